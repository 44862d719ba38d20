"""What words evoke: for each content word the odds that it reports an event, and of which class.

A verb or noun reports an event in one sentence and names a habit, a body or a purpose in the next, and no list of words knows all
that report. `pipelines.train_evocation` has therefore tuned the shared encoder, by low-rank changes of some of its layers (LoRA,
Hu et al. 2022), on annotated articles in both languages: from the states of a word (the mean over its pieces, of two layers) linear
layers tell the log-odds of an event there and the probability of each class.

The file holds `lora` (for each layer's name the matrices A and B), `scale` (of their product), `head` (the linear layers) and
`classes` (in the order of the numbers); weights are in half precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kg import vocabulary
from kg.errors import ModelError
from kg.model import UNITS, Document, Evocation, Sentence
from kg.parse import encoder

# Layers whose states are joined; the parts of speech that can carry an event.
LAYERS = (4, 8)
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
# Width of the layer between the states and the classes.
HIDDEN = 64
SENTENCES_A_BATCH = 8
# Numbers are kept in a signed byte.
MOST = 127
Span = tuple[int, int]


def file(folder: Path) -> Path:
    """Where a model folder keeps what the encoder was tuned to."""
    return folder / encoder.PACKAGE / "evocation.pt"


def states(model: Any, tokenizer: Any, sentences: Sequence[tuple[str, Sequence[Span]]]) -> Any:
    """A matrix (all spans of all the sentences, width): the mean of the joined layers over the pieces of each span.

    ``sentences`` are pairs of a text and spans in it. A span behind what the encoder reads at once, or without a piece, has zeros.
    """
    import torch

    encoded = tokenizer([text for text, _ in sentences], return_tensors="pt", padding=True, truncation=True, return_offsets_mapping=True)
    places = encoded.pop("offset_mapping").tolist()
    hidden = model(**encoded, output_hidden_states=True).hidden_states
    joined = torch.cat([hidden[layer] for layer in LAYERS], -1).float()
    found = []
    for row, pieces, (_, spans) in zip(joined, places, sentences, strict=True):
        inside = torch.tensor([[float(a < end and begin < b) for a, b in pieces] for begin, end in spans]).reshape(len(spans), len(pieces))
        found.append(inside @ row / inside.sum(1, keepdim=True).clamp(min=1))
    return torch.cat(found)


@cache
def head_class() -> Any:
    """The class of the layers over the encoder; made when first asked for, since PyTorch takes long to load."""
    import torch
    from torch import nn

    class Head(nn.Module):
        """From states (words, width) to the log-odds of an event and the logarithms of each class's probability."""

        def __init__(self, width: int, classes: int) -> None:
            super().__init__()
            self.norm, self.drop = nn.LayerNorm(width), nn.Dropout(0.2)
            self.inner, self.event, self.classes = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, classes)

        def forward(self, states: Any) -> tuple[Any, Any]:
            """(words) and (words, classes)."""
            inner = nn.functional.gelu(self.inner(self.drop(self.norm(states))))
            return self.event(inner)[:, 0], torch.log_softmax(self.classes(inner), -1)

    return Head


class Evocations:
    """The tuned encoder of a model folder; ``tuned`` is the file with the changes, that of the folder where none is given.

    Raises ``ModelError`` where it was tuned for other classes of events than the ontology has.
    """

    def __init__(self, folder: Path, tuned: Path | None = None) -> None:
        import torch

        state = torch.load(tuned or file(folder), weights_only=True)
        if tuple(state["classes"]) != vocabulary.classes():
            raise ModelError(f"{tuned or file(folder)}: it knows other classes of events than the ontology; see pipelines.train_evocation")
        bare, self.tokenizer = encoder.bare(folder)
        changes = {name: state["scale"] * (b.float() @ a.float()) for name, (a, b) in state["lora"].items()}
        self.model = encoder.changed(bare, changes)
        self.head = head_class()(bare.config.hidden_size * len(LAYERS), len(state["classes"]))
        self.head.load_state_dict({name: weight.float() for name, weight in state["head"].items()})
        self.head.eval()

    def fill(self, document: Document) -> Document:
        """The document with what its content words evoke in `Word.evokes`."""
        longest_last = sorted(document.sentences, key=lambda s: s.end - s.begin)
        found: dict[int, Sentence] = {}
        for at in range(0, len(longest_last), SENTENCES_A_BATCH):
            found |= {s.index: s for s in self._filled(document.article.text, longest_last[at:at + SENTENCES_A_BATCH])}
        return replace(document, sentences=tuple(found[s.index] for s in document.sentences))

    def _filled(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        import torch

        asked = [(text[s.begin:s.end], [(w.begin - s.begin, w.end - s.begin) for w in s.words if w.upos in CONTENT]) for s in sentences]
        with torch.no_grad():
            found = states(self.model, self.tokenizer, asked)
            rows = iter(self._evocations(found) if len(found) else ())
        for sentence in sentences:
            words = tuple(replace(w, evokes=next(rows)) if w.upos in CONTENT else w for w in sentence.words)
            yield replace(sentence, words=words)

    def _evocations(self, states: Any) -> Iterable[Evocation | None]:
        event, classes = ((part * UNITS).round().clamp(-MOST, MOST).int().tolist() for part in self.head(states))
        for state, odds, of_classes in zip(states, event, classes, strict=True):
            yield Evocation(odds, tuple(of_classes)) if state.any() else None


@cache
def evocations(folder: Path) -> Evocations | None:
    """The tuned encoder of a model folder, loaded once; none where the folder has none."""
    return Evocations(folder) if file(folder).exists() else None
