"""Titles and names are one phrase; a subject goes with the verb that it stands before."""

from dataclasses import replace

from kg.extract.assemble import extract
from kg.extract.repair import repaired
from kg.lang import lexicon
from kg.model import Span
from tests.extract.asking import Known, names, only
from tests.trees import document

GAZETTEER = Known({"Syria": "State", "France": "State", "Roe": "Person", "Doe": "Person"}, frozenset())


def mended(rows: str) -> list[tuple[str, int, str]]:
    words = repaired(document("en", rows), lexicon.load("en")).sentences[0].words
    return [(w.text, w.head, w.deprel) for w in words]


def test_a_title_and_its_name_are_one_object() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    reminded remind VERB 0 root Tense=Past|VerbForm=Fin
    Prince Prince PROPN 2 nsubj Number=Sing
    Roe Roe PROPN 2 obj Number=Sing
    of of ADP 7 case
    the the DET 7 det
    promise promise NOUN 2 obl Number=Sing
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Statement"), "target") == ["Roe"]
    assert names(found, only(found, "Statement"), "agent") == ["France"]


def test_whoever_is_joined_to_a_name_stands_beside_its_title() -> None:
    words = mended("""
    thanked thank VERB 0 root Tense=Past|VerbForm=Fin
    Minister minister PROPN 1 obj Number=Sing
    Roe Roe PROPN 1 obl Number=Sing
    and and CCONJ 5 cc
    Doe Doe PROPN 3 conj Number=Sing
    """)
    assert words[2] == ("Roe", 2, "flat") and words[4] == ("Doe", 2, "conj")


def test_no_name_has_a_conjunction() -> None:
    words = mended("""
    President president PROPN 6 nsubj Number=Sing
    Roe Roe PROPN 6 nsubj Number=Sing
    and and CCONJ 4 cc
    President president PROPN 2 nmod:desc Number=Sing
    Doe Doe PROPN 2 flat Number=Sing
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    """)
    assert words[1] == ("Roe", 1, "flat") and words[4] == ("Doe", 1, "conj")


def test_what_a_preposition_leads_is_no_subject() -> None:
    words = mended("""
    Roe Roe PROPN 5 nsubj
    of of ADP 3 case
    city city NOUN 4 compound
    police police NOUN 5 nsubj
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    """)
    assert words[3] == ("police", 1, "nmod")


def test_each_verb_has_the_subject_before_it() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    waited wait VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 5 punct
    Syria Syria PROPN 2 nsubj
    rejected reject VERB 2 parataxis Tense=Past|VerbForm=Fin
    it it PRON 5 obj
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Rejection"), "agent") == ["Syria"]


def test_a_participle_that_stands_for_somebody_is_a_noun() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    warned warn VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    accused accuse VERB 2 obj Tense=Past|VerbForm=Part|Voice=Pass
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Threat"), "target") == ["accused"]
    assert not [e for e in found.events if e.cls == "Accusation"]


def test_of_two_subjects_the_nearer_one_is_the_verbs() -> None:
    found = extract(document("en", """
    Doe Doe PROPN 3 nsubj
    Roe Roe PROPN 3 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 3 obj
    . . PUNCT 3 punct
    """), GAZETTEER)
    assert len(only(found, "Attack").fillers("agent")) == 1


def test_whom_a_participle_of_accusing_names_is_accused() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    left leave VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 4 punct
    accusing accuse VERB 2 advcl Tense=Pres|VerbForm=Part
    Syria Syria PROPN 4 obj
    of of ADP 7 case
    murder murder NOUN 4 obl Number=Sing
    . . PUNCT 2 punct
    """), GAZETTEER)
    accusation = only(found, "Accusation")
    assert names(found, accusation, "agent") == ["France"] and names(found, accusation, "target") == ["Syria"]


def test_a_preposition_leads_the_noun_behind_a_title_or_the_first_of_several() -> None:
    words = mended("""
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    to to ADP 3 case
    President president PROPN 4 compound Number=Sing
    Roe Roe PROPN 1 obl Number=Sing
    with with ADP 8 case
    France France PROPN 4 nmod Number=Sing
    and and CCONJ 8 cc
    Syria Syria PROPN 6 conj Number=Sing
    """)
    assert words[1] == ("to", 4, "case") and words[4] == ("with", 6, "case")


def test_a_name_without_a_preposition_is_an_object() -> None:
    words = mended("""
    Syria Syria PROPN 2 nsubj
    received receive VERB 0 root Tense=Past|VerbForm=Fin
    at at ADP 4 case
    home home NOUN 2 obj Number=Sing
    Roe Roe PROPN 2 obl Number=Sing
    """)
    assert words[3] == ("home", 2, "obl")
    words = mended("""
    Syria Syria PROPN 2 nsubj
    received receive VERB 0 root Tense=Past|VerbForm=Fin
    Roe Roe PROPN 2 obl Number=Sing
    """)
    assert words[2] == ("Roe", 2, "obj")


def test_the_subject_of_what_is_said_before_its_speaker_goes_with_it() -> None:
    words = mended("""
    parents parent NOUN 5 nsubj Number=Plur
    fled flee VERB 5 ccomp Tense=Past|VerbForm=Fin
    , , PUNCT 2 punct
    police police NOUN 5 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    """)
    assert words[0] == ("parents", 2, "nsubj") and words[3] == ("police", 5, "nsubj")


def test_whom_one_calls_on_to_do_something_does_it() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    called call VERB 0 root Tense=Past|VerbForm=Fin
    upon upon ADP 4 case
    Syria Syria PROPN 2 obl
    to to PART 6 mark
    release release VERB 2 advcl VerbForm=Inf
    the the DET 8 det
    journalist journalist NOUN 6 obj Number=Sing
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Release"), "agent") == ["Syria"]
    assert names(found, only(found, "Appeal"), "agent") == ["France"]


def test_a_speaker_taken_for_an_indirect_object_behind_a_quotation() -> None:
    found = extract(document("en", """
    Prices price NOUN 2 nsubj Number=Plur
    fell fall VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 4 punct
    added add VERB 2 parataxis Tense=Past|VerbForm=Fin
    Roe Roe PROPN 4 iobj Number=Sing
    during during ADP 7 case
    talks talk NOUN 4 obl Number=Plur
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Statement"), "agent") == ["Roe"]


def test_a_phrase_between_a_comma_and_its_verb_is_the_subject() -> None:
    words = mended("""
    Amid amid ADP 2 case
    unrest unrest NOUN 9 obl Number=Sing
    , , PUNCT 5 punct
    the the DET 5 det
    students student NOUN 2 conj Number=Plur
    and and CCONJ 7 cc
    nurses nurse NOUN 5 conj Number=Plur
    have have AUX 9 aux VerbForm=Fin
    marched march VERB 0 root Tense=Past|VerbForm=Part
    """)
    assert words[4] == ("students", 9, "nsubj")


def test_who_summons_somebody_for_questioning_questions_him() -> None:
    found = extract(document("en", """
    Police police NOUN 2 nsubj Number=Plur
    summoned summon VERB 0 root Tense=Past|VerbForm=Fin
    Roe Roe PROPN 2 obj Number=Sing
    for for SCONJ 5 mark
    questioning question VERB 2 advcl Tense=Pres|VerbForm=Part
    . . PUNCT 2 punct
    """), GAZETTEER)
    questioning = only(found, "Investigation")
    assert names(found, questioning, "agent") == ["Police"] and names(found, questioning, "target") == ["Roe"]


def test_names_in_a_row_are_a_list() -> None:
    parsed = document("en", """
    Acme Acme PROPN 8 nsubj
    , , PUNCT 3 punct
    Bolt Bolt PROPN 1 appos
    , , PUNCT 5 punct
    Crest Crest PROPN 1 appos
    and and CCONJ 7 cc
    Dart Dart PROPN 5 conj
    merged merge VERB 0 root Tense=Past|VerbForm=Fin
    """)
    text = parsed.article.text
    spans = tuple(Span(text.index(n), text.index(n) + len(n), "ORG") for n in ("Acme", "Bolt", "Crest", "Dart"))
    parsed = replace(parsed, sentences=(replace(parsed.sentences[0], entities=spans),))
    words = repaired(parsed, lexicon.load("en")).sentences[0].words
    assert [w.relation for w in words if w.upos == "PROPN"] == ["nsubj", "conj", "conj", "conj"]


def relation(rows: str, form: str) -> tuple[int, str]:
    return next((head, deprel) for text, head, deprel in mended(rows) if text == form)


def test_whoever_follows_a_name_in_brackets_stands_beside_the_title() -> None:
    rows = """
    judges judge NOUN 11 nsubj Number=Plur
    Rita Rita PROPN 1 flat
    ( ( PUNCT 4 punct
    chair chair NOUN 2 list
    ) ) PUNCT 4 punct
    , , PUNCT 7 punct
    Doe Doe PROPN 2 list
    and and CCONJ 9 cc
    Poe Poe PROPN 7 conj
    have have AUX 11 aux
    resigned resign VERB 0 root Tense=Past|VerbForm=Part
    """
    sentence = document("en", rows)
    text = sentence.article.text
    named = tuple(Span(text.index(n), text.index(n) + len(n), "Person") for n in ("Rita", "Doe", "Poe"))
    sentence = replace(sentence, sentences=(replace(sentence.sentences[0], entities=named),))
    words = repaired(sentence, lexicon.load("en")).sentences[0].words
    assert (words[6].head, words[6].deprel) == (1, "conj")


def test_his_wife_and_several_others_stand_beside_him_in_a_list() -> None:
    rows = """
    Roe Roe PROPN 9 nsubj Number=Sing
    , , PUNCT 4 punct
    his he PRON 4 nmod:poss Person=3|Gender=Masc|Number=Sing
    wife wife NOUN 1 appos Number=Sing
    , , PUNCT 7 punct
    and and CCONJ 7 cc
    aides aide NOUN 1 conj Number=Plur
    have have AUX 9 aux
    left leave VERB 0 root Tense=Past|VerbForm=Part
    """
    for rest in (rows, rows.replace("his he PRON 4 nmod:poss", "two two NUM 4 nummod").replace("wife wife NOUN 1 appos Number=Sing",
                                                                                              "sons son NOUN 1 appos Number=Plur")):
        found = document("en", rest)
        found = replace(found, sentences=(replace(found.sentences[0], entities=(Span(0, 3, "Person"),)),))
        assert repaired(found, lexicon.load("en")).sentences[0].words[3].deprel == "conj"


def test_who_stands_between_after_and_a_verb_is_its_subject() -> None:
    rows = """
    Roe Roe PROPN 2 nsubj
    fled flee VERB 0 root Tense=Past|VerbForm=Fin
    after after ADP 5 case
    the the DET 5 det
    judges judge NOUN 6 obl Number=Plur
    ordered order VERB 2 parataxis Tense=Past|VerbForm=Fin
    arrests arrest NOUN 6 obj Number=Plur
    """
    assert relation(rows, "judges") == (6, "nsubj") and relation(rows, "after") == (6, "mark")
    assert relation(rows.replace("after after", "with with"), "judges") == (6, "obl")


def test_whoever_stands_before_a_passive_behind_and_is_its_subject() -> None:
    rows = """
    It it PRON 3 nsubj:pass
    was be AUX 3 aux:pass
    challenged challenge VERB 0 root Tense=Past|VerbForm=Part
    in in ADP 5 case
    court court NOUN 11 obl
    and and CCONJ 9 cc
    Roe Roe PROPN 5 conj
    and and CCONJ 9 cc
    Doe Doe PROPN 5 conj
    were be AUX 11 aux:pass
    sued sue VERB 3 advcl Tense=Past|VerbForm=Part
    """
    assert relation(rows, "Roe") == (11, "nsubj:pass") and relation(rows, "Doe") == (7, "conj") and relation(rows, "court") == (3, "obl")


def test_somebody_is_called_by_his_age() -> None:
    found = extract(document("en", """
    Judges judge NOUN 2 nsubj Number=Plur
    sentenced sentence VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 8 det
    69 69 NUM 6 nummod
    - - PUNCT 4 punct
    year year NOUN 8 compound Number=Sing
    - - PUNCT 4 punct
    old old ADJ 2 obj Degree=Pos
    to to ADP 10 case
    prison prison NOUN 2 obl
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert [found.mentions[m].type for m in only(found, "Prosecution").fillers("target")] == ["Person"]


def test_an_office_before_a_name_is_its_title_though_a_party_stands_before_it() -> None:
    rows = """
    Labour Labour PROPN 2 compound
    Party Party PROPN 3 nmod:desc
    MLA MLA PROPN 5 nsubj
    Roe Roe PROPN 3 flat
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 5 punct
    """
    found = document("en", rows)
    sentence = replace(found.sentences[0], entities=(Span(0, 12, "Organization"), Span(17, 20, "Person")))
    found = extract(replace(found, sentences=(sentence,)), GAZETTEER)
    assert names(found, only(found, "Statement"), "agent") == ["Roe"]


def test_a_shortened_rank_is_a_title() -> None:
    found = extract(document("en", """
    Brig Brig PROPN 4 nsubj
    +. . PUNCT 1 punct
    Roe Roe PROPN 1 flat
    said say VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 6 mark
    attacked attack VERB 4 ccomp Tense=Past|VerbForm=Fin
    France France PROPN 6 nsubj
    Syria Syria PROPN 6 obj
    . . PUNCT 4 punct
    """), GAZETTEER)
    assert [found.mentions[m].text for m in only(found, "Statement").fillers("agent")] == ["Brig. Roe"]


def test_a_subject_of_an_auxiliary_is_its_verbs() -> None:
    words = mended("""
    Roe Roe PROPN 2 nsubj
    had have AUX 7 aux
    , , PUNCT 5 punct
    that that DET 5 det
    day day NOUN 7 obl:unmarked
    , , PUNCT 5 punct
    answered answer VERB 0 root Tense=Past|VerbForm=Part
    . . PUNCT 7 punct
    """)
    assert words[0] == ("Roe", 7, "nsubj")


def test_what_ends_a_sentence_behind_its_subject_is_a_verb() -> None:
    found = extract(document("en", """
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    , , PUNCT 6 punct
    Roe Roe PROPN 6 nsubj
    reports report NOUN 2 dep Number=Plur
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Statement"), "agent") == ["Roe"]


def test_a_name_behind_the_offices_of_its_bearer() -> None:
    rows = """
    Minister minister NOUN 9 nsubj
    of of ADP 3 case
    Trade Trade PROPN 1 nmod
    and and CCONJ 5 cc
    Chairman chairman PROPN 3 conj
    of of ADP 7 case
    Council Council PROPN 5 nmod
    Roe Roe PROPN 7 appos
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 9 punct
    """
    sentence = document("en", rows).sentences[0]
    name = sentence.words[7]
    found = document("en", rows)
    found = replace(found, sentences=(replace(sentence, entities=(Span(name.begin, name.end, "Person"),)),))
    spoken = extract(found, GAZETTEER)
    assert names(spoken, only(spoken, "Statement"), "agent") == ["Roe"]


def test_whoever_is_joined_to_a_name_in_apposition_to_its_title_stands_beside_the_title() -> None:
    words = mended("""
    met meet VERB 0 root Tense=Past|VerbForm=Fin
    chairman chairman NOUN 1 obj Number=Sing
    Roe Roe PROPN 2 appos Number=Sing
    and and CCONJ 5 cc
    Doe Doe PROPN 3 conj Number=Sing
    """)
    assert words[4] == ("Doe", 2, "conj")


def test_the_noun_behind_a_subordinator_belongs_to_its_verb() -> None:
    words = mended("""
    came come VERB 0 root Tense=Past|VerbForm=Fin
    days day NOUN 1 obl:unmarked Number=Plur
    after after SCONJ 7 mark
    Roe Roe PROPN 1 nsubj
    and and CCONJ 6 cc
    Doe Doe PROPN 4 conj
    met meet VERB 4 parataxis Tense=Past|VerbForm=Fin
    . . PUNCT 1 punct
    """)
    assert words[3] == ("Roe", 7, "nsubj") and words[6] == ("met", 1, "advcl")


def test_two_joined_nouns_behind_a_verb_share_the_second_ones_verb() -> None:
    words = mended("""
    He he PRON 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    mayor mayor NOUN 2 nsubj Number=Sing
    and and CCONJ 7 cc
    the the DET 7 det
    judge judge NOUN 8 nsubj Number=Sing
    lied lie VERB 2 ccomp Tense=Past|VerbForm=Fin
    """)
    assert words[3] == ("mayor", 8, "nsubj") and words[6] == ("judge", 4, "conj")


def test_who_speaks_behind_a_comma_with_his_office_is_the_subject() -> None:
    words = mended("""
    Police police NOUN 2 nsubj
    sent send VERB 0 root Tense=Past|VerbForm=Fin
    it it PRON 2 obj
    to to ADP 5 case
    court court NOUN 2 obl
    , , PUNCT 7 punct
    Roe Roe PROPN 5 appos
    , , PUNCT 9 punct
    inspector inspector NOUN 7 appos Number=Sing
    told tell VERB 2 parataxis Tense=Past|VerbForm=Fin
    Doe Doe PROPN 10 obj
    """)
    assert words[6] == ("Roe", 10, "nsubj")


def test_our_man_reports_quoting_others() -> None:
    words = mended("""
    He he PRON 2 nsubj
    fled flee VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 4 punct
    reports report VERB 2 parataxis Tense=Pres|VerbForm=Fin
    our our PRON 6 nmod:poss
    correspondent correspondent NOUN 7 obj Number=Sing
    quoting quote VERB 4 ccomp VerbForm=Ger
    police police NOUN 7 obj
    . . PUNCT 2 punct
    """)
    assert words[5] == ("correspondent", 4, "nsubj")


def test_the_office_behind_a_bodys_name_heads_the_phrase() -> None:
    words = mended("""
    charges charge NOUN 0 root Number=Plur
    against against ADP 4 case
    the the DET 4 det
    Party Party PROPN 1 nmod Number=Sing
    ( ( PUNCT 6 punct
    LP LP PROPN 4 appos Number=Sing
    ) ) PUNCT 6 punct
    president president NOUN 4 appos Number=Sing
    . . PUNCT 1 punct
    """)
    assert words[7] == ("president", 1, "nmod") and words[3] == ("Party", 8, "compound") and words[1] == ("against", 8, "case")


def test_the_noun_between_with_and_a_gerund_is_its_subject() -> None:
    found = extract(document("en", """
    It it PRON 2 nsubj Gender=Neut
    ended end VERB 0 root Tense=Past|VerbForm=Fin
    with with ADP 4 case
    France France PROPN 5 obl
    attacking attack VERB 2 advcl VerbForm=Ger
    Syria Syria PROPN 5 obj
    . . PUNCT 2 punct
    """), GAZETTEER)
    assert names(found, only(found, "Attack"), "agent") == ["France"]


def test_who_stands_behind_said_and_its_speaker_does_what_is_said() -> None:
    words = mended("""
    Smith Smith PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 2 nsubj Number=Plur
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    rebels rebel NOUN 4 obj Number=Plur
    . . PUNCT 2 punct
    """)
    assert words[0] == ("Smith", 2, "nsubj") and words[2] == ("soldiers", 4, "nsubj")


def test_who_stands_between_said_and_adding_has_said_it() -> None:
    words = mended("""
    Rebels rebel NOUN 2 nsubj Number=Plur
    attacked attack VERB 4 ccomp Tense=Past|VerbForm=Fin
    , , PUNCT 2 punct
    said say VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 6 nsubj Number=Plur
    adding add VERB 4 ccomp Tense=Pres|VerbForm=Part
    that that SCONJ 9 mark
    they they PRON 9 nsubj Number=Plur|Person=3|PronType=Prs
    fled flee VERB 6 ccomp Tense=Past|VerbForm=Fin
    . . PUNCT 4 punct
    """)
    assert words[4] == ("soldiers", 4, "nsubj") and words[5] == ("adding", 4, "advcl")
