"""Whose words they are: for each event the claim that reports it, within its sentence or across sentences by quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.mentions import MentionBook
from kg.extract.quotations import Quotation, assign_quotations
from kg.extract.reporting import is_near_end
from kg.extract.scope import reported_words
from kg.extract.speech import is_claim, is_speech, speakers
from kg.extract.tree import ancestors, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Document
from kg.text import fold


@dataclass(frozen=True)
class ClaimLinks:
    """Which claim (id) reports each event (id), and the quotation of each claim."""

    source: Mapping[int, int]
    quotes: Mapping[int, Quotation]


@dataclass(frozen=True)
class _Reports:
    """What the claims of an article report, by the claims' ids.

    ``regions`` are words (indices) of their own sentences, ``quoted`` the quotations of each, ``passed_on`` leads from the words
    of somebody who is cited to the claim that cites him.
    """

    claims: Mapping[int, Draft]
    regions: Mapping[int, AbstractSet[int]]
    quoted: Sequence[tuple[Quotation, int]]
    passed_on: Mapping[int, int]


def link_claims(document: Document, drafts: Sequence[Draft], lexicon: Lexicon, book: MentionBook) -> ClaimLinks:
    """For each event the innermost claim that reports it, and each claim's quotation."""
    together: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        together[draft.sentence.index].append(draft)
    reports = _reports(document, drafts, together, lexicon)
    source = dict(reports.passed_on)
    for draft in drafts:
        if draft.id not in reports.passed_on:
            around = _around(draft, together[draft.sentence.index], reports, book)
            claim = next((c for c in around if c.id != draft.id and draft.id not in outward(source, c.id)), None)
            if claim is not None:
                source[draft.id] = claim.id
    longest = {cid: quote for quote, cid in sorted(reports.quoted, key=lambda pair: pair[0].end - pair[0].begin)}
    return ClaimLinks(source, longest)


def outward(source: Mapping[int, int], event: int) -> Iterator[int]:
    """The claims around an event, the innermost first."""
    seen = {event}
    while (claim := source.get(event)) is not None and claim not in seen:
        seen.add(claim)
        yield claim
        event = claim


def replies(drafts: Sequence[Draft], source: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """What a denial without content of its own denies: what the accusation before it in the sentence alleges.

    ("… accused Pyongyang of selling arms, which it called ridiculous"); the events stay according to the accuser.
    """
    found: dict[int, tuple[int, ...]] = {}
    for denial in drafts:
        if denial.cls != "Denial" or denial.id in source.values():
            continue
        before = [d for d in drafts if d.cls == "Accusation" and d.sentence is denial.sentence and d.trigger.index < denial.trigger.index]
        if before:
            accusation = max(before, key=lambda d: d.trigger.index)
            found[denial.id] = tuple(event for event, claim in source.items() if claim == accusation.id and event != denial.id)
    return found


# --- what is reported ---------------------------------------------------------------------------


def _reports(document: Document, drafts: Sequence[Draft], together: Mapping[int, Sequence[Draft]], lexicon: Lexicon) -> _Reports:
    claims = {d.id: d for d in drafts if is_claim(d)}
    regions = {c.id: words for c in claims.values() if (words := reported_words(c, together[c.sentence.index], lexicon))}
    passed_on = {cited: by for beside in together.values() for cited, by in _passed_on(beside, regions, lexicon).items()}
    cited = {by: phrase for phrase, by in passed_on.items()}  # the quotation of who passes words on is theirs who is cited
    quoted = [(quote, cited.get(claim, claim)) for quote, claim in assign_quotations(document, list(claims.values()), regions)]
    for phrase, by in passed_on.items():
        regions[phrase] = regions.get(by, set()) - {claims[by].trigger.index}
    return _Reports(claims, regions, quoted, passed_on)


def _passed_on(beside: Sequence[Draft], regions: Mapping[int, AbstractSet[int]], lexicon: Lexicon) -> dict[int, int]:
    """For each claim of a sentence that another one cites ("the agency said, *citing* officials, that"): the one that does."""
    found = {d.id: by.id for d in beside if (by := _cited_by(d, beside))}
    for phrase in beside:
        if phrase.pos != "ADP" or not _is_citing(phrase, lexicon):
            continue
        verbs = [d for d in beside if d.pos == "VERB" and is_speech(d) and d.id in regions
                 and d.trigger.index < phrase.trigger.index and d.fillers("agent")]
        if verbs:
            found[phrase.id] = max(verbs, key=lambda d: d.trigger.index).id
    return found


def _is_citing(phrase: Draft, lexicon: Lexicon) -> bool:
    """An according-to phrase, of one word or two, by which a speaker cites somebody."""
    words = phrase.sentence.words[phrase.trigger.index - 1:phrase.trigger.index + 1]
    return not lexicon.grammar.quoting.isdisjoint((fold(words[0].text), fold(" ".join(w.text for w in words))))


def _cited_by(saying: Draft, beside: Sequence[Draft]) -> Draft | None:
    """The claim that closes a sentence by citing somebody "as *saying*" what stands before."""
    sentence, verb = saying.sentence, saying.trigger
    says = is_speech(saying) and saying.pos == "VERB" and not saying.content_heads
    if not says or verb.relation != "advcl" or not preposition(sentence, verb) or not is_near_end(sentence, verb):
        return None
    governor = sentence.head(verb)
    return next((d for d in beside if d.trigger is governor and is_speech(d)), None)


# --- by whom ------------------------------------------------------------------------------------


def _around(draft: Draft, beside: Sequence[Draft], reports: _Reports, book: MentionBook) -> list[Draft]:
    """The claims that may report an event: those in whose part it stands, those in whose quotation, and those that vouch for both.

    The smallest part comes first; of two alike whoever is quoted, before who passes it on.
    """
    quoting = [reports.claims[cid] for quote, cid in reports.quoted if cid != draft.id and quote.holds(draft.trigger)]
    nouns = [c for c in quoting if c.pos == "NOUN"]  # "his saying": who passes it on does not say it
    inside = [c for c in beside if is_claim(c) and c.id != draft.id and draft.trigger.index in reports.regions.get(c.id, ())
              and not _goes_on(draft, c, beside) and not _says_again(draft, c, book)
              and all(c.sentence is not n.sentence or c.trigger.index >= n.trigger.index for n in nouns)]
    inside.sort(key=lambda c: (len(reports.regions[c.id]), c.id not in reports.passed_on, c.pos != "NOUN", c.id))
    last = [c for c in inside if quoting and _vouches_for_quotation(c, reports)]
    return [*(c for c in inside if c not in last), *quoting, *last]


def _vouches_for_quotation(claim: Draft, reports: _Reports) -> bool:
    """An according-to phrase of the article, not of somebody who is quoted or cited."""
    return claim.pos == "ADP" and claim.id not in reports.passed_on and not any(q.holds(claim.trigger) for q, _ in reports.quoted)


def _goes_on(draft: Draft, claim: Draft, beside: Sequence[Draft]) -> bool:
    """A participle by which the speaker goes on ("adding that") says more; it is not what was said before.

    Where the tree hangs it on a claim within the claim, that one's speaker goes on, by the account of the outer one.
    """
    if not is_claim(draft) or not _is_participle(draft) or claim.pos == "ADP" or draft.trigger.index <= claim.trigger.index:
        return False
    claims = {d.trigger.index: d for d in beside if is_claim(d) and d.pos == "VERB"}
    above = [claims[w.index].id for w, _ in ancestors(draft.sentence, draft.trigger) if w.index in claims]
    return not above or claim.id == above[0] or claim.id not in above


def _is_participle(draft: Draft) -> bool:
    """A participle, or gerund without a preposition ("by *saying*"), that hangs on a clause."""
    word = draft.trigger
    if draft.pos == "VERB" and preposition(draft.sentence, word):
        return False
    return draft.hosts.verbal or word.feat("VerbForm") in ("Ger", "Part") and word.relation in ("advcl", "acl")


def _says_again(draft: Draft, claim: Draft, book: MentionBook) -> bool:
    """A pronoun that closes the sentence of somebody who speaks in it takes him up ("*Kim* said that …, *he* said")."""
    again, before = speakers(claim, book), speakers(draft, book)
    main = is_speech(draft) and draft.pos == "VERB" and not draft.trigger.head and draft.trigger.index < claim.trigger.index
    return main and len(again) == 1 and again[0].kind == "pronoun" and again[0].person == "3" \
        and len(before) == 1 and before[0].kind != "pronoun" and before[0].type == "Person"
