"""What the rules of ``rules.tsv`` compute: one small function an action, the same for every language.

An action gets the values bound by its pattern and returns the new item's value, or None to refuse the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kg.extract.time import intervals
from kg.extract.time.intervals import UNKNOWN, add, between, interval, of_days, of_month, of_year
from kg.extract.time.meaning import Amount, Meaning, Situation
from kg.model import Interval

NEAR_DAYS = 60  # a day and month without a year lie ahead if so near, and if the last such day is ...
FAR_DAYS = 270  # ... so long past that a writer would have given its year
HIJRI_PAST, HIJRI_AHEAD = 60, 5  # years around today's Hijri year that an Arabic "year 1432" may mean
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Call:
    """One application of a rule at token ``at``."""

    situation: Situation
    at: int
    arguments: tuple[str, ...]
    bound: Mapping[str, Any]

    def get(self, key: str, default: Any = None) -> Any:
        """A bound value."""
        return self.bound.get(key, default)

    @property
    def anchor(self) -> date | None:
        """The publication day."""
        return self.situation.anchor

    @property
    def tense(self) -> str:
        """Tense of the clause; an argument ``past`` or ``future`` of the rule decides before the clause does."""
        if self.arguments and self.arguments[-1] in ("past", "future"):
            return self.arguments[-1]
        return self.situation.tense(self.at)


# --- parts of expressions -----------------------------------------------------------------------


def copy(call: Call) -> Any:
    """The value of the item named by the argument, or of the only one."""
    return call.get(call.arguments[0]) if call.arguments else next(iter(call.bound.values()))


def constant(call: Call) -> Any:
    """The argument itself."""
    return call.arguments[0]


def day_number(call: Call) -> int | None:
    """A number that can be a day of the month."""
    number = call.get("n")
    return int(number) if number == int(number) and 1 <= number <= 31 else None


def likely_year(call: Call) -> int | None:
    """A number that reads as a year without the word "year": arguments are the lowest and highest, ``round`` bans hundreds."""
    year, low, high = call.get("y4"), int(call.arguments[0]), int(call.arguments[1])
    if not low <= year <= high or ("round" in call.arguments and year % 100 == 0):
        return None
    return int(year)


def same_month(call: Call) -> Any:
    """A month under two names."""
    return call.get("a") if call.get("a") == call.get("b") else None


def amount(call: Call) -> Amount:
    """So many units; ``count`` defaults to one, ``few`` makes it vague, ``half`` adds one half."""
    if "few" in call.bound or "few" in call.arguments:
        return Amount(None, call.get("unit"))
    count = call.get("n", 2.0 if "dual" in call.arguments else 1.0)
    return Amount(count + (0.5 if "half" in call.bound else 0.0), call.get("unit"))


def bounded(call: Call) -> Amount:
    """An amount with "more than" or "less than" (the argument)."""
    plain: Amount = call.get("amount")
    return Amount(plain.count, plain.unit, call.arguments[0])


def relative_unit(call: Call) -> Interval | None:
    """The last, this or next day, week, month, quarter, year or century."""
    rel = call.get("rel", int(call.arguments[0]) if call.arguments else 0)
    return _relative(call, call.get("unit"), rel)


def _relative(call: Call, unit: str, rel: int) -> Interval | None:
    anchor = call.anchor
    if unit not in ("day", "week", "weekend", "month", "quarter", "year", "decade", "century"):
        return None
    if anchor is None:
        return UNKNOWN
    if unit == "day":
        return of_days(anchor + rel * _DAY, anchor + rel * _DAY)
    if unit == "week":
        monday = anchor - anchor.weekday() * _DAY + rel * 7 * _DAY
        # This week is the part of it that the article can know of, unless it speaks of what is to come.
        return of_days(monday, anchor if rel == 0 and call.tense != "future" else monday + 6 * _DAY)
    if unit == "weekend":
        saturday = anchor - anchor.weekday() * _DAY + (5 + 7 * rel) * _DAY
        return of_days(saturday, saturday + _DAY)
    if unit == "month":
        return of_month(anchor.year, anchor.month + rel)
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * rel
        return between(of_month(anchor.year, first), of_month(anchor.year, first + 2))
    if unit == "year":
        return of_year(anchor.year + rel)
    if unit == "decade":
        return _rolling(anchor, Amount(1.0, "decade"), rel) if rel else None
    first_year = (anchor.year - 1) // 100 * 100 + 1 + 100 * rel
    return interval(f"{first_year}/{first_year + 99}")


# --- dates --------------------------------------------------------------------------------------


def full_date(call: Call) -> Meaning | None:
    """A day and a month, perhaps with weekday and year."""
    day, month, year, weekday = (call.get(key) for key in ("day", "month", "year", "weekday"))
    if year is not None:
        when = interval(f"{year:04d}-{month:02d}-{day:02d}")
        return Meaning(when) if when.value else None
    if day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    if call.anchor is None:
        return Meaning(UNKNOWN)
    return Meaning(_nearest_day(call.anchor, month, day, weekday, call.tense, call.get("rel")))


def _nearest_day(
    anchor: date, month: int, day: int, weekday: int | None, tense: str, rel: int | None = None
) -> Interval:
    """A day without a year: the last one, the next if planned; a weekday that fits decides between the years."""
    days = []
    for year in range(anchor.year - 4, anchor.year + 5):
        try:
            days.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    if rel is not None:  # "last 18 July", "29 August next"
        fitting = [d for d in days if (d.year == anchor.year if rel == 0 else (d - anchor).days * rel > 0)]
        best = min(fitting, key=lambda d: abs((d - anchor).days), default=anchor)
        return of_days(best, best)
    near = [d for d in days if abs((d - anchor).days) < 1000]
    fitting = [d for d in near if weekday is not None and d.weekday() == weekday]
    if fitting:
        best = min(fitting, key=lambda d: abs((d - anchor).days))
        return of_days(best, best)
    past = max((d for d in days if d <= anchor), default=None)
    future = min((d for d in days if d >= anchor), default=None)
    if past is None or future is None:
        return UNKNOWN
    soon = (future - anchor).days <= NEAR_DAYS and (anchor - past).days >= FAR_DAYS
    chosen = future if tense == "future" or soon else past
    return of_days(chosen, chosen)


def month_of_year(call: Call) -> Meaning | None:
    """A month with its year, given as a number or as a relative year."""
    year, month = call.get("year"), call.get("month")
    if isinstance(year, Interval):
        if year.value is None or len(year.value) != 4:
            return None if year.value else Meaning(UNKNOWN)
        year = int(year.value)
    return Meaning(of_month(year, month))


def day_of_year(call: Call) -> Meaning | None:
    """A day and month of a relative year ("April 22 last year")."""
    when = month_of_year(call)
    if when is None or when.interval.value is None:
        return when
    day = interval(f"{when.interval.value}-{call.get('day'):02d}")
    return Meaning(day) if day.value else None


def bare_month(call: Call) -> Meaning:
    """A month alone or with "last", "this", "next": the most recent one, the next if planned."""
    anchor, month, rel = call.anchor, call.get("month"), call.get("rel")
    if anchor is None:
        return Meaning(UNKNOWN)
    if rel == -1:
        return Meaning(of_month(anchor.year - (month >= anchor.month), month))
    if rel == 1:
        return Meaning(of_month(anchor.year + (month <= anchor.month), month))
    if rel == 0:
        return Meaning(of_month(anchor.year, month))
    if call.tense == "future":
        return Meaning(of_month(anchor.year + (month < anchor.month), month))
    return Meaning(of_month(anchor.year - (month > anchor.month), month))


def day_of_month(call: Call) -> Meaning | None:
    """A day of a relative month ("the 17th of this month")."""
    month: Interval = call.get("month")
    if month.value is None:
        return Meaning(UNKNOWN)
    when = interval(f"{month.value}-{call.get('day'):02d}") if len(month.value) == 7 else UNKNOWN
    return Meaning(when) if when.value else None


def year(call: Call) -> Meaning:
    """A calendar year; in Arabic one of living memory by the Hijri calendar is meant so ("since the year 1432")."""
    number = call.get("year")
    today = intervals.hijri_today(call.anchor) if call.anchor and call.situation.lang == "ar" else None
    if today and today[0] - HIJRI_PAST <= number <= today[0] + HIJRI_AHEAD:
        return Meaning(intervals.hijri_year(number))
    return Meaning(of_year(number))


def years(call: Call) -> Meaning | None:
    """Two years joined by a dash; the second may be written with two digits."""
    first, second = int(call.get("a")), int(call.get("b"))
    second += first // 100 * 100 if second < 100 else 0
    return Meaning(interval(f"{first}/{second}")) if first < second <= first + 60 else None


def hijri(call: Call) -> Meaning | None:
    """A day, month or year of the Hijri calendar; without a year the most recent, the next if planned."""
    year_, month, day = call.get("year"), call.get("month"), call.get("day")
    if year_ is not None and not 1300 <= year_ <= 1500:
        return None
    if year_ is not None:
        return Meaning(_hijri(year_, month, day))
    today = intervals.hijri_today(call.anchor) if call.anchor else None
    if today is None:
        return Meaning(UNKNOWN)
    here, there = (today[1], today[2]), (month, day or today[2])
    rel = call.get("rel")
    step = (-1 if there >= here else 0) if rel == -1 else (1 if there <= here else 0) if rel == 1 else None
    if step is None:
        step = (1 if there < here else 0) if call.tense == "future" else (-1 if there > here else 0)
    return Meaning(_hijri(today[0] + (0 if rel == 0 else step), month, day))


def _hijri(year_: int, month: int | None, day: int | None) -> Interval:
    if month is None:
        return intervals.hijri_year(year_)
    return intervals.hijri_day(year_, month, day) if day else intervals.hijri_month(year_, month)


def numeric_date(call: Call) -> Meaning | None:
    """``2024-09-14``, ``14/9/2024``, ``24/1/1434`` (Hijri); the order of the language decides where two fit."""
    parts = re.split(r"\s?[/.-]\s?", call.get("numeric"))
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        readings = [(a, b, c)]
    else:
        full = c if len(parts[2]) == 4 else 2000 + c if c < 70 else 1900 + c
        readings = [(full, b, a), (full, a, b)] if call.situation.lang == "en" else [(full, b, a)]
    if "hijri" in call.arguments or 1300 <= readings[0][0] <= 1500:
        y, m, d = readings[0]
        return hijri(Call(call.situation, call.at, (), {"year": y, "month": m, "day": d}))
    found = [when for y, m, d in readings if (when := interval(f"{y:04d}-{m:02d}-{d:02d}")).value]
    if len(found) == 2 and call.anchor and found[0].earliest and found[1].earliest and (
            found[0].earliest > call.anchor >= found[1].earliest):
        return Meaning(found[1])
    return Meaning(found[0]) if found else None


def deictic(call: Call) -> Meaning:
    """Today, yesterday, tomorrow …"""
    if call.anchor is None:
        return Meaning(UNKNOWN)
    day = call.anchor + call.get("deictic") * _DAY
    return Meaning(of_days(day, day))


def last_night(call: Call) -> Meaning:
    """The night before publication, which has two days."""
    return Meaning(of_days(call.anchor - _DAY, call.anchor)) if call.anchor else Meaning(UNKNOWN)


def weekday(call: Call) -> Meaning:
    """A weekday: the most recent, the next if planned; with "yesterday", "today", "tomorrow" the nearest such day."""
    if call.anchor is None:
        return Meaning(UNKNOWN)
    day = _weekday(call.anchor, call.get("weekday"), call.get("rel"), call.get("deictic"), call.tense)
    return Meaning(of_days(day, day))


def _weekday(anchor: date, wanted: int, rel: int | None, offset: int | None, tense: str) -> date:
    back = (anchor.weekday() - wanted) % 7
    if rel == -1:
        return anchor - (back or 7) * _DAY
    ahead = (wanted - anchor.weekday()) % 7
    if rel == 1:
        return anchor + (ahead or 7) * _DAY
    if offset is not None:  # the weekday is right where both are given: articles are republished days later
        return anchor + ahead * _DAY if offset > 0 else anchor - back * _DAY
    if tense == "future" or (rel == 0 and tense != "past"):
        return anchor + ahead * _DAY
    return anchor - back * _DAY


def weekdays(call: Call) -> Meaning:
    """Two weekdays: the night between them ("Friday to Saturday night"), or a stretch of days."""
    if call.anchor is None:
        return Meaning(UNKNOWN)
    first, second = call.get("a"), call.get("b")
    gap = (second - first) % 7
    if call.tense == "future":
        begin = _weekday(call.anchor, first, None, None, "future")
    else:
        begin = _weekday(call.anchor, second, None, None, "past") - gap * _DAY
    end = begin + gap * _DAY
    return Meaning(of_days(end if "second" in call.arguments else begin, end))


def weekday_of_week(call: Call) -> Meaning:
    """A weekday of the last, this or next week."""
    if call.anchor is None:
        return Meaning(UNKNOWN)
    monday = call.anchor + (7 * call.get("week") - call.anchor.weekday()) * _DAY
    day = monday + call.get("weekday") * _DAY
    return Meaning(of_days(day, day))


def date_of(call: Call) -> Meaning | None:
    """An interval already worked out, as a whole expression."""
    when = call.get(call.arguments[0]) if call.arguments else next(iter(call.bound.values()))
    return Meaning(when) if isinstance(when, Interval) else None


def keep(call: Call) -> Meaning | None:
    """An expression with words around it that leave its value as it is (part of day, "late", "the end of")."""
    inner = call.get("time")
    return inner if isinstance(inner, Meaning) and inner.kind == "date" else None


def unresolved(call: Call) -> Meaning:
    """A date that the text does not fix ("a few days ago", "at 3 p.m.")."""
    return Meaning(UNKNOWN)


def season(call: Call) -> Meaning | None:
    """Three months; ``season`` is the number of the first one, winter runs into the next year."""
    first, when = call.get("season"), call.get("time")
    rel = call.get("rel", 0 if "this" in call.bound else None)
    if isinstance(when, Meaning):
        if when.kind != "date" or not when.interval.value or len(when.interval.value) != 4:
            return None
        return Meaning(_three_months(int(when.interval.value), first))
    if isinstance(call.get("year"), int):
        return Meaning(_three_months(call.get("year"), first))
    if call.anchor is None:
        return Meaning(UNKNOWN)
    begun = [y for y in (call.anchor.year - 2, call.anchor.year - 1, call.anchor.year, call.anchor.year + 1)]
    spans = [_three_months(y, first) for y in begun]
    past = [s for s in spans if s.latest and s.latest < call.anchor]
    now = [s for s in spans if s.earliest and s.latest and s.earliest <= call.anchor <= s.latest]
    ahead = [s for s in spans if s.earliest and s.earliest > call.anchor]
    if rel == -1:
        return Meaning(past[-1])
    if rel == 1:
        return Meaning(ahead[0])
    if rel == 0:
        return Meaning(next((s for s in spans if s.value and s.value[:4] == str(call.anchor.year)), UNKNOWN))
    return Meaning(now[0] if now else ahead[0] if call.tense == "future" else past[-1])


def _three_months(year_: int, first: int) -> Interval:
    return between(of_month(year_, first), of_month(year_, first + 2))


def part_of_year(call: Call) -> Meaning | None:
    """A quarter or half (the argument says how many months it has) of a year, this year by default."""
    size, number, when = int(call.arguments[0]), int(call.get("n")), call.get("time")
    if not 1 <= number <= 12 // size:
        return None
    if isinstance(when, Meaning):
        if when.interval.value is None:
            return Meaning(UNKNOWN)
        if len(when.interval.value) != 4:
            return keep(call)  # the first half of June: as good as June
        year_ = int(when.interval.value)
    elif "year" in call.bound:
        year_ = call.get("year")
    elif call.anchor is not None:
        year_ = call.anchor.year
    else:
        return Meaning(UNKNOWN)
    first = (number - 1) * size + 1
    return Meaning(between(of_month(year_, first), of_month(year_, first + size - 1)))


def decade(call: Call) -> Meaning | None:
    """Ten years; ``decade`` 90 is 1990 to 1999, a four-digit number says the century itself."""
    first = call.get("decade")
    if first % 10:
        return None
    first += 0 if first >= 1000 else 1900 if first >= 30 else 2000
    return Meaning(interval(f"{first}/{first + 9}"))


def century(call: Call) -> Meaning | None:
    """The n-th century, from its year 1 to its year 100."""
    number = int(call.get("n"))
    return Meaning(interval(f"{number * 100 - 99:04d}/{number * 100:04d}")) if 1 <= number <= 22 else None


# --- distances ----------------------------------------------------------------------------------


def ago(call: Call) -> Meaning:
    """An amount of time back from publication."""
    return Meaning(_distance(call, -1))


def ahead(call: Call) -> Meaning:
    """An amount of time on from publication."""
    return Meaning(_distance(call, 1))


def _distance(call: Call, sign: int) -> Interval:
    size: Amount = call.get("amount")
    if call.anchor is None or size.count is None or size.unit in ("decade", "century"):
        return UNKNOWN
    try:
        there = add(call.anchor, sign * size.count, size.unit)
    except (ValueError, OverflowError):
        return UNKNOWN
    if size.bound == "less":
        return of_days(min(there, call.anchor), max(there, call.anchor))
    if size.bound == "more":
        return Interval(None, None, there) if sign < 0 else Interval(None, there, None)
    return interval(there.isoformat()[: intervals.precision(size.unit, size.count)])


def reaching_back(call: Call) -> Meaning:
    """A duration up to publication whose length is only bounded: it began no later than so long ago."""
    return Meaning(_distance(call, -1), "duration")


def rolling(call: Call) -> Meaning | None:
    """The past or coming so many units, up to or from publication."""
    size: Amount = call.get("amount")
    rel = call.get("rel", int(call.arguments[0]) if call.arguments else -1)
    if not rel:
        return None
    return Meaning(_rolling(call.anchor, size, rel) if call.anchor else UNKNOWN)


def _rolling(anchor: date, size: Amount, rel: int) -> Interval:
    if size.count is None:
        return UNKNOWN
    try:
        there = add(anchor, rel * size.count, size.unit)
    except (ValueError, OverflowError):
        return UNKNOWN
    length = intervals.precision(size.unit, size.count)
    if size.unit in intervals.MONTHS and size.count == 1 and size.unit != "decade":
        length = 10  # "the past year" is no calendar year
    first, last = sorted((there, anchor))
    left, right = first.isoformat()[:length], last.isoformat()[:length]
    return interval(left if left == right else f"{left}/{right}")


def within(call: Call) -> Meaning:
    """Within an amount: a stretch ahead if planned; else, and for years after "in" (``short``), only a duration."""
    size: Amount = call.get("amount")
    if "short" in call.arguments and size.unit not in ("minute", "hour", "day", "week", "month"):
        return Meaning(UNKNOWN, "duration")
    if call.tense == "future" and call.anchor:
        return Meaning(_rolling(call.anchor, size, 1))
    return Meaning(UNKNOWN, "duration")


def duration(call: Call) -> Meaning:
    """A length of time, which dates nothing."""
    return Meaning(UNKNOWN, "duration")


def repeated(call: Call) -> Meaning:
    """A set of times, which dates nothing by itself."""
    return Meaning(UNKNOWN, "set")


# --- open intervals and ranges ------------------------------------------------------------------


def since(call: Call) -> Meaning | None:
    """From a date up to publication."""
    inner = keep(call)
    if inner is None:
        return None
    when = inner.interval
    if when.value is None or when.earliest is None:
        return Meaning(UNKNOWN)
    if call.anchor is None:
        return Meaning(Interval(None, when.earliest, None))
    if when.earliest > call.anchor:
        return inner
    return Meaning(interval(f"{when.value.partition('/')[0]}/{call.anchor}"))


def before(call: Call) -> Meaning | None:
    """Earlier than a date: from publication on where that lies ahead, else open to the past."""
    inner = keep(call)
    if inner is None or inner.interval.earliest is None:
        return inner
    last = inner.interval.earliest - _DAY
    if call.anchor and last >= call.anchor and call.tense != "past":
        return Meaning(of_days(call.anchor, last))
    return Meaning(Interval(None, None, last))


def after(call: Call) -> Meaning | None:
    """Later than a date: open to the future."""
    inner = keep(call)
    if inner is None or inner.interval.latest is None:
        return inner
    return Meaning(Interval(None, inner.interval.latest + _DAY, None))


def time_range(call: Call) -> Meaning | None:
    """From one date to another."""
    left, right = call.get("a"), call.get("b")
    if left.kind != "date" or right.kind != "date":
        return None
    if left.interval.value is None or right.interval.value is None:
        return Meaning(UNKNOWN)
    joined = between(left.interval, right.interval)
    return Meaning(joined) if joined.value else None


def day_range(call: Call) -> Meaning | None:
    """Two days of one month, or of two months, with the year once."""
    month2 = call.get("month2", call.get("month"))
    bound = {"day": call.get("b"), "month": month2, "year": call.get("year"), "rel": call.get("rel")}
    last = full_date(Call(call.situation, call.at, (), bound))
    if last is None or last.interval.latest is None:
        return last
    end = last.interval.latest
    begin_year = end.year - (call.get("month") > month2)
    begin = interval(f"{begin_year:04d}-{call.get('month'):02d}-{call.get('a'):02d}")
    joined = between(begin, last.interval)
    return Meaning(joined) if joined.value else None


def hijri_range(call: Call) -> Meaning | None:
    """Two days of one Hijri month, with the year once or not at all."""
    first, day = call.get("a"), call.get("b")
    last = hijri(Call(call.situation, call.at, (), {"day": day, "month": call.get("month"), "year": call.get("year")}))
    if last is None or last.interval.earliest is None or first >= day:
        return None
    return Meaning(of_days(add(last.interval.earliest, first - day, "day"), last.interval.earliest))


def month_range(call: Call) -> Meaning | None:
    """Two months with the year once or not at all."""
    first, second, year_ = call.get("a"), call.get("b"), call.get("year")
    if year_ is None:
        last = bare_month(Call(call.situation, call.at, call.arguments, {"month": second})).interval
        if last.earliest is None:
            return Meaning(UNKNOWN)
        year_ = last.earliest.year
    return Meaning(between(of_month(year_ - (first > second), first), of_month(year_, second)))


def lasting(call: Call) -> Meaning | None:
    """A duration with its begin: "for two months from 3 August"."""
    inner, size = keep(call), call.get("amount")
    if inner is None or inner.interval.earliest is None or size.count is None or len(inner.interval.value or "") != 10:
        return inner
    return Meaning(of_days(inner.interval.earliest, add(inner.interval.earliest, size.count, size.unit)))


# --- anchored -----------------------------------------------------------------------------------


def shifted(call: Call) -> Meaning | None:
    """An amount before or after a date that is named ("two days after 5 June"); the argument is the sign."""
    inner, size = keep(call), call.get("amount")
    if inner is None or size.count is None:
        return inner and Meaning(UNKNOWN)
    return Meaning(intervals.shift(inner.interval, int(call.arguments[0]) * size.count, size.unit))


def anchored(call: Call) -> Meaning:
    """An amount before or after an event; arguments: direction, and which event (``next`` or ``previous``)."""
    size: Amount = call.get("amount") or Amount(1.0, call.get("unit", "day"))
    direction, refers = call.arguments[0], call.arguments[1]
    count, unit = size.count, size.unit
    if count is not None and count != int(count):
        count, unit = count * 12 if unit == "year" else None, "month"
    return Meaning(UNKNOWN, "anchored", None if count is None else int(count), unit, direction, refers)


def same_unit(call: Call) -> Meaning | None:
    """The same, next or previous day, month, year as a date named before ("the following day")."""
    step, unit = call.get("follow"), call.get("unit")
    if unit not in ("day", "week", "month", "year"):
        return None
    direction = "on" if step == 0 else "after" if step > 0 else "before"
    return Meaning(UNKNOWN, "anchored", abs(step), unit, direction, "previous")


def after_amount(call: Call) -> Meaning:
    """"After two days": ahead if planned, else counted from what was told before."""
    return ahead(call) if call.tense == "future" else anchored(Call(call.situation, call.at, ("after", "previous"), call.bound))


def nothing(call: Call) -> Meaning:
    """Words that look like a time expression and are none."""
    return Meaning(UNKNOWN, "none")


def named(call: Call) -> Meaning:
    """A date inside a name ("the 25 January revolution", "Vision 2030")."""
    when = call.get("time")
    return Meaning(when.interval if isinstance(when, Meaning) else of_year(call.get("year")), "anniversary")


ACTIONS: dict[str, Callable[[Call], Any]] = {
    action.__name__: action
    for action in (
        copy, constant, day_number, likely_year, same_month, amount, bounded, relative_unit, full_date, month_of_year,
        day_of_year, bare_month, day_of_month, year, years, hijri, numeric_date, deictic, last_night, weekday, weekdays,
        weekday_of_week, date_of, keep, unresolved, season, part_of_year, decade, century, ago, ahead, reaching_back,
        rolling, within, duration, repeated, since, before, after, time_range, day_range, hijri_range, month_range,
        lasting, shifted, anchored, same_unit, after_amount, nothing, named,
    )
}
