"""Control: the verb whose subject does what an event noun names, and verbs and nouns that hand nobody down."""

from __future__ import annotations

from functools import cache

from kg.extract.tree import ancestors, preposition
from kg.lang.lexicon import Lexicon, classes_with, rows, standing
from kg.model import Sentence, Word
from kg.text import fold


def controller(sentence: Sentence, noun: Word, cls: str, lexicon: Lexicon) -> Word | None:
    """The verb whose subject does what the noun names, reached over objects and a few prepositions.

    A body announces what it does itself where the class of the event is an official act ("announced the arrest of").
    """
    for governor, dependent in ancestors(sentence, noun):
        if comes_of_it(governor, dependent, cls, lexicon) or dependent.relation not in ("obj", "obl", "nmod", "xcomp", "conj"):
            return None
        led = fold(preposition(sentence, dependent))
        controlled = led in lexicon.grammar.control or cls in classes_with("announced") and led in lexicon.grammar.about
        if dependent.relation != "conj" and not controlled:
            return None
        if governor.upos == "VERB":
            if has_no_doer(governor, lexicon) and not led:
                return None
            announces = cls in classes_with("announced") and fold(governor.lemma) in lexicon.grammar.announcing
            return None if speaks(governor, lexicon) and not announces else governor
    return None


def comes_of_it(noun: Word, dependent: Word, cls: str, lexicon: Lexicon) -> bool:
    """Violence that only names those whom it befell, its place or its traces: who does something for them did not do it."""
    return cls in classes_with("violent") and dependent.relation != "conj" and fold(noun.lemma) in lexicon.grammar.aftermath


def speaks(verb: Word, lexicon: Lexicon) -> bool:
    """A verb by which somebody tells of what others do, not of what he means to do."""
    senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ()) if verb.upos == "VERB" else ()
    return any(s.cls in standing() and s.cls not in ("Pledge", "Threat", "Accord", "Rejection") for s in senses)


def has_no_doer(verb: Word, lexicon: Lexicon) -> bool:
    """A verb whose subject is what must or may be done ("it must *be released*", ``ينبغي إطلاق``)."""
    return lexicon.grammar.pro_drop and fold(verb.lemma) in modal_subjects(lexicon.lang)


def controls_object(governor: Word, lexicon: Lexicon) -> bool:
    """A verb whose object does what its complement says ("asked *them* to leave")."""
    senses = lexicon.senses.get((fold(governor.lemma), "VERB"), ())
    return any(s.cls in classes_with("object_control") for s in senses)


@cache
def modal_subjects(lang: str) -> frozenset[str]:
    """Verbs that change the standing of their subject, folded."""
    return frozenset(fold(row["lemma"]) for row in rows(lang, "modality") if row["pos"] == "VERB" and "subj" in row["slot"].split("|"))
