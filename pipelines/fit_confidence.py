"""Fit the confidence of events on annotated articles: python -m pipelines.fit_confidence GOLD_DIR PARSE_CACHE [--data ../shared/data]
    [--folds build/evocation] [--fillers build/fillers]

Candidates of each gold article are labelled by whether their trigger overlaps a gold event's, so are those of the articles annotated
like them (``pipelines.annotated``, part ``fit``), those of the articles with marks (``pipelines.event_marks``) by the marks. A logistic
regression over ``kg.extract.select.features`` is fitted for each language, with help from the others: a property's weight is what it
says in all of them and what it says in this one besides. Who made the marks took fewer events than who annotated: that is a property of
theirs alone (Daumé 2007). The threshold is the strictest of those with about the best detection F1 on the gold and annotated articles
when each is scored by a model fitted on all others. What words evoke and who fills the roles is told by models that have not seen the
article (``pipelines.held_out``). Writes ``kg/extract/confidence.tsv``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.evaluate import Gold, trigger_span
from kg.extract import select
from kg.extract.assemble import candidates
from kg.extract.roles.weighing import Weights
from kg.flow import Fillers, KnownNames
from kg.model import Document
from kg.parse.batches import BatchParser
from pipelines.annotated import parsed, parsed_records
from pipelines.defaults import DATA
from pipelines.event_marks import Place, marked_documents, overlapping, read_marks
from pipelines.held_out import HeldOutFillers, HeldOutParser, held_out_arguments

STRENGTH = 0.08
# How much a gold candidate counts beside a marked one: two people agreed on it, and it is by their eyes that we are measured.
GOLD_WEIGHT = 2.0
# One of the articles that were annotated like gold, by one reader.
ANNOTATED_WEIGHT = 1.5
# A property (a lemma, mostly) of fewer candidates than this says nothing that would hold elsewhere.
RARE = 3
# Thresholds whose F1 differs by less are equal; the strictest is taken: of the events that a laxer one adds
# few have the right actors, and a wrong event costs a reader more than a missing one.
TIE = 0.005
# The property of candidates judged by the readers of the marks.
MARKED = "marked"
OUT = Path(select.__file__).with_name("confidence.tsv")


@dataclass(frozen=True)
class Sample:
    """One candidate: its properties and whether a gold event stands at its trigger; ``missed`` belongs to no candidate."""

    article: str
    readings: Mapping[str, float]
    right: bool
    weight: float = 1.0

    @property
    def plain(self) -> Sample:
        """The same without what the encoder says."""
        return replace(self, readings={name: value for name, value in self.readings.items() if not name.startswith(select.EVOKED)})


def samples(document: Document, fillers: Weights | None, events: Iterable[Place],
            judged: Callable[[int, int], bool] = lambda begin, end: True, weight: float = 1.0) -> Iterator[Sample]:
    """The candidates of one article, of those that are ``judged``, with their labels; each event makes one candidate right at most.

    ``fillers`` are the weights for those who fill their roles, as for ``kg.extract.assemble.extract``.
    """
    found = candidates(document, KnownNames(), fillers)
    around = select.surroundings(found.drafts, found.book)
    free = sorted(events)
    for draft in found.drafts:
        begin, end = draft.trigger.begin, draft.trigger.end
        if select.is_candidate(draft, found.book) and judged(begin, end):
            if hit := overlapping(free, begin, end):
                free.remove(hit)
            names = select.features(draft, found.links, found.book, around)
            yield Sample(document.article.id, select.readings(draft, names), hit is not None, weight)


def gold_samples(articles: Iterable[tuple[Document, Gold]], fillers: Fillers,
                 weight: float) -> tuple[dict[str, list[Sample]], dict[str, Counter[str]]]:
    """The candidates of articles with their gold files and how many events each article has, by language."""
    found, events = dict[str, list[Sample]](), dict[str, Counter[str]]()
    for document, gold in articles:
        places = [trigger_span(gold, event) for event in gold["events"]]
        found.setdefault(document.article.lang, []).extend(
            samples(document, fillers(document.article), places, weight=weight))
        events.setdefault(document.article.lang, Counter())[document.article.id] = len(places)
    return found, events


def marked_samples(lang: str, data: Path, parser: BatchParser, fillers: Fillers) -> Iterator[Sample]:
    """The candidates of the language's articles with marks, where a mark tells."""
    marks = read_marks()
    for document in marked_documents(lang, marks, data, parser):
        article = marks[document.article.id]
        for sample in samples(document, fillers(document.article), article.events, article.judged):
            yield replace(sample, readings={**sample.readings, MARKED: 1.0})


def fit(data: Sequence[Sample], abroad: Sequence[Sample] = ()) -> dict[str, float]:
    """Weights of a regularised logistic regression on the samples; ``abroad`` are those of other languages."""
    rows = [_apart(s, "here") for s in data] + [_apart(s, "abroad") for s in abroad]
    seen = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: value for name, value in row.items() if seen[name] >= RARE} for row in rows])
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(matrix, [s.right for s in (*data, *abroad)], [s.weight for s in (*data, *abroad)])
    found = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    return {name: found.get(name, 0.0) + found.get(f"here {name}", 0.0) for name in dict.fromkeys(n for s in data for n in s.readings)}


def _apart(sample: Sample, where: str) -> dict[str, float]:
    """The readings twice: as they are in every language, and as they are there."""
    return {**sample.readings, **{f"{where} {name}": value for name, value in sample.readings.items()}}


def held_out(data: Sequence[Sample], beside: Sequence[Sample] = (), abroad: Sequence[Sample] = (), folds: int = 10) -> np.ndarray:
    """Probability of each sample under a model that has not seen its article, but those ``beside`` it, which are of other articles."""
    articles = sorted({s.article for s in data})
    scores = np.zeros(len(data))
    for fold in range(folds):
        test = set(articles[fold::folds])
        weights = fit([*(s for s in data if s.article not in test), *beside], abroad)
        for i, sample in enumerate(data):
            if sample.article in test:
                scores[i] = select.probability(sample.readings, weights)
    return scores


def detection(right: np.ndarray, kept: np.ndarray, events: int) -> float:
    """F1 of the candidates kept, where so many events were there to be found."""
    return float(2 * (right & kept).sum() / (kept.sum() + events))


def best_threshold(right: np.ndarray, scores: np.ndarray, events: int) -> float:
    """The threshold with the best F1 of detection."""
    def around(cut: float) -> float:  # the peak of a plateau, not of its noise
        return float(np.mean([detection(right, scores >= cut + step, events) for step in np.arange(-0.06, 0.07, 0.02)]))

    cuts = np.arange(0.1, 0.7, 0.01)
    best = max(map(around, cuts))
    return float(max(cut for cut in cuts if around(cut) >= best - TIE))


def main() -> None:
    """Fit every language and write the table."""
    arguments = held_out_arguments(__doc__)
    arguments.add_argument("--data", type=Path, default=DATA)
    options = arguments.parse_args()
    lines = ["# Weights of the confidence model (kg/extract/select.py), by language; made by pipelines/fit_confidence.py."]
    parser = HeldOutParser(options.cache, options.folds)
    fillers = HeldOutFillers(options.fillers).of
    found, events = gold_samples(parsed(options.gold, parser), fillers, GOLD_WEIGHT)
    annotated, more = gold_samples(parsed_records("fit", options.data, parser), fillers, ANNOTATED_WEIGHT)
    beside = {lang: list(marked_samples(lang, options.data, parser, fillers)) for lang in found}
    found = {lang: [*data, *annotated.get(lang, ())] for lang, data in found.items()}
    for lang, data in sorted(found.items()):
        parts = {"gold": events[lang], "annotated": more.get(lang, Counter())}
        abroad = [s for other in found if other != lang for s in (*found[other], *beside[other])]
        lines += fitted_rows(lang, data, beside[lang], abroad, parts)
        lines += fitted_rows(lang + select.PLAIN, *([s.plain for s in part] for part in (data, beside[lang], abroad)), parts)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fitted_rows(code: str, data: Sequence[Sample], beside: Sequence[Sample], abroad: Sequence[Sample],
                parts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Rows of the table under one code; ``parts`` say of each article of the data how many events it has. Prints the held-out figures."""
    scores = held_out(data, beside, abroad)
    right = np.array([s.right for s in data])
    cut = best_threshold(right, scores, sum(events.total() for events in parts.values()))
    print(f"{code}: threshold {cut:.2f}; {len(beside)} candidates with marks beside")
    for name, events in parts.items():
        part = np.array([s.article in events for s in data])
        f1 = detection(right[part], scores[part] >= cut, events.total())
        print(f"  {name}: {len(events)} articles, {part.sum()} candidates, {right[part].sum()} right; held out: detection F1 {f1:.3f}")
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 1.01)):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            print(f"  confidence {low:.2f}-{high:.2f}: {inside.sum()} candidates, {right[inside].mean():.2f} right")
    yield f"{code}\t{select.THRESHOLD}\t{cut:.2f}"
    for name, weight in sorted(fit([*data, *beside], abroad).items()):
        if abs(weight) >= 0.005 and name != MARKED:
            yield f"{code}\t{name}\t{weight:.3f}"


if __name__ == "__main__":
    main()
