"""Events by what the tuned encoder makes of a word (`kg.model.Evocation`), where the tables do not know it or know it otherwise."""

from __future__ import annotations

from math import log

from kg.model import Word
from kg.vocabulary import classes

# From what log-odds on a word is a candidate though no table has it as an event; what is kept of them is decided later.
CANDIDATE = -1.0
# The probability from which on a class is named.
NAMED = 0.5
OCCURRENCE = "Occurrence"


def may_report(word: Word) -> bool:
    """Whether the encoder takes the word for one that reports an event, or nearly."""
    return word.evokes is not None and word.evokes.odds >= CANDIDATE


def class_of(word: Word) -> str:
    """The class that the encoder is fairly sure of, else an occurrence."""
    if word.evokes is None:
        return OCCURRENCE
    best = max(range(len(classes())), key=word.evokes.log_probability)
    return classes()[best] if word.evokes.log_probability(best) >= log(NAMED) else OCCURRENCE
