"""The reconciliation client against a real server of the protocol, on loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import pytest

from kg.errors import InputError
from kg.resolve import Registry, resolve
from kg.resolve.reconcile import Candidate, Client, Query, identify
from tests.resolve.writing import extraction

PEOPLE = {"Q1": "Anna Example", "Q2": "Anna Example the Elder", "Q3": "Tom Test"}


class Service(BaseHTTPRequestHandler):
    """Reconciles against ``PEOPLE``: a name equal to the query is a match, one that contains it is a candidate."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self._answer({"name": "test", "versions": ["0.2"], "identifierSpace": "http://example.org/", "schemaSpace": "http://example.org/"})

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        queries = json.loads(form["queries"][0])
        Service.asked += [q["query"] for q in queries.values()]
        self._answer({key: {"result": [
            {"id": i, "name": name, "score": 100 if name == q["query"] else 50, "match": name == q["query"]}
            for i, name in PEOPLE.items() if q["query"] in name][:q["limit"]]} for key, q in queries.items()})

    def _answer(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    Service.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    server.server_close()


def test_candidates_come_best_first(endpoint: str) -> None:
    with Client(endpoint) as client:
        assert client.manifest()["name"] == "test"
        found, none = client.candidates([Query("Anna Example"), Query("Nobody")])
    assert found == (Candidate("Q1", "Anna Example", 100.0, True), Candidate("Q2", "Anna Example the Elder", 50.0, False))
    assert none == ()


def test_nothing_is_asked_twice(endpoint: str, tmp_path: Path) -> None:
    for _ in range(2):
        with Client(endpoint, tmp_path / "cache.sqlite") as client:
            client.candidates([Query("Tom Test"), Query("Tom Test"), Query("Nobody")])
    assert sorted(Service.asked) == ["Nobody", "Tom Test"]


def test_large_batches_are_divided(endpoint: str) -> None:
    with Client(endpoint) as client:
        found = client.candidates([Query(f"Name {i}") for i in range(25)] + [Query("Tom Test")])
    assert len(found) == 26 and found[-1][0].id == "Q3"


def test_unlisted_entities_of_a_registry_are_identified(endpoint: str) -> None:
    registry = Registry()
    resolve(extraction("[n:Person|Anna Example] met [n:Person|Vladimir Putin] and [n:Person|Sam Unknown].", "en"), registry)
    with Client(endpoint) as client:
        assert [(key, c.id) for key, c in identify(registry, client)] == [("person/anna-example", "Q1")]
    assert "Vladimir Putin" not in Service.asked


def test_a_service_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with Client("http://127.0.0.1:9/api") as client, pytest.raises(InputError, match="no answer from the reconciliation service"):
        client.candidates([Query("x")])
    with pytest.raises(InputError, match="no address"):
        Client("file:///etc/passwd")
