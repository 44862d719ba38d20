"""The shapes accept what is right and name what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import PROV, RDF, RDFS, XSD, Graph, Literal

from kg.rdf import iris
from kg.rdf.iris import KG, NIF, SCHEMA, SEM
from kg.rdf.mapping import to_graph
from kg.store import Store, load
from kg.validate import shapes, validate
from tests.samples import arabic, english


@pytest.fixture
def graph() -> Graph:
    return to_graph(arabic())


def event(graph: Graph, cls: str):
    return next(graph.subjects(SEM.eventType, KG[cls]))


def trigger(graph: Graph, cls: str):
    return graph.value(event(graph, cls), PROV.wasDerivedFrom)


def test_good_graphs_are_valid(graph: Graph) -> None:
    report = validate(to_graph(english(), graph))
    assert report.conforms, report.text
    assert report.text.startswith("valid: ")


def test_a_store_is_validated_like_a_file(tmp_path, graph: Graph) -> None:
    with Store(tmp_path / "s") as store:
        store.add(graph)
    report = validate(load(tmp_path / "s"))
    assert report.conforms, report.text
    assert report.triples == len(graph)


def _replace(graph: Graph, subject, predicate, value) -> None:
    graph.remove((subject, predicate, None))
    graph.add((subject, predicate, value))


def _swap_interval(g: Graph) -> None:
    _replace(g, event(g, "AgreementSigning"), KG.earliest, Literal("2020-08-31", datatype=XSD.date))
    _replace(g, event(g, "AgreementSigning"), KG.latest, Literal("2020-08-01", datatype=XSD.date))


def _drop_actors(g: Graph) -> None:
    g.remove((event(g, "Meeting"), KG.participant, None))


SPOILT: dict[str, tuple[Callable[[Graph], object], str]] = {
    "no trigger": (lambda g: g.remove((event(g, "Visit"), PROV.wasDerivedFrom, None)), "must be derived from the words"),
    "no actor": (_drop_actors, "must have an actor"),
    "no factuality": (lambda g: g.remove((event(g, "Visit"), KG.factuality, None)), "must have one factuality"),
    "two factualities": (lambda g: g.add((event(g, "Visit"), KG.factuality, KG.Denied)), "must have one factuality"),
    "unknown factuality": (lambda g: _replace(g, event(g, "Denial"), KG.factuality, KG.Maybe), "must have one factuality"),
    "no predicate": (lambda g: g.remove((event(g, "Visit"), KG.predicate, None)), "must have one predicate"),
    "confidence": (lambda g: _replace(g, event(g, "Visit"), KG.confidence, Literal("1.5", datatype=XSD.decimal)),
                   "confidence from 0 to 1"),
    "two classes": (lambda g: g.add((event(g, "Visit"), RDF.type, KG.Arrest)), "one most specific class"),
    "unknown class": (lambda g: _replace(g, event(g, "Visit"), SEM.eventType, KG.Party), "must name an event class"),
    "agent of a meeting": (lambda g: g.add((event(g, "Meeting"), KG.agent, iris.entity("state/egypt"))),
                           "participants only"),
    "no claimant": (lambda g: g.remove((event(g, "Accusation"), KG.agent, None)), "must have a claimant"),
    "content of no claim": (lambda g: g.add((event(g, "Visit"), KG.content, event(g, "Meeting"))), "only a claim has content"),
    "agent is a thing": (lambda g: g.add((event(g, "Visit"), KG.agent, iris.entity("agreement/fishing-treaty"))),
                         "an agent must be an actor"),
    "source is no claim": (lambda g: g.add((event(g, "Meeting"), KG.accordingTo, event(g, "Visit"))),
                           "must be according to a claim"),
    "interval": (_swap_interval, "kg:earliest must not be after kg:latest"),
    "half an interval": (lambda g: g.remove((event(g, "Visit"), KG.latest, None)), "must have one kg:latest"),
    "date outside": (lambda g: _replace(g, event(g, "Visit"), KG.date, Literal("2022", datatype=XSD.gYear)),
                     "kg:date 2022 does not begin on kg:earliest"),
    "offsets": (lambda g: _replace(g, trigger(g, "Visit"), NIF.endIndex, Literal("99", datatype=XSD.nonNegativeInteger)),
                "do not fit the quoted words 'زار'"),
    "other words": (lambda g: _replace(g, trigger(g, "Visit"), NIF.anchorOf, Literal("سار")),
                    "do not stand at their offsets in the sentence"),
    "no article": (lambda g: g.remove((trigger(g, "Visit"), NIF.referenceContext, None)), "must stand in one article"),
    "invented fact": (lambda g: g.add((iris.entity("state/egypt"), KG.accused, iris.entity("state/greece"))),
                      "has no factual event behind it"),
    "fact of a claim": (lambda g: g.add((iris.entity("state/turkey"), KG.suppliedArmsTo, iris.entity("state/libya"))),
                        "has no factual event behind it"),
    "fact no longer factual": (lambda g: _replace(g, event(g, "Accusation"), KG.factuality, KG.Denied),
                               "has no factual event behind it"),
    "no label": (lambda g: g.remove((iris.entity("state/egypt"), RDFS.label, None)), "must have a label"),
    "no checksum": (lambda g: g.remove((None, SCHEMA.sha256, None)), "SHA-256"),
    "no source of the article": (lambda g: g.remove((None, KG.file, None)), "URL or a file name"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_each_broken_rule_is_named(graph: Graph, case: str) -> None:
    spoil, message = SPOILT[case]
    spoil(graph)
    report = validate(graph)
    assert not report.conforms
    assert any(message in p.message for p in report.problems), report.text
    assert len({p.node for p in report.problems}) < 4, report.text


def test_report_names_the_node_and_speaks_both_languages(graph: Graph) -> None:
    graph.remove((event(graph, "Visit"), KG.factuality, None))
    assert "article:ar-sample#event-0" in validate(graph).text
    assert "لا بد للحدث من درجة ثبوت واحدة" in validate(graph, "ar").text


def test_every_message_is_in_both_languages() -> None:
    from rdflib import SH

    told = set(shapes().subjects(SH.message, None))
    assert len(told) > 25
    assert all({m.language for m in shapes().objects(s, SH.message)} == {"ar", "en"} for s in told)
