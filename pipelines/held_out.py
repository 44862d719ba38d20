"""Parses by models that have not learned from the article at hand, and the figures of gold articles read so.

    python -m pipelines.held_out GOLD_DIR PARSE_CACHE [--folds build/evocation] [--fillers build/fillers] [--details]

What words evoke (`kg.parse.evocation`) is learned from annotated articles, the gold ones among them; on those it looks better than it
is. Models trained on all but one part of the articles (`pipelines.train_evocation --fold K N --out FOLDER/foldK.pt`) each read the
articles of the part that they have not seen, and role fillers are weighed by what was fitted without it (`pipelines.fit_fillers`). The
figures say what to expect of the kind of articles that the gold ones are, but that rules and tables were written with them in view, and
that the confidence is fitted to them.
"""

from __future__ import annotations

import argparse
import hashlib
from functools import cached_property
from pathlib import Path

from kg.evaluate import evaluate
from kg.extract.roles.weighing import Weights, read_table
from kg.flow import Pipeline
from kg.model import Article, Document
from kg.parse.batches import BatchParser, Parsed
from kg.parse.conllu import ParseCache
from kg.parse.evocation import Evocations
from kg.parse.models import default_dir
from pipelines.train_evocation import fold_of

FOLDS, FILLERS = Path("build/evocation"), Path("build/fillers")


class HeldOutParser(BatchParser):
    """A parser whose words evoke what models say that have not seen the article; ``folds`` is the folder of those models.

    Raises ``SystemExit`` where there are none.
    """

    def __init__(self, cache: Path, folds: Path = FOLDS) -> None:
        super().__init__(cache=cache)
        self.files = sorted(folds.glob("fold*.pt"))
        if not self.files:
            raise SystemExit(f"{folds}: no fold0.pt, fold1.pt, …; train them with pipelines.train_evocation --fold K N --out FILE")

    def parse(self, batch: list[Article]) -> list[Parsed]:
        """One result an article, in order."""
        return [self._read_again(found) if isinstance(found, Document) else found for found in super().parse(batch)]

    def _read_again(self, document: Document) -> Document:
        fold = fold_of(document.article.id, len(self.files))
        saved = ParseCache(self.cache or FOLDS, f"{document.model} {self._checksums[fold]}")
        return next(saved.parse([document.article], lambda _: iter([self._evocations[fold].fill(document)])))

    @cached_property
    def _checksums(self) -> list[str]:
        return [hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files]

    @cached_property
    def _evocations(self) -> list[Evocations]:
        return [Evocations(default_dir(), file) for file in self.files]


class HeldOutFillers:
    """Weights of role fillers (`kg.extract.roles.weighing`) that were fitted without the article at hand."""

    def __init__(self, folder: Path = FILLERS) -> None:
        files = sorted(folder.glob("fold*.tsv"))
        if not files:
            raise SystemExit(f"{folder}: no fold0.tsv, fold1.tsv, …; make them with pipelines.fit_fillers")
        self._folds = [read_table(file.read_text(encoding="utf-8").splitlines()) for file in files]

    def of(self, article: Article) -> Weights:
        """The weights for an article."""
        return self._folds[fold_of(article.id, len(self._folds))]


def held_out_arguments(description: str | None) -> argparse.ArgumentParser:
    """The command line of whatever reads gold articles by models that have not seen them."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--folds", type=Path, default=FOLDS)
    parser.add_argument("--fillers", type=Path, default=FILLERS)
    return parser


def main() -> None:
    """Print the figures."""
    parser = held_out_arguments(__doc__)
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(fillers=HeldOutFillers(options.fillers).of)
    pipeline.parser = HeldOutParser(options.cache, options.folds)
    print(evaluate(options.gold, pipeline).text(options.details))


if __name__ == "__main__":
    main()
