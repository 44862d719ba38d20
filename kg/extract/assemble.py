"""The order of extraction: mentions, times, predicates with their roles, claims, factuality, dates, selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.attach import is_past, is_to_come
from kg.extract.claims import ClaimLinks, link_claims, outward, replies
from kg.extract.collectives import spread_collectives
from kg.extract.dates import find_times, infer_anchor
from kg.extract.dating import date_events, tense_of
from kg.extract.draft import Draft
from kg.extract.events import EventFinder
from kg.extract.factuality import factuality
from kg.extract.mentions import Gazetteer, MentionBook, NoGazetteer, find_mentions
from kg.extract.offices import with_holders
from kg.extract.outlets import name_papers
from kg.extract.recall import with_recalled
from kg.extract.repair import repaired
from kg.extract.reporting import reporters
from kg.extract.roles.weighing import Weights, table, weighed
from kg.extract.select import code, confidence, is_candidate, is_repeat, surroundings, threshold
from kg.extract.sources import according_to
from kg.extract.speakers import (
    asides,
    continue_speakers,
    first_person,
    hand_down,
    past_asides,
    speakers_apart,
)
from kg.extract.speech import is_claim
from kg.lang import lexicon as lexicons
from kg.lang.lexicon import Lexicon
from kg.model import Document, Event, Extraction, TimeExpression

# Words that sentences may have in common by chance.
_FEW = 6


@dataclass(frozen=True)
class Candidates:
    """What there is to choose from in one article: the mended document, its mentions, times and candidate events."""

    document: Document
    anchor: date | None
    times: Sequence[TimeExpression]
    book: MentionBook
    drafts: Sequence[Draft]
    links: ClaimLinks


def extract(document: Document, gazetteer: Gazetteer = NoGazetteer(), fillers: Weights | None = None) -> Extraction:
    """Everything that an article says of actors; ``gazetteer`` tells the types of known names.

    ``fillers`` are the weights by which role fillers are weighed, those of the table by default; where there are none, rules alone
    fill the roles.
    """
    return chosen(candidates(document, gazetteer, fillers))


def chosen(found: Candidates) -> Extraction:
    """What is kept of the candidates, with dates and factuality."""
    lexicon = lexicons.load(found.document.article.lang)
    sure = _select(found.drafts, found.links, found.book, lexicon.lang)
    events = tuple(_events(found, lexicon, sure))
    return Extraction(found.document, tuple(found.book.mentions), tuple(found.times), events)


def candidates(document: Document, gazetteer: Gazetteer, fillers: Weights | None = None) -> Candidates:
    """All candidate events with their roles, and who reports which; what is kept of them is decided later."""
    found = by_rules(document, gazetteer)
    weights = table() if fillers is None else fillers
    return replace(found, drafts=weighed(found.drafts, found.links, found.book, weights)) if weights else found


def by_rules(document: Document, gazetteer: Gazetteer) -> Candidates:
    """The candidate events with the roles that rules have filled."""
    lexicon = lexicons.load(document.article.lang)
    document = repaired(document, lexicon)
    anchor = infer_anchor(document.article)
    times = find_times(document.article.text, lexicon.lang, anchor, tense_of(document))
    book = find_mentions(document, lexicon, gazetteer, times)
    name_papers(document.sentences, book, lexicon)
    drafts = reporters(spread_collectives(_drafts(document, lexicon, book), book, lexicon), book, lexicon)
    links = link_claims(document, drafts, lexicon, book)
    drafts = continue_speakers(drafts, links, book, lexicon)
    links = speakers_apart(drafts, links, book)
    aside = asides(drafts, links, book)
    links = past_asides(links, aside)
    drafts = [d for d in first_person(hand_down(drafts, links), links, book) if d.id not in aside]
    drafts = with_holders(with_recalled(drafts, book), book)
    return Candidates(document, anchor, times, book, drafts, links)


def _drafts(document: Document, lexicon: Lexicon, book: MentionBook) -> list[Draft]:
    finder = EventFinder(lexicon, book, document.article.text)
    drafts: list[Draft] = []
    leads = _leads(document)
    for sentence in document.sentences:
        if sentence.index in leads:
            continue
        found = finder.drafts(sentence)
        sources = according_to(sentence, lexicon, book, finder.next_id)
        starts = {d.trigger.index for d in sources}
        drafts += [d for d in found if d.trigger.index not in starts] + sources
    return drafts


def _leads(document: Document) -> set[int]:
    """Sentences, of more than a few words, that a later one begins with word for word: its events come once, there."""
    words = {s.index: [w.text for w in s.words if w.upos != "PUNCT"] for s in document.sentences}
    return {i for i, lead in words.items() if len(lead) > _FEW and any(j > i and lead == later[:len(lead)] for j, later in words.items())}


def _select(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook, lang: str) -> dict[int, float]:
    """Confidence of every event that is kept, by id."""
    around = surroundings(drafts, book)
    sure = {d.id: confidence(d, links, book, around, lang) for d in drafts if is_candidate(d, book)}
    stated = [d for d in drafts if sure.get(d.id, 0.0) >= max(threshold(code(d, lang)), 0.01)]
    body = [d for d in stated if d.sentence.block != "headline"]
    return {d.id: sure[d.id] for d in stated if d.sentence.block != "headline" or not is_repeat(d, body, book)}


def _events(found: Candidates, lexicon: Lexicon, sure: Mapping[int, float]) -> Iterable[Event]:
    document, links = found.document, found.links
    drafts = [d for d in found.drafts if d.id in sure]
    kept = {d.id: d for d in drafts}
    number = {d.id: i for i, d in enumerate(sorted(drafts, key=lambda d: (d.trigger.begin, d.trigger.end)))}
    dated = date_events(document, found.times, found.anchor, drafts, found.book)
    source = {e: c for e, c in ((d.id, _kept_source(d.id, links.source, kept)) for d in drafts) if c is not None}
    replied = replies(drafts, source)
    for draft in sorted(drafts, key=lambda d: number[d.id]):
        said = [e for e, c in source.items() if c == draft.id] + list(replied.get(draft.id, ()))
        claim = kept.get(source.get(draft.id, -1))
        quote = links.quotes.get(draft.id)
        time = dated.get(draft.id)
        yield Event(
            id=number[draft.id], cls=draft.cls, sentence=draft.sentence.index,
            begin=draft.trigger.begin, end=draft.trigger.end, lemma=draft.trigger.lemma, arguments=draft.arguments,
            factuality=factuality(draft, claim, lexicon, to_come=_is_to_come(draft, time, found.anchor)),
            time=time.interval if time else None, time_span=(time.begin, time.end) if time else None,
            according_to=number[claim.id] if claim is not None else None,
            content=tuple(sorted(number[e] for e in said)),
            quote=document.article.text[quote.begin:quote.end].strip() if quote else None,
            quote_span=(quote.begin, quote.end) if quote else None,
            confidence=sure[draft.id])


def _is_to_come(draft: Draft, time: TimeExpression | None, anchor: date | None) -> bool:
    """Whether an event is dated behind the day of publication; no past verb is, nor who says something of it."""
    return time is not None and is_to_come(time, anchor) and not is_past(draft.hosts.words[-1]) and not is_claim(draft)


def _kept_source(event: int, source: Mapping[int, int], kept: Mapping[int, Draft]) -> int | None:
    """The innermost claim around an event that is itself in the graph."""
    return next((claim for claim in outward(source, event) if claim in kept), None)
