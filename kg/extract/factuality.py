"""Whether the article itself asserts an event: factual, claimed, denied, planned, negated or hypothetical."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.tree import ancestors, comes_after, preposition
from kg.lang.lexicon import Lexicon, standing
from kg.model import Sentence, Word
from kg.text import fold

FUNCTIONS = ("advmod", "aux", "cop", "det", "mark", "dep", "case", "cc", "discourse")
NEGATOR_TAGS = ("PART", "ADV", "AUX", "DET", "INTJ", "VERB", "ADP", "NOUN")


def factuality(draft: Draft, claim: Draft | None, lexicon: Lexicon, *, to_come: bool = False) -> str:
    """The standing of an event, given the claim that reports it (None where the article does).

    ``to_come`` says that its date is after publication: what is not called off, denied or doubted is then planned.

    The event's own clause decides first (negation, future, modals, conditions), then the words that govern it
    (intend, ask, refuse), then the class of the claim.
    """
    phrase = draft.pos == "ADP"  # "according to" is no act that could be denied or planned
    found = None if phrase else _own(draft, lexicon) or _governed(draft, claim, lexicon)
    if found:
        return found
    if not phrase and (to_come or _is_purpose(draft) or _is_meant(draft, lexicon)):
        return "Planned"
    return _reported(claim, lexicon) if claim is not None else "Factual"


def _reported(claim: Draft, lexicon: Lexicon) -> str:
    """What a claim makes of its content: a hope is a claim of its own, and says no more than that something may be."""
    effect = standing()[claim.cls].effect
    return lexicon.modality.get((fold(claim.trigger.lemma), claim.trigger.upos), effect) if effect == "Claimed" else effect


def _is_purpose(draft: Draft) -> bool:
    """An infinitive that says what something is done, made or meant for."""
    verb = draft.hosts.verb or draft.trigger
    return verb.feat("VerbForm") == "Inf" and verb.relation in ("acl", "advcl") and bool(draft.sentence.children(verb, "mark"))


def _is_meant(draft: Draft, lexicon: Lexicon) -> bool:
    """An event noun that says what a thing is for ("vehicles ready *for the attack*")."""
    governor = draft.sentence.head(draft.trigger)
    return draft.pos == "NOUN" and governor is not None and governor.upos in ("NOUN", "ADJ") \
        and _of_adjunct(draft.sentence, draft.trigger, lexicon) == "Planned"


def _of_adjunct(sentence: Sentence, word: Word, lexicon: Lexicon) -> str | None:
    """What the preposition before a noun makes of what it names: what others are planned "amid" or "after" is a fact."""
    return lexicon.modality.get((fold(preposition(sentence, word)), "ADP"))


def _own(draft: Draft, lexicon: Lexicon) -> str | None:
    for host in draft.hosts.words:
        for child in draft.sentence.children(host):
            marker = _marker(draft.sentence, child, lexicon)
            if marker:
                return marker
        if _is_arranged(draft.sentence, host):
            return "Planned"
    return None


def is_negated(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the event's own clause says that it does not happen."""
    return _own(draft, lexicon) == "Negated"


def _is_arranged(sentence: Sentence, verb: Word) -> bool:
    """The verb is marked as an infinitive right behind its auxiliary: "he *is to* become chairman"."""
    marks = {w.index for w in sentence.children(verb, "mark") if w.upos == "PART"}
    return any(w.index + 1 in marks for w in sentence.children(verb, "aux", "cop"))


def _marker(sentence: Sentence, word: Word, lexicon: Lexicon) -> str | None:
    """What a function word beside a predicate makes of it."""
    lemma, form = fold(word.lemma), fold(word.text)
    if word.relation in FUNCTIONS and word.upos in NEGATOR_TAGS and {lemma, form} & lexicon.negators:
        return "Negated"
    if word.relation == "aux":
        if lemma in lexicon.grammar.future or form in lexicon.grammar.future:
            return "Planned"
        if (effect := lexicon.modality.get((lemma, "AUX"))) and effect != "Factual":
            return effect
    if word.relation in ("mark", "advmod") and lemma in lexicon.grammar.conditionals and word.upos in ("SCONJ", "PART"):
        governor = sentence.head(word)
        if governor is not None and governor.relation == "advcl":
            return "Hypothetical"
    if word.relation == "advmod" and word.upos in ("PART", "ADV") and lemma in lexicon.grammar.modals:
        return "Hypothetical"
    return None


def _is_case(sentence: Sentence, noun: Word, verb: Word, lexicon: Lexicon) -> bool:
    """A clause right behind the noun that puts a case (``في حال انتهكت``), without a relative pronoun between them."""
    bare = verb.relation == "acl" and verb.upos == "VERB" and verb.index == noun.index + 1 and bool(preposition(sentence, noun))
    return bare and lexicon.grammar.pro_drop and lexicon.modality.get((fold(noun.lemma), "NOUN")) == "Hypothetical"


def _governed(draft: Draft, claim: Draft | None, lexicon: Lexicon) -> str | None:
    """The effect of the nearest governing word that changes the standing of what it governs, up to the claim."""
    stop = {w.index for w in claim.hosts.words} if claim is not None and claim.sentence is draft.sentence else set()
    start = draft.hosts.verb or draft.trigger
    if comes_after(draft.sentence, start, lexicon.grammar.as_markers):  # "as X reported" is no part of what is reported
        return None
    for governor, dependent in ancestors(draft.sentence, start):
        if governor.index in stop or dependent.relation in ("root", "parataxis", "appos"):
            break
        if dependent.relation == "nsubj" and (governor.upos != "VERB" or lexicon.modality.get((fold(governor.lemma), "VERB")) is None):
            break
        if _of_adjunct(draft.sentence, dependent, lexicon) == "Factual":
            break
        gerund = dependent.relation == "advcl" and fold(preposition(draft.sentence, dependent)) in lexicon.grammar.control - {"_", ""}
        if _is_case(draft.sentence, governor, dependent, lexicon):
            return "Hypothetical"
        if dependent.deprel.startswith("acl:relcl") or dependent.relation == "advcl" and governor.upos == "VERB" and not gerund:
            break
        if dependent.relation == "conj":
            continue
        for pos in (governor.upos, "VERB", "NOUN", "ADJ"):
            effect = lexicon.modality.get((fold(governor.lemma), pos))
            if effect:
                return effect if effect != "Factual" else None
        if governor.upos == "VERB":
            marker = next(filter(None, (_marker(draft.sentence, c, lexicon) for c in draft.sentence.children(governor))), None)
            if marker and (gerund or dependent.relation in ("xcomp", "obj", "ccomp", "csubj")):
                return marker
            break
    return None
