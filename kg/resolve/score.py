"""Entity clustering against gold files: B-cubed, duplicate entities and wrong merges by name.

Method. A gold file lists the names by which its article calls an entity. Every occurrence of such a name in the
text is an item, unless a longer name of another entity covers it, or two entities of the article share the name. The
system's entity of an item is that of the mention which covers or is covered by it with the largest overlap (over
half of the longer of the two; titles may add words). B-cubed (Bagga and Baldwin 1998) is taken over the items that
have a mention; ``found`` says what share that is, and ``strict`` counts an item without one as a cluster of its own.

Across articles, two gold entities are the same where they have the same type and the same usual English name, which
each gold entity has; descriptions (in small letters) never are. So one store of all articles, and the pair of
languages, are scored in the same way.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Entity, Mention, Resolution
from kg.resolve.names import name_key
from kg.text import is_arabic

UNFOUND = "?"
_OVERLAP = 0.5
_CLITIC = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One occurrence of a gold name: gold identity, system key (``?…`` where no mention covers it)."""

    article: str
    lang: str
    begin: int
    end: int
    text: str
    gold: str
    key: str

    @property
    def found(self) -> bool:
        """True where a mention covers it."""
        return not self.key.startswith(UNFOUND)


@dataclass(frozen=True, slots=True)
class EntityScore:
    """Scores of one set of articles (``ar``, ``en``, ``pair`` or ``all``), and what went wrong by name."""

    part: str
    items: int
    found: float
    precision: float
    recall: float
    f1: float
    strict: float
    duplicates: tuple[tuple[str, tuple[str, ...]], ...]
    wrong: tuple[tuple[str, tuple[str, ...]], ...]

    def lines(self, most: int = 40) -> list[str]:
        """The score as lines of text, with the names of the worst cases."""
        out = [f"entities {self.part:4} B3 {self.f1:.3f} ({self.precision:.3f}/{self.recall:.3f})  strict {self.strict:.3f}  "
               f"found {self.found:.3f} of {self.items}  duplicates {len(self.duplicates)}  wrong merges {len(self.wrong)}"]
        out += [f"  duplicate {name}: {', '.join(keys)}" for name, keys in self.duplicates[:most]]
        out += [f"  merged {key}: {', '.join(names)}" for key, names in self.wrong[:most]]
        return out


def entity_scores(gold_dir: Path | str, resolutions: Iterable[Resolution]) -> tuple[EntityScore, ...]:
    """Scores for all articles, each language, and the entities seen in both (``pair``); article ids are gold ids.

    Articles without a gold file are left out. Pass linked resolutions (``kg.resolve.link``) to score a whole store.
    """
    gold = _gold_files(gold_dir)
    found: list[Item] = []
    for resolution in resolutions:
        article = resolution.extraction.document.article
        if article.id in gold:
            found += items(gold[article.id], resolution)
    langs = sorted({i.lang for i in found})
    parts = [("all", found), *((lang, [i for i in found if i.lang == lang]) for lang in langs)]
    if len(langs) > 1:
        parts.append(("pair", [i for i in found if _in_several(i.gold, found)]))
    return tuple(score(part, chosen) for part, chosen in parts if chosen)


def _gold_files(folder: Path | str) -> dict[str, dict[str, Any]]:
    """The gold files of a folder by the ids of their articles."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).glob("*.json")))
    return {gold["id"]: gold for gold in files}


def _in_several(gold: str, found: Sequence[Item]) -> bool:
    return len({i.lang for i in found if i.gold == gold}) > 1


def in_article_scores(gold_dir: Path | str, resolutions: Iterable[Resolution]) -> tuple[EntityScore, ...]:
    """The same with every article a world of its own: how good coreference is, whatever the keys."""
    gold = _gold_files(gold_dir)
    found = [Item(i.article, i.lang, i.begin, i.end, i.text, f"{i.gold} in {i.article}",
                  i.key if not i.found else f"{i.article} {i.key}")
             for r in resolutions if r.extraction.document.article.id in gold
             for i in items(gold[r.extraction.document.article.id], r)]
    parts = [(lang, [i for i in found if i.lang == lang]) for lang in sorted({i.lang for i in found})]
    return tuple(score(part, chosen) for part, chosen in parts if chosen)


def items(gold: Mapping[str, Any], resolution: Resolution) -> list[Item]:
    """The gold names' occurrences in one article, with the system's key for each."""
    spans = occurrences(gold)
    mentions = [m for m in resolution.extraction.mentions if m.kind in ("name", "nominal")]
    by_mention = resolution.by_mention
    return [Item(gold["id"], gold["lang"], begin, end, gold["text"][begin:end], gold_identity(gold, key),
                 _system_key(begin, end, gold["text"][begin:end], mentions, by_mention, gold["id"]))
            for begin, end, key in spans]


def gold_identity(gold: Mapping[str, Any], key: str) -> str:
    """What a gold entity is across articles: type and English name, or the article's own."""
    entity = gold["entities"][key]
    name = entity["names"][-1]
    latin = any("a" <= c.casefold() <= "z" for c in name)
    if not latin or name[:1].islower() or name[:1].isdigit() or entity["type"] in ("Agreement", "Thing"):
        return f"{entity['type']} {name} in {gold['id']}"
    return f"{entity['type']} {name_key(name)}"


def occurrences(gold: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """Where gold names stand in the text, longest first, none inside another; names of two entities left out."""
    text = gold["text"]
    owners: dict[str, set[str]] = defaultdict(set)
    for key, entity in gold["entities"].items():
        for name in entity["names"]:
            owners[name].add(key)
    taken: list[tuple[int, int]] = []
    found = []
    for name in sorted(owners, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<!\w)(?:[وفبلك]|لل|بال|وال|ال)?({re.escape(name)})(?!\w)", text):
            begin, end = match.span(1)
            if any(b < end and begin < e for b, e in taken):
                continue
            taken.append((begin, end))
            if len(owners[name]) == 1:
                found.append((begin, end, next(iter(owners[name]))))
    return sorted(found)


def _system_key(begin: int, end: int, text: str, mentions: Sequence[Mention], by_mention: Mapping[int, Entity],
                article: str) -> str:
    best: tuple[float, int, str] | None = None
    arabic = is_arabic(text)  # the head of an Arabic phrase comes first: a mention that begins later is a part of it
    for mention in mentions:
        entity = by_mention.get(mention.id)
        apart = min(end, mention.end) <= max(begin, mention.begin)
        if entity is None or apart or (arabic and mention.begin > begin + _CLITIC):
            continue
        name = mention.end - len(mention.name or mention.text)  # a name stands at the end of the mention, after its title
        share = max(_share(begin, end, first, mention.end) for first in (mention.begin, name))
        if share > _OVERLAP and (best is None or (share, -mention.id) > best[:2]):
            best = share, -mention.id, entity.key
    return best[2] if best else f"{UNFOUND}{article}:{begin}"


def _share(begin: int, end: int, first: int, last: int) -> float:
    """Overlap of two stretches as a share of the longer one."""
    return (min(end, last) - max(begin, first)) / max(end - begin, last - first)


def score(part: str, chosen: Sequence[Item]) -> EntityScore:
    """B-cubed and the named mistakes over some items."""
    found = [i for i in chosen if i.found]
    precision, recall = b_cubed([(i.gold, i.key) for i in found])
    strict = _f1(*b_cubed([(i.gold, i.key) for i in chosen]))
    keys, golds = defaultdict(set), defaultdict(set)
    for item in found:
        keys[item.gold].add(item.key)
        golds[item.key].add(item.gold)
    return EntityScore(part, len(chosen), round(len(found) / len(chosen), 3), round(precision, 3), round(recall, 3),
                       round(_f1(precision, recall), 3), round(strict, 3), _several(keys), _several(golds))


def _several(table: Mapping[str, set[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(sorted(table[name]))) for name in sorted(table) if len(table[name]) > 1)


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """B-cubed precision and recall of (gold, system) labels; 0 for nothing."""
    if not pairs:
        return 0.0, 0.0
    gold, system, both = Counter(g for g, _ in pairs), Counter(s for _, s in pairs), Counter(pairs)
    precision = sum(n * n / system[s] for (_, s), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(pairs)
    return precision, recall


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
