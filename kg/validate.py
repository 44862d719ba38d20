"""A graph against the SHACL shapes of the contract, with a report that a person can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import VocabularyError
from kg.query import shorten
from kg.vocabulary import ontology_dir, ontology_graph

_SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One broken rule: at which node, by which property and value, and why."""

    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        at = f" {self.path}" if self.path else ""
        value = f" {self.value}" if self.value else ""
        return f"{self.node}{at}{value}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found; ``text`` is for people."""

    problems: tuple[Problem, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """True where no rule is broken."""
        return not self.problems

    @property
    def text(self) -> str:
        """The problems, grouped by rule, the commonest rule first; the first fifty of each."""
        if self.conforms:
            return f"valid: {self.triples} triples follow the graph contract"
        counts = Counter(p.message for p in self.problems)
        lines = [f"invalid: {len(self.problems)} problems in {self.triples} triples"]
        for message, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            lines.append(f"\n{message} ({count})")
            found = [p for p in self.problems if p.message == message]
            lines += [f"  {' '.join(filter(None, (p.node, p.path, p.value)))}" for p in found[:_SHOWN]]
            if count > _SHOWN:
                lines.append(f"  … and {count - _SHOWN} more")
        return "\n".join(lines)


def validate(graph: Graph, lang: str = "en") -> Report:
    """Check a graph against ``ontology/shapes.ttl``; messages are in ``lang`` (``en`` or ``ar``)."""
    data = _in_memory(graph)
    triples = len(data)
    for triple in ontology_graph():  # all of it: pySHACL's own ont_graph takes over classes only
        data.add(triple)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none", advanced=False, inplace=True)
    if not isinstance(results, Graph):
        raise VocabularyError(f"the shapes cannot be used: {results}")
    found = {_problem(results, node, lang) for node in results.subjects(RDF.type, SH.ValidationResult)}
    return Report(tuple(sorted(found)), triples)


@cache
def shapes() -> Graph:
    """The shapes as a graph; shared by all callers, so never change it."""
    return Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")


def _in_memory(graph: Graph) -> Graph:
    """A copy that validation may look through again and again; each triple once."""
    plain = Graph()
    for triple in graph.triples((None, None, None)):
        plain.add(triple[:3])
    return plain


def _problem(results: Graph, node: Node, lang: str) -> Problem:
    messages = sorted(results.objects(node, SH.resultMessage), key=lambda m: (_language(m) != lang, str(m)))
    focus, value = results.value(node, SH.focusNode), results.value(node, SH.value)
    if (None, SH.targetNode, focus) in shapes():
        focus, value = value, None  # a rule over all instances: its value is the one that breaks it
    return Problem(
        node=_shown(focus),
        path=_path(results.value(node, SH.resultPath)),
        value=_shown(value) if value != focus else "",
        message=str(messages[0]) if messages else "",
    )


def _language(message: Node) -> str:
    return (message.language or "") if isinstance(message, Literal) else ""


def _path(path: Node | None) -> str:
    """A property; nothing for a path of several, whose message says what it is about."""
    return shorten(str(path)) if isinstance(path, URIRef) else ""


def _shown(term: Node | None) -> str:
    if isinstance(term, URIRef):
        return shorten(str(term))
    return "" if term is None else repr(str(term)[:80])
