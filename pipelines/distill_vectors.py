"""Static word vectors for Stanza, distilled from a small multilingual encoder.

    python /work/shared/tools/e5_encoder.py WHEELS ENCODER TEXT...      # unpack the encoder, once
    python -m pipelines.distill_vectors en ENCODER OUT.pt [--data ../shared/data] [--words 45000]

Each form is encoded alone; the means of its pieces after four layers (input, a third, two thirds, last) are put side by
side, standardised and reduced by PCA. Vectors are rounded to a grid of 1/32 so that the file packs well
(`pipelines.package_models`). Stanza looks words up in lower case, so a form is stored in lower case and encoded as it is
most often written.
"""

import argparse
import collections
import gzip
import json
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch

from pipelines.corpora import normalise
from pipelines.defaults import DATA

log = logging.getLogger(__name__)
LAYERS = (0, 4, 8, 12)
GRID = 32.0
TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]", re.UNICODE)


def conllu_forms(path: Path) -> Iterator[str]:
    """Every word form and surface token of a treebank file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 10:
            yield fields[1]


def news_forms(path: Path) -> Iterator[str]:
    """Every token of the articles of a compressed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from TOKEN.findall(normalise(json.loads(line)["text"]))


def ner_forms(path: Path) -> Iterator[str]:
    """Every token of a NER file in Stanza's JSON."""
    for sentence in json.loads(path.read_text(encoding="utf-8")):
        yield from (normalise(word["text"]) for word in sentence)


def vocabulary(lang: str, data: Path, size: int) -> list[str]:
    """The forms to keep, most useful first, each as it is most often written: treebank, NER, frequent words, news."""
    from wordfreq import top_n_list

    must: Iterable[str] = [f for name in ("train", "dev") for f in conllu_forms(data / "ud" / lang / f"{name}.conllu")]
    spelled: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    kept: dict[str, None] = {}
    for form in must:
        spelled[form.lower()][form] += 1
        kept.setdefault(form.lower())
    running = collections.Counter()
    for source in (news_forms(data / "news" / f"{lang}.jsonl.gz"), ner_forms(data / "ner" / lang / "train.json")):
        for form in source:
            spelled[form.lower()][form] += 1
            running[form.lower()] += 1
    queue = [[w for w in top_n_list(lang, size)], [w for w, n in running.most_common(size) if n > 2]]
    for rank in range(size):
        for words in queue:
            if rank < len(words) and len(kept) < size:
                kept.setdefault(words[rank])
    return [spelled[w].most_common(1)[0][0] if w in spelled else w for w in kept]


def encode(words: list[str], encoder: Path, batch: int = 256) -> np.ndarray:
    """One long vector a word: the mean of its pieces at each of LAYERS."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(encoder), AutoModel.from_pretrained(encoder).eval()
    order = sorted(range(len(words)), key=lambda i: len(tokenizer.tokenize(words[i])))
    out = np.zeros((len(words), len(LAYERS) * model.config.hidden_size), np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), batch):
            ids = order[start:start + batch]
            inputs = tokenizer([words[i] for i in ids], return_tensors="pt", padding=True, truncation=True, max_length=24)
            inputs.pop("token_type_ids", None)
            mask = inputs["attention_mask"].clone()
            mask[:, 0] = 0
            mask[torch.arange(len(ids)), inputs["attention_mask"].sum(1) - 1] = 0
            weights = (mask / mask.sum(1, keepdim=True).clamp(min=1)).unsqueeze(-1)
            states = model(**inputs, output_hidden_states=True).hidden_states
            out[ids] = torch.cat([(states[layer] * weights).sum(1) for layer in LAYERS], 1).numpy()
            if start // batch % 20 == 0:
                log.info("%d of %d words", start, len(words))
    return out


def reduce(vectors: np.ndarray, size: int) -> np.ndarray:
    """Standardise, keep the first `size` principal components, scale to unit mean square, round to the grid."""
    centred = (vectors - vectors.mean(0)) / (vectors.std(0) + 1e-6)
    _, basis = np.linalg.eigh(centred.T @ centred / len(centred))
    projected = centred @ basis[:, ::-1][:, :size]
    projected /= np.sqrt(projected.var(0)) ** 0.5  # half-way to whitening: later components keep less weight
    projected /= np.sqrt((projected ** 2).mean())
    return np.clip(np.round(projected * GRID), -127, 127) / GRID


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=("ar", "en"))
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--words", type=int, default=45000)
    parser.add_argument("--size", type=int, default=100)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    words = vocabulary(args.lang, args.data, args.words)
    log.info("%d words", len(words))
    table = reduce(encode(words, args.encoder), args.size)
    vocab = PretrainedWordVocab([w.lower().replace(" ", "\xa0") for w in words], lang=args.lang)
    pretrain = Pretrain(str(args.out))
    pretrain._vocab = vocab
    pretrain._emb = torch.cat([torch.zeros(len(vocab) - len(words), args.size), torch.from_numpy(table).float()])
    args.out.parent.mkdir(parents=True, exist_ok=True)
    pretrain.save(str(args.out))
    log.info("%s: %s", args.out, tuple(pretrain.emb.shape))


if __name__ == "__main__":
    main()
