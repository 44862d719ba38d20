"""Predicates: which verbs, nouns and participles of a sentence evoke events, and by which sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.extract.draft import Draft
from kg.extract.evoked import class_of, may_report
from kg.extract.mentions import MentionBook
from kg.extract.roles.control import has_no_doer
from kg.extract.slots import Hosts, Slots
from kg.extract.tree import COMMAS, coordinated, first_conjunct, has_article, preposition
from kg.lang.lexicon import Frame, Lexicon, Sense, standing
from kg.model import Sentence, Word
from kg.text import fold

ADVERBIAL = ("advcl", "xcomp", "acl", "ccomp", "parataxis")
CLAUSAL = (*ADVERBIAL, "csubj", "root")
# Types of actors and other nouns whose genitives say what they are for.
BODIES = ("Organization", "Group", "Place", "Agreement")


class Predicates:
    """Finds the words of a sentence that evoke events; each gets a fresh id."""

    def __init__(self, lexicon: Lexicon, book: MentionBook, next_id: Callable[[], int]) -> None:
        self.lexicon, self.book, self.next_id = lexicon, book, next_id

    def drafts(self, sentence: Sentence, slots: Slots) -> Iterator[Draft]:
        """Events of the sentence without their arguments, those of verbs first."""
        used: set[int] = set()
        for word in sentence.words:
            if word.upos == "VERB":
                yield from self._verb(sentence, slots, word, used)
        for word in sentence.words:
            if word.index in used or word.upos not in ("NOUN", "ADJ", "PROPN", "X"):
                continue
            if sense := self._nominal_sense(sentence, slots, word):
                yield self._draft(sentence, Hosts(word, verbal=sense.pos != "NOUN"), sense)
            elif self._may_evoke(sentence, word):
                verbal = word.upos == "ADJ"
                yield self._unknown(sentence, Hosts(word, verbal=verbal), "PART" if verbal else "NOUN")

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
            if carried:
                return
            if sense.cls == "None":
                if may_report(verb):
                    yield self._unknown(sentence, hosts, "VERB")
                return
            sense = self.lexicon.sense(verb, "VERB", lambda c: slots.holds(hosts, c), without="Light")
            if sense is not None and sense.cls == "None":
                return
        if sense is None:
            yield self._unknown(sentence, hosts, "VERB")
        else:
            yield self._draft(sentence, hosts, sense)

    def _unknown(self, sentence: Sentence, hosts: Hosts, pos: str) -> Draft:
        """An event of a word whose class no table tells."""
        cls = class_of(hosts.trigger)
        frame = self.lexicon.default_frame(cls, "NOUN" if pos == "NOUN" else "VERB")
        return Draft(self.next_id(), sentence, hosts, cls, pos, frame, known=False)

    def _is_impersonal(self, sentence: Sentence, verb: Word) -> bool:
        """A phrase by which the writer goes on, said by nobody ("it should be noted *that*", ``يذكر أن``, ``يشار إلى أن``)."""
        if fold(verb.text) not in self.lexicon.grammar.impersonal:
            return False
        return any(fold(w.lemma) in self.lexicon.grammar.complementizers for w in sentence.words[verb.index:verb.index + 2])

    def _carried(self, sentence: Sentence, slots: Slots, hosts: Hosts, names: tuple[str, ...], used: set[int],
                 light: Sense) -> Iterator[Draft]:
        """Events of the nouns that a light verb carries; its fillers are theirs, in the roles that it gives them."""
        for name in names:
            for filler in slots.fillers(hosts, name):
                told = self._told_of(sentence, hosts.trigger, filler.word)
                for noun in (told,) if told else self._in_carriers(sentence, coordinated(sentence, filler.word)):
                    if noun.upos not in ("NOUN", "PROPN", "X") or noun.index in used:
                        continue
                    carried = Hosts(noun) if has_no_doer(hosts.trigger, self.lexicon) else Hosts(noun, hosts.trigger)
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
        """The words; for one that only carries, heightens or counts event nouns, those (``برقية تهنئة``, ``سلسلة من الهجمات``)."""
        for word in words:
            inner = [w for w in sentence.children(word, "nmod", "obl")
                     if self._carries(sentence, word, w) and self.lexicon.knows(w, "NOUN")]
            yield from (w for noun in inner for w in coordinated(sentence, noun)) if inner else (word,)

    def _carries(self, sentence: Sentence, word: Word, noun: Word) -> bool:
        """Whether a word only carries the noun right behind it, or counts it, be it behind "of"."""
        between = sentence.words[word.index:noun.index - 1]
        if fold(word.lemma) in self.lexicon.grammar.carriers:
            return noun.relation == "nmod" and noun.index == word.index + 1
        counts = fold(word.lemma) in self.lexicon.grammar.quantifiers | self.lexicon.grammar.series
        return counts and noun.index > word.index and all(w.upos in ("ADP", "NUM") for w in between)

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

    def _may_evoke(self, sentence: Sentence, word: Word) -> bool:
        """A word without a sense, and no part of a mention, that has the shape of a verbal noun or that the encoder takes for an event."""
        shaped = word.upos == "NOUN" and not self.lexicon.knows(word, "NOUN") and self.lexicon.grammar.is_verbal_noun(fold(word.lemma))
        return (shaped or word.upos in ("NOUN", "ADJ") and may_report(word)) and fold(word.lemma) not in self.lexicon.actors \
            and not self._inside_name(sentence, word) and not self._names_its_body(sentence, word)

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


def _heads_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a word taken for a noun stands where a verb would: it heads a clause, goes on with one, or has a subject or an object."""
    if preposition(sentence, word):
        return False
    first = first_conjunct(sentence, word)
    return word.relation in CLAUSAL or first.index != word.index and first.upos == "VERB" \
        or bool(sentence.children(word, "nsubj", "obj", "mark"))


def _overridden(frame: Frame, light: Frame) -> Frame:
    """A noun's frame with the slots that the light verb has roles for ("suffered an attack": the subject is the target)."""
    own = {role: slots for role, slots in light.items() if role != "event"}
    if not own:
        return frame
    moved = {slot for slots in own.values() for slot in slots}
    rest = {role: tuple(s for s in slots if s not in moved) for role, slots in frame.items()}
    return {role: rest.get(role, ()) + own.get(role, ()) for role in {**rest, **own} if own.get(role, True)}
