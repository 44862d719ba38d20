"""The comparison with sentence ends marked by hand, and the marks themselves."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from pipelines.sentence_test import Marks, Score, compare, marked_articles, read_marks

TEXT = "One came. Two left.\n\nShare this\nThree stayed."


def marks(*sentences: int, furniture: tuple[int, ...] = ()) -> Marks:
    return Marks("x", hashlib.sha1(TEXT.encode()).hexdigest(), frozenset(sentences), frozenset(furniture))


def test_ends_count_and_furniture_counts_neither_way() -> None:
    scores, errors = compare(TEXT, marks(9, 19, 45, furniture=(31,)), [9, 19, 31, 45])
    assert scores["ends"] == Score(3, 3, 3) and scores["whole sentences"] == Score(3, 3, 3)
    assert scores["inside a line"] == Score(1, 1, 1)
    assert errors == []


def test_a_missed_end_spoils_two_sentences() -> None:
    scores, errors = compare(TEXT, marks(9, 19, 45, furniture=(31,)), [19, 45])
    assert scores["ends"] == Score(2, 2, 3)
    assert scores["whole sentences"] == Score(1, 2, 3)
    assert errors == [("missed", 9)]


def test_a_blank_behind_the_end_does_not_matter() -> None:
    scores, _ = compare(TEXT, marks(9, 19, 45, furniture=(31,)), [10, 21, 45])
    assert scores["ends"].f1 == 100


def test_there_are_twenty_articles_of_each_language() -> None:
    found = read_marks()
    assert len(found) == 40 and sum(name.startswith("en-") for name in found) == 20
    assert all(m.sentences and not m.sentences & m.furniture for m in found.values())


def test_another_text_is_refused(tmp_path: Path) -> None:
    news = tmp_path / "en.jsonl.gz"
    for text in (TEXT, TEXT + " "):
        with gzip.open(news, "wt", encoding="utf-8") as stream:
            stream.write(json.dumps({"id": "x", "text": text}) + "\n" + json.dumps({"id": "y", "text": "Not marked."}))
        if text == TEXT:
            assert [a.id for a in marked_articles(news, "en", {"x": marks(9)})] == ["x"]
        else:
            with pytest.raises(ValueError, match="not the text"):
                list(marked_articles(news, "en", {"x": marks(9)}))
