"""Extractions written by hand: mentions marked in a text, without a parser."""

from __future__ import annotations

import re

from kg.model import Argument, Article, Document, Event, Extraction, Mention, Sentence

_MARK = re.compile(r"\[(?P<kind>[npqd]):(?P<type>\w+)(?P<feats>(?:;[\w=-]*)*)\|(?:(?P<title>[^\]|]*)\|)?(?P<name>[^\]|]*)\]")
_KINDS = {"n": "name", "p": "nominal", "q": "pronoun", "d": "dropped"}
_FEATS = {"g": "gender", "n": "number", "p": "person", "l": "lemma"}


def extraction(text: str, lang: str, article: str = "a1", events: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (),
               apposed: tuple[tuple[int, int], ...] = ()) -> Extraction:
    """``[n:Person|president|Joe Biden] said [q:Person;g=Masc;n=Sing|he] ...``: kind n(ame), p(hrase), q (pronoun),
    d(ropped); type; features g, n, p, l; title; name. One sentence a line; events are (class, ((role, mention), ...)).
    """
    plain, mentions, sentences, at = "", [], [], 0
    for number, line in enumerate(text.strip().splitlines()):
        begin, last = len(plain), 0
        for mark in _MARK.finditer(line):
            plain += line[last:mark.start()]
            title, name, last = mark["title"], mark["name"], mark.end()
            whole = f"{title} {name}" if title else name
            feats = {_FEATS[f[0]]: f[2:] for f in mark["feats"].split(";") if f}
            feats = {"gender": {"m": "Masc", "f": "Fem"}.get(feats.pop("gender", "")[:1].lower(), ""), **feats}
            mentions.append(Mention(at, number, 0, len(plain), len(plain) + len(whole), whole, _KINDS[mark["kind"]],
                                    mark["type"], "" if mark["kind"] in "qd" else name, title=title, **feats))
            plain, at = plain + whole, at + 1
        plain += line[last:] + "\n"
        sentences.append(Sentence(number, begin, len(plain) - 1, ()))
    linked = {a: [b for x, b in apposed if x == a] for a, _ in apposed}
    mentions = [m if m.id not in linked else _apposed(m, linked[m.id]) for m in mentions]
    made = tuple(Event(i, cls, 0, 0, 1, cls, tuple(Argument(role, m) for role, m in arguments))
                 for i, (cls, arguments) in enumerate(events))
    return Extraction(Document(Article(article, plain, lang), tuple(sentences)), tuple(mentions), (), made)


def _apposed(mention: Mention, others: list[int]) -> Mention:
    from dataclasses import replace

    return replace(mention, apposed=tuple(others))
