"""A saved parse gives back the same records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article, Document, Evocation, Filler, Sentence, Span, Word
from kg.parse.conllu import ParseCache, dumps, loads

TEXT = "زار الوزير عمان."
ARTICLE = Article("a1", TEXT, "ar")


def document() -> Document:
    words = (
        Word(1, "زار", "زار", "VERB", "VP-A", "Gender=Masc|Voice=Act", 0, "root", 0, 3, 0, 3,
             Evocation(40, (-1, -2, -3), (Filler(2, (127, -127, 0)), Filler(300, (-1, 1, 2))))),
        Word(2, "الوزير", "وزير", "NOUN", "", "", 1, "nsubj", 4, 10, 4, 10, Evocation(-127, (0, 127, 5))),
        Word(3, "عمان", "عمان", "PROPN", "", "", 1, "obj", 11, 15, 11, 15),
        Word(4, ".", ".", "PUNCT", "", "", 1, "punct", 15, 16, 15, 16),
    )
    return Document(ARTICLE, (Sentence(0, 0, 16, words, (Span(11, 15, "LOC"),), "headline"),), "m1")


def test_round_trip() -> None:
    assert loads(dumps(document()), ARTICLE) == document()


def test_damaged_parse_is_one_clear_error() -> None:
    with pytest.raises(InputError, match="a1"):
        loads("# span = 0 16\n1\tbroken\n", ARTICLE)


def test_cache_parses_once(tmp_path: Path) -> None:
    calls: list[int] = []

    def parse(articles: list[Article]) -> Iterator[Document]:
        calls.append(len(articles))
        yield from (document() for _ in articles)

    cache = ParseCache(tmp_path, "m1")
    first = list(cache.parse([ARTICLE], parse))
    second = list(cache.parse([ARTICLE], parse))
    assert first == second == [document()]
    assert calls == [1]
    assert ParseCache(tmp_path, "m2").path(ARTICLE) != cache.path(ARTICLE)
