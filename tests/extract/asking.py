"""Looking into what was extracted from a hand-made tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Event, Extraction


@dataclass(frozen=True)
class Known:
    """A gazetteer of the names and nationalities in a test."""

    names: Mapping[str, str]
    nationalities: frozenset[str]

    def type_of(self, name: str, label: str) -> str | None:
        return self.names.get(name)

    def is_nationality(self, text: str) -> bool:
        return text in self.nationalities


def only(extraction: Extraction, cls: str) -> Event:
    """The one event of that class."""
    found = [e for e in extraction.events if e.cls == cls]
    assert len(found) == 1, [(e.cls, e.lemma) for e in extraction.events]
    return found[0]


def names(extraction: Extraction, event: Event, *roles: str) -> list[str]:
    """Names of the fillers of the roles, in order."""
    return [extraction.mentions[m].name for m in event.fillers(*roles)]
