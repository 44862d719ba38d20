"""What is known of entities across articles: names, types, evidence; on disk or in memory; grows with the store.

The registry is a set of facts, each said by an article (SQLite, one table a kind). Adding an article again changes
nothing, the order of articles changes nothing, and every decision is a function of the whole set
(``kg.resolve.decide``). A text file of overrides can force or forbid a merge.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.model import Decision, Entity, Resolution
from kg.resolve.names import name_key

_TABLES = """
CREATE TABLE IF NOT EXISTS entity (key TEXT, article TEXT, type TEXT, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (key TEXT, article TEXT, lang TEXT, name TEXT, folded TEXT, usual INTEGER,
    PRIMARY KEY (key, article, lang, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (key TEXT, article TEXT, kind TEXT, value TEXT,
    PRIMARY KEY (key, article, kind, value)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decision (article TEXT, key TEXT, said TEXT, PRIMARY KEY (article, key, said)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_folded ON name (folded);
"""


@dataclass(frozen=True)
class Known:
    """All that is known of one key: names by language, facts (country, identifier), articles."""

    key: str
    type: str
    names: frozenset[tuple[str, str]] = frozenset()
    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Overrides:
    """Merges that a user forces or forbids: pairs of keys, and keys that are apart in certain articles."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    local: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def in_article(self, article: str) -> frozenset[str]:
        """Keys that this article must not share with others."""
        return self.local.get(article, frozenset())


def read_overrides(path: Path | str) -> Overrides:
    """A text file of ``same KEY KEY``, ``apart KEY KEY`` or ``apart KEY article:ID`` lines, ``#`` for comments.

    Raises ``InputError`` for a line that is none of these, or a pair that is both.
    """
    same: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    local: dict[str, set[str]] = {}
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("#")[0].split()
        if not cells:
            continue
        if len(cells) != 3 or cells[0] not in ("same", "apart"):
            raise InputError(f"{path}:{number}: expected 'same KEY KEY', 'apart KEY KEY' or 'apart KEY article:ID'")
        if cells[2].startswith("article:"):
            if cells[0] == "same":
                raise InputError(f"{path}:{number}: 'same' takes two keys")
            local.setdefault(cells[2].removeprefix("article:"), set()).add(cells[1])
        else:
            (same if cells[0] == "same" else apart).add(frozenset(cells[1:]))
    if same & apart:
        pair = " and ".join(sorted(next(iter(same & apart))))
        raise InputError(f"{path}: {pair} are both 'same' and 'apart'")
    return Overrides(frozenset(same), frozenset(apart), {a: frozenset(k) for a, k in local.items()})


class Registry:
    """Entities of all articles seen; ``Registry()`` lives in memory, ``Registry.open(path)`` on disk."""

    def __init__(self, connection: sqlite3.Connection | None = None, overrides: Overrides | None = None) -> None:
        self._db = connection or sqlite3.connect(":memory:")
        self._db.executescript(_TABLES)
        self.overrides = overrides or Overrides()
        self._canonical: dict[str, str] | None = None
        self._decisions: tuple[Decision, ...] = ()

    @classmethod
    def open(cls, path: Path | str, overrides: Path | str | None = None) -> Registry:
        """The registry in an SQLite file, made if it is missing; overrides are read from a text file.

        Raises ``InputError`` where the file is no registry.
        """
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        said = read_overrides(overrides) if overrides and Path(overrides).exists() else None
        try:
            return cls(sqlite3.connect(path), said)
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path} is not a registry of entities ({error})") from error

    def close(self) -> None:
        """Write what is pending and close the file."""
        self._db.commit()
        self._db.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # --- growing --------------------------------------------------------------------------------

    def add(self, resolution: Resolution) -> None:
        """Note the entities of an article in place of what an earlier reading of the same article said."""
        article = resolution.extraction.document.article.id
        for table in ("entity", "name", "fact", "decision"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        for entity in resolution.entities:
            self._add_entity(entity, article)
        rows = [(article, d.left, json.dumps([d.right, d.same, round(d.score, 3), [list(r) for r in d.reasons]],
                                             ensure_ascii=False)) for d in resolution.decisions]
        self._db.executemany("INSERT OR IGNORE INTO decision VALUES (?, ?, ?)", rows)
        self._db.commit()
        self._canonical = None

    def _add_entity(self, entity: Entity, article: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO entity VALUES (?, ?, ?)", (entity.key, article, entity.type))
        names = [(entity.key, article, lang, name, name_key(name), int((lang, name) in entity.labels))
                 for lang, name in (*entity.labels, *entity.aliases)]
        self._db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?)", names)
        facts = [("office", a.value) if a.name == "office" else (a.name, a.entity or a.value) for a in entity.attributes]
        facts += [("identifier", f"{scheme} {iri}") for scheme, iri in entity.identifiers]
        self._db.executemany("INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?)",
                             [(entity.key, article, kind, value) for kind, value in facts])

    # --- looking up -----------------------------------------------------------------------------

    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(row[0] for row in self._db.execute("SELECT DISTINCT key FROM entity ORDER BY key"))

    def known(self, shared: bool = False) -> Iterator[Known]:
        """All that is known of each key, in order of key; ``shared`` leaves out keys of single articles."""
        yield from self._read("WHERE key NOT LIKE '%/%/%'" if shared else "", ())

    def get(self, key: str) -> Known:
        """What is known of a key; ``InputError`` for a key that is not in the registry."""
        found = next(self._read("WHERE key = ?", (key,)), None)
        if found is None:
            raise InputError(f"no entity {key!r} in the registry")
        return found

    def _read(self, where: str, values: tuple[str, ...]) -> Iterator[Known]:
        types, articles = defaultdict(list), defaultdict(set)
        for key, article, kind in self._db.execute(f"SELECT key, article, type FROM entity {where}", values):
            types[key].append(kind)
            articles[key].add(article)
        names, facts = defaultdict(set), defaultdict(set)
        for key, lang, name in self._db.execute(f"SELECT DISTINCT key, lang, name FROM name {where}", values):
            names[key].add((lang, name))
        for key, kind, value in self._db.execute(f"SELECT DISTINCT key, kind, value FROM fact {where}", values):
            facts[key, kind].add(value)
        for key in sorted(types):
            kinds = sorted(types[key])
            ids = frozenset((scheme, iri) for scheme, _, iri in (v.partition(" ") for v in facts[key, "identifier"]))
            yield Known(key, max(kinds, key=kinds.count), frozenset(names[key]), frozenset(facts[key, "nationality"]),
                        frozenset(facts[key, "office"]), ids, frozenset(articles[key]))

    def find(self, name: str) -> tuple[str, ...]:
        """Keys that bear a name, up to folded spelling."""
        rows = self._db.execute("SELECT DISTINCT key FROM name WHERE folded = ? ORDER BY key", (name_key(name),))
        return tuple(row[0] for row in rows)

    # --- deciding -------------------------------------------------------------------------------

    def canonical(self, key: str) -> str:
        """The key under which an entity is known once all articles are seen; unknown keys stand for themselves."""
        return self.renames().get(key, key)

    def renames(self) -> Mapping[str, str]:
        """Keys that another one replaces, as all articles together decide."""
        from kg.resolve.decide import decide

        if self._canonical is None:
            self._canonical, self._decisions = decide(tuple(self.known(shared=True)), self.overrides)
        return self._canonical

    def decisions(self) -> tuple[Decision, ...]:
        """Every merge, and every pair looked at and kept apart, with reasons."""
        self.renames()
        return self._decisions

    def explain(self, entity: str) -> str:
        """Why an entity is what it is, for ``kg why ENTITY``: a key or name to readable lines.

        Raises ``InputError`` for an entity that is not in the registry.
        """
        known = entity in self.keys() or entity in self.renames().values()
        keys = [entity] if known else list(self.find(entity))
        if not keys:
            raise InputError(f"no entity {entity!r} in the registry: give its key or one of its names")
        return "\n\n".join(self._explain(key) for key in dict.fromkeys(self.canonical(k) for k in keys))

    def _explain(self, key: str) -> str:
        members = sorted({key, *(old for old, new in self.renames().items() if new == key)})
        lines = [key]
        for member in members:
            known = self.get(member) if member in self.keys() else None
            if known is None:
                continue
            names = ", ".join(f"{name} @{lang}" for lang, name in sorted(known.names))
            lines += [f"  {member} ({known.type}) in {', '.join(sorted(known.articles))}", f"    names: {names}"]
            lines += [f"    {scheme}: {iri}" for scheme, iri in sorted(known.identifiers)]
            lines += [f"    office: {office}" for office in sorted(known.offices)]
            lines += [f"    {line}" for line in self._in_articles(known)]
        for d in self.decisions():
            if d.left in members or d.right in members:
                why = ", ".join(f"{reason} {weight:+.2f}" for reason, weight in d.reasons)
                lines.append(f"  {'same' if d.same else 'apart'}: {d.left} | {d.right}  {d.score:.2f}  ({why})")
        return "\n".join(lines)

    def _in_articles(self, known: Known) -> Iterable[str]:
        """Merges inside articles that concern one of the names."""
        names = {name for _, name in known.names}
        for article in sorted(known.articles):
            rows = self._db.execute("SELECT key, said FROM decision WHERE article = ? ORDER BY key, said", (article,))
            for left, said in rows:
                right, same, score, reasons = json.loads(said)
                if left.rpartition("@")[0] in names or right.rpartition("@")[0] in names:
                    why = ", ".join(reason for reason, _ in reasons)
                    yield f"{article}: {left} {'=' if same else '!='} {right}  {score:.2f}  ({why})"
