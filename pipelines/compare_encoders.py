"""How a tagger may see context: each way trained for the same number of steps, and what it scores, weighs and costs in time.

    python -m pipelines.compare_encoders LANG [--steps 200] [--only NAME...] [--data ../shared/data] [--work build/training]

The ways are none but its own BiLSTM, a character language model (Akbik et al. 2018; made here on news, forward and backward, with
Stanza's trainer), and the encoder, frozen, with adapters or changed whole. WORK/models has the word vectors
(`pipelines.train_models LANG pretrain`), WORK/e5 the encoder that `shared/tools/e5_encoder.py` writes. Few steps tell which way
learns fast, not where each would end. Sizes are of the model alone, in half precision, and of what it needs beside it: of the
encoder four bits a weight where that stays as it is, half precision where not; of the language models half precision.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from kg.text import normalise
from pipelines.defaults import DATA
from pipelines.loops import Schedule, train_tagger
from pipelines.train_models import (
    ADAPTERS,
    LANGUAGES,
    POS,
    Job,
    first_layers,
    stanza,
    syntax_flags,
    tagger_files,
)

log = logging.getLogger(__name__)
# Learning rate of the tagger's own weights; one of a pretrained encoder's own weights must be small.
RATE, ENCODER_SHARE = 0.002, 0.025
UPPER = ["--bert_hidden_layers", "4", "--optim", "adamw"]
# The character language models: characters of news for training and for its dev text, network, one pass.
CHARACTERS, DEV_CHARACTERS = 3_000_000, 100_000
DIRECTIONS = ("forward", "backward")
CHARLM = ["--char_emb_dim", "50", "--char_hidden_dim", "256", "--batch_size", "32", "--bptt_size", "120", "--epochs", "1",
          "--eval_steps", "-1", "--cutoff", "50", "--lr0", "10", "--no_checkpoint"]


@dataclass(frozen=True, slots=True)
class Way:
    """Layers of the encoder (0: none), flags, whether the encoder's own weights change."""

    layers: int
    flags: tuple[str, ...] = ()
    changed: bool = False


WAYS = {
    "no encoder": Way(0, ("--num_layers", "2")),
    "character language model": Way(0, ("--num_layers", "2", "--charlm")),
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


def news_text(job: Job) -> tuple[Path, Path]:
    """News as a character language model learns it and as its dev text; no article is in both."""
    files = job.prepared("charlm_train.txt"), job.prepared("charlm_dev.txt")
    with gzip.open(job.data / "news" / f"{job.lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = (normalise(json.loads(line)["text"], job.lang).text for line in lines)
        for file, wanted in zip(reversed(files), (DEV_CHARACTERS, CHARACTERS), strict=True):
            taken, length = [], 0
            while length < wanted and (article := next(articles, None)) is not None:
                taken.append(article)
                length += len(article)
            file.write_text("\n".join(taken), encoding="utf-8")
    return files


def character_models(job: Job, folder: Path) -> dict[str, Path]:
    """The character language models of both directions, trained where they are not there yet."""
    models = {way: folder / f"{job.lang}_{way}_charlm.pt" for way in DIRECTIONS}
    if not all(model.exists() for model in models.values()):
        train, dev = news_text(job)
        for way, model in models.items():
            stanza("charlm", "--train_file", train, "--eval_file", dev, "--direction", way, "--shorthand", f"{job.lang}_khabar",
                   "--save_dir", folder, "--save_name", model.name, *CHARLM)
    return models


def weights(model: Path) -> int:
    """How many weights a character language model has."""
    return sum(tensor.numel() for tensor in torch.load(model, weights_only=True)["model"]["state_dict"].values())


def tagging(model: Path, job: Job, **options: str) -> tuple[float, float]:
    """The tagger's share of right UPOS in the dev file, and words a second in batches as `kg` runs it, loading not counted."""
    import stanza
    from stanza.utils.conll import CoNLL

    nlp = stanza.Pipeline(job.lang, dir=str(model.parent), download_method=None, allow_unknown_language=True, package=None,
                          processors="tokenize,pos", tokenize_pretokenized=True, pos_model_path=str(model),
                          pos_pretrain_path=str(job.vectors), pos_batch_size=8, use_gpu=False, verbose=False, **options)
    document = CoNLL.conll2doc(str(job.treebank("dev")))
    gold = [word.upos for word in document.iter_words()]
    begin = time.process_time()
    nlp.processors["pos"].process(document)
    took = time.process_time() - begin
    right = sum(word.upos == tag for word, tag in zip(document.iter_words(), gold, strict=True))
    return right / len(gold), len(gold) / took


def compared(name: str, job: Job, steps: int) -> dict[str, Any]:
    """Train one way and measure it; its model is left in WORK."""
    way, model = WAYS[name], job.work / "compared" / f"{job.lang}_{name.replace(' ', '_').replace(',', '')}.pt"
    model.parent.mkdir(exist_ok=True)
    (model.parent / "resources.json").write_text(json.dumps({job.lang: {}}), encoding="utf-8")
    model.with_suffix(".ckpt").unlink(missing_ok=True)
    flags, weight, options = [*syntax_flags(job, tagger_files(job)), *POS, *way.flags], 0.0, {}
    if "--charlm" in way.flags:
        for direction, file in character_models(job, model.parent).items():
            flags += [f"--charlm_{direction}_file", str(file)]
            options[f"pos_{direction}_charlm_path"] = str(file)
            weight += 2 * weights(file) / 1e6
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
    upos, speed = tagging(model, job, **options)
    return {"way": name, "dev UPOS": round(100 * upos, 2), "dev AllTags": round(100 * score, 2), "words a second": round(speed),
            "seconds of training": round(took), "MB": round(own * 2 / 1e6, 1), "MB beside it": round(weight, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=LANGUAGES)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--only", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    torch.set_num_threads(1)
    job = Job(args.lang, "pos", args.data, args.work, None, True)
    for i, name in enumerate(args.only):
        row = compared(name, job, args.steps)
        if not i:
            print("| " + " | ".join(row) + " |")
        print("| " + " | ".join(map(str, row.values())) + " |", flush=True)


if __name__ == "__main__":
    main()
