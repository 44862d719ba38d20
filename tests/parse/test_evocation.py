"""What words evoke in their sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import vocabulary
from kg.errors import ModelError
from kg.model import Article, Document, Evocation, Word
from kg.parse.conllu import dumps, loads
from kg.parse.evocation import ASKED, CONTENT, LEAST, SENTENCES_A_BATCH, Evocations, evocations, file
from kg.parse.models import default_dir
from kg.parse.with_stanza import Parser

torch = pytest.importorskip("torch")

TEXT = "Egypt will host a summit. The host of the show laughed. Police fired at the crowd, and the minister fired his aide."


@pytest.fixture(scope="module")
def parsed() -> Document:
    [document] = Parser("en").parse([Article("a", TEXT, lang="en")])
    return document


def numbers(evoked: Evocation) -> list[int]:
    return [evoked.event, *evoked.classes]


def roles(evoked: Evocation) -> dict[int, tuple[int, ...]]:
    return {filler.word: filler.roles for filler in evoked.fillers}


def named(document: Document, text: str) -> list[Word]:
    return [w for s in document.sentences for w in s.words if w.text == text]


def test_content_words_and_no_others_are_asked_about(parsed: Document) -> None:
    words = [word for sentence in parsed.sentences for word in sentence.words]
    assert [w.evokes is not None for w in words] == [w.upos in CONTENT for w in words]
    found = [w.evokes for w in words if w.evokes is not None]
    assert {len(e.classes) for e in found} == {len(vocabulary.classes())}
    assert all(-127 <= number <= 127 for e in found for number in numbers(e))


def test_a_word_reports_an_event_in_one_sentence_and_none_in_another() -> None:
    text = "The army attacked the rebels in Homs on Monday. The book that he likes best is about how armies attacked cities in general."
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    real, general = (w.evokes for w in named(document, "attacked"))
    assert real is not None and general is not None and real.odds > max(0.0, general.odds)
    assert max(range(len(vocabulary.classes())), key=real.log_probability) == vocabulary.classes().index("Attack")


def test_who_acts_and_who_suffers_is_told_of_the_words_that_report_events() -> None:
    text = "The army attacked Syria, a spokesman said."
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    [attacked], [army], [syria] = (named(document, word) for word in ("attacked", "army", "Syria"))
    assert attacked.evokes is not None
    told = roles(attacked.evokes)
    agents, targets = ({word: of_word[place] for word, of_word in told.items()} for place in (0, 1))
    assert agents[army.index] > 0 > agents[syria.index] and targets[syria.index] > 0 > targets[army.index]


def test_fillers_are_words_of_the_sentence_and_those_that_hardly_fill_a_role_are_left_out(parsed: Document) -> None:
    evoking = [(s, w, w.evokes) for s in parsed.sentences for w in s.words if w.evokes is not None]
    assert any(e.fillers for _, _, e in evoking) and all(e.event >= ASKED for _, _, e in evoking if e.fillers)
    for sentence, word, evoked in evoking:
        told = [f.word for f in evoked.fillers]
        assert told == sorted(set(told)) and word.index not in told and set(told) <= {w.index for w in sentence.words}
        assert all(LEAST <= max(f.roles) <= 127 and min(f.roles) >= -127 for f in evoked.fillers)


def test_a_saved_parse_keeps_what_words_evoke(parsed: Document) -> None:
    assert loads(dumps(parsed), parsed.article) == parsed


def test_sentences_do_not_colour_each_other(parsed: Document) -> None:
    reader = evocations(default_dir())
    assert reader is not None
    alone = [reader.fill(replace(parsed, sentences=(sentence,))).sentences[0] for sentence in parsed.sentences]
    for one, among in zip(alone, parsed.sentences, strict=True):
        for first, second in zip(one.words, among.words, strict=True):
            if first.evokes and second.evokes:
                assert all(abs(a - b) <= 1 for a, b in zip(numbers(first.evokes), numbers(second.evokes), strict=True))


def test_more_sentences_than_a_batch_keep_their_order() -> None:
    text = " ".join(f"Envoy {'very ' * (i % 7)}number {i} left." for i in range(2 * SENTENCES_A_BATCH + 1))
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    assert [s.index for s in document.sentences] == list(range(len(document.sentences)))
    assert all(text[w.begin:w.end] == w.text for s in document.sentences for w in s.words)


def test_words_behind_what_the_encoder_reads_evoke_nothing() -> None:
    text = "He met " + ", ".join(f"Zq{i}xova" for i in range(250)) + " in Rome."
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    names = [w for s in document.sentences for w in s.words if w.upos in CONTENT]
    assert names[0].evokes and not names[-1].evokes


def test_a_folder_without_tuned_weights_gives_none(tmp_path: Path) -> None:
    assert evocations(tmp_path) is None
    assert Parser("en", "fast")._evocations is None


def test_weights_tuned_for_other_classes_are_refused(tmp_path: Path) -> None:
    state = torch.load(file(default_dir()), weights_only=True)
    torch.save({**state, "classes": state["classes"][1:]}, tmp_path / "other.pt")
    with pytest.raises(ModelError, match="other classes of events"):
        Evocations(default_dir(), tmp_path / "other.pt")
