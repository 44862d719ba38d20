"""The small multilingual encoder that the better models share, kept in four bits a weight and loaded once.

Stanza asks for a transformer by its name. Nothing is fetched: the name that khabar's models carry stands for one file beside
them, and `foundation` hands Stanza a cache in which it is already loaded.

Format of the file: a dictionary that `torch.load(weights_only=True)` reads, with `config` (of a `BertModel`), `tokenizer` (JSON
of the package tokenizers), `plain` (tensors by name) and `packed` (name to `scales` and `nibbles`). Packed weights are those of
ggml's Q4_0: in blocks of 32 along a row, (nibble - 8) * scale, the low nibbles of the 16 bytes first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

# The package of the models over the encoder and the folder of its file; the name by which the models ask for it.
PACKAGE, NAME = "encoder", "khabar-encoder"
MARKS = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>",
         "cls_token": "<s>", "sep_token": "</s>"}


def weights_file(folder: Path) -> Path:
    """Where a model folder keeps the encoder."""
    return folder / PACKAGE / "khabar.pt"


def unpack(packed: dict[str, Any]) -> Any:
    """The float matrix (rows, columns) of scales (rows, columns / 32) and nibbles (rows, columns / 32, 16 bytes)."""
    import torch

    nibbles = packed["nibbles"]
    values = torch.cat([nibbles & 15, nibbles >> 4], -1).float() - 8
    return (values * packed["scales"].float().unsqueeze(-1)).reshape(nibbles.shape[0], -1)


def load(file: Path) -> tuple[Any, Any]:
    """The encoder (a ``BertModel`` in float32, ready for inference) and its tokenizer."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    state = torch.load(file, weights_only=True, map_location="cpu")
    model = BertModel(BertConfig(**state["config"]), add_pooling_layer=False)
    weights = {name: tensor.float() for name, tensor in state["plain"].items()}
    weights |= {name: unpack(packed) for name, packed in state["packed"].items()}
    model.load_state_dict(weights)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer.from_str(state["tokenizer"]),
                                        model_max_length=model.config.max_position_embeddings, **MARKS)
    return model.eval(), tokenizer


@cache
def foundation(folder: Path) -> Any:
    """Stanza's cache of what models share, with the encoder of a model folder in it; pass it as `foundation_cache`.

    All pipelines of a process have the same one, each with its own adapters.

    ``stanza.Pipeline("ar", model_dir=folder, package="encoder", download_method=None, foundation_cache=foundation(folder))``
    """
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache

    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(*load(weights_file(folder)), {})
    return cache
