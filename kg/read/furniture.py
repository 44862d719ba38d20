"""Page furniture by its wording: the tables ``kg/lang/<language>/furniture.tsv``.

Columns ``pattern kind``. Patterns are compared folded (``kg.text.fold``) and without punctuation. Kinds:

``line``     the whole line is the phrase ("Share", "زر الذهاب إلى الأعلى")
``start``    the line begins with the phrase ("رابط الخبر"; a phrase with a colon, as "Photo:", needs it in the
             line too); where that is all of the line, the lines below it count as below ``after``
``after``    the line begins with the phrase ("Read also: Ten facts"); where it is all of the line, the lines below it
             are furniture too, until prose begins again ("مقالات ذات صلة")
``section``  the whole line is a section name, above the first paragraph ("World", "أخبار العالم")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import VocabularyError
from kg.text import fold

KINDS = ("line", "start", "after", "section")
_WORD = re.compile(r"[\w%]+")


def key(line: str) -> str:
    """The words of a line, folded and without punctuation or bullets: what two lines are compared by."""
    return " ".join(_WORD.findall(fold(line)))


@dataclass(frozen=True)
class Furniture:
    """Known phrases by kind, each a folded key."""

    phrases: dict[str, frozenset[str]]
    labels: frozenset[str] = frozenset()

    def kind(self, line: str) -> str | None:
        """The kind of a line; None where no phrase fits."""
        line_key = key(line)
        for kind in ("line", "section"):
            if line_key in self.phrases[kind]:
                return kind
        words = line_key.split()
        starts = {" ".join(words[:n]) for n in range(1, min(len(words), 10) + 1)}
        if starts & self.phrases["after"] or line_key in self.phrases["start"] | self.labels:
            return "after"
        label, colon, _ = line.partition(":")
        return "start" if starts & self.phrases["start"] or (colon and key(label) in self.labels) else None

    def is_heading(self, line: str) -> bool:
        """True where a phrase of kind ``after`` or ``start`` is all of the line."""
        return key(line) in self.phrases["after"] | self.phrases["start"] | self.labels


@cache
def load_furniture() -> Furniture:
    """The phrases of every language: pages mix them. Raises VocabularyError where a table is broken."""
    phrases: dict[str, set[str]] = {kind: set() for kind in KINDS}
    labels: set[str] = set()
    folders = sorted((p for p in files("kg.lang").iterdir() if p.is_dir()), key=lambda p: p.name)
    for folder in folders:
        table = folder / "furniture.tsv"
        if table.is_file():
            for pattern, kind in rows(table.read_text(encoding="utf-8"), f"{folder.name}/furniture.tsv"):
                is_label = kind == "start" and pattern.rstrip().endswith(":")
                (labels if is_label else phrases[kind]).add(key(pattern))
    return Furniture({kind: frozenset(found) for kind, found in phrases.items()}, frozenset(labels))


def rows(table: str, name: str) -> list[tuple[str, str]]:
    """The (pattern, kind) rows of a table; comments begin with ``#``, the first other line is the header."""
    lines = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    found = []
    for number, line in lines[1:]:
        pattern, _, kind = line.partition("\t")
        if kind.split("\t")[0].strip() not in KINDS or not key(pattern):
            raise VocabularyError(f"{name}:{number}: want a pattern and one of {', '.join(KINDS)}: {line!r}")
        found.append((pattern, kind.split("\t")[0].strip()))
    return found
