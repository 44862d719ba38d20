"""Graphs made from gold files, faithful or spoilt on purpose: what the scorers are tested with."""

from __future__ import annotations

import random
from typing import Any

from rdflib import PROV, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from kg import vocabulary
from kg.evaluate import bounds, trigger_span

KG = Namespace(vocabulary.KG)
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
BASE = "https://example.org/"


def graph_of(gold: dict[str, Any], spoil: float = 0.0, seed: int = 0) -> Graph:
    """The graph that a gold file describes; ``spoil`` is the share of statements that are dropped or changed."""
    dice = random.Random(f"{seed} {gold['id']}")
    graph = Graph()

    def good() -> bool:
        return dice.random() >= spoil

    for key, entity in gold["entities"].items():
        for name in entity["names"]:
            graph.add((URIRef(BASE + key), RDFS.label, Literal(name)))
    for event in gold["events"]:
        if good():
            _add_event(graph, gold, event, good, dice)
    return graph


def _add_event(graph: Graph, gold: dict[str, Any], event: dict[str, Any], good: Any, dice: random.Random) -> None:
    node = URIRef(f"{BASE}event/{event['id']}")
    cls = event["type"] if good() else dice.choice(vocabulary.classes())
    begin, end = trigger_span(gold, event)
    mention = URIRef(f"{node}/mention")
    graph.add((node, RDF.type, KG[cls]))
    graph.add((node, RDF.type, KG[vocabulary.family_of(cls)]))
    graph.add((node, KG.factuality, KG[event["factuality"] if good() else "Planned"]))
    graph.add((node, KG.confidence, Literal("0.9" if good() else "0.5", datatype=XSD.decimal)))
    graph.add((node, PROV.wasDerivedFrom, mention))
    graph.add((mention, NIF.beginIndex, Literal(begin if good() else begin + 200)))
    graph.add((mention, NIF.endIndex, Literal(end if good() else end + 200)))
    for role in ("agent", "target", "participant"):
        for key in event.get(role) or []:
            if good():
                graph.add((node, KG[role], URIRef(BASE + key)))
    if event.get("date") and good():
        for name, day in zip(("earliest", "latest"), bounds(event["date"]) or (), strict=True):
            graph.add((node, KG[name], Literal(day, datatype=XSD.date)))
    if event.get("accordingTo") and good():
        graph.add((node, KG.accordingTo, URIRef(f"{BASE}event/{event['accordingTo']}")))
