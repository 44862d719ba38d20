"""Find the components of the encoder's states that `kg.parse.contexts` keeps: python -m pipelines.fit_contexts [--data ../shared/data]

Words of Arabic and English news in equal number, by the mean of their pieces; each state's dimensions are brought to one variance,
then their principal components, each brought to one variance. No labels are used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import torch

from kg.parse import contexts, encoder
from kg.parse.models import LANGUAGES, default_dir

COMPONENTS = 96
SENTENCES = 1500
SEED = 17
# A line's pieces that look like sentences, of a length that news sentences have; their words of three letters and more.
SENTENCE, LENGTHS, WORD = re.compile(r"[^.!?؟]+[.!?؟]?"), range(40, 400), re.compile(r"\w{3,}")


def sample(news: Path, count: int, rng: random.Random) -> list[str]:
    """That many sentences of a news file, drawn by chance."""
    with gzip.open(news, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    found = [s for text in rng.sample(texts, min(count, len(texts))) for s in SENTENCE.findall(text) if len(s) in LENGTHS]
    return rng.sample(found, min(count, len(found)))


def word_states(data: Path, folder: Path) -> Iterator[torch.Tensor]:
    """The encoder's states of the words of the samples, a batch of sentences at a time."""
    model, tokenizer = encoder.load(encoder.weights_file(folder))
    rng = random.Random(SEED)
    for lang in LANGUAGES:
        sentences = sorted(sample(data / "news" / f"{lang}.jsonl.gz", SENTENCES, rng), key=len)
        for at in range(0, len(sentences), contexts.SENTENCES_A_BATCH):
            batch = [(s, [m.span() for m in WORD.finditer(s)]) for s in sentences[at:at + contexts.SENTENCES_A_BATCH]]
            yield from contexts.states(model, tokenizer, batch)


def components(states: torch.Tensor, count: int = COMPONENTS) -> dict[str, torch.Tensor]:
    """Centre and matrix (width, count) that take a state to its first components, each of variance one."""
    centre, spread = states.mean(0), states.std(0)
    _, values, axes = torch.linalg.svd((states - centre) / spread, full_matrices=False)
    deviations = values[:count] / (len(states) - 1) ** 0.5
    return {"centre": centre.half(), "components": (axes[:count] / deviations[:, None] / spread).T.contiguous().half()}


def main() -> None:
    """Fit and write `contexts.pt` beside the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, default=default_dir())
    options = parser.parse_args()
    found = torch.cat(list(word_states(options.data, options.models)))
    torch.save(components(found), contexts.file(options.models))
    print(f"{len(found)} words, {contexts.file(options.models)}; now run pipelines.package_models for the checksums")


if __name__ == "__main__":
    main()
