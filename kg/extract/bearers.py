"""Arabic bearers of offices: the name behind a long office, the office behind a name.

No genitive stands behind a noun with the article, behind a name or behind a bracket: what parsers hang there is the bearer of the
office that the phrase begins with (``مدير الإدارة العامة بالوزارة | اللواء فلان``, ``رئيس الاتحاد (فيفا) | فلان``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.draft import ACTORS
from kg.extract.tree import COMMAS, Place, ancestors, has_article, mended, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

_NAMED = ("NOUN", "PROPN")
_PHRASE = ("nmod", "amod", "conj", "obl", "flat", "appos")


def with_bearers(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with names and offices of one person beside each other."""
    return mended(sentence, lexicon, _MENDS) if lexicon.grammar.bare_genitive else sentence


def _behind_what_is_closed(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A rank with the article behind another noun with one is no genitive of it: its bearer holds the office before."""
    for rank in sentence.words:
        before = sentence.word(rank.index - 1) if rank.index > 1 else rank
        if rank.upos != "NOUN" or rank.relation != "nmod" or not _is_rank(rank, lexicon) or preposition(sentence, rank) \
                or not (before.upos in ("PROPN", "ADJ") or has_article(before, lexicon.grammar.article, 3)) or _is_rank(before, lexicon):
            continue
        office = _office_above(sentence, rank, lexicon)
        if office is not None and (office.index != rank.head or not _is_office(office, lexicon)):
            yield rank.index, office.index, "appos"


def _behind_what_he_signs(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Somebody with a title behind a thing with the article is the subject, the thing the object (``وقع المذكرة | الدكتور فلان``)."""
    for title in sentence.words:
        thing = sentence.head(title)
        verb = sentence.head(thing) if thing is not None else None
        named = title.upos == "NOUN" and any(w.upos == "PROPN" and w.index == title.index + 1 for w in sentence.children(title))
        if not named or title.relation != "nmod" or fold(title.lemma) not in lexicon.titles or thing is None or verb is None \
                or preposition(sentence, title) or not has_article(title, lexicon.grammar.article, 3):
            continue
        before = sentence.word(title.index - 1)
        closed = has_article(thing, lexicon.grammar.article, 3) and (before is thing or before.upos == "ADJ" and before.head == thing.index)
        if thing.relation == "nsubj" and thing.upos == "NOUN" and not _is_somebody(thing, lexicon) and closed and verb.upos == "VERB" \
                and verb.index < thing.index and not sentence.children(verb, "obj", "ccomp") \
                and lexicon.object_roles(verb):
            yield title.index, verb.index, "nsubj"
            yield thing.index, verb.index, "obj"


def _is_somebody(word: Word, lexicon: Lexicon) -> bool:
    return fold(word.lemma) in lexicon.titles or lexicon.actors.get(fold(word.lemma)) in ACTORS


def _behind_brackets(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A name behind a closed bracket is no part of what stands in it."""
    for name in sentence.words:
        inner, bracket = sentence.head(name), sentence.word(name.index - 1) if name.index > 2 else name
        if name.upos != "PROPN" or name.relation not in ("flat", "appos", "nmod") or bracket.text != ")" or inner is None \
                or inner.index > name.index or preposition(sentence, name) or not _is_within(sentence, inner, bracket):
            continue
        office = _office_above(sentence, name, lexicon)
        if office is not None and not _is_within(sentence, office, bracket):
            yield name.index, office.index, "appos"


def _is_within(sentence: Sentence, word: Word, closing: Word) -> bool:
    opening = next((w for w in reversed(sentence.words[:closing.index - 1]) if w.text == "("), None)
    return opening is not None and opening.index < word.index < closing.index


def _is_rank(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.titles.get(fold(word.lemma)) in ("rank", "honorific") and has_article(word, lexicon.grammar.article, 3)


def _office_above(sentence: Sentence, word: Word, lexicon: Lexicon) -> Word | None:
    """The office that begins the phrase in which a word stands last, unless it has a bearer already."""
    last = None
    for above, below in ancestors(sentence, word):
        if above.upos == "VERB":
            nouns = [w for w in sentence.children(above, "nsubj") if w.index < below.index] if below.relation == "obl" else []
            last = nouns[-1] if nouns and _is_office(nouns[-1], lexicon) else last
            break
        if below.relation not in _PHRASE or above.index > below.index or above.upos not in (*_NAMED, "ADJ"):
            break
        known = above.index == word.head and lexicon.actors.get(fold(above.lemma)) in ("Person", "Group")
        last = above if _is_office(above, lexicon) or known and has_article(above, lexicon.grammar.article, 3) else last
    if last is None or any(w.upos == "PROPN" and w.index < word.index and not preposition(sentence, w)
                           for w in sentence.children(last, "appos", "flat")):
        return None
    between = sentence.words[last.index:word.index - 1]
    return None if any(w.upos in ("VERB", "SCONJ", "PRON") or w.text in COMMAS for w in between) else last


def _is_office(word: Word, lexicon: Lexicon) -> bool:
    return word.upos == "NOUN" and lexicon.titles.get(fold(word.lemma)) == "office"


def _behind_its_bearer(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """An office right behind the subject's name is the subject's, where the verb does nothing to people or two offices have no name.

    So in ``ناقش الأمير فلان | مستشار الملك أمير المنطقة الخطة``.
    """
    for office in sentence.words:
        verb, name = sentence.head(office), sentence.word(office.index - 1) if office.index > 1 else office
        if office.relation != "obj" or verb is None or verb.upos != "VERB" or name.upos != "PROPN" or not _is_office(office, lexicon) \
                or has_article(office, lexicon.grammar.article, 3) or preposition(sentence, office):
            continue
        subject = next((w for w in sentence.children(verb, "nsubj") if verb.index < w.index < office.index), None)
        if subject is None or name.index not in {w.index for w in sentence.subtree(subject)}:
            continue
        second = [w for w in sentence.children(office, "nmod", "appos") if _is_office(w, lexicon) and not preposition(sentence, w)
                  and w.index > office.index + 1]
        unnamed = second and not any(w.upos == "PROPN" for o in (office, second[-1]) for w in sentence.children(o, "appos", "flat"))
        if unnamed or lexicon.knows(verb, "VERB") and not lexicon.object_roles(verb, besides="Occurrence") & {"target", "participant"}:
            yield office.index, subject.index, "appos"


_MENDS: tuple[Callable[[Sentence, Lexicon], Iterator[Place]], ...] = (
    _behind_what_is_closed, _behind_what_he_signs, _behind_brackets, _behind_its_bearer)
