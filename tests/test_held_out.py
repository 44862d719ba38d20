"""Articles read by models that have not learned from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from kg.model import Article, Document, Evocation
from tests.trees import document

pytest.importorskip("torch")
held_out = pytest.importorskip("pipelines.held_out")

ROWS = """
France France PROPN 2 nsubj
left leave VERB 0 root Tense=Past|VerbForm=Fin
"""


class Marking:
    """Says of every word the number of its file, and counts how often it is asked."""

    asked: ClassVar[list[str]] = []

    def __init__(self, folder: Path, tuned: Path) -> None:
        self.number = int(tuned.stem.removeprefix("fold"))

    def fill(self, parsed: Document) -> Document:
        self.asked.append(parsed.article.id)
        words = (replace(w, evokes=Evocation(self.number, (0,))) for w in parsed.sentences[0].words)
        return replace(parsed, sentences=(replace(parsed.sentences[0], words=tuple(words)),))


def parsed(article: Article) -> Document:
    return replace(document("en", ROWS), article=article)


def test_each_article_is_read_once_by_the_model_that_has_not_seen_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"fold{number}.pt").write_bytes(bytes([number]))
    monkeypatch.setattr(held_out, "Evocations", Marking)
    monkeypatch.setattr(held_out.BatchParser, "parse", lambda self, batch: [parsed(article) for article in batch])
    articles = [Article(f"article {i}", document("en", ROWS).article.text + " " * i, lang="en") for i in range(12)]
    for _ in range(2):
        read = held_out.HeldOutParser(tmp_path / "cache", tmp_path).parse(articles)
        numbers = {d.article.id: {w.evokes.event for w in d.sentences[0].words} for d in read}
        assert numbers == {a.id: {held_out.fold_of(a.id, 3)} for a in articles}
    assert len({held_out.fold_of(a.id, 3) for a in articles}) == 3
    assert sorted(Marking.asked) == sorted(a.id for a in articles)


def test_without_such_models_it_says_how_to_train_them(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="train_evocation --fold"):
        held_out.HeldOutParser(tmp_path / "cache", tmp_path)


def test_role_fillers_are_weighed_by_what_was_fitted_without_the_article(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"fold{number}.tsv").write_text(f"# a table\nbias\t{number}\n", encoding="utf-8")
    fillers = held_out.HeldOutFillers(tmp_path)
    for name in map(str, range(9)):
        assert fillers.of(Article(name, "")) == {"bias": held_out.fold_of(name, 3)}


def test_without_such_weights_it_says_how_to_fit_them(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="fit_fillers"):
        held_out.HeldOutFillers(tmp_path)
