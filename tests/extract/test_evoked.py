"""Events by what the tuned encoder makes of words."""

from __future__ import annotations

from kg.extract.assemble import Candidates, candidates
from kg.model import Evocation
from tests.evoking import evocation, evoking
from tests.extract.asking import Known
from tests.trees import document

KNOWN = Known({"France": "State", "Syria": "State", "Egypt": "State"}, frozenset())
UNKNOWN = """
France France PROPN 2 nsubj
zibbled zibble VERB 0 root Tense=Past|VerbForm=Fin
Syria Syria PROPN 2 obj
. . PUNCT 2 punct
"""
NOUN = """
The the DET 2 det
zib zib NOUN 6 nsubj
of of ADP 4 case
Syria Syria PROPN 2 nmod
was be AUX 6 cop
quick quick ADJ 0 root
. . PUNCT 6 punct
"""


def found(rows: str, **words: Evocation) -> Candidates:
    return candidates(evoking(document("en", rows), words), KNOWN)


def test_an_unknown_verb_is_an_occurrence_unless_the_encoder_is_sure_of_its_class() -> None:
    assert [d.cls for d in found(UNKNOWN).drafts] == ["Occurrence"]
    assert [d.cls for d in found(UNKNOWN, zibbled=evocation(2, "Attack")).drafts] == ["Attack"]
    assert [d.cls for d in found(UNKNOWN, zibbled=evocation(2, "Attack", sure=0.3)).drafts] == ["Occurrence"]


def test_a_noun_in_no_table_is_a_candidate_where_the_encoder_takes_it_for_an_event() -> None:
    assert [d.trigger.text for d in found(NOUN).drafts] == []
    assert [d.trigger.text for d in found(NOUN, zib=evocation(-3, "Attack")).drafts] == []
    assert [(d.trigger.text, d.cls) for d in found(NOUN, zib=evocation(1, "Attack")).drafts] == [("zib", "Attack")]
