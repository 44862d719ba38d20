"""Trained models into Stanza's own folder layout: short weights, packed, with resources.json and checksums.

    python -m pipelines.package_models SOURCE [--out kg/stanza_models]

SOURCE holds files named `<lang>_<part>.pt` (`ar_pos.pt`, `en_pretrain.pt`, ...), or `<lang>_<part>.encoder.pt` for a part
over the encoder; what is there replaces what is in the folder, the rest stays. Models keep rounded float16 weights, which
Stanza's loaders copy into float32 parameters. Vectors must stay float32 (Stanza uses that tensor as it is), so they rely on being
rounded to a grid: the archive is deflated, which PyTorch reads as it reads a stored one. Every file is written beside its
place and renamed into it.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import logging
import os
import zipfile
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.vocab import UNK_ID, VOCAB_PREFIX_SIZE

from kg.parse.encoder import NAME as ENCODER_NAME
from kg.parse.encoder import PACKAGE as ENCODER
from kg.parse.models import OWN

log = logging.getLogger(__name__)
# What a name tagger adds to the vectors of the words that it was trained on.
DELTAS = "delta_emb.weight"
VECTORS = [{"model": "pretrain", "package": OWN}]
PARTS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain", "forward_charlm", "backward_charlm")
PROCESSORS = PARTS[:6]
NEEDS_PRETRAIN = ("pos", "depparse", "ner")
NAMES = {"ar": "Arabic", "en": "English"}


def shorten(value: Any) -> Any:
    """The same nested state with its float tensors in half precision, of which the last four of ten fraction bits are zero.

    Seven significant bits are what a weight needs (scores change by less than 0.05), and the zeros pack to nothing.
    """
    if torch.is_tensor(value):
        if value.dtype not in (torch.float32, torch.float16):
            return value
        bits = value.half().contiguous().view(torch.int16)
        return ((bits + 8) & ~15).view(torch.float16)
    if isinstance(value, dict):
        return type(value)((k, to_grid(v) if k == DELTAS else shorten(v)) for k, v in value.items())
    return value


def to_grid(value: torch.Tensor) -> torch.Tensor:
    """Small numbers of one size, such as changes of word vectors, as multiples of 1/128 in half precision."""
    return ((value.float() * 128).round() / 128).half()


def slim(part: str, state: dict[str, Any]) -> dict[str, Any]:
    """What a model file keeps: no optimiser, no path of the machine it was trained on."""
    state = {k: v for k, v in state.items() if k not in ("optimizer_state_dict", "scheduler_state_dict")}
    if part == "pretrain":
        return state
    config = state.get("config")
    if isinstance(config, dict):
        config = {k: (None if isinstance(v, str) and "/" in v else v) for k, v in config.items()}
        state["config"] = config | ({"bert_model": ENCODER_NAME} if "bert_lora" in state else {})
    if "dev_score_history" in state:
        state["dev_score_history"] = []
    return {k: shorten(v) if k in ("model", "state_dict", "bert_lora") else v for k, v in state.items()}


def one_vocabulary(state: dict[str, Any], vocab: dict[str, Any]) -> dict[str, Any]:
    """A parser that reads words and features by the numbers of another vocabulary, and names relations by them.

    A word that only the other vocabulary has is an unknown one; relations and features must be the same ones.
    """
    old, weights = state["vocab"], dict(state["model"])

    def follow(units: list[str], wanted: list[str]) -> torch.Tensor:
        place = {unit: i for i, unit in enumerate(units)}
        return torch.tensor([place.get(unit, UNK_ID) for unit in wanted])

    rows = {"word_emb": "word", "lemma_emb": "lemma", "upos_emb": "upos", "charmodel.char_emb": "char"}
    for layer, kind in rows.items():
        weights[f"{layer}.weight"] = weights[f"{layer}.weight"][follow(old[kind]["_id2unit"], vocab[kind]["_id2unit"])]
    for i, (feature, wanted) in enumerate(vocab["feats"]["_id2unit"].items()):
        weights[f"ufeats_emb.{i}.weight"] = weights[f"ufeats_emb.{i}.weight"][follow(old["feats"]["_id2unit"][feature], wanted)]
    relations = [vocabulary["deprel"]["_id2unit"][VOCAB_PREFIX_SIZE:] for vocabulary in (old, vocab)]
    if sorted(relations[0]) != sorted(relations[1]) or list(old["feats"]["_id2unit"]) != list(vocab["feats"]["_id2unit"]):
        raise ValueError("the two parsers do not have the same relations and features")
    order = follow(*relations)
    weights["deprel.scorer.W_bilin.weight"] = weights["deprel.scorer.W_bilin.weight"][:, :, order]
    weights["deprel.scorer.W_bilin.bias"] = weights["deprel.scorer.W_bilin.bias"][order]
    return {**state, "model": weights, "vocab": vocab}


def pack(state: dict[str, Any]) -> bytes:
    """A PyTorch archive with its members deflated, the same bytes for the same state."""
    plain, packed = io.BytesIO(), io.BytesIO()
    torch.save(state, plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name.replace("archive/", "model/", 1), (1980, 1, 1, 0, 0, 0)), source.read(name),
                            zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def write(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody loads half a model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(data)
    os.replace(partial, path)


def resources(folder: Path) -> dict[str, Any]:
    """Stanza's resource list for what is in the folder; the package `encoder` has what there is over the encoder, else the rest."""
    listed: dict[str, Any] = {}
    for lang, name in NAMES.items():
        entry: dict[str, Any] = {}
        for part in PARTS:
            for file in sorted((folder / lang / part).glob("*.pt")):
                about: dict[str, Any] = {"md5": hashlib.md5(file.read_bytes()).hexdigest()}
                if part in NEEDS_PRETRAIN:
                    about["dependencies"] = VECTORS
                entry.setdefault(part, {})[file.stem] = about
        if not entry:
            continue
        default = {part: OWN for part in PROCESSORS if part in entry}
        packages = {"default": default, OWN: default}
        if any(ENCODER in entry.get(part, {}) for part in PROCESSORS):
            packages[ENCODER] = {part: ENCODER if ENCODER in entry[part] else OWN for part in default}
        listed[lang] = {"lang_name": name, **entry, "default_processors": default,
                        "default_dependencies": {p: VECTORS for p in NEEDS_PRETRAIN if p in entry}, "packages": packages}
    return listed


def package(source: Path, folder: Path) -> None:
    """Pack every model of `source`, then write resources.json and the checksums."""
    for lang in NAMES:
        for part in PARTS:
            for name, kind in ((f"{lang}_{part}.pt", OWN), (f"{lang}_{part}.{ENCODER}.pt", ENCODER)):
                file = source / name
                if not file.exists():
                    continue
                state = slim(part, torch.load(file, weights_only=True, map_location="cpu"))
                fast = folder / lang / part / f"{OWN}.pt"
                if part == "depparse" and kind == ENCODER and fast.exists():
                    state = one_vocabulary(state, torch.load(fast, weights_only=True)["vocab"])
                data = pack(state)
                torch.load(io.BytesIO(data), weights_only=True)
                write(folder / lang / part / f"{kind}.pt", data)
                log.info("%s: %.1f MB, was %.1f", name, len(data) / 1e6, file.stat().st_size / 1e6)
    write(folder / "resources.json", (json.dumps(resources(folder), indent=1, sort_keys=True) + "\n").encode())
    sums = "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(folder).as_posix()}\n"
                   for f in sorted(folder.rglob("*.pt")))
    write(folder / "SHA256SUMS", sums.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "kg" / "stanza_models")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    package(args.source, args.out)


if __name__ == "__main__":
    main()
