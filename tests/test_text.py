"""Normalised text leads back to the original offsets."""

from hypothesis import given
from hypothesis import strategies as st

from kg.text import fold, normalise

LETTERS = st.text(st.sampled_from("ابتىةأإآؤئ ًٌَُِّْـ٠١٢۳“”«»'\"\u200f\nabAB12é’"), max_size=60)


@given(LETTERS, st.sampled_from(["ar", "en"]), st.integers(0, 500))
def test_every_normalised_character_knows_where_it_stood(text: str, lang: str, base: int) -> None:
    result = normalise(text, lang, base)
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(set(result.offsets))
    for i, letter in enumerate(result.text):
        original = text[result.offsets[i] - base]
        assert normalise(original, lang).text == letter


def test_arabic_is_made_fit_for_the_treebank() -> None:
    assert normalise("مؤخّراً قال “نَعَم” ٣٠", "ar").text == "مؤخرا قال «نعم» 30"


def test_a_normalised_stretch_quotes_the_vowelled_word() -> None:
    text = "قالَ الرئيسُ"
    result = normalise(text, "ar", 100)
    begin = result.text.index("الرئيس")
    assert result.original(begin, begin + 6) == (105, 111)


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_spelling_variants_fold_together() -> None:
    assert fold("إلى") == fold("الي") == fold("الى")
    assert fold("مكتبة") == fold("مكتبه")
    assert fold("Élysée") == "elysee"
