"""The module map of docs/architecture.md: who may import whom, and which libraries are named where."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"

# Stages in the order in which data flows; a stage may use itself and what stands before it.
STAGES = ("errors", "model", "text", "vocabulary", "read", "lang", "parse", "extract", "resolve", "rdf", "store",
          "sparql", "query", "validate", "show", "serve", "identity", "flow", "outputs", "evaluate", "cli")
# Libraries that only the named modules may import.
ONLY_IN = {
    "stanza": ("parse/with_stanza.py", "parse/models.py", "parse/encoder.py", "parse/ensemble.py", "parse/names.py"),
    "transformers": ("parse/encoder.py",),
    "torch": ("parse/",),
    "trafilatura": ("read/html.py",),
    "charset_normalizer": ("read/encoding.py",),
    "pyshacl": ("validate.py",),
    "rdflib": ("vocabulary.py", "rdf/", "store.py", "query.py", "validate.py", "evaluate.py", "show/", "serve.py",
               "sparql.py", "identity.py", "flow.py", "outputs.py"),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Full names of all modules that a file imports, anywhere in it, but for type checking."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(node) for branch in ast.walk(tree)
               if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test)
               for body in branch.body for node in ast.walk(body)}
    names = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def stage(module: str) -> str | None:
    """Second part of a dotted name, if it is a stage."""
    part = module.split(".")[1] if module.startswith("kg.") else ""
    return part if part in STAGES else None


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    assert own in STAGES, f"{own} has no place in the module map"
    later = STAGES[STAGES.index(own) + 1:]
    assert not {name for name in imported(path) if stage(name) in later}


def test_modules_of_extraction_import_in_no_circle() -> None:
    left = {}
    for path in (PACKAGE / "extract").rglob("*.py"):
        name = ".".join(("kg", *path.relative_to(PACKAGE).with_suffix("").parts))
        left[name] = imported(path) - {name}
    while free := {name for name, uses in left.items() if not uses & set(left)}:
        left = {name: uses for name, uses in left.items() if name not in free}
    assert not left, f"these import one another: {sorted(left)}"


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_libraries_stay_where_they_belong(library: str) -> None:
    users = {str(p.relative_to(PACKAGE)) for p in MODULES if library in {n.split(".")[0] for n in imported(p)}}
    assert not {u for u in users if not u.startswith(ONLY_IN[library])}


def test_importing_the_package_is_light() -> None:
    code = "import sys, kg; print(sorted({'rdflib', 'stanza', 'torch', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_there() -> None:
    import kg

    assert all(getattr(kg, name) is not None for name in kg.__all__)
