"""Learning what words evoke: what is learned from, and that it is learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Article, Document
from kg.parse.models import default_dir
from kg.vocabulary import classes
from tests.trees import document

torch = pytest.importorskip("torch")
training = pytest.importorskip("pipelines.train_evocation")
parsed = pytest.importorskip("pipelines.annotated").parsed

TEXT = "France accused Syria of lying, an envoy said."
ROWS = """
France France PROPN 2 nsubj
accused accuse VERB 0 root Tense=Past|VerbForm=Fin
Syria Syria PROPN 2 obj
of of SCONJ 5 mark
lying lie VERB 2 advcl VerbForm=Ger
, , PUNCT 8 punct
an a DET 8 det
envoy envoy NOUN 9 nsubj
said say VERB 2 parataxis Tense=Past|VerbForm=Fin
. . PUNCT 2 punct
"""
ENTITIES = {key: {"type": "State", "names": [key.title()]} for key in ("france", "syria")}
EVENTS = [
    {"id": "e1", "type": "Accusation", "trigger": "accused", "agent": ["france"], "target": ["syria"]},
    {"id": "e2", "type": "Statement", "trigger": "said"},
]


class OneParser:
    """Has parsed one document."""

    def parse(self, articles: list[Article]) -> list[Document]:
        made = document("en", ROWS)
        return [Document(articles[0], made.sentences, "trees")]


@pytest.fixture
def example(tmp_path: Path) -> training.Example:
    text = document("en", ROWS).article.text
    events = [{"factuality": "Factual", "sentence": text, **event} for event in EVENTS]
    gold = {"id": "a", "lang": "en", "text": text, "entities": ENTITIES, "events": events}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    [(read, labelled)] = parsed(tmp_path, OneParser())
    [found] = training.annotated_examples(read, labelled)
    return found


def test_words_are_labelled_by_the_events_they_report(example: training.Example) -> None:
    words = [example.text[begin:end] for begin, end in example.spans]
    assert dict(zip(words, example.events, strict=True)) == {
        "France": "", "accused": "Accusation", "Syria": "", "lying": "", "envoy": "", "said": "Statement"}


def test_everybody_mentioned_is_labelled_by_the_roles_that_each_event_has_him_in(example: training.Example) -> None:
    words = [example.text[begin:end] for begin, end in example.spans]
    told = {(words[p.trigger], words[p.filler]): (p.away, p.roles) for p in example.pairs}
    assert told["accused", "France"] == (-1, (True, False, False)) and told["accused", "Syria"] == (1, (False, True, False))
    assert told["said", "France"] == (-8, (False, False, False)) and ("accused", "lying") not in told


def test_an_article_stays_in_its_part_whatever_others_there_are() -> None:
    parts = [training.fold_of(f"article-{i}", 3) for i in range(300)]
    assert parts == [training.fold_of(f"article-{i}", 3) for i in range(300)]
    assert all(60 < parts.count(part) < 140 for part in range(3))


def test_batches_have_every_example_once_and_no_more_letters_than_allowed(example: training.Example) -> None:
    data = [example] * 700
    batches = training.shuffled_batches(data, 0)
    assert sum(map(len, batches)) == 700 and len(batches) > 1
    assert max(len(batch) * len(example.text) for batch in batches) <= training.LETTERS_A_BATCH


def test_training_makes_the_loss_smaller_and_its_file_reads_as_it_was_trained(
        example: training.Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.parse.evocation import Evocations

    torch.manual_seed(1)
    tuning = training.Tuning(default_dir())
    tuning.mode(training=False)
    before = tuning.loss([example]).item()
    monkeypatch.setattr(training, "EPOCHS", 25)
    tuning.train([example], lambda line: None)
    tuning.mode(training=False)
    assert tuning.loss([example]).item() < before / 3
    training.write(tmp_path / "tuned.pt", training.pack(tuning.state()))
    read = Evocations(default_dir(), tmp_path / "tuned.pt").fill(document("en", ROWS))
    evoked = {w.text: w.evokes for w in read.sentences[0].words}
    assert evoked["accused"].odds > 0 > evoked["France"].odds
    assert max(range(len(classes())), key=evoked["accused"].log_probability) == classes().index("Accusation")
    agents = {f.word: f.roles[0] for f in evoked["accused"].fillers}
    assert max(agents, key=agents.get) == 1 and agents[1] > 0
