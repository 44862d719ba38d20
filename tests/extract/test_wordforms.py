"""Arabic words of one part of speech that the tagger takes for another."""

import pytest

from kg.extract.repair import repaired
from kg.lang import lexicon
from kg.model import Word
from tests.trees import document


def mended(*rows: str) -> tuple[Word, ...]:
    return repaired(document("ar", *rows), lexicon.load("ar")).sentences[0].words


@pytest.mark.parametrize(("form", "pos", "lemma"), [("مبينة", "NOUN", "مبينة"), ("معللين", "VERB", "معل")])
def test_a_participle_behind_a_comma_has_its_own_lemma(form: str, pos: str, lemma: str) -> None:
    words = mended(f"""
    غادرت غادر VERB 0 root Aspect=Perf|Gender=Fem
    اللجنة لجنة NOUN 1 nsubj
    ، ، PUNCT 4 punct
    {form} {lemma} {pos} 1 advcl
    ذلك ذلك PRON 4 obj
    """)
    assert lexicon.load("ar").knows(words[3], "PART") and words[3].upos != "VERB"


def test_a_verb_in_the_feminine_with_an_object_is_no_noun() -> None:
    words = mended("""
    سألت سأل VERB 0 root Aspect=Perf|Gender=Fem
    الشرطة شرطة NOUN 1 nsubj
    السائقين سائق NOUN 1 obj
    و و CCONJ 5 cc
    استدعة استدعة NOUN 1 conj
    +هم هو PRON 5 obj
    """)
    assert (words[4].upos, words[4].lemma, words[4].deprel) == ("VERB", "استدعي", "conj")


def test_a_verb_spelt_like_a_preposition_has_the_clause_behind_it() -> None:
    words = mended("""
    و و CCONJ 5 cc
    بين بين ADP 5 mark
    أن أن SCONJ 2 fixed
    الطريق طريق NOUN 5 nsubj
    يخضع خضع VERB 0 root Aspect=Imp
    """)
    assert [(w.upos, w.head, w.deprel) for w in words] == [
        ("CCONJ", 2, "cc"), ("VERB", 0, "root"), ("SCONJ", 5, "mark"), ("NOUN", 5, "nsubj"), ("VERB", 2, "ccomp")]


@pytest.mark.parametrize(("noun", "feats", "pos"), [("قتيلا", "Case=Acc|Definite=Ind|Number=Sing", "VERB"),
                                                    ("قتيل", "Case=Gen|Definite=Ind|Number=Sing", "ADP")])
def test_no_preposition_governs_an_accusative(noun: str, feats: str, pos: str) -> None:
    words = mended(f"""
    هجوم هجوم NOUN 0 root
    خلف خلف ADP 3 case
    {noun} قتيل NOUN 1 nmod {feats}
    """)
    assert words[1].upos == pos


def test_costs_and_research_have_lemmas_of_their_own() -> None:
    words = mended("""
    تحملت تحمل VERB 0 root
    الوزارة وزارة NOUN 1 nsubj
    تكاليف تكليف NOUN 1 obj
    الأبحاث بحث NOUN 3 nmod
    """)
    assert [w.lemma for w in words[2:]] == ["تكلفة", "أبحاث"]


@pytest.mark.parametrize(("form", "lemma", "cls"), [("أدلوا", "أدل", "Statement"), ("جددنا", "جدن", "Pledge")])
def test_a_verb_with_an_unknown_lemma_is_found_by_its_form(form: str, lemma: str, cls: str) -> None:
    word = document("ar", f"{form} {lemma} VERB 0 root Aspect=Perf|Number=Plur").sentences[0].words[0]
    wanted = {"Statement": "ل", "Pledge": "عزم"}[cls]
    sense = lexicon.load("ar").sense(word, "VERB", lambda c: c.slot == f"prep:{wanted}" or wanted in c.lemmas)
    assert sense is not None and sense.cls == cls
