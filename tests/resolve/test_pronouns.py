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


def test_who_is_described_by_a_possessor_is_labelled_with_it_and_taken_up() -> None:
    found = resolve(extract(document("ar", """
وصل وصل VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
والد والد NOUN 1 nsubj Gender=Masc|Number=Sing
+ه هو PRON 2 nmod Gender=Masc|Number=Sing|Person=3|PronType=Prs
""", """
غادر غادر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
والد والد NOUN 1 nsubj Gender=Masc|Number=Sing
+ه هو PRON 2 nmod Gender=Masc|Number=Sing|Person=3|PronType=Prs
"""), KNOWN))
    fathers = {e.key: e.labels for m in found.extraction.mentions if m.lemma == "والد" and (e := found.by_mention[m.id])}
    assert list(fathers.values()) == [(("ar", "والده"),)]


def test_a_pronoun_deep_in_a_relative_clause_is_the_noun_that_it_hangs_on() -> None:
    found = resolve(extract(document("ar", """
وصل وصل VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
الوزير وزير NOUN 1 nsubj Definite=Def|Gender=Masc|Number=Sing
مع مع ADP 4 case
الجندي جندي NOUN 1 obl Definite=Def|Gender=Masc|Number=Sing
الذي الذي PRON 6 mark Gender=Masc|Number=Sing|PronType=Rel
طلبت طلب VERB 4 acl:relcl Aspect=Perf|Gender=Fem|Voice=Act
النيابة نيابة NOUN 6 nsubj Definite=Def|Gender=Fem|Number=Sing
اعتقال اعتقال NOUN 6 obj Gender=Masc|Number=Sing
+ه هو PRON 8 nmod Gender=Masc|Number=Sing|Person=3|PronType=Prs
"""), KNOWN))
    soldier, pronoun = (next(m.id for m in found.extraction.mentions if m.text == t) for t in ("الجندي", "ه"))
    assert found.by_mention[pronoun] == found.by_mention[soldier]


def test_extremists_are_not_she_and_courts_are_not_he() -> None:
    found = resolve(extract(document("ar", """
زار زار VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
متطرفون متطرف NOUN 1 nsubj Gender=Masc|Number=Plur
المحاكم محكمة NOUN 1 obj Definite=Def|Gender=Masc|Number=Plur
""", """
و و CCONJ 2 cc
انتقد انتقد VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
+ها هو PRON 2 obj Gender=Fem|Number=Sing|Person=3|PronType=Prs
"""), KNOWN))
    courts, pronoun = (next(m.id for m in found.extraction.mentions if m.text == t) for t in ("المحاكم", "ها"))
    assert found.by_mention[pronoun] == found.by_mention[courts]


def test_a_description_ends_before_the_name_of_who_has_the_office() -> None:
    found = resolve(extract(document("ar", """
حذر حذر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
المبعوث مبعوث NOUN 1 nsubj Definite=Def|Gender=Masc|Number=Sing
إلى إلى ADP 4 case
العراق العراق PROPN 2 nmod
سالم سالم PROPN 2 nmod
كرم كرم PROPN 5 flat
الأطراف طرف NOUN 1 obj Definite=Def|Gender=Masc|Number=Plur
"""), Known({"العراق": "State", "سالم كرم": "Person"}, frozenset())))
    people = {e.key for e in found.entities if e.type == "Person"}
    assert people == {"person/سالم-كرم"}


def test_a_name_that_belongs_to_a_place_ends_no_description() -> None:
    found = resolve(extract(document("ar", """
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
مدير مدير NOUN 1 nsubj Definite=Com|Gender=Masc|Number=Sing
مطار مطار NOUN 2 nmod Gender=Masc|Number=Sing
سالم سالم PROPN 3 nmod
كرم كرم PROPN 4 flat
"""), Known({"سالم كرم": "Person"}, frozenset())))
    director = next(m for m in found.extraction.mentions if m.lemma == "مدير")
    assert director.text == "مدير مطار سالم كرم"


def test_a_description_goes_on_with_what_its_participle_is_near() -> None:
    found = extract(document("ar", """
أكدت أكد VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
مصادر مصدر NOUN 1 nsubj Gender=Fem|Number=Plur
مقربة مقرب ADJ 2 amod Gender=Fem|Number=Sing
من من ADP 5 case
الحزب حزب NOUN 3 obl Definite=Def|Gender=Masc|Number=Sing
ذلك ذلك PRON 1 obj
"""), KNOWN)
    assert "مصادر مقربة من الحزب" in {m.text for m in found.mentions}


def test_no_genitive_follows_a_name_and_no_adjective_without_the_article() -> None:
    found = extract(document("ar", """
دعت دعا VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
حكومة حكومة NOUN 1 nsubj Gender=Fem|Number=Sing
تركيا تركيا PROPN 2 nmod
العراق العراق PROPN 3 nmod
""", """
القوات قوة NOUN 0 root Definite=Def|Gender=Fem|Number=Plur
المسلحة مسلح ADJ 1 amod Definite=Def|Gender=Fem|Number=Sing
عازمة عازم ADJ 1 amod Gender=Fem|Number=Sing
"""), KNOWN)
    assert {"حكومة تركيا", "القوات المسلحة"} <= {m.text for m in found.mentions}
