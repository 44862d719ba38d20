"""Subjects and objects of Arabic clauses that parsers make a genitive of the phrase before them."""

from tests.extract.test_verb_first import places


def test_a_body_behind_a_named_subject_is_the_object() -> None:
    assert places("""
    دعا دعا VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الرئيس رئيس NOUN 1 nsubj Definite=Def|Number=Sing
    سالم سالم PROPN 2 nmod
    العلي علي PROPN 3 flat
    الميليشيات ميليشيا NOUN 3 nmod Definite=Def|Number=Plur
    المسلحة مسلح ADJ 5 amod
    إلى إلى ADP 8 case
    الانسحاب انسحاب NOUN 1 obl:arg
    """, "الميليشيات", "سالم") == [(1, "obj"), (2, "nmod")]


def test_a_body_behind_a_subject_with_the_article_is_the_object() -> None:
    assert places("""
    حثت حث VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    بعض بعض NOUN 1 nsubj Definite=Cons|Number=Sing
    الأحزاب حزب NOUN 2 nmod Definite=Def|Number=Plur
    اليسارية يساري ADJ 3 amod
    الحكومة حكومة NOUN 2 nmod Definite=Def|Number=Sing
    على على ADP 7 case
    الاستقالة استقالة NOUN 1 obl:arg
    """, "الأحزاب", "الحكومة") == [(2, "nmod"), (1, "obj")]


def test_a_body_behind_who_leads_the_subject_is_the_object() -> None:
    assert places("""
    طالب طالب VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الائتلاف ائتلاف NOUN 1 nsubj Definite=Def|Number=Sing
    ب ب ADP 4 case
    زعامة زعامة NOUN 1 obl:arg Definite=Cons|Number=Sing
    سالم سالم PROPN 4 nmod
    الحكومة حكومة NOUN 4 nmod Definite=Def|Number=Sing
    ب ب ADP 8 case
    الإصلاح إصلاح NOUN 1 obl:arg
    """, "الحكومة", "سالم") == [(1, "obj"), (4, "nmod")]


def test_one_person_behind_a_name_says_who_it_is() -> None:
    assert places("""
    دعا دعا VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    سالم سالم PROPN 1 nsubj
    الرئيس رئيس NOUN 2 appos Definite=Def|Number=Sing
    إلى إلى ADP 5 case
    الهدوء هدوء NOUN 1 obl:arg
    """, "الرئيس") == [(2, "appos")]


def test_somebody_behind_where_and_when_is_the_object() -> None:
    assert places("""
    استقبل استقبل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    الوزير وزير NOUN 1 nsubj Definite=Def|Number=Sing
    في في ADP 4 case
    مقر مقر NOUN 1 obl Definite=Cons|Number=Sing
    الوزارة وزارة NOUN 4 nmod Definite=Def|Number=Sing
    أمس أمس ADV 1 advmod
    ، ، PUNCT 6 punct
    سفير سفير NOUN 4 obj Definite=Cons|Number=Sing
    فرنسا فرنسا PROPN 8 nmod
    """, "سفير") == [(1, "obj")]


def test_each_of_several_behind_what_they_sign_is_the_subject() -> None:
    assert places("""
    وقعت وقع VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act
    على على ADP 3 case
    الاتفاق اتفاق NOUN 1 obl:arg Definite=Def|Number=Sing
    كل كل NOUN 3 nmod Number=Sing
    من من ADP 6 case
    فرنسا فرنسا PROPN 4 nmod
    و و CCONJ 8 cc
    الصين صين PROPN 6 conj
    """, "كل") == [(1, "nsubj")]


def test_so_many_people_behind_a_relative_clause_are_the_object() -> None:
    assert places("""
    قتل قتل VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act
    مسلح مسلح NOUN 1 obj Case=Nom|Definite=Ind|Number=Sing
    ينتمي انتمى VERB 2 acl:relcl Aspect=Imp|Gender=Masc|Number=Sing|Person=3|Voice=Act
    إلى إلى ADP 5 case
    تنظيم تنظيم NOUN 3 obl:arg Case=Gen|Definite=Cons
    داعش داعش PROPN 5 nmod
    32 32 NUM 8 nummod NumForm=Digit
    شخصا شخص NOUN 5 nmod Case=Acc|Definite=Ind|Number=Sing
    """, "مسلح", "شخصا") == [(1, "nsubj"), (1, "obj")]
