"""Graphs of networkx from a graph of khabar, each a documented projection.

>>> network = actor_network(graph)                      # doctest: +SKIP
>>> most_central(network, 5)                            # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import networkx as nx
from rdflib import Graph

from kg.errors import InputError
from kg.show.page import edges_of
from kg.show.rows import Happening, Rows, read_rows


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events count: by day (inclusive), class or family, factuality, and IRIs of sources; empty means all."""

    since: date | None = None
    until: date | None = None
    classes: frozenset[str] = frozenset()
    factualities: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def passes(self, event: Happening) -> bool:
        """True for an event that meets every condition; an undated one fails a condition on dates."""
        if self.since and not (event.latest and event.latest >= self.since.isoformat()):
            return False
        if self.until and not (event.earliest and event.earliest <= self.until.isoformat()):
            return False
        return (not self.classes or event.cls in self.classes or event.family in self.classes) \
            and (not self.factualities or event.factuality in self.factualities) \
            and (not self.sources or bool(self.sources & set(event.sources)))


ALL = Filter()


def actor_network(graph: Graph | Rows, lang: str = "en", keep: Filter = ALL) -> nx.MultiDiGraph:
    """Actors joined by events: one edge for each event and pair, keyed by the event's IRI.

    Agents point to targets; between participants, and between agents without a target, the edge has
    ``directed=False``. Node attributes: ``label``, ``type``; edge attributes: ``cls``, ``family``, ``factuality``,
    ``predicate``, ``earliest``, ``latest``, ``sentence``, ``confidence``.
    """
    rows = _rows(graph)
    network = nx.MultiDiGraph()
    _add_things(network, rows, lang, {iri for e in rows.happenings if keep.passes(e) for _, iri in e.roles})
    for event in filter(keep.passes, rows.happenings):
        for left, right, directed in edges_of(event):
            network.add_edge(left, right, key=event.iri, directed=directed, **_attributes(event))
    return network


def event_graph(graph: Graph | Rows, lang: str = "en", keep: Filter = ALL) -> nx.MultiDiGraph:
    """Events and actors both as nodes (``kind``): an edge runs from the event to each filler and is keyed by the role."""
    rows = _rows(graph)
    network = nx.MultiDiGraph()
    kept = [e for e in rows.happenings if keep.passes(e)]
    _add_things(network, rows, lang, {iri for e in kept for _, iri in e.roles} | {e.place for e in kept if e.place})
    for event in kept:
        network.add_node(event.iri, kind="event", label=event.predicate or event.cls, **_attributes(event))
        for role, iri in event.roles:
            network.add_edge(event.iri, iri, key=role, role=role)
        if event.place:
            network.add_edge(event.iri, event.place, key="place", role="place")
    return network


def claim_network(graph: Graph | Rows, lang: str = "en", keep: Filter = ALL) -> nx.MultiDiGraph:
    """Who says what about whom: from the speaker of a claim to every actor of an event that it reports.

    Keyed by the reported event's IRI; ``claim`` is the class of the speech act, the other attributes are the
    reported event's.
    """
    rows = _rows(graph)
    by_iri = {e.iri: e for e in rows.happenings}
    pairs = [(claim, by_iri[iri]) for claim in rows.happenings if claim.claim for iri in claim.content if iri in by_iri]
    pairs = [(claim, event) for claim, event in pairs if keep.passes(event)]
    network = nx.MultiDiGraph()
    speakers = {iri for claim, _ in pairs for role, iri in claim.roles if role == "agent"}
    _add_things(network, rows, lang, speakers | {iri for _, event in pairs for _, iri in event.roles})
    for claim, event in pairs:
        for speaker in (iri for role, iri in claim.roles if role == "agent"):
            for _, actor in event.roles:
                if actor != speaker:
                    network.add_edge(speaker, actor, key=event.iri, claim=claim.cls, **_attributes(event))
    return network


def most_central(network: nx.MultiDiGraph, number: int = 10) -> list[tuple[str, float]]:
    """Labels and PageRank of the most central nodes, highest first (Brin and Page 1998; edges counted, undirected)."""
    ranks = nx.pagerank(_simple(network), weight="weight") if network else {}
    best = sorted(ranks.items(), key=lambda pair: (-pair[1], pair[0]))[:number]
    return [(network.nodes[node]["label"], round(rank, 4)) for node, rank in best]


def communities(network: nx.MultiDiGraph) -> list[list[str]]:
    """Labels by community, largest first (Louvain method, Blondel et al. 2008, fixed seed)."""
    if not network:
        return []
    found = nx.community.louvain_communities(_simple(network), weight="weight", seed=1)
    groups = [sorted(network.nodes[node]["label"] for node in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def write_network(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write a projection for Gephi, Cytoscape and the like: ``.graphml`` or ``.gexf``.

    Raises ``InputError`` for another suffix.
    """
    writers = {".graphml": nx.write_graphml, ".gexf": nx.write_gexf}
    suffix = Path(path).suffix
    writer = writers.get(suffix)
    if writer is None:
        raise InputError(f"{path}: a network is written as .graphml or .gexf")
    try:
        writer(_ordered(network), path)
    except OSError as error:
        raise InputError(f"{path}: the network cannot be written: {error.strerror}") from error
    if suffix == ".gexf":
        _undated(Path(path))


def _undated(path: Path) -> None:
    """Drop the day of writing, which networkx adds: the same network is the same file on every day."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1), encoding="utf-8")


def _rows(graph: Graph | Rows) -> Rows:
    return graph if isinstance(graph, Rows) else read_rows(graph)


def _attributes(event: Happening) -> dict[str, str | float]:
    return {"cls": event.cls, "family": event.family, "factuality": event.factuality, "predicate": event.predicate,
            "earliest": event.earliest, "latest": event.latest, "sentence": event.sentence, "confidence": event.confidence}


def _add_things(network: nx.MultiDiGraph, rows: Rows, lang: str, used: Iterable[str]) -> None:
    wanted = set(used)
    for thing in rows.things:
        if thing.iri in wanted:
            network.add_node(thing.iri, kind="thing", label=thing.name(lang), type=thing.type)


def _simple(network: nx.MultiDiGraph) -> nx.Graph:
    simple: nx.Graph = nx.Graph()
    simple.add_nodes_from(sorted(network.nodes))
    for left, right in sorted((min(a, b), max(a, b)) for a, b, _ in network.edges(keys=True)):
        weight = simple.get_edge_data(left, right, {}).get("weight", 0) + 1
        simple.add_edge(left, right, weight=weight)
    return simple


def _ordered(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same network with nodes and edges in a fixed order and edge ids that writers accept."""
    ordered = nx.MultiDiGraph()
    ordered.add_nodes_from((node, network.nodes[node]) for node in sorted(network.nodes))
    for left, right, key, data in sorted(network.edges(keys=True, data=True), key=lambda e: e[:3]):
        ordered.add_edge(left, right, **{**data, "event": key})
    return ordered
