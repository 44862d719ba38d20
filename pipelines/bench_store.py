"""Measures the example queries on the on-disk store and on rdflib's in-memory store, side by side.

    python -m pipelines.bench_store --triples 2000000 [--json OUT]

Input: generated articles (no text of anybody's), the same for the same numbers, with the shape of real ones: some
thirty events an article, of actors of whom few are in the news often and most seldom. Output: a table on standard
output; each latency is processor time, the best of ``--repeats`` runs in a warm process, all rows
fetched. rdflib gets one run, and no more than ``--patience`` seconds a query.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rdflib import Graph

from kg import vocabulary
from kg.model import (
    Argument,
    Article,
    Document,
    Entity,
    Event,
    Extraction,
    Interval,
    Mention,
    Resolution,
    Sentence,
)
from kg.query import answer, query_text, questions
from kg.rdf.mapping import to_graph
from kg.store import Store, article_of

POOLS = {"Person": 3000, "Organization": 800, "State": 190, "Group": 200, "Place": 600, "Agreement": 400}
ACTORS = ("Person", "State", "Organization", "Group")
FIRST = date(2015, 1, 1)
TARGET, SLOW_MS = 20, 100


def article(number: int, events: int = 30) -> Graph:
    """The graph of the n-th generated article; the same number gives the same graph."""
    return to_graph(resolution(number, events))


def resolution(number: int, events: int) -> Resolution:
    """The n-th generated article: one sentence an event, ``Subject verb Object at Place.``"""
    dice = random.Random(number)
    published = FIRST + timedelta(days=number % 3650)
    parts: list[str] = []
    sentences, mentions, found = [], [], []
    used: dict[tuple[str, int], list[int]] = {}
    at = 0
    for index in range(events):
        cls = dice.choice(vocabulary.classes())
        roles = _roles(cls, dice)
        words = [f"{cls.lower()}ed"] + [f"{kind} {key}" for _, (kind, key) in roles]
        begin = at
        spans = []
        for word in words:
            spans.append((at, at + len(word)))
            at += len(word) + 1
        parts.append(" ".join(words))
        sentences.append(Sentence(index, begin, at - 1, ()))
        arguments = []
        for (role, entity), (left, right) in zip(roles, spans[1:], strict=True):
            kind, key = entity
            mentions.append(Mention(len(mentions), index, 1, left, right, f"{kind} {key}", "name", kind, f"{kind} {key}"))
            used.setdefault(entity, []).append(mentions[-1].id)
            arguments.append(Argument(role, mentions[-1].id))
        found.append(_event(index, cls, spans[0], tuple(arguments), published, found, dice))
    text = "\n".join(parts)
    document = Document(Article(f"bench-{number}", text, "en", f"Headline {number}", published, file="bench.jsonl"),
                        tuple(sentences), "generated")
    entities = tuple(_entity(kind, key, tuple(ids)) for (kind, key), ids in sorted(used.items()))
    return Resolution(Extraction(document, tuple(mentions), (), tuple(found)), entities)


def articles(triples: int) -> Iterator[Graph]:
    """Generated articles until they have so many triples in all, shared ones counted once."""
    # What articles share (entities, days) is about an eighth.
    made, number = 0, 0
    while made < triples * 1.16:
        graph = article(number)
        made += len(graph)
        number += 1
        yield graph


def _roles(cls: str, dice: random.Random) -> list[tuple[str, tuple[str, int]]]:
    first = "participant" if vocabulary.is_symmetric(cls) else "agent"
    second = "participant" if vocabulary.is_symmetric(cls) else "target"
    roles = [(first, _who(dice)), (second, _who(dice))]
    if cls == "AgreementSigning":
        roles[1] = ("agent", roles[1][1])
        roles.append(("theme", ("Agreement", _rank("Agreement", dice))))
    if cls == "Visit":
        roles[1] = ("target", ("Place", _rank("Place", dice)))
    if dice.random() < 0.3:
        roles.append(("place", ("Place", _rank("Place", dice))))
    return roles


def _who(dice: random.Random) -> tuple[str, int]:
    kind = dice.choice(ACTORS)
    return kind, _rank(kind, dice)


def _rank(kind: str, dice: random.Random) -> int:
    """Few often, many seldom."""
    return min(int(dice.paretovariate(0.6)), POOLS[kind])


def _event(index: int, cls: str, span: tuple[int, int], arguments: tuple[Argument, ...], published: date,
           before: list[Event], dice: random.Random) -> Event:
    claims = [e.id for e in before if vocabulary.is_claim(e.cls)]
    source = claims[-1] if claims and dice.random() < 0.35 else None
    day = published - timedelta(days=dice.randrange(400))
    when = Interval(day.isoformat(), day, day) if dice.random() < 0.3 else None
    content = (index - 1,) if vocabulary.is_claim(cls) and index and dice.random() < 0.6 else ()
    return Event(index, cls, index, *span, cls.lower(), arguments, "Claimed" if source is not None else "Factual",
                 when, None, source, content, confidence=0.5)


def _entity(kind: str, key: int, mentions: tuple[int, ...]) -> Entity:
    labels = (("ar", f"اسم {kind} {key}"), ("en", f"{kind} {key}"))
    if (kind, key) == ("Person", 1):
        labels = (("ar", "كيم جونغ أون"), ("en", "Kim Jong Un"))
    return Entity(f"{kind.lower()}/{key}", kind, labels, mentions=mentions)


# --- measuring -------------------------------------------------------------------------------------


def build(path: Path, triples: int) -> dict[str, float]:
    """Builds the store, one transaction an article; counts and seconds."""
    began = time.perf_counter()
    with Store(path) as store:
        done = store.articles()
        for graph in articles(triples):
            if article_of(graph) not in done:
                store.add(graph)
        store.optimize()
        return {"articles": len(store.articles()), "triples": len(store), "seconds": time.perf_counter() - began}


def measure_here(path: Path, repeats: int) -> dict[str, tuple[float, int]]:
    """Milliseconds and rows of each example query on the store."""
    with Store(path, read_only=True) as store:
        texts = {name: query_text(file)[0] for name, file in questions().items()}
        return {name: min(_timed(lambda text=text: len(list(answer(store.inner, text)))) for _ in range(repeats))
                for name, text in texts.items()}


def measure_rdflib(triples: int, patience: float) -> dict[str, tuple[float, int] | None]:
    """The same on rdflib's in-memory store; no rows (-1) where a query outlasts the patience, None where it fails.

    The graph is loaded once; each query runs in a fork of this process, which can be killed.
    """
    graph = Graph()
    for part in articles(triples):
        for triple in part:
            graph.add(triple)
    print(f"rdflib in memory: {len(graph)} triples loaded", file=sys.stderr, flush=True)
    gc.freeze()
    return {name: _in_fork(graph, query_text(file)[0], patience) for name, file in questions().items()}


def _in_fork(graph: Graph, text: str, patience: float) -> tuple[float, int] | None:
    context = multiprocessing.get_context("fork")
    ask, tell = context.Pipe()
    process = context.Process(target=_rdflib_query, args=(graph, text, tell))
    process.start()
    found = ask.recv() if ask.poll(patience) else (patience * 1000, -1)
    process.kill()
    process.join()
    return found


def _rdflib_query(graph: Graph, text: str, tell: Any) -> None:
    try:
        tell.send(_timed(lambda: len(list(graph.query(text)))))
    except Exception as error:
        print(f"rdflib cannot answer: {error!r}", file=sys.stderr, flush=True)
        tell.send(None)


def _timed(run: Any) -> tuple[float, int]:
    """Milliseconds of processor time, which a busy machine does not stretch; neither engine waits for a disk here."""
    began = time.process_time()
    rows = run()
    return (time.process_time() - began) * 1000, rows


def report(built: dict[str, float], here: dict[str, tuple[float, int]],
           there: dict[str, tuple[float, int] | None]) -> list[str]:
    """The table, and how often the target was met."""
    lines = [f"store: {built['triples']:,} triples of {built['articles']:,} articles in {built['seconds']:.0f} s",
             f"{'query':24}{'rows':>9}{'store ms':>11}{'rdflib ms':>12}{'times':>8}"]
    slow = met = 0
    for name, (ms, rows) in here.items():
        other = there.get(name)
        if other is None:
            lines.append(f"{name:24}{rows:9,}{ms:11.1f}{'fails':>12}")
            continue
        rdflib_ms, other_rows = other
        if rdflib_ms > SLOW_MS:
            slow += 1
            met += rdflib_ms / ms >= TARGET
        mark = ">" if other_rows < 0 else ""
        same = "" if other_rows in (rows, -1) else f"  rows differ: {other_rows}"
        lines.append(f"{name:24}{rows:9,}{ms:11.1f}{mark + format(rdflib_ms, '.0f'):>12}"
                     f"{mark + format(rdflib_ms / ms, '.0f'):>8}{same}")
    lines.append(f"{met} of {slow} queries over {SLOW_MS} ms in rdflib are at least {TARGET} times faster here")
    return lines


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=2_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--patience", type=float, default=300.0)
    parser.add_argument("--store", type=Path, help="keep the store here (and use it again)")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.store or Path(folder) / "store"
        built = build(path, args.triples)
        here = measure_here(path, args.repeats)
        there = measure_rdflib(args.triples, args.patience)
    print("\n".join(report(built, here, there)))
    if args.json:
        args.json.write_text(json.dumps({"build": built, "store": here, "rdflib": there}, indent=1) + "\n")


if __name__ == "__main__":
    main()
