"""Which candidates are told again."""

from __future__ import annotations

from kg.extract.assemble import candidates
from kg.extract.select import features, retold
from tests.extract.asking import Known
from tests.trees import document

KNOWN = Known({"France": "State", "Syria": "State", "Egypt": "State"}, frozenset())
TOLD = """
{who} {who} PROPN 2 nsubj
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
{whom} {whom} PROPN 2 obj
. . PUNCT 2 punct
"""


def test_an_event_that_an_earlier_sentence_tells_with_a_common_actor() -> None:
    found = candidates(document("en", TOLD.format(who="France", whom="Syria"), TOLD.format(who="France", whom="Egypt"),
                                TOLD.format(who="Qatar", whom="Oman")), KNOWN)
    first, again, other = found.drafts
    before = retold(found.drafts, found.book)
    assert before.told == {again.id} and before.named == {again.id, other.id}
    assert "told=True:Attack" in features(again, found.links, found.book, before)
    assert "told=False:Attack" in features(first, found.links, found.book, before)
