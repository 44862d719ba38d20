"""The filling of roles: the arguments that stand in the slots of a predicate's frame, and where it happens."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import ACTORS, Draft
from kg.extract.mentions import names_nobody
from kg.extract.roles.actors import Actors
from kg.extract.roles.attendance import is_attendance
from kg.extract.roles.members import Members
from kg.extract.roles.orientation import Orientation
from kg.extract.roles.referents import Referents
from kg.extract.slots import Filler, Hosts, Slots
from kg.extract.tree import preposition
from kg.lang.lexicon import Frame, classes_with, standing
from kg.model import Argument, Mention, Word
from kg.text import fold


class RoleFiller:
    """Fills the roles of the events of one article from their slots."""

    def __init__(self, actors: Actors, orientation: Orientation, members: Members, text: str) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book
        self.orientation, self.members, self.text = orientation, members, text
        self.referents = Referents(actors, text)

    def filled(self, draft: Draft, slots: Slots, frame: Frame) -> tuple[list[Argument], bool]:
        """The arguments of the event that stand in the slots of its frame, and whether all of them are its direct dependents."""
        between = draft.cls in classes_with("between_states") and draft.pos == "VERB" and "subj" not in frame.get("participant", ("subj",))
        arguments = [Argument("participant", m.id) for m in self.orientation.parties(draft, slots)] if between else []
        direct = True
        for role in ("agent", "participant", "target", "theme", "place"):
            for slot in frame.get(role, ()):
                filled = role in ("agent", "target") and any(a.role == role and a.mention is not None for a in arguments)
                if filled and fold(slot.partition(":")[2]) not in self.lexicon.grammar.joint:
                    continue  # who does it, and whom it is done to, stands in one place
                for one in self._in_slot(draft, slots, frame, role, slot):
                    argument = self._argument(draft, role, slot, one)
                    if argument and not _clashes(arguments, argument):
                        arguments.append(argument)
                        direct &= one.direct
                        more = [a for find in (self.members.joint_owners, self.members.listed_on, self.members.joined_to_act)
                                for a in find(draft, one.word, argument)]
                        arguments += [a for a in more if not _clashes(arguments, a)]
        return arguments, direct

    def _in_slot(self, draft: Draft, slots: Slots, frame: Frame, role: str, slot: str) -> Iterator[Filler]:
        """The words that may fill a role from a slot, coordinated ones each for itself."""
        on = self._speaking_on(draft, slots) if slot == "subj" else []
        for filler in on or slots.fillers(draft.hosts, slot):
            if self._is_of_another_act(draft, slot, filler) or self._is_ones_own(draft, slots, slot, filler):
                continue
            if role == "target" and slot.startswith("prep:") and not self._is_addressed(draft, frame, slot, filler):
                continue
            yield from slots.spread(filler)

    def _is_addressed(self, draft: Draft, frame: Frame, slot: str, filler: Filler) -> bool:
        """Whether somebody behind a preposition is one to whom something is said or done."""
        spoken_to = fold(slot.partition(":")[2]) in self.lexicon.grammar.addressing or draft.cls not in classes_with("judging")
        welcomed = self.lexicon.grammar.pro_drop and not spoken_to and self.actors.is_actor(draft.sentence, filler.word)
        if not filler.direct and not welcomed and draft.cls in standing() and fold(filler.word.lemma) not in self.lexicon.grammar.media:
            return False  # an addressee is not guessed, unless it is there to be told
        # Of whose words or deeds somebody speaks is not spoken to ("referred to *the orders of Roe*").
        return draft.cls != "Statement" or slot not in frame.get("theme", ()) or filler.word.upos == "PRON" \
            or self.actors.is_actor(draft.sentence, filler.word)

    def _is_of_another_act(self, draft: Draft, slot: str, filler: Filler) -> bool:
        """Who does something with or between others belongs to the noun that he follows, which is an act of its own.

        So in ``اتفقا على تعاون بين الوزارتين``; not on an occasion of what the verb says (``بحث الأزمة في لقاء معه``).
        """
        noun = draft.sentence.head(filler.word)
        if filler.direct or draft.pos != "VERB" or fold(slot.partition(":")[2]) not in self.lexicon.grammar.joint or noun is None \
                or noun.upos != "NOUN" or not self.lexicon.grammar.pro_drop:
            return False
        if fold(preposition(draft.sentence, noun)) in self.lexicon.grammar.during | self.lexicon.grammar.place:
            return False
        if draft.cls in classes_with("signing") and noun in draft.sentence.children(draft.trigger, "obj"):
            return False  # whom an agreement is made with signs it
        senses = self.lexicon.senses.get((fold(noun.lemma), "NOUN"), ())
        return any(slot in slots for sense in senses for slots in sense.frame.values())

    def _is_ones_own(self, draft: Draft, slots: Slots, slot: str, filler: Filler) -> bool:
        """A meeting that somebody holds is his own, whoever else is there (``عقد المجلس اجتماعه``)."""
        return slot == "poss" and filler.word.upos == "PRON" and draft.hosts.verb is not None and draft.cls in self.actors.joint \
            and self.lexicon.grammar.pro_drop and bool(self.actors.named_by(draft.sentence, slots, slots.fillers(draft.hosts, "subj")))

    def _speaking_on(self, draft: Draft, slots: Slots) -> list[Filler]:
        """Whoever says something and goes on to say more, where a thing is the subject that the parser gives to the second verb."""
        if self.lexicon.grammar.pro_drop or draft.cls not in standing() or draft.pos != "VERB" or draft.trigger.feat("VerbForm") != "Fin":
            return []
        return slots.outer_subjects(draft.trigger)

    def _argument(self, draft: Draft, role: str, slot: str, filler: Filler) -> Argument | None:
        word = filler.word
        if word in draft.hosts.words or word.feat("Reflex") == "Yes":  # "defended *themselves*" has one actor
            return None
        if names_nobody(draft.sentence, word, self.lexicon):
            return None
        mention = self.book.at(draft.sentence, word)
        if role == "theme":
            return self._theme(draft, slot, word, mention)
        if role in ("agent", "participant", "target"):
            mention = self.referents.as_actor(draft, role, slot, word, mention)
        if role == "place":
            return Argument("place", mention.id) if mention and mention.type in ("Place", "State", "Organization") else None
        if role == "participant" and is_attendance(draft.sentence, word, self.lexicon.grammar):
            return None  # who presides takes part, not the presidency
        if role == "participant" and mention is not None and mention.type == "Place" and self.lexicon.grammar.pro_drop \
                and fold(slot.partition(":")[2]) in self.lexicon.grammar.place:
            return None  # where they meet (``التقى بالقاهرة الرئيس``)
        if mention is not None and (mention.type in ACTORS or mention.type == "Place" and slot != "mod"
                                    or mention.kind == "pronoun"):
            return Argument(role, mention.id)
        if role == "target" and mention is None and word.upos in ("NOUN", "PROPN"):
            return self._theme(draft, slot, word, None)
        return None

    def _theme(self, draft: Draft, slot: str, word: Word, mention: Mention | None) -> Argument | None:
        if mention is not None and draft.cls in classes_with("examining") and self.actors.is_actor(draft.sentence, word):
            return Argument("target", mention.id)  # an inquiry into somebody, not into something
        if mention is not None and mention.type in ACTORS and slot == "obj" and "target" not in draft.frame \
                and draft.cls not in ("Occurrence", *classes_with("of_office"), *self.actors.joint):
            return Argument("target", mention.id)
        if mention is not None and mention.kind in ("name", "nominal") and mention.type not in ACTORS:
            return Argument("theme", mention.id)
        if word.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X") or slot == "comp" or fold(word.lemma) in self.lexicon.grammar.as_markers:
            return None
        words = self.book.phrase(draft.sentence, word)
        return Argument("theme", None, self.text[words[0].begin:words[-1].end])

    def where(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """The place behind a preposition, of the event or of the occasion of it, where none is known."""
        if any(a.role == "place" for a in arguments):
            return []
        used = {a.mention for a in arguments}
        occasions = [Hosts(f.word) for word in sorted(self.lexicon.grammar.during) for f in slots.fillers(draft.hosts, f"prep:{word}")]
        for hosts in (draft.hosts, *occasions):
            for word in sorted(self.lexicon.grammar.place):
                for filler in slots.fillers(hosts, f"prep:{word}"):
                    mention = self.book.at(draft.sentence, filler.word)
                    if mention and mention.type in ("Place", "State") and mention.kind != "pronoun" and mention.id not in used:
                        return [Argument("place", mention.id)]
        return []


def _clashes(arguments: list[Argument], new: Argument) -> bool:
    """A mention fills one role of an event; an event has one theme in words."""
    if new.mention is None:
        return any(a.role == new.role for a in arguments)
    return any(a.mention == new.mention for a in arguments)
