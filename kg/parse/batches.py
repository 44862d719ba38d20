"""Batches of articles in any language to parses, an article's failure apart from the others; in processes if asked."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from kg.errors import KgError
from kg.model import Article, Document

log = logging.getLogger(__name__)

BATCH = 32


@dataclass(frozen=True)
class Failure:
    """An article that could not be parsed, and why in one line."""

    article: Article
    reason: str


Parsed = Document | Failure


class LanguageParser(Protocol):
    """What ``kg.parse.with_stanza.Parser`` offers; ``name`` names the model and its version."""

    name: str

    def parse(self, articles: Iterable[Article]) -> Iterator[Document]:
        """Parse articles in order."""


@dataclass
class BatchParser:
    """Parsers by language, loaded when first needed; ``cache`` is a folder for parses (kg.parse.conllu)."""

    models: str = "khabar"
    cache: Path | None = None
    parsers: dict[str, LanguageParser] = field(default_factory=dict)

    def parse(self, batch: list[Article]) -> list[Parsed]:
        """One result an article, in order; articles of one language go through the parser together."""
        found: dict[str, Parsed] = {}
        for lang in sorted({article.lang for article in batch}):
            same = [article for article in batch if article.lang == lang]
            found.update(zip((a.id for a in same), self._parse_language(lang, same), strict=True))
        return [found[article.id] for article in batch]

    def _parse_language(self, lang: str, articles: list[Article]) -> list[Parsed]:
        """Parses of articles in one language; where that fails, one by one, to find which of them fails."""
        try:
            return list(self._run(lang, articles))
        except KgError as error:  # no usable models: the same for each
            return [Failure(article, str(error)) for article in articles]
        except Exception as error:  # one article's trouble must not cost the others
            log.debug("parsing failed", exc_info=error)
            if len(articles) == 1:
                return [Failure(articles[0], f"{type(error).__name__}: {error}")]
        return [parsed for article in articles for parsed in self._parse_language(lang, [article])]

    def _run(self, lang: str, articles: list[Article]) -> Iterator[Document]:
        if self.cache is None:
            return self._parser(lang).parse(articles)
        from kg.parse.conllu import ParseCache
        from kg.parse.with_stanza import parser_name

        known = self.parsers[lang].name if lang in self.parsers else parser_name(lang, self.models)
        return ParseCache(self.cache, known).parse(articles, lambda missing: self._parser(lang).parse(missing))

    def _parser(self, lang: str) -> LanguageParser:
        if lang not in self.parsers:
            from kg.parse.with_stanza import Parser

            self.parsers[lang] = Parser(lang, self.models)
        return self.parsers[lang]


def parse_all(articles: Iterable[Article], parser: BatchParser, workers: int = 1) -> Iterator[Parsed]:
    """One result an article, in order and as soon as its batch is done.

    With more than one worker each process loads its own models and parses whole batches; the results are the
    same. Articles are only read as far ahead as there are workers to parse them.
    """
    todo = iter(articles)
    batches = iter(lambda: list(islice(todo, BATCH)), [])
    if workers <= 1:
        for batch in batches:
            yield from parser.parse(batch)
        return
    context = multiprocessing.get_context("spawn")  # forking a process with torch's threads can hang
    with ProcessPoolExecutor(workers, context, _start_worker, (parser.models, parser.cache)) as pool:
        running: deque[Future[list[Parsed]]] = deque()
        for batch in batches:
            running.append(pool.submit(_parse_in_worker, batch))
            if len(running) > workers:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


_worker: BatchParser


def _start_worker(models: str, cache: Path | None) -> None:
    import torch

    global _worker
    torch.set_num_threads(1)  # the processes share the cores
    _worker = BatchParser(models, cache)


def _parse_in_worker(batch: list[Article]) -> list[Parsed]:
    return _worker.parse(batch)
