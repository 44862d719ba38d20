"""Arabic subjects that parsers tear apart: an office and its name, a portfolio, the speaker behind whom he speaks to.

An office and the name behind it are one actor ("`قال` the spokesman of the palace | Roe"), though parsers may make of the second
another subject or the verb's object; what a minister is minister of may be a list; and whoever stands behind a newspaper in
quotation marks is not the newspaper's (``أكد لـ«الصحيفة» | المدير``). Each mend takes the words whose place only one reading explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.tree import PASSIVE_SUBJECTS, has_article, preposition, with_words
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

NAMING = "appos:name"  # the relation of the name of somebody, or of his office, to the phrase before it
Place = tuple[int, int, str]  # a word, its head and its relation
_NAMED = ("NOUN", "PROPN")
_PEOPLE = ("PER", "PERS", "PERSON", "Person")


def with_whole_people(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with each of its people as one phrase, under the verb of which he is the subject."""
    if not lexicon.grammar.pro_drop:
        return sentence
    for mend in (_behind_a_quotation, _objects_of_relatives, _portfolios, _apposed):
        sentence = with_words(sentence, {index: replace(sentence.word(index), head=head, deprel=relation)
                                         for index, head, relation in list(mend(sentence, lexicon))})
    return sentence


def _is_called(sentence: Sentence, word: Word) -> bool:
    """A word of somebody's name."""
    return word.upos == "PROPN" or any(e.type in _PEOPLE and e.begin <= word.begin < e.end for e in sentence.entities)


def _is_office(word: Word, lexicon: Lexicon) -> bool:
    """A noun that says what one person is."""
    kind = lexicon.titles.get(fold(word.lemma))
    several = word.feat("Number") in ("Plur", "Dual") and kind != "honorific"
    new = word.feat("Case") == "Acc" and word.feat("Definite") == "Ind"  # made a minister, not the minister
    return word.upos == "NOUN" and not several and not new and (kind is not None or lexicon.actors.get(fold(word.lemma)) == "Person")


def _bears_a_name(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A name, or a title right before one."""
    after = sentence.words[word.index] if word.index < len(sentence.words) else word
    return _is_called(sentence, word) or fold(word.lemma) in lexicon.titles and _is_office(word, lexicon) and _is_called(sentence, after)


def _stands_right_behind(sentence: Sentence, first: Word, second: Word) -> bool:
    """Nothing stands between two phrases, no conjunction and no comma either."""
    phrase = {w.index for w in sentence.subtree(first)}
    before = sentence.word(second.index - 1)
    return all(i in phrase for i in range(first.index, second.index)) and before.upos not in ("CCONJ", "ADP", "PUNCT", "DET", "VERB")


def _is_named(sentence: Sentence, first: Word, second: Word) -> bool:
    """A person's name stands from one word up to another."""
    return any(e.type in _PEOPLE and first.begin <= e.begin < second.begin for e in sentence.entities)


def _apposed(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """An office and the name right behind it, or a name and the office, that both hang on one verb: one actor."""
    for verb in sentence.words:
        if verb.upos != "VERB":
            continue
        own = [w for w in sentence.children(verb, "nsubj", "obj") if w.index > verb.index and w.upos in _NAMED
               and not preposition(sentence, w)]
        for first, second in pairwise(own):
            alike = first.deprel == second.deprel or second.upos == "NOUN" and second.feat("Case") == "Nom" \
                and first.relation == "nsubj"  # no object is in the nominative
            if alike and _stands_right_behind(sentence, first, second) and _is_one(sentence, verb, first, second, lexicon):
                yield second.index, first.index, NAMING


def _is_one(sentence: Sentence, verb: Word, first: Word, second: Word, lexicon: Lexicon) -> bool:
    if _is_office(first, lexicon) and not _is_named(sentence, first, second):
        return _bears_a_name(sentence, second, lexicon)
    return _is_called(sentence, first) and _is_office(second, lexicon) and not _takes_somebody(verb, lexicon)


def _takes_somebody(verb: Word, lexicon: Lexicon) -> bool:
    """A verb whose object may be an actor: what stands behind its subject may be that object."""
    senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ())
    return not senses or any("obj" in sense.frame.get(role, ()) for sense in senses for role in ("agent", "participant", "target"))


def _portfolios(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """What a minister is minister of besides (``وزير الشؤون الإسلامية | والإرشاد``), which parsers join to the minister."""
    for word in sentence.words:
        office = sentence.head(word) if word.relation == "conj" else None
        if office is None or office.index > word.index or lexicon.titles.get(fold(office.lemma)) != "office" or office.upos != "NOUN":
            continue
        of = [w for w in sentence.children(office, "nmod") if office.index < w.index < word.index and not preposition(sentence, w)]
        abstract = word.upos == "NOUN" and has_article(word, lexicon.grammar.article, 3) and fold(word.lemma) not in lexicon.actors \
            and fold(word.lemma) not in lexicon.titles and not _is_called(sentence, word)
        if abstract and of and not _is_named(sentence, office, word) \
                and all(w.upos in ("NOUN", "ADJ", "CCONJ") for w in sentence.words[office.index:word.index - 1]):
            yield word.index, of[0].index, "conj"


def _behind_a_quotation(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Who stands right behind a name in quotation marks to which somebody speaks is the speaker (``أكد لـ«الصحيفة» | المدير``)."""
    grammar = lexicon.grammar
    for mark in sentence.words:
        word = sentence.words[mark.index] if mark.text in grammar.quotes and mark.index < len(sentence.words) else None
        if word is None or word.upos not in (*_NAMED, "ADJ") or word.feat("Case") == "Acc" and word.feat("Definite") == "Ind" \
                or preposition(sentence, word) or word.relation not in ("nmod", "flat", "appos", "dep", "amod", "obj", "obl"):
            continue
        name = next((w for w in reversed(sentence.words[:mark.index - 1]) if w.relation == "obl"), None)
        verb = sentence.head(name) if name is not None else None
        if name is None or verb is None or verb.upos != "VERB" or verb.index > name.index or not _speaks(verb, lexicon) \
                or fold(preposition(sentence, name)) not in grammar.addressing or word.head not in (name.index, verb.index) \
                or sentence.children(verb, "nsubj", *PASSIVE_SUBJECTS):
            continue
        inside = sentence.words[name.index:mark.index - 1]
        if sentence.word(name.index - 1).text in grammar.quotes and not any(w.text in grammar.quotes for w in inside):
            yield word.index, verb.index, "nsubj"


def _speaks(verb: Word, lexicon: Lexicon) -> bool:
    return any(s.cls == "Statement" for s in lexicon.senses.get((fold(verb.lemma), "VERB"), ()))


def _objects_of_relatives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """The noun behind "who" and its verb, where no pronoun goes back to the antecedent: the object (``الحكومة التي اتهمت | المنظمة``)."""
    for verb in sentence.words:
        before = sentence.word(verb.index - 1) if verb.index > 1 else verb
        if verb.upos != "VERB" or verb.relation != "acl" or verb.feat("Voice") == "Pass" or before.feat("PronType") != "Rel" \
                or not before.text.startswith("ال") or sentence.children(verb, "obj", "ccomp", "xcomp", *PASSIVE_SUBJECTS):
            continue
        own = [w for w in sentence.children(verb, "nsubj") if w.index > verb.index and w.upos in _NAMED]
        back = [w for w in sentence.subtree(verb) if w.upos == "PRON" and w is not before]
        noun = sentence.head(verb)
        if len(own) == 1 and not back and noun is not None and _takes_somebody(verb, lexicon) and _agrees(verb, before) \
                and fold(noun.lemma) in lexicon.actors:
            yield own[0].index, verb.index, "obj"


def _agrees(verb: Word, pronoun: Word) -> bool:
    return verb.feat("Gender") == pronoun.feat("Gender") and verb.feat("Number") == pronoun.feat("Number")
