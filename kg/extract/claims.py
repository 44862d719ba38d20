"""Whose words they are: reported speech, according-to phrases, and quotations within and across sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.events import ACTORS, Draft
from kg.extract.mentions import MentionBook
from kg.extract.slots import CLAUSES, Hosts
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
from kg.model import Argument, Document, Mention, Sentence, Word
from kg.text import fold

OPENING, CLOSING = "«“„", "»”"
STRAIGHT = "\""
# Marks that writers turn round, with those that then close.
TURNED = ("”“", "»«")
# Words after the verb of a reporting clause that closes its sentence ("…, he said on Monday").
LONGEST_TRAIL = 6
# Words from the beginning of a reporting clause to its verb.
LONGEST_REPORTER = 16
# What stands before a phrase or clause that is set off from the rest of its sentence.
SETS_OFF = ",،-–—("
# Classes whose verbs stand in reporting clauses.
SAYS = ("Statement", "Denial", "Condemnation", "Accusation", "Threat")
LONGEST_QUOTE = 1500
# Letters above which a quotation beside a claim is what it says, not a word that it picks out.
SHORTEST_SPEECH = 25
# Sentences after which nobody is still speaking.
SPEAKER_REACH = 12
# Words within which a claim's verb still has its prepositional content.
CONTENT_REACH = 15


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of the article, quotation marks left out."""

    begin: int
    end: int


@dataclass(frozen=True)
class ClaimLinks:
    """Which claim (id) reports each event (id), and the quotation of each claim."""

    source: Mapping[int, int]
    quotes: Mapping[int, Quotation]


def is_claim(draft: Draft) -> bool:
    """True for a speech act that can have content."""
    return draft.cls in standing()


# --- quotations ---------------------------------------------------------------------------------


def quotations(text: str) -> list[Quotation]:
    """Outermost quotations of a text in order; an unclosed one ends with its paragraph."""
    found, at = [], 0
    while at < len(text):
        c = text[at]
        if c in OPENING or c in STRAIGHT + CLOSING and _opens(text, at):
            end = _closing(text, at)
            if end is not None:
                if end - at > 2:
                    found.append(Quotation(at + 1, end))
                at = end
        at += 1
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark, or one turned round (”so“), stands where a quotation opens.

    That is before a word, and behind a blank or a clitic that has one before it.
    """
    before = text[max(0, at - 2):at]
    start = not before or before[-1].isspace() or not before[-1].isalnum() and before[-1] not in STRAIGHT + ".!?؟،,"
    clitic = before[-1:].isalpha() and (len(before) == 1 or before[0].isspace())
    return (start or clitic) and at + 1 < len(text) and not text[at + 1].isspace()


def _closing(text: str, begin: int) -> int | None:
    limit = text.find("\n\n", begin)
    limit = min(len(text) if limit < 0 else limit, begin + LONGEST_QUOTE)
    if text[begin] in STRAIGHT:
        return next((at for at in range(begin + 1, limit) if text[at] == "”" or text[at] == text[begin] and not _opens(text, at)), None)
    if text[begin] in CLOSING:
        marks = next(pair for pair in TURNED if text[begin] in pair)
        return next((at for at in range(begin + 1, limit) if text[at] in marks and not _opens(text, at)), None)
    depth = 0
    for at in range(begin, limit):
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if depth == 0:
            return at
    return None


# --- according to -------------------------------------------------------------------------------


def according_to(sentence: Sentence, lexicon: Lexicon, book: MentionBook, first_id: int) -> list[Draft]:
    """Claims made by phrases such as "according to X" and ``وفق``: their source is the nominal that follows."""
    found: list[Draft] = []
    at = 0
    words = sentence.words
    while at < len(words):
        length = _pattern_at(words, at, lexicon)
        if length:
            source = _source_after(sentence, at + length, book, lexicon)
            if source is not None:
                verbs = [w for w in words[at:at + length] if w.upos == "VERB"]  # "as *announced* by"
                hosts = Hosts(verbs[-1] if verbs else words[at])
                found.append(Draft(first_id + len(found), sentence, hosts, "Statement", "ADP", {}, known=True,
                                   arguments=(Argument("agent", source),)))
            at += length
        else:
            at += 1
    return found


def _pattern_at(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    best = 0
    if words[at].upos == "VERB" and words[at].feat("Aspect"):  # a verb of its own, not the noun of a phrase (``نقلت عنه``)
        return 0
    for pattern, _ in lexicon.sources:
        run = words[at:at + len(pattern)]
        if len(run) == len(pattern) and len(pattern) > best and all(
                p in (fold(w.text), fold(w.lemma)) for p, w in zip(pattern, run, strict=True)):
            best = len(pattern)
    return best


def _source_after(sentence: Sentence, at: int, book: MentionBook, lexicon: Lexicon) -> int | None:
    """The actor right after the phrase; a nominal in between ("a statement of") may stand before it.

    Behind "what" the phrase has a verb whose object the pronoun is (``وفق ما نقله``), whatever its tag.
    """
    words = sentence.words
    reports = fold(words[at - 1].text) in lexicon.grammar.relatives
    for word in words[at:at + 8]:
        if word.upos in ("VERB", "SCONJ") or word.text in "،,.؛;" or _leads_elsewhere(word, lexicon):
            return None
        if reports and word.upos == "PRON":
            continue
        mention = book.at(sentence, word)
        if mention is not None and mention.kind == "name" and mention.type == "Thing":
            mention = book.retype(mention, "Person")
        if mention is not None and mention.kind == "pronoun" and not _speaks_through(sentence, word, lexicon):
            continue
        if mention is not None and mention.type in ACTORS and mention.kind != "dropped":
            return mention.id
    return None


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


# --- reporting clauses ---------------------------------------------------------------------------


def reporters(drafts: Sequence[Draft], book: MentionBook, lexicon: Lexicon) -> list[Draft]:
    """Claims of reporting clauses ("…, *the spokesman said*") with the speaker right before the verb, whatever subject the tree gives.

    Parsers take the subject of what is said for the speaker's where the clause stands behind it.
    """
    if lexicon.grammar.pro_drop:
        return [_as_quoted(d, book, lexicon) if d.cls in SAYS and d.pos == "NOUN" else d for d in drafts]
    return [_as_reporter(_outside_its_quotation(d, book), book) if d.cls in SAYS and d.pos == "VERB" else d for d in drafts]


def _outside_its_quotation(claim: Draft, book: MentionBook) -> Draft:
    """Without agents that stand in what is said: "a statement said: “*the minister* honoured …”"."""
    words, verb = claim.sentence.words, claim.trigger
    marks = [w.begin for w in words[verb.index:] if w.text in OPENING + STRAIGHT]
    agents = [a for a in claim.arguments if a.role == "agent" and a.mention is not None]
    inside = {a.mention for a in agents if marks and book.mentions[a.mention].begin > marks[0]}  # type: ignore[index]
    if not inside or len(inside) == len(agents):
        return claim
    return replace(claim, arguments=tuple(a for a in claim.arguments if a.role != "agent" or a.mention not in inside))


def _as_quoted(claim: Draft, book: MentionBook, lexicon: Lexicon) -> Draft:
    """"His saying" behind somebody who is quoted is that one's (``نقلت الوكالة عن مسؤول قوله``)."""
    sentence, noun = claim.sentence, claim.trigger
    after = sentence.words[noun.index] if noun.index < len(sentence.words) else noun
    marks = {pattern.split()[-1] for pattern in lexicon.grammar.quoting if " " in pattern}
    if after.upos != "PRON":
        return claim
    for word in reversed(sentence.words[max(0, noun.index - LONGEST_REPORTER):noun.index - 1]):
        mention = book.at(sentence, word)
        if word.upos == "VERB" or word.upos == "PUNCT" and word.text not in OPENING + CLOSING + STRAIGHT:
            return claim
        if mention is not None and mention.type in ACTORS and mention.head == word.index and fold(preposition(sentence, word)) in marks:
            return replace(claim, arguments=(Argument("agent", mention.id), *(a for a in claim.arguments if a.role != "agent")))
    return claim


def _as_reporter(claim: Draft, book: MentionBook) -> Draft:
    sentence, verb = claim.sentence, claim.trigger
    start = _reporter(sentence, verb)
    alone = verb.relation in ("root", "parataxis", "ccomp") and verb.feat("VerbForm") == "Fin" and not sentence.children(verb, "nsubj")
    if start is None and alone:  # nobody else is left for its subject than who stands right before it
        start = max(2, verb.index - LONGEST_REPORTER)
    if start is None or start == 1 or sentence.children(verb, "aux:pass"):
        return claim
    speaker = _speaker_before(sentence, start, verb, book)
    agents = [book.mentions[m] for m in claim.fillers("agent")]
    begin = sentence.word(start).begin
    if speaker is None or all(begin <= a.begin < verb.begin for a in agents) and agents:
        return claim
    kept = tuple(a for a in claim.arguments if a.role != "agent" and a.mention != speaker.id)
    return replace(claim, arguments=(Argument("agent", speaker.id), *kept))


def _speaker_before(sentence: Sentence, start: int, verb: Word, book: MentionBook) -> Mention | None:
    """The actor that a reporting clause from word ``start`` on has right before its verb, adverbs and brackets apart."""
    depth = 0
    for at in range(verb.index - 1, start - 1, -1):
        word = sentence.word(at)
        depth += (word.text == ")") - (word.text == "(")
        if depth or word.text == "(" or word.upos == "ADV":
            continue
        mention = book.at(sentence, word)
        fits = mention is not None and (mention.type in ACTORS or mention.kind == "pronoun" and word.feat("Case") not in ("Acc", "Gen"))
        return mention if fits and not preposition(sentence, word) else None
    return None


# --- links --------------------------------------------------------------------------------------


def link_claims(document: Document, drafts: Sequence[Draft], lexicon: Lexicon, book: MentionBook) -> ClaimLinks:
    """For each event the innermost claim that reports it, and each claim's quotation."""
    claims = {d.id: d for d in drafts if is_claim(d)}
    regions = {d.id: region for d in claims.values() if (region := _region(d, drafts, lexicon))}
    quoting = _quoting(drafts, regions, lexicon)
    inner = {outer: phrase for phrase, outer in quoting.items()}
    quoted = _assign_quotes(document, quotations(document.article.text), list(claims.values()), regions)
    said = [(quote, inner.get(claim, claim)) for quote, claim in quoted]
    for phrase, outer in quoting.items():
        regions[phrase] = regions.get(outer, set()) - {claims[outer].trigger.index}
    source: dict[int, int] = dict(quoting)
    for draft in drafts:
        if draft.id in quoting:
            continue
        around = [c for cid, c in claims.items() if cid != draft.id and c.sentence is draft.sentence
                  and draft.trigger.index in regions.get(cid, ())
                  and not _goes_on(draft, c, drafts) and not _says_again(draft, c, book)]
        speaking = [claims[cid] for quote, cid in said if cid != draft.id and quote.begin <= draft.trigger.begin < quote.end]
        above = [c for c in around if c.pos == "ADP" and not any(q.begin <= c.trigger.begin < q.end for q, _ in said)]
        ordered = _innermost_first(around, speaking, above, regions, quoting)
        claim = next((c for c in ordered if not _reports(source, c.id, draft.id)), None)
        if claim is not None:
            source[draft.id] = claim.id
    longest = {cid: quote for quote, cid in sorted(said, key=lambda pair: pair[0].end - pair[0].begin)}
    return ClaimLinks(source, longest)


def _innermost_first(around: Sequence[Draft], speaking: Sequence[Draft], outer: Collection[Draft],
                     regions: Mapping[int, set[int]], quoting: Collection[int]) -> list[Draft]:
    """The claims that may report an event: those in whose part it stands, those in whose quotation, and those that vouch for both.

    The smallest part comes first; of two alike whoever is quoted, before who passes it on.
    """
    nouns = [c for c in speaking if c.pos == "NOUN"]  # "his saying": who passes it on does not say it
    inside = [c for c in around if all(c.sentence is not n.sentence or c.trigger.index >= n.trigger.index for n in nouns)]
    inside.sort(key=lambda c: (len(regions[c.id]), c.id not in quoting, c.pos != "NOUN", c.id))
    last = [c for c in inside if speaking and c in outer and c.id not in quoting]
    return [*(c for c in inside if c not in last), *speaking, *last]


def _quoting(drafts: Sequence[Draft], regions: Mapping[int, set[int]], lexicon: Lexicon) -> dict[int, int]:
    """For each phrase in which a speaker passes on somebody else's words ("the agency said, *citing* officials, that"): his claim."""
    found = {d.id: outer.id for d in drafts if (outer := _cites(d, drafts))}
    for phrase in drafts:
        words = phrase.sentence.words[phrase.trigger.index - 1:phrase.trigger.index + 1]
        runs = {fold(w) for w in (words[0].text, " ".join(w.text for w in words))}
        if phrase.pos != "ADP" or not runs & lexicon.grammar.quoting:
            continue
        verbs = [d for d in drafts if d.sentence is phrase.sentence and d.pos == "VERB" and d.cls in SAYS and d.id in regions
                 and d.trigger.index < phrase.trigger.index and d.fillers("agent")]
        if verbs:
            found[phrase.id] = max(verbs, key=lambda d: d.trigger.index).id
    return found


def _cites(saying: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The claim that closes a sentence by citing somebody "as *saying*" what stands before."""
    sentence, verb = saying.sentence, saying.trigger
    says = saying.cls in SAYS and saying.pos == "VERB" and not saying.content_heads
    if not says or verb.relation != "advcl" or not preposition(sentence, verb) or not _is_near_end(sentence, verb):
        return None
    governor = sentence.head(verb)
    return next((d for d in drafts if d.sentence is sentence and d.trigger is governor and d.cls in SAYS), None)


def _goes_on(draft: Draft, claim: Draft, drafts: Sequence[Draft]) -> bool:
    """A participle by which the speaker goes on ("adding that") says more; it is not what was said before.

    Where the tree hangs it on a claim within the claim, that one's speaker goes on, by the account of the outer one.
    """
    participle = draft.hosts.verbal or draft.trigger.feat("VerbForm") in ("Ger", "Part") and draft.trigger.relation in ("advcl", "acl")
    if not (participle and is_claim(draft) and is_claim(claim) and claim.pos != "ADP" and draft.trigger.index > claim.trigger.index) \
            or draft.pos == "VERB" and preposition(draft.sentence, draft.trigger):
        return False
    claims = {d.trigger.index: d for d in drafts if d.sentence is draft.sentence and is_claim(d) and d.pos == "VERB"}
    above = [claims[w.index] for w, _ in ancestors(draft.sentence, draft.trigger) if w.index in claims]
    return not above or claim.id == above[0].id or all(claim.id != d.id for d in above)


def _says_again(draft: Draft, claim: Draft, book: MentionBook) -> bool:
    """A pronoun that closes the sentence of somebody who speaks in it takes him up ("*Kim* said that …, *he* said")."""
    agents = [book.mentions[m] for m in claim.fillers("agent")]
    speakers = [book.mentions[m] for m in draft.fillers("agent")]
    return draft.cls in SAYS and draft.pos == "VERB" and draft.trigger.head == 0 and draft.trigger.index < claim.trigger.index \
        and len(agents) == 1 and agents[0].kind == "pronoun" and agents[0].person == "3" \
        and len(speakers) == 1 and speakers[0].kind != "pronoun" and speakers[0].type == "Person"


def _reports(source: Mapping[int, int], claim: int, event: int) -> bool:
    """True if linking them would close a circle."""
    seen = set()
    while claim in source and claim not in seen:
        seen.add(claim)
        claim = source[claim]
        if claim == event:
            return True
    return claim == event


def _region(claim: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> set[int]:
    """Indices of the words that a claim reports."""
    sentence = claim.sentence
    if claim.pos == "ADP":
        return _whole_clause(sentence, claim.trigger, lexicon)
    if _is_as_clause(claim, lexicon):
        return _outside(sentence, claim.trigger) & _clause_round(claim)
    region: set[int] = set()
    clausal = standing()[claim.cls].clausal
    for head in claim.content_heads:
        if clausal and head.relation not in CLAUSES and not (head.upos == "VERB" and preposition(sentence, head)):
            continue
        region |= indices(sentence, head)
        if head.relation not in CLAUSES and head.upos != "VERB":
            region -= _occasions(sentence, head, lexicon)
    region |= _of_what_is_said(claim)
    region |= _asked_of(claim) if "comp" in claim.frame.get("content", ()) else set()
    if region:
        gerunds = [w for host in claim.hosts.words for w in misplaced_gerunds(sentence, host)]
        region |= indices(sentence, *misplaced_conjuncts(sentence, claim.trigger), *gerunds)
    region -= {w.index for w in claim.hosts.words}
    region = region or _noun_further_on(claim, drafts)
    region |= _after_complementizer(claim, drafts, lexicon)
    region = {i for i in region if i < _beside(claim, drafts, lexicon)}
    held = any(d.sentence is sentence and d.id != claim.id and d.trigger.index in region for d in drafts)
    apart = claim.trigger.relation == "parataxis" and claim.cls in SAYS and (not held or _follows_quotation(claim))
    if apart or not region and (_joins(claim, lexicon) or _trails(claim)) or not held and _closes(claim, lexicon):
        region |= _outside(sentence, claim.trigger)
    return region


def _beside(claim: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> int:
    """Index of the next claim's verb in the sentence that says more beside this one, wherever the tree hangs it.

    It stands behind "also" (``كما أضاف``), or behind a closing mark and "and" ("said "…", *and called for* …").
    """
    words = claim.sentence.words
    for draft in sorted((d for d in drafts if d.sentence is claim.sentence and is_claim(d)), key=lambda d: d.trigger.index):
        at = draft.trigger.index - 1
        if draft.trigger.index <= claim.trigger.index + 1 or draft.pos != "VERB" or at < 2:
            continue
        before = [w for w in words[max(0, at - 3):at] if w.text not in "،,"]
        closed = sum(w.text in STRAIGHT for w in words[:at]) % 2 == 0
        also = lexicon.grammar.pro_drop and fold(words[at - 1].text) in lexicon.grammar.as_markers and _complementizer(draft, lexicon)
        if also or len(before) > 1 and closed and before[-1].upos == "CCONJ" and before[-2].text in CLOSING + STRAIGHT:
            return draft.trigger.index
    return len(words) + 1


def _follows_quotation(claim: Draft) -> bool:
    """The reporting clause begins right behind a closing mark ("…," *he said*, "…")."""
    start = _reporter(claim.sentence, claim.trigger)
    return start is not None and any(w.text in CLOSING + STRAIGHT for w in claim.sentence.words[max(0, start - 3):start - 1])


def _reporter(sentence: Sentence, verb: Word) -> int | None:
    """Index of the first word of a reporting clause that a comma or quotation mark sets off: "…, *the minister* said"."""
    depth = 0
    for at in range(verb.index - 1, max(0, verb.index - LONGEST_REPORTER), -1):
        word = sentence.word(at)
        depth += (word.text == ")") - (word.text == "(")
        if depth:
            continue
        if word.upos == "PUNCT" and word.text in SETS_OFF + CLOSING + STRAIGHT and word.text != "(" and word.text not in "-–":
            return at + 1
        if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or word.upos == "PUNCT" and word.text in ".;:!?":
            return None
    return None


def _is_as_clause(claim: Draft, lexicon: Lexicon) -> bool:
    """A clause that only names the source ("…, *as the minister said*", ``وفق ما قال``): what it reports stands outside.

    The same word may mean "also" (``كما أضاف أن``), or belong to a gerund ("cited him *as saying* that"): what these say follows.
    """
    sentence, verb, markers = claim.sentence, claim.trigger, lexicon.grammar.as_markers
    before = [fold(w.text) for w in sentence.words[max(0, verb.index - 3):verb.index - 1]]
    if not (comes_after(sentence, verb, markers) or " ".join(before) in markers):
        return False
    if verb.feat("VerbForm") in ("Ger", "Part") and not sentence.children(verb, "aux"):
        return False
    return not any(w.relation in CLAUSES and w.index > verb.index for w in claim.content_heads) and not _complementizer(claim, lexicon)


def _clause_round(claim: Draft) -> set[int]:
    """What a clause that names the source vouches for: the sentence, but only the clause it hangs on if it stands amid it."""
    sentence, verb = claim.sentence, claim.trigger
    marked = sentence.words[max(0, verb.index - 4):verb.index - 1]
    governor = sentence.head(verb)
    if governor is None or any(w.text in SETS_OFF for w in marked) or _is_near_end(sentence, verb):
        return {w.index for w in sentence.words}
    return indices(sentence, governor)


def _complementizer(claim: Draft, lexicon: Lexicon) -> Word | None:
    """The first complementizer after a claim's verb, before any other verb."""
    words = claim.sentence.words
    for word in words[claim.trigger.index:claim.trigger.index + 16]:
        if word.upos in ("SCONJ", "PART") and fold(word.lemma) in lexicon.grammar.complementizers:
            return word
        if word.upos == "VERB":
            return None
    return None


def _closes(claim: Draft, lexicon: Lexicon) -> bool:
    """A short reporting clause behind a comma that closes its sentence, wherever the tree hangs it: "…, *he said* in a statement."."""
    sentence, verb = claim.sentence, claim.trigger
    if lexicon.grammar.pro_drop or claim.pos != "VERB" or claim.cls not in SAYS or verb.relation in ("acl", "advcl", "xcomp"):
        return False
    answers = claim.cls != "Statement" and sentence.children(verb, "obj")  # "…, which he denied": it is not the sentence that is said
    return not answers and _is_near_end(sentence, verb) and _reporter(sentence, verb) is not None


def _is_near_end(sentence: Sentence, verb: Word) -> bool:
    return sum(w.upos != "PUNCT" for w in sentence.words[verb.index:]) <= LONGEST_TRAIL


def _joins(claim: Draft, lexicon: Lexicon) -> bool:
    """A reporting clause joined to what it reports; where verbs come first, one that is not at the end reports what follows."""
    joined = claim.trigger.relation in ("conj", "dep") and claim.cls in SAYS and _has_its_own_subject(claim)
    return joined and (not lexicon.grammar.pro_drop or _is_near_end(claim.sentence, claim.trigger))


def _has_its_own_subject(claim: Draft) -> bool:
    """A subject of its own, before or behind it: one who did something *and said* something else is no reporter of what he did."""
    words, verb = claim.sentence.words, claim.trigger
    before = next((w for w in reversed(words[:verb.index - 1]) if w.upos != "ADV"), None)
    return bool(claim.sentence.children(verb, "nsubj")) or before is None or before.upos != "CCONJ"


def _trails(claim: Draft) -> bool:
    """A reporting clause at the end of its sentence that the parser takes for the main one: "…, *he said*."."""
    sentence, verb = claim.sentence, claim.trigger
    first = min({verb.index} | indices(sentence, *sentence.children(verb, "nsubj")))
    return claim.pos == "VERB" and first > 1 and sentence.word(first - 1).upos == "PUNCT" and _is_near_end(sentence, verb)


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
    words = [w for host in claim.hosts.words for w in claim.sentence.children(host, "obj", "iobj", "obl", "obl:arg")]
    clauses = [c for w in words for c in claim.sentence.children(w, "acl") if c.index > w.index and c.feat("VerbForm") == "Inf"]
    if claim.fillers("target"):
        clauses += [c for c in claim.sentence.children(claim.trigger, "advcl")
                    if c.feat("VerbForm") == "Inf" and c.index > claim.trigger.index]
    return indices(claim.sentence, *clauses)


def _whole_clause(sentence: Sentence, word: Word, lexicon: Lexicon) -> set[int]:
    """What an according-to phrase vouches for: set off by a comma, the sentence; else the clause of the nearest governing verb.

    The phrase itself is left out.
    """
    source = sentence.head(word) if word.relation == "case" else None
    phrase = source if source is not None and source.upos in NOMINAL else word
    own = indices(sentence, phrase) | {word.index}
    start = word.index - 1 if comes_after(sentence, word, lexicon.grammar.as_markers) else word.index
    before = sentence.word(start - 1) if start > 1 else None
    if before is None or before.upos == "PUNCT" and before.text in SETS_OFF:
        return {w.index for w in sentence.words} - own
    head, seen = word, set()
    while head.head and head.index not in seen and (head is word or head.upos != "VERB"):  # "according" may be tagged a verb
        seen.add(head.index)
        head = sentence.word(head.head)
    top = head if head.upos == "VERB" else next((w for w in sentence.words if w.head == 0), head)
    return indices(sentence, top) - own


def _outside(sentence: Sentence, trigger: Word) -> set[int]:
    """Everything in the sentence but the reporting clause itself ("X did Y, Z said")."""
    own = indices(sentence, trigger) if trigger.head else {trigger.index}
    return {w.index for w in sentence.words if w.index < min(own, default=0)} - own


def _after_complementizer(claim: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> set[int]:
    """Words from the first complementizer after a claim's verb to the end of the sentence, should the tree miss them."""
    if not claim.known or "comp" not in claim.frame.get("content", ()):
        return set()
    word = _complementizer(claim, lexicon)
    if word is None or claim.pos == "NOUN" and not _is_his_saying(claim, word):
        return set()
    if lexicon.grammar.pro_drop:
        return _rest(claim, word, drafts)
    governor = claim.sentence.head(word)
    if governor is None or governor.index < word.index:
        return set()
    return indices(claim.sentence, governor) - {w.index for w in claim.hosts.words}


def _is_his_saying(claim: Draft, complementizer: Word) -> bool:
    """A noun with its speaker as a pronoun right before what is said (``نقلت عنه قوله إن``)."""
    between = claim.sentence.words[claim.trigger.index:complementizer.index - 1]
    return len(between) == 1 and between[0].upos == "PRON"


def _rest(claim: Draft, complementizer: Word, drafts: Sequence[Draft]) -> set[int]:
    """The rest of the sentence without claims that go on beside this one ("said that … *and called for* …")."""
    region = {w.index for w in claim.sentence.words[complementizer.index:]}
    later = [g.index for g, _ in ancestors(claim.sentence, claim.trigger) if g.index > complementizer.index and g.upos == "VERB"]
    if later:  # "while some said that …, *others denied* …": the main clause is not what they say
        region = {i for i in region if i < min(later)} | region & indices(claim.sentence, claim.trigger)
    verbs = {d.trigger.index for d in drafts if d.sentence is claim.sentence and is_claim(d)}
    for beside in claim.sentence.children(claim.trigger, "conj", "parataxis"):
        if beside.index > complementizer.index and beside.upos == "VERB" and beside.index in verbs:
            region -= indices(claim.sentence, beside)
    return region


def _noun_further_on(claim: Draft, drafts: Sequence[Draft]) -> set[int]:
    """The event noun with the preposition that the claim's verb takes for its content, where the tree puts it elsewhere."""
    wanted = {fold(slot.removeprefix("prep:")) for slot in claim.frame.get("content", ()) if slot.startswith("prep:")}
    for draft in sorted((d for d in drafts if d.sentence is claim.sentence), key=lambda d: d.trigger.index):
        if 0 < draft.trigger.index - claim.trigger.index <= CONTENT_REACH and draft.pos == "NOUN" and draft.hosts.verb is None:
            if fold(preposition(claim.sentence, draft.trigger)) in wanted:
                return indices(claim.sentence, draft.trigger)
    return set()


def _assign_quotes(document: Document, quoted: Sequence[Quotation], claims: Sequence[Draft],
                   regions: Mapping[int, set[int]]) -> list[tuple[Quotation, int]]:
    """Each quotation with the claim that says it: the nearest one around it, before it first; else the one of the sentence before."""
    found: list[tuple[Quotation, int]] = []
    for quote in quoted:
        speaker = _speaker(document, quote, claims, regions) or _still_speaking(document, quote, claims)
        if speaker is not None:
            found.append((quote, speaker.id))
    return found


def _still_speaking(document: Document, quote: Quotation, claims: Sequence[Draft]) -> Draft | None:
    """For a quotation that fills its sentences: who spoke in the sentence right before it."""
    first, last = _sentence_at(document, quote.begin), _sentence_at(document, quote.end)
    if first is None or last is None or first.index == 0 or quote.begin - first.begin > 3 or last.end - quote.end > 3:
        return None
    before = [c for c in claims if c.sentence.index == first.index - 1 and c.cls in SAYS and c.pos == "VERB" and c.fillers("agent")]
    return max(before, key=lambda c: c.trigger.begin, default=None)


def _speaker(document: Document, quote: Quotation, claims: Sequence[Draft], regions: Mapping[int, set[int]]) -> Draft | None:
    outside = [c for c in claims if not quote.begin <= c.trigger.begin < quote.end]
    first = _sentence_at(document, quote.begin)
    last = _sentence_at(document, quote.end)
    near = [c for c in outside if c.sentence in (first, last)]
    inside = [c for c in near if any(c.sentence.word(i).begin >= quote.begin and c.sentence.word(i).end <= quote.end
                                     for i in regions.get(c.id, ()))]
    own = [c for c in near if c.pos == "NOUN" and c.cls in SAYS and _is_quoted_right_behind(c, quote)]
    if own:
        return own[-1]
    said = [c for c in near if c.cls in SAYS and c.pos != "ADP"] if quote.end - quote.begin > SHORTEST_SPEECH else []
    pool = [c for c in inside if c.pos != "ADP"] or said or inside
    pool = [c for c in pool if not _is_background(c)] or pool
    before = [c for c in pool if c.trigger.begin < quote.begin]
    if before:
        return max(before, key=lambda c: c.trigger.begin)
    return min(pool, key=lambda c: c.trigger.begin, default=None)


def _is_quoted_right_behind(claim: Draft, quote: Quotation) -> bool:
    """A noun with its speaker as a pronoun, right before the mark that opens the quotation (``عنه قوله «…»``)."""
    between = [w for w in claim.sentence.words[claim.trigger.index:] if w.end < quote.begin and w.text not in OPENING + STRAIGHT]
    words = [w for w in between if w.upos != "PUNCT"]
    return claim.trigger.end <= quote.begin and len(words) == 1 and words[0].upos == "PRON"


def _sentence_at(document: Document, offset: int) -> Sentence | None:
    return next((s for s in document.sentences if s.begin <= offset <= s.end), None)


def controlled(draft: Draft, claim: Draft) -> Draft:
    """A contained event without an agent of its own gets the claim's: whom an appeal or accusation is addressed to, else who promises."""
    role = "agent" if "agent" in draft.frame else "participant"
    if draft.fillers("agent", "participant") and not draft.handed or role not in draft.frame:
        return draft
    donors = claim.fillers("target") if claim.cls in ("Appeal", "Accusation") else \
        claim.fillers("agent") if claim.cls in ("Pledge", "Threat", "Accord", "Rejection") else ()
    if not donors:
        return draft
    kept = tuple(a for a in draft.arguments if a.role != role)
    taken = {a.mention for a in kept}
    return replace(draft, arguments=(*kept, *(Argument(role, m) for m in donors if m not in taken)), handed=True)


# --- speakers -----------------------------------------------------------------------------------


def continue_speakers(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> list[Draft]:
    """Claims without a named speaker ("he added", ``وأضاف``, "the statement said") get the one who was speaking.

    That is the speaker of the last claim that the article itself reports; verbs of another gender are passed over.
    """
    done: dict[int, Draft] = {}
    spoken: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.sentence.index, d.trigger.index)):
        if is_claim(draft):
            before = [s for s in spoken if s.sentence is draft.sentence]
            draft = _going_on(draft, before[-1]) if before else draft
            draft = _with_speaker(draft, spoken, book)
            if draft.id not in links.source and draft.fillers("agent") and _takes_the_floor(draft):
                spoken.append(draft)
        done[draft.id] = draft
    return [done[d.id] for d in drafts]


def speakers_apart(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> ClaimLinks:
    """The links, without those of a statement to another one by the same speaker: he said both, not that he said."""
    by_id = {d.id: d for d in drafts}
    source = dict(links.source)
    for draft in drafts:
        if draft.cls != "Statement":
            continue
        claim, seen = by_id.get(source.get(draft.id, -1)), {draft.id}
        while claim is not None and claim.id not in seen:
            seen.add(claim.id)
            if _same_speaker(claim, draft, book):  # wherever the tree hangs it: beside that claim, not within it
                del source[draft.id]
                if claim.id in source:
                    source[draft.id] = source[claim.id]
            claim = by_id.get(source.get(claim.id, -1))
    return ClaimLinks(source, links.quotes)


def _same_speaker(claim: Draft, other: Draft, book: MentionBook) -> bool:
    """They share an agent, or name one by a longer and a shorter name."""
    first, second = set(claim.fillers("agent")), set(other.fillers("agent"))
    if first & second:
        return True
    names = [{frozenset(fold(book.mentions[m].name).split()) for m in agents if book.mentions[m].kind == "name"}
             for agents in (first, second)]
    return any(a and b and (a <= b or b <= a) for a in names[0] for b in names[1])


def asides(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> frozenset[int]:
    """Ids of the statements by which speakers speak of themselves within their words ("I believe", "we hope"): no claims."""
    return frozenset(d.id for d in drafts if d.cls == "Statement" and d.id in links.source and d.fillers("agent")
                     and all(book.mentions[m].person == "1" for m in d.fillers("agent")))


def past_asides(links: ClaimLinks, asides: Collection[int]) -> ClaimLinks:
    """The links, what stands behind an aside linked to the claim that the aside belongs to."""
    source = {}
    for event, claim in links.source.items():
        while claim in asides:
            claim = links.source[claim]
        source[event] = claim
    return ClaimLinks(source, {c: q for c, q in links.quotes.items() if c not in asides})


def replies(drafts: Sequence[Draft], source: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """What a denial without content of its own denies: what the accusation before it in the sentence alleges.

    ("… accused Pyongyang of selling arms, which it called ridiculous"); the events stay according to the accuser.
    """
    found: dict[int, tuple[int, ...]] = {}
    for denial in drafts:
        if denial.cls != "Denial" or denial.id in source.values():
            continue
        before = [d for d in drafts if d.cls == "Accusation" and d.sentence is denial.sentence and d.trigger.index < denial.trigger.index]
        if before:
            accusation = max(before, key=lambda d: d.trigger.index)
            found[denial.id] = tuple(event for event, claim in source.items() if claim == accusation.id and event != denial.id)
    return found


def first_person(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> list[Draft]:
    """In quoted or reported words, "I" and "we" are whoever says them."""
    by_id = {d.id: d for d in drafts}
    return [replace(d, arguments=tuple(_spoken_for(d, by_id.get(links.source.get(d.id, -1)), book))) for d in drafts]


def _spoken_for(draft: Draft, claim: Draft | None, book: MentionBook) -> Iterator[Argument]:
    speakers = claim.fillers("agent") if claim is not None else ()
    for argument in draft.arguments:
        mention = book.mentions[argument.mention] if argument.mention is not None else None
        if speakers and mention is not None and mention.kind in ("pronoun", "dropped") and mention.person == "1" \
                and not (mention.number == "Plur" and any(book.mentions[m].type == "Person" for m in speakers)):  # "we": for whom he speaks
            yield from (Argument(argument.role, m) for m in speakers)
        else:
            yield argument


def _with_speaker(claim: Draft, spoken: Sequence[Draft], book: MentionBook) -> Draft:
    agents = [book.mentions[m] for m in claim.fillers("agent")]
    if len(agents) != 1 or not _is_unnamed(claim, agents[0]):
        return claim
    here = [s for s in spoken if s.sentence is claim.sentence and s.pos == "VERB"] if claim.hosts.verbal else []
    speaker = _last_speaker(claim, here or spoken)
    if speaker is None:
        return claim
    arguments = [a for a in claim.arguments if a.role != "agent"]
    taken = {a.mention for a in arguments}
    return replace(claim, arguments=(*(Argument("agent", m) for m in speaker.fillers("agent") if m not in taken), *arguments))


def _takes_the_floor(claim: Draft) -> bool:
    """Who says something is the speaker from then on; not whose statement is mentioned, nor who agrees or lets somebody do something."""
    return claim.pos != "NOUN" and claim.cls != "Accord" and not _is_background(claim)


def _is_background(claim: Draft) -> bool:
    """What a relative clause says of somebody in passing does not give him the floor."""
    return any(w.deprel.startswith("acl:relcl") for _, w in ancestors(claim.sentence, claim.trigger))


def _going_on(claim: Draft, before: Draft) -> Draft:
    """The participle by which a speaker goes on, its subject not shown: "the king said …, *stressing* …"."""
    word = claim.trigger
    present = word.upos == "VERB" and word.feat("VerbForm") in ("Part", "Ger") and word.feat("Tense") != "Past"
    free = not claim.fillers("agent") or not claim.direct
    comma = any(w.upos == "PUNCT" for w in claim.sentence.words[max(0, word.index - 3):word.index - 1])
    if not (present and free and comma) or claim.sentence.children(word, "nsubj", "aux"):
        return claim
    speakers = tuple(Argument("agent", m) for m in before.fillers("agent"))
    taken = {a.mention for a in speakers}
    return replace(claim, arguments=(*speakers, *(a for a in claim.arguments if a.role != "agent" and a.mention not in taken)))


def _is_unnamed(claim: Draft, agent: Mention) -> bool:
    if agent.kind == "dropped":
        return True
    return claim.pos != "NOUN" and agent.kind == "pronoun" and agent.person == "3" and agent.sentence == claim.sentence.index \
        and 0 < claim.trigger.index - agent.head <= 3


def _last_speaker(claim: Draft, spoken: Sequence[Draft]) -> Draft | None:
    gender = (claim.hosts.verb or claim.trigger).feat("Gender")
    recent = [s for s in spoken if claim.sentence.index - s.sentence.index <= SPEAKER_REACH]
    own = claim.sentence.children(claim.hosts.verb or claim.trigger, "nsubj")  # "the statement": its gender, not the speaker's
    same = [s for s in recent if not claim.hosts.verbal and not own and gender and _gender(s) == gender]
    return next(reversed(same or recent), None)


def _gender(claim: Draft) -> str:
    return (claim.hosts.verb or claim.trigger).feat("Gender")
