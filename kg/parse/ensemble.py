"""The parser over the encoder and the fast one decide together: the sum of their scores, then one tree.

They were trained apart and err apart, so that together they are better than the better one (Surdeanu and Manning 2010). Both
must have one vocabulary, which `pipelines.package_models` sees to.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

# The languages in which the two together are better than the one over the encoder (MODELS.md has the figures).
BETTER_TOGETHER = ("ar",)


@cache
def _joint_parser() -> type:
    """Stanza's ensemble with its relations put right: that of Stanza 1.15 counts them without the special ones before them."""
    import torch.nn.functional as F
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.depparse.model import EnsembleGraphParser

    class JointParser(EnsembleGraphParser):  # type: ignore[misc]
        def forward(self, *batch: Any) -> tuple[int, list[Any]]:
            scores = [model.forward_scores(*batch) for model in self.models]
            heads, relations = sum(found[0] for found in scores), sum(found[1] for found in scores)
            return 0, [F.log_softmax(heads, 2).numpy(), relations.argmax(3).numpy() + VOCAB_PREFIX_SIZE,
                       F.log_softmax(relations, 3).numpy()]

    return JointParser


def join_parsers(pipeline: Any, second: Path) -> None:
    """Let a pipeline's parser decide together with the one in the file ``second``.

    Nothing changes where the pipeline does not parse. Raises ``ValueError`` where the two do not have one vocabulary.
    """
    from stanza.models.depparse.trainer import Trainer

    processor = pipeline.processors.get("depparse")
    if processor is None:
        return
    first = processor.trainer
    other = Trainer.load(str(second), pretrain=processor.pretrain, device="cpu", foundation_cache=pipeline.foundation_cache)
    if first.vocab.state_dict() != other.vocab.state_dict():
        raise ValueError(f"the parser {second} has not the vocabulary of the one it is to decide with")
    model = _joint_parser()(first.args, first.vocab, [first.model, other.model])
    model.eval()
    processor._trainer = Trainer(args=first.args, vocab=first.vocab, model=model, build_optimizer=False)
