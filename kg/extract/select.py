"""Which of the candidate events are stated of somebody in particular, and how sure we are of each."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.claims import ClaimLinks
from kg.extract.events import Draft
from kg.extract.mentions import MentionBook
from kg.text import fold


def is_stated(draft: Draft, links: ClaimLinks, book: MentionBook) -> bool:
    """An event with at least one actor; a noun needs an actor of its own rather than one that it shares."""
    fillers = draft.fillers("agent", "target", "participant")
    if not fillers:
        return False
    if not draft.known:
        return any(book.mentions[m].kind != "dropped" for m in fillers)
    return True


def is_repeat(draft: Draft, body: Sequence[Draft], book: MentionBook) -> bool:
    """A headline's event that the body tells again: same class (or lemma) and a common word in an actor's name."""
    words = _actor_words(draft, book)
    for other in body:
        if other.cls == draft.cls and (draft.cls != "Occurrence" or fold(other.trigger.lemma) == fold(draft.trigger.lemma)):
            if words & _actor_words(other, book) or not words:
                return True
    return False


def _actor_words(draft: Draft, book: MentionBook) -> set[str]:
    mentions = (book.mentions[m] for m in draft.fillers("agent", "target", "participant"))
    return {w for m in mentions for w in fold(m.text).split()}


def confidence(draft: Draft, claim: Draft | None) -> float:
    """Probability-like score from 0 to 1 that the event is right."""
    score = 0.75 if draft.known else 0.5
    score += 0.1 if draft.direct else -0.1
    score += 0.05 if draft.cls != "Occurrence" else -0.05
    score += 0.05 if draft.pos in ("VERB", "ADP") else 0.0
    return round(max(0.05, min(0.95, score)), 2)
