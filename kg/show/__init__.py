"""Seeing a graph: networkx projections, static pictures and one self-contained page."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

__all__ = ["show"]


def show(graph: Graph | str | Path, output: str | Path | None = None, lang: str = "en") -> Path:
    """Write the page of a graph (file, store or ``rdflib.Graph``) and return where it is.

    Without ``output`` it is written beside a graph file, else as ``khabar.html`` here. ``lang`` is the language of
    the page's own words, ``en`` or ``ar``; names and sentences stand as they are in the graph.
    """
    from kg.show.page import write_page
    from kg.store import load

    if output is None:
        beside = not isinstance(graph, Graph) and Path(graph).is_file()
        output = Path(str(graph)).with_suffix(".html") if beside else Path("khabar.html")
    loaded = graph if isinstance(graph, Graph) else load(graph)
    write_page(loaded, output, lang)
    return Path(output)
