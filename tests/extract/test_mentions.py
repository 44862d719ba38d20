"""Names, titles and descriptions from hand-made trees."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.mentions import find_mentions
from kg.lang import lexicon
from kg.model import Mention, Span
from tests.extract.asking import Known
from tests.trees import document

KNOWN = Known({"Ruritania": "State", "Ruritania of the North": "State", "Ruritania Times": "Organization"}, frozenset({"Ruritanian"}))


def mentions(lang: str, rows: str, person: str = "", label: str = "PER") -> dict[str, Mention]:
    """Mentions of the sentence by their text; ``person`` is what the recogniser labels."""
    parsed = document(lang, rows)
    if person:
        at = parsed.article.text.index(person)
        sentence = replace(parsed.sentences[0], entities=(Span(at, at + len(person), label),))
        parsed = replace(parsed, sentences=(sentence,))
    return {m.text: m for m in find_mentions(parsed, lexicon.load(lang), KNOWN).mentions}


def test_a_capitalised_office_is_the_title_of_the_name_behind_it() -> None:
    found = mentions("en", """
    Ruritanian Ruritanian ADJ 3 amod
    Energy Energy PROPN 3 compound
    Minister Minister PROPN 4 nmod:desc
    Rita Rita PROPN 6 nsubj
    Roe Roe PROPN 4 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 6 punct
    """)
    name = next(m for m in found.values() if m.name == "Rita Roe")
    assert name.type == "Person" and name.title == "Ruritanian Energy Minister"


def test_an_office_alone_is_no_name() -> None:
    found = mentions("en", """
    The the DET 2 det
    Minister Minister PROPN 3 nsubj
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 3 punct
    """)
    assert found["Minister"].kind == "nominal" and found["Minister"].type == "Person"


def test_a_portfolio_is_nobody_and_the_name_behind_it_is_the_minister() -> None:
    found = mentions("en", """
    Minister Minister PROPN 8 nsubj
    of of ADP 3 case
    Health Health PROPN 1 nmod
    and and CCONJ 5 cc
    Welfare Welfare PROPN 3 conj
    Rita Rita PROPN 1 flat
    Roe Roe PROPN 6 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 8 punct
    """, person="Rita Roe")
    name = next(m for m in found.values() if m.name == "Rita Roe")
    assert name.title == "Minister of Health and Welfare"
    assert not {"Health", "Welfare"} & {m.name for m in found.values()}


def test_the_head_of_a_body_is_not_called_like_it() -> None:
    found = mentions("en", """
    The the DET 2 det
    head head NOUN 5 nsubj
    of of ADP 4 case
    Exampla Exampla PROPN 2 nmod
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 5 punct
    """)
    assert found["Exampla"].title is None and found["Exampla"].type != "Person"


def test_a_nationality_that_modifies_stands_for_the_state() -> None:
    found = mentions("en", """
    The the DET 3 det
    Ruritanian Ruritanian ADJ 3 amod
    attack attack NOUN 4 nsubj
    failed fail VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 4 punct
    """, person="Ruritanian", label="NORP")
    assert found["Ruritanian"].type == "State"


def test_whose_somebody_is_is_no_part_of_the_name() -> None:
    found = mentions("en", """
    Ruritania Ruritania PROPN 3 nmod:poss
    +'s 's PART 1 case
    Rita Rita PROPN 5 nsubj
    Roe Roe PROPN 3 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 5 punct
    """, person="Ruritania's Rita Roe")
    assert {m.name for m in found.values()} == {"Ruritania", "Rita Roe"}


def test_a_noun_of_doing_names_an_organisation_before_a_name() -> None:
    found = mentions("ar", """
    تبنى تبنى VERB 0 root Aspect=Perf
    تنظيم تنظيم NOUN 1 nsubj Number=Sing
    مثال مثال PROPN 2 nmod
    الهجوم هجوم NOUN 1 obj
    . . PUNCT 1 punct
    """)
    assert found["تنظيم مثال"].type == "Organization" and found["تنظيم مثال"].name == "مثال"


def test_the_name_behind_an_office_of_a_body_is_its_holder() -> None:
    found = mentions("en", """
    Head Head PROPN 9 nsubj
    of of ADP 4 case
    Example Example PROPN 4 compound
    Organization Organization PROPN 1 nmod
    ( ( PUNCT 6 punct
    EXO EXO PROPN 4 appos
    ) ) PUNCT 6 punct
    Rita Rita PROPN 1 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 9 punct
    """, person="Rita")
    name = next(m for m in found.values() if m.name == "Rita")
    assert name.title == "Head of Example Organization ( EXO )"


def test_offices_strung_together_are_those_of_the_name_behind_them() -> None:
    found = mentions("ar", """
    وزير وزير NOUN 0 root
    الدولة دولة NOUN 1 nmod
    عضو عضو NOUN 1 nmod
    المجلس مجلس NOUN 3 nmod
    الدكتور دكتور NOUN 1 nmod
    سمير سمير PROPN 5 nmod
    الكاتب كاتب PROPN 6 flat
    """, "سمير الكاتب")
    name = next(m for m in found.values() if m.name == "سمير الكاتب")
    assert name.title == "وزير الدولة عضو المجلس الدكتور"


def test_a_title_keeps_its_modifiers_hyphens_and_titles_before_it() -> None:
    found = mentions("en", """
    Ruritanian Ruritanian ADJ 5 amod
    Vice vice ADJ 5 amod
    - - PUNCT 2 punct
    Foreign foreign ADJ 5 amod
    Minister minister PROPN 6 nmod:desc
    Rita Rita PROPN 7 nsubj
    met meet VERB 0 root Tense=Past|VerbForm=Fin
    His his PRON 9 nmod:poss Person=3
    Highness Highness PROPN 7 obj
    General General PROPN 9 flat
    Roe Roe PROPN 9 flat
    . . PUNCT 7 punct
    """, person="Rita")
    assert found["Ruritanian Vice - Foreign Minister Rita"].title == "Ruritanian Vice - Foreign Minister"
    assert "His" not in found and found["His Highness General Roe"].name == "Roe"


def test_a_rank_is_a_title_and_offices_have_plurals() -> None:
    found = mentions("en", """
    MPs MPS PROPN 2 nsubj Number=Plur
    backed back VERB 0 root Tense=Past|VerbForm=Fin
    Gen Gen PROPN 2 obj
    Rita Rita PROPN 3 flat
    . . PUNCT 2 punct
    """, person="Rita")
    assert found["MPs"].type == "Group" and found["Gen Rita"].title == "Gen"


def test_everyone_and_participles_in_the_plural_of_people_are_actors() -> None:
    found = mentions("ar", """
    وافق وافق VERB 0 root
    الجميع جميع NOUN 1 nsubj Case=Nom|Definite=Def|Number=Sing
    و و CCONJ 4 cc
    رفض رفض VERB 1 conj
    محضرو محضر NOUN 4 nsubj Definite=Cons|Number=Plur
    المختبر مختبر NOUN 5 nmod
    مضامين مضمون NOUN 4 obj Definite=Cons|Number=Plur
    المقرر مقرر NOUN 7 nmod
    """)
    assert {"الجميع", "محضرو المختبر"} <= set(found)
    assert not any(text.startswith("مضامين") for text in found)


def test_letters_with_full_stops_between_them_and_a_first_name_left_out_are_parts_of_names() -> None:
    found = mentions("ar", """
    قالت قال VERB 0 root
    جي جي PROPN 1 nsubj
    +. . PUNCT 4 punct
    +إل إل PROPN 2 flat
    ل ل ADP 6 case
    شعيب شعيب PROPN 1 obl
    أحمد أحمد PROPN 8 nmod
    نموذج نموذج PROPN 6 flat
    """, person="أحمد نموذج")
    assert {m.name for m in found.values()} == {"جي.إل", "شعيب أحمد نموذج"}


def test_a_body_whose_noun_is_listed_as_no_event_is_an_actor_in_the_singular() -> None:
    found = mentions("en", """
    The the DET 2 det
    commission commission NOUN 3 nsubj Number=Sing
    fined fine VERB 0 root Tense=Past|VerbForm=Fin
    a a DET 5 det
    wholesaler wholesaler NOUN 3 obj Number=Sing
    . . PUNCT 3 punct
    """)
    assert found["commission"].type == "Organization" and found["wholesaler"].type == "Organization"


def test_an_office_behind_the_body_that_it_is_in_is_the_title() -> None:
    found = mentions("en", """
    Riverside Riverside PROPN 3 compound
    Hospital Hospital PROPN 3 compound
    Chairman Chairman PROPN 4 nmod:desc
    Rita Rita PROPN 6 nsubj
    Roe Roe PROPN 4 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 6 punct
    """, person="Rita Roe")
    name = next(m for m in found.values() if m.name == "Rita Roe")
    assert name.title is not None and name.title.endswith("Hospital Chairman") and name.type == "Person"


def test_an_age_with_hyphens_is_one_word_of_the_description_and_no_number_of_people() -> None:
    found = mentions("en", """
    The the DET 7 det
    40 40 NUM 4 nummod
    +- - PUNCT 2 punct
    +year year NOUN 6 obl
    +- - PUNCT 2 punct
    +old old ADJ 7 amod
    man man NOUN 8 nsubj Number=Sing
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 8 punct
    """)
    assert found["40-year-old man"].type == "Person"


def test_whose_turn_it_is_to_speak_and_who_is_lacking_are_nobody() -> None:
    found = mentions("ar", """
    من من ADP 2 case
    ناحية ناحية NOUN 4 obl
    +ها هو PRON 2 nmod Gender=Fem|Number=Sing|Person=3|PronType=Prs
    أسقطت أسقط VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    الشرطة شرطة NOUN 4 nsubj Definite=Def|Number=Sing
    طائرة طائرة NOUN 4 obj Number=Sing
    بلا بلا ADP 8 case
    طيار طيار NOUN 6 nmod Number=Sing
    """)
    assert "الشرطة" in found and not {"ناحية", "طيار"} & set(found)


def test_the_top_ones_are_those_named_behind_them() -> None:
    found = mentions("ar", """
    حضر حضر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    كبار كبير ADJ 1 nsubj
    المسؤولين مسؤول NOUN 2 nmod Definite=Def|Number=Plur
    """)
    assert found["كبار المسؤولين"].type == "Group"


def test_a_first_name_spelt_like_a_preposition_is_part_of_the_name() -> None:
    found = mentions("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    علي على ADP 3 case
    الجبلي جبلي PROPN 1 nsubj
    """, person="علي الجبلي")
    assert found["علي الجبلي"].type == "Person"


def test_a_crowd_of_people_is_a_group_and_massing_them_is_not() -> None:
    rows = """
    ظهر ظهر VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    حشد حشد NOUN 1 nsubj Number=Sing
    {}
    """
    crowd = mentions("ar", rows.format("من من ADP 4 case\nالمواطنين مواطن NOUN 2 nmod Definite=Def|Number=Plur"))
    assert crowd["حشد من المواطنين"].type == "Group"
    massing = mentions("ar", rows.format("المواطنين مواطن NOUN 2 nmod Definite=Def|Number=Plur"))
    assert "حشد المواطنين" not in massing


def test_a_state_whose_name_the_recogniser_cuts_is_the_one_of_the_whole_name() -> None:
    rows = """
    Ruritania Ruritania PROPN 5 nsubj
    of of ADP 4 case
    the the DET 4 det
    North North PROPN 1 nmod
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 5 punct
    """
    found = mentions("en", rows, "Ruritania", "LOC")
    assert {m.name: m.type for m in found.values()} == {"Ruritania of the North": "State"}


def test_a_state_before_the_rest_of_another_kind_of_name_stays() -> None:
    rows = """
    Ruritania Ruritania PROPN 3 nsubj
    Times Times PROPN 1 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 3 punct
    """
    found = mentions("en", rows, "Ruritania", "LOC")
    assert "Ruritania" in {m.name for m in found.values()}


def test_a_nationality_that_is_somebodys_surname_names_him() -> None:
    known = Known({"تركيا": "State"}, frozenset({"التركي"}))
    parsed = document("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    صالح صالح PROPN 1 nsubj
    التركي تركي PROPN 2 flat
    إن إن SCONJ 5 mark
    الوزير وزير NOUN 7 nsubj Definite=Def
    التركي تركي ADJ 5 amod
    استقال استقال VERB 1 ccomp Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    """, """
    أشاد أشاد VERB 0 root Aspect=Perf|Gender=Masc|Person=3|Voice=Act
    الدكتور دكتور NOUN 1 nsubj Definite=Def
    التركي تركي ADJ 2 amod
    ب ب ADP 5 case
    +الاتفاق اتفاق NOUN 1 obl
    """)
    name = parsed.article.text.index("صالح التركي")
    first = replace(parsed.sentences[0], entities=(Span(name, name + len("صالح التركي"), "PER"),))
    found = find_mentions(replace(parsed, sentences=(first, parsed.sentences[1])), lexicon.load("ar"), known).mentions
    assert [(m.sentence, m.type) for m in found if m.name == "التركي"] == [(0, "State"), (1, "Person")]


def test_a_number_or_others_whom_a_verb_befalls_are_people() -> None:
    found = mentions("en", """
    Clashes clash NOUN 2 nsubj Number=Plur
    wounded wound VERB 0 root Tense=Past|VerbForm=Fin
    291 291 NUM 2 obj
    and and CCONJ 5 cc
    cost cost VERB 2 conj Tense=Past|VerbForm=Fin
    400 400 NUM 5 obj
    . . PUNCT 2 punct
    """)
    assert found["291"].type == "Group" and "400" not in found
    found = mentions("en", """
    Others other NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    detained detain VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    . . PUNCT 3 punct
    """)
    assert found["Others"].type == "Group"


def test_the_number_of_a_monarch_is_part_of_the_name() -> None:
    found = mentions("en", """
    King King PROPN 4 nsubj
    Rudolf Rudolf PROPN 1 flat
    I I PRON 4 nsubj Case=Nom|Number=Sing|Person=1|PronType=Prs
    ruled rule VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 4 punct
    """, "Rudolf")
    assert any(m.name == "Rudolf I" for m in found.values()) and "I" not in found
