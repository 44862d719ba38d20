"""Actors of events whose own clause names nobody."""

from __future__ import annotations

from kg.extract.assemble import candidates
from tests.extract.asking import Known
from tests.trees import document

KNOWN = Known({"France": "State", "Syria": "State"}, frozenset())
MET = """
France France PROPN 2 nsubj
met meet VERB 0 root Tense=Past|VerbForm=Fin
Syria Syria PROPN 2 obj
. . PUNCT 2 punct
"""
TALKS = """
The the DET 2 det
talks talk NOUN 3 nsubj
continued continue VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 3 punct
"""
ATTACK = """
The the DET 2 det
attack attack NOUN 3 nsubj
continued continue VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 3 punct
"""


def test_who_met_took_part_in_the_talks() -> None:
    found = candidates(document("en", MET, TALKS), KNOWN)
    talks = next(d for d in found.drafts if d.cls == "Talks")
    assert talks.recalled
    assert {found.book.mentions[m].text for m in talks.fillers("participant")} == {"France", "Syria"}


def test_events_of_other_kinds_recall_nobody() -> None:
    found = candidates(document("en", MET, ATTACK), KNOWN)
    attack = next(d for d in found.drafts if d.cls == "Attack")
    assert not attack.recalled and not attack.fillers("agent", "target", "participant")


STRIKE = """
France France PROPN 2 nsubj
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
Syria Syria PROPN 2 obj
. . PUNCT 2 punct
"""


def test_an_attack_is_the_one_told_before_only_where_it_is_the_attack() -> None:
    for article, recalled in (("The", True), ("", False)):
        rows = ATTACK if article else ATTACK.replace("The the DET 2 det", "Some some ADJ 2 amod")
        found = candidates(document("en", STRIKE, rows), KNOWN)
        attack = next(d for d in found.drafts if d.cls == "Attack" and d.pos == "NOUN")
        assert attack.recalled == recalled
