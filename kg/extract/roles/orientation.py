"""The orientation of a frame: which slots of a predicate fill which role where it stands, whatever its sense says elsewhere."""

from __future__ import annotations

from kg.extract.draft import ACTORS, Draft
from kg.extract.mentions import BRACKETS
from kg.extract.roles.actors import Actors
from kg.extract.roles.control import controller
from kg.extract.slots import Hosts, Slots
from kg.extract.tree import preposition
from kg.lang.lexicon import Frame, classes_with, standing
from kg.model import Mention
from kg.text import fold


class Orientation:
    """Turns the frames of the events of one article by what stands beside their predicates."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book

    def frame(self, draft: Draft, slots: Slots) -> Frame:
        """The slots of each role, for the words around this predicate."""
        frame = self._oriented(draft, slots)
        frame = self._inverted(draft, slots, self._without_inanimate_subject(draft, slots, frame))
        return self._paired(draft, slots, frame)

    def _oriented(self, draft: Draft, slots: Slots) -> Frame:
        """Whether a noun's genitive does it or has it done to it.

        It is the agent where the noun also has an object ("Korea's launching missiles"); for a noun that can have one,
        it is the target where somebody else is known to act ("he went *to help the refugees*").
        """
        frame = dict(draft.frame)
        agent, target = frame.get("agent", ()), frame.get("target", ())
        if draft.pos != "NOUN":
            return frame
        if agent and self.lexicon.grammar.bare_genitive:  # whatever says "by" goes for each noun that somebody does
            agent = frame["agent"] = tuple(dict.fromkeys((*agent, *(f"prep:{word}" for word in sorted(self.lexicon.grammar.by)))))
        if draft.cls == "Visit" and "poss" in agent and self._goes_there(draft, slots):
            return {**frame, "agent": tuple(s for s in agent if s != "poss"), "target": (*target, "poss")}
        if draft.cls == "Visit" and "prep:ل" in target and self._goes_elsewhere(draft, slots):
            return {**frame, "agent": (*agent, "prep:ل"), "target": tuple(s for s in target if s != "prep:ل")}
        if "poss" in target and "poss" not in agent and fold(draft.trigger.lemma) not in self.lexicon.grammar.dying:
            if self._is_weapon(draft, slots) or self._is_ones_own_attack(draft, slots):
                return {**frame, "agent": (*agent, "poss"), "target": tuple(s for s in target if s != "poss")}
            objects = [f for f in slots.fillers(Hosts(draft.trigger), "obj") if f.word.upos != "PRON"]
            if draft.cls in classes_with("to_office"):
                frame["target"] = tuple(s for s in target if s != "obj" or not slots.fillers(draft.hosts, "poss"))
            elif objects and self.book.at(draft.sentence, objects[0].word) and not self._is_place(draft, slots):
                frame["agent"] = (*agent, "poss")
                frame["target"] = tuple(s for s in target if s != "poss") + ("obj",)
        elif "poss" in agent and "obj" in target:
            if self._is_weapon(draft, slots):
                return frame
            by = tuple(slot for slot in (f"prep:{word}" for word in sorted(self.lexicon.grammar.by)) if slots.fillers(draft.hosts, slot))
            if by or self._with_an_end(draft, slots) \
                    or not any(slots.fillers(draft.hosts, s) for s in target) and self._acts_elsewhere(draft, slots):
                frame["agent"] = (*(s for s in agent if s != "poss"), *by)
                frame["target"] = (*target, "poss")
        elif draft.cls not in self.actors.joint and {"poss", "obj"} <= set(frame.get("theme", ())) \
                and self._has_doer_and_thing(draft, slots):
            frame["agent"] = (*agent, "poss")
            frame["theme"] = tuple(s for s in frame["theme"] if s != "poss")
        return frame

    def _has_doer_and_thing(self, draft: Draft, slots: Slots) -> bool:
        """A noun with an object besides its genitive: the genitive does it (``إلقاء الشرطة قنابل``)."""
        return bool(slots.fillers(Hosts(draft.trigger), "obj")) \
            and bool(self.actors.named_by(draft.sentence, slots, slots.fillers(draft.hosts, "poss")))

    def _is_ones_own_attack(self, draft: Draft, slots: Slots) -> bool:
        """Several attacks of somebody spoken of before are those that he makes (``كثف التنظيم تفجيراته``)."""
        return draft.cls == "Attack" and draft.trigger.feat("Number") == "Plur" \
            and any(f.word.upos == "PRON" for f in slots.fillers(draft.hosts, "poss"))

    def _goes_there(self, draft: Draft, slots: Slots) -> bool:
        """A visit's genitive that is a mere place, and no other place to go to (``لزيارة مدينة عدن``)."""
        return self._is_place(draft, slots) and not any(slots.fillers(draft.hosts, s) for s in draft.frame.get("target", ()))

    def _goes_elsewhere(self, draft: Draft, slots: Slots) -> bool:
        """A visit of somebody behind "of", to a place behind "to" (``زيارة للرئيس إلى عدن``)."""
        to = self.lexicon.grammar.towards
        if fold(preposition(draft.sentence, draft.trigger)) in self.lexicon.grammar.during | self.lexicon.grammar.outside:
            people = self.actors.named_by(draft.sentence, slots, slots.fillers(draft.hosts, "prep:ل"))
            if any(m.type == "Person" for m in people) and not slots.fillers(draft.hosts, "poss"):
                return True  # on whose occasion something else happens (``أثناء زيارة للرئيس وقعت …``)
        return any(slots.fillers(draft.hosts, f"prep:{word}") or list(slots.beside(draft.trigger, word)) for word in sorted(to)) \
            and not slots.fillers(draft.hosts, "poss")

    def _is_weapon(self, draft: Draft, slots: Slots) -> bool:
        """The noun's genitive is what its owner attacks with (``قصف طائرات التحالف``)."""
        return any(fold(f.word.lemma) in self.lexicon.grammar.weapons for f in slots.fillers(draft.hosts, "poss"))

    def _is_place(self, draft: Draft, slots: Slots) -> bool:
        """The noun's genitive is a mere place, which does nothing (``محاصرة مدينة``)."""
        owners = [self.book.at(draft.sentence, f.word) for f in slots.fillers(draft.hosts, "poss")]
        return any(m is not None and m.type == "Place" for m in owners)

    def _paired(self, draft: Draft, slots: Slots, frame: Frame) -> Frame:
        """Where a noun names two who take part, who holds it is not one of them ("hosted *Syrian-Iraqi* talks", talks *between*)."""
        names = frame.get("participant", ())
        if draft.cls in classes_with("between_states") and draft.pos == "VERB" and self.parties(draft, slots):
            beside = sorted(self.lexicon.grammar.joint - self.lexicon.grammar.mutual)
            return {**frame, "participant": tuple(f"prep:{word}" for word in beside)}
        if draft.hosts.verb is None or "subj" not in names:
            return frame
        own = [s for s in names if s == "mod" or fold(s.partition(":")[2]) in self.lexicon.grammar.mutual]
        if any(len(self.actors.named_by(draft.sentence, slots, slots.fillers(draft.hosts, s))) > 1 for s in own):
            return {**frame, "participant": tuple(s for s in names if s != "subj")}
        return frame

    def parties(self, draft: Draft, slots: Slots) -> list[Mention]:
        """Between whom the relations are that somebody improves: two at least in their modifiers or behind "between"."""
        if draft.trigger.relation == "amod" or self.lexicon.grammar.pro_drop:
            return []
        for relations in slots.fillers(draft.hosts, "obj"):
            own = Hosts(relations.word)
            for slot in ("mod", *(f"prep:{word}" for word in sorted(self.lexicon.grammar.mutual))):
                found = self.actors.named_by(draft.sentence, slots, slots.fillers(own, slot))
                if len(found) > 1 or any(m.number == "Plur" for m in found):
                    return found
        return []

    def _with_an_end(self, draft: Draft, slots: Slots) -> bool:
        """A noun of purpose: who acts is the subject, whom it is done to the genitive (``اتصل به لشكره``, ``لدعم القوات``).

        What somebody condemns or praises behind the same preposition is no purpose, and who is helped need not be named twice.
        """
        if draft.trigger.upos != "NOUN" or fold(preposition(draft.sentence, draft.trigger)) not in self.lexicon.grammar.purpose:
            return False
        if any(f.word.upos == "PRON" for f in slots.fillers(draft.hosts, "poss")):
            return True
        above = draft.sentence.head(draft.trigger)
        judged = above is not None and self.lexicon.says(above, "NOUN")
        return not judged and draft.cls in classes_with("for_somebody") \
            and not any(slots.fillers(draft.hosts, s) for s in draft.frame.get("target", ()))

    def _without_inanimate_subject(self, draft: Draft, slots: Slots, frame: Frame) -> Frame:
        """Where subjects may be dropped, a thing after a verb that needs an actor is its object ("signed a treaty")."""
        theme, agent = frame.get("theme", ()), frame.get("agent", ())
        if not (self.lexicon.grammar.pro_drop and draft.pos == "VERB" and "subj" in agent and "obj" in theme) or draft.hosts.verb:
            return frame
        subjects = draft.sentence.children(draft.trigger, "nsubj")
        if len(subjects) != 1 or subjects[0].index < draft.trigger.index or slots.fillers(draft.hosts, "obj"):
            return frame
        mention = self.book.at(draft.sentence, subjects[0])
        if subjects[0].upos != "NOUN" or (mention is not None and mention.type not in ("Agreement", "Thing")) \
                or fold(subjects[0].lemma) in self.lexicon.titles:  # "*His Excellency* the envoy"
            return frame
        return {**frame, "agent": tuple(s for s in agent if s != "subj") + ("dropped",), "theme": (*theme, "subj")}

    def _inverted(self, draft: Draft, slots: Slots, frame: Frame) -> Frame:
        """After a quotation the speaker may follow the verb, where parsers see an object ("…", announced the president).

        A sentence that begins with a verb in small letters goes on behind a quotation that was split from it.
        """
        goes_on = draft.trigger.index == 1 and draft.trigger.text.islower()
        if self.lexicon.grammar.pro_drop or draft.cls not in standing() or draft.pos != "VERB" or draft.trigger.index == 1 and not goes_on:
            return frame
        if draft.trigger.feat("VerbForm") in ("Part", "Ger", "Inf") and draft.trigger.feat("Tense") != "Past":
            return frame  # ", *accusing* the minister": whom, not who
        before = next((w for w in reversed(draft.sentence.words[:draft.trigger.index - 1]) if w.upos != "ADV"), draft.trigger)
        objects = draft.sentence.children(draft.trigger, "obj", "iobj", "obl:unmarked")
        set_off = before.upos == "PUNCT" and before.text not in BRACKETS
        if not set_off and not goes_on or draft.sentence.children(draft.trigger, "nsubj") or not objects:
            return frame
        if objects[0].index != draft.trigger.index + 1 and objects[0].upos not in ("NOUN", "PROPN"):
            return frame
        mention = self.book.at(draft.sentence, objects[0])
        if mention is None or mention.type not in (*ACTORS, "Thing"):
            return frame
        slot = "obj" if objects[0].relation in ("obj", "iobj") else "prep:"
        return {**{role: tuple(s for s in names if s not in (slot, "iobj")) for role, names in frame.items()}, "agent": (slot,)}

    def _acts_elsewhere(self, draft: Draft, slots: Slots) -> bool:
        if draft.hosts.verb is not None:
            return bool(slots.fillers(draft.hosts, "subj"))
        governor = controller(draft.sentence, draft.trigger, "", self.lexicon)
        return governor is not None and any(self.book.at(draft.sentence, f.word) for f in slots.subjects(governor, set()))
