"""What a notebook shows."""

from base64 import b64decode
from pathlib import Path

import pytest
from rdflib import Graph

from kg.show.widget import card, view

GRAPH = Graph().parse(Path(__file__).parent / "visit.ttl")


def test_the_view_is_a_frame_that_holds_the_whole_page() -> None:
    html = view(GRAPH)._repr_html_()
    assert html.startswith("<iframe srcdoc=") and "cytoscape" in html
    assert "<script" not in html, "the page is escaped into the attribute"


def test_a_card_names_an_entity_and_quotes_its_sentences() -> None:
    found = card(GRAPH, "the queen")
    assert found is not None
    assert "الملكة" in found._repr_html_() and "وقالت الوكالة إنه التقى الملكة." in found._repr_html_()
    assert card(GRAPH, "nobody") is None


def test_the_view_has_a_picture_where_pages_do_not_run() -> None:
    pytest.importorskip("matplotlib")
    bundle = view(GRAPH)._repr_mimebundle_()
    assert b64decode(bundle["image/png"]).startswith(b"\x89PNG") and bundle["text/html"].startswith("<iframe")
