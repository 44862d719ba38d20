"""The notebooks in a real JupyterLab: every cell runs, and the interactive view is drawn in its frame."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from pipelines.run_notebooks import FOLDER
from tests.show.conftest import SCREENSHOTS

pytest.importorskip("jupyterlab", reason="jupyterlab is not installed (pip install jupyterlab)")
pytestmark = [pytest.mark.browser, pytest.mark.slow,
              pytest.mark.skipif(not os.environ.get("KG_SLOW"), reason="starts JupyterLab and builds graphs: KG_SLOW=1 runs it")]
WAIT = 90


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a JupyterLab over a copy of the notebooks, without token, on loopback."""
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(FOLDER, root / "notebooks")
    shutil.copytree(FOLDER.parent / "examples", root / "examples")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", f"--ServerApp.root_dir={root}",
         "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1", "--LabApp.expose_app_in_browser=True",
         "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"],
        env={**os.environ, "PYTHONPATH": str(FOLDER.parent), "JUPYTER_CONFIG_DIR": str(root / "config"),
             "JUPYTERLAB_WORKSPACES_DIR": str(root / "workspaces"), "IPYTHONDIR": str(root / "ipython")},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urlopen(f"{address}/api", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail("JupyterLab did not start within a minute")


def _run_all(page: Any, address: str, name: str) -> None:
    """Open a notebook, run all its cells by JupyterLab's own command, and wait for the last one."""
    from selenium.webdriver.support.ui import WebDriverWait

    page.get(f"{address}/lab/tree/notebooks/{name}?reset")
    WebDriverWait(page, 90).until(lambda b: b.find_elements("css selector", ".jp-Notebook .jp-CodeCell"))
    WebDriverWait(page, 90).until(lambda b: b.execute_script(
        "return window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status") == "idle")
    page.execute_script("window.ran = false; window.jupyterapp.commands.execute('notebook:run-all-cells')"
                        ".then(() => { window.ran = true; })")
    try:
        WebDriverWait(page, WAIT).until(_ran)
    finally:
        page.save_screenshot(str(SCREENSHOTS / "jupyterlab-last.png"))
    page.execute_script(r"""
        const notebook = window.jupyterapp.shell.currentWidget.content;
        notebook.scrollToItem(notebook.widgets.findLastIndex(cell => /\bview\(/.test(cell.model.sharedModel.getSource())));""")


def _ran(page: Any) -> bool:
    """True once all cells have run; meanwhile it says yes where JupyterLab asks which kernel to use."""
    for button in page.find_elements("css selector", ".jp-Dialog .jp-mod-accept"):
        page.execute_script("arguments[0].click()", button)
    return bool(page.execute_script("return window.ran"))


@pytest.mark.parametrize("name", sorted(p.name for p in FOLDER.glob("*.ipynb")))
def test_runs_in_jupyterlab(browser: Any, lab: str, name: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    _run_all(browser, lab, name)
    printed = browser.find_elements("css selector", '.jp-RenderedText[data-mime-type$="stderr"], [data-mime-type$="error"]')
    assert [e.text[-300:] for e in printed if "Traceback" in e.text] == []
    # The stored notebook has a picture where the page was: a page here is of this run.
    frames = WebDriverWait(browser, 60).until(
        lambda b: b.find_elements("css selector", ".jp-OutputArea-output iframe[srcdoc]"), "each notebook has the interactive view")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", frames[-1])
    browser.switch_to.frame(frames[-1])
    try:
        WebDriverWait(browser, 60).until(lambda b: b.execute_script("return !!(window.khabar && khabar.drawn)"))
        assert browser.execute_script("return khabar.cy.nodes(':visible').length") > 1
    finally:
        browser.switch_to.default_content()
    browser.save_screenshot(str(SCREENSHOTS / f"jupyterlab-{name.split('_')[0]}.png"))
