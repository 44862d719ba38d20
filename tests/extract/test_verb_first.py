"""Subjects and objects of Arabic clauses that parsers put elsewhere."""

from dataclasses import replace

from kg.extract.repair import repaired
from kg.lang import lexicon
from tests.trees import document


def places(rows: str, *forms: str) -> list[tuple[int, str]]:
    """Head and relation of the words in the mended sentence."""
    words = repaired(document("ar", rows), lexicon.load("ar")).sentences[0].words
    return [(w.head, w.deprel) for form in forms for w in words if w.text == form]


def test_an_indefinite_accusative_is_no_part_of_the_name_before_it() -> None:
    assert places("""
    يلتقي التقى VERB 0 root Aspect=Imp|Gender=Masc|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    ضباطا ضابط NOUN 2 appos Case=Acc|Definite=Ind|Number=Plur
    """, "ضباطا") == [(1, "obj")]


def test_the_subject_of_a_clause_before_the_verb_is_not_the_verbs() -> None:
    assert places("""
    عندما عند SCONJ 2 mark
    بدأت بدأ VERB 4 advcl Aspect=Perf|Gender=Fem|Voice=Act
    الأزمة أزمة NOUN 4 nsubj
    انتقد انتقد VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    بوتين بوتين PROPN 4 obj
    الحكومة حكومة NOUN 4 obl
    """, "الأزمة", "بوتين") == [(2, "nsubj"), (4, "nsubj")]


def test_behind_a_relative_clause_the_main_verb_finds_its_object() -> None:
    rows = """
    اعتقلت اعتقل VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    الشرطة شرطة NOUN 1 nsubj
    التي الذي PRON 4 nsubj PronType=Rel
    تحرس حرس VERB 2 acl:relcl Aspect=Imp|Gender=Fem|Voice=Act
    المبنى مبنى NOUN 4 obj
    رجلا رجل NOUN 4 obj Case=Acc|Definite=Ind
    """
    assert places(rows, "المبنى", "رجلا") == [(4, "obj"), (1, "obj")]


def test_behind_a_relative_clause_with_its_subject_the_main_verb_finds_its_object() -> None:
    rows = """
    أظهرت أظهر VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    لقطات لقطة NOUN 1 nsubj
    بثت بث VERB 2 acl:relcl Aspect=Perf|Gender=Fem|Voice=Act
    +ها هو PRON 3 obj
    القناة قناة NOUN 3 nsubj
    سالم سالم PROPN 3 nsubj
    """
    assert places(rows, "القناة", "سالم") == [(3, "nsubj"), (1, "obj")]


def test_of_two_subjects_behind_the_verb_the_second_is_its_object() -> None:
    rows = """
    أوصى أوصى VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    الشيخ شيخ NOUN 1 nsubj
    الطلاب طالب NOUN 1 nsubj
    ب ب ADP 5 case
    +الصبر صبر NOUN 1 obl:arg
    """
    assert places(rows, "الشيخ", "الطلاب") == [(1, "nsubj"), (1, "obj")]


def test_no_genitive_follows_the_name_of_a_place() -> None:
    assert places("""
    تقاتل قاتل VERB 0 root Aspect=Imp|Gender=Fem|Voice=Act
    القوات قوة NOUN 1 nsubj
    في في ADP 4 case
    كينيا كينيا PROPN 1 obl
    المتمردين متمرد NOUN 4 nmod
    """, "المتمردين") == [(1, "obj")]


def test_a_participle_with_the_article_describes_its_noun() -> None:
    assert places("""
    أسقطوا أسقط VERB 0 root Aspect=Perf|Voice=Act
    الحكومة حكومة NOUN 1 obj
    المدعومة مدعوم ADJ 2 ccomp
    من من ADP 5 case
    الغرب غرب NOUN 3 obl
    """, "المدعومة") == [(2, "amod")]


def test_and_who_goes_on_with_the_relative_clause_before() -> None:
    assert places("""
    الحركة حركة NOUN 10 nsubj
    التي الذي PRON 3 nsubj PronType=Rel
    تنشط نشط VERB 1 acl:relcl Aspect=Imp|Gender=Fem|Voice=Act
    منذ منذ ADP 5 case
    عام عام NOUN 3 obl
    و و CCONJ 8 cc
    التي الذي PRON 8 nsubj PronType=Rel
    هاجمت هاجم VERB 5 acl:relcl Aspect=Perf|Gender=Fem|Voice=Act
    العاصمة عاصمة NOUN 8 obj
    انسحبت انسحب VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    """, "هاجمت") == [(1, "acl:relcl")]


def test_of_two_objects_the_first_is_the_subject_that_agrees() -> None:
    rows = """
    يشن شن VERB 0 root Aspect=Imp|Gender=Masc|Person=3|Voice=Act
    {} طيران NOUN 1 obj Number=Sing
    التحالف تحالف NOUN 2 nmod
    غارات غارة NOUN 1 obj Number=Plur
    """
    assert places(rows.format("طيران"), "طيران", "غارات") == [(1, "nsubj"), (1, "obj")]
    assert places(rows.format("طائرة"), "طائرة") == [(1, "obj")]


def test_a_noun_right_behind_a_verbal_noun_is_its_genitive() -> None:
    assert places("""
    أدان أدان VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    اقتحام اقتحام NOUN 1 obj Definite=Cons
    المستوطنين مستوطن NOUN 2 obj
    """, "المستوطنين") == [(2, "nmod")]


def test_somebody_new_is_not_joined_to_a_definite_genitive() -> None:
    rows = """
    استنكر استنكر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    عدد عدد NOUN 1 nsubj
    من من ADP 4 case
    دول دولة NOUN 2 nmod Definite=Cons
    العالم عالم NOUN 4 nmod Definite=Def
    و و CCONJ 7 cc
    {} منظمة NOUN 4 conj Definite={}
    """
    assert places(rows.format("منظمات", "Ind"), "منظمات") == [(2, "conj")]
    assert places(rows.format("المنظمات", "Def"), "المنظمات") == [(4, "conj")]


def test_a_clause_behind_while_carries_what_is_said_in_it() -> None:
    parsed = document("ar", """
    في في ADP 2 case
    +ما ما PRON 7 obl
    قالت قال VERB 2 acl:relcl Aspect=Perf|Gender=Fem|Voice=Act
    الوزارة وزارة NOUN 3 nsubj
    إن إن SCONJ 7 mark
    الجيش جيش NOUN 7 nsubj
    انسحب انسحب VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    """)
    sentence = parsed.sentences[0]
    first, second = sentence.words[:2]
    token = {"token_begin": first.begin, "token_end": second.end}
    words = (replace(first, **token), replace(second, **token), *sentence.words[2:])
    mended = repaired(replace(parsed, sentences=(replace(sentence, words=words),)), lexicon.load("ar")).sentences[0].words
    assert [(w.head, w.deprel) for w in mended if w.upos == "VERB"] == [(0, "root"), (3, "ccomp")]


def test_who_speaks_to_a_newspaper_is_no_part_of_its_name() -> None:
    assert places("""
    أكد أكد VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    ل ل ADP 4 case
    « « PUNCT 4 punct
    عكاظ عكاظ PROPN 1 obl:arg
    » » PUNCT 4 punct
    المدير مدير NOUN 4 nmod Number=Sing
    سالم سالم PROPN 6 nmod
    المتحدث متحدث NOUN 1 obj Number=Sing
    أن أن SCONJ 11 mark
    العمل عمل NOUN 11 nsubj
    انتهى انتهى VERB 1 ccomp Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    """, "المدير", "المتحدث") == [(1, "nsubj"), (6, "appos")]


def test_without_a_pronoun_for_it_the_noun_of_a_relative_clause_is_its_subject() -> None:
    rows = """
    نفت نفى VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    الحكومة حكومة NOUN 1 nsubj Number=Sing
    التي الذي PRON 4 nsubj PronType=Rel
    اتهمت اتهم VERB 2 acl:relcl Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    {}المنظمات منظمة NOUN 4 nsubj Number=Plur
    التقرير تقرير NOUN 1 obj
    """
    assert places(rows.format(""), "المنظمات") == [(4, "obj")]
    assert places(rows.format("+ها هو PRON 4 obj\n    "), "المنظمات") == [(4, "nsubj")]


def test_of_whom_something_is_asked_is_no_part_of_who_asks() -> None:
    rows = """
    طلب طلب VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    {} مدير NOUN 1 nsubj Number=Sing
    من من ADP 4 case
    الأعضاء عضو NOUN 2 nmod Number=Plur
    توفير توفير NOUN 1 obj
    المبلغ مبلغ NOUN 5 nmod
    """
    assert places(rows.format("المدير"), "الأعضاء") == [(1, "obl:arg")]
    assert places(rows.format("مدير"), "الأعضاء") == [(2, "nmod")]


def test_what_is_said_in_it_describes_the_statement() -> None:
    assert places("""
    رحبت رحب VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    الوزارة وزارة NOUN 1 nsubj
    ب ب ADP 4 case
    تصريحات تصريح NOUN 1 obl:arg Number=Plur
    ل ل ADP 6 case
    الرئيس رئيس NOUN 4 nmod Number=Sing
    أكد أكد VERB 1 conj Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    في في ADP 9 case
    +ها هو PRON 7 obl:arg
    أن أن SCONJ 12 mark
    العمل عمل NOUN 12 nsubj
    انتهى انتهى VERB 7 ccomp Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    """, "أكد") == [(4, "acl:relcl")]


def test_what_is_told_of_something_without_somebody_is_told_of_it() -> None:
    assert places("""
    نفذتها نفذ VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    طائرة طائرة NOUN 1 nsubj Number=Sing
    بلا بلا ADP 4 case
    طيار طيار NOUN 2 nmod Number=Sing
    استهدفت استهدف VERB 4 acl:relcl Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    سيارة سيارة NOUN 5 obj Number=Sing
    """, "استهدفت") == [(2, "acl:relcl")]


def test_no_genitive_stands_behind_an_adjective_but_the_object() -> None:
    assert places("""
    يلتقي التقى VERB 0 root Aspect=Imp|Gender=Masc|Person=3|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    في في ADP 4 case
    زيارة زيارة NOUN 1 obl Number=Sing
    رسمية رسمي ADJ 4 amod
    رئيس رئيس NOUN 4 nmod Number=Sing
    الوزراء وزير NOUN 6 nmod Number=Plur
    """, "رئيس") == [(1, "obj")]


def test_a_body_joined_to_the_name_of_a_place_is_joined_to_the_body_before() -> None:
    assert places("""
    قصفت قصف VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    مواقع موقع NOUN 1 obj Number=Plur
    تنظيم تنظيم NOUN 2 nmod Number=Sing
    في في ADP 5 case
    سوريا سوريا PROPN 3 nmod
    و و CCONJ 7 cc
    +حزب حزب NOUN 5 conj Number=Sing
    المثال مثال NOUN 7 nmod
    """, "حزب") == [(3, "conj")]


def test_who_is_joined_to_what_is_done_to_somebody_is_joined_to_him() -> None:
    assert places("""
    أعلن أعلن VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    الجيش جيش NOUN 1 nsubj
    مقتل مقتل NOUN 1 obj Number=Sing
    جندي جندي NOUN 3 nmod Number=Sing
    و و CCONJ 6 cc
    +عدد عدد NOUN 3 conj Number=Sing
    من من ADP 8 case
    المدنيين مدني NOUN 6 nmod Number=Plur
    """, "عدد") == [(4, "conj")]


def test_a_feminine_noun_behind_a_masculine_light_verb_is_what_it_carries() -> None:
    assert places("""
    وجه وجه VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    ل ل ADP 3 case
    +ه هو PRON 1 obl:arg Person=3
    الدعوة دعوة NOUN 1 nsubj Gender=Fem|Number=Sing
    """, "الدعوة") == [(1, "obj")]


def test_no_genitive_follows_a_dual_that_keeps_its_last_letter() -> None:
    assert places("""
    هاجم هاجم VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    مسلحان مسلحان NOUN 1 nsubj Number=Dual
    حافلة حافلة NOUN 2 nmod Number=Sing
    """, "حافلة") == [(1, "obj")]


def test_people_behind_a_paper_tell_it() -> None:
    assert places("""
    أبلغت أبلغ VERB 0 root Aspect=Perf|Gender=Fem|Person=3|Voice=Act
    « « PUNCT 3 punct
    عكاظ عكاظ PROPN 1 nsubj
    » » PUNCT 3 punct
    مصادر مصدر NOUN 1 obj Number=Plur
    أن أن SCONJ 7 mark
    الطريق طريق NOUN 1 ccomp
    """, "عكاظ", "مصادر") == [(1, "obj"), (1, "nsubj")]


CLAUSE_OF_ANOTHER = """
الدول دولة NOUN 0 root Number=Plur
التي الذي PRON 3 nsubj Gender=Fem|Number=Sing|PronType=Rel
تحافظ حافظ VERB 1 acl:relcl Gender=Fem|Number=Sing|Person=3|Voice=Act
إيران إيران PROPN 3 obj
على على ADP 6 case
علاقات علاقة NOUN 3 obl Number=Plur
مع مع ADP 8 case
+ها هو PRON 6 nmod Gender=Fem|Number=Sing|Person=3|PronType=Prs
"""


def test_a_name_behind_the_verb_of_a_clause_that_takes_up_its_noun_is_the_subject() -> None:
    assert places(CLAUSE_OF_ANOTHER, "التي", "إيران") == [(3, "dislocated"), (3, "nsubj")]


def test_a_clause_whose_pronoun_is_for_another_noun_stays() -> None:
    rows = CLAUSE_OF_ANOTHER.replace("6 nmod Gender=Fem", "6 nmod Gender=Masc")
    assert places(rows, "التي", "إيران") == [(3, "nsubj"), (3, "obj")]
