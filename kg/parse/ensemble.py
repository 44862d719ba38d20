"""A model over the encoder and the fast one of the same part decide together: a sum of their scores, then one tree or one row of tags.

They were trained apart and err apart, so that together they are better than the better one (Surdeanu and Manning 2010). Both
must have one vocabulary: name taggers have that from one training file, for parsers `pipelines.package_models` sees to it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kg.parse.models import OWN

# The parts in which the two together are better than the one over the encoder, by language (MODELS.md has the figures).
BETTER_TOGETHER = {"ar": ("depparse", "ner")}


@cache
def _joint_parser() -> type:
    """Stanza's ensemble with its relations put right: that of Stanza 1.15 counts them without the special ones before them."""
    import torch.nn.functional as F
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.depparse.model import EnsembleGraphParser

    class JointParser(EnsembleGraphParser):  # type: ignore[misc]
        def forward(self, *batch: Any) -> tuple[int, list[Any]]:
            scores = (model.forward_scores(*batch)[:2] for model in self.models)
            heads, relations = (first + second for first, second in zip(*scores, strict=True))
            return 0, [F.log_softmax(heads, 2).numpy(), relations.argmax(3).numpy() + VOCAB_PREFIX_SIZE,
                       F.log_softmax(relations, 3).numpy()]

    return JointParser


@cache
def _joint_tagger() -> type:
    """What Stanza's name tagger asks of a model, of two: the sums of their scores of tags and of tags in a row."""
    import torch

    class JointTagger(torch.nn.Module):
        def __init__(self, first: Any, second: Any) -> None:
            super().__init__()
            self.models = torch.nn.ModuleList([first, second])
            self.bert_tokenizer = first.bert_tokenizer

        def forward(self, *batch: Any) -> tuple[int, list[Any], list[Any]]:
            (_, *first), (_, *second) = (model(*batch) for model in self.models)
            tags, following = ([one + other for one, other in zip(*scores, strict=True)]
                               for scores in zip(first, second, strict=True))
            return 0, tags, following

    return JointTagger


def join(pipeline: Any, folder: Path, lang: str) -> None:
    """Let the models of a pipeline over the encoder decide together with the fast ones of its folder, where that is better."""
    joined = {"depparse": join_parsers, "ner": join_taggers}
    for part in BETTER_TOGETHER.get(lang, ()):
        second = folder / lang / part / f"{OWN}.pt"
        if part in pipeline.processors and second.exists():
            joined[part](pipeline, second)


def join_parsers(pipeline: Any, second: Path) -> None:
    """Let a pipeline's parser decide together with the one in the file ``second``.

    Raises ``ValueError`` where the two do not have one vocabulary.
    """
    from stanza.models.depparse.trainer import Trainer

    processor = pipeline.processors["depparse"]
    first = processor.trainer
    other = Trainer.load(str(second), pretrain=processor.pretrain, device="cpu", foundation_cache=pipeline.foundation_cache)
    _check(first, other, second)
    model = _joint_parser()(first.args, first.vocab, [first.model, other.model])
    processor._trainer = Trainer(args=first.args, vocab=first.vocab, model=model.eval(), build_optimizer=False)


def join_taggers(pipeline: Any, second: Path) -> None:
    """Let a pipeline's name tagger decide together with the one in the file ``second``.

    Raises ``ValueError`` where the two do not have one vocabulary.
    """
    from stanza.models.ner.trainer import Trainer

    processor = pipeline.processors["ner"]
    first = processor.trainers[0]
    vectors = pipeline.foundation_cache.load_pretrain(str(second.parent.parent / "pretrain" / f"{OWN}.pt"))
    other = Trainer(model_file=str(second), pretrain=vectors, device="cpu", foundation_cache=pipeline.foundation_cache)
    _check(first, other, second)
    first.model = _joint_tagger()(first.model, other.model).eval()


def _check(first: Any, other: Any, file: Path) -> None:
    if first.vocab.state_dict() != other.vocab.state_dict():
        raise ValueError(f"the model {file} has not the vocabulary of the one it is to decide with")
