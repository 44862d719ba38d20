"""One IRI for one thing across articles: graphs, files and stores after a merge is decided, changed and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDFS, SKOS, Graph, Literal
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.flow import Built, new_graph
from kg.identity import registry_of, rename, settle, settle_store
from kg.model import Article, Document, Entity, Event, Extraction, Resolution
from kg.outputs import Outputs
from kg.rdf import export, iris
from kg.rdf.mapping import to_graph
from kg.resolve import Registry
from kg.store import Store

LONG, SHORT = "person/mark-lindqvist", "person/m-lindqvist"


def built(article: str, key: str, name: str) -> Built:
    """An article that names one person."""
    source = Article(article, f"{name} spoke.", "en", file=f"{article}.txt")
    extraction = Extraction(Document(source, ()), (), (), (Event(0, "Statement", 0, 0, 5, "speak"),))
    resolution = Resolution(extraction, (Entity(key, "Person", (("en", name),)),))
    return Built(resolution, to_graph(resolution))


FIRST, SECOND = built("one", LONG, "Mark Lindqvist"), built("two", SHORT, "M. Lindqvist")


def overrides(store: Path, text: str) -> None:
    (store / "khabar").mkdir(parents=True, exist_ok=True)
    (store / "khabar" / "overrides.txt").write_text(text)


def nodes(graph: Graph) -> set[str]:
    """The people in a graph."""
    return {str(s).removeprefix(iris.ID) for s in graph.subjects(RDFS.label, None) if "/person/" in str(s)}


def add_to_store(folder: Path, *articles: Built) -> Graph:
    """Build into a store as the command does; returns the merged graph."""
    with Outputs(store=str(folder)) as outputs:
        for article in articles:
            outputs.registry.add(article.resolution)
            outputs.add(article)
        outputs.finish()
    with Store(folder, read_only=True) as store:
        return store.copy()


def test_rename_replaces_subjects_and_objects() -> None:
    graph = rename(SECOND.graph, {SHORT: LONG})
    assert nodes(graph) == {LONG}
    assert len(graph) == len(SECOND.graph)
    assert not [t for t in graph if iris.entity(SHORT) in t]


def test_rename_leaves_other_graphs_alone() -> None:
    assert rename(FIRST.graph, {SHORT: LONG}) is FIRST.graph
    assert rename(FIRST.graph, {}) is FIRST.graph


def test_settle_keeps_the_fullest_label() -> None:
    registry = Registry()
    graph = new_graph()
    node = iris.entity(LONG)
    for name in ("Lindqvist", "Mark Lindqvist", "Mark Lindqvist Jr"):
        graph.add((node, RDFS.label, Literal(name, lang="en")))
    graph.add((node, RDFS.label, Literal("مارك", lang="ar")))
    settled = settle(graph, registry)
    assert set(settled.objects(node, RDFS.label)) == {Literal("Mark Lindqvist Jr", lang="en"), Literal("مارك", lang="ar")}
    assert len(set(settled.objects(node, SKOS.altLabel))) == 2


def test_a_forced_merge_renames_in_a_store_whatever_the_order(tmp_path: Path) -> None:
    graphs = []
    for name, order in (("a", (FIRST, SECOND)), ("b", (SECOND, FIRST))):
        overrides(tmp_path / name, f"same {LONG} {SHORT}\n")
        graphs.append(add_to_store(tmp_path / name, *order))
    assert len(nodes(graphs[0])) == 1
    assert isomorphic(*graphs)


def test_one_article_at_a_time_gives_the_same_store(tmp_path: Path) -> None:
    for name in ("once", "twice"):
        overrides(tmp_path / name, f"same {LONG} {SHORT}\n")
    once = add_to_store(tmp_path / "once", FIRST, SECOND)
    add_to_store(tmp_path / "twice", SECOND)
    assert isomorphic(add_to_store(tmp_path / "twice", FIRST), once)
    assert isomorphic(add_to_store(tmp_path / "twice", SECOND), once)


def test_a_merge_can_be_undone(tmp_path: Path) -> None:
    overrides(tmp_path / "s", f"same {LONG} {SHORT}\n")
    assert len(nodes(add_to_store(tmp_path / "s", FIRST, SECOND))) == 1
    overrides(tmp_path / "s", f"apart {LONG} {SHORT}\n")
    with Store(tmp_path / "s") as store, registry_of(tmp_path / "s") as registry:
        settle_store(store, registry)
        assert nodes(store.copy()) == {LONG, SHORT}
        settle_store(store, registry)
        assert nodes(store.copy()) == {LONG, SHORT}


def test_files_of_one_run_agree(tmp_path: Path) -> None:
    with Outputs(tmp_path / "all.ttl", tmp_path / "each") as outputs:
        outputs.registry.overrides = type(outputs.registry.overrides)(same=frozenset([frozenset((LONG, SHORT))]))
        for article in (FIRST, SECOND):
            outputs.registry.add(article.resolution)
            outputs.add(article)
        outputs.finish()
    found = [nodes(export.read(tmp_path / f)) for f in ("all.ttl", "each/one.ttl", "each/two.ttl")]
    assert found[0] == found[1] == found[2] and len(found[0]) == 1


def test_ids_that_no_file_name_can_hold(tmp_path: Path) -> None:
    with Outputs(split=tmp_path) as outputs:
        for article in ("https://x.org/a?b=1", "https://x.org/a*b=1", "..", "x" * 300):
            outputs.add(built(article, LONG, "Mark Lindqvist"))
        outputs.finish()
    names = sorted(f.name for f in tmp_path.iterdir())
    assert names == ["article.ttl", "https_x.org_a_b=1-2.ttl", "https_x.org_a_b=1.ttl", "x" * 80 + ".ttl"]


def test_a_place_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        Outputs(split=tmp_path / "file" / "each")
    with pytest.raises(InputError, match="no folder"):
        Outputs(tmp_path / "none" / "graph.ttl")
