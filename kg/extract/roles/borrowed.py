"""Actors borrowed from the words around an event that names none: dropped subjects, governing verbs, the clause above."""

from __future__ import annotations

from kg.extract.draft import ACTORS, ROLES, Draft
from kg.extract.roles.actors import Actors
from kg.extract.roles.control import comes_of_it, controller, speaks
from kg.extract.slots import Filler, Hosts, Slots
from kg.extract.tree import ancestors, is_passive, preposition
from kg.lang.lexicon import Frame, classes_with, standing
from kg.model import Argument, Mention
from kg.text import fold


class BorrowedActors:
    """Gives the events of one article actors whom their own slots do not name."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.lexicon, self.book = actors, actors.lexicon, actors.book

    def dropped(self, draft: Draft, slots: Slots, frame: Frame, arguments: list[Argument]) -> list[Argument]:
        """The subject that only the verb's form shows, or that stands for a speaker ("the statement added")."""
        role = next((r for r in ("agent", "participant", "target") if {"subj", "dropped"} & set(frame.get(r, ()))), None)
        carrier = draft.hosts.verb or draft.trigger
        if role is None or not (carrier.upos == "VERB" or draft.hosts.verbal) \
                or "dropped" not in frame[role] and any(a.role == role for a in arguments) and not self._lacks_a_party(draft, arguments):
            return []
        has_subject = "subj" in frame[role] and bool(slots.fillers(draft.hosts, "subj"))
        if has_subject or slots.is_its_subject(draft.hosts) or is_passive(draft.sentence, carrier) or not self.lexicon.grammar.pro_drop:
            return []
        taken = {a.mention for a in arguments}
        parallel = [m for m in self.actors.named_by(draft.sentence, slots, slots.parallel_subjects(carrier)) if m.id not in taken]
        if parallel and draft.cls not in standing():
            return [Argument(role, m.id) for m in parallel]
        return [Argument(role, self.book.add_dropped(draft.sentence, carrier).id)]

    def _lacks_a_party(self, draft: Draft, arguments: list[Argument]) -> bool:
        """A verb of meeting that names only whom somebody met, behind a preposition (``كما التقى بأقارب الضحايا``)."""
        verb, here = draft.hosts.trigger, [a for a in arguments if a.role == "participant" and a.mention is not None]
        if len(here) != 1 or draft.cls not in self.actors.joint or draft.pos != "VERB" or verb.upos != "VERB" or draft.hosts.verb:
            return False
        mention = self.book.mentions[here[0].mention or 0]
        if mention.sentence != draft.sentence.index or mention.head < 1:
            return False
        led = fold(preposition(draft.sentence, draft.sentence.word(mention.head)))
        return led in self.lexicon.grammar.joint - self.lexicon.grammar.mutual | self.lexicon.grammar.accused_of

    def companions(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who takes part in a meeting that somebody's act is part of: "*Kim* pledged … during talks with Shoigu"."""
        here = [a for a in arguments if a.role == "participant"]
        if len(here) != 1 or draft.cls not in self.actors.joint or draft.hosts.verb or self._is_between(draft, slots):
            return []
        if draft.pos != "NOUN":
            return self._met(draft, slots, arguments) or self._other_party(draft, slots, here[0], arguments)
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            if dependent.relation not in ("obl", "nmod", "conj", "obj", "advcl"):
                return []
            if governor.upos == "VERB":
                taken = {a.mention for a in arguments}
                return [Argument("participant", m.id) for m in self.actors.named_by(draft.sentence, slots, slots.subjects(governor, set()))
                        if m.id not in taken]
        return []

    def _is_between(self, draft: Draft, slots: Slots) -> bool:
        """A noun that says between whom it is (``تعاون بين الوزارتين``): nobody else takes part."""
        return self.lexicon.grammar.pro_drop and any(slots.fillers(draft.hosts, f"prep:{word}") for word in self.lexicon.grammar.mutual)

    def _met(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """With whom somebody talks on an occasion of talking (``بحث الأزمة في اتصال هاتفي مع الوزير``)."""
        grammar = self.lexicon.grammar
        taken = {a.mention for a in arguments}
        for word in sorted(grammar.during | grammar.place) if grammar.pro_drop else ():
            for occasion in slots.fillers(draft.hosts, f"prep:{word}"):
                if fold(occasion.word.lemma) in grammar.addresses:
                    others = [f for to in sorted(grammar.joint - grammar.mutual) for f in slots.fillers(Hosts(occasion.word), f"prep:{to}")]
                    found = [m for m in self.actors.named_by(draft.sentence, slots, others) if m.id not in taken]
                    if found:
                        return [Argument("participant", m.id) for m in found]
        return []

    def _other_party(self, draft: Draft, slots: Slots, here: Argument, arguments: list[Argument]) -> list[Argument]:
        """Who meets the one participant of a verb whose subject parsers took for its object: the subject of the clause above."""
        above = draft.sentence.head(draft.trigger)
        if not self.lexicon.grammar.pro_drop or draft.trigger.upos != "VERB" or above is None or above.upos != "VERB" \
                or draft.trigger.relation not in ("advcl", "conj") or here.mention is None \
                or self.book.mentions[here.mention].kind not in ("name", "nominal") \
                or self.book.mentions[here.mention].number in ("Plur", "Dual"):
            return []
        subjects = [f.word for f in slots.subjects(above, set())]
        taken = {a.mention for a in arguments}
        return [Argument("participant", m.id) for m in self.actors.meant_by(draft.sentence, slots, subjects) if m.id not in taken]

    def handed_down(self, draft: Draft, slots: Slots, frame: Frame, arguments: list[Argument]) -> list[Argument]:
        """The agent of an event noun is the subject of the verb that governs it ("managed to *capture*", "began a *visit*")."""
        role = next((r for r in ("agent", "participant") if "subj" in frame.get(r, ())), None)
        if role is None or draft.pos != "NOUN" or draft.hosts.verb or any(a.role == role for a in arguments):
            return []
        if self._is_between(draft, slots) and any(a.role in ROLES for a in arguments):
            return []
        taken = {a.mention for a in arguments}
        governor = controller(draft.sentence, draft.trigger, draft.cls, self.lexicon)
        subjects = self._doers(draft, slots) or self._bearers(draft, slots)
        if not subjects and governor is not None:
            subjects = self.actors.named_by(draft.sentence, slots, slots.subjects(governor, set()))
        return [Argument(role, m.id) for m in subjects if m.id not in taken]

    def _bearers(self, draft: Draft, slots: Slots) -> list[Mention]:
        """Who is said to be resolved on, able to do, or guilty of what an event noun names ("*they* are responsible for the attack")."""
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            led = fold(preposition(draft.sentence, dependent))
            if governor.upos == "VERB" or dependent.relation not in ("obl", "nmod", "conj") \
                    or dependent.relation != "conj" and led not in self.lexicon.grammar.bearing:
                return []
            if dependent.relation == "conj" or not led:
                continue
            if governor.upos not in ("ADJ", "NOUN") or fold(governor.lemma) not in self.lexicon.grammar.bearers:
                return []
            if governor.relation in ("amod", "acl", "ccomp", "xcomp") and not draft.sentence.children(governor, "nsubj") \
                    and (head := draft.sentence.head(governor)) is not None and head.upos in ("NOUN", "PROPN"):
                return self.actors.named_by(draft.sentence, slots, [Filler(head)])
            own = [w for w in draft.sentence.children(governor, "nsubj") if w.index < governor.index]
            if own:
                return self.actors.meant_by(draft.sentence, slots, own)
            return self.actors.named_by(draft.sentence, slots, [Filler(governor)])
        return []

    def _doers(self, draft: Draft, slots: Slots) -> list[Mention]:
        """Whose attempt, plan or doing a noun is that an event noun depends on (``قيام الجيش بقصف``, "the army's role in the attack").

        So is who must do it (``يتعين على الحكومة رفع القيود``).
        """
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            if obliged := slots.obliged(governor) if dependent.relation in ("obj", "nsubj", "csubj", "xcomp") else []:
                found = [self.book.at(draft.sentence, one.word) for f in obliged for one in slots.spread(f)]
                return [m for m in found if m is not None and (m.type in (*ACTORS, "Place") or m.kind == "pronoun")]
            if governor.upos != "NOUN" or dependent.relation not in ("nmod", "conj", "obl", "obj"):
                return []
            if fold(governor.lemma) in self.lexicon.grammar.doing and dependent.relation != "conj":
                own = [f for slot in ("poss", *(f"prep:{by}" for by in sorted(self.lexicon.grammar.by)))
                       for f in slots.fillers(Hosts(governor), slot)]
                return self.actors.meant_by(draft.sentence, slots, [f.word for f in own])
        return []

    def remote(self, draft: Draft, slots: Slots, frame: Frame) -> list[Argument]:
        """For an event noun that syntax gives nobody: the subject of the nearest verb above it that has one.

        A guess, which is right often enough for some classes of events; the confidence of the event knows it as one.
        """
        role = next((r for r in ROLES if frame.get(r)), None)
        verb = draft.hosts.verb
        if role is None or draft.pos != "NOUN" or verb is not None and verb.head != draft.trigger.index:
            return []  # but for a visit "that *lasted* a day"
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            if draft.cls in classes_with("violent") and speaks(governor, self.lexicon) \
                    or comes_of_it(governor, dependent, draft.cls, self.lexicon):
                return []  # who tells of violence is not who does it
            subjects = slots.subjects(governor, set()) if governor.upos == "VERB" else []
            if found := self.actors.named_by(draft.sentence, slots, subjects):
                return [Argument(role, m.id) for m in found]
        return []
