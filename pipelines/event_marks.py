"""Events of 358 news articles against marks made by reading: precision, recall and F1 of triggers and classes.

    python -m pipelines.event_marks [ar] [en] [--data ../shared/data] [--cache build/parses] [--show]

The marks (``pipelines/marks/events.tsv``) say of every place that the program once took for a candidate, and of every place
that it should have, whether a careful reader would have an event there, and of which class. They are offsets only; the text
is read from the news files, which are not part of the project, and checked by its SHA-1. Places that nobody has judged count
neither way.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate import prf
from kg.extract import extract
from kg.flow import KnownNames
from kg.model import Article, Document, Event
from kg.parse.batches import BatchParser
from pipelines.defaults import DATA
from pipelines.sentence_test import marked_articles

MARKS = Path(__file__).parent / "marks" / "events.tsv"
CACHE = Path("build/parses")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """The judged places of one article: the class of the event there, empty where there is none."""

    id: str
    sha1: str
    places: Mapping[Place, str]

    @property
    def events(self) -> dict[Place, str]:
        """Places of events with their classes."""
        return {place: cls for place, cls in self.places.items() if cls}

    def judged(self, begin: int, end: int) -> bool:
        """True where the place, or one that overlaps it, has been judged."""
        return overlapping(self.places, begin, end) is not None


def read_marks(path: Path = MARKS) -> dict[str, Marks]:
    """Marks by article id."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, sha1, items = line.split("\t")
            found[name] = Marks(name, sha1, dict(_place(item) for item in items.split()))
    return found


def _place(item: str) -> tuple[Place, str]:
    span, _, cls = item.partition(":")
    begin, _, end = span.partition("-")
    return (int(begin), int(end)), cls


def marked_documents(lang: str, marks: Mapping[str, Marks], data: Path, parser: BatchParser) -> list[Document]:
    """The parsed articles of a language that have marks. Raises ``ValueError`` where one is another text or does not parse."""
    articles: list[Article] = list(marked_articles(data / "news" / f"{lang}.jsonl.gz", lang, marks))
    found = []
    for document in parser.parse(articles):
        if not isinstance(document, Document):
            raise ValueError(f"{document.article.id}: {document.reason}")
        found.append(document)
    return found


def overlapping(places: Iterable[Place], begin: int, end: int) -> Place | None:
    """The first of the places that shares a character with the span."""
    return next((p for p in places if p[0] < end and begin < p[1]), None)


def compare(events: Sequence[Event], marks: Marks) -> tuple[Counter[str], list[str]]:
    """Counts of an article (``events`` the marked, ``found`` and judged, ``right``, ``class``), and its errors in words."""
    counts, errors, free = Counter({"events": len(marks.events)}), [], sorted(marks.events)
    for event in sorted(events, key=lambda e: e.begin):
        place = overlapping(free, event.begin, event.end)
        if place is None:
            if marks.judged(event.begin, event.end):
                counts["found"] += 1
                errors.append(f"no event\t{event.lemma}\t{event.cls}")
            continue
        free.remove(place)
        counts.update(("found", "right"))
        counts["class"] += event.cls == marks.events[place]
        if event.cls != marks.events[place]:
            errors.append(f"class\t{event.lemma}\t{event.cls}, not {marks.events[place]}")
    return counts, errors + [f"missed\t{begin}-{end}\t{marks.events[begin, end]}" for begin, end in free]


def report(lang: str, documents: Sequence[Document], marks: Mapping[str, Marks], show: bool = False) -> Iterator[str]:
    """Lines with the figures of a language; with ``show`` every error before them."""
    total: Counter[str] = Counter()
    for document in documents:
        counts, errors = compare(extract(document, KnownNames()).events, marks[document.article.id])
        total.update(counts)
        if show:
            yield from (f"{document.article.id}\t{error}" for error in errors)
    for name, key in (("trigger", "right"), ("class", "class")):
        figures = prf(total[key], total["found"], total["events"])
        yield f"{lang} {len(documents)} articles, {total['events']} events, {name + ':':<9}" + "".join(
            f"{k.upper():>4} {v:.3f}" for k, v in figures.items())


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("langs", nargs="*", default=["ar", "en"])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--cache", type=Path, default=CACHE)
    options.add_argument("--show", action="store_true", help="list every error")
    chosen = options.parse_args()
    marks, parser = read_marks(), BatchParser(cache=chosen.cache)
    for lang in chosen.langs:
        print("\n".join(report(lang, marked_documents(lang, marks, chosen.data, parser), marks, chosen.show)))


if __name__ == "__main__":
    main()
