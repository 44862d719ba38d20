"""Walking Universal Dependencies trees; no event class and no language in here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.model import Sentence, Word
from kg.text import fold

Place = tuple[int, int, str]  # a word, its head and its relation
Language = TypeVar("Language")

COMMAS = ("،", ",")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")


def preposition(sentence: Sentence, word: Word) -> str:
    """The preposition before a nominal as one string (``من قبل``, ``because of``), empty where there is none."""
    parts = []
    gerund = word.feat("VerbForm") == "Ger" or word.feat("VerbForm") == "Part" and word.feat("Tense") == "Pres"
    relations = ("case", "mark") if gerund else ("case",)  # "accused of *selling*"
    for case in sentence.children(word, *relations):
        if case.index < word.index and case.upos in ("ADP", "ADV", "SCONJ", "PART", "NOUN", "VERB", "ADJ"):
            parts += [case, *sentence.children(case, "fixed")]
    return " ".join(w.lemma.lower() for w in sorted(parts, key=lambda w: w.index))


def coordinated(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The word and everything coordinated with it, in text order."""
    yield word
    for conjunct in sentence.children(word, "conj"):
        if conjunct.upos in NOMINAL or conjunct.upos == word.upos:
            yield from coordinated(sentence, conjunct)


def first_conjunct(sentence: Sentence, word: Word) -> Word:
    """The first member of the word's coordination (the word itself outside one)."""
    seen = set()
    while word.relation == "conj" and word.index not in seen and (head := sentence.head(word)):
        seen.add(word.index)
        word = head
    return word


def misplaced_conjuncts(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """Infinitives coordinated with a finite verb: parsers take them out of its complement ("said it should stop *and leave*")."""
    if verb.feat("VerbForm") == "Inf" or not sentence.children(verb, "ccomp", "xcomp"):
        return ()
    return tuple(w for w in sentence.children(verb, "conj") if w.upos == "VERB" and w.feat("VerbForm") == "Inf"
                 and not sentence.children(w, "nsubj", "aux"))


def misplaced_gerunds(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """Gerunds coordinated with a finite verb that has one behind a preposition: "thanked him for coming *and helping*"."""
    first = next((w for w in sentence.children(verb, "advcl") if w.upos == "VERB" and preposition(sentence, w)), None)
    if first is None or verb.feat("VerbForm") in ("Inf", "Ger"):
        return ()
    return tuple(w for w in sentence.children(verb, "conj") if w.upos == "VERB" and w.index > first.index
                 and w.feat("VerbForm") in ("Ger", "Part") and w.feat("Tense") != "Past" and not sentence.children(w, "nsubj", "aux"))


def indices(sentence: Sentence, *words: Word) -> set[int]:
    """Indices of the words and of all below them."""
    return {w.index for word in words for w in sentence.subtree(word)}


def ancestors(sentence: Sentence, word: Word) -> Iterator[tuple[Word, Word]]:
    """Pairs (governor, dependent) from the word up to the root; safe on cyclic trees."""
    seen = {word.index}
    while (head := sentence.head(word)) is not None and head.index not in seen:
        yield head, word
        seen.add(head.index)
        word = head


def comes_after(sentence: Sentence, word: Word, markers: Collection[str]) -> bool:
    """True if the word right before is one of the markers (folded), by its form or lemma."""
    before = sentence.words[word.index - 2] if word.index > 1 else None
    return before is not None and (fold(before.text) in markers or fold(before.lemma) in markers)


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """True for a passive verb or participle, by its features or its dependents."""
    if verb.feat("Voice") == "Pass" or sentence.children(verb, "aux:pass", *PASSIVE_SUBJECTS):
        return True
    participle = verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past" and verb.relation in ("acl", "amod")
    return participle and not sentence.children(verb, "aux")  # "who *has* assumed the post"


def has_article(word: Word, articles: Iterable[str], least: int = 0) -> bool:
    """Whether an article is written on a word, with at least so many letters behind it."""
    return any(word.text.startswith(article) and len(word.text) >= len(article) + least for article in articles)


def with_words(sentence: Sentence, changed: Mapping[int, Word]) -> Sentence:
    """The sentence with other words at these indices; the sentence itself where nothing changes."""
    return replace(sentence, words=tuple(changed.get(w.index, w) for w in sentence.words)) if changed else sentence


def with_places(sentence: Sentence, places: Iterable[Place]) -> Sentence:
    """The sentence with words under other heads."""
    moved = {index: replace(sentence.word(index), head=head, deprel=relation) for index, head, relation in places}
    return with_words(sentence, moved)


def mended(sentence: Sentence, language: Language, mends: Iterable[Callable[[Sentence, Language], Iterable[Place]]]) -> Sentence:
    """The sentence after each of the mends, which say of it as the one before left it what words stand elsewhere."""
    for mend in mends:
        sentence = with_places(sentence, mend(sentence, language))
    return sentence


def with_fields(sentence: Sentence, indices: Collection[int], **fields: str) -> Sentence:
    """The sentence with these fields of its words at the indices (``deprel="nsubj"``)."""
    return with_words(sentence, {i: replace(sentence.word(i), **fields) for i in indices})  # type: ignore[arg-type]
