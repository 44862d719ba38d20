"""Which words stand in which slot of a predicate: subject, object, prepositional and genitive dependents.

Slots are logical: a passive's subject is its ``obj`` and its by-phrase its ``subj``. Subjects that syntax leaves
out are found through coordination, control, raising and relative clauses. Parsers of news Arabic attach many
objects and prepositional phrases one noun too low, so a slot that has no direct filler may be filled by a nearby
dependent of the predicate's own nominals (``direct`` is then false).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.extract.agreement import is_feminine, is_plural
from kg.extract.tree import (
    COMMAS,
    NOMINAL,
    PASSIVE_SUBJECTS,
    comes_after,
    coordinated,
    first_conjunct,
    has_article,
    is_passive,
    misplaced_conjuncts,
    preposition,
)
from kg.extract.whole_people import NAMING
from kg.lang.lexicon import Condition, Grammar
from kg.model import Sentence, Word
from kg.text import fold

OBLIQUES = ("obl", "nmod", "obl:arg", "obl:agent", "advmod", "xcomp", "acl", "advcl")
CLAUSES = ("ccomp", "xcomp", "csubj")
REACH = 14
# What the conditions of a sense can ask of the predicate's word itself.
_OWN: dict[str, Callable[[Sentence, Word], str]] = {
    "rel": lambda _, word: word.relation,
    "led": lambda sentence, word: fold(preposition(sentence, word)),
    "aspect": lambda _, word: fold(word.feat("Aspect")),
}


@dataclass(frozen=True, slots=True)
class Filler:
    """A word in a slot; ``direct`` unless it was found by inheritance or through another nominal."""

    word: Word
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Hosts:
    """The word that evokes an event and, for a light verb, the verb that carries its arguments.

    ``verbal`` marks a participle that governs like a verb whatever its tag ("مؤكدا أن").
    """

    trigger: Word
    verb: Word | None = None
    verbal: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """Both, the trigger first."""
        return (self.trigger, self.verb) if self.verb else (self.trigger,)


class Slots:
    """Slot look-up in one sentence.

    ``object_control`` tells of a verb whether its object does what its complement says, ``actor`` of a word whether it
    heads the mention of an actor, ``person`` of a person or people, ``nobody`` whether it names nobody who could be a subject,
    ``somebody`` whether it is a word of an actor's mention, ``alone`` whether it heads that of one person.
    """

    def __init__(self, sentence: Sentence, grammar: Grammar, object_control: Callable[[Word], bool] = lambda _: False,
                 actor: Callable[[Word], bool] = lambda _: False, nobody: Callable[[Word], bool] = lambda _: False,
                 person: Callable[[Word], bool] | None = None, somebody: Callable[[Word], bool] | None = None,
                 alone: Callable[[Word], bool] = lambda _: False) -> None:
        self.sentence, self.grammar, self.object_control, self.actor = sentence, grammar, object_control, actor
        self.nobody, self.person, self.somebody, self.alone = nobody, person or actor, somebody or actor, alone

    def holds(self, hosts: Hosts, condition: Condition) -> bool:
        """Whether one condition of a sense is met by the words around the predicate."""
        if condition.slot in _OWN:
            return (_OWN[condition.slot](self.sentence, hosts.trigger) in condition.lemmas) == condition.wanted
        if condition.slot == "prt":
            found = [Filler(w) for w in self.sentence.children(hosts.trigger, "compound:prt")]
        elif condition.slot in ("adv", "aux"):
            found = [Filler(w) for w in self.sentence.children(hosts.trigger, {"adv": "advmod"}.get(condition.slot, condition.slot))]
        elif condition.slot in ("who", "whom"):
            found = [f for f in self.fillers(hosts, {"who": "subj", "whom": "obj"}[condition.slot])
                     if self._is_somebody(f.word) and (condition.slot == "who" or f.word.feat("Gender") != "Neut")]
        elif condition.slot == "inf":
            found = [Filler(w) for w in self._infinitives(hosts.trigger)]
        elif condition.slot == "head":
            found = [Filler(w) for w in (hosts.verb or self.sentence.head(hosts.trigger),) if w is not None]
        elif condition.slot == "within":
            found = [Filler(w) for w in self.sentence.subtree(hosts.trigger) if w.index > hosts.trigger.index]
        else:
            found = list(self.fillers(hosts, condition.slot))
        if condition.lemmas:
            found = [f for f in found if condition.lemmas & set(self._lemmas(f.word))]
        return bool(found) == condition.wanted

    def _is_somebody(self, word: Word) -> bool:
        """The word names an actor, or is a pronoun or number that can stand for one."""
        return self.somebody(word) or word.upos == "NUM" or word.upos == "PRON" and (
            self._is_personal(word) or word.feat("PronType") in ("Prs", "Ind", "Tot", "Neg"))

    def _infinitives(self, word: Word) -> Iterator[Word]:
        """Infinitives below a predicate or its object, whatever parsers take them for ("directed the court *to hear* the case")."""
        objects = self.sentence.children(word, "obj", "iobj", *PASSIVE_SUBJECTS)
        below = [*self.sentence.children(word, *CLAUSES, "advcl"), *(c for o in objects for c in self.sentence.children(o, "acl"))]
        yield from (w for w in below if w.index > word.index and self._is_infinitive(w))

    def _is_infinitive(self, word: Word) -> bool:
        """An infinitive, or a participle or predicate noun whose auxiliary is one ("wanted it *to be amended*")."""
        return any(w.feat("VerbForm") == "Inf" for w in (word, *self.sentence.children(word, "aux", "aux:pass", "cop")))

    def _lemmas(self, word: Word) -> Iterator[str]:
        """The word's lemma and form, and those of what a quantity counts or a telegram brings ("several *missiles*")."""
        yield fold(word.lemma)
        yield fold(word.text)
        if fold(word.lemma) in self.grammar.quantifiers | self.grammar.carriers | self.grammar.series or word.upos == "NUM":
            yield from (fold(child.lemma) for child in self.sentence.children(word, "nmod", "obl"))

    def fillers(self, hosts: Hosts, slot: str) -> list[Filler]:
        """Words in the slot, coordination not yet spread out, in text order."""
        name, _, argument = slot.partition(":")
        finder = {"subj": self._subjects, "obj": self._objects, "iobj": self._indirect, "poss": self._genitives,
                  "mod": self._modifiers, "comp": self._complements}.get(name)
        if finder:
            return list(finder(hosts))
        return list(self._prepositional(hosts, argument)) if name == "prep" else []

    # --- subject and object -------------------------------------------------------------------

    def _subjects(self, hosts: Hosts) -> Iterator[Filler]:
        if hosts.verb is not None:
            if not self.is_its_subject(hosts):
                yield from self.subjects(hosts.verb, set())
        elif hosts.trigger.upos == "NOUN" and not hosts.verbal and not self._is_predicate_noun(hosts.trigger):
            yield from (Filler(w) for w in self.sentence.children(hosts.trigger, "nsubj") if not preposition(self.sentence, w))
        else:
            yield from self.subjects(hosts.trigger, set())

    def is_its_subject(self, hosts: Hosts) -> bool:
        """The event is the light verb's own subject, so nobody else is (``الذي تم ترحيله``: whose deportation took place)."""
        return self.grammar.pro_drop and hosts.verb is not None and hosts.trigger.relation == "nsubj" \
            and hosts.trigger.head == hosts.verb.index

    def _is_predicate_noun(self, word: Word) -> bool:
        return bool(self.sentence.children(word, "cop"))

    def subjects(self, verb: Word, seen: set[int]) -> list[Filler]:
        """Subjects of a verb: its own, else those it shares with a governor; empty where syntax shows none."""
        if verb.index in seen:
            return []
        seen.add(verb.index)
        if is_passive(self.sentence, verb):
            return list(self._by_phrase(verb))
        own = [w for w in self.sentence.children(verb, "nsubj") if w.deprel not in PASSIVE_SUBJECTS
               and not self._in_complement(w, verb) and not self.nobody(w) and not self._disagrees(w, verb)]
        if own:
            return [Filler(self._antecedent(w, verb)) for w in self._one(own, verb)]
        if each := self._each_of(verb):
            return each
        if comes_after(self.sentence, verb, self.grammar.as_markers) and not self._goes_on(verb):  # "as X reported" shares nothing
            return self._subject_after(verb) or self._described(verb)
        if after := [f for f in self._subject_after(verb) if f.word.head == verb.index and f.word.relation in ("nmod", "flat", "appos")]:
            return after  # a verb has no genitive
        return [Filler(f.word, False) for f in self._shared_subjects(verb, seen)] or self._subject_after(verb)

    def _goes_on(self, verb: Word) -> bool:
        """A verb behind "also" joined to the main clause, whose subject goes on (``كما | يحيي``); what is reported may be another's."""
        first = first_conjunct(self.sentence, verb) if verb.relation == "conj" else self.sentence.head(verb)
        return comes_after(self.sentence, verb, self.grammar.also) and first is not None and first.relation == "root"

    def _each_of(self, verb: Word) -> list[Filler]:
        """"Each of" a list behind its verb that parsers take for an adverb (``وصل معه | كل من: الوزير والسفير``)."""
        if not self.grammar.pro_drop or verb.upos != "VERB":
            return []
        return [Filler(w, False) for w in self.sentence.children(verb, "obl", "nmod", "dep", "advmod")
                if w.index > verb.index and fold(w.lemma) in self.grammar.each and not preposition(self.sentence, w)
                and any(after.upos == "ADP" for after in self.sentence.words[w.index:w.index + 1])][:1]

    def _one(self, subjects: list[Word], verb: Word) -> list[Word]:
        """Of several subjects of a verb those that can be: a relative pronoun gives way to a noun behind the verb.

        Where the subject comes first, it is the one nearest before the verb; those before it belong to other clauses.
        """
        if len(subjects) < 2:
            return subjects
        if not self.grammar.pro_drop:
            return self._nearest_before(subjects, verb)
        named = [w for w in subjects if w.upos in ("NOUN", "PROPN") and w.index > verb.index]
        relative = [w for w in subjects if self._is_relative(w)]
        return named if named and relative else subjects

    def _nearest_before(self, subjects: list[Word], verb: Word) -> list[Word]:
        """The subject right before its verb, with those that a conjunction joins to it in a list that the tree misses."""
        before = [w for w in subjects if w.index < verb.index]
        if len(before) < 2:
            return before or subjects
        between = self.sentence.words[before[-2].index:before[-1].index - 1]
        return before if any(w.upos == "CCONJ" for w in between) else before[-1:]

    def _disagrees(self, pronoun: Word, verb: Word) -> bool:
        """A relative pronoun for an actor that is no subject of the verb, which would agree with it ("the critics, *who* he thinks …")."""
        clause = first_conjunct(self.sentence, verb)
        antecedent = self.sentence.head(clause) if clause.relation == "acl" else None
        if not self.grammar.pro_drop or not self._is_relative(pronoun) or verb.upos != "VERB" or not pronoun.feat("Gender") \
                or verb.feat("Number") != "Sing" or verb.feat("Person") in ("1", "2") or verb.text.endswith(("ا", "ون", "ان", "ين")) \
                or antecedent is None:
            return False
        if pronoun.feat("Number") in ("Plur", "Dual"):
            return True
        if not self.actor(antecedent):  # else it may be its owner who acts ("statements in which he affirms")
            return False
        gender = "Fem" if is_feminine(verb) else verb.feat("Gender")
        return gender in ("Masc", "Fem") and pronoun.feat("Gender") in ("Masc", "Fem") and gender != pronoun.feat("Gender")

    def _in_complement(self, word: Word, verb: Word) -> bool:
        """A noun behind "that" or within what is quoted is no subject of the verb before it, though parsers may take it for one."""
        if not self.grammar.pro_drop:
            return False
        between = self.sentence.words[verb.index:word.index - 1]
        if any(w.upos == "SCONJ" and fold(w.lemma) in self.grammar.complementizers for w in between):
            return True
        if sum(w.text in self.grammar.quotes for w in between) % 2 == 0:
            return False
        rest = self.sentence.words[word.index:]
        end = next((i for i, w in enumerate(rest) if w.text in self.grammar.quotes), len(rest))
        return any(w.upos in ("VERB", "SCONJ") for w in rest[:end])  # a name may stand in quotation marks, a clause names nobody

    def _described(self, verb: Word) -> list[Filler]:
        """The object of a verb that says what it does ("cited *the minister* as saying")."""
        governor = self.sentence.head(verb)
        if governor is None or verb.feat("VerbForm") not in ("Part", "Ger") or verb.feat("Tense") == "Past":
            return []
        relations = PASSIVE_SUBJECTS if is_passive(self.sentence, governor) else ("obj",)
        return [Filler(w, False) for w in self.sentence.children(governor, *relations)]

    def parallel_subjects(self, verb: Word) -> list[Filler]:
        """The subject of the nearest verb before that has one of its own and agrees ("… where he *came*, and *signed*")."""
        for other in reversed(self.sentence.words[:verb.index - 1]):
            if other.upos == "VERB" and all(other.feat(f) == verb.feat(f) for f in ("Gender", "Number")):
                own = [w for w in self.sentence.children(other, "nsubj") if w.deprel not in PASSIVE_SUBJECTS]
                if own and other.relation in (verb.relation, "root") and other.head in (verb.head, 0):
                    return [Filler(w, False) for w in own]
        return []

    def outer_subjects(self, verb: Word) -> list[Filler]:
        """Who speaks on behind a clause that says nothing of anybody ("*he* said the number fell and *called* for help").

        The subject of the verb above the clause that the parser joins a verb to, where the clause's own is no actor.
        """
        first = first_conjunct(self.sentence, verb)
        governor = self.sentence.head(first)
        if first is verb or governor is None or self.sentence.children(verb, "nsubj", "aux", "mark"):
            return []
        own = self.sentence.children(first, "nsubj", "expl")
        if first.relation not in ("ccomp", "advcl", "acl") or governor.upos != "VERB" \
                or not own or any(self.actor(w) or w.upos == "PRON" and w.relation != "expl" for w in own):
            return []
        return [f for f in self.subjects(governor, set()) if self.actor(f.word) or f.word.upos == "PRON"]

    def _subject_after(self, verb: Word) -> list[Filler]:
        """In a language of verb and subject in that order: the noun right after the verb that the tree puts elsewhere."""
        if not self.grammar.pro_drop or verb.upos != "VERB":
            return []
        for word in self.sentence.words[verb.index:verb.index + 2]:
            if word.upos == "CCONJ" and word.begin != word.end and word.token_end > word.end:
                continue  # a first letter that the tokeniser split off
            takes = word.relation in ("conj", "nmod", "dep", "flat", "obl", "appos") and not preposition(self.sentence, word)
            if word.upos in ("NOUN", "PROPN") and takes and word.head in (verb.index, verb.head):
                return [Filler(word, False)]
            return []
        return []

    def _shared_subjects(self, verb: Word, seen: set[int]) -> list[Filler]:
        governor = self.sentence.head(verb)
        if governor is None:
            return []
        if (telling := self._telling_before(verb)) is not None:
            return self._makers(telling, verb) or self._holders(telling, seen)
        if verb.relation == "conj":
            first = self._conjunct_before(verb)
            if self._other_gender(first, verb) or self._other_person(first, verb):
                return []
            if verb in misplaced_conjuncts(self.sentence, first):
                return self.subjects(self.sentence.children(first, "ccomp", "xcomp")[0], seen)
            if first.upos in ("VERB", "ADJ", "AUX"):
                if is_passive(self.sentence, first):
                    return [Filler(w) for w in self.sentence.children(first, *PASSIVE_SUBJECTS)]
                return [f for f in self.subjects(first, seen) if not self._is_one_for_several(f.word, verb)]
            return [Filler(first)] if first.relation == "acl" else []
        behind = verb.feat("VerbForm") == "Inf" or not self.grammar.pro_drop and bool(preposition(self.sentence, verb))
        if verb.relation == "acl" and behind and governor.upos == "NOUN" and not self.actor(governor):
            return self._holders(governor, seen)
        if verb.relation == "acl":
            if self._is_occasion(verb, governor):
                return self._makers(governor, verb) or self._holders(governor, seen)
            if described := self._described_before(verb, governor):
                return [Filler(described)]
            other = any(self._disagrees(w, verb) for w in self.sentence.children(verb))
            return [] if other or self._resumed_as_object(verb, governor) else [Filler(governor)]
        if verb.relation == "amod" and self.grammar.pro_drop and governor.upos in ("NOUN", "PROPN") and self._describes(verb, governor):
            return [Filler(governor)]  # an active participle that describes who does it (``القوات المهاجمة``)
        if (opening := self._another_opening(verb)) is not None:
            return [Filler(opening)] if self.actor(opening) else []
        if obliged := self.obliged(governor):
            return obliged
        if verb.relation in ("xcomp", "ccomp", "csubj") and not self.sentence.children(verb, *PASSIVE_SUBJECTS):
            controller = self.sentence.children(governor, "obj", "iobj")
            if controller and (self.object_control(governor) or verb.relation == "xcomp" and governor.upos == "VERB"):
                return [Filler(w) for w in controller]
            if is_passive(self.sentence, governor) and verb.relation == "xcomp":  # "*the agency* is expected to review"
                return [Filler(self._antecedent(w, governor)) for w in self.sentence.children(governor, *PASSIVE_SUBJECTS)]
            return self.subjects(governor, seen) if governor.upos in ("VERB", "ADJ", "AUX") else []
        if blamed := self._blamed(verb, governor):
            return blamed
        if verb.relation in ("parataxis", "dep") and governor.index < verb.index and self.actor(governor) and not self.grammar.pro_drop:
            return [Filler(governor)]  # a subject that parsers take for the root ("*Roe (1960) and Doe (1970)* founded it")
        if verb.relation in ("advcl", "parataxis", "dep") and governor.upos in ("VERB", "ADJ"):
            if verb.relation == "advcl" or not self.grammar.pro_drop:
                return self.subjects(governor, seen)
        return []

    def _is_occasion(self, verb: Word, noun: Word) -> bool:
        """A noun that a clause describes by what somebody does during it ("a visit, | he will meet *in its course*")."""
        during = self._resuming(verb, self.grammar.in_course)
        if fold(noun.lemma) in self.grammar.tellings:
            during += self._resuming(verb, self.grammar.during_told)
        between = self.sentence.words[noun.index:verb.index - 1]  # whoever is named there may be the one
        return bool(during) and noun.upos == "NOUN" and not any(self.actor(w) for w in (noun, *between))

    def _resuming(self, verb: Word, markers: frozenset[str]) -> list[Word]:
        """Pronouns right behind a verb, behind a preposition (``قال | فيه``)."""
        return [w for w in self.sentence.children(verb, "obl") if w.upos == "PRON" and w.index <= verb.index + 2
                and fold(preposition(self.sentence, w)) in markers]

    def _telling_before(self, verb: Word) -> Word | None:
        """What somebody wrote or said, where parsers join the verb that says what is in it to another (``مقال نشره رو، | انتقد فيه``)."""
        before = self.sentence.words[verb.index - 2] if verb.index > 1 else verb
        if verb.relation != "conj" or before.text not in COMMAS or not self._resuming(verb, self.grammar.during_told):
            return None
        return next((w for w in reversed(self.sentence.words[:verb.index - 1])
                     if w.upos == "NOUN" and fold(w.lemma) in self.grammar.tellings), None)

    def _makers(self, telling: Word, verb: Word) -> list[Filler]:
        """Who published what is told in another clause that describes it (``مقال نشره | الكاتب``)."""
        return [Filler(w) for clause in self.sentence.children(telling, "acl") if clause.index != verb.index
                for w in self.sentence.children(clause, "nsubj") if self.actor(w)]

    def _blamed(self, verb: Word, governor: Word) -> list[Filler]:
        """Whom somebody is blamed, thanked or kept for or from doing something ("arrested *Roe* for stealing", "*Roe* is accused of")."""
        if verb.relation != "advcl" or governor.upos != "VERB" or verb.feat("VerbForm") not in ("Ger", "Part") \
                or fold(preposition(self.sentence, verb)) not in self.grammar.faults:
            return []
        return [Filler(w) for w in self._faulted(governor) if w.index < verb.index and (self.actor(w) or w.upos == "PRON")]

    def _faulted(self, verb: Word) -> list[Word]:
        """Whom a verb blames, punishes or thanks: its object or its passive's subject, and whom its object is against.

        So *workers* of "workers dismissed for striking", *Roe* of "won a conviction against Roe for stealing".
        """
        if is_passive(self.sentence, verb):
            found = [self._antecedent(w, verb) for w in self.sentence.children(verb, *PASSIVE_SUBJECTS)]
            return found or [f.word for f in self._passive_gap(verb)]
        objects = self.sentence.children(verb, "obj", "iobj")
        against = [w for noun in objects for w in self.sentence.children(noun, "nmod")
                   if fold(preposition(self.sentence, w)) in self.grammar.against]
        return [*against, *(() if against else objects)]

    def _asked(self, noun: Word, governor: Word | None, seen: set[int]) -> list[Filler]:
        """Whom an invitation or order is given to: he does what it is to; where nobody is said to get one, who has it."""
        to = [w for w in self.sentence.children(noun, "nmod", "obl")
              if fold(preposition(self.sentence, w)) in self.grammar.addressing | self.grammar.asking]
        if to or governor is None or governor.upos != "VERB":
            return [Filler(w) for w in to]
        if noun.relation == "obl":  # "came *at an invitation to* speak"
            return self.subjects(governor, seen)
        others = [w for w in self.sentence.children(governor, "obj", "iobj") if w.index != noun.index] or \
            [w for w in self.sentence.children(governor, "obl") if fold(preposition(self.sentence, w)) in self.grammar.addressing]
        if is_passive(self.sentence, governor):
            others += [w for w in self.sentence.children(governor, *PASSIVE_SUBJECTS) if w.index != noun.index]
        if others := [w for w in others if self.actor(w) or w.upos == "PRON"]:
            return [Filler(w) for w in others]
        return self.subjects(governor, seen) if fold(governor.lemma) in self.grammar.receiving else []

    def _describes(self, participle: Word, noun: Word) -> bool:
        """An adjective is definite as its noun is; one that is not says in what state somebody else acts (``معلنة بدء الموسم``)."""
        if has_article(participle, self.grammar.article):
            return True
        genitive = [w for w in self.sentence.children(noun, "nmod") if not preposition(self.sentence, w) and w.index > noun.index]
        return noun.upos == "NOUN" and not genitive and not has_article(noun, self.grammar.article)

    def _other_gender(self, first: Word, verb: Word) -> bool:
        """A verb of the other gender than the one it is joined to has another subject (``أفرجت السلطات عنه ووصل``)."""
        if not self.grammar.pro_drop or first.upos != "VERB" or verb.upos != "VERB" or verb.feat("Number") != "Sing":
            return False
        genders = {first.feat("Gender"), verb.feat("Gender")}
        return len(genders - {""}) == 2 and first.feat("Person") == verb.feat("Person") == "3" and first.feat("Number") == "Sing"

    def _conjunct_before(self, verb: Word) -> Word:
        """The verb whose subject a joined one shares: of those before it the nearest with a subject of its own that agrees, else the first.

        So *Roe* in ``قالت الشركة … وغادر رو … وانضم إلى``.
        """
        first = first_conjunct(self.sentence, verb)
        if not self.grammar.pro_drop:
            return first
        for other in reversed(self.sentence.words[first.index:verb.index - 1]):
            if other.upos == "VERB" and other.relation == "conj" and first_conjunct(self.sentence, other) is first \
                    and not self._other_gender(other, verb) and self._has_subject_behind(other):
                return other
        return first

    def _has_subject_behind(self, verb: Word) -> bool:
        return not is_passive(self.sentence, verb) and any(
            self.actor(w) for w in self.sentence.children(verb, "nsubj") if w.index > verb.index)

    def _other_person(self, first: Word, verb: Word) -> bool:
        """"We" do one thing and "they" another (``نتمتع بالنفوذ لكنهم سيحصلون``)."""
        persons = {first.feat("Person"), verb.feat("Person")}
        alike = first.feat("Aspect") == verb.feat("Aspect") == "Imp" and first.text[:1] == verb.text[:1]
        return self.grammar.pro_drop and first.upos == verb.upos == "VERB" and len(persons - {""}) == 2 and not alike

    def _is_one_for_several(self, subject: Word, verb: Word) -> bool:
        """A person alone is no subject of a verb in the plural (``رحب المدير … | وقالوا``)."""
        return self.grammar.pro_drop and is_plural(verb) and self.alone(subject) and len(list(self.spread(Filler(subject)))) == 1

    def _another_opening(self, verb: Word) -> Word | None:
        """The noun, or pronoun of the other gender, that a clause behind "that" begins with: who tells it has no part in it.

        So in ``قالت مصادر إن | ما لا يقل عن ستة قتلوا`` and ``أفادت الوكالة أنه | غادرت أولى الطائرات``.
        """
        if not self.grammar.pro_drop or verb.upos != "VERB" or verb.relation not in CLAUSES:
            return None
        for mark in self.sentence.children(verb, "mark"):
            parts = [mark, *self.sentence.children(mark, "fixed")]
            if not any(fold(w.lemma) in self.grammar.complementizers for w in parts) or mark.index > verb.index:
                continue
            that = max(w.index for w in parts if fold(w.lemma) in self.grammar.complementizers)
            word = self.sentence.word(that + 1)
            if word.upos == "PRON" and word.feat("Gender") in ("Masc", "Fem") and verb.feat("Number") == "Sing":
                return word if is_feminine(verb) != (word.feat("Gender") == "Fem") else None
            named = word.upos in ("NOUN", "PROPN", "PRON") and word.relation not in ("obl", "advmod")
            return word if word.index < verb.index and named and not preposition(self.sentence, word) else None
        return None

    def obliged(self, governor: Word) -> list[Filler]:
        """Who must do what follows (``يجب على الحكومة أن تعمل``)."""
        if governor.upos != "VERB" or fold(governor.lemma) not in self.grammar.obliging:
            return []
        return [Filler(w) for w in self.sentence.children(governor, "obl", "nmod")
                if fold(preposition(self.sentence, w)) in self.grammar.obliged_by and w.upos in ("NOUN", "PROPN", "PRON")]

    def _holders(self, noun: Word, seen: set[int]) -> list[Filler]:
        """Whose plan, promise or attempt a noun with an infinitive is: its genitive, else the subject of the verb above."""
        governor = self.sentence.head(noun)
        if fold(noun.lemma) in self.grammar.requests:
            return self._asked(noun, governor, seen)
        if self.sentence.children(noun, "cop") and (said := self.sentence.children(noun, "nsubj")):
            # "*the speaker* is next week to visit", "*Roe* is the man to lead it"; nobody in "it is a mistake to leave"
            return [Filler(w) for w in said if w.upos != "PRON" or w.feat("Gender") != "Neut"]
        own = [w for w in self.sentence.children(noun, "nmod", "nmod:poss")
               if w.deprel == "nmod:poss" or fold(preposition(self.sentence, w)) in self.grammar.by]
        if own:
            return [Filler(w) for w in own]
        while governor is not None and governor.upos == "NOUN" and noun.relation in ("nmod", "conj") and governor.index not in seen:
            seen.add(governor.index)
            noun, governor = governor, self.sentence.head(governor)
        if governor is None or governor.upos != "VERB" or noun.relation == "nsubj":
            return []
        return self.subjects(governor, seen)

    def _resumed_as_object(self, verb: Word, antecedent: Word) -> bool:
        """A relative clause whose gap is its object: it has an object pronoun that can stand for the antecedent."""
        pronouns = [w for w in self.sentence.children(verb, "obj", "iobj") if w.upos == "PRON" and w.feat("Person") in ("3", "")]
        if not pronouns:
            return False
        number = verb.feat("Number")
        return number in ("Dual", "Plur") or verb.feat("Gender") != (pronouns[0].feat("Gender") or verb.feat("Gender"))

    def _antecedent(self, word: Word, verb: Word) -> Word:
        """The noun that a relative pronoun stands for, any other word itself."""
        if self._is_relative(word):
            clause = first_conjunct(self.sentence, verb)
            head = self.sentence.head(clause)
            if clause.relation != "acl" and self._is_personal(word):
                return self._person_before(word) or word
            if clause.relation == "acl" and head is not None and (described := self._described_before(clause, head)):
                return described
            if clause.relation == "acl" and head is not None:
                if self._is_personal(word) and not self.person(head):  # "an office of *the mayor*, who": bodies are no "who"
                    return self._person_before(head if self.actor(head) else word) or head
                return head
        return word

    def _described_before(self, clause: Word, noun: Word) -> Word | None:
        """The actor that a relative pronoun agrees with, where parsers hang its clause on a noun that it cannot mean.

        Of the words around the last one before the pronoun the nearest (``رو عضو | المجلس | التي صوتت``: Roe); None where the
        noun itself agrees.
        """
        pronoun = next((w for w in self.sentence.children(clause)
                        if self._is_relative(w) and w.feat("Gender") and w.index > noun.index), None)
        if pronoun is None or not self.grammar.pro_drop or not (self._cannot_mean(pronoun, noun) or self._is_set_off(pronoun, noun)):
            return None
        last = next((w for w in reversed(self.sentence.words[:pronoun.index - 1]) if w.upos not in ("PUNCT", "CCONJ")), noun)
        seen: set[int] = set()
        word: Word | None = last
        while word is not None and word.index not in seen and word.upos != "VERB" and (word is not noun or self.actor(noun)):
            if word.index != noun.index and self.actor(word) and word.upos in ("NOUN", "PROPN") and not self._cannot_mean(pronoun, word):
                return word
            seen.add(word.index)
            word = self.sentence.head(word) if word.relation in ("flat", "nmod", "amod", "appos", "conj") else None
        return None

    def _is_set_off(self, pronoun: Word, noun: Word) -> bool:
        """A comma before a relative pronoun: it means who stands right before, not what he is named with (``استقالة رو، | الذي``)."""
        before = self.sentence.words[pronoun.index - 2]
        return before.text in COMMAS and not self.actor(noun) and noun.upos == "NOUN" and pronoun.feat("Number") == "Sing"

    def _cannot_mean(self, pronoun: Word, noun: Word) -> bool:
        """A relative pronoun in the singular and an actor's noun of the other gender, or of men in the plural."""
        if noun.upos != "NOUN" or pronoun.feat("Number") != "Sing" or not self.actor(noun):
            return False
        marked = fold(noun.lemma).endswith("ه") or noun.text.endswith("ة")
        if noun.feat("Number") == "Plur":
            return pronoun.feat("Gender") == "Masc"
        return marked and not self.person(noun) if pronoun.feat("Gender") == "Masc" else not marked

    def _is_relative(self, word: Word) -> bool:
        return word.upos == "PRON" and (word.feat("PronType") == "Rel" or fold(word.lemma) in self.grammar.relatives)

    def _is_personal(self, pronoun: Word) -> bool:
        return fold(pronoun.lemma) in self.grammar.personal_relatives

    def _person_before(self, pronoun: Word) -> Word | None:
        """The nearest actor before a pronoun that stands for people ("a case against *Khelil*, who served …")."""
        return next((w for w in reversed(self.sentence.words[:pronoun.index - 1]) if self.person(w)), None)

    def _resumed(self, word: Word, verb: Word) -> Word:
        """The antecedent that an object pronoun resumes in a relative clause with a subject of its own."""
        if word.upos == "PRON" and word.feat("Person") in ("3", "") and verb.relation == "acl" \
                and [w for w in self.sentence.children(verb, "nsubj") if w.upos != "PRON"]:
            return self.sentence.head(verb) or word
        return self._antecedent(word, verb)

    def _by_phrase(self, verb: Word) -> Iterator[Filler]:
        for child in self.sentence.children(verb, *OBLIQUES):
            led = fold(preposition(self.sentence, child))
            marked = child.deprel == "obl:agent" and (self.grammar.pro_drop or not led)  # "identified *as Roe*", "granted *to Roe*"
            if marked or led in self.grammar.by:
                yield Filler(child)
            elif self._as_preposition(child) in self.grammar.by:
                yield from (Filler(w) for w in self._behind(child))

    def _objects(self, hosts: Hosts) -> Iterator[Filler]:
        found = False
        for host in hosts.words if hosts.verb is None else hosts.words[:1]:
            relations = PASSIVE_SUBJECTS if is_passive(self.sentence, host) else ("obj", "iobj")
            for child in self.sentence.children(host, *relations):
                if host.upos == "NOUN" and not hosts.verbal and child.upos == "PRON":
                    continue  # a pronoun written onto a noun is its genitive
                found = True
                yield Filler(self._resumed(child, host))
        if found or hosts.verb is not None:
            return
        verb = hosts.trigger
        if hosts.verbal and self.grammar.bare_genitive and verb.upos in ("NOUN", "ADJ") and not is_passive(self.sentence, verb) \
                and not has_article(verb, self.grammar.article):
            yield from (Filler(w, False) for w in self._right_behind(verb))
        if self.grammar.bare_genitive and verb.upos == "VERB" and not is_passive(self.sentence, verb):
            yield from self._object_below_subject(verb)
        if is_passive(self.sentence, verb):
            yield from self._passive_gap(verb) if not verb.feat("Impersonal") else ()
        elif verb.upos == "NOUN" and self.grammar.bare_genitive:
            yield from self._object_after_genitive(verb)
        elif verb.upos == "VERB" and verb.relation == "acl" and self.sentence.children(verb, "nsubj"):
            governor = self.sentence.head(verb)
            if governor is not None and not any(w.upos == "PRON" for w in self.sentence.children(verb, "nsubj")):
                yield Filler(governor, False)

    def _right_behind(self, participle: Word) -> list[Word]:
        """The noun behind a participle that parsers take for its genitive ("warning *the deputies* that …")."""
        return [w for w in self.sentence.words[participle.index:participle.index + 1]
                if w.upos in ("NOUN", "PROPN") and w.head == participle.index and w.relation in ("nmod", "flat", "dep", "nsubj")]

    def _object_below_subject(self, verb: Word) -> Iterator[Filler]:
        """An object that the parser hangs on the subject before it, where no genitive can stand."""
        own = self.sentence.children(verb, "nsubj")
        for subject in [one for first in own for one in coordinated(self.sentence, first)]:
            bare = [w for w in self.sentence.children(subject, "nmod", "flat", "appos")
                    if w.index > subject.index and not preposition(self.sentence, w) and w.deprel != NAMING]
            for place, child in enumerate(bare):
                if not self._can_be_genitive(subject, child) or place and self._is_another(bare[place - 1], child):
                    yield Filler(child, False)
                    return

    def _is_another(self, before: Word, word: Word) -> bool:
        """A second genitive that cannot be the name of who the noun says: a noun with an article behind a name."""
        named = before.upos == "PROPN" and not has_article(before, self.grammar.article)
        return named and word.upos in ("NOUN", "PROPN") and self.actor(word) and has_article(word, self.grammar.article)

    def _can_be_genitive(self, head: Word, child: Word) -> bool:
        """A bare genitive follows its noun at once, and the noun then has no article."""
        if has_article(head, self.grammar.article, 3) \
                and head.upos == "NOUN" and child.upos in ("NOUN", "PROPN"):
            return child.upos == "PROPN" and child.index == head.index + 1
        between = self.sentence.words[head.index:child.index - 1]
        return not any(w.upos == "ADJ" and w.head == head.index for w in between)

    def _object_after_genitive(self, noun: Word) -> Iterator[Filler]:
        """The object of a verbal noun right behind its genitive, wherever the tree puts it ("launching *Korea's* missiles")."""
        for genitive in self._genitives(Hosts(noun)):
            at = genitive.word.index
            while at < len(self.sentence.words) and self.sentence.word(at + 1).upos in ("ADJ", "PROPN", "PRON") \
                    and self.sentence.word(at + 1).head in (genitive.word.index, at):
                at += 1
            if genitive.word.upos == "PRON":
                at = self._past_aside(at)
            if at < len(self.sentence.words):
                word = self.sentence.word(at + 1)
                if word.upos in ("NOUN", "NUM") and not preposition(self.sentence, word) and word.head not in (genitive.word.index, at) \
                        and word.relation in ("obj", "nmod", "dep"):
                    yield Filler(word, False)

    def _past_aside(self, at: int) -> int:
        """The place behind a comma or a word of time that parts a pronoun from the object (``لقائه | اليوم | المبعوث``)."""
        rest = self.sentence.words[at:at + 2]
        if len(rest) < 2 or not (rest[0].text in COMMAS or fold(rest[0].lemma) in self.grammar.days):
            return at
        return at + 1

    def _passive_gap(self, verb: Word) -> Iterator[Filler]:
        governor = self.sentence.head(verb)
        if governor is None:
            return
        if verb.relation in ("acl", "amod") and governor.upos in NOMINAL:
            yield Filler(governor, False)
        elif verb.relation == "conj":
            first = first_conjunct(self.sentence, verb)
            relations = PASSIVE_SUBJECTS if is_passive(self.sentence, first) else ("nsubj",)
            own = self.sentence.children(first, *relations)
            yield from (Filler(w, False) for w in own)
            if not own and not self.grammar.pro_drop and first is not verb and is_passive(self.sentence, first):
                yield from self._passive_gap(first)  # "was hurt after *being hit* and was *taken* to hospital"
        elif verb.relation in ("xcomp", "advcl"):
            shared = verb.upos == governor.upos == "VERB" and not self.grammar.pro_drop and is_passive(self.sentence, governor)
            befallen = self.sentence.children(governor, *PASSIVE_SUBJECTS) if shared else ()
            yield from (Filler(w, False) for w in befallen or [f.word for f in self.subjects(governor, {verb.index})])

    def _indirect(self, hosts: Hosts) -> Iterator[Filler]:
        yield from (Filler(w) for host in hosts.words for w in self.sentence.children(host, "iobj"))

    # --- nominal dependents -------------------------------------------------------------------

    def _genitives(self, hosts: Hosts) -> Iterator[Filler]:
        for child in self.sentence.children(hosts.trigger, "nmod", "nmod:poss", "flat", "obj"):
            if child.relation == "obj" and (child.upos != "PRON" or hosts.trigger.upos != "NOUN"):
                continue
            owned = child.deprel == "nmod:poss" or self._is_owner(child)
            if owned or (self.grammar.bare_genitive and child.index > hosts.trigger.index
                         and not preposition(self.sentence, child) and self._can_be_genitive(hosts.trigger, child)):
                yield Filler(child)
                if not owned:
                    yield from self._counted_beside(hosts.trigger)
                    return
        if self.grammar.bare_genitive and hosts.trigger.upos == "NOUN" and not hosts.verbal:
            yield from self._shared_genitive(hosts.trigger)
        if self.grammar.bare_genitive and hosts.trigger.upos == "NOUN":  # "the wounding *of five* others", "the death *of more than* ten"
            yield from (Filler(w) for w in self.sentence.children(hosts.trigger, "nummod", "amod")
                        if w.index == hosts.trigger.index + 1 and self.actor(w)
                        and (w.upos == "NUM" or fold(w.lemma) in self.grammar.quantifiers))

    def _counted_beside(self, noun: Word) -> Iterator[Filler]:
        """People counted whom parsers join to the event, not to those before them (``مقتل متمردين | وأربعة جنود``)."""
        if self.grammar.bare_genitive and noun.upos == "NOUN" and not self.actor(noun):
            yield from (Filler(w, False) for w in self.sentence.children(noun, "conj")
                        if w.upos in ("NOUN", "NUM") and self.person(w) and not preposition(self.sentence, w)
                        and (w.upos == "NUM" or any(c.upos == "NUM" and c.index == w.index - 1 for c in self.sentence.children(w))))

    def _is_owner(self, word: Word) -> bool:
        """A noun with the mark of a possessor, whatever the parser calls it ("the *leaders'* call")."""
        return not self.grammar.bare_genitive and any(c.upos == "PART" for c in self.sentence.children(word, "case"))

    def _shared_genitive(self, noun: Word) -> Iterator[Filler]:
        """The genitive of the noun joined to a bare one right behind it (``كشف وضبط عناصر``, ``مقتل وإصابة عشرات الجنود``)."""
        after = self.sentence.words[noun.index:noun.index + 2]
        if len(after) < 2 or after[0].upos != "CCONJ" or after[1].relation != "conj" or after[1].head != noun.index \
                or after[1].upos != "NOUN" or has_article(noun, self.grammar.article, 4):
            return
        if not self.sentence.children(noun, "nmod"):
            yield from (Filler(w, False) for w in self.sentence.children(after[1], "nmod") if not preposition(self.sentence, w)
                        and all(n.head == w.index and n.upos == "NUM" for n in self.sentence.words[after[1].index:w.index - 1]))

    def _modifiers(self, hosts: Hosts) -> Iterator[Filler]:
        for child in self.sentence.children(hosts.trigger, "amod", "compound", "nmod", "flat"):
            if not preposition(self.sentence, child) and child.deprel != "nmod:poss" and not self._is_genitive(hosts.trigger, child):
                yield from (Filler(w) for w in self.sentence.children(child, "amod", "compound") if self._hyphened(w, child))
                yield Filler(child)

    def _hyphened(self, first: Word, second: Word) -> bool:
        """Two modifiers joined by a hyphen ("*Syrian-Iraqi* talks")."""
        return second.index == first.index + 2 and self.sentence.word(first.index + 1).text in ("-", "–")

    def _is_genitive(self, noun: Word, child: Word) -> bool:
        """A noun right behind a noun is its genitive, not its modifier, where genitives have no mark."""
        return self.grammar.bare_genitive and child.relation in ("nmod", "flat") and child.upos != "ADJ" \
            and child.index > noun.index and self._can_be_genitive(noun, child)

    def _complements(self, hosts: Hosts) -> Iterator[Filler]:
        for host in hosts.words:
            yield from (Filler(w) for w in self.sentence.children(host, *CLAUSES))

    # --- prepositions -------------------------------------------------------------------------

    def _prepositional(self, hosts: Hosts, wanted: str) -> Iterator[Filler]:
        wanted = fold(wanted)
        found = [w for host in hosts.words for w in self._phrases(host, wanted) if w not in hosts.words]
        if found:
            yield from (Filler(w) for w in found)
            return
        yield from list(self._misattached(hosts, wanted)) or self._beside(hosts, wanted)

    def _phrases(self, host: Word, wanted: str) -> Iterator[Word]:
        """Dependents of a word behind a preposition, or behind a noun that is one with its own ("at the hands of")."""
        for word in self.sentence.children(host, *OBLIQUES):
            if (whole := self._as_preposition(word)) in self.grammar.by:
                yield from self._behind(word) if whole == wanted else ()
            elif fold(preposition(self.sentence, word)) == wanted:
                yield word

    def _as_preposition(self, noun: Word) -> str:
        """A noun with its preposition, as one preposition is written (``على يد``)."""
        return fold(f"{preposition(self.sentence, noun)} {noun.lemma}") if noun.upos == "NOUN" and self.grammar.bare_genitive else ""

    def _behind(self, noun: Word) -> list[Word]:
        return [w for w in self.sentence.children(noun, "nmod") if w.index > noun.index and not preposition(self.sentence, w)]

    def _misattached(self, hosts: Hosts, wanted: str) -> Iterator[Filler]:
        """The first phrase with the preposition that hangs on a nominal dependent of the predicate."""
        start = hosts.trigger.index
        following = self.sentence.words[start:start + 2]
        if hosts.verbal and len(following) == 2 and following[0].upos == "ADP" and fold(preposition(self.sentence, following[1])) == wanted:
            yield Filler(following[1], False)  # right behind a participle, wherever the tree hangs it ("issued *by*")
            return
        for word in self.sentence.words[start:start + REACH]:
            gerund = word.upos == "VERB" and fold(preposition(self.sentence, word)) == wanted
            if gerund and self._below(hosts, word):
                yield Filler(word, False)
                return
            if word.upos == "VERB" or word.upos == "SCONJ" and fold(word.lemma) != wanted or word.text in ".؛;":
                return
            if word.upos in NOMINAL and fold(preposition(self.sentence, word)) == wanted and self._below(hosts, word) \
                    and self._as_preposition(word) not in self.grammar.by \
                    and not (hosts.trigger.upos == "NOUN" and wanted in self.grammar.genitives and self._within_phrase(hosts, word)):
                yield Filler(word, False)
                return

    def _beside(self, hosts: Hosts, wanted: str) -> Iterator[Filler]:
        if hosts.verb is None and not hosts.verbal and wanted in self.grammar.directed:
            yield from self.beside(hosts.trigger, wanted)

    def beside(self, noun: Word, wanted: str) -> Iterator[Filler]:
        """What an event noun is directed at, where the tree hangs it on the verb above ("stepped up its raids *against* …")."""
        above = self.sentence.head(noun)
        if noun.upos != "NOUN" or above is None:
            return
        if noun.relation not in ("obj", "obl", "nsubj") or above.upos not in ("VERB", "ADJ", "NOUN"):
            return
        for word in self.sentence.children(above, "obl", "nmod"):
            between = self.sentence.words[noun.index:word.index - 1]
            if noun.index < word.index <= noun.index + REACH and fold(preposition(self.sentence, word)) == wanted \
                    and not any(w.upos in ("VERB", "SCONJ") for w in between):
                yield Filler(word, False)
                return

    def _within_phrase(self, hosts: Hosts, word: Word) -> bool:
        """The word hangs on a noun with a preposition of its own: it is that noun's ("raids on camps *of the group*")."""
        head = self.sentence.head(word)
        return head is not None and head not in hosts.words and bool(preposition(self.sentence, head))

    def _below(self, hosts: Hosts, word: Word) -> bool:
        indices = {w.index for w in hosts.words}
        seen: set[int] = set()
        while word.head and word.index not in seen:
            seen.add(word.index)
            if word.head in indices:
                return True
            head = self.sentence.word(word.head)
            if head.upos in ("VERB", "SCONJ"):
                return False
            word = head
        return False

    def spread(self, filler: Filler) -> Iterator[Filler]:
        """The filler and everything coordinated with it."""
        after = self.sentence.words[filler.word.index:filler.word.index + 1]
        several = fold(filler.word.lemma) in self.grammar.each and any(w.upos == "ADP" for w in after)
        each = [w for w in self.sentence.children(filler.word, "nmod") if preposition(self.sentence, w)] if several else []
        bare = self.grammar.bare_genitive and not preposition(self.sentence, filler.word)
        whole = [w for w in coordinated(self.sentence, filler.word) if not each or w is not filler.word]
        if bare:  # whoever is joined behind a preposition stands beside another word (``فرضها عليه الحوثيون | وعلى أفراد``)
            whole = [w for w in whole if w is filler.word or fold(preposition(self.sentence, w)) not in self.grammar.control - {""}]
        yield from (Filler(w, filler.direct) for w in whole)
        yield from (Filler(w, False) for word in each[:1] for w in list(coordinated(self.sentence, word)))  # "each of *X and Y*"
        for word in self._after_names(filler.word, set()):
            yield from (Filler(w, False) for w in coordinated(self.sentence, word))

    def _after_offices(self, name: Word, seen: set[int]) -> Iterator[Word]:
        """People that parsers join to the office behind a name, not to the name ("Roe *the mayor* and *Doe*, the envoy")."""
        for office in self.sentence.children(name, "nmod", "appos"):
            if office.index > name.index and office.upos == "NOUN" and not preposition(self.sentence, office) and self.person(office):
                for word in self.sentence.children(office, "conj"):
                    named = word.upos == "PROPN" or any(e.begin == word.begin for e in self.sentence.entities) \
                        or self.grammar.bare_genitive and word.feat("Number") in ("Dual", "Plur")  # not offices of one
                    behind = self.sentence.children(word, "nmod", "appos", "flat")
                    titled = any(w.upos == "PROPN" and w.index == word.index + 1 for w in behind)
                    if (titled or named and not has_article(word, self.grammar.article, 3)) and self.person(word):
                        yield word
                        yield from self._after_offices(word, seen)

    def _after_names(self, title: Word, seen: set[int]) -> Iterator[Word]:
        """Actors that parsers join to the name behind a title, not to the title ("*the minister* Doe and *the envoy* Roe").

        So on down a list of them: the next one is joined to the last name, or to an office within the last title.
        """
        if not self.grammar.bare_genitive or title.index in seen:
            return
        seen.add(title.index)
        if title.upos == "PROPN":
            yield from self._after_offices(title, seen)
        if title.upos != "NOUN":
            return
        for name in self.sentence.children(title, "nmod", "appos", "flat"):
            if name.index > title.index + 1 and name.upos in ("NOUN", "PROPN") and not preposition(self.sentence, name):
                for word in self.sentence.children(name, "conj"):
                    if word.upos in ("NOUN", "PROPN") and self.actor(word):
                        yield word
                        yield from self._after_names(word, seen)
                yield from self._after_names(name, seen)
