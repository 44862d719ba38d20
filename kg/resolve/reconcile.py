"""Optional online linking: a client of the Reconciliation Service API, with a cache; off unless somebody asks.

The protocol is that of OpenRefine and of Wikidata's service (W3C Community Group, Reconciliation Service API 0.2):
a batch of queries goes as a form field ``queries``, candidates come back with an identifier, score and ``match``.
Nothing in the pipeline calls it: ``identify`` takes the entities of a registry that no list knows and gives the
identifiers of which the service is sure, for a user to look at and add as overrides or to the curated tables.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.resolve.registry import Known, Registry

log = logging.getLogger(__name__)

WIKIDATA = "https://wikidata.reconci.link/{lang}/api"
BATCH = 10
# Wikidata's classes for our types; other services get the query without a type.
_WIKIDATA_TYPES = {"Person": "Q5", "Organization": "Q43229", "Place": "Q2221906", "State": "Q3624078"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer of a service: identifier, name, score (the service's own scale), whether the service is sure."""

    id: str
    name: str
    score: float
    match: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A name to look up, with a type identifier of the service where it is known."""

    name: str
    type: str | None = None
    limit: int = 3

    def as_json(self) -> dict[str, Any]:
        """The query as the protocol writes it."""
        return {"query": self.name, "limit": self.limit, **({"type": self.type} if self.type else {})}


class Client:
    """Asks one service; answers are kept in an SQLite file (or in memory), so that nothing is asked twice."""

    def __init__(self, endpoint: str, cache: Path | str = ":memory:", timeout: float = 30.0) -> None:
        if not endpoint.startswith(("http://", "https://")):
            raise InputError(f"{endpoint!r} is no address of a reconciliation service")
        self.endpoint, self.timeout = endpoint, timeout
        self._db = sqlite3.connect(cache)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS answer (endpoint TEXT, query TEXT, said TEXT, PRIMARY KEY (endpoint, query))")

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *exception: object) -> None:
        self._db.close()

    def manifest(self) -> Mapping[str, Any]:
        """What the service says of itself; ``InputError`` where it is no reconciliation service."""
        said = self._request(None)
        if not isinstance(said, dict) or "identifierSpace" not in said:
            raise InputError(f"{self.endpoint} does not answer as a reconciliation service")
        return said

    def candidates(self, queries: Sequence[Query]) -> list[tuple[Candidate, ...]]:
        """Answers in the order of the queries, best first; raises ``InputError`` where the service cannot be reached."""
        keys = [json.dumps(q.as_json(), ensure_ascii=False, sort_keys=True) for q in queries]
        missing = [key for key in dict.fromkeys(keys) if self._cached(key) is None]
        for begin in range(0, len(missing), BATCH):
            self._ask(missing[begin:begin + BATCH])
        return [tuple(Candidate(**c) for c in self._cached(key) or ()) for key in keys]

    def _cached(self, key: str) -> list[dict[str, Any]] | None:
        row = self._db.execute("SELECT said FROM answer WHERE endpoint = ? AND query = ?", (self.endpoint, key)).fetchone()
        return json.loads(row[0]) if row else None

    def _ask(self, keys: Sequence[str]) -> None:
        batch = {f"q{i}": json.loads(key) for i, key in enumerate(keys)}
        said = self._request(batch)
        for i, key in enumerate(keys):
            answer = said.get(f"q{i}") if isinstance(said, dict) else None
            if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
                raise InputError(f"{self.endpoint} gave no result for {batch[f'q{i}']['query']!r}")
            found = [Candidate(str(c["id"]), str(c.get("name", "")), float(c.get("score", 0)), bool(c.get("match", False)))
                     for c in answer["result"] if "id" in c]
            found.sort(key=lambda c: (-c.score, c.id))
            self._db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)",
                             (self.endpoint, key, json.dumps([asdict(c) for c in found], ensure_ascii=False)))
        self._db.commit()

    def _request(self, batch: Mapping[str, Any] | None) -> Any:
        data = None
        if batch is not None:
            data = urllib.parse.urlencode({"queries": json.dumps(batch, ensure_ascii=False)}).encode()
        request = urllib.request.Request(self.endpoint, data, {"User-Agent": "khabar", "Accept": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                return json.load(response)
        except (urllib.error.URLError, TimeoutError, OSError, ValueError) as error:
            raise InputError(f"no answer from the reconciliation service {self.endpoint}: {error}") from error


def identify(registry: Registry, client: Client, kinds: Iterable[str] = ("Person", "Organization")) -> Iterator[
        tuple[str, Candidate]]:
    """Identifiers for entities with a full name and none yet: only those of which the service is sure, and one alone."""
    wanted = set(kinds)
    todo = [k for k in registry.known() if k.type in wanted and not k.identifiers and k.key.count("/") == 1]
    types = _WIKIDATA_TYPES if "wikidata" in client.endpoint else {}
    answers = client.candidates([Query(_usual(k), types.get(k.type)) for k in todo])
    for known, found in zip(todo, answers, strict=True):
        sure = [c for c in found if c.match]
        if len(sure) == 1:
            yield registry.canonical(known.key), sure[0]
        else:
            log.debug("%s: %d candidates, %d sure", known.key, len(found), len(sure))


def _usual(known: Known) -> str:
    """The longest Latin name, else the longest one."""
    return max((name for _, name in sorted(known.names)), key=lambda n: (any("a" <= c.casefold() <= "z" for c in n), len(n), n))
