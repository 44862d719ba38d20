"""One IRI for one thing across articles: the registry's decisions applied to graphs, files and stores.

An article's graph is first written under keys that depend on the article and the public lists alone. Once all
articles of a run are read, the registry may hold two keys to be one thing (``kg.resolve.decide``); the IRIs of the
keys that lose are then renamed wherever they stand. A store keeps its registry beside its data, so that later
articles can still change what earlier ones are called, and the order of reading changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from rdflib import RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import export, iris
from kg.resolve import Registry
from kg.store import Store

_FOLDER = "khabar"


def rename(graph: Graph, names: Mapping[str, str]) -> Graph:
    """A graph with every old entity key's IRI replaced by the new one's; the same graph where none is in it."""
    table: dict[Node, URIRef] = {iris.entity(old): iris.entity(new) for old, new in names.items() if old != new}
    present = {term for term in table if (term, None, None) in graph or (None, None, term) in graph}
    if not present:
        return graph
    renamed = _empty_like(graph)
    for s, p, o in graph:
        renamed.add((table.get(s, s), p, table.get(o, o)))
    return renamed


def settle(graph: Graph, registry: Registry) -> Graph:
    """A graph of all articles that a registry has seen: canonical IRIs, one label a language for each entity.

    Of several labels in one language the fullest stays (most words, then longest, then first in the alphabet);
    the others become alternative labels.
    """
    graph = rename(graph, registry.renames())
    for entity in {s for s in graph.subjects(RDFS.label, None) if str(s).startswith(iris.ID)}:
        labels: dict[str | None, list[Literal]] = {}
        for label in graph.objects(entity, RDFS.label):
            if isinstance(label, Literal):
                labels.setdefault(label.language, []).append(label)
        for found in labels.values():
            for other in sorted(found, key=_fullness)[1:]:
                graph.remove((entity, RDFS.label, other))
                graph.add((entity, SKOS.altLabel, other))
    return graph


def _fullness(label: Literal) -> tuple[int, int, str]:
    return -len(str(label).split()), -len(str(label)), str(label)


def _empty_like(graph: Graph) -> Graph:
    empty = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        empty.bind(prefix, namespace)
    return empty


def settle_files(files: Iterable[Path], registry: Registry) -> None:
    """Rewrite those graph files in which a key has got another name."""
    for file in files:
        graph = export.read(file)
        renamed = rename(graph, registry.renames())
        if renamed is not graph:
            export.write(renamed, file)


# --- stores -----------------------------------------------------------------------------------------


def registry_of(store: Path) -> Registry:
    """The registry that belongs to a store folder; a text file ``overrides.txt`` beside it is heeded."""
    folder = store / _FOLDER
    return Registry.open(folder / "entities.sqlite", folder / "overrides.txt")


def settle_store(store: Store, registry: Registry) -> None:
    """Rename entities in all articles of a store, as the whole registry now decides.

    What was renamed is noted beside the store, article by article, since a later decision may differ. The work can
    be interrupted and repeated at any point.
    """
    note = store.path / _FOLDER / "renamed.json"
    before: dict[str, dict[str, str]] = json.loads(note.read_text(encoding="utf-8")) if note.is_file() else {}
    after: dict[str, dict[str, str]] = {}
    renames = registry.renames()
    for article, keys in sorted(_keys_by_article(registry).items()):
        now = {key: renames[key] for key in sorted(keys) if renames.get(key, key) != key}
        was = {old: renames.get(key, key) for key, old in before.get(article, {}).items() if old not in keys}
        if now:
            after[article] = now
        if now or was:
            node = iris.article(article)
            graph = store.article_graph(node)
            renamed = rename(graph, {**was, **now})
            if renamed is not graph and len(renamed):
                store.add(renamed, node)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _keys_by_article(registry: Registry) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for known in registry.known():
        for article in known.articles:
            found.setdefault(article, set()).add(known.key)
    return found
