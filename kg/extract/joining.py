"""Drafts that tell of one act in two words, joined to one event."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.draft import Draft
from kg.lang.lexicon import Lexicon, classes_with
from kg.text import fold

# From one word to the other that names the act: a noun may have a pronoun, an adjective or a name between ("*his thanks* and ...").
AGAIN = {"NOUN": 4, "VERB": 2}


def said_once(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, a participle of saying right behind a verb of saying taken into it (``وتابع قائلا``): one statement, its content.

    One that only says that words follow may stand behind their speaker (``أجاب الوزير قائلا``).
    """
    verbs = {d.trigger.index: d for d in drafts if d.pos == "VERB" and d.cls == "Statement"}
    participles = [d for d in drafts if d.pos == "PART" and d.cls == "Statement"]
    twice = {d.trigger.index - 1: d for d in participles if d.trigger.index - 1 in verbs}
    twice |= {d.trigger.head: d for d in participles if d.trigger.head in verbs and d.trigger.index > d.trigger.head
              and fold(d.trigger.lemma) in lexicon.grammar.saying and _says_by_itself(verbs[d.trigger.head], lexicon)}
    gone = {d.id for d in twice.values()}
    return [replace(d, content_heads=(*d.content_heads, *twice[d.trigger.index].content_heads))
            if d.trigger.index in twice and d.pos == "VERB" else d for d in drafts if d.id not in gone]


def _says_by_itself(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a verb tells of speech whatever stands beside it: ``أجاب``, not ``رفض`` (التعليق)."""
    return all(s.conditions or s.cls == "Statement" for s in lexicon.senses.get((fold(draft.trigger.lemma), "VERB"), ()))


def in_two_words(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each pair of words that name one act (``شكره وتقديره``, "condemned and denounced") taken for one event, the first.

    Violence is told of piece by piece, and who repeats a word means another act.
    """
    apart = ("Occurrence", *classes_with("violent"))
    kept = {d.trigger.index: d for d in drafts}
    for second in drafts:
        first = kept.get(second.trigger.head) if second.trigger.relation == "conj" and second.cls not in apart else None
        if first is not None and _names_it_again(first, second):
            kept[first.trigger.index] = _with_arguments_of(second, first)
            del kept[second.trigger.index]
    return list(kept.values())


def _names_it_again(first: Draft, second: Draft) -> bool:
    """Whether the second word stands close behind the first and names the same kind of act by another word."""
    near = 0 < second.trigger.index - first.trigger.index <= AGAIN.get(first.pos, 0)
    return near and (first.cls, first.pos) == (second.cls, second.pos) and fold(first.trigger.lemma) != fold(second.trigger.lemma)


def _with_arguments_of(second: Draft, first: Draft) -> Draft:
    """The first of two words for one act with what only the second has beside it."""
    filled, known = {a.role for a in first.arguments}, {a.mention for a in first.arguments}
    more = tuple(a for a in second.arguments if a.role not in filled and (a.mention is None or a.mention not in known))
    return replace(first, arguments=(*first.arguments, *more), content_heads=(*first.content_heads, *second.content_heads))
