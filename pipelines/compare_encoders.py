"""How a tagger may use the encoder: each way trained for the same number of steps, and what it scores, weighs and costs in time.

    python -m pipelines.compare_encoders LANG [--steps 200] [--only NAME...] [--data ../shared/data] [--work build/training]

WORK/models has the word vectors (`pipelines.train_models LANG pretrain`), WORK/e5 the encoder that `shared/tools/e5_encoder.py`
writes. Few steps tell which way learns fast, not where each would end. Sizes are of the model alone, in half precision, and of what
it needs of the encoder: four bits a weight where that stays as it is (and is shared with other models), half precision where not.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from pipelines.loops import Schedule, train_tagger
from pipelines.train_models import ADAPTERS, LANGUAGES, POS, Job, first_layers, syntax_flags, tagger_files

log = logging.getLogger(__name__)
# Learning rate of the tagger's own weights; one of a pretrained encoder's own weights must be small.
RATE, ENCODER_SHARE = 0.002, 0.025
UPPER = ["--bert_hidden_layers", "4", "--optim", "adamw"]


@dataclass(frozen=True, slots=True)
class Way:
    """Layers of the encoder (0: none), flags, whether the encoder's own weights change."""

    layers: int
    flags: tuple[str, ...] = ()
    changed: bool = False


WAYS = {
    "no encoder": Way(0, ("--num_layers", "2")),
    "frozen, 8 layers": Way(8, ("--num_layers", "1", *UPPER)),
    "adapters, 6 layers": Way(6, ("--num_layers", "1", *ADAPTERS)),
    "adapters, 8 layers": Way(8, ("--num_layers", "1", *ADAPTERS)),
    "adapters, 12 layers": Way(12, ("--num_layers", "1", *ADAPTERS)),
    "fine-tuned, 8 layers": Way(8, ("--num_layers", "1", *UPPER, "--bert_finetune", "--bert_learning_rate", str(ENCODER_SHARE)), True),
}


def encoder_megabytes(folder: Path, changed: bool) -> float:
    """The encoder's size: its matrices in four and a half bits a weight, or all of it in half precision."""
    from transformers import AutoModel

    weights = sum(tensor.numel() for tensor in AutoModel.from_pretrained(folder, add_pooling_layer=False).state_dict().values())
    return float(weights * (16 if changed else 4.5) / 8e6)


def tagging_speed(model: Path, job: Job) -> float:
    """Words a second that the tagger reads of the dev file, in batches as `kg` runs it, loading not counted."""
    import stanza
    from stanza.utils.conll import CoNLL

    nlp = stanza.Pipeline(job.lang, dir=str(model.parent), download_method=None, allow_unknown_language=True, package=None,
                          processors="tokenize,pos", tokenize_pretokenized=True, pos_model_path=str(model),
                          pos_pretrain_path=str(job.vectors), pos_batch_size=8, use_gpu=False, verbose=False)
    document = CoNLL.conll2doc(str(job.treebank("dev")))
    begin = time.process_time()
    nlp.processors["pos"].process(document)
    return float(document.num_words / (time.process_time() - begin))


def compared(name: str, job: Job, steps: int) -> dict[str, Any]:
    """Train one way and measure it; its model is left in WORK."""
    way, model = WAYS[name], job.work / "compared" / f"{job.lang}_{name.replace(' ', '_').replace(',', '')}.pt"
    model.parent.mkdir(exist_ok=True)
    (model.parent / "resources.json").write_text(json.dumps({job.lang: {}}), encoding="utf-8")
    model.with_suffix(".ckpt").unlink(missing_ok=True)
    flags, weight = [*syntax_flags(job, tagger_files(job)), *POS, *way.flags], 0.0
    if way.layers:
        folder = first_layers(job.work / "e5", job.work / f"e5-{way.layers}", way.layers)
        flags += ["--bert_model", str(folder)]
        weight = encoder_megabytes(folder, way.changed)
    begin = time.process_time()
    score = train_tagger(flags, Schedule(steps, RATE, every=steps), model)
    took = time.process_time() - begin
    state = torch.load(model, weights_only=True)
    own = sum(tensor.numel() for part in ("model", "bert_lora") for key, tensor in (state.get(part) or {}).items()
              if not key.startswith("bert_model."))
    return {"way": name, "dev AllTags": round(100 * score, 2), "words a second": round(tagging_speed(model, job)),
            "seconds of training": round(took), "MB": round(own * 2 / 1e6, 1), "encoder MB": round(weight, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=LANGUAGES)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--only", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    torch.set_num_threads(1)
    job = Job(args.lang, "pos", args.data, args.work, None, True)
    rows = [compared(name, job, args.steps) for name in args.only]
    print("| " + " | ".join(rows[0]) + " |")
    for row in rows:
        print("| " + " | ".join(map(str, row.values())) + " |")


if __name__ == "__main__":
    main()
