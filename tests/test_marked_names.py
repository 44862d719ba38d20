"""Names marked by reading, as the name tagger's training reads them."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
from pathlib import Path

import pytest

from pipelines.marked_names import marked_sentences, place, read_names, tagged

TEXT = "قال أحمد زكي في لندن. وصمت."


def test_tokens_carry_the_names_that_they_stand_in() -> None:
    first, second = tagged(TEXT, ["0-21", "4-12:PER", "16-20:LOC"]), tagged(TEXT, ["22-27"])
    assert [(word["text"], word["ner"]) for word in first] == [
        ("قال", "O"), ("أحمد", "B-PER"), ("زكي", "I-PER"), ("في", "O"), ("لندن", "B-LOC"), (".", "O")]
    assert [word["text"] for word in second] == ["وصمت", "."]


def test_a_name_that_ends_within_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no token begins or ends at"):
        tagged(TEXT, ["0-21", "4-11:PER"])


def test_sentences_come_from_articles_and_lines_and_another_text_is_refused(tmp_path: Path) -> None:
    for folder in ("news", "raw"):
        (tmp_path / folder).mkdir()
    with gzip.open(tmp_path / "news" / "ar.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "a", "text": TEXT}))
    raw = tmp_path / "raw" / "ar.txt"
    raw.write_text("سطر\nزار القاهرة\n", encoding="utf-8")
    sha1 = [hashlib.sha1(text.encode()).hexdigest() for text in (TEXT, "زار القاهرة")]
    marks = tmp_path / "names.tsv"
    marks.write_text(f"# marks\na\t{sha1[0]}\t0-21 4-12:PER | 22-27\nraw1\t{sha1[1]}\t0-11 4-11:LOC\n", encoding="utf-8")
    found = marked_sentences(tmp_path, marks)
    assert ["".join(word["ner"][0] for word in sentence) for sentence in found] == ["OBIOOO", "OO", "OB"]
    raw.write_text("سطر\nزار بيروت\n", encoding="utf-8")
    with pytest.raises(ValueError, match="raw1"):
        marked_sentences(tmp_path, marks)


def test_marked_names_lie_in_their_sentences_and_do_not_overlap() -> None:
    found = read_names()
    assert len(found) >= 800
    for name, marks in found.items():
        for sentence in marks.sentences:
            (begin, end, kind), *names = map(place, sentence.split())
            assert kind == "" and {kind for *_, kind in names} <= {"PER", "LOC", "ORG", "MISC"}, name
            assert all(begin <= b < e <= end for b, e, _ in names), name
            assert all(e <= b for (_, e, _), (b, _, _) in itertools.pairwise(names)), name
