"""Frozen records, one kind a stage: read -> parse -> extract -> resolve -> map.

No RDF, no Stanza and no language in here. Every offset counts code points of ``Article.text`` as it was
given, end exclusive, so that ``article.text[begin:end]`` is always the quoted wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

ENTITY_TYPES = ("Person", "Organization", "State", "Group", "Place", "Agreement", "Thing")
FACTUALITIES = ("Factual", "Claimed", "Denied", "Planned", "Negated", "Hypothetical")
# Who acts, who suffers and who takes part.
ACTOR_ROLES = ("agent", "target", "participant")
ROLES = (*ACTOR_ROLES, "place", "theme")


# --- read ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text (a line or paragraph) and what it is for.

    ``kind``: ``headline``, ``paragraph``, ``dateline`` (kept for the anchor date, not parsed),
    ``furniture`` (navigation, "read also", share buttons: not parsed) or ``repeat`` (a headline seen again).
    """

    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read. ``lang`` is ``ar``, ``en`` or empty until it is detected."""

    id: str
    text: str
    lang: str = ""
    title: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None
    file: str | None = None
    blocks: tuple[Block, ...] = ()


# --- parse --------------------------------------------------------------------------------------

# What the numbers of an evocation count: sixteenths.
UNITS = 16


@dataclass(frozen=True, slots=True)
class Filler:
    """A word of the sentence that may fill a role of the event that another one reports, in whole numbers of `UNITS`.

    ``word`` is its index; ``roles`` are the log-odds of `ACTOR_ROLES`, in this order. They mean something for the
    heads of mentions, from which they were learned.
    """

    word: int
    roles: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Evocation:
    """What a word evokes where it stands, in whole numbers of `UNITS`.

    ``event`` is the log-odds that it reports an event, ``classes`` are the logarithms of each class's probability if it does, in the
    order of ``kg.vocabulary.classes()``. ``fillers`` are the words that may fill a role of that event, in text order; those that hardly
    do are left out, and nobody asked for those of a word that hardly reports an event.
    """

    event: int
    classes: tuple[int, ...]
    fillers: tuple[Filler, ...] = ()

    @property
    def odds(self) -> float:
        """The natural logarithm of the odds that the word reports an event."""
        return self.event / UNITS

    def log_probability(self, place: int) -> float:
        """The logarithm of the probability of the class at a place in the order."""
        return self.classes[place] / UNITS


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of Universal Dependencies; ``head`` is 0 for the root, indices count from 1.

    ``begin``/``end`` are the word's own letters where they can be told apart inside a multiword token,
    else those of the whole token. ``evokes`` is what the tuned encoder makes of the word in its sentence (kg.parse.evocation),
    None where nobody asked it.
    """

    index: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    begin: int
    end: int
    token_begin: int
    token_end: int
    evokes: Evocation | None = None

    def feat(self, name: str) -> str:
        """Value of one morphological feature, empty where it is absent."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""

    @property
    def relation(self) -> str:
        """The universal part of the dependency relation (``nsubj`` of ``nsubj:pass``)."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Span:
    """A typed stretch of text, such as a named entity of the recogniser (``type`` is the model's label)."""

    begin: int
    end: int
    type: str


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence. ``block`` is the kind of the block it comes from."""

    index: int
    begin: int
    end: int
    words: tuple[Word, ...]
    entities: tuple[Span, ...] = ()
    block: str = "paragraph"

    @cached_property
    def _children(self) -> dict[int, tuple[Word, ...]]:
        table: dict[int, list[Word]] = {}
        for word in self.words:
            table.setdefault(word.head, []).append(word)
        return {head: tuple(words) for head, words in table.items()}

    def word(self, index: int) -> Word:
        """The word with that index (from 1)."""
        return self.words[index - 1]

    def head(self, word: Word) -> Word | None:
        """The word's governor, None for the root."""
        return self.words[word.head - 1] if word.head else None

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """Dependents in text order; with relations, those whose full or universal relation is listed."""
        found = self._children.get(word.index, ())
        if not relations:
            return found
        return tuple(w for w in found if w.deprel in relations or w.relation in relations)

    def subtree(self, word: Word) -> Iterator[Word]:
        """The word and all below it, in no particular order; safe on cyclic trees."""
        seen, todo = set(), [word]
        while todo:
            current = todo.pop()
            if current.index in seen:
                continue
            seen.add(current.index)
            yield current
            todo.extend(self.children(current))


@dataclass(frozen=True)
class Document:
    """A parsed article; ``model`` names the parser and its version."""

    article: Article
    sentences: tuple[Sentence, ...]
    model: str = ""


# --- extract ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interval:
    """When: ``value`` as ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``begin/end``, None where the text does not fix it."""

    value: str | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: ``kind`` is ``date``, ``duration``, ``set``, ``anchored`` or ``anniversary``.

    Only a ``date`` (or an ``anchored`` one, once resolved) may date an event. An ``anchored`` expression
    ("two days after the launch") says where it lies from the event named next in the text: ``offset`` ``unit``s
    (``day``, ``week``, ``month``, ``year``, ``hour``) in the ``direction`` ``before``, ``after`` or ``on``;
    ``offset`` is None where the text gives no amount ("after the launch").
    """

    begin: int
    end: int
    text: str
    interval: Interval
    kind: str = "date"
    offset: int | None = None
    unit: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something named, described or pointed at.

    ``id`` is unique in its article; ``head`` is a word index in the sentence. ``kind``: ``name``, ``nominal``
    ("the president", "two soldiers"), ``pronoun`` (also enclitic) or ``dropped`` (a subject that only the verb's
    form shows; begin/end are then the verb's). ``name`` is the clean name without clitics, title or quotation
    marks; ``title`` the office or description beside it ("الرئيس الروسي", "US Secretary of State").
    ``apposed`` lists ids of mentions that syntax says are the same thing.
    """

    id: int
    sentence: int
    head: int
    begin: int
    end: int
    text: str
    kind: str
    type: str
    name: str
    title: str | None = None
    lemma: str = ""
    gender: str = ""
    number: str = ""
    person: str = ""
    apposed: tuple[int, ...] = ()

    @property
    def is_one_person(self) -> bool:
        """True for a person who is not several."""
        return self.type == "Person" and self.number != "Plur"


@dataclass(frozen=True, slots=True)
class Argument:
    """A role filler: a mention, or for a theme the words of the text."""

    role: str
    mention: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event or claim, its trigger and who takes part; ids are unique in the article.

    ``according_to`` is the id of the claim that reports it, ``content`` the ids of what a claim says.
    """

    id: int
    cls: str
    sentence: int
    begin: int
    end: int
    lemma: str
    arguments: tuple[Argument, ...] = ()
    factuality: str = "Factual"
    time: Interval | None = None
    time_span: tuple[int, int] | None = None
    according_to: int | None = None
    content: tuple[int, ...] = ()
    quote: str | None = None
    quote_span: tuple[int, int] | None = None
    confidence: float = 0.5

    def fillers(self, *roles: str) -> tuple[int, ...]:
        """Mention ids that fill one of the roles, in order."""
        return tuple(a.mention for a in self.arguments if a.role in roles and a.mention is not None)


@dataclass(frozen=True)
class Extraction:
    """What one article says: mentions, time expressions, events and claims."""

    document: Document
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]


# --- resolve ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something stated of an entity: ``office``, ``nationality``, ``memberOf``; value is text or an entity key."""

    name: str
    value: str
    entity: str | None = None
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor, place, agreement or thing. ``key`` is stable across articles (``person/vladimir-putin``).

    ``labels`` and ``aliases`` are (language, name) pairs; ``identifiers`` are (scheme, IRI) pairs, scheme being
    ``iso3166``, ``geonames`` or ``wikidata``; ``mentions`` are ids in the article at hand.
    """

    key: str
    type: str
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    mentions: tuple[int, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names were held to be one, or kept apart: ``reasons`` are short phrases with their weights."""

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Resolution:
    """An extraction with every resolved mention tied to an entity; unresolved mentions are in no entity."""

    extraction: Extraction
    entities: tuple[Entity, ...]
    decisions: tuple[Decision, ...] = field(default=())

    @cached_property
    def by_mention(self) -> dict[int, Entity]:
        """Entity of each resolved mention id."""
        return {m: entity for entity in self.entities for m in entity.mentions}
