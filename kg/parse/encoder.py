"""The small multilingual encoder that the better models share, kept in four bits a weight and loaded once.

Stanza asks for a transformer by its name. Nothing is fetched: the name that khabar's models carry stands for one file beside
them, and `foundation` hands Stanza a cache in which it is already loaded.

Format of the file: a dictionary that `torch.load(weights_only=True)` reads, with `config` (of a `BertModel`), `tokenizer` (JSON
of the package tokenizers), `plain` (tensors by name) and `packed` (name to `scales` and `nibbles`). Packed weights are those of
ggml's Q4_0: in blocks of 32 along a row, (nibble - 8) * scale, the low nibbles of the 16 bytes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    from transformers import BertConfig, PreTrainedTokenizerFast

    state = torch.load(file, weights_only=True, map_location="cpu")
    weights = {name: tensor.float() for name, tensor in state["plain"].items()}
    weights |= {name: unpack(packed) for name, packed in state["packed"].items()}
    model = _with_weights(BertConfig(**state["config"]), weights)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer.from_str(state["tokenizer"]),
                                        model_max_length=model.config.max_position_embeddings, **MARKS)
    return model, tokenizer


def _with_weights(config: Any, weights: dict[str, Any]) -> Any:
    """A model that has these very tensors for weights, ready for inference."""
    from accelerate import init_empty_weights
    from transformers import BertModel

    with init_empty_weights():
        model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(weights, assign=True)
    return model.eval()


def changed(model: Any, changes: Mapping[str, Any]) -> Any:
    """An encoder of its own, with changes added to the weights of some of its layers, by their names; the other weights are shared."""
    weights = {name.replace(".base_layer.", "."): weight for name, weight in model.state_dict().items() if ".lora_" not in name}
    return _with_weights(model.config, weights | {
        f"{name}.weight": weights[f"{name}.weight"] + change for name, change in changes.items()})


def merge_adapters(models: Iterable[Any]) -> None:
    """Give each of Stanza's models that has an adapter on the shared encoder an encoder with its changes; the shared one loses it.

    Adding what an adapter says at every sentence instead takes a quarter more time.
    """
    for model in models:
        if adapter := getattr(model, "peft_name", None):
            adapted = model.bert_model
            model.bert_model = changed(adapted, {name: layer.get_delta_weight(adapter).detach() for name, layer in adapted.named_modules()
                                                 if adapter in getattr(layer, "lora_A", ())})
            model.peft_name = None
            adapted.delete_adapter(adapter)


def bare(folder: Path) -> tuple[Any, Any]:
    """The encoder of a model folder as it is without any adapter, and its tokenizer; its weights are those that all parts share."""
    record = foundation(folder).bert[NAME]
    return changed(record.model, {}), record.tokenizer


@cache
def foundation(folder: Path) -> Any:
    """Stanza's cache of what models share, with the encoder of a model folder in it; pass it as `foundation_cache`.

    All pipelines of a process have the same one; `merge_adapters` takes their adapters out of it.

    ``stanza.Pipeline("ar", model_dir=folder, package="encoder", download_method=None, foundation_cache=foundation(folder))``
    """
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache

    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(*load(weights_file(folder)), {})
    return cache
