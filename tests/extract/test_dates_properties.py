"""Properties of time expressions: formatted dates come back, intervals are ordered, offsets quote the text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import find_times
from kg.extract.time import intervals
from kg.extract.time.numbers import numbers_at
from kg.extract.time.tables import load
from kg.extract.time.tokens import tokenise

EN_MONTHS = ("January February March April May June July August September October November December").split()
EN_SHORT = ("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.").split()
AR_FAMILIES = (
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    ("كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول").split(","),
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(),
)
HIJRI = ("محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة").split(",")
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
}
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
days = st.dates(date(1900, 1, 1), date(2090, 12, 31))
anchors = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
DIGITS = st.sampled_from([{}, INDIC, PERSIAN])

EN_FORMATS = (
    lambda d: f"{d.day} {EN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{EN_SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS['en'][d.weekday()]}, {EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS['en'][d.weekday()]} {d.day} {EN_MONTHS[d.month - 1]} {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%d.%m.%Y}",
)
AR_FORMATS = (
    lambda d, names, other: f"{d.day} {names[d.month - 1]} {d.year}",
    lambda d, names, other: f"{d.day} {names[d.month - 1]}/{other[d.month - 1]} {d.year}",
    lambda d, names, other: f"{d.day} {names[d.month - 1]} ({other[d.month - 1]}) {d.year}",
    lambda d, names, other: f"{d.day} من {names[d.month - 1]} عام {d.year}",
    lambda d, names, other: f"{WEEKDAYS['ar'][d.weekday()]} {d.day} {names[d.month - 1]} {d.year}",
    lambda d, names, other: f"يوم {WEEKDAYS['ar'][d.weekday()]}، {d.day} {names[d.month - 1]} {d.year}",
    lambda d, names, other: d.isoformat(),
    lambda d, names, other: f"{d:%d/%m/%Y}",
)


@given(days, st.sampled_from(EN_FORMATS), anchors)
def test_an_english_date_comes_back(day, form, anchor):
    text = f"The envoys met on {form(day)} in Geneva"
    assert [t.interval.value for t in find_times(text, "en", anchor)][:1] == [day.isoformat()]


@given(days, st.sampled_from(AR_FORMATS), st.sampled_from(AR_FAMILIES), st.sampled_from(AR_FAMILIES), DIGITS, anchors)
def test_an_arabic_date_comes_back_in_every_family_and_digit(day, form, names, other, digits, anchor):
    text = f"التقى المبعوثون في {form(day, names, other)} بجنيف".translate(digits)
    assert [t.interval.value for t in find_times(text, "ar", anchor)][:1] == [day.isoformat()]


@given(st.dates(date(1925, 1, 1), date(2070, 12, 31)), DIGITS)
def test_a_hijri_date_comes_back(day, digits):
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    for form in (f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year}هـ", f"{hijri.day}/{hijri.month}/{hijri.year}هـ"):
        text = f"صدر في {form}"
        assert [t.interval.value for t in find_times(text.translate(digits), "ar", None)] == [day.isoformat()]


@given(st.sampled_from(["ar", "en"]), st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6),
       st.sampled_from(["past", "future"]))
def test_a_weekday_is_the_nearest_on_its_side(lang, anchor, weekday, tense):
    text = {"en": f"They met {WEEKDAYS['en'][weekday]}", "ar": f"التقيا {WEEKDAYS['ar'][weekday]}"}[lang]
    (time,) = find_times(text, lang, anchor, lambda _: tense)
    day = time.interval.earliest
    assert day == time.interval.latest and day.weekday() == weekday
    assert abs((day - anchor).days) < 7 and (day <= anchor if tense == "past" else day >= anchor)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1, 12), st.sampled_from(["past", "future"]))
def test_a_month_is_the_nearest_on_its_side(anchor, month, tense):
    (time,) = find_times(f"They met in {EN_MONTHS[month - 1]}.", "en", anchor, lambda _: tense)
    first = time.interval.earliest.replace(day=1)
    here = anchor.replace(day=1)
    assert first.month == month and abs((first - here).days) < 366
    assert first <= here if tense == "past" else first >= here


@given(st.integers(1, 999))
def test_arabic_number_words_come_back(number):
    words = arabic_number(number)
    tokens = tokenise(words, "ar")
    assert (len(tokens), float(number)) in {(end, v) for end, _, v, _ in numbers_at(tokens, load("ar"), 0)}


def arabic_number(number: int) -> str:
    """A number in Arabic words, feminine counted noun."""
    ones = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
    tens = ["", "عشر", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
    hundreds = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
    rest = number % 100
    parts = [hundreds[number // 100]]
    if 11 <= rest <= 19:
        parts.append(("إحدى" if rest == 11 else "اثنتا" if rest == 12 else ones[rest - 10]) + " عشرة")
    else:
        parts += [ones[rest % 10], tens[rest // 10]]
    return " و".join(p for p in parts if p)


WORDS = st.sampled_from(
    "in on since last next June 12 2023 2024 Monday two weeks ago before the first quarter of year and to , ( ) / - . "
    "في منذ قبل بعد يوم الجمعة 17 من يوليو تموز عام 1953 الماضي المقبل شهرين أسبوع هذا الشهر أمس و ال صيف رمضان هـ ثلاثة".split())


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=12), st.sampled_from(["ar", "en"]), anchors)
def test_offsets_quote_the_text_and_intervals_are_ordered(words, lang, anchor):
    check(" ".join(words), lang, anchor)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["ar", "en"]), anchors)
def test_any_text_is_read(text, lang, anchor):
    check(text, lang, anchor)


def check(text: str, lang: str, anchor: date | None) -> None:
    """What must hold of the expressions of any text."""
    found = find_times(text, lang, anchor)
    assert found == find_times(text, lang, anchor)
    assert all(a.end <= b.begin for a, b in pairwise(found))
    for time in found:
        when = time.interval
        assert text[time.begin : time.end] == time.text != ""
        if when.value is not None:
            assert (when.earliest, when.latest) == intervals.bounds(when.value)
            assert when.earliest <= when.latest
        if when.earliest and when.latest:
            assert when.earliest <= when.latest


@given(days, st.integers(-400, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_adding_units_keeps_the_order(day, count, unit):
    there = intervals.add(day, count, unit)
    assert (there > day) == (count > 0) and (there < day) == (count < 0)
    if unit == "day":
        assert there - day == timedelta(days=count)
