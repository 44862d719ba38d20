"""What the encoder makes of words in their sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Article, Document
from kg.parse.contexts import CONTENT, SENTENCES_A_BATCH, contexts
from kg.parse.models import default_dir
from kg.parse.with_stanza import Parser

torch = pytest.importorskip("torch")

TEXT = "Egypt will host a summit. The host of the show laughed. Police fired at the crowd, and the minister fired his aide."


@pytest.fixture(scope="module")
def parsed() -> Document:
    [document] = Parser("en").parse([Article("a", TEXT, lang="en")])
    return document


def test_content_words_and_no_others_have_small_numbers(parsed: Document) -> None:
    words = [word for sentence in parsed.sentences for word in sentence.words]
    assert {bool(w.context) for w in words if w.upos in CONTENT} == {True}
    assert {bool(w.context) for w in words if w.upos not in CONTENT} == {False}
    assert {len(w.context) for w in words} == {0, 96}
    assert all(-127 <= number <= 127 for w in words for number in w.context)


def test_one_word_in_two_sentences_is_two_things(parsed: Document) -> None:
    fired = [w.context for s in parsed.sentences for w in s.words if w.text == "fired"]
    assert len(fired) == 2 and fired[0] != fired[1]


def test_sentences_do_not_colour_each_other(parsed: Document) -> None:
    reader = contexts(default_dir())
    assert reader is not None
    alone = [reader.fill(replace(parsed, sentences=(sentence,))).sentences[0] for sentence in parsed.sentences]
    for one, among in zip(alone, parsed.sentences, strict=True):
        for first, second in zip(one.words, among.words, strict=True):
            assert all(abs(a - b) <= 1 for a, b in zip(first.context, second.context, strict=True))


def test_more_sentences_than_a_batch_keep_their_order() -> None:
    text = " ".join(f"Envoy {'very ' * (i % 7)}number {i} left." for i in range(2 * SENTENCES_A_BATCH + 1))
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    assert [s.index for s in document.sentences] == list(range(len(document.sentences)))
    assert all(text[w.begin:w.end] == w.text for s in document.sentences for w in s.words)


def test_words_behind_what_the_encoder_reads_have_none() -> None:
    text = "He met " + ", ".join(f"Zq{i}xova" for i in range(250)) + " in Rome."
    [document] = Parser("en").parse([Article("a", text, lang="en")])
    names = [w for s in document.sentences for w in s.words if w.upos in CONTENT]
    assert names[0].context and not names[-1].context


def test_a_folder_without_components_gives_no_contexts(tmp_path: Path) -> None:
    assert contexts(tmp_path) is None
    assert Parser("en", "fast")._contexts is None


def test_components_bring_states_to_independent_numbers_of_one_variance() -> None:
    from pipelines.fit_contexts import components

    torch.manual_seed(0)
    states = torch.randn(400, 6) @ torch.randn(6, 12) * torch.logspace(-1, 1, 12) + 5
    found = components(states, 4)
    reduced = (states - found["centre"].float()) @ found["components"].float()
    assert torch.allclose(torch.cov(reduced.T), torch.eye(4), atol=0.05)
