"""What a time expression means, and in which situation it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.extract.time.intervals import UNKNOWN
from kg.model import Interval


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units: ``count`` None for "a few"; ``bound`` is ``more``, ``less`` or empty."""

    count: float | None
    unit: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Value of a whole expression; ``refers`` is ``next`` or ``previous``: which event or date an anchored one counts from."""

    interval: Interval = UNKNOWN
    kind: str = "date"
    offset: int | None = None
    unit: str = ""
    direction: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """The publication day, and whether the clause around a token is past or future (empty: unknown)."""

    anchor: date | None
    lang: str
    tense: Callable[[int], str]
