"""The page inside a notebook, and entities as cards."""

from __future__ import annotations

from html import escape
from pathlib import Path

from rdflib import Graph, URIRef

from kg.show.page import page
from kg.show.rows import Thing, read_rows


class View:
    """The interactive page as a notebook shows it: sandboxed in a frame, with nothing fetched from anywhere."""

    def __init__(self, html: str, height: int) -> None:
        self.html, self.height = html, height

    def _repr_html_(self) -> str:
        return (f'<iframe srcdoc="{escape(self.html, quote=True)}" width="100%" height="{self.height}" '
                'sandbox="allow-scripts" style="border:1px solid #d8d4cb;border-radius:8px"></iframe>')


class Card:
    """One entity as a readable card: names, type and what it takes part in."""

    def __init__(self, thing: Thing, lines: list[tuple[str, str]]) -> None:
        self.thing, self.lines = thing, lines

    def _repr_html_(self) -> str:
        names = " · ".join(escape(name) for name in dict.fromkeys(name for _, name in self.thing.names))
        rows = "".join(f'<tr><th style="text-align:start">{escape(kind)}</th><td dir="auto">{escape(text)}</td></tr>'
                       for kind, text in self.lines)
        return f'<div dir="auto"><b>{names}</b> <i>{escape(self.thing.type)}</i><table>{rows}</table></div>'


def view(graph: Graph | str | Path, lang: str = "en", height: int = 620) -> View:
    """The page of a graph (or of a graph file or store) for a notebook; ``height`` in pixels."""
    from kg.store import load

    return View(page(graph if isinstance(graph, Graph) else load(graph), lang), height)


def card(graph: Graph, entity: str | URIRef) -> Card | None:
    """A card for an entity, by its IRI or by one of its names; None for one that takes part in nothing."""
    rows = read_rows(graph)
    wanted = str(entity)
    found = next((t for t in rows.things if wanted == t.iri or wanted in {name for _, name in t.names}), None)
    if found is None:
        return None
    lines = [(event.cls, event.sentence) for event in rows.happenings if found.iri in {iri for _, iri in event.roles}]
    return Card(found, lines)
