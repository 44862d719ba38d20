"""What each line of an article is for: shapes, places, furniture, repeats."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.read.blocks import divide

ENGLISH = """World

Minister resigns after talks collapse
Anna Berg – The Daily

OSLO (Reuters) - The minister of trade resigned on Friday after talks with the unions collapsed, her office said.

• Minister resigns after talks with unions collapse

She said she "could not sign" the agreement.

The prime minister thanked her - a friend of thirty years - and named no successor.

Read also:
Ten ministers who did not last
Share
"""


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    """(kind, text) of each block."""
    return [(b.kind, text[b.begin:b.end]) for b in divide(text, **options)]  # type: ignore[arg-type]


def of_kind(text: str, kind: str, **options: object) -> list[str]:
    return [words for k, words in kinds(text, **options) if k == kind]


def test_an_english_page() -> None:
    found = kinds(ENGLISH)
    assert found[0] == ("furniture", "World")
    assert found[1] == ("headline", "Minister resigns after talks collapse")
    assert found[2] == ("dateline", "Anna Berg – The Daily")
    assert found[3] == ("dateline", "OSLO (Reuters) -")
    assert found[4][0] == "paragraph" and found[4][1].startswith("The minister of trade")
    assert ("repeat", "• Minister resigns after talks with unions collapse") in found
    assert [k for k, _ in found].count("paragraph") == 3


def test_the_seed_has_prose_only(seed_text: str) -> None:
    prose = of_kind(seed_text, "paragraph")
    assert len(prose) == 17
    assert prose[0].startswith("تعهد الزعيم الكوري الشمالي كيم جونغ أون")
    assert prose[-1].endswith("علاقات روسيا مع الغرب.")
    assert of_kind(seed_text, "headline") == ["كوريا الشمالية تتعهد لمسؤول روسي بأمر “هام”.. فما القصة"]


def test_the_seed_page_furniture_is_none_of_it(seed_text: str) -> None:
    furniture = of_kind(seed_text, "furniture")
    assert furniture[0] == "اخبار العالم"
    assert furniture[-4:] == [
        "اقرأ أيضا:", ")) تعرف على جهاز أمن ماسك الذي يحميه مثل رئيس دولة.. تقرير يكشف ما لا نعرفه",
        "مقالات ذات صلة", "زر الذهاب إلى الأعلى"]
    assert of_kind(seed_text, "repeat") == ["ـ كوريا الشمالية تتعهد بتعزيز العلاقات مع روسيا"] * 3


def test_a_bullet_that_says_something_new_is_kept() -> None:
    text = ("Ministers agree on fishing quotas\n\nThe ministers of nine states agreed on quotas in Brussels on Monday.\n\n"
            "- Denmark accused Norway of delaying the vote.\n- Sweden praised the deal.\n")
    assert of_kind(text, "paragraph")[1:] == ["- Denmark accused Norway of delaying the vote.", "- Sweden praised the deal."]


def test_a_repeated_bullet_is_kept_once_if_nothing_else_says_it() -> None:
    text = ("Ministers agree on fishing quotas\n\nThe ministers of nine states agreed on quotas in Brussels on Monday.\n\n"
            "- Norway walks out\n\nThe vote was close, diplomats of three delegations told reporters after it.\n\n"
            "- Norway walks out\n")
    assert of_kind(text, "repeat") == ["- Norway walks out"]
    assert "- Norway walks out" in of_kind(text, "paragraph")


def test_prose_goes_on_below_a_link() -> None:
    text = ("الوزير يزور عمان\n\nوصل وزير الخارجية المصري إلى عمان يوم الأحد، والتقى نظيره الأردني وبحثا الوضع.\n\n"
            "اقرأ أيضا: أبرز محطات العلاقات\n\nنحن ندعم الحوار\n\nاقرأ أيضا\n- أبرز محطات العلاقات\nعشر حقائق عن عمان\n\n"
            "ونفى الوزير أن يكون قد رفض الدعوة.\n")
    assert [k for k, _ in kinds(text)] == ["headline", "paragraph", "furniture", "paragraph", "furniture", "furniture",
                                           "furniture", "paragraph"]


def test_words_of_furniture_in_a_sentence_are_prose() -> None:
    prose = ["Photo opportunities ended when the minister left the room for talks.", "Image is everything to him.",
             "Tags were tied to the cattle.", "التعليقات التي أدلى بها الوزير أمس في القاهرة أثارت غضب المعارضة في البلاد كلها."]
    text = "Ministers meet in Oslo\n\n" + "\n\n".join(prose)
    assert of_kind(text, "paragraph") == prose


def test_a_headline_behind_a_label_is_a_repeat() -> None:
    text = ("تركيا تقصف مواقع شمال العراق\n\nأكد مكتب رئيس الوزراء في بيان أمس قصف مواقع عدة شمال العراق ليلا.\n"
            "رابط الخبر في الصحيفة: تركيا تقصف مواقع شمال العراق")
    assert [k for k, _ in kinds(text)][-1] in ("repeat", "furniture")


def test_a_lead_paragraph_is_no_headline() -> None:
    text = "Algeria has marked 60 years of independence from France with a parade.\n\nWarplanes flew over Algiers."
    assert [k for k, _ in kinds(text)] == ["paragraph", "paragraph"]
    assert [k for k, _ in kinds(text, headed=True)] == ["headline", "paragraph"]


def test_lines_of_names_and_dates_are_no_headline() -> None:
    for line in ("By Anna Berg", "By Anna Berg and Carl Dahl", "عين اليوم – جدة", "Saturday, 14 September 2024",
                 "السبت 14 سبتمبر 2024"):
        text = f"{line}\n\nThe minister of trade resigned on Friday after talks with the unions, her office said.\n"
        assert kinds(text)[0] == ("dateline", line)


def test_a_title_finds_its_line() -> None:
    text = "Politics. Today.\nAlgeria marks 60 years of independence.\nWarplanes flew over Algiers on Tuesday.\n"
    found = kinds(text, title="Algeria marks 60 years of independence")
    assert found[0][0] == "furniture"
    assert found[1] == ("headline", "Algeria marks 60 years of independence.")


def test_one_line_is_a_paragraph() -> None:
    assert [k for k, _ in kinds("Putin met Kim.", headed=True)] == ["paragraph"]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = ("Talks resume\n\nThe delegations of both countries met in Geneva on Monday and talked for\n"
            "six hours about the border, the prisoners and the return of refugees, a\n"
            "spokesman said. They will meet again.\n\n"
            "Nobody expects a treaty before the summer, but both sides praised the tone\n"
            "of the meeting.\n")
    prose = of_kind(text, "paragraph")
    assert len(prose) == 2 and prose[0].endswith("They will meet again.")


def test_inline_datelines() -> None:
    rest = "met the president of the republic and signed two agreements on trade and energy, the state agency said."
    arabic = "التقى الرئيس وزير الخارجية الروسي وبحث معه العلاقات الثنائية والوضع في المنطقة، حسب بيان الرئاسة."
    for line, body in [("TEHRAN - ", f"Turkey's minister {rest}"), ("Srinagar- ", f"The minister {rest}"),
                       ("SEOUL, South Korea (AP) — ", f"The minister {rest}"), ("القاهرة (رويترز) - ", arabic),
                       ("Ulaanbaatar/MONTSAME/. ", f"The minister {rest}"), ("فرانكفورت (د ب أ) ", arabic),
                       ("واشنطن – ", arabic), ("القاهرة - أ ف ب: ", arabic)]:
        assert kinds(line + body) == [("dateline", line.strip()), ("paragraph", body)], line


def test_no_dateline_in_a_parenthesis() -> None:
    for text in ("Mr Berg - A minister of the old school - said that the government would not sign the agreement.",
                 "الرئيس الأمريكي - دونالد ترامب - قال إن بلاده لن توقع الاتفاق الذي عرضته الدول الأوروبية عليها.",
                 "محمد (30 عاما) قال إن بلاده لن توقع الاتفاق الذي عرضته الدول الأوروبية عليها في فيينا."):
        assert kinds(text) == [("paragraph", text)]


lines = st.lists(st.sampled_from(["", "  ", "World", "Share", "- x", "•", "\u200f", "وقال الوزير إن بلاده لن توقع.", "***",
                                  "Minister resigns", "The minister of trade resigned on Friday, her office said.",
                                  "اقرأ أيضا:", "OSLO - The minister of trade resigned on Friday, her office said."]),
                 max_size=12)


@given(st.one_of(st.text(max_size=200), lines.map("\n".join), lines.map("\r\n".join)), st.booleans(),
       st.one_of(st.none(), st.just("Minister resigns")))
def test_blocks_are_ordered_disjoint_and_not_blank(text: str, headed: bool, title: str | None) -> None:
    at = 0
    for block in divide(text, title, headed):
        assert at <= block.begin < block.end <= len(text)
        assert text[block.begin:block.end].strip()
        at = block.end


@given(lines.map("\n".join))
def test_no_letter_is_lost(text: str) -> None:
    covered = {i for b in divide(text) for i in range(b.begin, b.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
