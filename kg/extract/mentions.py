"""Who and what is named, described or pointed at in a parsed article.

Names come from the named-entity spans and from runs of proper nouns, descriptions from the table of actor nouns;
a description right before a name of the same kind is its title ("الرئيس الروسي فلاديمير بوتين").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from kg.extract.tree import has_article, preposition
from kg.lang.lexicon import Lexicon
from kg.model import Document, Mention, Sentence, TimeExpression, Word
from kg.text import fold, is_arabic


class Gazetteer(Protocol):
    """What public lists know of names."""

    def type_of(self, name: str, label: str) -> str | None:
        """Entity type of a name with the recogniser's label (may be empty), None for an unknown one."""

    def is_nationality(self, text: str) -> bool:
        """True for an adjective or noun of nationality ("الروسي", "Jordanian-Palestinian")."""


class NoGazetteer:
    """Knows nothing; for tests and for languages without lists."""

    def type_of(self, name: str, label: str) -> str | None:
        """None: the recogniser's label decides."""
        return None

    def is_nationality(self, text: str) -> bool:
        """False for every word."""
        return False


NER_TYPES = {
    "PER": "Person", "PERS": "Person", "Person": "Person", "PERSON": "Person",
    "LOC": "Place", "Location": "Place", "GPE": "Place", "FAC": "Place", "Facility": "Place",
    "ORG": "Organization", "Organization": "Organization", "NORP": "Group",
    "MISC": "Thing", "Misc": "Thing", "Product": "Thing", "EVENT": "Thing", "LAW": "Agreement",
}
MONEY = {"Money", "MONEY"}
NOT_NAMES = {"Date", "DATE", *MONEY, "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}
CLITICS = ("ADP", "CCONJ", "PART", "SCONJ", "PUNCT", "AUX")
BRACKETS = ("(", ")")
QUOTES = set("«»\"'“”‘’()[]")
LONGEST_PHRASE = 8
LONGEST_LETTER = 3  # the name of a letter of an abbreviation
LONGEST_PORTFOLIO = 2  # of more proper nouns in a row, the last are a name
# Types whose descriptions end before a prepositional phrase: what follows is who takes part ("a pact with X").
BRIEF = ("Agreement", "Thing")
PERSONAL = {"1", "2", "3"}


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that is a name, ``type`` as far as it is known."""

    first: int
    last: int
    type: str | None


@dataclass
class MentionBook:
    """The mentions of one article by the place of their head; dropped subjects are added as events need them."""

    mentions: list[Mention] = field(default_factory=list)
    by_head: dict[tuple[int, int], int] = field(default_factory=dict)
    covering: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    timed: set[tuple[int, int]] = field(default_factory=set)
    people: set[tuple[int, int]] = field(default_factory=set)  # first words of people's names
    ends: set[tuple[int, int]] = field(default_factory=set)  # last words of names
    offices: frozenset[str] = frozenset()  # lemmas of offices and ranks, folded
    bearers: frozenset[str] = frozenset()  # lemmas of who is over or behind something ("responsible for"), folded
    outside: frozenset[str] = frozenset()  # prepositions that belong to what somebody does, not to who he is, folded

    towards: frozenset[str] = frozenset()  # prepositions of where somebody goes, folded
    people_nouns: frozenset[str] = frozenset()  # lemmas of people, folded
    quantifiers: frozenset[str] = frozenset()  # and of what counts them

    def add(self, mention: Mention, words: Sequence[Word]) -> Mention:
        """Number the mention and file it under its words."""
        mention = replace(mention, id=len(self.mentions))
        self.mentions.append(mention)
        self.by_head.setdefault((mention.sentence, mention.head), mention.id)
        for word in words:
            self.covering.setdefault((mention.sentence, word.index), []).append(mention.id)
        return mention

    def phrase(self, sentence: Sentence, head: Word) -> list[Word]:
        """The words of a description (``noun_phrase``), up to the next time expression."""
        words = noun_phrase(sentence, head)
        end = next((i for i, w in enumerate(words) if w.index > head.index
                    and ((sentence.index, w.index) in self.timed or self._behind_a_name(sentence, w) or self._leads_out(sentence, w)
                         or self._sets_out(sentence, head, w))),
                   len(words))
        while end > 1 and words[end - 1].index > head.index and words[end - 1].upos in ("ADP", "DET", "CCONJ"):
            end -= 1
        return words[:end]

    def _leads_out(self, sentence: Sentence, word: Word) -> bool:
        """True for a preposition of what is done, unless it is that of the word right before it ("the attackers *on* …")."""
        noun = sentence.head(word) if word.upos == "ADP" and fold(word.lemma) in self.outside and word.text == word.lemma else None
        over = any(fold(w.lemma) in self.bearers for w in sentence.words[max(0, word.index - 3):word.index - 1])
        return noun is not None and noun.head != word.index - 1 and not over

    def _sets_out(self, sentence: Sentence, head: Word, word: Word) -> bool:
        """True for "to" behind people, where it says where they go, not what their office is (``عدد من اللاجئين | إلى أوروبا``)."""
        people = sentence.word(word.index - 1) if word.index > 1 and word.upos == "ADP" and fold(word.lemma) in self.towards else None
        return people is not None and people.upos == "NOUN" and people.feat("Number") == "Plur" and fold(people.lemma) not in self.offices \
            and fold(people.lemma) in self.people_nouns and fold(head.lemma) in self.people_nouns | self.quantifiers

    def _behind_a_name(self, sentence: Sentence, word: Word) -> bool:
        """True for an Arabic noun right behind a name: no genitive follows a name ("دول الاتحاد الفلاني | الصين")."""
        return word.upos in ("NOUN", "PROPN") and is_arabic(word.text) and word.begin == word.token_begin \
            and (sentence.index, word.index - 1) in self.ends and sentence.word(word.index - 1).upos == "PROPN"

    def retype(self, mention: Mention, kind: str) -> Mention:
        """Give a mention the type that its role shows."""
        self.mentions[mention.id] = replace(mention, type=kind)
        return self.mentions[mention.id]

    def at(self, sentence: Sentence, word: Word) -> Mention | None:
        """The mention whose head the word is, else the longest one that it is a word of (but not a pronoun of)."""
        found = self.by_head.get((sentence.index, word.index))
        if found is None and word.upos not in ("PRON", "VERB", "ADP"):
            covering = self.covering.get((sentence.index, word.index), ())
            found = max(covering, key=lambda m: self.mentions[m].end - self.mentions[m].begin, default=None)
        return None if found is None else self.mentions[found]

    def add_dropped(self, sentence: Sentence, verb: Word) -> Mention:
        """A subject that only the verb's form shows; one for each verb."""
        found = self.by_head.get((sentence.index, -verb.index))
        if found is not None:
            return self.mentions[found]
        mention = Mention(-1, sentence.index, -verb.index, verb.begin, verb.end, verb.text, "dropped", "Person", "",
                          gender=verb.feat("Gender"), number=verb.feat("Number"), person=verb.feat("Person"))
        return self.add(mention, ())


def _counted(sentence: Sentence, word: Word, lexicon: Lexicon) -> Word | None:
    """The noun that a numeral or quantity noun counts ("seven *of the gunmen*", ``عشرات الجنود``)."""
    crowd = fold(word.lemma) in lexicon.grammar.crowds  # with "of": ``حشد القوات`` is massing them
    if word.upos != "NUM" and fold(word.lemma) not in lexicon.grammar.quantifiers and not crowd and not _is_top(word, lexicon):
        return None
    for child in sentence.children(word, "nmod", "obl", "amod", "nummod", "flat"):
        if child.upos in ("NOUN", "ADJ", "PROPN", "X") and fold(preposition(sentence, child)) in lexicon.grammar.partitive \
                and not (crowd and not preposition(sentence, child)):
            return child
    return None


def _is_top(word: Word, lexicon: Lexicon) -> bool:
    """The best, most or sundry of those named behind it (``كبار المسؤولين``, ``مختلف الجهات``)."""
    return bool({fold(word.text), fold(word.lemma)} & lexicon.grammar.tops) and not has_article(word, lexicon.grammar.article, 3)


def _stands_for_people(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A number or plural quantity without the noun that it counts ("*dozens* were hurt", ``أربعة آخرون``)."""
    if word.relation not in ("nsubj", "obj", "conj", "obl", "nmod", "nummod"):
        return False
    if _befallen(sentence, word, lexicon):
        return True
    if not lexicon.grammar.others:
        return False
    beside = sentence.words[word.index:word.index + 1]
    if fold(word.lemma) in lexicon.grammar.everyone and has_article(word, lexicon.grammar.article):
        return True
    if word.upos == "NUM":
        return bool(beside) and fold(beside[0].lemma) in lexicon.grammar.others or _counts_victims(sentence, word, lexicon)
    if fold(word.lemma) in lexicon.grammar.others:
        return any(c.upos == "NUM" for c in sentence.children(word))
    counts = beside and (beside[0].upos in ("NOUN", "PROPN", "X") or fold(beside[0].lemma) in lexicon.grammar.partitive)
    several = word.feat("Number") == "Plur" and word.feat("Definite") == "Def"
    return not counts and several and fold(word.lemma) in lexicon.grammar.quantifiers


def _befallen(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A number, quantity or "others" whom a verb befalls that befalls people ("wounded *291*", "*most* of them were detained")."""
    verb = sentence.head(word)
    if word.relation not in ("nsubj", "obj") or verb is None or verb.upos != "VERB" \
            or fold(verb.lemma) not in lexicon.grammar.befalling | lexicon.grammar.escaping:
        return False
    after = sentence.words[word.index:word.index + 1]
    if after and (after[0].upos == "SYM" or after[0].head == word.head and after[0].upos in ("NOUN", "PROPN")):
        return False
    things = [w for w in sentence.children(word, "nmod", "obl", "nummod", "flat") if w.upos in ("NOUN", "PROPN", "SYM")
              and fold(preposition(sentence, w)) in lexicon.grammar.partitive]
    return not things and (word.upos == "NUM" or fold(word.lemma) in lexicon.grammar.quantifiers | lexicon.grammar.unnamed)


def _counts_victims(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A number that stands for those who had something done to them (``أصيب 15``, ``مقتل 11 من داعش``), no noun for them behind it."""
    above = sentence.head(word)
    if above is None or above.index != word.index - 1:
        return False
    after = sentence.words[word.index:word.index + 1]
    counted = [w for w in sentence.children(word, "nmod", "obl", "nummod", "flat", "amod")
               if w.upos not in ("PROPN", "PRON") or fold(preposition(sentence, w)) not in lexicon.grammar.partitive]
    if counted or after and after[0].upos in ("NOUN", "SYM", "NUM", "ADJ", "X"):
        return False
    return word.deprel == "nsubj:pass" or above.upos == "NOUN" and fold(above.lemma) in lexicon.grammar.counted_people


def is_pair(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Two who are not named again ("*the two* said", "*both* agreed")."""
    if fold(word.lemma) not in lexicon.grammar.pair_counts or word.relation not in ("nsubj", "obj", "obl", "nmod") \
            or lexicon.grammar.pro_drop or sentence.children(word, "nmod", "nummod"):
        return False
    return word.upos in ("PRON", "DET") or word.upos == "NUM" and bool(sentence.children(word, "det"))


def _points_at_next(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A demonstrative before its noun ("هؤلاء الجنود"): it is not somebody besides."""
    following = sentence.words[word.index:word.index + 1]
    return bool(following) and following[0].upos in ("NOUN", "ADJ") and _bare(following[0].text) != following[0].text \
        and bool({fold(word.text), fold(word.lemma)} & lexicon.grammar.demonstratives)


def find_mentions(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, times: Sequence[TimeExpression] = ()) -> MentionBook:
    """All named, described and pronominal mentions of a document; words of time expressions name nobody."""
    book = MentionBook(offices=frozenset(lemma for lemma, kind in lexicon.titles.items() if kind in ("office", "rank")),
                       outside=lexicon.grammar.outside, bearers=lexicon.grammar.bearers,
                       towards=lexicon.grammar.towards if lexicon.grammar.bare_genitive else frozenset(),
                       people_nouns=frozenset(w for w, kind in lexicon.actors.items() if kind in ("Person", "Group")),
                       quantifiers=lexicon.grammar.quantifiers)
    surnames = _surnames(document, gazetteer) if lexicon.grammar.bare_genitive else frozenset()
    for sentence in document.sentences:
        text = document.article.text
        apart = [t for t in times if not _in_a_body(sentence, t)]
        taken = {w.index for w in sentence.words if any(t.begin < w.end and w.begin < t.end for t in apart)}
        book.timed |= {(sentence.index, i) for i in taken}
        for name in find_names(sentence, text, gazetteer, taken, lexicon):
            taken |= _add_name(book, sentence, text, name, lexicon, taken)
        for word in sentence.words:
            if names_nobody(sentence, word, lexicon):
                continue
            if (word.index not in taken or _is_aged(word)) and (kind := actor_type(word, lexicon)):
                add_nominal(book, sentence, text, word, kind)
            elif (counted := _counted(sentence, word, lexicon)) and (kind := actor_type(counted, lexicon)) \
                    and not (kind == "Place" and _is_top(word, lexicon)):
                add_nominal(book, sentence, text, word, "Group" if kind == "Person" else kind, counted)
            elif word.index not in taken and (_stands_for_people(sentence, word, lexicon) or is_pair(sentence, word, lexicon)):
                add_nominal(book, sentence, text, word, "Group")
            elif word.index not in taken and _is_surname(sentence, word, surnames, lexicon):
                taken |= _add_name(book, sentence, text, Name(word.index, word.index, "Person"), lexicon, taken)
            elif word.index not in taken and (length := _nationality(sentence, word, text, gazetteer)):
                _add_nationality(book, sentence, text, word, length)
            elif _is_pronoun(word) and not _points_at_next(sentence, word, lexicon) \
                    and (word.index not in taken or word.begin != word.token_begin):
                _add_pronoun(book, sentence, text, word)
    _type_short_names(book)
    return book


def _surnames(document: Document, gazetteer: Gazetteer) -> frozenset[str]:
    """Last words of people's full names in the article that else are nationalities (``فلان التركي``), folded."""
    names = [document.article.text[e.begin:e.end].split() for s in document.sentences for e in s.entities
             if NER_TYPES.get(e.type) == "Person"]
    return frozenset(fold(name[-1]) for name in names if len(name) > 1 and gazetteer.is_nationality(name[-1]))


def _is_surname(sentence: Sentence, word: Word, surnames: Collection[str], lexicon: Lexicon) -> bool:
    """Such a word that describes nobody, or stands right behind an honorific (``قال السوداني``, ``الدكتور التركي``): the person."""
    if fold(word.text) not in surnames or word.upos not in ("ADJ", "NOUN", "PROPN") or word.feat("Number") == "Plur":
        return False
    before = sentence.word(word.index - 1) if word.index > 1 else None
    called = before is not None and lexicon.titles.get(fold(before.lemma)) == "honorific"
    alone = not _modifies(word) and (before is None or before.upos not in ("NOUN", "PROPN", "ADJ", "X"))
    bare = before is not None and before.upos == "NOUN" and not has_article(before, lexicon.grammar.article, 3)
    of_him = bare and has_article(word, lexicon.grammar.article, 3)  # an adjective has the article where its noun has (``مقتل السوداني``)
    return called or alone or of_him


def _in_a_body(sentence: Sentence, time: TimeExpression) -> bool:
    """A word for a time in the name of a body, with more of the name behind it ("the *Daily* Example", "*December* Movement")."""
    return any(e.begin <= time.begin and time.end < e.end and NER_TYPES.get(e.type) == "Organization" for e in sentence.entities)


def names_nobody(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """A side whose turn it is to speak (``من ناحيتها``, ``من جهة أخرى``), or whoever is not there (``طائرة بلا طيار``)."""
    grammar = lexicon.grammar
    if word.upos != "NOUN" or has_article(word, grammar.article, 3):
        return False
    led = fold(preposition(sentence, word))
    if fold(word.lemma) in grammar.turns and led in grammar.turning:
        after = sentence.words[word.index:word.index + 1]
        return any(w.upos == "PRON" and w.head == word.index or fold(w.lemma) in grammar.others | grammar.ordinals for w in after)
    before = sentence.words[word.index - 2] if word.index > 1 else word
    if lexicon.actors.get(fold(word.lemma)) not in ("Person", "Group"):
        return False
    return led in grammar.lacking or fold(before.text) in grammar.denying and bool(led)


def _is_aged(word: Word) -> bool:
    """Somebody called by his age ("*the 69-year-old*"), which else is a time; mending gives such a word the whole for its lemma."""
    return word.upos == "NOUN" and fold(word.lemma).endswith(f"-{fold(word.text)}")


def _type_short_names(book: MentionBook) -> None:
    """A name of unknown type that is a part of a person's full name is that person's ("كيم" beside "كيم جونغ أون")."""
    people = {w for m in book.mentions if m.kind == "name" and m.type == "Person" for w in fold(m.name).split()}
    for mention in list(book.mentions):
        if mention.kind == "name" and mention.type == "Thing" and set(fold(mention.name).split()) <= people:
            book.retype(mention, "Person")


def actor_type(word: Word, lexicon: Lexicon, naming: bool = False) -> str | None:
    """Entity type of a common noun that denotes an actor, place or agreement.

    Before a name (``naming``) a noun that else is an event may denote an actor: "the *organisation* X", ``تنظيم داعش``.
    """
    if word.upos not in ("NOUN", "ADJ", "PROPN", "X"):
        return None
    if word.upos == "ADJ" and word.relation == "amod":
        return None  # it describes somebody; it is not somebody
    found = lexicon.actors.get(fold(word.lemma))
    if not naming and found in ("Group", "Organization") and word.feat("Number") != "Plur" and _is_event_noun(word, lexicon):
        return None  # "reinforcement" is an event, "reinforcements" are men
    if found is None and word.upos in ("NOUN", "PROPN", "X"):
        found = lexicon.actors.get(fold(_bare(word.text)))
    if found is None and lexicon.titles.get(fold(word.lemma)) in ("office", "rank") and word.upos == "NOUN":
        found = "Person"
    if found is None and word.upos == "PROPN" and word.feat("Number") == "Plur" and _title_kind(word, lexicon) in ("office", "rank"):
        found = "Person"  # "*MPs*", "the *Ministers*"
    return found or ("Person" if _is_plural_participle(word, lexicon) else None)


def _is_plural_participle(word: Word, lexicon: Lexicon) -> bool:
    """A participle in the plural of people, with the article or a genitive: those who do it (``المحترفين``, ``محضرو المختبر``)."""
    several = word.upos == "NOUN" and word.feat("Number") == "Plur" and word.feat("Definite") in ("Def", "Cons")
    return several and lexicon.grammar.is_plural_of_people(fold(_bare(word.text))) and (fold(word.lemma), "NOUN") not in lexicon.senses


def _is_event_noun(word: Word, lexicon: Lexicon) -> bool:
    """A noun that may evoke an event; those that the table lists to say that they never do ("commission") are none."""
    return any(s.cls != "None" for s in lexicon.senses.get((fold(word.lemma), "NOUN"), ()))


def _bare(text: str) -> str:
    return text[2:] if text.startswith("ال") and len(text) > 4 else text


def _nationality(sentence: Sentence, word: Word, text: str, gazetteer: Gazetteer) -> int:
    """How many words from this one on are an adjective (or plural noun) of nationality, 0 for none."""
    if word.upos not in ("ADJ", "NOUN", "PROPN"):
        return 0
    for length in (2, 1):
        run = sentence.words[word.index - 1:word.index - 1 + length]
        if len(run) == length and all(w.upos in ("ADJ", "NOUN", "PROPN") for w in run) \
                and gazetteer.is_nationality(text[run[0].begin:run[-1].end]):
            return length
    return 0


def _add_nationality(book: MentionBook, sentence: Sentence, text: str, word: Word, length: int) -> None:
    """A nationality stands for the State as a modifier, for its people as a noun."""
    last = sentence.word(word.index + length - 1)
    modifies = _modifies(word)
    plural = word.feat("Number") == "Plur"
    kind = "State" if modifies else "Group" if plural else "Person"
    phrase = text[word.begin:last.end]
    book.add(Mention(-1, sentence.index, word.index, word.begin, last.end, phrase, "name" if modifies else "nominal", kind,
                     phrase, lemma=word.lemma, gender=word.feat("Gender"), number=word.feat("Number"), person="3"), [word])


def _modifies(word: Word) -> bool:
    return word.relation in ("amod", "compound") or word.upos == "ADJ" and word.relation in ("nmod", "flat", "dep")


def _is_pronoun(word: Word) -> bool:
    return word.upos == "PRON" and (word.feat("Person") in PERSONAL or word.feat("PronType") == "Prs")


# --- names --------------------------------------------------------------------------------------


def find_names(sentence: Sentence, text: str, gazetteer: Gazetteer, taken: set[int], lexicon: Lexicon) -> Iterator[Name]:
    """Names of a sentence in text order, disjoint: recognised spans first, then runs of proper nouns."""
    used = set(taken)
    names = []
    for span in sentence.entities:
        if span.type in MONEY:
            used |= {w.index for w in sentence.words if w.begin < span.end and span.begin < w.end}  # "*NT*$104 million"
        if span.type in NOT_NAMES:
            continue
        words = [w for w in sentence.words if w.begin < span.end and span.begin < w.end]
        words = _trim(words, lexicon.grammar.namesakes if NER_TYPES.get(span.type) == "Person" else ())
        if NER_TYPES.get(span.type) == "Person":  # "Ruritania's Rita Roe" is called Rita Roe
            owner = next((i for i, w in enumerate(words[:-1], 1) if w.upos == "PART" and w.relation == "case"), 0)
            words = _with_number(sentence, _up_to_preposition(words[owner:]), lexicon)
        if words and not used & {w.index for w in words} and not _opens_a_name(sentence, words, lexicon):
            phrase = text[words[0].begin:words[-1].end]
            kind = gazetteer.type_of(phrase, span.type) or NER_TYPES.get(span.type)
            if kind == "Group" and gazetteer.is_nationality(phrase) and all(_modifies(w) for w in words):
                kind = "State"  # "the *French* invasion"
            name = Name(words[0].index, words[-1].index, kind)
            longer = _longest_known(sentence, name.first - 1, used, text, gazetteer) if kind == "State" else None
            if longer is not None and longer.type == "State" and longer.last > name.last:
                name = longer  # the recogniser has cut ``جمهورية كوريا | الديمقراطية الشعبية`` into another state and a party
            names.append(name)
            used |= set(range(name.first, name.last + 1))
    for run in _proper_runs(sentence, used, text, gazetteer, lexicon):
        short = run.last - run.first < LONGEST_PORTFOLIO
        if run.type or not (short and _portfolio_of(sentence, run.last, lexicon, lexicon.grammar.portfolios)):
            names.append(run)
    yield from _joined_up((_with_country(n, sentence, used, text, gazetteer) for n in names), sentence, text)


def _joined_up(names: Iterable[Name], sentence: Sentence, text: str) -> Iterator[Name]:
    """The names in text order; in Arabic letters with full stops between them are one (``جيه.إل.إل``), and so are a first name
    and the person's name behind it that the recogniser left it out of."""
    last: Name | None = None
    for name in sorted(names, key=lambda n: n.first):
        if last is not None and is_arabic(sentence.word(name.first).text) and (
                _is_abbreviation(last, name, sentence, text) or _is_first_name(last, name, sentence)):
            last = Name(last.first, name.last, name.type)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _is_abbreviation(left: Name, right: Name, sentence: Sentence, text: str) -> bool:
    first, second = sentence.word(left.last), sentence.word(right.first)
    between = text[first.end:second.begin]
    return between.endswith(".") and not any(c.isspace() for c in between) and len(between) < LONGEST_LETTER \
        and max(len(first.text), len(second.text)) <= LONGEST_LETTER


def _is_first_name(left: Name, right: Name, sentence: Sentence) -> bool:
    """A proper noun of no known type right before a person's name, which the tree makes one phrase with it."""
    first, second = sentence.word(left.last), sentence.word(right.first)
    if left.type is not None or left.first != left.last or right.type != "Person" or right.first != left.last + 1 \
            or first.upos != "PROPN" or second.begin != second.token_begin:
        return False
    head = _head(sentence, [sentence.word(i) for i in range(right.first, right.last + 1)])
    return head.head == first.index and head.relation in ("flat", "nmod") or first.head == head.index and first.relation in ("flat", "nmod")


def _opens_a_name(sentence: Sentence, words: list[Word], lexicon: Lexicon) -> bool:
    """True for a lone noun that says what the name in quotation marks behind it is (``وكالة «إرنا»``): the recogniser's mistake."""
    after = sentence.words[words[-1].index:words[-1].index + 2]
    return len(words) == 1 and words[0].upos == "NOUN" and fold(words[0].lemma) in lexicon.actors and len(after) == 2 \
        and after[0].text in QUOTES and after[0].text not in BRACKETS and any(s.begin <= after[1].begin < s.end for s in sentence.entities)


def _with_country(name: Name, sentence: Sentence, used: set[int], text: str, gazetteer: Gazetteer) -> Name:
    """A listed organisation with a nationality behind it is another one: "مجلس الأمن *الروسي*" is not that of the UN."""
    known = gazetteer.type_of(text[sentence.word(name.first).begin:sentence.word(name.last).end], "")
    after = sentence.words[name.last] if name.last < len(sentence.words) else None
    if known != "Organization" or after is None or after.index in used or after.upos != "ADJ":
        return name
    length = _nationality(sentence, after, text, gazetteer) if name.first <= after.head <= name.last else 0
    return replace(name, last=name.last + length) if length else name


def _up_to_preposition(words: list[Word]) -> list[Word]:
    """A person's name before a preposition written onto the word behind it, which is no part of it (``فلان بن فلان | للأبطال``)."""
    end = next((i for i, w in enumerate(words) if i > 1 and w.upos == "ADP" and is_arabic(w.text) and w.token_end > w.end
                and w.begin == w.token_begin and i + 1 < len(words) and _bare(words[i + 1].text) != words[i + 1].text), len(words))
    return words[:end]


def _with_number(sentence: Sentence, words: list[Word], lexicon: Lexicon) -> list[Word]:
    """A person's name with the number of a monarch or pope behind it, which the recogniser leaves out ("Rudolf | *I* ruled")."""
    after = sentence.words[words[-1].index] if words and words[-1].index < len(sentence.words) else None
    if after is None or fold(after.text) not in lexicon.grammar.regnal or not after.text.isupper():
        return words
    before = [w for w in sentence.words[:after.index - 1] if w.head == after.head and w.relation == "nsubj"]
    return words if after.upos == "PRON" and not before else [*words, after]  # "told Roe *I* was late"


def _trim(words: list[Word], namesakes: Collection[str] = ()) -> list[Word]:
    """A recogniser's words without clitics and quotation marks at their ends; ``namesakes`` are names spelt like a preposition."""
    while words and (words[0].upos in CLITICS and words[0].text not in namesakes or words[0].text in QUOTES):
        words = words[1:]
    while words and (words[-1].upos in ("PUNCT", "PRON", "PART") or words[-1].text in QUOTES):
        words = words[:-1]
    return words


def _proper_runs(sentence: Sentence, used: set[int], text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """Names that the recogniser has not marked: known to the gazetteer, or proper nouns side by side."""
    at = 0
    while at < len(sentence.words):
        word = sentence.words[at]
        known = _longest_known(sentence, at, used, text, gazetteer)
        if known:
            yield known
            at = known.last
            continue
        if word.upos == "PROPN" and word.index not in used:
            last = at
            while (last + 1 < len(sentence.words) and sentence.words[last + 1].upos == "PROPN"
                   and sentence.words[last + 1].index not in used):
                last += 1
            at += _titles(sentence.words[at:last + 1], lexicon)
            if at > last and (last + 2 in used or _title_kind(sentence.words[last], lexicon) != "honorific"):
                continue
            at = min(at, last)  # an honorific with no name behind it is short for one ("*HE* said")
            word = sentence.words[at]
            phrase = text[word.begin:sentence.words[last].end]
            if (len(word.text) > 1 or last > at) and not gazetteer.is_nationality(phrase):
                yield Name(word.index, sentence.words[last].index, None)
            at = last
        at += 1


def _portfolio_of(sentence: Sentence, last: int, lexicon: Lexicon, offices: Collection[str]) -> int:
    """Index of the office whose portfolio or body ends with a word ("*Minister* of Health and Welfare"), 0 for none."""
    at, joined = last, False
    while at > 2 and (sentence.word(at).upos in ("PROPN", "NOUN", "ADJ", "CCONJ", "DET", "PART") or sentence.word(at).text in BRACKETS
                      or joined and sentence.word(at).text == ","):  # "Minister of *Water, Food and Trade*"
        joined |= sentence.word(at).upos == "CCONJ"
        if at == last and (sentence.word(at).upos == "CCONJ" or fold(sentence.word(at).lemma) in lexicon.titles):
            return 0
        at -= 1
    office = sentence.word(at - 1) if 1 < at < last else None
    led = office is not None and sentence.word(at).upos == "ADP" and fold(office.lemma) in offices
    return office.index if office is not None and led else 0


def _titles(run: Sequence[Word], lexicon: Lexicon) -> int:
    """How many proper nouns that open a run are an office or rank, not a name ("*Energy Minister* Ali", "the *Prime Minister*")."""
    kinds = ("office", "rank") if lexicon.grammar.bare_genitive else ("office", "rank", "honorific")
    offices = [i for i, word in enumerate(run, 1) if _title_kind(word, lexicon) in kinds]
    ends = bool(offices) and offices[-1] == len(run) > 1  # where modifiers follow their noun, the last word is a surname
    return offices[-1] if offices and not (ends and lexicon.grammar.bare_genitive) else 0


def _title_kind(word: Word, lexicon: Lexicon) -> str | None:
    """What kind of title a word is, in the plural too ("*MPs*"), None for another word."""
    lemma = fold(word.lemma).rstrip(".")
    return lexicon.titles.get(lemma) or (lexicon.titles.get(lemma.removesuffix("s")) if word.feat("Number") == "Plur" else None)


def _longest_known(sentence: Sentence, at: int, used: set[int], text: str, gazetteer: Gazetteer) -> Name | None:
    words = sentence.words
    if words[at].upos not in ("NOUN", "PROPN", "X", "ADJ", "DET"):
        return None
    for length in range(min(4, len(words) - at), 0, -1):
        run = words[at:at + length]
        if used & {w.index for w in run} or any(w.upos in ("PUNCT", "VERB") for w in run):
            continue
        kind = gazetteer.type_of(text[run[0].begin:run[-1].end], "")
        if kind and (length > 1 or run[0].upos in ("PROPN", "X") or kind in ("State", "Organization")):
            return Name(run[0].index, run[-1].index, kind)
    return None


def _add_name(book: MentionBook, sentence: Sentence, text: str, name: Name, lexicon: Lexicon, taken: set[int]) -> set[int]:
    """File a name with the title before it; gives the word indices that are used up."""
    words = [sentence.word(i) for i in range(name.first, name.last + 1)]
    title = _title_before(sentence, name, lexicon, taken)
    office = _office_in(title, name, lexicon)
    denoted = _denoted(office, lexicon) if office else None
    if office is None and name.type in ("Person", None) and not lexicon.grammar.bare_genitive:
        office = next((w for w in title if _title_kind(w, lexicon)), None)  # "*Gen* Roe", "*His Highness* Sheikh Doe"
        denoted = "Person" if office else None
    kind = name.type or denoted
    quoted = title and any(w.text in QUOTES and w.text not in BRACKETS for w in title) \
        or text[words[0].token_begin - 1:words[0].begin].strip() in QUOTES
    if kind == "Person" and denoted == "Organization" and len(title) > 1 and title[-2] is office \
            and title[-1].text in QUOTES and _bare(office.text) == office.text:
        kind = "Organization"  # nobody's name stands in quotation marks behind what it is (``إذاعة "فرانس إنتر"``)
    if office is None or not _agree(denoted, kind) or quoted and denoted == "Person":
        title, office = [], None  # nobody's name stands in quotation marks of its own
    if office is not None and denoted == "Person" and title[-1].upos in ("ADP", "DET"):
        title, office, kind = [], None, name.type  # "head *of* Example" describes somebody else
    if office is not None and kind == "Thing" and denoted == "Organization":
        kind = "Organization"  # the description knows better than the recogniser ("قناة «العربية»")
    everything = [*title, *words]
    inner = _head(sentence, words)
    head = office or inner
    end = words[-1].end
    title_text = text[title[0].begin:title[-1].end].strip(" «»\"“”") if title else None
    mention = book.add(Mention(
        -1, sentence.index, head.index, everything[0].begin, end, text[everything[0].begin:end], "name",
        kind or "Thing", clean_name(text, words), title=title_text, lemma=head.lemma, gender=head.feat("Gender"),
        number=head.feat("Number"), person="3"), everything)
    book.ends.add((sentence.index, words[-1].index))
    if kind == "Person":
        book.people.add((sentence.index, everything[0].index))
    outer = () if lexicon.grammar.bare_genitive else (_head(sentence, everything),)
    for word in (inner, words[0], *outer):
        book.by_head.setdefault((sentence.index, word.index), mention.id)
    first = _portfolio_of(sentence, name.first - 1, lexicon, lexicon.grammar.portfolios) if title else 0
    styled = {w.index for w in title if w.upos == "PRON" and w.begin == w.token_begin}  # "*His* Highness" is no pronoun
    return {head.index, *(w.index for w in words), *(range(first, name.first) if first else ()), *styled}


def _office_in(title: list[Word], name: Name, lexicon: Lexicon) -> Word | None:
    """The noun of a title that says what its bearer is: where modifiers stand first, a person's last one ("*Hospital* Chairman Roe").

    An office right before a person's name is one though no noun of the table ("Labour Party *MLA* Roe").
    """
    nouns = [(w, kind) for w in title if (kind := _denoted(w, lexicon) if w is title[-1] else actor_type(w, lexicon))]
    people = [w for w, kind in nouns if kind == "Person"]
    if people and name.type == "Person" and not lexicon.grammar.bare_genitive:
        return people[0]
    return nouns[0][0] if nouns else None


def _denoted(title: Word, lexicon: Lexicon) -> str | None:
    """Type of whoever a word before a name says that its bearer is."""
    return actor_type(title, lexicon, naming=True) or ("Person" if _title_kind(title, lexicon) in ("office", "rank") else None)


def _head(sentence: Sentence, words: list[Word]) -> Word:
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside), words[0])


def _agree(title: str | None, name: str | None) -> bool:
    """A description can be the title of a name of its own type, or of one whose type is not known."""
    if title is None:
        return False
    return name in (None, title) or (title in ("Organization", "Place") and name == "Thing") \
        or {title, name} == {"Place", "Organization"} and title == "Organization"


def _title_before(sentence: Sentence, name: Name, lexicon: Lexicon, taken: set[int]) -> list[Word]:
    """Words of the description right before a name, from the modifiers of its outermost actor noun on."""
    offices = lexicon.titles if name.type == "Person" and lexicon.grammar.portfolios else lexicon.grammar.portfolios
    best, at = _portfolio_of(sentence, name.first - 1, lexicon, offices), name.first - 1
    while not best and at >= 1 and name.first - at <= LONGEST_PHRASE:
        word = sentence.word(at)
        if word.index in taken and word.upos == "PROPN":
            break
        if word.upos in ("NOUN", "PROPN", "X") and (
                fold(word.lemma) in lexicon.titles or actor_type(word, lexicon) == "Person"
                or at >= name.first - 2 and actor_type(word, lexicon, naming=at == name.first - 1)):
            if best and _possessed_name_between(sentence, at, best):
                break
            best = at
        elif word.upos == "PRON" and word.begin != word.token_begin:
            pass  # a possessor written onto the title ("نائبه رياك مشار")
        elif word.text == "." and at > 1 and _title_kind(sentence.word(at - 1), lexicon) in ("office", "rank"):
            pass  # it shortens the title ("*Brig.* Roe")
        elif word.upos in ("VERB", "SCONJ", "CCONJ", "AUX", "PRON") or word.upos == "PUNCT" and word.text not in QUOTES:
            break
        elif word.upos == "ADP" and word.lemma.lower() not in ("of", "for", "ل"):
            break
        at -= 1
    if not best:
        return []
    if name.type == "Person" and lexicon.grammar.bare_genitive:
        best = _outer_office(sentence, best, name, lexicon)
    first = _with_modifiers(sentence, best, lexicon, "" if lexicon.grammar.bare_genitive else "-")
    return [sentence.word(i) for i in range(first, name.first)]


def _with_modifiers(sentence: Sentence, title: int, lexicon: Lexicon, hyphen: str) -> int:
    """Where a title with its modifiers, or titles before it, begins ("*Vice-*Chairman Roe", "*His Highness* Sheikh Doe")."""
    first = title
    while first > 1:
        word = sentence.word(first - 1)
        joined = word.text == hyphen and first > 2
        word = sentence.word(first - 2) if joined else word
        modifies = word.head == title or hyphen and title >= word.head >= first and word.relation in ("amod", "compound")
        if hyphen and not joined and word.upos in ("NOUN", "PROPN") and _title_kind(word, lexicon):
            title = first = word.index
            continue
        if word.upos not in (("ADJ", "PROPN", "NOUN", "ADV") if joined else ("ADJ", "PROPN")) or not modifies:
            break
        first = word.index
    before = sentence.word(first - 1) if first > 1 else None
    if hyphen and before is not None and before.upos == "PRON" and before.deprel == "nmod:poss" and before.head == title \
            and _capital(before) and _capital(sentence.word(title)):
        return first - 1  # "*His* Highness"
    return first


def _outer_office(sentence: Sentence, title: int, name: Name, lexicon: Lexicon) -> int:
    """The first of the offices strung together before a person's name ("deputy secretary", "minister, member of the cabinet, Dr")."""
    best = at = title
    while at > 1 and name.first - at < LONGEST_PHRASE:
        at -= 1
        word = sentence.word(at)
        if word.upos == "NOUN" and fold(word.lemma) in lexicon.titles:
            best = at
        elif word.upos not in ("NOUN", "ADJ"):
            break
    return best


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _possessed_name_between(sentence: Sentence, left: int, right: int) -> bool:
    return any(sentence.word(i).upos in ("ADP", "PUNCT") and sentence.word(i).lemma.lower() not in ("of", "ل")
               for i in range(left, right))


# --- descriptions and pronouns ------------------------------------------------------------------


def add_nominal(book: MentionBook, sentence: Sentence, text: str, word: Word, kind: str, counted: Word | None = None) -> Mention:
    """File a description headed by ``word``; ``counted`` is the noun after a quantity that heads it."""
    words = book.phrase(sentence, word)
    if kind == "Person" and is_arabic(word.text):
        words = _before_name(book, sentence, words, word)
    if kind in BRIEF:
        words = words[:next((i for i, w in enumerate(words) if w.upos == "ADP" and w.index > word.index), len(words))]
    if counted is not None:
        words = sorted({*words, *book.phrase(sentence, counted)}, key=lambda w: w.index)
    plural = word.feat("Number") in ("Plur", "Dual") or any(
        w.upos == "NUM" and not _is_hyphened(sentence, w) for w in words if w.index < word.index)
    if kind == "Person" and plural:
        kind = "Group"
    begin, end = words[0].begin, words[-1].end
    mention = book.add(Mention(
        -1, sentence.index, word.index, begin, end, text[begin:end], "nominal", kind, clean_name(text, words),
        lemma=word.lemma, gender=word.feat("Gender"), number=word.feat("Number"), person="3"), [word])
    for before in words:
        if before.index < word.index and before.upos == "NUM":
            book.by_head.setdefault((sentence.index, before.index), mention.id)
    return mention


def _before_name(book: MentionBook, sentence: Sentence, words: list[Word], office: Word) -> list[Word]:
    """A description up to the person's name behind what an office is of ("المبعوث الأممي إلى ليبيا | فلان")."""
    at = next((i for i, w in enumerate(words) if w.index > office.index and (sentence.index, w.index) in book.people), 0)
    if at < 2 or fold(office.lemma) not in book.offices or words[at - 1].upos in ("ADP", "CCONJ", "DET"):
        return words
    if words[at - 1].upos == "NOUN" and _bare(words[at - 1].text) == words[at - 1].text:
        return words  # the name is that of what the office is of ("مدير مطار الملك فلان")
    behind = any(w.upos == "ADP" for w in words[:at] if w.index > office.index)
    return words if behind and words[at].head != office.index else words[:at]


def clean_name(text: str, words: Sequence[Word]) -> str:
    """The words as they stand in the text, the first without what its clitic changed (``للمقاومة`` gives ``المقاومة``)."""
    first = words[0]
    if first.begin != first.token_begin and text[first.begin:first.end] != first.text and first.text.endswith(text[first.begin:first.end]):
        return first.text + text[first.end:words[-1].end]
    return text[first.begin:words[-1].end]


def noun_phrase(sentence: Sentence, head: Word) -> list[Word]:
    """The words of a description without its clauses and most of its prepositional phrases, in text order."""
    words = sentence.words
    first = last = head.index
    while first > 1 and _extends_left(sentence, words[first - 2], head):
        first -= 1
    while last < len(words) and last - head.index < LONGEST_PHRASE and _extends_right(sentence, words[last], head):
        last += 1
    found = list(words[first - 1:last])
    while found[-1].upos in ("ADP", "CCONJ", "DET", "PUNCT") and found[-1].index > head.index:
        found.pop()
    while found[0].upos in ("DET", "PUNCT") and found[0].index < head.index:
        found.pop(0)
    return found


def _is_hyphened(sentence: Sentence, word: Word) -> bool:
    """Written together with the word behind it by a hyphen ("the *40-year-*old man")."""
    after = sentence.word(word.index + 1)
    return word.end == after.begin and "-" in (word.text, after.text)


def _extends_left(sentence: Sentence, word: Word, head: Word) -> bool:
    if word.upos == "NUM" or _possessor_of(sentence, word, head) or _is_hyphened(sentence, word):
        return True
    if word.text == "-" and word.upos == "PUNCT":  # "the *far-right* leader"
        return word.index > 1 and (word.head == word.index - 1 or word.index - 1 <= sentence.word(word.index - 1).head < head.index)
    return word.upos in ("ADJ", "NOUN", "PROPN", "PART", "DET") and word.relation in (
        "amod", "compound", "nummod", "det", "nmod", "flat") and word.head == head.index and word.deprel != "nmod:poss" \
        or word.upos in ("ADJ", "NOUN", "PROPN") and word.relation in ("amod", "compound") \
        and word.index < word.head <= head.index


def _possessor_of(sentence: Sentence, word: Word, head: Word) -> bool:
    """Part of a possessor before the head ("*the prosecutor's* office", "*his* wife")."""
    while word.head and word.head != head.index:
        if word.relation not in ("case", "det", "flat", "compound", "amod", "nmod") or word.head > head.index:
            return False
        word = sentence.word(word.head)
    return word.head == head.index and word.deprel == "nmod:poss"


def _extends_right(sentence: Sentence, word: Word, head: Word) -> bool:
    before = sentence.word(word.index - 1)
    if word.upos == "PROPN" and before.upos == "ADJ" and before.head != word.index:
        return False  # after its adjectives a noun takes no further genitive: another name begins
    if word.upos == "NUM" and word.head > word.index:
        return _hangs_on(sentence, sentence.word(word.head), head)  # else it counts what stands beside the description
    if word.upos == "ADJ" and _disagrees(before, word):
        return False
    if word.upos in ("ADJ", "PROPN", "NUM", "X") or word.upos == "DET":
        return word.relation not in ("root", "nsubj", "obj") or word.head == head.index
    if word.upos in ("NOUN", "PROPN") and _governed_by_adjective(sentence, word):
        return True
    if word.upos == "NOUN":
        return word.relation in ("nmod", "flat", "fixed", "compound", "nummod") and not _is_closed(before, word)
    if word.upos == "ADP":
        return bool(word.head) and _hangs_on(sentence, sentence.word(word.head), head)
    return False


def _is_closed(before: Word, word: Word) -> bool:
    """In Arabic no bare genitive follows an adjective, nor a noun that has the article ("السلطات الأميركية | مكافأة")."""
    if not is_arabic(word.text) or before.upos not in ("NOUN", "ADJ"):
        return False
    return before.upos == "ADJ" and before.relation == "amod" or _bare(before.text) != before.text and _bare(word.text) == word.text


def _disagrees(before: Word, word: Word) -> bool:
    """True for an Arabic adjective without the article that its noun has: it says something of it ("القوات | عازمة")."""
    return is_arabic(word.text) and before.upos in ("NOUN", "ADJ") and _bare(before.text) != before.text and _bare(word.text) == word.text


def _hangs_on(sentence: Sentence, noun: Word, head: Word) -> bool:
    """A prepositional phrase within the description: its noun depends, directly or not, on the head."""
    while (noun.relation in ("nmod", "flat", "amod") or _governed_by_adjective(sentence, noun)) and noun.head:
        if noun.head == head.index:
            return True
        if noun.head < head.index:
            return False
        noun = sentence.word(noun.head)
    return False


def _governed_by_adjective(sentence: Sentence, noun: Word) -> bool:
    """What an Arabic participle says somebody is near, for or in ("مصادر مقربة *من الحزب*", "السكان المقيمين *في العاصمة*")."""
    adjective = sentence.word(noun.head) if noun.head else None
    if adjective is None or noun.relation != "obl" or adjective.upos != "ADJ" or adjective.relation != "amod" \
            or not is_arabic(adjective.text) or noun.index < adjective.index:
        return False
    cases = sentence.children(noun, "case")
    close = bool(cases) and cases[0].index == adjective.index + 1
    return close and (cases[0].lemma == "من" or _bare(adjective.text) != adjective.text)


def _add_pronoun(book: MentionBook, sentence: Sentence, text: str, word: Word) -> None:
    book.add(Mention(-1, sentence.index, word.index, word.begin, word.end, text[word.begin:word.end], "pronoun",
                     "Person", "", lemma=word.lemma, gender=word.feat("Gender"), number=word.feat("Number"),
                     person=word.feat("Person") or "3"), [word])
