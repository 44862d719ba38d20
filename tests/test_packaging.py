"""What gets into the wheel: every data file of the package, and the ontology beside it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import kg

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel built from this checkout."""
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_the_wheel(packed: set[str]) -> None:
    files = {str(p.relative_to(ROOT)) for p in (ROOT / "kg").rglob("*")
             if p.is_file() and "__pycache__" not in p.parts and "_ontology" not in p.parts}
    assert len(files) > 50
    assert files - packed == set()


def test_the_ontology_is_in_the_wheel(packed: set[str]) -> None:
    files = {f"kg/_ontology/{p.relative_to(ROOT / 'ontology')}" for p in (ROOT / "ontology").rglob("*") if p.is_file()}
    assert {"kg/_ontology/khabar.ttl", "kg/_ontology/shapes.ttl"} <= files
    assert files - packed == set()


def test_licence_and_notice_are_in_the_wheel(packed: set[str]) -> None:
    assert {name.rpartition("/")[2] for name in packed if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_version_has_an_entry_in_the_changelog() -> None:
    assert f"## {kg.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_ci_runs_the_command_that_the_readme_names() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set", "cd"))]
    assert commands == ["make test"]
    assert "$ make test " in (ROOT / "README.md").read_text(encoding="utf-8")


MODULES = {"bidi": "python_bidi"}  # where a library's module is not called as the library


def test_imports_are_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["show"]]
    declared = {re.split("[<>=\\[]", d)[0].lower().replace("-", "_") for d in wanted}
    used = set()
    for file in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {a.name.split(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                used.add(node.module.split(".")[0])
    ours = {MODULES.get(name, name) for name in used - set(sys.stdlib_module_names) - {"kg"}}
    assert ours - declared == set()
