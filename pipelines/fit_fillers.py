"""Fit the weights of role fillers on annotated articles: python -m pipelines.fit_fillers GOLD_DIR PARSE_CACHE [--data ../shared/data]
    [--folds build/evocation] [--fillers build/fillers]

For each draft whose trigger overlaps a gold event's, the candidates for its roles (``kg.extract.roles.weighing``) are labelled by
whether the gold event has such a filler, by the names of the entity that a mention is resolved to. A logistic regression over all
languages together is fitted to them. What words evoke is read by models that have not seen the article (``pipelines.held_out``).

Writes ``kg/extract/roles/fillers.tsv``, and for each fold of the articles what is fitted without it (``FILLERS/foldK.tsv``): for the
confidence, which is to be fitted on roles as good as those of new articles, and for honest figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from sys import intern

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from kg.evaluate import Gold, gold_fillers, trigger_span
from kg.extract.assemble import by_rules
from kg.extract.draft import Draft
from kg.extract.roles import weighing
from kg.extract.roles.weighing import NEW, TOLD, Candidate, Scene, Weights
from kg.flow import KnownNames
from kg.model import Document
from pipelines.annotated import entity_keys, parsed, parsed_records
from pipelines.defaults import DATA
from pipelines.held_out import HeldOutParser, held_out_arguments
from pipelines.train_evocation import fold_of

STRENGTH = 0.05
# A feature of fewer candidates than this says nothing that would hold elsewhere.
RARE = 20
# Weights nearer to nothing are left out.
SLIGHT = 0.02
OUT = Path(weighing.__file__).with_name("fillers.tsv")


@dataclass(frozen=True)
class Sample:
    """One candidate for a role, and whether the gold event has it there."""

    article: str
    candidate: Candidate
    right: bool


def samples(document: Document, gold: Gold) -> Iterator[Sample]:
    """The candidates of one article's drafts that are gold events."""
    found = by_rules(document, KnownNames())
    keys = entity_keys(found, gold)
    scene = Scene(found.drafts, found.links, found.book)
    for draft, event in matched(found.drafts, gold):
        wanted = gold_fillers(event)
        for candidate in scene.candidates(draft):
            right = any(key in keys[candidate.mention] and role in (candidate.role, "participant") for role, key in wanted)
            yield Sample(document.article.id, replace(candidate, features=tuple(map(intern, candidate.features))), right)


def matched(drafts: Iterable[Draft], gold: Gold) -> Iterator[tuple[Draft, Gold]]:
    """The drafts whose trigger overlaps a gold event's, each with the first such event that no other draft has."""
    free = [(*trigger_span(gold, event), event) for event in gold["events"]]
    for draft in drafts:
        hit = next((one for one in free if one[0] < draft.trigger.end and draft.trigger.begin < one[1]), None)
        if hit is not None:
            free.remove(hit)
            yield draft, hit[2]


def fit(data: Sequence[Sample]) -> dict[str, float]:
    """Weights of a regularised logistic regression on the samples."""
    seen = Counter(name for sample in data for name in sample.candidate.features)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(_row(sample.candidate, seen) for sample in data)
    matrix.indices, matrix.indptr = (part.astype(np.int32) for part in (matrix.indices, matrix.indptr))  # what liblinear can take
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=1000, solver="liblinear")
    model.fit(matrix, [sample.right for sample in data])
    weights = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    return {name: round(float(weight), 3) for name, weight in weights if abs(weight) >= SLIGHT}


def _row(candidate: Candidate, seen: Counter[str]) -> dict[str, float]:
    """What the regression reads of a candidate."""
    return {name: 1.0 for name in candidate.features if seen[name] >= RARE} | dict(candidate.readings)


def table(weights: Weights) -> str:
    """The file with these weights."""
    head = "# Weights of the features of role fillers (kg/extract/roles/weighing.py); made by pipelines/fit_fillers.py.\n"
    return head + "".join(f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items()))


def report(data: Sequence[Sample], scores: np.ndarray) -> Iterator[str]:
    """What candidates are worth whose articles were not learned from, by how they stand to the event."""
    right = np.array([s.right for s in data])
    for standing in (TOLD, NEW):
        part = np.array([s.candidate.standing == standing for s in data])
        precision = average_precision_score(right[part], scores[part])
        yield f"{standing}: {part.sum()} candidates, {right[part].sum()} right, average precision {precision:.3f}"
        for low in np.arange(0, 1, 0.1):
            inside = part & (scores >= low) & (scores < low + 0.1)
            if inside.any():
                yield f"  {low:.1f}-{low + 0.1:.1f}: {inside.sum()}, {right[inside].mean():.2f} right"


def main() -> None:
    """Fit and write."""
    arguments = held_out_arguments(__doc__)
    arguments.add_argument("--data", type=Path, default=DATA)
    options = arguments.parse_args()
    parser = HeldOutParser(options.cache, options.folds)
    articles = chain(parsed(options.gold, parser), parsed_records("fit", options.data, parser))
    data = [sample for document, gold in articles for sample in samples(document, gold)]
    options.fillers.mkdir(parents=True, exist_ok=True)
    folds = [fold_of(sample.article, len(parser.files)) for sample in data]
    without = [fit([s for s, fold in zip(data, folds, strict=True) if fold != left_out]) for left_out in range(len(parser.files))]
    for fold, weights in enumerate(without):
        (options.fillers / f"fold{fold}.tsv").write_text(table(weights), encoding="utf-8")
    odds = np.array([weighing.log_odds(s.candidate, without[fold]) for s, fold in zip(data, folds, strict=True)])
    print("\n".join(report(data, 1 / (1 + np.exp(-odds)))))
    OUT.write_text(table(fit(data)), encoding="utf-8")


if __name__ == "__main__":
    main()
