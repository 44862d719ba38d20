"""Which sense the English tables give a predicate by the words around it."""

from __future__ import annotations

import pytest

from kg.extract.slots import Hosts, Slots
from kg.lang import lexicon as lexicons
from tests.trees import tree

ENGLISH = lexicons.load("en")


def class_of(phrase: str, pos: str = "VERB", without: str = "") -> str | None:
    """Class of a predicate in a phrase: ``lemma``, then ``obj:word``, ``prt:word``, ``xcomp:word``, ``amod:word``, ``P:word``."""
    lemma, *dependents = phrase.split()
    rows = [f"{lemma} {lemma} {pos} 0 root"]
    for dependent in dependents:
        kind, word = dependent.split(":")
        if kind == "prt":
            rows.append(f"{word} {word} ADP 1 compound:prt")
        elif kind in ("obj", "xcomp", "amod"):
            rows.append(f"{word} {word} NOUN 1 {kind}")
        else:
            rows += [f"{kind} {kind} ADP {len(rows) + 2} case", f"{word} {word} NOUN 1 {'obl' if pos == 'VERB' else 'nmod'}"]
    sentence = tree("\n".join(rows))
    hosts = Hosts(sentence.word(1))
    slots = Slots(sentence, ENGLISH.grammar, lambda _: False, lambda _: False)
    sense = ENGLISH.sense(sentence.word(1), pos, lambda condition: slots.holds(hosts, condition), without)
    return sense.cls if sense else None


@pytest.mark.parametrize(("phrase", "cls"), (
    ("head obj:team", "None"), ("head to:city", "Visit"), ("qualify for:final", "Occurrence"), ("qualify obj:claim", "None"),
    ("thank obj:god", "None"), ("thank obj:nurse", "Endorsement"), ("suspend from:league", "Sanctioning"), ("arm with:knife", "None"),
    ("take obj:office", "Appointment"), ("take prt:over as:president", "Appointment"), ("take prt:over obj:town", "Occurrence"),
    ("become xcomp:president", "Appointment"), ("become xcomp:famous", "None"), ("join obj:faculty as:professor", "Appointment"),
    ("join obj:queue", "Occurrence"), ("fill obj:vacancy", "Appointment"), ("serve obj:sentence", "Light"),
    ("serve as:minister", "Occurrence"), ("step prt:down", "Resignation"), ("give prt:up obj:post", "Resignation"),
    ("stand prt:down", "Resignation"), ("leave obj:office", "Resignation"), ("leave obj:house", "Occurrence"),
    ("issue obj:warrant", "Prosecution"), ("issue obj:report", "Publication"), ("issue obj:threat", "Light"),
    ("register obj:complaint", "Prosecution"), ("bring obj:charge against:man", "Prosecution"), ("charge with:murder", "Prosecution"),
    ("charge obj:fee", "Occurrence"), ("rule prt:out obj:apology", "Rejection"), ("dismiss obj:allegation", "Denial"),
    ("dismiss obj:proposal", "Rejection"), ("dismiss obj:director", "Resignation"), ("grant obj:pardon", "Release"),
    ("provide obj:tent", "Assistance"), ("provide obj:missile", "ArmsTransfer"), ("provide obj:information", "Occurrence"),
    ("support obj:refugee", "Assistance"), ("support obj:bid", "Endorsement"), ("close obj:border", "Restriction"),
    ("close obj:embassy", "BreakOfRelations"), ("suspend obj:treaty", "BreakOfRelations"), ("suspend obj:membership", "Sanctioning"),
    ("suspend obj:flight", "Restriction"), ("withdraw obj:ambassador", "BreakOfRelations"), ("withdraw obj:unit", "Withdrawal"),
    ("mend obj:tie", "Cooperation"), ("restore obj:relation", "Cooperation"), ("win obj:election", "Election"),
    ("win obj:match", "Occurrence"), ("reach obj:agreement", "Accord"), ("reach obj:truce", "Light"), ("reach obj:border", "Occurrence"),
    ("launch obj:rocket", "WeaponTest"), ("launch obj:rocket at:town", "Attack"), ("launch obj:offensive", "Light"),
    ("exchange obj:prisoner", "Release"), ("exchange obj:view", "Talks"), ("hold obj:talk", "Light"), ("hold on:suspicion", "Arrest"),
    ("decline xcomp:comment", "None"), ("decline obj:offer", "Rejection"), ("go on:trial", "Light"), ("accord to:ministry", "None"),
    ("point prt:out", "Statement"), ("write obj:novel", "Occurrence"), ("write", "Statement"), ("call for:release", "Appeal"),
    ("fight against:corruption", "Occurrence"), ("fight against:army", "Attack"), ("lift obj:sanction", "Concession"),
    ("take obj:place", "None"), ("improve obj:relation", "Cooperation"), ("improve obj:road", "Occurrence"), ("seek obj:help", "Appeal"),
    ("seek obj:order", "Occurrence"), ("replace obj:system", "Occurrence"), ("replace obj:minister", "Appointment"),
    ("commit obj:offence", "Occurrence"), ("commit xcomp:pay", "Pledge"),
    ("freeze obj:aid", "Sanctioning"), ("sign obj:treaty", "AgreementSigning"),
    ("sign obj:letter", "Occurrence"), ("give obj:aid", "Light"), ("give obj:food", "Assistance"),
    ("downgrade obj:relation", "BreakOfRelations"),
    ("crack prt:down", "Restriction"), ("lash prt:out", "Condemnation"),
    ("skip obj:summit", "Rejection"), ("skip obj:grade", "Occurrence"), ("present obj:plan", "Statement"),
    ("present obj:cheque", "Occurrence"),
    ("mobilise obj:resource", "Occurrence"), ("mobilise obj:troop", "Deployment"), ("share obj:thought", "Statement"),
    ("share obj:border", "None"), ("cancel obj:permit", "Restriction"), ("cancel obj:concert", "Occurrence"), ("lead obj:party", "None"),
    ("arrive at:scene", "Occurrence"), ("unleash obj:attack", "Light"), ("subject to:harassment", "Light"),
))
def test_verbs(phrase: str, cls: str) -> None:
    assert class_of(phrase) == cls


@pytest.mark.parametrize(("phrase", "cls"), (
    ("demonstration of:support", "None"), ("demonstration against:law", "Demonstration"),
    ("call amod:phone", "Call"), ("call for:release", "Appeal"), ("exchange amod:prisoner", "Release"), ("sale amod:arms", "ArmsTransfer"),
    ("sale of:house", "Occurrence"), ("term amod:jail", "Prosecution"), ("term", "None"), ("support amod:financial", "Assistance"),
    ("support for:bid", "Endorsement"), ("strike amod:general", "Strike"), ("strike on:town", "Attack"), ("agreement with:union", "None"),
    ("development of:relation", "Cooperation"), ("development", "None"), ("test amod:missile", "WeaponTest"), ("situation", "None"),
    ("support to:country", "Assistance"), ("support to:bid", "Endorsement"),
    ("fight against:corruption", "Occurrence"), ("battle for:control", "Occurrence"), ("message of:condolence", "Congratulation"),
))
def test_nouns(phrase: str, cls: str) -> None:
    assert class_of(phrase, "NOUN") == cls


@pytest.mark.parametrize(("phrase", "cls"), (("grateful to:host", "Endorsement"), ("critical of:plan", "Condemnation"), ("critical", None)))
def test_adjectives(phrase: str, cls: str | None) -> None:
    assert class_of(phrase, "ADJ") == cls


@pytest.mark.parametrize("lemma", ("hold", "make", "give", "launch", "face", "undergo"))
def test_a_light_verb_without_an_event_is_one_itself(lemma: str) -> None:
    assert class_of(f"{lemma} obj:table") == "Light"
    assert class_of(f"{lemma} obj:table", without="Light") == "Occurrence"


@pytest.mark.parametrize(("phrase", "cls"), (
    ("agitate against:tax", "Demonstration"), ("agitate obj:crowd", "Occurrence"), ("deny obj:appeal", "Rejection"),
    ("deny obj:allegation", "Denial"), ("maintain obj:innocence", "Denial"), ("protest obj:innocence", "Denial"),
    ("terminate obj:employee", "Resignation"), ("terminate obj:contract", "Occurrence"), ("reinstate obj:teacher", "Appointment"),
    ("find obj:man xcomp:dead", "Occurrence"), ("use obj:ammunition", "Attack"), ("use obj:pencil", "Occurrence"),
    ("save obj:electricity", "Occurrence"),
    ("send obj:man to:jail", "Arrest"), ("send obj:man to:town", "Occurrence"), ("hand prt:over obj:ambulance", "Assistance"),
    ("point obj:finger at:man", "Accusation"), ("share obj:view xcomp:need", "Accord"), ("close prt:down obj:charity", "Restriction"),
    ("exclude obj:team from:tournament", "Sanctioning"), ("rule in:favour", "Occurrence"),
    ("resume obj:flight", "Occurrence"), ("resume xcomp:fight", "None"), ("place obj:wreath", "Occurrence"),
    ("put obj:question to:minister", "Statement"), ("put obj:man on:probation", "Prosecution"), ("stop obj:car", "Occurrence"),
    ("stop obj:march", "Restriction"), ("cede obj:post", "Resignation"), ("cede obj:territory", "Concession"),
    ("declare obj:man xcomp:unfit", "Restriction"), ("issue obj:man with:ultimatum", "Appeal"), ("issue obj:man with:fine", "Prosecution"),
    ("take to:twitter", "None"), ("appeal obj:conviction", "Appeal"),
    ("save obj:refugee", "Assistance"), ("face obj:reporter", "Meeting"), ("revoke obj:ruling", "Rejection"),
    ("revoke obj:passport", "Restriction"), ("quash obj:conviction", "Rejection"), ("quash obj:rebellion", "Occurrence"),
    ("dismiss obj:indictment", "Prosecution"), ("dismiss obj:petition", "Rejection"), ("distribute obj:bribe", "Occurrence"),
    ("distribute obj:blanket", "Assistance"), ("allocate obj:sum", "Occurrence"), ("allocate obj:sum to:refugee", "Assistance"),
    ("lead obj:delegation", "Occurrence"), ("lead obj:party", "None"), ("make obj:use of:chance", "Occurrence"),
    ("lay prt:off obj:worker", "Resignation"), ("raid obj:office", "Occurrence"), ("believe obj:story", "Statement"),
    ("ask obj:man about:price", "Statement"), ("ask obj:man", "Appeal"), ("enquire about:loss", "Statement"),
    ("enquire into:loss", "Investigation"), ("camp outside:embassy", "Demonstration"), ("review obj:plan with:minister", "Talks"),
    ("convey obj:greeting to:king", "Congratulation"), ("convey obj:message", "Statement"), ("clear obj:road of:debris", "Occurrence"),
    ("clear obj:man of:fraud", "Release"), ("honour obj:contract", "Occurrence"), ("honour obj:veteran", "Endorsement"),
    ("monitor obj:weather", "Occurrence"), ("monitor obj:suspect", "Investigation"), ("provide obj:lawyer with:document", "Occurrence"),
    ("make obj:statement", "Statement"), ("chat with:neighbour", "Talks"), ("level with:charge", "Light"), ("witness obj:growth", "None"),
    ("witness obj:signing", "Occurrence"), ("exercise obj:right", "None"), ("roll prt:up obj:sleeve", "None"),
    ("come into:power", "Appointment"), ("come to:defence", "Light"), ("put obj:plan on:hold", "Occurrence"), ("go over:project", "Talks"),
    ("strengthen obj:port", "Occurrence"),
    ("strengthen obj:relation", "Cooperation"), ("land obj:contract with:firm", "Occurrence"),
    ("affect obj:household", "Occurrence"), ("affect obj:mood", "None"), ("stay in:hotel", "None"),
))
def test_what_an_object_makes_of_an_act(phrase: str, cls: str) -> None:
    assert class_of(phrase) == cls


@pytest.mark.parametrize(("phrase", "cls"), (
    ("raid", "Occurrence"), ("raid amod:air", "Attack"), ("war of:word", "Occurrence"), ("war against:state", "War"),
    ("suspension of:lawmaker", "Sanctioning"), ("suspension of:flight", "Restriction"), ("message amod:threatening", "Threat"),
    ("message to:people", "Statement"), ("ruling", "None"), ("ruling by:court", "Occurrence"), ("gesture amod:goodwill", "Concession"),
    ("gesture amod:rude", "None"), ("settlement with:prosecutor", "Accord"), ("settlement", "Occurrence"),
))
def test_what_a_noun_is_by_what_it_is_of(phrase: str, cls: str) -> None:
    assert class_of(phrase, "NOUN") == cls
