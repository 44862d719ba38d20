"""Arabic extraction from hand-made trees: who does what to whom, who says so, and how it stands."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.assemble import candidates
from kg.extract.roles.weighing import Weights
from kg.model import Extraction
from tests.extract.asking import Known, names, only
from tests.trees import document

KNOWN = Known({"روسيا": "State", "كوريا": "State", "تركيا": "State", "القاهرة": "Place", "أنقرة": "Place"},
              frozenset({"الروسي", "التركي"}))


def run(*rows: str, fillers: Weights | None = None) -> Extraction:
    """What comes out, fillers weighed by the table; by none where ``fillers`` is empty."""
    return extract(document("ar", *rows), KNOWN, fillers)


ACCUSATION = """
اتهمت اتهم VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
تركيا تركيا PROPN 1 obj
ب ب ADP 5 case
+بيع بيع NOUN 1 obl:arg
الأسلحة سلاح NOUN 5 nmod
إلى إلى ADP 8 case
كوريا كوريا PROPN 5 nmod
. . PUNCT 1 punct
"""


def test_an_accusation_keeps_its_content_from_being_fact() -> None:
    found = run(ACCUSATION)
    accusation, sale = only(found, "Accusation"), only(found, "ArmsTransfer")
    assert names(found, accusation, "agent") == ["روسيا"]
    assert names(found, accusation, "target") == ["تركيا"]
    assert accusation.factuality == "Factual" and accusation.content == (sale.id,)
    assert sale.factuality == "Claimed" and sale.according_to == accusation.id
    assert names(found, sale, "agent") == ["تركيا"], "who is accused of it does it"
    assert names(found, sale, "target") == ["كوريا"]


def test_offsets_quote_the_trigger() -> None:
    found = run(ACCUSATION)
    text = found.document.article.text
    assert text[only(found, "ArmsTransfer").begin:only(found, "ArmsTransfer").end] == "بيع"


VISIT = """
قام قام VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
الرئيس رئيس NOUN 1 nsubj
الروسي روسي ADJ 2 amod
فلاديمير فلاديمير PROPN 2 appos
بوتين بوتين PROPN 4 flat
ب ب ADP 7 case
+زيارة زيارة NOUN 1 obl:arg
إلى إلى ADP 9 case
القاهرة القاهرة PROPN 7 nmod
. . PUNCT 1 punct
"""


def test_a_light_verb_gives_its_noun_the_subject() -> None:
    found = run(VISIT)
    visit = only(found, "Visit")
    assert names(found, visit, "agent") == ["فلاديمير بوتين"]
    assert names(found, visit, "target") == ["القاهرة"]
    putin = found.mentions[visit.fillers("agent")[0]]
    assert putin.title == "الرئيس الروسي" and putin.type == "Person"


CONTINUED = """
وأضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
أن أن SCONJ 3 mark
تركيا تركيا PROPN 4 nsubj
ستستقبل استقبل VERB 1 ccomp Aspect=Imp|Gender=Fem|Voice=Act
الوفد وفد NOUN 4 obj
. . PUNCT 1 punct
"""

SAID = """
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
المتحدث متحدث NOUN 1 nsubj
إن إن SCONJ 5 mark
روسيا روسيا PROPN 5 nsubj
ترفض رفض VERB 1 ccomp Aspect=Imp|Gender=Fem|Voice=Act
العقوبات عقوبة NOUN 5 obj
. . PUNCT 1 punct
"""


def test_a_speaker_goes_on_speaking() -> None:
    found = run(SAID, CONTINUED)
    first, second = [e for e in found.events if e.cls == "Statement"]
    assert names(found, first, "agent") == names(found, second, "agent") == ["المتحدث"]


def test_what_is_said_is_claimed_by_its_sayer() -> None:
    found = run(SAID)
    rejection = only(found, "Rejection")
    assert rejection.factuality == "Claimed"
    assert found.events[rejection.according_to or 0].cls == "Statement"


def test_negation_and_future() -> None:
    negated = run("""
    لم لم PART 2 advmod
    تستقبل استقبل VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 2 nsubj
    الوفد وفد NOUN 2 obj
    """)
    planned = run("""
    سوف سوف AUX 2 aux
    تستقبل استقبل VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 2 nsubj
    الوفد وفد NOUN 2 obj
    """)
    assert [e.factuality for e in negated.events] == ["Negated"]
    assert [e.factuality for e in planned.events] == ["Planned"]


def test_according_to_names_the_source() -> None:
    found = run("""
    زار زار VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الوزير وزير NOUN 1 nsubj
    القاهرة القاهرة PROPN 1 obj
    وفق وفق ADP 5 case
    الوكالة وكالة NOUN 1 obl
    . . PUNCT 1 punct
    """)
    visit, source = only(found, "Visit"), only(found, "Statement")
    assert visit.according_to == source.id and visit.factuality == "Claimed"
    assert names(found, source, "agent") == ["الوكالة"]


def test_both_sides_are_the_two_who_met() -> None:
    found = run("""
    التقى التقى VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الوزير وزير NOUN 1 nsubj
    السفير سفير NOUN 1 obj
    في في ADP 5 case
    أنقرة أنقرة PROPN 1 obl
    . . PUNCT 1 punct
    """, """
    وصف وصف VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الطرفان طرفان NOUN 1 nsubj Number=Plur
    المحادثات محادثة NOUN 1 obj
    . . PUNCT 1 punct
    """)
    meeting = only(found, "Meeting")
    assert names(found, meeting, "participant") == ["الوزير", "السفير"]
    assert names(found, meeting, "place") == ["أنقرة"]
    described = next(e for e in found.events if e.lemma == "وصف")
    assert names(found, described, "agent") == ["الوزير", "السفير"]


def test_a_genitive_before_an_object_acts() -> None:
    found = run("""
    جاء جاء VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    ذلك ذلك PRON 1 nsubj PronType=Dem
    بعد بعد ADP 4 case
    إطلاق إطلاق NOUN 1 obl
    كوريا كوريا PROPN 4 nmod
    صواريخ صاروخ NOUN 4 obj
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "WeaponTest"), "agent") == ["كوريا"]


def test_a_headline_told_again_gives_one_event() -> None:
    headline = """
    تركيا تركيا PROPN 2 nsubj
    تستقبل استقبل VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    الوفد وفد NOUN 2 obj
    """
    body = """
    استقبلت استقبل VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    الوفد وفد NOUN 1 obj
    . . PUNCT 1 punct
    """
    found = extract(document("ar", headline, body, blocks=("headline", "paragraph")), KNOWN)
    assert [e.sentence for e in found.events] == [1]


def test_calling_it_ridiculous_denies_it() -> None:
    found = run("""
    وصفت وصف VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    الاتهامات اتهام NOUN 1 obj
    ب ب ADP 6 case
    أنها أن SCONJ 6 mark
    سخيفة سخيف ADJ 1 ccomp
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Denial"), "agent") == ["روسيا"]


def test_a_dropped_subject_is_that_of_the_parallel_clause() -> None:
    found = run("""
    تحسنت تحسن VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
    العلاقات علاقة NOUN 1 nsubj
    حيث حيث SCONJ 4 mark
    زار زار VERB 1 advcl Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
    الوزير وزير NOUN 4 nsubj
    القاهرة القاهرة PROPN 4 obj
    حيث حيث SCONJ 8 mark
    وقع وقع VERB 1 advcl Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
    اتفاقية اتفاقية NOUN 8 nsubj
    مع مع ADP 11 case
    السفير سفير NOUN 8 obl
    . . PUNCT 1 punct
    """)
    signing = only(found, "AgreementSigning")
    assert sorted(names(found, signing, "agent")) == ["السفير", "الوزير"]
    assert [a.role for a in signing.arguments if found.mentions[a.mention or 0].name == "اتفاقية"] == ["theme"]


SAID_BY_A_MOVEMENT = """
أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
المقاومة مقاومة NOUN 1 nsubj Gender=Fem|Number=Sing
في في ADP 4 case
كوريا كوريا PROPN 2 nmod
أن أن SCONJ 7 mark
الجيش جيش NOUN 7 nsubj
هاجم هاجم VERB 1 ccomp Aspect=Perf|Gender=Masc|Voice=Act
تركيا تركيا PROPN 7 obj
و و CCONJ 10 cc
قتل قتل VERB 1 conj Aspect=Perf|Gender=Masc|Voice=Act
جنودا جندي NOUN 10 obj Number=Plur
"""


def test_a_movement_speaks_and_not_the_place_where_it_is() -> None:
    found = run(SAID_BY_A_MOVEMENT)
    assert names(found, only(found, "Statement"), "agent") == ["المقاومة في كوريا"]


def test_all_that_stands_behind_that_is_said() -> None:
    found = run(SAID_BY_A_MOVEMENT)
    statement = only(found, "Statement")
    assert only(found, "Attack").according_to == statement.id
    assert only(found, "Killing").according_to == statement.id, "wherever the tree hangs its verb"


SAYS_OF_OTHERS = """
وأضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
أن أن SCONJ 4 mark
الجنود جندي NOUN 1 nsubj Number=Plur
هاجموا هاجم VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur|Voice=Act
تركيا تركيا PROPN 4 obj
"""


def test_who_stands_behind_that_does_not_speak() -> None:
    found = run("""
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
بوتين بوتين PROPN 1 nsubj
إن إن SCONJ 5 mark
كوريا كوريا PROPN 5 nsubj
زارت زار VERB 1 ccomp Aspect=Perf|Gender=Fem|Voice=Act
القاهرة القاهرة PROPN 5 obj
""", SAYS_OF_OTHERS)
    speakers = [names(found, e, "agent") for e in found.events if e.cls == "Statement"]
    assert speakers == [["بوتين"], ["بوتين"]]


def test_who_is_killed_by_nobody_named_is_the_target() -> None:
    found = run("""
قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
سبعة سبعة NUM 3 nummod
جنود جندي NOUN 1 nsubj Number=Plur|Definite=Ind
في في ADP 5 case
تركيا تركيا PROPN 1 obl
""")
    killing = only(found, "Killing")
    assert names(found, killing, "target") == ["سبعة جنود"] and names(found, killing, "agent") == []


def test_who_kills_somebody_named_acts() -> None:
    found = run("""
قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
جندي جندي NOUN 1 nsubj Number=Sing|Definite=Ind
سبعة سبعة NUM 4 nummod
رجال رجل NOUN 1 obj Number=Plur|Definite=Ind
""")
    assert names(found, only(found, "Killing"), "agent") == ["جندي"]


def test_a_genitive_is_no_modifier() -> None:
    found = run("""
أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
استهداف استهداف NOUN 1 obj Definite=Cons
تركيا تركيا PROPN 3 nmod
""")
    attack = only(found, "Attack")
    assert names(found, attack, "target") == ["تركيا"] and "تركيا" not in names(found, attack, "agent")


def test_what_is_done_by_somebody_is_done_to_the_pronoun() -> None:
    found = run("""
رفضت رفض VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
كوريا كوريا PROPN 1 nsubj
اتهام اتهام NOUN 1 obj Definite=Cons
+ها هو PRON 3 nmod Gender=Fem|Number=Sing|Person=3|PronType=Prs
من من ADP 7 case
قبل قبل ADP 5 fixed
روسيا روسيا PROPN 3 nmod
""")
    accusation = only(found, "Accusation")
    assert names(found, accusation, "agent") == ["روسيا"]
    assert [found.mentions[a.mention].text for a in accusation.arguments if a.role == "target" and a.mention is not None] == ["ها"]


def test_who_is_told_in_an_interview_is_addressed() -> None:
    found = run("""
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
بوتين بوتين PROPN 1 nsubj
في في ADP 4 case
مقابلة مقابلة NOUN 1 obl
مع مع ADP 6 case
قناة قناة NOUN 4 nmod
روسيا روسيا PROPN 6 nmod
إن إن SCONJ 10 mark
كوريا كوريا PROPN 10 nsubj
ترفض رفض VERB 1 ccomp Aspect=Imp|Gender=Fem|Voice=Act
العقوبات عقوبة NOUN 10 obj
""", fillers={})
    assert names(found, only(found, "Statement"), "target") != []


def test_no_genitive_follows_an_adjective_or_an_article() -> None:
    found = run("""
وضعت وضع VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
السلطات سلطة NOUN 1 nsubj Number=Plur|Definite=Def
الأميركية أميركي ADJ 2 amod
مكافأة مكافأة NOUN 2 nmod
""")
    assert [m.text for m in found.mentions if m.kind == "nominal"] == ["السلطات الأميركية"]


def test_a_site_stands_for_those_who_hold_it() -> None:
    found = run("""
قصفت قصف VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
مواقع موقع NOUN 1 obj Number=Plur|Definite=Cons
المتمردين متمرد NOUN 3 nmod Number=Plur|Definite=Def
""")
    assert names(found, only(found, "Attack"), "target") == ["المتمردين"]


def test_others_and_dozens_are_people() -> None:
    found = run("""
قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
جندي جندي NOUN 1 nsubj Number=Sing|Definite=Ind
و و CCONJ 4 cc
جرح جرح VERB 1 conj Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
أربعة أربعة NUM 4 obj
آخرون آخر ADJ 5 amod
""")
    assert names(found, only(found, "Killing"), "target") == ["جندي"]
    assert names(found, only(found, "Occurrence"), "target") == ["أربعة آخرون"]


def test_a_participle_has_an_object_and_no_genitive() -> None:
    found = run("""
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
بوتين بوتين PROPN 1 nsubj
إن إن SCONJ 5 mark
كوريا كوريا PROPN 5 nsubj
زارت زار VERB 1 ccomp Aspect=Perf|Gender=Fem|Voice=Act
القاهرة القاهرة PROPN 5 obj
محذرا محذر ADJ 1 advcl Case=Acc|Definite=Ind|Gender=Masc
تركيا تركيا PROPN 7 nmod
من من ADP 10 case
الحرب حرب NOUN 7 obl
""")
    threat = only(found, "Threat")
    assert names(found, threat, "agent") == ["بوتين"] and names(found, threat, "target") == ["تركيا"]


def test_who_inspects_has_lost_nothing() -> None:
    found = run("""
تفقد تفقد VERB 0 root Aspect=Imp|Gender=Fem|Number=Sing|Voice=Act
بوتين بوتين PROPN 1 nsubj
المواقع موقع NOUN 1 obj Definite=Def
""")
    assert names(found, only(found, "Visit"), "agent") == ["بوتين"]


def test_she_goes_on_is_no_call() -> None:
    found = run("""
س س AUX 2 aux
+تواصل تواصل VERB 0 root Aspect=Imp|Gender=Fem|Number=Sing|Voice=Act
روسيا روسيا PROPN 2 nsubj
زيارة زيارة NOUN 2 obj Definite=Cons
القاهرة القاهرة PROPN 4 nmod
""")
    assert not [e for e in found.events if e.cls == "Call"]


def test_a_group_named_by_an_event_noun_acts() -> None:
    found = run("""
انتقدت انتقد VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
المعارضة معارضة NOUN 1 nsubj Gender=Fem|Number=Sing
التركية تركي ADJ 2 amod
روسيا روسيا PROPN 1 obj
""")
    assert names(found, only(found, "Condemnation"), "agent") == ["المعارضة التركية"]


def test_a_day_does_not_speak() -> None:
    found = run(SAID, """
أكدت أكد VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
الخميس خميس NOUN 1 nsubj
أن أن SCONJ 5 mark
تركيا تركيا PROPN 5 nsubj
ترفض رفض VERB 1 ccomp Aspect=Imp|Gender=Fem|Voice=Act
العقوبات عقوبة NOUN 5 obj
""")
    assert names(found, [e for e in found.events if e.cls == "Statement"][-1], "agent") == ["المتحدث"]


def test_who_was_killed_was_not_killed_by_the_subject_above() -> None:
    found = run("""
أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
مقتل مقتل NOUN 1 obj Definite=Cons
جنود جندي NOUN 3 nmod Number=Plur
""")
    killing = only(found, "Killing")
    assert names(found, killing, "agent") == [] and names(found, killing, "target") == ["جنود"]


def test_what_should_be_noted_is_said_by_nobody() -> None:
    found = run("""
    يذكر ذكر VERB 0 root
    أن أن SCONJ 4 mark
    المسلحين مسلح NOUN 4 nsubj Number=Plur
    هاجموا هاجم VERB 1 ccomp Number=Plur
    القرية قرية NOUN 4 obj
    """)
    assert [e.cls for e in found.events] == ["Attack"] and only(found, "Attack").factuality == "Factual"


def test_a_nationality_makes_another_organisation_of_a_listed_one() -> None:
    known = Known({"مجلس الأمن": "Organization"}, frozenset({"الروسي"}))
    found = extract(document("ar", """
    قال قال VERB 0 root
    مجلس مجلس NOUN 1 nsubj
    الأمن أمن NOUN 2 nmod
    الروسي روسي ADJ 2 amod
    إن إن SCONJ 6 mark
    غادر غادر VERB 1 ccomp
    المسلحون مسلح NOUN 6 nsubj Number=Plur
    """), known)
    assert names(found, only(found, "Statement"), "agent") == ["مجلس الأمن الروسي"]


def test_names_among_them_act_beside_the_plural() -> None:
    found = run("""
    هاجم هاجم VERB 0 root Aspect=Perf|Voice=Act
    الجيش جيش NOUN 1 nsubj Definite=Def
    دولا دولة NOUN 1 obj Number=Plur
    بينها بين ADP 5 case
    تركيا تركيا PROPN 3 appos
    . . PUNCT 1 punct
    """)
    assert "تركيا" in names(found, only(found, "Attack"), "target")


def test_the_number_of_others_behind_a_noun_is_whom_it_befell() -> None:
    found = run("""
    أعلن أعلن VERB 0 root Aspect=Perf|Voice=Act
    الجيش جيش NOUN 1 nsubj Definite=Def
    إصابة إصابة NOUN 1 obj
    خمسة خمسة NUM 3 nummod
    آخرين آخر ADJ 4 amod Number=Plur
    . . PUNCT 1 punct
    """)
    assert "خمسة آخرين" in [n for e in found.events for n in names(found, e, "target")]


def test_who_is_accused_does_what_he_is_accused_of() -> None:
    found = run("""
    اتهمت اتهم VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    تركيا تركيا PROPN 1 obj
    ب ب ADP 5 case
    +تشويه تشويه NOUN 1 obl:arg
    الحقائق حقيقة NOUN 5 nmod
    . . PUNCT 1 punct
    """)
    assert [names(found, e, "agent") for e in found.events if e.lemma == "تشويه"] == [["تركيا"]]


def test_the_office_behind_an_appointment_does_not_make_the_appointed_its_agent() -> None:
    found = run("""
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    تعيين تعيين NOUN 1 obj
    وزيرة وزير NOUN 3 nmod Gender=Fem|Number=Sing
    سفيرة سفير NOUN 3 obj Gender=Fem|Number=Sing|Definite=Ind
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Appointment"), "target")[:1] == ["وزيرة"]


def test_whose_the_places_are_is_not_who_raids_them() -> None:
    found = run("""
    نفذت نفذ VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    غارات غارة NOUN 1 obj Number=Plur
    على على ADP 5 case
    مواقع موقع NOUN 3 nmod Number=Plur
    ل ل ADP 7 case
    +روسيا روسيا PROPN 5 nmod
    . . PUNCT 1 punct
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") == ["تركيا"] and names(found, attack, "target") == ["روسيا"]


def test_a_participle_behind_a_comma_that_looks_like_a_verbal_noun() -> None:
    found = run("""
    دانت دان VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    الهجوم هجوم NOUN 1 obj Definite=Def
    ، ، PUNCT 5 punct
    مطالبة مطالبة NOUN 1 advcl
    تركيا تركيا PROPN 5 nmod
    ب ب ADP 8 case
    +الانسحاب انسحاب NOUN 5 nmod
    . . PUNCT 1 punct
    """)
    appeal = only(found, "Appeal")
    assert names(found, appeal, "agent") == ["روسيا"] and names(found, appeal, "target") == ["تركيا"]


def test_whose_doing_an_event_noun_is() -> None:
    found = run("""
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    عن عن ADP 4 case
    قيام قيام NOUN 1 obl
    تركيا تركيا PROPN 4 nmod
    ب ب ADP 7 case
    +اعتقال اعتقال NOUN 4 nmod
    جندي جندي NOUN 7 nmod Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Arrest"), "agent") == ["تركيا"]


def test_official_acts_are_announced_by_who_does_them() -> None:
    found = run("""
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    عن عن ADP 4 case
    اعتقال اعتقال NOUN 1 obl
    جندي جندي NOUN 4 nmod Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Arrest"), "agent") == ["روسيا"]


def test_what_a_thing_is_for_is_planned() -> None:
    found = run("""
    أعدت أعد VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    سيارة سيارة NOUN 1 obj
    جاهزة جاهز ADJ 3 amod
    ل ل ADP 6 case
    +مهاجمة مهاجمة NOUN 4 obl
    القاهرة القاهرة PROPN 6 nmod
    """)
    assert only(found, "Attack").factuality == "Planned"


def test_what_a_plan_comes_after_is_a_fact() -> None:
    found = run("""
    تعتزم اعتزم VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    بعد بعد ADP 4 case
    هجوم هجوم NOUN 1 obl
    روسيا روسيا PROPN 4 nmod
    على على ADP 7 case
    القاهرة القاهرة PROPN 4 nmod
    """)
    assert only(found, "Attack").factuality == "Factual"


def test_as_somebody_said_is_no_part_of_what_is_planned() -> None:
    found = run("""
    تعتزم اعتزم VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    وقف وقف NOUN 1 obj
    العمل عمل NOUN 3 nmod
    حسبما حسبما SCONJ 6 mark
    ذكرت ذكر VERB 4 advcl Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 6 nsubj
    """)
    assert only(found, "Statement").factuality == "Factual"


def test_what_must_be_done_is_not_done_by_who_says_so() -> None:
    found = run("""
    أكد أكد VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الرئيس رئيس NOUN 1 nsubj
    الروسي روسي ADJ 2 amod
    أنه أن SCONJ 5 mark
    ينبغي انبغى VERB 1 ccomp Aspect=Imp|Gender=Masc|Voice=Act
    قصف قصف NOUN 5 obj
    تركيا تركيا PROPN 6 nmod
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") in ([], ["تركيا"]) and attack.factuality == "Hypothetical"


def test_who_is_resolved_on_an_act_does_it() -> None:
    found = run("""
    روسيا روسيا PROPN 2 nsubj
    عازمة عازم ADJ 0 root
    على على ADP 4 case
    مهاجمة مهاجمة NOUN 2 obl
    تركيا تركيا PROPN 4 nmod
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") == ["روسيا"] and names(found, attack, "target") == ["تركيا"]


def test_an_attack_by_a_weapon_is_made_by_its_owner() -> None:
    found = run("""
    ندد ندد VERB 0 root Aspect=Perf|Gender=Masc
    الرئيس رئيس NOUN 1 nsubj
    ب ب ADP 4 case
    +قصف قصف NOUN 1 obl
    دبابات دبابة NOUN 4 nmod
    روسيا روسيا PROPN 5 nmod
    """)
    assert names(found, only(found, "Attack"), "agent") == ["روسيا"]


def test_who_attacks_kills_those_killed_in_the_attack() -> None:
    found = run("""
    قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Voice=Pass
    جنديان جندي NOUN 1 nsubj:pass Number=Dual
    في في ADP 4 case
    هجوم هجوم NOUN 1 obl
    ل ل ADP 6 case
    +روسيا روسيا PROPN 4 nmod
    """)
    killing = only(found, "Killing")
    assert names(found, killing, "agent") == ["روسيا"] and names(found, killing, "target") == ["جنديان"]


def test_the_subject_above_meets_the_only_one_whom_a_verb_names() -> None:
    found = run("""
    توجه توجه VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    الوزير وزير NOUN 1 nsubj Number=Sing
    إلى إلى ADP 4 case
    تركيا تركيا PROPN 1 obl
    حيث حيث SCONJ 6 mark
    التقى التقى VERB 1 advcl Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    الرئيس رئيس NOUN 6 nsubj Number=Sing
    """)
    assert sorted(names(found, only(found, "Meeting"), "participant")) == ["الرئيس", "الوزير"]


def test_who_replies_to_an_accusation_is_not_quoted_by_the_accusers() -> None:
    found = run("""
    اتهمت اتهم VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    تركيا تركيا PROPN 1 obj
    ب ب ADP 5 case
    +بيع بيع NOUN 1 obl:arg
    الأسلحة سلاح NOUN 5 nmod
    إلى إلى ADP 8 case
    كوريا كوريا PROPN 5 nmod
    ، ، PUNCT 12 punct
    و و CCONJ 12 cc
    +هو هو PRON 12 nsubj
    ما ما PRON 5 advcl
    نفت نفى VERB 12 acl Aspect=Perf|Gender=Fem|Voice=Act
    +ه هو PRON 13 obj
    أنقرة أنقرة PROPN 13 nsubj
    . . PUNCT 1 punct
    """)
    denial = only(found, "Denial")
    assert denial.according_to is None and denial.factuality == "Factual"
    assert only(found, "ArmsTransfer").according_to == only(found, "Accusation").id


def test_a_clause_that_the_parser_takes_for_a_second_subject_is_not_accused() -> None:
    found = run("""
    الرئيس رئيس NOUN 3 nsubj
    الروسي روسي ADJ 1 amod
    يشتبه اشتبه VERB 0 root Aspect=Imp|Gender=Masc|Number=Sing|Voice=Act
    في في ADP 6 mark
    +أن أن SCONJ 4 fixed
    تركيا تركيا PROPN 3 nsubj
    كانت كان AUX 6 cop
    في في ADP 9 case
    القاهرة القاهرة PROPN 6 nmod
    . . PUNCT 3 punct
    """)
    assert all(not names(found, event, "target") for event in found.events)


def test_all_owners_of_what_is_hit_are_attacked() -> None:
    found = run("""
    فجر فجر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الجيش جيش NOUN 1 nsubj
    دبابة دبابة NOUN 1 obj
    ل ل ADP 5 case
    +تركيا تركيا PROPN 3 nmod
    و و CCONJ 7 cc
    +روسيا روسيا PROPN 5 conj
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["تركيا", "روسيا"]


def test_a_pronoun_of_the_other_gender_is_not_the_speaker() -> None:
    found = run("""
    قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Gender=Masc|Number=Sing
    إن إن SCONJ 5 mark
    +ها هو PRON 5 nsubj Gender=Fem|Number=Sing|Person=3
    تدعم دعم VERB 1 ccomp Aspect=Imp|Gender=Fem|Number=Sing|Person=3|Voice=Act
    تركيا تركيا PROPN 5 obj
    . . PUNCT 1 punct
    """)
    support = only(found, "Endorsement")
    assert "الوزير" not in names(found, support, "agent")


def test_a_genitive_that_says_what_a_body_is_for_is_no_event() -> None:
    found = run("""
    نفت نفى VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    قرار قرار NOUN 1 obj
    هيئة هيئة NOUN 3 nmod
    التحقيق تحقيق NOUN 4 nmod
    و و CCONJ 7 cc
    الادعاء ادعاء NOUN 5 conj
    . . PUNCT 1 punct
    """)
    assert {e.cls for e in found.events} & {"Investigation", "Accusation"} == set()


def test_a_noun_spelt_like_a_verb_is_one_only_where_verbs_stand() -> None:
    found = run("""
    بقيت بقي VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    منذ منذ ADP 4 case
    أشهر شهر NOUN 1 obl
    ب ب ADP 6 case
    +تركيا تركيا PROPN 1 obl
    . . PUNCT 1 punct
    """)
    assert [e for e in found.events if e.cls == "Condemnation"] == []


def test_the_object_tells_what_is_hosted() -> None:
    rows = """
    استضافت استضاف VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    {0} {1} NOUN 1 obj
    . . PUNCT 1 punct
    """
    assert [e.cls for e in run(rows.format("بطولة", "بطولة")).events] == ["Occurrence"]
    assert [e.cls for e in run(rows.format("الوزير", "وزير")).events] == ["Visit"]


def test_help_for_an_end_is_for_whoever_stands_in_the_genitive() -> None:
    found = candidates(document("ar", """
    وصلت وصل VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    إلى إلى ADP 4 case
    القاهرة القاهرة PROPN 1 obl
    ل ل ADP 6 case
    +إغاثة إغاثة NOUN 4 nmod
    المصابين مصاب NOUN 6 nmod Number=Plur
    """), KNOWN)
    help_ = next(d for d in found.drafts if d.cls == "Assistance")
    assert [found.book.mentions[m].name for m in help_.fillers("target")] == ["المصابين"]


def test_whoever_visits_stands_behind_of_where_the_place_stands_behind_to() -> None:
    found = run("""
    توقعت توقع VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    زيارة زيارة NOUN 1 obj
    مفاجئة مفاجئ ADJ 3 amod
    ل ل ADP 6 case
    +الرئيس رئيس NOUN 3 nmod
    إلى إلى ADP 8 case
    أنقرة أنقرة PROPN 1 obl
    """)
    visit = only(found, "Visit")
    assert names(found, visit, "agent") == ["الرئيس"] and names(found, visit, "target") == ["أنقرة"]


def test_several_attacks_of_somebody_are_those_that_he_makes() -> None:
    found = run("""
    كثفت كثف VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    الحركة حركة NOUN 1 nsubj
    تفجيرات تفجير NOUN 1 obj Number=Plur
    +ها هو PRON 3 nmod Person=3
    في في ADP 6 case
    أنقرة أنقرة PROPN 3 nmod
    """)
    attack = only(found, "Attack")
    assert not names(found, attack, "target") and attack.fillers("agent")


def test_a_verbal_noun_with_an_object_has_its_doer_in_the_genitive() -> None:
    found = run("""
    أصيبوا أصاب VERB 0 root Aspect=Perf|Number=Plur|Voice=Pass
    جراء جراء ADP 3 case
    إلقاء إلقاء NOUN 1 obl
    الشرطة شرطة NOUN 3 nmod
    التركية تركي ADJ 4 amod
    قنابل قنبلة NOUN 3 obj
    """)
    thrown = next(e for e in found.events if e.lemma == "إلقاء")
    assert names(found, thrown, "agent") == ["الشرطة التركية"]


def test_a_raid_by_planes_is_not_on_them() -> None:
    found = run("""
    دمر دمر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Pass
    المبنى مبنى NOUN 1 nsubj:pass
    في في ADP 4 case
    قصف قصف NOUN 1 obl
    ل ل ADP 6 case
    +طيران طيران NOUN 4 nmod
    التحالف تحالف NOUN 6 nmod
    """)
    raid = next(e for e in found.events if e.lemma == "قصف")
    assert not names(found, raid, "target") and len(names(found, raid, "agent")) == 1


KILLED = """
أكدت أكد VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
أن أن SCONJ 5 mark
{} جندي NOUN 5 nsubj:pass Definite=Ind
قتل قتل VERB 1 ccomp Aspect=Perf|Gender=Masc|Voice=Pass
في في ADP 7 case
هجوم هجوم NOUN 5 obl Definite=Ind
"""


def test_who_is_killed_in_an_attack_is_attacked_and_who_tells_of_it_does_not_attack() -> None:
    found = run(KILLED.format("جنديا"))
    attack = only(found, "Attack")
    assert names(found, attack, "target") == ["جنديا"] and not attack.fillers("agent")


def test_who_tells_of_an_attack_without_actors_is_not_made_one() -> None:
    found = run(KILLED.replace("{} جندي NOUN 5 nsubj:pass Definite=Ind", "أثرا أثر NOUN 5 obl").replace("قتل قتل", "بقي بقي"))
    assert not [e for e in found.events if e.cls == "Attack"]


def test_a_noun_that_is_no_event_is_no_participle_spelt_like_it_either() -> None:
    found = run("""
    عبرت عبر VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    عن عن ADP 4 case
    أمل أمل NOUN 1 obl
    +ها هو PRON 4 nmod
    . . PUNCT 1 punct
    """)
    assert [e.lemma for e in found.events if e.lemma == "أمل"] == []


def test_a_description_ends_before_what_is_done_to_somebody_else() -> None:
    found = run("""
    دان دان VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    انقلاب انقلاب NOUN 1 obj
    الجماعة جماعة NOUN 3 nmod
    المسلحة مسلح ADJ 4 amod
    على على ADP 7 case
    الحكومة حكومة NOUN 4 nmod
    """)
    coup = next(e for e in found.events if e.lemma == "انقلاب")
    assert names(found, coup, "agent") == ["الجماعة المسلحة"]


def test_one_who_goes_on_is_not_several() -> None:
    found = run("""
    قال قال VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
    الوزير وزير NOUN 1 nsubj Gender=Masc|Number=Sing
    إن إن SCONJ 5 mark
    المتهمين متهم NOUN 5 nsubj Number=Plur
    هربوا هرب VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur|Voice=Act
    ، ، PUNCT 7 punct
    مشيرا مشير ADJ 5 advcl:pred Case=Acc|Definite=Ind|Number=Sing
    إلى إلى ADP 9 case
    الأدلة دليل NOUN 7 obl
    """)
    assert [names(found, e, "agent") for e in found.events if e.cls == "Statement"] == [["الوزير"], ["الوزير"]]


def test_two_words_for_one_act_are_one_event_with_the_actors_of_both() -> None:
    found = run("""
    كرر كرر VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Voice=Act
    الوزير وزير NOUN 1 nsubj Gender=Masc|Number=Sing
    إدانة إدانة NOUN 1 obj
    +ه ه PRON 3 nmod Person=3|Gender=Masc|Number=Sing
    و و CCONJ 6 cc
    +استنكار استنكار NOUN 3 conj
    +ه ه PRON 6 nmod Person=3|Gender=Masc|Number=Sing
    ل ل ADP 9 case
    +روسيا روسيا PROPN 6 nmod
    """)
    assert [e.lemma for e in found.events if e.cls == "Condemnation"] == ["إدانة"]
    assert names(found, only(found, "Condemnation"), "target") == ["روسيا"]


def test_who_succeeds_in_something_does_one_thing() -> None:
    found = candidates(document("ar", """
    نجحت نجح VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    في في ADP 4 case
    إقناع إقناع NOUN 1 obl:arg
    تركيا تركيا PROPN 4 nmod
    """), KNOWN)
    assert [d.trigger.lemma for d in found.drafts] == ["إقناع"]


def test_what_results_is_the_event_not_its_resulting() -> None:
    found = candidates(document("ar", """
    نتج نتج VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    عن عن ADP 3 case
    +ه ه PRON 1 obl:arg Person=3|Gender=Masc|Number=Sing
    إصابة إصابة NOUN 1 nsubj
    روسيا روسيا PROPN 4 nmod
    """), KNOWN)
    assert "نتج" not in [d.trigger.lemma for d in found.drafts]


@pytest.mark.parametrize("telegram", ["ب ب ADP 4 case\nبرقية برقية NOUN 1 obl\nتهنئة تهنئة NOUN 4 nmod",
                                      "في في ADP 4 case\nأصدق أصدق ADJ 1 obj\nالتهاني تهني NOUN 4 nmod"])
def test_a_telegram_of_congratulation_congratulates(telegram: str) -> None:
    extraction = run(f"""
    بعث بعث VERB 0 root Aspect=Perf|Voice=Act
    الرئيس رئيس NOUN 1 nsubj
    {telegram}
    ل ل ADP 7 case
    الوزير وزير NOUN 5 nmod
    """)
    event = only(extraction, "Congratulation")
    assert names(extraction, event, "agent") == ["الرئيس"] and names(extraction, event, "target") == ["الوزير"]
    assert not [e for e in extraction.events if e.lemma == "بعث"]


def test_who_is_accused_of_something_by_nobody_is_the_target() -> None:
    found = extract(document("ar", """
    اعتقل اعتقل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Pass
    سالم سالم PROPN 1 nsubj:pass
    و و CCONJ 4 cc
    اتهم اتهم VERB 1 conj Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    ب ب ADP 6 case
    الإعداد إعداد NOUN 4 obl:arg
    """), Known({"سالم": "Person"}, frozenset()))
    event = only(found, "Prosecution")
    assert names(found, event, "target") == ["سالم"] and not event.fillers("agent")


def test_whose_words_are_condemned_is_the_target() -> None:
    found = run("""
    أدانت أدان VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    التصريحات تصريح NOUN 1 obj Number=Plur
    التي الذي PRON 5 nsubj PronType=Rel
    صدرت صدر VERB 3 acl:relcl Aspect=Perf|Gender=Fem|Voice=Act
    عن عن ADP 7 case
    تركيا تركيا PROPN 5 obl:arg
    . . PUNCT 1 punct
    """)
    condemnation = only(found, "Condemnation")
    assert names(found, condemnation, "agent") == ["روسيا"]
    assert names(found, condemnation, "target") == ["تركيا"]


def test_whose_places_are_shelled_is_the_target() -> None:
    found = run("""
    قامت قام VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    ب ب ADP 4 case
    +قصف قصف NOUN 1 obl:arg
    مواقع موقع NOUN 4 nmod Number=Plur
    ل ل ADP 7 case
    +تركيا تركيا PROPN 5 nmod
    . . PUNCT 1 punct
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") == ["روسيا"]
    assert names(found, attack, "target") == ["تركيا"]


def test_a_relative_clause_tells_who_does_what_it_is_about() -> None:
    found = run("""
    انتقدت انتقد VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    كوريا كوريا PROPN 1 nsubj
    الحرب حرب NOUN 1 obj Definite=Def
    التي الذي PRON 5 mark PronType=Rel
    شنت شن VERB 3 acl Aspect=Perf|Gender=Fem|Voice=Act
    +ها هو PRON 5 obj
    روسيا روسيا PROPN 5 nsubj
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "War"), "agent", "participant") == ["روسيا"]


@pytest.mark.parametrize(("verb", "times"), [("أجاب", 1), ("رفض", 2)])
def test_saying_behind_the_speaker_of_an_answer_is_the_answer(verb: str, times: int) -> None:
    found = run(f"""
    {verb} {verb} VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الرئيس رئيس NOUN 1 nsubj Definite=Def
    الروسي روسي ADJ 2 amod
    قائلا قائل ADJ 1 xcomp Case=Acc|Definite=Ind
    إن إن SCONJ 7 mark
    تركيا تركيا PROPN 7 nsubj
    كذبت كذب VERB 4 ccomp Aspect=Perf|Gender=Fem|Voice=Act
    . . PUNCT 1 punct
    """)
    assert sum(e.lemma in (verb, "قائل") for e in found.events) == times


def test_a_visit_that_lasted_is_made_by_the_one_who_leaves_after_it() -> None:
    found = run("""
    غادر غادر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الرئيس رئيس NOUN 1 nsubj Definite=Def
    الروسي روسي ADJ 2 amod
    القاهرة القاهرة PROPN 1 obj
    بعد بعد ADP 6 case
    زيارة زيارة NOUN 1 obl Definite=Ind
    استمرت استمر VERB 6 acl Aspect=Perf|Gender=Fem|Voice=Act
    ساعات ساعة NOUN 7 obl
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Visit"), "agent") == ["الرئيس الروسي"]


def test_who_met_others_is_dropped_where_only_they_are_named() -> None:
    found = run("""
    التقى التقى VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    ب ب ADP 3 case
    +وزراء وزير NOUN 1 obl:arg Number=Plur
    . . PUNCT 1 punct
    """)
    met = [found.mentions[m].kind for m in only(found, "Meeting").fillers("participant")]
    assert sorted(met) == ["dropped", "nominal"]


def test_a_city_behind_in_is_where_they_met() -> None:
    found = run("""
    التقى التقى VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الرئيس رئيس NOUN 1 nsubj Definite=Def|Number=Sing
    ب ب ADP 4 case
    +القاهرة القاهرة PROPN 1 obl
    الوزير وزير NOUN 1 obj Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    meeting = only(found, "Meeting")
    assert names(found, meeting, "participant") == ["الرئيس", "الوزير"] and names(found, meeting, "place") == ["القاهرة"]


def test_who_an_agreement_is_with_signs_it() -> None:
    found = run("""
    وقعت وقع VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    اتفاقا اتفاق NOUN 1 obj Case=Acc|Definite=Ind
    مع مع ADP 5 case
    شركة شركة NOUN 3 nmod Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "AgreementSigning"), "agent") == ["روسيا", "شركة"]


def test_a_post_that_somebody_takes_is_no_target() -> None:
    found = run("""
    تولى تولى VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Definite=Def|Number=Sing
    رئاسة رئاسة NOUN 1 obj Number=Sing
    الحكومة حكومة NOUN 3 nmod Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    post = only(found, "Appointment")
    assert names(found, post, "agent") == ["الوزير"] and not post.fillers("target")


def test_a_body_whose_noun_else_is_an_event_is_whom_something_is_done_to() -> None:
    found = run("""
    هنأ هنأ VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Definite=Def|Number=Sing
    القيادة قيادة NOUN 1 obj Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Congratulation"), "target") == ["القيادة"]


def test_a_list_of_bodies_goes_on_behind_a_name_with_and() -> None:
    found = run("""
    انتقدت انتقد VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    هيئة هيئة NOUN 1 nsubj Number=Sing
    السياحة سياحة NOUN 2 nmod
    و و CCONJ 5 cc
    +وزارة وزارة NOUN 3 conj Number=Sing
    الثقافة ثقافة NOUN 5 nmod
    روسيا روسيا PROPN 1 obj
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Condemnation"), "agent") == ["هيئة السياحة", "وزارة الثقافة"]


def test_who_enters_a_war_wages_it() -> None:
    found = run("""
    دخلت دخل VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    حربا حرب NOUN 1 obj Case=Acc|Definite=Ind
    مع مع ADP 5 case
    تركيا تركيا PROPN 3 nmod
    . . PUNCT 1 punct
    """)
    war = only(found, "War")
    assert names(found, war, "agent") == ["روسيا"] and names(found, war, "target") == ["تركيا"]


def test_a_visit_of_somebody_during_which_others_act_is_his() -> None:
    found = run("""
    أثناء أثناء ADP 2 case
    زيارة زيارة NOUN 5 obl Number=Sing
    ل ل ADP 4 case
    +رئيس رئيس NOUN 2 nmod Definite=Def|Number=Sing
    وقعت وقع VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 5 nsubj
    اتفاقا اتفاق NOUN 5 obj Case=Acc|Definite=Ind
    . . PUNCT 5 punct
    """)
    visit = only(found, "Visit")
    assert names(found, visit, "agent") == ["رئيس"] and not visit.fillers("target")


def test_who_presides_over_a_meeting_takes_part_and_who_holds_his_own_does_once() -> None:
    found = run("""
    عقدت عقد VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    الحكومة حكومة NOUN 1 nsubj Definite=Def|Number=Sing
    اجتماع اجتماع NOUN 1 obj Number=Sing
    +ها هو PRON 3 nmod Gender=Fem|Number=Sing|Person=3|PronType=Prs
    ب ب ADP 6 case
    +رئاسة رئاسة NOUN 1 obl Number=Sing
    الوزير وزير NOUN 6 nmod Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Meeting"), "participant") == ["الحكومة", "الوزير"]


def test_whose_martyrdom_it_is_has_died_whatever_stands_behind_him() -> None:
    found = run("""
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    استشهاد استشهاد NOUN 1 obj
    سالم سالم PROPN 3 nmod
    جنديا جندي NOUN 3 obj
    أمس أمس ADV 1 advmod
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Killing"), "target")[:1] == ["سالم"]


def test_several_are_accused_of_what_follows_their_names() -> None:
    found = run("""
    اتهم اتهم VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    حزب حزب NOUN 1 nsubj
    روسيا روسيا PROPN 2 nmod
    بأن بأن ADP 5 mark
    هاجم هاجم VERB 1 xcomp Aspect=Perf|Gender=Masc|Voice=Act
    تركيا تركيا PROPN 5 obj
    . . PUNCT 1 punct
    """)
    accusation = only(found, "Accusation")
    assert names(found, accusation, "agent") == [] and names(found, accusation, "target") == ["حزب روسيا"]


def test_the_killed_are_no_attackers_where_a_number_speaks_for_them() -> None:
    found = run("""
    قالت قال VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    تركيا تركيا PROPN 1 nsubj
    إن إن SCONJ 5 mark
    الجنود جندي NOUN 5 nsubj Number=Plur
    قتلوا قتل VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur
    في في ADP 7 case
    هجوم هجوم NOUN 5 obl
    . . PUNCT 1 punct
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") == [] and names(found, attack, "target") == ["الجنود"]


def test_whom_somebody_is_asked_to_visit_is_no_visitor() -> None:
    found = run("""
    دعا دعا VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    الوزير وزير NOUN 1 nsubj Definite=Def
    رئيس رئيس NOUN 1 obj Number=Sing
    تركيا تركيا PROPN 3 nmod
    ل ل ADP 6 case
    +زيارة زيارة NOUN 3 nmod
    القاهرة القاهرة PROPN 6 nmod
    . . PUNCT 1 punct
    """)
    visit = only(found, "Visit")
    assert names(found, visit, "target") == ["القاهرة"]
    assert [name.split()[:2] for name in names(found, visit, "agent")] == [["رئيس", "تركيا"]]


def test_also_goes_on_with_the_subject_of_the_clause() -> None:
    found = run("""
    أعلن أعلن VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    الوزير وزير NOUN 1 nsubj Definite=Def
    زيارة زيارة NOUN 1 obj
    كما كما SCONJ 5 mark
    أكد أكد VERB 1 advcl Aspect=Perf|Gender=Masc|Number=Sing
    ذلك ذلك PRON 5 obj
    . . PUNCT 1 punct
    """)
    said = [e for e in found.events if e.lemma == "أكد"]
    assert [names(found, e, "agent") for e in said] == [["الوزير"]]


def test_an_accuser_is_no_accused_because_parsers_run_both_together() -> None:
    found = run("""
    اتهمت اتهم VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    السلطات سلطة NOUN 1 nsubj Number=Plur|Definite=Def
    الروسية روسي ADJ 2 amod
    حزب حزب NOUN 2 nmod
    تركيا تركيا PROPN 4 nmod
    ب ب ADP 7 case
    +الكذب كذب NOUN 1 obl
    . . PUNCT 1 punct
    """)
    assert "السلطات الروسية" in names(found, only(found, "Accusation"), "agent")


def test_who_commemorates_victims_attacked_nobody() -> None:
    found = run("""
    أحيا أحيا VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    الوزير وزير NOUN 1 nsubj Definite=Def
    ذكرى ذكرى NOUN 1 obj
    ضحايا ضحية NOUN 3 nmod
    تفجير تفجير NOUN 4 nmod
    سفارة سفارة NOUN 5 nmod
    روسيا روسيا PROPN 6 nmod
    . . PUNCT 1 punct
    """)
    assert all(names(found, e, "agent") == [] for e in found.events if e.cls == "Attack")


@pytest.mark.parametrize(("rows", "cls"), [
    ("طعن طعن VERB 0 root Aspect=Perf|Gender=Masc\nالمسلح مسلح NOUN 1 nsubj\nجنديا جندي NOUN 1 obj\nفي في ADP 5 case\n"
     "مسيرة مسيرة NOUN 1 obl", "Attack"),
    ("طعن طعن VERB 0 root Aspect=Perf|Gender=Masc\nالوزير وزير NOUN 1 nsubj\nفي في ADP 4 case\nالقرار قرار NOUN 1 obl", "Rejection"),
    ("كشف كشف VERB 0 root Aspect=Perf|Gender=Masc\nالوزير وزير NOUN 1 nsubj\nعلى على ADP 4 case\nالأحمدي أحمدي PROPN 1 obl\n"
     "عن عن ADP 6 case\nخطة خطة NOUN 1 obl", "Statement"),
    ("أطاح أطاح VERB 0 root Aspect=Perf|Gender=Masc\nالمسلحون مسلح NOUN 1 nsubj Number=Plur\nب ب ADP 4 case\n+هدنة هدنة NOUN 1 obl",
     "Occurrence"),
    ("تبنى تبنى VERB 0 root Aspect=Perf|Gender=Masc\nالوزير وزير NOUN 1 nsubj\nنهجا نهج NOUN 1 obj", "Occurrence"),
    ("تجمع تجمع VERB 0 root Aspect=Perf|Gender=Masc\nالمتظاهرون متظاهر NOUN 1 nsubj Number=Plur", "Demonstration"),
    ("نهب نهب VERB 0 root Aspect=Perf|Gender=Masc\nالمسلحون مسلح NOUN 1 nsubj Number=Plur\nالمساعدات مساعدة NOUN 1 obj", "Occurrence"),
    ("وصل وصل VERB 0 root Aspect=Perf|Gender=Masc\nالمتمردون متمرد NOUN 1 nsubj Number=Plur\nإلى إلى ADP 4 case\n"
     "القاهرة القاهرة PROPN 1 obl", "Deployment"),
])
def test_the_words_beside_a_verb_tell_its_sense(rows: str, cls: str) -> None:
    assert run(rows).events[0].cls == cls


def test_a_newspaper_that_has_learned_something_says_so() -> None:
    found = run("""
علمت علم VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
الصحيفة صحيفة NOUN 1 nsubj
أن أن SCONJ 4 mark
روسيا روسيا PROPN 5 nsubj
هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem|Number=Sing
تركيا تركيا PROPN 5 obj
""")
    assert only(found, "Attack").according_to == only(found, "Statement").id


@pytest.mark.parametrize("rows", [
    "تعاملت تعامل VERB 0 root Aspect=Perf|Gender=Fem\nالشركة شركة NOUN 1 nsubj\nمع مع ADP 4 case\nالعمال عامل NOUN 1 obl Number=Plur",
    "تسببت تسبب VERB 0 root Aspect=Perf|Gender=Fem\nالشركة شركة NOUN 1 nsubj\nفي في ADP 4 case\nالضرر ضرر NOUN 1 obl",
    "يدعى دعا VERB 0 root Aspect=Imp|Gender=Masc\nالجندي جندي NOUN 1 nsubj\nعليا علي PROPN 1 obj",
    "قال قال VERB 0 root Aspect=Perf|Gender=Masc\nردا رد NOUN 1 obl Case=Acc|Definite=Ind\nعلى على ADP 4 case\nالوزير وزير NOUN 2 nmod",
    "تصدرت تصدر VERB 0 root Aspect=Perf|Gender=Fem\nالشركة شركة NOUN 1 nsubj\nالقائمة قائمة NOUN 1 obj",
    "عملت عمل VERB 0 root Aspect=Perf|Gender=Fem\nالوزارة وزارة NOUN 1 nsubj\nوفق وفق ADP 4 case\nضوابط ضابط NOUN 1 obl\n"
    "الحكومة حكومة NOUN 4 nmod",
])
def test_words_that_name_no_event_of_their_own(rows: str) -> None:
    assert not [e for e in run(rows).events if e.lemma not in ("عمل", "قال")]


@pytest.mark.parametrize("verb", ["سارع", "عمد"])
def test_who_hastens_to_do_something_does_it(verb: str) -> None:
    found = run(f"""
{verb}ت {verb} VERB 0 root Aspect=Perf|Gender=Fem
روسيا روسيا PROPN 1 nsubj
إلى إلى ADP 4 case
إدانة إدانة NOUN 1 obl
الهجوم هجوم NOUN 4 nmod
""")
    assert names(found, only(found, "Condemnation"), "agent") == ["روسيا"]
    assert not [e for e in found.events if e.lemma == verb]


@pytest.mark.parametrize(("verb", "rows", "cls"), [
    ("طالب", "التوقف توقف NOUN 1 obj\nعن عن ADP 6 case\nالتدخل تدخل NOUN 4 nmod", "Occurrence"),
    ("تمكن", "من من ADP 5 case\nالتعرف تعرف NOUN 1 obl\nعلى على ADP 7 case\nالجندي جندي NOUN 5 nmod", "Occurrence"),
])
def test_event_nouns_of_no_regular_shape(verb: str, rows: str, cls: str) -> None:
    found = run(f"{verb} {verb} VERB 0 root Aspect=Perf|Gender=Masc\nالوزير وزير NOUN 1 nsubj\nروسيا روسيا PROPN 1 obj\n{rows}")
    assert [e.cls for e in found.events if e.lemma in ("توقف", "تعرف")] == [cls]


def test_two_nouns_share_a_counted_genitive() -> None:
    found = run("""
أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
روسيا روسيا PROPN 1 nsubj
مقتل مقتل NOUN 1 obj Definite=Cons
و و CCONJ 5 cc
+إصابة إصابة NOUN 3 conj Definite=Cons
عشرات عشرة NUM 7 nummod Number=Plur
الجنود جندي NOUN 5 nmod Number=Plur
""")
    assert names(found, only(found, "Killing"), "target") == ["عشرات الجنود"]


def test_a_preposition_left_on_a_life_is_taken_off() -> None:
    found = run("""
أودى أودى VERB 0 root Aspect=Perf|Gender=Masc
الهجوم هجوم NOUN 1 nsubj
بحياة بحياة NOUN 1 obj Definite=Cons
الجندي جندي NOUN 3 nmod
""")
    assert names(found, only(found, "Killing"), "target") == ["الجندي"]


def test_according_to_what_an_agency_reported_the_agency_says_it() -> None:
    found = run("""
هاجمت هاجم VERB 0 root Aspect=Perf|Gender=Fem
روسيا روسيا PROPN 1 nsubj
تركيا تركيا PROPN 1 obj
وفقا وفق NOUN 1 obl Case=Acc
ل ل ADP 6 case
+ما ما PRON 4 nmod
نقلت نقل VERB 6 acl:relcl Aspect=Perf|Gender=Fem
+ه هو PRON 7 obj
وكالة وكالة NOUN 7 nsubj
الأنباء نبأ NOUN 9 nmod
""")
    assert [names(found, e, "agent") for e in found.events if e.cls == "Statement"] == [["وكالة الأنباء"]]


def test_each_of_a_list_behind_the_verb_are_its_subjects() -> None:
    found = run("""
    وصل وصل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    مع مع ADP 3 case
    +ه هو PRON 1 obl
    كل كل NOUN 1 obl
    من من ADP 7 case
    : : PUNCT 7 punct
    الوزير وزير NOUN 4 nmod Definite=Def
    و و CCONJ 9 cc
    السفير سفير NOUN 7 conj Definite=Def
    . . PUNCT 1 punct
    """)
    arrived = next(e for e in found.events if e.lemma == "وصل")
    assert names(found, arrived, "agent") == ["الوزير", "السفير"]


def test_whom_somebody_meets_stands_behind_a_word_of_time() -> None:
    found = run("""
    تحدث تحدث VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الرئيس رئيس NOUN 1 nsubj Definite=Def
    خلال خلال ADP 4 case
    لقاء لقاء NOUN 1 obl
    +ه هو PRON 4 nmod Gender=Masc|Number=Sing|Person=3|PronType=Prs
    اليوم يوم NOUN 1 obl
    المبعوث مبعوث NOUN 1 obj Definite=Def
    . . PUNCT 1 punct
    """)
    assert "المبعوث" in names(found, only(found, "Meeting"), "participant")


def test_who_attends_stands_behind_what_parsers_take_for_the_subject() -> None:
    found = run("""
    حضر حضر VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الحفل حفل NOUN 1 nsubj Definite=Def
    الوزير وزير NOUN 1 obj Definite=Def
    . . PUNCT 1 punct
    """)
    attended = next(e for e in found.events if e.lemma == "حضر")
    assert names(found, attended, "agent") == ["الوزير"]
    assert names(found, attended, "target") == []


def test_people_counted_are_joined_to_those_before_them_not_to_their_death() -> None:
    found = run("""
    أعلن أعلن VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Definite=Def
    مقتل مقتل NOUN 1 obj Definite=Cons
    20 20 NUM 5 nummod
    متمردا متمرد NOUN 3 nmod
    و و CCONJ 8 cc
    أربعة أربعة NUM 8 nummod
    جنود جندي NOUN 3 conj
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Killing"), "target") == ["20 متمردا", "أربعة جنود"]


def test_those_listed_behind_a_comma_were_there_to_receive_somebody() -> None:
    found = run("""
    كان كان VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    في في ADP 3 case
    استقبال استقبال NOUN 1 obl Definite=Cons
    الرئيس رئيس NOUN 3 nmod Definite=Def
    لدى لدى ADP 6 case
    وصول وصول NOUN 3 nmod Definite=Cons
    +ه هو PRON 6 nmod
    ، ، PUNCT 9 punct
    الوزير وزير NOUN 6 nmod Definite=Def
    و و CCONJ 11 cc
    السفير سفير NOUN 9 conj Definite=Def
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Meeting"), "participant") == ["الرئيس", "الوزير", "السفير"]


TOLD_PAPER = """
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
مصدر مصدر NOUN 1 nsubj Number=Sing
تركي تركي ADJ 2 amod
ل ل ADP 6 case
« « PUNCT 6 punct
القاهرة القاهرة PROPN {head} nmod
» » PUNCT 6 punct
إن إن SCONJ 9 mark
انسحبت انسحب VERB 1 ccomp Aspect=Perf|Gender=Fem|Person=3|Voice=Act
روسيا روسيا PROPN 9 nsubj
"""


@pytest.mark.parametrize("head", [1, 2, 3])
def test_a_paper_is_told_though_it_bears_a_citys_name(head: int) -> None:
    found = run(TOLD_PAPER.format(head=head))
    told = only(found, "Statement")
    assert names(found, told, "target") == ["القاهرة"]
    assert [m.type for m in found.mentions if m.name == "القاهرة"] == ["Organization"]


def test_a_city_that_nobody_puts_in_quotation_marks_is_no_paper() -> None:
    found = run(TOLD_PAPER.format(head=1).replace("«", "مدينة").replace("»", "،"))
    assert [m.type for m in found.mentions if m.name == "القاهرة"] != ["Organization"]


def test_of_whom_something_was_before_did_it() -> None:
    found = run("""
    سبق سبق VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    ل ل ADP 3 case
    روسيا روسيا PROPN 1 obl
    أن أن SCONJ 5 mark
    اتهمت اتهم VERB 1 csubj Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    تركيا تركيا PROPN 5 obj
    """)
    assert names(found, only(found, "Accusation"), "agent") == ["روسيا"]


def test_who_says_nothing_does_not_speak_on() -> None:
    said = """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Definite=Def|Number=Sing
    إن إن SCONJ 5 mark
    روسيا روسيا PROPN 5 nsubj
    انسحبت انسحب VERB 1 ccomp Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    """
    silent = """
    لم لم PART 2 advmod
    يعلن أعلن VERB 0 root Aspect=Imp|Gender=Masc|Person=3|Voice=Act
    التنظيم تنظيم NOUN 2 nsubj Definite=Def|Number=Sing
    مسؤوليته مسؤولية NOUN 2 obj
    """
    added = """
    أضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    أن أن SCONJ 4 mark
    تركيا تركيا PROPN 4 nsubj
    انسحبت انسحب VERB 1 ccomp Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    """
    found = run(said, silent, added)
    last = next(e for e in found.events if e.cls == "Statement" and e.sentence == 2)
    assert names(found, last, "agent") == ["الوزير"]


def test_a_body_that_else_is_an_event_is_one_of_the_parties() -> None:
    found = run("""
    اندلعت اندلع VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    اشتباكات اشتباك NOUN 1 nsubj Number=Plur
    بين بين ADP 4 case
    الجيش جيش NOUN 2 nmod Definite=Def|Number=Sing
    و و CCONJ 6 cc
    +المقاومة مقاومة NOUN 4 conj Definite=Def|Number=Sing
    """)
    assert names(found, only(found, "Attack"), "participant", "agent") == ["الجيش", "المقاومة"]


def test_who_attacks_kills_those_who_died_when_he_did() -> None:
    rows = """
    قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Pass
    جنديان جندي NOUN 1 nsubj:pass Number=Dual
    {0} SCONJ 4 mark
    هاجم هاجم VERB 1 advcl Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    مسلحون مسلح NOUN 4 nsubj Number=Plur
    القاعدة قاعدة NOUN 4 obj Number=Sing
    """
    found = run(rows.format("عندما عند"))
    assert names(found, only(found, "Killing"), "agent") == ["مسلحون"]
    found = run(rows.format("بعدما بعد"))
    assert names(found, only(found, "Killing"), "agent") == [], "before that he attacked somebody else"


def test_a_light_verb_carries_the_events_that_a_series_counts() -> None:
    found = run("""
    شنت شن VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    سلسلة سلسلة NOUN 1 obj
    من من ADP 5 case
    الهجمات هجوم NOUN 3 nmod Definite=Def|Number=Plur
    على على ADP 7 case
    تركيا تركيا PROPN 5 nmod
    . . PUNCT 1 punct
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "agent") == ["روسيا"] and names(found, attack, "target") == ["تركيا"]
    assert [e.lemma for e in found.events] == ["هجوم"]


def test_whose_killing_is_condemned_is_not_condemned() -> None:
    found = run("""
    أدانت أدان VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    اغتيال اغتيال NOUN 1 obj Definite=Cons|Number=Sing
    الوزير وزير NOUN 3 nmod Definite=Def|Number=Sing
    """)
    assert names(found, only(found, "Condemnation"), "target") == []


def test_whose_seat_is_attacked_is_attacked() -> None:
    found = run("""
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    أن أن SCONJ 5 mark
    مسلحين مسلح NOUN 5 nsubj Number=Plur
    هاجموا هاجم VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur|Person=3|Voice=Act
    مقر مقر NOUN 5 obj Number=Sing
    +ها هو PRON 6 nmod Gender=Fem|Number=Sing|Person=3|PronType=Prs
    """)
    assert names(found, only(found, "Attack"), "agent") == ["مسلحين"]
    assert [found.mentions[m].text for m in only(found, "Attack").fillers("target")] == ["ها"]


def test_a_dual_of_places_takes_two_names() -> None:
    found = run("""
    قصفت قصف VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    بلدتي بلدتي ADJ 1 obj
    كفرنون كفرنون ADJ 3 amod
    و و CCONJ 6 cc
    الميمة ميمة NOUN 1 conj Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    attack = only(found, "Attack")
    assert names(found, attack, "target") == ["كفرنون", "الميمة"]
    assert [m.type for m in found.mentions if m.name in ("كفرنون", "الميمة")] == ["Place", "Place"]


def test_what_is_joined_to_an_act_is_joined_to_its_genitive() -> None:
    found = run("""
    أدانت أدان VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    استهداف استهداف NOUN 1 obj Definite=Cons|Number=Sing
    الجيش جيش NOUN 3 nmod Definite=Def|Number=Sing
    و و CCONJ 6 cc
    الشرطة شرطة NOUN 3 conj Definite=Def|Number=Sing
    . . PUNCT 1 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["الجيش", "الشرطة"]


def test_the_second_name_of_a_dual_may_have_two_words() -> None:
    found = run("""
    قصفت قصف VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    روسيا روسيا PROPN 1 nsubj
    بلدتي بلدة NOUN 1 obj
    كفرنون كفرنون PROPN 3 nmod
    و و CCONJ 6 cc
    كفر كفر NOUN 1 conj Definite=Cons|Number=Sing
    المام مام NOUN 6 nmod Definite=Def|Number=Sing
    التابعتين تابع ADJ 6 amod Definite=Def|Number=Dual
    """)
    assert names(found, only(found, "Attack"), "target") == ["كفرنون", "كفر المام"]
