"""Members: those whom a list or a description of several people names, and others who share what one of them has."""

from __future__ import annotations

from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.roles.actors import Actors
from kg.extract.slots import REACH, Filler, Slots
from kg.extract.tree import COMMAS, coordinated, is_passive, preposition
from kg.model import Argument, Mention, Sentence, Word
from kg.text import fold


class Members:
    """Finds who else is named beside the filler of a role."""

    def __init__(self, actors: Actors, text: str) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book
        self.text = text

    def with_members(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """The arguments with those whom a plural description goes on to name: for it in apposition, beside it after "including"."""
        found: list[Argument] = []
        for argument in arguments:
            mention = self.book.mentions[argument.mention] if argument.mention is not None and argument.role in ROLES else None
            if mention is None or mention.kind != "nominal" or mention.sentence != draft.sentence.index:
                found.append(argument)
                continue
            head = draft.sentence.word(mention.head)
            several = head.feat("Number") in ("Plur", "Dual") or mention.number in ("Plur", "Dual") or mention.type == "Group"
            named = self._apposed(draft.sentence, slots, head) if several else []
            if not named:
                found.append(argument)
                named = self._included(draft, head) if several else []
            found += [Argument(argument.role, m.id) for m in named]
        return list(dict.fromkeys(found))

    def _apposed(self, sentence: Sentence, slots: Slots, head: Word) -> list[Mention]:
        """The names, two at least, that a plural description stands for ("the ministers, *Roe* and *Doe*")."""
        first = [Filler(w) for w in sentence.children(head, "appos") if w.index > head.index]
        named = [m for m in self.actors.named_by(sentence, slots, first) if m.kind == "name"]
        return named if len(named) > 1 else []

    def _included(self, draft: Draft, head: Word) -> list[Mention]:
        """The names after "including" behind a plural description ("guests *including Roe*", ``مسؤولين بينهم فلان``).

        What the predicate says may stand between ("ten men were killed on Monday, *including Roe*").
        """
        sentence = draft.sentence
        within = {w.index for w in (draft.trigger, *draft.hosts.words) if is_passive(sentence, w)}
        last = max((i for i in within if i > head.index), default=head.index)
        for word in sentence.words[head.index:last + REACH]:
            if fold(self.text[word.token_begin:word.token_end]) in self.lexicon.grammar.including:
                return self._listed(sentence, word)
            if word.upos in ("VERB", "SCONJ", "CCONJ") and word.index not in within:
                break
        return []

    def _listed(self, sentence: Sentence, marker: Word) -> list[Mention]:
        """The names in the list behind a word, up to the first word that is neither in one nor joins them."""
        named: dict[int, Mention] = {}
        for word in sentence.words[marker.index:]:
            mention = self.book.at(sentence, word)
            if word.token_begin == marker.token_begin or word.upos in ("PUNCT", "CCONJ", "DET", "PART", "NUM"):
                continue
            if mention is None or mention.kind != "name":
                break
            owner = any(c.upos == "PART" for c in sentence.children(word, "case")) or word.deprel == "nmod:poss"
            if mention.type in ACTORS and not owner and not (word.index == mention.head and word.relation in ("amod", "compound")):
                named.setdefault(mention.id, mention)
        return list(named.values())

    def joint_owners(self, draft: Draft, word: Word, argument: Argument) -> list[Argument]:
        """Who else owns what is hit, where its owner stands for it ("a tank of the *rebels and* the *militia*")."""
        owner = self.book.mentions[argument.mention] if argument.mention is not None and argument.role == "target" else None
        if owner is None or not self.lexicon.grammar.bare_genitive or owner.head in (word.index, 0) or owner.head < 1 \
                or owner.sentence != draft.sentence.index or owner.kind == "pronoun" or self.book.at(draft.sentence, word) is owner:
            return []
        others = [self.book.at(draft.sentence, w) for w in coordinated(draft.sentence, draft.sentence.word(owner.head))]
        return [Argument("target", m.id) for m in others if m is not None and m is not owner and m.type in ACTORS and m.kind != "pronoun"]

    def joined_to_act(self, draft: Draft, word: Word, argument: Argument) -> list[Argument]:
        """Who or what parsers join to an event noun, not to the genitive before (``استهداف قريتي رو | ودو``, ``مقتل جندي | وعنصر``).

        An act is not one of a list of actors or places; what is joined to it must be of the genitive's kind.
        """
        noun = draft.trigger
        mention = self.book.mentions[argument.mention] if argument.mention is not None and argument.role in ROLES else None
        if mention is None or draft.pos != "NOUN" or not self.lexicon.grammar.bare_genitive or word.head != noun.index \
                or word.index < noun.index or preposition(draft.sentence, word) or mention.kind == "pronoun":
            return []
        people, found = ("Person", "Group", "Organization"), []
        for other in draft.sentence.children(noun, "conj"):
            beside = self.book.at(draft.sentence, other)
            if beside is None or beside is mention or other.index < word.index or other.upos not in ("NOUN", "PROPN", "NUM") \
                    or preposition(draft.sentence, other) or beside.head != other.index or beside.kind not in ("name", "nominal"):
                continue
            if beside.type == mention.type or beside.type in people and mention.type in people:
                found.append(Argument(argument.role, beside.id))
        return found

    def listed_on(self, draft: Draft, word: Word, argument: Argument) -> list[Argument]:
        """Bodies that parsers join to a word within the name before (``هيئة السياحة | والتراث ومحافظة الطائف والغرفة التجارية``).

        They have a noun of their own for what they are, stand behind the name, and what they are joined to is no actor.
        """
        mention = self.book.mentions[argument.mention] if argument.mention is not None and argument.role in ROLES else None
        if mention is None or not self.lexicon.grammar.bare_genitive or mention.type != "Organization" or mention.head != word.index \
                or mention.sentence != draft.sentence.index:
            return []
        found: list[Argument] = []
        for other in sorted(draft.sentence.subtree(word), key=lambda w: w.index):
            joined = draft.sentence.head(other) if other.relation == "conj" else None
            body = self.book.at(draft.sentence, other) if joined is not None and other.upos in ("NOUN", "PROPN") else None
            if body is None or joined is None or body.type != "Organization" or body.head != other.index or body.begin < mention.end \
                    or preposition(draft.sentence, other) or self.lexicon.actors.get(fold(other.lemma)) != "Organization":
                continue
            beside = self.book.at(draft.sentence, joined)
            last = self.book.mentions[found[-1].mention or 0] if found else mention
            if beside in (None, mention, last) and self._is_next(draft.sentence, last, other):
                found.append(Argument(argument.role, body.id))
        return found

    def _is_next(self, sentence: Sentence, last: Mention, word: Word) -> bool:
        """Between the last of a list and the next one stands nothing but what belongs to a name: no verb, no punctuation but commas."""
        between = [w for w in sentence.words if last.end <= w.begin and w.index < word.index]
        return len(between) <= REACH // 2 and not any(w.upos in ("VERB", "SCONJ", "PRON") or w.upos == "PUNCT" and w.text not in COMMAS
                                                      for w in between)
