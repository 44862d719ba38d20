"""Subjects and objects of Arabic clauses, which begin with their verb, put where grammar has them.

Behind the verb come its subject and its object with nothing between, or with a relative clause, a place or a day between
them; parsers run the two together, hang the object on the last noun, or give the clause that stands before a verb the
verb's own subject. Each mend takes the words whose place only one reading explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from kg.extract.draft import ACTORS
from kg.extract.mentions import names_nobody
from kg.extract.outlets import is_told_paper
from kg.extract.tree import PASSIVE_SUBJECTS, Place, has_article, mended, preposition
from kg.lang.lexicon import CONTROL_CLASSES, Lexicon
from kg.model import Sentence, Word
from kg.text import fold

_NAMED = ("NOUN", "PROPN")
_FEMININE = ("ه", "ات")
_WITH_NUN = ("ان", "ون")
_BODIES = ("Organization", "Group")
# Words from a statement that was told of to the verb that says what was said in it.
_TOLD_REACH = 20


def with_arguments_in_place(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with such subjects and objects under their verbs."""
    return mended(sentence, lexicon, _MENDS) if lexicon.grammar.pro_drop else sentence


def _is_active_verb(word: Word) -> bool:
    return word.upos == "VERB" and word.feat("Voice") != "Pass"


def _is_indefinite_accusative(word: Word) -> bool:
    """A noun in the one case that is written: ``جنودا``, "soldiers" as an object."""
    return word.upos == "NOUN" and word.feat("Definite") == "Ind" and word.feat("Case") == "Acc" and fold(word.text).endswith("ا") \
        and fold(word.text) != fold(word.lemma)


def _own(sentence: Sentence, verb: Word) -> list[Word]:
    return [w for w in sentence.children(verb, "nsubj") if w.deprel not in PASSIVE_SUBJECTS]


def _behind_a_name(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """An indefinite accusative right behind a name is no part of it (``سيلتقي كارتر | جنودا``): it is the verb's object."""
    for word in sentence.words:
        before = sentence.word(word.index - 1) if word.index > 1 else word
        if not _is_indefinite_accusative(word) or word.relation not in ("appos", "flat", "nmod") or before.upos != "PROPN":
            continue
        above = sentence.head(word)
        while above is not None and above.relation in ("flat", "appos", "nmod") and not preposition(sentence, above):
            above = sentence.head(above)
        verb = sentence.head(above) if above is not None and above.relation == "nsubj" else None
        if verb is not None and _is_active_verb(verb) and not sentence.children(verb, "obj"):
            yield word.index, verb.index, "obj"


def _of_the_clause_before(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A subject right behind another verb that has none is that verb's (``عندما انكشفت الفضيحة | انتقد بوتين``).

    What parsers then took for the object right behind the later verb is its subject.
    """
    for verb in sentence.words:
        for subject in _own(sentence, verb) if _is_active_verb(verb) else ():
            before = sentence.word(subject.index - 1) if 1 < subject.index < verb.index else verb
            if before is verb or before.upos != "VERB" or before.relation != "advcl" or before.head != verb.index \
                    or sentence.children(before, "nsubj", "obj", *PASSIVE_SUBJECTS) or subject.upos not in _NAMED:
                continue
            yield subject.index, before.index, "nsubj"
            after = sentence.words[verb.index] if verb.index < len(sentence.words) else verb
            if after.head == verb.index and after.relation == "obj" and after.upos in _NAMED and not preposition(sentence, after):
                yield after.index, verb.index, "nsubj"


def _past_a_relative_clause(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """The second object or subject of a verb that describes the subject is the main verb's object.

    So in ``قتلت الحركة التي تريد فرض رأيها | عضوا`` and ``أظهرت صور نشرتها الصحف | الوزير``.
    """
    for inner in sentence.words:
        noun = sentence.head(inner) if inner.deprel == "acl:relcl" and inner.upos == "VERB" else None
        verb = sentence.head(noun) if noun is not None and noun.relation == "nsubj" else None
        if verb is None or not _is_active_verb(verb) or verb.index > inner.index or sentence.children(verb, "obj", "ccomp", "xcomp"):
            continue
        for alike in (sentence.children(inner, "obj"), _own(sentence, inner)):
            behind = [w for w in alike if w.upos in _NAMED and w.index > inner.index]
            if len(behind) > 1:
                yield behind[1].index, verb.index, "obj"
                break


def _two_subjects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Of two subjects behind a verb that takes an object, the first is right behind it, the second its object."""
    for verb in sentence.words:
        if not _is_active_verb(verb) or sentence.children(verb, "obj", "ccomp"):
            continue
        own = _own(sentence, verb)
        if len(own) == 2 and own[0].index == verb.index + 1 and all(w.upos in _NAMED for w in own) \
                and own[1].upos == "NOUN" and not sentence.children(own[1], "mark", "cop", "cc") and _takes_object(verb, lexicon):
            yield own[1].index, verb.index, "obj"


def _takes_object(verb: Word, lexicon: Lexicon) -> bool:
    return not lexicon.knows(verb, "VERB") or bool(lexicon.object_roles(verb))


def _two_objects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Of two objects behind a verb without a subject that takes one, the first is its subject (``يشن طيران التحالف ضربات``)."""
    for verb in sentence.words:
        objects = [w for w in sentence.children(verb, "obj") if w.index > verb.index] if _is_active_verb(verb) else []
        if len(objects) == 2 and objects[0].index == verb.index + 1 and all(w.upos in _NAMED for w in objects) \
                and not sentence.children(verb, "nsubj", "csubj", *PASSIVE_SUBJECTS) and not _takes_two_objects(verb, lexicon) \
                and not _is_indefinite_accusative(objects[0]) and _agrees(verb, objects[0]):
            yield objects[0].index, verb.index, "nsubj"


def _agrees(verb: Word, noun: Word) -> bool:
    """A verb of the third person with a noun of its gender; plurals of things and names may be of either."""
    if verb.feat("Person") in ("1", "2"):
        return False
    feminine = fold(noun.text).endswith("ه")
    return noun.upos == "PROPN" or noun.feat("Number") != "Sing" or feminine == (verb.feat("Gender") == "Fem")


def _takes_two_objects(verb: Word, lexicon: Lexicon) -> bool:
    senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ())
    return any(sum(slot in ("obj", "iobj") for role, slots in sense.frame.items() for slot in slots if role not in ("event", "content")) > 1
               for sense in senses if sense.cls not in CONTROL_CLASSES)


def _genitives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A noun right behind a bare verbal noun is its genitive, whoever does it and to whom (``اقتحام المستوطنين``)."""
    for noun in sentence.words:
        after = sentence.words[noun.index] if noun.index < len(sentence.words) else noun
        bare = noun.upos == "NOUN" and noun.feat("Definite") == "Cons" and not has_article(noun, lexicon.grammar.article, 3)
        if bare and after.head == noun.index and after.relation == "obj" and after.upos in _NAMED and not lexicon.knows(noun, "PART"):
            yield after.index, noun.index, "nmod"


def _behind_a_place(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A noun with the article behind the name of a place is no genitive of it (``تقاتل القوات في الصومال | المتمردين``)."""
    for word in sentence.words:
        name = sentence.head(word)
        somebody = word.upos == "NOUN" and fold(word.lemma) in lexicon.actors and has_article(word, lexicon.grammar.article, 3)
        if not somebody or name is None or word.relation != "nmod" or word.index != name.index + 1 or name.upos != "PROPN" \
                or preposition(sentence, word):
            continue
        verb = sentence.head(name) if name.relation == "obl" and preposition(sentence, name) else None
        if verb is not None and _is_active_verb(verb) and not sentence.children(verb, "obj", "ccomp") and _takes_object(verb, lexicon) \
                and any(w.index > verb.index for w in _own(sentence, verb)):
            yield word.index, verb.index, "obj"


def _indefinite_conjuncts(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Somebody new joined to a definite genitive stands beside who it belongs to (``عدد من دول العالم | ومنظمات دولية``)."""
    for word in sentence.words:
        first = sentence.head(word) if word.relation == "conj" else None
        if first is None or not _is_new(word, lexicon) or first.index > word.index or _is_new(first, lexicon):
            continue
        owner = sentence.head(first)
        while owner is not None and first.relation == "nmod" and not _is_argument(owner) and owner.upos in _NAMED:
            first, owner = owner, sentence.head(owner)
        somebody = owner is not None and fold(owner.lemma) in {*lexicon.actors, *lexicon.grammar.quantifiers}
        if owner is not None and somebody and first.relation == "nmod" and _is_argument(owner):
            yield word.index, owner.index, "conj"


def _is_argument(word: Word) -> bool:
    return word.relation in ("nsubj", "obj")


def _is_new(word: Word, lexicon: Lexicon) -> bool:
    """An actor noun without article or genitive."""
    return word.upos == "NOUN" and word.feat("Definite") == "Ind" and fold(word.lemma) in lexicon.actors


def _adjectives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A participle with the article behind a noun with the article describes it (``الحكومة المدعومة من الغرب``)."""
    for word in sentence.words:
        noun = sentence.head(word)
        if word.upos == "ADJ" and word.relation in ("ccomp", "xcomp", "advcl", "acl") and noun is not None and noun.index < word.index \
                and noun.upos == "NOUN" and has_article(word, lexicon.grammar.article, 3) \
                and not sentence.children(word, "mark", "cop", "nsubj") \
                and not any(w.upos in ("VERB", "PUNCT") for w in sentence.words[noun.index:word.index - 1]):
            yield word.index, noun.index, "amod"


def _second_relative_clauses(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """"And who" goes on with the relative clause before (``الحركة التي تقود … | والتي بايعت``), whatever noun stands nearest."""
    clauses = [(w, pronoun) for w in sentence.words if w.relation == "acl" and w.upos == "VERB"
               for pronoun in sentence.children(w) if pronoun.feat("PronType") == "Rel" and pronoun.index < w.index]
    for verb, pronoun in clauses:
        joined = pronoun.index > 1 and sentence.word(pronoun.index - 1).upos == "CCONJ"
        before = [v for v, p in clauses if v.index < pronoun.index and p.text == pronoun.text]
        if joined and before and before[-1].head < verb.head < pronoun.index and verb.head > before[-1].index:
            yield verb.index, before[-1].head, verb.deprel


def _meanwhile(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A clause behind "while" that the tokeniser splits into "in what" stands beside the main verb (``فيما قالت نائبة الرئيس إن``).

    Before the main verb it carries it: as what is said, behind "that", else as the clause that goes with it.
    """
    for first, what in zip(sentence.words, sentence.words[1:], strict=False):
        verb = sentence.word(what.index + 1) if what.index < len(sentence.words) else what
        joined = first.token_begin == what.token_begin and fold(first.text + what.text) in lexicon.grammar.meanwhile
        clause = verb.upos == "VERB" and verb.head == what.index and any(w.index > verb.index for w in sentence.children(verb, "nsubj"))
        if not joined or not clause:
            continue
        yield first.index, verb.index, "mark"
        yield what.index, first.index, "fixed"
        main = sentence.head(what)
        if main is None or main.index < verb.index:
            root = next((w for w in sentence.words if w.head == 0), what)
            yield verb.index, *((0, "root") if root is what else (root.index, "conj"))
        elif any(fold(w.lemma) in lexicon.grammar.complementizers and w.index > verb.index for w in sentence.children(main, "mark")):
            yield verb.index, main.head, main.deprel
            yield main.index, verb.index, "ccomp"
        else:
            yield verb.index, main.index, "advcl"


def _behind_an_addressee(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Who speaks, behind the newspaper in quotation marks that he tells it (``أكد ل"الصحيفة" | الشيخ فلان``): no part of its name.

    A description with the article behind his name is beside it, no object.
    """
    for word in sentence.words:
        name, before = sentence.head(word), sentence.word(word.index - 1) if word.index > 1 else word
        if name is None or before.text not in lexicon.grammar.quotes or word.relation not in ("nmod", "appos", "flat", "obj", "dep") \
                or word.upos not in _NAMED or preposition(sentence, word):
            continue
        told = name if word.relation != "obj" else next((w for w in sentence.children(name, "obl") if w.index == before.index - 1), name)
        verb = sentence.head(told)
        if verb is None or verb.upos != "VERB" or told.index > word.index or not _is_told(sentence, verb, told, before, lexicon):
            continue
        yield word.index, verb.index, "nsubj"
        yield from ((w.index, word.index, "appos") for w in sentence.children(verb, "obj")
                    if w.index > word.index and has_article(w, lexicon.grammar.article, 3))


def _is_told(sentence: Sentence, verb: Word, told: Word, closing: Word, lexicon: Lexicon) -> bool:
    """A verb of saying, without a subject, to a name in quotation marks right behind it."""
    between = sentence.words[verb.index:closing.index]
    marks = [w for w in between if w.text in lexicon.grammar.quotes]
    return lexicon.says(verb) and len(marks) == 2 and marks[0].index <= verb.index + 2 and told.relation == "obl" \
        and fold(preposition(sentence, told)) in lexicon.grammar.addressing and not sentence.children(verb, "nsubj")


def _without_resumption(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """What stands behind the verb of a relative clause in which no pronoun takes up its noun is the object.

    A noun that is not the subject of its relative clause has a pronoun there (``الحكومة التي اتهمت | المنظمات`` accused them;
    whom they accused were ``الحكومة التي اتهمتها المنظمات``).
    """
    for verb in sentence.words:
        if verb.relation != "acl" or not _is_active_verb(verb) or sentence.children(verb, "obj", "ccomp", "iobj"):
            continue
        own = _own(sentence, verb)
        relative = [w for w in own if w.feat("PronType") == "Rel" and w.index < verb.index]
        behind = [w for w in own if w.upos == "NOUN" and w.index > verb.index]
        noun = sentence.head(verb)
        if len(relative) == len(behind) == 1 and noun is not None and fold(noun.lemma) in lexicon.actors \
                and _agrees(verb, noun) and _takes_object(verb, lexicon) and not _resumes(sentence, verb):
            yield behind[0].index, verb.index, "obj"


def _with_resumption(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Who is named right behind the verb of a relative clause that has a pronoun behind a preposition for its noun is the subject.

    So in ``الدول التي تحافظ إيران على علاقات معها`` and ``القناة التي تفتتح مصر فرعا لها``, whatever the object is.
    """
    for verb in sentence.words:
        relative = [w for w in sentence.children(verb, "nsubj") if w.feat("PronType") == "Rel" and w.index < verb.index]
        behind = [w for w in sentence.children(verb, "obj") if w.index == verb.index + 1]
        if verb.relation != "acl" or not _is_active_verb(verb) or not len(relative) == len(behind) == 1 or not _agrees(verb, behind[0]):
            continue
        acts = behind[0].upos == "PROPN" or lexicon.actors.get(fold(behind[0].lemma)) in ACTORS
        if acts and _is_taken_up(sentence, relative[0], behind[0]):
            yield from ((behind[0].index, verb.index, "nsubj"), (relative[0].index, verb.index, "dislocated"))


def _is_taken_up(sentence: Sentence, relative: Word, after: Word) -> bool:
    """A pronoun behind a preposition, of the relative pronoun's gender and number, between a word and the next verb."""
    return any(preposition(sentence, w) and w.feat("Gender") and w.feat("Gender") == relative.feat("Gender")
               and w.feat("Number") == relative.feat("Number") for w in _pronouns_behind(sentence, after))


def _resumes(sentence: Sentence, verb: Word) -> bool:
    """A pronoun of the third person in the verb's clause, as far as the next verb."""
    return any(word.feat("PronType") != "Rel" for word in _pronouns_behind(sentence, verb))


def _pronouns_behind(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The pronouns between a word and the next verb or clause."""
    clause = takewhile(lambda w: w.upos not in ("VERB", "SCONJ"), sentence.words[word.index:])
    return (w for w in clause if w.upos == "PRON")


def _asked_of(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Of whom a verb asks something is no part of who asks (``طلب الرئيس فلان | من الأعضاء``), where he is named or known."""
    for verb in sentence.words:
        governed = _governed(verb, lexicon) if _is_active_verb(verb) else frozenset()
        for subject in _own(sentence, verb) if governed else ():
            phrases = [w for w in sentence.subtree(subject) if w.relation == "nmod" and fold(preposition(sentence, w)) in governed]
            if subject.index > verb.index and len(phrases) == 1 and _is_known(sentence, phrases[0], lexicon) \
                    and (phrases[0].upos == "PROPN" or fold(phrases[0].lemma) in lexicon.actors):
                yield phrases[0].index, verb.index, "obl:arg"


def _governed(verb: Word, lexicon: Lexicon) -> frozenset[str]:
    """Prepositions behind which a verb that asks has, by its own entry in the table, whom it asks."""
    senses = lexicon.senses.get((fold(verb.lemma), "VERB"), ())
    return frozenset(fold(c.slot.partition(":")[2]) for s in senses if s.cls == "Appeal"
                     for c in s.conditions if c.wanted and c.slot.startswith("prep:") and c.slot in s.frame.get("target", ()))


def _is_known(sentence: Sentence, phrase: Word, lexicon: Lexicon) -> bool:
    """What the phrase hangs on is a name or has an article: it does not say from where or of which somebody is."""
    above = sentence.head(phrase)
    if above is None or fold(above.lemma) in lexicon.grammar.quantifiers:
        return False
    names = [w for w in sentence.children(above, "nmod", "flat", "appos") if w.upos == "PROPN" and w.index < phrase.index]
    return above.upos == "PROPN" or has_article(above, lexicon.grammar.article, 3) or any(not preposition(sentence, w) for w in names)


def _told_in(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A verb of saying with "in it" describes the statement that was told of (``تصريحات للرئيس | أكد فيها أن``)."""
    for verb in sentence.words:
        if verb.upos != "VERB" or verb.relation not in ("conj", "advcl", "parataxis", "dep") \
                or not lexicon.says(verb):
            continue
        own = [w for w in _own(sentence, verb) if w.feat("PronType") != "Rel"]
        inside = [w for w in sentence.children(verb, "obl") if w.upos == "PRON" and w.feat("PronType") != "Rel"
                  and w.index <= verb.index + 2 and fold(preposition(sentence, w)) in lexicon.grammar.place]
        kinds = lexicon.grammar.documents | lexicon.grammar.addresses
        before = reversed(sentence.words[max(0, verb.index - 1 - _TOLD_REACH):verb.index - 1])
        told = next((w for w in before if w.upos == "NOUN" and fold(w.lemma) in kinds), None)
        if not own and inside and told is not None and _takes_up(inside[0], told):
            yield verb.index, told.index, "acl:relcl"


def _takes_up(pronoun: Word, noun: Word) -> bool:
    """Feminine pronouns take up feminines and things in the plural."""
    feminine = noun.feat("Number") == "Plur" or fold(noun.text).endswith("ه") or noun.feat("Gender") == "Fem"
    return feminine == fold(pronoun.text).endswith("ها") if pronoun.feat("Number") != "Dual" else False


def _behind_an_adjective(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Somebody behind a noun with an adjective is no genitive of it but the object (``يلتقي فلان في زيارة رسمية | رئيس الوزراء``)."""
    for word in sentence.words:
        noun = sentence.head(word)
        somebody = word.upos == "NOUN" and {fold(word.lemma)} & {*lexicon.actors, *lexicon.titles}
        if not somebody or noun is None or word.relation != "nmod" or noun.relation != "obl" or noun.upos != "NOUN" \
                or noun.index > word.index - 2 or preposition(sentence, word) or not preposition(sentence, noun):
            continue
        verb, between = sentence.head(noun), sentence.words[noun.index:word.index - 1]
        closed = between[-1].upos == "ADJ" and not any(w.upos in ("VERB", "PUNCT", "CCONJ", "PROPN", "ADP", "PRON") for w in between)
        if closed and verb is not None and _is_active_verb(verb) and verb.index < noun.index \
                and not sentence.children(verb, "obj", "ccomp", "xcomp") and _takes_actor(verb, lexicon) \
                and any(w.index > verb.index for w in _own(sentence, verb)):
            yield word.index, verb.index, "obj"


def _takes_actor(verb: Word, lexicon: Lexicon) -> bool:
    """A known verb, some sense of which has a party or a target for its object."""
    return bool(lexicon.object_roles(verb, besides="Occurrence") & {"participant", "target"})


def _behind_a_dual(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """No genitive follows a dual or plural that keeps its ``ن``: what stands there is the object (``هاجم مسلحان | الحافلة``)."""
    for thing in sentence.words:
        people = sentence.head(thing)
        verb = sentence.head(people) if people is not None else None
        if thing.relation != "nmod" or thing.upos not in _NAMED or people is None or verb is None or people.relation != "nsubj" \
                or preposition(sentence, thing) or thing.index != people.index + 1 or verb.index > people.index:
            continue
        whole = fold(people.text) != fold(people.lemma) and fold(people.lemma) in lexicon.actors \
            and people.text.endswith(_WITH_NUN) and not has_article(people, lexicon.grammar.article, 3)
        if whole and _is_active_verb(verb) and not sentence.children(verb, "obj", "ccomp") and _takes_object(verb, lexicon):
            yield thing.index, verb.index, "obj"


def _papers_first(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A paper between a verb of telling and people is told, they tell it (``أبلغت «عكاظ» | مصادر أن``)."""
    for verb in sentence.words:
        papers = [w for w in sentence.children(verb, "nsubj") if fold(w.text) in lexicon.grammar.outlets and w.index > verb.index]
        people = [w for w in sentence.children(verb, "obj") if papers and papers[0].index < w.index <= papers[0].index + 2]
        if people and verb.upos == "VERB" and lexicon.says(verb) and lexicon.actors.get(fold(people[0].lemma)) in ("Person", "Group") \
                and not has_article(people[0], lexicon.grammar.article, 3):
            yield papers[0].index, verb.index, "obj"
            yield people[0].index, verb.index, "nsubj"


def _no_place(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A body joined to the name of a place is joined to the body before it (``مواقع تنظيم المثال في سوريا | وحزب العمال``)."""
    for body in sentence.words:
        place = sentence.head(body)
        above = sentence.head(place) if place is not None else None
        if body.relation != "conj" or body.upos != "NOUN" or lexicon.actors.get(fold(body.lemma)) not in _BODIES or place is None \
                or above is None or place.index > body.index or preposition(sentence, body):
            continue
        where = place.upos in ("PROPN", "ADJ", "X") and fold(preposition(sentence, place)) in lexicon.grammar.place
        if where and above.index < place.index and above.upos == "NOUN" and lexicon.actors.get(fold(above.lemma)) in _BODIES:
            yield body.index, above.index, "conj"


def _whose_deed(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """Somebody joined to what is done to the one before him is joined to that one (``مقتل جندي | وعنصر من التنظيم``)."""
    for word in sentence.words:
        deed = sentence.head(word)
        if word.relation != "conj" or word.upos not in _NAMED or deed is None or deed.upos != "NOUN" or deed.index > word.index \
                or preposition(sentence, word) or not lexicon.knows(deed, "NOUN") or not _is_people(word, lexicon) \
                or fold(deed.lemma) in {*lexicon.actors, *lexicon.titles}:
            continue
        people = [w for w in sentence.children(deed, "nmod") if deed.index < w.index < word.index and not preposition(sentence, w)
                  and (_is_people(w, lexicon) or w.upos == "PROPN")]
        if people:
            yield word.index, people[-1].index, "conj"


def _is_people(word: Word, lexicon: Lexicon) -> bool:
    """A noun of people, or of how many they are."""
    known = lexicon.actors.get(fold(word.lemma)) in ("Person", "Group") or fold(word.lemma) in lexicon.titles
    return word.upos == "NOUN" and not lexicon.knows(word, "NOUN") and (known or fold(word.lemma) in lexicon.grammar.quantifiers)


def _carried(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A feminine event noun behind a light verb that is masculine is what it carries, no subject (``وجه له | الدعوة``)."""
    for noun in sentence.words:
        verb = sentence.head(noun)
        if noun.deprel != "nsubj" or noun.upos != "NOUN" or verb is None or not _is_active_verb(verb) or verb.index > noun.index \
                or not fold(noun.text).endswith(_FEMININE) or verb.feat("Gender") != "Masc" or sentence.children(verb, "obj", "ccomp"):
            continue
        light = any(sense.cls == "Light" and "obj" in sense.frame.get("event", ())
                    for sense in lexicon.senses.get((fold(verb.lemma), "VERB"), ()))
        if light and lexicon.knows(noun, "NOUN") and fold(noun.lemma) not in lexicon.actors:
            yield noun.index, verb.index, "obj"


def _told_papers(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """A paper or an agency behind who speaks and "to" is told what he says (``قال مصدر لـ«الصحيفة»``): it is no part of who he is."""
    for word in sentence.words:
        if word.relation not in ("nmod", "obl", "appos") or not is_told_paper(sentence, word, lexicon.grammar):
            continue
        below = word
        while (above := sentence.head(below)) is not None and above.upos in (*_NAMED, "ADJ") and below.relation != "nsubj" \
                and below.relation not in ("obj", "conj") and above.index < below.index:
            below = above
        if below is not word and below.relation == "nsubj" and above is not None and above.index < below.index and lexicon.says(above):
            yield word.index, above.index, "obl"


def _past_who_is_lacking(sentence: Sentence, lexicon: Lexicon) -> Iterator[Place]:
    """What is told of something without somebody is told of it (``طائرة بلا طيار | استهدفت``), not of him."""
    for word in sentence.words:
        owner = sentence.head(word) if word.relation == "nmod" else None
        if owner is not None and owner.upos == "NOUN" and names_nobody(sentence, word, lexicon):
            yield from ((w.index, owner.index, w.deprel) for w in sentence.children(word, "acl", "amod") if w.index > word.index)


_MENDS: tuple[Callable[[Sentence, Lexicon], Iterator[Place]], ...] = (
    _behind_a_name, _of_the_clause_before, _past_a_relative_clause, _two_subjects, _two_objects, _genitives, _behind_a_place,
    _indefinite_conjuncts, _adjectives, _second_relative_clauses, _meanwhile, _behind_an_addressee, _without_resumption,
    _with_resumption, _asked_of, _told_in, _told_papers, _papers_first, _behind_a_dual, _no_place, _whose_deed, _carried,
    _past_who_is_lacking, _behind_an_adjective)
