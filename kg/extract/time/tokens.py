"""Splitting text into words, numbers and marks whose offsets are those of the text as given."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.text import fold, normalise

TATWEEL = "\u0640"
# A numeric date is one token; so is a number with separators, so that 1,953 is no year.
_NUMERIC_DATE = r"(?<![\d+.,/:-])(?:\d{4}\s?(?P<a>[/.-])\s?\d{1,2}\s?(?P=a)\s?\d{1,2}|" \
                r"\d{1,2}\s?(?P<b>[/.-])\s?\d{1,2}\s?(?P=b)\s?(?:\d{4}|\d{2}))(?![\d/:-]|\.\d)"
_TOKEN = re.compile(rf"(?P<date>{_NUMERIC_DATE})|(?P<number>\d+(?:[.,]\d{{1,3}})+(?!\d)|\d+)"
                    r"|(?P<word>[^\W\d_]+)|(?P<mark>\n|\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, numeric date or mark; ``form`` is folded for look-up, ``glued`` if no blank precedes it."""

    kind: str
    form: str
    raw: str
    begin: int
    end: int
    glued: bool = False


def tokenise(text: str, lang: str) -> list[Token]:
    """Tokens of ``text``; vowel signs, tatweel and digit shapes make no difference, line ends are marks."""
    clean = normalise(text, lang)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(clean.text):
        begin, end = clean.original(*match.span())
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] == TATWEEL):
            end += 1
        raw = match.group()
        form = fold(raw) if match.lastgroup == "word" else raw
        tokens.append(Token(match.lastgroup or "mark", form or raw, raw, begin, end,
                            match.start() > 0 and not clean.text[match.start() - 1].isspace()))
    return tokens
