"""Mending how parsers hang names and their titles where a title precedes its name (English), and whose subject a noun is.

A title and its name are one actor, though parsers may make of them two subjects, or a subject and an object ("reminded
*Prince Roe* that …"); a noun right before a verb without a subject is its subject, not a second one of the verb above.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.tree import PASSIVE_SUBJECTS, ancestors, is_passive, preposition, with_words
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

CORE = ("nsubj", "obj", "iobj", "obl")
_DATES = ("Date", "DATE", "TIME", "Time")
_SUBJECTLESS = ("parataxis", "conj", "advcl")
# Names of these kinds stand side by side in lists; behind a place a comma puts what it lies in.
_PEOPLE = ("Person", "PERSON", "PER")
_LISTED = (*_PEOPLE, "Organization", "ORG")


def with_titled_names(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with titles and names as one phrase each, and each verb with the subject that stands before it."""
    if lexicon.grammar.bare_genitive:
        return sentence
    for mend in (_people, _reporting_nouns, _auxiliary_subjects, _prepositions, _joined_names, _lists, _others_in_lists,
                 _behind_portfolios, _of_bodies, _beside_titles, _objects, _titles, _of_phrases, _own_subjects, _shared_out, _lost_subjects,
                 _inverted_speakers, _quoting_reporters, _absolutes, _after_conjunctions, _behind_marks, _joined_passives):
        sentence = mend(sentence, lexicon)
    return sentence


def _people(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Participles and ages that stand for people ("warned *the accused*"), tagged as the nouns that they are."""
    changed = {}
    for word in sentence.words:
        if word.upos == "VERB" and word.relation in (*CORE, "nmod", "conj") and fold(word.text) in lexicon.actors \
                and any(c.relation == "det" and c.index < word.index for c in sentence.children(word)) \
                and not sentence.children(word, "nsubj", "aux", "obj"):
            changed[word.index] = replace(word, upos="NOUN", lemma=word.text.lower(), feats="")
        elif aged := _by_age(sentence, word, lexicon):
            changed[word.index] = replace(word, upos="NOUN", lemma=aged, feats="Number=Sing")
    return with_words(sentence, changed)


def _by_age(sentence: Sentence, word: Word, lexicon: Lexicon) -> str:
    """The lemma, in the table of actors, of somebody called by his age alone ("sentenced *the 69-year-old*"); empty for any other word."""
    if word.upos != "ADJ" or word.relation not in (*CORE, "nmod", "conj"):
        return ""
    units = [c for c in sentence.children(word) if c.upos == "NOUN" and c.index < word.index and sentence.children(c, "nummod", "compound")]
    return next((whole for c in units if (whole := f"{fold(c.lemma)}-{fold(word.lemma)}") in lexicon.actors), "")


def _prepositions(sentence: Sentence, _: Lexicon) -> Sentence:
    """A preposition given to the noun that it leads, not to a modifier ("to *President* Roe") or a later conjunct ("to *A* and B")."""
    changed = {}
    for case in sentence.words:
        noun = sentence.head(case)
        above = sentence.head(noun) if noun is not None else None
        if case.relation != "case" or case.upos != "ADP" or noun is None or above is None or noun.index < case.index:
            continue
        modifier = noun.relation == "compound" or noun.deprel == "nmod:desc"
        later = noun.relation == "conj" and case.index < above.index
        if (modifier and above.index > noun.index or later) and not sentence.children(above, "case") and above.upos in ("NOUN", "PROPN"):
            changed[case.index] = replace(case, head=above.index)
    return with_words(sentence, changed)


def _objects(sentence: Sentence, _: Lexicon) -> Sentence:
    """Names without a preposition are objects ("received on Sunday *Rita Roe*"), nouns with one are none."""
    changed = {}
    for word in sentence.words:
        verb = sentence.head(word)
        if verb is None or verb.upos != "VERB" or word.index < verb.index:
            continue
        led = preposition(sentence, word)
        if word.deprel == "obj" and led and any(c.upos == "ADP" for c in sentence.children(word, "case")):
            changed[word.index] = replace(word, deprel="obl")
        named = word.upos == "PROPN" and not led and not any(e.begin <= word.begin < e.end and e.type in _DATES for e in sentence.entities)
        start = min(w.index for w in sentence.subtree(word))
        if named and (word.deprel == "obl" or word.deprel == "vocative" and start == verb.index + 1) \
                and not sentence.children(verb, "obj", "ccomp", *PASSIVE_SUBJECTS):
            changed[word.index] = replace(word, deprel="obj")
    return with_words(sentence, changed)


def _titles(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A title and the name behind it, both on one verb: the name is the title's, and so is whoever is joined to the name."""
    changed: dict[int, Word] = {}
    for title, name in zip(sentence.words, sentence.words[1:], strict=False):
        if not _one_person(sentence, title, name, lexicon):
            continue
        verb = sentence.word(title.head)
        behind = title.relation == "nsubj" and title.index > verb.index and name.relation != "nsubj"
        relation = name.deprel if behind else title.deprel
        if preposition(sentence, title) and relation == "obj":
            relation = "obl"
        changed[title.index] = replace(title, deprel=relation)
        changed[name.index] = replace(name, head=title.index, deprel="flat")
        for joined in sentence.children(name, "conj"):
            changed[joined.index] = replace(joined, head=title.index)
    return with_words(sentence, changed)


def _one_person(sentence: Sentence, title: Word, name: Word, lexicon: Lexicon) -> bool:
    if name.upos != "PROPN" or title.upos not in ("NOUN", "PROPN") or title.head != name.head or not title.head:
        return False
    if title.relation not in CORE or name.relation not in CORE or title.feat("Number") == "Plur":
        return False
    if sentence.word(title.head).upos != "VERB" or any(c.upos == "PART" for c in sentence.children(title, "case")):
        return False
    apart = any(e.begin <= title.begin < e.end <= name.begin for e in sentence.entities)  # a name of its own
    return fold(title.lemma).rstrip(".") in lexicon.titles or title.upos == "PROPN" and title.relation == name.relation and not apart


def _joined_names(sentence: Sentence, _: Lexicon) -> Sentence:
    """A name that a conjunction joins to the one that the tree takes it for a part of ("Roe *and* President *Doe*")."""
    changed = {}
    for word in sentence.words:
        head = sentence.head(word)
        if word.upos == "PROPN" and head is not None and head.upos in ("PROPN", "NOUN") and head.index < word.index \
                and _is_joined(sentence, word, head):
            changed[word.index] = replace(word, deprel="conj")
    return with_words(sentence, changed)


def _is_joined(sentence: Sentence, word: Word, head: Word) -> bool:
    """A conjunction stands before the word: somewhere in what would be one name, or first in what would be an apposition."""
    if word.relation == "flat":
        return any(w.upos == "CCONJ" for w in sentence.words[head.index:word.index - 1])
    first = min(w.index for w in sentence.subtree(word))
    return word.relation == "appos" and first > head.index and sentence.word(first).upos == "CCONJ"


def _lists(sentence: Sentence, _: Lexicon) -> Sentence:
    """Names in a row of which the last is joined by a conjunction are a list, where the tree has appositions ("*A*, *B* and C met")."""
    changed: dict[int, Word] = {}
    for first in sentence.words:
        kind = _kind(sentence, first)
        if first.upos != "PROPN" or kind not in _LISTED:
            continue
        members = [w for w in sentence.children(first, "appos", "list") if w.index > first.index and w.upos == "PROPN"
                   and _kind(sentence, w) == kind and _behind_comma(sentence, w)]
        joined = [w for m in (first, *members) for w in sentence.children(m, "conj") if members and w.index > members[-1].index]
        if joined and (len(members) > 1 or _kind(sentence, joined[-1]) == kind):
            changed |= {w.index: replace(w, deprel="conj") for w in members}
    return with_words(sentence, changed)


def _others_in_lists(sentence: Sentence, _: Lexicon) -> Sentence:
    """Who cannot be the person named before him is another member of a list ("Roe, *his wife* and …", "Roe, *two ministers* and …")."""
    changed: dict[int, Word] = {}
    for name in sentence.words:
        if name.upos != "PROPN" or _kind(sentence, name) not in _PEOPLE:
            continue
        for other in sentence.children(name, "appos"):
            owned = any(c.upos == "PRON" and c.feat("Person") == "3" for c in sentence.children(other, "nmod:poss"))
            joined = [w for m in (name, other) for w in sentence.children(m, "conj") if w.index > other.index]
            if other.upos == "NOUN" and (owned or other.feat("Number") == "Plur") and _behind_comma(sentence, other) and joined \
                    and not any(w.index < other.index for w in sentence.children(name, "conj")):
                changed[other.index] = replace(other, deprel="conj")
    return with_words(sentence, changed)


def _behind_portfolios(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The name between offices and the verb is their bearer's, who is the subject, not in apposition to what the last is over.

    So *Roe* in "Minister of Trade and Chairman of the Committee Rita Roe said": the last office is the name's title.
    """
    changed: dict[int, Word] = {}
    for name in sentence.words:
        over, office = sentence.head(name), _office_over(sentence, name, lexicon)
        if office is None or over is None:
            continue
        offices = [w for w in sentence.words[office.index - 1:name.index - 1] if fold(w.lemma) in lexicon.titles and w.upos != "ADJ"]
        last = next((w for w in reversed(offices) if w.head == office.index or w is office or w.relation == "conj"), office)
        changed[name.index] = replace(name, head=last.index, deprel="flat")
        if last is not office:
            changed[last.index] = replace(last, head=office.head, deprel=office.deprel)
            changed[office.index] = replace(office, head=last.index, deprel="nmod:desc")
    return with_words(sentence, changed)


def _of_bodies(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The office right behind a body's name, and its short form in brackets, is the body's, not in apposition to it.

    So *president* in "against the Labour Party (LP) president": it heads the phrase.
    """
    changed: dict[int, Word] = {}
    for office in sentence.words:
        body = sentence.head(office)
        if office.relation != "appos" or body is None or office.upos != "NOUN" or fold(office.lemma) not in lexicon.titles \
                or body.upos != "PROPN" or _kind(sentence, body) in _PEOPLE or body.index > office.index:
            continue
        between = sentence.words[body.index:office.index - 1]
        bracketed = bool(between) and between[0].text == "(" and between[-1].text == ")"
        if between and not bracketed or sentence.children(office, "det", "case"):
            continue
        changed |= {w.index: replace(w, head=office.index) for w in sentence.children(body, "case", "det")}
        changed[office.index] = replace(office, head=body.head, deprel=body.deprel)
        changed[body.index] = replace(body, head=office.index, deprel="compound")
    return with_words(sentence, changed)


def _office_over(sentence: Sentence, name: Word, lexicon: Lexicon) -> Word | None:
    """The office that is the subject of the verb right behind a person's name which hangs on what the office is over."""
    over = sentence.head(name)
    if over is None or over.index > name.index or name.relation not in ("appos", "flat", "nmod") or preposition(sentence, name) \
            or name.upos != "PROPN" or _kind(sentence, name) not in _PEOPLE or _kind(sentence, over) in _PEOPLE:
        return None
    if not any(e.begin == name.begin for e in sentence.entities) or _behind_comma(sentence, name):
        return None
    end = max(w.index for w in sentence.subtree(name))
    verb = next((w for w in sentence.words[end:] if w.upos not in ("AUX", "ADV")), None)
    subjects = sentence.children(verb, "nsubj") if verb is not None and verb.upos == "VERB" else ()
    office = next((w for w in subjects if w.index < name.index and fold(w.lemma) in lexicon.titles), None)
    if office is None or over is office or office.upos not in ("NOUN", "PROPN") or sentence.children(office, "flat"):
        return None
    between = sentence.words[office.index:name.index - 1]
    return None if any(w.upos in ("VERB", "SCONJ", "PRON") for w in between) or between[0].upos != "ADP" else office


def _beside_titles(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Whoever is joined to the name behind a title stands beside the title, which heads the phrase ("judges *Roe* and *Doe*")."""
    changed: dict[int, Word] = {}
    for word in sentence.words:
        name = sentence.head(word)
        if word.relation != "conj" or name is None or name.index > word.index or not _has_title(sentence, name, lexicon):
            continue
        top = next((h for h, dependent in ancestors(sentence, name) if h.relation != "flat"), name)
        if top.upos in ("NOUN", "PROPN") and word.upos in ("NOUN", "PROPN") and name.upos == "PROPN":
            changed[word.index] = replace(word, head=top.index)
    return with_words(sentence, changed)


def _has_title(sentence: Sentence, name: Word, lexicon: Lexicon) -> bool:
    """A name that the tree makes a part of the title before it, or puts in apposition to the office right before it."""
    title = sentence.word(name.index - 1) if name.index > 1 else None
    apposed = name.relation == "appos" and title is not None and name.head == title.index and fold(title.lemma) in lexicon.titles
    return name.relation == "flat" or apposed


def _after_conjunctions(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The noun between "after" and a finite verb is the verb's subject, which a preposition cannot lead ("after *the judges* decided")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos != "VERB" or verb.feat("VerbForm") != "Fin" or verb.relation not in ("parataxis", "advcl", "ccomp", "conj") \
                or sentence.children(verb, "nsubj", "csubj", "expl", "aux:pass"):
            continue
        for noun in sentence.children(verb, "obl")[-1:]:
            led = [c for c in sentence.children(noun, "case") if fold(c.text) in lexicon.grammar.clausal and c.index < noun.index]
            between = sentence.words[noun.index:verb.index - 1]
            if noun.index < verb.index and led and not any(w.upos == "VERB" or w.text == "," for w in between):
                changed[noun.index] = replace(noun, deprel="nsubj")
                changed[led[0].index] = replace(led[0], head=verb.index, deprel="mark")
    return with_words(sentence, changed)


def _absolutes(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The noun between "with" and a gerund is its subject, which a preposition cannot lead ("with *the army* leaving the town")."""
    with_ = lexicon.grammar.joint - lexicon.grammar.mutual
    changed: dict[int, Word] = {}
    for noun in sentence.words:
        verb = sentence.head(noun)
        if noun.relation != "obl" or verb is None or verb.upos != "VERB" or verb.index < noun.index \
                or verb.feat("VerbForm") not in ("Ger", "Part") or verb.feat("Tense") == "Past" or verb.relation != "advcl" \
                or fold(preposition(sentence, noun)) not in with_ or sentence.children(verb, "nsubj", "aux"):
            continue
        changed[noun.index] = replace(noun, deprel="nsubj")
        changed |= {w.index: replace(w, head=verb.index, deprel="mark") for w in sentence.children(noun, "case")}
    return with_words(sentence, changed)


def _behind_marks(sentence: Sentence, _: Lexicon) -> Sentence:
    """The noun between a subordinator and its verb is that verb's subject, not one of the verb above ("days after *the judges* met")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        marks = [w for w in sentence.children(verb, "mark") if w.upos in ("SCONJ", "ADP") and w.index < verb.index]
        finite = verb.feat("VerbForm") == "Fin" or bool(sentence.children(verb, "aux", "aux:pass"))
        if verb.upos != "VERB" or not marks or not finite or sentence.children(verb, "nsubj", "csubj", "expl"):
            continue
        nouns = [w for w in sentence.words[marks[-1].index:verb.index - 1] if w.relation == "nsubj" and 0 < w.head < marks[-1].index]
        if len(nouns) != 1:
            continue
        phrase = {w.index for w in sentence.subtree(nouns[0])}
        relation = _subject_relation(sentence, verb)
        changed[nouns[0].index] = replace(nouns[0], head=verb.index, deprel=relation)
        if verb.head in phrase:
            changed[verb.index] = replace(verb, head=nouns[0].head, deprel="advcl")
    return with_words(sentence, changed)


def _joined_passives(sentence: Sentence, _: Lexicon) -> Sentence:
    """Names between "and" and a passive's auxiliary are its subjects, not joined to what stands before.

    So *Roe* in "the order was challenged in court and *Roe* was sued".
    """
    for verb in sentence.words:
        auxiliaries = sentence.children(verb, "aux", "aux:pass")
        above = sentence.head(verb)
        if verb.upos != "VERB" or above is None or above.index > verb.index or not auxiliaries or not is_passive(sentence, verb) \
                or sentence.children(verb, "nsubj", *PASSIVE_SUBJECTS):
            continue
        start = auxiliaries[0].index
        for before in sentence.children(verb, "obl", "obl:agent"):
            names = [w for w in sentence.children(before, "conj") if before.index < w.index < start]
            inside = {w.index for n in names for w in sentence.subtree(n)}
            if above.index < before.index < start and names and inside >= set(range(names[0].index, start)) \
                    and sentence.word(min(inside)).upos == "CCONJ":
                changed = {w.index: replace(w, head=names[0].index) for w in names[1:]}
                changed[names[0].index] = replace(names[0], head=verb.index, deprel=PASSIVE_SUBJECTS[0])
                changed[before.index] = replace(before, head=above.index, deprel="obl")
                changed[verb.index] = replace(verb, deprel="conj")
                return with_words(sentence, changed)
    return sentence


def _kind(sentence: Sentence, word: Word) -> str:
    """What the recogniser takes the name for that begins, titles aside, with a word or goes on with it; empty for no name."""
    return next((e.type for e in sentence.entities if e.begin <= word.begin < e.end), "")


def _subject_relation(sentence: Sentence, verb: Word) -> str:
    return PASSIVE_SUBJECTS[0] if is_passive(sentence, verb) else "nsubj"


def _behind_comma(sentence: Sentence, word: Word) -> bool:
    first = min(w.index for w in sentence.subtree(word))
    return first > 1 and sentence.word(first - 1).text == "," or sentence.word(first).text == ","


def _lost_subjects(sentence: Sentence, _: Lexicon) -> Sentence:
    """The phrase between a comma and a main verb without a subject is its subject, where the tree hangs it on what stands before the comma.

    "Behind the return of Doe, *the inspector* told the press …", "in protest of the war, *students and nurses* have marched".
    """
    changed = {}
    for verb in sentence.words:
        finite = verb.feat("VerbForm") == "Fin" or bool(sentence.children(verb, "aux"))
        if verb.upos != "VERB" or verb.relation not in ("root", "parataxis") or not finite \
                or sentence.children(verb, "nsubj", "csubj", "expl"):
            continue
        phrase = _right_before(sentence, verb)
        tops = [w for w in phrase if w.upos in ("NOUN", "PROPN") and not phrase[0].index <= w.head <= phrase[-1].index]
        if len(tops) == 1 and tops[0].relation in ("appos", "conj", "flat") and not preposition(sentence, tops[0]) \
                and phrase[0].upos not in ("CCONJ", "ADP", "SCONJ") and not any(w.upos == "VERB" for w in phrase):
            relation = _subject_relation(sentence, verb)
            subject = _bearer(sentence, tops[0])
            changed[subject.index] = replace(subject, head=verb.index, deprel=relation)
    return with_words(sentence, changed)


def _bearer(sentence: Sentence, office: Word) -> Word:
    """The name behind a comma that an office is in apposition to; any other word itself ("…, *Roe*, inspector of police, said")."""
    name = sentence.head(office)
    if name is None or office.relation != "appos" or office.upos != "NOUN" or name.upos != "PROPN":
        return office
    return name if name.relation in ("appos", "conj", "flat") and _behind_comma(sentence, name) else office


def _right_before(sentence: Sentence, verb: Word) -> list[Word]:
    """The words between the last comma before a verb and the verb with its auxiliaries and adverbs; empty without a comma."""
    last = verb.index - 1
    while last and sentence.word(last).upos in ("AUX", "ADV", "PART"):
        last -= 1
    first = last
    while first and sentence.word(first).text != ",":
        first -= 1
    return list(sentence.words[first:last]) if first and last > first else []


def _of_phrases(sentence: Sentence, _: Lexicon) -> Sentence:
    """What parsers take for a second subject though a preposition leads it ("Inspector Roe *of the city police* said")."""
    changed = {}
    for word in sentence.words:
        if word.deprel != "nsubj" or not word.head:
            continue
        before = [w for w in sentence.children(sentence.word(word.head), "nsubj") if w.index < word.index]
        phrase = {w.index for w in sentence.subtree(word)}
        if before and sentence.word(min(phrase)).upos == "ADP" and before[-1].index < min(phrase):
            changed[word.index] = replace(word, head=before[-1].index, deprel="nmod")
    return with_words(sentence, changed)


def _auxiliary_subjects(sentence: Sentence, _: Lexicon) -> Sentence:
    """A subject that the tree hangs on an auxiliary, given to the auxiliary's verb ("*Roe* had, at the time, answered")."""
    changed = {}
    for word in sentence.words:
        auxiliary = sentence.head(word)
        if word.relation != "nsubj" or auxiliary is None or auxiliary.upos != "AUX" or auxiliary.relation != "aux":
            continue
        verb = sentence.head(auxiliary)
        if verb is not None and verb.upos == "VERB" and not sentence.children(verb, "nsubj", "csubj", "expl"):
            relation = _subject_relation(sentence, verb)
            changed[word.index] = replace(word, head=verb.index, deprel=relation)
    return with_words(sentence, changed)


def _reporting_nouns(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """What ends a sentence behind a subject is the verb that it is spelt like ("the talks go on, the radio *reports*")."""
    changed = {}
    for word in sentence.words:
        subjects = sentence.children(word, "nsubj")
        after = sentence.words[word.index:word.index + 1]
        if word.upos == "NOUN" and word.feat("Number") == "Plur" and subjects and subjects[-1].index == word.index - 1 \
                and (not after or after[0].upos == "PUNCT") and not sentence.children(word, "cop", "det", "case") \
                and lexicon.says(word):
            changed[word.index] = replace(word, upos="VERB", feats="Mood=Ind|Tense=Pres|VerbForm=Fin")
    return with_words(sentence, changed)


def _quoting_reporters(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Who stands between a verb of saying and "quoting" says it; no object precedes its verb (", reports *our man* quoting police")."""
    changed: dict[int, Word] = {}
    for noun in sentence.words:
        quoting = sentence.head(noun)
        verb = sentence.head(quoting) if quoting is not None else None
        if noun.relation == "obj" and quoting is not None and verb is not None and verb.index < noun.index < quoting.index \
                and fold(quoting.text) in lexicon.grammar.quoting and not sentence.children(verb, "nsubj"):
            changed[noun.index] = replace(noun, head=verb.index, deprel="nsubj")
            changed[quoting.index] = replace(quoting, deprel="advcl")
    return with_words(sentence, changed)


def _shared_out(sentence: Sentence, _: Lexicon) -> Sentence:
    """Two joined nouns behind a verb, the second a verb's subject, are both its subjects ("he said *the mayor* and *the judge* lied")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        above = sentence.head(verb)
        own = sentence.children(verb, "nsubj")
        if verb.upos != "VERB" or verb.relation != "ccomp" or above is None or above.index > verb.index or len(own) != 1:
            continue
        first = min(w.index for w in sentence.subtree(own[0]))
        other = next((w for w in sentence.children(above, "nsubj", "obj") if above.index < w.index < first
                      and max(i.index for i in sentence.subtree(w)) == first - 1), None)
        if other is not None and sentence.word(first).upos == "CCONJ" and len(sentence.children(above, "nsubj")) > 1:
            changed[other.index] = replace(other, head=verb.index, deprel=own[0].deprel)
            changed[own[0].index] = replace(own[0], head=other.index, deprel="conj")
    return with_words(sentence, changed)


def _own_subjects(sentence: Sentence, _: Lexicon) -> Sentence:
    """A second subject behind a verb given to the verb that it stands before ("A kept silent, *B* rejected it", "A said *B* met C")."""
    changed = {}
    for verb in sentence.words:
        above = sentence.head(verb)
        if verb.relation == "ccomp" and above is not None and above.index > verb.index and verb.upos == "VERB" \
                and not sentence.children(verb, "nsubj", "csubj", "expl"):  # "*the parents* appear to be safe, police said"
            subjects = sentence.children(above, "nsubj")
            if len(subjects) > 1 and subjects[0].index < verb.index < subjects[1].index < above.index:
                changed[subjects[0].index] = replace(subjects[0], head=verb.index)
            continue
        reported = verb.relation == "ccomp" and above is not None and any(w.index < above.index for w in sentence.children(above, "nsubj"))
        if verb.upos != "VERB" or above is None or above.index > verb.index or verb.relation not in _SUBJECTLESS and not reported \
                or sentence.children(verb, "nsubj", "csubj", "expl", "mark" if reported else "expl"):
            continue
        own = [w for w in sentence.children(above, "nsubj") if above.index < w.index < verb.index]
        between = sentence.words[own[-1].index:verb.index - 1] if own else ()
        if own and not any(w.upos in ("VERB", "SCONJ") or w.relation in CORE and w.head == above.index for w in between):
            relation = _subject_relation(sentence, verb)
            changed[own[-1].index] = replace(own[-1], head=verb.index, deprel=relation)
    return with_words(sentence, changed)


def _inverted_speakers(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Who stands between a verb of saying without a subject and "adding" has said it ("… , *said the officer adding*")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos != "VERB" or not lexicon.says(verb) or sentence.children(verb, "nsubj", "mark", "aux", *PASSIVE_SUBJECTS):
            continue
        for more in sentence.children(verb, "ccomp", "advcl", "xcomp"):
            own = sentence.children(more, "nsubj")
            if own and more.feat("Tense") == "Pres" and more.feat("VerbForm") == "Part" and lexicon.says(more) \
                    and not sentence.children(more, "aux") and min(w.index for w in sentence.subtree(own[0])) == verb.index + 1:
                changed |= {own[0].index: replace(own[0], head=verb.index), more.index: replace(more, deprel="advcl")}
    return with_words(sentence, changed)
