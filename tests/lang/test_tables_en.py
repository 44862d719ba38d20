"""The English tables: form, vocabulary, size and duplicates."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg import lang, vocabulary
from kg.lang.lexicon import CONTROL_CLASSES, parse_conditions, parse_frame, rows
from kg.model import ENTITY_TYPES, FACTUALITIES
from kg.text import fold

FOLDER = Path(lang.__file__).parent / "en"
HEADERS = {"predicates": "lemma pos class when frame", "frames": "class pos frame", "actors": "lemma type",
           "titles": "lemma kind", "modality": "lemma pos effect slot", "sources": "pattern class"}
# A light verb and the sense that it has where its object is no event may have the same conditions.
KEYS = {"predicates": ("lemma", "pos", "when", "class"), "frames": ("class", "pos"), "actors": ("lemma",), "titles": ("lemma",),
        "modality": ("lemma", "pos"), "sources": ("pattern",)}
# Just under what the tables hold: they are not to shrink unseen.
FLOORS = {"predicates": 3800, "actors": 1150, "titles": 450, "modality": 270, "sources": 40}
SLOT = re.compile(r"subj|obj|iobj|poss|mod|comp|within|prt|adv|aux|inf|head|rel|led|whom?|prep:[a-z ]+")


@pytest.mark.parametrize("table", HEADERS)
def test_header_and_number_of_cells(table: str) -> None:
    text = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8")
    header, *body = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert header.split("\t") == HEADERS[table].split()
    assert [line for line in body if len(line.split("\t")) > len(header.split("\t"))] == []


@pytest.mark.parametrize("table", KEYS)
def test_no_row_twice_after_folding(table: str) -> None:
    keys = Counter(tuple(fold(row[column]) for column in KEYS[table]) for row in rows("en", table))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(("table", "floor"), FLOORS.items())
def test_size(table: str, floor: int) -> None:
    assert len(list(rows("en", table))) >= floor


@pytest.mark.parametrize("table", ("predicates", "frames", "sources"))
def test_every_class_is_of_the_vocabulary(table: str) -> None:
    assert {row["class"] for row in rows("en", table)} - {*vocabulary.classes(), *CONTROL_CLASSES} == set()


def test_slots_of_frames_and_conditions() -> None:
    wrong = []
    for row in [*rows("en", "predicates"), *rows("en", "frames")]:
        slots = [slot for filled in parse_frame(row["frame"]).values() for slot in filled]
        slots += [condition.slot for condition in parse_conditions(row.get("when", ""))]
        wrong += [(row, slot) for slot in slots if not SLOT.fullmatch(slot)]
    assert wrong == []


def test_light_verbs_and_only_they_carry_an_event() -> None:
    rows_ = list(rows("en", "predicates"))
    assert [r for r in rows_ if ("event" in parse_frame(r["frame"])) != (r["class"] == "Light")] == []


def test_closed_values() -> None:
    assert {row["type"] for row in rows("en", "actors")} - set(ENTITY_TYPES) == set()
    assert {row["kind"] for row in rows("en", "titles")} - {"office", "honorific", "rank"} == set()
    assert {row["effect"] for row in rows("en", "modality")} - set(FACTUALITIES) == set()
