"""Speech acts: which events are claims, who makes them, and whether they are made in passing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.draft import Draft
from kg.extract.mentions import MentionBook
from kg.extract.tree import ancestors
from kg.lang.lexicon import standing
from kg.model import Argument, Mention


def is_claim(draft: Draft) -> bool:
    """True for a speech act that can have content."""
    return draft.cls in standing()


def is_speech(draft: Draft) -> bool:
    """True for a claim of the classes whose words can stand in a reporting clause or before a quotation."""
    return is_claim(draft) and standing()[draft.cls].speech


def is_in_passing(claim: Draft) -> bool:
    """True for what a relative clause says of somebody, which does not give him the floor."""
    return any(w.deprel.startswith("acl:relcl") for _, w in ancestors(claim.sentence, claim.trigger))


def speakers(claim: Draft, book: MentionBook) -> list[Mention]:
    """Who makes the claim."""
    return [book.mentions[m] for m in claim.fillers("agent")]


def spoken_by(claim: Draft, mentions: Iterable[int]) -> Draft:
    """The claim with these for its only speakers, whatever role they had in it."""
    agents = tuple(Argument("agent", m) for m in mentions)
    taken = {a.mention for a in agents}
    return replace(claim, arguments=(*agents, *(a for a in claim.arguments if a.role != "agent" and a.mention not in taken)))
