"""The text of a SPARQL query: what it may not ask for, and where it goes wrong, in words for people."""

from __future__ import annotations

import difflib
import re

from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError

_NOT_CODE = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\#[^\r\n]*"""
    r'''|"{3}.*?(?<!\\)"{3}|'{3}.*?(?<!\\)'{3}|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*\'''',
    re.DOTALL)
_UPDATE = re.compile(r"(?i)(?<![\w:?$.-])(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)(?![\w:-])")
_SERVICE = re.compile(r"(?i)(?<![\w:?$.-])SERVICE(?![\w:-])")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LOCATED = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_TOKEN = re.compile(r"[?$]?[\w:.-]*\w|<[^>\s]*>?|\S")
_PAIRS = {"{": "}", "(": ")", "[": "]"}
_KEYWORDS = tuple(re.findall(r"\w+", """
    ASK BASE BIND BY CONSTRUCT COUNT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING LIMIT MINUS NAMED NOT
    OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT UNION VALUES WHERE"""))


def check_read_only(text: str, name: str = "query") -> None:
    """Refuse updates (also ``LOAD``) and ``SERVICE``: a query only reads the graph that it is put to.

    Raises QueryError with the place of the word. Escapes are read first, as SPARQL does.
    """
    code = blanked(_ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text))
    for pattern, reason in ((_SERVICE, "SERVICE is not allowed: a query reads this graph alone"),
                            (_UPDATE, "updates are not allowed: this only answers queries")):
        if found := pattern.search(code):
            raise QueryError(_at(name, code, found.start()) + reason)


def blanked(text: str) -> str:
    """The query with IRIs, strings and comments overwritten by blanks; lines and columns stay."""
    return _NOT_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def explain(error: SyntaxError, text: str, name: str = "query") -> str:
    """One line on a query that Oxigraph cannot parse: line, column, and what is wrong there."""
    located = _LOCATED.search(str(error))
    if not located:
        return f"{name}: {' '.join(str(error).split())}"
    offset = _offset(text, int(located[1]), int(located[2]))
    if "Prefix not found" in located[3]:
        found = re.search(r"([\w.-]*):[\w.%-]*$", text[:offset])
        begin = found.start() if found else offset
        return _at(name, text, begin) + f"the prefix {found[1] if found else ''}: is not declared"
    return _unclosed(text, offset, name) or _misspelt(text, name) or _misplaced(text, offset, name, located[3])


def _unclosed(text: str, offset: int, name: str) -> str | None:
    """For a string or bracket that is opened and never closed."""
    code = blanked(text)
    if quote := re.search("[\"']", code):
        return _at(name, text, quote.start()) + "the string that begins here is not closed"
    opened: list[int] = []
    for match in re.finditer(r"[{}()\[\]]", code):
        if match.group() in _PAIRS:
            opened.append(match.start())
        elif opened and _PAIRS[code[opened[-1]]] == match.group():
            opened.pop()
        else:
            return _at(name, text, match.start()) + f"{match.group()!r} closes nothing"
    if opened and not code[offset:].strip():
        return _at(name, text, opened[-1]) + f"this {code[opened[-1]]!r} is not closed"
    return None


def _misspelt(text: str, name: str) -> str | None:
    """For a bare word that is no keyword where rdflib's parser, which points at words, gives up."""
    try:
        parseQuery(text)
    except Exception as error:  # only its position is of use
        column, line = getattr(error, "col", None), getattr(error, "lineno", None)
        if not column or not line:
            return None
        begin = _offset(text, line, column)
        word = re.match(r"[A-Za-z]+(?![\w:])", text[begin:])
        if word and word.group().upper() not in _KEYWORDS:
            close = difflib.get_close_matches(word.group().upper(), _KEYWORDS, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            return _at(name, text, begin) + f"{word.group()!r} is not known here{hint}"
    return None


def _misplaced(text: str, offset: int, name: str, reason: str) -> str:
    """For anything else: the last word that Oxigraph read, or the end of the query."""
    words = sorted(set(re.findall(r"\b[A-Z]{2,}\b", reason)) - {"LATERAL", "SERVICE"})
    hint = f"; expected {' or '.join(words)}" if 0 < len(words) < 5 else ""
    tokens = [t for t in _TOKEN.finditer(blanked(text)) if t.start() < offset]
    if not tokens:
        return f"{name}: line 1, column 1: the query is empty{hint}"
    last = tokens[-1]
    if last.group().upper() in _KEYWORDS:
        return _at(name, text, last.end()) + f"something is missing after {last.group()!r}"
    return _at(name, text, last.start()) + f"{last.group()!r} cannot stand here{hint}"


def _at(name: str, text: str, offset: int) -> str:
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return f"{name}: line {line}, column {column}: "


def _offset(text: str, line: int, column: int) -> int:
    """Offset of a line and column that count from 1."""
    begins = [0, *(m.end() for m in re.finditer("\n", text))]
    return min(begins[min(line, len(begins)) - 1] + column - 1, len(text))
