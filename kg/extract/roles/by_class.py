"""Roles that events of some classes have outside their frames: who is questioned, threatened, alleged to have done it, told."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.roles.actors import Actors
from kg.extract.slots import Hosts, Slots
from kg.extract.tree import preposition
from kg.lang.lexicon import classes_with, standing
from kg.model import Argument
from kg.text import fold


class RolesByClass:
    """Fills roles as the class of an event demands."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book

    def with_own(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """The arguments with those that only events of this class have."""
        arguments = self._examined(draft, slots, arguments)
        for find in (self._threatened, self._alleged, self._addressed):
            arguments = [*arguments, *find(draft, slots, arguments)]
        return arguments

    def _examined(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Whoever arrests or summons somebody for questioning questions him, though else who is held for something has done it."""
        verb = draft.sentence.head(draft.trigger)
        if draft.cls not in classes_with("examining") or draft.trigger.relation not in ("advcl", "obl") or verb is None \
                or self.lexicon.grammar.pro_drop or verb.upos != "VERB" \
                or fold(preposition(draft.sentence, draft.trigger)) not in self.lexicon.grammar.faults:
            return arguments
        who = self.actors.meant_by(draft.sentence, slots, [f.word for f in slots.subjects(verb, set())])
        whom = self.actors.meant_by(draft.sentence, slots, [f.word for f in slots.fillers(Hosts(verb), "obj")])
        if not whom or not draft.frame.get("target"):
            return arguments
        own = [a for a in arguments if a.role not in ("agent", "target")]
        given = [a for a in arguments if a.role == "target" and a.mention not in {m.id for m in whom}]
        return [*own, *(Argument("agent", m.id) for m in who), *(given or [Argument("target", m.id) for m in whom])]

    def _threatened(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Whom somebody threatens is the one to whom he would do what he threatens to do ("threatened to kill *her*")."""
        if draft.cls != "Threat" or draft.pos != "VERB" or self.lexicon.grammar.pro_drop or any(a.role == "target" for a in arguments):
            return []
        objects = [w for end in draft.sentence.children(draft.trigger, "xcomp") if end.feat("VerbForm") == "Inf"
                   for w in draft.sentence.children(end, "obj")]
        taken = {a.mention for a in arguments}
        people = (m for m in self.actors.meant_by(draft.sentence, slots, objects)
                  if m.type in ("Person", "Group") or m.kind == "pronoun" and m.gender != "Neut")
        return [Argument("target", m.id) for m in people if m.id not in taken]

    def _alleged(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who is said to have done what somebody alleges is accused ("alleged that *the clerk* misused it")."""
        if draft.cls != "Accusation" or draft.pos != "VERB" or self.lexicon.grammar.pro_drop or any(a.role == "target" for a in arguments):
            return []
        taken = {a.mention for a in arguments}
        doers = [f.word for clause in draft.sentence.children(draft.trigger, "ccomp") for f in slots.subjects(clause, set())]
        return [Argument("target", m.id) for m in self.actors.meant_by(draft.sentence, slots, doers) if m.id not in taken]

    def _addressed(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """To whom something is said on an occasion of saying it ("said *in an interview with* the radio", "*speaking to* us, he said")."""
        grammar = self.lexicon.grammar
        if draft.cls not in standing() or draft.pos == "NOUN" or any(a.role == "target" for a in arguments):
            return []
        behind = [f"prep:{word}" for word in sorted(grammar.during | grammar.place)]
        occasions = [f.word for slot in behind for f in slots.fillers(draft.hosts, slot) if fold(f.word.lemma) in grammar.addresses]
        speaking = [w for w in draft.sentence.children(draft.trigger, "advcl")
                    if fold(w.lemma) in grammar.speaking and w.feat("VerbForm") in ("Ger", "Part")]
        for occasion in (*occasions, *speaking):
            for to in sorted(grammar.addressing):
                mentions = [self.book.at(draft.sentence, f.word) for f in slots.fillers(Hosts(occasion), f"prep:{to}")]
                found = [m for m in mentions if m is not None and m.type in ACTORS and m.kind in ("name", "nominal")]
                if found:
                    return [Argument("target", m.id) for m in found if m.id not in {a.mention for a in arguments}]
        return []

    def for_state(self, draft: Draft, argument: Argument) -> Argument:
        """Relations are between states: the state of a leader who is named with his nationality takes part, not he."""
        mention = self.book.mentions[argument.mention] if argument.mention is not None else None
        if draft.cls not in classes_with("between_states") or mention is None or mention.type != "Person" \
                or mention.sentence != draft.sentence.index \
                or mention.kind == "dropped" or argument.role not in ROLES or mention.head < 1:
            return argument
        head = draft.sentence.word(mention.head)
        title = head if head.upos == "NOUN" else draft.sentence.head(head)
        for word in draft.sentence.children(title, "amod", "compound") if title is not None else ():
            state = self.book.at(draft.sentence, word)
            if state is not None and state.type == "State":
                return replace(argument, mention=state.id)
        return argument
