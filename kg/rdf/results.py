"""One answer of the endpoint: a query run within limits and written in the format that the client asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.iris import PREFIXES
from kg.rdf.sparql import check_read_only, explain

TRUNCATED = "X-Khabar-Truncated"
_PREFIXES = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}

_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the formats that the client accepts, the most rows, and the graphs to ask (none: the default)."""

    query: str
    accept: str = "*/*"
    rows: int = 10_000
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, body and media type; ``truncated`` is the number of rows after which the rest was left out."""

    status: int
    body: bytes
    kind: str = "text/plain; charset=utf-8"
    truncated: int = 0


def reply(store: ox.Store, job: Job) -> Reply:
    """The answer to a query, or a status of 400 with what is wrong in it, or 406 for an unknown format."""
    try:
        check_read_only(job.query)
        found = store.query(job.query, prefixes=_PREFIXES, **_dataset(job))
    except QueryError as error:
        return Reply(400, f"{error}\n".encode())
    except SyntaxError as error:
        return Reply(400, f"{explain(error, job.query)}\n".encode())
    except (OSError, ValueError, RuntimeError) as error:
        return Reply(400, f"cannot be answered: {error}\n".encode())
    kind = negotiate(job.accept, _TRIPLES if isinstance(found, ox.QueryTriples) else _ROWS)
    if kind is None:
        return Reply(406, f"cannot answer as {job.accept}\n".encode())
    try:
        return _written(found, kind, job.rows)
    except (OSError, ValueError, RuntimeError) as error:
        return Reply(400, f"cannot be answered: {error}\n".encode())


def negotiate(accept: str, offered: dict[str, Any]) -> str | None:
    """The offered media type that an Accept header likes best; the first for ``*/*``; None where it takes none.

    The short names ``json``, ``xml``, ``csv``, ``tsv`` and ``turtle`` count too.
    """
    best: tuple[float, int, str] | None = None
    for rank, kind in enumerate(offered):
        quality = max((q for pattern, q in _accepted(accept) if _fits(pattern, kind)), default=0.0)
        exact = max((q for pattern, q in _accepted(accept) if pattern == kind), default=None)
        quality = quality if exact is None else exact
        if quality > 0 and (best is None or (quality, -rank) > best[:2]):
            best = (quality, -rank, kind)
    return best[2] if best else None


def _accepted(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        kind, *parameters = (p.strip().lower() for p in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            found.append((kind, float(quality)))
        except ValueError:
            found.append((kind, 0.0))
    return found


def _fits(pattern: str, kind: str) -> bool:
    short = {"json": "+json", "xml": "+xml", "csv": "/csv", "tsv": "/tab-separated-values", "turtle": "/turtle"}
    if pattern in short:
        return kind.endswith(short[pattern])
    return pattern in ("*/*", kind) or (pattern.endswith("/*") and kind.startswith(pattern[:-1]))


def _dataset(job: Job) -> dict[str, Any]:
    """Arguments for a query of certain graphs, as ``default-graph-uri`` and ``named-graph-uri`` ask."""
    chosen: dict[str, Any] = {}
    if job.default_graphs or job.named_graphs:
        chosen["default_graph"] = [ox.NamedNode(iri) for iri in job.default_graphs]
        chosen["named_graphs"] = [ox.NamedNode(iri) for iri in job.named_graphs]
    return chosen


def _written(found: Any, kind: str, most: int) -> Reply:
    media = f"{kind}; charset=utf-8"
    if isinstance(found, ox.QueryBoolean):
        if kind.startswith("text/"):
            return Reply(200, str(bool(found)).lower().encode(), media)
        return Reply(200, found.serialize(format=_ROWS[kind]) or b"", media)
    items = list(islice(found, most + 1))
    truncated = most if len(items) > most else 0
    items = items[:most]
    if isinstance(found, ox.QueryTriples):
        return Reply(200, ox.serialize(items, format=_TRIPLES[kind], prefixes=_PREFIXES) or b"", media, truncated)
    data = _json(found.variables, items)
    if _ROWS[kind] != ox.QueryResultsFormat.JSON:
        read = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
        data = read.serialize(format=_ROWS[kind]) or b""
    return Reply(200, data, media, truncated)


def _json(variables: list[ox.Variable], rows: list[Any]) -> bytes:
    """Rows as SPARQL 1.1 Query Results JSON (Oxigraph writes whole answers only, not the first rows of one)."""
    names = [v.value for v in variables]
    bindings = [{n: _term(t) for n, t in zip(names, row, strict=True) if t is not None} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False).encode()


def _term(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value.endswith("#string"):
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
