"""Arabic subjects that parsers tear apart: an office and its name, a portfolio.

An office and the name behind it are one actor ("`قال` the spokesman of the palace | Roe"), though parsers may make of the second
another subject or the verb's object; and what a minister is minister of may be a list. Each mend takes the words whose place only
one reading explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.mentions import NER_TYPES
from kg.extract.tree import Place, has_article, mended, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

NAMING = "appos:name"  # the relation of the name of somebody, or of his office, to the phrase before it
_NAMED = ("NOUN", "PROPN")


def with_whole_people(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with each of its people as one phrase, under the verb of which he is the subject."""
    return mended(sentence, lexicon, (_portfolios, _apposed)) if lexicon.grammar.pro_drop else sentence


def _is_called(sentence: Sentence, word: Word) -> bool:
    """A word of somebody's name."""
    return word.upos == "PROPN" or any(NER_TYPES.get(e.type) == "Person" and e.begin <= word.begin < e.end for e in sentence.entities)


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
    return any(NER_TYPES.get(e.type) == "Person" and first.begin <= e.begin < second.begin for e in sentence.entities)


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
    return not lexicon.knows(verb, "VERB") or bool(lexicon.object_roles(verb) & {"agent", "participant", "target"})


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
