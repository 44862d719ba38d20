"""The scorer: known answers on a small gold article, and the same figures as the contract's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import PROV, RDF, Graph, Literal

from kg.errors import InputError
from kg.evaluate import Report, bounds, evaluate_graphs, predicted_events, same_name, score_article
from tests.gold_graphs import KG, NIF, graph_of

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
TEXT = "Laine met Tamm in Helsinki on Monday. Tamm accused Sweden of lying. Sweden denied it."
GOLD = {
    "id": "g", "lang": "en", "published": "2024-09-14", "text": TEXT,
    "entities": {"laine": {"type": "Person", "names": ["Laine", "Aino Laine"]}, "tamm": {"type": "Person", "names": ["Tamm"]},
                 "se": {"type": "State", "names": ["Sweden", "السويد"]}},
    "events": [
        {"id": "e1", "type": "Meeting", "trigger": "met", "sentence": "Laine met Tamm in Helsinki on Monday.",
         "participant": ["laine", "tamm"], "date": "2024-09-09", "factuality": "Factual"},
        {"id": "e2", "type": "Accusation", "trigger": "accused", "sentence": "Tamm accused Sweden of lying.",
         "agent": ["tamm"], "target": ["se"], "factuality": "Factual", "content": ["e3"]},
        {"id": "e3", "type": "Occurrence", "trigger": "lying", "sentence": "Tamm accused Sweden of lying.",
         "agent": ["se"], "factuality": "Claimed", "accordingTo": "e2"},
        {"id": "e4", "type": "Denial", "trigger": "denied", "sentence": "Sweden denied it.", "agent": ["se"],
         "factuality": "Factual"}],
}


def report(graph: Graph) -> Report:
    return Report((score_article(GOLD, predicted_events(graph)),))


def test_a_perfect_graph_scores_one() -> None:
    figures = report(graph_of(GOLD)).as_json()["all"]
    assert figures.pop("factual") == 1
    assert set(figures) == {"detect", "family", "class", "facts", "actors", "dates", "source"}
    assert all(f == {"p": 1, "r": 1, "f1": 1} for f in figures.values())


def test_an_empty_graph_scores_nothing() -> None:
    figures = report(Graph()).as_json()
    assert figures["all"]["detect"] == {"p": 0, "r": 0, "f1": 0}
    assert figures["counts"] == {"articles_missing": [], "gold": 4, "predicted": 0}


def test_a_wrong_class_costs_class_and_family_but_not_the_trigger() -> None:
    graph = graph_of(GOLD)
    [node] = graph.subjects(RDF.type, KG.Denial)
    graph.remove((node, RDF.type, None))
    graph.add((node, RDF.type, KG.Attack))
    figures = report(graph).as_json()["all"]
    assert figures["detect"]["f1"] == 1
    assert figures["class"]["f1"] == figures["family"]["f1"] == figures["facts"]["f1"] == 0.75
    listing = report(graph).text(errors=True)
    assert "class     'denied' is Denial, not Attack: Sweden denied it." in listing


def test_swapped_roles_are_listed_with_their_sentence() -> None:
    graph = graph_of(GOLD)
    [node] = graph.subjects(RDF.type, KG.Accusation)
    agent, target = graph.value(node, KG.agent), graph.value(node, KG.target)
    graph.set((node, KG.agent, target))
    graph.set((node, KG.target, agent))
    found = report(graph)
    assert found.counts()["actors"] == found.counts()["gold_actors"] - 2
    wanted = "roles     Accusation 'accused' wants agent tamm, target se; has instead agent Sweden, target Tamm"
    assert wanted in found.text(errors=True)


def test_each_lost_actor_has_one_reason() -> None:
    graph = graph_of(GOLD)
    assert report(graph).losses("en") == {"right": 6, "event": 0, "role": 0, "entity": 0, "absent": 0}
    assert sum(report(graph).losses("ar").values()) == 0
    [accusation], [denial], [meeting] = (list(graph.subjects(RDF.type, KG[c])) for c in ("Accusation", "Denial", "Meeting"))
    sweden, tamm = graph.value(accusation, KG.target), graph.value(accusation, KG.agent)
    graph.remove((accusation, KG.target, None))  # absent, and its agent is right
    graph.set((denial, KG.agent, tamm))  # another entity in the role
    [lying] = graph.subjects(RDF.type, KG.Occurrence)
    graph.remove((lying, KG.agent, None))
    graph.set((lying, KG.target, sweden))  # the entity in another role
    for mention in list(graph.objects(meeting, PROV.wasDerivedFrom)):
        graph.remove((meeting, PROV.wasDerivedFrom, mention))  # no place, so no event: two participants
    found = report(graph)
    assert found.losses() == {"right": 1, "event": 2, "role": 1, "entity": 1, "absent": 1}
    assert "actors: en right 1, event 2, role 1, entity 1, absent 1" in found.text(details=True)


def test_missed_and_spurious_events_are_listed() -> None:
    graph = graph_of(GOLD)
    [node] = graph.subjects(RDF.type, KG.Denial)
    for mention in list(graph.objects(node, PROV.wasDerivedFrom)):
        graph.set((mention, NIF.beginIndex, Literal(10)))
        graph.set((mention, NIF.endIndex, Literal(14)))
    listing = report(graph).text(errors=True)
    assert "missed    Denial 'denied': Sweden denied it." in listing
    assert "spurious  Denial 'Tamm': Laine met Tamm in Helsinki on Monday" in listing


def test_confidence_and_class_tables() -> None:
    found = report(graph_of(GOLD, spoil=0.0))
    assert found.by_confidence()["> 0.8"] == {"events": 4, "trigger": 1, "class": 1, "fact": 1}
    assert found.by_class()["Meeting"] == {"gold": 1, "predicted": 1, "p": 1, "r": 1, "f1": 1}
    assert "Accusation" in found.text(details=True)


def test_dates_and_names() -> None:
    assert bounds("2024-09-12/2024-09-14") == ("2024-09-12", "2024-09-14")
    assert bounds("2023") == ("2023-01-01", "2023-12-31")
    assert bounds(None) is None
    assert same_name("كوريا الشماليّة", ["كوريا الشمالية"])
    assert same_name("President Kim Jong Un", ["Kim Jong Un"])
    assert not same_name("North Korea", ["South Korea"])
    assert not same_name("", [""])


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        evaluate_graphs(tmp_path / "none", tmp_path)
    with pytest.raises(InputError, match="no gold files"):
        evaluate_graphs(tmp_path, tmp_path)


@pytest.mark.parametrize("spoil", [0.0, 0.3])
@pytest.mark.skipif(not (SHARED / "tools" / "score.py").is_file(), reason="the contract's scorer is not here")
def test_the_figures_are_those_of_the_contract(tmp_path: Path, spoil: float) -> None:
    files = [*sorted((SHARED / "gold").glob("*.json"))[::8], SHARED / "gold" / "ar-seed.json"]
    gold, graphs = tmp_path / "gold", tmp_path / "graphs"
    gold.mkdir()
    graphs.mkdir()
    for file in files:
        (gold / file.name).write_bytes(file.read_bytes())
        graph_of(json.loads(file.read_text(encoding="utf-8")), spoil).serialize(graphs / f"{file.stem}.ttl")
    (graphs / f"{files[0].stem}.ttl").unlink()
    done = subprocess.run([sys.executable, SHARED / "tools" / "score.py", gold, graphs, "--json"],
                          capture_output=True, text=True, check=True)
    wanted, got = json.loads(done.stdout), evaluate_graphs(gold, graphs).as_json()
    assert {key: got[key] for key in wanted} == wanted
