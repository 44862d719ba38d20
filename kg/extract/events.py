"""Predicates and their roles: which words evoke events, and who takes part in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.extract.mentions import BRACKETS, MentionBook, add_nominal, names_nobody
from kg.extract.slots import REACH, Filler, Hosts, Slots
from kg.extract.tree import (
    COMMAS,
    ancestors,
    coordinated,
    first_conjunct,
    has_article,
    is_passive,
    preposition,
)
from kg.lang.lexicon import Frame, Lexicon, Sense, category_words, classes_with, rows, standing
from kg.model import Argument, Mention, Sentence, Word
from kg.text import fold

ROLES = ("agent", "participant", "target")
ACTORS = ("Person", "Organization", "State", "Group")
ADVERBIAL = ("advcl", "xcomp", "acl", "ccomp", "parataxis")
CLAUSAL = (*ADVERBIAL, "csubj", "root")
# Types of actors and other nouns whose genitives say what they are for.
BODIES = ("Organization", "Group", "Place", "Agreement")


@dataclass(frozen=True)
class Draft:
    """An event in the making: where it is evoked, by which sense, and the role fillers found so far."""

    id: int
    sentence: Sentence
    hosts: Hosts
    cls: str
    pos: str
    frame: Frame
    known: bool
    arguments: tuple[Argument, ...] = ()
    content_heads: tuple[Word, ...] = ()
    direct: bool = True
    handed: bool = False
    remote: bool = False
    recalled: bool = False

    def is_like(self, other: Draft) -> bool:
        """The same class of event; of events of no class, the same word."""
        return self.cls == other.cls and (self.cls != "Occurrence" or fold(self.trigger.lemma) == fold(other.trigger.lemma))

    @property
    def trigger(self) -> Word:
        """The word that evokes the event."""
        return self.hosts.trigger

    def fillers(self, *roles: str) -> tuple[int, ...]:
        """Mention ids that fill one of the roles."""
        return tuple(a.mention for a in self.arguments if a.role in roles and a.mention is not None)


class EventFinder:
    """Finds the events of one article, sentence by sentence; ids run through the article."""

    def __init__(self, lexicon: Lexicon, book: MentionBook, text: str) -> None:
        self.lexicon, self.book, self.text = lexicon, book, text
        self.symmetric = {cls for (cls, pos), frame in lexicon.frames.items() if pos == "NOUN" and "agent" not in frame}
        self._next = 0

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """Events of the sentence with their own arguments, in text order of their triggers."""
        slots = Slots(sentence, self.lexicon.grammar, self._object_control, lambda word: self._is_actor(sentence, word),
                      lambda word: self._is_nobody(sentence, word), lambda word: self._is_person(sentence, word),
                      lambda word: self._is_of_an_actor(sentence, word), lambda word: self._is_one_person(sentence, word))
        found = sorted(self._predicates(sentence, slots), key=lambda d: d.trigger.index)
        filled = in_two_words(said_once([self._fill(draft, slots) for draft in found], self.lexicon))
        by_trigger = {d.trigger.index: d for d in filled}
        done = [self._controlled(draft, by_trigger) for draft in filled]
        by_trigger = {d.trigger.index: d for d in done}
        done = [self._with_partners(draft, by_trigger) for draft in done]
        attacks = {d.trigger.index: d for d in done if d.cls == "Attack"}
        killings = {d.trigger.index: d for d in done if d.cls == "Killing"}
        return [self._attacked(self._killed_in(draft, attacks), killings) for draft in done]

    def _is_actor(self, sentence: Sentence, word: Word) -> bool:
        return self._is_of_an_actor(sentence, word) and (sentence.index, word.index) in self.book.by_head

    def _is_person(self, sentence: Sentence, word: Word) -> bool:
        mention = self.book.at(sentence, word)
        return self._is_actor(sentence, word) and mention is not None and mention.type in ("Person", "Group")

    def _is_one_person(self, sentence: Sentence, word: Word) -> bool:
        mention = self.book.at(sentence, word)
        return self._is_actor(sentence, word) and mention is not None and mention.is_one_person \
            and word.feat("Number") in ("Sing", "") and fold(word.lemma) not in self.lexicon.grammar.quantifiers

    def _is_of_an_actor(self, sentence: Sentence, word: Word) -> bool:
        return self._actor_at(sentence, word) is not None

    def _actor_at(self, sentence: Sentence, word: Word) -> Mention | None:
        """The actor in whose mention a word stands, unless that is a pronoun."""
        mention = self.book.at(sentence, word)
        return mention if mention is not None and mention.type in ACTORS and mention.kind != "pronoun" else None

    def _is_nobody(self, sentence: Sentence, word: Word) -> bool:
        """What parsers take for a subject though it says when or how: a day, "saying" after "went on"."""
        adverb = word.feat("Case") == "Acc" and word.feat("Definite") == "Ind" and fold(word.lemma) not in self.lexicon.actors
        return self.lexicon.grammar.pro_drop and ((sentence.index, word.index) in self.book.timed
                                                  or adverb and self.lexicon.knows(word, "PART"))

    # --- which words ----------------------------------------------------------------------------

    def _predicates(self, sentence: Sentence, slots: Slots) -> Iterator[Draft]:
        used: set[int] = set()
        for word in sentence.words:
            if word.upos == "VERB":
                yield from self._verb(sentence, slots, word, used)
        for word in sentence.words:
            if word.index in used or word.upos not in ("NOUN", "ADJ", "PROPN", "X"):
                continue
            if sense := self._nominal_sense(sentence, slots, word):
                yield self._draft(sentence, Hosts(word, verbal=sense.pos != "NOUN"), sense)
            elif self._is_verbal_noun(sentence, word):
                frame = self.lexicon.default_frame("Occurrence", "NOUN")
                yield Draft(self.next_id(), sentence, Hosts(word), "Occurrence", "NOUN", frame, known=False)

    def _verb(self, sentence: Sentence, slots: Slots, verb: Word, used: set[int]) -> Iterator[Draft]:
        hosts = Hosts(verb)
        sense = self.lexicon.sense(verb, "VERB", lambda c: slots.holds(hosts, c))
        used.add(verb.index)
        if self._is_impersonal(sentence, verb):
            return
        if sense is not None and sense.cls in ("Light", "None"):
            event_slots = sense.frame.get("event") or ("obj", "subj")
            carried = list(self._carried(sentence, slots, hosts, event_slots, used, sense))
            yield from carried
            if carried or sense.cls == "None":
                return
            sense = self.lexicon.sense(verb, "VERB", lambda c: slots.holds(hosts, c), without="Light")
            if sense is not None and sense.cls == "None":
                return
        if sense is None:
            frame = self.lexicon.default_frame("Occurrence", "VERB")
            yield Draft(self.next_id(), sentence, hosts, "Occurrence", "VERB", frame, known=False)
        else:
            yield self._draft(sentence, hosts, sense)

    def _is_impersonal(self, sentence: Sentence, verb: Word) -> bool:
        """A phrase by which the writer goes on, said by nobody ("it should be noted *that*", ``يذكر أن``, ``يشار إلى أن``)."""
        if fold(verb.text) not in self.lexicon.grammar.impersonal:
            return False
        return any(fold(w.lemma) in self.lexicon.grammar.complementizers for w in sentence.words[verb.index:verb.index + 2])

    def _has_no_doer(self, verb: Word) -> bool:
        """A verb whose subject is what must or may be done ("it must *be released*", ``ينبغي إطلاق``)."""
        return self.lexicon.grammar.pro_drop and fold(verb.lemma) in modal_subjects(self.lexicon.lang)

    def _carried(self, sentence: Sentence, slots: Slots, hosts: Hosts, names: tuple[str, ...], used: set[int],
                 light: Sense) -> Iterator[Draft]:
        """Events of the nouns that a light verb carries; its fillers are theirs, in the roles that it gives them."""
        for name in names:
            for filler in slots.fillers(hosts, name):
                told = self._told_of(sentence, hosts.trigger, filler.word)
                for noun in (told,) if told else self._in_carriers(sentence, coordinated(sentence, filler.word)):
                    if noun.upos not in ("NOUN", "PROPN", "X") or noun.index in used:
                        continue
                    carried = Hosts(noun) if self._has_no_doer(hosts.trigger) else Hosts(noun, hosts.trigger)
                    sense = self.lexicon.sense(noun, "NOUN", lambda c, h=carried: slots.holds(h, c))  # type: ignore[misc]
                    if sense is not None and sense.cls not in ("Light", "None"):
                        used.add(noun.index)
                        yield self._draft(sentence, carried, replace(sense, frame=_overridden(sense.frame, light.frame)))

    def _told_of(self, sentence: Sentence, verb: Word, word: Word) -> Word | None:
        """The noun that a relative clause tells of, for the pronoun that stands for it there (``الزيارة التي قام | بها الوفد``)."""
        noun = sentence.head(verb) if verb.relation == "acl" else None
        done_by = [w for w in sentence.children(verb, "nsubj") if w.index > verb.index and w.upos in ("NOUN", "PROPN")]
        relative = self.lexicon.grammar.pro_drop and word.upos == "PRON" and noun is not None and noun.index < verb.index
        return noun if relative and done_by else None

    def _in_carriers(self, sentence: Sentence, words: Iterable[Word]) -> Iterator[Word]:
        """The words; for one that only carries or heightens an event noun, that noun (``برقية تهنئة``, ``أصدق التهاني``)."""
        for word in words:
            inner = [w for w in sentence.children(word, "nmod") if w.index == word.index + 1 and self.lexicon.knows(w, "NOUN")] \
                if fold(word.lemma) in self.lexicon.grammar.carriers else []
            yield from (w for noun in inner for w in coordinated(sentence, noun)) if inner else (word,)

    def _nominal_sense(self, sentence: Sentence, slots: Slots, word: Word) -> Sense | None:
        if self._inside_name(sentence, word) or self._names_its_body(sentence, word):
            return None
        adverbial = word.relation in ADVERBIAL or self._joins(sentence, word)
        for pos in ("PART", "ADJ", "NOUN") if adverbial or word.upos == "ADJ" else ("NOUN", "PART", "ADJ"):
            hosts = Hosts(word, verbal=pos != "NOUN")
            sense = self.lexicon.sense(word, pos, lambda c, h=hosts: slots.holds(h, c))  # type: ignore[misc]
            if sense is not None and sense.cls == "None" and pos == "NOUN" and not adverbial:
                return None  # the noun, not a participle that is spelt like it (``أمل``)
            if sense is None or sense.cls in ("Light", "None") or pos == "PART" and self._is_impersonal_participle(sentence, word):
                continue
            if pos == "NOUN" and word.upos != "ADJ" or pos != "NOUN" and (adverbial or word.upos == "ADJ" or sense.cls in standing()):
                return sense
        return self._mistagged_verb(sentence, slots, word)

    def _is_impersonal_participle(self, sentence: Sentence, word: Word) -> bool:
        """A participle with an article behind a preposition, which nobody says (``من المتوقع أن``)."""
        led = bool(preposition(sentence, word)) or word.index > 1 and sentence.word(word.index - 1).upos == "ADP"
        return word.upos in ("NOUN", "ADJ") and has_article(word, self.lexicon.grammar.article, 3) and led

    def _joins(self, sentence: Sentence, word: Word) -> bool:
        """A participle behind a comma that goes on with the clause before it, whatever the parser takes it for (``، مطالبة الحكومة``)."""
        before = sentence.word(word.index - 1) if word.index > 1 else None
        return self.lexicon.grammar.pro_drop and before is not None and before.text in COMMAS and word.feat("Definite") != "Def" \
            and self.lexicon.knows(word, "PART") and word.upos == "NOUN"

    def _is_verbal_noun(self, sentence: Sentence, word: Word) -> bool:
        """A noun without an entry that has the shape of one derived from a verb."""
        return word.upos == "NOUN" and not self.lexicon.knows(word, "NOUN") and fold(word.lemma) not in self.lexicon.actors \
            and not self._inside_name(sentence, word) and not self._names_its_body(sentence, word) \
            and self.lexicon.grammar.is_verbal_noun(fold(word.lemma))

    def _names_its_body(self, sentence: Sentence, word: Word) -> bool:
        """A noun that says what a body, an office or a place is for, as its genitive (``وزارة التعليم``, ``مدير الاتصالات``): no event."""
        first = first_conjunct(sentence, word)
        body = sentence.head(first)
        if not self.lexicon.grammar.bare_genitive or first.relation != "nmod" or preposition(sentence, first) \
                or body is None or body.upos != "NOUN" or body.index > first.index or self.lexicon.knows(body, "NOUN"):
            return False
        kind = fold(body.lemma)
        return kind not in self.lexicon.grammar.quantifiers and (self.lexicon.actors.get(kind) in BODIES
                                                                 or self.lexicon.titles.get(kind) == "office")

    def _mistagged_verb(self, sentence: Sentence, slots: Slots, word: Word) -> Sense | None:
        """The sense of a verb that the tagger takes for a noun: a word of the tables' verbs alone that stands where verbs do."""
        if any(self.lexicon.knows(word, pos) for pos in ("NOUN", "PART", "ADJ")) or fold(word.lemma) in self.lexicon.actors \
                or word.upos != "NOUN" or word.feat("Definite") == "Def" or not self.lexicon.grammar.pro_drop \
                or not _heads_clause(sentence, word):
            return None
        hosts = Hosts(word, verbal=True)
        sense = self.lexicon.sense(word, "VERB", lambda c: slots.holds(hosts, c), without="Light")
        return None if sense is None or sense.cls == "None" else sense

    def _inside_name(self, sentence: Sentence, word: Word) -> bool:
        covering = self.book.covering.get((sentence.index, word.index), ())
        return any(self.book.mentions[m].kind == "name" for m in covering) or \
            (sentence.index, word.index) in self.book.by_head and word.upos != "ADJ"

    def _draft(self, sentence: Sentence, hosts: Hosts, sense: Sense) -> Draft:
        return Draft(self.next_id(), sentence, hosts, sense.cls, sense.pos, sense.frame, known=True)

    def next_id(self) -> int:
        """A fresh event id."""
        self._next += 1
        return self._next - 1

    def _object_control(self, governor: Word) -> bool:
        senses = self.lexicon.senses.get((fold(governor.lemma), "VERB"), ())
        return any(s.cls in classes_with("object_control") for s in senses)

    # --- roles ----------------------------------------------------------------------------------

    def _fill(self, draft: Draft, slots: Slots) -> Draft:
        frame = self._oriented(draft, slots)
        frame = self._inverted(draft, slots, self._without_inanimate_subject(draft, slots, frame))
        frame = self._paired(draft, slots, frame)
        between = draft.cls in classes_with("between_states") and draft.pos == "VERB" and "subj" not in frame.get("participant", ("subj",))
        arguments = [Argument("participant", m.id) for m in self._parties(draft, slots)] if between else []
        direct = True
        for role in ("agent", "participant", "target", "theme", "place"):
            for slot in frame.get(role, ()):
                filled = role in ("agent", "target") and any(a.role == role and a.mention is not None for a in arguments)
                if filled and fold(slot.partition(":")[2]) not in self.lexicon.grammar.joint:
                    continue  # who does it, and whom it is done to, stands in one place
                on = self._speaking_on(draft, slots) if slot == "subj" else []
                for filler in on or slots.fillers(draft.hosts, slot):
                    if self._is_of_another_act(draft, slot, filler) or self._is_ones_own(draft, slots, slot, filler):
                        continue
                    if role == "target" and slot.startswith("prep:") and not filler.direct and draft.cls in standing() \
                            and fold(filler.word.lemma) not in self.lexicon.grammar.media:
                        continue  # an addressee is not guessed, unless it is there to be told
                    if role == "target" and draft.cls == "Statement" and slot in frame.get("theme", ()) and slot.startswith("prep:") \
                            and not self._is_actor(draft.sentence, filler.word) and filler.word.upos != "PRON":
                        continue  # of whose words or deeds somebody speaks is not spoken to ("referred to *the orders of Roe*")
                    for one in slots.spread(filler):
                        argument = self._argument(draft, role, slot, one)
                        if argument and not _clashes(arguments, argument):
                            arguments.append(argument)
                            direct &= one.direct
                            more = (*self._joint_owners(draft, one.word, argument), *self._listed_on(draft, one.word, argument))
                            arguments += [a for a in more if not _clashes(arguments, a)]
        arguments += self._present(draft, slots, arguments)
        arguments = self._with_members(draft, slots, arguments)
        arguments = self._examined(draft, slots, arguments)
        arguments += self._threatened(draft, slots, arguments)
        arguments += self._alleged(draft, slots, arguments)
        arguments += self._addressed(draft, slots, arguments)
        arguments += self._dropped(draft, slots, frame, arguments)
        handed = self._handed_down(draft, slots, frame, arguments) or self._companions(draft, slots, arguments)
        arguments += handed
        remote = self._remote(draft, slots, frame) if not any(a.role in ROLES for a in arguments) else []
        arguments += remote
        arguments += self._where(draft, slots, arguments)
        arguments = list(dict.fromkeys(self._for_state(draft, a) for a in arguments))
        heads = [f.word for slot in frame.get("content", ()) for f in slots.fillers(draft.hosts, slot)]
        return replace(draft, arguments=tuple(arguments), content_heads=tuple(heads), direct=direct,
                       handed=bool(handed), remote=bool(remote))

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
        return slot == "poss" and filler.word.upos == "PRON" and draft.hosts.verb is not None and draft.cls in self.symmetric \
            and self.lexicon.grammar.pro_drop and bool(self._actors(draft.sentence, slots, slots.fillers(draft.hosts, "subj")))

    def _speaking_on(self, draft: Draft, slots: Slots) -> list[Filler]:
        """Whoever says something and goes on to say more, where a thing is the subject that the parser gives to the second verb."""
        if self.lexicon.grammar.pro_drop or draft.cls not in standing() or draft.pos != "VERB" or draft.trigger.feat("VerbForm") != "Fin":
            return []
        return slots.outer_subjects(draft.trigger)

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
        elif draft.cls not in self.symmetric and {"poss", "obj"} <= set(frame.get("theme", ())) and self._has_doer_and_thing(draft, slots):
            frame["agent"] = (*agent, "poss")
            frame["theme"] = tuple(s for s in frame["theme"] if s != "poss")
        return frame

    def _has_doer_and_thing(self, draft: Draft, slots: Slots) -> bool:
        """A noun with an object besides its genitive: the genitive does it (``إلقاء الشرطة قنابل``)."""
        return bool(slots.fillers(Hosts(draft.trigger), "obj")) \
            and bool(self._actors(draft.sentence, slots, slots.fillers(draft.hosts, "poss")))

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
            people = self._actors(draft.sentence, slots, slots.fillers(draft.hosts, "prep:ل"))
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
        if draft.cls in classes_with("between_states") and draft.pos == "VERB" and self._parties(draft, slots):
            beside = sorted(self.lexicon.grammar.joint - self.lexicon.grammar.mutual)
            return {**frame, "participant": tuple(f"prep:{word}" for word in beside)}
        if draft.hosts.verb is None or "subj" not in names:
            return frame
        own = [s for s in names if s == "mod" or fold(s.partition(":")[2]) in self.lexicon.grammar.mutual]
        if any(len(self._actors(draft.sentence, slots, slots.fillers(draft.hosts, s))) > 1 for s in own):
            return {**frame, "participant": tuple(s for s in names if s != "subj")}
        return frame

    def _parties(self, draft: Draft, slots: Slots) -> list[Mention]:
        """Between whom the relations are that somebody improves: two at least in their modifiers or behind "between"."""
        if draft.trigger.relation == "amod" or self.lexicon.grammar.pro_drop:
            return []
        for relations in slots.fillers(draft.hosts, "obj"):
            own = Hosts(relations.word)
            for slot in ("mod", *(f"prep:{word}" for word in sorted(self.lexicon.grammar.mutual))):
                found = self._actors(draft.sentence, slots, slots.fillers(own, slot))
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
        governor = self._controller(draft.sentence, draft.trigger)
        return governor is not None and any(self.book.at(draft.sentence, f.word) for f in slots.subjects(governor, set()))

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
            mention = self._as_actor(draft, role, slot, word, mention)
        if role == "place":
            return Argument("place", mention.id) if mention and mention.type in ("Place", "State", "Organization") else None
        if role == "participant" and self._is_attendance(draft.sentence, word):
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

    def _as_actor(self, draft: Draft, role: str, slot: str, word: Word, mention: Mention | None) -> Mention | None:
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
        owner = self._owner(draft.sentence, word)
        if role in ("target", "participant") and owner is not None and owner.kind == "pronoun":
            owner = None  # "changed *its* position": whose it is is mostly who acts
        owner = owner or (self._author(draft, word) if role == "target" else None)
        if owner is not None or role == "target":
            return owner
        if slot == "subj" and draft.cls in standing() and draft.known and word.upos in ("NOUN", "PROPN", "ADJ", "X") \
                and fold(word.lemma) not in time_units(self.lexicon.lang):
            if fold(word.lemma) in self.lexicon.grammar.documents:
                return self._issuer(draft.sentence, word) or self.book.add_dropped(draft.sentence, draft.hosts.verb or draft.trigger)
            if (kind := self.lexicon.actors.get(fold(word.lemma))) or (fold(word.lemma), "NOUN") not in self.lexicon.senses:
                return add_nominal(self.book, draft.sentence, self.text, word, kind or "Person")
        return None

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

    def _joint_owners(self, draft: Draft, word: Word, argument: Argument) -> list[Argument]:
        """Who else owns what is hit, where its owner stands for it ("a tank of the *rebels and* the *militia*")."""
        owner = self.book.mentions[argument.mention] if argument.mention is not None and argument.role == "target" else None
        if owner is None or not self.lexicon.grammar.bare_genitive or owner.head in (word.index, 0) or owner.head < 1 \
                or owner.sentence != draft.sentence.index or owner.kind == "pronoun" or self.book.at(draft.sentence, word) is owner:
            return []
        others = [self.book.at(draft.sentence, w) for w in coordinated(draft.sentence, draft.sentence.word(owner.head))]
        return [Argument("target", m.id) for m in others if m is not None and m is not owner and m.type in ACTORS and m.kind != "pronoun"]

    def _listed_on(self, draft: Draft, word: Word, argument: Argument) -> list[Argument]:
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

    def _issuer(self, sentence: Sentence, document: Word) -> Mention | None:
        """Who speaks through a document: "a *Reuters* report said", "issued by *the ministry*", ``تقرير أجراه الخبراء``."""
        issued = [w for clause in sentence.children(document, "acl") for w in sentence.children(clause, *self._issuing())]
        for word in (*sentence.children(document, "compound"), *issued):
            if mention := self._actor_at(sentence, word):
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
                if mention := self._actor_at(draft.sentence, subject):
                    return mention
        return self._source_of(draft.sentence, word)

    def _source_of(self, sentence: Sentence, words: Word) -> Mention | None:
        """From whom what is judged came ("condemned the remarks that were issued *by X*", ``التصريحات الصادرة عن فلان``)."""
        grammar = self.lexicon.grammar
        for clause in sentence.children(words, "acl", "amod"):
            for source in sentence.children(clause, "obl", "nmod") if fold(clause.lemma) in grammar.issued else ():
                if fold(preposition(sentence, source)) in grammar.issued_by and (mention := self._actor_at(sentence, source)):
                    return mention
        return None

    def _theme(self, draft: Draft, slot: str, word: Word, mention: Mention | None) -> Argument | None:
        if mention is not None and draft.cls in classes_with("examining") and self._is_actor(draft.sentence, word):
            return Argument("target", mention.id)  # an inquiry into somebody, not into something
        if mention is not None and mention.type in ACTORS and slot == "obj" and "target" not in draft.frame \
                and draft.cls not in ("Occurrence", *classes_with("of_office"), *self.symmetric):
            return Argument("target", mention.id)
        if mention is not None and mention.kind in ("name", "nominal") and mention.type not in ACTORS:
            return Argument("theme", mention.id)
        if word.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X") or slot == "comp" or fold(word.lemma) in self.lexicon.grammar.as_markers:
            return None
        words = self.book.phrase(draft.sentence, word)
        return Argument("theme", None, self.text[words[0].begin:words[-1].end])

    def _dropped(self, draft: Draft, slots: Slots, frame: Frame, arguments: list[Argument]) -> list[Argument]:
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
        parallel = [m for m in self._actors(draft.sentence, slots, slots.parallel_subjects(carrier)) if m.id not in taken]
        if parallel and draft.cls not in standing():
            return [Argument(role, m.id) for m in parallel]
        return [Argument(role, self.book.add_dropped(draft.sentence, carrier).id)]

    def _lacks_a_party(self, draft: Draft, arguments: list[Argument]) -> bool:
        """A verb of meeting that names only whom somebody met, behind a preposition (``كما التقى بأقارب الضحايا``)."""
        verb, here = draft.hosts.trigger, [a for a in arguments if a.role == "participant" and a.mention is not None]
        if len(here) != 1 or draft.cls not in self.symmetric or draft.pos != "VERB" or verb.upos != "VERB" or draft.hosts.verb:
            return False
        mention = self.book.mentions[here[0].mention or 0]
        if mention.sentence != draft.sentence.index or mention.head < 1:
            return False
        led = fold(preposition(draft.sentence, draft.sentence.word(mention.head)))
        return led in self.lexicon.grammar.joint - self.lexicon.grammar.mutual | self.lexicon.grammar.accused_of

    def _present(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who is said to preside over a meeting or to attend it (``عقد المجلس اجتماعا برئاسة فلان وبحضور الأعضاء``)."""
        if draft.cls != "Meeting":
            return []
        found = []
        for host in draft.hosts.words:
            for first in draft.sentence.children(host, "obl", "nmod"):
                for noun in coordinated(draft.sentence, first):
                    if self._is_attendance(draft.sentence, noun):
                        found += self._actors(draft.sentence, slots, slots.fillers(Hosts(noun), "poss"))
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

    def _is_attendance(self, sentence: Sentence, noun: Word) -> bool:
        """A noun by which it is said who was there (``برئاسة فلان``, ``بحضور``), not whom somebody met."""
        return noun.upos == "NOUN" and fold(noun.lemma) in self.lexicon.grammar.attendance \
            and fold(preposition(sentence, noun)) in self.lexicon.grammar.attending

    def _for_state(self, draft: Draft, argument: Argument) -> Argument:
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

    def _with_members(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
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
        named = [m for m in self._actors(sentence, slots, first) if m.kind == "name"]
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

    def _examined(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Whoever arrests or summons somebody for questioning questions him, though else who is held for something has done it."""
        verb = draft.sentence.head(draft.trigger)
        if draft.cls not in classes_with("examining") or draft.trigger.relation not in ("advcl", "obl") or verb is None \
                or self.lexicon.grammar.pro_drop or verb.upos != "VERB" \
                or fold(preposition(draft.sentence, draft.trigger)) not in self.lexicon.grammar.faults:
            return arguments
        who = self._named(draft.sentence, slots, [f.word for f in slots.subjects(verb, set())])
        whom = self._named(draft.sentence, slots, [f.word for f in slots.fillers(Hosts(verb), "obj")])
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
        people = (m for m in self._named(draft.sentence, slots, objects)
                  if m.type in ("Person", "Group") or m.kind == "pronoun" and m.gender != "Neut")
        return [Argument("target", m.id) for m in people if m.id not in taken]

    def _alleged(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who is said to have done what somebody alleges is accused ("alleged that *the clerk* misused it")."""
        if draft.cls != "Accusation" or draft.pos != "VERB" or self.lexicon.grammar.pro_drop or any(a.role == "target" for a in arguments):
            return []
        taken = {a.mention for a in arguments}
        doers = [f.word for clause in draft.sentence.children(draft.trigger, "ccomp") for f in slots.subjects(clause, set())]
        return [Argument("target", m.id) for m in self._named(draft.sentence, slots, doers) if m.id not in taken]

    def _addressed(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """To whom something is said on an occasion of saying it ("said *in an interview with* the radio")."""
        grammar = self.lexicon.grammar
        if draft.cls not in standing() or draft.pos == "NOUN" or any(a.role == "target" for a in arguments):
            return []
        for word in sorted(grammar.during | grammar.place):
            for occasion in slots.fillers(draft.hosts, f"prep:{word}"):
                if fold(occasion.word.lemma) not in grammar.addresses:
                    continue
                for to in sorted(grammar.addressing):
                    mentions = [self.book.at(draft.sentence, f.word) for f in slots.fillers(Hosts(occasion.word), f"prep:{to}")]
                    found = [m for m in mentions if m is not None and m.type in ACTORS and m.kind in ("name", "nominal")]
                    if found:
                        return [Argument("target", m.id) for m in found if m.id not in {a.mention for a in arguments}]
        return []

    def _actors(self, sentence: Sentence, slots: Slots, fillers: Iterable[Filler]) -> list[Mention]:
        """The actors that fillers name, coordinated ones each for itself."""
        mentions = [self.book.at(sentence, one.word) for filler in fillers for one in slots.spread(filler)]
        return [m for m in mentions if m is not None and m.type in ACTORS]

    def _companions(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
        """Who takes part in a meeting that somebody's act is part of: "*Kim* pledged … during talks with Shoigu"."""
        here = [a for a in arguments if a.role == "participant"]
        if len(here) != 1 or draft.cls not in self.symmetric or draft.hosts.verb or self._is_between(draft, slots):
            return []
        if draft.pos != "NOUN":
            return self._met(draft, slots, arguments) or self._other_party(draft, slots, here[0], arguments)
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            if dependent.relation not in ("obl", "nmod", "conj", "obj", "advcl"):
                return []
            if governor.upos == "VERB":
                taken = {a.mention for a in arguments}
                return [Argument("participant", m.id) for m in self._actors(draft.sentence, slots, slots.subjects(governor, set()))
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
                    found = [m for m in self._actors(draft.sentence, slots, others) if m.id not in taken]
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
        return [Argument("participant", m.id) for m in self._named(draft.sentence, slots, subjects) if m.id not in taken]

    def _handed_down(self, draft: Draft, slots: Slots, frame: Frame, arguments: list[Argument]) -> list[Argument]:
        """The agent of an event noun is the subject of the verb that governs it ("managed to *capture*", "began a *visit*")."""
        role = next((r for r in ("agent", "participant") if "subj" in frame.get(r, ())), None)
        if role is None or draft.pos != "NOUN" or draft.hosts.verb or any(a.role == role for a in arguments):
            return []
        if self._is_between(draft, slots) and any(a.role in ROLES for a in arguments):
            return []
        taken = {a.mention for a in arguments}
        governor = self._controller(draft.sentence, draft.trigger, draft.cls)
        subjects = self._doers(draft, slots) or self._bearers(draft, slots)
        if not subjects and governor is not None:
            subjects = self._actors(draft.sentence, slots, slots.subjects(governor, set()))
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
                return self._actors(draft.sentence, slots, [Filler(head)])
            own = [w for w in draft.sentence.children(governor, "nsubj") if w.index < governor.index]
            return self._named(draft.sentence, slots, own) if own else self._actors(draft.sentence, slots, [Filler(governor)])
        return []

    def _named(self, sentence: Sentence, slots: Slots, words: Iterable[Word]) -> list[Mention]:
        """The actors that words name or, as pronouns, stand for."""
        found = [(w, self.book.at(sentence, w)) for w in words]
        pronouns = [m for w, m in found if w.upos == "PRON" and m is not None]
        return self._actors(sentence, slots, [Filler(w) for w, _ in found]) or pronouns

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
                return self._named(draft.sentence, slots, [f.word for f in own])
        return []

    def _remote(self, draft: Draft, slots: Slots, frame: Frame) -> list[Argument]:
        """For an event noun that syntax gives nobody: the subject of the nearest verb above it that has one.

        A guess, which is right often enough for some classes of events; the confidence of the event knows it as one.
        """
        role = next((r for r in ROLES if frame.get(r)), None)
        verb = draft.hosts.verb
        if role is None or draft.pos != "NOUN" or verb is not None and verb.head != draft.trigger.index:
            return []  # but for a visit "that *lasted* a day"
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            if draft.cls in classes_with("violent") and self._speaks(governor) or self._comes_of_it(governor, dependent, draft.cls):
                return []  # who tells of violence is not who does it
            subjects = slots.subjects(governor, set()) if governor.upos == "VERB" else []
            if found := self._actors(draft.sentence, slots, subjects):
                return [Argument(role, m.id) for m in found]
        return []

    def _is_circumstance(self, sentence: Sentence, word: Word) -> bool:
        """When or amid what something happens (``بعد الهجوم``, ``إثر اعتقاله``): others have their part in it."""
        grammar = self.lexicon.grammar
        return grammar.pro_drop and fold(preposition(sentence, word)) in grammar.outside - grammar.control

    def _controlled(self, draft: Draft, drafts: Mapping[int, Draft]) -> Draft:
        """With the agent that somebody's urging or blaming gives an event noun: "accused *China* of aggression", ``طالب الصين بوقف``."""
        role = next((r for r in ("agent", "participant") if draft.frame.get(r)), None)
        if role is None or draft.pos != "NOUN" or draft.hosts.verb or not (draft.remote or draft.handed) and draft.fillers(role):
            return draft
        for governor, dependent in ancestors(draft.sentence, draft.trigger):
            above = drafts.get(governor.index)
            led = fold(preposition(draft.sentence, dependent) or self._below_target(draft, above, dependent))
            if above is not None and above.cls in classes_with("noun_control") and led and led not in self.lexicon.grammar.during \
                    and not self._is_circumstance(draft.sentence, dependent):
                found = [m for m in above.fillers("target")
                         if self.book.mentions[m].type in (*ACTORS, "Place") and m not in draft.fillers("target")]
                if not found:
                    return draft
                kept = tuple(a for a in draft.arguments if a.role not in (ROLES if draft.remote else (role,)))
                return replace(draft, arguments=(*kept, *(Argument(role, m) for m in found)), remote=False, handed=True)
            if governor.upos == "VERB" or above is not None or dependent.relation not in ("obl", "nmod", "conj", "obj", "amod"):
                return draft
        return draft

    def _below_target(self, draft: Draft, above: Draft | None, dependent: Word) -> str:
        """The preposition of an event noun that parsers hang within the name of whoever is urged (``دعا المفوض | لزيارة``)."""
        mentions = [self.book.mentions[m] for m in above.fillers("target")] if above is not None and self.lexicon.grammar.pro_drop else []
        own = any(m.sentence == draft.sentence.index and m.head == dependent.index for m in mentions)
        return preposition(draft.sentence, draft.trigger) if own else ""

    def _with_partners(self, draft: Draft, drafts: Mapping[int, Draft]) -> Draft:
        """With those who met the one who talks, where the verb of talking goes on with that of meeting ("*met Roe* and discussed it")."""
        here = draft.fillers("participant")
        first = first_conjunct(draft.sentence, draft.trigger)
        before = drafts.get(first.index if first is not draft.trigger else draft.trigger.head)
        if len(here) != 1 or draft.cls not in self.symmetric or draft.pos != "VERB" or before is None or before.cls not in self.symmetric \
                or draft.trigger.relation not in ("conj", "advcl", "xcomp") or here[0] not in before.fillers("participant"):
            return draft
        others = (m for m in before.fillers("participant") if m != here[0])
        return replace(draft, arguments=(*draft.arguments, *(Argument("participant", m) for m in others)))

    def _killed_in(self, draft: Draft, attacks: Mapping[int, Draft]) -> Draft:
        """With the attacker for the agent of a killing that is told to have happened in an attack ("were killed *in a raid by X*")."""
        if draft.cls != "Killing" or draft.fillers("agent", "participant") or not self.lexicon.grammar.pro_drop:
            return draft
        for word in draft.sentence.children(draft.trigger, "obl", "nmod"):
            attack = attacks.get(word.index)
            if attack is None or attack.remote or fold(preposition(draft.sentence, word)) not in self.lexicon.grammar.causes:
                continue
            agents = [m for m in attack.fillers("agent") if m not in draft.fillers("target")]
            return replace(draft, arguments=(*draft.arguments, *(Argument("agent", m) for m in agents)))
        return draft

    def _attacked(self, draft: Draft, killings: Mapping[int, Draft]) -> Draft:
        """With those killed in an attack for its target, where nobody else is ("were killed *in an attack*")."""
        attack = draft.cls == "Attack" and draft.pos == "NOUN" and self.lexicon.grammar.pro_drop
        killing = killings.get(draft.trigger.head) if attack else None
        if killing is None or draft.fillers("target", "participant") or draft.trigger.relation not in ("obl", "nmod") \
                or fold(preposition(draft.sentence, draft.trigger)) not in self.lexicon.grammar.causes:
            return draft
        guessed = draft.remote or draft.handed
        kept = tuple(a for a in draft.arguments if not (draft.remote and a.role in ROLES)
                     and not (guessed and a.role == "agent" and a.mention in killing.fillers("target")))
        killed = [m for m in killing.fillers("target") if m not in {a.mention for a in kept}]
        return replace(draft, arguments=(*kept, *(Argument("target", m) for m in killed)), remote=draft.remote and not killed)

    def _controller(self, sentence: Sentence, noun: Word, cls: str = "") -> Word | None:
        """The verb whose subject does what the noun names, reached over objects and a few prepositions.

        A body announces what it does itself where the class of the event is an official act ("announced the arrest of").
        """
        for governor, dependent in ancestors(sentence, noun):
            if self._comes_of_it(governor, dependent, cls) or dependent.relation not in ("obj", "obl", "nmod", "xcomp", "conj"):
                return None
            led = fold(preposition(sentence, dependent))
            controlled = led in self.lexicon.grammar.control or cls in classes_with("announced") and led in self.lexicon.grammar.about
            if dependent.relation != "conj" and not controlled:
                return None
            if governor.upos == "VERB":
                if self._has_no_doer(governor) and not led:
                    return None
                announces = cls in classes_with("announced") and fold(governor.lemma) in self.lexicon.grammar.announcing
                return None if self._speaks(governor) and not announces else governor
        return None

    def _comes_of_it(self, noun: Word, dependent: Word, cls: str) -> bool:
        """Violence that only names those whom it befell, its place or its traces: who does something for them did not do it."""
        return cls in classes_with("violent") and dependent.relation != "conj" and fold(noun.lemma) in self.lexicon.grammar.aftermath

    def _speaks(self, verb: Word) -> bool:
        """A verb by which somebody tells of what others do, not of what he means to do."""
        senses = self.lexicon.senses.get((fold(verb.lemma), "VERB"), ()) if verb.upos == "VERB" else ()
        return any(s.cls in standing() and s.cls not in ("Pledge", "Threat", "Accord", "Rejection") for s in senses)

    def _where(self, draft: Draft, slots: Slots, arguments: list[Argument]) -> list[Argument]:
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


def said_once(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, a participle of saying right behind a verb of saying taken into it (``وتابع قائلا``): one statement, its content.

    One that only says that words follow may stand behind their speaker (``أجاب الوزير قائلا``).
    """
    verbs = {d.trigger.index: d for d in drafts if d.pos == "VERB" and d.cls == "Statement"}
    participles = [d for d in drafts if d.pos == "PART" and d.cls == "Statement"]
    twice = {d.trigger.index - 1: d for d in participles if d.trigger.index - 1 in verbs}
    twice |= {d.trigger.head: d for d in participles if d.trigger.head in verbs and d.trigger.index > d.trigger.head
              and fold(d.trigger.lemma) in lexicon.grammar.saying and _says_by_itself(verbs[d.trigger.head], lexicon)}
    gone = {d.id for d in twice.values()}
    return [replace(d, content_heads=(*d.content_heads, *twice[d.trigger.index].content_heads))
            if d.trigger.index in twice and d.pos == "VERB" else d for d in drafts if d.id not in gone]


def _says_by_itself(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a verb tells of speech whatever stands beside it: ``أجاب``, not ``رفض`` (التعليق)."""
    return all(s.conditions or s.cls == "Statement" for s in lexicon.senses.get((fold(draft.trigger.lemma), "VERB"), ()))


def in_two_words(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each pair of words that name one act (``شكره وتقديره``, "condemned and denounced") taken for one event, the first.

    Violence is told of piece by piece, and who repeats a word means another act.
    """
    apart = ("Occurrence", *classes_with("violent"))
    kept = {d.trigger.index: d for d in drafts}
    for second in drafts:
        first = kept.get(second.trigger.head) if second.trigger.relation == "conj" and second.cls not in apart else None
        if first is not None and _names_it_again(first, second):
            kept[first.trigger.index] = _with_arguments_of(second, first)
            del kept[second.trigger.index]
    return list(kept.values())


# From one word to the other that names the act: a noun may have a pronoun, an adjective or a name between ("*his thanks* and ...").
AGAIN = {"NOUN": 4, "VERB": 2}


def _names_it_again(first: Draft, second: Draft) -> bool:
    """Whether the second word stands close behind the first and names the same kind of act by another word."""
    near = 0 < second.trigger.index - first.trigger.index <= AGAIN.get(first.pos, 0)
    return near and (first.cls, first.pos) == (second.cls, second.pos) and fold(first.trigger.lemma) != fold(second.trigger.lemma)


def _with_arguments_of(second: Draft, first: Draft) -> Draft:
    """The first of two words for one act with what only the second has beside it."""
    filled, known = {a.role for a in first.arguments}, {a.mention for a in first.arguments}
    more = tuple(a for a in second.arguments if a.role not in filled and (a.mention is None or a.mention not in known))
    return replace(first, arguments=(*first.arguments, *more), content_heads=(*first.content_heads, *second.content_heads))


def _heads_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a word taken for a noun stands where a verb would: it heads a clause, goes on with one, or has a subject or an object."""
    if preposition(sentence, word):
        return False
    first = first_conjunct(sentence, word)
    return word.relation in CLAUSAL or first.index != word.index and first.upos == "VERB" \
        or bool(sentence.children(word, "nsubj", "obj", "mark"))


@cache
def modal_subjects(lang: str) -> frozenset[str]:
    """Verbs that change the standing of their subject, folded."""
    return frozenset(fold(row["lemma"]) for row in rows(lang, "modality") if row["pos"] == "VERB" and "subj" in row["slot"].split("|"))


@cache
def time_units(lang: str) -> frozenset[str]:
    """Words for units of time, which speak for nobody, folded."""
    return category_words(lang, "dates/units", "unit") | category_words(lang, "dates/units", "units")


def _overridden(frame: Frame, light: Frame) -> Frame:
    """A noun's frame with the slots that the light verb has roles for ("suffered an attack": the subject is the target)."""
    own = {role: slots for role, slots in light.items() if role != "event"}
    if not own:
        return frame
    moved = {slot for slots in own.values() for slot in slots}
    rest = {role: tuple(s for s in slots if s not in moved) for role, slots in frame.items()}
    return {role: rest.get(role, ()) + own.get(role, ()) for role in {**rest, **own} if own.get(role, True)}


def _clashes(arguments: list[Argument], new: Argument) -> bool:
    """A mention fills one role of an event; an event has one theme in words."""
    if new.mention is None:
        return any(a.role == new.role for a in arguments)
    return any(a.mention == new.mention for a in arguments)
