"""The comparison of events with places judged by reading, and the marks themselves."""

from __future__ import annotations

import itertools

from kg.model import Event
from kg.vocabulary import classes
from pipelines.event_marks import Marks, compare, read_marks


def event(begin: int, cls: str) -> Event:
    return Event(begin, cls, 0, begin, begin + 5, "lemma")


def test_each_marked_event_is_found_once_and_unjudged_places_count_neither_way() -> None:
    marks = Marks("x", "", {(0, 5): "Attack", (10, 15): "", (20, 25): "Visit", (30, 35): "Arrest"})
    found = [event(0, "Attack"), event(2, "Killing"), event(10, "War"), event(21, "Call"), event(50, "Visit")]
    counts, errors = compare(found, marks)
    assert counts == {"events": 3, "found": 4, "right": 2, "class": 1}
    assert [error.split("\t")[0] for error in errors] == ["no event", "no event", "class", "missed"]


def test_the_marks_know_their_classes_and_do_not_overlap() -> None:
    found = read_marks()
    assert {name[:2] for name in found} == {"ar", "en"} and len(found) >= 90
    for marks in found.values():
        places = sorted(marks.places)
        assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(places)), marks.id
        assert set(marks.events.values()) <= set(classes()), marks.id
