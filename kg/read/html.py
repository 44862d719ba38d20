"""Web pages: main text and metadata by trafilatura, boilerplate dropped."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from kg.errors import InputError
from kg.model import Article
from kg.read.encoding import decode
from kg.read.furniture import key
from kg.read.records import parse_date

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def from_html(data: bytes, name: str, stem: str) -> Article:
    """The article of a page. Its text begins with the headline. Raises InputError where there is no main text.

    The language that a page states is left aside: templates often state one that the article is not in.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    logging.getLogger("htmldate").setLevel(logging.ERROR)
    declared = _CHARSET.search(data[:4096])
    page = decode(data, name, declared[1].decode("ascii") if declared else None)
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False,
                                             include_tables=False, include_links=False, include_images=False)
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise InputError(f"{name}: no article text found in the page")
    title = (found.title or "").strip() or None
    return Article(id=stem, text=_with_headline(body, title), title=title, published=_date(found.date),
                   url=found.url or None, source=found.sitename or None)


def _with_headline(body: str, title: str | None) -> str:
    if title is None or key(body.split("\n", 1)[0]) == key(title):
        return body
    return f"{title}\n\n{body}"


def _date(value: str | None) -> date | None:
    try:
        return parse_date(value)
    except InputError:  # metadata of the page, not of the user: better none than a failure
        return None
