"""Fixtures shared by all tests: the folders, the seed article, one pipeline for live tests."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder of the example articles and queries."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def seed_path(examples: Path) -> Path:
    """The seed article."""
    return examples / "seed.json"
