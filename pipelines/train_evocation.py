"""Tune the shared encoder to say what words evoke (`kg.parse.evocation`): python -m pipelines.train_evocation GOLD_DIR PARSE_CACHE

    --fold K N       train on all articles but those of one part of N, for honest figures and for fitting the confidence; by default on all
    --out FILE       where the tuned weights go; by default into the model folder (then run pipelines.package_models for the checksums)

Learned from are the gold articles, those annotated like them (``pipelines.annotated``, part ``fit``) and the places that marks
judge (``pipelines.event_marks``). A content word is labelled by the event whose trigger it is part of; whoever is mentioned in its
sentence by the roles that the event has him in, by the names of the entity that the mention is resolved to.

Low-rank changes of the encoder's layers (LoRA, Hu et al. 2022) and the layers over them are trained together: binary cross-entropy of
the events, cross-entropy of their classes, binary cross-entropy of each role.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg import vocabulary
from kg.evaluate import Gold, gold_fillers, trigger_span
from kg.extract.assemble import by_rules
from kg.extract.roles.weighing import somebody
from kg.flow import KnownNames
from kg.model import ACTOR_ROLES, Document, Word
from kg.parse import encoder, evocation
from kg.parse.batches import BatchParser
from kg.parse.heads import EventHead, FillerHead
from kg.parse.models import LANGUAGES, default_dir
from pipelines.annotated import entity_keys, parsed, parsed_records
from pipelines.defaults import DATA
from pipelines.event_marks import marked_documents, overlapping, read_marks
from pipelines.package_models import pack, write

RANK, ALPHA, DROPOUT = 8, 16, 0.0
TARGETS = ["query", "key", "value", "dense"]
EPOCHS, RATE, HEAD_RATE, WARM_UP = 3, 1.5e-3, 1e-3, 0.1
# What the other losses count beside that of the events; what a judged place counts beside a word of a fully annotated article.
CLASS_SHARE, FILLER_SHARE, MARK_WEIGHT = 0.5, 0.3, 0.5
LETTERS_A_BATCH = 6000
SEED = 17


@dataclass(frozen=True)
class Pair:
    """A trigger and the head of somebody's mention: their places among the words of an example, how far the second is from the first
    in words, and whether he fills each of the roles."""

    trigger: int
    filler: int
    away: int
    roles: tuple[bool, ...]


@dataclass(frozen=True)
class Example:
    """One sentence: its text, the spans of the words asked about, and their labels.

    ``events`` has for each word the class of the event that it reports, empty for none, None where nobody judged it.
    """

    article: str
    text: str
    spans: tuple[tuple[int, int], ...]
    events: tuple[str | None, ...]
    pairs: tuple[Pair, ...] = ()
    weight: float = 1.0


# --- examples -----------------------------------------------------------------------------------


def annotated_examples(document: Document, gold: Gold) -> Iterator[Example]:
    """The sentences of an article with its gold file."""
    events = [(*trigger_span(gold, event), event) for event in gold["events"]]
    named = _entities_by_head(document, gold)
    for sentence in document.sentences:
        reported = {w.index: next((event for begin, end, event in events if begin < w.end and w.begin < end), None)
                    for w in sentence.words if w.upos in evocation.CONTENT}
        if reported:
            heads = named.get(sentence.index, {})
            words = [w for w in sentence.words if w.index in reported or w.index in heads]
            labels = [_label(reported[w.index]) if w.index in reported else None for w in words]
            yield _example(document, sentence.begin, sentence.end, words, labels, _pairs(words, reported, heads))


def _label(event: Gold | None) -> str:
    return event["type"] if event else ""


def _entities_by_head(document: Document, gold: Gold) -> dict[int, dict[int, frozenset[str]]]:
    """The gold entities that somebody's mention means, by its sentence and its head."""
    found = by_rules(document, KnownNames())
    keys = entity_keys(found, gold)
    heads: dict[int, dict[int, frozenset[str]]] = {}
    for mention in somebody(found.book):
        of_sentence = heads.setdefault(mention.sentence, {})
        of_sentence[mention.head] = of_sentence.get(mention.head, frozenset()) | keys[mention.id]
    return heads


def _pairs(words: Sequence[Word], reported: Mapping[int, Gold | None], heads: Mapping[int, frozenset[str]]) -> Iterator[Pair]:
    """Each event's first word with everybody else's head."""
    seen = set()
    for i, trigger in enumerate(words):
        event = reported.get(trigger.index)
        if event is None or event["id"] in seen:
            continue
        seen.add(event["id"])
        wanted = gold_fillers(event)
        for j, word in enumerate(words):
            if word.index in heads and i != j:
                filled = {role for role, key in wanted if key in heads[word.index]}
                yield Pair(i, j, word.index - trigger.index, tuple(role in filled for role in ACTOR_ROLES))


def _example(document: Document, begin: int, end: int, words: Sequence[Word], labels: Sequence[str | None],
             pairs: Iterable[Pair] = (), weight: float = 1.0) -> Example:
    spans = tuple((w.begin - begin, w.end - begin) for w in words)
    return Example(document.article.id, document.article.text[begin:end], spans, tuple(labels), tuple(pairs), weight)


def marked_examples(lang: str, data: Path, parser: BatchParser) -> Iterator[Example]:
    """The sentences of a language's articles with marks that have a judged place."""
    marks = read_marks()
    for document in marked_documents(lang, marks, data, parser):
        places = marks[document.article.id].places
        for sentence in document.sentences:
            words = [w for w in sentence.words if w.upos in evocation.CONTENT]
            hits = [overlapping(places, w.begin, w.end) for w in words]
            if any(hits):
                labels = [None if hit is None else places[hit] for hit in hits]
                yield _example(document, sentence.begin, sentence.end, words, labels, weight=MARK_WEIGHT)


def examples(gold: Path, data: Path, cache: Path) -> list[Example]:
    """All that there is to learn from."""
    parser = BatchParser(cache=cache)
    articles = chain(parsed(gold, parser), parsed_records("fit", data, parser))
    found = [example for document, labelled in articles for example in annotated_examples(document, labelled)]
    return found + [example for lang in LANGUAGES for example in marked_examples(lang, data, parser)]


def fold_of(article: str, folds: int) -> int:
    """In which of so many parts an article is, by its id alone: more articles leave each where it was."""
    return int(hashlib.sha1(article.encode()).hexdigest(), 16) % folds


# --- training -----------------------------------------------------------------------------------


@dataclass
class Tuning:
    """The encoder with its changes and the layers over it, while they are trained."""

    folder: Path
    model: Any = field(init=False)
    tokenizer: Any = field(init=False)
    head: Any = field(init=False)

    def __post_init__(self) -> None:
        from peft import LoraConfig, get_peft_model

        base, self.tokenizer = encoder.load(encoder.weights_file(self.folder))
        self.model = get_peft_model(base, LoraConfig(r=RANK, lora_alpha=ALPHA, lora_dropout=DROPOUT, target_modules=TARGETS))
        width = base.config.hidden_size * len(evocation.LAYERS)
        self.head, self.pairs = EventHead(width, len(vocabulary.classes())), FillerHead(width)

    @property
    def changes(self) -> list[nn.Parameter]:
        """The weights of the encoder that are trained."""
        return [p for p in self.model.parameters() if p.requires_grad]

    def mode(self, training: bool) -> None:
        """Whether what protects from learning by heart is at work."""
        for part in (self.model, self.head, self.pairs):
            part.train(training)

    def loss(self, batch: Sequence[Example]) -> torch.Tensor | None:
        """What is to be made small, per judged word and pair; None where no word is judged."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = evocation.states(self.model, self.tokenizer, [(e.text, e.spans) for e in batch])
        places = enumerate((label, e.weight) for e in batch for label in e.events)
        judged = [(i, label, weight) for i, (label, weight) in places if label is not None]
        if not judged:
            return None
        event, classes = self.head(found[[i for i, _, _ in judged]])
        truth = torch.tensor([float(bool(label)) for _, label, _ in judged])
        weights = torch.tensor([weight for _, _, weight in judged])
        total = (nn.functional.binary_cross_entropy_with_logits(event, truth, reduction="none") * weights).sum()
        if some := [n for n, (_, label, _) in enumerate(judged) if label]:
            wanted = torch.tensor([vocabulary.classes().index(judged[n][1]) for n in some])
            total = total + CLASS_SHARE * (nn.functional.nll_loss(classes[some], wanted, reduction="none") * weights[some]).sum()
        return total / len(judged) + FILLER_SHARE * self._filler_loss(batch, found)

    def _filler_loss(self, batch: Sequence[Example], found: torch.Tensor) -> torch.Tensor:
        """The loss of the roles, per pair."""
        starts = accumulate((len(e.spans) for e in batch), initial=0)
        pairs = [(start + p.trigger, start + p.filler, p) for start, e in zip(starts, batch, strict=False) for p in e.pairs]
        if not pairs:
            return torch.zeros(())
        first, second, away = (torch.tensor(column) for column in zip(*((i, j, p.away) for i, j, p in pairs), strict=True))
        odds = self.pairs(found, first, second, away)
        truth = torch.tensor([p.roles for _, _, p in pairs]).float()
        return nn.functional.binary_cross_entropy_with_logits(odds, truth, reduction="sum") / len(pairs)

    def train(self, data: Sequence[Example], say: Callable[[str], None] = print) -> None:
        """Go through the examples so many times."""
        batches = [batch for epoch in range(EPOCHS) for batch in shuffled_batches(data, epoch)]
        layers = [*self.head.parameters(), *self.pairs.parameters()]
        optimizer = torch.optim.AdamW([{"params": self.changes, "lr": RATE}, {"params": layers, "lr": HEAD_RATE}], weight_decay=0.01)
        warm = WARM_UP * len(batches)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / warm) * (1 - step / len(batches)))
        self.mode(training=True)
        for step, batch in enumerate(batches, 1):
            if (loss := self.loss(batch)) is not None:
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.changes, 1.0)
                optimizer.step()
            schedule.step()
            if step % 100 == 0 or step == len(batches):
                say(f"step {step} of {len(batches)}: loss {loss.item() if loss is not None else 0:.3f}")

    def state(self) -> dict[str, Any]:
        """What the model file holds."""
        tuned = {name: weight.detach().half() for name, weight in self.model.base_model.model.named_parameters() if ".lora_" in name}
        layers = sorted({name.partition(".lora_")[0] for name in tuned})
        return {"lora": {layer: tuple(tuned[f"{layer}.lora_{side}.default.weight"] for side in "AB") for layer in layers},
                "scale": ALPHA / RANK,
                "head": {name: weight.half() for name, weight in self.head.state_dict().items()},
                "fillers": {name: weight.half() for name, weight in self.pairs.state_dict().items()},
                "classes": list(vocabulary.classes())}


def shuffled_batches(data: Sequence[Example], epoch: int) -> list[list[Example]]:
    """The examples in batches of about the same length, in a new order each time."""
    rng = random.Random(SEED + epoch)
    batches: list[list[Example]] = [[]]
    for example in sorted(data, key=lambda e: len(e.text) + 40 * rng.random()):
        if (len(batches[-1]) + 1) * len(example.text) > LETTERS_A_BATCH and batches[-1]:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    return batches


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--models", type=Path, default=default_dir())
    parser.add_argument("--fold", type=int, nargs=2, metavar=("K", "N"))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    data = examples(options.gold, options.data, options.cache)
    if options.fold:
        fold, folds = options.fold
        data = [e for e in data if fold_of(e.article, folds) != fold]
    print(f"{len(data)} sentences, {sum(bool(c) for e in data for c in e.events)} event words", flush=True)
    tuning = Tuning(options.models)
    tuning.train(data, lambda line: print(line, flush=True))
    write(options.out or evocation.file(options.models), pack(tuning.state()))


if __name__ == "__main__":
    main()
