"""Role fillers that are weighed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.assemble import Candidates, by_rules, candidates
from kg.extract.draft import Draft
from kg.extract.roles.weighing import (
    ADD,
    DROP,
    ELSEWHERE,
    FAR_OFF,
    NEW,
    TOLD,
    UNLIKELY,
    Candidate,
    Scene,
    log_odds,
    path,
    read_table,
    table,
    weighed,
)
from kg.model import UNITS, Document, Filler
from tests.evoking import evocation, evoking
from tests.extract.asking import Known
from tests.trees import document, tree

KNOWN = Known({"France": "State", "Syria": "State", "Egypt": "State"}, frozenset())
# The parser took the one who attacks for what the north is part of.
ATTACK = """
In in ADP 3 case
the the DET 3 det
north north NOUN 6 obl
, , PUNCT 6 punct
France France PROPN 3 nmod
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
Egypt Egypt PROPN 6 obj
. . PUNCT 6 punct
"""
MET = """
France France PROPN 2 nsubj
met meet VERB 0 root Tense=Past|VerbForm=Fin
Syria Syria PROPN 2 obj
. . PUNCT 2 punct
"""
AGENT, TARGET, OTHER_TARGET = "case=agent:new:0", "case=target:told:1", "case=target:new:1"
# Who is found by the rules is likely, everybody else is not.
BASE = {"bias": -3.0, TARGET: 4.0, "case=participant:told:2": 4.0}


def fillers(found: Candidates, draft: Draft, role: str) -> list[str]:
    return [found.book.mentions[m].text for m in draft.fillers(role)]


def one(rows: str, cls: str, weights: dict[str, float]) -> tuple[Candidates, Draft]:
    found = candidates(document("en", rows), KNOWN, weights)
    return found, next(d for d in found.drafts if d.cls == cls)


def test_an_empty_role_goes_to_the_likeliest_candidate() -> None:
    found, attack = one(ATTACK, "Attack", {**BASE, AGENT: 3 + ADD + 0.1})
    assert fillers(found, attack, "agent") == ["France"]
    assert fillers(found, attack, "target") == ["Egypt"]
    assert not attack.guessed and attack.filler_odds == 1.0


def test_nobody_comes_into_a_role_who_is_not_likely_enough() -> None:
    found, attack = one(ATTACK, "Attack", {**BASE, AGENT: 3 + ADD - 0.1})
    assert fillers(found, attack, "agent") == []


def test_who_fills_one_role_by_the_rules_does_not_come_into_another() -> None:
    _, attack = one(ATTACK, "Attack", {**BASE, "case=agent:elsewhere:0": 9.0})
    assert not attack.fillers("agent")


def test_an_unlikely_filler_goes_where_somebody_likely_is_left() -> None:
    unlikely = {**BASE, TARGET: 3 + DROP - 0.1}
    found, attack = one(ATTACK, "Attack", {**unlikely, AGENT: 5.0})
    assert fillers(found, attack, "target") == [] and fillers(found, attack, "agent") == ["France"]
    found, attack = one(ATTACK, "Attack", {**unlikely, OTHER_TARGET: 5.0})
    assert fillers(found, attack, "target") == ["France"]
    assert attack.guessed and attack.filler_odds == 2.0


def test_an_event_keeps_the_likeliest_of_its_unlikely_fillers_where_it_has_no_other() -> None:
    found, attack = one(ATTACK, "Attack", {**BASE, TARGET: 3 + DROP - 0.1})
    assert fillers(found, attack, "target") == ["Egypt"]
    assert not attack.guessed and round(attack.filler_odds - DROP, 3) == -0.1


def test_who_meets_takes_part_whatever_the_rules_call_him() -> None:
    found, meeting = one(MET, "Meeting", BASE)
    assert {found.book.mentions[m].text for m in meeting.fillers("agent", "participant")} == {"France", "Syria"}
    _, meeting = one(MET, "Meeting", {**BASE, "case=participant:told:2": 3 + DROP - 0.1})
    assert len(meeting.fillers("agent", "participant")) == 1


def test_without_weights_rules_alone_fill_the_roles() -> None:
    assert one(ATTACK, "Attack", {})[1] == next(d for d in by_rules(document("en", ATTACK), KNOWN).drafts if d.cls == "Attack")


def test_the_table_prefers_whom_the_rules_have_found() -> None:
    found = by_rules(document("en", MET.replace("met meet", "attacked attack")), KNOWN)
    [draft] = found.drafts
    candidates = Scene(found.drafts, found.links, found.book).candidates(draft)
    odds = {c.standing: log_odds(c, table()) for c in candidates if c.role == "agent"}
    assert odds[TOLD] > 0 > odds[ELSEWHERE]


@given(st.dictionaries(st.sampled_from([AGENT, TARGET, OTHER_TARGET, "type=State:agent:Attack", "bias"]), st.floats(-9, 9)))
def test_whatever_the_weights_nobody_fills_two_roles_and_no_empty_role_gets_two(weights: dict[str, float]) -> None:
    found = by_rules(document("en", ATTACK), KNOWN)
    for before, draft in zip(found.drafts, weighed(found.drafts, found.links, found.book, weights), strict=True):
        filled = draft.fillers("agent", "target", "participant")
        assert len(set(filled)) == len(filled)
        assert all(len(draft.fillers(role)) <= max(1, len(before.fillers(role))) for role in ("agent", "target"))


def test_a_path_goes_up_and_down_the_tree_with_its_prepositions() -> None:
    sentence = tree(ATTACK)
    north, france, egypt = (sentence.word(i) for i in (3, 5, 7))
    assert path(sentence, france, egypt) == (["^nmod", "^obl", "vobj"], [3, 6])
    assert path(sentence, egypt, north) == (["^obj", "vobl:in"], [6])
    assert path(sentence, north, north) == ([], [])
    apart = tree("France France PROPN 2 nsubj\nmet meet VERB 1 dep\nSyria Syria PROPN 0 root")
    assert set(path(apart, apart.word(1), apart.word(3))[0]) == {FAR_OFF}


def test_candidates_stand_to_the_event_as_the_rules_left_them() -> None:
    found = by_rules(document("en", ATTACK), KNOWN)
    [draft] = found.drafts
    candidates = Scene(found.drafts, found.links, found.book).candidates(draft)
    standing = {(c.role, found.book.mentions[c.mention].text): c.standing for c in candidates}
    assert standing["target", "Egypt"] == TOLD and standing["agent", "Egypt"] == ELSEWHERE and standing["agent", "France"] == NEW


def test_a_table_reads_features_with_any_sign_in_them() -> None:
    assert read_table(["# for people", "", "who=a\tb:agent\t-1.5", "bias\t0.25"]) == {"who=a\tb:agent": -1.5, "bias": 0.25}


def read_by_encoder(*fillers: Filler) -> Document:
    """The attack, of which the encoder says who fills its roles."""
    return evoking(document("en", ATTACK), {"attacked": replace(evocation(3.0, "Attack"), fillers=fillers)})


def weighable(read: Document, role: str) -> dict[str, Candidate]:
    found = by_rules(read, KNOWN)
    [draft] = found.drafts
    scene = Scene(found.drafts, found.links, found.book)
    return {found.book.mentions[c.mention].text: c for c in scene.candidates(draft) if c.role == role}


def test_what_the_encoder_makes_of_a_mention_is_a_number_for_each_role() -> None:
    read = read_by_encoder(Filler(5, (2 * UNITS, -3 * UNITS, -4 * UNITS)))
    assert dict(weighable(read, "agent")["France"].readings)["encoded:new:agent"] == 2.0
    assert dict(weighable(read, "target")["France"].readings)["encoded:new:target"] == -3.0
    assert dict(weighable(read, "target")["Egypt"].readings)["encoded:told:target"] == UNLIKELY


def test_the_likeliest_by_the_encoder_is_told_from_the_others() -> None:
    agents = weighable(read_by_encoder(Filler(5, (UNITS, 0, 0)), Filler(7, (0, UNITS, 0))), "agent")
    assert "encoded=True:agent:new:0" in agents["France"].features
    assert "encoded=False:agent:elsewhere:0" in agents["Egypt"].features


def test_nothing_is_read_where_the_encoder_was_not_asked() -> None:
    for read in (document("en", ATTACK), read_by_encoder()):
        for candidate in weighable(read, "agent").values():
            assert not candidate.readings and any(f.startswith("encoded=no") for f in candidate.features)


def test_a_number_counts_as_often_as_it_is_large() -> None:
    candidate = Candidate("agent", 0, NEW, ("bias",), (("encoded", -2.0), ("unknown", 9.0)))
    assert log_odds(candidate, {"bias": 0.5, "encoded": 0.25}) == 0.0


def test_the_encoder_brings_a_filler_into_an_empty_role() -> None:
    read = read_by_encoder(Filler(5, (4 * UNITS, -4 * UNITS, -4 * UNITS)))
    found = candidates(read, KNOWN, {**BASE, "encoded:new:agent": 1.0})
    assert fillers(found, found.drafts[0], "agent") == ["France"]
