"""From articles to graphs: the list of steps, in batches, and what happens to an article that fails."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rdflib import Graph

from kg.errors import InputError, KgError
from kg.extract import extract
from kg.extract.roles.weighing import Weights
from kg.identity import settle
from kg.model import Article, Document, Extraction, Resolution
from kg.parse.batches import BatchParser, Failure, parse_all
from kg.rdf.iris import PREFIXES
from kg.rdf.mapping import to_graph
from kg.read import read_articles
from kg.resolve import Registry, gazetteer, resolve
from kg.vocabulary import is_claim

log = logging.getLogger(__name__)

OnError = Callable[[KgError], None]
# The weights of role fillers for an article; none stands for those of the table.
Fillers = Callable[[Article], Weights | None]


# --- the steps ------------------------------------------------------------------------------------
# read -> parse -> extract -> resolve -> map; each takes one kind of record and returns another. Parsing goes
# by batches of one language, the others by article. Last of all, `kg.identity` puts one IRI for one thing over
# all articles of the run.


@dataclass(frozen=True)
class Step:
    """One step for one article: its name, for messages, and the function."""

    name: str
    run: Callable[[Any], Any]


class KnownNames:
    """The public lists' word on names, for finding mentions (kg.resolve.gazetteer)."""

    def type_of(self, name: str, label: str) -> str | None:
        """Entity type of a name with the recogniser's label, None for an unknown one."""
        return _type_of(name, label)

    def is_nationality(self, text: str) -> bool:
        """True for words of nationality."""
        return _is_nationality(text)


# The same names come up again and again.
@lru_cache(maxsize=1 << 15)
def _type_of(name: str, label: str) -> str | None:
    return gazetteer.guess_type(name, label)


@lru_cache(maxsize=1 << 15)
def _is_nationality(text: str) -> bool:
    return all(gazetteer.demonym_of(part) for part in re.split("[-–]", text))


def _steps(registry: Registry, fillers: Fillers = lambda _: None) -> tuple[Step, ...]:
    names = KnownNames()

    def extract_with_lists(document: Document) -> Extraction:
        return extract(document, names, fillers(document.article))

    def resolve_in_registry(extraction: Extraction) -> Resolution:
        return resolve(extraction, registry)

    def map_beside(resolution: Resolution) -> Built:
        return Built(resolution, to_graph(resolution))

    return (Step("extract", extract_with_lists), Step("resolve", resolve_in_registry), Step("map", map_beside))


@dataclass(frozen=True)
class Built:
    """What became of one article: its resolved extraction and its graph."""

    resolution: Resolution
    graph: Graph

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.resolution.extraction.document.article


@dataclass
class Summary:
    """Counts of a run, filled while it goes on."""

    articles: int = 0
    failed: int = 0
    sentences: int = 0
    events: int = 0
    claims: int = 0
    triples: int = 0
    entities: int = 0
    seconds: float = 0.0
    _keys: set[str] = field(default_factory=set, repr=False)
    _started: float = field(default_factory=time.monotonic, repr=False)

    def add(self, built: Built) -> None:
        """Count one finished article."""
        extraction = built.resolution.extraction
        self.articles += 1
        self.sentences += len(extraction.document.sentences)
        self.events += len(extraction.events)
        self.claims += sum(is_claim(e.cls) for e in extraction.events)
        self._keys.update(entity.key for entity in built.resolution.entities)

    def finish(self, triples: int, registry: Registry) -> None:
        """Note the size of the graph, the entities after merging, and the time taken."""
        self.triples = triples
        self.entities = len({registry.canonical(key) for key in self._keys})
        self.seconds = time.monotonic() - self._started

    def __str__(self) -> str:
        failed = f" ({self.failed} failed)" if self.failed else ""
        return (f"{self.articles} articles{failed}, {self.sentences} sentences, {self.events} events "
                f"({self.claims} of them claims), {self.entities} entities, {self.triples} triples, "
                f"{self.seconds:.1f} seconds")


class Pipeline:
    """The steps with their loaded models; use one for many calls.

    ``models`` names the Stanza models (see ``kg models``), ``cache`` is a folder that keeps parses, ``workers``
    the number of processes that parse, and ``on_error`` is told of every article that fails, which is then left
    out; without it the first failure is raised as a ``KgError``. Entities keep their identity through all
    articles that one pipeline, or the given ``registry``, has seen. ``fillers`` gives other weights of role fillers than the table's.
    """

    def __init__(self, *, models: str = "khabar", cache: str | Path | None = None, workers: int = 1,
                 registry: Registry | None = None, on_error: OnError | None = None, fillers: Fillers = lambda _: None) -> None:
        self.on_error, self.workers = on_error, workers
        self.parser = BatchParser(models, Path(cache) if cache else None)
        self.registry = registry or Registry()
        self.summary = Summary()
        self._steps = _steps(self.registry, fillers)

    def run(self, articles: Iterable[Article]) -> Iterator[Built]:
        """One result an article, in order, as batches are done; failures are left out and reported.

        The graphs have the keys of each article alone: see ``kg.identity`` for putting them under common ones.
        """
        for parsed in parse_all(articles, self.parser, self.workers):
            if isinstance(parsed, Failure):
                self._failed(parsed.article, "parse", parsed.reason)
            elif (built := self._through(parsed)) is not None:
                self.summary.add(built)
                yield built

    def graph(self, articles: Iterable[Article]) -> Graph:
        """One graph of all the articles, each thing under one IRI."""
        graph = new_graph()
        for built in self.run(articles):
            graph += built.graph
        graph = settle(graph, self.registry)
        self.summary.finish(len(graph), self.registry)
        return graph

    def _through(self, document: Document) -> Built | None:
        """A parsed article through the other steps; None where one of them failed."""
        record: Any = document
        for step in self._steps:
            try:
                record = step.run(record)
            except Exception as error:  # one article's trouble must not cost the others
                log.debug("%s: %s failed", document.article.id, step.name, exc_info=error)
                reason = str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}"
                self._failed(document.article, step.name, reason, error)
                return None
        return record

    def _failed(self, article: Article, step: str, reason: str, cause: Exception | None = None) -> None:
        name = article.file or article.id
        where = name if article.id in name else f"{name} ({article.id})"
        failure = InputError(f"{where}: could not {step} it: {reason}")
        self.summary.failed += 1
        if self.on_error is None:
            raise failure from cause
        self.on_error(failure)


def new_graph() -> Graph:
    """An empty graph with the project's prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def build(paths: str | Path | Iterable[str | Path], *, published: str | date | None = None, lang: str = "auto",
          models: str = "khabar", cache: str | Path | None = None, workers: int = 1,
          on_error: OnError | None = None) -> Graph:
    """The graph of one or more files or folders of articles.

    ``published`` (``2024-09-14``) dates the articles that state no date; ``lang`` is ``ar``, ``en`` or
    ``auto``. Raises ``KgError`` for what cannot be read or processed, unless ``on_error`` is there to take it.

    >>> build("article.txt", published="2024-09-14")    # doctest: +SKIP
    """
    pipeline = Pipeline(models=models, cache=cache, workers=workers, on_error=on_error)
    return pipeline.graph(read_articles(paths, published=published, lang=lang, on_error=on_error))
