"""Words that point back at two actors at once: "both sides", ``الطرفان``, ``الرئيسان``, the dual pronoun ``هما``.

They are replaced, in every event that they take part in, by the two actors of the last event that had two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.mentions import MentionBook, is_pair
from kg.extract.tree import has_article
from kg.lang.lexicon import Lexicon
from kg.model import Argument, Mention, Sentence, Word
from kg.text import fold

# How many sentences back two who met, and two of any event, are still meant by "both".
MET, TOLD = 8, 2


def spread_collectives(drafts: Sequence[Draft], book: MentionBook, lexicon: Lexicon) -> list[Draft]:
    """The drafts with collective mentions replaced by the actors that they stand for, where these are clear."""
    done: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.sentence.index, d.trigger.index)):
        done.append(replace(draft, arguments=tuple(_spread(draft, done, book, lexicon))))
    by_id = {d.id: d for d in done}
    return [by_id[d.id] for d in drafts]


def _spread(draft: Draft, before: Sequence[Draft], book: MentionBook, lexicon: Lexicon) -> Iterator[Argument]:
    for argument in draft.arguments:
        mention = book.mentions[argument.mention] if argument.mention is not None else None
        if mention is None or argument.role not in ROLES or not is_collective(mention, draft.sentence, lexicon):
            yield argument
            continue
        kinds = ("Person", None) if is_pair(draft.sentence, draft.sentence.word(mention.head), lexicon) \
            else (lexicon.actors.get(fold(mention.lemma)),)  # "the two" are people if two were told of
        pair = next((found for kind in kinds if (found := _last_pair(draft, before, book, kind))), ())
        if not pair:
            yield argument
        yield from (Argument(argument.role, m) for m in pair)


def is_collective(mention: Mention, sentence: Sentence, lexicon: Lexicon) -> bool:
    """True for a definite description of two, or a dual pronoun."""
    if mention.kind == "dropped" or mention.head < 1:
        return False
    head = sentence.word(mention.head)
    if mention.kind == "pronoun":
        return head.feat("Number") == "Dual" or bool({fold(head.lemma), fold(head.text)} & lexicon.grammar.pair_pronouns)
    if mention.kind == "nominal" and is_pair(sentence, head, lexicon):
        return True
    if mention.kind != "nominal" or not _singulars(head, lexicon) & lexicon.grammar.pair_nouns:
        return False
    counted = any(fold(c.lemma) in lexicon.grammar.pair_counts for c in sentence.children(head))
    definite = has_article(head, lexicon.grammar.article)
    dual = definite and (head.feat("Number") == "Dual" or head.text.endswith(tuple(lexicon.grammar.pair_endings or ("\0",))))
    return counted or dual


def _singulars(head: Word, lexicon: Lexicon) -> set[str]:
    """The noun's lemma, and its form without article and dual ending, which lemmatisers often leave on."""
    found, form = {fold(head.lemma)}, fold(head.text)
    for article in lexicon.grammar.article:
        for ending in lexicon.grammar.pair_endings:
            if form.startswith(article) and form.endswith(ending):
                found.add(form.removeprefix(article).removesuffix(ending))
    return found


def _last_pair(draft: Draft, before: Sequence[Draft], book: MentionBook, kind: str | None) -> tuple[int, ...]:
    """The two who met last; where nobody did, the two actors of an event told just before; of the kind that the noun names."""
    for reach, roles in ((MET, ("participant",)), (TOLD, ROLES)):
        for earlier in reversed(before):
            if earlier.sentence.index < draft.sentence.index - reach:
                break
            named = [m for m in dict.fromkeys(earlier.fillers(*roles)) if _can_be(book.mentions[m], kind)]
            if len({book.mentions[m].name for m in named}) == 2:
                return tuple(named[:2])
    return ()


def _can_be(mention: Mention, kind: str | None) -> bool:
    """An actor that is named or described, of the kind that the collective noun names where it names one."""
    if mention.kind not in ("name", "nominal") or mention.type not in ACTORS:
        return False
    return kind in (None, "Group", "Thing", "Organization") or mention.type == ("State" if kind == "Place" else kind)
