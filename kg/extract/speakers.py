"""Who speaks on and who acts in what is said: speakers not named again, "I" and "we", and whoever is asked, accused or promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.agreement import is_plural
from kg.extract.claims import ClaimLinks, outward
from kg.extract.draft import Draft
from kg.extract.factuality import is_negated
from kg.extract.mentions import MentionBook
from kg.extract.speech import is_claim, is_in_passing, speakers, spoken_by
from kg.extract.tree import ancestors
from kg.lang.lexicon import Lexicon, standing
from kg.model import Argument, Mention, Word
from kg.text import fold

# Sentences after which nobody is still speaking.
_REACH = 12
# Words from a pronoun that is the speaker to its verb.
_PRONOUN_REACH = 3


# --- speaking on --------------------------------------------------------------------------------


def continue_speakers(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook, lexicon: Lexicon) -> list[Draft]:
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
            if draft.id not in links.source and draft.fillers("agent") and _takes_the_floor(draft, lexicon):
                spoken.append(draft)
        done[draft.id] = draft
    return [done[d.id] for d in drafts]


def _takes_the_floor(claim: Draft, lexicon: Lexicon) -> bool:
    """Who says something is the speaker from then on; not whose statement is mentioned, nor who agrees or lets somebody do something.

    Nor is it who says nothing (``لم تعلن أي جهة مسؤوليتها``).
    """
    if lexicon.grammar.pro_drop and is_negated(claim, lexicon):
        return False
    return claim.pos != "NOUN" and claim.cls != "Accord" and not is_in_passing(claim)


def _going_on(claim: Draft, before: Draft) -> Draft:
    """The participle by which a speaker goes on, its subject not shown: "the king said …, *stressing* …"."""
    word = claim.trigger
    present = word.upos == "VERB" and word.feat("VerbForm") in ("Part", "Ger") and word.feat("Tense") != "Past"
    free = not claim.fillers("agent") or not claim.direct
    comma = any(w.upos == "PUNCT" for w in claim.sentence.words[max(0, word.index - 3):word.index - 1])
    if not (present and free and comma) or claim.sentence.children(word, "nsubj", "aux"):
        return claim
    return spoken_by(claim, before.fillers("agent"))


def _with_speaker(claim: Draft, spoken: Sequence[Draft], book: MentionBook) -> Draft:
    """The claim with the last speaker in place of one who is not named."""
    agents = speakers(claim, book)
    if len(agents) != 1 or not (_is_unnamed(claim, agents[0]) or _is_another(claim, agents[0])):
        return claim
    if is_plural(_verb(claim)):
        spoken = [s for s in spoken if not _are_one_person(speakers(s, book))]  # of whom ``وقالوا`` cannot be said
    here = [s for s in spoken if s.sentence is claim.sentence and s.pos == "VERB"] if claim.hosts.verbal else []
    speaker = _last_speaker(claim, here or spoken)
    if speaker is None or agents[0].kind == "pronoun" and (
            not _can_be_called(agents[0], speaker, book)
            or speaker.sentence is not claim.sentence and _named_above(claim, book, agents[0])):
        return claim
    others = [a for a in claim.arguments if a.role != "agent"]
    taken = {a.mention for a in others}  # whom somebody speaks to is not who speaks
    return replace(claim, arguments=(*(Argument("agent", m) for m in speaker.fillers("agent") if m not in taken), *others))


def _named_above(claim: Draft, book: MentionBook, pronoun: Mention) -> bool:
    """A clause above the claim's has a subject that the pronoun may stand for, not the last speaker.

    So *the king* in "the king filed a letter in which he said", *the ministry* in "the ministry named a man who it said was ill".
    """
    if claim.trigger.relation not in ("acl", "advcl"):
        return False
    for governor, _ in ancestors(claim.sentence, claim.trigger):
        mentions = [book.at(claim.sentence, w) for w in claim.sentence.children(governor, "nsubj") if w.index < claim.trigger.index]
        if any(m is not None and m.kind in ("name", "nominal") and (m.type == "Person") != (pronoun.gender == "Neut") for m in mentions):
            return True
    return False


def _can_be_called(pronoun: Mention, spoken: Draft, book: MentionBook) -> bool:
    """Who spoke can be "he" or "she" as one person, "it" as anybody else; other pronouns tell nothing of whom they mean."""
    agents = speakers(spoken, book)
    if pronoun.number != "Sing" or not pronoun.gender or any(m.kind in ("pronoun", "dropped") for m in agents):
        return True
    one = _are_one_person(agents)
    if pronoun.gender in ("Masc", "Fem"):
        return one
    return not one or agents[0].kind == "name" and not agents[0].title and " " not in agents[0].name  # a body may pass for a person


def _is_unnamed(claim: Draft, agent: Mention) -> bool:
    if agent.kind == "dropped":
        return True
    if agent.kind == "pronoun" and agent.sentence == claim.sentence.index:
        word = claim.sentence.word(agent.head)
        if word.feat("Case") == "Acc" and word.begin == word.token_begin:
            return False  # "asks *them* not to endorse it": somebody asked
    return claim.pos != "NOUN" and agent.kind == "pronoun" and agent.person == "3" and agent.sentence == claim.sentence.index \
        and 0 < claim.trigger.index - agent.head <= _PRONOUN_REACH


def _is_another(claim: Draft, agent: Mention) -> bool:
    """Several of whom one says of himself that he goes on (``مشيرا``): who spoke before does."""
    return claim.hosts.verbal and claim.trigger.relation == "advcl" and agent.number == "Plur" and agent.type == "Group" \
        and claim.trigger.feat("Number") == "Sing"


def _are_one_person(agents: Sequence[Mention]) -> bool:
    return len(agents) == 1 and agents[0].is_one_person


def _last_speaker(claim: Draft, spoken: Sequence[Draft]) -> Draft | None:
    """The last one near enough, of the verb's gender if there is one."""
    recent = [s for s in spoken if claim.sentence.index - s.sentence.index <= _REACH]
    verb = _verb(claim)
    own = claim.sentence.children(verb, "nsubj")  # "the statement": its gender, not the speaker's
    pronoun = bool(own) and own[0].upos == "PRON" and claim.sentence.index == recent[-1].sentence.index if recent else False
    gender = own[0].feat("Gender") if pronoun else "" if own or claim.hosts.verbal else verb.feat("Gender")
    same = [s for s in recent if gender and _verb(s).feat("Gender") == gender]
    if pronoun and gender and not same and any(_verb(s).feat("Gender") for s in recent):
        return None  # a pronoun of the other gender is somebody else than who speaks ("he said that *she* …")
    return next(reversed(same or recent), None)


def _verb(claim: Draft) -> Word:
    return claim.hosts.verb or claim.trigger


# --- one speaker, one claim ---------------------------------------------------------------------


def speakers_apart(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> ClaimLinks:
    """The links, without those of a statement to another one by the same speaker: he said both, not that he said.

    Wherever the tree hangs it, it stands beside that claim, not within it.
    """
    by_id = {d.id: d for d in drafts}
    source = dict(links.source)
    for draft in drafts:
        if draft.cls != "Statement":
            continue
        for claim in outward(source, draft.id):
            if claim in by_id and _same_speaker(by_id[claim], draft, book):
                del source[draft.id]
                if claim in source:
                    source[draft.id] = source[claim]
    return ClaimLinks(source, links.quotes)


def _same_speaker(claim: Draft, other: Draft, book: MentionBook) -> bool:
    """They share an agent, or name one by a longer and a shorter name."""
    if set(claim.fillers("agent")) & set(other.fillers("agent")):
        return True
    first, second = ([frozenset(fold(m.name).split()) for m in speakers(c, book) if m.kind == "name"] for c in (claim, other))
    return any(a and b and (a <= b or b <= a) for a in first for b in second)


def asides(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> frozenset[int]:
    """Ids of the statements by which speakers speak of themselves within their words ("I believe", "we hope"): no claims."""
    return frozenset(d.id for d in drafts if d.cls == "Statement" and d.id in links.source and d.fillers("agent")
                     and all(m.person == "1" for m in speakers(d, book)))


def past_asides(links: ClaimLinks, asides: Collection[int]) -> ClaimLinks:
    """The links, what stands behind an aside linked to the claim that the aside belongs to."""
    source = {event: next(c for c in outward(links.source, event) if c not in asides) for event in links.source}
    return ClaimLinks(source, {c: q for c, q in links.quotes.items() if c not in asides})


# --- in what is said ----------------------------------------------------------------------------


def first_person(drafts: Sequence[Draft], links: ClaimLinks, book: MentionBook) -> list[Draft]:
    """In quoted or reported words, "I" and "we" are whoever says them."""
    by_id = {d.id: d for d in drafts}
    return [replace(d, arguments=tuple(_spoken_for(d, by_id.get(links.source.get(d.id, -1)), book))) for d in drafts]


def _spoken_for(draft: Draft, claim: Draft | None, book: MentionBook) -> Iterator[Argument]:
    said_by = speakers(claim, book) if claim is not None else []
    for argument in draft.arguments:
        mention = book.mentions[argument.mention] if argument.mention is not None else None
        if said_by and mention is not None and _is_speaker(mention, said_by):
            yield from (Argument(argument.role, m.id) for m in said_by)
        else:
            yield argument


def _is_speaker(mention: Mention, said_by: Sequence[Mention]) -> bool:
    """A pronoun of the first person; "we" of a person is those for whom he speaks, whoever they are."""
    first = mention.kind in ("pronoun", "dropped") and mention.person == "1"
    return first and not (mention.number == "Plur" and any(m.type == "Person" for m in said_by))


def hand_down(drafts: Sequence[Draft], links: ClaimLinks) -> list[Draft]:
    """The drafts with agents handed down from claims to what they ask for or promise, outermost first."""
    done = {d.id: d for d in drafts}
    for draft in sorted(drafts, key=lambda d: _depth(d.id, links.source)):
        claim = done.get(links.source.get(draft.id, -1))
        if claim is not None and claim.sentence is draft.sentence:
            done[draft.id] = _controlled(done[draft.id], claim)
    return [done[d.id] for d in drafts]


def _depth(event: int, source: Mapping[int, int]) -> int:
    return sum(1 for _ in outward(source, event))


def _controlled(draft: Draft, claim: Draft) -> Draft:
    """An event without an agent of its own, with the claim's doer: whom an appeal is addressed to, who promises."""
    role = "agent" if "agent" in draft.frame else "participant"
    doers = claim.fillers(standing()[claim.cls].doer)
    guessed = draft.handed or draft.remote and claim.cls == "Appeal"  # whoever asks for something does not do it
    if not doers or role not in draft.frame or draft.fillers("agent", "participant") and not guessed:
        return draft
    kept = tuple(a for a in draft.arguments if a.role != role)
    taken = {a.mention for a in kept}
    return replace(draft, arguments=(*kept, *(Argument(role, m) for m in doers if m not in taken)), handed=True, remote=False)
