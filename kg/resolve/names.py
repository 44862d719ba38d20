"""Comparing and transliterating names: folded keys, spelling variants, acronyms, Arabic against Latin script.

``name_key`` is what tables are looked up by; ``skeleton`` writes a name of either script in one alphabet of
consonant classes, so that "فلاديمير بوتين" and "Vladimir Putin" can be compared at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from kg.text import fold, is_arabic

SPELLING = 86.0  # percent of common letters from which two longer names are one spelling apart
_WORD = re.compile(r"[^\W_]+(?:['’.-](?=\w)[^\W_]+)*[.+]?")
_PARTICLES = frozenset("al el ال bin ibn ben بن ابن de da van von der abu abou ابو".split())
FATHER = frozenset({"bin", "ibn", "ben", "بن", "ابن"})
_ARTICLES = frozenset({"the", "a", "an"})
# Consonant classes shared by the scripts. Vowels, glides, ع and the hamza carry little across languages.
_ARABIC_CLASSES = {
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطث", "t"), **dict.fromkeys("دض", "d"), **dict.fromkeys("ذزظ", "z"),
    **dict.fromkeys("سص", "s"), "ش": "c", **dict.fromkeys("جغگ", "g"), **dict.fromkeys("كق", "k"), "خ": "x",
    **dict.fromkeys("حه", "h"), "ر": "r", "ل": "l", "م": "m", "ن": "n", **dict.fromkeys("فڤ", "f"), "چ": "c",
}
_SAME_WORD = 0.75  # likeness of skeletons from which two words may render each other
_LATIN_DIGRAPHS = (("tsch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "x"), ("gh", "g"), ("dj", "g"),
                   ("zh", "g"), ("dh", "z"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ts", "s"), ("tz", "s"))
_LATIN_CLASSES = {
    **dict.fromkeys("bp", "b"), "t": "t", "d": "d", "z": "z", "s": "s", **dict.fromkeys("gj", "g"),
    **dict.fromkeys("kqc", "k"), "x": "ks", "h": "h", "r": "r", "l": "l", "m": "m", "n": "n", **dict.fromkeys("fv", "f"),
}


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without punctuation, the Arabic article and ``the``."""
    found = (bare(w.rstrip(".") or w) for w in _WORD.findall(fold(name).replace("’", "'")))
    return tuple(w.removesuffix("'s") for w in found if w not in _ARTICLES)


def bare(word: str) -> str:
    """A folded Arabic word without its article, alone or after ل; short words (الله) and other scripts as they are.

    What looks like a second article goes too, so that "الألمانية" and "ألمانية" meet.
    """
    while word.startswith(("ال", "لل")) and len(word) > 4 and word != "الله":
        word = word[2:]
    return word


def name_key(name: str) -> str:
    """Key under which spellings of one name meet: folded, without articles and punctuation."""
    return " ".join(words(name))


def slug(name: str) -> str:
    """Last part of an entity key: folded words with hyphens, in the name's own script (IRIs allow it)."""
    return "-".join(re.findall(r"[^\W_]+", " ".join(words(name)))) or "unnamed"


def core(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell it apart, without particles such as bin, al-, de."""
    split = [part for word in words(name) for part in word.split("-")]
    kept = tuple(w for w in split if w not in _PARTICLES)
    return kept or tuple(split)


def same_spelling(left: str, right: str) -> bool:
    """True for two spellings of one word: equal, or one letter apart in a longer one ("chang" is not "chung")."""
    if left == right:
        return True
    if is_arabic(left) != is_arabic(right) or min(len(left), len(right)) < 5:
        return False
    return ratio(left, right) >= SPELLING or (
        min(len(left), len(right)) > 5 and left[0] == right[0]
        and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1)


def part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """True if each word of the shorter name is in the fuller one, in the same order, up to spelling."""
    position = 0
    for word in short:
        while position < len(full) and not _same_part(word, full[position]):
            position += 1
        if position == len(full):
            return False
        position += 1
    return bool(short)


def _same_part(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    return same_spelling(left, right)


def acronym_of(short: str, full: str) -> bool:
    """True if the short name is made of the initials of the full one (PNC, National Civil Police in any order)."""
    letters = re.sub(r"[^a-z]", "", fold(short))
    if not short.replace(".", "").isupper() or not 2 <= len(letters) <= 8 or is_arabic(full):
        return False
    content = [w[0] for w in words(full) if w not in ("of", "and", "for", "on", "in", "to")]
    return sorted(letters) == sorted(content) and (letters[0] in content[:2]) and len(content) == len(letters)


def contracts(short: str, full: str) -> bool:
    """True if one capitalised word takes the initial and then letters in order from a name of several ("Cran", "Mined")."""
    letters, rest = fold(short), iter(fold(full).replace(" ", ""))
    if not short.isascii() or not short.isalpha() or not short[:1].isupper() or not 3 <= len(short) <= 10 or len(words(full)) < 2:
        return False
    return fold(full)[:1] == letters[:1] and all(letter in rest for letter in letters)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word of either script as consonant classes; an initial vowel is ``a``, doubled consonants are single."""
    word = fold(word)
    if is_arabic(word):
        word = re.sub("(?<=..)ه$", "", bare(word)).replace("تش", "ش")
        out = "".join(_ARABIC_CLASSES.get(c, "") for c in word)
    else:
        word = re.sub("[^a-z]", "", anyascii(word).casefold())
        word = re.sub("^x(?=[aeiou])", "sh", re.sub("^el(?=[aeiou]..)", "", word))  # Xi; Elaraby
        word = re.sub("(?<=o)h(?=n)|(?<=[aeiou]a)h$", "", word)  # John
        for letters, cls in _LATIN_DIGRAPHS:
            word = word.replace(letters, cls.upper())
        word = re.sub("c(?=[eiy])", "s", word)
        out = "".join(c.lower() if c.isupper() else _LATIN_CLASSES.get(c, "") for c in word)
    return re.sub(r"(.)\1+", r"\1", out)


def transliteration(left: str, right: str) -> float:
    """How well two words of different scripts (or spellings) render each other, 0 to 1, by their skeletons."""
    a, b = skeleton(left), skeleton(right)
    return max(_alike(a, b), 0.95 * _alike(a.replace("h", ""), b.replace("h", "")))


def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0 if len(a) > 1 else 0.8
    if not a or not b:
        return 0.0
    return ratio(a, b) / 100 * (1.0 if min(len(a), len(b)) > 2 else 0.5)


def cross_script(left: str, right: str) -> float:
    """How well two full names in different scripts match, 0 to 1: the mean over the words of the shorter one.

    A word that finds no counterpart (below 0.75) makes the names different; the last words must match.
    """
    one, two = core(left), core(right)
    if len(one) > len(two):
        one, two = two, one
    if not one:
        return 0.0
    scores, free = [], list(two)
    for word in one:
        best = max(free, key=lambda w: transliteration(word, w))
        score = transliteration(word, best)
        if score < _SAME_WORD:
            return 0.0
        free.remove(best)
        scores.append(score)
    if transliteration(one[-1], two[-1]) < _SAME_WORD and transliteration(one[0], two[0]) < _SAME_WORD:
        return 0.0
    return sum(scores) / len(scores) - 0.1 * len(free)
