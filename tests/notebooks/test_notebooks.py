"""Every notebook runs from top to bottom, and is stored with its outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")

from pipelines.run_notebooks import FOLDER, run  # noqa: E402

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_the_four_notebooks_are_there() -> None:
    assert [p.stem for p in NOTEBOOKS] == ["01_build_and_look", "02_sparql", "03_claims_and_sources", "04_your_own_articles"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_stored_with_outputs(path: Path) -> None:
    cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    assert sum(bool(c.outputs) for c in cells) >= len(cells) // 2


@pytest.mark.live
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs(path: Path) -> None:
    assert all(o.output_type != "error" for c in run(path).cells if c.cell_type == "code" for o in c.outputs)
