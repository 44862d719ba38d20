"""Mending what a tokeniser got wrong and the tables know better, before anything is extracted.

Two slips lose events in news Arabic: a preposition left on a word that the tagger then takes for a name
("بزيارة"), and a first letter split off as a conjunction ("و سائل" for ``وسائل``). In English the tagger takes the
participle of "has said" for that of "was said". Offsets are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.agreement import is_feminine
from kg.extract.bearers import with_bearers
from kg.extract.mentions import MONEY
from kg.extract.paired_places import with_paired_places
from kg.extract.participles import with_adverbial_participles
from kg.extract.swallowed import with_swallowed_arguments
from kg.extract.titled import with_titled_names
from kg.extract.tree import (
    PASSIVE_SUBJECTS,
    ancestors,
    comes_after,
    has_article,
    preposition,
    with_fields,
    with_words,
)
from kg.extract.verb_first import with_arguments_in_place
from kg.extract.voice import with_unmarked_passives
from kg.extract.whole_people import with_whole_people
from kg.extract.wordforms import with_true_words
from kg.lang.lexicon import Lexicon, category_words
from kg.model import Document, Sentence, Word
from kg.text import fold

NEAR = 8
REPORTING = 6  # of the last words of a sentence, one may be the verb of a reporting clause
MISTAGGED = ("PROPN", "X", "NOUN", "ADJ")


def repaired(document: Document, lexicon: Lexicon) -> Document:
    """The document with its sentences mended; the same document where nothing is to mend."""
    sentences = tuple(_mended(sentence, lexicon) for sentence in _without_tags(document, lexicon))
    return document if sentences == document.sentences else replace(document, sentences=sentences)


def _without_tags(document: Document, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences but for a list of tags behind the last one ("Tags Syria Moscow gas", ``سمات سوريا موسكو``), which no full stop ends."""
    *before, last = document.sentences or (None,)
    if not before or last is None or not last.words or last.words[-1].upos == "PUNCT":
        return document.sentences
    text = fold(document.article.text[last.begin:last.end]).strip()
    tagged = any(text.startswith(f"{label} ") for label in lexicon.grammar.tags)
    return document.sentences[:-1] if tagged else document.sentences


def _mended(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    for mend in (_joined, _split, with_true_words, _dated, _handled, _reported, _torn, _voiced, _fined, _prefixed, _relative_verbs,
                 _months, _inverted, _rejoined, _substantives, _topics, _at_least, _that_he, with_paired_places, with_whole_people,
                 with_bearers, with_arguments_in_place, with_swallowed_arguments, _one_subject, _rounded, _honoured, _speakers,
                 with_titled_names, _urged, _appealed, with_unmarked_passives, with_adverbial_participles):
        sentence = mend(sentence, lexicon)
    return sentence


def _dated(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A day right before its verb and behind the subject is when it was done ("the council *Monday* warned him")."""
    if lexicon.grammar.pro_drop:
        return sentence
    days = category_words(lexicon.lang, "dates/weekdays", "weekday")
    changed = {day.index: replace(day, deprel="obl") for day in sentence.words
               if day.relation == "nsubj" and fold(day.text) in days and not sentence.children(day)
               and any(w.index < day.index and w.head == day.head and w.relation == "nsubj" for w in sentence.words)}
    return with_words(sentence, changed)


def _handled(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Somebody between a verb and the participle that says with what it was done is the verb's object ("stabbed *him* using a knife")."""
    changed: dict[int, Word] = {}
    for use in sentence.words:
        verb, subjects = sentence.head(use), sentence.children(use, "nsubj")
        if fold(use.lemma) in lexicon.grammar.wielding and use.feat("VerbForm") in ("Ger", "Part") and not sentence.children(use, "aux") \
                and use.relation in ("xcomp", "ccomp", "advcl") and verb is not None and verb.upos == "VERB" and len(subjects) == 1 \
                and verb.index < subjects[0].index < use.index and not sentence.children(verb, "obj", "iobj", "aux:pass"):
            changed[subjects[0].index] = replace(subjects[0], head=verb.index, deprel="obj")
            changed[use.index] = replace(use, deprel="advcl")
    return with_words(sentence, changed)


def _reported(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A reporting clause behind a comma at the end of its sentence is no relative clause ("… for the feast, *the spokesman said*.")."""
    if lexicon.grammar.pro_drop:
        return sentence
    root = next((w for w in sentence.words if not w.head), None)
    saying = [v for v in sentence.words[-REPORTING:] if v.deprel == "acl:relcl" and v.upos == "VERB" and root is not None
              and any(s.cls == "Statement" for s in lexicon.senses.get((fold(v.lemma), "VERB"), ())) and _is_set_off(sentence, v)]
    return with_words(sentence, {v.index: replace(v, head=root.index, deprel="parataxis") for v in saying if root is not None})


def _torn(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Of two subjects of a verb behind what it reports, the first is that clause's ("*The guards* were able to flee, he said")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words if not lexicon.grammar.pro_drop else ():
        subjects = [w for w in sentence.children(verb, "nsubj") if w.index < verb.index] if verb.upos == "VERB" else []
        clause = next(iter(sentence.children(verb, "ccomp", "parataxis")), None) if len(subjects) > 1 else None
        if clause is not None and subjects[0].index < clause.index < subjects[-1].index and not sentence.children(clause, "nsubj", "csubj"):
            relation = "nsubj:pass" if sentence.children(clause, "aux:pass") else "nsubj"
            changed[subjects[0].index] = replace(subjects[0], head=clause.index, deprel=relation)
    return with_words(sentence, changed)


def _is_set_off(sentence: Sentence, verb: Word) -> bool:
    """The verb has a subject of its own, no relative pronoun, right behind a comma, and no object."""
    subjects = sentence.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0].feat("PronType") == "Rel" or sentence.children(verb, "obj", "ccomp", "mark"):
        return False
    first = min(w.index for w in sentence.subtree(subjects[0]))
    return first > 1 and sentence.word(first - 1).text == "," and first <= subjects[0].index < verb.index


def _voiced(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Verbs called passive that cannot be, in a language that has passive auxiliaries, made active with their subjects.

    The subject of one with such an auxiliary is the passive's, whatever the parser calls it.
    """
    active = {w.index for w in sentence.words if w.upos == "VERB" and _is_active(sentence, w, lexicon)}
    passive = {w.index for w in sentence.words if lexicon.grammar.passive_auxiliaries and w.index not in active
               and sentence.children(w, "aux:pass") and not sentence.children(w, *PASSIVE_SUBJECTS)}
    if not active and not passive:
        return sentence
    words = []
    for word in sentence.words:
        if word.index in active:
            word = replace(word, feats="|".join(f for f in word.feats.split("|") if f != "Voice=Pass"))
        elif word.head in active and word.deprel in PASSIVE_SUBJECTS:
            word = replace(word, deprel=word.deprel.removesuffix(":pass"))
        elif word.head in active and word.deprel == "aux:pass":
            word = replace(word, deprel="aux")
        elif word.head in passive and word.deprel in ("nsubj", "csubj"):
            word = replace(word, deprel=f"{word.deprel}:pass")
        words.append(word)
    return replace(sentence, words=tuple(words))


def _fined(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A verb joined to a passive whose only object is money is passive as well ("was jailed and *fined $5,000*")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words if lexicon.grammar.passive_auxiliaries else ():
        first = sentence.head(verb)
        sums = sentence.children(verb, "obj")
        joined = verb.upos == "VERB" and verb.relation == "conj" and first is not None and bool(sentence.children(first, "aux:pass"))
        own = sentence.children(verb, "nsubj", "aux", "iobj")
        if joined and sums and not own and _punishes(verb, lexicon) and all(_is_money(sentence, w) for w in sums):
            changed[verb.index] = replace(verb, feats="Tense=Past|VerbForm=Part|Voice=Pass")
            changed |= {w.index: replace(w, deprel="obl") for w in sums}
    return with_words(sentence, changed)


def _punishes(verb: Word, lexicon: Lexicon) -> bool:
    """A verb whose object is somebody, never the sum: not who "was hired and *earned* $1m"."""
    frames = [s.frame for s in lexicon.senses.get((fold(verb.lemma), "VERB"), ())]
    return bool(frames) and all("obj" in f.get("target", ()) and "obj" not in f.get("theme", ()) for f in frames)


def _is_money(sentence: Sentence, word: Word) -> bool:
    return any(e.type in MONEY and e.begin <= word.begin < e.end for e in sentence.entities)


def _is_active(sentence: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """A participle of the present ("are *hustling*"), or one of the past with no passive auxiliary ("has *said*")."""
    passive = lexicon.grammar.passive_auxiliaries
    if not passive or verb.relation in ("acl", "amod"):
        return False
    auxiliaries = sentence.children(verb, "aux")
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Pres":
        return any(w.deprel == "aux:pass" for w in auxiliaries)
    if verb.feat("Voice") != "Pass" or any(fold(w.lemma) in passive for w in auxiliaries):
        return False
    return bool(auxiliaries or sentence.children(verb, "nsubj"))


def _prefixed(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Imperfects whose prefix the lemmatiser takes for a part of the stem (``تواصل``, she goes on, is no form of ``تواصل``).

    Perfects with an "and" left on (``وأفاد`` right behind a full stop) get their lemmas too.
    """
    if not lexicon.grammar.pro_drop:
        return sentence
    stems = {w.index: stem for w in sentence.words if (stem := _stem_of_imperfect(w, lexicon) or _behind_and(w, lexicon))}
    return with_words(sentence, {i: replace(sentence.word(i), lemma=stem) for i, stem in stems.items()})


def _stem_of_imperfect(word: Word, lexicon: Lexicon) -> str:
    """Without its prefix, an imperfect that is spelt like its lemma; a lemma in t- would have the prefix before that.

    Forms of ``lemmas.tsv`` have the lemma that they are given there (``تفقد``, he inspected, seldom is she who loses).
    """
    form = fold(word.text)
    if form in lexicon.lemmas or word.upos != "VERB" or word.feat("Aspect") != "Imp" or form != fold(word.lemma) \
            or not word.text.startswith("ت"):
        return ""
    stem = word.text[1:]
    return stem if not word.text.endswith("ى") and (fold(stem), "VERB") in lexicon.senses else ""


def _behind_and(word: Word, lexicon: Lexicon) -> str:
    """The lemma of a perfect with a conjunction left on, where the tables know the verb without it and not the one with it."""
    stem = word.text[1:]
    left_on = word.upos == "VERB" and word.feat("Aspect") == "Perf" and word.text[:1] in ("و", "ف") and len(stem) > 2
    return stem if left_on and (fold(stem), "VERB") in lexicon.senses and (fold(word.lemma), "VERB") not in lexicon.senses else ""


def _split(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Prepositions taken off event nouns."""
    stems = {w.index: stem for w in sentence.words if (stem := _stem(w, lexicon))}
    if not stems:
        return sentence
    moved = {w.index: w.index + sum(1 for i in stems if i <= w.index) for w in sentence.words}
    words: list[Word] = []
    for word in sentence.words:
        new = replace(word, index=moved[word.index], head=moved.get(word.head, 0))
        if word.index not in stems:
            words.append(new)
            continue
        clitic = len(word.text) - len(stems[word.index])
        words.append(replace(new, index=new.index - 1, text=word.text[:clitic], lemma=word.text[:clitic], upos="ADP", feats="",
                             head=new.index, deprel="case", end=word.begin + clitic))
        noun = replace(new, text=word.text[clitic:], lemma=word.text[clitic:], upos="NOUN", begin=word.begin + clitic)
        words.append(_governed(noun, words))
    return replace(sentence, words=tuple(words))


def _stem(word: Word, lexicon: Lexicon) -> str:
    """The event noun behind a preposition that was not split off, empty for any other word."""
    if word.upos not in MISTAGGED or word.begin != word.token_begin or word.end != word.token_end:
        return ""
    if word.end - word.begin != len(word.text) or any((fold(word.text), pos) in lexicon.senses for pos in ("NOUN", "VERB", "ADJ")):
        return ""
    for clitic in lexicon.grammar.proclitics:
        rest = word.text.removeprefix(clitic)
        if rest != word.text and len(rest) >= 4 and (fold(rest), "NOUN") in lexicon.senses and fold(word.text) not in lexicon.actors:
            return rest
    return ""


def _governed(noun: Word, before: list[Word]) -> Word:
    """The noun under the verb before it, if there is one near; else where the parser had put it."""
    verb = next((w for w in reversed(before[-NEAR:]) if w.upos == "VERB"), None)
    return replace(noun, head=verb.index, deprel="obl") if verb is not None else noun


def _inverted(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The noun behind a verb with an object pronoun, which is its subject (``نفذه متطرف``), made so where the parser sees an object."""
    if not lexicon.grammar.pro_drop:
        return sentence
    subjects = set()
    for verb in sentence.words:
        objects = sentence.children(verb, "obj", "iobj") if verb.upos == "VERB" and not sentence.children(verb, "nsubj") else ()
        after = [w for w in objects if w.upos in ("NOUN", "PROPN", "ADJ") and w.index == verb.index + 2]
        if after and objects[0].upos == "PRON" and objects[0].index == verb.index + 1 and after[0].feat("Case") != "Acc":
            subjects.add(after[0].index)
    return with_fields(sentence, subjects, deprel="nsubj")


def _relative_verbs(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Verbs of relative clauses that the tagger takes for nouns: they have a pronoun and a subject (``هجوم شنه مسلحون``)."""
    if not lexicon.grammar.pro_drop:
        return sentence
    verbs: set[int] = set()
    for word in sentence.words:
        if word.upos == "NOUN" and word.relation in ("nmod", "acl") and (fold(word.lemma), "VERB") in lexicon.senses:
            subjects = [w for w in sentence.children(word, "nsubj") if w.index > word.index and w.upos in ("NOUN", "PROPN")]
            pronoun = [w for w in sentence.children(word, "nmod", "obj") if w.upos == "PRON" and w.index == word.index + 1]
            above = sentence.head(word)
            if subjects and pronoun and above is not None and above.upos == "NOUN" and not preposition(sentence, word):
                verbs.add(word.index)
    words = []
    for word in sentence.words:
        if word.index in verbs:
            word = replace(word, upos="VERB", deprel="acl:relcl", feats="Aspect=Perf|Person=3|Voice=Act")
        elif word.head in verbs and word.relation == "nmod":
            word = replace(word, deprel="obj" if word.upos == "PRON" else "obl")
        words.append(word)
    return replace(sentence, words=tuple(words)) if verbs else sentence


def _rejoined(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Names and nouns that the parser joins to an adjective, joined to its noun ("the central *government* and Okinawa")."""
    if not lexicon.grammar.bare_genitive:
        return sentence
    moved: dict[int, int] = {}
    for word in sentence.words:
        first = sentence.head(word) if word.relation == "conj" else None
        if first is None or first.relation != "amod" or first.upos != "ADJ" or not first.head or first.index > word.index:
            continue
        named = word.upos == "PROPN" or word.upos == "NOUN" and fold(word.lemma) in lexicon.actors
        if named and sentence.word(first.head).upos in ("NOUN", "PROPN"):
            moved[word.index] = first.head
    return with_words(sentence, {i: replace(sentence.word(i), head=head) for i, head in moved.items()})


def _substantives(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Adjectives for people with an article right behind a noun that has none: its genitive (``إحالة المتهمين``)."""
    if not lexicon.grammar.bare_genitive:
        return sentence
    genitives = set()
    for word in sentence.words:
        noun = sentence.head(word)
        behind = noun is not None and noun.index == word.index - 1 and noun.upos == "NOUN"
        if word.upos in ("ADJ", "NOUN") and word.relation == "amod" and noun is not None and behind \
                and fold(word.lemma) in lexicon.actors \
                and has_article(word, lexicon.grammar.article, 3) and not has_article(noun, lexicon.grammar.article, 3) \
                and lexicon.knows(noun, "NOUN"):
            genitives.add(word.index)
    return with_fields(sentence, genitives, upos="NOUN", deprel="nmod")


def _one_subject(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A verb has one subject, with which it agrees: a second one behind it, or one right behind of the other gender, is its object.

    Where that is the head of a clause ("suspect *that it was a palace*") it is the verb's clause.
    """
    if not lexicon.grammar.pro_drop:
        return sentence
    objects = {w.index for verb in sentence.words if verb.upos == "VERB" and not sentence.children(verb, "obj")
               for w in _no_subjects(sentence, verb)}
    clauses = {i for i in objects if sentence.children(sentence.word(i), "mark", "cop")}
    return with_fields(with_fields(sentence, clauses, deprel="ccomp"), objects - clauses, deprel="obj")


def _rounded(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A number behind "about" is the subject of a verb that has none and takes no object (``لجأ نحو ألف مدني``)."""
    if not lexicon.grammar.pro_drop:
        return sentence
    subjects: set[int] = set()
    for verb in sentence.words:
        senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ()) if verb.upos == "VERB" else ()
        if all(any("obj" in slots for slots in s.frame.values()) for s in senses) or sentence.children(verb, "obj"):
            continue
        if any(w.upos != "PRON" for w in sentence.children(verb, "nsubj")):
            continue
        rounded = [w for w in sentence.children(verb, "obl") if w.index > verb.index and w.upos in ("NOUN", "NUM", "ADJ")
                   and fold(preposition(sentence, w)) in lexicon.grammar.quantifiers and any(c.upos == "NUM" for c in sentence.children(w))]
        subjects.update(w.index for w in rounded[:1])
    return with_fields(sentence, subjects, deprel="nsubj")


def _at_least(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A number behind "no less than" stands where that does, whose verb says nothing (``إن | ما لا يقل عن ستة جنود | قتلوا``)."""
    for what in sentence.words:
        verb = _rounding(sentence, what, lexicon)
        number = next((w for w in sentence.children(verb, "obl", "nmod", "obj") if verb.index < w.index <= verb.index + 3), None) \
            if verb is not None else None
        if verb is None or number is None:
            continue
        place = verb if what.head == verb.index else what
        above = sentence.head(place)
        relation = "nsubj" if place.relation in ("advcl", "ccomp", "csubj", "acl", "conj") and above is not None and above.upos == "VERB" \
            else place.deprel
        rounding = sentence.words[what.index - 1:number.index - 1]
        moved = {w.index: replace(w, head=number.index, deprel="dep") for w in rounding}
        moved |= {verb.index: replace(verb, upos="ADV", head=number.index, deprel="dep")}
        moved |= {w.index: replace(w, head=number.index) for w in sentence.words
                  if w.head in (what.index, verb.index) and w.index not in moved}
        sentence = with_words(sentence, moved | {number.index: replace(number, head=place.head, deprel=relation)})
    return sentence


def _that_he(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A pronoun written onto "that" is the subject of its clause if it agrees and the clause has no other (``إلى أن | ه سيبدأ``)."""
    if not lexicon.grammar.pro_drop:
        return sentence
    changed: dict[int, Word] = {}
    for word in sentence.words:
        mark, before = sentence.head(word), sentence.words[word.index - 2]
        verb = sentence.head(mark) if mark is not None and mark.relation == "mark" else None
        if word.upos == "PRON" and word.relation == "fixed" and fold(before.lemma) in lexicon.grammar.complementizers \
                and verb is not None and verb.upos == "VERB" and verb.index > word.index and verb.feat("Number") == word.feat("Number") \
                and (word.feat("Number") != "Sing" or is_feminine(verb) == (word.feat("Gender") == "Fem")) \
                and not sentence.children(verb, "nsubj", *PASSIVE_SUBJECTS):
            changed[word.index] = replace(word, head=verb.index, deprel="nsubj")
    return with_words(sentence, changed)


def _rounding(sentence: Sentence, what: Word, lexicon: Lexicon) -> Word | None:
    """The verb by which a number is rounded, with its preposition behind it (``ما لا يقل عن``, ``ما يزيد على``)."""
    after = sentence.words[what.index:what.index + 3]
    if fold(what.text) not in lexicon.grammar.rounded or what.upos == "VERB":
        return None
    verb = next((w for w in after if w.upos not in ("PART", "ADV")), None)
    if verb is None or verb.upos != "VERB" or fold(verb.lemma) not in lexicon.grammar.rounding \
            or what.head not in (verb.index, verb.head) and verb.head != what.index:
        return None
    return verb if verb.index < len(sentence.words) and sentence.word(verb.index + 1).upos in ("ADP", "NUM") else None


def _honoured(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Whom an honorific without a preposition names is a verb's object; offices between him and the subject are the subject's.

    "The Prince, *deputy premier, minister of defence*, received *His Excellency* the president" (``استقبل الأمير … فخامة الرئيس``).
    """
    if not lexicon.grammar.pro_drop:
        return sentence
    found: dict[int, tuple[int, str]] = {}
    for verb in sentence.words:
        own = [w for w in sentence.children(verb, "nsubj") if w.index > verb.index and w.upos in ("NOUN", "PROPN")]
        bare = [w for w in sentence.children(verb, "obj", "obl") if own and w.index > own[0].index and not preposition(sentence, w)]
        last = bare[-1] if verb.upos == "VERB" and bare else None
        if last is None or lexicon.titles.get(fold(last.lemma)) != "honorific" or last.upos != "NOUN":
            continue
        found[last.index] = (verb.index, "obj")
        found |= {w.index: (own[0].index, "appos") for w in bare[:-1]
                  if w.relation == "obj" and lexicon.titles.get(fold(w.lemma)) == "office"}
    placed = {i: replace(sentence.word(i), head=head, deprel=relation) for i, (head, relation) in found.items()}
    return with_words(sentence, {i: word for i, word in placed.items() if word != sentence.word(i)})


def _speakers(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The actor right behind a verb of saying that has no subject but a clause is its subject (``فيما أعلنت السلطات أن``)."""
    if not lexicon.grammar.pro_drop:
        return sentence
    subjects: set[int] = set()
    for verb in sentence.words:
        senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ()) if verb.upos == "VERB" else ()
        says = [s for s in senses if s.cls == "Statement"]
        if not says or any("obj" in s.frame.get("target", ()) for s in says):
            continue
        objects = sentence.children(verb, "obj")
        own = [w for w in sentence.children(verb, "nsubj") if fold(w.lemma) not in lexicon.grammar.relatives]  # ``التي قالت | الشرطة إن``
        if len(objects) != 1 or objects[0].index != verb.index + 1 or own:
            continue
        said = any(fold(w.lemma) in lexicon.grammar.complementizers for w in sentence.words[verb.index + 1:verb.index + NEAR])
        known = objects[0].upos == "PROPN" or fold(objects[0].lemma) in {*lexicon.actors, *lexicon.grammar.quantifiers}
        if known and (said or comes_after(sentence, verb, lexicon.grammar.as_markers)):
            subjects.add(objects[0].index)
    return with_fields(sentence, subjects, deprel="nsubj")


def _no_subjects(sentence: Sentence, verb: Word) -> list[Word]:
    own = [w for w in sentence.children(verb, "nsubj") if w.upos in ("NOUN", "PROPN") and w.deprel not in PASSIVE_SUBJECTS]
    behind = [w for w in own if w.index > verb.index and not any(c.upos == "PRON" for c in sentence.children(w))]
    if len(own) > len(behind):
        return behind[:1] if verb.feat("Voice") != "Pass" else []
    disagreeing = verb.feat("Gender") == "Masc" and verb.feat("Number") == "Sing" and not is_feminine(verb)
    return [w for w in behind[:1] if disagreeing and w.upos == "NOUN"
            and all(b.upos in ("ADP", "PRON") for b in sentence.words[verb.index:w.index - 1])  # ``انتقد | فيه | السياسة``
            and w.feat("Number") == "Sing" and fold(w.lemma).endswith("ه") and fold(w.text).endswith("ه")]


def _urged(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """What somebody is ordered, sent or allowed to do is the verb's complement, where parsers see a purpose ("*ordered him to* leave")."""
    changed = set()
    for verb in sentence.words:
        if verb.upos != "VERB" or fold(verb.lemma) not in lexicon.grammar.urging or sentence.children(verb, "ccomp", "xcomp"):
            continue
        whom = [w for w in sentence.children(verb, "obj", "iobj", *PASSIVE_SUBJECTS)
                if w.upos != "NOUN" or fold(w.lemma) in lexicon.actors or not lexicon.knows(w, "NOUN")]
        ends = [w for w in sentence.children(verb, "advcl") if w.feat("VerbForm") == "Inf" and w.index > verb.index
                and any(fold(c.lemma) == "to" for c in sentence.children(w, "mark"))]
        changed |= {w.index for w in ends if whom and whom[0].index < w.index}
    return with_fields(sentence, changed, deprel="xcomp")


def _appealed(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Whom one calls on to do something does it: he is the verb's object as far as its infinitive goes ("called *on them to* leave")."""
    changed: dict[int, Word] = {}
    for verb in sentence.words:
        if verb.upos != "VERB" or fold(verb.lemma) not in lexicon.grammar.appealing or sentence.children(verb, "obj", "nsubj:pass"):
            continue
        for end in sentence.children(verb, "advcl", "xcomp"):
            whom = [w for w in sentence.children(verb, "obl") if verb.index < w.index < end.index
                    and fold(preposition(sentence, w)) in lexicon.grammar.asking | lexicon.grammar.addressing]
            if end.feat("VerbForm") == "Inf" and whom and not sentence.children(end, "nsubj"):
                changed[end.index] = replace(end, deprel="acl", head=whom[-1].index)
    return with_words(sentence, changed)


def _topics(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """What is said of a topic behind "as for" is said with the topic as subject (``أما الوزارة فأعربت``)."""
    subjects: dict[int, int] = {}
    for marker in sentence.words if lexicon.grammar.topics else ():
        if fold(marker.text) not in lexicon.grammar.topics or marker.index == len(sentence.words):
            continue
        topic = sentence.word(marker.index + 1)
        verb = next((w for w in sentence.words[marker.index:] if w.upos == "VERB"), None)
        if verb is not None and topic.upos in ("NOUN", "PROPN") and topic.relation in ("obl", "nmod", "dislocated", "dep", "obj") \
                and topic.head == verb.index and not sentence.children(verb, "nsubj") and not preposition(sentence, topic):
            subjects[topic.index] = verb.index
    lost = {w.index for w in sentence.words if _is_topic_marker(w, lexicon)}
    markers = {i: replace(sentence.word(i), upos="PART", deprel="advmod") for i in lost}
    return with_words(sentence, markers | {i: replace(sentence.word(i), head=head, deprel="nsubj") for i, head in subjects.items()})


def _is_topic_marker(word: Word, lexicon: Lexicon) -> bool:
    """The word for "as for" where the tagger takes it for a name (``اما``, without its hamza)."""
    return word.upos in ("PROPN", "X") and word.relation == "nsubj" and fold(word.text) in lexicon.grammar.topics


def _months(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Months that the tagger takes for verbs behind a slash or a number, and what hangs on a month but cannot be its genitive."""
    if not lexicon.grammar.bare_genitive:
        return sentence
    months = category_words(lexicon.lang, "dates/months", "month")
    words = list(sentence.words)
    for word in sentence.words:
        before = sentence.word(word.index - 1) if word.index > 1 else word
        if fold(word.text) not in months or before.text not in ("/", "(") and before.upos != "NUM":
            continue
        words[word.index - 1] = replace(word, upos="PROPN", feats="")
        verb = next((g for g, _ in ancestors(sentence, word) if g.upos == "VERB" and g.index < word.index), None)
        for noun in sentence.children(word, "nmod", "obj", "nsubj"):
            event = noun.index > word.index and noun.upos == "NOUN" and lexicon.knows(noun, "NOUN")
            if verb is not None and event and not preposition(sentence, noun):
                relation = "obl" if sentence.children(verb, "obj", "ccomp") else "obj"
                words[noun.index - 1] = replace(noun, head=verb.index, deprel=relation)
    return sentence if tuple(words) == sentence.words else replace(sentence, words=tuple(words))


def _joined(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Words put together again that were split in two."""
    firsts = {a.index: known for a, b in _pairs(sentence) if (known := lexicon.unsplit.get(fold(_whole(a, b))))}
    if not firsts:
        return sentence
    moved = _after_joining(sentence, firsts)
    words: list[Word] = []
    for word in sentence.words:
        if word.index in firsts:
            continue
        new = replace(word, index=moved[word.index], head=moved.get(word.head, 0))
        if word.index - 1 in firsts:
            lemma, upos = firsts[word.index - 1]
            first = sentence.word(word.index - 1)
            whole = replace(new, text=_whole(first, word), lemma=lemma, upos=upos, begin=first.begin)
            new = _placed(whole, words)
        words.append(new)
    return replace(sentence, words=tuple(words))


def _pairs(sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """Neighbours of which the first is one letter, and that are a whole token but for a pronoun at its end."""
    for first, second in zip(sentence.words, sentence.words[1:], strict=False):
        after = sentence.words[second.index:second.index + 1]
        whole = second.end == second.token_end or after and after[0].upos == "PRON" and after[0].end == second.token_end
        if first.token_begin == second.token_begin and first.begin == first.token_begin and len(first.text) == 1 and whole:
            yield first, second


def _whole(first: Word, second: Word) -> str:
    return first.text + second.text


def _after_joining(sentence: Sentence, firsts: Mapping[int, tuple[str, str]]) -> dict[int, int]:
    moved, index = {}, 0
    for word in sentence.words:
        if word.index not in firsts:
            index += 1
        moved[word.index] = index + 1 if word.index in firsts else index
    return moved


def _placed(word: Word, before: list[Word]) -> Word:
    """What was taken for a conjunct is the subject of a verb right before it, the verb of a relative clause, else a genitive."""
    if word.relation != "conj" or not before:
        return word
    previous = before[-1]
    if word.upos == "VERB" and previous.feat("PronType") == "Rel":
        return replace(word, deprel="acl:relcl")
    host = before[-2] if previous.upos == "PRON" and len(before) > 1 and before[-2].token_begin == previous.token_begin else previous
    if host.upos == "VERB":
        return replace(word, head=host.index, deprel="nsubj")
    return replace(word, head=previous.index, deprel="nmod")
