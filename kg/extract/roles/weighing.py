"""Who fills the roles of an event, weighed: what the rules found, and who else stands in the sentence.

Rules go by the tree, and trees of long sentences are often wrong; then a role stays empty, or the wrong one stands in it. A logistic
regression therefore weighs for each role everybody who is near the event: where he stands in the tree and in the text, what the rules
made of him, what else he does in the sentence, who fills such a role elsewhere, and what the tuned encoder makes of him
(``kg.model.Filler``). Its weights are the table ``fillers.tsv``, fitted by ``pipelines/fit_fillers.py`` on annotated articles. A filler
that is hardly likely is left out, unless the event has no other; a role that nobody fills goes to the likeliest candidate, if he is
likely enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kg.extract.claims import ClaimLinks
from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.mentions import MentionBook
from kg.extract.tree import ancestors, preposition
from kg.model import ACTOR_ROLES, UNITS, Argument, Mention, Sentence, Word
from kg.text import fold
from kg.vocabulary import family_of, is_symmetric

# A filler that the rules found goes where its log-odds are less (two in five), a candidate comes into an empty role where his are as much.
DROP, ADD = -0.4, -0.3
# How a candidate stands to the event before it is weighed: in this role, in another one, or nowhere.
TOLD, ELSEWHERE, NEW = "told", "elsewhere", "new"
# Paths of more steps are all alike, and so are larger distances (in words, halved) and names that come more often.
STEPS, FAR, OFTEN = 5, 9, 3
FAR_OFF, OUTSIDE = "far", "outside"
# The log-odds of each role where the encoder does not tell them.
UNLIKELY = -6
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may fill a role of an event; ``features`` are names of its properties, ``readings`` those with a number."""

    role: str
    mention: int
    standing: str
    features: tuple[str, ...]
    readings: tuple[tuple[str, float], ...] = ()


def weighed(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook, weights: Weights) -> list[Draft]:
    """The drafts with likelier fillers."""
    scene = Scene(drafts, links, book)
    return [_with_likely(draft, scene.candidates(draft), weights) for draft in drafts]


def _with_likely(draft: Draft, candidates: Iterable[Candidate], weights: Weights) -> Draft:
    odds = {(c.role, c.mention): log_odds(c, weights) for c in candidates}
    by_rules = {argument: odds[role, mention] for argument, role, mention in _fillers(draft)}
    kept = {a: sure for a, sure in by_rules.items() if sure >= DROP}
    filled, taken = {role for argument, role, _ in _fillers(draft) if argument in kept}, {a.mention for a in by_rules}
    added: dict[Argument, float] = {}
    for (role, mention), sure in sorted(odds.items(), key=lambda item: (-item[1], item[0])):
        if role not in filled and mention not in taken and sure >= ADD:
            added[Argument(role, mention)] = sure
            filled.add(role)
            taken.add(mention)
    if by_rules and not kept and not added:  # whether there is an event at all is for the confidence to say
        kept = dict([max(by_rules.items(), key=lambda item: item[1])])
    arguments = (*(a for a in draft.arguments if a in kept or a not in by_rules), *added)
    return replace(draft, arguments=arguments, guessed=bool(added) and not kept, filler_odds=max((kept | added).values(), default=0.0))


def roles_of(draft: Draft) -> list[str]:
    """The roles that somebody may fill: acting and suffering always, taking part where all do so alike or the rules have found it."""
    if is_symmetric(draft.cls):
        return ["participant"]
    return [role for role in ROLES if role != "participant" or role in draft.frame or draft.fillers(role)]


def _fillers(draft: Draft) -> Iterator[tuple[Argument, str, int]]:
    """The arguments that are actors, with the role that counts and the mention: all who take part in a symmetric event are participants."""
    symmetric = is_symmetric(draft.cls)
    for argument in draft.arguments:
        if argument.mention is not None and argument.role in ROLES:
            yield argument, "participant" if symmetric else argument.role, argument.mention


def log_odds(candidate: Candidate, weights: Weights) -> float:
    """What the regression makes of a candidate: the logarithm of the odds that he fills the role."""
    named = sum(weights.get(name, 0.0) for name in candidate.features)
    return named + sum(weights.get(name, 0.0) * number for name, number in candidate.readings)


@cache
def table() -> Weights:
    """Weights of the features."""
    lines = (files("kg.extract.roles") / "fillers.tsv").read_text(encoding="utf-8").splitlines()
    return read_table(lines)


def read_table(lines: Iterable[str]) -> Weights:
    """Weights from lines of a feature, a tab and its weight; those that begin with # are for people."""
    rows = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def somebody(book: MentionBook) -> Iterator[Mention]:
    """The mentions, written in words, of whoever or whatever may fill a role."""
    return (m for m in book.mentions if m.head > 0 and (m.type in (*ACTORS, "Place") or m.kind == "pronoun"))


# --- candidates and their features --------------------------------------------------------------


@dataclass(frozen=True)
class _Event:
    """One draft among the others, as its candidates see it: what is the same for all of them."""

    draft: Draft
    roles: Mapping[int, frozenset[str]]
    filled: Counter[str]
    names: frozenset[str]  # words of the fillers' names
    others: Mapping[str, Mapping[int, frozenset[str]]]  # the roles of the events before, behind and above it
    above: str  # the class of the event above
    heads: frozenset[int]  # trigger words of the sentence's other events
    speakers: frozenset[int]
    nearest: Mapping[int, str]  # the mentions right before and behind the trigger
    encoded: Mapping[int, Mapping[str, float]]  # log-odds of the roles of a mention by the tuned encoder
    likeliest: Mapping[str, float]  # the highest of them for each role


class Scene:
    """All drafts of an article with the mentions around them."""

    def __init__(self, drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> None:
        self.book, self.links = book, links
        self.by_id = {d.id: d for d in drafts}
        self.roles = {d.id: _roles(d) for d in drafts}
        self.drafts: dict[int, list[Draft]] = {}
        for draft in sorted(drafts, key=lambda d: (d.sentence.index, d.trigger.index)):
            self.drafts.setdefault(draft.sentence.index, []).append(draft)
        self.mentions: dict[int, list[Mention]] = {}
        for mention in somebody(book):
            self.mentions.setdefault(mention.sentence, []).append(mention)
        self.often = Counter(fold(m.name) for m in book.mentions if m.kind == "name")

    def candidates(self, draft: Draft) -> Iterator[Candidate]:
        """Everybody in the sentence, who tells of the event and who acts first in the sentence before, for each role of the draft."""
        event = self._event(draft)
        before = [m for d in self.drafts.get(draft.sentence.index - 1, ()) for m in d.fillers("agent", "participant")][:1]
        found = [m.id for m in self.mentions.get(draft.sentence.index, ())] + list(event.roles)
        found += [m for m in (*sorted(event.speakers), *before) if self.book.mentions[m].kind != "dropped"]
        for mention in (self.book.mentions[m] for m in dict.fromkeys(found)):
            yield from self._weighable(event, mention)

    def _event(self, draft: Draft) -> _Event:
        here = self.drafts[draft.sentence.index]
        place = next(i for i, d in enumerate(here) if d.id == draft.id)
        heads = {d.trigger.index: d for d in here if d.id != draft.id}
        above = next((heads[w.index] for w, _ in ancestors(draft.sentence, draft.trigger) if w.index in heads), None)
        source = self.by_id.get(self.links.source.get(draft.id, -1))
        roles = self.roles[draft.id]
        others = {"left": here[place - 1] if place else None, "right": here[place + 1] if place + 1 < len(here) else None, "above": above}
        named = [m for m in self.mentions.get(draft.sentence.index, ()) if m.kind != "pronoun"]
        before = max((m for m in named if m.head < draft.trigger.index), key=lambda m: m.head, default=None)
        behind = min((m for m in named if m.head > draft.trigger.index), key=lambda m: m.head, default=None)
        encoded = _encoded(draft, self.mentions.get(draft.sentence.index, ()))
        return _Event(
            draft, roles, Counter(r for of_one in roles.values() for r in of_one),
            frozenset(w for m in roles for w in fold(self.book.mentions[m].name).split()),
            {name: self.roles[d.id] if d is not None else {} for name, d in others.items()}, above.cls if above is not None else "none",
            frozenset(heads), frozenset(source.fillers("agent")) if source is not None else frozenset(),
            {m.id: side for m, side in ((before, "before"), (behind, "behind")) if m is not None},
            encoded, {role: max((of_one[role] for of_one in encoded.values()), default=0.0) for role in ACTOR_ROLES})

    def _weighable(self, event: _Event, mention: Mention) -> Iterator[Candidate]:
        draft = event.draft
        place = _Place.of(draft, mention, event.heads)
        for role in roles_of(draft):
            mine = event.roles.get(mention.id, ())
            standing = TOLD if role in mine else ELSEWHERE if mine else NEW
            features = self._features(event, mention, place, role, f"{role}:{standing}:{min(2, event.filled[role])}", standing)
            numbers = tuple(_readings(event, mention, role, standing))
            yield Candidate(role, mention.id, standing, tuple(dict.fromkeys(features)), numbers)

    def _features(self, event: _Event, mention: Mention, place: _Place, role: str, case: str, standing: str) -> Iterator[str]:
        """Names of what tells for or against a mention in a role; ``case`` is the role, how the mention stands to the event, and how
        many the role has."""
        draft, noun = event.draft, event.draft.pos == "NOUN"
        lemma, of_class = fold(draft.trigger.lemma), f"{role}:{draft.cls}"
        yield "bias"
        yield f"case={case}"
        yield f"case={case}:{draft.cls}"
        yield f"others={event.filled.total() > event.filled[role]}:{case}"
        yield f"frame={role in draft.frame}:{case}"
        yield f"draft={draft.direct}:{draft.handed}:{draft.remote}:{draft.recalled}:{role}:{standing}"
        yield f"kind={mention.kind}:{place.inside}:{case}"
        yield f"kind={mention.kind}:{of_class}"
        yield f"type={mention.type}:{case}"
        yield f"type={mention.type}:{of_class}"
        yield f"number={mention.number}:{of_class}"
        yield f"lemma={lemma}:{role}:{standing}"
        yield f"lemma={lemma}:{role}:{mention.type}"
        yield f"who={place.lemma or fold(mention.lemma or mention.name)}:{role}"
        yield f"who={place.lemma or fold(mention.lemma or mention.name)}:{role}:{family_of(draft.cls)}"
        yield f"shared={standing == NEW and mention.kind == 'name' and not event.names.isdisjoint(fold(mention.name).split())}:{case}"
        yield f"often={min(OFTEN, self.often[fold(mention.name)]) if mention.kind == 'name' else 0}:{case}"
        yield f"speaker={mention.id in event.speakers}:{place.inside}:{case}"
        for name, roles in event.others.items():
            yield f"{name}={'+'.join(sorted(roles.get(mention.id, ())))}:{case}"
        yield f"above={'+'.join(sorted(event.others['above'].get(mention.id, ())))}:{event.above}:{of_class}"
        yield f"path={place.path}:{case}"
        yield f"path={place.path}:{role}:{noun}:{family_of(draft.cls)}"
        yield f"last={place.last}:{place.steps}:{role}"
        yield f"first={place.first}:{role}"
        yield f"crossed={place.crossed}:{place.steps}:{case}"
        yield f"preposition={place.preposition}:{of_class}"
        yield f"preposition={place.preposition}:{case}:{noun}"
        yield f"near={event.nearest.get(mention.id, 'no')}:{case}:{noun}"
        yield f"away={place.side}:{place.away}:{case}"
        yield f"relation={place.relation}:{draft.trigger.feat('Voice')}:{case}"
        odds = event.encoded.get(mention.id)
        yield f"encoded={'no' if odds is None else _of_role(odds, role) >= event.likeliest[role]}:{case}"


def _encoded(draft: Draft, mentions: Iterable[Mention]) -> dict[int, dict[str, float]]:
    """The log-odds of each role by mention; empty where the encoder was not asked for the trigger's fillers."""
    if draft.trigger.evokes is None or not draft.trigger.evokes.fillers:
        return {}
    told = {f.word: f.roles for f in draft.trigger.evokes.fillers}
    unlikely = (UNLIKELY * UNITS,) * len(ACTOR_ROLES)
    return {m.id: {role: number / UNITS for role, number in zip(ACTOR_ROLES, told.get(m.head, unlikely), strict=True)} for m in mentions}


def _of_role(odds: Mapping[str, float], role: str) -> float:
    """Who takes part may act or suffer by the rules."""
    return max(odds[role], odds["participant"])


def _readings(event: _Event, mention: Mention, role: str, standing: str) -> Iterator[tuple[str, float]]:
    """What the encoder makes of a mention in a role, with a number."""
    if (odds := event.encoded.get(mention.id)) is not None:
        sure = _of_role(odds, role)
        yield "encoded", sure
        yield f"encoded:{standing}:{role}", sure
        yield f"encoded:{standing}:{event.filled[role] > 0}", sure
        yield "encoded in any role", max(odds.values())


def _roles(draft: Draft) -> dict[int, frozenset[str]]:
    """The roles of each filler."""
    found: dict[int, set[str]] = {}
    for _, role, mention in _fillers(draft):
        found.setdefault(mention, set()).add(role)
    return {mention: frozenset(roles) for mention, roles in found.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mention stands, seen from the trigger or the light verb that carries its arguments."""

    inside: bool
    path: str = OUTSIDE
    first: str = OUTSIDE
    last: str = OUTSIDE
    steps: int = FAR
    crossed: int = 0
    side: str = OUTSIDE
    away: int = FAR
    preposition: str = ""
    relation: str = ""
    lemma: str = ""

    @classmethod
    def of(cls, draft: Draft, mention: Mention, heads: frozenset[int]) -> _Place:
        """The place of a mention; that of one in another sentence, or of a subject that is not written, is outside."""
        sentence = draft.sentence
        if mention.sentence != sentence.index or mention.head < 1:
            return cls(False)
        word = sentence.word(mention.head)
        host, (names, between) = min(((i, path(sentence, w, word)) for i, w in enumerate(draft.hosts.words)), key=lambda p: len(p[1][0]))
        steps = f"{host} {' '.join(names)}" if len(names) <= STEPS else FAR_OFF
        return cls(
            True, steps, names[0] if names else "", names[-1] if names else "", min(STEPS + 1, len(names)),
            min(2, sum(i in heads for i in between)), "behind" if word.index > draft.trigger.index else "before",
            min(FAR, abs(word.index - draft.trigger.index) // 2), fold(preposition(sentence, word)), word.relation, fold(word.lemma))


def path(sentence: Sentence, start: Word, end: Word) -> tuple[list[str], list[int]]:
    """The relations from one word up the tree and down to another, with prepositions, and the indices of the words between them."""
    up = [start, *(head for head, _ in ancestors(sentence, start))]
    down = [end, *(head for head, _ in ancestors(sentence, end))]
    heights = {word.index: i for i, word in enumerate(up)}
    depth = next((i for i, word in enumerate(down) if word.index in heights), None)
    if depth is None:  # parts of a damaged tree
        return [FAR_OFF] * (STEPS + 1), []
    top = heights[down[depth].index]
    steps = [f"^{w.relation}" for w in up[:top]] + [_step_down(sentence, w) for w in reversed(down[:depth])]
    return steps, [w.index for w in (*up[1:top + 1], *down[1:depth]) if w.index != start.index]


def _step_down(sentence: Sentence, word: Word) -> str:
    return f"v{word.relation}:{fold(preposition(sentence, word))}" if word.relation in ("obl", "nmod") else f"v{word.relation}"
