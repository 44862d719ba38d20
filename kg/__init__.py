"""khabar: Arabic and English news in, an RDF graph of events and claims out.

>>> from kg import build
>>> graph = build("article.txt", published="2024-09-14")    # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.flow import Pipeline, Summary, build
    from kg.read import read_articles

__version__ = "0.1.0"

_HOME = {"build": "kg.flow", "Pipeline": "kg.flow", "Summary": "kg.flow", "read_articles": "kg.read"}
__all__ = ["Pipeline", "Summary", "__version__", "build", "read_articles"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: ``import kg`` alone loads neither rdflib nor Stanza."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
