"""The command line as a user meets it: exit codes, what is said where, no tracebacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace

from kg import cli
from kg.evaluate import predicted_events
from kg.vocabulary import KG as KG_IRI

KG = Namespace(KG_IRI)
SCHEMA = Namespace("https://schema.org/")


def run(*arguments: object, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "kg.cli", *map(str, arguments)], input=stdin, capture_output=True,
                          text=True, encoding="utf-8", env={**os.environ, "OMP_NUM_THREADS": "1", **env})


def in_process(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The same without a new process: exit code, stdout, stderr."""
    code = cli.main([str(a) for a in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with what one real run of ``kg build`` over a good and a bad article leaves behind."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "bad.json").write_text("{}")
    done = run("build", examples / "talks-ar.txt", folder / "bad.json", "-o", folder / "all.ttl", "--split", folder / "each",
               "--store", folder / "store", "--published", "2024-02-12", "--cache", folder / "parses")
    return folder, done


@pytest.mark.live
def test_build_writes_graph_files_and_store(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = built
    graph = Graph().parse(folder / "all.ttl")
    assert (None, RDF.type, SCHEMA.NewsArticle) in graph
    assert (None, KG.factuality, None) in graph
    each = Graph().parse(folder / "each" / "talks-ar.ttl")
    assert set(each) == set(graph)
    stored = run("query", folder / "store", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "csv")
    assert stored.stdout.split() == ["n", str(len(graph))]


@pytest.mark.live
def test_a_failed_input_is_named_and_the_exit_code_says_so(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = built
    assert done.returncode == 1
    named, summary = done.stderr.strip().splitlines()
    assert "bad.json" in named and "text" in named
    assert summary.startswith("1 articles (1 failed), ") and summary.endswith(" seconds")
    for what in ("sentences", "events", "claims", "entities", "triples"):
        assert what in summary
    assert done.stdout == ""


@pytest.mark.live
def test_a_second_run_gives_the_same_bytes(built: tuple[Path, subprocess.CompletedProcess[str]], examples: Path) -> None:
    folder, _ = built
    done = run("build", examples / "talks-ar.txt", "--published", "2024-02-12", "--cache", folder / "parses",
               PYTHONHASHSEED="7")
    assert done.returncode == 0
    assert done.stdout == (folder / "all.ttl").read_text(encoding="utf-8")


@pytest.mark.live
def test_standard_input_is_an_article(built: tuple[Path, subprocess.CompletedProcess[str]], examples: Path) -> None:
    folder, _ = built
    done = run("build", "-", "--published", "2024-02-12", "--cache", folder / "parses",
               stdin=(examples / "talks-ar.txt").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert "stdin" in done.stdout and "NewsArticle" in done.stdout


@pytest.mark.live
def test_why_names_the_reasons(built: tuple[Path, subprocess.CompletedProcess[str]], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_process(capsys, "why", "السودان", "--store", built[0] / "store")
    assert code == 0 and "talks-ar" in out and "السودان @ar" in out
    code, out, err = in_process(capsys, "why", "Nobody", "--store", built[0] / "store")
    assert (code, out) == (2, "") and "Nobody" in err
    code, out, err = in_process(capsys, "identify", "--store", built[0] / "store", "--service", "http://127.0.0.1:9/")
    assert (code, out) == (2, "") and "127.0.0.1:9" in err


@pytest.mark.live
def test_evaluate_scores_what_build_makes(tmp_path: Path, examples: Path, capsys: pytest.CaptureFixture[str],
                                          built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    text = (examples / "talks-ar.txt").read_text(encoding="utf-8")
    event = predicted_events(Graph().parse(built[0] / "each" / "talks-ar.ttl"))[0]
    begin, end = event.spans[0]
    gold = {"id": "talks-ar", "lang": "ar", "published": "2024-02-12", "text": text, "entities": {}, "events": [
        {"id": "e1", "type": event.cls, "trigger": text[begin:end], "sentence": text[begin:end + 20],
         "factuality": event.factuality}]}
    (tmp_path / "talks-ar.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    code, out, _ = in_process(capsys, "evaluate", tmp_path, "--graphs", built[0] / "each", "--json")
    assert code == 0
    figures = json.loads(out)
    assert figures["counts"]["gold"] == 1
    assert figures["all"]["detect"]["r"] == 1
    code, out, _ = in_process(capsys, "evaluate", tmp_path, "--graphs", built[0] / "each", "--details", "--errors")
    assert code == 0 and out.startswith("all  detect ") and "spurious" in out


@pytest.mark.parametrize("arguments", [
    ("build", "none.txt"), ("build", "."), ("build", "empty.txt"), ("build", "good.txt", "-o", "graph.docx"),
    ("build", "good.txt", "-o", "no/such/folder/graph.ttl"), ("build", "good.txt", "--published", "yesterday"),
    ("query", "none.ttl", "SELECT * {}"), ("query", "good.txt", "SELECT * {}"), ("validate", "none.ttl"),
    ("evaluate", "none"), ("evaluate", "."), ("show", "none.ttl"), ("models", "--models", "none"),
    ("dates", "x", "--published", "soon"), ("identify", "--store", "none"), ("why", "x", "--store", "none"), ("why", "x")])
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text("")
    if "good.txt" in arguments:
        (tmp_path / "good.txt").write_text("Minister visits Amman\n\nThe minister arrived in Amman on Sunday.\n")
    code, out, err = in_process(capsys, *arguments)
    assert code == 2
    assert out == ""
    lines = err.strip().splitlines()
    assert lines[0].startswith("kg: ") and "unexpected" not in err and "Traceback" not in err
    assert len(lines) == 1 or lines[1:] == ["kg: no article could be read"]


@pytest.mark.parametrize("arguments", [(), ("build",), ("fly",), ("query", "g.ttl"), ("build", "x", "--lang", "fr"),
                                       ("build", "x", "--workers", "0")])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(list(arguments))
    assert stop.value.code == 2
    assert "usage: kg" in capsys.readouterr().err


def test_an_unforeseen_error_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("kg.query.run_query", broken)
    code, _, err = in_process(capsys, "query", "g.ttl", "SELECT * {}")
    assert code == 2 and len(err.splitlines()) == 1 and "KeyError" in err


def test_every_command_has_help_and_a_line_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("    ") and line[4] != " "]
    assert {"build", "dates", "query", "serve", "show", "validate", "evaluate", "models"} <= set(listed)
    assert [name for name in listed if f"`kg {name}" not in readme] == []


def test_dates_prints_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_process(capsys, "dates", "They met on 13 September 2024.")
    assert code == 0
    [found] = [json.loads(line) for line in out.splitlines()]
    assert found["value"] == found["earliest"] == found["latest"] == "2024-09-13"
    assert "They met on 13 September 2024."[found["begin"]:found["end"]] == found["text"]
