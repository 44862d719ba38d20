"""JSON and JSON Lines: one object an article, as INTERFACE.md describes; gold files are valid input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from kg.errors import InputError
from kg.model import Article

_TEXT_KEYS = ("title", "url", "source")


def from_json(text: str, name: str, stem: str) -> Iterator[Article | InputError]:
    """The articles of one JSON text: an object or a list of them. A bad record is given as its error."""
    try:
        data = json.loads(text)
    except ValueError as error:
        yield InputError(f"{name}: not valid JSON ({error})")
        return
    if isinstance(data, list):
        for number, record in enumerate(data, 1):
            yield _article(record, f"{name}[{number}]", f"{stem}-{number}")
    else:
        yield _article(data, name, stem)


def from_json_lines(lines: Iterable[str], name: str, stem: str) -> Iterator[Article | InputError]:
    """One article a line; blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                yield InputError(f"{name}:{number}: not valid JSON ({error})")
                continue
            yield _article(record, f"{name}:{number}", f"{stem}-{number}")


def parse_date(value: str | date | None) -> date | None:
    """A day from an ISO date or date-time. Raises InputError for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip().replace("Z", "+00:00")).date()
    except ValueError:
        raise InputError(f"{value!r} is not a date: write it as 2024-09-14") from None


def _article(record: Any, where: str, default_id: str) -> Article | InputError:
    if not isinstance(record, Mapping):
        return InputError(f"{where}: an article is a JSON object with a \"text\"")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return InputError(f"{where}: no \"text\"" if text is None else f"{where}: its \"text\" is empty or no string")
    try:
        published = parse_date(record.get("published"))
    except InputError as error:
        return InputError(f"{where}: \"published\": {error}")
    title, url, source = (str(record[k]) if record.get(k) else None for k in _TEXT_KEYS)
    identifier = record.get("id")
    return Article(id=str(identifier) if identifier not in (None, "") else default_id, text=text, title=title,
                   lang=str(record.get("lang") or ""), published=published, url=url, source=source)
