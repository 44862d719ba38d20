"""The scope of a claim: which words of its sentence it reports, by the tree and where the tree misses it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.draft import Draft
from kg.extract.quotations import CLOSES, STRAIGHT
from kg.extract.reporting import complementizer, is_as_clause, is_near_end, reports_backwards
from kg.extract.slots import CLAUSES
from kg.extract.speech import is_claim
from kg.extract.tree import (
    NOMINAL,
    ancestors,
    comes_after,
    indices,
    misplaced_conjuncts,
    misplaced_gerunds,
    preposition,
)
from kg.lang.lexicon import Lexicon, standing
from kg.model import Sentence, Word
from kg.text import fold

# What stands before a phrase or clause that is set off from the rest of its sentence.
_SETS_OFF = ",،-–—("
# Words within which a claim's verb still has its prepositional content.
_CONTENT_REACH = 15


def reported_words(claim: Draft, beside: Sequence[Draft], lexicon: Lexicon) -> set[int]:
    """Indices of the words that a claim reports in its sentence; ``beside`` are all drafts of that sentence."""
    sentence = claim.sentence
    if claim.pos == "ADP":
        return _vouched_for(sentence, claim.trigger, lexicon)
    if is_as_clause(claim, lexicon):
        return _before(sentence, claim.trigger) & _clause_round(claim)
    words = _content(claim, lexicon) or _noun_further_on(claim, beside)
    words |= _behind_complementizer(claim, beside, lexicon)
    end = _next_claim(claim, beside, lexicon)
    words = {i for i in words if i < end}
    holds_events = any(d.id != claim.id and d.trigger.index in words for d in beside)
    if reports_backwards(claim, words, holds_events, lexicon):
        words |= _before(sentence, claim.trigger)
    return words


# --- by the tree --------------------------------------------------------------------------------


def _content(claim: Draft, lexicon: Lexicon) -> set[int]:
    """What the claim's frame names as its content, with what parsers hang beside it."""
    sentence, verb = claim.sentence, claim.trigger
    clausal = standing()[claim.cls].clausal
    words: set[int] = set()
    for head in claim.content_heads:
        if clausal and head.relation not in CLAUSES and not (head.upos == "VERB" and preposition(sentence, head)):
            continue
        words |= indices(sentence, head)
        if head.relation not in CLAUSES and head.upos != "VERB":
            words -= _occasions(sentence, head, lexicon)
    words |= _of_what_is_said(claim)
    if "comp" in claim.frame.get("content", ()):
        words |= _asked_of(claim)
    if words:
        gerunds = [w for host in claim.hosts.words for w in misplaced_gerunds(sentence, host)]
        words |= indices(sentence, *misplaced_conjuncts(sentence, verb), *gerunds)
    return words - {w.index for w in claim.hosts.words}


def _occasions(sentence: Sentence, noun: Word, lexicon: Lexicon) -> set[int]:
    """Words that tell when something was promised or asked, not what: "promised help *during talks with* …"."""
    inside = [w for w in sentence.subtree(noun) if w is not noun and fold(preposition(sentence, w)) in lexicon.grammar.during]
    return indices(sentence, *inside)


def _of_what_is_said(claim: Draft) -> set[int]:
    """The infinitive of a noun that is said, which parsers hang on the verb ("noted the need *to continue*")."""
    sentence = claim.sentence
    nouns = {w.index for w in claim.content_heads if w.relation == "obj" and w.upos == "NOUN"}
    clauses = [w for w in sentence.children(claim.trigger, "advcl") if w.feat("VerbForm") == "Inf"
               and any(m.index - 1 in nouns for m in sentence.children(w, "mark"))]
    return indices(sentence, *clauses)


def _asked_of(claim: Draft) -> set[int]:
    """The infinitive that parsers hang on whom it is asked of ("called on the government *to extend* …")."""
    sentence, verb = claim.sentence, claim.trigger
    words = [w for host in claim.hosts.words for w in sentence.children(host, "obj", "iobj", "obl", "obl:arg")]
    clauses = [(w, c) for w in words for c in sentence.children(w, "acl")]
    if claim.fillers("target"):
        clauses += [(verb, c) for c in sentence.children(verb, "advcl")]
    return indices(sentence, *(c for w, c in clauses if c.index > w.index and c.feat("VerbForm") == "Inf"))


def _before(sentence: Sentence, trigger: Word) -> set[int]:
    """Everything in the sentence before a reporting clause ("X did Y, Z said")."""
    first = min(indices(sentence, trigger)) if trigger.head else trigger.index  # a root has all of the sentence below it
    return {w.index for w in sentence.words if w.index < first}


def _clause_round(claim: Draft) -> set[int]:
    """What a clause that names the source vouches for: the sentence, but only the clause it hangs on if it stands amid it."""
    sentence, verb = claim.sentence, claim.trigger
    marked = sentence.words[max(0, verb.index - 4):verb.index - 1]
    governor = sentence.head(verb)
    if governor is None or any(w.text in _SETS_OFF for w in marked) or is_near_end(sentence, verb):
        return {w.index for w in sentence.words}
    return indices(sentence, governor)


def _vouched_for(sentence: Sentence, word: Word, lexicon: Lexicon) -> set[int]:
    """What an according-to phrase vouches for: set off by a comma, the sentence; else the clause of the nearest governing verb.

    The phrase itself is left out.
    """
    source = sentence.head(word) if word.relation == "case" else None
    phrase = source if source is not None and source.upos in NOMINAL else word
    own = indices(sentence, phrase) | {word.index}
    start = word.index - 1 if comes_after(sentence, word, lexicon.grammar.as_markers) else word.index
    before = sentence.word(start - 1) if start > 1 else None
    if before is None or before.upos == "PUNCT" and before.text in _SETS_OFF:
        return {w.index for w in sentence.words} - own
    # The word itself may be tagged a verb ("according").
    verb = next((governor for governor, _ in ancestors(sentence, word) if governor.upos == "VERB"), None)
    root = next((w for w in sentence.words if not w.head), word)
    return indices(sentence, verb or root) - own


# --- where the tree misses it -------------------------------------------------------------------


def _noun_further_on(claim: Draft, beside: Sequence[Draft]) -> set[int]:
    """The event noun with the preposition that the claim's verb takes for its content, where the tree puts it elsewhere."""
    wanted = {fold(slot.removeprefix("prep:")) for slot in claim.frame.get("content", ()) if slot.startswith("prep:")}
    for draft in _in_text_order(beside):
        if 0 < draft.trigger.index - claim.trigger.index <= _CONTENT_REACH and draft.pos == "NOUN" and draft.hosts.verb is None:
            if fold(preposition(claim.sentence, draft.trigger)) in wanted:
                return indices(claim.sentence, draft.trigger)
    return set()


def _behind_complementizer(claim: Draft, beside: Sequence[Draft], lexicon: Lexicon) -> set[int]:
    """Words from the first complementizer after a claim's verb on; parsers may hang them elsewhere."""
    if not claim.known or "comp" not in claim.frame.get("content", ()):
        return set()
    word = complementizer(claim, lexicon)
    if word is None or claim.pos == "NOUN" and not _is_his_saying(claim, word):
        return set()
    if lexicon.grammar.pro_drop:
        return _rest(claim, word, beside)
    governor = claim.sentence.head(word)
    if governor is None or governor.index < word.index:
        return set()
    return indices(claim.sentence, governor) - {w.index for w in claim.hosts.words}


def _is_his_saying(claim: Draft, word: Word) -> bool:
    """A noun with its speaker as a pronoun right before the complementizer of what is said (``نقلت عنه قوله إن``)."""
    between = claim.sentence.words[claim.trigger.index:word.index - 1]
    return len(between) == 1 and between[0].upos == "PRON"


def _rest(claim: Draft, start: Word, beside: Sequence[Draft]) -> set[int]:
    """The rest of the sentence without claims that go on beside this one ("said that … *and called for* …")."""
    sentence, verb = claim.sentence, claim.trigger
    region = {w.index for w in sentence.words[start.index:]}
    later = [g.index for g, _ in ancestors(sentence, verb) if g.index > start.index and g.upos == "VERB"]
    if later:  # "while some said that …, *others denied* …": the main clause is not what they say
        region = {i for i in region if i < min(later)} | region & indices(sentence, verb)
    claims = {d.trigger.index for d in beside if is_claim(d)}
    for conjunct in sentence.children(verb, "conj", "parataxis"):
        if conjunct.index > start.index and conjunct.upos == "VERB" and conjunct.index in claims:
            region -= indices(sentence, conjunct)
    return region


def _next_claim(claim: Draft, beside: Sequence[Draft], lexicon: Lexicon) -> int:
    """Index of the next claim's verb in the sentence that says more beside this one, wherever the tree hangs it.

    It stands behind "also" (``كما أضاف``), behind a closing mark and "and" ("said "…", *and called for* …"), or replies to
    what was said before (``، وهو ما نفته``).
    """
    words = claim.sentence.words
    for draft in _in_text_order(beside):
        later = is_claim(draft) and draft.pos == "VERB" and draft.trigger.index > max(2, claim.trigger.index + 1)
        before = words[:draft.trigger.index - 1]
        if later and (_also(draft, lexicon) or _goes_on_behind_mark(before) or _replies(before, lexicon)):
            return draft.trigger.index
    return len(words) + 1


def _also(claim: Draft, lexicon: Lexicon) -> bool:
    """The verb stands behind a word that means "as" or "also", and has what it says behind it."""
    before = claim.sentence.word(claim.trigger.index - 1)
    return lexicon.grammar.pro_drop and fold(before.text) in lexicon.grammar.as_markers and complementizer(claim, lexicon) is not None


def _replies(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """The words before a verb end in a phrase, set off, that takes up all that was said before it (``، وهو ما``)."""
    for phrase in lexicon.grammar.replies:
        length = len(phrase.split())
        if " ".join(fold(w.text) for w in words[-length:]) == phrase and len(words) > length and words[-length - 1].text in _SETS_OFF:
            return True
    return False


def _goes_on_behind_mark(words: Sequence[Word]) -> bool:
    """The words before a verb end in a mark that closes a quotation and "and"."""
    closed = sum(w.text in STRAIGHT for w in words) % 2 == 0
    last = [w for w in words[-3:] if w.text not in "،,"]
    return closed and len(last) > 1 and last[-1].upos == "CCONJ" and last[-2].text in CLOSES


def _in_text_order(drafts: Sequence[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda d: d.trigger.index)
