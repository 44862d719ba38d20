"""Participles that go on with what the clause before says."""

from kg.extract.repair import repaired
from kg.lang import lexicon
from kg.model import Word
from kg.text import fold
from tests.trees import document

_SAID = """
أكدت أكد VERB 0 root Gender=Fem
الوزيرة وزيرة NOUN 1 nsubj
أن أن SCONJ 5 mark
المصنع مصنع NOUN 5 nsubj
توقف توقف VERB 1 ccomp Gender=Masc
، ، PUNCT 5 punct
"""


def mended(rows: str) -> tuple[Word, ...]:
    return repaired(document("ar", rows), lexicon.load("ar")).sentences[0].words


def test_a_participle_goes_on_with_the_verb_of_its_gender_and_governs_what_stands_behind() -> None:
    words = mended(_SAID + """
    داعية داعي ADJ 5 conj Case=Acc|Definite=Ind|Gender=Fem
    الشركة شركة NOUN 7 nsubj
    إلى إلى ADP 10 case
    إصلاحه إصلاح NOUN 7 obl
    """)
    assert (words[6].head, words[6].relation) == (1, "advcl")
    assert words[7].deprel == "obj"


def test_a_participle_does_not_go_on_with_a_clause_that_nobody_says() -> None:
    words = mended(_SAID.replace("أكدت أكد VERB 0 root Gender=Fem", "أكد أكد VERB 0 root Gender=Masc") + """
    محذرا محذر NOUN 5 obj Case=Acc|Definite=Ind
    الشركة شركة NOUN 7 nmod
    """)
    assert (words[6].head, words[6].deprel) == (1, "advcl:pred")


def test_a_participle_with_an_article_stays() -> None:
    parsed = document("ar", _SAID + """
    الداعية داعي ADJ 4 amod Definite=Def|Gender=Fem
    """)
    assert repaired(parsed, lexicon.load("ar")) is parsed


def test_a_participle_goes_on_with_the_last_claim_beside_the_main_verb() -> None:
    words = mended("""
    أعلنت أعلن VERB 0 root Gender=Fem
    الشركة شركة NOUN 1 nsubj
    إغلاق إغلاق NOUN 1 obj
    المصنع مصنع NOUN 3 nmod
    و و CCONJ 6 cc
    أكدت أكد VERB 1 conj Gender=Fem
    الوزيرة وزيرة NOUN 6 nsubj
    خطأ خطأ NOUN 6 obj
    القرار قرار NOUN 8 nmod
    ، ، PUNCT 9 punct
    داعية داعي ADJ 1 advcl Case=Acc|Definite=Ind|Gender=Fem
    إلى إلى ADP 13 case
    الحوار حوار NOUN 11 obl
    """)
    assert words[10].head == 6


def test_a_participle_with_the_ending_of_an_indefinite_governs_the_noun_behind_it_without_a_comma() -> None:
    words = mended("""
    وصف وصف VERB 0 root Gender=Masc
    الوزير وزير NOUN 1 nsubj
    الفوز فوز NOUN 1 obj
    مهنئا مهنأ ADJ 3 amod Case=Acc|Definite=Ind|Gender=Masc
    اللاعبين لاعب NOUN 4 nmod Definite=Def
    """)
    assert (words[3].lemma, words[3].head, words[3].relation) == (fold("مهنئ"), 1, "advcl")
    assert words[4].deprel == "obj"


def test_an_adjective_in_the_accusative_without_an_object_stays() -> None:
    parsed = document("ar", """
    رأى رأى VERB 0 root Gender=Masc
    الوزير وزير NOUN 1 nsubj
    رجلا رجل NOUN 1 obj
    مشيرا مشير ADJ 3 amod Case=Acc|Definite=Ind|Gender=Masc
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].word(4).relation == "amod"


def test_a_participle_goes_on_behind_a_comma_and_an_and() -> None:
    words = mended(_SAID + """
    و و CCONJ 8 cc
    داعية داعي ADJ 5 conj Case=Acc|Definite=Ind|Gender=Fem
    إلى إلى ADP 10 case
    إصلاحه إصلاح NOUN 8 obl
    """)
    assert (words[7].head, words[7].relation) == (1, "advcl")


def test_an_adjective_joined_to_another_by_and_stays() -> None:
    parsed = document("ar", """
    قدم قدم VERB 0 root Gender=Masc
    برامج برنامج NOUN 1 obj
    متخصصة متخصص ADJ 2 amod Case=Acc|Definite=Ind|Gender=Fem
    و و CCONJ 5 cc
    +داعمة داعم ADJ 3 conj Case=Acc|Definite=Ind|Gender=Fem
    """)
    assert repaired(parsed, lexicon.load("ar")).sentences[0].word(5).relation == "conj"
