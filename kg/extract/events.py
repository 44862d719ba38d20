"""Events of a sentence with those who take part in them: the order in which predicates are found and their roles filled."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.draft import ROLES, Draft
from kg.extract.joining import in_two_words, said_once
from kg.extract.mentions import MentionBook
from kg.extract.predicates import Predicates
from kg.extract.roles.actors import Actors
from kg.extract.roles.attendance import Attendance
from kg.extract.roles.borrowed import BorrowedActors
from kg.extract.roles.by_class import RolesByClass
from kg.extract.roles.control import controls_object
from kg.extract.roles.filling import RoleFiller
from kg.extract.roles.members import Members
from kg.extract.roles.neighbours import NeighbouringEvents
from kg.extract.roles.orientation import Orientation
from kg.extract.slots import Slots
from kg.lang.lexicon import Lexicon
from kg.model import Sentence


class EventFinder:
    """Finds the events of one article, sentence by sentence; ids run through the article."""

    def __init__(self, lexicon: Lexicon, book: MentionBook, text: str) -> None:
        self.lexicon = lexicon
        self.actors = Actors(lexicon, book)
        self.predicates = Predicates(lexicon, book, self.next_id)
        self.orientation = Orientation(self.actors)
        self.attendance, self.members = Attendance(self.actors), Members(self.actors, text)
        self.roles = RoleFiller(self.actors, self.orientation, self.members, text)
        self.by_class, self.borrowed = RolesByClass(self.actors), BorrowedActors(self.actors)
        self.neighbours = NeighbouringEvents(self.actors)
        self._next = 0

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """Events of the sentence with their own arguments, in text order of their triggers."""
        slots = self._slots(sentence)
        found = sorted(self.predicates.drafts(sentence, slots), key=lambda d: d.trigger.index)
        filled = in_two_words(said_once([self._fill(draft, slots) for draft in found], self.lexicon))
        return self.neighbours.linked(filled)

    def _slots(self, sentence: Sentence) -> Slots:
        actors = self.actors
        return Slots(sentence, self.lexicon.grammar, lambda word: controls_object(word, self.lexicon),
                     lambda word: actors.is_actor(sentence, word), lambda word: actors.is_nobody(sentence, word),
                     lambda word: actors.is_person(sentence, word), lambda word: actors.is_of_an_actor(sentence, word),
                     lambda word: actors.is_one_person(sentence, word))

    def _fill(self, draft: Draft, slots: Slots) -> Draft:
        frame = self.orientation.frame(draft, slots)
        arguments, direct = self.roles.filled(draft, slots, frame)
        arguments += self.attendance.present(draft, slots, arguments)
        arguments = self.members.with_members(draft, slots, arguments)
        arguments = self.by_class.with_own(draft, slots, arguments)
        arguments += self.borrowed.dropped(draft, slots, frame, arguments)
        handed = self.borrowed.handed_down(draft, slots, frame, arguments) or self.borrowed.companions(draft, slots, arguments)
        arguments += handed
        remote = self.borrowed.remote(draft, slots, frame) if not any(a.role in ROLES for a in arguments) else []
        arguments += remote
        arguments += self.roles.where(draft, slots, arguments)
        arguments = list(dict.fromkeys(self.by_class.for_state(draft, a) for a in arguments))
        heads = [f.word for slot in frame.get("content", ()) for f in slots.fillers(draft.hosts, slot)]
        return replace(draft, arguments=tuple(arguments), content_heads=tuple(heads), direct=direct,
                       handed=bool(handed), remote=bool(remote))

    def next_id(self) -> int:
        """A fresh event id."""
        self._next += 1
        return self._next - 1
