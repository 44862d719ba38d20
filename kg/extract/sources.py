"""According-to phrases ("according to X", "citing X", ``وفق``): statements by the nominal that follows.

The phrases of a language are in its ``sources.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.draft import ACTORS, Draft
from kg.extract.mentions import MentionBook
from kg.extract.slots import Hosts
from kg.lang.lexicon import Lexicon
from kg.model import Argument, Mention, Sentence, Word
from kg.text import fold

# Words behind the phrase among which its source stands.
_REACH = 8
# Marks behind which it no longer does.
_ENDS = "،,.؛;"


def according_to(sentence: Sentence, lexicon: Lexicon, book: MentionBook, next_id: Callable[[], int]) -> list[Draft]:
    """The claims that a sentence makes by according-to phrases, in text order."""
    found: list[Draft] = []
    words, at = sentence.words, 0
    while at < len(words):
        pattern, cls = _phrase_at(words, at, lexicon)
        own = bool(pattern) and not _is_where_it_is_said(sentence, words[at:at + len(pattern)], lexicon)
        source = _source_behind(sentence, at + len(pattern), book, lexicon) if own else None
        if source is not None:
            verbs = [w for w in words[at:at + len(pattern)] if w.upos == "VERB"]  # "as *announced* by"
            hosts = Hosts(verbs[-1] if verbs else words[at])
            found.append(Draft(next_id(), sentence, hosts, cls, "ADP", {}, known=True, arguments=(Argument("agent", source),)))
        at += len(pattern) or 1
    return found


def _is_where_it_is_said(sentence: Sentence, phrase: Sequence[Word], lexicon: Lexicon) -> bool:
    """The document of the phrase is only where somebody else says it ("*In a report by* the channel, *his family said* that …")."""
    document = next((w for w in phrase if fold(w.lemma) in lexicon.grammar.documents), None)
    verb = sentence.head(document) if document is not None else None
    if verb is None or verb.upos != "VERB" or not sentence.children(verb, "nsubj"):
        return False
    return lexicon.says(verb)


def _phrase_at(words: Sequence[Word], at: int, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """The longest phrase that begins there, with its class; an empty one where none does."""
    if words[at].upos == "VERB" and words[at].feat("Aspect"):  # a verb of its own, not the noun of a phrase (``نقلت عنه``)
        return (), ""
    fitting = [(pattern, cls) for pattern, cls in lexicon.sources if _reads(words[at:at + len(pattern)], pattern)]
    return max(fitting, key=lambda found: len(found[0]), default=((), ""))


def _reads(words: Sequence[Word], pattern: Sequence[str]) -> bool:
    return len(words) == len(pattern) and all(p in (fold(w.text), fold(w.lemma)) for p, w in zip(pattern, words, strict=True))


def _source_behind(sentence: Sentence, at: int, book: MentionBook, lexicon: Lexicon) -> int | None:
    """The actor right behind the phrase; a nominal in between ("a statement of") may stand before it.

    A rule or plan (``وفق ضوابط``) says nothing.
    Behind "what" the phrase has a verb whose object the pronoun is (``وفق ما نقله``), whatever its tag.
    """
    reports = fold(sentence.words[at - 1].text) in lexicon.grammar.relatives
    if at < len(sentence.words) and fold(sentence.words[at].lemma) in lexicon.grammar.standards:
        return None
    for word in sentence.words[at:at + _REACH]:
        if word.upos in ("VERB", "SCONJ") or word.text in _ENDS or _leads_elsewhere(word, lexicon):
            return None
        if reports and word.upos == "PRON":
            continue
        mention = _named(book.at(sentence, word), book)
        if mention is None or mention.kind == "pronoun" and not _speaks_through(sentence, word, lexicon):
            continue
        if mention.type in ACTORS and mention.kind != "dropped":
            return mention.id
    return None


def _named(mention: Mention | None, book: MentionBook) -> Mention | None:
    """The mention; a name of unknown type is somebody's where a source is named."""
    if mention is not None and mention.kind == "name" and mention.type == "Thing":
        return book.retype(mention, "Person")
    return mention


def _leads_elsewhere(word: Word, lexicon: Lexicon) -> bool:
    """A preposition behind which no source stands ("according to the rules *for* …")."""
    origins = lexicon.grammar.origins
    return bool(origins) and word.upos == "ADP" and word.relation == "case" and fold(word.lemma) not in origins


def _speaks_through(sentence: Sentence, pronoun: Word, lexicon: Lexicon) -> bool:
    """False for the possessor of what says nothing, or of somebody else who does ("according to *his* lawyer", "… *its* size")."""
    noun = sentence.head(pronoun)
    if pronoun.deprel != "nmod:poss" or noun is None or noun.index < pronoun.index:
        return True
    return fold(noun.lemma) in lexicon.grammar.documents
