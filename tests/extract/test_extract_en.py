"""English extraction from hand-made trees, with the same machinery as Arabic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract import extract
from kg.extract.assemble import candidates
from kg.extract.roles.weighing import Weights
from kg.model import Extraction, Span
from tests.extract.asking import Known, names, only
from tests.trees import document

KNOWN = Known({"Syria": "State", "France": "State", "Paris": "Place", "Reuters": "Organization"},
              frozenset({"French", "Syrian"}))


def run(*rows: str, fillers: Weights | None = None) -> Extraction:
    """What comes out, fillers weighed by the table; by none where ``fillers`` is empty."""
    return extract(document("en", *rows), KNOWN, fillers)


def test_passive_with_agent() -> None:
    found = run("""
    The the DET 2 det
    mayor mayor NOUN 4 nsubj:pass Number=Sing
    was be AUX 4 aux:pass
    arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    by by ADP 6 case
    soldiers soldier NOUN 4 obl:agent Number=Plur
    . . PUNCT 4 punct
    """)
    arrest = only(found, "Arrest")
    assert names(found, arrest, "agent") == ["soldiers"]
    assert names(found, arrest, "target") == ["mayor"]


def test_reported_speech_with_a_denied_event() -> None:
    found = run("""
    The the DET 2 det
    minister minister NOUN 3 nsubj Number=Sing
    denied deny VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 6 mark
    France France PROPN 6 nsubj
    attacked attack VERB 3 ccomp Tense=Past|VerbForm=Fin
    Syria Syria PROPN 6 obj
    . . PUNCT 3 punct
    """)
    denial, attack = only(found, "Denial"), only(found, "Attack")
    assert attack.factuality == "Denied" and attack.according_to == denial.id and denial.content == (attack.id,)
    assert names(found, attack, "agent") == ["France"]
    assert names(found, attack, "target") == ["Syria"]


def test_an_appeal_hands_its_addressee_down() -> None:
    found = run("""
    France France PROPN 2 nsubj
    urged urge VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    to to PART 5 mark
    release release VERB 2 xcomp VerbForm=Inf
    the the DET 7 det
    prisoners prisoner NOUN 5 obj Number=Plur
    . . PUNCT 2 punct
    """)
    release = only(found, "Release")
    assert release.factuality == "Hypothetical"
    assert names(found, release, "agent") == ["Syria"]
    assert names(found, release, "target") == ["prisoners"]


def test_light_verb_and_demonym() -> None:
    found = run("""
    The the DET 3 det
    French french ADJ 3 amod
    president president NOUN 4 nsubj Number=Sing
    held hold VERB 0 root Tense=Past|VerbForm=Fin
    talks talk NOUN 4 obj Number=Plur
    with with ADP 8 case
    the the DET 8 det
    envoy envoy NOUN 5 nmod Number=Sing
    in in ADP 10 case
    Paris Paris PROPN 4 obl
    . . PUNCT 4 punct
    """)
    talks = only(found, "Talks")
    assert names(found, talks, "participant") == ["French president", "envoy"]
    assert names(found, talks, "place") == ["Paris"]


def test_future_is_planned_and_negation_is_kept() -> None:
    planned = run("""
    France France PROPN 3 nsubj
    will will AUX 3 aux
    attack attack VERB 0 root VerbForm=Inf
    Syria Syria PROPN 3 obj
    """)
    negated = run("""
    France France PROPN 4 nsubj
    did do AUX 4 aux
    not not PART 4 advmod
    attack attack VERB 0 root VerbForm=Inf
    Syria Syria PROPN 4 obj
    """)
    assert [e.factuality for e in planned.events] == ["Planned"]
    assert [e.factuality for e in negated.events] == ["Negated"]


def test_speech_after_what_is_said() -> None:
    found = run("""
    Soldiers soldier NOUN 2 nsubj Number=Plur
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    , , PUNCT 6 punct
    Reuters Reuters PROPN 6 nsubj
    reported report VERB 2 parataxis Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    attack, report = only(found, "Attack"), only(found, "Statement")
    assert attack.according_to == report.id and attack.factuality == "Claimed"
    assert names(found, report, "agent") == ["Reuters"]


def test_a_relative_clause_says_it_of_its_antecedent() -> None:
    found = run("""
    Gunmen gunman NOUN 5 nsubj Number=Plur
    who who PRON 3 nsubj PronType=Rel
    killed kill VERB 1 acl:relcl Tense=Past|VerbForm=Fin
    civilians civilian NOUN 3 obj Number=Plur
    fled flee VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 5 punct
    """)
    killing = only(found, "Killing")
    assert names(found, killing, "agent") == ["Gunmen"]
    assert names(found, killing, "target") == ["civilians"]


def test_a_reply_denies_what_was_alleged() -> None:
    found = run("""
    France France PROPN 2 nsubj
    accused accuse VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    of of SCONJ 5 mark
    killing kill VERB 2 advcl VerbForm=Ger
    civilians civilian NOUN 5 obj Number=Plur
    , , PUNCT 9 punct
    Syria Syria PROPN 9 nsubj
    denied deny VERB 2 conj Tense=Past|VerbForm=Fin
    it it PRON 9 obj
    . . PUNCT 2 punct
    """)
    killing, denial = only(found, "Killing"), only(found, "Denial")
    assert denial.content == (killing.id,)
    assert killing.according_to == only(found, "Accusation").id


def test_an_infinitive_hung_on_the_addressee_is_asked() -> None:
    found = run("""
    France France PROPN 2 nsubj
    called call VERB 0 root Tense=Past|VerbForm=Fin
    on on ADP 4 case
    Syria Syria PROPN 2 obl
    to to PART 6 mark
    release release VERB 4 acl VerbForm=Inf
    the the DET 8 det
    prisoners prisoner NOUN 6 obj Number=Plur
    """)
    assert only(found, "Release").according_to == only(found, "Appeal").id
    assert names(found, only(found, "Release"), "agent") == ["Syria"]


def test_a_misplaced_infinitive_is_said_too() -> None:
    found = run("""
    France France PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 5 nsubj
    would would AUX 5 aux
    attack attack VERB 2 ccomp VerbForm=Inf
    Paris Paris PROPN 5 obj
    and and CCONJ 8 cc
    arrest arrest VERB 2 conj VerbForm=Inf
    soldiers soldier NOUN 8 obj Number=Plur
    """)
    arrest = only(found, "Arrest")
    assert arrest.according_to == only(found, "Statement").id and names(found, arrest, "agent") == ["Syria"]


def test_the_speaker_goes_on_by_participle() -> None:
    found = run("""
    France France PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 4 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 4 obj
    , , PUNCT 7 punct
    adding add VERB 4 advcl Tense=Pres|VerbForm=Part
    that that SCONJ 10 mark
    soldiers soldier NOUN 10 nsubj Number=Plur
    died die VERB 7 ccomp Tense=Past|VerbForm=Fin
    """)
    adding = next(e for e in found.events if e.lemma == "add")
    assert names(found, adding, "agent") == ["France"]


def test_according_to_is_a_source_whatever_its_tag() -> None:
    found = run("""
    According accord VERB 3 case Tense=Pres|VerbForm=Part
    to to ADP 1 fixed
    Reuters Reuters PROPN 6 obl
    , , PUNCT 3 punct
    France France PROPN 6 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 6 obj
    """)
    assert only(found, "Attack").according_to == only(found, "Statement").id
    assert names(found, only(found, "Statement"), "agent") == ["Reuters"]


def test_who_is_somebody_not_a_thing() -> None:
    found = run("""
    France France PROPN 2 nsubj
    dropped drop VERB 0 root Tense=Past|VerbForm=Fin
    a a DET 4 det
    case case NOUN 2 obj Number=Sing
    against against ADP 7 case
    the the DET 7 det
    minister minister NOUN 4 nmod Number=Sing
    , , PUNCT 10 punct
    who who PRON 10 nsubj PronType=Rel
    resigned resign VERB 4 acl:relcl Tense=Past|VerbForm=Fin
    """)
    assert names(found, only(found, "Resignation"), "agent") == ["minister"]


def test_what_is_to_happen_and_what_is_done_for_is_planned() -> None:
    found = run("""
    France France PROPN 4 nsubj
    is be AUX 4 cop
    to to PART 4 mark
    attack attack VERB 0 root VerbForm=Inf
    Syria Syria PROPN 4 obj
    to to PART 7 mark
    release release VERB 4 advcl VerbForm=Inf
    prisoners prisoner NOUN 7 obj Number=Plur
    """)
    assert (only(found, "Attack").factuality, only(found, "Release").factuality) == ("Planned", "Planned")


def test_what_is_hoped_is_hypothetical_and_a_gerund_shares_its_verbs_future() -> None:
    found = run("""
    France France PROPN 2 nsubj
    hopes hope VERB 0 root Tense=Pres|VerbForm=Fin
    that that SCONJ 5 mark
    Syria Syria PROPN 5 nsubj
    withdraws withdraw VERB 2 ccomp Tense=Pres|VerbForm=Fin
    """, """
    France France PROPN 3 nsubj
    will will AUX 3 aux
    work work VERB 0 root VerbForm=Inf
    on on SCONJ 5 mark
    helping help VERB 3 advcl Tense=Pres|VerbForm=Part
    Syria Syria PROPN 5 obj
    """)
    assert only(found, "Withdrawal").factuality == "Hypothetical"
    assert only(found, "Assistance").factuality == "Planned"


def test_two_statements_of_one_speaker_are_not_one_in_the_other() -> None:
    noted = run("""
    France France PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 4 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 4 obj
    , , PUNCT 7 punct
    adding add VERB 4 advcl Tense=Pres|VerbForm=Part
    that that SCONJ 10 mark
    soldiers soldier NOUN 10 nsubj Number=Plur
    died die VERB 7 ccomp Tense=Past|VerbForm=Fin
    """)
    adding = next(e for e in noted.events if e.lemma == "add")
    assert names(noted, adding, "agent") == ["France"] and adding.according_to is None


def test_a_speakers_aside_is_no_claim() -> None:
    found = run("""
    " " PUNCT 3 punct
    I I PRON 3 nsubj Person=1|PronType=Prs
    believe believe VERB 8 ccomp Tense=Pres|VerbForm=Fin
    Syria Syria PROPN 5 nsubj
    attacked attack VERB 3 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 5 obj
    " " PUNCT 3 punct
    said say VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 10 det
    minister minister NOUN 8 nsubj Number=Sing
    """)
    said = only(found, "Statement")
    assert said.lemma == "say" and only(found, "Attack").according_to == said.id


def test_who_gave_what_is_welcomed_is_the_target() -> None:
    found = run("""
    France France PROPN 2 nsubj
    welcomed welcome VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    order order NOUN 2 obj Number=Sing
    that that PRON 7 obj PronType=Rel
    Syria Syria PROPN 7 nsubj
    gave give VERB 4 acl:relcl Tense=Past|VerbForm=Fin
    """)
    assert names(found, only(found, "Endorsement"), "target") == ["Syria"]


def test_a_relative_clause_gives_nobody_the_floor() -> None:
    found = run("""
    France France PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 4 nsubj Number=Plur
    died die VERB 2 ccomp Tense=Past|VerbForm=Fin
    """, """
    Soldiers soldier NOUN 2 nsubj Number=Plur
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    rebels rebel NOUN 2 obj Number=Plur
    who who PRON 5 nsubj PronType=Rel
    announced announce VERB 3 acl:relcl Tense=Past|VerbForm=Fin
    that that SCONJ 8 mark
    Syria Syria PROPN 8 nsubj
    withdrew withdraw VERB 5 ccomp Tense=Past|VerbForm=Fin
    """, """
    It it PRON 2 nsubj Gender=Neut|Number=Sing|Person=3|PronType=Prs
    added add VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 5 mark
    soldiers soldier NOUN 5 nsubj Number=Plur
    fled flee VERB 2 ccomp Tense=Past|VerbForm=Fin
    """)
    added = next(e for e in found.events if e.lemma == "add")
    assert names(found, added, "agent") == ["France"]


def test_who_defends_himself_is_not_his_own_target() -> None:
    found = run("""
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    itself itself PRON 2 obj Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes
    """)
    assert names(found, only(found, "Attack"), "agent", "target") == ["France"]


def test_a_sentence_ends_with_its_reporter() -> None:
    found = run("""
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 6 dep Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    , , PUNCT 2 punct
    France France PROPN 6 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 6 punct
    """)
    assert only(found, "Attack").according_to == only(found, "Statement").id


def test_a_source_behind_a_comma_vouches_for_the_sentence() -> None:
    found = run("""
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    while while SCONJ 6 mark
    soldiers soldier NOUN 6 nsubj Number=Plur
    killed kill VERB 2 advcl Tense=Past|VerbForm=Fin
    rebels rebel NOUN 6 obj Number=Plur
    , , PUNCT 10 punct
    according accord VERB 11 case Tense=Pres|VerbForm=Part
    to to ADP 9 fixed
    Reuters Reuters PROPN 6 obl
    """)
    statement = only(found, "Statement")
    assert {only(found, "Attack").according_to, only(found, "Killing").according_to} == {statement.id}


def test_names_in_apposition_replace_the_plural_that_they_spell_out() -> None:
    found = run("""
    Reuters Reuters PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    countries country NOUN 2 obj Number=Plur
    , , PUNCT 6 punct
    Syria Syria PROPN 4 appos
    and and CCONJ 8 cc
    France France PROPN 6 conj
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["Syria", "France"]


def test_names_after_including_act_beside_the_plural() -> None:
    found = run("""
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    several several ADJ 4 amod
    groups group NOUN 2 obj Number=Plur
    including include VERB 6 case VerbForm=Ger
    Exampla Exampla PROPN 4 nmod
    and and CCONJ 8 cc
    Syria Syria PROPN 6 conj
    . . PUNCT 2 punct
    """)
    assert "Syria" in names(found, only(found, "Attack"), "target")


def test_whose_thing_is_changed_is_no_target() -> None:
    found = run("""
    France France PROPN 2 nsubj
    changed change VERB 0 root Tense=Past|VerbForm=Fin
    its its PRON 4 nmod:poss Person=3|Poss=Yes|PronType=Prs
    position position NOUN 2 obj Number=Sing
    . . PUNCT 2 punct
    """)
    assert [e.fillers("target") for e in found.events] == [()]


def test_a_subject_that_is_taken_for_the_root() -> None:
    found = run("""
    France France PROPN 0 root
    and and CCONJ 3 cc
    Syria Syria PROPN 1 conj
    , , PUNCT 5 punct
    created create VERB 1 parataxis Tense=Past|VerbForm=Fin
    the the DET 7 det
    council council NOUN 5 obj Number=Sing
    . . PUNCT 1 punct
    """)
    created = next(e for e in found.events if e.lemma == "create")
    assert names(found, created, "agent") == ["France", "Syria"]
    assert not created.fillers("target")  # what is made is not acted upon


def test_who_is_accused_does_what_he_is_accused_of() -> None:
    found = run("""
    France France PROPN 2 nsubj
    accused accuse VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    of of ADP 6 case
    an a DET 6 det
    attack attack NOUN 2 obl Number=Sing
    on on ADP 8 case
    Paris Paris PROPN 6 nmod
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Attack"), "agent") == ["Syria"]


def test_whom_it_is_done_to_stands_in_one_place() -> None:
    found = run("""
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    on on ADP 6 case
    the the DET 6 det
    soldiers soldier NOUN 2 obl Number=Plur
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["Syria"]


def test_a_noun_that_names_two_has_its_host_for_no_participant() -> None:
    found = run("""
    Reuters Reuters PROPN 2 nsubj
    hosted host VERB 0 root Tense=Past|VerbForm=Fin
    French French ADJ 5 amod
    - - PUNCT 3 punct
    Syrian Syrian ADJ 6 amod
    talks talk NOUN 2 obj Number=Plur
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Talks"), "participant") == ["French", "Syrian"]


def test_whom_one_directs_to_do_something_is_asked() -> None:
    found = run("""
    France France PROPN 2 nsubj
    directed direct VERB 0 root Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 2 obj
    to to PART 5 mark
    assist assist VERB 2 advcl VerbForm=Inf
    Syria Syria PROPN 5 obj
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appeal"), "target") == ["Reuters"]


def test_a_courtesy_call_is_a_visit() -> None:
    found = run("""
    The the DET 2 det
    minister minister NOUN 3 nsubj Number=Sing
    paid pay VERB 0 root Tense=Past|VerbForm=Fin
    a a DET 6 det
    courtesy courtesy NOUN 6 compound
    call call NOUN 3 obj Number=Sing
    on on ADP 9 case
    the the DET 9 det
    mayor mayor NOUN 6 nmod Number=Sing
    . . PUNCT 3 punct
    """)
    visit = only(found, "Visit")
    assert names(found, visit, "agent") == ["minister"] and names(found, visit, "target") == ["mayor"]


def test_a_relative_clause_in_the_perfect_is_active() -> None:
    found = run("""
    France France PROPN 2 nsubj
    thanked thank VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    minister minister NOUN 2 obj Number=Sing
    who who PRON 7 nsubj PronType=Rel
    has have AUX 7 aux
    assumed assume VERB 4 acl:relcl Tense=Past|VerbForm=Part
    the the DET 9 det
    post post NOUN 7 obj Number=Sing
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appointment"), "agent") == ["minister"]


LEAD = """
The the DET 2 det
police police NOUN 3 nsubj Number=Plur
arrested arrest VERB 0 root Tense=Past|VerbForm=Fin
the the DET 6 det
former former ADJ 6 amod
mayor mayor NOUN 3 obj Number=Sing
of of ADP 8 case
Paris Paris PROPN 6 nmod
"""


def test_a_lead_that_the_next_sentence_begins_with_is_told_once() -> None:
    stop = ". . PUNCT 3 punct"
    assert only(run(LEAD + stop, LEAD + "yesterday yesterday NOUN 3 obl:tmod\n" + stop), "Arrest").sentence == 1
    found = run(LEAD + stop, LEAD.replace("Paris", "Lyon") + stop)
    assert [e.cls for e in found.events] == ["Arrest", "Arrest"]


def test_who_says_something_says_more_behind_a_clause_about_a_thing() -> None:
    found = run("""
    France France PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    number number NOUN 5 nsubj Number=Sing
    fell fall VERB 2 ccomp Tense=Past|VerbForm=Fin
    and and CCONJ 7 cc
    called call VERB 5 conj Tense=Past|VerbForm=Fin
    for for ADP 9 case
    help help NOUN 7 obl Number=Sing
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appeal"), "agent") == ["France"]


def test_a_body_that_spoke_last_is_not_he() -> None:
    said = """
    {who} 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 5 mark
    Syria Syria PROPN 5 nsubj
    left leave VERB 2 ccomp Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """
    parsed = document("en", said.format(who="Reuters Reuters PROPN"),
                      said.format(who="he he PRON").replace("PRON 2 nsubj", "PRON 2 nsubj Gender=Masc|Number=Sing|Person=3"))
    found = extract(parsed, KNOWN)
    spoken = [e for e in found.events if e.lemma == "say"]
    assert [found.mentions[m].text for e in spoken for m in e.fillers("agent")] == ["Reuters", "he"]


def test_who_was_appointed_takes_office_himself_unless_somebody_gives_it() -> None:
    passive = """
    ministers minister NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    appointed appoint VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    {by}
    . . PUNCT 3 punct
    """
    found = run(passive.format(by=""))
    assert len(only(found, "Appointment").fillers("agent")) == 1 and not only(found, "Appointment").fillers("target")
    found = run(passive.format(by="by by ADP 5 case\n    France France PROPN 3 obl:agent"))
    assert names(found, only(found, "Appointment"), "agent") == ["France"] and only(found, "Appointment").fillers("target")


def test_an_inquiry_into_somebody_has_him_for_target() -> None:
    found = run("""
    France France PROPN 2 nsubj
    opened open VERB 0 root Tense=Past|VerbForm=Fin
    an an DET 4 det
    investigation investigation NOUN 2 obj Number=Sing
    into into ADP 6 case
    Syria Syria PROPN 2 obl
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Investigation"), "target") == ["Syria"]


def test_a_sense_that_lists_words_goes_before_one_that_does_not() -> None:
    rows = """
    France France PROPN 2 nsubj
    arrived arrive VERB 0 root Tense=Past|VerbForm=Fin
    at at ADP 5 case
    an a DET 5 det
    {} {} NOUN 2 obl Number=Sing
    . . PUNCT 2 punct
    """
    assert [e.cls for e in run(rows.format("agreement", "agreement")).events] == ["Accord"]
    assert [e.cls for e in run(rows.format("airport", "airport")).events] == ["Visit"]


def test_a_thing_allows_nothing() -> None:
    rows = """
    The the DET 2 det
    {} {} NOUN 3 nsubj Number=Sing
    allowed allow VERB 0 root Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 3 obj
    to to PART 6 mark
    leave leave VERB 3 xcomp VerbForm=Inf
    . . PUNCT 3 punct
    """
    assert "Accord" in {e.cls for e in run(rows.format("minister", "minister")).events}
    assert "Accord" not in {e.cls for e in run(rows.format("bridge", "bridge")).events}


def test_a_speaker_behind_a_verb_that_goes_on_behind_a_quotation() -> None:
    rows = """
    {} state VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 3 det
    minister minister NOUN 1 obj Number=Sing
    . . PUNCT 1 punct
    """
    found = run(rows.format("stated"), fillers={})
    assert names(found, only(found, "Statement"), "agent") == ["minister"]
    assert not any(names(other, e, "agent") for other in [run(rows.format("Stated"), fillers={})] for e in other.events)


def test_one_who_continues_behind_a_quotation_says_it() -> None:
    found = run("""
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    , , PUNCT 6 punct
    Reuters Reuters PROPN 6 nsubj
    continued continue VERB 2 parataxis Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    claim = only(found, "Statement")
    assert names(found, claim, "agent") == ["Reuters"] and only(found, "Attack").according_to == claim.id


def test_who_met_somebody_discussed_it_with_him() -> None:
    found = run("""
    France France PROPN 2 nsubj
    met meet VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    and and CCONJ 5 cc
    discussed discuss VERB 2 conj Tense=Past|VerbForm=Fin
    trade trade NOUN 5 obj Number=Sing
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Talks"), "participant") == ["France", "Syria"]


def test_relations_are_between_those_whom_they_name() -> None:
    found = run("""
    Reuters Reuters PROPN 2 nsubj
    improved improve VERB 0 root Tense=Past|VerbForm=Fin
    ties tie NOUN 2 obj Number=Plur
    between between ADP 5 case
    France France PROPN 3 nmod
    and and CCONJ 7 cc
    Syria Syria PROPN 5 conj
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Cooperation"), "participant") == ["France", "Syria"]


def test_the_two_are_those_who_met() -> None:
    found = run("""
    France France PROPN 2 nsubj
    met meet VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    . . PUNCT 2 punct
    """, """
    The the DET 2 det
    two two NUM 3 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 3 obj
    . . PUNCT 3 punct
    """)
    assert names(found, only(found, "Attack"), "agent") == ["France", "Syria"]


def test_where_one_comes_from_or_lies_is_no_event() -> None:
    rows = """
    The the DET 2 det
    minister minister NOUN 3 nsubj Number=Sing
    {0} {1} VERB 0 root Tense=Pres|VerbForm=Fin
    {2} {2} ADP 5 case
    Paris Paris PROPN 3 obl
    . . PUNCT 3 punct
    """
    assert not run(rows.format("hails", "hail", "from")).events
    assert not run(rows.format("lies", "lie", "in")).events


def test_who_is_reminded_to_do_something_is_asked() -> None:
    found = run("""
    The the DET 2 det
    minister minister NOUN 3 nsubj Number=Sing
    reminded remind VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 3 obj
    to to PART 6 mark
    pay pay VERB 3 xcomp VerbForm=Inf
    . . PUNCT 3 punct
    """)
    assert names(found, only(found, "Appeal"), "target") == ["Syria"]


def test_an_illness_is_battled_without_arms() -> None:
    rows = """
    France France PROPN 2 nsubj
    battled battle VERB 0 root Tense=Past|VerbForm=Fin
    {0} {1} {2} 2 obj
    . . PUNCT 2 punct
    """
    assert [e.cls for e in run(rows.format("inflation", "inflation", "NOUN")).events] == ["Occurrence"]
    assert [e.cls for e in run(rows.format("Syria", "Syria", "PROPN")).events] == ["Attack"]


@pytest.mark.parametrize(("preposition", "noun", "cls", "role"), (
    ("under", "investigation", "Investigation", "target"), ("under", "arrest", "Arrest", "target"),
    ("on", "trial", "Prosecution", "target"), ("in", "custody", "Arrest", "target"),
    ("under", "fire", "Condemnation", "target"), ("on", "strike", "Strike", "agent"),
))
def test_who_is_under_something_has_it_done_to_him(preposition: str, noun: str, cls: str, role: str) -> None:
    found = candidates(document("en", f"""
    The the DET 2 det
    ministers minister NOUN 5 nsubj Number=Plur
    are be AUX 5 cop
    {preposition} {preposition} ADP 5 case
    {noun} {noun} NOUN 0 root Number=Sing
    . . PUNCT 5 punct
    """), KNOWN)
    assert [(d.cls, [a.role for a in d.arguments]) for d in found.drafts] == [(cls, [role])]


def test_a_passive_has_its_subject_done_to_whatever_it_is_called() -> None:
    found = run("""
    The the DET 2 det
    ministers minister NOUN 5 nsubj Number=Plur
    have have AUX 5 aux
    been be AUX 5 aux:pass
    targeted target VERB 0 root Tense=Past|VerbForm=Part
    . . PUNCT 5 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["ministers"]


def test_fighting_between_two_has_both_take_part() -> None:
    found = run("""
    Fighting fight VERB 6 advcl VerbForm=Ger
    between between ADP 3 case
    France France PROPN 1 obl
    and and CCONJ 5 cc
    Syria Syria PROPN 3 conj
    continued continue VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 6 punct
    """)
    assert names(found, only(found, "Attack"), "participant") == ["France", "Syria"]


def test_who_would_like_somebody_to_do_something_asks_for_it() -> None:
    found = run("""
    The the DET 2 det
    minister minister NOUN 4 nsubj Number=Sing
    would would AUX 4 aux
    like like VERB 0 root VerbForm=Inf
    Syria Syria PROPN 4 obj
    to to PART 7 mark
    leave leave VERB 5 acl VerbForm=Inf
    Paris Paris PROPN 7 obj
    . . PUNCT 4 punct
    """)
    assert names(found, only(found, "Appeal"), "target") == ["Syria"]


def test_a_judgement_beside_the_object_of_calling_condemns() -> None:
    rows = """
    Reuters Reuters PROPN 2 nsubj
    {0} {1} VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    decision decision NOUN 2 obj Number=Sing
    {2} {2} ADJ 4 appos
    . . PUNCT 2 punct
    """
    assert only(run(rows.format("termed", "term", "unjust")), "Condemnation")
    assert only(run(rows.format("called", "call", "shameful")), "Condemnation")
    assert only(run(rows.format("called", "call", "new")), "Statement")


def test_a_question_is_asked_and_nothing_asked_for() -> None:
    found = run("""
    Why why ADV 3 advmod
    is be AUX 3 aux
    leaving leave VERB 7 ccomp Tense=Pres|VerbForm=Part
    France France PROPN 3 nsubj
    ? ? PUNCT 3 punct
    " " PUNCT 3 punct
    asked ask VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 7 nsubj
    . . PUNCT 7 punct
    """)
    assert names(found, only(found, "Statement"), "agent") == ["Syria"]


def test_what_one_denounces_and_calls_something_is_said_once() -> None:
    found = run("""
    France France PROPN 2 nsubj
    denounced denounce VERB 0 root Tense=Past|VerbForm=Fin
    what what PRON 5 obj PronType=Int
    they they PRON 5 nsubj Case=Nom|Number=Plur|Person=3|PronType=Prs
    called call VERB 2 ccomp Tense=Past|VerbForm=Fin
    a a DET 7 det
    plot plot NOUN 5 xcomp Number=Sing
    . . PUNCT 2 punct
    """)
    assert [e.cls for e in found.events] == ["Condemnation"]


def test_a_report_in_which_somebody_speaks_says_nothing_besides() -> None:
    rows = """
    In in ADP 3 case
    a a DET 3 det
    report report NOUN 7 obl Number=Sing
    by by ADP 5 case
    Reuters Reuters PROPN 3 nmod
    , , PUNCT 3 punct
    {0}
    Syria Syria PROPN 7 {1}
    . . PUNCT 7 punct
    """
    for verb, beside in (("said say", 0), ("built build", 1)):
        found = candidates(document("en", rows.format(f"{verb} VERB 0 root Tense=Past|VerbForm=Fin", "nsubj")), KNOWN)
        assert sum(d.pos == "ADP" for d in found.drafts) == beside


def test_what_somebody_used_or_decided_to_do_is_the_event() -> None:
    rows = """
    France France PROPN 2 nsubj
    {0} {1} VERB 0 root Tense=Past|VerbForm=Fin
    to to PART 4 mark
    attack attack VERB 2 xcomp VerbForm=Inf
    Syria Syria PROPN 4 obj
    . . PUNCT 2 punct
    """
    for form, lemma in (("used", "use"), ("decided", "decide")):
        found = run(rows.format(form, lemma))
        assert [e.cls for e in found.events] == ["Attack"] and names(found, only(found, "Attack"), "agent") == ["France"]


def test_an_attributive_participle_of_office_tells_nothing() -> None:
    rows = """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    {0} {1} VERB 4 amod Tense=Past|VerbForm=Part
    ministers minister NOUN 2 obj Number=Plur
    . . PUNCT 2 punct
    """
    for form, lemma in (("sacked", "sack"), ("elected", "elect")):
        assert [e.cls for e in run(rows.format(form, lemma)).events] == ["Attack"]


def test_what_somebody_wants_to_be_done_is_asked_for() -> None:
    found = run("""
    France France PROPN 2 nsubj
    wanted want VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    treaty treaty NOUN 2 obj Number=Sing
    to to PART 7 mark
    be be AUX 7 aux:pass VerbForm=Inf
    amended amend VERB 2 xcomp Tense=Past|VerbForm=Part|Voice=Pass
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appeal"), "agent") == ["France"]


def test_legal_measures_are_taken_against_somebody() -> None:
    found = run("""
    France France PROPN 2 nsubj
    took take VERB 0 root Tense=Past|VerbForm=Fin
    legal legal ADJ 4 amod
    measures measure NOUN 2 obj Number=Plur
    against against ADP 6 case
    Reuters Reuters PROPN 4 nmod
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Prosecution"), "target") == ["Reuters"]


def test_speaking_somewhere_is_told_by_what_is_said_there() -> None:
    found = run("""
    Speaking speak VERB 6 advcl VerbForm=Ger
    at at ADP 3 case
    Paris Paris PROPN 1 obl
    , , PUNCT 1 punct
    Reuters Reuters PROPN 6 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 8 nsubj
    attacked attack VERB 6 ccomp Tense=Past|VerbForm=Fin
    Syria Syria PROPN 8 obj
    . . PUNCT 6 punct
    """)
    assert only(found, "Statement").lemma == "say"


def test_who_is_demanded_to_act_or_alerted_is_addressed() -> None:
    found = run("""
    France France PROPN 2 nsubj
    demanded demand VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    government government NOUN 2 obj Number=Sing
    to to PART 6 mark
    arrest arrest VERB 2 advcl VerbForm=Inf
    rebels rebel NOUN 6 obj Number=Plur
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appeal"), "target") == ["government"]
    assert names(found, only(found, "Arrest"), "agent") == ["government"]
    found = run("""
    France France PROPN 2 nsubj
    alerted alert VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Statement"), "target") == ["Syria"]


def test_those_included_may_be_named_behind_what_befell_all() -> None:
    found = run("""
    Countries country NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    attacked attack VERB 0 root Tense=Past|VerbForm=Part
    on on ADP 5 case
    Monday Monday PROPN 3 obl
    , , PUNCT 8 punct
    including include VERB 8 case
    Syria Syria PROPN 3 obl
    . . PUNCT 3 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["Countries", "Syria"]


def test_it_said_within_a_clause_is_the_body_above() -> None:
    found = run("""
    Reuters Reuters PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 5 nsubj:pass
    was be AUX 5 aux:pass
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Part
    . . PUNCT 2 punct
    """, """
    The the DET 2 det
    ministry ministry NOUN 3 nsubj Number=Sing
    identified identify VERB 0 root Tense=Past|VerbForm=Fin
    officers officer NOUN 3 obj Number=Plur
    who who PRON 9 nsubj:pass PronType=Rel
    it it PRON 7 nsubj Gender=Neut|Number=Sing|Person=3|PronType=Prs
    said say VERB 9 advcl Tense=Past|VerbForm=Fin
    were be AUX 9 aux:pass
    killed kill VERB 4 acl:relcl Tense=Past|VerbForm=Part
    . . PUNCT 3 punct
    """)
    last = [e for e in found.events if e.lemma == "say"][-1]
    assert [found.mentions[m].text for m in last.fillers("agent")] == ["it"]


def test_who_is_jailed_and_fined_is_not_who_fines_and_money_is_nobody() -> None:
    found = document("en", """
    Syria Syria PROPN 3 nsubj:pass
    was be AUX 3 aux:pass
    sentenced sentence VERB 0 root Tense=Past|VerbForm=Part
    to to ADP 5 case
    prison prison NOUN 3 obl
    and and CCONJ 7 cc
    fined fine VERB 3 conj Tense=Past|VerbForm=Fin
    KR KR PROPN 7 obj
    500 500 NUM 8 nummod
    . . PUNCT 3 punct
    """)
    begin = found.article.text.index("KR")
    sentence = replace(found.sentences[0], entities=(Span(begin, begin + 6, "Money"),))
    drafts = candidates(replace(found, sentences=(sentence,)), KNOWN)
    fined = next(d for d in drafts.drafts if d.trigger.text == "fined")
    assert [(a.role, drafts.book.mentions[a.mention].text) for a in fined.arguments if a.mention is not None] == [("target", "Syria")]


def test_whom_somebody_threatens_to_act_on_is_threatened() -> None:
    found = run("""
    France France PROPN 2 nsubj
    threatened threaten VERB 0 root Tense=Past|VerbForm=Fin
    to to PART 4 mark
    kill kill VERB 2 xcomp VerbForm=Inf
    rebels rebel NOUN 4 obj Number=Plur
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Threat"), "target") == ["rebels"]


def test_whose_words_somebody_refers_to_is_not_addressed() -> None:
    found = run("""
    France France PROPN 2 nsubj
    referred refer VERB 0 root Tense=Past|VerbForm=Fin
    to to ADP 4 case
    directives directive NOUN 2 obl Number=Plur
    of of ADP 6 case
    Syria Syria PROPN 4 nmod
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Statement"), "target") == []


def test_a_newspaper_named_for_a_time_is_no_time() -> None:
    found = document("en", """
    France France PROPN 2 nsubj
    told tell VERB 0 root Tense=Past|VerbForm=Fin
    The the DET 5 det
    Daily Daily ADJ 5 amod
    Example Example PROPN 2 obj
    that that SCONJ 8 mark
    Syria Syria PROPN 8 nsubj
    left leave VERB 2 ccomp Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    begin = found.article.text.index("The")
    sentence = replace(found.sentences[0], entities=(Span(begin, begin + len("The Daily Example"), "Organization"),))
    found = extract(replace(found, sentences=(sentence,)), KNOWN)
    assert names(found, only(found, "Statement"), "target") == ["The Daily Example"]


def test_whom_a_letter_is_to_has_not_written_it() -> None:
    found = run("""
    A a DET 3 det
    French French ADJ 3 amod
    letter letter NOUN 6 nsubj Number=Sing
    to to ADP 5 case
    Syria Syria PROPN 3 nmod
    said say VERB 0 root Tense=Past|VerbForm=Fin
    so so ADV 6 advmod
    . . PUNCT 6 punct
    """)
    assert names(found, only(found, "Statement"), "agent") == ["French"]


def test_whom_somebody_tells_to_do_something_is_asked_to() -> None:
    found = run("""
    France France PROPN 2 nsubj
    told tell VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    to to PART 5 mark
    leave leave VERB 2 xcomp VerbForm=Inf
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appeal"), "target") == ["Syria"]


def test_who_dies_in_an_accident_is_killed_by_nobody() -> None:
    found = run("""
    Soldiers soldier NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    in in ADP 6 case
    an a DET 6 det
    accident accident NOUN 3 obl Number=Sing
    . . PUNCT 3 punct
    """)
    assert [e.cls for e in found.events] == ["Occurrence"]


def test_who_is_said_to_have_done_it_is_accused() -> None:
    found = run("""
    France France PROPN 2 nsubj
    alleged allege VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 5 mark
    Syria Syria PROPN 5 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 5 obj
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Accusation"), "target") == ["Syria"]


def test_an_occasion_takes_no_part_in_itself() -> None:
    found = document("en", """
    France France PROPN 2 nsubj
    attended attend VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 5 det
    Example Example PROPN 5 compound
    Summit Summit PROPN 2 obj
    . . PUNCT 2 punct
    """)
    begin = found.article.text.index("Example")
    sentence = replace(found.sentences[0], entities=(Span(begin, begin + len("Example Summit"), "Misc"),))
    found = extract(replace(found, sentences=(sentence,)), KNOWN)
    assert names(found, only(found, "Meeting"), "participant") == ["France"]


def test_what_somebody_takes_office_in_has_nothing_done_to_it() -> None:
    found = run("""
    France France PROPN 2 nsubj
    joined join VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    government government NOUN 2 obj Number=Sing
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Appointment"), "agent", "target") == ["France"]


def test_a_vague_purpose_is_no_event() -> None:
    found = run("""
    France France PROPN 2 nsubj
    visited visit VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    to to PART 5 mark
    achieve achieve VERB 2 advcl VerbForm=Inf
    stability stability NOUN 5 obj Number=Sing
    . . PUNCT 2 punct
    """)
    assert [e.cls for e in found.events] == ["Visit"]


def test_among_whom_outrage_is_caused_condemns() -> None:
    found = run("""
    The the DET 2 det
    decision decision NOUN 3 nsubj Number=Sing
    caused cause VERB 0 root Tense=Past|VerbForm=Fin
    outrage outrage NOUN 3 obj Number=Sing
    among among ADP 6 case
    teachers teacher NOUN 4 nmod Number=Plur
    . . PUNCT 3 punct
    """)
    assert names(found, only(found, "Condemnation"), "agent") == ["teachers"]


def test_where_somebody_invests_is_the_target_and_what_is_cleaned_is_not() -> None:
    found = run("""
    France France PROPN 2 nsubj
    invested invest VERB 0 root Tense=Past|VerbForm=Fin
    millions million NOUN 2 obj Number=Plur
    in in ADP 5 case
    Syria Syria PROPN 2 obl
    . . PUNCT 2 punct
    """)
    assert names(found, only(found, "Occurrence"), "agent", "target") == ["France", "Syria"]


def test_an_auxiliary_may_stand_for_two_passives() -> None:
    found = run("""
    Soldiers soldier NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    and and CCONJ 7 cc
    two two NUM 6 nummod
    others other NOUN 7 nsubj Number=Plur
    injured injure VERB 3 conj Tense=Past|VerbForm=Fin
    . . PUNCT 3 punct
    """)
    injury = only(found, "Occurrence")
    assert names(found, injury, "target") == ["two others"] and not names(found, injury, "agent")


def test_a_day_between_subject_and_verb_acts_not_and_whom_one_speaks_to_is_told() -> None:
    found = run("""
    Speaking speak VERB 6 advcl VerbForm=Ger
    to to ADP 3 case
    reporters reporter NOUN 1 obl Number=Plur
    France France PROPN 6 nsubj
    Monday Monday PROPN 6 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 8 nsubj
    attacked attack VERB 6 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 8 obj
    . . PUNCT 6 punct
    """)
    statement = only(found, "Statement")
    assert names(found, statement, "agent") == ["France"] and names(found, statement, "target") == ["reporters"]


def test_with_what_it_is_done_has_no_subject_of_its_own() -> None:
    found = run("""
    The the DET 2 det
    man man NOUN 3 nsubj Number=Sing
    stabbed stab VERB 0 root Tense=Past|VerbForm=Fin
    Rita Rita PROPN 5 nsubj
    using use VERB 3 xcomp VerbForm=Ger
    a a DET 7 det
    knife knife NOUN 5 obj
    . . PUNCT 3 punct
    """)
    assert names(found, only(found, "Attack"), "target") == ["Rita"]


def test_a_reporting_clause_taken_for_a_relative_one_reports() -> None:
    found = run("""
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    for for ADP 6 case
    the the DET 6 det
    war war NOUN 2 obl
    , , PUNCT 10 punct
    a a DET 9 det
    spokesman spokesman NOUN 10 nsubj Number=Sing
    said say VERB 6 acl:relcl Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    assert only(found, "Attack").according_to == only(found, "Statement").id


def test_who_is_asked_not_to_is_not_who_asks() -> None:
    found = run("""
    France France PROPN 2 nsubj
    asked ask VERB 0 root Tense=Past|VerbForm=Fin
    them they PRON 2 iobj Case=Acc|Number=Plur|Person=3|PronType=Prs
    not not PART 6 advmod Polarity=Neg
    to to PART 6 mark
    endorse endorse VERB 2 xcomp VerbForm=Inf
    Syria Syria PROPN 6 obj
    . . PUNCT 2 punct
    """)
    assert "France" not in names(found, only(found, "Endorsement"), "agent")


def test_of_two_subjects_of_a_reporting_verb_the_first_is_that_of_what_it_reports() -> None:
    found = run("""
    Soldiers soldier NOUN 9 nsubj Number=Plur
    yesterday yesterday ADV 3 advmod
    attacked attack VERB 9 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 3 obj
    in in ADP 6 case
    force force NOUN 3 obl
    , , PUNCT 3 punct
    Reuters Reuters PROPN 9 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 9 punct
    """)
    assert names(found, only(found, "Attack"), "agent") == ["Soldiers"]
    assert names(found, only(found, "Statement"), "agent") == ["Reuters"]
