"""Which keys of different articles are one entity: candidates, scores with reasons, and one key for each set.

A function of the whole set of facts and of nothing else, so that the order in which articles came cannot matter.
Pairs are weighed by the comparators below (one visible list of weights, as in nomenklatura's matchers); sets are
closed by taking pairs from the best score down, never joining what an override or two identifiers hold apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kg.model import Decision
from kg.resolve.gazetteer import is_listed, state
from kg.resolve.names import core, cross_script, name_key, part_of, same_spelling, skeleton
from kg.resolve.registry import Known, Overrides
from kg.text import is_arabic

THRESHOLD = 0.8
SAME_NAME, SAME_WORD, SAME_WORDS, RENDERING, LONGER_NAME = 1.0, 0.6, 0.9, 0.85, 0.6
SHARED_COUNTRY, OTHER_COUNTRY, SHARED_OFFICE, SAME_TYPE, OTHER_TYPE = 0.15, -0.5, 0.15, 0.0, -0.5
_NAMED = ("Person", "Organization", "Group", "Place", "Agreement")


def decide(known: Sequence[Known], overrides: Overrides) -> tuple[dict[str, str], tuple[Decision, ...]]:
    """Renamings (key to canonical key) and the decisions behind them, from all that is known."""
    table = {k.key: k for k in known}
    weighed = [weigh(table[a], table[b]) for a, b in candidates(known)]
    forced = [Decision(a, b, True, 2.0, (("forced by override", 2.0),))
              for a, b in sorted(sorted(pair) for pair in overrides.same) if len({a, b}) == 2]
    forbidden = {frozenset(pair) for pair in overrides.apart}
    sets: dict[str, frozenset[str]] = {}
    decisions = []
    for d in sorted((*forced, *weighed), key=lambda d: (-d.score, d.left, d.right)):
        left, right = sets.get(d.left, frozenset((d.left,))), sets.get(d.right, frozenset((d.right,)))
        against = _against(left, right, forbidden, table) if d.same and d.score < 2 else None
        if against:
            decisions.append(Decision(d.left, d.right, False, d.score, (*d.reasons, (against, -2.0))))
            continue
        decisions.append(d)
        if d.same:
            union = left | right
            sets.update(dict.fromkeys(union, union))
    renames = {key: first for union in set(sets.values()) for first in (canonical_key(union),) for key in union if key != first}
    return dict(sorted(renames.items())), tuple(sorted(decisions, key=lambda d: (d.left, d.right, -d.score)))


def canonical_key(keys: Iterable[str]) -> str:
    """The key that stands for a set: a listed one, else a full name rather than an article's own, Latin, shortest."""
    return min(keys, key=_rank)


def _rank(key: str) -> tuple[bool, int, bool, int, int, str]:
    fullness = -len(key.split("-")) if key.count("/") == 1 else 0
    return not is_listed(key), key.count("/"), is_arabic(key), fullness, len(key), key


def _against(left: frozenset[str], right: frozenset[str], forbidden: set[frozenset[str]],
             table: Mapping[str, Known]) -> str | None:
    if any(frozenset((a, b)) in forbidden for a in left for b in right):
        return "forbidden by override"
    for a in left:
        for b in right:
            if is_listed(a) and is_listed(b):
                return "two entries of the public lists"
            one, two = table.get(a), table.get(b)
            if one and two and _schemes(one) & _schemes(two) and not one.identifiers & two.identifiers:
                return "different public identifiers"
    return None


def _schemes(known: Known) -> set[str]:
    return {scheme for scheme, _ in known.identifiers}


def candidates(known: Sequence[Known]) -> list[tuple[str, str]]:
    """Pairs worth weighing: both named in full, with a folded name or a rendering in common."""
    blocks: dict[str, list[str]] = {}
    for entity in known:
        if entity.type not in _NAMED or entity.key.count("/") != 1:
            continue
        for block in sorted({b for _, name in entity.names for b in _blocks(name)}):
            blocks.setdefault(f"{_family(entity.type)} {block}", []).append(entity.key)
    listed = {entity.key for entity in known if is_listed(entity.key)}
    pairs = {pair for keys in blocks.values() if len(keys) <= 200 for pair in combinations(sorted(set(keys)), 2)}
    return sorted(pair for pair in pairs if not listed.issuperset(pair))


def _family(kind: str) -> str:
    return "body" if kind in ("Organization", "Group") else kind


def _blocks(name: str) -> Iterable[str]:
    yield name_key(name)
    words = core(name)
    if len(words) > 1:
        bones = sorted(b for b in (skeleton(w).replace("h", "") for w in words) if len(b) > 1)
        yield from (f"~{a} {b}" for a, b in combinations(bones, 2))
        if bones:
            yield f"~{bones[-1]}"


def weigh(left: Known, right: Known) -> Decision:
    """The pair's score and the reasons that add up to it."""
    reasons = [_best_name(left, right), _country(left, right), _office(left, right)]
    said = tuple((reason, weight) for reason, weight in reasons if weight)
    score = round(sum(weight for _, weight in said), 3)
    return Decision(left.key, right.key, score >= THRESHOLD, score, said)


def _best_name(left: Known, right: Known) -> tuple[str, float]:
    person = left.type == right.type == "Person"
    pairs = [_compare(a, b, person) for _, a in sorted(left.names) for _, b in sorted(right.names)]
    return max(pairs, key=lambda pair: (pair[1], pair[0]), default=("no names", 0.0))


def _compare(a: str, b: str, person: bool) -> tuple[str, float]:
    one, two = core(a), core(b)
    if min(len(one), len(two)) < 2 and person:
        return f"only a short name ({a} | {b})", 0.0
    if name_key(a) == name_key(b):
        # one word may mean anything: had the article meant the listed thing, it would have been linked to it
        return (f"same name ({a})", SAME_NAME) if min(len(one), len(two)) > 1 else (f"same word ({a})", SAME_WORD)
    if not person:
        return "different names", 0.0
    if is_arabic(a) != is_arabic(b):
        likeness = cross_script(a, b)
        return f"renders the name ({a} | {b})", RENDERING * likeness if likeness >= 0.9 else 0.5 * likeness
    if len(one) == len(two) and all(same_spelling(x, y) for x, y in zip(one, two, strict=True)):
        return f"spelling variant ({a} | {b})", SAME_WORDS
    short, full = sorted((one, two), key=len)
    if len(short) > 1 and part_of(short, full):
        return f"part of the fuller name ({a} | {b})", LONGER_NAME + (0.1 if short[0] == full[0] and short[-1] == full[-1] else 0)
    return "different names", 0.0


def _country(left: Known, right: Known) -> tuple[str, float]:
    one, two = left.countries or _home(left), right.countries or _home(right)
    if not one or not two:
        return "", 0.0
    if one & two:
        return "same country", SHARED_COUNTRY
    return "different countries", OTHER_COUNTRY


def _home(known: Known) -> frozenset[str]:
    """The country in the key of an institution (``organization/cl-ministry-of-education``)."""
    kind, _, name = known.key.partition("/")
    code = name.partition("-")[0]
    home = state(code) if kind in ("organization", "group") and len(code) == 2 and "-" in name else None
    return frozenset((home.key,)) if home else frozenset()


def _office(left: Known, right: Known) -> tuple[str, float]:
    shared = {name_key(o) for o in left.offices} & {name_key(o) for o in right.offices}
    return (f"same office ({min(shared)})", SHARED_OFFICE) if shared else ("", 0.0)
