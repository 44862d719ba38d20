"""Where the graphs of a build go: one file, one file an article, a store. Each article is written as it is done."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from rdflib import Graph

from kg.errors import InputError
from kg.flow import Built, new_graph
from kg.identity import registry_of, rename, settle, settle_files, settle_store
from kg.rdf import export
from kg.resolve import Registry
from kg.store import RemoteStore, Store, open_store

_UNFIT = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')


class Outputs:
    """The places named in one ``kg build``; without any, Turtle goes to standard output.

    ``add`` takes each article as soon as it is done; ``finish`` puts one IRI for one thing over all of them.
    ``registry`` knows the entities: a store folder has its own, which grows with it. Raises ``InputError``, before
    any work is done, for a place that cannot be written to.
    """

    def __init__(self, output: Path | None = None, split: Path | None = None, store: str | None = None) -> None:
        self.output, self.split = output, split
        self.triples = 0
        self._stack = ExitStack()
        self._files: dict[Path, str] = {}
        self._sent: list[Graph] = []
        self._merged = new_graph() if output is not None or (split is None and store is None) else None
        if output is not None:
            _check(output)
        if split is not None:
            _make(split)
        self._store = open_store(store) if store is not None else None
        if isinstance(self._store, Store):
            self.registry = self._stack.enter_context(registry_of(self._store.path))
        else:
            self.registry = Registry()
        if self._store is not None:
            self._stack.enter_context(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._stack.close()

    def add(self, built: Built) -> None:
        """Write one article's graph wherever it has a place of its own."""
        self.triples += len(built.graph)
        if self._merged is not None:
            self._merged += built.graph
        if self.split is not None:
            export.write(built.graph, self._file(self.split, built.article.id))
        if isinstance(self._store, Store):
            self._store.add(built.graph)
        elif self._store is not None:
            self._sent.append(built.graph)

    def finish(self) -> None:
        """One IRI for one thing everywhere; write the merged graph."""
        settle_files(self._files, self.registry)
        if isinstance(self._store, Store):
            settle_store(self._store, self.registry)
        elif isinstance(self._store, RemoteStore):
            for graph in self._sent:
                self._store.add(rename(graph, self.registry.renames()))
        if self._merged is not None and self.triples:
            self._write(settle(self._merged, self.registry))

    def _write(self, graph: Graph) -> None:
        self.triples = len(graph)
        if self.output is not None:
            export.write(graph, self.output)
        else:
            sys.stdout.write(export.serialise(graph))

    def _file(self, folder: Path, article: str) -> Path:
        """The file named after an article's id, as far as a file name can hold it, and told apart from others."""
        name = _UNFIT.sub("_", article).strip(". ")[:80] or "article"
        path, number = folder / f"{name}.ttl", 1
        while self._files.setdefault(path, article) != article:
            number += 1
            path = folder / f"{name}-{number}.ttl"
        return path


def _check(output: Path) -> None:
    export.format_of(output)
    if not output.parent.is_dir():
        raise InputError(f"{output}: there is no folder {output.parent}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}") from error
