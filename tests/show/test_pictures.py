"""Static pictures: Arabic joined and running right to left, everything drawn."""

from pathlib import Path

import pytest
from rdflib import Graph

pytest.importorskip("matplotlib", minversion="3.11", reason="older matplotlib does not shape Arabic")
numpy = pytest.importorskip("numpy")

from kg.show.pictures import draw_accusations, draw_network, draw_timeline  # noqa: E402

GRAPH = Graph().parse(Path(__file__).parent / "visit.ttl")


def ink(text: str) -> "numpy.ndarray":
    """The dark pixels of a text as matplotlib draws it, cut to its outline."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    canvas = FigureCanvasAgg(Figure(figsize=(6, 1), dpi=100))
    canvas.figure.text(0.1, 0.4, text, fontsize=30)
    canvas.draw()
    dark = numpy.asarray(canvas.buffer_rgba())[:, :, 0] < 128
    return dark[:, numpy.flatnonzero(dark.any(axis=0))[0]:numpy.flatnonzero(dark.any(axis=0))[-1] + 1]


def test_arabic_letters_are_joined() -> None:
    assert ink("ببب").shape[1] < 2 * ink("ب").shape[1], "three letters apart would be three times as wide"


def test_arabic_runs_right_to_left() -> None:
    drawn = ink("ا ببب")
    tall = drawn.sum(axis=0).argmax()
    assert tall > drawn.shape[1] * 0.8, "the alif that comes first stands at the right"


def test_pictures_give_names_as_they_are(tmp_path: Path) -> None:
    network = draw_network(GRAPH, "ar")
    assert {"الوزير", "الملكة"} <= {t.get_text() for t in network.axes[0].texts}


def test_pictures_show_the_actors_and_events(tmp_path: Path) -> None:
    network = draw_network(GRAPH, "en")
    assert {"the minister", "the queen", "Amman"} <= {t.get_text() for t in network.axes[0].texts}
    timeline = draw_timeline(GRAPH)
    assert len(timeline.axes[0].patches) == 1
    network.savefig(tmp_path / "network.png")
    assert (tmp_path / "network.png").stat().st_size > 5000
    assert not draw_accusations(GRAPH).axes[0].texts
