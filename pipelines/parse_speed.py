"""Words a second of the whole parse, with names and what words evoke, in processes: python -m pipelines.parse_speed ar [--workers 2]

News articles of 90 to 420 words are parsed twice, a few and many; the difference is free of what loading costs. Run it on a machine
that has nothing else to do.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from itertools import islice
from pathlib import Path

from kg.model import Article, Document
from kg.parse.batches import BatchParser, parse_all
from pipelines.defaults import DATA

LENGTHS = range(90, 421)
SEED = 19


def articles(news: Path, lang: str, count: int) -> list[Article]:
    """That many articles of a news file, drawn by chance."""
    with gzip.open(news, "rt", encoding="utf-8") as stream:
        records = [record for record in map(json.loads, stream) if len(record["text"].split()) in LENGTHS]
    random.Random(SEED).shuffle(records)
    return [Article(record["id"], record["text"], lang=lang) for record in islice(records, count)]


def timed(batch: list[Article], models: str, workers: int) -> tuple[int, float]:
    """Words and seconds of a parse. Raises ``ValueError`` where an article cannot be parsed."""
    begin, words = time.perf_counter(), 0
    for parsed in parse_all(batch, BatchParser(models), workers):
        if not isinstance(parsed, Document):
            raise ValueError(f"{parsed.article.id}: {parsed.reason}")
        words += sum(len(sentence.words) for sentence in parsed.sentences)
    return words, time.perf_counter() - begin


def main() -> None:
    """Print the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=("ar", "en"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--models", default="khabar")
    parser.add_argument("--few", type=int, default=64)
    parser.add_argument("--many", type=int, default=128)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    found = articles(options.data / "news" / f"{options.lang}.jsonl.gz", options.lang, options.many)
    (few, first), (many, second) = (timed(found[:n], options.models, options.workers) for n in (options.few, options.many))
    print(f"{options.lang}, {options.models}, {options.workers} processes: {(many - few) / (second - first):.0f} words a second "
          f"({many - few:,} words in {second - first:.0f} s; loading {first - few * (second - first) / (many - few):.0f} s)")


if __name__ == "__main__":
    main()
