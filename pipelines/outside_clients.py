"""Other people's clients against ``kg serve``: SPARQLWrapper, Comunica, and the query page in headless Chromium.

    python -m pipelines.outside_clients GRAPH

Input: a graph file or store. Needs ``pip install SPARQLWrapper playwright``, a Chromium, and Node; Comunica is put into
``build/npm`` from npm where it is not there. Output: the rows of each example query as each client counts them, and
whether Comunica's parser reads the graph's Turtle, N-Triples and JSON-LD as we do; exit 1 where anything differs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from rdflib import Graph
from rdflib.compare import isomorphic

from kg.query import questions, rows
from kg.rdf import export
from kg.store import Store, load

ROOT = Path(__file__).resolve().parent.parent
NPM = ROOT / "build" / "npm"
COMUNICA = NPM / "node_modules" / ".bin" / "comunica-sparql"
VERSION = "4.5.0"


@contextlib.contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """``kg serve`` on a free port, in a process of its own; gives its address."""
    code = ("import sys; from kg.serve import Limits, serve; "
            "serve(sys.argv[1], 0, limits=Limits(seconds=float(sys.argv[2]), rows=int(sys.argv[3])))")
    command = [sys.executable, "-c", code, str(graph), *(options or ("30", "10000"))]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if "query page at" in line:
                    threading.Thread(target=process.stderr.read, daemon=True).start()
                    yield line.split("query page at ")[1].split(",")[0]
                    break
            else:
                raise RuntimeError("the endpoint did not start")
        finally:
            process.terminate()


def with_sparqlwrapper(address: str) -> dict[str, int]:
    """Rows of each example query through SPARQLWrapper, asked by GET and by POST."""
    from SPARQLWrapper import GET, JSON, POST, XML, SPARQLWrapper

    found = {}
    for name, file in questions().items():
        counts = set()
        for method, form in ((GET, JSON), (POST, JSON), (POST, XML)):
            client = SPARQLWrapper(address + "sparql")
            client.setMethod(method)
            client.setReturnFormat(form)
            client.setQuery(file.read_text(encoding="utf-8"))
            answer = client.query().convert()
            counts.add(len(answer["results"]["bindings"]) if form == JSON else len(answer.getElementsByTagName("result")))
        assert len(counts) == 1, f"{name}: {counts}"
        found[name] = counts.pop()
    return found


def install_comunica() -> None:
    """Comunica from npm, once."""
    if not COMUNICA.exists():
        NPM.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(NPM),
                        f"@comunica/query-sparql@{VERSION}"], check=True)


def with_comunica(address: str) -> dict[str, int]:
    """Rows of each example query through Comunica."""
    found = {}
    for name, file in questions().items():
        out = _comunica(f"sparql@{address}sparql", file.read_text(encoding="utf-8"), "application/sparql-results+json")
        found[name] = len(json.loads(out)["results"]["bindings"])
    return found


def _comunica(source: str, query: str, kind: str) -> str:
    done = subprocess.run([str(COMUNICA), source, "-q", query, "-t", kind], capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"Comunica: {done.stderr[:500]}")
    return done.stdout


def comunica_reads(graph: Graph) -> dict[str, bool]:
    """Whether Comunica's parsers read the graph's files as what they are."""
    same = {}
    with tempfile.TemporaryDirectory() as folder, _files(Path(folder)) as address:
        for suffix in (".ttl", ".nt", ".jsonld"):
            export.write(graph, Path(folder) / f"graph{suffix}")
            out = _comunica(f"{address}graph{suffix}", "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-quads")
            same[suffix] = isomorphic(export.parse(out.encode(), "nquads"), graph)
    return same


class _Typed(SimpleHTTPRequestHandler):
    extensions_map: ClassVar[dict[str, str]] = {
        ".ttl": "text/turtle", ".nt": "application/n-triples", ".jsonld": "application/ld+json"}

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextlib.contextmanager
def _files(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Typed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def with_browser(address: str, picture: Path | None = None) -> dict[str, int]:
    """Rows of each example query on the query page; fails where the page asks for anything from elsewhere."""
    from playwright.sync_api import sync_playwright

    found: dict[str, int] = {}
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        asked, problems = [], []
        page.on("request", lambda r: asked.append(r.url))
        page.on("pageerror", lambda e: problems.append(str(e)))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.goto(address)
        for name in questions():
            with page.expect_response(lambda r: r.url.endswith("/sparql") and r.request.method == "POST") as answer:
                if page.input_value("#questions") == name:
                    page.click(".yasqe_queryButton")
                else:
                    page.select_option("#questions", name)
            assert answer.value.status == 200, f"{name}: {answer.value.status}"
            wanted = len(answer.value.json()["results"]["bindings"])
            page.wait_for_function("n => document.querySelector('.yasr_response_chip')?.textContent.startsWith(n + ' result')",
                                   arg=str(wanted))
            found[name] = wanted
        if picture:
            page.screenshot(path=str(picture))
        browser.close()
    strangers = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not strangers, f"the page asks for {strangers}"
    assert not problems, f"errors on the page: {problems}"
    return found


def chromium() -> str | None:
    """The Chromium or Chrome of this computer."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


def reachable(address: str, seconds: float = 10) -> bool:
    """Whether the endpoint answers in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address + "sparql") as answer:
            return bool(answer.status == 200)
    return False


def main() -> int:
    """Ask with each client, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--picture", type=Path, help="write a picture of the query page here")
    args = parser.parse_args()
    install_comunica()
    here = {name: len(rows(args.graph, name)) for name in questions()}
    with serving(args.graph) as address:
        clients = {"kg query": here, "SPARQLWrapper": with_sparqlwrapper(address), "Comunica": with_comunica(address),
                   "Chromium": with_browser(address, args.picture)}
    print(f"{'query':24}" + "".join(f"{name:>15}" for name in clients))
    for name in questions():
        print(f"{name:24}" + "".join(f"{found[name]:15,}" for found in clients.values()))
    plain = load(args.graph) if args.graph.is_file() else Store(args.graph, read_only=True).copy()
    read = comunica_reads(plain)
    print("Comunica's parser: " + ", ".join(f"{s} {'isomorphic' if same else 'DIFFERS'}" for s, same in read.items()))
    return 0 if all(found == here for found in clients.values()) and all(read.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
