"""Sentence ends of forty news articles against marks made by hand: precision, recall and F1 of each language.

    python -m pipelines.sentence_test [ar] [en] [--models khabar] [--data ../shared/data] [--show]

The marks (``pipelines/marks/sentences.tsv``) are offsets only; the text is read from the news files, which are not part
of the project, and checked by its SHA-1. Articles go the whole way: divided into blocks, then parsed. Three figures:
all sentence ends, those inside a line (an end of a line is easy), and whole sentences (both of their ends right).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from kg.model import Article, Document
from kg.read.blocks import divide
from pipelines.defaults import DATA

MARKS = Path(__file__).parent / "marks" / "sentences.tsv"
# Blanks and signs that the parser drops: an end before them is the same as one behind them.
_NO_INK = re.compile("[\\s\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Marks:
    """The hand-made marks of one article: ends of sentences, and ends of page furniture, which count neither way."""

    id: str
    sha1: str
    sentences: frozenset[int]
    furniture: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.marked + other.marked)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return 200 * self.right / max(1, self.found + self.marked)

    def __str__(self) -> str:
        precision, recall = 100 * self.right / max(1, self.found), 100 * self.right / max(1, self.marked)
        return f"P {precision:5.1f}  R {recall:5.1f}  F1 {self.f1:5.1f}  ({self.right} right, {self.found} found, {self.marked} marked)"


def read_marks(path: Path = MARKS) -> dict[str, Marks]:
    """Marks by article id."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "id\t")):
            name, sha1, ends = line.split("\t")
            items = ends.split()
            found[name] = Marks(name, sha1, frozenset(int(e) for e in items if not e.endswith("f")),
                                frozenset(int(e[:-1]) for e in items if e.endswith("f")))
    return found


class Marked(Protocol):
    """The marks of one article, of whatever kind, know its text."""

    @property
    def sha1(self) -> str:
        """SHA-1 of the text in UTF-8."""


def news_records(news: Path, wanted: Container[str]) -> Iterator[dict[str, Any]]:
    """The articles of a news file whose ids are wanted, as they stand in it."""
    with gzip.open(news, "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            if record["id"] in wanted:
                yield record


def check_text(record: Mapping[str, Any], sha1: str) -> None:
    """Raise ``ValueError`` where an article's text is not the one with this SHA-1."""
    if hashlib.sha1(record["text"].encode()).hexdigest() != sha1:
        raise ValueError(f"{record['id']}: this is not the text that was marked")


def marked_articles(news: Path, lang: str, marks: Mapping[str, Marked]) -> Iterator[Article]:
    """The marked articles of a news file, divided into blocks. Raises ``ValueError`` where a text is another one."""
    for record in news_records(news, marks):
        check_text(record, marks[record["id"]].sha1)
        text, title = record["text"], record.get("title")
        yield Article(record["id"], text, title=title, lang=lang, blocks=divide(text, title))


def _ink(text: str) -> list[int]:
    """For every offset how many visible characters stand before it, so that ends compare whatever blank follows."""
    counts = [0]
    for c in text:
        counts.append(counts[-1] + (not _NO_INK.match(c)))
    return counts


def compare(text: str, marks: Marks, ends: Iterable[int]) -> tuple[dict[str, Score], list[tuple[str, int]]]:
    """Scores by name for an article whose sentences were found to end at ``ends``, and the errors with their places."""
    ink = _ink(text)
    place = {ink[i]: i for i in range(len(text), -1, -1)}
    marked, neutral = {ink[e] for e in marks.sentences}, {ink[e] for e in marks.furniture}
    found = {ink[e] for e in ends} - neutral
    inner = {at for at in marked | found if not _line_ends(text, place[at])}
    spans, found_spans = _spans(marked, neutral), _spans(found, neutral)
    scores = {"ends": Score(len(marked & found), len(found), len(marked)),
              "inside a line": Score(len(marked & found & inner), len(found & inner), len(marked & inner)),
              "whole sentences": Score(len(spans & found_spans), len(found_spans), len(spans))}
    errors = [("missed", place[at]) for at in marked - found] + [("wrong", place[at]) for at in found - marked]
    return scores, sorted(errors, key=lambda error: error[1])


def _spans(ends: set[int], neutral: set[int]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in pairwise(sorted({0} | ends | neutral)) if b not in neutral}


def _line_ends(text: str, at: int) -> bool:
    rest = text[at:].splitlines()
    return not rest or not rest[0].strip()


def sentence_ends(document: Document) -> list[int]:
    """Where the sentences of a parsed article end."""
    return [sentence.end for sentence in document.sentences]


def report(lang: str, documents: Sequence[Document], marks: dict[str, Marks], show: bool = False) -> list[str]:
    """Lines with the scores of a language; with ``show`` also every error and what stands around it."""
    total: dict[str, Score] = {}
    lines = []
    for document in documents:
        text = document.article.text
        scores, errors = compare(text, marks[document.article.id], sentence_ends(document))
        total = {name: total.get(name, Score()) + score for name, score in scores.items()}
        if show:
            lines += [f"{document.article.id}\t{kind}\t{text[max(0, at - 50):at]!r} | {text[at:at + 30]!r}" for kind, at in errors]
    return lines + [f"{lang} {len(documents)} articles, {name + ':':<17}{score}" for name, score in total.items()]


def main() -> None:
    from kg.parse.with_stanza import Parser

    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("langs", nargs="*", default=["ar", "en"])
    options.add_argument("--models", default="khabar")
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--show", action="store_true", help="list every error")
    chosen = options.parse_args()
    marks = read_marks()
    for lang in chosen.langs:
        articles = list(marked_articles(chosen.data / "news" / f"{lang}.jsonl.gz", lang, marks))
        print("\n".join(report(lang, list(Parser(lang, chosen.models).parse(articles)), marks, chosen.show)))


if __name__ == "__main__":
    main()
