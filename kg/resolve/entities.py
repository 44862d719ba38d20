"""Clusters of an article to entities: key, labels, attributes. Keys depend on the article and the lists alone.

Listed things have the list's key. A full name gives ``type/name``: the same in every article, whatever was read
before. A thing without a full name (a description, a lone family name) is known only in its article, whose id is
part of its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.model import Attribute, Entity
from kg.resolve import gazetteer
from kg.resolve.clusters import Cluster
from kg.resolve.names import core, name_key, slug
from kg.resolve.views import View
from kg.text import fold, is_arabic

_ACCUSATIVE = re.compile("(?:اً|ًا)$")
_EDGES = " \t\n«»\"“”„()[]،,.:؛;'’‘-–—"


def entities(clusters: Iterable[Cluster], article: str, apart: frozenset[str] = frozenset(),
             home: str = "") -> tuple[Entity, ...]:
    """One entity a cluster, sorted by key.

    ``apart`` are keys that this article must not share with others, ``home`` is the country that it is about.
    """
    found: dict[str, Entity] = {}
    for cluster in clusters:
        key = entity_key(cluster, article, home)
        if key in apart:
            key = _local(cluster.type, article, key.partition("/")[2])
        while key in found and cluster.record is None and not _shared(key, article):
            key = _next(key)
        entity = _entity(key, cluster)
        found[key] = merged(found[key], entity) if key in found else entity
    return tuple(found[key] for key in sorted(found))


def entity_key(cluster: Cluster, article: str, home: str = "") -> str:
    """The cluster's key: the list's, the full name's, else one of the article's own.

    "Ministry of Education" and "Supreme Court" are those of the country that the article is about, where that is clear.
    """
    if cluster.record:
        return cluster.record.key
    name = full_name(cluster)
    kind = cluster.type
    if name is not None and kind in ("Organization", "Group") and _is_anybodys(name, cluster):
        return f"{kind.lower()}/{home.lower()}-{slug(name)}" if home else _local(kind, article, slug(name))
    if name is not None and (kind != "Person" or len(core(name)) > 1) and kind in ("Person", "Organization", "Place", "Group",
                                                                                  "State"):
        return f"{kind.lower()}/{slug(name)}"
    return _local(kind, article, slug(name or _description(cluster)))


def _is_anybodys(name: str, cluster: Cluster) -> bool:
    """True for the name of an institution that does not say whose it is."""
    lang = cluster.views[0].lang
    words = name_key(name).split()
    ends = {words[0], words[-1]} if words else set()
    return bool(ends & gazetteer.institution_words(lang)) and not gazetteer.countries_in(name)


def _local(kind: str, article: str, name: str) -> str:
    return f"{kind.lower()}/{slug_of_article(article)}/{name}"


def slug_of_article(article: str) -> str:
    """An article's id as part of a key."""
    return re.sub(r"[^\w.-]+", "-", article).strip("-") or "article"


def _shared(key: str, article: str) -> bool:
    return f"/{slug_of_article(article)}/" not in key


def _next(key: str) -> str:
    stem, _, number = key.rpartition("~")
    return f"{stem}~{int(number) + 1}" if stem and number.isdigit() else f"{key}~2"


def full_name(cluster: Cluster) -> str | None:
    """The fullest name: most words, then most often used, then first in the alphabet; None for the unnamed."""
    names = [clean(v.mention.name) for v in cluster.names]
    names = [n for n in names if n]
    if not names:
        return None
    return min(names, key=lambda n: (-min(len(core(n)), 5), is_arabic(n) is False and n.islower(), -names.count(n), n))


def clean(name: str) -> str:
    """A name without quotation marks and punctuation at its ends, on one line."""
    return " ".join(name.split()).strip(_EDGES)


def _description(cluster: Cluster) -> str:
    texts = [clean(v.description) for v in cluster.described()]
    return max(texts, key=lambda t: min(len(t.split()), 8), default="unnamed")


def _nominative(view: View) -> str:
    """A description that stands in the accusative as it is said by itself ("مسلحا" is "مسلح"), empty for any other."""
    head, _, rest = clean(view.description).partition(" ")
    stem = _ACCUSATIVE.sub("", head)
    if stem == head and head.endswith("ا") and fold(head[:-1]) == fold(view.mention.lemma):
        stem = head[:-1]
    return f"{stem} {rest}".strip() if is_arabic(head) and stem != head and len(stem) > 2 else ""


def _language(name: str, lang: str) -> str:
    if is_arabic(name):
        return "ar"
    return "en" if name.isascii() or lang == "en" or any("a" <= c.casefold() <= "z" for c in name) else lang


def _entity(key: str, cluster: Cluster) -> Entity:
    lang = cluster.views[0].lang
    seen = list(dict.fromkeys(clean(v.mention.name) for v in cluster.names if clean(v.mention.name)))
    if not seen:
        written = _description(cluster)
        nominative = next((n for v in cluster.described() if (n := _nominative(v)) and clean(v.description) == written), "")
        others = {clean(v.description) for v in cluster.described()} | {clean(v.brief) for v in cluster.described() if clean(v.brief)}
        seen = [*filter(None, [nominative]), written, *sorted(others)]
    own = full_name(cluster) or seen[0]
    listed = list(cluster.record.names) if cluster.record else []
    if cluster.record and cluster.record.type == "State":
        seen = []  # a capital or government that stood for it is no name of it
    names = listed + [(_language(n, lang), n) for n in ([own, *seen] if seen else [])]
    labels, aliases = label(names)
    return Entity(key, cluster.type, labels, aliases, cluster.record.identifiers if cluster.record else (),
                  tuple(sorted(v.id for v in cluster.views)), attributes(cluster))


def label(names: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Labels (the first name of each language) and aliases (the other names), sorted."""
    labels: dict[str, str] = {}
    aliases: list[tuple[str, str]] = []
    for lang, name in names:
        if lang not in labels:
            labels[lang] = name
        elif name != labels[lang]:
            aliases.append((lang, name))
    return tuple(sorted(labels.items())), tuple(sorted(set(aliases)))


def merged(one: Entity, other: Entity) -> Entity:
    """Two records of one entity as one: names, identifiers, mentions and attributes of both."""
    labels = dict(other.labels) | dict(one.labels)
    names = {*one.aliases, *other.aliases, *one.labels, *other.labels} - set(labels.items())
    return Entity(one.key, one.type, tuple(sorted(labels.items())), tuple(sorted(names)),
                  tuple(sorted({*one.identifiers, *other.identifiers})),
                  tuple(sorted({*one.mentions, *other.mentions})),
                  tuple(sorted({*one.attributes, *other.attributes}, key=_attribute_order)))


def _attribute_order(attribute: Attribute) -> tuple[str, str, str, int]:
    return attribute.name, attribute.value, attribute.entity or "", attribute.mention or 0


def attributes(cluster: Cluster) -> tuple[Attribute, ...]:
    """Office, nationality and membership that titles and descriptions state, each with its mention."""
    if cluster.type != "Person":
        return ()
    found: dict[tuple[str, str], Attribute] = {}
    own = {word for view in cluster.names for word in view.words}
    for view in cluster.described():
        for attribute in _stated(view, own):
            found.setdefault((attribute.name, attribute.entity or attribute.value), attribute)
    return tuple(sorted(found.values(), key=_attribute_order))


def _stated(view: View, own: set[str]) -> Iterable[Attribute]:
    """What one title, or description of a person with a name, says; a description that holds the name says nothing."""
    phrase = clean((view.mention.title if view.named else view.mention.name or view.mention.text) or "")
    tokens = [clean(t) for t in phrase.split()]
    if not tokens or (not view.named and (not own or own & set(view.words))):
        return
    if view.title_head or view.head:
        kind = gazetteer.title_nouns(view.lang).get(view.title_head or view.head)
        if kind != "honorific" or len(tokens) > 2:
            yield Attribute("office", phrase, None, view.id)
    taken: set[int] = set()
    for begin, end in _windows(len(tokens), 5):
        part = " ".join(tokens[begin:end])
        if not taken & set(range(begin, end)) and (organization := gazetteer.organization(part)):
            taken |= set(range(begin, end))
            yield Attribute("memberOf", part, organization.key, view.id)
    for begin, end in _windows(len(tokens), 3):
        part = " ".join(tokens[begin:end])
        code = None if taken & set(range(begin, end)) else gazetteer.demonym_of(part)
        if code and (state := gazetteer.state(code)):
            taken |= set(range(begin, end))
            yield Attribute("nationality", part, state.key, view.id)


def _windows(length: int, longest: int) -> Iterable[tuple[int, int]]:
    """Stretches of up to so many words, longer ones first."""
    return ((b, b + n) for n in range(min(longest, length), 0, -1) for b in range(length - n + 1))
