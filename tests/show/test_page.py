"""The page of a graph: self-contained, honest about sentences, the same bytes for the same graph."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import InputError
from kg.show import show
from kg.show.page import edges_of, page, page_data
from kg.show.rows import read_rows

GRAPH = Path(__file__).parent / "visit.ttl"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(GRAPH)


def test_rows_hold_the_sentence_with_its_trigger(graph: Graph) -> None:
    visit = next(h for h in read_rows(graph).happenings if h.cls == "Visit")
    begin, end = visit.trigger
    assert visit.sentence[begin:end] == "زار"
    assert visit.family == "Consult" and not visit.claim


def test_edges_run_from_agents_to_targets_and_between_participants(graph: Graph) -> None:
    happenings = {h.cls: h for h in read_rows(graph).happenings}
    assert [d for _, _, d in edges_of(happenings["Visit"])] == [True]
    assert [d for _, _, d in edges_of(happenings["Meeting"])] == [False]


def test_a_claim_names_its_source(graph: Graph) -> None:
    data = page_data(read_rows(graph), "en")
    meeting = next(e for e in data["events"] if e["cls"] == "Meeting")
    assert [data["things"][i]["name"] for i in meeting["sources"]] == ["Example Agency"]
    assert meeting["factuality"] == "Claimed"


def test_the_page_needs_no_network_and_its_data_is_json(graph: Graph) -> None:
    html = page(graph)
    assert not re.findall(r"""(?:src|href)=["'](?!data:)""", re.sub(r"(?s)<script>.*?</script>", "", html))
    data = re.search(r'(?s)<script id="data" type="application/json">(.*?)</script>', html)
    assert data and len(json.loads(data.group(1))["events"]) == 3


def test_same_graph_same_bytes(graph: Graph, tmp_path: Path) -> None:
    assert show(graph, tmp_path / "new" / "a.html").read_bytes() == show(GRAPH, tmp_path / "b.html").read_bytes()


def test_an_arabic_page_runs_right_to_left(graph: Graph) -> None:
    assert '<html lang="ar" dir="rtl">' in page(graph, "ar")
    with pytest.raises(InputError, match="'fr'"):
        page(graph, "fr")


def test_markup_in_the_text_cannot_leave_the_data() -> None:
    text = GRAPH.read_text(encoding="utf-8").replace("زار الوزير عمان.", "زار </script><b>عمان")
    assert "</script><b>" not in page(Graph().parse(data=text, format="turtle"))
