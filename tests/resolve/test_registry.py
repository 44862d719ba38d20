"""Across articles: one key whatever the order, homonyms, languages, overrides, explanations, the file."""

from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Resolution
from kg.resolve import Registry, link, read_overrides, resolve
from kg.resolve.decide import canonical_key
from tests.resolve.writing import extraction

ARTICLES = {
    "en1": ("[n:Person|Yemeni Minister|Khaled Sampleh] met [n:State|Russia] with [n:Person|Sampleh].", "en"),
    "ar1": ("التقى [n:Person|الوزير اليمني|خالد سامبلة] وفدا من [n:State|روسيا].", "ar"),
    "en2": ("[n:Person|Yemeni Minister|Khaled Omar Sampleh] left [n:Place|Aden] with [n:Person|Kim].", "en"),
    "en3": ("[n:Person|Khaled Sampleh] and [n:Person|Kim] met [n:Organization|UN] people: [p:Group;n=Plur|two officials].", "en"),
    "ar2": ("قال [n:Person|سعيد الاختبار] إن [n:Organization|الأمم المتحدة] أرسلت [p:Group;n=Plur|خبراء].", "ar"),
}


def build(order: tuple[str, ...], registry: Registry | None = None) -> dict[str, Resolution]:
    registry = registry or Registry()
    found = {name: resolve(extraction(*ARTICLES[name], article=name), registry) for name in order}
    return {name: link(found[name], registry) for name in sorted(found)}


def test_any_order_gives_the_same_entities() -> None:
    expected = build(tuple(ARTICLES))
    for order in permutations(ARTICLES):
        assert build(order) == expected


def test_one_by_one_in_a_file_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    for order in (tuple(ARTICLES), tuple(reversed(ARTICLES))):
        path = tmp_path / f"{order[0]}.sqlite"
        for name in order:
            with Registry.open(path) as registry:
                resolve(extraction(*ARTICLES[name], article=name), registry)
        with Registry.open(path) as registry:
            linked = {n: link(resolve(extraction(*ARTICLES[n], article=n), registry), registry) for n in sorted(order)}
        assert linked == build(tuple(ARTICLES))


def test_one_person_in_two_languages_is_one_entity() -> None:
    linked = build(("en1", "ar1"))
    assert linked["en1"].by_mention[0].key == linked["ar1"].by_mention[0].key == "person/khaled-sampleh"


def test_homonyms_without_a_full_name_stay_apart() -> None:
    linked = build(("en2", "en3"))
    kim = {linked["en2"].by_mention[2].key, linked["en3"].by_mention[1].key}
    assert len(kim) == 2


def test_people_of_one_name_in_different_countries_stay_apart_across_languages() -> None:
    registry = Registry()
    one = resolve(extraction("[n:Person|French Minister|Khaled Sampleh] spoke.", "en", "x1"), registry)
    two = resolve(extraction("قال [n:Person|الوزير اليمني|خالد سامبلة].", "ar", "x2"), registry)
    assert link(one, registry).by_mention[0].key != link(two, registry).by_mention[0].key


def test_reading_an_article_again_changes_nothing() -> None:
    registry = Registry()
    first = build(tuple(ARTICLES), registry)
    known = tuple(registry.known())
    assert build(("ar1", "en1"), registry)["en1"] == first["en1"]
    assert tuple(registry.known()) == known


def test_a_user_forces_and_forbids_merges(tmp_path: Path) -> None:
    file = tmp_path / "overrides.txt"
    file.write_text("# mine\nsame person/سعيد-اختبار person/anna-example  # pen name\n"
                    "apart person/khaled-sampleh person/خالد-سامبله\napart person/khaled-sampleh article:en3\n", encoding="utf-8")
    registry = Registry(overrides=read_overrides(file))
    linked = build(tuple(ARTICLES), registry)
    assert linked["ar2"].by_mention[0].key == "person/anna-example"
    assert linked["ar1"].by_mention[0].key == "person/خالد-سامبله"
    assert linked["en3"].by_mention[0].key == "person/en3/khaled-sampleh"
    assert "forced by override" in registry.explain("person/anna-example")


@pytest.mark.parametrize("text", ["join a b", "same a", "same a article:x", "same a b\napart b a"])
def test_overrides_that_make_no_sense_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "overrides.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"overrides\.txt"):
        read_overrides(file)


def test_listed_entities_never_fall_together() -> None:
    registry = Registry()
    for name, lang in (("[n:Organization|army|] x", "en"),):
        resolve(extraction(name, lang), registry)
    resolve(extraction("في [n:State|العراق] قال [p:Organization;l=جيش|الجيش].", "ar", "b1"), registry)
    resolve(extraction("في [n:State|الجزائر] قال [p:Organization;l=جيش|الجيش].", "ar", "b2"), registry)
    assert {"organization/iq-armed-forces", "organization/dz-armed-forces"} <= set(registry.keys())
    assert registry.canonical("organization/iq-armed-forces") == "organization/iq-armed-forces"
    assert registry.canonical("organization/dz-armed-forces") == "organization/dz-armed-forces"


def test_the_registry_says_why() -> None:
    registry = Registry()
    build(tuple(ARTICLES), registry)
    said = registry.explain("خالد سامبلة")
    assert said.startswith("person/khaled-omar-sampleh\n")
    assert "part of the fuller name (Khaled Omar Sampleh | Khaled Sampleh)" in said
    assert "renders the name (Khaled Sampleh | خالد سامبلة)" in said
    assert "same country" in said
    assert "en1: Khaled Sampleh@" in said
    with pytest.raises(InputError, match="no entity 'nobody'"):
        registry.explain("nobody")


def test_a_file_that_is_no_registry_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    file.write_text("certainly not a database, but long enough to be read as one" * 40)
    with pytest.raises(InputError, match="not a registry"):
        Registry.open(file)


def test_the_canonical_key_is_the_listed_then_the_latin_one() -> None:
    assert canonical_key(("person/شويغو-سيرغي", "person/sergei-shoigu")) == "person/sergei-shoigu"
    assert canonical_key(("person/b-a", "person/a1/a", "person/a-b-c")) == "person/a-b-c"
    assert canonical_key(("organization/x", "organization/united-nations")) == "organization/united-nations"


def test_institutions_of_one_name_in_two_countries_are_two() -> None:
    registry = Registry()
    text = "In [n:State|{}] the [n:Organization|Fiscal Policy Council] met the [n:Organization|Ministry of Education]."
    found = [resolve(extraction(text.format(state), "en", f"c{i}"), registry)
             for i, state in enumerate(("Chile", "Kenya", "Chile"))]
    keys = [{link(r, registry).by_mention[m].key for m in (1, 2)} for r in found]
    assert keys[0] == keys[2] == {"organization/cl-fiscal-policy-council", "organization/cl-ministry-of-education"}
    assert keys[1] == {"organization/ke-fiscal-policy-council", "organization/ke-ministry-of-education"}
    nowhere = resolve(extraction("The [n:Organization|Fiscal Policy Council] met.", "en", "c9"), registry)
    assert link(nowhere, registry).by_mention[0].key == "organization/c9/fiscal-policy-council"
