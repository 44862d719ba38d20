"""Passives that only vowel signs would show.

Unvowelled Arabic writes ``qatala`` and ``qutila`` alike (``قتل``), and taggers call nearly all of them active. Of the verbs
whose table entry says so (a sense that gives its subject the role of target), one is taken as passive where nobody is
named who could do it: "``قُتل`` four men in the clashes", "a man ``قُتل`` by burning".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.tree import NOMINAL, PASSIVE_SUBJECTS, coordinated, first_conjunct, has_article, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold


def with_unmarked_passives(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with such verbs marked as passive, and whom they befall as their subjects."""
    if not lexicon.grammar.pro_drop:
        return sentence
    patients = {w.index: patient for w in sentence.words if (patient := _patient(sentence, w, lexicon))}
    if not patients:
        return sentence
    subjects = {patient.index for patient in patients.values()}
    words = []
    for word in sentence.words:
        if word.index in patients:
            feats = [f for f in word.feats.split("|") if f and not f.startswith("Voice=")]
            word = replace(word, feats="|".join([*feats, "Voice=Pass"]))
        if word.index in subjects:
            word = replace(word, deprel="nsubj:pass")
        words.append(word)
    return replace(sentence, words=tuple(words))


def _patient(sentence: Sentence, verb: Word, lexicon: Lexicon) -> Word | None:
    """Whom a verb that may be passive befalls, None where it is active or the text does not tell."""
    if verb.upos != "VERB" or verb.feat("Voice") == "Pass" or verb.feat("Aspect") != "Perf" or not _can_be_passive(verb, lexicon):
        return None
    if any(w.upos == "PRON" for w in sentence.children(verb, "obj", "iobj")) or sentence.children(verb, *PASSIVE_SUBJECTS):
        return None
    nominals = [w for w in sentence.children(verb, "nsubj", "obj", "obl") if w.upos in NOMINAL and w.upos != "PRON"]
    bare = [w for w in nominals if _is_bare(sentence, w, lexicon)]
    before = [w for w in bare if w.index < verb.index and w.relation == "nsubj"]
    somebody = [w for w in bare if w.index > verb.index and _is_somebody(sentence, w, lexicon)]
    if before:
        others = [w for w in bare if w.index > verb.index]
        return before[0] if others and not somebody and not _acts(before[0], verb, lexicon) else None
    if len(somebody) != 1 or not _is_indefinite(sentence, somebody[0], lexicon) or _acts(somebody[0], verb, lexicon):
        return None
    if any(w.relation == "nsubj" and w is not somebody[0] for w in bare):
        return None
    return None if _acts_elsewhere(sentence, verb, somebody[0], lexicon) else somebody[0]


def _can_be_passive(verb: Word, lexicon: Lexicon) -> bool:
    senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ())
    befalls = [s for s in senses if "subj" in s.frame.get("target", ()) and "agent" not in s.frame]
    return any(c.slot == "obj" and not c.wanted for s in befalls for c in s.conditions)


def _is_bare(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """No preposition, or one that only rounds a number ("about thirty")."""
    before = fold(preposition(sentence, word))
    return not before or before in lexicon.grammar.quantifiers


def _is_somebody(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    people = word.upos in ("NUM", "PROPN") or fold(word.lemma) in lexicon.actors
    return people or fold(word.lemma) in lexicon.grammar.quantifiers | lexicon.grammar.others \
        or any(c.upos == "NUM" for c in sentence.children(word))


def _is_indefinite(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Somebody not spoken of before: who is named or known is more often who does it."""
    if fold(word.lemma) in lexicon.grammar.quantifiers:
        return True
    if word.upos == "PROPN" or has_article(word, lexicon.grammar.article, 3):
        return False
    counted = word.upos == "NUM" or any(c.upos == "NUM" for c in sentence.children(word))
    return counted or word.feat("Definite") != "Cons"


def _acts(word: Word, verb: Word, lexicon: Lexicon) -> bool:
    """One of those that the table names as doing it ("police", "gunmen")."""
    conditions = [c for s in lexicon.senses.get((fold(verb.lemma), "VERB"), ()) for c in s.conditions if c.slot == "subj"]
    return any(fold(word.lemma) in c.lemmas for c in conditions)


def _acts_elsewhere(sentence: Sentence, verb: Word, patient: Word, lexicon: Lexicon) -> bool:
    """Somebody before the verb who may do it: in the main clause that it is joined to, or whom a relative clause describes."""
    if verb.feat("Number") in ("Plur", "Dual") or fold(verb.text) != fold(verb.lemma) and fold(verb.text).endswith("ا"):
        return True  # "they killed": the verb shows who does it
    if verb.relation == "conj" and patient.relation != "nsubj":
        first = first_conjunct(sentence, verb)
        own = [one for w in sentence.children(first, "nsubj") for one in coordinated(sentence, w)]
        return any(fold(w.lemma) in lexicon.actors or w.upos == "PROPN" for w in own) \
            and first.feat("Voice") != "Pass" and _patient(sentence, first, lexicon) is None
    relative = [w for w in sentence.children(verb) if w.upos == "PRON" and w.feat("PronType") == "Rel"]
    if verb.relation == "acl" and (relative or patient.relation != "nsubj"):
        resumed = [w for w in sentence.children(verb, "obl") if w.upos == "PRON"]
        noun = sentence.head(verb)
        return not resumed and noun is not None and fold(noun.lemma) in lexicon.actors
    return False
