"""One training loop for Stanza's tagger and parser: a fixed number of steps, a learning rate that falls to zero.

Stanza's own ``main`` functions keep the rate up until the dev score stalls, which a few hours of CPU never reach. Here
Stanza's datasets, models and trainers are used as they are; only the schedule, the mixture of training files (gold and
predicted tags with one vocabulary) and the restart after an interruption are ours.
"""

from __future__ import annotations

import itertools
import logging
import math
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.data import Sampler

from pipelines.bilinear import quicken

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Steps, peak learning rate, warm-up steps, steps between evaluations, share of the peak left at the end.

    On a machine whose speed is not known, `minutes` ends the training by the clock instead; the log then says how many
    steps that was, which is what to write down. `mean` more steps follow at a constant rate, a share of the peak; the model
    is the mean of their weights (stochastic weight averaging, Izmailov et al. 2018).
    """

    steps: int
    rate: float
    warmup: int = 60
    every: int = 200
    final_rate: float = 0.02
    minutes: float | None = None
    mean: int = 0
    mean_rate: float = 0.3

    def done(self, step: int, seconds: float) -> float:
        """How much of the training is over, from 0 to 1."""
        return min(1.0, seconds / 60 / self.minutes if self.minutes else step / self.steps)

    def at(self, step: int, seconds: float) -> float:
        """Learning rate of a step: linear warm-up, then half a cosine down to a small part of the peak, then that of the mean."""
        if self.done(step, seconds) >= 1:
            return self.rate * self.mean_rate
        falling = self.final_rate + (1 - self.final_rate) * 0.5 * (1 + math.cos(math.pi * self.done(step, seconds)))
        return self.rate * falling * min(1.0, (step + 1) / self.warmup)


def write_whole(save: Callable[[str], Any], path: Path) -> None:
    """Save through a temporary name, so that a reader never sees half a file."""
    unfinished = path.with_suffix(".partial")
    save(str(unfinished))
    os.replace(unfinished, path)


class Mean:
    """The mean of a model's learned weights over the steps at which it was taken."""

    def __init__(self, model: torch.nn.Module) -> None:
        self.weights = {name: torch.zeros_like(weight) for name, weight in model.named_parameters() if weight.requires_grad}
        self.steps = 0

    def take(self, model: torch.nn.Module) -> None:
        """Take the weights as they are now into the mean."""
        self.steps += 1
        for name, weight in model.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(weight.detach(), 1 / self.steps)

    def give(self, model: torch.nn.Module) -> None:
        """Put the mean into the model, if there is one."""
        for name, weight in model.named_parameters():
            if self.steps and name in self.weights:
                weight.data.copy_(self.weights[name])


def go_on_from(trainer: Any, start: Path | None) -> None:
    """Give a trainer's model the weights of an earlier one, where there is one."""
    if start:
        trainer.model.load_state_dict(torch.load(start, weights_only=True)["model"], strict=False)


def quicken_encoder(model: torch.nn.Module) -> None:
    """Make a model's encoder, where it has one, quick to train on a CPU; its weights stay float32.

    Attention is plain matrix products: on a CPU, torch's fused kernel takes half of a step going back. Where the CPU
    multiplies bfloat16 fast (AMX), products are in that. Together a step takes a quarter of the time.
    """
    encoder = getattr(model, "bert_model", None)
    if encoder is None:
        return
    whole, short = encoder.forward, torch.cpu._is_amx_tile_supported()

    def forward(*args: Any, **named: Any) -> Any:
        with sdpa_kernel(SDPBackend.MATH), torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
            found = whole(*args, **named)
        found.last_hidden_state = found.last_hidden_state.float()
        if found.hidden_states is not None:
            found.hidden_states = tuple(state.float() for state in found.hidden_states)
        return found

    encoder.forward = forward


def anneal(trainer: Any, optimizers: dict[str, Any], batches: Iterator[Any], update: Callable[[Any], float],
           score: Callable[[], float], schedule: Schedule, out: Path) -> float:
    """Train to the end of the schedule, keep the best model by `score` in `out`; goes on from `out`.ckpt if it is there."""
    checkpoint = out.with_suffix(".ckpt")
    step, best, before = 0, -1.0, 0.0
    # An encoder's weights learn at a share of the rate; a checkpoint's groups carry the rate of its step instead.
    shares = {name: [group.get("initial_lr", group["lr"]) / trainer.args["lr"] for group in optimizer.param_groups]
              for name, optimizer in optimizers.items()}
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        trainer.model.load_state_dict(state["model"], strict=False)
        for name, optimizer in optimizers.items():
            optimizer.load_state_dict(state["optimizers"][name])
        step, best, before = state["step"], state["best"], state["seconds"]
        log.info("going on from step %d (best %.4f)", step, best)
    quicken(trainer.model)
    quicken_encoder(trainer.model)
    total, begin = 0.0, time.time() - before
    since, over, mean = time.time(), False, Mean(trainer.model)
    while not over:
        falling = schedule.done(step, time.time() - begin) < 1
        rate = schedule.at(step, time.time() - begin)
        for name, optimizer in optimizers.items():
            for group, share in zip(optimizer.param_groups, shares[name], strict=True):
                group["lr"] = rate * share
        total += update(next(batches))
        step += 1
        if step % 50 == 0 or step == 5:
            log.info("step %d of %d: %.0f s since the last evaluation, rate %.5f", step, schedule.steps, time.time() - since, rate)
        if not falling:
            mean.take(trainer.model)
        over = schedule.done(step, time.time() - begin) >= 1 and mean.steps >= schedule.mean
        if over:
            mean.give(trainer.model)
        if step % schedule.every == 0 or over:
            with torch.no_grad():
                value = score()
            log.info("step %d: loss %.4f, dev %.2f, %.0f s", step, total / schedule.every, 100 * value, time.time() - since)
            if value >= best or over and mean.steps:
                best = value
                write_whole(trainer.save, out)
            skipped = trainer.model.unsaved_modules
            model = {k: v for k, v in trainer.model.state_dict().items() if k.split(".")[0] not in skipped or ".lora_" in k}
            state = {"model": model, "optimizers": {k: o.state_dict() for k, o in optimizers.items()}, "step": step, "best": best,
                     "seconds": time.time() - begin}
            write_whole(partial(torch.save, state), checkpoint)
            total, since = 0.0, time.time()
    return best


def by_length(items: Iterable[Any], length: Callable[[Any], int]) -> list[Any]:
    """The items from short to long, neighbours mixed anew at every call."""
    return sorted(items, key=lambda item: length(item) * random.uniform(0.9, 1.1))


class OneLength(Sampler[list[int]]):
    """Batches of a tagger's sentences of about one length, of at most `words` words, in a new order at every turn."""

    def __init__(self, lengths: list[int], words: int) -> None:
        self.lengths, self.words = lengths, words
        self._next = self._batches()

    def _batches(self) -> list[list[int]]:
        batches: list[list[int]] = [[]]
        filled = 0
        for i in by_length(range(len(self.lengths)), self.lengths.__getitem__):
            if batches[-1] and filled + self.lengths[i] > self.words:
                batches.append([])
                filled = 0
            batches[-1].append(i)
            filled += self.lengths[i]
        random.shuffle(batches)
        return batches

    def __len__(self) -> int:
        return len(self._next)

    def __iter__(self) -> Iterator[list[int]]:
        batches, self._next = self._next, self._batches()
        return iter(batches)


def train_tagger(flags: list[str], schedule: Schedule, out: Path, start: Path | None = None, words: int = 800) -> float:
    """Stanza's tagger with the given flags; `start` is a model to go on from, whose vocabulary is kept.

    With an encoder, batches hold sentences of about one length and at most `words` words.
    """
    from stanza.models import tagger
    from stanza.models.common import utils
    from stanza.models.common.doc import Document
    from stanza.models.pos import scorer
    from stanza.models.pos.data import Dataset, ShuffledDataset
    from stanza.models.pos.trainer import Trainer
    from stanza.models.pos.vocab import MultiVocab
    from stanza.utils.conll import CoNLL

    args = tagger.parse_args(flags)
    utils.set_random_seed(args["seed"])
    pretrain = tagger.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(pretrain, args["word_cutoff"])
    if start:
        vocab = MultiVocab.load_state_dict(torch.load(start, weights_only=True)["vocab"])
        documents = [Document(CoNLL.conll2dict(input_file=file)[0]) for file in args["train_file"].split(";")]
        train_batches = ShuffledDataset([Dataset(d, args, pretrain, vocab=vocab, evaluation=False) for d in documents], args["batch_size"])
    else:
        vocab, _, train_batches = tagger.load_training_data(args, pretrain)
    dev = Dataset(CoNLL.conll2doc(input_file=args["eval_file"]), args, pretrain, vocab=vocab, evaluation=True, sort_during_eval=True)
    dev_batches, kind = dev.to_loader(batch_size=args["batch_size"]), tagger.get_eval_type(dev)
    trainer = Trainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
    go_on_from(trainer, start)
    if args["bert_model"]:
        train_batches.loaders = [part.to_loader(batch_sampler=OneLength([len(sample.text) for sample in part.data], words))
                                 for part in train_batches.datasets]

    def score() -> float:
        import io
        predictions, order = [], []
        for batch in dev_batches:
            predictions += trainer.predict(batch)
            order.extend(batch.idx)
        tagger.set_predictions(dev.doc, trainer, utils.unsort(predictions, order))
        return float(scorer.score(io.StringIO(f"{dev.doc:C}\n\n"), args["eval_file"], eval_type=kind)[2])

    batches = (batch for _ in itertools.count() for batch in train_batches)
    return anneal(trainer, trainer.optimizers, batches, lambda b: float(trainer.update(b)), score, schedule, out)


def train_parser(flags: list[str], schedule: Schedule, out: Path, start: Path | None = None,
                 predicted: Path | None = None, share: float = 0.7) -> float:
    """Stanza's parser with the given flags; a `share` of the batches comes from `predicted`, the training file with
    predicted tags. `eval_file` names the dev trees; with `<name>.predicted.conllu` beside them those tags are used."""
    from stanza.models import parser
    from stanza.models.common import utils
    from stanza.models.common.doc import DEPREL, HEAD, Document
    from stanza.models.depparse import scorer
    from stanza.models.depparse.data import DataLoader, InfiniteBatch
    from stanza.models.depparse.trainer import GraphTrainer
    from stanza.models.depparse.utils import predict_dataset
    from stanza.models.pos.vocab import MultiVocab
    from stanza.utils.conll import CoNLL

    args = parser.parse_args(flags)
    utils.set_random_seed(args["seed"])
    pretrain = parser.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(pretrain, args["word_cutoff"])
    vocab = MultiVocab.load_state_dict(torch.load(start, weights_only=True)["vocab"]) if start else None
    gold = DataLoader(Document(CoNLL.conll2dict(input_file=args["train_file"])[0]), args["batch_size"], args, pretrain, vocab=vocab,
                      evaluation=False)
    sources, weights = [gold], [1.0]
    if predicted:
        document = CoNLL.conll2doc(input_file=str(predicted))
        sources.append(DataLoader(document, args["batch_size"], args, pretrain, vocab=gold.vocab, evaluation=False))
        weights = [1 - share, share]
    endless = InfiniteBatch(*sources, weights=weights)
    dev_file = args["eval_file"]
    tagged = dev_file.replace(".conllu", ".predicted.conllu")
    dev = DataLoader(CoNLL.conll2doc(input_file=tagged if predicted and os.path.exists(tagged) else dev_file), args["batch_size"], args,
                     pretrain, vocab=gold.vocab, evaluation=True, sort_during_eval=True)
    trainer = GraphTrainer(args=args, vocab=gold.vocab, pretrain=pretrain, device="cpu")
    go_on_from(trainer, start)

    def score() -> float:
        import io
        predictions = predict_dataset(trainer, dev)
        dev.doc.set([HEAD, DEPREL], [y for x in predictions for y in x])
        return float(scorer.score(io.StringIO(f"{dev.doc:C}\n\n"), dev_file)[2])

    batches = (endless.next_batch() for _ in itertools.count())
    return anneal(trainer, trainer.optimizer, batches, lambda b: float(trainer.update(b)[0]), score, schedule, out)


def of_one_length(loader: Any) -> None:
    """Let a loader of names put sentences of about one length into a batch, in a new order at every turn.

    Stanza's own batches mix lengths, so that half of what an encoder computes is padding.
    """
    chunk = loader.chunk_batches

    def chunk_batches(data: list[Any]) -> list[Any]:
        batches = chunk(by_length(data, lambda sentence: len(sentence[0])))
        random.shuffle(batches)
        return list(batches)

    loader.chunk_batches = chunk_batches
    loader.reshuffle()


def train_ner(flags: list[str], schedule: Schedule, out: Path, start: Path | None = None) -> float:
    """Stanza's name tagger with the given flags; `start` is a model to go on from (its training file must be the same)."""
    import json

    from stanza.models import ner_tagger
    from stanza.models.common import utils
    from stanza.models.common.doc import Document
    from stanza.models.ner import scorer
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.trainer import Trainer

    args = ner_tagger.parse_args(flags)
    utils.set_random_seed(args["seed"])
    pretrain = ner_tagger.load_pretrain(args)
    args["word_emb_dim"] = pretrain.emb.shape[1]
    train = DataLoader(Document(json.loads(Path(args["train_file"]).read_text(encoding="utf-8"))), args["batch_size"], args, pretrain,
                       evaluation=False, max_batch_words=args["max_batch_words"])
    dev = DataLoader(Document(json.loads(Path(args["eval_file"]).read_text(encoding="utf-8"))), args["batch_size"], args, pretrain,
                     vocab=train.vocab, evaluation=True)
    of_one_length(train)
    trainer = Trainer(args=args, vocab=train.vocab, pretrain=pretrain, device="cpu")
    go_on_from(trainer, start)
    gold = [[tags[0] for tags in sentence] for sentence in dev.tags]

    def score() -> float:
        return float(scorer.score_by_entity([tags for batch in dev for tags in trainer.predict(batch)], gold)[2])

    def endless() -> Iterator[Any]:
        while True:
            yield from train
            train.reshuffle()

    return anneal(trainer, {"adam": trainer.optimizer}, endless(), lambda b: float(trainer.update(b)), score, schedule, out)
