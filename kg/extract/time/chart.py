"""A chart: words get categories from the tables, then each rule in turn adds larger items, up to whole expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.extract.time.numbers import numbers_at
from kg.extract.time.pattern import Pattern, matches
from kg.extract.time.tables import DateTables, Rule
from kg.extract.time.tokens import Token

# Marks have names in patterns, where some of them are operators.
_MARKS = {",": "comma", "،": "comma", "(": "open", ")": "close", "[": "open", "]": "close", "/": "slash", "-": "dash",
          "–": "dash", "—": "dash", ".": "dot", "'": "apos", "’": "apos", '"': "quote", "«": "quote", "»": "quote",
          "“": "quote", "”": "quote", "\n": "break", ":": "colon", "$": "money", "€": "money", "£": "money",
          "%": "percent", "٪": "percent"}


@dataclass(frozen=True, slots=True)
class Item:
    """Tokens ``begin`` to ``end`` read as one category; ``clitic`` letters of the first token lie outside."""

    begin: int
    end: int
    category: str
    value: object
    clitic: int = 0
    rule: int = -1


Act = Callable[[Rule, Mapping[str, object], int], object]


class Chart:
    """All readings of a text's tokens; fill it with ``run``."""

    def __init__(self, tokens: list[Token], tables: DateTables) -> None:
        self.tokens = tokens
        self.tables = tables
        self._at: list[dict[str, list[Item]]] = [{} for _ in tokens]
        self._ending: list[set[str]] = [set() for _ in range(len(tokens) + 1)]
        self._where: dict[str, set[int]] = {}
        for at, token in enumerate(tokens):
            self._read(at, token)

    def items(self, category: str) -> list[Item]:
        """Every item of a category in text order."""
        return [item for here in self._at for item in here.get(category, ())]

    def categories_at(self, at: int) -> frozenset[str]:
        """Categories of items that begin at a token."""
        return frozenset(self._at[at]) if 0 <= at < len(self._at) else frozenset()

    def categories_before(self, at: int) -> frozenset[str]:
        """Categories of items that end right before a token."""
        return frozenset(self._ending[at]) if 0 <= at < len(self._ending) else frozenset()

    def run(self, act: Act) -> None:
        """Apply the rules in the order of their table; ``act`` gives an item's value, None to refuse it."""
        for number, rule in enumerate(self.tables.rules):
            starts = [self._where[category] for category in rule.pattern.first if category in self._where]
            for at in sorted(set().union(*starts)):
                self._apply(number, rule, at, act)

    def _read(self, at: int, token: Token) -> None:
        if token.kind == "mark":
            self._add(Item(at, at + 1, _MARKS.get(token.raw, token.raw), token.raw))
        if token.kind == "date":
            self._add(Item(at, at + 1, "numeric", token.raw))
        for found in self.tables.lookup(self.tokens, at):
            self._add(Item(at, at + found.length, found.entry.category, found.entry.value, found.clitic))
        for end, category, value, clitic in numbers_at(self.tokens, self.tables, at):
            self._add(Item(at, end, category, value, clitic))
        if token.kind == "number" and token.raw.isdigit() and len(token.raw) == 4:
            self._add(Item(at, at + 1, "y4", int(token.raw)))

    def _add(self, item: Item) -> None:
        there = self._at[item.begin].setdefault(item.category, [])
        if all(other.end != item.end for other in there) or item.category in ("num", "ord"):
            there.append(item)
            self._where.setdefault(item.category, set()).add(item.begin)
            self._ending[item.end].add(item.category)

    def _steps(self, at: int, category: str) -> list[tuple[int, object]]:
        if at >= len(self._at):
            return []
        return [(item.end, item.value) for item in reversed(self._at[at].get(category, ()))]

    def _apply(self, number: int, rule: Rule, at: int, act: Act) -> None:
        pattern = rule.pattern
        if not self._left_fits(pattern, at):
            return
        found = sorted(matches(pattern.parts, at, self._steps, {}), key=lambda match: -match[0])
        for end, bound in found:
            if not self._right_fits(pattern, end):
                continue
            value = act(rule, bound, at)
            if value is not None:
                self._add(Item(at, end, rule.category, value, self._clitic(at, pattern), number))
                return

    def _left_fits(self, pattern: Pattern, at: int) -> bool:
        before = self._ending[at]
        if pattern.not_left & before:
            return False
        return not pattern.left or bool(pattern.left & before) or ("clitic" in pattern.left and bool(self._clitic(at, pattern)))

    def _right_fits(self, pattern: Pattern, end: int) -> bool:
        after = self._at[end].keys() if end < len(self._at) else {"break"}
        return not pattern.not_right & after and (not pattern.right or bool(pattern.right & after))

    def _clitic(self, at: int, pattern: Pattern) -> int:
        here = self._at[at]
        cuts = [item.clitic for category in pattern.first for item in here.get(category, ())]
        return min(cuts, default=0)
