"""Graphs to files and back: format by suffix, prefixes, sorted, the same bytes for the same graph."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import zlib
from pathlib import Path
from typing import Any

from rdflib import BNode, Dataset, Graph
from rdflib.compare import to_canonical_graph

from kg.errors import InputError
from kg.rdf import iris
from kg.vocabulary import ontology_dir

FORMATS = {
    ".ttl": "turtle", ".nt": "nt", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld", ".rdf": "xml",
}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_of(path: str | Path) -> str:
    """rdflib's name of the format of a file, by its suffix (before ``.gz``); InputError for any other."""
    names = [s.lower() for s in Path(path).suffixes if s.lower() != ".gz"]
    suffix = names[-1] if names else ""
    try:
        return FORMATS[suffix]
    except KeyError:
        known = f"use one of {' '.join(FORMATS)}, also .gz"
        raise InputError(f"{path}: unknown graph format {suffix or '(no suffix)'}; {known}") from None


def write(graph: Graph, path: str | Path) -> None:
    """Write a graph to a file, whole or not at all; a Dataset keeps its named graphs in ``.nq`` and ``.trig``.

    Raises InputError for an unknown suffix, a file that cannot be written, or text that RDF/XML cannot hold.
    """
    path = Path(path)
    data = dump(graph, format_of(path))
    if path.suffix.lower() == ".gz":
        data = _gzip(data)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def read(path: str | Path) -> Graph:
    """A graph file as a graph, the named graphs of a dataset merged; InputError where it cannot be read."""
    return parse(read_bytes(path), format_of(path), str(path))


def read_bytes(path: str | Path) -> bytes:
    """A file's bytes, decompressed; InputError where it cannot be read."""
    path = Path(path)
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix.lower() == ".gz" else data
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or 'is damaged'}") from error


def parse(data: bytes, name: str, origin: str = "graph") -> Graph:
    """Serialised triples or quads (rdflib's format name) as one graph; InputError where they are damaged."""
    target = Dataset(default_union=True) if name in ("nquads", "trig") else Graph()
    try:
        target.parse(io.BytesIO(data), format=name)
    except Exception as error:  # each of rdflib's parsers has its own kinds of errors
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"{origin}: cannot be read as {name}: {reason}") from error
    if not isinstance(target, Dataset):
        return target
    merged = Graph()
    for triple in target.triples((None, None, None)):
        merged.add(triple[:3])
    return merged


def dump(graph: Graph, name: str) -> bytes:
    """A graph in one of rdflib's formats, sorted, as UTF-8."""
    if name in ("nquads", "trig"):
        return _dump_dataset(graph, name)
    ordered = _ordered(graph)
    if name == "nt":
        return _sorted_lines(ordered.serialize(format="nt", encoding="utf-8"))
    if name == "json-ld":
        return _dump_json(ordered)
    if name == "xml":
        _check_xml(ordered)
    return ordered.serialize(format=name, encoding="utf-8")


def serialise(graph: Graph, name: str = "turtle") -> str:
    """A graph in one of rdflib's formats, sorted, as text."""
    return dump(graph, name).decode("utf-8")


def _dump_dataset(graph: Graph, name: str) -> bytes:
    dataset = Dataset()
    _bind(dataset)
    parts = list(graph.graphs()) if isinstance(graph, Dataset) else [graph]
    for part in sorted(parts, key=lambda g: str(g.identifier)):
        named = isinstance(graph, Dataset) and part.identifier != graph.default_graph.identifier
        home = dataset.graph(part.identifier) if named else dataset.default_graph
        for triple in _ordered(part):
            home.add(triple)
    data = dataset.serialize(format=name, encoding="utf-8")
    return _sorted_lines(data) if name == "nquads" else data


def _ordered(graph: Graph) -> Graph:
    """A copy whose triples went in sorted; this kind of store gives them back in that order."""
    triples = {t[:3] for t in graph.triples((None, None, None))}
    if any(isinstance(term, BNode) for triple in triples for term in triple):
        plain = Graph()
        for triple in triples:
            plain.add(triple)
        triples = set(to_canonical_graph(plain))
    ordered = Graph(store="SimpleMemory")
    _bind(ordered)
    for triple in sorted(triples, key=lambda t: tuple(term.n3() for term in t)):
        ordered.add(triple)
    return ordered


def _bind(graph: Graph) -> None:
    for prefix, namespace in iris.PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _sorted_lines(data: bytes) -> bytes:
    lines = sorted(line for line in data.split(b"\n") if line.strip())
    return b"".join(line + b"\n" for line in lines)


def _dump_json(graph: Graph) -> bytes:
    context = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    text = graph.serialize(format="json-ld", context=context, auto_compact=False, sort_keys=True)
    document = _sorted_json(json.loads(text))
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted_json(value: Any, key: str = "") -> Any:
    """Arrays sorted, but for lists, whose order means something."""
    if isinstance(value, dict):
        return {k: v if k == "@context" else _sorted_json(v, k) for k, v in value.items()}
    if isinstance(value, list):
        items = [_sorted_json(v) for v in value]
        return items if key == "@list" else sorted(items, key=lambda v: json.dumps(v, sort_keys=True))
    return value


def _check_xml(graph: Graph) -> None:
    for _, _, value in graph:
        if found := _NOT_XML.search(str(value)):
            raise InputError(f"RDF/XML cannot hold the character U+{ord(found.group()):04X} of "
                             f"{str(value)[:60]!r}: use another format")


def _gzip(data: bytes) -> bytes:
    """Compressed without a time or a file name, so that the same data give the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()
