"""Actors: which words of a sentence name or mean somebody who can act."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.draft import ACTORS
from kg.extract.mentions import MentionBook
from kg.extract.slots import Filler, Slots
from kg.lang.lexicon import Lexicon
from kg.model import Mention, Sentence, Word
from kg.text import fold


class Actors:
    """Looks up the actors of one article by the words that name them."""

    def __init__(self, lexicon: Lexicon, book: MentionBook) -> None:
        self.lexicon, self.book = lexicon, book
        # Classes of events that several do together, whose nouns have no agent: the symmetric ones, cooperation and ceasefires.
        self.joint = frozenset(cls for (cls, pos), frame in lexicon.frames.items() if pos == "NOUN" and "agent" not in frame)

    def is_actor(self, sentence: Sentence, word: Word) -> bool:
        """The word heads the mention of an actor."""
        return self.is_of_an_actor(sentence, word) and (sentence.index, word.index) in self.book.by_head

    def is_person(self, sentence: Sentence, word: Word) -> bool:
        """The word heads the mention of a person or people."""
        mention = self.book.at(sentence, word)
        return self.is_actor(sentence, word) and mention is not None and mention.type in ("Person", "Group")

    def is_one_person(self, sentence: Sentence, word: Word) -> bool:
        """The word heads the mention of one person."""
        mention = self.book.at(sentence, word)
        return self.is_actor(sentence, word) and mention is not None and mention.is_one_person \
            and word.feat("Number") in ("Sing", "") and fold(word.lemma) not in self.lexicon.grammar.quantifiers

    def is_of_an_actor(self, sentence: Sentence, word: Word) -> bool:
        """The word is one of an actor's mention."""
        return self.actor_at(sentence, word) is not None

    def actor_at(self, sentence: Sentence, word: Word) -> Mention | None:
        """The actor in whose mention a word stands, unless that is a pronoun."""
        mention = self.book.at(sentence, word)
        return mention if mention is not None and mention.type in ACTORS and mention.kind != "pronoun" else None

    def is_nobody(self, sentence: Sentence, word: Word) -> bool:
        """What parsers take for a subject though it says when or how: a day, "saying" after "went on"."""
        adverb = word.feat("Case") == "Acc" and word.feat("Definite") == "Ind" and fold(word.lemma) not in self.lexicon.actors
        return self.lexicon.grammar.pro_drop and ((sentence.index, word.index) in self.book.timed
                                                  or adverb and self.lexicon.knows(word, "PART"))

    def named_by(self, sentence: Sentence, slots: Slots, fillers: Iterable[Filler]) -> list[Mention]:
        """The actors that fillers name, coordinated ones each for itself."""
        mentions = [self.book.at(sentence, one.word) for filler in fillers for one in slots.spread(filler)]
        return [m for m in mentions if m is not None and m.type in ACTORS]

    def meant_by(self, sentence: Sentence, slots: Slots, words: Iterable[Word]) -> list[Mention]:
        """The actors that words name or, as pronouns, stand for."""
        found = [(w, self.book.at(sentence, w)) for w in words]
        pronouns = [m for w, m in found if w.upos == "PRON" and m is not None]
        return self.named_by(sentence, slots, [Filler(w) for w, _ in found]) or pronouns
