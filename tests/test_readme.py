"""What the README says works: its queries run, its list of questions is current, its example rows are good rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.lang.lexicon import parse_conditions, parse_frame
from kg.query import questions, run_query
from kg.vocabulary import classes
from pipelines.readme import filled, list_of_questions

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = [*re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL), *re.findall(r"kg query \S+ '(.*?)'", TEXT, re.DOTALL)]


def test_the_list_of_questions_is_current() -> None:
    assert filled(TEXT, "questions", list_of_questions()) == TEXT


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run(query: str) -> None:
    assert "(0 rows)" in run_query(Graph(), query)


def test_named_questions_exist() -> None:
    named = set(re.findall(r"kg query \S+ ([a-z-]+)", TEXT))
    assert named and named <= set(questions())


def test_example_rows_are_good_rows() -> None:
    rows = [line.split("\t") for block in re.findall(r"```tsv\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
    assert rows
    for _, pos, cls, *rest in rows:
        assert pos in ("VERB", "NOUN", "ADJ") and cls in (*classes(), "Light")
        if rest:
            assert parse_conditions(rest[0]) and parse_frame(rest[1])


def test_links_lead_somewhere() -> None:
    targets = [t.partition("#")[0] for t in re.findall(r"\]\((?!http)([^)]+)\)", TEXT)]
    assert targets and [t for t in targets if not (ROOT / t).exists()] == []
