"""Sentences of Arabic news with their names, for the name tagger: offsets from `marks/names.tsv`, texts from the shared data.

The names were corrected by reading what the tagger had found, in articles of `news/ar.jsonl.gz` and in lines of `raw/ar.txt`
that no test file has. The conventions are those of ANERCorp, which the test file follows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.text import normalise
from pipelines.sentence_test import marked_articles

MARKS = Path(__file__).parent / "marks" / "names.tsv"
LANGUAGE, RAW = "ar", "raw"
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")
Tagged = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Names:
    """The marks of one text: its SHA-1 and, for each sentence, its offsets and those of its names."""

    sha1: str
    sentences: tuple[str, ...]


def read_names(marks: Path = MARKS) -> dict[str, Names]:
    """Marks by the name of the text."""
    rows = (line.split("\t") for line in marks.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: Names(sha1, tuple(sentences.split(" | "))) for name, sha1, sentences in rows}


def marked_sentences(data: Path, marks: Path = MARKS) -> list[Tagged]:
    """Each marked sentence as Stanza's NER trainer reads it: surface tokens with tags in BIO2.

    Raises ``ValueError`` where a text is not the one that was marked, or a name ends within a token.
    """
    names = read_names(marks)
    texts = {article.id: article.text for article in marked_articles(data / "news" / f"{LANGUAGE}.jsonl.gz", LANGUAGE, names)}
    lines = (data / "raw" / f"{LANGUAGE}.txt").read_text(encoding="utf-8").splitlines()
    for name in names.keys() - texts.keys():
        texts[name] = lines[int(name.removeprefix(RAW))]
        if hashlib.sha1(texts[name].encode()).hexdigest() != names[name].sha1:
            raise ValueError(f"{name}: this is not the line that was marked")
    return [tagged(texts[name], sentence.split()) for name in names for sentence in names[name].sentences]


def tagged(text: str, items: list[str]) -> Tagged:
    """One sentence: `items` are its offsets and those of its names, `begin-end:TYPE`."""
    (begin, end, _), *names = map(place, items)
    piece = normalise(text[begin:end], LANGUAGE, begin)
    spans = [(match[0], *piece.original(*match.span())) for match in TOKEN.finditer(piece.text)]
    if wrong := {b for b, _, _ in names} - {b for _, b, _ in spans} | {e for _, e, _ in names} - {e for _, _, e in spans}:
        raise ValueError(f"no token begins or ends at {sorted(wrong)} of {text[begin:end]!r}")
    return [{"text": token, "ner": tag(b, names)} for token, b, _ in spans]


def place(item: str) -> tuple[int, int, str]:
    """`12-20:PER` as numbers and type."""
    span, _, kind = item.partition(":")
    begin, _, end = span.partition("-")
    return int(begin), int(end), kind


def tag(at: int, names: list[tuple[int, int, str]]) -> str:
    """The BIO2 tag of the token that begins at an offset."""
    inside: Iterator[str] = (("B-" if at == begin else "I-") + kind for begin, end, kind in names if begin <= at < end)
    return next(inside, "O")
