"""The page inside a notebook, and entities as cards."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef

from kg.show.page import page
from kg.show.rows import Thing, read_rows


class View:
    """The interactive page as a notebook shows it: sandboxed in a frame, with nothing fetched from anywhere.

    Where pages are not run (a code host, a PDF), a static picture of the actors stands in for it.
    """

    def __init__(self, html: str, height: int, picture: bytes | None = None) -> None:
        self.html, self.height, self.picture = html, height, picture

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        bundle = {"text/html": self._repr_html_(), "text/plain": "interactive view of the graph"}
        if self.picture is not None:
            bundle["image/png"] = b64encode(self.picture).decode()
        return bundle

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

    loaded = graph if isinstance(graph, Graph) else load(graph)
    return View(page(loaded, lang), height, _picture(loaded, lang))


def _picture(graph: Graph, lang: str) -> bytes | None:
    """The actor network as PNG; None where matplotlib is not installed."""
    try:
        from kg.show.pictures import draw_network

        return draw_network(graph, lang)._repr_png_()  # type: ignore[attr-defined]
    except ImportError:
        return None


def card(graph: Graph, entity: str | URIRef) -> Card | None:
    """A card for an entity, by its IRI or by one of its names; None for one that takes part in nothing."""
    rows = read_rows(graph)
    wanted = str(entity)
    found = next((t for t in rows.things if wanted == t.iri or wanted in {name for _, name in t.names}), None)
    if found is None:
        return None
    lines = [(event.cls, event.sentence) for event in rows.happenings if found.iri in {iri for _, iri in event.roles}]
    return Card(found, lines)
