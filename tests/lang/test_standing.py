"""The tables of what claims make of their content, and of traits of classes."""

import pytest

from kg.lang.lexicon import classes_with, rows, standing
from kg.vocabulary import classes


def test_cells_are_known_words() -> None:
    for row in rows(".", "standing"):
        assert row["content"] in ("any", "clause") and row["speech"] in ("yes", "no") and row["doer"] in ("", "agent", "target"), row


def test_who_does_it_where_that_is_not_said() -> None:
    assert standing()["Appeal"].doer == "target" and standing()["Pledge"].doer == "agent" and not standing()["Statement"].doer


def test_demands_and_promises_stand_in_no_reporting_clause() -> None:
    assert standing()["Statement"].speech and not standing()["Appeal"].speech and not standing()["Pledge"].speech


def test_traits_are_of_known_classes_and_each_is_there_once() -> None:
    traits = [row["trait"] for row in rows(".", "traits")]
    assert len(set(traits)) == len(traits)
    assert all(classes_with(trait) <= set(classes()) for trait in traits)


def test_an_unknown_trait_is_an_error() -> None:
    assert "Attack" in classes_with("violent")
    with pytest.raises(KeyError):
        classes_with("harmless")
