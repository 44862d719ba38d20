"""Dates handed from the opening of an article to what is said further on."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.dating import tense_of
from tests.trees import document

OPENING = """
Minister minister NOUN 3 nsubj Number=Sing
Lavrov Lavrov PROPN 1 flat Number=Sing
condemned condemn VERB 0 root Tense=Past|VerbForm=Fin
Ukraine Ukraine PROPN 3 obj Number=Sing
on on ADP 6 case
Thursday Thursday PROPN 3 obl
"""
SPOKE = """
{name} {name} PROPN 2 nsubj Number=Sing
accused accuse VERB 0 root Tense=Past|VerbForm=Fin
Poland Poland PROPN 2 obj Number=Sing
"""
CAMPAIGN = SPOKE + """
during during ADP 6 case
his he PRON 6 nmod:poss
campaign campaign NOUN 2 obl
"""
BRIEFING = SPOKE + """
during during ADP 6 case
the the DET 6 det
briefing briefing NOUN 2 obl
"""


@pytest.mark.parametrize(("rows", "name", "date"), [
    pytest.param(SPOKE, "Lavrov", "2024-09-12", id="named in the opening"),
    pytest.param(SPOKE, "Ankara", None, id="another speaker"),
    pytest.param(CAMPAIGN, "Lavrov", None, id="another time"),
    pytest.param(BRIEFING, "Ankara", "2024-09-12", id="the occasion named again"),
])
def test_claims_on_the_occasion_of_the_opening(rows: str, name: str, date: str | None) -> None:
    found = extract(document("en", OPENING, rows.format(name=name)))
    accusation = next(e for e in found.events if e.cls == "Accusation")
    assert (accusation.time.value if accusation.time else None) == date


def test_nothing_is_handed_on_from_an_undated_opening() -> None:
    undated = "\n".join(OPENING.strip().splitlines()[:4])
    found = extract(document("en", undated, SPOKE.format(name="Lavrov")))
    assert all(e.time is None for e in found.events)


LEFT = """
توجه توجه VERB 0 root Aspect=Perf|VerbForm=Fin
الوزير وزير NOUN 1 nsubj
الاحد أحد PROPN 1 obl
ل ل SCONJ 5 mark
+يبدأ بدأ VERB 1 advcl Aspect=Imp|VerbForm=Fin
"""


def test_a_day_that_hangs_on_a_past_verb_is_past() -> None:
    found = document("ar", LEFT)
    tense = tense_of(found)
    assert [tense(found.article.text.index(word)) for word in ("الاحد", "يبدأ")] == ["past", ""]


TOMORROW = """
يزور زار VERB 0 root Aspect=Imp|VerbForm=Fin
الوزير وزير NOUN 1 nsubj
لافروف لافروف PROPN 2 flat
باريس باريس PROPN 1 obj
{day} {day} ADV 1 advmod
"""


@pytest.mark.parametrize(("day", "standing"), [("غدا", "Planned"), ("اليوم", "Factual")])
def test_what_is_dated_after_publication_is_planned(day: str, standing: str) -> None:
    found = extract(document("ar", TOMORROW.format(day=day)))
    assert [e.factuality for e in found.events if e.cls == "Visit"] == [standing]
