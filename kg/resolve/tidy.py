"""Mentions as coreference wants them: titles out of names, capitalised descriptions as names, clean edges.

The detector cannot always tell: "President Emmanuel Macron" comes as one name where nothing marks the person, and
"Legislative Assembly" as a description because its head is a common noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Mention
from kg.resolve import gazetteer
from kg.resolve.names import FATHER, bare
from kg.text import fold, is_arabic

_NAMED_TYPES = ("Person", "Thing")
_PROPER_TYPES = ("Organization", "Place", "Group", "Agreement", "Thing")
_LOWER = frozenset(["of", "and", "the", "for", "on", "in", "de", "la", "to", "a", "an"])
_LONGEST_TITLE = 6
# The Arabic letter of the future, which tokenisers cut off words but which stands before verbs alone.
_NEVER_BEFORE_A_NAME = "س"


def tidy(mention: Mention, lang: str, text: str) -> Mention:
    """The mention with title and name told apart, the kind that its words show, and the gender that they tell."""
    mention = _tidied(mention, lang, text)
    if mention.type == "Person" and mention.kind in ("name", "nominal"):
        table = gazetteer.gendered(lang)
        words = (mention.title or "") if mention.kind == "name" else mention.name or mention.text
        told = [table[w] for w in (bare(fold(x.strip(".,"))) for x in words.split()[:3]) if w in table]
        if told:
            return replace(mention, gender=told[0])
    return mention


def _tidied(mention: Mention, lang: str, text: str) -> Mention:
    if mention.kind == "name":
        mention = _with_name_behind(_with_first_letters(mention, text), lang, text)
        goes_on = text[mention.end:mention.end + 1] == "-" and text[mention.end + 1:mention.end + 2].islower()
        if (mention.type in _NAMED_TYPES or goes_on) and not gazetteer.countries_in(mention.name):
            mention = _with_hyphen(mention, text)
        if mention.type in ("Place", "Organization", "Thing") and " " in mention.name and gazetteer.person(mention.name) \
                and not gazetteer.organization(mention.name):
            mention = replace(mention, type="Person")
    if mention.kind == "name" and mention.type in ("Place", "Organization") and mention.title \
            and bare(fold(mention.title.split()[0])) in gazetteer.place_words(lang, "facility"):
        return replace(mention, name=f"{mention.title} {mention.name}", title=None)
    if mention.kind == "name" and mention.title and bare(fold(mention.name)) in gazetteer.state_words(lang):
        return replace(mention, kind="nominal", name=mention.text, title=None, type="Person") \
            if _office(mention.title, lang) else mention
    if mention.kind == "name" and mention.title and gazetteer.title_nouns(lang).get(bare(fold(mention.name))) == "office":
        return replace(mention, kind="nominal", name=mention.title, title=None, type="Person")
    if mention.kind == "name" and mention.type == "Person" and (kind := _body_by_noun(mention, lang, text)):
        return replace(mention, kind="nominal", name=mention.text, type=kind)
    if mention.kind == "name" and (kind := _described_type(mention, lang)):
        return replace(mention, kind="nominal", name=mention.text, title=None, type=kind)
    if mention.kind == "name" and mention.type == "Organization":
        return replace(mention, name=_without_epithets(mention.name, lang))
    called = mention.type == "Person" and bool(mention.name) and fold(mention.name.split()[-1]) in gazetteer.surnames(lang)
    if mention.kind == "name" and mention.type in _NAMED_TYPES and not called and (kind := _kind_of_noun(mention.name, lang)):
        return replace(mention, type=kind)
    if mention.kind == "name" and mention.type in _NAMED_TYPES:
        return _without_title(mention, lang)
    if mention.kind == "nominal" and lang == "en" and mention.type in _PROPER_TYPES and _is_proper(mention):
        return replace(mention, kind="name", name=mention.name or mention.text)
    return mention


def _with_hyphen(mention: Mention, text: str) -> Mention:
    """A name with what follows its hyphen ("Kim Hyun" of "Kim Hyun-sook"), which tokenisers cut off."""
    end = mention.end
    while text[end:end + 1] in ("-", "\u2010", "\u2011") and text[end + 1:end + 2].isalpha():
        end += 1
        while text[end:end + 1].isalpha():
            end += 1
    return replace(mention, name=mention.name + text[mention.end:end]) if end > mention.end else mention


def _with_name_behind(mention: Mention, lang: str, text: str) -> Mention:
    """An honorific that came without the name behind it, with that name ("Ms" before "Ross")."""
    if lang != "en" or gazetteer.title_nouns(lang).get(fold(mention.name.strip("."))) != "honorific":
        return mention
    found = re.match(r"\.? ((?:[A-Z][\w'’-]+ ?)+)", text[mention.end:])
    if found is None:
        return mention
    name = found[1].strip()
    end = mention.end + found.end(1) - (len(found[1]) - len(name))
    return replace(mention, end=end, text=text[mention.begin:end], name=name, title=mention.name, type="Person")


def _with_first_letters(mention: Mention, text: str) -> Mention:
    """A listed name with the letter that the tokeniser took for a preposition ("باراك أوباما" for "اراك أوباما")."""
    begin = first = mention.end - len(mention.name)
    if text[begin:mention.end] != mention.name:
        return mention
    while begin > 0 and begin > first - 3 and text[begin - 1].isalpha():
        begin -= 1
    whole = text[begin:mention.end]
    if begin == first - 1 and whole.startswith(_NEVER_BEFORE_A_NAME) and mention.type == "Person":
        return replace(mention, begin=min(begin, mention.begin), name=whole)
    if mention.type == "Place" and begin < first and gazetteer.city(whole) and not gazetteer.city(mention.name):
        return replace(mention, begin=min(begin, mention.begin), name=whole)
    if begin == first or begin and text[begin - 1].isalpha() or not _is_listed(whole):
        return mention
    return replace(mention, begin=min(begin, mention.begin), name=whole)


def _is_listed(name: str) -> bool:
    person = gazetteer.person(name) if " " in name else None
    return bool(person or gazetteer.organization(name) or gazetteer.states().find(name))


def _described_type(mention: Mention, lang: str) -> str | None:
    """The type of what comes as a name but only describes: an office alone, a class noun alone or of a country.

    "President" before a name that another mention holds, "الوزارة", "الحركة الأفغانية".
    """
    words = [bare(fold(w.strip(".,"))) for w in mention.name.split()]
    if not words or mention.title or gazetteer.organization(mention.name) or gazetteer.states().find(mention.name):
        return None
    titles, nouns = gazetteer.title_nouns(lang), gazetteer.actor_nouns(lang)
    ends_in_office = lang == "en" and len(words) > 1 and titles.get(words[-1]) == "office" \
        and words[-1] not in gazetteer.surnames(lang)
    if ends_in_office and mention.type in _NAMED_TYPES:
        return "Person"
    if len(words) == 1 and titles.get(words[0]) in ("office", "rank") and mention.type in _NAMED_TYPES:
        return "Person" if lang == "en" or nouns.get(words[0]) == "Person" else None
    if words[0] not in nouns or lang == "ar" and not mention.name.startswith("ال") or mention.type == "Person":
        return None
    tail = " ".join(mention.name.split()[1:])
    if len(words) == 1 or lang == "ar" and gazetteer.demonym_of(tail):
        return mention.type if mention.type != "Thing" else nouns[words[0]]
    return None


def _body_by_noun(mention: Mention, lang: str, text: str) -> str | None:
    """The type of one English noun for a body, after an article or where a sentence begins ("the Corporation", "Police")."""
    before = text[max(0, mention.begin - 4):mention.begin].rstrip(" ")
    known = before[-1:] in ("", ".", "\n", "“", '"') or fold(before).split()[-1:] == ["the"] or fold(mention.text).startswith("the ")
    if lang != "en" or mention.title or " " in mention.name or not known:
        return None
    kind = gazetteer.actor_nouns(lang).get(fold(mention.name))
    return kind if kind in ("Organization", "Group") else None


def _without_epithets(name: str, lang: str) -> str:
    """An organisation's name without what writers think of it ("ميليشيات الحوثي الانقلابية", "the ruling Colorado Party")."""
    tokens, epithets = name.split(), gazetteer.epithets(lang)
    while len(tokens) > 1 and lang == "en" and fold(tokens[0]) in epithets | {"the"}:
        tokens = tokens[1:]
    while len(tokens) > 2 and lang == "ar" and bare(fold(tokens[-1].strip("»”\"“«"))) in epithets:
        tokens = tokens[:-1]
    return " ".join(tokens)


def _office(title: str, lang: str) -> bool:
    """True for the title of a person ("President of the")."""
    return any(gazetteer.title_nouns(lang).get(bare(fold(w))) == "office" for w in title.split())


def _kind_of_noun(name: str, lang: str) -> str | None:
    """The type that the common noun in an English name gives it ("Tufts University"), None where there is none."""
    words = [w for w in name.split() if w[:1].isalpha()]
    if lang != "en" or len(words) < 2 or is_arabic(name):
        return None
    kind = gazetteer.actor_nouns(lang).get(fold(words[-1].rstrip(".")))
    return kind if kind in ("Organization", "Place") else None


def _without_title(mention: Mention, lang: str) -> Mention:
    tokens = mention.name.split()
    if gazetteer.person(mention.name) is not None:
        return mention
    cut = _title_length(tokens, lang)
    if cut and tokens[cut] in FATHER:
        cut -= 1  # "الأمير | سلطان بن سلمان"
    if not cut:
        return mention
    title = " ".join(filter(None, (mention.title, " ".join(tokens[:cut]))))
    return replace(mention, name=" ".join(tokens[cut:]), title=title, type="Person")


def _title_length(tokens: list[str], lang: str) -> int:
    """How many tokens before a name are title: up to the last office among the first few, and what stands before it."""
    titles, best, at = gazetteer.title_nouns(lang), 0, 0
    while at < min(len(tokens) - 1, _LONGEST_TITLE):
        kind = titles.get(bare(fold(tokens[at].strip(".,"))))
        if kind and (kind != "honorific" or lang == "en" or len(tokens) - at > 2):
            best = at + 1
        elif not kind and not (tokens[at].islower() and not is_arabic(tokens[at])):
            nationality = next((n for n in (3, 2, 1) if gazetteer.demonym_of(" ".join(tokens[at:at + n]))), 0)
            if not nationality and not _office_ahead(tokens[at:], titles, lang):
                break
            at += max(0, nationality - 1)
        at += 1
    return best


def _office_ahead(tokens: list[str], titles: Mapping[str, str], lang: str) -> bool:
    """True if an English office follows within three words, with a name after it ("Prime Minister Fumio Kishida")."""
    words = [fold(t.strip(".,")) for t in tokens[1:min(4, len(tokens) - 1)]]
    return lang == "en" and any(titles.get(w) == "office" and w not in gazetteer.surnames(lang) for w in words)


def _is_proper(mention: Mention) -> bool:
    """Two content words or more, all of them capitalised, and not just a nationality before a noun."""
    phrase = mention.name or mention.text
    words = [w for w in phrase.replace("-", " ").split() if w.strip("'’.,()").lower() not in _LOWER]
    capitals = [w for w in words if w[:1].isupper()]
    if len(capitals) < 2 or len(capitals) < len(words):
        return False
    nationality = gazetteer.demonym_of(words[0])
    return nationality is None or len(capitals) > 2
