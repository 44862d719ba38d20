"""Who takes part in an event whose own clause names nobody: whoever did when it was told before.

``جرى خلال اللقاء بحث`` and "the talks were scheduled" name no actor; those who met a sentence ago are meant. It is a
guess: the draft is marked, and the confidence knows it as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.draft import ROLES, Draft
from kg.extract.mentions import MentionBook
from kg.lang.lexicon import classes_with
from kg.model import Argument

# How many sentences back an event is still meant.
_REACH = 8


def with_recalled(drafts: Sequence[Draft], book: MentionBook) -> list[Draft]:
    """The drafts, those of known predicates that name no actor with the actors of the same event told before."""
    done: dict[int, Draft] = {}
    told: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.sentence.index, d.trigger.index)):
        if draft.known and not draft.fillers(*ROLES):
            draft = _recalled(draft, told)
        elif any(book.mentions[m].kind in ("name", "nominal") for m in draft.fillers(*ROLES)):
            told.append(draft)
        done[draft.id] = draft
    return [done[d.id] for d in drafts]


def _recalled(draft: Draft, told: Sequence[Draft]) -> Draft:
    before = next((d for d in reversed(told) if d.sentence.index >= draft.sentence.index - _REACH and _is_told_again(d, draft)), None)
    if before is None:
        return draft
    arguments = _roles(draft, before)
    return replace(draft, arguments=(*draft.arguments, *arguments), recalled=bool(arguments))


def _is_told_again(before: Draft, draft: Draft) -> bool:
    """The same class of event, or one that goes with it; of events of no class, the same word."""
    if draft.cls in classes_with("encounter"):
        return before.cls in classes_with("encounter")
    return before.is_like(draft) and (draft.cls not in classes_with("violent") or _is_definite(draft))


def _is_definite(draft: Draft) -> bool:
    """"The attack" is the one told of; "an attack" and "who was killed" are others."""
    article = any(w.upos == "DET" for w in draft.sentence.children(draft.trigger))
    return draft.pos == "NOUN" and (article or draft.trigger.feat("Definite") == "Def")


def _roles(draft: Draft, before: Draft) -> tuple[Argument, ...]:
    """The actors in the roles that they had; in an event of another class, all in its first role."""
    if before.cls == draft.cls:
        return tuple(a for a in before.arguments if a.role in ROLES and a.mention is not None)
    role = next((r for r in ("agent", "participant") if draft.frame.get(r)), "participant")
    return tuple(Argument(role, m) for m in dict.fromkeys(before.fillers(*ROLES)))
