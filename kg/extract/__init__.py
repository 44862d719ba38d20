"""Parsed articles to mentions, time expressions, events and claims."""

from kg.extract.assemble import extract

__all__ = ["extract"]
