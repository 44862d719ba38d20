"""Antecedents of pronouns, on hand-made trees."""

from __future__ import annotations

from kg.extract import extract
from kg.resolve import resolve
from tests.extract.asking import Known
from tests.trees import document

KNOWN = Known({"تركيا": "State", "العراق": "State"}, frozenset({"التركي"}))

SPEECH = """
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
الرئيس رئيس NOUN 1 nsubj Gender=Masc|Number=Sing
التركي تركي ADJ 2 amod
إلياس إلياس PROPN 2 appos
كرم كرم PROPN 4 flat
: : PUNCT 1 punct
« « PUNCT 9 punct
نحن نحن PRON 9 nsubj Number=Plur|Person=1|PronType=Prs
نرفض رفض VERB 1 ccomp Aspect=Imp|Number=Plur|Person=1|Voice=Act
العقوبات عقوبة NOUN 9 obj
» » PUNCT 9 punct
"""


def test_we_are_the_state_that_somebody_in_office_speaks_for() -> None:
    found = resolve(extract(document("ar", "زارت زار VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act\nتركيا تركيا PROPN 1 nsubj\n"
                                           "العراق العراق PROPN 1 obj", SPEECH), KNOWN))
    rejection = next(e for e in found.extraction.events if e.cls == "Rejection")
    turkey = next(m.id for m in found.extraction.mentions if m.text == "تركيا")
    assert [found.by_mention[m].key for m in rejection.fillers("agent")] == [found.by_mention[turkey].key]


def test_a_description_in_the_accusative_is_labelled_without_its_ending() -> None:
    found = resolve(extract(document("ar", """
رأيت رأى VERB 0 root Aspect=Perf|Person=1|Voice=Act
مسلحا مسلح NOUN 1 obj Case=Acc|Definite=Ind|Gender=Masc|Number=Sing
"""), KNOWN))
    labels = [dict(e.labels).get("ar") for e in found.entities]
    assert "مسلح" in labels


def test_an_office_with_what_it_is_of_before_the_name() -> None:
    found = resolve(extract(document("en", """
The the DET 2 det
director director NOUN 8 nsubj Number=Sing
of of ADP 4 case
departments department NOUN 2 nmod Number=Plur
, , PUNCT 2 punct
Anna Anna PROPN 8 nsubj Number=Sing
Example Example PROPN 6 flat Number=Sing
resigned resign VERB 0 root Tense=Past|VerbForm=Fin
"""), Known({"Anna Example": "Person"}, frozenset())))
    assert len({e.key for e in found.by_mention.values() if e.type == "Person"}) == 1


def test_a_description_in_apposition_is_the_one_named() -> None:
    found = resolve(extract(document("en", """
Anna Anna PROPN 6 nsubj Number=Sing
Example Example PROPN 1 flat Number=Sing
, , PUNCT 5 punct
a a DET 5 det Definite=Ind
physician physician NOUN 1 appos Number=Sing
resigned resign VERB 0 root Tense=Past|VerbForm=Fin
"""), Known({"Anna Example": "Person"}, frozenset())))
    assert len({e.key for e in found.by_mention.values() if e.type == "Person"}) == 1
