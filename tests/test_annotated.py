"""Articles annotated in full, kept without their text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.extract.assemble import by_rules
from kg.flow import KnownNames
from pipelines.annotated import STORE, add, entity_keys, gold_files, pack, read_records, unpack, write_folder
from tests.trees import document

TEXT = "زار سامي بغداد. وقال سامي «الأمن أولا» في بغداد."
GOLD: dict[str, Any] = {
    "id": "ar-x", "lang": "ar", "published": "2020-01-02", "text": TEXT,
    "entities": {"sami": {"type": "Person", "names": ["سامي", "Sami"]}, "baghdad": {"type": "Place", "names": ["بغداد", "Baghdad"]}},
    "events": [
        {"id": "e1", "type": "Visit", "trigger": "زار", "sentence": "زار سامي بغداد.", "agent": ["sami"], "target": ["baghdad"],
         "participant": [], "theme": None, "place": None, "date": "2020-01-01", "factuality": "Factual", "accordingTo": None,
         "content": [], "quote": None},
        {"id": "e2", "type": "Statement", "trigger": "وقال", "sentence": "وقال سامي «الأمن أولا» في بغداد.", "agent": ["sami"],
         "target": [], "participant": [], "theme": "الأمن", "place": "baghdad", "date": None, "factuality": "Factual",
         "accordingTo": None, "content": [], "quote": "الأمن أولا"}]}
ARTICLE = {"id": "ar-x", "published": "2020-01-02", "text": TEXT}


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return [value] if isinstance(value, str) else []


def test_what_is_unpacked_is_what_was_packed() -> None:
    assert unpack(pack(GOLD, "fit"), ARTICLE) == GOLD


def test_a_record_has_no_word_of_the_article() -> None:
    kept = strings(pack(GOLD, "test"))
    assert "Sami" in kept and "Visit" in kept
    assert not [s for s in kept if any("\u0600" <= c <= "\u06ff" for c in s)]


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="ar-x: this is not the text"):
        unpack(pack(GOLD, "fit"), ARTICLE | {"text": TEXT + " "})


def test_a_folder_is_packed_and_written_again(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    with gzip.open(tmp_path / "news" / "ar.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(ARTICLE) + "\n" + json.dumps({"id": "ar-y", "text": "نص"}) + "\n")
    store = tmp_path / "store.jsonl"
    write_folder([GOLD], tmp_path / "gold")
    assert add(tmp_path / "gold", "fit", store) == 1
    assert add(tmp_path / "gold", "test", store) == 1
    assert not read_records("fit", store)
    assert write_folder(gold_files(read_records("test", store), tmp_path), tmp_path / "again") == 1
    assert json.loads((tmp_path / "again" / "ar-x.json").read_text(encoding="utf-8")) == GOLD


def test_the_committed_records_hold_no_arabic_and_both_parts() -> None:
    records = read_records()
    assert {record["part"] for record in records.values()} == {"fit", "test"}
    assert len(records) == len(STORE.read_text(encoding="utf-8").splitlines())
    for record in records.values():
        assert all(0 <= event["trigger"][0] < event["trigger"][1] for event in record["events"])
        assert not [s for s in strings([event for event in record["events"]]) if any("\u0600" <= c <= "\u06ff" for c in s)]


def test_mentions_are_known_by_the_names_of_what_they_are_resolved_to() -> None:
    read = document("en", "France France PROPN 2 nsubj\nattacked attack VERB 0 root Tense=Past|VerbForm=Fin\nEgypt Egypt PROPN 2 obj")
    found = by_rules(read, KnownNames())
    entities = {"france": {"type": "State", "names": ["French Republic"]}, "egypt": {"type": "State", "names": ["Egypt"]}}
    keys = entity_keys(found, {"entities": entities, "events": []})
    assert {m.text: keys[m.id] for m in found.book.mentions} == {"France": {"france"}, "Egypt": {"egypt"}}
