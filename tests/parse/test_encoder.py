"""The encoder's four-bit weights, the batches that its training reads, and which models are loaded with it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.parse.encoder import bare, foundation, load, merge_adapters, unpack, weights_file
from kg.parse.models import default_dir, package
from kg.parse.with_stanza import Parser

torch = pytest.importorskip("torch")


def four_bit(rows: int, blocks: int, seed: int) -> object:
    """A random matrix such as ggml's Q4_0 holds: in each block of 32, eight steps down and seven up of one half-precision scale."""
    torch.manual_seed(seed)
    steps = torch.randint(-8, 8, (rows, blocks, 32)).float()
    scales = (torch.randn(rows, blocks, 1) / 50).half().float()
    return (steps * scales).reshape(rows, -1)


@given(st.integers(1, 4), st.integers(1, 3), st.integers(0, 1000))
def test_four_bit_weights_come_back_to_the_bit(rows: int, blocks: int, seed: int) -> None:
    from pipelines.package_encoder import pack

    weights = four_bit(rows, blocks, seed)
    packed = pack(weights)
    assert torch.equal(unpack(packed), weights)
    assert packed["nibbles"].numel() * 2 == weights.numel()


def test_weights_that_would_change_are_refused() -> None:
    from pipelines.package_encoder import pack

    with pytest.raises(ValueError, match="multiples of one step"):
        pack(torch.randn(2, 64))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40))
def test_batches_hold_each_sentence_once_and_few_words(lengths: list[int]) -> None:
    from pipelines.loops import OneLength

    sampler = OneLength(lengths, 100)
    for _ in range(2):
        announced, batches = len(sampler), list(sampler)
        assert len(batches) == announced
        assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
        assert all(sum(lengths[i] for i in batch) <= 100 for batch in batches)


def test_the_package_over_the_encoder_is_taken_unless_fast_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text(json.dumps({"ar": {"packages": {"default": {}, "encoder": {}}}, "en": {"packages": {}}}))
    assert [package(str(tmp_path), tmp_path, lang) for lang in ("ar", "en")] == ["encoder", "default"]
    assert package("fast", tmp_path, "ar") == "default"


def test_a_sentence_longer_than_the_encoder_reads_is_parsed_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    text = "He met " + ", ".join(f"Zq{i}xova" for i in range(110)) + " in Rome."
    (document,) = Parser("en").parse([Article("long", text, lang="en")])
    assert sum(len(sentence.words) for sentence in document.sentences) > 200
    assert capfd.readouterr().err == ""


def test_a_merged_adapter_says_what_it_said_and_leaves_the_shared_encoder() -> None:
    from peft import LoraConfig
    from transformers import BertConfig, BertModel

    torch.manual_seed(5)
    encoder = BertModel(BertConfig(vocab_size=40, hidden_size=24, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48),
                        add_pooling_layer=False).eval()
    words = torch.tensor([[3, 5, 8, 13]])
    with torch.no_grad():
        before = encoder(words).last_hidden_state
        encoder.add_adapter(LoraConfig(r=4, target_modules=["query", "intermediate.dense"], init_lora_weights=False), adapter_name="tags")
        adapted = encoder(words).last_hidden_state
        network = SimpleNamespace(bert_model=encoder, peft_name="tags")
        merge_adapters([network, SimpleNamespace(bert_model=None, peft_name=None)])
        assert not torch.allclose(before, adapted, atol=1e-3)
        assert torch.allclose(network.bert_model(words).last_hidden_state, adapted, atol=1e-5)
        assert torch.equal(encoder(words).last_hidden_state, before)
    assert network.peft_name is None
    assert network.bert_model.embeddings.word_embeddings.weight.data_ptr() == encoder.embeddings.word_embeddings.weight.data_ptr()


def test_the_shared_encoder_is_as_it_was_packed_whatever_was_loaded_over_it() -> None:
    Parser("en")
    fresh, (shared, _) = load(weights_file(default_dir()))[0], bare(default_dir())
    assert all(torch.equal(weight, shared.state_dict()[name]) for name, weight in fresh.state_dict().items())
    assert not [name for name in foundation(default_dir()).bert["khabar-encoder"].model.state_dict() if ".lora_" in name]
