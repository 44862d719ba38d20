"""Static pictures: Arabic shaped, everything drawn."""

from pathlib import Path

import pytest
from rdflib import Graph

pytest.importorskip("matplotlib")
pytest.importorskip("arabic_reshaper")

from kg.show.pictures import draw_accusations, draw_network, draw_timeline, shaped  # noqa: E402

GRAPH = Graph().parse(Path(__file__).parent / "visit.ttl")


def test_arabic_is_joined_and_turned_round() -> None:
    drawn = shaped("بوتين")
    assert drawn != "بوتين" and all("\ufb50" <= c <= "\ufeff" for c in drawn)
    assert drawn[-1] == "\ufe91", "the first letter, in its initial form, comes last"
    assert shaped("Putin") == "Putin"


def test_pictures_show_the_actors_and_events(tmp_path: Path) -> None:
    network = draw_network(GRAPH, "en")
    assert {"the minister", "the queen", "Amman"} <= {t.get_text() for t in network.axes[0].texts}
    timeline = draw_timeline(GRAPH)
    assert len(timeline.axes[0].patches) == 1
    network.savefig(tmp_path / "network.png")
    assert (tmp_path / "network.png").stat().st_size > 5000
    assert not draw_accusations(GRAPH).axes[0].texts
