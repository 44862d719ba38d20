"""The table of what claims make of their content."""

from kg.lang.lexicon import rows, standing


def test_cells_are_known_words() -> None:
    for row in rows(".", "standing"):
        assert row["content"] in ("any", "clause") and row["speech"] in ("yes", "no") and row["doer"] in ("", "agent", "target"), row


def test_who_does_it_where_that_is_not_said() -> None:
    assert standing()["Appeal"].doer == "target" and standing()["Pledge"].doer == "agent" and not standing()["Statement"].doer


def test_demands_and_promises_stand_in_no_reporting_clause() -> None:
    assert standing()["Statement"].speech and not standing()["Appeal"].speech and not standing()["Pledge"].speech
