"""The date tables of a language: words with their category and value, and the rules that combine them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import VocabularyError
from kg.extract.time.pattern import Pattern, compile_pattern
from kg.extract.time.tokens import Token, tokenise
from kg.lang.lexicon import rows

WORD_TABLES = ("months", "weekdays", "numbers", "units", "relative", "modifiers", "seasons", "context")
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of the tables. ``capital`` entries count only if written with a capital letter."""

    forms: tuple[str, ...]
    category: str
    value: int | str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry at a token: how many tokens it covers and how many letters of the first are a clitic."""

    entry: Entry
    length: int
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` makes an item of ``category`` whose value ``action`` works out."""

    category: str
    pattern: Pattern
    action: str
    arguments: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class DateTables:
    """Everything known of one language's time expressions."""

    lang: str
    entries: dict[str, tuple[Entry, ...]]
    rules: tuple[Rule, ...]
    tenses: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word; "" has regular expressions

    def lookup(self, tokens: Sequence[Token], at: int) -> Iterator[Found]:
        """Entries that begin at a token, as it stands or without its Arabic proclitics."""
        found = list(self._entries_of(tokens, at, tokens[at].form, 0))
        if not found and self.lang == "ar" and tokens[at].kind == "word":
            for form, clitic in _without_clitics(tokens[at].form):
                found.extend(self._entries_of(tokens, at, form, clitic))
                if found:
                    break
        yield from found

    def _entries_of(self, tokens: Sequence[Token], at: int, form: str, clitic: int) -> Iterator[Found]:
        for entry in self.entries.get(form, ()):
            rest = entry.forms[1:]
            if rest and tuple(t.form for t in tokens[at + 1 : at + len(entry.forms)]) != rest:
                continue
            if entry.capital and not tokens[at].raw[0].isupper():
                continue
            yield Found(entry, len(entry.forms), clitic)


def _without_clitics(form: str) -> Iterator[tuple[str, int]]:
    """Readings of a folded Arabic word with a conjunction or preposition taken off; the second is its length."""
    stems = [(form, 0)]
    if form[:1] in _CONJUNCTIONS and len(form) > 2:
        stems.append((form[1:], 1))
        yield stems[-1]
    for stem, cut in stems:
        if stem[:1] in _PREPOSITIONS and len(stem) > 3:
            yield stem[1:], cut + 1
            if stem.startswith("لل"):
                yield "ا" + stem, cut


@cache
def load(lang: str) -> DateTables:
    """The date tables of a language, read once; VocabularyError where a word or rule is malformed or stated twice."""
    entries: dict[str, list[Entry]] = {}
    seen: set[tuple[tuple[str, ...], str]] = set()
    for table in WORD_TABLES:
        for row in rows(lang, f"dates/{table}"):
            for entry in _entries(lang, row):
                if (entry.forms, entry.category) in seen:
                    raise VocabularyError(f"{lang}/dates/{table}.tsv: {' '.join(entry.forms)} stands twice as {entry.category}")
                seen.add((entry.forms, entry.category))
                entries.setdefault(entry.forms[0], []).append(entry)
    rules = tuple(
        Rule(row["category"], compile_pattern(row["pattern"]), *_action(row["action"]), row["example"])
        for row in rows(lang, "dates/rules")
    )
    tenses: dict[str, list[tuple[tuple[str, ...], str]]] = {"": []}
    for row in rows(lang, "dates/tense"):
        for forms in _cues(lang, row["words"]):
            tenses.setdefault("" if forms[0].startswith("re:") else forms[0], []).append((forms, row["tense"]))
    return DateTables(lang, {form: tuple(found) for form, found in entries.items()}, rules,
                      {word: tuple(cues) for word, cues in tenses.items()})


def _entries(lang: str, row: dict[str, str]) -> Iterator[Entry]:
    value: int | str = int(row["value"]) if row["value"].lstrip("-").isdigit() else row["value"]
    flags = row.get("flags", "").split()
    for words in row["words"].split("|"):
        forms = _forms(lang, words)
        if not forms:
            raise VocabularyError(f"{lang}/dates: empty word in a row of category {row['category']}")
        yield Entry(forms, row["category"], value, "capital" in flags)
        if "definite" in flags:
            yield Entry(("ال" + forms[0], *forms[1:]), "the" + row["category"], value)


def _forms(lang: str, words: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokenise(words, lang))


def _cues(lang: str, cell: str) -> list[tuple[str, ...]]:
    """Words of a row of ``tense.tsv``; a cell that begins with ``re:`` is one regular expression on folded words."""
    return [(cell,)] if cell.startswith("re:") else [_forms(lang, words) for words in cell.split("|")]


def _action(cell: str) -> tuple[str, tuple[str, ...]]:
    name, *arguments = cell.split()
    return name, tuple(arguments)
