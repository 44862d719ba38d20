"""When the events of an article happened: which of the dates that could date an event does, if any.

Every event has candidate dates: those of its own sentence (``DateReader.here``), and, where none of these is its own,
those of other events of the article (``DateReader.elsewhere``): the last date its speaker spoke on, the date told just before it,
that of the lead. How likely each is the date of the event is a logistic regression over readable properties of the
pair, the syntactic rules of ``attach`` foremost; its weights are the table ``dating.tsv``, fitted by
``pipelines/fit_dating.py`` on annotated articles. The likeliest is taken if it is likely enough, else the event has
no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from math import exp

from kg.extract.attach import Attached, is_listed, openers, read_times
from kg.extract.claims import ClaimLinks, is_claim
from kg.extract.events import Draft
from kg.extract.mentions import MentionBook
from kg.extract.tree import ancestors
from kg.model import Document, Interval, Sentence, TimeExpression, Word
from kg.text import fold

ACTOR_ROLES = ("agent", "target", "participant")
HERE, ELSEWHERE = "here", "elsewhere"
THRESHOLD = "threshold"
_CLAUSAL = ("ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp")
_LEAD = 2  # the story is dated in the first sentences
_NEAR = 2  # sentences over which a date is handed on without a common speaker
_SPEECH = 12  # sentences over which somebody goes on speaking


@dataclass(frozen=True)
class Candidate:
    """A date that an event may have, with the properties of the pair."""

    event: int
    time: TimeExpression
    names: tuple[str, ...]


class DateReader:
    """One article with its events, read for dates."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], anchor: date | None,
                 drafts: Sequence[Draft], book: MentionBook, links: ClaimLinks) -> None:
        self.document, self.anchor, self.book, self.links = document, anchor, book, links
        self.drafts = sorted(drafts, key=lambda d: (d.trigger.begin, d.trigger.end))
        self.times = [t for t in times if t.kind == "date" and t.interval.earliest and t.interval.latest]
        claims = [d.id for d in drafts if is_claim(d)]
        self.ruled: dict[int, Attached] = {}
        for sentence in document.sentences:
            triggers = {d.id: d.trigger for d in self._in(sentence)}
            self.ruled |= read_times(sentence, times, triggers, claims=claims, anchor=anchor)
        self.ruled = {e: r for e, r in self.ruled.items() if r.time.interval.earliest and r.time.interval.latest}

    def _in(self, sentence: Sentence) -> list[Draft]:
        return [d for d in self.drafts if d.sentence.index == sentence.index]

    # --- dates of the own sentence ---

    def here(self) -> Iterator[Candidate]:
        """Pairs of an event and a date of its sentence."""
        for sentence in self.document.sentences:
            inside = [t for t in self.times if sentence.begin <= t.begin and t.end <= sentence.end]
            drafts = self._in(sentence)
            for draft in drafts:
                ruled = self.ruled.get(draft.id)
                times = inside + ([ruled.time] if ruled and ruled.time not in inside else [])
                for time in times:
                    yield Candidate(draft.id, time, tuple(self._pair(draft, time, drafts, inside)))

    def _pair(self, draft: Draft, time: TimeExpression, drafts: Sequence[Draft], times: Sequence[TimeExpression]) -> Iterator[str]:
        ruled = self.ruled.get(draft.id)
        claim = "claim" if is_claim(draft) else draft.pos
        rule = ruled.rule if ruled and ruled.time.interval == time.interval else "other" if ruled else "none"
        yield "bias"
        yield f"what={claim}"
        yield f"rule={rule}"
        yield f"rule={rule}:{claim}"
        begin, end = sorted((draft.trigger, _word_at(draft.sentence, time)), key=lambda w: w.index)
        side = "after" if time.begin > draft.trigger.begin else "before"
        between = draft.sentence.words[begin.index : end.index - 1]
        others = len([d for d in drafts if d.trigger in between])
        yield f"between={min(others, 3)}"
        yield f"side={side}:{claim}"
        yield f"{side}:{min(others, 2)}:{rule in ('none', 'other')}"
        yield f"words={_bucket(len(between))}"
        yield f"verbs={min(3, len([w for w in between if w.upos == 'VERB']))}"
        yield f"only={len(times) <= 1}:{rule}"
        nearest = min(drafts, key=lambda d: abs(d.trigger.begin - time.begin))
        yield f"nearest={nearest.id == draft.id}:{rule in ('none', 'other')}"
        opened = {openers(self.document.article.lang or "en").get(fold(w.text), "") for w in between} - {""}
        yield from (f"opener={o}:{side}:{claim == 'claim'}" for o in sorted(opened))
        up, down = _crossings(draft.sentence, draft.trigger, _word_at(draft.sentence, time))
        yield f"up={up}"
        yield f"down={down}"
        yield f"up={up}:down={down}"
        yield f"size={_size(time.interval)}"
        yield f"size={_size(time.interval)}:{claim}"
        if self.anchor and time.interval.earliest and time.interval.earliest > self.anchor:
            yield f"future:{claim}"
        yield f"reported={draft.id in self.links.source}:{rule}"
        yield f"first={not any(d.trigger.begin < draft.trigger.begin for d in drafts)}:{claim}"

    # --- dates told elsewhere ---

    def elsewhere(self, dated: Mapping[int, TimeExpression]) -> Iterator[Candidate]:
        """Pairs of an event undated so far and the date of another event."""
        for at, draft in enumerate(self.drafts):
            if draft.id in dated:
                continue
            found: dict[Interval, tuple[TimeExpression, set[str]]] = {}
            for other, names in self._sources(at, draft, dated):
                time = dated[other.id]
                found.setdefault(time.interval, (time, set()))[1].update(names)
            for time, names in found.values():
                yield Candidate(draft.id, time, tuple(sorted({*names, *self._event(draft, time)})))

    def _sources(self, at: int, draft: Draft, dated: Mapping[int, TimeExpression]) -> Iterator[tuple[Draft, list[str]]]:
        """Dated events that may hand their date to an event, with what ties them to it."""
        lang, kind = self.document.article.lang, self._kind(draft)
        before = [d for d in reversed(self.drafts[:at]) if d.id in dated]
        speech = next((d for d in before if is_claim(draft) and is_claim(d) and self._same_actor(draft, d) != "no"), None)
        if speech is not None:
            far = draft.sentence.index - speech.sentence.index
            yield speech, [f"speech={lang}", f"speech={self._same_actor(draft, speech)}:{lang}", f"speech={_bucket(far)}"]
        told = next((d for d in before if draft.sentence.index - d.sentence.index <= _NEAR), None)
        if told is not None:
            far = draft.sentence.index - told.sentence.index
            yield told, [f"told={kind}:{lang}", f"told={far}:{self._kind(told)}:{kind}", f"told={self._same_actor(draft, told)}:{far}"]
        following = next((d for d in self.drafts[at + 1:] if d.id in dated), None)
        if following is not None and following.sentence.index == draft.sentence.index + 1:
            yield following, [f"next={draft.sentence.index == 0}:{lang}", f"next={following.cls == draft.cls}:{kind}"]
        lead = next((d for d in self.drafts if d.id in dated and d.sentence.index <= _LEAD), None)
        if lead is not None:
            rule = self.ruled[lead.id].rule if lead.id in self.ruled else "none"
            yield lead, [f"lead={kind}:{lang}", f"lead={self._kind(lead)}:{kind}:{lang}", f"lead={self._kind(lead)}:{rule}:{kind}:{lang}",
                         f"lead={lead.cls == draft.cls}:{kind}:{lang}", f"lead={self._same_actor(draft, lead) == 'name'}:{kind}"]

    def _kind(self, draft: Draft) -> str:
        kind = "claim" if is_claim(draft) else draft.pos
        return f"reported-{kind}" if draft.id in self.links.source else kind

    def _event(self, draft: Draft, time: TimeExpression) -> Iterator[str]:
        """Properties of an event that say whether it is likely to take a date from elsewhere."""
        kind, lang, sentence = self._kind(draft), self.document.article.lang, draft.sentence
        yield "bias"
        yield f"what={kind}:{lang}"
        yield f"size={_size(time.interval)}"
        yield f"times={any(sentence.begin <= t.begin < sentence.end for t in self.times)}"
        verb = draft.hosts.words[-1]
        yield f"form={verb.feat('Aspect') or verb.feat('Tense') or verb.feat('VerbForm') or 'none'}"
        yield f"form={verb.feat('Aspect') or verb.feat('Tense') or verb.feat('VerbForm') or 'none'}:{is_claim(draft)}:{lang}"
        if any(is_listed(w, lang, "occasion") and _definite(sentence, w) for w in sentence.words):
            yield f"occasion={is_claim(draft)}"
        if self.anchor and time.interval.earliest and time.interval.earliest > self.anchor:
            yield f"future={kind}"

    def _same_actor(self, draft: Draft, other: Draft) -> str:
        if self._names[draft.id] & self._names[other.id]:
            return "name"
        mentions = [self.book.mentions[m] for m in draft.fillers("agent", "participant")]
        if not mentions or any(m.kind in ("pronoun", "dropped") for m in mentions):
            return "pronoun"
        return "no"

    @cached_property
    def _names(self) -> Mapping[int, frozenset[str]]:
        return {d.id: self._words(d) for d in self.drafts}

    def _words(self, draft: Draft) -> frozenset[str]:
        mentions = (self.book.mentions[m] for m in draft.fillers("agent", "participant"))
        return frozenset(w for m in mentions if m.kind not in ("pronoun", "dropped") for w in fold(m.name or m.text).split() if len(w) > 2)


def date_events(
    document: Document, times: Sequence[TimeExpression], anchor: date | None, drafts: Sequence[Draft],
    book: MentionBook, links: ClaimLinks,
) -> dict[int, TimeExpression]:
    """The time expression that dates each event, by the draft's id; undated events are left out."""
    reader = DateReader(document, times, anchor, drafts, book, links)
    if not table(HERE):
        return {event: attached.time for event, attached in reader.ruled.items()}
    dated = likeliest(reader.here(), table(HERE))
    return dated | likeliest(reader.elsewhere(dated), table(ELSEWHERE))


def likeliest(candidates: Iterable[Candidate], weights: Mapping[str, float]) -> dict[int, TimeExpression]:
    """The likeliest candidate of each event that has one above the threshold."""
    best: dict[int, tuple[float, TimeExpression]] = {}
    for candidate in candidates:
        sure = probability(candidate, weights)
        if sure >= weights.get(THRESHOLD, 0.5) and (candidate.event not in best or sure > best[candidate.event][0]):
            best[candidate.event] = sure, candidate.time
    return {event: time for event, (_, time) in best.items()}


def probability(candidate: Candidate, weights: Mapping[str, float]) -> float:
    """How likely the event has this date."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in candidate.names)))


def _bucket(count: int) -> str:
    return next((f"<{limit}" for limit in (1, 2, 3, 5, 9, 15) if count < limit), "many")


def _size(when: Interval) -> str:
    return "span" if "/" in (when.value or "") else {10: "day", 7: "month", 4: "year"}.get(len(when.value or ""), "span")


def _definite(sentence: Sentence, noun: Word) -> bool:
    return noun.text.startswith("ال") or any(fold(c.text) == "the" for c in sentence.children(noun, "det"))


def _word_at(sentence: Sentence, time: TimeExpression) -> Word:
    words = [w for w in sentence.words if w.begin < time.end and time.begin < w.end]
    inside = {w.index for w in words}
    content = [w for w in words if w.head not in inside and w.upos not in ("ADP", "PUNCT", "CCONJ", "SCONJ", "DET")]
    return next(iter(content or words), sentence.words[0])


def _crossings(sentence: Sentence, one: Word, other: Word) -> tuple[int, int]:
    """Clause borders on the way up from one word to the lowest word above both, and down from there to the other."""
    ups = [(one, None)] + [(g, d) for g, d in ancestors(sentence, one)]
    downs = [(other, None)] + [(g, d) for g, d in ancestors(sentence, other)]
    over = {w.index: i for i, (w, _) in enumerate(downs)}
    meeting = next(((i, over[w.index]) for i, (w, _) in enumerate(ups) if w.index in over), (0, 0))

    def borders(steps: Sequence[tuple[Word, Word | None]]) -> int:
        return min(2, sum(d is not None and (d.relation in _CLAUSAL or (d.relation == "conj" and d.upos == "VERB")) for _, d in steps))

    return borders(ups[: meeting[0] + 1]), borders(downs[: meeting[1] + 1])


@cache
def table(part: str) -> Mapping[str, float]:
    """Weights of the properties for dates of the own sentence (``here``) or of others (``elsewhere``)."""
    path = files("kg.extract") / "dating.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for code, name, weight in rows if code == part}
