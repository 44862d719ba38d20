"""Which time expression dates which event of a sentence, by syntax.

The rules, in this order; an event keeps the first date it gets:

0. *Occasion*: what is said "in an interview published on Monday" is dated by the occasion, wherever the parser hangs
   the date. Words for occasions, results and courses are categories of ``dates/context.tsv``.
1. *Own clause*: an expression dates the nearest event above it in the tree.
2. *Since*: "since the war broke out in 2022" dates the war 2022, and what is said to last since then 2022 up to
   publication.
3. *Anchored*: "two days after the launch" dates the event above it from that of the launch, or the launch from it.
4. *Result, same time*: what a dated event led to, and what happened when or where it did ("عندما", "where") or in its
   course ("during which", "بحثت فيه").
5. *Inheritance*: an undated event takes the date of the event it is joined to, as long as no word in between opens
   another time ("after", "قبل") and no claim lies in between (what is said is not dated by when it is said):
   coordination both ways, participles and infinitives from their verb, event nouns from the verb whose object or
   adjunct they are or from the relative clause that describes them ("talks that opened on Tuesday").

"Until", years in brackets behind a name and "today's" of a noun date no event above them; a past verb is not dated by a
day to come; "a report by the council on Wednesday" dates the report.

Parsers err most on adjuncts, so word order has a say too: what stands right before "that", between commas or not, dates
the claim, what a comma sets off from an object dates the object's verb, what stands
behind "that" or in quotation marks does not date the verb before it; an expression that opens the sentence and hangs on
nothing dates the first event verb.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Literal

from kg.extract.dates import resolve_anchored, resolve_backwards
from kg.extract.time import intervals
from kg.extract.tree import COMMAS, NOMINAL, ancestors
from kg.lang.lexicon import category_words, rows
from kg.model import Interval, Sentence, TimeExpression, Word
from kg.text import fold, is_arabic

_JOINED = ("conj", "parataxis", "list")
_CLAUSES = ("advcl", "xcomp", "acl")
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "csubj")
_CLAUSAL = ("ccomp", "advcl", "acl", "csubj", "parataxis")
_PARTICLES = ("SCONJ", "CCONJ", "PART")
_NEAR_WORDS = 10  # an anchored expression names its event within so many words
_FAR = 99
_OCCASION_WORDS = 22  # from a claim to the date of the occasion it was made on
_AUTHOR_WORDS = 7  # from a work's author to its date
_RESULT_WORDS = 3  # from "led to" to what it led to
_MEANWHILE_WORDS = 6  # from "when" to what happened then
_STOPS = (".", ";", "؛", ":")
_OPENING, _CLOSING = ("“", "«"), ("”", "»")


def attach_times(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    triggers: Mapping[int, Word],
    *,
    claims: Collection[int] = (),
    anchor: date | None = None,
) -> dict[int, TimeExpression]:
    """Event id -> the time expression that dates it; ``triggers`` maps event ids to their trigger words.

    ``claims`` are the events that say something: their date is not handed down to what they say. ``anchor`` is the
    day of publication, up to which "since" reaches. An anchored expression comes back as a date, resolved.
    """
    inside = [t for t in times if sentence.begin <= t.begin and t.end <= sentence.end]
    if not inside or not triggers:
        return {}
    reader = _Reader(sentence, triggers, frozenset(claims), anchor)
    dates = reader.occasions(inside)
    dates = reader.own(inside) | dates
    reader.since(inside, dates)
    reader.anchored(inside, dates)
    for _ in range(2):  # what inherits a date may have had results, and these hand theirs down in turn
        reader.results(dates)
        reader.meanwhile(inside, dates)
        reader.within(dates)
        reader.inherit(dates)
    return {event: dates[event] for event in sorted(dates)}


class _Reader:
    """One sentence with its events, read for dates."""

    def __init__(self, sentence: Sentence, triggers: Mapping[int, Word], claims: frozenset[int], anchor: date | None) -> None:
        self.sentence = sentence
        self.anchor = anchor
        self.claims = claims
        self.events: dict[int, list[int]] = {}  # word index -> ids of the events it evokes
        for event, word in sorted(triggers.items()):
            self.events.setdefault(word.index, []).append(event)
        text = " ".join(w.text for w in sentence.words)
        self.lang = "ar" if is_arabic(text) else "en"
        self.openers = openers(self.lang)

    # --- rules 0 and 4: what the words say, whatever the tree ---

    def occasions(self, times: Sequence[TimeExpression]) -> dict[int, TimeExpression]:
        """Dates of what was said on a dated occasion: "said in an interview published on Monday"."""
        found: dict[int, TimeExpression] = {}
        for time in times:
            if time.kind != "date" or time.interval.earliest is None or time.interval.latest is None or is_to_come(time, self.anchor):
                continue
            occasion, verb = self._said_on([w for w in self.sentence.words if w.end <= time.begin][-_OCCASION_WORDS:])
            for word in (occasion, verb) if verb is not None and occasion is not None else ():
                found |= {event: time for event in self.events.get(word.index, ()) if event not in found}
        return found

    def _said_on(self, before: Sequence[Word]) -> tuple[Word | None, Word | None]:
        """The occasion beside which an expression stands, and the event verb before it; both or nothing."""
        occasion: Word | None = None
        quoted = 0
        for at in range(len(before) - 1, -1, -1):
            word = before[at]
            if word.text in _CLOSING:
                quoted += 1
            elif word.text in _OPENING and quoted:
                quoted -= 1
            elif word.text in _STOPS or self.openers.get(fold(word.text), "to") != "to":
                return None, None
            elif occasion is None and is_listed(word, self.lang, "occasion") and word.upos == "NOUN" and self._led(word):
                occasion = word
            elif word.upos == "VERB" and word.index in self.events:
                if any(is_listed(w, self.lang, "occasion") for w in before[max(0, at - 4) : at]):
                    continue  # "an interview published on Monday"
                return (occasion, word) if occasion is not None else (None, None)
        return None, None

    def _led(self, noun: Word) -> bool:
        """Whether a preposition of place or time leads the noun ("at a joint news conference")."""
        return any(w.upos == "ADP" for w in self.sentence.words[max(0, noun.index - 5) : noun.index - 1])

    def results(self, dates: dict[int, TimeExpression]) -> None:
        """Dates of what came of a dated event: "an attack in June that led to the killing of 38"."""
        for word in self.sentence.words:
            if word.upos == "VERB" and is_listed(word, self.lang, "result"):
                before, after = self._around(word)
                if before is not None and after is not None and after - word.index <= _RESULT_WORDS:
                    self._hand_on(before, after, dates)

    def meanwhile(self, times: Sequence[TimeExpression], dates: dict[int, TimeExpression]) -> None:
        """Dates of what happened when or where a dated event did: "wounded on Friday when settlers burnt the house"."""
        for word in self.sentence.words:
            if word.upos not in NOMINAL and is_listed(word, self.lang, "same"):
                before, after = self._around(word)
                if after is None or after - word.index > _MEANWHILE_WORDS:
                    continue
                since = self.sentence.word(before).end if before is not None else self.sentence.begin
                said = [t for t in times if t.kind == "date" and t.interval.earliest and since <= t.begin and t.end <= word.begin]
                if before is not None and any(e in dates for e in self.events[before]):
                    self._hand_on(before, after, dates)
                elif said:
                    dates.update({e: said[-1] for e in self.events[after] if e not in dates and e not in self.claims})

    def within(self, dates: dict[int, TimeExpression]) -> None:
        """Dates of what is told of a dated event by a pronoun: "a visit yesterday, *during which* they held talks"."""
        for word in self.sentence.words:
            verb = self.sentence.head(word)
            if word.upos != "PRON" or verb is None or verb.upos != "VERB" or verb.index not in self.events:
                continue
            told = self._told_of(word, verb)
            when = next((dates[e] for e in self.events[told.index] if e in dates), None) if told is not None else None
            if when is not None:
                dates.update({event: when for event in self.events[verb.index] if event not in dates})

    def _told_of(self, pronoun: Word, verb: Word) -> Word | None:
        """The event noun that a pronoun behind "during", or behind "in" in a relative clause, takes up."""
        cases = self.sentence.children(pronoun, "case")
        head = self.sentence.head(verb)
        if verb.deprel == "acl:relcl" and head is not None and any(is_listed(c, self.lang, "inside") for c in cases):
            return head if head.index in self.events else None
        if not any(is_listed(c, self.lang, "course") for c in cases):
            return None
        before = [self.sentence.word(i) for i in sorted(self.events) if i < min(pronoun.index, verb.index)]
        return next((w for w in reversed(before) if w.upos == "NOUN"), None)

    def _around(self, word: Word) -> tuple[int | None, int | None]:
        """The event words next to a word on either side."""
        places = sorted(self.events)
        return next((i for i in reversed(places) if i < word.index), None), next((i for i in places if i > word.index), None)

    def _hand_on(self, source: int, target: int, dates: dict[int, TimeExpression]) -> None:
        when = next((dates[e] for e in self.events[source] if e in dates and e not in self.claims), None)
        if when is not None:
            dates.update({event: when for event in self.events[target] if event not in self.claims})

    # --- rule 1 ---

    def own(self, times: Sequence[TimeExpression]) -> dict[int, TimeExpression]:
        """Dates of events by the expression that stands nearest below them."""
        best: dict[int, tuple[tuple[int, int, int], TimeExpression]] = {}
        for time in times:
            if time.kind != "date" or time.interval.earliest is None or time.interval.latest is None:
                continue
            top = self._top(time)
            if top is None or self._names_a_term(time, top) or self._is_end(time):
                continue
            if (work := self._by_author(time)) is not None:
                best |= {event: ((0, 0, 0), time) for event in self.events[work.index]}
                continue
            for word, distance in self._before_that(time) or list(self._dated(time, top)) or self._opened(time):
                rank = (distance, -_exactness(time.interval), abs(time.begin - word.begin))
                if self._too_late(word, time):
                    continue
                for event in self.events[word.index]:
                    if event not in best or rank < best[event][0]:
                        best[event] = rank, time
        return {event: time for event, (_, time) in best.items()}

    def _before_that(self, time: TimeExpression) -> list[tuple[Word, int]]:
        """The claim right before whose "that" an expression stands ("the ministry announced, *yesterday*, that …")."""
        after = next((w for w in self.sentence.words if w.begin >= time.end and w.text not in COMMAS), None)
        if after is None or after.upos != "SCONJ" or self.openers.get(fold(after.text)) != "that":
            return []
        verb = next((w for w in reversed(self.sentence.words) if w.end <= time.begin and w.upos == "VERB"), None)
        said = verb is not None and any(event in self.claims for event in self.events.get(verb.index, ()))
        return [(verb, 0)] if verb is not None and said else []

    def _dated(self, time: TimeExpression, top: Word) -> Iterator[tuple[Word, int]]:
        """Event words that an expression dates, with their distance; it does not leave the clause of its verb.

        Where the verb of the clause is no event, it dates the event nouns of that clause ("held a meeting"), else
        the noun that the clause describes ("the talks that opened on Tuesday").
        """
        if top.index in self.events:
            yield top, 0
            return
        bare = time.text.isdigit() and not self.sentence.children(top, "case")
        to = self._opener(top) == "to"
        owner = self.sentence.head(top)
        if top.deprel == "nmod:poss":  # "today's report"
            yield from ((w, 1) for w in (owner,) if w is not None and w.index in self.events)
            return
        for steps, (governor, dependent) in enumerate(ancestors(self.sentence, top), 1):
            if dependent.upos == "VERB" and dependent.relation in _CLAUSAL:
                described = self._head_of_construct(governor) if dependent.relation == "acl" else None
                if described is not None:
                    yield described, steps
                return
            ahead = self.openers.get(fold(governor.text)) == "other"
            if ahead or (dependent is not top and self._opener(dependent) == "other"):  # "before the crisis of 2008"
                return
            if (verb := self._set_off(time, governor)) is not None:
                yield verb, steps
                return
            if governor.index in self.events and not to:  # "put off to Friday" says when what is put off will be
                if inner := self._within_complement(governor, top):
                    yield inner, steps
                elif inner is None:
                    yield governor, steps
                return
            if bare and governor.upos in NOMINAL:  # "the 2016 candidates": the year of a name
                return
            if governor.upos == "VERB":
                nouns = [w for w in self._arguments(governor) if w.index in self.events]
                yield from ((noun, steps + 1) for noun in nouns)
                if nouns:
                    return

    def _set_off(self, time: TimeExpression, noun: Word) -> Word | None:
        """The event verb whose adjunct an expression behind a comma is, where the parser hangs it on its object or adjunct.

        ("regained control of the building, in the first hours of Monday")
        """
        before = [w for w in self.sentence.words if w.end <= time.begin]
        while before and before[-1].upos == "ADP":
            before.pop()
        if noun.upos != "NOUN" or noun.index not in self.events or not before or before[-1].text not in COMMAS:
            return None
        verb = self.sentence.head(noun)
        own = noun.relation in ("obj", "obl") and not self._opener(noun)
        return verb if own and verb is not None and verb.upos == "VERB" and verb.index in self.events else None

    def _is_end(self, time: TimeExpression) -> bool:
        """Whether an expression only says up to when: "until July 18, they registered 40 cases"."""
        first = next((w for w in self.sentence.words if w.end > time.begin), None)
        return first is not None and is_listed(first, self.lang, "end")

    def _by_author(self, time: TimeExpression) -> Word | None:
        """The noun whose author stands between it and the expression: "a *report* by the council on Wednesday"."""
        before = [w for w in self.sentence.words if w.end <= time.begin]
        while before and before[-1].upos == "ADP":
            before.pop()
        for at in range(len(before) - 1, max(0, len(before) - 1 - _AUTHOR_WORDS), -1):
            word = before[at]
            if is_listed(word, self.lang, "author"):
                noun = before[at - 1]
                return noun if noun.upos == "NOUN" and noun.index in self.events else None
            if word.upos not in (*NOMINAL, "DET", "ADP"):
                return None
        return None

    def _names_a_term(self, time: TimeExpression, top: Word) -> bool:
        """Years in brackets behind a name, years of an office: "the minister (2008-2012)", "the 2018-2022 term"."""
        before = [w for w in self.sentence.words if w.end <= time.begin][-1:]
        bracketed = bool(before) and before[0].text in ("(", "[")
        head = self.sentence.head(top)
        years = time.text.replace("-", "").replace("–", "").isdigit()
        return years and (bracketed or (top.relation in ("compound", "nummod") and head is not None and head.index not in self.events))

    def _head_of_construct(self, noun: Word) -> Word | None:
        """The event noun that a relative clause on a noun describes: it, or what it belongs to ("a state visit")."""
        if noun.index in self.events:
            return noun
        for governor, dependent in ancestors(self.sentence, noun):
            if dependent.relation not in ("nmod", "compound", "flat", "appos") or self.sentence.children(dependent, "case"):
                return None
            if governor.index in self.events:
                return governor
        return None

    def _too_late(self, word: Word, time: TimeExpression) -> bool:
        """A verb in the past is not dated by a day to come: what it speaks of is."""
        return is_past(word) and is_to_come(time, self.anchor)

    def _opened(self, time: TimeExpression) -> Iterator[tuple[Word, int]]:
        """Where the tree leads nowhere: the first event verb after an expression that opens the sentence."""
        words = self.sentence.words
        if all(w.upos in ("ADP", "CCONJ", "PUNCT", "ADV", "DET", "ADJ") for w in words if w.end <= time.begin):
            verbs = [w for w in words if w.begin >= time.end and w.upos == "VERB" and w.index in self.events]
            yield from ((verb, _FAR) for verb in verbs[:1])

    def _within_complement(self, governor: Word, top: Word) -> Word | Literal[False] | None:
        """None where the governor is not followed by "that" or a quotation mark before the expression.

        Else the expression is about what is said, whatever the parser made of it: the last event word before it
        in the complement, or False if there is none.
        """
        between = [w for w in self.sentence.words if governor.index < w.index < top.index]
        start = next((w.index for w in between if self.openers.get(fold(w.text)) == "that"), None)
        if start is None or governor.upos != "VERB":
            return None
        inner = [w for w in between if w.index > start and w.index in self.events]
        return inner[-1] if inner else False

    def _arguments(self, verb: Word) -> Iterator[Word]:
        """Nominal dependents of a verb that belong to its own time."""
        for child in self.sentence.children(verb, "obj", "nsubj", "obl", "iobj"):
            if child.upos in NOMINAL and not self._opener(child):
                yield child

    # --- rule 2 ---

    def since(self, times: Sequence[TimeExpression], dates: dict[int, TimeExpression]) -> None:
        """Dates of what lasts since a dated event."""
        if self.anchor is None:
            return
        for time in times:
            top = self._top(time)
            if top is None or time.kind != "date" or time.interval.value is None:
                continue
            for governor, dependent in ancestors(self.sentence, top):
                if dependent.index != top.index and self._opener(dependent) == "since":
                    self._lasting(governor, time, dates)
                    break

    def _lasting(self, word: Word, time: TimeExpression, dates: dict[int, TimeExpression]) -> None:
        lasting, _ = self._above(word)
        when = intervals.interval(f"{(time.interval.value or '').partition('/')[0]}/{self.anchor}")
        if lasting is None or when.value is None:
            return
        for event in self.events[lasting.index]:
            if event not in dates or dates[event] is time:
                dates[event] = replace(time, interval=when)

    # --- rule 3 ---

    def anchored(self, times: Sequence[TimeExpression], dates: dict[int, TimeExpression]) -> None:
        """Dates that one event gives another over "two days after"."""
        for time in times:
            top = self._top(time)
            if time.kind != "anchored" or top is None:
                continue
            dated, reference = self._ends(time, top)
            for event in dated:
                for other in reference:
                    self._exchange(time, event, other, dates)

    def _ends(self, time: TimeExpression, top: Word) -> tuple[list[int], list[int]]:
        """Events that the expression dates, and those it counts from."""
        below = [w for w in self.sentence.subtree(top) if w.index in self.events and w.begin >= time.end]
        if below:
            reference = min(below, key=lambda w: w.begin)
            dated, _ = self._above(top, beside=reference)
        else:
            after = [w for w in self.sentence.words if w.begin >= time.end and w.index in self.events]
            if not after or after[0].index - top.index > _NEAR_WORDS:
                return [], []
            reference = after[0]
            dated, _ = self._above(top, beside=reference)
        return self.events[dated.index] if dated else [], self.events[reference.index]

    def _exchange(self, time: TimeExpression, event: int, other: int, dates: dict[int, TimeExpression]) -> None:
        if other in dates and event not in dates:
            when = resolve_anchored(time, dates[other].interval)
            target = event
        elif event in dates and other not in dates:
            when = resolve_backwards(time, dates[event].interval)
            target = other
        else:
            return
        if when.value is not None:
            dates[target] = replace(time, interval=when, kind="date")

    # --- rule 5 ---

    def inherit(self, dates: dict[int, TimeExpression]) -> None:
        """Hand dates on along the joints of the tree until nothing changes."""
        links = sorted([*self._links(), *self._added()])
        for _ in range(len(self.events)):
            given = [(target, dates[source]) for _, source, target in links if source in dates and target not in dates]
            if not given:
                return
            target, time = given[0]
            dates[target] = time

    def _links(self) -> Iterator[tuple[int, int, int]]:
        """(rank, from event, to event) for every joint over which a date may pass."""
        for index, events in self.events.items():
            word = self.sentence.word(index)
            for governor, dependent, path in self._joints(word):
                for event in events:
                    for other in self.events[governor.index]:
                        yield from self._joint(event, other, dependent, path)

    def _added(self) -> Iterator[tuple[int, int, int]]:
        """From a claim to the next where that is a participle behind a comma: "said …, noting that"."""
        said = [i for i in sorted(self.events) if any(e in self.claims for e in self.events[i])]
        for first, second in pairwise(said):
            word, before = self.sentence.word(second), self.sentence.word(second - 1)
            if word.feat("VerbForm") == "Part" and before.text in COMMAS:
                yield from ((5, one, other) for one in self.events[first] for other in self.events[second])

    def _joints(self, word: Word) -> Iterator[tuple[Word, Word, tuple[str, ...]]]:
        """The nearest event above a word: (event word, topmost word below it, relations on the way up)."""
        path: list[str] = []
        for governor, dependent in ancestors(self.sentence, word):
            if self._opener(dependent):
                return
            path.append(dependent.relation)
            if governor.index in self.events:
                yield governor, dependent, tuple(path)
                return

    def _joint(self, event: int, other: int, dependent: Word, path: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        top = path[-1]
        if top == "parataxis" and (event in self.claims) != (other in self.claims):
            return  # "it was closed in 2011, the agency said"
        if top in _JOINED:
            yield 1, other, event
            yield 2, event, other
        elif dependent.deprel == "acl:relcl" and len(path) == 1:
            if (self.sentence.head(dependent) or dependent).upos in NOMINAL:
                yield 2, event, other
        elif top in _CLAUSES and dependent.deprel != "acl:relcl" and len(path) == 1:
            if other not in self.claims or event in self.claims:
                yield 1, other, event
            if top == "advcl" and dependent.feat("VerbForm") == "Part" and not self.sentence.children(dependent, "mark"):
                yield 2, event, other  # "mentioned it, meeting the press in June"
        elif len(path) == 1 and top in ("obl", "nmod") and self._during(dependent) and event not in self.claims:
            yield 3, other, event
            yield 4, event, other
        elif path[0] in (*_ARGUMENTS, "conj") and all(p in (*_ARGUMENTS, "conj", "acl") for p in path) and (top != "nsubj"):
            if other not in self.claims:
                yield 3, other, event

    def _during(self, noun: Word) -> bool:
        return any(is_listed(c, self.lang, "course") for c in self.sentence.children(noun, "case"))

    # --- the tree ---

    def _top(self, time: TimeExpression) -> Word | None:
        """The word of an expression that hangs on a word outside it."""
        words = [w for w in self.sentence.words if w.begin < time.end and time.begin < w.end]
        inside = {w.index for w in words}
        tops = [w for w in words if w.head not in inside]
        content = [w for w in tops if w.upos not in ("ADP", "PUNCT", "CCONJ", "SCONJ", "DET")]
        return next(iter(content or tops), None)

    def _above(self, word: Word, beside: Word | None = None) -> tuple[Word | None, int]:
        """The nearest event word at or above a word, and how many steps up; ``beside`` is passed over."""
        if word.index in self.events and word is not beside:
            return word, 0
        for steps, (governor, _) in enumerate(ancestors(self.sentence, word), 1):
            if governor.index in self.events and governor is not beside:
                return governor, steps
        return None, _FAR

    def _opener(self, word: Word) -> str:
        """What a preposition or conjunction before a word says of time: ``since``, ``other`` or nothing."""
        before = [c for c in self.sentence.children(word, "case", "mark", "advmod") if c.index < word.index]
        linear = [w for w in self.sentence.words[max(0, word.index - 3) : word.index - 1] if w.upos in _PARTICLES]
        for form in (form for w in (*before, *linear) for form in (fold(w.text), fold(w.lemma))):
            if self.openers.get(form, "that") != "that":
                return self.openers[form]
        return ""


def _exactness(when: Interval) -> int:
    """Exacter expressions win over vaguer ones at the same distance: days over months over years."""
    return len((when.value or "").partition("/")[0])


def is_to_come(time: TimeExpression, anchor: date | None) -> bool:
    """Whether an expression is later than publication."""
    return anchor is not None and time.interval.earliest is not None and time.interval.earliest > anchor


def is_past(verb: Word) -> bool:
    """Whether a verb is finite and in the past."""
    return verb.feat("Aspect") == "Perf" or (verb.feat("Tense") == "Past" and verb.feat("VerbForm") == "Fin")


def is_definite(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun has the article: "the briefing", "اللقاء"."""
    return noun.text.startswith("ال") or any(fold(c.text) == "the" for c in sentence.children(noun, "det"))


def is_listed(word: Word, lang: str, category: str) -> bool:
    """Whether a word is in a category of ``dates/context.tsv``."""
    return not {fold(word.lemma), fold(word.text), fold(word.text).removeprefix("ال")}.isdisjoint(
        category_words(lang, "dates/context", category))


@cache
def openers(lang: str) -> Mapping[str, str]:
    """Words that put what follows at another time than the clause (category ``opener`` of ``dates/context.tsv``)."""
    return {
        fold(word): row["value"]
        for row in rows(lang, "dates/context")
        if row["category"] == "opener"
        for word in row["words"].split("|")
    }


def settings(lang: str, category: str) -> int:
    """The number that a language sets for a category of ``dates/context.tsv``, 0 where it sets none."""
    return next((int(row["value"]) for row in rows(lang, "dates/context") if row["category"] == category), 0)
