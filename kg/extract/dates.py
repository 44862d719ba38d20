"""Time expressions of Arabic and English news, resolved as a reader resolves them (public face of ``kg.extract.time``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kg.model import Article, Interval, TimeExpression


def find_times(
    text: str, lang: str, anchor: date | None, tense: Callable[[int], str] | None = None
) -> list[TimeExpression]:
    """Time expressions of ``text`` in order; offsets count code points of ``text`` as given.

    ``anchor`` is the day the article was published, None if unknown (partial values then stay partial).
    ``tense(offset)`` says whether the clause at that offset is ``past``, ``future`` or unknown (empty);
    without it, words nearby decide.
    """
    raise NotImplementedError


def infer_anchor(article: Article) -> date | None:
    """The day an article's relative dates count from: publication date, else a dateline or first full date."""
    raise NotImplementedError


def resolve_anchored(expression: TimeExpression, event_date: Interval) -> Interval:
    """When an ``anchored`` expression is, given the date of the event that it counts from."""
    raise NotImplementedError


def dates_command(text: str, published: date | None, lang: str) -> Iterator[dict[str, object]]:
    """The JSON objects of ``kg dates``: begin, end, text, value, earliest, latest (dates as ISO strings)."""
    raise NotImplementedError
