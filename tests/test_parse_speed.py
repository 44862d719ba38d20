"""The measure of how fast parsing is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.model import Article
from pipelines.parse_speed import articles, timed


def test_articles_are_drawn_alike_each_time_and_of_a_news_articles_length(tmp_path: Path) -> None:
    news = tmp_path / "en.jsonl.gz"
    with gzip.open(news, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(json.dumps({"id": str(n), "text": "word " * n}) for n in (20, 100, 200, 300, 1000)))
    drawn = articles(news, "en", 2)
    assert {a.id for a in articles(news, "en", 9)} == {"100", "200", "300"}
    assert drawn == articles(news, "en", 2) and len(drawn) == 2 and {a.lang for a in drawn} == {"en"}


def test_words_are_counted_and_an_article_that_does_not_parse_is_named(tmp_path: Path) -> None:
    words, seconds = timed([Article("a", "Roe met Doe in Rome.", lang="en")], "fast", 1)
    assert words == 6 and seconds > 0
    with pytest.raises(ValueError, match=r"^a: "):
        timed([Article("a", "Roe met Doe.", lang="en")], str(tmp_path), 1)
