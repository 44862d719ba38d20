"""Quotations: where quotation marks open and close one, and which claim it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.speech import is_in_passing, is_speech
from kg.model import Document, Sentence, Word

OPENING, CLOSING, STRAIGHT = "«“„", "»”", "\""
# Marks that may open or close, by where they stand.
OPENS, CLOSES = OPENING + STRAIGHT, CLOSING + STRAIGHT
# Marks that writers turn round, with those that then close.
_TURNED = ("”“", "»«")
# What a straight mark may stand behind and still not open ("He left." Then …).
_ENDS = ".!?؟،,"
# Letters after which a quotation whose closing mark is missing is given up.
_LONGEST = 1500
# Letters above which a quotation beside a claim is what it says, not a word that it picks out.
_SHORTEST_SPEECH = 25
# Letters of a sentence that may stand outside a quotation that fills it: marks, a full stop.
_MARGIN = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of the article, quotation marks left out."""

    begin: int
    end: int

    def holds(self, word: Word) -> bool:
        """True if the word begins within the quotation."""
        return self.begin <= word.begin < self.end


# --- marks --------------------------------------------------------------------------------------


def quotations(text: str) -> list[Quotation]:
    """Outermost quotations of a text in order; one that its paragraph does not close is none."""
    found, at = [], 0
    while at < len(text):
        if text[at] in OPENING or text[at] in CLOSES and _opens(text, at):
            end = _closing(text, at)
            if end is not None:
                if end - at > 2:  # a single letter is quoted for itself
                    found.append(Quotation(at + 1, end))
                at = end
        at += 1
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark, or one turned round (”so“), stands where a quotation opens.

    That is before a word, and behind a blank or a clitic that has one before it.
    """
    before = text[max(0, at - 2):at]
    start = not before or before[-1].isspace() or not before[-1].isalnum() and before[-1] not in STRAIGHT + _ENDS
    clitic = before[-1:].isalpha() and (len(before) == 1 or before[0].isspace())
    return (start or clitic) and at + 1 < len(text) and not text[at + 1].isspace()


def _closing(text: str, begin: int) -> int | None:
    """Where the quotation closes that the mark at ``begin`` opens."""
    paragraph = text.find("\n\n", begin)
    rest = range(begin + 1, min(len(text) if paragraph < 0 else paragraph, begin + _LONGEST))
    if text[begin] in STRAIGHT:  # writers who open with a straight mark may close with a curly one
        return next((at for at in rest if text[at] == "”" or text[at] == text[begin] and not _opens(text, at)), None)
    if text[begin] in CLOSING:
        marks = next(pair for pair in _TURNED if text[begin] in pair)
        return next((at for at in rest if text[at] in marks and not _opens(text, at)), None)
    depth = 1
    for at in rest:
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if depth == 0:
            return at
    return None


# --- who speaks ---------------------------------------------------------------------------------


def assign_quotations(document: Document, claims: Sequence[Draft],
                      regions: Mapping[int, AbstractSet[int]]) -> list[tuple[Quotation, int]]:
    """Each quotation with the claim (id) that says it: one of its own sentences, else the one of the sentence before.

    ``regions`` are the words (indices) that each claim reports in its sentence.
    """
    found: list[tuple[Quotation, int]] = []
    for quote in quotations(document.article.text):
        first, last = _sentence_at(document, quote.begin), _sentence_at(document, quote.end)
        near = [c for c in claims if c.sentence in (first, last) and not quote.holds(c.trigger)]
        claim = _speaking(quote, near, regions)
        if claim is None and first is not None and last is not None:
            claim = _still_speaking(quote, first, last, claims)
        if claim is not None:
            found.append((quote, claim.id))
    return found


def _sentence_at(document: Document, offset: int) -> Sentence | None:
    return next((s for s in document.sentences if s.begin <= offset <= s.end), None)


def _speaking(quote: Quotation, near: Sequence[Draft], regions: Mapping[int, AbstractSet[int]]) -> Draft | None:
    """The claim of its sentences that says a quotation: the nearest one, before it first.

    Claims that report some of its words come first; a long quotation may also be what a verb of saying beside it says.
    """
    own = [c for c in near if c.pos == "NOUN" and is_speech(c) and _stands_right_behind(c, quote)]
    if own:
        return own[-1]
    reporting = [c for c in near if any(_covers(quote, c.sentence.word(i)) for i in regions.get(c.id, ()))]
    beside = [c for c in near if is_speech(c) and c.pos != "ADP"] if quote.end - quote.begin > _SHORTEST_SPEECH else []
    pool = [c for c in reporting if c.pos != "ADP"] or beside or reporting
    pool = [c for c in pool if not is_in_passing(c)] or pool
    before = [c for c in pool if c.trigger.begin < quote.begin]
    if before:
        return max(before, key=lambda c: c.trigger.begin)
    return min(pool, key=lambda c: c.trigger.begin, default=None)


def _covers(quote: Quotation, word: Word) -> bool:
    return quote.begin <= word.begin and word.end <= quote.end


def _stands_right_behind(claim: Draft, quote: Quotation) -> bool:
    """The quotation follows a noun that has only its speaker as a pronoun behind it (``عنه قوله «…»``)."""
    between = [w for w in claim.sentence.words[claim.trigger.index:] if w.end < quote.begin and w.text not in OPENS]
    words = [w for w in between if w.upos != "PUNCT"]
    return claim.trigger.end <= quote.begin and len(words) == 1 and words[0].upos == "PRON"


def _still_speaking(quote: Quotation, first: Sentence, last: Sentence, claims: Sequence[Draft]) -> Draft | None:
    """For a quotation that fills its sentences: who spoke in the sentence right before it."""
    if first.index == 0 or quote.begin - first.begin > _MARGIN or last.end - quote.end > _MARGIN:
        return None
    before = [c for c in claims if c.sentence.index == first.index - 1 and is_speech(c) and c.pos == "VERB" and c.fillers("agent")]
    return max(before, key=lambda c: c.trigger.begin, default=None)
