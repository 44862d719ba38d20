"""IRIs are readable, stable and legal."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal

from kg.rdf import iris
from kg.rdf.iris import KG


@pytest.mark.parametrize(("key", "end"), [
    ("person/vladimir-putin", "person/vladimir-putin"),
    ("person/كيم-جونغ-أون", "person/كيم-جونغ-أون"),
    ('thing/a "b" <c> {d}', "thing/a-b-c-d"),
    ("group/100%", "group/100"),
    ("   ", "x"),
])
def test_entity_iris(key: str, end: str) -> None:
    assert str(iris.entity(key)) == iris.ID + end


@pytest.mark.parametrize("name", ["a b", "https://x.org/?q=1#y", "مقال ١", "x\u202ey", "a|b^c`d\\e"])
def test_any_id_gives_an_iri_that_can_be_written(name: str) -> None:
    graph = Graph()
    graph.add((iris.span(iris.article(name), 0, 3), KG.file, Literal("x")))
    assert set(Graph().parse(data=graph.serialize(format="nt"), format="nt")) == set(graph)
