"""Arabic subjects and objects that parsers make a genitive of the phrase before them.

A genitive stands right behind a noun without an article; what stands behind a name, or behind a noun with the article, belongs
to the verb instead: "urged the president Roe | *the government*", "signed the treaty | *each of* …". The mends of
:mod:`kg.extract.verb_first` take what stands beside the phrase before; these take what the tree puts inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.tree import PASSIVE_SUBJECTS, Place, has_article, mended, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

_NAMED = ("NOUN", "PROPN")
_WITHIN = ("nmod", "appos", "flat", "obj", "dep")  # how parsers hang a bare noun on the phrase before it
_ROLES = {"agent", "participant", "target"}


def with_swallowed_arguments(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with such subjects and objects under their verbs."""
    return mended(sentence, lexicon, _MENDS) if lexicon.grammar.pro_drop else sentence


def _objects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Several people or a body behind a verb's subject, or behind who leads it (``طالب الحزب بزعامة فلان | الحكومة بأن``).

    Behind where the verb took place it may be one person too (``استقبل الوزير في الرياض، أمس، | نظيره``).
    """
    for word in sentence.words:
        if not _is_somebody(word, lexicon) or not _ends_a_phrase(sentence, word, lexicon):
            continue
        verb, phrase = _phrase_of(sentence, word)
        if verb is None or not _wants_somebody(sentence, verb, lexicon):
            continue
        behind = any(w.index < phrase.index for w in _subjects(sentence, verb)) and phrase.relation == "obl"
        led = behind and fold(phrase.lemma) in lexicon.grammar.leading
        apart = sentence.word(word.index - 1).upos in ("PUNCT", "ADV") or _is_honorific(word, lexicon)
        placed = behind and apart and fold(preposition(sentence, phrase)) in lexicon.grammar.place
        if (phrase.relation == "nsubj" or led) and _is_known_body(word, lexicon) or placed:
            yield word.index, verb.index, "obj"


def _is_somebody(word: Word, lexicon: Lexicon) -> bool:
    known = lexicon.actors.get(fold(word.lemma), "Thing") not in ("Place", "Agreement", "Thing")
    return word.upos == "NOUN" and (known or _is_honorific(word, lexicon))


def _is_honorific(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.titles.get(fold(word.lemma)) == "honorific"


def _is_known_body(word: Word, lexicon: Lexicon) -> bool:
    """A noun with the article for people or a body; one person there says who somebody is."""
    several = lexicon.actors.get(fold(word.lemma)) != "Person" or word.feat("Number") in ("Plur", "Dual")
    return several and not _is_honorific(word, lexicon) and has_article(word, lexicon.grammar.article, 3)


def _ends_a_phrase(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """No genitive can stand here: right behind a name, or behind a noun with the article and its adjectives, or what says when."""
    above = sentence.head(word)
    if above is None or word.relation not in _WITHIN or above.index > word.index or preposition(sentence, word):
        return False
    before = sentence.word(word.index - 1)
    while before.upos in ("ADJ", "ADV", "PUNCT") and before.text not in lexicon.grammar.quotes and before.index > above.index:
        before = sentence.word(before.index - 1)
    return before.upos == "PROPN" or before.upos == "NOUN" and has_article(before, lexicon.grammar.article, 3)


def _phrase_of(sentence: Sentence, word: Word) -> tuple[Word | None, Word]:
    """The verb before a word and the dependent of that verb within which the tree has the word."""
    phrase, seen = sentence.head(word) or word, {word.index}
    while phrase.relation in (*_WITHIN, "conj") and phrase.index not in seen and (above := sentence.head(phrase)) is not None \
            and above.upos in _NAMED:
        seen.add(phrase.index)
        phrase = above
    verb = sentence.head(phrase)
    behind = verb is not None and verb.upos == "VERB" and verb.index < phrase.index < word.index
    return (verb if behind else None), phrase


def _subjects(sentence: Sentence, verb: Word) -> list[Word]:
    return [w for w in sentence.children(verb, "nsubj") if w.deprel not in PASSIVE_SUBJECTS and w.index > verb.index]


def _wants_somebody(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """An active verb whose object is an actor, and which has none."""
    return _takes_somebody(verb, lexicon) and not sentence.children(verb, "obj", "iobj", "ccomp", *PASSIVE_SUBJECTS)


def _takes_somebody(verb: Word, lexicon: Lexicon) -> bool:
    return verb.feat("Voice") != "Pass" and bool(lexicon.object_roles(verb) & _ROLES)


def _subject_behind_its_place(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Each, some or several of somebody behind a phrase that no genitive can follow (``وقعت على الاتفاق | كل من``): the subject."""
    for word in sentence.words:
        if fold(word.lemma) not in lexicon.grammar.quantifiers or word.upos != "NOUN" or not _ends_a_phrase(sentence, word, lexicon):
            continue
        verb, phrase = _phrase_of(sentence, word)
        if verb is not None and phrase.relation == "obl" and not sentence.children(verb, "nsubj", "csubj", "obj", *PASSIVE_SUBJECTS) \
                and verb.feat("Number") not in ("Plur", "Dual") and verb.feat("Person") not in ("1", "2"):
            yield word.index, verb.index, "nsubj"


def _counted_object(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """So many people in the accusative behind a name or an article (``قتل مسلح من التنظيم | 32 شخصا``): the verb's object.

    What parsers took for the object right behind the verb is then its subject.
    """
    for word in sentence.words:
        counted = any(w.upos == "NUM" and w.index == word.index - 1 for w in sentence.children(word, "nummod"))
        if not counted or word.feat("Case") != "Acc" or word.relation not in _WITHIN or not _is_somebody(word, lexicon):
            continue
        verb = _verb_above(sentence, word)
        before, number = sentence.word(word.index - 2) if word.index > 2 else word, sentence.word(word.index - 1)
        closed = before.upos == "PROPN" or has_article(before, lexicon.grammar.article, 3)
        if verb is None or not closed or preposition(sentence, word) or preposition(sentence, number) or not _takes_somebody(verb, lexicon):
            continue
        behind = [w for w in sentence.children(verb, "nsubj", "obj") if w.index > verb.index]
        if len(behind) == 1 and behind[0].index == verb.index + 1 and behind[0].upos in _NAMED and behind[0].feat("Case") != "Acc" \
                and not sentence.children(verb, "ccomp", *PASSIVE_SUBJECTS):
            yield behind[0].index, verb.index, "nsubj"
            yield word.index, verb.index, "obj"


def _verb_above(sentence: Sentence, word: Word) -> Word | None:
    """The verb in whose subject or object, or in whose relative clause, a word stands."""
    seen: set[int] = set()
    while (above := sentence.head(word)) is not None and above.index < word.index and above.index not in seen:
        seen.add(above.index)
        if above.upos == "VERB" and above.relation not in ("acl", "xcomp"):
            return above if word.relation in ("nsubj", "obj") else None
        word = above
    return None


_MENDS: tuple[Callable[[Sentence, Lexicon], Iterator[Place]], ...] = (_objects, _subject_behind_its_place, _counted_object)
