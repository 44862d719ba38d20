"""Normalising text of either script while keeping the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Vowel signs, Koranic marks, dagger alif, tatweel, direction marks: nothing the treebank's forms contain.
_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
# Letters as they look in print, which some old systems store.
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
# Marks unseen in the treebanks, by the mark of the same use that is in them; one character for one.
_MARKS = {
    "ar": {"“": "«", "”": "»", "„": "«", "‟": "«", "❝": "«", "❞": "»", "‹": "«", "›": "»", "‘": "'", "’": "'",
           "ٱ": "ا", "ی": "ي", "ک": "ك", "–": "-", "—": "-", "\u00a0": " ", "\t": " ", "٫": ".", "٬": ","},
    "en": {"„": "“", "‟": "“", "❝": "“", "❞": "”", "«": "“", "»": "”", "\u00a0": " ", "\t": " "},
}
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ؤ": "و", "ئ": "ي"})


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text made fit for a model; ``offsets[i]`` is where its character ``i`` stood (one more entry for the end)."""

    text: str
    offsets: tuple[int, ...]

    def original(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a non-empty stretch of the normalised one."""
        return self.offsets[begin], self.offsets[end - 1] + 1


def normalise(text: str, lang: str, base: int = 0) -> Normalised:
    """Drop vowel signs, tatweel and direction marks, write digits as 0-9 and quotation marks as the models know them.

    ``base`` is the offset of ``text`` in the article and is added to every offset.
    """
    marks = _MARKS.get(lang, {})
    letters, offsets = [], []
    for i, c in enumerate(text):
        if _DROPPED.match(c):
            continue
        c = _DIGITS.get(ord(c), c)
        for letter in unicodedata.normalize("NFKC", c) if _PRESENTATION.match(c) else marks.get(c, c):
            letters.append(letter)
            offsets.append(base + i)
    return Normalised("".join(letters), (*offsets, base + len(text)))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Key for looking words up: case, vowel signs, hamza seats, ى/ي and ة/ه levelled; blanks made single."""
    text = _DROPPED.sub("", text).translate(_DIGITS).casefold().translate(_FOLD)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.translate(_FOLD).split())


def is_arabic(text: str) -> bool:
    """True if there are Arabic letters in the text."""
    return any("\u0621" <= c <= "\u06d3" for c in text)
