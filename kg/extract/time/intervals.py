"""Arithmetic on days, months and years in the notation of the graph: ``2024-09-13``, ``2024-09``, ``2024``, ``a/b``."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from kg.model import Interval

UNKNOWN = Interval()
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def bounds(value: str) -> tuple[date, date]:
    """First and last day of a value, such as ``2024-02`` or ``2022/2024-09-14``; ValueError for no such date."""
    left, _, right = value.partition("/")
    return _first(left), _last(right or left)


def interval(value: str) -> Interval:
    """The interval of a value; unknown where it names no day of the calendar or ends before it begins."""
    try:
        earliest, latest = bounds(value)
    except ValueError:
        return UNKNOWN
    return Interval(value, earliest, latest) if earliest <= latest else UNKNOWN


def between(left: Interval, right: Interval) -> Interval:
    """From the begin of one interval to the end of the other, each at its own precision."""
    if left.value is None or right.value is None:
        return UNKNOWN
    return interval(f"{left.value.partition('/')[0]}/{right.value.rpartition('/')[2]}")


def of_days(first: date, last: date) -> Interval:
    """The interval of two days, as short as it can be written."""
    return interval(first.isoformat() if first == last else f"{first}/{last}")


def of_month(year: int, month: int) -> Interval:
    """A month; ``month`` may lie outside 1..12 and is then counted on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return interval(f"{year:04d}-{month:02d}")


def of_year(year: int) -> Interval:
    """A calendar year."""
    return interval(f"{year:04d}")


def add(day: date, count: float, unit: str) -> date:
    """``day`` moved by ``count`` units (negative: back); months keep the day or end with their month.

    Fractions count in the next smaller unit. OverflowError or ValueError beyond the calendar.
    """
    if unit in DAYS:
        return day + timedelta(days=round(count * DAYS[unit]))
    if unit in MONTHS:
        index = day.year * 12 + day.month - 1 + round(count * MONTHS[unit])
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=int(count / 24)) if unit == "hour" else day


def precision(unit: str, count: float) -> int:
    """Characters of an ISO date that a distance in this unit fixes: "three years ago" a year, "a month ago" a month."""
    if unit not in MONTHS:
        return 10
    return 7 if unit in ("month", "quarter") or count != int(count) else 4


def shift(when: Interval, count: float, unit: str) -> Interval:
    """An interval moved by an amount of time, no more precise than both the interval and the unit allow."""
    if when.value is None or when.earliest is None or when.latest is None:
        return UNKNOWN
    first, last = add(when.earliest, count, unit), add(when.latest, count, unit)
    size = precision(unit, count)
    if len(when.value) == 10:
        return interval(first.isoformat()[:size])
    size = min(size, 7)
    left, right = first.isoformat()[:size], last.isoformat()[:size]
    return interval(left if left == right else f"{left}/{right}")


def hijri_day(year: int, month: int, day: int) -> Interval:
    """A day of the Umm al-Qura calendar (``hijridate``: 1343 to 1500 AH) in the Gregorian one."""
    try:
        return interval(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return UNKNOWN


def hijri_month(year: int, month: int) -> Interval:
    """A month of the Hijri calendar as Gregorian days."""
    try:
        first = Hijri(year, month, 1)
        start = date.fromisoformat(first.to_gregorian().isoformat())
        return of_days(start, start + timedelta(days=first.month_length() - 1))
    except (ValueError, OverflowError):
        return UNKNOWN


def hijri_year(year: int) -> Interval:
    """A Hijri year as Gregorian days."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return between(first, last)


def hijri_today(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Hijri calendar; None outside the converter's range."""
    try:
        then = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return then.year, then.month, then.day


def _first(text: str) -> date:
    return date.fromisoformat(text + "-01-01"[len(text) - 4:] if len(text) < 10 else text)


def _last(text: str) -> date:
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(text)
