"""Projections to networkx: what is joined to what, filters, and files that read back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph

from kg.errors import InputError
from kg.show.projections import (
    Filter,
    actor_network,
    claim_network,
    communities,
    event_graph,
    most_central,
    write_network,
)

EX = "https://example.org/"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(Path(__file__).parent / "visit.ttl")


def test_actors_are_joined_by_events(graph: Graph) -> None:
    network = actor_network(graph)
    assert network.nodes[EX + "queen"]["label"] == "the queen"
    edge = network.edges[EX + "minister", EX + "amman", EX + "visit"]
    assert edge["cls"] == "Visit" and edge["directed"] and edge["sentence"].startswith("زار")


def test_filters_hide_edges(graph: Graph) -> None:
    assert actor_network(graph, keep=Filter(factualities=frozenset({"Claimed"}))).number_of_edges() == 1
    assert actor_network(graph, keep=Filter(classes=frozenset({"Consult"}))).number_of_edges() == 2
    assert actor_network(graph, keep=Filter(since=date(2024, 3, 1), until=date(2024, 3, 1))).number_of_edges() == 1
    assert actor_network(graph, keep=Filter(since=date(2024, 4, 1))).number_of_edges() == 0
    assert actor_network(graph, keep=Filter(sources=frozenset({EX + "agency"}))).number_of_edges() == 1


def test_an_event_is_a_node_with_its_roles(graph: Graph) -> None:
    network = event_graph(graph)
    assert network.edges[EX + "visit", EX + "minister", "agent"]["role"] == "agent"
    assert network.nodes[EX + "visit"]["kind"] == "event"


def test_a_claim_joins_its_speaker_to_those_it_is_about(graph: Graph) -> None:
    network = claim_network(graph)
    assert sorted(b for _, b in network.edges()) == [EX + "minister", EX + "queen"]
    assert {data["claim"] for _, _, data in network.edges(data=True)} == {"Statement"}


def test_centrality_and_communities_name_actors(graph: Graph) -> None:
    network = actor_network(graph, "ar")
    assert most_central(network, 1)[0][0] == "الوزير"
    assert sum(map(len, communities(network))) == network.number_of_nodes()


@pytest.mark.parametrize(("suffix", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_files_read_back_with_their_attributes(graph: Graph, tmp_path: Path, suffix: str, read: object) -> None:
    path = tmp_path / f"network{suffix}"
    write_network(actor_network(graph), path)
    again = read(path)  # type: ignore[operator]
    assert again.number_of_edges() == 2
    assert {data["cls"] for _, _, data in again.edges(data=True)} == {"Visit", "Meeting"}


def test_gexf_holds_no_day_of_writing_and_gephi_s_types(graph: Graph, tmp_path: Path) -> None:
    write_network(event_graph(graph), tmp_path / "network.gexf")
    text = (tmp_path / "network.gexf").read_text(encoding="utf-8")
    assert "lastmodifieddate" not in text and "the minister" in text
    assert set(re.findall(r'<attribute [^>]*type="(\w+)"', text)) <= {"string", "double", "boolean", "integer", "long"}


def test_another_suffix_is_refused(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"graphml or \.gexf"):
        write_network(actor_network(graph), tmp_path / "network.xls")
