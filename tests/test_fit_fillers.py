"""Weights of role fillers: what they are learned from, and that they are learned."""

from __future__ import annotations

from typing import Any

from kg.extract.assemble import by_rules
from kg.extract.roles.weighing import Candidate, read_table
from kg.flow import KnownNames
from kg.model import Document
from pipelines import fit_fillers as fitting
from tests.trees import document

ROWS = """
France France PROPN 2 nsubj
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
Egypt Egypt PROPN 2 obj
, , PUNCT 5 punct
accused accuse VERB 2 conj Tense=Past|VerbForm=Fin
Syria Syria PROPN 5 obj
. . PUNCT 2 punct
"""


def gold(read: Document, *events: dict[str, Any]) -> dict[str, Any]:
    text = read.article.text
    states = {key: {"type": "State", "names": [key.title()]} for key in ("france", "egypt", "syria")}
    return {"id": "a", "lang": "en", "text": text, "entities": states,
            "events": [{"id": str(i), "sentence": text, **event} for i, event in enumerate(events)]}


def test_candidates_of_gold_events_are_labelled_by_their_fillers() -> None:
    read = document("en", ROWS)
    found = by_rules(read, KnownNames())
    labelled = gold(read, {"type": "Attack", "trigger": "attacked", "agent": ["france"], "target": ["syria"]})
    data = list(fitting.samples(read, labelled))
    assert len({sample.candidate.features for sample in data}) == len(data) == 2 * len(found.book.mentions)
    assert sorted(s.candidate.standing for s in data if s.right) == ["new", "told"]  # France by the rules, Syria by gold alone


def test_each_gold_event_goes_to_one_draft_and_other_drafts_teach_nothing() -> None:
    read = document("en", ROWS)
    drafts = by_rules(read, KnownNames()).drafts
    labelled = gold(read, {"type": "Accusation", "trigger": "accused", "agent": ["france"]})
    assert [(d.trigger.text, e["type"]) for d, e in fitting.matched([*drafts, *drafts], labelled)] == [("accused", "Accusation")]


def sample(right: bool, *features: str) -> Any:
    return fitting.Sample("a", Candidate("agent", 0, "new", features), right)


def test_what_tells_for_a_filler_gets_weight_and_what_is_rare_gets_none() -> None:
    many = 5 * fitting.RARE
    data = [sample(True, "bias", "good")] * many + [sample(False, "bias", "bad")] * many + [sample(True, "bias", "rare")]
    weights = fitting.fit(data)
    assert weights["good"] > 0 > weights["bad"] and "rare" not in weights


def test_numbers_get_weight_however_rare_they_are() -> None:
    data = [fitting.Sample("a", Candidate("agent", 0, "new", ("bias",), (("encoded", number),)), number > 0)
            for number in (-3.0, -2.5, -2.0, 2.0, 2.5, 3.0)]
    assert fitting.fit(data)["encoded"] > 0


def test_the_table_reads_as_it_was_fitted() -> None:
    weights = {"who=a=b:agent": -0.123, "bias": 2.0}
    assert read_table(fitting.table(weights).splitlines()) == weights


def test_the_report_counts_by_how_candidates_stand() -> None:
    data = [sample(True, "x"), sample(False, "x"), fitting.Sample("a", Candidate("agent", 0, "told", ("x",)), True)]
    lines = list(fitting.report(data, fitting.np.array([0.95, 0.05, 0.5])))
    assert lines[0].startswith("told: 1 candidates, 1 right") and lines[2].startswith("new: 2 candidates, 1 right, average precision 1.000")
    assert [line.strip() for line in lines[3:]] == ["0.0-0.1: 1, 0.00 right", "0.9-1.0: 1, 1.00 right"]
