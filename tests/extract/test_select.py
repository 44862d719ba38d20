"""Which candidates are told again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.assemble import candidates
from kg.extract.select import (
    code,
    confidence,
    features,
    probability,
    readings,
    surroundings,
    table,
    threshold,
)
from tests.evoking import evocation
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
    around = surroundings(found.drafts, found.book)
    assert around.told == {again.id} and around.named == {again.id, other.id}
    assert "told=True:Attack" in features(again, found.links, found.book, around)
    assert "told=False:Attack" in features(first, found.links, found.book, around)


def test_a_participle_of_saying_behind_a_verb_of_saying_is_no_second_statement() -> None:
    rows = """
    وأضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    الوزير وزير NOUN 1 nsubj Case=Nom|Definite=Def
    """
    again = """
    وتابع تابع VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    قائلا قائل ADJ 1 advcl Case=Acc|Definite=Ind
    إن إن SCONJ 5 mark
    فرنسا فرنسا PROPN 5 nsubj
    هاجمت هاجم VERB 2 ccomp Aspect=Perf|Gender=Fem|Number=Sing|Person=3
    سوريا سوريا PROPN 5 obj
    """
    known = Known({"فرنسا": "State", "سوريا": "State"}, frozenset())
    found = candidates(document("ar", rows, again), known)
    statements = [d for d in found.drafts if d.cls == "Statement" and d.sentence.index == 1]
    attack = next(d for d in found.drafts if d.cls == "Attack")
    assert [d.trigger.text for d in statements] == ["وتابع"]
    assert found.links.source[attack.id] == statements[0].id


def test_what_stands_beside_a_candidate() -> None:
    found = candidates(document("en", TOLD.format(who="France", whom="Syria")), KNOWN)
    names = set(features(found.drafts[0], found.links, found.book, surroundings(found.drafts, found.book)))
    assert "own=all:VERB" in names
    assert {"before=PROPN:VERB", "after=PROPN:VERB", "dependent=nsubj:False", "head=none:False", "governor=none:Attack"} <= names


def test_what_governs_a_candidate() -> None:
    said = """
    Egypt Egypt PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 4 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Syria Syria PROPN 4 obj
    """
    found = candidates(document("en", said), KNOWN)
    attack = next(d for d in found.drafts if d.cls == "Attack")
    names = set(features(attack, found.links, found.book, surroundings(found.drafts, found.book)))
    assert {"governor=Statement:Attack", "head=say:False"} <= names


def test_the_encoder_has_a_say_where_it_has_seen_the_word() -> None:
    found = candidates(document("en", TOLD.format(who="France", whom="Syria")), KNOWN)
    plain = found.drafts[0]
    around = surroundings(found.drafts, found.book)
    seen = replace(plain, hosts=replace(plain.hosts, trigger=replace(plain.trigger, evokes=evocation(2.0, "Attack"))))
    assert (code(plain, "en"), code(seen, "en")) == ("en without evocation", "en")
    assert not [name for name in table(code(plain, "en")) if name.startswith("evoked ")]
    assert 0 < threshold("en") < 1 and 0 < threshold(code(plain, "en")) < 1
    names = list(features(seen, found.links, found.book, around))
    found_now = readings(seen, names)
    assert found_now["evoked event"] == 1 and -0.1 < found_now["evoked class"] < 0 and found_now["class=Attack"] == 1
    doubtful = replace(seen, hosts=replace(seen.hosts, trigger=replace(seen.trigger, evokes=evocation(-2.0, "Attack"))))
    assert probability(found_now, table("en")) > probability(readings(doubtful, names), table("en"))
    sure = probability(found_now, table("en"))
    assert confidence(seen, found.links, found.book, around, "en") == pytest.approx(sure, abs=0.0101)
