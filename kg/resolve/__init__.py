"""Who is who: mentions to entities with stable keys, in an article and across articles and languages.

>>> registry = Registry()
>>> resolution = resolve(extraction, registry)        # doctest: +SKIP
>>> link(resolution, registry)                        # doctest: +SKIP
"""

from __future__ import annotations

from kg.model import Extraction, Resolution
from kg.resolve.registry import Overrides, Registry, read_overrides

__all__ = ["Overrides", "Registry", "link", "read_overrides", "resolve"]


def resolve(extraction: Extraction, registry: Registry | None = None) -> Resolution:
    """The article's mentions tied to entities whose keys depend on the article and the public lists alone.

    A registry takes note of the entities, so that ``link`` can later put one key for all articles' names of a thing;
    of its contents, only the overrides bear on the result.
    """
    from kg.resolve.coreference import cluster
    from kg.resolve.entities import entities

    article = extraction.document.article.id
    clustering = cluster(extraction)
    apart = registry.overrides.in_article(article) if registry is not None else frozenset()
    resolution = Resolution(extraction, entities(clustering, article, apart, clustering.home), tuple(clustering.decisions))
    if registry is not None:
        registry.add(resolution)
    return resolution


def link(resolution: Resolution, registry: Registry) -> Resolution:
    """The resolution under the keys on which all articles in the registry settled (see ``kg.resolve.linker``)."""
    from kg.resolve.linker import link as apply

    return apply(resolution, registry)
