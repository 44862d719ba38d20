"""A headless Chromium for tests that look at a page as a reader does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: opens pages in Debian's Chromium (apt-get install chromium chromium-driver)")
    config.addinivalue_line("markers", "slow: starts JupyterLab and builds graphs (a minute or more); KG_SLOW=1 runs it")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium that resolves no host name but loopback's, so that whatever asks the network fails with an error."""
    pytest.importorskip("selenium", reason="selenium is not installed (pip install selenium)")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium here (apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900",
                     "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver, env={**os.environ, "NO_PROXY": "*"}))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    yield opened
    opened.quit()
