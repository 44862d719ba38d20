"""Every format: the same bytes for the same graph, and an isomorphic graph back."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.rdf import export
from kg.rdf.iris import KG
from kg.rdf.mapping import to_graph
from kg.store import to_graph as from_oxigraph
from tests.samples import arabic, english

SUFFIXES = [suffix + zipped for suffix in export.FORMATS for zipped in ("", ".gz")]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(english(), to_graph(arabic()))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_round_trip_and_same_bytes(graph: Graph, suffix: str, tmp_path: Path) -> None:
    shuffled = Graph()
    for triple in random.Random(1).sample(sorted(graph), len(graph)):
        shuffled.add(triple)
    export.write(graph, tmp_path / f"a{suffix}")
    export.write(shuffled, tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()
    assert isomorphic(export.read(tmp_path / f"a{suffix}"), graph)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"a{suffix}", f"b{suffix}"]


def test_hash_seed_changes_nothing(tmp_path: Path) -> None:
    code = ("import sys; from kg.rdf import export; from kg.rdf.mapping import to_graph; from tests.samples import arabic\n"
            "for s in export.FORMATS: sys.stdout.buffer.write(export.dump(to_graph(arabic()), export.FORMATS[s]))")
    outputs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                              env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"}
    assert len(outputs) == 1


@pytest.mark.parametrize(("suffix", "kind"), [
    (".ttl", pyoxigraph.RdfFormat.TURTLE), (".nt", pyoxigraph.RdfFormat.N_TRIPLES),
    (".rdf", pyoxigraph.RdfFormat.RDF_XML), (".jsonld", pyoxigraph.RdfFormat.JSON_LD),
])
def test_pyoxigraph_reads_the_same_graph(graph: Graph, suffix: str, kind: pyoxigraph.RdfFormat, tmp_path: Path) -> None:
    export.write(graph, tmp_path / f"a{suffix}")
    quads = pyoxigraph.parse(path=str(tmp_path / f"a{suffix}"), format=kind)
    assert isomorphic(from_oxigraph((q.subject, q.predicate, q.object) for q in quads), graph)


def test_prefixes_are_ours(graph: Graph) -> None:
    text = export.serialise(graph, "turtle")
    assert "@prefix kg: <https://w3id.org/khabar/ontology#> ." in text
    assert "state:greece " in text
    assert "ns1:" not in text


def test_named_graphs_stay_apart(tmp_path: Path) -> None:
    dataset = Dataset()
    for resolution in (arabic(), english()):
        name = URIRef("https://example.org/" + resolution.extraction.document.article.id)
        for triple in to_graph(resolution):
            dataset.graph(name).add(triple)
    for suffix in (".nq", ".trig"):
        export.write(dataset, tmp_path / f"a{suffix}")
        back = Dataset()
        back.parse(tmp_path / f"a{suffix}")
        assert {str(g.identifier)[20:] for g in back.graphs() if len(g)} == {"ar-sample", "en-sample"}


def test_blank_nodes_are_the_same_bytes_whatever_their_labels() -> None:
    def made() -> Graph:
        graph, node, other = Graph(), BNode(), BNode()
        graph.add((node, KG.agent, other))
        graph.add((other, KG.predicate, Literal("x")))
        return graph
    for name in export.FORMATS.values():
        assert export.dump(made(), name) == export.dump(made(), name)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.sampled_from(sorted(export.FORMATS)))
def test_any_text_survives(text: str, suffix: str) -> None:
    graph = Graph()
    graph.add((KG.a, KG.quote, Literal(text, lang="ar")))
    name = export.FORMATS[suffix]
    try:
        data = export.dump(graph, name)
    except InputError:
        assert suffix == ".rdf"
        return
    assert set(export.parse(data, name)) == set(graph)


def test_gzip_has_no_time(graph: Graph, tmp_path: Path) -> None:
    export.write(graph, tmp_path / "a.nt.gz")
    data = (tmp_path / "a.nt.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0"
    assert gzip.decompress(data) == export.dump(graph, "nt")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.gz", "a.ttl.zip"])
def test_unknown_suffix(name: str, graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown graph format"):
        export.write(graph, tmp_path / name)


@pytest.mark.parametrize(("name", "data"), [
    ("a.ttl", b"@prefix : <x> . :a :b"), ("a.nt", b"<a> <b>"), ("a.rdf", b"<rdf"), ("a.jsonld", b"{"),
    ("a.ttl.gz", b"not gzip"), ("a.nt.gz", gzip.compress(b"<a:a> <a:b> <a:c> .")[:-9]),
])
def test_damaged_files_are_named(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=name):
        export.read(tmp_path / name)
