"""Kills the process that writes a store, again and again at random points, and checks what is left.

    python -m pipelines.kill_store --kills 50

Input: none (generated articles). Output: what was found on standard output; exit 1 where a store did not open, held
part of an article, or did not come out complete. A writer goes on where the killed one stopped: it asks the store
which articles it has.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rdflib import Graph, Literal

from kg.rdf import iris
from kg.rdf.iris import KG, SCHEMA
from kg.store import Store
from pipelines.bench_store import article

ROOT = Path(__file__).resolve().parent.parent


def write(path: Path, articles: int) -> None:
    """Writes the articles that the store has not; after every third, an earlier one once more in another wording."""
    with Store(path) as store:
        done = store.articles()
        for number in range(articles):
            if iris.article(f"bench-{number}") in done:
                continue
            print(number, flush=True)
            store.add(article(number, events=12))
            if number % 3 == 0:
                store.add(_reworded(article(number // 2, events=12), number // 2))


def killed_once(path: Path, articles: int, dice: random.Random) -> int:
    """Starts a writer and kills it in one of its next articles; returns how many whole articles the store holds."""
    command = [sys.executable, "-m", "pipelines.kill_store", "--write", str(path), "--articles", str(articles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as writer:
        assert writer.stdout is not None
        done = dice.randrange(2, 8)
        began = time.perf_counter()
        for _ in range(done):
            writer.stdout.readline()
        time.sleep(dice.uniform(0.0, (time.perf_counter() - began) / done))
        writer.send_signal(signal.SIGKILL)
    return check(path, articles)


def check(path: Path, articles: int) -> int:
    """Opens the store and checks that it holds whole articles only; returns how many."""
    with Store(path) as store:
        merged = Graph()
        names = store.articles()
        for name in names:
            number = int(str(name).rpartition("-")[2])
            found, wanted = set(store.article_graph(name)), article(number, events=12)
            assert found in (set(wanted), set(_reworded(wanted, number))), f"{name} is not whole"
            for triple in found:
                merged.add(triple)
        assert set(store.copy()) == set(merged), "the merged graph is not the whole of the articles"
        assert len(names) <= articles
        return len(names)


def _reworded(graph: Graph, number: int) -> Graph:
    """The article with another headline and one event's word changed, as when it is built again."""
    changed = Graph()
    for triple in graph:
        changed.add(triple)
    name = iris.article(f"bench-{number}")
    changed.remove((name, SCHEMA.headline, None))
    changed.add((name, SCHEMA.headline, Literal(f"again {number}", lang="en")))
    changed.remove((iris.event(name, 0), KG.predicate, None))
    changed.add((iris.event(name, 0), KG.predicate, Literal("again", lang="en")))
    return changed


def main() -> int:
    """Kill, check, resume; print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.write is not None:
        write(args.write, args.articles)
        return 0
    dice = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        counts = [killed_once(path, args.articles, dice) for _ in range(args.kills)]
        print(f"{args.kills} kills: the store opened each time with whole articles only: {counts}")
        with contextlib.redirect_stdout(None):
            write(path, args.articles)
        done = check(path, args.articles)
        print(f"resumed to the end: {done} of {args.articles} articles, all whole")
    return 0 if done == args.articles else 1


if __name__ == "__main__":
    sys.exit(main())
