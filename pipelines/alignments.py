"""Writes the alignment of the event classes with PLOVER and CAMEO as SKOS.

    python -m pipelines.alignments

Input: ``ontology/plover.tsv``. Output: ``ontology/alignments.ttl`` (a test fails where it is stale).
"""

from __future__ import annotations

import csv
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg import vocabulary
from kg.rdf import export
from kg.rdf.iris import KG
from kg.vocabulary import ontology_dir

SCHEMES = {
    "plover": ("PLOVER event types (Halterman et al. 2023)", Namespace("https://w3id.org/khabar/plover/")),
    "cameo": ("CAMEO event codes (Schrodt 2012)", Namespace("https://w3id.org/khabar/cameo/")),
}
SELF = URIRef("https://w3id.org/khabar/alignments")


def alignments() -> Graph:
    """Both code lists as SKOS concept schemes, and what each class and family is close to."""
    graph = Graph()
    graph.add((SELF, RDF.type, OWL.Ontology))
    graph.add((SELF, OWL.versionIRI, URIRef(f"{SELF}/{_version()}")))
    graph.add((SELF, OWL.imports, URIRef("https://w3id.org/khabar/ontology")))
    for title, scheme in SCHEMES.values():
        node = URIRef(str(scheme).rstrip("/"))
        graph.add((node, RDF.type, SKOS.ConceptScheme))
        graph.add((node, RDFS.label, Literal(title, lang="en")))
    for row in _rows():
        for column, (_, scheme) in SCHEMES.items():
            for code in _codes(row[column]):
                _concept(graph, column, scheme, code)
                graph.add((KG[row["class"]], SKOS.closeMatch, scheme[code]))
                if column == "plover" and row["class"] != row["family"]:
                    graph.add((KG[row["family"]], SKOS.closeMatch, scheme[code]))
    return graph


def _rows() -> list[dict[str, str]]:
    text = (ontology_dir() / "plover.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def _codes(cell: str) -> list[str]:
    return [code for code in cell.split("|") if code not in ("", "-")]


def _concept(graph: Graph, name: str, scheme: Namespace, code: str) -> None:
    graph.add((scheme[code], RDF.type, SKOS.Concept))
    graph.add((scheme[code], SKOS.inScheme, URIRef(str(scheme).rstrip("/"))))
    graph.add((scheme[code], SKOS.notation, Literal(code)))
    graph.add((scheme[code], SKOS.prefLabel, Literal(f"{name.upper()} {code}", lang="en")))


def _version() -> str:
    ontology = URIRef("https://w3id.org/khabar/ontology")
    return str(vocabulary.ontology_graph().value(ontology, OWL.versionInfo))


def target() -> Path:
    """Where the alignment is kept."""
    return ontology_dir() / "alignments.ttl"


if __name__ == "__main__":
    export.write(alignments(), target())
