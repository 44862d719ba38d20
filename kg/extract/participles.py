"""Participles behind a comma that go on with what the clause before says: ``قال …، داعيا الحكومة إلى …``.

Arabic news strings claims together by such participles in the accusative. Parsers take them for an object or a
complement of the nearest clause, however deep it lies in what is said, and the noun that they govern for their
subject. They have the subject of a verb before them, with which they agree in gender; their own noun is their object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.tree import COMMAS, ancestors
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

_FINITE = ("root", "conj", "parataxis", "advcl", "dep")
_INNER = ("ccomp", "xcomp", "csubj")  # within what is said: only claims go on there
_FEMININE = ("ة", "ه")
_INDEFINITE = "ا"


def with_adverbial_participles(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with participles behind commas under the verbs that they go on with."""
    if not lexicon.grammar.pro_drop:
        return sentence
    words = list(sentence.words)
    for word in sentence.words:
        if not _is_adverbial(sentence, word, lexicon):
            continue
        if (verb := _governor(sentence, word, lexicon)) is not None:
            relation = word.deprel if word.relation == "advcl" else "advcl:pred"
            words[word.index - 1] = replace(word, head=verb.index, deprel=relation, upos="ADJ" if word.upos == "VERB" else word.upos)
        for governed in _behind(sentence, word):
            words[governed.index - 1] = replace(governed, deprel="obj")
    return sentence if tuple(words) == sentence.words else replace(sentence, words=tuple(words))


def _is_adverbial(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A participle of the tables without an article and with an ending of the accusative: behind a comma, or before its object.

    What has the ending of an indefinite has no genitive: a noun right behind it is its object (``مبرزا دور المواطن``).
    """
    if word.index < 3 or word.upos not in ("NOUN", "ADJ", "VERB") or word.feat("Definite") == "Def" or word.relation == "root" \
            or not lexicon.knows(word, "PART"):
        return False
    indefinite = fold(word.text).endswith(_INDEFINITE)
    governs = indefinite and word.upos != "VERB" and _has_object(sentence, word, lexicon)
    return governs or word.relation != "amod" and _behind_comma(sentence, word) and (indefinite or word.text.endswith(_FEMININE))


def _behind_comma(sentence: Sentence, word: Word) -> bool:
    """Whether a comma stands before a word, or before the "and" before it, or has been taken off the word."""
    before = sentence.word(word.index - 1)
    if before.upos == "CCONJ" and before.index > 1:
        return sentence.word(before.index - 1).text in COMMAS
    return before.text in COMMAS or word.begin > word.token_begin >= before.end


def _has_object(sentence: Sentence, participle: Word, lexicon: Lexicon) -> bool:
    """Whether "that" or a noun that cannot be indefinite stands right behind a participle."""
    after = sentence.words[participle.index:participle.index + 1]
    return any(fold(w.lemma) in lexicon.grammar.complementizers and w.upos == "SCONJ" or w.head == participle.index
               and w.upos in ("NOUN", "PROPN") and w.feat("Definite") in ("Def", "Cons") for w in after)


def _governor(sentence: Sentence, participle: Word, lexicon: Lexicon) -> Word | None:
    """The nearest verb above the participle that it can go on with: of its gender, in no relative clause."""
    gender = "Fem" if participle.text.endswith(_FEMININE) else "Masc"
    for word, _ in ancestors(sentence, participle):
        if word.upos != "VERB" or word.index > participle.index or word.feat("Gender") not in ("", gender):
            continue
        if word.relation in _FINITE or word.relation in _INNER and lexicon.says(word):
            return _last_speech(sentence, word, participle, gender, lexicon)
    return None


def _last_speech(sentence: Sentence, verb: Word, participle: Word, gender: str, lexicon: Lexicon) -> Word:
    """Of a verb and the clauses beside it the last claim before the participle ("announced …, while *condemned* …, | calling for")."""
    found = verb
    for clause in sentence.children(verb, "conj", "parataxis", "advcl", "dep"):
        own = [w for w in sentence.children(clause, "nsubj") if w.index > clause.index and w.upos in ("NOUN", "PROPN")]
        if verb.index < clause.index < participle.index and clause.upos == "VERB" and clause.feat("Gender") in ("", gender) \
                and clause.feat("Voice") != "Pass" and own and lexicon.says(clause):
            found = clause
    return found if found is verb else _last_speech(sentence, found, participle, gender, lexicon)


def _behind(sentence: Sentence, participle: Word) -> Iterator[Word]:
    """The noun right behind the participle that parsers take for its subject or, though it is indefinite, for its genitive."""
    taken = ("nsubj", "nmod") if fold(participle.text).endswith(_INDEFINITE) else ("nsubj",)
    after = sentence.words[participle.index:participle.index + 1]
    yield from (w for w in after if w.head == participle.index and w.relation in taken and w.upos in ("NOUN", "PROPN"))
