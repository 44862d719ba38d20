"""The Arabic tables: form, vocabulary, size, and the senses that common constructions must be given."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg import lang, vocabulary
from kg.lang.lexicon import CONTROL_CLASSES, Condition, load, parse_conditions, parse_frame, rows
from kg.model import ENTITY_TYPES, FACTUALITIES, Word
from kg.text import fold

FOLDER = Path(lang.__file__).parent / "ar"
HEADERS = {
    "predicates": "lemma pos class when frame",
    "frames": "class pos frame",
    "actors": "lemma type",
    "titles": "lemma kind",
    "modality": "lemma pos effect slot",
    "negation": "lemma",
    "sources": "pattern class",
    "furniture": "pattern kind",
}
FLOORS = {"predicates": 1100, "actors": 500, "titles": 150, "modality": 100, "sources": 25, "furniture": 300, "negation": 8}
KEYS = {"predicates": ("lemma", "pos", "when"), "frames": ("class", "pos"), "actors": ("lemma",), "titles": ("lemma",),
        "modality": ("lemma", "pos"), "negation": ("lemma",), "sources": ("pattern",), "furniture": ("pattern",)}
SLOT = re.compile(r"subj|obj|iobj|poss|mod|comp|within|who|whom|head|rel|led|aspect|prep:[\u0621-\u064a ]+")
VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")


def lines(table: str) -> list[str]:
    """Lines of a table but for comments and blank ones."""
    text = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("table", HEADERS)
def test_header_and_number_of_cells(table: str) -> None:
    header, *body = lines(table)
    assert header.split("\t") == HEADERS[table].split()
    width = len(header.split("\t"))
    assert [line for line in body if len(line.split("\t")) > width] == []


@pytest.mark.parametrize("table", KEYS)
def test_no_row_twice_after_folding(table: str) -> None:
    keys = Counter(tuple(fold(row[column]) for column in KEYS[table]) for row in rows("ar", table))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(("table", "floor"), FLOORS.items())
def test_size(table: str, floor: int) -> None:
    assert len(list(rows("ar", table))) >= floor


def test_every_class_is_of_the_vocabulary() -> None:
    known = {*vocabulary.classes(), *CONTROL_CLASSES}
    assert {row["class"] for row in rows("ar", "predicates")} <= known
    assert {row["class"] for row in rows("ar", "frames")} <= known - set(CONTROL_CLASSES)
    assert {row["class"] for row in rows("ar", "sources")} <= known


def test_every_class_has_a_frame_and_a_word_for_both_parts_of_speech() -> None:
    wanted = {(cls, pos) for cls in {*vocabulary.classes()} - {*vocabulary.families()} for pos in ("VERB", "NOUN")}
    assert wanted <= {(row["class"], row["pos"]) for row in rows("ar", "frames")}
    assert wanted <= {(row["class"], row["pos"]) for row in rows("ar", "predicates")}


def test_slots_of_frames_and_conditions() -> None:
    wrong = []
    for row in [*rows("ar", "predicates"), *rows("ar", "frames")]:
        slots = [slot for filled in parse_frame(row["frame"]).values() for slot in filled]
        slots += [condition.slot for condition in parse_conditions(row.get("when", ""))]
        wrong += [(row, slot) for slot in slots if not SLOT.fullmatch(slot)]
    assert wrong == []


def test_light_verbs_and_only_they_carry_an_event() -> None:
    for row in rows("ar", "predicates"):
        assert ("event" in parse_frame(row["frame"])) == (row["class"] == "Light"), row


def test_closed_values() -> None:
    assert {row["pos"] for row in rows("ar", "predicates")} == {"VERB", "NOUN", "PART", "ADJ"}
    assert {row["type"] for row in rows("ar", "actors")} <= set(ENTITY_TYPES)
    assert {row["kind"] for row in rows("ar", "titles")} == {"office", "honorific", "rank"}
    assert {row["effect"] for row in rows("ar", "modality")} <= set(FACTUALITIES)
    assert {row["kind"] for row in rows("ar", "furniture")} == {"line", "start", "after", "section"}


@pytest.mark.parametrize("table", ("predicates", "actors", "titles", "modality", "negation"))
def test_lemmas_are_bare_single_words(table: str) -> None:
    lemmas = [row["lemma"] for row in rows("ar", table)]
    assert [lemma for lemma in lemmas if VOWEL_SIGNS.search(lemma) or not re.fullmatch("[\u0621-\u064a]+", lemma)] == []


def sense_of(lemma: str, pos: str, **slots: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Class and frame of a lemma among fillers given as slot=lemma (``prep_ب=زيارة``)."""
    filled = {name.replace("prep_", "prep:").replace("_", " "): fold(value) for name, value in slots.items()}

    def holds(condition: Condition) -> bool:
        there = condition.slot in filled and (not condition.lemmas or filled[condition.slot] in condition.lemmas)
        return there == condition.wanted

    word = Word(1, lemma, lemma, pos if pos in ("VERB", "NOUN", "ADJ") else "NOUN", "", "", 0, "root", 0, 1, 0, 1)
    sense = load("ar").sense(word, pos, holds)
    assert sense is not None, f"no sense for {lemma} {slots}"
    return sense.cls, dict(sense.frame)


@pytest.mark.parametrize(("lemma", "pos", "slots", "cls", "roles"), [
    ("اتهم", "VERB", {"subj": "وزير", "obj": "دولة", "prep_ب": "دعم"}, "Accusation",
     {"agent": "subj", "target": "obj", "content": "prep:ب"}),
    ("اتهام", "NOUN", {"poss": "وزير", "prep_ل": "دولة"}, "Accusation", {"agent": "poss", "target": "prep:ل"}),
    ("التقى", "VERB", {"subj": "رئيس", "obj": "وزير"}, "Meeting", {"participant": "obj"}),
    ("لقاء", "NOUN", {"poss": "رئيس", "prep_مع": "وزير"}, "Meeting", {"participant": "prep:مع"}),
    ("زيارة", "NOUN", {"poss": "وزير", "prep_إلى": "بغداد"}, "Visit", {"agent": "poss", "target": "prep:إلى"}),
    ("دعا", "VERB", {"subj": "رئيس", "obj": "طرف", "prep_إلى": "حوار"}, "Appeal", {"target": "obj", "content": "prep:إلى"}),
    ("مقتل", "NOUN", {"poss": "جندي"}, "Killing", {"target": "poss"}),
    ("قصف", "NOUN", {"poss": "طيران", "prep_ل": "مدينة"}, "Attack", {"agent": "poss", "target": "prep:ل"}),
    ("أطلق", "VERB", {"subj": "سلطة", "obj": "سراح"}, "Release", {"agent": "subj"}),
    ("أطلق", "VERB", {"subj": "مسلح", "obj": "نار", "prep_على": "شرطي"}, "Attack", {"target": "prep:على"}),
    ("أطلق", "VERB", {"subj": "دولة", "obj": "صاروخ"}, "WeaponTest", {"theme": "obj"}),
    ("ألقى", "VERB", {"subj": "شرطة", "obj": "قبض", "prep_على": "متهم"}, "Arrest", {"target": "prep:على"}),
    ("أجرى", "VERB", {"subj": "رئيس", "obj": "محادثة"}, "Light", {"event": "obj"}),
    ("قام", "VERB", {"subj": "وزير", "prep_ب": "زيارة"}, "Light", {"event": "prep:ب"}),
    ("تعرض", "VERB", {"subj": "مدينة", "prep_ل": "هجوم"}, "Light", {"event": "prep:ل", "target": "subj"}),
    ("وقع", "VERB", {"subj": "رئيس", "obj": "اتفاق"}, "AgreementSigning", {"theme": "obj"}),
    ("وقع", "VERB", {"subj": "انفجار"}, "Light", {"event": "subj"}),
    ("حكم", "VERB", {"subj": "محكمة", "prep_على": "متهم"}, "Prosecution", {"target": "prep:على"}),
    ("مؤكد", "PART", {"prep_على": "ضرورة"}, "Statement", {"content": "prep:على"}),
    ("مدعوم", "PART", {"prep_من": "دولة"}, "Assistance", {"agent": "prep:من", "target": "subj"}),
    ("صوت", "VERB", {"subj": "برلمان", "prep_على": "قانون"}, "Occurrence", {"agent": "subj"}),
    ("كان", "VERB", {}, "None", {}),
    ("دعم", "NOUN", {"head": "أكد", "prep_ل": "دولة"}, "Endorsement", {"target": "prep:ل"}),
    ("دعم", "NOUN", {"poss": "مبادرة"}, "Endorsement", {"theme": "poss"}),
    ("دعم", "NOUN", {"mod": "مالي", "prep_ل": "دولة"}, "Assistance", {"target": "prep:ل"}),
    ("اتفق", "VERB", {"who": "وزير", "subj": "وزير", "prep_على": "تعاون"}, "Accord", {"agent": "subj", "content": "prep:على"}),
    ("اتهم", "VERB", {"subj": "رجل", "prep_ب": "سرقة"}, "Prosecution", {"target": "subj"}),
    ("تمنى", "VERB", {"comp": "قام", "prep_من": "وزارة"}, "Appeal", {"target": "prep:من", "content": "comp"}),
    ("أمل", "VERB", {"comp": "قام"}, "Statement", {}),
    ("كلف", "VERB", {"obj": "وزير"}, "Appeal", {"target": "obj"}),
    ("كلف", "VERB", {"obj": "وزير", "prep_ب": "رئاسة"}, "Appointment", {"target": "obj"}),
    ("لقي", "VERB", {"obj": "حتف", "within": "فيضان"}, "Occurrence", {"target": "subj"}),
    ("لقي", "VERB", {"obj": "حتف"}, "Killing", {"target": "subj"}),
    ("ترشح", "VERB", {"prep_ل": "رئاسة"}, "Election", {"agent": "subj"}),
    ("تتويج", "NOUN", {"poss": "فريق", "prep_ب": "لقب"}, "Occurrence", {"target": "poss"}),
    ("عد", "VERB", {"aspect": "perf", "who": "أمين", "obj": "تصريح"}, "Statement", {"theme": "obj"}),
    ("عد", "VERB", {"aspect": "imp", "who": "مدينة", "obj": "مركز"}, "None", {}),
    ("وعد", "VERB", {"obj": "تصريح"}, "Statement", {}),
    ("وعد", "VERB", {"obj": "مواطن", "whom": "مواطن", "prep_ب": "إصلاح"}, "Pledge", {}),
    ("شطب", "NOUN", {"poss": "عضوية"}, "Expulsion", {"target": "poss"}),
    ("حمل", "VERB", {"whom": "حكومة", "within": "مسؤولية"}, "Accusation", {"target": "obj"}),
    ("أقر", "VERB", {"subj": "مجلس", "obj": "تشكيل", "prep_ب": "محافظة"}, "Accord", {"theme": "obj"}),
])
def test_senses_of_common_constructions(lemma: str, pos: str, slots: dict[str, str], cls: str, roles: dict[str, str]) -> None:
    found, frame = sense_of(lemma, pos, **slots)
    assert found == cls
    assert {role: slot for role, slot in roles.items() if slot not in frame.get(role, ())} == {}
