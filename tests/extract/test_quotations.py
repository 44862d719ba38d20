"""Where quotations begin and end."""

from kg.extract.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.begin:q.end] for q in quotations(text)]


def test_straight_marks_pair_by_what_stands_beside_them() -> None:
    assert quoted('He said "we will stay" and left.') == ["we will stay"]
    assert quoted('وقال "سنبقى هنا" ثم انصرف و"لن نعود" بعدها.') == ["سنبقى هنا", "لن نعود"]


def test_a_mark_that_closes_nothing_opens_nothing() -> None:
    assert quoted('we will stay" he said, "and fight on".') == ["and fight on"]


def test_nested_marks_are_one_quotation() -> None:
    assert quoted("قال «إن «الاتفاق» باطل» أمس") == ["إن «الاتفاق» باطل"]


def test_a_curly_mark_closes_what_a_straight_one_opened() -> None:
    assert quoted('she noticed "that it was true.” Then she left.') == ["that it was true."]


def test_marks_turned_round_open_where_a_quotation_opens() -> None:
    assert quoted("وأضاف :”لن نعود أبدا“ ثم غادر.") == ["لن نعود أبدا"]
    assert quoted("قال ”لن نعود أبدا.” وغادر") == ["لن نعود أبدا."]
    assert quoted("في مدينة « آفيون » التركية") == [" آفيون "]
