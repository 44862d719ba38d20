"""Who takes up an office, or leaves it, where nobody is said to give or take it: he is the event's agent (the contract's convention)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.draft import Draft
from kg.extract.mentions import MentionBook
from kg.extract.tree import is_passive
from kg.lang.lexicon import classes_with


def with_holders(drafts: Sequence[Draft], book: MentionBook) -> list[Draft]:
    """The drafts, whoever "was appointed" or "was relieved of his post" as agent unless another one is known."""
    held = classes_with("of_office")
    return [_own(d) if d.cls in held and not d.fillers("agent", "participant") and _tells_of_one(d, book) else d for d in drafts]


def _tells_of_one(draft: Draft, book: MentionBook) -> bool:
    """A passive, or a noun with a person; an active verb has an agent of its own, and many are taken on by somebody."""
    if draft.pos == "NOUN":
        return all(book.mentions[m].type == "Person" for m in draft.fillers("target"))
    return draft.trigger.relation != "amod" and is_passive(draft.sentence, draft.hosts.verb or draft.trigger)


def _own(draft: Draft) -> Draft:
    return replace(draft, arguments=tuple(replace(a, role="agent") if a.role == "target" and a.mention is not None else a
                                          for a in draft.arguments))
