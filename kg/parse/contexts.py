"""What the shared encoder makes of each content word in its sentence, in a few small numbers.

A verb or noun reports an event in one sentence and names a habit, a body or a purpose in the next; the encoder's states of the
word tell these apart better than any list. Kept are the first principal components of two layers' states (the mean over a word's
pieces), which `pipelines.fit_contexts` has found in running news; each is a whole number of a sixteenth of its standard deviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Document, Sentence
from kg.parse import encoder

# Layers whose states are joined; the parts of speech that can carry an event.
LAYERS = (5, 8)
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
# Units of a component in one standard deviation.
UNITS = 16
SENTENCES_A_BATCH = 8
Span = tuple[int, int]


def file(folder: Path) -> Path:
    """Where a model folder keeps the components."""
    return folder / encoder.PACKAGE / "contexts.pt"


def states(model: Any, tokenizer: Any, sentences: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[Any]:
    """For each (text, spans in it) a matrix (spans, width): the mean of the joined layers over the pieces of each span.

    A span behind what the encoder reads at once, or without a piece, has zeros.
    """
    import torch

    encoded = tokenizer([text for text, _ in sentences], return_tensors="pt", padding=True, truncation=True, return_offsets_mapping=True)
    places = encoded.pop("offset_mapping").tolist()
    with torch.no_grad():
        hidden = model(**encoded, output_hidden_states=True).hidden_states
    joined = torch.cat([hidden[layer] for layer in LAYERS], -1)
    for row, pieces, (_, spans) in zip(joined, places, sentences, strict=True):
        inside = torch.tensor([[float(a < end and begin < b) for a, b in pieces] for begin, end in spans]).reshape(len(spans), len(pieces))
        yield inside @ row / inside.sum(1, keepdim=True).clamp(min=1)


class Contexts:
    """The encoder of a model folder with the components of its states."""

    def __init__(self, folder: Path) -> None:
        import torch

        self.model, self.tokenizer = encoder.bare(folder)
        state = torch.load(file(folder), weights_only=True)
        self.centre, self.components = state["centre"].float(), state["components"].float()

    def fill(self, document: Document) -> Document:
        """The document with the components of its content words in `Word.context`."""
        longest_last = sorted(document.sentences, key=lambda s: s.end - s.begin)
        found: dict[int, Sentence] = {}
        for at in range(0, len(longest_last), SENTENCES_A_BATCH):
            found |= {s.index: s for s in self._filled(document.article.text, longest_last[at:at + SENTENCES_A_BATCH])}
        return replace(document, sentences=tuple(found[s.index] for s in document.sentences))

    def _filled(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        asked = [(text[s.begin:s.end], [(w.begin - s.begin, w.end - s.begin) for w in s.words if w.upos in CONTENT]) for s in sentences]
        for sentence, found in zip(sentences, states(self.model, self.tokenizer, asked), strict=True):
            rows = iter(self._reduced(found))
            words = tuple(replace(w, context=next(rows)) if w.upos in CONTENT else w for w in sentence.words)
            yield replace(sentence, words=words)

    def _reduced(self, states: Any) -> Iterable[tuple[int, ...]]:
        units = ((states - self.centre) @ self.components * UNITS).round().clamp(-127, 127).int()
        return [tuple(row) if state.any() else () for row, state in zip(units.tolist(), states, strict=True)]


@cache
def contexts(folder: Path) -> Contexts | None:
    """The contexts of a model folder, loaded once; none where the folder has no components."""
    return Contexts(folder) if file(folder).exists() else None
