"""The scorer of entity clustering: known partitions give known figures."""

import json
from pathlib import Path

import pytest

from kg.resolve import resolve
from kg.resolve.score import b_cubed, entity_scores, in_article_scores, occurrences
from tests.resolve.writing import extraction


def test_b_cubed_of_known_partitions() -> None:
    assert b_cubed([("a", "1"), ("a", "1"), ("b", "2")]) == (1.0, 1.0)
    assert b_cubed([("a", "1"), ("a", "2")]) == (1.0, 0.5)
    assert b_cubed([("a", "1"), ("b", "1")]) == (0.5, 1.0)
    assert b_cubed([]) == (0.0, 0.0)


def test_names_are_found_longest_first_and_shared_ones_left_out() -> None:
    gold = {"text": "Anna Example met Anna and Tom. The group left, the group came.",
            "entities": {"a": {"names": ["Anna", "Anna Example"]}, "t": {"names": ["Tom"]},
                         "g": {"names": ["group"]}, "h": {"names": ["group", "gang"]}}}
    assert [(gold["text"][b:e], key) for b, e, key in occurrences(gold)] == [("Anna Example", "a"), ("Anna", "a"), ("Tom", "t")]


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    for name, lang, text, names in (
            ("g1", "en", "Anna Example met Sample.", {"a": ["Anna Example"], "s": ["Sample", "Bob Sample"]}),
            ("g2", "ar", "غادرت روسيا.", {"r": ["روسيا", "Russia"]}),
            ("g3", "en", "Russia left.", {"r": ["Russia"]})):
        gold = {"id": name, "lang": lang, "text": text, "events": [],
                "entities": {k: {"type": "State" if k == "r" else "Person", "names": v} for k, v in names.items()}}
        (tmp_path / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_scores_by_language_and_for_the_pair(gold_dir: Path) -> None:
    found = [resolve(extraction("[n:Person|Anna Example] met [n:Person|Sample].", "en", "g1")),
             resolve(extraction("غادرت [n:State|روسيا].", "ar", "g2")), resolve(extraction("[n:State|Russia] left.", "en", "g3"))]
    scores = {s.part: s for s in entity_scores(gold_dir, found)}
    assert {part: (s.items, s.f1) for part, s in scores.items()} == {
        "all": (4, 1.0), "ar": (1, 1.0), "en": (3, 1.0), "pair": (2, 1.0)}
    assert scores["all"].duplicates == scores["all"].wrong == ()
    assert {s.part: s.items for s in in_article_scores(gold_dir, found)} == {"ar": 1, "en": 3}


def test_mistakes_are_named(gold_dir: Path) -> None:
    merged = resolve(extraction("[n:Person|Anna Example] met [n:Person|Sample].", "en", "g1", apposed=((0, 1),)))
    [score] = [s for s in entity_scores(gold_dir, [merged]) if s.part == "en"]
    assert score.precision == 0.5
    assert score.wrong == (("person/anna-example", ("Person anna example", "Person bob sample")),)
    assert any("wrong merges 1" in line for line in score.lines())
