"""Number words of either language composed into one number ("twenty-five", "مئة وخمسة وعشرين")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.time.tables import DateTables
from kg.extract.time.tokens import Token

_SCALES = (100, 1000, 1_000_000)


def numbers_at(tokens: Sequence[Token], tables: DateTables, at: int) -> Iterator[tuple[int, str, float, int]]:
    """Numbers that begin at a token: (end, ``num`` or ``ord``, value, letters of clitic), longest last."""
    token = tokens[at]
    if token.kind == "number":
        yield at + 1, "num", _figures(token.raw), 0
        return
    total, end, clitic, last = 0, at, 0, 10_000_000
    while end < len(tokens):
        step = _word(tokens, tables, end, first=end == at)
        if step is None:
            break
        next_end, category, value, cut = step
        if end == at:
            clitic = cut
        elif not _fits(total, last, value):
            break
        total = _joined(total, value) if end > at else value
        last, end = value, next_end
        yield end, category, float(total), clitic
        if category == "ord" and value < 11 and tables.lang != "ar":
            break


def _figures(raw: str) -> float:
    """The value of digits: separators before three digits group, another one marks a fraction."""
    head, mark, tail = raw.replace(",", ".").rpartition(".")
    if mark and len(tail) != 3:
        return float(f"{head.replace('.', '')}.{tail}")
    return float(raw.replace(",", "").replace(".", ""))


def _word(tokens: Sequence[Token], tables: DateTables, at: int, first: bool) -> tuple[int, str, int, int] | None:
    """One number word, after the first with its joint (and, -, و)."""
    if not first and tokens[at].form in ("-", "and") and at + 1 < len(tokens):
        return _word(tokens, tables, at + 1, first=True)
    for found in tables.lookup(tokens, at):
        if found.entry.category in ("num", "ord", "thenum") and isinstance(found.entry.value, int):
            if not first and found.clitic > 1:
                continue
            return at + found.length, found.entry.category.removeprefix("the"), found.entry.value, found.clitic
    return None


def _fits(total: int, last: int, value: int) -> bool:
    """Whether a number word can follow: a scale multiplies, else tens and ones fill what is still empty."""
    if value in _SCALES:
        return last < value
    if value == 10 and last < 10:  # the second half of an Arabic teen
        return True
    if last < 10:
        return 20 <= value < 100 and value % 10 == 0
    return value < last and last not in range(11, 20)


def _joined(total: int, value: int) -> int:
    if value not in _SCALES:
        return total + value
    rest = total % value if total >= value else total
    return total - rest + (rest or 1) * value
