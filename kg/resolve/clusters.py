"""Clusters of mentions that are the same thing, and the record of why they were put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model import Decision
from kg.resolve.gazetteer import Record
from kg.resolve.views import View

# Pairs of types that may turn out to be one thing: recognisers mistake these for each other.
_CONFUSED = ({"Organization", "Group"}, {"Place", "Organization"}, {"Place", "State"})


class Cluster:
    """Mentions held to be one thing, in text order; ``record`` is the public list's entry for it."""

    def __init__(self, view: View) -> None:
        self.views = [view]
        self.record: Record | None = None

    @property
    def type(self) -> str:
        """The list's type, else what most names say, else most descriptions."""
        if self.record:
            return self.record.type
        named = [v.mention.type for v in self.views if v.named] or [v.mention.type for v in self.described()]
        counts = Counter(t for t in named if t != "Thing") or Counter(named) or Counter(["Thing"])
        found = counts.most_common(1)[0][0]
        return found if found != "State" else self._unlisted_state()

    def _unlisted_state(self) -> str:
        """A State that no list knows is a region, several countries, or a government of no country."""
        if self.names:
            return "Place"
        return "Group" if self.number in ("Plur", "Dual") else "Organization"

    def described(self) -> list[View]:
        """Mentions by name or description."""
        return [v for v in self.views if v.mention.kind in ("name", "nominal")]

    @property
    def names(self) -> list[View]:
        """Mentions by name."""
        return [v for v in self.views if v.named]

    @property
    def begin(self) -> int:
        """Where it is first mentioned."""
        return self.views[0].mention.begin

    def last_before(self, position: int) -> View | None:
        """Its last mention that begins before a place in the text."""
        return next((v for v in reversed(self.views) if v.mention.begin < position), None)

    @property
    def countries(self) -> frozenset[str]:
        """Countries said or known of it (not of a State itself)."""
        found = {c for v in self.described() for c in v.countries}
        if self.record and self.record.country:
            found.add(self.record.country)
        return frozenset(found)

    @property
    def gender(self) -> str:
        """Masc, Fem or empty; for a person from the lists or title, else the grammatical gender."""
        if self.record and self.record.gender:
            return self.record.gender
        counts = Counter(v.mention.gender for v in self.views if v.mention.gender in ("Masc", "Fem") and not self._is_things(v))
        return counts.most_common(1)[0][0] if len(counts) == 1 else ""

    def _is_things(self, view: View) -> bool:
        """True for the plural of a thing, whose pronouns have another gender than its noun ("محاكم" is "هي")."""
        return view.lang == "ar" and view.mention.kind == "nominal" and view.mention.number == "Plur" \
            and self.type not in ("Person", "Group")

    @property
    def number(self) -> str:
        """Sing, Dual, Plur or empty, as most descriptions say."""
        counts = Counter(v.mention.number for v in self.described() if v.mention.number)
        return counts.most_common(1)[0][0] if counts else ""

    def roles(self) -> list[tuple[str, frozenset[str], frozenset[str]]]:
        """Offices and descriptions: head, other words, countries."""
        found = [(v.title_head, v.title_mods, frozenset(v.countries)) for v in self.views if v.title_head]
        found += [(head, mods, frozenset(v.countries)) for v in self.views for head, mods in v.more_offices]
        return found + [(v.head, v.mods, frozenset(v.countries)) for v in self.views if v.mention.kind == "nominal"]


class Clustering:
    """A partition of mentions that only ever gets coarser; every merge is a Decision."""

    def __init__(self, views: Iterable[View]) -> None:
        self.views = tuple(views)
        self._of = {v.id: Cluster(v) for v in self.views if v.mention.kind in ("name", "nominal")}
        self.decisions: list[Decision] = []
        self.home = ""  # ISO code of the country that the article is about

    def of(self, view: View) -> Cluster | None:
        """The mention's cluster, None while a pronoun has none."""
        return self._of.get(view.id)

    def __iter__(self) -> Iterator[Cluster]:
        """The clusters in text order."""
        seen: dict[int, Cluster] = {}
        for view in self.views:
            cluster = self._of.get(view.id)
            if cluster is not None:
                seen.setdefault(id(cluster), cluster)
        yield from seen.values()

    def compatible(self, left: Cluster, right: Cluster) -> bool:
        """False for two things that the lists or their types hold apart."""
        if left.record and right.record:
            return left.record.key == right.record.key
        a, b = left.type, right.type
        return a == b or "Thing" in (a, b) or {a, b} in _CONFUSED

    def merge(self, left: Cluster, right: Cluster, reason: str, score: float) -> bool:
        """Make one cluster of two that are compatible, and say why; False if they are not."""
        if left is right:
            return True
        if not self.compatible(left, right):
            return False
        self.decisions.append(Decision(_name(left), _name(right), True, score, ((reason, score),)))
        left.record = left.record or right.record
        left.views = sorted(left.views + right.views, key=lambda v: (v.mention.begin, v.mention.end, v.id))
        for view in right.views:
            self._of[view.id] = left
        return True

    def attach(self, view: View, cluster: Cluster, reason: str, score: float) -> None:
        """Give a pronoun its antecedent."""
        self.decisions.append(Decision(_name(cluster), f"{view.mention.text}@{view.mention.begin}", True, score,
                                       ((reason, score),)))
        cluster.views = sorted([*cluster.views, view], key=lambda v: (v.mention.begin, v.mention.end, v.id))
        self._of[view.id] = cluster


def _name(cluster: Cluster) -> str:
    view = next(iter(cluster.names or cluster.views))
    return f"{view.mention.name or view.mention.text}@{view.mention.begin}"
