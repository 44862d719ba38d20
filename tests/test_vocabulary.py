"""The ontology says all that code needs, and contradicts neither itself nor the contract."""

from __future__ import annotations

import json

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg import vocabulary
from kg.errors import VocabularyError
from kg.model import ENTITY_TYPES, FACTUALITIES, ROLES
from kg.rdf.iris import KG, SEM
from kg.rdf.mapping import to_graph
from pipelines.alignments import alignments
from pipelines.alignments import target as alignments_file
from tests.samples import arabic, english

# The table of GRAPH.md, word for word: the contract that the ontology must not fall behind.
CONTRACT = {
    "Consult": "Meeting Visit Talks Call Mediation", "Agree": "AgreementSigning Accord Pledge",
    "Support": "Endorsement Congratulation", "Cooperate": "Cooperation", "Aid": "Assistance ArmsTransfer",
    "Concede": "Concession Release Ceasefire", "Retreat": "Withdrawal", "Request": "Appeal",
    "Accuse": "Accusation Condemnation Investigation", "Reject": "Rejection Denial", "Threaten": "Threat",
    "Protest": "Demonstration Strike", "Sanction": "Sanctioning Expulsion BreakOfRelations",
    "Mobilize": "Deployment MilitaryExercise WeaponTest", "Coerce": "Arrest Prosecution Restriction",
    "Assault": "Attack Killing Abduction War", "Communicate": "Statement Publication",
    "Office": "Appointment Resignation Election", "Occurrence": "Occurrence",
}
CLAIMS = set("Statement Publication Accusation Condemnation Denial Rejection Pledge Threat Appeal Endorsement".split())
PROPERTIES = ("participant agent target theme content quote accordingTo place date earliest latest factuality "
              "predicate confidence").split()


def ontology() -> Graph:
    return vocabulary.ontology_graph()


def test_families_and_classes_are_those_of_the_contract() -> None:
    found: dict[str, set[str]] = {}
    for cls in vocabulary.classes():
        found.setdefault(vocabulary.family_of(cls), set()).add(cls)
    assert found == {family: set(classes.split()) for family, classes in CONTRACT.items()}
    assert set(vocabulary.families()) == set(CONTRACT)


def test_claims_and_symmetric_classes() -> None:
    assert {c for c in vocabulary.classes() if vocabulary.is_claim(c)} == CLAIMS
    assert {c for c in vocabulary.classes() if vocabulary.is_symmetric(c)} == {"Meeting", "Talks", "Call"}


def test_properties_of_the_contract_are_there() -> None:
    assert set(PROPERTIES) | set(ROLES) <= set(vocabulary.properties())
    assert {(KG.agent, RDFS.subPropertyOf, KG.participant), (KG.target, RDFS.subPropertyOf, KG.participant)} < set(ontology())
    assert {str(f)[len(KG):] for f in ontology().subjects(RDF.type, KG.Factuality)} == set(FACTUALITIES)
    assert set(ENTITY_TYPES) <= set(vocabulary.vocabulary().superclasses)
    assert (KG.Event, RDFS.subClassOf, SEM.Event) in ontology()
    assert (KG.Actor, RDFS.subClassOf, SEM.Actor) in ontology()


def test_every_class_has_its_own_shortcut() -> None:
    named = [s.name for cls in vocabulary.classes() for s in vocabulary.shortcuts_of(cls)]
    assert len(named) == len(set(named))
    assert {"met", "accused", "visited", "signed", "signedOn"} <= set(named) <= set(vocabulary.properties())
    assert vocabulary.shortcut_of("AgreementSigning") == "signed"
    assert next(s for s in vocabulary.shortcuts_of("Meeting") if s.name == "met").symmetric


def test_every_term_is_labelled_and_defined_in_both_languages() -> None:
    terms = {t for t in ontology().subjects(RDF.type, None) if isinstance(t, URIRef) and t.startswith(KG)}
    assert len(terms) > 140
    for term in terms:
        for predicate in (RDFS.label, SKOS.definition):
            languages = {o.language for o in ontology().objects(term, predicate)}
            assert languages == {"ar", "en"}, f"{term} {predicate}"


def test_every_term_that_a_graph_uses_is_in_the_ontology() -> None:
    for resolution in (arabic(), english()):
        used = {t for triple in to_graph(resolution) for t in triple if isinstance(t, URIRef) and t.startswith(KG)}
        assert not [t for t in used if (t, RDF.type, None) not in ontology()]


def test_version_iri() -> None:
    version = ontology().value(URIRef("https://w3id.org/khabar/ontology"), OWL.versionIRI)
    info = ontology().value(URIRef("https://w3id.org/khabar/ontology"), OWL.versionInfo)
    assert str(version) == f"https://w3id.org/khabar/ontology/{info}"


def test_context_covers_all_properties_and_nothing_else_of_ours() -> None:
    context = json.loads((vocabulary.ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    ids = {v["@id"] if isinstance(v, dict) else v for v in context.values() if v != 1.1}
    assert {i[3:] for i in ids if i.startswith("kg:")} == set(vocabulary.properties())
    link = {OWL.ObjectProperty}
    for name, value in context.items():
        if isinstance(value, dict) and value["@id"].startswith("kg:"):
            kinds = set(ontology().objects(KG[name], RDF.type))
            assert (value.get("@type") == "@id") == bool(kinds & link), name


def test_alignments_cover_every_class_and_are_not_stale() -> None:
    kept = Graph().parse(alignments_file(), format="turtle")
    assert isomorphic(kept, alignments())
    for cls in vocabulary.classes():
        near = {str(o) for o in kept.objects(KG[cls], SKOS.closeMatch)}
        assert near or cls == "Occurrence" or vocabulary.family_of(cls) in ("Communicate", "Office"), cls
        assert all((URIRef(o), RDF.type, SKOS.Concept) in kept for o in near)


@pytest.mark.parametrize("ask", [vocabulary.family_of, vocabulary.is_claim, vocabulary.is_symmetric,
                                 vocabulary.shortcuts_of, vocabulary.shortcut_of])
def test_unknown_class_is_refused(ask) -> None:
    with pytest.raises(VocabularyError, match="'Party' is not a class"):
        ask("Party")


def test_ontology_that_contradicts_itself_is_refused() -> None:
    two_families = ontology() + Graph()
    two_families.add((KG.Meeting, RDFS.subClassOf, KG.Agree))
    with pytest.raises(VocabularyError, match="Meeting is in 2 families"):
        vocabulary.read_vocabulary(two_families)
    no_ends = ontology() + Graph()
    no_ends.remove((KG.met, KG.shortcutTo, None))
    with pytest.raises(VocabularyError, match="met does not say"):
        vocabulary.read_vocabulary(no_ends)


def test_consistent_under_owl_rl_reasoning() -> None:
    """No contradiction with real data, subclasses and subproperties inferred, and no literal given a wrong type."""
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = to_graph(english(), to_graph(arabic())) + ontology() + alignments()
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    errors = [str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]
    assert errors == []
    assert not set(graph.subjects(RDF.type, OWL.Nothing))
    meeting = next(graph.subjects(RDF.type, KG.Meeting))
    assert {KG.Consult, KG.Event, SEM.Event} <= set(graph.objects(meeting, RDF.type))
    accusation = next(graph.subjects(RDF.type, KG.Accusation))
    assert set(graph.objects(accusation, KG.agent)) <= set(graph.objects(accusation, KG.participant))


def test_reasoner_would_notice_a_contradiction() -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = to_graph(arabic()) + ontology()
    graph.add((KG.Factual, OWL.sameAs, KG.Denied))
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    assert list(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


def test_label() -> None:
    assert vocabulary.label("Meeting", "ar") == "لقاء"
    assert vocabulary.label("Meeting") == "meeting"
    assert vocabulary.label("nothing") == "nothing"
    assert Literal("met", lang="en") in set(ontology().objects(KG.met, RDFS.label))


def test_documentation_page_has_every_term() -> None:
    """``pylode ontology/khabar.ttl --sort -o docs/ontology/index.html`` (pylode 3.2.1) writes it anew."""
    page = vocabulary.ontology_dir().parent / "docs" / "ontology" / "index.html"
    if not page.parent.parent.exists():
        pytest.skip("installed without the documentation")
    text = page.read_text(encoding="utf-8")
    terms = set(vocabulary.vocabulary().labels) - set(FACTUALITIES)  # pyLODE lists no individuals
    assert len(terms) > 140
    assert not [t for t in terms if f"{vocabulary.KG}{t}" not in text]
