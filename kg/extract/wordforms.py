"""Arabic words of one part of speech that the tagger takes for another, where the words beside them tell.

Participles in the feminine keep its ending in their lemma (``مبينة``) or pass for verbs (``معللين``), verbs with an object
pronoun pass for nouns (``واستدعتهم``), and verbs spelt like a preposition for that (``وبين أن``, ``خلف قتيلا``). A few
plurals have the lemma of another word (``lemmas.tsv``: costs are no appointments). Verbs that open a sentence before
somebody, or go on with one, pass for nouns or names (``دان رئيس المجلس``), and so do those of what the speaker will do
(``سأجري``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.tree import COMMAS, first_conjunct, has_article, preposition, with_words
from kg.lang.lexicon import Lexicon
from kg.model import Sentence, Word
from kg.text import fold

_NEAR = 8
_WORD = 3
_EVENTS = ("NOUN", "VERB", "PART", "ADJ")
_PERFECT = "Aspect=Perf|Gender={}|Number=Sing|Person=3|Voice=Act"
# Endings of participles, the longest first, and of a feminine singular.
_ENDINGS = ("ين", "ون", "ا", "ه")
_FEMININE = "ه"
_ACCUSATIVE = "ا"
_PARTICIPLE = "م"
_SHE = "ت"
_SHALL = "سا"
_THEY = "وا"
_LONG = "ا"
_TREATED = 4  # letters of the passive of the verbs that have a long vowel behind their first letter (``عولج``)
_THEY_DID = "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|Voice={}"
_SPEAKER = "Aspect=Imp|Mood=Ind|Number=Sing|Person=1|VerbForm=Fin|Voice=Act"


def with_true_words(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with such words as what they are."""
    if not lexicon.grammar.pro_drop:
        return sentence
    for mend in (_without_commas, _lemmas, _counted, _participles, _with_objects,
                 _plural_verbs, _deaths, _like_prepositions, _future_verbs, _like_nouns):
        sentence = mend(sentence, lexicon)
    return sentence


def _each(sentence: Sentence, change: Callable[[Word], Word]) -> Sentence:
    return with_words(sentence, {old.index: new for old in sentence.words if (new := change(old)) != old})


def _is_known(lemma: str, lexicon: Lexicon) -> bool:
    return lemma in lexicon.actors or any((lemma, pos) in lexicon.senses for pos in _EVENTS)


def _lemmas(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Lemmas of the forms that the table lists, with or without the article."""
    def named(word: Word) -> Word:
        form = fold(word.text)
        bare = next((form.removeprefix(a) for a in sorted(lexicon.grammar.article) if form.startswith(a)), form)
        lemma, pos = lexicon.lemmas.get(form) or lexicon.lemmas.get(bare) or ("", "")
        return replace(word, lemma=lemma) if lemma and word.upos == pos else word

    return _each(sentence, named)


def _without_commas(sentence: Sentence, _: Lexicon) -> Sentence:
    """Words without the comma that is written onto them (``،مشيرا``)."""
    def bare(word: Word) -> Word:
        if word.text[:1] not in COMMAS or len(word.text) <= _WORD:
            return word
        return replace(word, text=word.text[1:], lemma=word.lemma.lstrip("".join(COMMAS)), begin=word.begin + 1)

    return _each(sentence, bare)


def _counted(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """People who are counted are no adjectives (``سقوط 28 قتيلا``)."""
    def noun(word: Word) -> Word:
        counted = word.upos == "ADJ" and word.relation == "amod" and fold(word.lemma) in lexicon.actors \
            and any(w.upos == "NUM" and w.index == word.index - 1 for w in sentence.children(word, "nummod"))
        return replace(word, upos="NOUN", deprel="nmod") if counted else word

    return _each(sentence, noun)


def _participles(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Participles with the lemma of their masculine; those right behind a comma no verbs."""
    def participle(word: Word) -> Word:
        lemma, form = fold(word.lemma), fold(word.text)
        if stem := _unknown_participle(sentence, word, lexicon):
            return replace(word, lemma=stem, upos="ADJ", feats="Case=Acc|Definite=Ind|Gender=Masc|Number=Sing")
        if word.upos in ("NOUN", "ADJ") and lemma.endswith(_FEMININE) and not _is_known(lemma, lexicon):
            stem = lemma.removesuffix(_FEMININE)
            return replace(word, lemma=stem) if any((stem, pos) in lexicon.senses for pos in ("PART", "ADJ")) else word
        if word.upos == "ADV" and form.endswith(_ACCUSATIVE) and (form.removesuffix(_ACCUSATIVE), "PART") in lexicon.senses:
            return replace(word, lemma=form.removesuffix(_ACCUSATIVE), upos="ADJ", feats="Case=Acc|Definite=Ind")
        behind = word.index > 1 and sentence.word(word.index - 1).text in COMMAS or form.endswith(_ACCUSATIVE)
        if word.upos == "VERB" and behind and form.startswith(_PARTICIPLE) and (lemma, "VERB") not in lexicon.senses:
            for ending in _ENDINGS:
                stem = form.removesuffix(ending)
                if form.endswith(ending) and (stem, "PART") in lexicon.senses:
                    return replace(word, lemma=stem, upos="ADJ", feats="Case=Acc|Definite=Ind", deprel="advcl:pred")
        return word

    return _each(sentence, participle)


def _unknown_participle(sentence: Sentence, word: Word, lexicon: Lexicon) -> str:
    """The participle of the tables that a word with a lemma unknown to them is in the accusative (``مهنئا``): empty for others.

    What passes for a name must have a clause behind it ("| *adding that*").
    """
    stem = fold(word.text).removesuffix(_ACCUSATIVE)
    if stem == fold(word.text) or (stem, "PART") not in lexicon.senses or _is_known(fold(word.lemma), lexicon):
        return ""
    said = any(fold(w.lemma) in lexicon.grammar.complementizers for w in sentence.words[word.index:word.index + 1])
    return stem if word.upos in ("NOUN", "ADJ") or word.upos in ("PROPN", "X") and said else ""


def _with_objects(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Nouns unknown to the tables that go on with a verb and have a pronoun: verbs in the feminine (``حققت معهم وأحالتهم``)."""
    def verb(word: Word) -> Word:
        form = fold(word.text)
        first = first_conjunct(sentence, word)
        if word.upos != "NOUN" or not form.endswith(_FEMININE) or _is_known(fold(word.lemma), lexicon) or first.upos != "VERB" \
                or first.index == word.index or not _has_clitic(sentence, word):
            return word
        stem = form.removesuffix(_FEMININE)
        known = next((lemma for lemma in (stem, f"{stem}ي") if (lemma, "VERB") in lexicon.senses), "")
        return replace(word, upos="VERB", lemma=known, feats=_PERFECT.format("Fem")) if known else word

    return _each(sentence, verb)


def _plural_verbs(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Nouns and adjectives unknown to the tables with the ending of "they" are verbs (``شخص | فروا``, ``وعولجوا``)."""
    changed: dict[int, Word] = {}
    for word in sentence.words:
        form = fold(word.text)
        if word.upos not in ("NOUN", "ADJ") or not form.endswith(_THEY) or _is_listed(word, lexicon) or preposition(sentence, word):
            continue
        stem = form.removesuffix(_THEY)
        treated = stem[:1] + _LONG + stem[2:] if stem[1:2] == _THEY[0] and len(stem) == _TREATED else ""
        known = next((s for s in (stem, treated) if s and (s, "VERB") in lexicon.senses), "")
        if not known or known == stem and len(stem) < 2:
            continue
        feats = _THEY_DID.format("Pass" if known == treated else "Act")
        before = next((w for w in reversed(sentence.words[:word.index - 1]) if w.upos == "VERB"), None)
        if word.relation == "conj" and before is not None:
            changed[word.index] = replace(word, upos="VERB", lemma=known, feats=feats, head=before.index, deprel="conj")
        else:
            relation = "acl:relcl" if word.relation in ("amod", "nmod", "appos", "acl") else word.deprel
            changed[word.index] = replace(word, upos="VERB", lemma=known, feats=feats, deprel=relation)
    objects = {w.index: replace(w, deprel="obl" if preposition(sentence, w) else "obj")
               for w in sentence.words if w.head in changed and w.relation == "nmod"}
    return with_words(sentence, objects | changed)


def _future_verbs(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Nouns unknown to the tables that are verbs with the prefixes of "I shall" (``سأجري محادثات``)."""
    verbs: dict[int, str] = {}
    for word in sentence.words:
        stem = fold(word.text).removeprefix(_SHALL)
        if word.upos in ("NOUN", "X") and fold(word.text).startswith(_SHALL) and len(stem) > 2 and not _is_listed(word, lexicon):
            known = [lemma for lemma in (stem, _SHALL[-1] + stem) if (lemma, "VERB") in lexicon.senses]
            if known:
                verbs[word.index] = known[-1]
    changed = {i: replace(sentence.word(i), upos="VERB", lemma=lemma, feats=_SPEAKER) for i, lemma in verbs.items()}
    changed |= {w.index: replace(w, deprel="obj") for w in sentence.words
                if w.head in verbs and w.relation == "nmod" and not preposition(sentence, w)}
    return with_words(sentence, changed)


def _like_nouns(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Verbs unknown as nouns before somebody or a number: at the head of a sentence, or going on with its verb."""
    changed: dict[int, Word] = {}
    for word in sentence.words[:-1]:
        after, place = sentence.word(word.index + 1), _place_of_verb(sentence, word, lexicon)
        whom = after.upos == "NOUN" and _is_of_people(after, lexicon)
        known = _perfect(word, lexicon) if place and (whom or after.upos == "NUM") else ""
        if known:
            feats = _PERFECT.format("Masc" if fold(word.text) == known else "Fem")
            first = next((w for w in sentence.words[:word.index - 1] if w.upos == "VERB"), word)
            head, deprel = (0, "root") if first is word else (first.index, "conj")
            changed[word.index] = replace(word, upos="VERB", lemma=known, feats=feats, head=head, deprel=deprel)
            relation = "obj" if deprel == "conj" and whom else "nsubj"
            changed[after.index] = replace(after, head=word.index, deprel=relation)
    return with_words(sentence, changed)


def _place_of_verb(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word that is tagged as a noun or name stands first in its sentence, or behind "and" with a verb before it."""
    before = sentence.words[:word.index - 1]
    opens = word.relation == "root" and all(w.upos in ("CCONJ", "PUNCT") for w in _without_turn(before, lexicon))
    goes_on = word.relation == "conj" and word.upos == "NOUN" and bool(before) and before[-1].upos == "CCONJ" \
        and any(w.upos == "VERB" for w in before)
    return word.upos in ("NOUN", "PROPN", "X") and (opens or goes_on) and not preposition(sentence, word) \
        and not _has_clitic(sentence, word) and not sentence.children(word, "amod", "det")


def _without_turn(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """The words but for the phrase at their end by which the writer turns to somebody (``من جانبه | دان الرئيس``)."""
    turned = len(words) > 2 and words[-1].upos == "PRON" and fold(words[-2].lemma) in lexicon.grammar.turns \
        and fold(words[-3].lemma) in lexicon.grammar.turning
    return words[:-3] if turned else words


def _perfect(word: Word, lexicon: Lexicon) -> str:
    """The verb of the tables whose perfect a word is that they know as nothing else."""
    form = fold(word.text)
    stems = (form, form.removesuffix(_SHE)) if form.endswith(_SHE) else (form,)
    known = [s for s in stems if len(s) > 2 and (s, "VERB") in lexicon.senses]
    return known[0] if known and not _is_listed(word, lexicon) else ""


def _is_listed(word: Word, lexicon: Lexicon) -> bool:
    """Whether the tables know a word's form or lemma as anything but a verb."""
    return any((key, pos) in lexicon.senses for key in (fold(word.text), fold(word.lemma)) for pos in ("NOUN", "PART", "ADJ")) \
        or bool({fold(word.text), fold(word.lemma)} & {*lexicon.actors, *lexicon.titles})


def _deaths(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The death that somebody meets is no verb, though spelt like one (``لقي العامل | مصرعه``): the object of the verb before it."""
    changed = {}
    for word in sentence.words:
        if word.upos != "VERB" or fold(word.text) not in lexicon.grammar.deaths or not _has_clitic(sentence, word):
            continue
        before = reversed(sentence.words[max(0, word.index - 1 - _NEAR):word.index - 1])
        verb = next((w for w in before if w.upos == "VERB"), None)
        owner = sentence.word(word.index + 1)
        noun = replace(word, upos="NOUN", lemma=word.text, feats="Case=Acc|Definite=Cons|Number=Sing")
        changed[word.index] = replace(noun, head=verb.index, deprel="obj") if verb is not None else noun
        changed[owner.index] = replace(owner, head=word.index, deprel="nmod")
        if verb is not None:  # what happened to them there and then is what they met
            changed |= {w.index: replace(w, head=verb.index) for w in sentence.children(word) if w.relation in ("obl", "advmod")}
    return with_words(sentence, changed)


def _has_clitic(sentence: Sentence, word: Word) -> bool:
    after = sentence.words[word.index:word.index + 1]
    return any(w.upos == "PRON" and w.begin == word.end for w in after)


def _like_prepositions(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Verbs spelt like a preposition: before a clause with "that", or before an accusative, which no preposition governs."""
    for word in sentence.words:
        if word.upos != "ADP" or word.relation not in ("case", "mark"):
            continue
        if fold(word.text) in lexicon.grammar.appearing and _appears(sentence, word, lexicon):
            sentence = _raised(sentence, word, "nsubj")
        elif fold(word.text) in lexicon.grammar.adposition_verbs:
            if _opens_clause(sentence, word, lexicon):
                sentence = _raised(sentence, word, "ccomp")
            elif _before_accusative(sentence, word):
                sentence = _raised(sentence, word, "obj")
            elif _before_speaker(sentence, word, lexicon, lexicon.grammar.complementizers):
                sentence = _raised(sentence, word, "nsubj")
        elif fold(word.text) in lexicon.grammar.expressing and _before_speaker(sentence, word, lexicon, lexicon.grammar.about):
            sentence = _raised(sentence, word, "nsubj")
    return sentence


def _before_speaker(sentence: Sentence, word: Word, lexicon: Lexicon, opening: frozenset[str]) -> bool:
    """Whether "and" and somebody stand about a word, and right behind him what opens that which he says (``وبين الوزير أن``)."""
    noun = sentence.head(word)
    before = sentence.words[:word.index - 1]
    if noun is None or noun.index != word.index + 1 or not before or before[-1].upos != "CCONJ" \
            or noun.upos not in ("NOUN", "PROPN") or not _is_somebody(noun, lexicon):
        return False
    behind = next((w for w in sentence.words[noun.index:] if w.upos not in ("NOUN", "PROPN", "ADJ")), None)
    return behind is not None and behind.index <= noun.index + _NEAR and fold(behind.lemma) in opening


def _is_somebody(noun: Word, lexicon: Lexicon) -> bool:
    """A name or a noun for people."""
    named = noun.upos == "PROPN" or has_article(noun, lexicon.grammar.article, 3)
    return named or _is_of_people(noun, lexicon) or lexicon.grammar.is_plural_of_people(fold(noun.text))


def _is_of_people(noun: Word, lexicon: Lexicon) -> bool:
    """A noun of the tables for people or bodies, or an office."""
    return fold(noun.lemma) in lexicon.titles or lexicon.actors.get(fold(noun.lemma), "Place") != "Place"


def _opens_clause(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    after = sentence.words[word.index:word.index + 1]
    before = [w for w in sentence.words[:word.index - 1] if w.upos != "CCONJ"]
    opened = not before or before[-1].upos == "PUNCT" or before[-1].upos in ("PRON", "SCONJ") \
        and bool({fold(before[-1].text), fold(before[-1].lemma)} & (lexicon.grammar.relatives | lexicon.grammar.as_markers))
    return opened and any(fold(w.lemma) in lexicon.grammar.complementizers for w in after)


def _appears(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """``مثل`` before somebody who stands before a court: he appeared, nobody is like him."""
    noun = sentence.head(word)
    before = [w for w in sentence.words[:word.index - 1] if w.upos != "CCONJ"]
    if noun is None or noun.index != word.index + 1 or before and before[-1].upos != "PUNCT":
        return False
    return any(fold(w.lemma) in lexicon.grammar.courts and fold(preposition(sentence, w)) in lexicon.grammar.facing
               for w in sentence.words[noun.index:noun.index + _NEAR])


def _before_accusative(sentence: Sentence, word: Word) -> bool:
    noun = sentence.head(word)
    return noun is not None and noun.index > word.index and noun.upos == "NOUN" and noun.feat("Case") == "Acc" \
        and noun.feat("Definite") == "Ind" and noun.feat("Number") == "Sing" and fold(noun.text).endswith("ا") \
        and not fold(noun.lemma).endswith("ا")


def _raised(sentence: Sentence, verb: Word, relation: str) -> Sentence:
    """The verb in the place of the word that it was taken for a function word of, which is its complement or object."""
    governed = sentence.word(verb.head)
    above = sentence.head(governed)
    place = governed.deprel if relation == "ccomp" or above is None else "acl:relcl" if above.upos in ("NOUN", "PROPN") else "conj"
    words = []
    for word in sentence.words:
        if word.index == verb.index:
            word = replace(word, upos="VERB", head=governed.head, deprel=place, feats=_PERFECT.format("Masc"))
        elif word.index == governed.index:
            word = replace(word, head=verb.index, deprel=relation)
        elif word.head == verb.index and word.deprel == "fixed":
            word = replace(word, head=governed.index, deprel="mark")
        elif word.head == governed.index and word.upos in ("CCONJ", "PUNCT") and word.index < verb.index:
            word = replace(word, head=verb.index)
        words.append(word)
    return replace(sentence, words=tuple(words))
