"""Two places of one kind named by a dual (``قريتي رو ودو``, ``مدينتا رو ودو``): both are its names.

A dual in construct takes two names. Parsers join the second one to whatever the dual stands behind (the verb, the act), and take
either for a common noun, so that it names nothing.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.tree import ancestors, has_article, with_words
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Span, Word
from kg.text import fold

LONGEST = 3  # words of the first name
_FEMININE = "ه"
_NAMES = ("NOUN", "PROPN", "ADJ", "X")


def with_paired_places(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with the two names behind each dual of places tagged and marked as names, the second beside the dual."""
    for dual in sentence.words if lexicon.grammar.construct_pairs else ():
        kind = _singular(dual, lexicon)
        names = _two_names(sentence, dual, lexicon) if kind else []
        if names:
            sentence = _named(sentence, dual, kind, names)
    return sentence


def _singular(word: Word, lexicon: Lexicon) -> str:
    """The noun of places of which the word is the dual before a genitive; empty for any other word."""
    form = fold(word.text)
    singulars = (form.removesuffix(end) + _FEMININE for end in lexicon.grammar.construct_pairs if form.endswith(end))
    return next((s for s in singulars if lexicon.actors.get(s) == "Place"), "")


def _two_names(sentence: Sentence, dual: Word, lexicon: Lexicon) -> list[list[Word]]:
    """The words of the first name, up to a conjunction, and those of the second."""
    behind = sentence.words[dual.index:dual.index + LONGEST + 2]
    joint = next((i for i, w in enumerate(behind) if w.upos == "CCONJ"), 0)
    first, second = [w for w in behind[:joint] if w.upos != "PUNCT"], list(behind[joint + 1:joint + 2])
    if not first or not second or any(w.upos not in _NAMES for w in (*first, *second)) or len(first) < joint - 2 \
            or any(_is_common(w, lexicon) for w in (first[0], *second)):
        return []
    # A word that the dual hangs below cannot hang on it.
    above = {governor.index for governor, _ in ancestors(sentence, dual)}
    if above & {w.index for w in (*first, *second)}:
        return []
    return [first, [*second, *_rest_of(sentence, second[0], lexicon)]]


def _rest_of(sentence: Sentence, word: Word, lexicon: Lexicon) -> list[Word]:
    """What else belongs to the second name: its genitive, or one adjective with the article (``دير الزور``, ``المدينة المنورة``).

    Not where it lies, nor what is said of both (``التابعتين``).
    """
    behind = sentence.words[word.index:word.index + 1]
    if not behind or behind[0].head != word.index or behind[0].relation not in ("nmod", "flat", "amod") or behind[0].upos not in _NAMES:
        return []
    other, grammar = behind[0], lexicon.grammar
    if fold(other.lemma) in grammar.place or fold(other.text) in grammar.place or other.feat("Number") == "Dual":
        return []
    said = other.relation == "amod" and not (word.upos == "NOUN" and has_article(other, grammar.article)
                                             and not other.text.endswith(tuple(grammar.pair_endings or ("\0",))))
    return [] if said else [other]


def _is_common(word: Word, lexicon: Lexicon) -> bool:
    """A noun of places or people without the article, which opens a description of its own rather than a bare name."""
    return not has_article(word, lexicon.grammar.article, 3) and fold(word.lemma) in lexicon.actors and word.upos == "NOUN"


def _named(sentence: Sentence, dual: Word, kind: str, names: list[list[Word]]) -> Sentence:
    (first, *rest), (second, *more) = names
    changed = {
        dual.index: replace(dual, upos="NOUN", lemma=kind, feats="Definite=Cons|Gender=Fem|Number=Dual"),
        first.index: replace(first, upos="PROPN", head=dual.index, deprel="nmod"),
        second.index: replace(second, upos="PROPN", head=dual.index, deprel="conj"),
        **{w.index: replace(w, upos="PROPN", head=first.index, deprel="flat") for w in rest},
        **{w.index: replace(w, upos="PROPN", head=second.index, deprel="flat") for w in more},
    }
    spans = [Span(words[0].begin, words[-1].end, "LOC") for words in names
             if not any(e.begin <= words[0].begin < e.end for e in sentence.entities)]
    return replace(with_words(sentence, changed), entities=tuple(sorted((*sentence.entities, *spans), key=lambda e: (e.begin, e.end))))
