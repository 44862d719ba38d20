"""Static pictures with matplotlib.

matplotlib 3.11 and later join Arabic letters and order right-to-left runs by themselves (libraqm): text is given to it
as it is, and text turned round beforehand would be turned round twice.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

import networkx as nx
from rdflib import Graph

from kg.show.projections import ALL, Filter, actor_network
from kg.show.rows import Rows, read_rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = {"Person": "#c8553d", "State": "#1f6f8b", "Organization": "#588157", "Group": "#8d6a9f", "Place": "#9a8c73"}
OTHER = "#888888"


def draw_network(graph: Graph | Rows, lang: str = "en", keep: Filter = ALL) -> Figure:
    """The actor network: size by number of events, colour by type."""
    figure, axes = _figure(9, 7)
    network = actor_network(graph, lang, keep)
    network.remove_nodes_from([n for n in list(network) if network.degree(n) == 0])
    places = nx.spring_layout(nx.Graph(network), seed=1, k=1.4)
    sizes = [120 + 90 * network.degree(n) for n in network]
    colours = [COLOURS.get(network.nodes[n]["type"], OTHER) for n in network]
    nx.draw_networkx_edges(network, places, ax=axes, edge_color="#9aa5b1", arrowsize=9, node_size=sizes)
    nx.draw_networkx_nodes(network, places, ax=axes, node_size=sizes, node_color=colours)
    labels = {n: network.nodes[n]["label"] for n in network}
    nx.draw_networkx_labels(network, {n: (x, y - 0.07) for n, (x, y) in places.items()}, labels, ax=axes, font_size=8)
    axes.set_axis_off()
    return figure


def draw_timeline(graph: Graph | Rows, keep: Filter = ALL) -> Figure:
    """Dated events as bars from their earliest to their latest day, in order."""
    from matplotlib.dates import datestr2num

    events = [e for e in _rows(graph).happenings if e.earliest and keep.passes(e)]
    events.sort(key=lambda e: (e.earliest, e.latest, e.iri))
    figure, axes = _figure(9, max(2.0, 0.32 * len(events) + 1))
    for row, event in enumerate(events):
        begin, end = datestr2num(event.earliest), datestr2num(event.latest)  # type: ignore[no-untyped-call]
        axes.barh(row, max(1.0, end - begin + 1), left=begin,
                  color="#1f6f8b" if event.factuality == "Factual" else "#d08a2e")
    axes.set_yticks(range(len(events)), [f"{e.cls}: {e.predicate}" for e in events], fontsize=8)
    axes.invert_yaxis()
    axes.xaxis_date()
    figure.autofmt_xdate()
    return figure


def draw_accusations(graph: Graph | Rows, lang: str = "en", keep: Filter = ALL) -> Figure:
    """Who accused whom, as a matrix of counts: rows accuse, columns are accused."""
    rows = _rows(graph)
    names = {t.iri: t.name(lang) for t in rows.things}
    pairs: Counter[tuple[str, str]] = Counter()
    for event in rows.happenings:
        if event.cls == "Accusation" and keep.passes(event):
            pairs.update((names[a], names[b]) for r, a in event.roles if r == "agent" for q, b in event.roles if q == "target")
    accusers, accused = sorted({a for a, _ in pairs}), sorted({b for _, b in pairs})
    figure, axes = _figure(1.2 * len(accused) + 3, 0.6 * len(accusers) + 2)
    if pairs:
        axes.imshow([[pairs[a, b] for b in accused] for a in accusers], cmap="OrRd", vmin=0)
        for (a, b), count in pairs.items():
            axes.text(accused.index(b), accusers.index(a), str(count), ha="center", va="center")
    axes.set_xticks(range(len(accused)), accused, rotation=30, ha="right")
    axes.set_yticks(range(len(accusers)), accusers)
    return figure


def _rows(graph: Graph | Rows) -> Rows:
    return graph if isinstance(graph, Rows) else read_rows(graph)


def _figure(width: float, height: float) -> tuple[Figure, Any]:
    from matplotlib.figure import Figure as Plain

    class Picture(Plain):
        """A figure that shows itself in a notebook, without pyplot and its list of open figures."""

        def _repr_png_(self) -> bytes:
            out = BytesIO()
            self.savefig(out, format="png", dpi=100, metadata={"Software": None})
            return out.getvalue()

    figure = Picture(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()
