"""Where the page draws its nodes: computed here once, so that it opens at once and the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin, sqrt

import networkx as nx

Place = tuple[int, int]

STEP = 90  # pixels between neighbours, wide enough for a name in two lines
SPRINGS = 400  # nodes up to which springs are worth their time (it grows with the square)
FORCES = 1500  # nodes up to which ForceAtlas2 is
_GOLDEN = pi * (3 - sqrt(5))


def places(nodes: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, Place]:
    """Pixel coordinates of nodes joined by pairs: each connected part on its own, largest first, set in rows.

    Springs (Fruchterman and Reingold 1991) for small parts, ForceAtlas2 (Jacomy et al. 2014) for larger ones; very
    large ones are a spiral with the most connected nodes in the middle.
    """
    network: nx.Graph = nx.Graph()
    network.add_nodes_from(sorted(nodes))
    network.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    width = STEP * 2.2 * sqrt(max(1, len(network)))
    found: dict[int, Place] = {}
    left = top = height = 0.0
    for part in parts:
        side = STEP * 1.3 * sqrt(len(part)) if len(part) > 1 else STEP
        if left and left + side > width:
            left, top, height = 0.0, top + height, 0.0
        for node, (x, y) in _part(network.subgraph(sorted(part))).items():
            found[node] = (round(left + side * (x + 1) / 2), round(top + side * (y + 1) / 2))
        left, height = left + side + STEP / 2, max(height, side + STEP / 2)
    return found


def _part(part: nx.Graph) -> dict[int, tuple[float, float]]:
    """Coordinates of a connected part from -1 to 1."""
    if len(part) == 1:
        return dict.fromkeys(part, (0.0, 0.0))
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in part.edges))
    if len(part) > FORCES:
        return _spiral(ordered)
    raw = (nx.spring_layout(ordered, seed=1, iterations=200, k=1.6 / sqrt(len(part))) if len(part) <= SPRINGS
           else nx.forceatlas2_layout(ordered, seed=1, max_iter=30, scaling_ratio=4.0))
    return _scaled({node: (float(x), float(y)) for node, (x, y) in raw.items()})


def _spiral(part: nx.Graph) -> dict[int, tuple[float, float]]:
    ranked = sorted(part, key=lambda node: (-part.degree(node), node))
    return {node: (sqrt(i / len(ranked)) * cos(i * _GOLDEN), sqrt(i / len(ranked)) * sin(i * _GOLDEN))
            for i, node in enumerate(ranked)}


def _scaled(raw: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    xs, ys = [x for x, _ in raw.values()], [y for _, y in raw.values()]
    middle, half = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1
    return {node: ((x - middle[0]) / half, (y - middle[1]) / half) for node, (x, y) in raw.items()}
