"""Which entry a verb's form and lemma lead to."""

from __future__ import annotations

import pytest

from kg.lang import lexicon as lexicons
from tests.trees import tree


@pytest.mark.parametrize(("form", "lemma", "aspect", "entry"), [
    ("تواصل", "واصل", "Imp", "واصل"),  # she continues
    ("تواصل", "واصل", "Perf", "تواصل"),  # he communicated
    ("تحدث", "أحدث", "Perf", "تحدث"),
    ("فرفضت", "فرفض", "Perf", "رفض"),
])
def test_a_perfect_is_its_own_entry_and_an_imperfect_is_not(form: str, lemma: str, aspect: str, entry: str) -> None:
    lexicon = lexicons.load("ar")
    word = tree(f"{form} {lemma} VERB 0 root Aspect={aspect}").words[0]
    sense = lexicon.sense(word, "VERB", lambda condition: not condition.wanted)
    assert sense is not None and sense.lemma == entry


def test_an_english_past_is_no_entry_of_its_own() -> None:
    word = tree("found find VERB 0 root Tense=Past|VerbForm=Fin").words[0]
    sense = lexicons.load("en").sense(word, "VERB", lambda condition: condition.slot == "within")
    assert sense is not None and sense.lemma == "find"


def test_a_verb_in_ing_is_found_though_its_lemma_was_not() -> None:
    word = tree("probing probing VERB 0 root VerbForm=Ger").words[0]
    sense = lexicons.load("en").sense(word, "VERB", lambda condition: False)
    assert sense is not None and sense.lemma == "probe"
