"""The browser of tests/show, also for notebooks."""

from tests.show.conftest import browser, pytest_configure

__all__ = ["browser", "pytest_configure"]
