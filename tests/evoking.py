"""What words evoke, written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import log

from kg.model import UNITS, Document, Evocation
from kg.vocabulary import classes


def evocation(odds: float, cls: str = "Occurrence", sure: float = 0.9) -> Evocation:
    """A word with these log-odds of an event, which is of that class with that probability."""
    rest = (1 - sure) / (len(classes()) - 1)
    return Evocation(round(UNITS * odds), tuple(round(UNITS * log(sure if name == cls else rest)) for name in classes()))


def evoking(document: Document, words: Mapping[str, Evocation]) -> Document:
    """The document with what its words evoke, by their forms."""
    return replace(document, sentences=tuple(
        replace(s, words=tuple(replace(w, evokes=words.get(w.text)) for w in s.words)) for s in document.sentences))
