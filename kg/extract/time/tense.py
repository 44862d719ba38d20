"""Whether the words around a time expression speak of the past or the future (used where no parse says it)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.time.tables import DateTables
from kg.extract.time.tokens import Token

_STOPS = frozenset({".", "!", "?", "؟", ";", "؛", "\n", ":"})
_PAUSES = frozenset({",", "،", "(", ")"})
_LEFT, _RIGHT = 14, 8
_PARTICIPLE_REACH = 3  # "will be held": a past form so close after "will" is its participle


def tense_at(tokens: Sequence[Token], tables: DateTables, at: int) -> str:
    """``past``, ``future`` or empty: the nearest cue before the token in its sentence, else after it in its clause."""
    cues = _cues(tokens, tables, *_before(tokens, at))
    if cues:
        last, tense = cues[-1]
        if tense == "past" and any(t == "future" and last - where <= _PARTICIPLE_REACH for where, t in cues):
            return "future"
        return tense
    after = _cues(tokens, tables, at, _clause_end(tokens, at))
    return after[0][1] if after else ""


def _before(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    begin = at
    while begin > 0 and at - begin < _LEFT and tokens[begin - 1].raw not in _STOPS:
        begin -= 1
    return begin, at


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    """Where the clause ends that an expression opens; the pause right after the expression does not end it."""
    end, pauses = at, 0
    while end < len(tokens) and end - at < _RIGHT + 4 and tokens[end].raw not in _STOPS:
        pauses += tokens[end].raw in _PAUSES and end - at > 4
        if pauses:
            break
        end += 1
    return end


def _cues(tokens: Sequence[Token], tables: DateTables, begin: int, end: int) -> list[tuple[int, str]]:
    found = []
    for at in range(begin, end):
        tense = _cue(tokens, tables, at, end)
        if tense:
            found.append((at, tense))
    return found


def _cue(tokens: Sequence[Token], tables: DateTables, at: int, end: int) -> str:
    """The tense that the first fitting row of ``tense.tsv`` gives a token: words first, then regular expressions."""
    for forms, tense in (*tables.tenses.get(tokens[at].form, ()), *tables.tenses[""]):
        if forms[0].startswith("re:"):
            if re.fullmatch(forms[0][3:], tokens[at].form):
                return "" if tense == "none" else tense
        elif at + len(forms) <= end and all(forms[k] == tokens[at + k].form for k in range(len(forms))):
            return "" if tense == "none" else tense
    return ""
