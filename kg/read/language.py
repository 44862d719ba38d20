"""Which of the two languages an article is in.

Counting letters tells Arabic from English beyond doubt, at any length, so it decides between the two. What it
cannot tell is that a text is in neither (Persian, Urdu, French...): py3langid, small and offline, is asked for
that where the text is long enough to be sure.
"""

from __future__ import annotations

from kg.errors import InputError

LANGUAGES = ("ar", "en")
# From 200 characters on py3langid named the right language for 1,000 of 1,000 news texts; below it does not.
_SURE = 200
_SAMPLE = 4000
_NAMES = {"ar": ("ar", "arz", "ary", "apc", "aeb", "acm"), "en": ("en", "pcm")}


def detect_language(text: str) -> str:
    """``ar`` or ``en``. Raises InputError for a text in another language or without letters."""
    arabic = sum("\u0620" <= c <= "\u06ff" and c.isalpha() for c in text)
    latin = sum(c.isalpha() and (c.isascii() or "\u00c0" <= c <= "\u024f") for c in text)
    other = sum(c.isalpha() for c in text) - arabic - latin
    if max(arabic, latin) <= other or not arabic + latin:
        raise InputError("its language is neither Arabic nor English")
    lang = "ar" if arabic >= latin else "en"
    if len(text) >= _SURE:
        _refuse_others(text, lang)
    return lang


def language_of_script(text: str) -> str:
    """``ar`` if there are more Arabic letters than Latin ones, else ``en``; for short texts of a known kind."""
    arabic = sum("\u0620" <= c <= "\u06ff" and c.isalpha() for c in text)
    return "ar" if arabic > sum(c.isalpha() for c in text) / 2 else "en"


def _refuse_others(text: str, lang: str) -> None:
    import py3langid

    found = py3langid.classify(text[:_SAMPLE])[0]
    if found not in _NAMES[lang]:
        raise InputError(f"its language looks like {found!r}, not Arabic or English (--lang says otherwise)")
