"""Which of the candidate events are stated of somebody in particular, and how sure we are of each.

The confidence of an event is a logistic regression over a few readable properties of the candidate and what the tuned encoder makes
of its word in the sentence (``Word.evokes``). Its weights are the table ``confidence.tsv``, fitted by ``pipelines/fit_confidence.py``
on annotated articles; candidates below the threshold in that table are left out. Words of models that have no encoder are judged
by weights of their own, fitted on the readable properties alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp

from kg.extract.claims import ClaimLinks
from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.mentions import MentionBook
from kg.extract.tree import ancestors, preposition
from kg.text import fold
from kg.vocabulary import classes

THRESHOLD = "threshold"
# What the code of a language is followed by where the weights are for words that nobody asked the encoder about.
PLAIN = " without evocation"
# What the names of the encoder's numbers begin with.
EVOKED = "evoked "
# Log-odds count by this beside a property that is there or not; a class less likely than this is as unlikely as any.
SCALE, UNLIKELY = 0.5, -6.0


def is_candidate(draft: Draft, book: MentionBook) -> bool:
    """An event needs an actor; an unknown verb needs one that the text shows."""
    fillers = draft.fillers(*ROLES)
    return bool(fillers) and (draft.known or any(book.mentions[m].kind != "dropped" for m in fillers))


def is_repeat(draft: Draft, body: Sequence[Draft], book: MentionBook) -> bool:
    """A headline's event that the body tells again: same class (or lemma) and a common word in an actor's name."""
    words = _actor_words(draft, book)
    for other in body:
        if other.is_like(draft):
            if words & _actor_words(other, book) or not words:
                return True
    return False


def _actor_words(draft: Draft, book: MentionBook) -> set[str]:
    mentions = (book.mentions[m] for m in draft.fillers(*ROLES))
    return {w for m in mentions for w in fold(m.text).split()}


@dataclass(frozen=True)
class Surroundings:
    """What the other candidates of an article tell of each: drafts with an event of their class and a common actor in an earlier
    sentence, drafts with their lemma there, drafts with an event of their class and a common filler before them in their own
    sentence, and the class of the nearest candidate that governs each."""

    told: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    twice: frozenset[int] = frozenset()
    governors: Mapping[int, str] = field(default_factory=dict)


def surroundings(drafts: Sequence[Draft], book: MentionBook) -> Surroundings:
    """How the candidates of an article stand to each other."""
    told, named, twice = set(), set(), set()
    words = {d.id: _actor_words(d, book) for d in drafts}
    for draft in drafts:
        before = [d for d in drafts if d.cls == draft.cls and d.sentence.index < draft.sentence.index]
        if any(words[d.id] & words[draft.id] for d in before):
            told.add(draft.id)
        if any(fold(d.trigger.lemma) == fold(draft.trigger.lemma) for d in before):
            named.add(draft.id)
        if any(d.cls == draft.cls and d.sentence.index == draft.sentence.index and d.trigger.index < draft.trigger.index
               and set(d.fillers(*ROLES)) & set(draft.fillers(*ROLES)) for d in drafts):
            twice.add(draft.id)
    return Surroundings(frozenset(told), frozenset(named), frozenset(twice), dict(_governors([d for d in drafts if is_candidate(d, book)])))


def _governors(drafts: Sequence[Draft]) -> Iterator[tuple[int, str]]:
    classes = {(d.sentence.index, d.trigger.index): d.cls for d in drafts}
    for draft in drafts:
        above = (classes.get((draft.sentence.index, word.index)) for word, _ in ancestors(draft.sentence, draft.trigger))
        if governor := next(filter(None, above), None):
            yield draft.id, governor


def features(draft: Draft, links: ClaimLinks, book: MentionBook, around: Surroundings) -> Iterator[str]:
    """Names of the properties that a candidate has."""
    trigger, sentence = draft.trigger, draft.sentence
    mentions = [book.mentions[m] for m in draft.fillers(*ROLES)]
    yield "bias"
    yield f"pos={draft.pos}"
    yield f"class={draft.cls}"
    yield f"known={draft.known}"
    yield f"lemma={fold(trigger.lemma)}"
    yield f"direct={draft.direct}"
    yield f"handed={draft.handed}"
    yield f"remote={draft.remote}"
    yield f"recalled={draft.recalled}:{draft.pos}"
    yield f"guessed={draft.guessed}:{draft.pos}"
    if draft.recalled:
        yield f"recalled={draft.cls}"
    if draft.remote:
        yield f"remote={draft.cls}"
    yield f"actors={min(3, len(mentions))}"
    for kind in sorted({m.kind for m in mentions}):
        yield f"kind={kind}"
    for kind in sorted({m.type for m in mentions}):
        yield f"type={kind}"
    for role in sorted({a.role for a in draft.arguments}):
        yield f"role={role}"
    own = _beneath(draft, book)
    yield f"own={own}:{draft.pos}"
    yield f"own={own}:{draft.cls}"
    yield f"relation={trigger.relation}:{'N' if draft.pos == 'NOUN' else 'V'}"
    yield f"carried={draft.hosts.verb is not None}"
    if draft.pos == "NOUN":
        yield f"preposition={fold(preposition(sentence, trigger))}"
        yield f"definite={trigger.text.startswith('ال') or any(c.upos == 'DET' for c in sentence.children(trigger))}"
        yield f"plural={trigger.feat('Number') == 'Plur'}"
        yield f"determined={any(c.relation == 'det' for c in sentence.children(trigger))}"
        yield f"determiner={' '.join(fold(c.lemma) for c in sentence.children(trigger, 'det')) or 'none'}:{draft.cls}"
        yield f"predicate={bool(sentence.children(trigger, 'cop'))}:{fold(preposition(sentence, trigger))}"
    else:
        yield f"form={trigger.feat('VerbForm') or 'none'}"
        yield f"aspect={trigger.feat('Aspect') or trigger.feat('Tense') or 'none'}"
        yield f"dropped={any(m.kind == 'dropped' for m in mentions)}:{trigger.feat('Aspect') or trigger.feat('Tense')}:{trigger.head == 0}"
        yield f"copula={bool(sentence.children(trigger, 'cop'))}"
    yield f"governor={around.governors.get(draft.id, 'none')}:{draft.cls}"
    yield from _beside(draft)
    yield f"reported={draft.id in links.source}"
    yield f"reports={any(c == draft.id for c in links.source.values())}"
    yield f"headline={sentence.block == 'headline'}"
    yield f"tree={'acl' if trigger.relation == 'acl' else 'root' if trigger.head == 0 else 'other'}:{draft.cls == 'Occurrence'}"
    yield f"class={draft.cls}:{draft.pos}"
    yield f"preposition={draft.cls}:{fold(preposition(sentence, trigger))}"
    yield f"told={draft.id in around.told}:{draft.cls}"
    yield f"named={draft.id in around.named}:{draft.pos}"
    yield f"twice={draft.id in around.twice}:{draft.pos}"
    yield f"twice={draft.id in around.twice}:{draft.cls}"
    yield f"known={draft.known}:{draft.pos}:{any(m.type in ACTORS and m.kind == 'name' for m in mentions)}"


def _beneath(draft: Draft, book: MentionBook) -> str:
    """How many of the actors stand below the trigger in the tree: all, some or none, which others have lent it."""
    below = {word.index for word in draft.sentence.subtree(draft.trigger)}
    mentions = [book.mentions[m] for m in draft.fillers(*ROLES)]
    count = sum(m.sentence == draft.sentence.index and m.head in below for m in mentions)
    return "none" if not count else "all" if count == len(mentions) else "some"


def _beside(draft: Draft) -> Iterator[str]:
    """What stands beside the trigger: its head, its dependents and function words, and the parts of speech before and after it."""
    sentence, trigger = draft.sentence, draft.trigger
    noun = draft.pos == "NOUN"
    head = sentence.head(trigger)
    yield f"head={fold(head.lemma) if head else 'none'}:{noun}"
    for word in sentence.children(trigger):
        if word.relation not in ("punct", "case", "cc", "mark"):
            yield f"dependent={word.relation}:{noun}"
    for word in sentence.children(trigger, "mark", "aux", "advmod"):
        yield f"{word.relation}={fold(word.lemma)}:{noun}"
    before = sentence.word(trigger.index - 1).upos if trigger.index > 1 else "none"
    after = sentence.word(trigger.index + 1).upos if trigger.index < len(sentence.words) else "none"
    yield f"before={before}:{draft.pos}"
    yield f"after={after}:{draft.pos}"


def confidence(draft: Draft, links: ClaimLinks, book: MentionBook, around: Surroundings, lang: str) -> float:
    """Probability that a careful reader would have the event in the graph, 0.01 to 0.99."""
    found = readings(draft, features(draft, links, book, around))
    return round(min(0.99, max(0.01, probability(found, table(code(draft, lang))))), 2)


def code(draft: Draft, lang: str) -> str:
    """Under what the weights for a candidate stand in the table: its language, and whether the encoder said nothing of its word."""
    return lang if draft.trigger.evokes else lang + PLAIN


def readings(draft: Draft, names: Iterable[str]) -> dict[str, float]:
    """A candidate's properties, each of value one, and the log-odds of its fillers and, by the encoder, of an event and of its class."""
    found = {**dict.fromkeys(names, 1.0), "filler": SCALE * draft.filler_odds, f"filler {draft.pos}": SCALE * draft.filler_odds}
    if evoked := draft.trigger.evokes:
        event, of_class = SCALE * evoked.odds, SCALE * max(UNLIKELY, evoked.log_probability(classes().index(draft.cls)))
        found |= {f"{EVOKED}event": event, f"{EVOKED}event {draft.pos}": event, f"{EVOKED}class": of_class}
    return found


def probability(readings: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What the regression makes of a candidate's readings."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in readings.items())))


@cache
def table(code: str) -> Mapping[str, float]:
    """Weights of the readings under a `code`, and the threshold; empty where nothing has been fitted."""
    lines = (files("kg.extract") / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for under, name, weight in rows if under == code}


def threshold(code: str) -> float:
    """Candidates with less confidence are left out."""
    return table(code).get(THRESHOLD, 0.0)
