"""Bytes to text: UTF-8 and UTF-16, else the legacy encoding that fits best."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from kg.errors import InputError

# The encodings in which Arabic and English news is met; among all of them a short text is a lottery.
_LEGACY = ("cp1256", "iso8859_6", "cp1252", "mac_arabic", "cp864")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file; ``declared`` is what the file itself says of its encoding, believed if it fits.

    Raises InputError where the bytes are no text in any known encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding) or _guess(data, name)
    for candidate in ("utf-8", declared):
        text = _strict(data, candidate) if candidate else None
        if text is not None:
            return _checked(text, name)
    return _guess(data, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str, name: str) -> str:
    if "\0" in text:
        raise InputError(f"{name}: not a text file (it holds null bytes)")
    return text


def _guess(data: bytes, name: str) -> str:
    """The best of the legacy encodings; windows-1256 wins over western ones where it reads as Arabic."""
    if b"\0" in data:
        raise InputError(f"{name}: not a text file (it holds null bytes)")
    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    arabic = _strict(data, "cp1256")
    if arabic is not None and _reads_as_arabic(arabic):
        return arabic
    if best is None:
        raise InputError(f"{name}: unknown text encoding; please save it as UTF-8")
    return str(best)


def _reads_as_arabic(text: str) -> bool:
    """True if the letters beyond ASCII are nearly all Arabic and stand in words of their own.

    A western text read as windows-1256 has single Arabic letters inside Latin words; an ISO 8859-6 one has
    many of the western letters that windows-1256 keeps among its own.
    """
    foreign = [c for c in text if c.isalpha() and not c.isascii()]
    if len(foreign) < 10:
        return False
    arabic = sum("\u0600" <= c <= "\u06ff" for c in foreign)
    mixed = sum(_is_mixed(word) for word in text.split())
    return arabic / len(foreign) > 0.97 and mixed <= len(text.split()) * 0.05


def _is_mixed(word: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in word) and any("\u0600" <= c <= "\u06ff" for c in word)
