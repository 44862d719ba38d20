"""Time expressions: khabar beside the date libraries that install here, on the hand-checked tables of the tests.

    python -m pipelines.compare_dates [TABLE_DIR]        (default: tests/tables)

Prints a Markdown table. Libraries get every advantage: the publication day as their base, the expected words alone
("read alone") and then the whole sentence ("found in context"). Most give one day for any expression: that counts
as right for a month or year if it lies within; an interval counts only if it is returned as one, which none does.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.extract.dates import find_times
from kg.extract.time.intervals import bounds

TABLES = Path("tests/tables")
DAY_KINDS = {10: "day", 7: "month", 4: "year"}
Values = list[str]
Reader = Callable[[str, str, date | None], Values]


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a table: ``text`` None where the sentence holds no date."""

    lang: str
    published: date | None
    sentence: str
    text: str | None
    value: str | None

    @property
    def kind(self) -> str:
        """Precision of the expected value."""
        if self.text is None:
            return "none"
        return "interval" if "/" in (self.value or "") else DAY_KINDS[len(self.value or "")]


def cases(folder: Path, lang: str) -> Iterator[Case]:
    """Rows whose date the text fixes, and rows without a date."""
    lines = (folder / f"dates_{lang}.tsv").read_text(encoding="utf-8").splitlines()
    for line in [x for x in lines if x and not x.startswith("#")][1:]:
        published, sentence, text, value, *kind = line.split("\t")
        if kind or (value == "-" and text != "-"):
            continue
        yield Case(lang, None if published == "-" else date.fromisoformat(published), sentence,
                   None if text == "-" else text, None if value == "-" else value)


def ours(text: str, lang: str, published: date | None) -> Values:
    """Values of our own expressions that are dates."""
    return [t.interval.value for t in find_times(text, lang, published) if t.kind == "date" and t.interval.value]


def _dateparser(text: str, lang: str, published: date | None) -> Values:
    search = importlib.import_module("dateparser.search").search_dates
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    if published:
        settings["RELATIVE_BASE"] = _noon(published)
    found = search(text, languages=[lang], settings=settings) or []
    return [when.date().isoformat() for _, when in found]


def _datefinder(text: str, lang: str, published: date | None) -> Values:
    find = importlib.import_module("datefinder").find_dates
    return [when.date().isoformat() for when in find(text, base_date=_noon(published) if published else None)]


def _parsedatetime(text: str, lang: str, published: date | None) -> Values:
    calendar = importlib.import_module("parsedatetime").Calendar()
    found = calendar.nlp(text, _noon(published) if published else None) or ()
    return [when.date().isoformat() for when, *_ in found]


def _timefhuman(text: str, lang: str, published: date | None) -> Values:
    module = importlib.import_module("timefhuman")
    found = module.timefhuman(text, config=module.tfhConfig(now=_noon(published) if published else datetime(1, 1, 1)))
    return [v for one in (found if isinstance(found, list) else [found]) if (v := _value_of(one))]


def _value_of(found: object) -> str | None:
    if isinstance(found, tuple) and len(found) == 2:
        left, right = (_value_of(f) for f in found)
        return f"{left}/{right}" if left and right else None
    if isinstance(found, datetime):
        return found.date().isoformat()
    return found.isoformat() if isinstance(found, date) else None


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


READERS: dict[str, tuple[Reader, tuple[str, ...]]] = {
    "khabar": (ours, ("ar", "en")),
    "dateparser": (_dateparser, ("ar", "en")),
    "datefinder": (_datefinder, ("en",)),
    "parsedatetime": (_parsedatetime, ("en",)),
    "timefhuman": (_timefhuman, ("en",)),
}


def right(expected: str, found: str) -> bool:
    """Whether a value says what is expected: the same, or a day within the expected month or year."""
    if found == expected:
        return True
    if "/" in expected or "/" in found or len(expected) == 10:
        return False
    first, last = bounds(expected)
    return first <= bounds(found)[0] <= last


def score(reader: Reader, rows: list[Case]) -> dict[str, tuple[int, int]]:
    """(right, all) for each kind read alone, for all kinds in context, and false dates among the rows without any."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        if row.text is None or row.value is None:
            _count(counts, "false dates", bool(_read(reader, row.sentence, row)))
            continue
        _count(counts, row.kind, any(right(row.value, v) for v in _read(reader, row.text, row)))
        _count(counts, "in context", any(right(row.value, v) for v in _read(reader, row.sentence, row)))
    return {key: (good, total) for key, (good, total) in counts.items()}


def _count(counts: dict[str, list[int]], key: str, good: bool) -> None:
    pair = counts.setdefault(key, [0, 0])
    pair[0] += good
    pair[1] += 1


def _read(reader: Reader, text: str, row: Case) -> Values:
    try:
        return reader(text, row.lang, row.published)
    except Exception:  # a library that raises on a text has not read it
        return []


def version(name: str) -> str | None:
    """Installed version of a library; None where it is missing."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def main(folder: Path) -> None:
    """Print the comparison."""
    columns = ("day", "month", "year", "interval", "in context", "false dates")
    for lang, title in (("ar", "Arabic"), ("en", "English")):
        rows = list(cases(folder, lang))
        print(f"\n{title}, {len(rows)} expressions\n")
        print("| reader | day | month | year | interval | all, in context | false dates |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for name, (reader, langs) in READERS.items():
            if lang not in langs or (name != "khabar" and version(name) is None):
                continue
            scores = score(reader, rows)
            label = name if name == "khabar" else f"{name} {version(name)}"
            print(f"| {label} | " + " | ".join("{}/{}".format(*scores.get(c, (0, 0))) for c in columns) + " |")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLES)
