"""Files to articles: txt, html, json, jsonl (each also gzipped), folders and standard input.

``Article.text`` is the text exactly as given (for a web page: as extracted), ``Article.blocks`` says what each
of its lines is for.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.model import Article
from kg.read.blocks import divide
from kg.read.encoding import decode
from kg.read.html import from_html
from kg.read.language import LANGUAGES, detect_language
from kg.read.records import from_json, from_json_lines, parse_date

log = logging.getLogger(__name__)

STDIN = "-"
FORMATS = {".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".jsonl": "jsonl",
           ".ndjson": "jsonl"}
Found = Iterator[Article | InputError]


def read_articles(paths: str | Path | Iterable[str | Path], *, published: str | date | None = None,
                  lang: str = "auto", on_error: Callable[[InputError], None] | None = None) -> Iterator[Article]:
    """Articles of files, folders (searched whole, in order of name) and standard input (``-``), one by one.

    ``published`` is the publication date of articles that state none; it also replaces the date that was only
    guessed from a web page. ``lang`` is ``ar``, ``en`` or ``auto``: what the article says of itself, else
    detected. What cannot be read is passed to ``on_error``; without it the first InputError is raised.
    """
    if lang not in (*LANGUAGES, "auto"):
        raise InputError(f"unknown language {lang!r}: choose one of {', '.join(LANGUAGES)} or auto")
    day = parse_date(published)
    seen: dict[str, str] = {}
    for found in _all(paths):
        article = found if isinstance(found, InputError) else _completed(found, day, lang)
        if isinstance(article, InputError):
            if on_error is None:
                raise article
            on_error(article)
        elif (distinct := _distinct(article, seen)) is not None:
            yield distinct


def _all(paths: str | Path | Iterable[str | Path]) -> Found:
    for path in [paths] if isinstance(paths, str | Path) else paths:
        if str(path) == STDIN:
            yield from _sniffed(sys.stdin.buffer.read(), "standard input", "stdin")
            continue
        try:
            for file in _files(Path(path)):
                yield from _read_file(file)
        except InputError as error:
            yield error


def _files(path: Path) -> list[Path]:
    """The file itself, or the files of a folder that have a known suffix, sorted by path."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    inside = sorted((p for p in path.rglob("*") if p.is_file()), key=lambda p: p.relative_to(path).parts)
    found = [p for p in inside if _format(p) and not any(x.startswith(".") for x in p.relative_to(path).parts)]
    if not found:
        raise InputError(f"{path}: no articles in this folder (looked for {' '.join(FORMATS)}, also with .gz)")
    return found


def _format(path: Path) -> str | None:
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return FORMATS.get(suffixes[-1]) if suffixes else None


def _stem(path: Path) -> str:
    name = path.name.removesuffix(".gz")
    return name[:-len(Path(name).suffix)] if Path(name).suffix.lower() in FORMATS else name


def _read_file(path: Path) -> Found:
    kind, name = _format(path), str(path)
    try:
        if kind == "jsonl":
            with _open(path) as stream:
                lines = (decode(line, name) for line in stream)
                yield from (_from(path, found) for found in from_json_lines(lines, name, _stem(path)))
            return
        with _open(path) as stream:
            data = stream.read()
        for found in _parsed(data, kind, name, _stem(path)) if kind else _sniffed(data, name, _stem(path)):
            yield _from(path, found)
    except InputError as error:
        yield error
    except (OSError, EOFError) as error:  # unreadable, a folder that went away, a damaged gzip
        yield InputError(f"{name}: {getattr(error, 'strerror', None) or error}")


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _from(path: Path, found: Article | InputError) -> Article | InputError:
    return replace(found, file=path.name) if isinstance(found, Article) else found


def _parsed(data: bytes, kind: str, name: str, stem: str) -> Found:
    """The articles of one file's bytes in a known format."""
    if kind == "html":
        yield from_html(data, name, stem)
    elif kind == "json":
        yield from from_json(decode(data, name), name, stem)
    elif kind == "jsonl":
        yield from from_json_lines(io.StringIO(decode(data, name)), name, stem)
    else:
        text = decode(data, name)
        blocks = divide(text, headed=True)  # the format promises a headline
        yield Article(stem, text, blocks=blocks) if blocks else InputError(f"{name}: the file is empty")


def _sniffed(data: bytes, name: str, stem: str) -> Found:
    """Articles in a format that no suffix tells: by the first character."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    kind = "html" if head.startswith(b"<") else "json" if head[:1] in (b"{", b"[") else "text"
    if kind == "json" and b"}\n{" in data.replace(b"\r", b"").replace(b"} \n", b"}\n"):
        kind = "jsonl"
    try:
        yield from _parsed(data, kind, name, stem)
    except InputError as error:
        yield error


def _completed(article: Article, day: date | None, lang: str) -> Article | InputError:
    """The article with its date, language and blocks."""
    guessed = _format(Path(article.file or "")) == "html"
    published = day if day and (guessed or article.published is None) else article.published
    try:
        language = lang if lang != "auto" else _language(article)
    except InputError as error:
        return InputError(f"{article.file or article.id} ({article.id}): {error}")
    blocks = article.blocks or divide(article.text, article.title)
    headline = next((article.text[b.begin:b.end] for b in blocks if b.kind == "headline"), None)
    return replace(article, published=published, lang=language, blocks=blocks, title=article.title or headline)


def _language(article: Article) -> str:
    """What the article says of itself where its letters agree, else what is detected."""
    stated = article.lang.lower().partition("-")[0]
    if stated and stated not in LANGUAGES:
        raise InputError(f"its language is given as {article.lang!r}; khabar reads {' and '.join(LANGUAGES)}")
    return stated or detect_language(article.text)


def _distinct(article: Article, seen: dict[str, str]) -> Article | None:
    """None for the same article again; another text under a known id gets an id of its own."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    if article.id not in seen:
        seen[article.id] = digest
        return article
    if seen[article.id] == digest:
        log.info("%s: the same article again, left out", article.id)
        return None
    renamed = replace(article, id=f"{article.id}-{digest[:8]}")
    log.warning("%s: the id is taken by another article; this one is called %s", article.id, renamed.id)
    return _distinct(renamed, seen)
