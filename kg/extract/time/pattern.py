"""Patterns over the categories of a chart, written in ``rules.tsv``.

``weekday comma? day (of|dash)? month`` is a sequence with options and alternatives. ``[in|since]`` at the begin
or end must stand beside the match without being part of it, ``![counted]`` must not. ``name:key`` binds the value
under another key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import VocabularyError

_LEXER = re.compile(r"!?\[[^\]]*\]|[()|?]|[^\s()|?\[\]!]+")


@dataclass(frozen=True, slots=True)
class Name:
    """One item of a category, bound under ``key``."""

    category: str
    key: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional part has the empty one last."""

    options: tuple[tuple[Name | Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with the categories wanted or banned on its left and right."""

    parts: tuple[Name | Choice, ...]
    first: frozenset[str]
    left: frozenset[str] = field(default=frozenset())
    not_left: frozenset[str] = field(default=frozenset())
    right: frozenset[str] = field(default=frozenset())
    not_right: frozenset[str] = field(default=frozenset())


Step = tuple[int, object]  # where an item ends, and its value
Items = Callable[[int, str], Sequence[Step]]


def compile_pattern(text: str) -> Pattern:
    """Compile one pattern; VocabularyError where it is malformed."""
    words = _LEXER.findall(text)
    contexts: dict[str, frozenset[str]] = {}
    while words and words[0][-1] == "]":
        _context(contexts, words.pop(0), "left")
    while words and words[-1][-1] == "]":
        _context(contexts, words.pop(), "right")
    parts, rest = _sequence(words, text)
    if rest or not parts:
        raise VocabularyError(f"malformed date pattern: {text!r}")
    return Pattern(parts, _first(parts), **contexts)


def _context(contexts: dict[str, frozenset[str]], word: str, side: str) -> None:
    key = f"not_{side}" if word[0] == "!" else side
    contexts[key] = frozenset(word.strip("![]").split("|"))


def _sequence(words: Sequence[str], text: str) -> tuple[tuple[Name | Choice, ...], Sequence[str]]:
    parts: list[Name | Choice] = []
    while words and words[0] not in ("|", ")"):
        word, words = words[0], words[1:]
        part: Name | Choice
        if word == "(":
            part, words = _choice(words, text)
        elif word == "?" or word[-1] == "]":
            raise VocabularyError(f"malformed date pattern: {text!r}")
        else:
            category, _, key = word.partition(":")
            part = Name(category, key or category)
        if words and words[0] == "?":
            part, words = Choice(((part,), ())), words[1:]
        parts.append(part)
    return tuple(parts), words


def _choice(words: Sequence[str], text: str) -> tuple[Choice, Sequence[str]]:
    options = []
    while True:
        option, words = _sequence(words, text)
        options.append(option)
        if not words:
            raise VocabularyError(f"unclosed bracket in date pattern: {text!r}")
        mark, words = words[0], words[1:]
        if mark == ")":
            return Choice(tuple(options)), words


def _first(parts: Sequence[Name | Choice]) -> frozenset[str]:
    """Categories with which a match can begin."""
    names: set[str] = set()
    for part in parts:
        if isinstance(part, Name):
            return frozenset(names | {part.category})
        for option in part.options:
            names |= _first(option)
        if all(part.options):
            break
    return frozenset(names)


def matches(
    parts: Sequence[Name | Choice], at: int, items: Items, bound: Mapping[str, object]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Every way to match the parts from token ``at``: where it ends and the values bound."""
    if not parts:
        yield at, bound
        return
    head, rest = parts[0], parts[1:]
    if isinstance(head, Choice):
        for option in head.options:
            yield from matches((*option, *rest), at, items, bound)
        return
    for end, value in items(at, head.category):
        yield from matches(rest, end, items, {**bound, head.key: value})
