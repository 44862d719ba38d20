"""Names in whole articles: the places of one word help each other."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.model import Article
from kg.parse.models import DEFAULT, default_dir
from kg.parse.names import agreed, find_names
from kg.parse.with_stanza import Parser, load_pipeline

SENTENCES = ("وصل الوزير إلى طهران أمس.", "قالت إيران إنها سترد.", "زار شويغو إيران وطهران.")


@cache
def pipeline() -> Any:
    return load_pipeline(default_dir(), "ar", DEFAULT, processors="tokenize,mwt,ner")


def entities(documents: list[Any]) -> list[list[tuple[str, str]]]:
    return [[(entity.text, entity.type) for entity in document.ents] for document in documents]


def test_a_place_that_tells_little_follows_the_others() -> None:
    sure, unsure = np.array([[0.0, 9.0]]), np.array([[0.0, -1.0]])
    found = agreed([sure, sure, unsure], [["شويغو"], ["شويغو"], ["شويغو"]])
    assert [int(rows.argmax()) for rows in found] == [1, 1, 1]
    assert [int(rows.argmax()) for rows in agreed([sure, sure, unsure], [["شويغو"], ["شويغو"], ["أمس"]])] == [1, 1, 0]


def test_short_words_have_no_common_kind() -> None:
    rows = [np.array([[0.0, 9.0]]), np.array([[0.0, -1.0]])]
    assert [int(found.argmax()) for found in agreed(rows, [["في"], ["في"]])] == [1, 0]


@given(st.lists(arrays.arrays(np.float32, (3, 4), elements=st.floats(-20, 20, width=16)), min_size=1, max_size=4),
       st.lists(st.sampled_from(["إيران", "كيم", "زار", "من"]), min_size=3, max_size=3))
def test_the_same_sentence_again_says_nothing_new(scores: list[np.ndarray], words: list[str]) -> None:
    """Every sentence twice: the means are those of once, and the best score of a word stays the measure of the others."""
    once, twice = agreed(scores, [words] * len(scores)), agreed([*scores, *scores], [words] * 2 * len(scores))
    for row, again in zip(once, twice, strict=False):
        np.testing.assert_allclose(row, again, atol=1e-4)
    assert all((rows <= 0).all() and rows.shape == (3, 4) for rows in twice)


@pytest.mark.parametrize("text", SENTENCES)
def test_an_article_of_one_sentence_has_the_names_that_stanza_gives_it(text: str) -> None:
    expected = pipeline()(text)
    document = pipeline().processors["mwt"].process(pipeline().processors["tokenize"].process(text))
    find_names(pipeline().processors["ner"], [document])
    assert entities([document]) == entities([expected]) != [[]]


def test_the_blocks_of_an_article_keep_their_own_names() -> None:
    documents = [pipeline()(text) for text in SENTENCES]
    find_names(pipeline().processors["ner"], documents)
    for document, text in zip(documents, SENTENCES, strict=True):
        assert document.ents
        assert all(text[entity.start_char:entity.end_char] == entity.text for entity in document.ents)


def test_articles_do_not_hear_each_other() -> None:
    """The parse of an article does not depend on which others are parsed with it."""
    articles = [Article(id=f"a{i}", text=text * 3, lang="ar") for i, text in enumerate(SENTENCES)]
    parser = Parser("ar", "fast")
    together = [document.sentences for document in parser.parse(articles)]
    assert together == [next(parser.parse([article])).sentences for article in articles]
