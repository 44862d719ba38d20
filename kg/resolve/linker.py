"""Applying decisions: a resolution under the keys that all articles together settled on. Read-only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Attribute, Entity, Resolution
from kg.resolve.entities import merged
from kg.resolve.registry import Registry


def link(resolution: Resolution, registry: Registry) -> Resolution:
    """The resolution with every key replaced by its canonical one and the entities that fall together merged."""
    found: dict[str, Entity] = {}
    for entity in resolution.entities:
        renamed = replace(entity, key=registry.canonical(entity.key),
                          attributes=tuple(_attribute(a, registry) for a in entity.attributes))
        found[renamed.key] = merged(found[renamed.key], renamed) if renamed.key in found else renamed
    return replace(resolution, entities=tuple(found[key] for key in sorted(found)))


def link_all(resolutions: Iterable[Resolution], registry: Registry) -> tuple[Resolution, ...]:
    """All resolutions under canonical keys; the registry must have seen every one of them."""
    return tuple(link(resolution, registry) for resolution in resolutions)


def _attribute(attribute: Attribute, registry: Registry) -> Attribute:
    return replace(attribute, entity=registry.canonical(attribute.entity)) if attribute.entity else attribute
