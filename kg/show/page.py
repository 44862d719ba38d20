"""One self-contained HTML page of a graph: no network, the same bytes for the same graph."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from string import Template
from typing import Any

from rdflib import Graph

from kg import vocabulary
from kg.errors import InputError
from kg.lang.lexicon import rows as table_rows
from kg.show.layout import places
from kg.show.rows import Happening, Rows, read_rows

LANGUAGES = ("en", "ar")


def write_page(graph: Graph, path: str | Path, lang: str = "en") -> None:
    """Write the page to a file, in a new folder if need be; raises ``InputError`` where it cannot be written."""
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(page(graph, lang), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: the page cannot be written: {error.strerror}") from error


def page(graph: Graph, lang: str = "en") -> str:
    """The page as HTML; ``lang`` is that of its own words (``en`` or ``ar``)."""
    if lang not in LANGUAGES:
        raise InputError(f"the page speaks {' and '.join(LANGUAGES)}, not {lang!r}")
    return Template(_asset("page.html")).substitute(
        lang=lang, direction="rtl" if lang == "ar" else "ltr", title=_strings(lang)["title"], style=_asset("page.css"),
        cytoscape=_script(_asset("cytoscape.min.js")), data=_json(page_data(read_rows(graph), lang)), script=_asset("page.js"))


def page_data(rows: Rows, lang: str) -> dict[str, Any]:
    """What the page's script draws: things, events with their sentences, edges between actors, words of the page."""
    index = {thing.iri: i for i, thing in enumerate(rows.things)}
    place = {article.iri: i for i, article in enumerate(rows.articles)}
    number = {happening.iri: i for i, happening in enumerate(rows.happenings)}
    edges = [{"event": i, "from": index[a], "to": index[b], "directed": directed}
             for i, h in enumerate(rows.happenings) for a, b, directed in edges_of(h)]
    acting = sorted({index[iri] for h in rows.happenings for _, iri in h.roles})
    at = places(acting, [(edge["from"], edge["to"]) for edge in edges])
    return {
        "lang": lang,
        "words": _strings(lang),
        "things": [{"id": i, "type": t.type, "name": t.name(lang), "names": sorted({n for _, n in t.names}),
                    "at": at.get(i)}
                   for i, t in enumerate(rows.things)],
        "articles": [{"title": a.title, "published": a.published, "url": a.url} for a in rows.articles],
        "families": {family: vocabulary.label(family, lang) for family in sorted({h.family for h in rows.happenings})},
        "events": [{**_event(i, h, index, place, lang), "content": [number[c] for c in h.content if c in number]}
                   for i, h in enumerate(rows.happenings)],
        "edges": edges,
    }


def edges_of(event: Happening) -> list[tuple[str, str, bool]]:
    """Pairs of actors that an event joins: agents to targets, participants to one another (undirected)."""
    by_role = {role: [iri for r, iri in event.roles if r == role] for role in ("agent", "target", "participant")}
    directed = [(a, b, True) for a in by_role["agent"] for b in by_role["target"] if a != b]
    together = by_role["participant"] + ([] if directed else by_role["agent"])
    return directed + [(a, b, False) for a, b in combinations(together, 2) if a != b]


def _event(number: int, event: Happening, index: dict[str, int], place: dict[str, int], lang: str) -> dict[str, Any]:
    return {
        "id": number, "cls": event.cls, "family": event.family, "label": vocabulary.label(event.cls, lang) or event.cls,
        "claim": event.claim, "predicate": event.predicate, "factuality": event.factuality,
        "roles": [[role, index[iri]] for role, iri in event.roles],
        "place": index[event.place] if event.place else None, "theme": event.theme,
        "earliest": event.earliest, "latest": event.latest, "quote": event.quote,
        "sources": [index[iri] for iri in event.sources], "article": place.get(event.article),
        "sentence": event.sentence, "trigger": list(event.trigger), "confidence": event.confidence,
    }


@cache
def _strings(lang: str) -> dict[str, str]:
    return {row["key"]: row["text"] for row in table_rows(lang, "page")}


@cache
def _asset(name: str) -> str:
    return (files("kg.show") / "assets" / name).read_text(encoding="utf-8")


def _script(code: str) -> str:
    return code.replace("</script", "<\\/script")


def _json(data: dict[str, Any]) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("</", "<\\/").replace("<!--", "<\\!--")
