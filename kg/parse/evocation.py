"""What words evoke: for each content word the odds that it reports an event, and of which class.

A verb or noun reports an event in one sentence and names a habit, a body or a purpose in the next, and no list of words knows all
that report. `pipelines.train_evocation` has therefore tuned the shared encoder, by low-rank changes of some of its layers (LoRA,
Hu et al. 2022), on annotated articles in both languages: from the states of a word (the mean over its pieces, of two layers) linear
layers tell the log-odds of an event there and the probability of each class.

The file holds `lora` (for each layer's name the matrices A and B), `scale` (of their product), `head` (the linear layers) and
`classes` (in the order of the numbers); weights are in half precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kg import vocabulary
from kg.errors import ModelError
from kg.model import UNITS, Document, Evocation, Filler, Sentence, Word
from kg.parse import encoder

# Layers whose states are joined; the parts of speech that can carry an event.
LAYERS = (4, 8)
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
SENTENCES_A_BATCH = 8
# A word whose log-odds of an event are less is not asked for the fillers of its roles; a filler whose log-odds are less in all roles is
# not told. In numbers of `UNITS`.
ASKED, LEAST = -4 * UNITS, -5 * UNITS
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


class Evocations:
    """The tuned encoder of a model folder; ``tuned`` is the file with the changes, that of the folder where none is given.

    Raises ``ModelError`` where it was tuned for other classes of events than the ontology has.
    """

    def __init__(self, folder: Path, tuned: Path | None = None) -> None:
        import torch

        from kg.parse import heads

        state = torch.load(tuned or file(folder), weights_only=True)
        if tuple(state["classes"]) != vocabulary.classes():
            raise ModelError(f"{tuned or file(folder)}: it knows other classes of events than the ontology; see pipelines.train_evocation")
        bare, self.tokenizer = encoder.bare(folder)
        changes = {name: state["scale"] * (b.float() @ a.float()) for name, (a, b) in state["lora"].items()}
        self.model = encoder.changed(bare, changes)
        width = bare.config.hidden_size * len(LAYERS)
        self.head, self.pairs = heads.EventHead(width, len(state["classes"])), heads.FillerHead(width)
        for layers, name in ((self.head, "head"), (self.pairs, "fillers")):
            layers.load_state_dict({key: weight.float() for key, weight in state[name].items()})
            layers.eval()

    def fill(self, document: Document) -> Document:
        """The document with what its content words evoke in `Word.evokes`."""
        longest_last = sorted(document.sentences, key=lambda s: s.end - s.begin)
        found: dict[int, Sentence] = {}
        for at in range(0, len(longest_last), SENTENCES_A_BATCH):
            found |= {s.index: s for s in self._filled(document.article.text, longest_last[at:at + SENTENCES_A_BATCH])}
        return replace(document, sentences=tuple(found[s.index] for s in document.sentences))

    def _filled(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        import torch

        asked = [[w for w in s.words if w.upos != "PUNCT"] for s in sentences]
        spans = [[(w.begin - s.begin, w.end - s.begin) for w in words] for s, words in zip(sentences, asked, strict=True)]
        with torch.no_grad():
            found = states(self.model, self.tokenizer, [(text[s.begin:s.end], places) for s, places in zip(sentences, spans, strict=True)])
            of_each = found.split([len(words) for words in asked])
            for sentence, words, rows in zip(sentences, asked, of_each, strict=True):
                evoked = self._evoked(words, rows)
                yield replace(sentence, words=tuple(replace(w, evokes=evoked.get(w.index)) for w in sentence.words))

    def _evoked(self, words: Sequence[Word], states: Any) -> dict[int, Evocation]:
        """What each content word evokes, by its index; ``states`` (words, width) are those of all the words."""
        read = [i for i, known in enumerate(states.any(1).tolist()) if known]
        content = [i for i in read if words[i].upos in CONTENT]
        if not content:
            return {}
        event, classes = (_whole(part).tolist() for part in self.head(states[content]))
        found = {i: Evocation(odds, tuple(of_classes)) for i, odds, of_classes in zip(content, event, classes, strict=True)}
        fillers = self._fillers(words, states, [i for i in content if found[i].event >= ASKED], read)
        return {words[i].index: replace(evoked, fillers=fillers.get(i, ())) for i, evoked in found.items()}

    def _fillers(self, words: Sequence[Word], states: Any, triggers: Sequence[int], others: Sequence[int]) -> dict[int, tuple[Filler, ...]]:
        """For each trigger, by its place among the words, those who may fill its roles."""
        import torch

        pairs = torch.tensor([(i, j) for i in triggers for j in others if i != j], dtype=torch.long).reshape(-1, 2)
        places = torch.tensor([word.index for word in words])
        odds = _whole(self.pairs(states, pairs[:, 0], pairs[:, 1], places[pairs[:, 1]] - places[pairs[:, 0]]))
        told = odds.amax(1) >= LEAST
        found: dict[int, list[Filler]] = {}
        for (i, j), roles in zip(pairs[told].tolist(), odds[told].tolist(), strict=True):
            found.setdefault(i, []).append(Filler(words[j].index, (roles[0], roles[1], roles[2])))
        return {i: tuple(fillers) for i, fillers in found.items()}


def _whole(odds: Any) -> Any:
    """Whole numbers of `UNITS` that fit into a signed byte."""
    return (odds * UNITS).round().clamp(-MOST, MOST).int()


@cache
def evocations(folder: Path) -> Evocations | None:
    """The tuned encoder of a model folder, loaded once; none where the folder has none."""
    return Evocations(folder) if file(folder).exists() else None
