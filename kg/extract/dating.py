"""When the events of an article happened: dates within sentences (``attach``), then those handed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from kg.extract.attach import attach_times
from kg.extract.claims import is_claim
from kg.extract.events import Draft
from kg.model import Document, TimeExpression


def date_events(
    document: Document, times: Sequence[TimeExpression], anchor: date | None, drafts: Sequence[Draft]
) -> dict[int, TimeExpression]:
    """The time expression that dates each event, by the draft's id; undated events are left out."""
    attached: dict[int, TimeExpression] = {}
    claims = [d.id for d in drafts if is_claim(d)]
    for sentence in document.sentences:
        inside = [t for t in times if sentence.begin <= t.begin and t.end <= sentence.end]
        triggers = {d.id: d.trigger for d in drafts if d.sentence is sentence}
        if inside and triggers:
            attached |= attach_times(sentence, inside, triggers, claims=claims, anchor=anchor)
    dated = {event: time for event, time in attached.items() if time.interval.earliest and time.interval.latest}
    return {**_inherited(drafts, dated), **dated}


def _inherited(drafts: Sequence[Draft], dated: Mapping[int, TimeExpression]) -> dict[int, TimeExpression]:
    """Of two acts that one sentence tells of the same actors in parallel clauses, the second is dated by the first."""
    found: dict[int, TimeExpression] = {}
    verbal = (d for d in drafts if d.hosts.words[-1].upos == "VERB" and not is_claim(d))
    acts = sorted(verbal, key=lambda d: (d.sentence.index, d.trigger.index))
    for first, second in pairwise(acts):
        verbs = first.hosts.words[-1], second.hosts.words[-1]
        parallel = verbs[0].head == verbs[1].head and verbs[0].relation == verbs[1].relation
        if first.sentence is second.sentence and parallel and first.id in dated and second.id not in dated \
                and set(first.fillers("agent", "participant")) & set(second.fillers("agent", "participant")):
            found[second.id] = dated[first.id]
    return found
