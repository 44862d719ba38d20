"""Comparing names of either script."""

import pytest

from kg.resolve.names import acronym_of, core, cross_script, name_key, part_of, same_spelling, slug


@pytest.mark.parametrize(("left", "right"), [
    ("الأمم المتحدة", "الامم المتحده"), ("علي", "على"), ("مأرب", "مارب"), ("تركيا", "تركيا"), ("«داعش»", "داعش"),
    ("the European Union", "European Union"), ("L’Expression", "l'expression"), ("الألمانية", "ألمانية"), ("للسعودية", "سعودية"),
])
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert name_key(left) == name_key(right)


def test_keys_of_different_names_differ() -> None:
    names = ["أوبك", "أوبك+", "مالي", "مالطا", "إيران", "العراق", "Niger", "Nigeria", "Iran", "Iraq"]
    assert len({name_key(n) for n in names}) == len(names)


@pytest.mark.parametrize(("arabic", "english"), [
    ("فلاديمير بوتين", "Vladimir Putin"), ("حسن روحاني", "Hassan Rouhani"), ("سيرغي شويغو", "Sergei Shoigu"),
    ("محمد بن سلمان", "Mohammed bin Salman"), ("وليد المعلم", "Walid Muallem"), ("جون كيري", "John Kerry"),
    ("باولو جينتيلوني", "Paolo Gentiloni"), ("أنيل ساكسين", "Anil Saxena"), ("نبيل العربي", "Nabil Elaraby"),
    ("كيم جونغ أون", "Kim Jong Un"), ("محمد فهمي", "Mohamed Fahmy"), ("حاكم الزاملي", "Hakim al-Zamili"),
])
def test_a_name_renders_its_transliteration(arabic: str, english: str) -> None:
    assert cross_script(arabic, english) >= 0.8


@pytest.mark.parametrize(("arabic", "english"), [
    ("محمد بن زايد", "Mohammed bin Salman"), ("محمد فهمي", "Mohammed Hamad"), ("حسن روحاني", "Hassan Nasrallah"),
    ("جيب بوش", "George Bush"), ("مهدي كروبي", "Mahdi Jaafari"), ("كيم جونغ أون", "Kim Yo Jong"),
    ("سامح شكري", "Mehdi Karroubi"),
])
def test_homonyms_in_part_are_not_renderings(arabic: str, english: str) -> None:
    assert cross_script(arabic, english) < 0.8


def test_particles_are_no_part_of_the_core() -> None:
    assert core("Mohammed bin Salman") == ("mohammed", "salman")
    assert core("عادل الجبير") == ("عادل", "جبير")
    assert core("Kim Hyun-sook") == ("kim", "hyun", "sook")


def test_parts_and_initials_of_full_names() -> None:
    assert part_of(core("L. Oyun-Erdene"), core("Luvsannamsrai Oyun-Erdene"))
    assert part_of(core("كيم"), core("كيم جونغ أون"))
    assert not part_of(core("Kim Jong Un"), core("Kim Jong Il"))
    assert not part_of((), ("a",))


def test_spelling_variants_but_not_short_words() -> None:
    assert same_spelling("موغيريني", "موغريني")
    assert not same_spelling("بوش", "بوتش")
    assert not same_spelling("Putin", "بوتين")


def test_acronyms() -> None:
    assert acronym_of("PNC", "National Police Corps") or acronym_of("NPC", "National Police Corps")
    assert acronym_of("FMLN", "Frente Martí Liberación Nacional")
    assert not acronym_of("who", "World Health Organization")
    assert not acronym_of("EU", "United Nations")


def test_slugs_keep_the_script() -> None:
    assert slug("Vladimir Putin") == "vladimir-putin"
    assert slug("محمد علي") == "محمد-علي"
    assert slug("«»") == "unnamed"
