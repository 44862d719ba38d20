"""Arabic offices and names of one person that parsers put elsewhere."""

from tests.extract.test_verb_first import places


def test_a_rank_behind_a_closed_office_is_in_apposition_to_it() -> None:
    assert places("""
    أوضح أوضح VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    مدير مدير NOUN 1 nsubj Number=Sing
    الإدارة إدارة NOUN 2 nmod Definite=Def
    ب ب ADP 5 case
    +الوزارة وزارة NOUN 1 obl Definite=Def
    اللواء لواء NOUN 5 nmod Definite=Def
    روبنسون روبنسون PROPN 6 nmod
    """, "اللواء") == [(2, "appos")]


def test_a_name_behind_a_bracket_is_no_part_of_what_stands_in_it() -> None:
    assert places("""
    تحدث تحدث VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    رئيس رئيس NOUN 1 nsubj Number=Sing
    الاتحاد اتحاد NOUN 2 nmod Definite=Def
    ( ( PUNCT 5 punct
    مثال مثال PROPN 3 appos
    ) ) PUNCT 5 punct
    روبنسون روبنسون PROPN 5 flat
    """, "روبنسون") == [(2, "appos")]


def test_who_stands_behind_what_is_signed_signs_it() -> None:
    assert places("""
    وقع وقع VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    المذكرة مذكرة NOUN 1 nsubj Definite=Def|Number=Sing
    الوزير وزير NOUN 2 nmod Definite=Def|Number=Sing
    روبنسون روبنسون PROPN 3 nmod
    """, "المذكرة", "الوزير") == [(1, "obj"), (1, "nsubj")]


def test_an_office_behind_its_bearer_is_not_what_he_discusses() -> None:
    rows = """
    {0} VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    الأمير أمير NOUN 1 nsubj Definite=Def|Number=Sing
    روبنسون روبنسون PROPN 2 nmod
    مستشار مستشار NOUN 1 obj Definite=Cons|Number=Sing
    الملك ملك NOUN 4 nmod Definite=Def|Number=Sing
    """
    assert places(rows.format("ناقش ناقش"), "مستشار") == [(2, "appos")], "nobody discusses a person"
    assert places(rows.format("التقى التقى"), "مستشار") == [(1, "obj")], "whom he met"
    more = "أمير أمير NOUN 4 nmod Definite=Cons|Number=Sing\n    المنطقة منطقة NOUN 6 nmod Definite=Def"
    assert places(rows.format("التقى التقى") + more, "مستشار") == [(2, "appos")], "two offices and no name are his own"
