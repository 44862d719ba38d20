"""SPARQL to text: the packaged questions, every format, readable tables, mistakes located."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import QueryError
from kg.query import FORMATS, queries_dir, questions, rows, run_query, shorten, table
from kg.rdf import export
from kg.rdf.mapping import to_graph
from kg.rdf.sparql import check_read_only
from kg.store import Store
from tests.samples import ARABIC, arabic, english

SIGNED = "SELECT ?who { ?who kg:signed ?treaty } ORDER BY ?who"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(english(), to_graph(arabic()))


# --- the questions -----------------------------------------------------------------------------------


def test_questions_are_the_example_files(examples: Path) -> None:
    files = {p.name: p.read_bytes() for p in (examples / "queries").glob("*.rq")}
    assert files == {p.name: p.read_bytes() for p in queries_dir().glob("*.rq")}
    assert len(files) == 8
    assert all(text.startswith(b"# ") for text in files.values())


def test_who_met_whom(graph: Graph) -> None:
    (row,) = rows(graph, "who-met-whom")
    assert {row["who"], row["whom"]} == {"Sameh Shoukry", "مولود تشاووش أوغلو"}


def test_who_accused_whom_of_what(graph: Graph) -> None:
    found = rows(graph, "who-accused-whom")
    assert [(r["accuser"], r["accused"]) for r in found] == [("Greece", "Turkey")] * 2
    assert {r["alleged"] for r in found} == {"توريد", "sending"}
    assert {r["sentence"] for r in found} == {ARABIC.split("\n")[1], "Greece accused Turkey of sending arms to Libya on Monday."}
    assert "أسلحة" in {r["matter"] for r in found}


def test_which_agreement_was_signed(graph: Graph) -> None:
    assert rows(graph, "agreements-signed") == [
        {"agreement": "fishing treaty", "signatory": "Egypt", "signedOn": "2020-08"},
        {"agreement": "fishing treaty", "signatory": "Greece", "signedOn": "2020-08"}]


def test_who_visited_where(graph: Graph) -> None:
    assert rows(graph, "who-visited-where") == [
        {"visitor": "Sameh Shoukry", "visited": "Ankara", "earliest": "2023-03-03", "latest": "2023-03-03"}]


def test_what_each_source_claims(graph: Graph) -> None:
    found = rows(graph, "claims-by-source")
    assert {(r["source"], r["claimed"], r["standing"]) for r in found} == {
        ("Greece", "ArmsTransfer", "Claimed"), ("Turkey", "ArmsTransfer", "Claimed")}
    assert {r["quote"] for r in found} == {"", "باطل"}


def test_timeline(graph: Graph) -> None:
    assert [(r["earliest"], r["event"]) for r in rows(graph, "timeline")] == [
        ("2020-08-01", "AgreementSigning"), ("2020-08-01", "AgreementSigning"),
        ("2023-03-03", "Visit"), ("2023-03-06", "Accusation")]


def test_everything_about_one_actor(graph: Graph) -> None:
    text = questions()["about-one-actor"].read_text(encoding="utf-8").replace("Kim Jong Un", "Sameh Shoukry")
    assert [(r["event"], r["part"]) for r in rows(graph, text)] == [("Meeting", "participant"), ("Visit", "agent")]


def test_which_sentences_support_a_fact(graph: Graph) -> None:
    found = rows(graph, "supporting-sentences")
    assert {r["did"] for r in found} == {"accused", "met", "signed", "visited"}
    assert all(r["trigger"] in r["sentence"] for r in found)


def test_rdflib_gives_the_same_answers(graph: Graph) -> None:
    """The questions are plain SPARQL 1.1, which rdflib's own engine answers too."""
    for name, file in questions().items():
        text = file.read_text(encoding="utf-8")
        assert len(list(graph.query(text))) == len(rows(graph, name)), name


# --- sources and formats -------------------------------------------------------------------------------


def test_files_stores_and_graphs_give_the_same(graph: Graph, tmp_path: Path) -> None:
    export.write(graph, tmp_path / "g.ttl")
    export.write(graph, tmp_path / "g.nq.gz")
    with Store(tmp_path / "store") as store:
        store.add(to_graph(arabic()))
        store.add(to_graph(english()))
        answers = {run_query(store, SIGNED), run_query(store.graph(), SIGNED)}
    answers |= {run_query(source, SIGNED) for source in
                (graph, tmp_path / "g.ttl", str(tmp_path / "g.nq.gz"), tmp_path / "store")}
    assert answers == {"who\n────────────\nstate:egypt\nstate:greece\n(2 rows)\n"}


def test_query_from_a_file(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("\ufeff" + SIGNED, encoding="utf-8")
    assert run_query(graph, tmp_path / "q.rq") == run_query(graph, str(tmp_path / "q.rq")) == run_query(graph, SIGNED)


def test_select_formats(graph: Graph) -> None:
    query = "SELECT ?name ?n { state:egypt rdfs:label ?name . OPTIONAL { ?name kg:none ?n } } ORDER BY ?name"
    lines = list(csv.reader(io.StringIO(run_query(graph, query, "csv"))))
    assert lines[0] == ["name", "n"] and {line[0] for line in lines[1:]} == {"Egypt", "مصر"}
    found = json.loads(run_query(graph, query, "json"))
    assert {b["name"]["xml:lang"] for b in found["results"]["bindings"]} == {"ar", "en"}
    assert "<literal xml:lang=\"ar\">مصر</literal>" in run_query(graph, query, "xml")
    with pytest.raises(QueryError, match="ttl is for CONSTRUCT"):
        run_query(graph, query, "ttl")


def test_ask_formats(graph: Graph) -> None:
    assert run_query(graph, "ASK { ?a kg:signed ?b }") == "true\n"
    assert run_query(graph, "ASK { ?a kg:killed ?b }", "csv") == "false\n"
    assert json.loads(run_query(graph, "ASK { ?a kg:signed ?b }", "json"))["boolean"] is True


@pytest.mark.parametrize(("name", "parser"), [("ttl", "turtle"), ("json", "json-ld"), ("xml", "xml")])
def test_construct_formats(graph: Graph, name: str, parser: str) -> None:
    text = run_query(graph, "CONSTRUCT WHERE { ?a nif:beginIndex ?b ; nif:anchorOf ?c }", name)
    back = export.parse(text.encode(), parser)
    assert len(back) > 30 and set(back) <= set(graph)


def test_construct_as_table_and_csv(graph: Graph) -> None:
    query = "CONSTRUCT { ?a kg:signed ?b } WHERE { ?a kg:signed ?b }"
    assert "state:egypt  │ kg:signed │ agreement:fishing-treaty" in run_query(graph, query)
    assert len(run_query(graph, query, "csv").splitlines()) == 3


def test_unknown_format(graph: Graph) -> None:
    with pytest.raises(QueryError, match="use one of table csv json xml ttl"):
        run_query(graph, SIGNED, "yaml")
    assert FORMATS == ("table", "csv", "json", "xml", "ttl")


# --- tables --------------------------------------------------------------------------------------------


def _seen(line: str) -> str:
    """What takes room in a terminal."""
    return "".join(c for c in line if unicodedata.category(c) not in ("Cf", "Mn"))


def test_right_to_left_cells_keep_columns_in_order() -> None:
    lines = table(["who", "ما", "n"], [["مِصرُ", "a", "1"], ["Egypt", "قال", "22"]]).splitlines()
    assert len({line.index("│") for line in map(_seen, (lines[0], *lines[2:4]))}) == 1
    assert "\u2068مِصرُ\u2069" in lines[2]
    assert "\u2068" not in lines[3].split("│")[0]


def test_wide_letters_and_long_cells() -> None:
    lines = table(["a", "b"], [["北京", "x" * 200], ["abcd", "\u0644\u064e" * 100]]).splitlines()
    assert lines[2].index("│") == 3 and lines[3].index("│") == 5
    assert all(len(_seen(line)) < 75 for line in lines)
    assert lines[2].endswith("…")


def test_empty_table() -> None:
    assert table(["a"], []).splitlines()[-1] == "(0 rows)"


def test_shorten() -> None:
    assert shorten("https://w3id.org/khabar/ontology#met") == "kg:met"
    assert shorten("https://w3id.org/khabar/id/state/egypt") == "state:egypt"
    assert shorten("https://example.org/x") == "https://example.org/x"


# --- mistakes --------------------------------------------------------------------------------------------

MISTAKES = {
    "SELECT * WHERE {\n ?s ?p }": "line 2, column 8: '}' cannot stand here",
    "SELECT ?x WHERE { ?s foo:bar ?o }": "line 1, column 22: the prefix foo: is not declared",
    'SELECT * {\n ?s ?p "abc }': "line 2, column 8: the string that begins here is not closed",
    "SELECT ?s { {?s ?p ?o} UNION {": "line 1, column 30: this '{' is not closed",
    "SELECT ?x WHERE { ?x a kg:Event )": "line 1, column 33: ')' closes nothing",
    "SELEC ?x { ?x ?y ?z }": "line 1, column 1: 'SELEC' is not known here; did you mean SELECT?",
    "SELECT ?x\nWHER { ?x a kg:Event }": "line 2, column 1: 'WHER' is not known here; did you mean WHERE?",
    "SELECT ?x { ?x a kg:Event }\nLIMT 5": "line 2, column 1: 'LIMT' is not known here; did you mean LIMIT?",
    "SELECT ?x { ?x a kg:Event } ORDER ?x": "line 1, column 35: '?x' cannot stand here; expected BY",
    "SELECT ?x { ?x a kg:Event } ORDER": "line 1, column 34: something is missing after 'ORDER'",
    "": "line 1, column 1: the query is empty",
    "INSERT DATA { <a:a> <a:b> 1 }": "line 1, column 1: updates are not allowed",
    "PREFIX a: <a:>\nLOAD <http://127.0.0.1/x>": "line 2, column 1: updates are not allowed",
    "SELECT * {\n service <http://127.0.0.1:9/> { ?s ?p ?o } }": "line 2, column 2: SERVICE is not allowed",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": "SERVICE is not allowed",
    "SELECT * { ?a ?b ?c FILTER(?a<3)SERVICE?x{} }": "SERVICE is not allowed",
}


@pytest.mark.parametrize("query", MISTAKES)
def test_mistakes_are_located(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(graph, query)
    assert MISTAKES[query] in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", [
    'SELECT * { ?s ?service "SERVICE DELETE" }', "SELECT * { ?s <http://x/SERVICE> kg:service } # SERVICE LOAD",
    "SELECT * { ?insert kg:load '''SERVICE\n\"LOAD''' }", "PREFIX service: <a:> SELECT * { service:add a kg:DELETE }",
])
def test_words_that_only_look_like_commands_are_fine(query: str) -> None:
    check_read_only(query)


def test_missing_query_file(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"none\.rq: the query cannot be read.*who-met-whom"):
        run_query(graph, "none.rq")
    with pytest.raises(QueryError, match="only SELECT"):
        rows(graph, "ASK {}")
