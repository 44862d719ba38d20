"""The training loop goes on where it was stopped; hurried spelling in the expander's dictionary."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from pathlib import Path

import pytest
import torch

from kg.parse.models import default_dir
from pipelines.loops import Schedule, anneal, quicken_encoder
from pipelines.segment_lexicon import hurried
from pipelines.train_models import add_lemmas, capitalised, grouped_numbers, one_convention


class Trainer:
    """What the loop needs of one of Stanza's trainers, with a part that learns at a share of the rate."""

    def __init__(self) -> None:
        self.args = {"lr": 2.0}
        self.model = torch.nn.Linear(2, 1)
        self.model.unsaved_modules = []
        self.optimizers = {"whole": torch.optim.AdamW([self.model.weight], lr=2.0), "share": torch.optim.AdamW([self.model.bias], lr=0.6)}
        self.rates: list[tuple[float, float]] = []

    def update(self, _batch: int) -> float:
        self.rates.append(tuple(o.param_groups[0]["lr"] for o in self.optimizers.values()))
        self.model(torch.ones(1, 2)).sum().backward()
        for optimizer in self.optimizers.values():
            optimizer.step()
        return 1.0

    def save(self, path: str) -> None:
        torch.save(self.model.state_dict(), path)


def run(trainer: Trainer, steps: int, out: Path, mean: int = 0) -> None:
    schedule = Schedule(steps, 0.002, 2, 3, mean=mean)
    anneal(trainer, trainer.optimizers, itertools.count(), trainer.update, lambda: 0.5, schedule, out)


def test_a_stopped_training_goes_on_at_the_rates_of_its_schedule(tmp_path: Path) -> None:
    first, second, whole = Trainer(), Trainer(), Trainer()
    run(first, 3, tmp_path / "stopped.pt")
    run(second, 6, tmp_path / "stopped.pt")
    run(whole, 6, tmp_path / "whole.pt")
    assert len(second.rates) == 3
    # A clock is not used here, so the second half of both schedules is the same.
    assert [rate for rates in second.rates for rate in rates] == pytest.approx([rate for rates in whole.rates[3:] for rate in rates])
    assert all(share == pytest.approx(0.3 * rate) for rate, share in second.rates)


def test_the_mean_of_the_last_weights_is_kept(tmp_path: Path) -> None:
    trainer, seen = Trainer(), []
    update = trainer.update

    def noting(batch: int) -> float:
        loss = update(batch)
        seen.append(trainer.model.weight.detach().clone())
        return loss

    trainer.update = noting  # type: ignore[method-assign]
    run(trainer, 4, tmp_path / "mean.pt", mean=3)
    assert [rates[0] for rates in trainer.rates[4:]] == pytest.approx([0.3 * 0.002] * 3)
    kept = torch.load(tmp_path / "mean.pt", weights_only=True)["weight"]
    assert torch.allclose(kept, torch.stack(seen[4:]).mean(0)) and not torch.allclose(kept, seen[-1])


class Output:
    """What an encoder returns."""

    def __init__(self, state: torch.Tensor) -> None:
        self.last_hidden_state, self.hidden_states = state, (state,)


class Encoder(torch.nn.Module):
    """A layer that attends to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(8, 8)

    def forward(self, states: torch.Tensor) -> Output:
        states = self.layer(states)
        return Output(torch.nn.functional.scaled_dot_product_attention(states, states, states))


def test_a_quick_encoder_gives_float32_and_nearly_the_same() -> None:
    torch.manual_seed(1)
    model = torch.nn.Module()
    model.bert_model = Encoder()
    states = torch.randn(1, 2, 5, 8)
    expected = model.bert_model(states).last_hidden_state
    quicken_encoder(model)
    found = model.bert_model(states)
    assert found.last_hidden_state.dtype == found.hidden_states[0].dtype == torch.float32
    assert torch.allclose(found.last_hidden_state, expected, atol=0.05)


def test_hurried_forms_are_cut_as_the_full_ones() -> None:
    listed = {"الحكومة": "الحكومة", "بأجهزة": "ب أجهزة", "كتابة": "كتابة", "مدينته": "مدينة ه"}
    count = Counter({"الحكومة": 90, "كتابة": 10, "كتابه": 8, "باجهزة": 20})
    assert hurried(listed, count) == {"الحكومه": "الحكومه", "بأجهزه": "ب أجهزه", "باجهزه": "ب اجهزه"}


def test_a_lemmatiser_learns_words_by_heart_without_being_trained_anew(tmp_path: Path) -> None:
    from stanza.models.lemma.trainer import Trainer as Lemmatiser

    model = tmp_path / "lemma.pt"
    shutil.copyfile(default_dir() / "en" / "lemma" / "khabar.pt", model)
    known = Counter({("went", "go", "VERB"): 5})
    learned = add_lemmas(model, Counter({("zorbled", "zorble", "VERB"): 2, ("went", "zorb", "VERB"): 1}), known)
    assert learned == {("went", "go", "VERB"): 5, ("zorbled", "zorble", "VERB"): 2}
    add_lemmas(model, capitalised(learned), learned)
    words = [("zorbled", "VERB"), ("went", "VERB"), ("Zorbled", "VERB"), ("Zorbled", "PROPN")]
    assert Lemmatiser(model_file=str(model), device="cpu").predict_dict(words) == ["zorble", "go", "zorble", "Zorbled"]


def test_where_treebanks_disagree_on_a_lemma_the_leading_one_is_followed() -> None:
    leading = Counter({("people", "people", "NOUN"): 3, ("mice", "mice", "NOUN"): 1})
    both = Counter({("people", "people", "NOUN"): 3, ("people", "person", "NOUN"): 9, ("mice", "mice", "NOUN"): 1,
                    ("mice", "mouse", "NOUN"): 4, ("people", "people", "VERB"): 1})
    assert one_convention(both, leading) == {("people", "people", "NOUN"): 3, ("people", "people", "VERB"): 1,
                                             ("mice", "mice", "NOUN"): 1, ("mice", "mouse", "NOUN"): 4}


def test_numbers_in_groups_have_themselves_without_commas_as_lemma() -> None:
    numbers = grouped_numbers(200)
    assert all(form.replace(",", "") == lemma and "," in form for form, lemma, _ in numbers)
    assert len({len(lemma) for _, lemma, _ in numbers}) > 4
