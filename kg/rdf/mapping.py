"""From the records of one article to the triples of the graph contract; pure."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import PurePath

from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg import vocabulary
from kg.model import Argument, Article, Attribute, Entity, Event, Interval, Mention, Resolution, Sentence
from kg.rdf import iris
from kg.rdf.iris import KG, NIF, SCHEMA, SEM, TIME

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_LINKS = {"iso3166": SKOS.exactMatch}
_ATTRIBUTES = ("office", "nationality", "memberOf")


def to_graph(resolution: Resolution, graph: Graph | None = None) -> Graph:
    """Everything that one article says, as triples of the contract.

    They are added to ``graph`` where one is given, else to a new one, which is returned.
    """
    graph = Graph() if graph is None else graph
    for prefix, namespace in iris.PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    _Writer(resolution, graph).write()
    return graph


def date_literal(value: str) -> Literal | None:
    """``2024``, ``2024-06`` or ``2024-06-19`` as a literal of the fitting type; None for an interval."""
    datatype = _DATE_TYPES.get(len(value))
    return Literal(value, datatype=datatype) if datatype and "/" not in value else None


def decimal_literal(value: float) -> Literal:
    """A number from 0 to 1 with at most three decimals, in the canonical spelling of ``xsd:decimal``."""
    text = f"{min(max(value, 0.0), 1.0):.3f}".rstrip("0")
    return Literal(text + "0" if text.endswith(".") else text, datatype=XSD.decimal)


class _Writer:
    """Writes one resolution; holds what every part of it needs: the graph, the article, the IRIs."""

    def __init__(self, resolution: Resolution, graph: Graph) -> None:
        self.resolution = resolution
        self.graph = graph
        self.article: Article = resolution.extraction.document.article
        self.node = iris.article(self.article.id)
        self.lang = self.article.lang or None
        self.mentions = {m.id: m for m in resolution.extraction.mentions}
        self.sentences = {s.index: s for s in resolution.extraction.document.sentences}
        self.written = [e for e in resolution.extraction.events if self._has_actor(e)]
        self.events = self._event_iris()
        self.reporting = {e.according_to for e in self.written}

    def write(self) -> None:
        self._article()
        acting = self._acting()
        for entity in self.resolution.entities:
            self._entity(entity, actor=entity.key in acting)
        for event in self.written:
            self._event(event)

    def add(self, subject: Node, predicate: URIRef, *objects: Node | None) -> None:
        for value in objects:
            if value is not None:
                self.graph.add((subject, predicate, value))

    def text(self, value: str | None, lang: str | None = None) -> Literal | None:
        """A literal in the given language, else the article's; None for an empty one."""
        return Literal(value, lang=lang or self.lang) if value else None

    # --- article ---------------------------------------------------------------------------------

    def _article(self) -> None:
        article, digest = self.article, hashlib.sha256(self.article.text.encode("utf-8", "surrogatepass"))
        self.add(self.node, RDF.type, SCHEMA.NewsArticle)
        self.add(self.node, SCHEMA.identifier, Literal(article.id))
        self.add(self.node, SCHEMA.sha256, Literal(digest.hexdigest()))
        self.add(self.node, SCHEMA.headline, self.text(article.title))
        if article.lang:
            self.add(self.node, SCHEMA.inLanguage, Literal(article.lang))
        if article.published:
            day = Literal(article.published.isoformat(), datatype=XSD.date)
            self.add(self.node, SCHEMA.datePublished, day)
        if article.url:
            self.add(self.node, SCHEMA.url, Literal(article.url, datatype=XSD.anyURI))
        if article.file or not article.url:
            self.add(self.node, KG.file, Literal(PurePath(article.file).name if article.file else article.id))
        if article.source:
            self.add(self.node, SCHEMA.publisher, Literal(article.source))
        if self.resolution.extraction.document.model:
            self.add(self.node, KG.parsedWith, Literal(self.resolution.extraction.document.model))

    # --- entities --------------------------------------------------------------------------------

    def _acting(self) -> set[str]:
        """Keys of entities that act or take part, and are actors whatever their type."""
        acting = ("agent", "participant")
        return {
            entity.key
            for event in self.written
            for argument in event.arguments
            if (entity := self._filler(argument)) and _role(event, argument, entity) in acting
        }

    def _filler(self, argument: Argument) -> Entity | None:
        return self.resolution.by_mention.get(argument.mention) if argument.mention is not None else None

    def _entity(self, entity: Entity, actor: bool) -> None:
        node = iris.entity(entity.key)
        kinds = {entity.type, *vocabulary.superclasses(entity.type)} - {"Entity"}
        kinds |= {"Actor"} if actor else set()
        self.add(node, RDF.type, *(KG[kind] for kind in kinds))
        if "Actor" in kinds:
            self.add(node, RDF.type, SEM.Actor)
        self.add(node, RDFS.label, *(Literal(name, lang=lang or None) for lang, name in entity.labels))
        others = [alias for alias in entity.aliases if alias not in entity.labels]
        self.add(node, SKOS.altLabel, *(Literal(name, lang=lang or None) for lang, name in others))
        for scheme, iri in entity.identifiers:
            self.add(node, _LINKS.get(scheme, OWL.sameAs), URIRef(iri))
        for mention in entity.mentions:
            if mention in self.mentions:
                self._mention(self.mentions[mention])
        for rank, attribute in enumerate(entity.attributes):
            self._attribute(node, entity, attribute, rank)

    def _attribute(self, node: URIRef, entity: Entity, attribute: Attribute, rank: int) -> None:
        """The attribute itself, and where the text states it."""
        predicate = KG[attribute.name if attribute.name in _ATTRIBUTES else "attribute"]
        value = iris.entity(attribute.entity) if attribute.entity else self.text(attribute.value)
        self.add(node, predicate, value)
        mention = self.mentions.get(attribute.mention) if attribute.mention is not None else None
        if mention is None or value is None:
            return
        source = iris.attribution(self.node, entity.key, rank)
        self.add(source, RDF.type, KG.Attribution)
        self.add(source, KG.describes, node)
        self.add(source, predicate, value)
        self.add(source, PROV.wasDerivedFrom, self._mention(mention))

    # --- text ------------------------------------------------------------------------------------

    def _span(self, begin: int, end: int, kind: URIRef) -> URIRef:
        node = iris.span(self.node, begin, end)
        self.add(node, RDF.type, kind)
        self.add(node, NIF.beginIndex, Literal(str(begin), datatype=XSD.nonNegativeInteger))
        self.add(node, NIF.endIndex, Literal(str(end), datatype=XSD.nonNegativeInteger))
        self.add(node, NIF.anchorOf, Literal(self.article.text[begin:end]))
        self.add(node, NIF.referenceContext, self.node)
        self.add(node, PROV.wasDerivedFrom, self.node)
        return node

    def _phrase(self, begin: int, end: int, sentence: int) -> URIRef:
        node = self._span(begin, end, NIF.Phrase)
        home: Sentence | None = self.sentences.get(sentence)
        if home is not None and home.begin <= begin and end <= home.end:
            self.add(node, KG.inSentence, self._span(home.begin, home.end, NIF.Sentence))
        return node

    def _mention(self, mention: Mention) -> URIRef:
        node = self._phrase(mention.begin, mention.end, mention.sentence)
        self.add(node, KG.mentionKind, Literal(mention.kind))
        entity = self.resolution.by_mention.get(mention.id)
        self.add(node, KG.refersTo, iris.entity(entity.key) if entity else None)
        return node

    # --- events ----------------------------------------------------------------------------------

    def _has_actor(self, event: Event) -> bool:
        """True where somebody known takes part: the contract has no event without an actor."""
        parts = ("agent", "target", "participant")
        return any((entity := self._filler(a)) and _role(event, a, entity) in parts for a in event.arguments)

    def _event_iris(self) -> dict[int, URIRef]:
        ranks: dict[int, int] = {}
        found = {}
        for event in self.written:
            rank = ranks.get(event.begin, 0)
            ranks[event.begin] = rank + 1
            found[event.id] = iris.event(self.node, event.begin, rank)
        return found

    def _event(self, event: Event) -> None:
        node = self.events[event.id]
        self.add(node, RDF.type, SEM.Event, KG[event.cls], *(KG[c] for c in _supertypes(event.cls)))
        self.add(node, SEM.eventType, KG[event.cls])
        self.add(node, KG.factuality, KG[event.factuality])
        self.add(node, KG.predicate, self.text(event.lemma))
        self.add(node, KG.confidence, decimal_literal(event.confidence))
        self.add(node, PROV.wasDerivedFrom, self._phrase(event.begin, event.end, event.sentence))
        fillers = self._fillers(node, event)
        for role, values in fillers.items():
            self.add(node, KG[role], *values)
        if vocabulary.is_claim(event.cls) or event.content or event.quote or event.id in self.reporting:
            self._claim(node, event, named=bool(fillers.get("agent") or fillers.get("participant")))
        if event.according_to is not None:
            self.add(node, KG.accordingTo, self.events.get(event.according_to))
        dates = self._time(node, event)
        if event.factuality == "Factual":
            self._shortcuts(event.cls, fillers, dates)

    def _fillers(self, node: URIRef, event: Event) -> dict[str, list[Node]]:
        """Role fillers as nodes, in order; says of each named one which words name it."""
        fillers: dict[str, list[Node]] = {}
        for argument in event.arguments:
            entity = self._filler(argument)
            mention = self.mentions.get(argument.mention) if argument.mention is not None else None
            role = _role(event, argument, entity)
            if entity is not None:
                fillers.setdefault(role, []).append(iris.entity(entity.key))
            elif role == "theme":
                words = argument.text or (mention.text if mention else None)
                fillers.setdefault(role, []).extend(filter(None, [self.text(words)]))
            if mention is not None and entity is not None:
                self.add(node, KG.evidence, self._mention(mention))
        return {role: list(dict.fromkeys(values)) for role, values in fillers.items()}

    def _claim(self, node: URIRef, event: Event, named: bool) -> None:
        """What makes an event a claim, also one of a class that is not always one (a probe that found …)."""
        self.add(node, RDF.type, KG.Claim)
        self.add(node, KG.unnamedSource, None if named else Literal(True))
        self.add(node, KG.content, *(self.events.get(i) for i in event.content))
        self.add(node, KG.quote, self.text(event.quote))
        if event.quote_span:
            self.add(node, KG.quoteEvidence, self._phrase(*event.quote_span, event.sentence))

    def _time(self, node: URIRef, event: Event) -> list[Node]:
        """Dates of the event; returns the ``kg:date`` values."""
        when: Interval | None = event.time
        if when is None or when.earliest is None or when.latest is None:
            return []
        first, last = when.earliest.isoformat(), when.latest.isoformat()
        self.add(node, KG.earliest, Literal(first, datatype=XSD.date))
        self.add(node, KG.latest, Literal(last, datatype=XSD.date))
        if event.time_span:
            self.add(node, KG.timeEvidence, self._phrase(*event.time_span, event.sentence))
        self.add(node, TIME.hasTime, self._interval(first, last))
        date = date_literal(when.value) if when.value else None
        self.add(node, KG.date, date)
        return [date] if date is not None else []

    def _interval(self, first: str, last: str) -> URIRef:
        """The OWL-Time node of a stretch of days."""
        node = iris.interval(first, last)
        self.add(node, RDF.type, TIME.ProperInterval)
        for edge, date in ((TIME.hasBeginning, first), (TIME.hasEnd, last)):
            instant = iris.day(date)
            self.add(node, edge, instant)
            self.add(instant, RDF.type, TIME.Instant)
            self.add(instant, TIME.inXSDDate, Literal(date, datatype=XSD.date))
        return node

    def _shortcuts(self, cls: str, fillers: dict[str, list[Node]], dates: list[Node]) -> None:
        """Direct triples of a factual event, as the ontology says for its class."""
        ends = {**fillers, "date": dates}
        for shortcut in vocabulary.shortcuts_of(cls):
            sources = [n for role in shortcut.sources for n in ends.get(role, ()) if isinstance(n, URIRef)]
            targets = [n for role in shortcut.targets for n in ends.get(role, ())
                       if isinstance(n, URIRef) or role == "date"]
            for source, target in product(sources, targets):
                if source != target:
                    self.add(source, KG[shortcut.name], target)
                    if shortcut.symmetric:
                        self.add(target, KG[shortcut.name], source)


def _role(event: Event, argument: Argument, entity: Entity | None) -> str:
    """The role that the contract gives an argument: symmetric events know participants and a place only."""
    if argument.role in ("agent", "target") and vocabulary.is_symmetric(event.cls):
        return "place" if entity is not None and entity.type == "Place" else "participant"
    return argument.role


def _supertypes(cls: str) -> tuple[str, ...]:
    """Superclasses that are written out, so that families and claims are found without reasoning."""
    return tuple(c for c in vocabulary.superclasses(cls) if c != "SymmetricEvent")
