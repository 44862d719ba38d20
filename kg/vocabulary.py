"""The vocabulary as data: classes, families, properties and shortcuts, read from ``ontology/khabar.ttl``.

No class is listed in code: everything that needs one asks here. Class and property names are given and
returned without the namespace (``"Meeting"``, ``"agent"``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import VocabularyError

KG = "https://w3id.org/khabar/ontology#"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A property of direct triples: from the fillers of ``sources`` to those of ``targets`` (role names).

    The target ``date`` stands for the event's date. A symmetric property holds in both directions.
    """

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the ontology says of classes and shortcuts."""

    family: dict[str, str]
    families: tuple[str, ...]
    claims: frozenset[str]
    symmetric: frozenset[str]
    shortcuts: dict[str, tuple[Shortcut, ...]]
    superclasses: dict[str, tuple[str, ...]]
    properties: tuple[str, ...]
    labels: dict[str, dict[str, str]]


def ontology_dir() -> Path:
    """Folder of the ontology, shapes and context: inside an installed package, else beside it in a checkout.

    Raises VocabularyError where neither is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        if (folder / "khabar.ttl").is_file():
            return folder
    raise VocabularyError(f"khabar.ttl is neither in {package}/_ontology nor in {package.parent}/ontology: "
                          "the installation is incomplete")


@cache
def ontology_graph() -> Graph:
    """The ontology as a graph; shared by all callers, so never change it."""
    return Graph().parse(ontology_dir() / "khabar.ttl", format="turtle")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    return read_vocabulary(ontology_graph())


def read_vocabulary(graph: Graph) -> Vocabulary:
    """The vocabulary that a graph states; raises VocabularyError where it contradicts itself."""
    above = {_name(c): _ancestors(graph, c) for c in sorted(graph.subjects(RDF.type, OWL.Class), key=str) if _own(c)}
    families = sorted(_name(f) for f in graph.subjects(RDF.type, _term("Family")))
    shortcuts = {_name(cls): _shortcuts(graph, cls) for cls in graph.subjects(_term("shortcut"), None)}
    family = {cls: _family(cls, above, families) for cls in sorted(shortcuts)}
    return Vocabulary(
        family=family,
        families=tuple(families),
        claims=frozenset(cls for cls in family if "Claim" in above[cls]),
        symmetric=frozenset(cls for cls in family if "SymmetricEvent" in above[cls]),
        shortcuts=shortcuts,
        superclasses=above,
        properties=tuple(sorted(_properties(graph))),
        labels=_labels(graph),
    )


def classes() -> tuple[str, ...]:
    """The most specific event classes, sorted."""
    return tuple(vocabulary().family)


def families() -> tuple[str, ...]:
    """The event families, sorted; ``Occurrence`` is a class and its own family."""
    return vocabulary().families


def family_of(cls: str) -> str:
    """The family of an event class; raises VocabularyError for an unknown class."""
    return _known(cls, vocabulary().family)


def is_claim(cls: str) -> bool:
    """True where events of the class are also claims."""
    return _checked(cls) in vocabulary().claims


def is_symmetric(cls: str) -> bool:
    """True where all sides take the same part, so that ``kg:participant`` alone is used."""
    return _checked(cls) in vocabulary().symmetric


def shortcuts_of(cls: str) -> tuple[Shortcut, ...]:
    """All direct properties of a class, sorted by name."""
    return _known(cls, vocabulary().shortcuts)


def shortcut_of(cls: str) -> str:
    """Name of the class's first direct property between entities (``met`` for ``Meeting``)."""
    return next(s.name for s in shortcuts_of(cls) if s.targets != ("date",))


def superclasses(cls: str) -> tuple[str, ...]:
    """All superclasses of one of our classes within our namespace, sorted, without the class itself."""
    return _known(cls, vocabulary().superclasses)


def properties() -> tuple[str, ...]:
    """Our properties, sorted."""
    return vocabulary().properties


def label(name: str, lang: str = "en") -> str:
    """Label of a class or property in a language, else its name."""
    return vocabulary().labels.get(name, {}).get(lang, name)


def _known(cls: str, table: Mapping[str, T]) -> T:
    try:
        return table[cls]
    except KeyError:
        raise VocabularyError(f"{cls!r} is not a class of the ontology") from None


def _checked(cls: str) -> str:
    _known(cls, vocabulary().family)
    return cls


def _term(name: str) -> URIRef:
    return URIRef(KG + name)


def _own(term: object) -> bool:
    return isinstance(term, URIRef) and term.startswith(KG)


def _name(term: Node) -> str:
    return str(term)[len(KG):]


def _ancestors(graph: Graph, cls: Node) -> tuple[str, ...]:
    found = [c for c in graph.transitive_objects(cls, RDFS.subClassOf) if c is not None]
    return tuple(sorted({_name(c) for c in found if _own(c) and c != cls}))


def _family(cls: str, above: dict[str, tuple[str, ...]], known: list[str]) -> str:
    found = [f for f in known if f == cls or f in above[cls]]
    if len(found) != 1:
        raise VocabularyError(f"class {cls} is in {len(found)} families: {', '.join(found) or 'none'}")
    return found[0]


def _shortcuts(graph: Graph, cls: Node) -> tuple[Shortcut, ...]:
    return tuple(_shortcut(graph, prop) for prop in sorted(graph.objects(cls, _term("shortcut")), key=str))


def _shortcut(graph: Graph, prop: Node) -> Shortcut:
    def roles(edge: str) -> tuple[str, ...]:
        return tuple(sorted(_name(role) for role in graph.objects(prop, _term(edge))))

    sources, targets = roles("shortcutFrom"), roles("shortcutTo")
    if not (sources and targets):
        raise VocabularyError(f"shortcut {_name(prop)} does not say from which role to which it goes")
    return Shortcut(_name(prop), sources, targets, symmetric=(prop, RDF.type, OWL.SymmetricProperty) in graph)


def _properties(graph: Graph) -> set[str]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    return {_name(p) for kind in kinds for p in graph.subjects(RDF.type, kind) if _own(p)}


def _labels(graph: Graph) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for term, text in graph.subject_objects(RDFS.label):
        if _own(term) and isinstance(text, Literal):
            table.setdefault(_name(term), {})[text.language or ""] = str(text)
    return table
