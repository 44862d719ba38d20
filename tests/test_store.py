"""Stores: adding, replacing and removing articles, on disk and over HTTP; killed while writing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.rdf import export, iris
from kg.rdf.iris import KG
from kg.rdf.mapping import to_graph
from kg.store import RemoteStore, Store, article_of, is_store, load, load_into_oxigraph, open_store
from pipelines.kill_store import check, killed_once
from tests.samples import arabic, english

AR, EN = iris.article("ar-sample"), iris.article("en-sample")


@pytest.fixture
def graphs() -> tuple[Graph, Graph]:
    return to_graph(arabic()), to_graph(english())


@pytest.fixture
def store(tmp_path: Path):
    with Store(tmp_path / "store") as opened:
        yield opened


def union(*graphs: Graph) -> Graph:
    merged = Graph()
    for graph in graphs:
        for triple in graph:
            merged.add(triple)
    return merged


def test_merged_graph_is_the_union_without_duplicates(store: Store, graphs: tuple[Graph, Graph]) -> None:
    for graph in graphs:
        store.add(graph)
    merged = union(*graphs)
    assert len(store) == len(merged) < sum(map(len, graphs))
    assert isomorphic(store.copy(), merged)
    assert list(store.articles()) == [AR, EN]
    rows = list(store.graph().query("SELECT ?b { <https://w3id.org/khabar/id/state/greece> kg:accused ?b }"))
    assert len(rows) == 1


def test_round_trip_of_one_article(store: Store, graphs: tuple[Graph, Graph]) -> None:
    for graph in graphs:
        store.add(graph)
    assert isomorphic(store.article_graph(AR), graphs[0])


def test_built_again_is_the_same(store: Store, graphs: tuple[Graph, Graph]) -> None:
    for graph in (*graphs, *graphs):
        store.add(graph)
    assert isomorphic(store.copy(), union(*graphs))


def test_replaced_article_leaves_nothing_behind(store: Store, graphs: tuple[Graph, Graph]) -> None:
    first, other = graphs
    store.add(first)
    store.add(other)
    changed = union(first)
    changed.remove((None, KG.visited, None))
    changed.add((iris.entity("state/egypt"), KG.office, Literal("x", lang="ar")))
    store.add(changed)
    assert isomorphic(store.copy(), union(changed, other))
    assert isomorphic(store.article_graph(AR), changed)


def test_removal_takes_only_what_the_article_alone_supports(store: Store, graphs: tuple[Graph, Graph]) -> None:
    first, other = graphs
    store.add(first)
    store.add(other)
    assert store.remove(AR)
    assert isomorphic(store.copy(), other)
    assert list(store.articles()) == [EN]
    assert not store.remove(AR)
    assert store.remove(EN)
    assert len(store) == 0 and not list(store.inner)


def test_store_keeps_what_was_written(tmp_path: Path, graphs: tuple[Graph, Graph]) -> None:
    with Store(tmp_path / "deep" / "s") as store:
        store.add(graphs[0])
    assert is_store(tmp_path / "deep" / "s")
    assert len(load(tmp_path / "deep" / "s")) == len(graphs[0])


def test_rdflib_api_reads_and_queries(store: Store, graphs: tuple[Graph, Graph]) -> None:
    store.add(graphs[0])
    view = store.graph()
    assert len(view) == len(graphs[0])
    assert (iris.entity("state/greece"), KG.accused, iris.entity("state/turkey")) in view
    assert {g.identifier for g in store.dataset().graphs() if g.identifier.startswith(iris.ID)} == {AR}


@pytest.mark.parametrize("text", ['a "b" \\ \n\r\t', "\u0001\u007f", "'''", "\u202eعكس", "x\u2028y", "😀", "\\u0041"])
def test_any_text_is_kept(store: Store, graphs: tuple[Graph, Graph], text: str) -> None:
    graphs[0].add((AR, KG.quote, Literal(text, lang="ar")))
    store.add(graphs[0])
    assert set(store.graph().objects(AR, KG.quote)) == {Literal(text, lang="ar")}
    store.remove(AR)
    assert len(store) == 0


def test_one_writer_many_readers(store: Store, graphs: tuple[Graph, Graph]) -> None:
    store.add(graphs[0])
    with pytest.raises(InputError, match="another process is writing"):
        Store(store.path)
    with Store(store.path, read_only=True) as one, Store(store.path, read_only=True) as two:
        assert len(one) == len(two) == len(graphs[0])


def test_errors_are_clear(tmp_path: Path, store: Store, graphs: tuple[Graph, Graph]) -> None:
    with pytest.raises(InputError, match="there is no store in this folder"):
        load(tmp_path)
    with pytest.raises(InputError, match="one article at a time, this one has 2"):
        store.add(union(*graphs))
    with pytest.raises(InputError, match="has 0"):
        article_of(Graph())
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be opened"):
        Store(tmp_path / "file")
    store.close()
    with pytest.raises(InputError, match="closed"):
        store.add(graphs[0])


@pytest.mark.parametrize("suffix", [*export.FORMATS, ".ttl.gz"])
def test_files_are_loaded_into_oxigraph(suffix: str, tmp_path: Path, graphs: tuple[Graph, Graph]) -> None:
    export.write(graphs[0], tmp_path / f"g{suffix}")
    assert len(load_into_oxigraph(tmp_path / f"g{suffix}")) == len(graphs[0])


def test_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "g.ttl").write_text("@prefix : <x:> .\n:a :b")
    with pytest.raises(InputError, match=r"g\.ttl: cannot be read as turtle"):
        load_into_oxigraph(tmp_path / "g.ttl")


# --- killed while writing ------------------------------------------------------------------------


def test_killed_at_random_points_and_resumed(tmp_path: Path) -> None:
    """Five kills here; ``python -m pipelines.kill_store --kills 50`` does as many as wanted."""
    dice = random.Random(6)
    written = [killed_once(tmp_path / "store", articles=40, dice=dice) for _ in range(5)]
    assert written == sorted(written)
    assert written[-1] > 0
    assert check(tmp_path / "store", articles=40) == written[-1]


def test_the_check_notices_half_an_article(tmp_path: Path) -> None:
    dice = random.Random(6)
    path = tmp_path / "store"
    while not killed_once(path, articles=40, dice=dice):
        pass
    broken = pyoxigraph.Store(str(path))
    broken.remove(next(q for q in broken if str(q.predicate).endswith("confidence>") and "graph" not in str(q.graph_name)))
    del broken
    with pytest.raises(AssertionError, match="whole"):
        check(path, articles=40)


# --- other people's stores -----------------------------------------------------------------------


class _Server(ThreadingHTTPServer):
    """A SPARQL 1.1 store in memory: Graph Store Protocol at /data, Update at /update; wants a password."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store = pyoxigraph.Store()
        self.seen: list[str | None] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _graph(self) -> pyoxigraph.NamedNode:
        return pyoxigraph.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def _answer(self, code: int, text: str = "") -> None:
        self.server.seen.append(self.headers.get("Authorization"))
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_PUT(self) -> None:
        assert self.headers["Content-Type"].startswith("application/n-triples")
        self.server.store.clear_graph(self._graph())
        self.server.store.load(self._body(), format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=self._graph())
        self._answer(204)

    def do_DELETE(self) -> None:
        known = self.server.store.contains_named_graph(self._graph())
        self.server.store.remove_graph(self._graph())
        self._answer(204 if known else 404)

    def do_POST(self) -> None:
        try:
            assert self.headers["Content-Type"].startswith("application/sparql-update")
            self.server.store.update(self._body().decode())
            self._answer(204)
        except SyntaxError as error:
            self._answer(400, str(error)[:50])

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server():
    running = _Server()
    yield running
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize("location", ["{url}/data", "gsp+{url}/data", "update+{url}/update"])
def test_remote_store_has_one_graph_an_article(server: _Server, location: str, graphs: tuple[Graph, Graph]) -> None:
    with open_store(location.format(url=server.url)) as remote:
        for graph in (*graphs, graphs[0]):
            remote.add(graph)
        counts = {str(g.value): len(list(server.store.quads_for_pattern(None, None, None, g)))
                  for g in server.store.named_graphs()}
        assert counts == {str(AR): len(graphs[0]), str(EN): len(graphs[1])}
        assert remote.remove(AR)
        assert [str(g.value) for g in server.store.named_graphs()] == [str(EN)]


def test_remote_store_removal_of_nothing_and_password(server: _Server) -> None:
    remote = open_store(f"http://me:s%20x@127.0.0.1:{server.server_port}/data")
    assert isinstance(remote, RemoteStore) and "me" not in remote.url
    assert remote.remove(URIRef("https://example.org/none")) is False
    assert server.seen == ["Basic bWU6cyB4"]


def test_remote_errors_are_clear(server: _Server) -> None:
    with pytest.raises(InputError, match="refused with 400"):
        RemoteStore(f"{server.url}/update", "update").remove("x> broken <y")
    with pytest.raises(InputError, match="cannot be reached"):
        RemoteStore("http://127.0.0.1:9/data", timeout=2).remove(AR)


def test_open_store_takes_a_folder(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as opened:
        assert isinstance(opened, Store)


def test_killing_is_real() -> None:
    """The kill test relies on SIGKILL reaching the writer in the middle of its work."""
    writer = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    time.sleep(0.1)
    os.kill(writer.pid, signal.SIGKILL)
    assert writer.wait(5) == -signal.SIGKILL
