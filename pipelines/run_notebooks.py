"""Run the notebooks and store their outputs: python -m pipelines.run_notebooks [NOTEBOOK…] (all of ``notebooks/`` by default).

Times and identifiers that change at every run are dropped, so that a diff shows what changed in the results.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
SECONDS = 600


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs; raises ``nbclient.exceptions.CellExecutionError`` where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
                   ).execute(env={**os.environ, "PYTHONPATH": str(FOLDER.parent)})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            for output in cell.outputs:
                _without_page(output)
    return notebook


def _without_page(output: nbformat.NotebookNode) -> None:
    """Drop the interactive page where its picture stands beside it: no code host would draw the page."""
    data = output.get("data", {})
    if "image/png" in data and "<iframe" in data.get("text/html", ""):
        del data["text/html"]


def main() -> None:
    """Run the named notebooks, or all, and write them back."""
    for path in [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(run(path), path)
        print(f"{path.name}: done")


if __name__ == "__main__":
    main()
