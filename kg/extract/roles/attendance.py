"""Attendance: who presides over a meeting, is present at it or waits to receive somebody."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.draft import Draft
from kg.extract.roles.actors import Actors
from kg.extract.slots import Hosts, Slots
from kg.extract.tree import coordinated, preposition
from kg.lang.lexicon import Grammar
from kg.model import Argument, Mention, Sentence, Word
from kg.text import fold


class Attendance:
    """Finds those who are said to be at the meetings of one article."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book

    def present(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who is said to preside over a meeting or to attend it (``عقد المجلس اجتماعا برئاسة فلان وبحضور الأعضاء``)."""
        if draft.cls != "Meeting":
            return []
        found = []
        for host in draft.hosts.words:
            for first in draft.sentence.children(host, "obl", "nmod"):
                for noun in coordinated(draft.sentence, first):
                    if is_attendance(draft.sentence, noun, self.lexicon.grammar):
                        found += self.actors.named_by(draft.sentence, slots, slots.fillers(Hosts(noun), "poss"))
        found += self._awaiting(draft)
        taken = {a.mention for a in arguments}
        return [Argument("participant", m.id) for m in dict.fromkeys(found) if m.id not in taken]

    def _awaiting(self, draft: Draft) -> list[Mention]:
        """Those listed behind a comma who were there to receive somebody (``كان في استقبال الرئيس لدى وصوله، رو ودو``)."""
        sentence, noun = draft.sentence, draft.trigger
        above = sentence.head(noun)
        if above is None or above.index > noun.index or fold(above.lemma) not in self.lexicon.grammar.being \
                or fold(preposition(sentence, noun)) not in self.lexicon.grammar.place:
            return []
        for word in sentence.words[noun.index:]:
            if word.upos == "VERB":
                break
            if word.text in ("،", ":") and (people := self._people_behind(sentence, word)):
                return people
        return []

    def _people_behind(self, sentence: Sentence, marker: Word) -> list[Mention]:
        """Each person of a list, who stands behind a comma or "and"; none where nobody stands right behind the marker."""
        people: list[Mention] = []
        for before, word in pairwise(sentence.words[marker.index - 1:]):
            mention = self.book.at(sentence, word)
            opens = before.upos in ("PUNCT", "CCONJ")
            if word.upos in ("VERB", "SCONJ") or before is marker and (mention is None or mention.begin != word.begin):
                break
            if opens and mention is not None and mention.begin == word.begin and mention.type in ("Person", "Group"):
                people.append(mention)
        return people


def is_attendance(sentence: Sentence, noun: Word, grammar: Grammar) -> bool:
    """A noun by which it is said who was there (``برئاسة فلان``, ``بحضور``), not whom somebody met."""
    return noun.upos == "NOUN" and fold(noun.lemma) in grammar.attendance \
        and fold(preposition(sentence, noun)) in grammar.attending
