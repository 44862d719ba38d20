"""Reporting clauses ("…, the spokesman said", "as X said"): where one begins, whose it is, and what it leaves to stand before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extract.draft import ACTORS, Draft
from kg.extract.mentions import MentionBook
from kg.extract.quotations import CLOSES, CLOSING, OPENS
from kg.extract.slots import CLAUSES
from kg.extract.speech import is_speech, speakers, spoken_by
from kg.extract.tree import comes_after, indices, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Mention, Sentence, Word
from kg.text import fold

# Marks behind which a reporting clause begins; a hyphen may also be within a name.
_BEGINS_BEHIND = ",،—" + CLOSES
# Marks that no reporting clause goes across.
_STOPS = ".;:!?"
# Words from the beginning of a reporting clause to its verb.
_LONGEST = 16
# Words after the verb of a reporting clause that closes its sentence ("…, he said on Monday").
_LONGEST_TRAIL = 6
# Words from a claim's verb to the complementizer of what it reports.
_COMPLEMENT_REACH = 16


# --- where it stands ----------------------------------------------------------------------------


def clause_start(sentence: Sentence, verb: Word) -> int | None:
    """Index of the first word of a reporting clause that a comma or quotation mark sets off: "…, *the minister* said"."""
    for word in _backwards(sentence, verb, max(0, verb.index - _LONGEST) + 1):
        if word.upos == "PUNCT" and word.text in _BEGINS_BEHIND:
            return word.index + 1
        if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or word.upos == "PUNCT" and word.text in _STOPS:
            return None
    return None


def _backwards(sentence: Sentence, verb: Word, first: int) -> Iterator[Word]:
    """The words before a verb, the nearest first, back to the one with index ``first``; brackets are passed over."""
    depth = 0
    for at in range(verb.index - 1, first - 1, -1):
        word = sentence.word(at)
        depth += (word.text == ")") - (word.text == "(")
        if not depth and word.text != "(":
            yield word


def is_near_end(sentence: Sentence, verb: Word) -> bool:
    """True if nothing follows the verb but a word or two on when and where it was said."""
    return sum(w.upos != "PUNCT" for w in sentence.words[verb.index:]) <= _LONGEST_TRAIL


def complementizer(claim: Draft, lexicon: Lexicon) -> Word | None:
    """The first complementizer after a claim's verb, before any other verb."""
    for word in claim.sentence.words[claim.trigger.index:claim.trigger.index + _COMPLEMENT_REACH]:
        if word.upos in ("SCONJ", "PART") and fold(word.lemma) in lexicon.grammar.complementizers:
            return word
        if word.upos == "VERB":
            return None
    return None


# --- whose it is --------------------------------------------------------------------------------


def reporters(drafts: Sequence[Draft], book: MentionBook, lexicon: Lexicon) -> list[Draft]:
    """The drafts, claims of reporting clauses with the speaker right before the verb, whatever subject the tree gives.

    Parsers take the subject of what is said for the speaker's where the clause stands behind it. Where verbs come first no
    speaker stands before one; there it is the nouns ("his saying") whose speaker the tree misses.
    """
    if lexicon.grammar.pro_drop:
        return [_as_quoted(d, book, lexicon) if is_speech(d) and d.pos == "NOUN" else d for d in drafts]
    return [_as_reporter(_without_the_quoted(d, book), book) if is_speech(d) and d.pos == "VERB" else d for d in drafts]


def _without_the_quoted(claim: Draft, book: MentionBook) -> Draft:
    """Without speakers that stand in what is said: "a statement said: “*the minister* honoured …”"."""
    marks = [w.begin for w in claim.sentence.words[claim.trigger.index:] if w.text in OPENS]
    agents = speakers(claim, book)
    quoted = {a.id for a in agents if marks and a.begin > marks[0]}
    if not quoted or len(quoted) == len(agents):
        return claim
    return replace(claim, arguments=tuple(a for a in claim.arguments if a.role != "agent" or a.mention not in quoted))


def _as_quoted(claim: Draft, book: MentionBook, lexicon: Lexicon) -> Draft:
    """"His saying" behind somebody who is quoted is that one's (``نقلت الوكالة عن مسؤول قوله``)."""
    sentence, noun = claim.sentence, claim.trigger
    after = sentence.words[noun.index] if noun.index < len(sentence.words) else noun
    if after.upos != "PRON":
        return claim
    marks = {phrase.split()[-1] for phrase in lexicon.grammar.quoting if " " in phrase}  # the preposition: a verb may have it too
    for word in reversed(sentence.words[max(0, noun.index - _LONGEST):noun.index - 1]):
        if word.upos == "VERB" or word.upos == "PUNCT" and word.text not in OPENS + CLOSING:
            return claim
        mention = book.at(sentence, word)
        heads = mention is not None and mention.type in ACTORS and mention.head == word.index
        if mention is not None and heads and fold(preposition(sentence, word)) in marks:
            return spoken_by(claim, [mention.id])
    return claim


def _as_reporter(claim: Draft, book: MentionBook) -> Draft:
    sentence, verb = claim.sentence, claim.trigger
    start = clause_start(sentence, verb)
    if start is None and _lacks_a_subject(sentence, verb):  # nobody else is left for it than who stands right before it
        start = max(2, verb.index - _LONGEST)
    if start is None or start == 1 or sentence.children(verb, "aux:pass"):
        return claim
    speaker = _speaker_before(sentence, start, verb, book)
    agents, begin = speakers(claim, book), sentence.word(start).begin
    if speaker is None or agents and all(begin <= a.begin < verb.begin for a in agents):
        return claim
    return spoken_by(claim, [speaker.id])


def _lacks_a_subject(sentence: Sentence, verb: Word) -> bool:
    """A finite verb that needs a subject of its own and has none in the tree."""
    clause = verb.relation in ("root", "parataxis", "ccomp") and verb.feat("VerbForm") == "Fin"
    return clause and not sentence.children(verb, "nsubj")


def _speaker_before(sentence: Sentence, start: int, verb: Word, book: MentionBook) -> Mention | None:
    """The actor that a reporting clause from word ``start`` on has right before its verb, adverbs and brackets apart."""
    word = next((w for w in _backwards(sentence, verb, start) if w.upos != "ADV"), None)
    mention = book.at(sentence, word) if word is not None else None
    if word is None or mention is None or preposition(sentence, word):
        return None
    subject = mention.kind == "pronoun" and word.feat("Case") not in ("Acc", "Gen")
    return mention if mention.type in ACTORS or subject else None


# --- which side what it reports is on -----------------------------------------------------------


def is_as_clause(claim: Draft, lexicon: Lexicon) -> bool:
    """A clause that only names the source ("…, *as the minister said*", ``وفق ما قال``): what it reports stands outside.

    The same word may mean "also" (``كما أضاف أن``, ``كما أعلن تحويل``), or belong to a gerund ("cited him *as saying* that"):
    what these say follows.
    """
    sentence, verb, markers = claim.sentence, claim.trigger, lexicon.grammar.as_markers
    before = [fold(w.text) for w in sentence.words[max(0, verb.index - 3):verb.index - 1]]
    if not (comes_after(sentence, verb, markers) or " ".join(before) in markers):
        return False
    if verb.feat("VerbForm") in ("Ger", "Part") and not sentence.children(verb, "aux"):
        return False
    if lexicon.grammar.pro_drop and not verb.head and any(w.relation == "obj" and w.index > verb.index for w in claim.content_heads):
        return False  # the main clause, with its object: "as well, the government announced the transfer of …"
    return not any(w.relation in CLAUSES and w.index > verb.index for w in claim.content_heads) and not complementizer(claim, lexicon)


def reports_backwards(claim: Draft, behind: Collection[int], holds_events: bool, lexicon: Lexicon) -> bool:
    """True for a reporting clause behind what it reports ("X did Y, Z said").

    ``behind`` are the words that it reports by the tree, ``holds_events`` tells whether any of them evokes an event.
    """
    if claim.trigger.relation == "parataxis" and is_speech(claim) and (not holds_events or _follows_quotation(claim)):
        return True
    if not behind and (_joins(claim, lexicon) or _trails(claim)):
        return True
    told_before = bool(behind) and max(behind) < claim.trigger.index  # then what stands beside it before the comma is told too
    return (not holds_events or told_before) and _closes(claim, lexicon)


def _is_relative(sentence: Sentence, verb: Word) -> bool:
    """Whether a relative pronoun stands in a clause: "…, *whose* lawyer said so"."""
    return any(w.feat("PronType") == "Rel" for w in sentence.subtree(verb))


def _follows_quotation(claim: Draft) -> bool:
    """The reporting clause begins right behind a closing mark ("…," *he said*, "…")."""
    start = clause_start(claim.sentence, claim.trigger)
    return start is not None and any(w.text in CLOSES for w in claim.sentence.words[max(0, start - 3):start - 1])


def _joins(claim: Draft, lexicon: Lexicon) -> bool:
    """A reporting clause joined to what it reports; where verbs come first, one that is not at the end reports what follows."""
    joined = claim.trigger.relation in ("conj", "dep") and is_speech(claim) and _has_its_own_subject(claim)
    return joined and (not lexicon.grammar.pro_drop or is_near_end(claim.sentence, claim.trigger))


def _has_its_own_subject(claim: Draft) -> bool:
    """A subject of its own, before or behind it: one who did something *and said* something else is no reporter of what he did."""
    words, verb = claim.sentence.words, claim.trigger
    before = next((w for w in reversed(words[:verb.index - 1]) if w.upos != "ADV"), None)
    return bool(claim.sentence.children(verb, "nsubj")) or before is None or before.upos != "CCONJ"


def _trails(claim: Draft) -> bool:
    """A reporting clause at the end of its sentence that the parser takes for the main one: "…, *he said*."."""
    sentence, verb = claim.sentence, claim.trigger
    first = min({verb.index} | indices(sentence, *sentence.children(verb, "nsubj")))
    return claim.pos == "VERB" and first > 1 and sentence.word(first - 1).upos == "PUNCT" and is_near_end(sentence, verb)


def _closes(claim: Draft, lexicon: Lexicon) -> bool:
    """A short reporting clause behind a comma that closes its sentence, wherever the tree hangs it: "…, *he said* in a statement."."""
    sentence, verb = claim.sentence, claim.trigger
    if lexicon.grammar.pro_drop or claim.pos != "VERB" or not is_speech(claim) or verb.relation in ("advcl", "xcomp"):
        return False
    if verb.relation == "acl" and (claim.cls != "Statement" or not sentence.children(verb, "nsubj") or _is_relative(sentence, verb)):
        return False
    answers = claim.cls != "Statement" and sentence.children(verb, "obj")  # "…, which he denied": it is not the sentence that is said
    return not answers and is_near_end(sentence, verb) and clause_start(sentence, verb) is not None
