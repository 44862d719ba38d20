"""Two parsers that decide together, and the one vocabulary that they need."""

from __future__ import annotations

import copy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.parse.encoder import PACKAGE as ENCODER
from kg.parse.ensemble import join, join_parsers, join_taggers
from kg.parse.models import DEFAULT, default_dir
from kg.parse.with_stanza import load_pipeline

torch = pytest.importorskip("torch")

FAST = default_dir() / "ar" / "depparse" / "khabar.pt"
TEXT = "اتهم وزير الخارجية الفرنسي إيران بتزويد الحوثيين بالصواريخ، ونفى المتحدث باسم الحكومة الإيرانية ذلك في طهران أمس."


@pytest.fixture(scope="module")
def fast() -> Any:
    return load_pipeline(default_dir(), "ar", DEFAULT, processors="tokenize,mwt,pos,lemma,depparse")


def tree(pipeline: Any) -> list[tuple[str, int, str]]:
    return [(word.text, word.head, word.deprel) for sentence in pipeline(TEXT).sentences for word in sentence.words]


def test_the_arabic_parsers_decide_together_and_the_english_one_alone() -> None:
    counts = {lang: len(getattr(load_pipeline(default_dir(), lang, ENCODER, processors="tokenize,mwt,pos,lemma,depparse")
                                .processors["depparse"].trainer.model, "models", [None])) for lang in ("ar", "en")}
    assert counts == {"ar": 2, "en": 1}


def test_a_parser_joined_with_itself_decides_as_it_does_alone(fast: Any) -> None:
    before, trainer = tree(fast), fast.processors["depparse"].trainer
    assert {"nsubj", "conj", "case"} <= {relation for _, _, relation in before}
    join_parsers(fast, FAST)
    assert len(fast.processors["depparse"].trainer.model.models) == 2
    assert tree(fast) == before
    fast.processors["depparse"]._trainer = trainer


def test_a_tagger_joined_with_itself_tags_as_it_does_alone() -> None:
    pipeline = load_pipeline(default_dir(), "ar", DEFAULT, processors="tokenize,mwt,ner")
    before = [(entity.text, entity.type) for entity in pipeline(TEXT).ents]
    assert ("طهران", "LOC") in before
    join_taggers(pipeline, default_dir() / "ar" / "ner" / "khabar.pt")
    assert len(pipeline.processors["ner"].trainers[0].model.models) == 2
    assert [(entity.text, entity.type) for entity in pipeline(TEXT).ents] == before


def test_a_pipeline_without_a_part_stays_as_it_is() -> None:
    pipeline = SimpleNamespace(processors={"tokenize": 1})
    join(pipeline, default_dir(), "ar")
    assert pipeline.processors == {"tokenize": 1}


def test_parsers_of_two_vocabularies_are_refused(fast: Any) -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        join_parsers(fast, default_dir() / "en" / "depparse" / "khabar.pt")


def test_a_parser_with_another_vocabulary_parses_as_before(fast: Any, tmp_path: Path) -> None:
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.depparse.trainer import Trainer

    from pipelines.package_models import one_vocabulary

    state = torch.load(FAST, weights_only=True)
    other = copy.deepcopy(state["vocab"])
    for kind in ("char", "word", "lemma", "upos", "deprel"):
        units = other[kind]["_id2unit"]
        units[VOCAB_PREFIX_SIZE:] = units[:VOCAB_PREFIX_SIZE - 1:-1]
        other[kind]["_unit2id"] = {unit: i for i, unit in enumerate(units)}
    torch.save(one_vocabulary(state, other), tmp_path / "other.pt")
    before, processor = tree(fast), fast.processors["depparse"]
    trainer = processor.trainer
    for chosen in (Trainer.load(str(tmp_path / "other.pt"), pretrain=processor.pretrain, device="cpu"), trainer):
        processor._trainer, processor._vocab = chosen, chosen.vocab
        assert tree(fast) == before
    assert other["deprel"]["_id2unit"] != trainer.vocab["deprel"]._id2unit


def test_a_second_tagger_counts_as_much_as_the_first(tmp_path: Path) -> None:
    """The same tagger turned round votes against itself: nothing is left that tells one word from another."""
    pipeline = load_pipeline(default_dir(), "ar", DEFAULT, processors="tokenize,mwt,ner")
    state = torch.load(default_dir() / "ar" / "ner" / "khabar.pt", weights_only=True)
    (tmp_path / "ar" / "ner").mkdir(parents=True)
    (tmp_path / "ar" / "pretrain").symlink_to(default_dir() / "ar" / "pretrain")
    against = tmp_path / "ar" / "ner" / "khabar.pt"
    model = {name: -weight if "tag_clf" in name or "crit" in name else weight for name, weight in state["model"].items()}
    torch.save(state | {"model": model}, against)
    assert ("طهران", "LOC") in [(entity.text, entity.type) for entity in pipeline(TEXT).ents]
    join_taggers(pipeline, against)
    assert len({token.ner for token in pipeline(TEXT).iter_tokens()}) == 1
