"""Run the notebooks and store their outputs: python -m pipelines.run_notebooks [NOTEBOOK…] (all of ``notebooks/`` by default).

Times and identifiers that change at every run are dropped, so that a diff shows what changed in the results.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
SECONDS = 600


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs; raises ``nbclient.exceptions.CellExecutionError`` where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            # What only the running page shows is no output that a code host could draw.
            cell.outputs = [o for o in cell.outputs if "<iframe" not in str(o.get("data", {}).get("text/html", ""))]
    return notebook


def main() -> None:
    """Run the named notebooks, or all, and write them back."""
    for path in [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(run(path), path)
        print(f"{path.name}: done")


if __name__ == "__main__":
    main()
