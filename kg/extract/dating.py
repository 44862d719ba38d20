"""When the events of an article happened: dates within sentences (``attach``), then those handed on between them.

From one sentence to the next a date is handed on only where an article opens with a dated speech or talk: what is
said "during the briefing" was said then, and so was what those say further on whom the opening names. How far on
depends on the language (category ``story`` of ``dates/context.tsv``): in the annotated Arabic articles it never
holds, so the Arabic table has no such row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from kg.extract.attach import attach_times, is_definite, is_listed, is_past, openers, settings
from kg.extract.draft import Draft
from kg.extract.mentions import MentionBook
from kg.extract.speech import is_claim
from kg.lang.lexicon import classes_with
from kg.model import Document, Sentence, TimeExpression, Word
from kg.text import fold

_OPENING = 2  # sentences at the head of an article that may date its story
_NAMELESS = ("pronoun", "dropped")
_SHORT = 2  # letters of words too short to be told apart as names
_DAY = 10  # letters of a date exact to the day


def tense_of(document: Document) -> Callable[[int], str]:
    """Tells of an offset whether what stands there hangs on a verb in the past; where it does not, words nearby have to tell.

    ("he *left* for the capital Sunday to become the first …": what follows says nothing of when he left)
    """
    words = [(sentence, word) for sentence in document.sentences for word in sentence.words]
    begins = [word.begin for _, word in words]

    def tense(offset: int) -> str:
        at = bisect_right(begins, offset) - 1
        if at < 0:
            return ""
        sentence, word = words[at]
        governor = sentence.head(word)
        if governor is not None and governor.upos != "VERB" and governor.index - word.index in (1, 2):  # "on *Sunday*"
            word, governor = governor, sentence.head(governor)
        hangs = governor is not None and governor.upos == "VERB" and word.relation in ("obl", "advmod", "nmod")
        return "past" if hangs and governor is not None and governor.index < word.index and is_past(governor) \
            and not _reaches_on(sentence, word, document.article.lang) else ""

    return tense


def date_events(
    document: Document, times: Sequence[TimeExpression], anchor: date | None, drafts: Sequence[Draft], book: MentionBook
) -> dict[int, TimeExpression]:
    """The time expression that dates each event, by the draft's id; undated events are left out."""
    attached: dict[int, TimeExpression] = {}
    claims = [d.id for d in drafts if is_claim(d)]
    for sentence in document.sentences:
        inside = [t for t in times if sentence.begin <= t.begin and t.end <= sentence.end]
        triggers = {d.id: d.trigger for d in drafts if d.sentence is sentence}
        if inside and triggers:
            attached |= attach_times(sentence, inside, triggers, claims=claims, anchor=anchor)
    dated = {event: time for event, time in attached.items() if time.interval.earliest and time.interval.latest}
    dated = {**_inherited(drafts, dated), **dated}
    told = sorted(drafts, key=lambda d: (d.trigger.begin, d.trigger.end))
    return {**dict(_spoken_of(document, told, dated, book)), **dated}


def _reaches_on(sentence: Sentence, word: Word, lang: str) -> bool:
    """Whether a preposition says that something is put off to, or goes on up to, the time that a word names."""
    first = sentence.words[max(0, word.index - 2):word.index]
    return any(openers(lang).get(fold(w.text), "that") != "that" or is_listed(w, lang, "end") for w in first)


def _inherited(drafts: Sequence[Draft], dated: Mapping[int, TimeExpression]) -> dict[int, TimeExpression]:
    """Of two acts that one sentence tells of the same actors in parallel clauses, the second is dated by the first."""
    found: dict[int, TimeExpression] = {}
    verbal = (d for d in drafts if d.hosts.words[-1].upos == "VERB" and not is_claim(d))
    acts = sorted(verbal, key=lambda d: (d.sentence.index, d.trigger.index))
    for first, second in pairwise(acts):
        verbs = first.hosts.words[-1], second.hosts.words[-1]
        parallel = verbs[0].head == verbs[1].head and verbs[0].relation == verbs[1].relation
        if first.sentence is second.sentence and parallel and first.id in dated and second.id not in dated \
                and set(first.fillers("agent", "participant")) & set(second.fillers("agent", "participant")):
            found[second.id] = dated[first.id]
    return found


def _spoken_of(
    document: Document, drafts: Sequence[Draft], dated: Mapping[int, TimeExpression], book: MentionBook
) -> Iterator[tuple[int, TimeExpression]]:
    """Claims of those whom a dated opening names, as far as an article goes on with the occasion it opens with."""
    lang = document.article.lang
    reach = settings(lang, "story")
    opening = next((d for d in drafts if d.id in dated and d.sentence.index <= _OPENING), None)
    if opening is None or len(dated[opening.id].interval.value or "") != _DAY \
            or not (is_claim(opening) or opening.cls in classes_with("dating_talk")):
        return
    named = {fold(w.text) for w in opening.sentence.words}
    for draft in drafts:
        far = draft.sentence.index - opening.sentence.index
        if far > 0 and draft.id not in dated and is_claim(draft) and _in_the_past(draft):
            if _on_occasion(draft, lang) or (far <= reach and _names(draft, book) & named
                                              and not _at_another_time(draft, lang)):
                yield draft.id, dated[opening.id]


def _on_occasion(draft: Draft, lang: str) -> bool:
    """Whether something is said at an occasion known to the reader: "said during the briefing"."""
    sentence, verb = draft.sentence, draft.hosts.words[-1]
    return any(is_listed(noun, lang, "occasion") and is_definite(sentence, noun)
               and any(is_listed(case, lang, "course") for case in sentence.children(noun, "case"))
               for noun in sentence.children(verb, "obl", "nmod"))


def _at_another_time(draft: Draft, lang: str) -> bool:
    """Whether something was said in the course of what is no talk: "pledged during his campaign"."""
    sentence, verb = draft.sentence, draft.hosts.words[-1]
    within = [n for n in sentence.subtree(verb) if any(is_listed(c, lang, "course") for c in sentence.children(n, "case"))]
    return any(not is_listed(noun, lang, "occasion") for noun in within)


def _in_the_past(draft: Draft) -> bool:
    verb = draft.hosts.words[-1]
    return verb.feat("Aspect") == "Perf" or verb.feat("Tense") == "Past"


def _names(draft: Draft, book: MentionBook) -> set[str]:
    """Words of the names of those who act."""
    mentions = (book.mentions[m] for m in draft.fillers("agent", "participant"))
    words = (w for m in mentions if m.kind not in _NAMELESS for w in fold(m.name or m.text).split())
    return {w for w in words if len(w) > _SHORT}
