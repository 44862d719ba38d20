"""Graphs kept on disk (Oxigraph) or sent to another SPARQL 1.1 store, one named graph an article.

A store holds every triple twice: in the graph of each article that states it, and once in the default graph, where
queries find the merged whole without looking through thousands of graphs. Both change in one transaction an
article, so that a process killed at any moment leaves whole articles only.
"""

from __future__ import annotations

import base64
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import InputError
from kg.rdf import export
from kg.rdf.iris import KG, PREFIXES, SCHEMA

_OX_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG, "xml": ox.RdfFormat.RDF_XML,
}
_TRIPLE = tuple[Any, Any, Any]  # Oxigraph's terms, whose classes have no common one
_G = TypeVar("_G", bound=Graph)
_DEFAULT = ox.DefaultGraph()


class Store:
    """An Oxigraph store in a folder, made where it is missing; use it as a context manager.

    One process may write at a time; any number may read (``read_only``), each seeing the store as it was opened.
    """

    def __init__(self, path: str | Path, read_only: bool = False) -> None:
        self.path = Path(path)
        self._store: ox.Store | None = _open(self.path, read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back to other processes."""
        self._store = None

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store itself."""
        if self._store is None:
            raise InputError(f"{self.path}: the store is closed")
        return self._store

    def add(self, graph: Graph, article: URIRef | None = None) -> None:
        """Add an article's graph, in place of what the store has of the same article; one transaction.

        Without ``article`` the graph must hold exactly one ``schema:NewsArticle``; raises InputError otherwise.
        """
        name = article or article_of(graph)
        self._replace(ox.NamedNode(str(name)), _to_ox(graph))

    def remove(self, article: URIRef | str) -> bool:
        """Remove an article and what only it supports; False where the store has no such article."""
        name = ox.NamedNode(str(article))
        known = self.inner.contains_named_graph(name)
        if known:
            self._replace(name, set())
        return known

    def articles(self) -> dict[URIRef, str]:
        """The articles in the store, sorted, each with the SHA-256 of its text (to see what is built already)."""
        query = "SELECT ?article ?sha { ?article a schema:NewsArticle ; schema:sha256 ?sha } ORDER BY ?article"
        rows: Any = self.inner.query(query, prefixes={"schema": str(SCHEMA)})
        return {URIRef(row["article"].value): row["sha"].value for row in rows}

    def graph(self) -> Graph:
        """The merged graph behind the rdflib API, without copying it; SPARQL runs in Oxigraph."""
        return _bound(Graph(store=OxigraphStore(store=self.inner), identifier=DATASET_DEFAULT_GRAPH_ID))

    def dataset(self) -> Dataset:
        """All graphs behind the rdflib API: the default graph is the merged whole, named ones the articles."""
        return _bound(Dataset(store=OxigraphStore(store=self.inner), default_union=False))

    def article_graph(self, article: URIRef | str) -> Graph:
        """A copy of what one article says, in the datatypes of the contract."""
        quads = self.inner.quads_for_pattern(None, None, None, ox.NamedNode(str(article)))
        return to_graph((q.subject, q.predicate, q.object) for q in quads)

    def copy(self) -> Graph:
        """A copy of the merged graph, in the datatypes of the contract."""
        quads = self.inner.quads_for_pattern(None, None, None, _DEFAULT)
        return to_graph((q.subject, q.predicate, q.object) for q in quads)

    def optimize(self) -> None:
        """Compact the files after a large build, for faster queries."""
        self.inner.optimize()

    def __len__(self) -> int:
        """Triples of the merged graph."""
        rows: Any = self.inner.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        return int(next(rows)["n"].value)

    def _replace(self, name: ox.NamedNode, new: set[_TRIPLE]) -> None:
        old = {(q.subject, q.predicate, q.object) for q in self.inner.quads_for_pattern(None, None, None, name)}
        gone, fresh = old - new, new - old
        if fresh and not gone:
            self.inner.extend([*(ox.Quad(*t) for t in fresh), *(ox.Quad(*t, name) for t in fresh)])
            return
        only_here = [t for t in gone if not self._stated_elsewhere(t, name)]
        steps = []
        if gone:
            steps.append(f"DELETE DATA {{ {_block(only_here)} GRAPH {name} {{ {_block(gone)} }} }}")
        if fresh:
            steps.append(f"INSERT DATA {{ {_block(fresh)} GRAPH {name} {{ {_block(fresh)} }} }}")
        if not new:
            steps.append(f"DROP SILENT GRAPH {name}")
        if steps:
            self.inner.update(" ;\n".join(steps))

    def _stated_elsewhere(self, triple: _TRIPLE, name: ox.NamedNode) -> bool:
        found = self.inner.quads_for_pattern(*triple, None)
        return any(q.graph_name not in (_DEFAULT, name) for q in found)


@dataclass(frozen=True)
class RemoteStore:
    """Any SPARQL 1.1 store: writes each article as a named graph.

    ``protocol`` is ``gsp`` (Graph Store HTTP Protocol) or ``update`` (SPARQL 1.1 Update); ``url`` is the
    endpoint of that protocol. The store decides whether its default graph is the union of the named ones.
    """

    url: str
    protocol: str = "gsp"
    user: str | None = None
    password: str | None = None
    timeout: float = 60.0

    def add(self, graph: Graph, article: URIRef | None = None) -> None:
        """Put an article's graph in place of what the store has of it; InputError where it does not take it."""
        name = str(article or article_of(graph))
        triples = export.dump(graph, "nt")
        if self.protocol == "update":
            text = f"DROP SILENT GRAPH <{name}> ;\nINSERT DATA {{ GRAPH <{name}> {{\n{triples.decode()}}} }}"
            self._send("POST", self.url, "application/sparql-update", text.encode())
        else:
            self._send("PUT", self._graph_url(name), "application/n-triples", triples)

    def remove(self, article: URIRef | str) -> bool:
        """Remove an article's graph; False where a Graph Store says that it has none."""
        if self.protocol == "update":
            self._send("POST", self.url, "application/sparql-update", f"DROP SILENT GRAPH <{article}>".encode())
            return True
        return self._send("DELETE", self._graph_url(str(article)), None, None, missing=404) != 404

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to give back: each article is a request of its own."""

    def _graph_url(self, name: str) -> str:
        mark = "&" if "?" in self.url else "?"
        return f"{self.url}{mark}graph={urllib.parse.quote(name, safe='')}"

    def _send(self, method: str, url: str, kind: str | None, data: bytes | None, missing: int = 0) -> int:
        request = urllib.request.Request(url, data=data, method=method)
        if kind:
            request.add_header("Content-Type", f"{kind}; charset=utf-8")
        if self.user is not None:
            pair = f"{self.user}:{self.password or ''}".encode()
            request.add_header("Authorization", "Basic " + base64.b64encode(pair).decode())
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            if error.code == missing:
                return error.code
            reason = " ".join(error.read(300).decode("utf-8", "replace").split())
            raise InputError(f"{self.url}: {method} refused with {error.code} {error.reason} {reason}") from error
        except (urllib.error.URLError, OSError) as error:
            raise InputError(f"{self.url}: cannot be reached: {getattr(error, 'reason', error)}") from error


def open_store(location: str | Path) -> Store | RemoteStore:
    """A store by its folder or URL: ``https://host/data`` is a Graph Store, ``update+https://host/update`` Update.

    A user and password may stand in the URL (``https://user:password@host/…``).
    """
    text = str(location)
    protocol, plus, rest = text.partition("+")
    url = rest if plus and protocol in ("gsp", "update") else text
    if not url.startswith(("http://", "https://")):
        return Store(location)
    parts = urllib.parse.urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    user, password = (urllib.parse.unquote(p) if p else None for p in (parts.username, parts.password))
    bare = urllib.parse.urlunsplit(parts._replace(netloc=host))
    return RemoteStore(bare, protocol if plus else "gsp", user, password)


def is_store(path: str | Path) -> bool:
    """True where the path is a folder with an Oxigraph store in it."""
    return (Path(path) / "CURRENT").is_file()


def load(path: str | Path) -> Graph:
    """A graph file or store as an rdflib graph (a store's is read from disk as it is used).

    Raises InputError where there is neither.
    """
    if Path(path).is_dir():
        return Store(path, read_only=True).graph()
    return export.read(path)


def load_into_oxigraph(path: str | Path, target: ox.Store | None = None) -> ox.Store:
    """A graph file as an Oxigraph store (in memory unless a target is given), its named graphs merged.

    A store folder is opened as it is. Raises InputError where the path cannot be read.
    """
    if Path(path).is_dir():
        return Store(path, read_only=True).inner
    name = export.format_of(path)
    store = ox.Store() if target is None else target
    data = export.read_bytes(path)
    if name == "json-ld":
        store.bulk_extend(ox.Quad(*t) for t in _to_ox(export.parse(data, name, str(path))))
        return store
    try:
        quads = ox.parse(data, format=_OX_FORMATS[name])
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    except SyntaxError as error:
        raise InputError(f"{path}: cannot be read as {name}: {error}") from error
    return store


def from_graph(graph: Graph) -> ox.Store:
    """An rdflib graph as an Oxigraph store: its own where it has one, else a copy in memory."""
    if isinstance(graph.store, OxigraphStore):
        return graph.store._inner
    store = ox.Store()
    store.bulk_extend(ox.Quad(*t) for t in _to_ox(graph))
    return store


def article_of(graph: Graph) -> URIRef:
    """The one article that a graph is about; InputError where there is none or more than one."""
    found = sorted({str(article) for article in graph.subjects(RDF.type, SCHEMA.NewsArticle)})
    if len(found) != 1:
        raise InputError(f"a store takes the graph of one article at a time, this one has {len(found)}")
    return URIRef(found[0])


def to_graph(triples: Iterable[_TRIPLE]) -> Graph:
    """Oxigraph's triples as an rdflib graph; numbers get back the datatypes that its index drops."""
    data = ox.serialize((_restored(t) for t in triples), format=ox.RdfFormat.N_TRIPLES)
    return _bound(Graph()).parse(data=data, format="nt")


def _open(path: Path, read_only: bool) -> ox.Store:
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
            return ox.Store(str(path))
        if not is_store(path):
            raise InputError(f"{path}: there is no store in this folder")
        return ox.Store.read_only(str(path))
    except (OSError, ValueError) as error:
        busy = "lock" in str(error).lower()
        reason = "another process is writing to it" if busy else " ".join(str(error).split())[:200]
        raise InputError(f"{path}: the store cannot be opened: {reason}") from error


def _bound(graph: _G) -> _G:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def _to_ox(graph: Graph) -> set[_TRIPLE]:
    """The triples of an rdflib graph, through N-Triples, which both libraries escape rightly."""
    if isinstance(graph, Dataset):
        plain = Graph()
        for triple in graph.triples((None, None, None)):
            plain.add(triple[:3])
        graph = plain
    data = graph.serialize(format="nt", encoding="utf-8")
    parsed = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
    return {(q.subject, q.predicate, _indexed(q.object)) for q in parsed}


_XSD = "http://www.w3.org/2001/XMLSchema#"
_COUNTED = {"http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" + n for n in ("beginIndex", "endIndex")}


def _indexed(term: Any) -> Any:
    """A term as Oxigraph's index will give it back: kinds of integers are one, decimals are canonical."""
    if isinstance(term, ox.Literal) and term.datatype.value == _XSD + "nonNegativeInteger":
        return ox.Literal(term.value, datatype=ox.NamedNode(_XSD + "integer"))
    if isinstance(term, ox.Literal) and term.datatype.value == _XSD + "decimal" and "." in term.value:
        return ox.Literal(term.value.rstrip("0").rstrip("."), datatype=term.datatype)
    return term


def _restored(triple: _TRIPLE) -> ox.Triple:
    subject, predicate, value = triple
    if predicate.value in _COUNTED:
        value = ox.Literal(value.value, datatype=ox.NamedNode(_XSD + "nonNegativeInteger"))
    elif predicate.value == str(KG.confidence) and "." not in value.value:
        value = ox.Literal(value.value + ".0", datatype=value.datatype)
    return ox.Triple(subject, predicate, value)


def _block(triples: Iterable[_TRIPLE]) -> str:
    return " . ".join(f"{s} {p} {o}" for s, p, o in _sorted(triples))


def _sorted(triples: Iterable[_TRIPLE]) -> Iterator[_TRIPLE]:
    return iter(sorted(triples, key=lambda t: tuple(map(str, t))))
