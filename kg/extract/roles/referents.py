"""Referents: the actor that the filler of a role names, or that acts through it."""

from __future__ import annotations

from functools import cache

from kg.extract.draft import ACTORS, Draft
from kg.extract.mentions import add_nominal
from kg.extract.roles.actors import Actors
from kg.extract.tree import has_article, preposition
from kg.lang.lexicon import category_words, classes_with, standing
from kg.model import Mention, Sentence, Word
from kg.text import fold


class Referents:
    """Finds the actors of one article that words stand for which need not name one."""

    def __init__(self, actors: Actors, text: str) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book
        self.text = text

    def as_actor(self, draft: Draft, role: str, slot: str, word: Word, mention: Mention | None) -> Mention | None:
        """The actor that a filler names: itself, one it belongs to, or somebody that only its role shows to be one."""
        if mention is not None and mention.kind == "nominal" and fold(mention.lemma) in self.lexicon.grammar.holdings \
                and (holder := self._owner(draft.sentence, word)):
            return holder
        if mention is not None and (mention.type in ACTORS or mention.type == "Place" or mention.kind == "pronoun"):
            return mention
        if mention is not None and mention.kind == "name" and mention.type == "Thing" \
                and (slot in ("subj", "obj", "poss") or role == "participant"):
            nobody = self._quoted_apart(draft, word) or self._names_an_occasion(draft.sentence, mention)
            return None if nobody else self.book.retype(mention, "Person")
        if word.upos not in ("NOUN", "ADJ", "NUM", "PROPN", "X", "DET", "PRON"):
            return None
        if role == "agent" and slot == "subj" and self._quoted_apart(draft, word):
            return None
        kind = self.lexicon.actors.get(fold(word.lemma))
        if role == "target" and slot == "obj" and self._is_a_body(draft, word) and kind is not None:
            return add_nominal(self.book, draft.sentence, self.text, word, kind)
        if slot == "subj" and draft.pos == "VERB" and kind in ACTORS and word.upos == "NOUN" and self.lexicon.grammar.pro_drop:
            return add_nominal(self.book, draft.sentence, self.text, word, kind)  # an event noun elsewhere ("المعارضة" rejects)
        side = fold(slot.partition(":")[2])
        if side in self.lexicon.grammar.joint | self.lexicon.grammar.by and kind in ("Organization", "Group") and word.upos == "NOUN" \
                and has_article(word, self.lexicon.grammar.article, 3) and self.lexicon.grammar.pro_drop:
            return add_nominal(self.book, draft.sentence, self.text, word, kind)  # one of the parties ("بين الجيش والمقاومة")
        owner = self._owner(draft.sentence, word)
        if role in ("target", "participant") and owner is not None and owner.kind == "pronoun" and not self._is_hit(draft, word):
            owner = None  # "changed *its* position": whose it is is mostly who acts
        owner = owner or (self._author(draft, word) if role == "target" else None)
        if owner is not None and role == "target" and self._suffers(draft, word, owner):
            return None
        if owner is not None or role == "target":
            return owner
        if slot == "subj" and draft.cls in standing() and draft.known and word.upos in ("NOUN", "PROPN", "ADJ", "X") \
                and fold(word.lemma) not in time_units(self.lexicon.lang):
            if fold(word.lemma) in self.lexicon.grammar.documents:
                return self._issuer(draft.sentence, word) or self.book.add_dropped(draft.sentence, draft.hosts.verb or draft.trigger)
            if (kind := self.lexicon.actors.get(fold(word.lemma))) or (fold(word.lemma), "NOUN") not in self.lexicon.senses:
                return add_nominal(self.book, draft.sentence, self.text, word, kind or "Person")
        return None

    def _is_hit(self, draft: Draft, word: Word) -> bool:
        """What somebody holds, where violence strikes it: he is meant by it (``هاجموا مقرها``)."""
        return draft.cls in classes_with("violent") and fold(word.lemma) in self.lexicon.grammar.holdings

    def _suffers(self, draft: Draft, deed: Word, owner: Mention) -> bool:
        """Violence that is judged, whose genitive suffers it: he is not judged (``أدان اغتيال فلان``)."""
        senses = self.lexicon.senses.get((fold(deed.lemma), "NOUN"), ()) if self.lexicon.grammar.bare_genitive else ()
        genitive = owner.head > 0 and draft.sentence.word(owner.head).relation == "nmod"
        return genitive and draft.cls in classes_with("judging") and any(
            s.cls in classes_with("violent") and "poss" in s.frame.get("target", ()) for s in senses)

    def _names_an_occasion(self, sentence: Sentence, name: Mention) -> bool:
        """A name whose noun, its head or its last, is an occasion ("the Example *Summit*", "*Conclave* on Trade"), no actor."""
        inside = [w for w in sentence.words if name.begin <= w.begin and w.end <= name.end]
        nouns = [w for w in inside if w.index == name.head or w is inside[-1]]
        return any(fold(w.text) in self.lexicon.grammar.occasions for w in nouns)

    def _is_a_body(self, draft: Draft, word: Word) -> bool:
        """A noun with the article that else is an event, as whom something is done to (``هنأ القيادة``, ``دعم المقاومة``)."""
        body = self.lexicon.actors.get(fold(word.lemma)) in ("Organization", "Group") and word.upos == "NOUN"
        return body and draft.pos == "VERB" and draft.known and draft.cls not in (*classes_with("to_office"), "Occurrence") \
            and has_article(word, self.lexicon.grammar.article, 3) and self.lexicon.grammar.pro_drop

    def _quoted_apart(self, draft: Draft, word: Word) -> bool:
        """A quotation opens between the predicate and the word: what stands in it is said, not saying."""
        first, last = sorted((draft.trigger.index, word.index))
        between = draft.sentence.words[first - 1:last - 1]
        return sum(w.text in self.lexicon.grammar.quotes for w in between) % 2 == 1

    def _owner(self, sentence: Sentence, word: Word, depth: int = 2) -> Mention | None:
        """The actor that a thing belongs to and that acts, or is acted on, through it: *X's* report, the stance *of X*."""
        elsewhere = self.lexicon.grammar.place | self._receiving(word)
        for child in sentence.children(word, "nmod", "amod", "acl"):
            mention = self.book.at(sentence, child)
            if mention is not None and mention.type in ACTORS and fold(preposition(sentence, child)) not in elsewhere:
                return mention
        for child in sentence.children(word, "nmod") if depth > 1 else ():
            if not preposition(sentence, child) and (found := self._owner(sentence, child, depth - 1)):
                return found
        return None

    def _receiving(self, word: Word) -> frozenset[str]:
        """Prepositions of who gets a document, not of whose it is ("a letter *to* the king"); Arabic says "of" by one of them."""
        grammar = self.lexicon.grammar
        return grammar.addressing if fold(word.lemma) in grammar.documents and not grammar.bare_genitive else frozenset()

    def _issuer(self, sentence: Sentence, document: Word) -> Mention | None:
        """Who speaks through a document: "a *Reuters* report said", "issued by *the ministry*", ``تقرير أجراه الخبراء``."""
        issued = [w for clause in sentence.children(document, "acl") for w in sentence.children(clause, *self._issuing())]
        for word in (*sentence.children(document, "compound"), *issued):
            if mention := self.actors.actor_at(sentence, word):
                return mention
        return None

    def _issuing(self) -> tuple[str, ...]:
        """How whoever makes a document stands in the clause that tells of it, where relative clauses have subjects of their own."""
        return ("obl:agent", "nsubj") if self.lexicon.grammar.pro_drop else ("obl:agent",)

    def _author(self, draft: Draft, word: Word) -> Mention | None:
        """Whose thing is praised or condemned: its owner's, or the subject's of its clause ("welcomed the order that *X* gave")."""
        if draft.cls not in classes_with("judging"):
            return None
        for owner in draft.sentence.children(word, "nmod:poss", "nmod", "compound"):
            mention = self.book.at(draft.sentence, owner)
            if mention is not None and (mention.kind == "pronoun" and mention.person == "3" or mention.type in ACTORS):
                return mention
        for clause in draft.sentence.children(word, "acl"):
            for subject in draft.sentence.children(clause, "nsubj"):
                if mention := self.actors.actor_at(draft.sentence, subject):
                    return mention
        return self._source_of(draft.sentence, word)

    def _source_of(self, sentence: Sentence, words: Word) -> Mention | None:
        """From whom what is judged came ("condemned the remarks that were issued *by X*", ``التصريحات الصادرة عن فلان``)."""
        grammar = self.lexicon.grammar
        for clause in sentence.children(words, "acl", "amod"):
            for source in sentence.children(clause, "obl", "nmod") if fold(clause.lemma) in grammar.issued else ():
                if fold(preposition(sentence, source)) in grammar.issued_by and (mention := self.actors.actor_at(sentence, source)):
                    return mention
        return None


@cache
def time_units(lang: str) -> frozenset[str]:
    """Words for units of time, which speak for nobody, folded."""
    return category_words(lang, "dates/units", "unit") | category_words(lang, "dates/units", "units")
