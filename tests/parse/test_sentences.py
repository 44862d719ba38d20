"""Sentence ends put right: what the tokenizer guessed, and what is left of it."""

from __future__ import annotations

import re

import pytest

from kg.errors import VocabularyError
from kg.parse.sentences import SentenceRules, Token, load_rules, resegment


def resegmented(marked: str, lang: str) -> list[str]:
    """Sentences of a text in which ``|`` shows where the tokenizer ended one (before the blank, if there is one)."""
    text = ""
    sentences: list[list[Token]] = []
    tokens: list[Token] = []
    for part in re.split(r"(\|)", marked):
        if part == "|":
            sentences.append(tokens)
            tokens = []
            continue
        tokens += [Token(len(text) + m.start(), len(text) + m.end()) for m in re.finditer(r"\d+|[^\W\d]+|[^\w\s]", part)]
        text += part
    sentences.append(tokens)
    return [text[s[0].begin:s[-1].end] for s in resegment(text, sentences, load_rules(lang))]


@pytest.mark.parametrize(("marked", "sentences"), [
    # a number is not cut at its point
    ("بلغ السعر 1085.|50 دولارا.| وزاد الطلب.", ["بلغ السعر 1085.50 دولارا.", "وزاد الطلب."]),
    # titles
    ("وقال د.| سامي إن العمل بدأ.| وانتهى اللقاء.", ["وقال د. سامي إن العمل بدأ.", "وانتهى اللقاء."]),
    ("صدر النظام عام 2010 م.| وبدأ العمل به.", ["صدر النظام عام 2010 م.", "وبدأ العمل به."]),
    # the semicolon ends nothing
    ("زاد الطلب؛| فارتفع السعر.", ["زاد الطلب؛ فارتفع السعر."]),
    # two dots are a pause in lists and before words that go on
    ("تضم المجموعة: مصر..| تونس..| المغرب.", ["تضم المجموعة: مصر.. تونس.. المغرب."]),
    ("انتهى اللقاء بين الوزيرين أمس..| وبدأت اليوم جلسة جديدة طويلة.",
     ["انتهى اللقاء بين الوزيرين أمس..", "وبدأت اليوم جلسة جديدة طويلة."]),
    ("تأجل اللقاء بين الوزيرين أمس..| لأن الوفد لم يصل بعد.", ["تأجل اللقاء بين الوزيرين أمس.. لأن الوفد لم يصل بعد."]),
    # a quotation closed behind its stop, a question, marks that stand alone
    ("وقال \"وصل الوفد.\" ثم غادر القاعة.", ["وقال \"وصل الوفد.\"", "ثم غادر القاعة."]),
    ("متى يصل الوفد؟ لا أحد يعرف.", ["متى يصل الوفد؟", "لا أحد يعرف."]),
    ("وقال «وصل الوفد.|» ثم غادر.", ["وقال «وصل الوفد.»", "ثم غادر."]),
    ("متى يصل الوفد؟|!", ["متى يصل الوفد؟!"]),
    # an enumeration in a line
    ("يجب ما يلي: 1.| حضور الجميع.| وانتهى.", ["يجب ما يلي: 1. حضور الجميع.", "وانتهى."]),
])
def test_arabic(marked: str, sentences: list[str]) -> None:
    assert resegmented(marked, "ar") == sentences


@pytest.mark.parametrize(("marked", "sentences"), [
    ("She met Dr.| Berg.| He left.", ["She met Dr. Berg.", "He left."]),
    ("They passed law no.| 12 on Monday.", ["They passed law no. 12 on Monday."]),
    ("He said no.| Nobody asked.", ["He said no.", "Nobody asked."]),
    # no sentence ends where nothing stops it, unless a word begins that opens sentences
    ("A trader named Harry| Hu left, then| Tse came.", ["A trader named Harry Hu left, then Tse came."]),
    ("It rained on Sunday| The river rose.", ["It rained on Sunday", "The river rose."]),
    ("The threat was clear:| He would go.", ["The threat was clear: He would go."]),
    # marks
    ("“We won.|” Nobody spoke.", ["“We won.”", "Nobody spoke."]),
    ("“We won.” Nobody spoke.", ["“We won.”", "Nobody spoke."]),
    ("“Did we win?” Anna asked.", ["“Did we win?” Anna asked."]),
    # no blank behind the stop
    ("The strike ended.|Work began.", ["The strike ended.", "Work began."]),
    ("Write to www.|example.|org today.", ["Write to www.example.org today."]),
    ("R.|A.|Dickey pitched.", ["R.A.Dickey pitched."]),
])
def test_english(marked: str, sentences: list[str]) -> None:
    assert resegmented(marked, "en") == sentences


def test_tokens_stay_but_for_numbers() -> None:
    text = "إلى 9.75 ريال"
    tokens = [Token(0, 3, True), Token(4, 5), Token(5, 6), Token(6, 8), Token(9, 13)]
    assert resegment(text, [tokens[:3], tokens[3:]], load_rules("ar")) == [[tokens[0], Token(4, 8), tokens[4]]]


def test_nothing_in_nothing_out() -> None:
    assert resegment("", [], load_rules("en")) == []


def test_an_unknown_use_is_refused() -> None:
    with pytest.raises(VocabularyError, match="opener"):
        SentenceRules({"opener": frozenset({"the"})})
