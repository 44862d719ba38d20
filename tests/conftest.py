"""Fixtures shared by all tests: the folders, the seed article, one pipeline for live tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, and no deadline: machines that run tests are often busy.
settings.register_profile("khabar", deadline=None, derandomize=True)
settings.load_profile("khabar")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder of the example articles and queries."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def seed_path(examples: Path) -> Path:
    """The seed article."""
    return examples / "seed.json"


@pytest.fixture(scope="session")
def seed_text(seed_path: Path) -> str:
    """The seed article's text as given."""
    return str(json.loads(seed_path.read_text(encoding="utf-8"))["text"])
