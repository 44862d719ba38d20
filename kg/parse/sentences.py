"""Where sentences end: the tokenizer's guess, put right by rules of writing that it has seen too little of.

Works on tokens (offsets in the normalised text) between Stanza's tokenizer and what comes after it. The words that the
rules know are in ``kg/lang/<language>/sentences.tsv``, columns ``form use``:

``title``      an abbreviation before a name: its stop ends nothing ("Dr.", "م."), unless a number stands before it
``number``     an abbreviation whose stop ends nothing before a number ("No. 5")
``continues``  a word that goes on with the sentence behind dots ("..الخ")
``opens``      a word that may begin a sentence although no stop stands before it (the writer forgot it)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.errors import VocabularyError
from kg.lang.lexicon import rows
from kg.text import fold, is_arabic

USES = ("title", "number", "continues", "opens")
# Fewer words than this on either side of two dots are a pause, not a sentence (lists, verse, advertisements).
DOTS_WORDS = 4

_CLOSERS = "\"'”’»)]"
_STOPS = ".!?؟…"
_STOPPED = re.compile(rf"([{_STOPS}]+)[\s{re.escape(_CLOSERS)}]*$")
_DOTS = re.compile(rf"(?:\.\.+|…)[\s{re.escape(_CLOSERS)}]*$")
_BETWEEN_DOTS = re.compile(r"\.\.+|…")
_LAST_WORD = re.compile(r"(\w+)[.]$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+|\d+")
_DIGITS = re.compile(r"[\d.,]+")
# "1." at the start, behind a colon or stop or behind a gap numbers what follows.
_ENUMERATOR = re.compile(r"(?:^|[:;؛.]\s+|\s\s)\(?\d{1,2}\.$")
_ADDRESS = re.compile(r"@|://|(?:www|WWW)\.|[A-Za-z0-9_-]\.[a-z]|[A-Z]\.[A-Z]{2}")
_INITIALS = re.compile(r"\W*(?:[^\W\d]{1,3}\.){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the tokenizer; ``split`` says that the next step divides it into words."""

    begin: int
    end: int
    split: bool = False


@dataclass(frozen=True)
class SentenceRules:
    """Folded words by their use in ``sentences.tsv``."""

    uses: dict[str, frozenset[str]]

    def __post_init__(self) -> None:
        if unknown := set(self.uses) - set(USES):
            raise VocabularyError(f"sentences.tsv: {', '.join(sorted(unknown))} is none of {', '.join(USES)}")

    def has(self, word: str, use: str) -> bool:
        """True if the table gives the word this use."""
        return fold(word) in self.uses.get(use, ())


@cache
def load_rules(lang: str) -> SentenceRules:
    """The table of a language. Raises ``VocabularyError`` where it is missing or broken."""
    uses: dict[str, set[str]] = {}
    for row in rows(lang, "sentences"):
        uses.setdefault(row["use"], set()).add(fold(row["form"]))
    return SentenceRules({use: frozenset(words) for use, words in uses.items()})


def resegment(text: str, sentences: Sequence[Sequence[Token]], rules: SentenceRules) -> list[list[Token]]:
    """The sentences of a text with their ends put right; all tokens stay, but for parts of a number, which are joined."""
    tokens, ends = _numbers_joined(text, sentences)
    if not tokens:
        return []
    ends |= {i for i in range(len(tokens) - 1) if _must_end(text, tokens, i)}
    ends = {_behind_closers(text, tokens, i) for i in ends}
    kept = _kept(text, tokens, ends | {len(tokens) - 1}, rules)
    starts = [0, *(i + 1 for i in kept)]
    return [tokens[a:b] for a, b in pairwise(starts)]


def _numbers_joined(text: str, sentences: Sequence[Sequence[Token]]) -> tuple[list[Token], set[int]]:
    """All tokens, "1085." + "50" as one, and the places of those that end a sentence."""
    flat = [(token, i == len(sentence) - 1) for sentence in sentences for i, token in enumerate(sentence)]
    tokens: list[Token] = []
    ends: set[int] = set()
    at = 0
    while at < len(flat):
        last = at
        if text[flat[at][0].begin:flat[at][0].end][:1].isdecimal():
            for j in range(at + 1, len(flat)):
                part = flat[j][0]
                if part.begin != flat[j - 1][0].end or not _DIGITS.fullmatch(text, part.begin, part.end):
                    break
                if _NUMBER.fullmatch(text, flat[at][0].begin, part.end):
                    last = j
        first = flat[at][0]
        tokens.append(first if last == at else Token(first.begin, flat[last][0].end))
        if flat[last][1]:
            ends.add(len(tokens) - 1)
        at = last + 1
    return tokens, ends


def _must_end(text: str, tokens: Sequence[Token], i: int) -> bool:
    """True behind a closed quotation that ends in a stop and behind an Arabic question or exclamation."""
    here, after = tokens[i], tokens[i + 1]
    if here.end == after.begin or not text[after.begin].isalpha():
        return False
    before = text[max(0, here.end - 4):here.end]
    if re.search(r"(?<![.…])\.[\"”»]$", before):
        return not text[after.begin].islower()
    return bool(re.search("[؟!]$", before)) and is_arabic(text[after.begin])


def _behind_closers(text: str, tokens: Sequence[Token], i: int) -> int:
    """The end of a sentence moved behind quotation marks and brackets that close it, and behind more stops."""
    while i + 1 < len(tokens):
        here, after = tokens[i], tokens[i + 1]
        mark = text[after.begin:after.end]
        glued = here.end == after.begin
        alone = after.end == len(text) or text[after.end].isspace()
        closes = all(c in _CLOSERS for c in mark) and glued and (alone or mark[0] in "”»)]")
        if not closes and not (all(c in _STOPS + "»”" for c in mark) and (alone or glued)):
            break
        i += 1
    return i


def _kept(text: str, tokens: Sequence[Token], ends: set[int], rules: SentenceRules) -> list[int]:
    """The ends that no rule takes away, in order; the last one always stays."""
    ordered = sorted(ends)
    kept: list[int] = []
    start = 0
    for place, i in enumerate(ordered):
        if i < len(tokens) - 1:
            left = text[tokens[start].begin:tokens[i].end]
            right = text[tokens[i + 1].begin:tokens[ordered[place + 1]].end]
            if not _ends(left, text[tokens[i].end:tokens[i + 1].begin], right, rules):
                continue
        kept.append(i)
        start = i + 1
    return kept


def _ends(left: str, gap: str, right: str, rules: SentenceRules) -> bool:
    """Whether the sentence ``left`` ends before ``right``, which the tokenizer thinks."""
    stopped = _STOPPED.search(left)
    following = re.match(r"\W*(\w+)", right)
    if not following:
        return False  # nothing but marks
    if not stopped:
        return left[-1].isalnum() and right[0].isupper() and rules.has(following[1], "opens")
    if not gap and not _glued_ends(left, right):
        return False
    if _DOTS.search(left):
        return not rules.has(following[1], "continues") and min(_word_counts(left)[-1], _word_counts(right)[0]) >= DOTS_WORDS
    return not _abbreviated(left, following[1], rules)


def _glued_ends(left: str, right: str) -> bool:
    """False within an address or between initials, where no blank stands."""
    chunk = re.split(r"\s", left)[-1] + re.split(r"\s", right, maxsplit=1)[0]
    return not _ADDRESS.search(chunk) and not _INITIALS.match(chunk)


def _abbreviated(left: str, following: str, rules: SentenceRules) -> bool:
    """True where the stop at the end of ``left`` belongs to an abbreviation or to the number of an item."""
    if _ENUMERATOR.search(left):
        return True
    word = _LAST_WORD.search(left)
    if not word:
        return False
    if rules.has(word[1], "number") and following[0].isdecimal():
        return True
    counted = re.search(r"\d\s*$", left[:word.start()])
    return rules.has(word[1], "title") and not counted


def _word_counts(text: str) -> list[int]:
    """Words of each stretch between dots."""
    return [n for part in _BETWEEN_DOTS.split(text) if (n := len(re.findall(r"\w+", part)))] or [0]
