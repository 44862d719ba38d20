"""Records to triples of the graph contract."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from kg.model import Argument, Interval, Resolution
from kg.rdf import iris
from kg.rdf.iris import KG, NIF, SCHEMA, SEM, TIME
from kg.rdf.mapping import date_literal, decimal_literal, to_graph
from tests.samples import ARABIC, arabic, english

ARTICLE = iris.article("ar-sample")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(arabic())


def only(graph: Graph, cls: str) -> URIRef:
    """The one event of a class."""
    (event,) = graph.subjects(SEM.eventType, KG[cls])
    return event


def with_event(resolution: Resolution, number: int, **changes: object) -> Resolution:
    """The resolution with one event changed."""
    events = list(resolution.extraction.events)
    events[number] = replace(events[number], **changes)
    return replace(resolution, extraction=replace(resolution.extraction, events=tuple(events)))


def test_article_is_described_without_its_text(graph: Graph) -> None:
    assert (ARTICLE, RDF.type, SCHEMA.NewsArticle) in graph
    assert graph.value(ARTICLE, SCHEMA.headline) == Literal("زيارة وزير", lang="ar")
    assert graph.value(ARTICLE, SCHEMA.datePublished) == Literal("2023-03-04", datatype=XSD.date)
    assert str(graph.value(ARTICLE, SCHEMA.inLanguage)) == "ar"
    assert str(graph.value(ARTICLE, KG.file)) == "sample.json"
    assert str(graph.value(ARTICLE, SCHEMA.sha256)) == hashlib.sha256(ARABIC.encode()).hexdigest()
    assert not [o for o in graph.objects() if str(o) == ARABIC]


def test_every_mention_quotes_the_text_at_its_offsets(graph: Graph) -> None:
    spans = set(graph.subjects(NIF.anchorOf, None))
    assert len(spans) > 15
    for span in spans:
        begin, end = int(graph.value(span, NIF.beginIndex)), int(graph.value(span, NIF.endIndex))
        assert ARABIC[begin:end] == str(graph.value(span, NIF.anchorOf))
        assert graph.value(span, NIF.referenceContext) == ARTICLE


def test_event_is_derived_from_its_trigger_alone(graph: Graph) -> None:
    """The scorer takes all words that an event is derived from for its trigger."""
    visit = only(graph, "Visit")
    (trigger,) = graph.objects(visit, PROV.wasDerivedFrom)
    assert str(graph.value(trigger, NIF.anchorOf)) == "زار"
    sentence = graph.value(trigger, KG.inSentence)
    assert str(graph.value(sentence, NIF.anchorOf)) == ARABIC.split("\n")[0]
    words = {str(graph.value(m, NIF.anchorOf)) for m in graph.objects(visit, KG.evidence)}
    assert words == {"سامح شكري", "أنقرة"}


def test_event_has_class_family_and_standing(graph: Graph) -> None:
    accusation = only(graph, "Accusation")
    kinds = set(graph.objects(accusation, RDF.type))
    assert kinds == {KG.Accusation, KG.Accuse, KG.Claim, KG.Event, SEM.Event}
    assert graph.value(accusation, KG.factuality) == KG.Factual
    assert graph.value(accusation, KG.predicate) == Literal("اتهمت", lang="ar")
    assert graph.value(accusation, KG.confidence) == Literal("0.5", datatype=XSD.decimal)


def test_symmetric_events_have_participants_only(graph: Graph) -> None:
    meeting = only(graph, "Meeting")
    assert len(set(graph.objects(meeting, KG.participant))) == 2
    assert not set(graph.objects(meeting, KG.agent)) | set(graph.objects(meeting, KG.target))


def test_symmetric_event_does_not_make_a_participant_of_a_place() -> None:
    resolution = arabic()
    ankara = next(m.id for m in resolution.extraction.mentions if m.text == "أنقرة")
    shoukry = next(m.id for m in resolution.extraction.mentions if m.text == "سامح شكري")
    changed = with_event(resolution, 1, arguments=(Argument("agent", shoukry), Argument("target", ankara)))
    graph = to_graph(changed)
    assert set(graph.objects(only(graph, "Meeting"), KG.place)) == {iris.entity("place/ankara")}


def test_claim_content_source_and_quote(graph: Graph) -> None:
    accusation, transfer, denial = (only(graph, c) for c in ("Accusation", "ArmsTransfer", "Denial"))
    assert set(graph.objects(accusation, KG.content)) == {transfer}
    assert set(graph.objects(transfer, KG.accordingTo)) == {accusation}
    assert graph.value(denial, KG.quote) == Literal("باطل", lang="ar")
    (evidence,) = graph.objects(denial, KG.quoteEvidence)
    assert str(graph.value(evidence, NIF.anchorOf)) == "باطل"


def test_literal_theme_keeps_its_language(graph: Graph) -> None:
    assert set(graph.objects(only(graph, "ArmsTransfer"), KG.theme)) == {Literal("أسلحة", lang="ar")}


def test_dates_are_values_intervals_and_owl_time(graph: Graph) -> None:
    signing = only(graph, "AgreementSigning")
    assert graph.value(signing, KG.date) == Literal("2020-08", datatype=XSD.gYearMonth)
    assert graph.value(signing, KG.earliest) == Literal("2020-08-01", datatype=XSD.date)
    assert graph.value(signing, KG.latest) == Literal("2020-08-31", datatype=XSD.date)
    interval = graph.value(signing, TIME.hasTime)
    assert graph.value(graph.value(interval, TIME.hasEnd), TIME.inXSDDate) == Literal("2020-08-31", datatype=XSD.date)


def test_open_interval_has_no_single_date() -> None:
    day = arabic().extraction.events[0].time
    graph = to_graph(with_event(arabic(), 0, time=Interval("2023-03-01/2023-03-03", day.earliest, day.latest)))
    assert graph.value(only(graph, "Visit"), KG.date) is None
    assert graph.value(only(graph, "Visit"), KG.latest) == Literal("2023-03-03", datatype=XSD.date)


def test_direct_triples(graph: Graph) -> None:
    person, state = iris.PREFIXES["person"], iris.PREFIXES["state"]
    treaty = iris.entity("agreement/fishing-treaty")
    assert (person["sameh-shoukry"], KG.visited, iris.entity("place/ankara")) in graph
    assert (person["sameh-shoukry"], KG.met, person["mevlut-cavusoglu"]) in graph
    assert (person["mevlut-cavusoglu"], KG.met, person["sameh-shoukry"]) in graph
    assert (state["greece"], KG.accused, state["turkey"]) in graph
    assert set(graph.subjects(KG.signed, treaty)) == {state["egypt"], state["greece"]}
    assert set(graph.objects(treaty, KG.signedOn)) == {Literal("2020-08", datatype=XSD.gYearMonth)}


def test_what_is_only_claimed_gives_no_direct_triple(graph: Graph) -> None:
    assert not set(graph.subject_objects(KG.suppliedArmsTo))


@pytest.mark.parametrize("factuality", ["Claimed", "Denied", "Planned", "Negated", "Hypothetical"])
def test_only_factual_events_give_direct_triples(factuality: str) -> None:
    graph = to_graph(with_event(arabic(), 0, factuality=factuality))
    assert not set(graph.subject_objects(KG.visited))


def test_entity_names_links_and_attributes(graph: Graph) -> None:
    shoukry = iris.entity("person/sameh-shoukry")
    assert set(graph.objects(shoukry, RDFS.label)) == {Literal("سامح شكري", lang="ar"), Literal("Sameh Shoukry", lang="en")}
    assert set(graph.objects(shoukry, SKOS.altLabel)) == {Literal("شكري", lang="ar")}
    assert set(graph.objects(shoukry, OWL.sameAs)) == {URIRef("http://www.wikidata.org/entity/Q12210450")}
    assert graph.value(iris.entity("state/egypt"), SKOS.exactMatch) == URIRef("https://example.org/iso3166/EG")
    assert {KG.Person, KG.Actor, SEM.Actor} == set(graph.objects(shoukry, RDF.type))
    assert graph.value(shoukry, KG.office) == Literal("وزير الخارجية المصري", lang="ar")
    assert graph.value(shoukry, KG.nationality) == iris.entity("state/egypt")
    sources = set(graph.subjects(KG.describes, shoukry))
    assert len(sources) == 2
    assert all(graph.value(s, PROV.wasDerivedFrom) for s in sources)


def test_a_claim_without_a_named_source_says_so() -> None:
    resolution = arabic()
    target = resolution.extraction.events[2].arguments[1]
    graph = to_graph(with_event(resolution, 2, arguments=(target,)))
    assert graph.value(only(graph, "Accusation"), KG.unnamedSource) == Literal(True)


def test_an_event_without_an_actor_is_left_out_with_all_that_points_to_it() -> None:
    graph = to_graph(with_event(arabic(), 3, arguments=()))
    assert not set(graph.subjects(SEM.eventType, KG.ArmsTransfer))
    assert not set(graph.subject_objects(KG.content))
    assert graph.value(only(graph, "Denial"), KG.quote) is not None


def test_events_of_one_trigger_have_their_own_iris() -> None:
    resolution = arabic()
    first = resolution.extraction.events[0]
    graph = to_graph(with_event(resolution, 1, begin=first.begin, end=first.end))
    assert only(graph, "Visit") != only(graph, "Meeting")
    assert only(graph, "Visit") == iris.event(ARTICLE, first.begin)


def test_graph_given_is_added_to_and_articles_share_entities() -> None:
    both = to_graph(english(), to_graph(arabic()))
    assert set(to_graph(arabic())) < set(both)
    assert set(both.objects(iris.entity("state/greece"), RDFS.label)) == {
        Literal("اليونان", lang="ar"), Literal("Greece", lang="en")}


def test_url_with_blanks_is_kept_as_a_literal() -> None:
    graph = to_graph(english())
    assert graph.value(iris.article("en-sample"), SCHEMA.url) == Literal("https://example.org/a b", datatype=XSD.anyURI)


@pytest.mark.parametrize(("value", "lexical"), [(0.5, "0.5"), (1.0, "1.0"), (0.0, "0.0"), (0.12345, "0.123"), (7, "1.0")])
def test_decimals_are_canonical(value: float, lexical: str) -> None:
    assert str(decimal_literal(value)) == lexical


@pytest.mark.parametrize(("value", "kind"), [("2024", XSD.gYear), ("2024-06", XSD.gYearMonth), ("2024-06-19", XSD.date)])
def test_date_literals(value: str, kind: URIRef) -> None:
    assert date_literal(value).datatype == kind
    assert date_literal(f"{value}/{value}") is None
