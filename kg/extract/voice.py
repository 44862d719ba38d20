"""Passives that only vowel signs would show.

Unvowelled Arabic writes ``qatala`` and ``qutila`` alike (``قتل``), and taggers call nearly all of them active. Of the verbs
whose table entry says so (a sense that gives its subject the role of target), one is taken as passive where nobody is
named who could do it: "``قُتل`` four men in the clashes", "a man ``قُتل`` by burning". Some are even taken for nouns. Of verbs
that govern by a preposition a few are mostly passive where nobody is named (``أفرج عنه``, he was released), and verbs with a
weak letter show it in their spelling (``أعيد``, was brought back, of ``أعاد``).
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.tree import (
    NOMINAL,
    PASSIVE_SUBJECTS,
    coordinated,
    first_conjunct,
    has_article,
    is_passive,
    preposition,
    with_words,
)
from kg.lang.lexicon import Lexicon, Sense
from kg.model import Sentence, Word
from kg.text import fold


def with_unmarked_passives(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with such verbs marked as passive, and whom they befall as their subjects."""
    if not lexicon.grammar.pro_drop:
        return _with_gapped_passives(sentence, lexicon)
    sentence = _with_lost_verbs(sentence, lexicon)
    patients = {w.index: patient for w in sentence.words
                if (patient := _patient(sentence, w, lexicon) or _spelt_patient(sentence, w, lexicon) or _accused(sentence, w, lexicon))}
    bare = {w.index for w in sentence.words if w.index not in patients and _is_impersonal(sentence, w, lexicon)}
    gapped = {w.index for w in sentence.words if w.index not in patients and w.index not in bare and _is_accused(sentence, w, lexicon)}
    passive = patients.keys() | bare | gapped
    if not passive:
        return sentence
    subjects = {patient.index for patient in patients.values()}
    words = []
    for word in sentence.words:
        if word.index in passive:
            feats = [f for f in word.feats.split("|") if f and not f.startswith("Voice=")]
            word = replace(word, feats="|".join([*feats, "Voice=Pass", *(["Impersonal=Yes"] if word.index in bare else [])]))
        if word.index in subjects:
            word = replace(word, deprel="nsubj:pass")
        words.append(word)
    return replace(sentence, words=tuple(words))


def _with_gapped_passives(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A verb joined to a passive whose auxiliary stands for both marked as passive ("were killed and two others *injured*")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        subjects = sentence.children(verb, "nsubj")
        if subjects and _shares_auxiliary(sentence, verb, lexicon):
            feats = [f for f in verb.feats.split("|") if f and not f.startswith("Voice=")]
            changed[verb.index] = replace(verb, feats="|".join([*feats, "Voice=Pass"]))
            changed |= {subject.index: replace(subject, deprel="nsubj:pass") for subject in subjects}
    return with_words(sentence, changed)


def _shares_auxiliary(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """A past form of what befalls people, without an object or auxiliary, joined to a passive of such a verb."""
    first = first_conjunct(sentence, verb)
    bare = verb.relation == "conj" and verb.feat("Tense") == "Past" and not sentence.children(verb, "obj", "aux", "cop", "ccomp", "xcomp")
    return bare and is_passive(sentence, first) and {fold(verb.lemma), fold(first.lemma)} <= lexicon.grammar.befalling


# --- verbs that taggers take for nouns ----------------------------------------------------------


def _with_lost_verbs(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Such verbs made verbs again: "two soldiers ``قتلا``", "were killed ``وجرح`` four others"."""
    verbs: set[int] = set()
    for word in sentence.words:
        if _is_lost(sentence, word, verbs, lexicon):
            verbs.add(word.index)
    if not verbs:
        return sentence
    words = []
    for word in sentence.words:
        if word.index in verbs:
            number = "Plur" if word.text.endswith("وا") else "Dual" if word.text.endswith("ا") else "Sing"
            lemma = next(stem for stem in _stems(word) if _befalls(stem, lexicon))
            voice = "Act" if number == "Sing" else "Pass"
            word = replace(word, upos="VERB", lemma=lemma, feats=f"Aspect=Perf|Gender=Masc|Number={number}|Person=3|Voice={voice}")
        elif word.head in verbs and word.relation == "nsubj" and sentence.word(word.head).text.endswith("ا"):
            word = replace(word, deprel="nsubj:pass")
        elif word.head in verbs and word.relation in ("nummod", "nmod") and word.index == word.head + 1:
            word = replace(word, deprel="obj")
        words.append(word)
    return replace(sentence, words=tuple(words))


def _is_lost(sentence: Sentence, word: Word, verbs: set[int], lexicon: Lexicon) -> bool:
    """A noun that would be such a verb, with a subject of its number before it, or joined to a verb and with a number behind it."""
    if word.upos != "NOUN" or not any(_befalls(stem, lexicon) for stem in _stems(word)):
        return False
    own = [w for w in sentence.children(word, "nsubj") if w.index < word.index and w.upos in ("NOUN", "PROPN")]
    if word.text.endswith("ا"):
        return bool(own) and own[0].feat("Number") in ("Dual", "Plur") and not sentence.children(word, "obj", "case")
    first, after = first_conjunct(sentence, word), sentence.words[word.index:word.index + 1]
    joined = first is not word and (first.upos == "VERB" and first.feat("Aspect") == "Perf" or first.index in verbs)
    return joined and bool(after) and after[0].head == word.index and after[0].upos == "NUM" and not sentence.children(word, "case")


def _stems(word: Word) -> tuple[str, ...]:
    """The perfect's form without the endings of the dual and the plural."""
    return word.text, word.text.removesuffix("ا"), word.text.removesuffix("وا")


def _befalls(lemma: str, lexicon: Lexicon) -> bool:
    return any(_without_object(s) for s in lexicon.senses.get((fold(lemma), "VERB"), ()))


# --- shown by the spelling, or by the want of a subject -------------------------------------------


def _spelt_patient(sentence: Sentence, verb: Word, lexicon: Lexicon) -> Word | None:
    """The subject of a verb whose spelling shows a passive: ``أعيدت`` (of ``أعاد``), ``يعاد``; None of any other."""
    if verb.upos != "VERB" or not _is_spelt(verb, lexicon) or sentence.children(verb, *PASSIVE_SUBJECTS):
        return None
    bare = [w for w in sentence.children(verb, "nsubj", "obj") if w.upos != "PRON" and not preposition(sentence, w)]
    own = [w for w in bare if w.relation == "nsubj"] or bare
    return own[0] if own else None


def _is_spelt(verb: Word, lexicon: Lexicon) -> bool:
    """A derived verb with a long vowel before its last letter: ``ي`` in the perfect, ``ا`` in the imperfect, not the other way round."""
    lemma, form = fold(verb.lemma), fold(verb.text)
    if len(lemma) < 4 or lemma[-2] != "ا" or not lemma.startswith("ا"):
        return False
    if verb.feat("Aspect") == "Perf":
        return form.removesuffix("ت").removesuffix("وا") == f"{lemma[:-2]}ي{lemma[-1]}"
    stem = lemma[1:]
    causative = verb.lemma.startswith("أ") or lemma.startswith("است")
    return causative and form[:1] in ("ي", "ت") and form[1:].removesuffix("ون") == stem and stem not in lexicon.grammar.long_stems


def _accused(sentence: Sentence, verb: Word, lexicon: Lexicon) -> Word | None:
    """The subject of a verb that needs somebody for its object but has right behind it, or behind its subject, what he is accused of.

    Such a verb is passive: ``اتهم الرجل بالسرقة``, ``الرجل اتهم بالسرقة``.
    """
    if not _wants_an_object(sentence, verb, lexicon):
        return None
    own = [w for w in sentence.children(verb, "nsubj") if w.upos in ("NOUN", "PROPN")]
    if len(own) != 1:
        return None
    at, whole = verb.index + 1, {w.index for w in sentence.subtree(own[0])}
    while at <= len(sentence.words) and (at == own[0].index or sentence.word(at).upos in ("PRON", "ADV")
                                         or at in whole and not _begins_another(sentence, sentence.word(at), lexicon)):
        at += 1
    behind = sentence.word(at) if at <= len(sentence.words) else None
    return own[0] if behind is not None and fold(behind.lemma) in lexicon.grammar.accused_of else None


def _begins_another(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A preposition, or a noun that is no genitive of the one before it nor joined to it, within what parsers take for one phrase."""
    before = sentence.word(word.index - 1)
    if word.upos != "NOUN":
        return word.upos == "ADP"
    return before.upos != "CCONJ" and (before.upos != "NOUN" or has_article(before, lexicon.grammar.article, 3))


def _is_accused(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """The same of a verb joined to another, whose subject it shares (``اعتقل الرجل واتهم بالسرقة``)."""
    after = sentence.words[verb.index] if verb.index < len(sentence.words) else verb
    return _wants_an_object(sentence, verb, lexicon) and verb.relation == "conj" and not sentence.children(verb, "nsubj") \
        and fold(after.lemma) in lexicon.grammar.accused_of


def _wants_an_object(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    return verb.upos == "VERB" and fold(verb.lemma) in lexicon.grammar.accusing and verb.feat("Voice") != "Pass" \
        and not sentence.children(verb, "obj", "iobj", *PASSIVE_SUBJECTS)


def _is_impersonal(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """A verb that is mostly passive where nobody is named who could do it (``أفرج عنهما``, ``يشتبه في أن``, ``عثر على``)."""
    if verb.upos != "VERB" or fold(verb.lemma) not in lexicon.grammar.unsaid or verb.feat("Voice") == "Pass":
        return False
    feminine = verb.text.endswith("ت") if verb.feat("Aspect") == "Perf" else not verb.text.startswith("ي")
    if feminine or verb.feat("Number") in ("Plur", "Dual") or sentence.children(verb, "nsubj", "obj", "iobj"):
        return False
    if verb.relation == "acl":
        return False
    first = first_conjunct(sentence, verb)
    return first is verb or first.upos != "VERB" or first.feat("Voice") == "Pass" or not sentence.children(first, "nsubj")



def _patient(sentence: Sentence, verb: Word, lexicon: Lexicon) -> Word | None:
    """Whom a verb that may be passive befalls, None where it is active or the text does not tell."""
    if verb.upos != "VERB" or verb.feat("Voice") == "Pass" or verb.feat("Aspect") != "Perf" or not _can_be_passive(verb, lexicon):
        return None
    if any(w.upos == "PRON" for w in sentence.children(verb, "obj", "iobj")) or sentence.children(verb, *PASSIVE_SUBJECTS):
        return None
    nominals = [w for w in sentence.children(verb, "nsubj", "obj", "obl") if w.upos in NOMINAL and w.upos != "PRON"]
    bare = [w for w in nominals if _is_bare(sentence, w, lexicon) and not _is_counted_again(sentence, w, lexicon)]
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
    return _befalls(verb.lemma, lexicon)


def _without_object(sense: Sense) -> bool:
    """A sense that holds without an object, and gives the subject the role of target."""
    befalls = "subj" in sense.frame.get("target", ()) and "agent" not in sense.frame
    return befalls and any(c.slot == "obj" and not c.wanted for c in sense.conditions)


def _is_counted_again(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Most of those named before ("39 tourists, *most of them* British")."""
    return fold(word.lemma) in lexicon.grammar.quantifiers and any(w.upos == "PRON" for w in sentence.children(word, "nmod"))


def _is_bare(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """No preposition, or one that only rounds a number ("about thirty")."""
    before = fold(preposition(sentence, word))
    return not before or before in lexicon.grammar.quantifiers


def _is_somebody(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    people = word.upos == "NUM" or word.upos == "PROPN" and word.relation != "obl" or fold(word.lemma) in lexicon.actors
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
