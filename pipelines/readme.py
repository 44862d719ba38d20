"""Fill the parts of README.md that are measured or listed: `python -m pipelines.readme GOLD_DIR [--unseen DIR] [--news FILE]`.

Input: a folder of gold files, optionally one of annotated articles that nobody worked on (``make unseen`` writes it) and raw news
(JSON Lines) for throughput. Output: README.md, between the
comments ``<!-- NAME -->`` and ``<!-- /NAME -->``. Every number in README.md comes from here.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.evaluate import SURE, Report, evaluate
from kg.flow import Pipeline
from kg.query import questions
from kg.read import read_articles

README = Path(__file__).resolve().parent.parent / "README.md"
FIGURES = ("detect", "class", "facts", "actors", "dates", "source")
LANGUAGES = {"ar": "Arabic", "en": "English"}


def filled(text: str, name: str, content: str) -> str:
    """The text with the part between the comments of that name replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    if not re.search(pattern, text, re.DOTALL):
        raise SystemExit(f"README.md has no part <!-- {name} -->")
    return re.sub(pattern, lambda m: f"{m[1]}{content.strip()}\n{m[2]}", text, flags=re.DOTALL)


def list_of_questions() -> str:
    """One line a packaged question: its name and its first comment."""
    return "\n".join(f"- `{name}`: {path.read_text(encoding='utf-8').splitlines()[0].lstrip('# ')}"
                     for name, path in questions().items())


def figures(report: Report, unseen: Report | None = None) -> str:
    """The scores as a table, with what they mean; those on unseen articles below those on gold ones."""
    found = report.as_json()
    rows = ["| F1 | articles | events | " + " | ".join(FIGURES) + " | factual |", "| --- | --- | --- |" + " --- |" * (len(FIGURES) + 1),
            *_rows(report, ""), *(_rows(unseen, ", unseen") if unseen else ())]
    sure = found["confidence"][f"> {SURE}"]
    entities = {e["part"]: e for e in found["entities"].values()}
    clusters = ", ".join(f"{LANGUAGES[p]} {entities[p]['f1']:.2f}" for p in LANGUAGES if p in entities)
    return "\n".join([
        "Printed by `make eval` (GOLD: a folder of hand-annotated articles, not in this repository) and, for the articles that nobody "
        "worked on, by `make unseen`:", "", *rows, "",
        "*detect*: trigger found; *class*: and its class right; *facts*: family and every actor in its role; *actors*: "
        "(event, role, entity); *dates*, *source*: those of events; *factual*: share of found events with the right standing.",
        f"Of the {sure['events']} events with a confidence above {SURE} in the gold articles, {sure['trigger']:.0%} have a real trigger "
        f"and {sure['class']:.0%} the right class. Entities, all articles in one graph (B-cubed F1): {clusters}."])


def _rows(report: Report, which: str) -> Iterator[str]:
    """A row for each language that the report has."""
    found = report.as_json()
    for lang in LANGUAGES:
        if lang in found:
            articles = [a for a in report.articles if a.gold["lang"] == lang]
            values = " | ".join(f"{found[lang][k]['f1']:.2f}" for k in FIGURES)
            yield (f"| {LANGUAGES[lang]}{which} | {len(articles)} | {report.counts(lang)['gold']} | {values} "
                   f"| {found[lang]['factual']:.2f} |")


def speed(news: Path, count: int) -> str:
    """Throughput on raw news, model loading apart."""
    articles = list(islice(read_articles(news), count))
    pipeline = Pipeline(on_error=lambda error: None)
    list(pipeline.run(articles[:1]))
    words = sum(len(a.text.split()) for a in articles)
    started = time.perf_counter()
    done = sum(1 for _ in pipeline.run(articles))
    seconds = time.perf_counter() - started
    return (f"Speed (`make bench`): {words / seconds:,.0f} words a second, {done / seconds * 60:,.0f} articles a minute, on "
            f"{os.cpu_count()} cores ({platform.machine()}), one process, no GPU.")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--unseen", type=Path, help="folder of annotated articles that nobody worked on")
    parser.add_argument("--news", type=Path, help="raw news in JSON Lines, for the speed")
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    pipeline = Pipeline(cache=args.cache, on_error=lambda error: print(error))
    report = evaluate(args.gold, pipeline)
    parts = [figures(report, evaluate(args.unseen, pipeline) if args.unseen else None)]
    parts += [speed(args.news, args.articles)] if args.news else []
    text = filled(README.read_text(encoding="utf-8"), "questions", list_of_questions())
    README.write_text(filled(text, "figures", "\n\n".join(parts)), encoding="utf-8")
    print(json.dumps(report.as_json()["all"]))


if __name__ == "__main__":
    main()
