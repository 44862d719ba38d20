"""SPARQL 1.1 over graph files, stores and rdflib graphs, in Oxigraph, to text in every result format."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import QueryError
from kg.rdf import export
from kg.rdf.iris import PREFIXES
from kg.rdf.sparql import check_read_only, explain
from kg.store import Store, from_graph, load_into_oxigraph, to_graph

FORMATS = ("table", "csv", "json", "xml", "ttl")
_PREFIXES = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
_WIDEST = 60

Source = Graph | Store | ox.Store | str | Path
Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


def run_query(source: Source, query: str | Path, format: str = "table") -> str:
    """The answer to a query over a graph, a store or the path of either, as text.

    ``query`` is a file, one of the packaged questions by name (``who-met-whom``) or the query itself; our prefixes
    need no declaration. ``format``: ``table`` (for people), ``csv``, ``json`` (JSON-LD for a graph), ``xml`` or,
    for CONSTRUCT and DESCRIBE, ``ttl``. Raises QueryError with the line and column of a mistake.
    """
    if format not in FORMATS:
        raise QueryError(f"unknown result format {format!r}; use one of {' '.join(FORMATS)}")
    text, name = query_text(query)
    return render(answer(open_source(source), text, name), format)


def rows(source: Source, query: str | Path) -> list[dict[str, str | None]]:
    """The answer to a SELECT query as dictionaries of plain strings, for programs."""
    text, name = query_text(query)
    found = answer(open_source(source), text, name)
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError(f"{name}: only SELECT queries give rows")
    names = [v.value for v in found.variables]
    return [{n: _value(term) for n, term in zip(names, solution, strict=True)} for solution in found]


def queries_dir() -> Path:
    """Folder of the packaged questions (the same files as ``examples/queries``)."""
    return Path(__file__).resolve().parent / "queries"


def questions() -> dict[str, Path]:
    """The packaged questions by name, sorted."""
    return {file.stem: file for file in sorted(queries_dir().glob("*.rq"))}


def query_text(query: str | Path) -> tuple[str, str]:
    """The text of a query, and the name by which messages call it; QueryError for a file that is missing."""
    known = questions()
    if isinstance(query, str) and query in known:
        query = known[query]
    if isinstance(query, str) and not _is_path(query):
        return query, "query"
    path = Path(query)
    try:
        return path.read_text(encoding="utf-8-sig"), path.name
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        raise QueryError(f"{path}: the query cannot be read: {reason} (questions: {', '.join(known)})") from error


def open_source(source: Source) -> ox.Store:
    """Whatever can be queried, as an Oxigraph store; a file is read into memory."""
    if isinstance(source, ox.Store):
        return source
    if isinstance(source, Store):
        return source.inner
    if isinstance(source, Graph):
        return from_graph(source)
    return load_into_oxigraph(source)


def answer(store: ox.Store, text: str, name: str = "query") -> Answer:
    """Runs a query; QueryError where it is not SPARQL 1.1, is an update, or asks another endpoint."""
    check_read_only(text, name)
    try:
        return store.query(text, prefixes=_PREFIXES)
    except SyntaxError as error:
        raise QueryError(explain(error, text, name)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"{name}: cannot be answered: {' '.join(str(error).split())}") from error


def render(found: Answer, format: str, limit: int | None = None) -> str:
    """An answer as text in one of FORMATS; QueryError where the format does not fit the kind of query."""
    if isinstance(found, ox.QueryTriples):
        return _render_graph(found, format)
    if format == "ttl":
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; use table, csv, json or xml for this query")
    if isinstance(found, ox.QueryBoolean):
        if format in ("table", "csv"):
            return f"{str(bool(found)).lower()}\n"
        return _serialised(found, format)
    if format == "table":
        names = [v.value for v in found.variables]
        return table(names, [[_shown(term) for term in solution] for solution in found])
    return _serialised(found, format)


def table(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Rows as aligned columns, with the number of rows.

    Widths are those of a terminal (Arabic marks take none, wide letters two); right-to-left cells are isolated, so
    that they do not change the order of columns.
    """
    columns = [[name, *(row[i] for row in cells)] for i, name in enumerate(names)]
    widths = [min(max(map(_width, column), default=0), _WIDEST) for column in columns]
    rule = "─┼─".join("─" * width for width in widths)
    lines = [_line(names, widths), rule]
    lines += [_line([_cut(cell) for cell in row], widths) for row in cells]
    return "\n".join([*lines, f"({len(cells)} row{'' if len(cells) == 1 else 's'})"]) + "\n"


def shorten(iri: str) -> str:
    """An IRI with a prefix of ours where one fits, else in full."""
    for prefix, namespace in _by_length():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace):]}"
    return iri


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair)))


def _is_path(query: str) -> bool:
    """True where the words are a file name rather than a query."""
    if "\n" in query or "{" in query:
        return False
    return len(query) < 1000 and (query.endswith((".rq", ".sparql")) or Path(query).is_file())


def _render_graph(found: ox.QueryTriples, format: str) -> str:
    if format in ("table", "csv"):
        spell = _shown if format == "table" else _plain
        triples = sorted([spell(t.subject), spell(t.predicate), spell(t.object)] for t in found)
        names = ["subject", "predicate", "object"]
        return table(names, triples) if format == "table" else _csv([names, *triples])
    graph = to_graph((t.subject, t.predicate, t.object) for t in found)
    return export.dump(graph, {"ttl": "turtle", "json": "json-ld", "xml": "xml"}[format]).decode()


def _serialised(found: ox.QuerySolutions | ox.QueryBoolean, format: str) -> str:
    kinds = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
    try:
        return (found.serialize(format=kinds[format]) or b"").decode("utf-8") + ("" if format == "csv" else "\n")
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"cannot be answered: {' '.join(str(error).split())}") from error


def _csv(lines: Iterable[Sequence[str | None]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def _value(term: Any) -> str | None:
    return None if term is None else getattr(term, "value", str(term))


def _plain(term: Any) -> str:
    return _value(term) or ""


def _shown(term: Any) -> str:
    """A term for people: names shortened, literals as their words."""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value[:8]}"
    return " ".join((_value(term) or "").split())


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [_isolated(cell) + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return " │ ".join(padded).rstrip()


def _isolated(cell: str) -> str:
    """A cell with right-to-left letters between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in cell):
        return f"\u2068{cell}\u2069"
    return cell


def _width(text: str) -> int:
    return sum(_columns(c) for c in text)


def _columns(char: str) -> int:
    """Terminal columns of a character: combining marks and format characters take none."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _cut(cell: str) -> str:
    """The cell, or as much of it as fits into the widest column."""
    if _width(cell) <= _WIDEST:
        return cell
    return "".join(_fitting(cell, _WIDEST - 1)) + "…"


def _fitting(cell: str, room: int) -> Iterator[str]:
    for char in cell:
        room -= _columns(char)
        if room < 0:
            return
        yield char
