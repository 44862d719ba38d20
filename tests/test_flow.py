"""The flow: order, batches by language, what happens to an article that fails, summary, streaming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, KgError, ModelError
from kg.flow import Pipeline, Step, build
from kg.model import Article, Document
from kg.parse.batches import BATCH, BatchParser, Failure, parse_all
from kg.read import read_articles
from tests.trees import document

MEETING = """
Laine Laine PROPN 2 nsubj
met meet VERB 0 root VerbForm=Fin
Tamm Tamm PROPN 2 obj
"""


class FakeParser:
    """Gives every article the same hand-made tree; refuses articles that say so; notes its batches."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.batches: list[list[str]] = []

    def parse(self, articles: Iterable[Article]) -> Iterator[Document]:
        articles = list(articles)
        self.batches.append([a.id for a in articles])
        for article in articles:
            if "unparsable" in article.id:
                raise ValueError("a tree with two roots")
            yield replace(document("en", MEETING), article=article)


def articles(*ids: str, lang: str = "en") -> list[Article]:
    return [Article(i, "Laine met Tamm", lang) for i in ids]


def pipeline(**options: object) -> Pipeline:
    made = Pipeline(**options)  # type: ignore[arg-type]
    made.parser.parsers.update(en=FakeParser(), ar=FakeParser())
    return made


def test_order_is_kept_across_languages() -> None:
    mixed = [Article(str(i), "Laine met Tamm", "ar" if i % 3 else "en") for i in range(BATCH + 5)]
    parser = BatchParser(parsers={"en": FakeParser(), "ar": FakeParser()})
    parsed = list(parse_all(mixed, parser))
    assert [d.article.id for d in parsed] == [a.id for a in mixed]
    assert len(parser.parsers["en"].batches) == len(parser.parsers["ar"].batches) == 2  # type: ignore[attr-defined]


def test_only_the_unparsable_article_is_lost() -> None:
    parsed = list(parse_all(articles("a", "unparsable", "b"), BatchParser(parsers={"en": FakeParser()})))
    assert [type(p) for p in parsed] == [Document, Failure, Document]
    assert "two roots" in parsed[1].reason  # type: ignore[union-attr]


def test_missing_models_fail_every_article_of_the_language() -> None:
    parser = BatchParser(models="/nowhere", parsers={"en": FakeParser()})
    parsed = list(parse_all([*articles("a"), *articles("b", lang="ar")], parser))
    assert isinstance(parsed[0], Document) and isinstance(parsed[1], Failure)


def test_articles_are_read_one_batch_at_a_time() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Article]:
        for i in range(10 * BATCH):
            taken.append(str(i))
            yield from articles(str(i))

    next(parse_all(stream(), BatchParser(parsers={"en": FakeParser()})))
    assert len(taken) == BATCH


def test_parses_are_kept_and_used_again(tmp_path: Path) -> None:
    parser = BatchParser(cache=tmp_path, parsers={"en": FakeParser("m1")})
    [first], [again] = list(parser.parse(articles("a"))), list(parser.parse(articles("a")))
    assert first == again
    assert len(parser.parsers["en"].batches) == 1  # type: ignore[attr-defined]
    other = FakeParser("m2")
    BatchParser(cache=tmp_path, parsers={"en": other}).parse(articles("a"))
    assert len(other.batches) == 1


def test_a_graph_and_its_summary() -> None:
    run = pipeline()
    graph = run.graph(articles("a", "b"))
    assert len(graph) == run.summary.triples > 0
    assert (run.summary.articles, run.summary.sentences, run.summary.failed) == (2, 2, 0)
    assert run.summary.events >= 2 and run.summary.entities >= 2
    assert str(run.summary).startswith("2 articles, 2 sentences, ")


def test_a_failing_step_is_reported_and_the_rest_goes_on() -> None:
    errors: list[KgError] = []
    run = pipeline(on_error=errors.append)

    def fail(record: Document) -> Document:
        if record.article.id == "b":
            raise RecursionError("too deep")
        return record

    run._steps = (Step("extract", fail), *run._steps)
    assert [b.article.id for b in run.run(articles("a", "b", "c"))] == ["a", "c"]
    assert [str(e) for e in errors] == ["b: could not extract it: RecursionError: too deep"]
    assert run.summary.failed == 1


def test_without_a_handler_the_failure_is_raised() -> None:
    with pytest.raises(InputError, match="unparsable: could not parse it"):
        pipeline().graph(articles("unparsable"))


def test_build_names_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        build(tmp_path / "none.txt")


def test_the_same_input_gives_the_same_graph() -> None:
    from rdflib.compare import isomorphic

    assert isomorphic(pipeline().graph(articles("a", "b")), pipeline().graph(articles("a", "b")))


def test_unknown_models_are_a_clear_error() -> None:
    errors: list[KgError] = []
    run = Pipeline(models="/nowhere", on_error=errors.append)
    assert list(run.run(articles("a"))) == []
    assert "/nowhere" in str(errors[0]) and issubclass(ModelError, KgError)


@pytest.mark.live
def test_the_seed_gives_events_from_its_prose_alone(seed_path: Path, seed_text: str) -> None:
    run = Pipeline()
    [built] = run.run(read_articles(seed_path))
    prose = [b for b in built.article.blocks if b.kind in ("paragraph", "headline")]
    places = [(int(b), int(e), str(a)) for b, e, a in built.graph.query("""
        SELECT ?begin ?end ?words { ?event kg:factuality ?f ; prov:wasDerivedFrom ?mention .
            ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words }""")]
    assert len(places) > 20
    for begin, end, words in places:
        assert seed_text[begin:end] == words
        assert any(b.begin <= begin and end <= b.end for b in prose)
    summary = run.summary
    assert (summary.articles, summary.sentences) == (1, len(built.resolution.extraction.document.sentences))
