"""Time expressions of Arabic and English news, resolved as a reader resolves them.

The rules are tables (``kg/lang/<language>/dates/``); ``kg.extract.time`` runs them. docs/dates.md describes both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.errors import InputError
from kg.extract.time import intervals
from kg.extract.time.chart import Chart, Item
from kg.extract.time.meaning import Meaning, Situation
from kg.extract.time.semantics import ACTIONS, Call
from kg.extract.time.tables import DateTables, Rule, load
from kg.extract.time.tense import tense_at
from kg.extract.time.tokens import Token, tokenise
from kg.model import Article, Interval, TimeExpression
from kg.text import is_arabic, normalise

LANGUAGES = ("ar", "en")
_NAME_REACH = 12  # tokens between "anniversary" and the year of what it celebrates
_FRESH_YEARS = 1  # such a year, so recent, is the year of the celebration
_JOINT_REACH = 5  # tokens of "today (Monday)" and the like
_TOLD_REACH = 9  # tokens of "yesterday (Wednesday, July 27, 2022)"
_BESIDE = 3  # characters from "yesterday" to such a date
_DAY = 10  # letters of a date exact to the day
# A day in an article's address: year, month and day as folders of their own.
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_HEAD_CHARACTERS = 600  # a dateline stands at the head of an article


def find_times(
    text: str, lang: str, anchor: date | None, tense: Callable[[int], str] | None = None
) -> list[TimeExpression]:
    """Time expressions of ``text`` in order; offsets count code points of ``text`` as given.

    ``anchor`` is the day the article was published, None if unknown (partial values then stay partial).
    ``tense(offset)`` says whether the clause at that offset is ``past``, ``future`` or unknown (empty);
    without it, words nearby decide. Raises ``InputError`` for a language without date tables.
    """
    if lang not in LANGUAGES:
        raise InputError(f"no date tables for language {lang!r}; there are {', '.join(LANGUAGES)}")
    tables = load(lang)
    tokens = tokenise(text, lang)
    situation = Situation(anchor, lang, _tense_of(tokens, tables, tense))
    chart = Chart(tokens, tables)
    chart.run(lambda rule, bound, at: _act(situation, rule, bound, at))
    found: list[TimeExpression] = []
    for item in _choose(chart.items("time"), tokens):
        meaning = item.value
        if isinstance(meaning, Meaning) and meaning.kind != "none":
            found.append(_expression(text, lang, tokens, item, _in_context(meaning, item, chart, found, anchor)))
    return found


def infer_anchor(article: Article) -> date | None:
    """The day from which an article's relative dates count; never today's.

    The publication date; where the text says "today, Monday" and it was published up to six days after a Monday
    (articles are republished), that Monday. Without one, the day in the article's address, of its "yesterday (July 27,
    2022)", or of a dateline, else the first full date at the head of the text. None where nothing tells.
    """
    lang = article.lang or ("ar" if is_arabic(article.text) else "en")
    if article.published is not None:
        return _day_of_writing(article.text, lang, article.published)
    if (stated := _day_in_address(article.url or "")) is not None:
        return _day_of_writing(article.text, lang, stated)
    if (told := _day_told(article.text, lang)) is not None:
        return told
    datelines = [article.text[b.begin : b.end] for b in article.blocks if b.kind == "dateline"]
    for text in (*datelines, article.text[:_HEAD_CHARACTERS], article.text):
        for time in find_times(text, lang, None):
            if time.kind == "date" and time.interval.value and len(time.interval.value) == 10:
                return time.interval.earliest
    return None


def resolve_anchored(expression: TimeExpression, event_date: Interval) -> Interval:
    """When an ``anchored`` expression is, given the date of the event that it counts from.

    "Two days after the launch" of 2024-06-05 is 2024-06-07; after a launch in 2024-06 it spans both months. Without
    an amount ("after the launch") only one end is known and the value is None.
    """
    return _moved(expression, event_date, 1 if expression.direction == "after" else -1)


def resolve_backwards(expression: TimeExpression, dated: Interval) -> Interval:
    """When the event was from which an ``anchored`` expression counts, given the date of what it dates."""
    return _moved(expression, dated, -1 if expression.direction == "after" else 1)


def dates_command(text: str, published: date | None, lang: str) -> Iterator[dict[str, object]]:
    """The JSON objects of ``kg dates``: begin, end, text, value, earliest, latest (dates as ISO strings).

    ``lang`` may be ``auto``. Without ``published`` the anchor is a full date at the head of the text, if any.
    """
    if lang in ("", "auto"):
        lang = "ar" if is_arabic(text) else "en"
    anchor = published or infer_anchor(Article("", text, lang))
    for time in find_times(text, lang, anchor):
        when = time.interval
        yield {
            "begin": time.begin,
            "end": time.end,
            "text": time.text,
            "value": when.value,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
        }


def _tense_of(tokens: Sequence[Token], tables: DateTables, tense: Callable[[int], str] | None) -> Callable[[int], str]:
    known: dict[int, str] = {}

    def at_token(at: int) -> str:
        if at not in known:
            known[at] = (tense(tokens[at].begin) if tense else "") or tense_at(tokens, tables, at)
        return known[at]

    return at_token


def _act(situation: Situation, rule: Rule, bound: object, at: int) -> object:
    return ACTIONS[rule.action](Call(situation, at, rule.arguments, bound))  # type: ignore[arg-type]


def _choose(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """Non-overlapping items in text order: the longest first, then that of the later rule."""

    def rank(item: Item) -> tuple[int, int, int]:
        return tokens[item.begin].begin - tokens[item.end - 1].end, -item.rule, item.begin

    taken: set[int] = set()
    chosen = []
    for item in sorted(items, key=rank):
        if taken.isdisjoint(range(item.begin, item.end)):
            taken.update(range(item.begin, item.end))
            chosen.append(item)
    return sorted(chosen, key=lambda item: item.begin)


def _expression(text: str, lang: str, tokens: Sequence[Token], item: Item, meaning: Meaning) -> TimeExpression:
    first, last = tokens[item.begin], tokens[item.end - 1]
    begin = normalise(text[first.begin : first.end], lang, first.begin).offsets[item.clitic]
    return TimeExpression(begin, last.end, text[begin : last.end], meaning.interval, meaning.kind,
                          meaning.offset, meaning.unit, meaning.direction)


def _in_context(
    meaning: Meaning, item: Item, chart: Chart, earlier: Sequence[TimeExpression], anchor: date | None
) -> Meaning:
    """A meaning seen with the words and dates before it: anniversaries, "the following day"."""
    if meaning.kind == "date" and _celebrated(meaning, item, chart, anchor):
        return replace(meaning, kind="anniversary")
    if meaning.refers == "previous":
        when = _from_previous(meaning, earlier)
        if when.value:
            return Meaning(when)
    return meaning


def _celebrated(meaning: Meaning, item: Item, chart: Chart, anchor: date | None) -> bool:
    """Whether a year stands in the name of an anniversary rather than saying when it is celebrated."""
    when = meaning.interval
    if when.latest is None or (anchor and anchor.year - when.latest.year <= _FRESH_YEARS):
        return False
    if chart.categories_before(item.begin) & {"in", "on"}:  # "celebrated on 5 July": when, not what
        return False
    for at in range(item.begin - 1, max(-1, item.begin - _NAME_REACH), -1):
        if "anniversary" in chart.categories_at(at):
            return True
        if chart.tokens[at].kind == "mark" and chart.tokens[at].raw in ".,،;؛!?؟\n":
            return False
    return False


def _from_previous(meaning: Meaning, earlier: Sequence[TimeExpression]) -> Interval:
    """An anchored meaning counted from the last date before it that is exact enough."""
    size = intervals.precision(meaning.unit, 1)
    for time in reversed(earlier):
        value = time.interval.value
        if time.kind in ("date", "anniversary") and value and "/" not in value and len(value) >= size:
            if meaning.unit == "week" and meaning.direction == "on":
                return intervals.UNKNOWN
            whole = intervals.interval(value[:size])
            sign = 1 if meaning.direction == "after" else -1
            return intervals.shift(whole, sign * (meaning.offset or 0), meaning.unit)
    return intervals.UNKNOWN


def _moved(expression: TimeExpression, when: Interval, sign: int) -> Interval:
    if expression.direction == "on":
        return when
    if expression.offset is None:
        if when.earliest is None or when.latest is None:
            return intervals.UNKNOWN
        one_day = intervals.add(date(1970, 1, 2), 0, "day") - date(1970, 1, 1)
        return Interval(None, when.latest + one_day, None) if sign > 0 else Interval(None, None, when.earliest - one_day)
    return intervals.shift(when, sign * expression.offset, expression.unit)


def _day_in_address(url: str) -> date | None:
    """The day by which news sites file their articles: ``example.org/2024/06/05/title``."""
    found = _IN_ADDRESS.search(url)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _day_told(text: str, lang: str) -> date | None:
    """The day of writing by a "today" or "yesterday" whose full date stands beside it."""
    tables = load(lang)
    tokens = tokenise(text, lang)
    for at in range(len(tokens)):
        back = next((f.entry.value for f in tables.lookup(tokens, at) if f.entry.category == "deictic"), None)
        if back in (0, -1):
            stretch = tokens[at : at + _TOLD_REACH]
            time = next(iter(find_times(text[stretch[0].end : stretch[-1].end], lang, None)), None)
            beside = time is not None and time.begin <= _BESIDE
            if time is not None and beside and time.kind == "date" and len(time.interval.value or "") == _DAY and time.interval.earliest:
                return intervals.add(time.interval.earliest, -int(back), "day")
    return None


def _day_of_writing(text: str, lang: str, published: date) -> date:
    """Publication, or the nearest earlier day on which the text's "today, Monday" and "yesterday, Sunday" hold."""
    said = {
        intervals.add(time.interval.earliest, back, "day")
        for back, time in _said_today(text, lang, published)
        if time.interval.earliest
    }
    days = sorted(day for day in said if day <= published and (published - day).days < 7)
    return days[-1] if days and published not in said else published


def _said_today(text: str, lang: str, published: date) -> Iterator[tuple[int, TimeExpression]]:
    """Expressions that join "today" or "yesterday" with a weekday, and how many days before writing they are."""
    tables = load(lang)
    tokens = tokenise(text, lang)
    for at in range(len(tokens)):
        days = [f.entry.value for f in tables.lookup(tokens, at) if f.entry.category == "deictic"]
        stretch = tokens[at : at + _JOINT_REACH]
        if days and days[0] in (0, -1) and _names_weekday(stretch, tables):
            words = text[stretch[0].begin : stretch[-1].end]
            time = next(iter(find_times(words, lang, published)), None)
            if time is not None and time.kind == "date" and _names_weekday(tokenise(time.text, lang), tables):
                yield -int(days[0]), time


def _names_weekday(tokens: Sequence[Token], tables: DateTables) -> bool:
    found = (f for at in range(len(tokens)) for f in tables.lookup(tokens, at))
    return any(f.entry.category == "weekday" for f in found)
