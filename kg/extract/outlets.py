"""Papers, agencies and channels that are told something, though their names are those of cities and regions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.mentions import MentionBook
from kg.extract.tree import ancestors, preposition
from kg.lang.lexicon import Grammar, Lexicon
from kg.model import Sentence, Word
from kg.text import fold

# Words of a name in quotation marks.
_LONGEST = 3


def is_told_paper(sentence: Sentence, word: Word, grammar: Grammar) -> bool:
    """Behind "to" a name alone in quotation marks (``لـ«المثال»``), or one that is known for an agency's or a paper's (``لرويترز``)."""
    if not grammar.outlets or word.upos not in ("NOUN", "PROPN", "X", "ADJ") or fold(preposition(sentence, word)) not in grammar.telling:
        return False
    if fold(word.text) in grammar.outlets:
        return True
    before = sentence.words[word.index - 2] if word.index > 2 else word
    led = sentence.words[word.index - 3] if word.index > 2 else word
    behind = sentence.words[word.index:word.index + _LONGEST]
    closed = next((w.index for w in behind if w.text in grammar.quotes), 0)
    inside = sentence.words[word.index:closed - 1]
    alone = bool(closed) and all(w.upos in ("NOUN", "PROPN", "X", "ADJ") for w in inside)
    return before.text in grammar.quotes and led.upos == "ADP" and alone


def name_papers(sentences: Iterable[Sentence], book: MentionBook, lexicon: Lexicon) -> None:
    """Give the names of papers that somebody tells something the type and the noun that they stand without (``قال لـ«الرياض»``)."""
    for sentence in sentences:
        for word in sentence.words:
            mention = book.at(sentence, word) if is_told_paper(sentence, word, lexicon.grammar) else None
            if mention is None or mention.kind != "name" or mention.head != word.index or mention.type == "Person" or mention.title \
                    or not _is_told(sentence, word, lexicon):
                continue
            title = sorted(lexicon.grammar.papers)[0]
            book.mentions[mention.id] = replace(mention, type="Organization", title=None if mention.type == "Organization" else title)


def _is_told(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Under a word of saying or a statement, with nothing but its speaker between."""
    said = lexicon.grammar.addresses | lexicon.grammar.documents
    for above, _ in ancestors(sentence, word):
        if fold(above.lemma) in said or any(lexicon.says(above, pos) for pos in ("VERB", "PART")):
            return True
        if above.upos == "VERB":
            return False
    return False
