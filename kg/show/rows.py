"""What the pictures need of a graph, read once through its public terms: actors, events, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg import vocabulary
from kg.rdf.iris import KG, NIF, SCHEMA

ROLES = ("agent", "target", "participant")


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, place, agreement or other thing: its IRI, type and names by language."""

    iri: str
    type: str
    names: tuple[tuple[str, str], ...]

    def name(self, lang: str) -> str:
        """Its name in a language, else in any."""
        return dict(reversed(self.names)).get(lang) or (self.names[0][1] if self.names else self.iri.rsplit("/", 1)[-1])


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or claim with its role fillers (role, IRI), its sentence and where the trigger stands in it."""

    iri: str
    cls: str
    family: str
    claim: bool
    predicate: str
    factuality: str
    roles: tuple[tuple[str, str], ...]
    place: str | None
    theme: str
    earliest: str
    latest: str
    quote: str
    sources: tuple[str, ...]
    content: tuple[str, ...]
    article: str
    sentence: str
    trigger: tuple[int, int]
    confidence: float


@dataclass(frozen=True, slots=True)
class Piece:
    """An article: IRI, headline or file name, date, address."""

    iri: str
    title: str
    published: str
    url: str


@dataclass(frozen=True)
class Rows:
    """Everything of a graph that is shown, sorted."""

    things: tuple[Thing, ...]
    happenings: tuple[Happening, ...]
    articles: tuple[Piece, ...]


def read_rows(graph: Graph) -> Rows:
    """The graph's events with all that takes part in them; what is missing stays empty."""
    happenings = tuple(sorted(_happenings(graph), key=lambda h: (h.article, h.iri)))
    used = {iri for h in happenings for _, iri in h.roles} | {h.place for h in happenings if h.place}
    used |= {iri for h in happenings for iri in h.sources}
    things = tuple(_thing(graph, URIRef(iri)) for iri in sorted(used))
    articles = tuple(_piece(graph, a) for a in sorted({h.article for h in happenings if h.article}))
    return Rows(things, happenings, articles)


def _text(value: Node | None) -> str:
    return "" if value is None else str(value)


def _local(graph: Graph, node: Node, known: Iterable[str]) -> str | None:
    names = {str(c)[len(KG):] for c in graph.objects(node, RDF.type) if str(c).startswith(str(KG))}
    return next((name for name in known if name in names), None)


def _thing(graph: Graph, node: URIRef) -> Thing:
    kind = _local(graph, node, ("Person", "State", "Organization", "Group", "Place", "Agreement")) or "Thing"
    labels = sorted((str(label.language or ""), str(label)) for label in graph.objects(node, RDFS.label) if isinstance(label, Literal))
    others = sorted((str(label.language or ""), str(label)) for label in graph.objects(node, SKOS.altLabel) if isinstance(label, Literal))
    return Thing(str(node), kind, tuple(labels + others))


def _happenings(graph: Graph) -> Iterator[Happening]:
    classes = vocabulary.classes()
    for node in sorted(set(graph.subjects(KG.factuality, None)), key=str):
        cls = _local(graph, node, classes)
        if cls is None:
            continue
        article, sentence, trigger = _where(graph, node)
        theme = graph.value(node, KG.theme)
        label = graph.value(theme, RDFS.label) if isinstance(theme, URIRef) else theme
        place = graph.value(node, KG.place)
        yield Happening(
            iri=str(node), cls=cls, family=vocabulary.family_of(cls), claim=vocabulary.is_claim(cls),
            predicate=_text(graph.value(node, KG.predicate)), factuality=_text(graph.value(node, KG.factuality))[len(KG):],
            roles=tuple(_roles(graph, node)), place=str(place) if place else None, theme=_text(label),
            earliest=_text(graph.value(node, KG.earliest)), latest=_text(graph.value(node, KG.latest)),
            quote=_text(graph.value(node, KG.quote)),
            sources=tuple(sorted({str(a) for c in graph.objects(node, KG.accordingTo) for a in graph.objects(c, KG.agent)})),
            content=tuple(sorted(map(str, graph.objects(node, KG.content)))),
            article=article, sentence=sentence, trigger=trigger,
            confidence=float(_text(graph.value(node, KG.confidence)) or 0))


def _roles(graph: Graph, node: Node) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for role in ROLES:
        for filler in sorted(map(str, graph.objects(node, KG[role]))):
            if filler not in seen:
                seen.add(filler)
                yield role, filler


def _where(graph: Graph, node: Node) -> tuple[str, str, tuple[int, int]]:
    """Article, sentence and the trigger's offsets in the sentence."""
    article, sentence, trigger = "", "", (0, 0)
    for mention in sorted(graph.objects(node, PROV.wasDerivedFrom), key=str):
        begin, end = graph.value(mention, NIF.beginIndex), graph.value(mention, NIF.endIndex)
        if begin is None or end is None:
            continue
        article = _text(graph.value(mention, NIF.referenceContext))
        around = graph.value(mention, KG.inSentence)
        start = graph.value(around, NIF.beginIndex) if around is not None else None
        if around is not None and start is not None:
            sentence = _text(graph.value(around, NIF.anchorOf))
            return article, sentence, (int(str(begin)) - int(str(start)), int(str(end)) - int(str(start)))
        sentence, trigger = _text(graph.value(mention, NIF.anchorOf)), (0, int(str(end)) - int(str(begin)))
    return article, sentence, trigger


def _piece(graph: Graph, iri: str) -> Piece:
    node = URIRef(iri)
    title = graph.value(node, SCHEMA.headline) or graph.value(node, KG.file) or graph.value(node, SCHEMA.identifier)
    return Piece(iri, _text(title) or iri.rsplit("/", 1)[-1], _text(graph.value(node, SCHEMA.datePublished)),
                 _text(graph.value(node, SCHEMA.url)))


