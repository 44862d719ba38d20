"""The endpoint: SPARQL 1.1 Protocol for reading, limits, the page; asked as other people's programs would."""

from __future__ import annotations

import json
import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from kg.errors import InputError
from kg.query import questions, rows
from kg.rdf import export, iris
from kg.rdf.mapping import to_graph
from kg.rdf.results import negotiate
from kg.serve import STATIC, on_disk, serve
from kg.store import Store
from pipelines.outside_clients import (
    COMUNICA,
    chromium,
    comunica_reads,
    serving,
    with_browser,
    with_comunica,
    with_sparqlwrapper,
)
from tests.samples import arabic, english

SIGNED = "SELECT ?who { ?who kg:signed ?treaty } ORDER BY ?who"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str]


def ask(address: str, query: str | None = None, accept: str = "*/*", method: str = "GET", kind: str = "",
        **fields: str) -> Answer:
    """One request, whatever comes of it."""
    given = ({"query": query} if query is not None else {}) | {k.replace("_", "-"): v for k, v in fields.items()}
    url, data = address, None
    if method == "POST" and kind:
        data = (query or "").encode()
    elif method == "POST":
        data, kind = urllib.parse.urlencode(given).encode(), "application/x-www-form-urlencoded"
    elif given:
        url += "?" + urllib.parse.urlencode(given)
    request = urllib.request.Request(url, data, {"Accept": accept, "Origin": "https://example.org"}, method=method)
    if kind:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Answer(answer.status, answer.read().decode(), dict(answer.headers))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode(), dict(error.headers))


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "graph.ttl"
    export.write(to_graph(english(), to_graph(arabic())), path)
    return path


@pytest.fixture(scope="module")
def home(graph_file: Path) -> Iterator[str]:
    """The address of an endpoint that stops queries after two seconds and answers after ten rows."""
    with serving(graph_file, "2", "10") as address:
        yield address


@pytest.fixture(scope="module")
def endpoint(home: str) -> str:
    return home + "sparql"


# --- protocol ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [
    {}, {"method": "POST"}, {"method": "POST", "kind": "application/sparql-query"},
    {"method": "POST", "kind": "application/sparql-query; charset=utf-8"},
])
def test_query_by_get_and_post(home: str, how: dict[str, str]) -> None:
    for address in (home, home + "sparql"):
        answer = ask(address, SIGNED, **how)
        assert answer.status == 200, answer.text
        assert answer.headers["content-type"].startswith("application/sparql-results+json")
        found = [b["who"]["value"] for b in json.loads(answer.text)["results"]["bindings"]]
        assert found == [str(iris.entity("state/egypt")), str(iris.entity("state/greece"))]


@pytest.mark.parametrize(("accept", "kind", "begin"), [
    ("application/sparql-results+json", "application/sparql-results+json", '{"head"'),
    ("application/json", "application/json", '{"head"'),
    ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
    ("text/csv", "text/csv", "who\r\n"),
    ("text/tab-separated-values", "text/tab-separated-values", "?who\n"),
    ("text/csv;q=0.5, application/xml;q=0.9", "application/xml", "<?xml"),
    ("text/html, */*;q=0.1", "application/sparql-results+json", "{"),
])
def test_rows_are_negotiated(endpoint: str, accept: str, kind: str, begin: str) -> None:
    answer = ask(endpoint, SIGNED, accept)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.text.startswith(begin)


@pytest.mark.parametrize(("accept", "name"), [
    ("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml"),
    ("application/ld+json", "json-ld"), ("*/*", "turtle"),
])
def test_graphs_are_negotiated(endpoint: str, accept: str, name: str) -> None:
    answer = ask(endpoint, "CONSTRUCT WHERE { ?a kg:signed ?b }", accept)
    assert set(export.parse(answer.text.encode(), name).subjects()) == {
        iris.entity("state/egypt"), iris.entity("state/greece")}


def test_ask_and_describe(endpoint: str) -> None:
    assert json.loads(ask(endpoint, "ASK { ?a kg:killed ?b }").text)["boolean"] is False
    described = export.parse(ask(endpoint, "DESCRIBE state:egypt").text.encode(), "turtle")
    assert (iris.entity("state/egypt"), RDF.type, iris.KG.State) in described


def test_arabic_and_percent_signs_survive(endpoint: str) -> None:
    query = 'SELECT ("مصر %41 + &" AS ?x) {}'
    for method in ("GET", "POST"):
        assert json.loads(ask(endpoint, query, method=method).text)["results"]["bindings"][0]["x"]["value"] == "مصر %41 + &"


def test_unbound_and_typed_values(endpoint: str) -> None:
    found = json.loads(ask(endpoint, 'SELECT ?a ?n ?l ?b { VALUES (?a ?n ?l) { (UNDEF 1.5 "x"@en) } BIND(BNODE() AS ?b) }').text)
    row = found["results"]["bindings"][0]
    assert "a" not in row and row["n"]["datatype"].endswith("decimal")
    assert row["l"] == {"type": "literal", "value": "x", "xml:lang": "en"}
    assert row["b"]["type"] == "bnode"


def test_service_description(endpoint: str) -> None:
    graph = Graph().parse(data=ask(endpoint, accept="text/turtle").text, format="turtle")
    assert set(graph.objects(None, URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"))) == {URIRef(endpoint)}


def test_cors_for_reading(endpoint: str) -> None:
    answer = ask(endpoint, SIGNED)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    request = urllib.request.Request(endpoint, method="OPTIONS", headers={
        "Origin": "https://example.org", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type"})
    with urllib.request.urlopen(request) as preflight:
        assert preflight.headers["access-control-allow-origin"] == "*"


# --- read-only ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fields", "kind", "status"), [
    ({"update": "DROP ALL"}, "", 403), ({"query": "DROP ALL"}, "", 400), ({"query": "LOAD <file:///etc/passwd>"}, "", 400),
    ({"query": "DROP ALL"}, "application/sparql-update", 403), ({"query": "{}"}, "application/json", 415), ({}, "", 400),
])
def test_nothing_is_written(endpoint: str, fields: dict[str, str], kind: str, status: int) -> None:
    query = fields.pop("query", None)
    assert ask(endpoint, query, method="POST", kind=kind, **fields).status == status
    assert ask(endpoint, update="DROP ALL").status == 403
    assert json.loads(ask(endpoint, "ASK { ?a kg:signed ?b }").text)["boolean"] is True


def test_service_reaches_nobody(endpoint: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        stranger.settimeout(0.5)
        port = stranger.getsockname()[1]
        for word in ("SERVICE", "SERVICE SILENT", "\\u0053ERVICE", "sErViCe"):
            answer = ask(endpoint, f"SELECT * {{ {word} <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
            assert answer.status == 400 and "SERVICE is not allowed" in answer.text
        ask(endpoint, f"SELECT * FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}")
        ask(endpoint, "SELECT * { ?s ?p ?o }", default_graph_uri=f"http://127.0.0.1:{port}/")
        with pytest.raises(TimeoutError):
            stranger.accept()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(endpoint: str, method: str) -> None:
    assert ask(endpoint, method=method).status == 405


def test_mistakes_have_line_and_column(endpoint: str) -> None:
    answer = ask(endpoint, "SELECT * {\n ?s ?p }")
    assert answer.status == 400
    assert "line 2, column 8: '}' cannot stand here" in answer.text


def test_unknown_format_is_406(endpoint: str) -> None:
    assert ask(endpoint, SIGNED, "image/png").status == 406


# --- limits ------------------------------------------------------------------------------------------


def test_rows_are_limited_and_said_to_be(endpoint: str) -> None:
    for accept in ("application/json", "text/csv", "application/xml"):
        answer = ask(endpoint, "SELECT * { ?s ?p ?o }", accept)
        assert answer.headers["x-khabar-truncated"] == "10"
    assert len(ask(endpoint, "SELECT * { ?s ?p ?o }", "text/csv").text.splitlines()) == 11
    triples = ask(endpoint, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert len(triples.text.splitlines()) == 10
    assert "x-khabar-truncated" not in ask(endpoint, SIGNED).headers


def test_endless_queries_are_stopped_and_others_go_on(endpoint: str) -> None:
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(ask, endpoint, ENDLESS)
        assert ask(endpoint, SIGNED).status == 200
        answer = slow.result()
    assert answer.status == 503
    assert "took more than 2 s" in answer.text
    assert ask(endpoint, SIGNED).status == 200


def test_too_many_at_once_are_told_so(endpoint: str) -> None:
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: ask(endpoint, ENDLESS), range(6)))
    assert {a.status for a in answers} == {503}
    assert ask(endpoint, SIGNED).status == 200


def test_long_query_is_refused(endpoint: str) -> None:
    assert ask(endpoint, "#" * 1_000_001, method="POST", kind="application/sparql-query").status == 413


# --- datasets ----------------------------------------------------------------------------------------


def test_store_with_named_graphs(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.add(to_graph(arabic()))
        store.add(to_graph(english()))
    count = "SELECT (COUNT(*) AS ?n) { ?a kg:accused ?b }"
    with serving(tmp_path / "store") as address:
        def counted(**fields: str) -> str:
            return ask(address + "sparql", count, "text/csv", **fields).text.split()[1]

        assert counted() == "1"
        assert counted(default_graph_uri=str(iris.article("ar-sample"))) == "1"
        assert counted(default_graph_uri="https://example.org/none") == "0"
        named = ask(address, "SELECT ?g { GRAPH ?g { ?a kg:visited ?b } }", "text/csv").text.split()
        assert named == ["g", str(iris.article("ar-sample"))]


# --- the page ----------------------------------------------------------------------------------------


def test_page_has_questions_and_prefixes_and_needs_no_network(home: str) -> None:
    answer = ask(home, accept="text/html")
    assert answer.headers["content-type"].startswith("text/html")
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    data = json.loads(re.search(r'<script id="data"[^>]*>(.*?)</script>', answer.text, re.DOTALL)[1])
    assert set(data["questions"]) == set(questions())
    assert data["prefixes"]["kg"] == str(iris.KG)
    for link in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        assert not link.startswith(("http", "//")), link
        if not link.startswith("data:"):
            assert ask(home + link).status == 200, link


def test_vendored_page_has_its_licence() -> None:
    assert "MIT License" in (STATIC / "yasgui" / "LICENSE.txt").read_text()
    assert (STATIC / "yasgui" / "yasgui.min.js").stat().st_size > 500_000


# --- outside clients ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def expected(graph_file: Path) -> dict[str, int]:
    return {name: len(rows(graph_file, name)) for name in questions()}


def test_sparqlwrapper(home: str, expected: dict[str, int]) -> None:
    pytest.importorskip("SPARQLWrapper")
    assert with_sparqlwrapper(home) == {name: min(n, 10) for name, n in expected.items()}


@pytest.mark.skipif(chromium() is None, reason="no Chromium here")
def test_query_page_in_chromium(graph_file: Path, expected: dict[str, int]) -> None:
    pytest.importorskip("playwright")
    with serving(graph_file) as address:
        assert with_browser(address) == expected


@pytest.mark.skipif(not COMUNICA.exists(), reason="python -m pipelines.outside_clients installs Comunica")
def test_comunica(graph_file: Path, expected: dict[str, int]) -> None:
    with serving(graph_file) as address:
        assert with_comunica(address) == expected
    assert set(comunica_reads(export.read(graph_file)).values()) == {True}


# --- starting ----------------------------------------------------------------------------------------


def test_taken_port_and_missing_graph(graph_file: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="--port takes another"):
        serve(graph_file, taken.getsockname()[1])
    with pytest.raises(InputError, match=r"none\.ttl"):
        serve(tmp_path / "none.ttl", 0)
    with pytest.raises(InputError, match="no store"):
        serve(tmp_path, 0)


def test_graph_in_memory_is_served_too() -> None:
    with on_disk(to_graph(arabic())) as path, Store(path, read_only=True) as store:
        assert len(store) == len(to_graph(arabic()))


def test_negotiation_prefers_the_exact_type() -> None:
    offered = {"text/turtle": 1, "application/ld+json": 2}
    assert negotiate("application/ld+json, */*;q=0.1", offered) == "application/ld+json"
    assert negotiate("text/turtle;q=0, */*", offered) == "application/ld+json"
    assert negotiate("text/*", offered) == "text/turtle"
    assert negotiate("image/png, application/pdf;q=x", offered) is None
