"""What coreference looks at in a mention: folded words, head, definiteness, countries, its roles in events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.lang.lexicon import rows as language_rows
from kg.model import Extraction, Mention, Sentence, Word
from kg.resolve import gazetteer
from kg.resolve.names import bare, core, words
from kg.resolve.tidy import tidy
from kg.text import fold, is_arabic

_PRESIDENT, REPUBLIC = frozenset(("president", "رييس")), frozenset(("republic", "state", "جمهوريه", "دوله"))
_DEFINITE_EN = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"])
_INDEFINITE_EN = frozenset(["a", "an", "no", "any", "another", "some", "one", "each", "every", "which"])
_QUOTES = ("«»", '""', "“”", "”“", "„“", "””")
LONGEST_POSSESSOR = 40  # characters
_JOINED = re.compile(r"[\s«»\"“”()\[\]،,]+")
# Parts of speech that open what only adds to a description.
BEHIND = ("ADP", "SCONJ", "PRON", "PUNCT", "VERB", "AUX")


@dataclass(frozen=True, slots=True)
class View:
    """A mention as coreference sees it. ``mods`` are the words of a description beside its head and countries."""

    mention: Mention
    lang: str
    words: tuple[str, ...]
    head: str
    mods: frozenset[str]
    title_head: str
    title_mods: frozenset[str]
    definite: bool
    countries: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    subject: bool
    headline: bool
    description: str = ""  # the words of a description with the possessor before it ("The prosecutor's office")
    of_another: bool = False  # a person described by another in office ("spokesman for President Sample")
    more_offices: tuple[tuple[str, frozenset[str]], ...] = ()  # where the title says several
    in_quotes: bool = False  # nothing but the name between quotation marks
    brief: str = ""  # those before the first phrase or clause that follows its head ("locals" of "locals in Nussu village")

    @property
    def id(self) -> int:
        """The mention's id."""
        return self.mention.id

    @property
    def named(self) -> bool:
        """True for a mention by name."""
        return self.mention.kind == "name"


def views(extraction: Extraction) -> tuple[View, ...]:
    """One view a mention, in text order."""
    lang = extraction.document.article.lang or "en"
    sentences = {s.index: s for s in extraction.document.sentences}
    roles: dict[int, list[tuple[str, str]]] = {}
    for event in extraction.events:
        for argument in event.arguments:
            if argument.mention is not None:
                roles.setdefault(argument.mention, []).append((argument.role, event.cls))
    text = extraction.document.article.text
    found = [_view(tidy(m, lang, text), lang, sentences, tuple(roles.get(m.id, ())), text) for m in extraction.mentions
             if not _is_currency(m, text)]
    known = _words_of_people(found)
    found = [_as(v, "Person") if _is_person(v, known) else _as(v, "Place") if _is_capital(v, found) else v for v in found]
    found = [_as(v, "Person") if _is_nisba(v, found, sentences, text) else v for v in found]
    found = _with_one_type(found)
    return tuple(sorted(found, key=lambda v: (v.mention.begin, v.mention.end, v.id)))


def _words_of_people(views: Sequence[View]) -> set[str]:
    """Words that end a person's full name, or begin it and are the person's name alone too ("Kim", where the family's name leads)."""
    names = [core(v.mention.name) for v in views if v.named and v.mention.type == "Person"]
    alone = {name[0] for name in names if len(name) == 1}
    return {word for name in names for word in name[1:]} | {name[0] for name in names if len(name) > 1 and name[0] in alone}


def _is_person(view: View, known: set[str]) -> bool:
    """True for a lone name that the recogniser took for a place or organisation, and that is known as a person's."""
    name = view.mention.name
    return (view.named and view.mention.type in ("Place", "Organization", "Thing") and len(view.words) == 1
            and view.words[0] in known and not view.mention.title and not gazetteer.states().find(name)
            and not gazetteer.capital_of(name) and (gazetteer.organization(name) is None or view.lang == "ar" and view.subject))


def _is_nisba(view: View, others: Sequence[View], sentences: Mapping[int, Sentence], text: str) -> bool:
    """True for an Arabic nationality that somebody's full name ends in, and that is no adjective where it stands.

    "مقتل السوداني" and "الدكتور التركي" after "أبو خليل السوداني", but not "الاقتصاد السعودي".
    """
    name = view.mention.name
    if view.lang != "ar" or not view.named or view.mention.type != "State" or len(view.words) != 1 or not name.startswith("ال") \
            or gazetteer.demonym_of(name) is None:
        return False
    word = head_word(view.mention, sentences.get(view.mention.sentence))
    before = bare(fold((text[:view.mention.begin].split() or [""])[-1]))
    addressed = gazetteer.title_nouns("ar").get(before) in ("honorific", "rank")
    if not addressed and (word is None or word.relation in ("amod", "acl", "root") or word.upos == "ADJ" and word.relation == "nmod"):
        return False
    return any(v.named and v.mention.type == "Person" and len(v.words) > 1 and v.words[-1] == view.words[0] for v in others)


def _is_capital(view: View, others: Sequence[View]) -> bool:
    """True for an Arabic name of a capital that the recogniser took for somebody's, unless somebody is called so ("طوكيو")."""
    name = view.mention.name
    if view.lang != "ar" or not view.named or view.mention.type != "Person" or view.mention.title or not gazetteer.capital_of(name):
        return False
    return not any(v.named and len(v.words) > len(view.words) and set(view.words) <= set(v.words) for v in others)


def _is_currency(mention: Mention, text: str) -> bool:
    """True for the country of a currency ("US$16 million"), which is nobody there."""
    return mention.kind == "name" and "$" in (mention.text[-1:], text[mention.end:mention.end + 1])


def _with_one_type(found: list[View]) -> list[View]:
    """An unlisted name of several words has one type in an article: the one that most mentions have, then the first's."""
    types: dict[tuple[str, ...], list[str]] = {}
    for view in found:
        if view.named and len(view.words) > 1 and view.mention.type != "State":
            types.setdefault(view.words, []).append(view.mention.type)
    usual = {name: max(known, key=lambda t: (t != "Thing", known.count(t), -known.index(t)))
             for name, known in types.items() if len(set(known)) > 1}
    return [replace(v, mention=replace(v.mention, type=usual[v.words])) if v.named and v.words in usual
            and v.mention.type != "State" else v for v in found]


def _as(view: View, kind: str) -> View:
    return replace(view, mention=replace(view.mention, type=kind))


def _view(mention: Mention, lang: str, sentences: Mapping[int, Sentence], roles: tuple[tuple[str, str], ...], text: str) -> View:
    sentence = sentences.get(mention.sentence)
    word = head_word(mention, sentence)
    phrase = mention.name or mention.text
    countries = gazetteer.countries_in(mention.text if mention.kind == "name" else phrase)
    head, mods = ("", frozenset[str]()) if mention.kind == "name" else describe(phrase, lang, mention.lemma)
    title_head, title_mods = describe(mention.title, lang) if mention.title else ("", frozenset[str]())
    written_on = _possessor_written_on(mention, sentence, word)
    definite = is_definite(phrase, lang, before=text[max(0, mention.begin - 12):mention.begin]) \
        or written_on is not None and word is not None and written_on.index == word.index + 1
    return View(mention, lang, words(phrase), head, mods, title_head, title_mods, definite,
                countries, roles, word is not None and word.relation == "nsubj",
                sentence is not None and sentence.block == "headline", _with_possessor(mention, sentence, word, text),
                mention.kind == "nominal" and _of_another(phrase, lang), _more_offices(mention.title or "", lang),
                _in_quotes(mention, text), _brief(mention, sentence, text))


def _in_quotes(mention: Mention, text: str) -> bool:
    """True for a name, without a title, that stands alone between quotation marks."""
    before, after = text[max(0, mention.begin - 1):mention.begin], text[mention.end:mention.end + 1]
    return mention.kind == "name" and f"{before}{after}" in _QUOTES


def _of_another(phrase: str, lang: str) -> bool:
    """True for an English description with another office behind a preposition: what follows is that one's name.

    "Spokesman for President Sample", "an aide to EU foreign policy chief", but not "minister of state".
    """
    if lang != "en":
        return False
    _, *rest = re.split(r"\b(?:of|for|to|under|by|with|from)\b", phrase)
    titles = gazetteer.title_nouns(lang)
    return any(titles.get(word) == "office" for part in rest for word in words(part))


def _with_possessor(mention: Mention, sentence: Sentence | None, word: Word | None, text: str) -> str:
    """The words of a mention, from its possessor on where one stands before it."""
    phrase = mention.name or mention.text
    if sentence is None or word is None or mention.kind != "nominal":
        return phrase
    if (clitic := _possessor_written_on(mention, sentence, word)) is not None:
        return phrase + text[mention.end:clitic.end]
    owners = [w for child in sentence.children(word, "nmod:poss") for w in sentence.subtree(child)]
    begin = min((w.begin for w in owners), default=mention.begin)
    if not 0 < mention.begin - begin <= LONGEST_POSSESSOR or "\n" in text[begin:mention.begin]:
        return phrase
    return text[begin:mention.end]


def _possessor_written_on(mention: Mention, sentence: Sentence | None, word: Word | None) -> Word | None:
    """The possessive pronoun written onto the last word of a description ("رفاق" of "رفاقه"), None where there is none."""
    if sentence is None or word is None or mention.kind != "nominal":
        return None
    last = max((w.index for w in sentence.words if mention.begin <= w.begin and w.end <= mention.end), default=len(sentence.words))
    after = sentence.word(last + 1) if last < len(sentence.words) else None
    joined = after is not None and after.upos == "PRON" and after.begin == mention.end and is_arabic(after.text)
    return after if joined else None


def _brief(mention: Mention, sentence: Sentence | None, text: str) -> str:
    """A description without the prepositional phrases and clauses behind its head, empty for a name."""
    if sentence is None or mention.kind != "nominal":
        return ""
    inside = [w for w in sentence.words if mention.begin <= w.begin and w.end <= mention.end]
    end = next((w.begin for w in inside if w.index > mention.head and w.upos in BEHIND), mention.end)
    brief = text[mention.begin:end]
    written, said = brief.split()[:1], mention.name.split()[:1]  # "للمقاومة" has another first letter than "المقاومة"
    return brief.replace(written[0], said[0], 1) if written and said else brief


def head_word(mention: Mention, sentence: Sentence | None) -> Word | None:
    """The syntactic head of a mention, None for a dropped subject or where there is no parse."""
    if sentence is None or not 1 <= mention.head <= len(sentence.words):
        return None
    return sentence.word(mention.head)


def describe(phrase: str, lang: str, lemma: str = "") -> tuple[str, frozenset[str]]:
    """Head and other content words of a description, countries left out ("الوزير الروسي": وزير)."""
    short = _short_offices() if lang == "en" else {}
    said = _usual_office(words(phrase), lang)
    if lang == "en" and said != words(phrase):
        phrase, lemma = " ".join(said), ""
    content = [w for word in said for w in short.get(word, (word,)) if w not in _stop(lang)]
    content = [w for w in content if not gazetteer.demonym_of(w.capitalize() if w.isascii() else w)]
    content = [w for w in content if not gazetteer.states().by_name.get(w)]
    if not content:
        return bare(fold(lemma)), frozenset()
    wanted = bare(fold(lemma))
    if len(words(phrase)) == 1 and words(phrase)[0] in short:
        return content[-1], frozenset(content[:-1])
    head = next((w for w in content if wanted and (w == wanted or w[:4] == wanted[:4])), None)
    if head is None:
        head = content[0] if lang == "ar" else _english_head(phrase, content)
    mods = frozenset(w for w in content if w != head)
    if head in _PRESIDENT and (mods <= REPUBLIC if mods else gazetteer.countries_in(phrase)):
        mods = REPUBLIC  # "الرئيس التونسي" is "رئيس الجمهورية", and no president of a council
    return (wanted if wanted and lang == "ar" else head), mods


def _usual_office(said: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """The words of a description with the usual name of an office in it ("head of government": prime minister)."""
    table = gazetteer.same_offices(lang)
    for length in (5, 4, 3, 2):
        for at in range(len(said) - length + 1):
            if usual := table.get(said[at:at + length]):
                return (*said[:at], *usual, *said[at + length:])
    return said


def _more_offices(title: str, lang: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The single offices of a title that says several ("Northern Army Commander Lieutenant General"), none for one alone.

    An English office ends with its noun; an Arabic one begins with it, behind a definite word ("رئيس مكتب رئيس …" is one).
    """
    tokens, titles = title.split(), gazetteer.title_nouns(lang)
    office = [titles.get(bare(fold(t.strip(".,")))) == "office" for t in tokens]
    if lang == "ar":
        cuts = [i for i in range(len(tokens)) if office[i] and (not i or tokens[i - 1].startswith(("ال", "لل")))]
        parts = [tokens[a:b] for a, b in pairwise([*cuts, len(tokens)])]
    else:
        if any(t.islower() for t in tokens):
            return ()  # "Secretary to the President"
        cuts = [i + 1 for i in range(len(tokens)) if office[i] and not (i + 1 < len(tokens) and office[i + 1])]
        parts = [tokens[a:b] for a, b in pairwise([0, *cuts])]
    return tuple(describe(" ".join(part), lang) for part in parts) if len(parts) > 1 or parts and parts[0] != tokens else ()


def fits(later: frozenset[str], earlier: frozenset[str]) -> bool:
    """True if one description may take up the other: nothing in it that the fuller one contradicts or lacks."""
    return later <= earlier or bool(earlier) and earlier <= later or later == REPUBLIC and not earlier


def _english_head(phrase: str, content: list[str]) -> str:
    before = [w for w in words(re.split(r"\b(?:of|for|in|on|at|from|who|with)\b", phrase, maxsplit=1)[0]) if w in content]
    return before[-1] if before else content[0]


@cache
def _short_offices() -> Mapping[str, tuple[str, ...]]:
    return {r["short"]: words(r["office"]) for r in language_rows("en", "short_offices")}


@cache
def _stop(lang: str) -> frozenset[str]:
    pronouns = {fold(r["form"]) for r in language_rows(lang, "pronouns")}
    common = ("of for in on at from to by with and s" if lang == "en" else "في من على الى عن و ب ل هذا هذه ذلك تلك هولاء باسم")
    return frozenset(pronouns | set(common.split()))


def is_definite(phrase: str, lang: str, before: str = "") -> bool:
    """True for a description of something known: article, demonstrative, possessor, or a definite genitive.

    ``before`` is the text before it, where an English article may stand.
    """
    tokens = [t for t in _JOINED.split(fold(phrase)) if t]
    if not tokens:
        return False
    if lang == "en" and not is_arabic(phrase):
        last = fold(before).split()[-1:]
        if len(tokens) == 1 and tokens[0] in gazetteer.institution_words(lang) and not _INDEFINITE_EN & set(last):
            return True  # "police", "parliament"
        return tokens[0] in _DEFINITE_EN or bool(_DEFINITE_EN & set(last)) or any(t.endswith(("'s", "’s")) for t in tokens[:3])
    return any(t.startswith(("ال", "لل")) for t in _genitives(tokens, lang)) or tokens[0] in ("هذا", "هذه", "هولاء", "تلك", "ذلك")


def _genitives(tokens: list[str], lang: str) -> list[str]:
    """The words of an Arabic description that tell whether it is definite: those before its first preposition, four at most.

    "زعيم الحركة الجديد" and "رئيس لجنة التحقيق" are, "عدد من الجنود" and "مسؤول بوزارة الدفاع" are not.
    """
    prepositions, nouns = gazetteer.place_words(lang, "preposition"), gazetteer.actor_nouns(lang)
    end = next((i for i, t in enumerate(tokens) if i and (t in prepositions or t[:1] in ("ب", "ل") and t[1:] in nouns)), len(tokens))
    return tokens[:min(end, 4)]
