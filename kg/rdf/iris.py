"""The one place where IRIs and namespaces are made.

Articles are documents under ``https://w3id.org/khabar/id/article/``. What is found in one has its IRI and a
fragment: ``#event-245`` (code point at which the trigger begins) and, for stretches of text, the
``#char=245,249`` of RFC 5147 that NIF recommends. Entities and days are shared by all articles.
"""

from __future__ import annotations

import re
import unicodedata

from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace, URIRef

from kg.vocabulary import KG as ONTOLOGY

KG = Namespace(ONTOLOGY)
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
TIME = Namespace("http://www.w3.org/2006/time#")
ID = "https://w3id.org/khabar/id/"

PREFIXES = {
    "kg": KG, "nif": NIF, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "sem": SEM,
    "skos": SKOS, "time": TIME, "xsd": XSD, "article": Namespace(ID + "article/"),
    "person": Namespace(ID + "person/"), "organization": Namespace(ID + "organization/"),
    "state": Namespace(ID + "state/"), "group": Namespace(ID + "group/"), "place": Namespace(ID + "place/"),
    "agreement": Namespace(ID + "agreement/"), "thing": Namespace(ID + "thing/"),
    "day": Namespace(ID + "day/"),
}

_UNFIT = re.compile(r"[^\w.~-]+")


def slug(text: str, keep: str = "") -> str:
    """Text as a readable part of an IRI: letters and digits of any script, ``.~-_``, ``keep``; else hyphens."""
    pattern = re.compile(rf"[^\w.~{re.escape(keep)}-]+") if keep else _UNFIT
    return pattern.sub("-", unicodedata.normalize("NFC", text)).strip("-") or "x"


def article(article_id: str) -> URIRef:
    """IRI of an article, also the name of its graph in a store."""
    return URIRef(f"{ID}article/{slug(article_id)}")


def event(of: URIRef, begin: int, rank: int = 0) -> URIRef:
    """IRI of the event whose trigger begins there; ``rank`` tells apart events of the same trigger."""
    return URIRef(f"{of}#event-{begin}" + (f"-{rank + 1}" if rank else ""))


def attribution(of: URIRef, key: str, rank: int) -> URIRef:
    """IRI of the place in an article that states the n-th attribute of an entity."""
    return URIRef(f"{of}#attribution-{slug(key)}-{rank}")


def span(of: URIRef, begin: int, end: int) -> URIRef:
    """IRI of a stretch of an article's text (RFC 5147, code points)."""
    return URIRef(f"{of}#char={begin},{end}")


def entity(key: str) -> URIRef:
    """IRI of an entity from its key (``person/vladimir-putin``)."""
    return URIRef(ID + slug(key, keep="/"))


def interval(earliest: str, latest: str) -> URIRef:
    """IRI of the stretch of days from one ISO date to another, both included."""
    return URIRef(f"{ID}time/{earliest}" + (f"_{latest}" if latest != earliest else ""))


def day(date: str) -> URIRef:
    """IRI of a day."""
    return URIRef(f"{ID}day/{date}")
