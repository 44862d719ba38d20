"""Graphs against gold files, through graph queries alone; the figures of the contract's ``score.py`` and more.

A predicted event matches a gold event where the words it was derived from overlap the gold trigger; one to one,
the right class first, then the right family, then the nearest span. Figures:

``detect`` trigger found, whatever its class; ``family``, ``class`` trigger and family or class right; ``facts``
family and every actor in its role, none too many; ``actors`` (event, role, entity) triples; ``dates`` (event,
date) pairs; ``source`` (event, claimant) pairs; ``factual`` share of matched events with the right factuality.
"""

from __future__ import annotations

import calendar
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from kg import vocabulary
from kg.errors import InputError
from kg.identity import rename
from kg.model import Resolution
from kg.read import read_articles
from kg.resolve import link
from kg.resolve.score import EntityScore, entity_scores
from kg.vocabulary import KG

if TYPE_CHECKING:
    from kg.flow import Pipeline

ROLES = ("agent", "target", "participant")
SURE = 0.8
_PREFIXES = f"""PREFIX kg: <{KG}> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_EVENT = "{ ?event kg:factuality ?standing } UNION { ?event kg:predicate ?lemma }"
_TYPES = f"{_PREFIXES} SELECT DISTINCT ?event ?type {{ {_EVENT} ?event a ?type }}"
_SPANS = (f"{_PREFIXES} SELECT DISTINCT ?event ?begin ?end {{ {_EVENT} "
          "?event prov:wasDerivedFrom ?mention . ?mention nif:beginIndex ?begin ; nif:endIndex ?end }")
_VALUES = f"""{_PREFIXES} SELECT DISTINCT ?event ?property ?value {{
    ?event ?property ?value . {_EVENT}
    FILTER (?property IN (kg:factuality, kg:earliest, kg:latest, kg:date, kg:confidence)) }}"""
_FILLERS = f"""{_PREFIXES} SELECT DISTINCT ?event ?property ?filler {{
    {{ ?event ?property ?filler . {_EVENT} FILTER (?property IN (kg:agent, kg:target, kg:participant)) }}
    UNION {{ ?event kg:accordingTo/kg:agent ?filler BIND (kg:accordingTo AS ?property) }} }}"""
_LABELS = f"{_PREFIXES} SELECT DISTINCT ?thing ?label {{ ?thing rdfs:label|skos:altLabel|skos:prefLabel ?label }}"

Labels = tuple[str, ...]
Bounds = tuple[str, str]
Gold = Mapping[str, Any]
Progress = Callable[[Iterable[Any]], Iterable[Any]]


# --- what a graph says ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Predicted:
    """One event of a graph; a filler is the tuple of all its labels."""

    node: str
    cls: str | None
    family: str
    spans: tuple[tuple[int, int], ...]
    roles: Mapping[str, tuple[Labels, ...]]
    date: Bounds | None
    factuality: str | None
    sources: tuple[Labels, ...]
    confidence: float

    @property
    def name(self) -> str:
        """Its class, or its family where it has none."""
        return self.cls or self.family

    def fillers(self) -> list[tuple[str, Labels]]:
        """(role, labels); symmetric classes have participants only, and nobody is counted twice."""
        symmetric = self.cls is not None and vocabulary.is_symmetric(self.cls)
        seen: set[Labels] = set()
        found = []
        for role in ROLES:
            kind = "participant" if symmetric else role
            for labels in self.roles.get(role, ()):
                if labels not in seen or kind == "target":
                    seen.add(labels)
                    found.append((kind, labels))
        return found


def predicted_events(graph: Graph) -> list[Predicted]:
    """The events of a graph that have a known class and a place in the text, sorted by place."""
    types = _grouped(graph.query(_TYPES))
    spans = _grouped(graph.query(_SPANS))
    labels = {thing: tuple(sorted(str(name) for (name,) in names))
              for thing, names in _grouped(graph.query(_LABELS)).items()}
    values: dict[tuple[str, str], list[str]] = {}
    for event, prop, value in graph.query(_VALUES):  # type: ignore[misc]
        values.setdefault((str(event), _local(prop)), []).append(str(value))
    fillers: dict[tuple[str, str], list[Labels]] = {}
    for event, prop, filler in graph.query(_FILLERS):  # type: ignore[misc]
        fillers.setdefault((str(event), _local(prop)), []).append(labels.get(str(filler), ()))
    found = [_predicted(node, {_local(t) for (t,) in rows}, spans.get(node, []), values, fillers)
             for node, rows in sorted(types.items())]
    return sorted((p for p in found if p is not None), key=lambda p: (p.spans, p.node))


def _grouped(rows: Iterable[Any]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for first, *rest in rows:
        found.setdefault(str(first), []).append(tuple(rest))
    return found


def _local(iri: object) -> str:
    return str(iri).removeprefix(KG)


def _predicted(node: str, types: set[str], spans: Sequence[tuple[Any, ...]],
               values: Mapping[tuple[str, str], list[str]], fillers: Mapping[tuple[str, str], list[Labels]],
               ) -> Predicted | None:
    cls = next((c for c in vocabulary.classes() if c in types), None)
    family = vocabulary.family_of(cls) if cls else next((f for f in vocabulary.families() if f in types), None)
    if family is None or not spans:
        return None

    def value(name: str) -> str | None:
        return min(values.get((node, name), []), default=None)

    earliest, latest = value("earliest"), value("latest")
    return Predicted(
        node, cls, family, tuple(sorted((int(b), int(e)) for b, e in spans)),
        {role: tuple(sorted(fillers.get((node, role), []))) for role in ROLES},
        (earliest, latest) if earliest and latest else bounds(value("date")),
        _local(value("factuality")) if value("factuality") else None,
        tuple(sorted(fillers.get((node, "accordingTo"), []))), float(value("confidence") or 0))


# --- comparing -------------------------------------------------------------------------------------


def bounds(value: str | None) -> Bounds | None:
    """First and last day of ``2024-09-13``, ``2024-09``, ``2024`` or ``begin/end``.

    >>> bounds("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    last = last or first
    first += {4: "-01-01", 7: "-01"}.get(len(first), "")
    last += "-12" if len(last) == 4 else ""
    if len(last) == 7:
        last += f"-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]:02d}"
    return first, last


def name_words(name: str) -> list[str]:
    """A name's words without case, vowel signs, letter variants and the article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub("[\u0640\u200c-\u200f]", "", plain.casefold())
    words = re.findall(r"\w+", plain.translate(str.maketrans("أإآٱىةؤئ", "اااايهوي")))
    return [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words]


def same_name(label: str, names: Iterable[str]) -> bool:
    """True if a label is one of the names, or one holds the other without too much else."""
    got = name_words(label)
    for name in names:
        want = name_words(name)
        if got and got == want:
            return True
        a, b = set(got), set(want)
        if a and b and (a <= b or b <= a) and len(a & b) / len(a | b) >= 0.34:
            return True
    return False


def gold_fillers(event: Gold) -> list[tuple[str, str]]:
    """(role, entity key) of a gold event."""
    if vocabulary.is_symmetric(event["type"]):
        keys = dict.fromkeys(k for role in ROLES for k in event.get(role) or [])
        return [("participant", k) for k in keys]
    return [(role, k) for role in ROLES for k in event.get(role) or []]


def trigger_span(gold: Gold, event: Gold) -> tuple[int, int]:
    """Offsets of a gold event's trigger in the article."""
    begin = gold["text"].index(event["sentence"]) + event["sentence"].index(event["trigger"])
    return begin, begin + len(event["trigger"])


def match(gold: Gold, events: Sequence[Predicted]) -> dict[str, Predicted]:
    """Gold event ids and the predicted events that go with them."""
    candidates = []
    for g in gold["events"]:
        begin, end = trigger_span(gold, g)
        for p in events:
            rank = 0 if p.cls == g["type"] else 1 if p.family == vocabulary.family_of(g["type"]) else 2
            candidates += [(rank, abs(b - begin) + abs(e - end), g["id"], p.node, p) for b, e in p.spans
                           if b < end and begin < e and e - b <= 4 * max(12, end - begin)]
    pairs: dict[str, Predicted] = {}
    used: set[str] = set()
    for *_, gold_id, node, p in sorted(candidates, key=lambda c: c[:4]):
        if gold_id not in pairs and node not in used:
            pairs[gold_id] = p
            used.add(node)
    return pairs


@dataclass(frozen=True)
class Verdict:
    """How one matched event came out: what is wrong in it is named in ``wrong``."""

    gold: Gold
    predicted: Predicted
    hits: int
    missed: tuple[tuple[str, str], ...]
    extra: tuple[tuple[str, Labels], ...]
    source: bool

    @property
    def family(self) -> bool:
        """Whether the family is right."""
        return self.predicted.family == vocabulary.family_of(self.gold["type"])

    @property
    def fact(self) -> bool:
        """Family right, and every actor in its role with none too many."""
        return self.family and not self.missed and not self.extra

    @property
    def dated(self) -> bool:
        """Whether the gold event has a date and it was found."""
        return bool(self.gold.get("date")) and self.predicted.date == bounds(self.gold["date"])


def judge(gold: Gold, event: Gold, predicted: Predicted) -> Verdict:
    """Compare a gold event with the predicted one that goes with it."""
    names = {key: entity["names"] for key, entity in gold["entities"].items()}
    left, missed = predicted.fillers(), []
    for role, key in gold_fillers(event):
        for i, (kind, labels) in enumerate(left):
            if (kind == role or role == "participant") and any(same_name(x, names[key]) for x in labels):
                del left[i]
                break
        else:
            missed.append((role, key))
    source = False
    if event.get("accordingTo"):
        claim = next(e for e in gold["events"] if e["id"] == event["accordingTo"])
        source = any(same_name(x, names[key]) for labels in predicted.sources for x in labels
                     for key in claim.get("agent") or [])
    hits = len(gold_fillers(event)) - len(missed)
    return Verdict(event, predicted, hits, tuple(missed), tuple(left), source)


# --- scores ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ArticleScore:
    """One article: its counts and how each event came out."""

    gold: Gold
    counts: Counter[str]
    verdicts: tuple[Verdict, ...]
    missed: tuple[Gold, ...]
    spurious: tuple[Predicted, ...]


def score_article(gold: Gold, events: Sequence[Predicted]) -> ArticleScore:
    """Score the events of one article's graph."""
    by_id = {e["id"]: e for e in gold["events"]}
    verdicts = tuple(judge(gold, by_id[i], p) for i, p in match(gold, events).items())
    n: Counter[str] = Counter()
    n["gold"], n["pred"], n["detect"] = len(by_id), len(events), len(verdicts)
    n["gold_dates"] = sum(bool(e.get("date")) for e in by_id.values())
    n["pred_dates"] = sum(bool(e.date) for e in events)
    n["gold_source"] = sum(bool(e.get("accordingTo")) for e in by_id.values())
    n["pred_source"] = sum(bool(e.sources) for e in events)
    n["gold_actors"] = sum(len(gold_fillers(e)) for e in by_id.values())
    n["pred_actors"] = sum(len(e.fillers()) for e in events)
    for v in verdicts:
        n["family"] += v.family
        n["class"] += v.predicted.cls == v.gold["type"]
        n["factual"] += v.predicted.factuality == v.gold["factuality"]
        n["actors"] += v.hits
        n["facts"] += v.fact
        n["dates"] += v.dated
        n["source"] += v.source
    found = {v.gold["id"] for v in verdicts}
    used = {v.predicted.node for v in verdicts}
    return ArticleScore(gold, n, verdicts, tuple(e for e in gold["events"] if e["id"] not in found),
                        tuple(p for p in events if p.node not in used))


def prf(hits: int, predicted: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1."""
    p, r = hits / predicted if predicted else 0.0, hits / wanted if wanted else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def ratios(n: Mapping[str, int]) -> dict[str, Any]:
    """All figures from counts."""
    found: dict[str, Any] = {k: prf(n[k], n["pred"], n["gold"]) for k in ("detect", "family", "class", "facts")}
    for k in ("actors", "dates", "source"):
        found[k] = prf(n[k], n[f"pred_{k}"], n[f"gold_{k}"])
    found["factual"] = round(n["factual"] / n["detect"], 3) if n["detect"] else 0.0
    return found


@dataclass(frozen=True)
class Report:
    """Scores of a gold folder."""

    articles: tuple[ArticleScore, ...]
    missing: tuple[str, ...] = ()
    entities: tuple[EntityScore, ...] = ()
    languages: tuple[str, ...] = field(default=("ar", "en"))

    def counts(self, lang: str | None = None) -> Counter[str]:
        """Counts of all articles, or of those in one language."""
        total: Counter[str] = Counter()
        for article in self.articles:
            if lang is None or article.gold["lang"] == lang:
                total.update(article.counts)
        return total

    def by_class(self) -> dict[str, dict[str, float]]:
        """For each class: gold and predicted events, precision, recall and F1 of trigger and class."""
        gold = Counter(e["type"] for a in self.articles for e in a.gold["events"])
        right = Counter(v.gold["type"] for a in self.articles for v in a.verdicts if v.predicted.cls == v.gold["type"])
        made = Counter(p.name for a in self.articles for p in (*(v.predicted for v in a.verdicts), *a.spurious))
        return {c: {"gold": gold[c], "predicted": made[c], **prf(right[c], made[c], gold[c])}
                for c in sorted(gold | made, key=lambda c: (-gold[c], c))}

    def losses(self, lang: str | None = None) -> dict[str, int]:
        """Which stage loses the gold actors: of all (event, role, entity) triples, how many are right, and why the others are not.

        ``event`` the event is not found; ``role`` the entity stands in another role of it; ``entity`` the role is there with
        somebody else in it (a wrong parse, coreference or name); ``absent`` nobody stands in the role.
        """
        lost: Counter[str] = Counter(dict.fromkeys(("right", "event", "role", "entity", "absent"), 0))
        for article in self.articles:
            if lang in (None, article.gold["lang"]):
                lost["event"] += sum(len(gold_fillers(e)) for e in article.missed)
                for verdict in article.verdicts:
                    lost["right"] += verdict.hits
                    lost.update(_why(article.gold, verdict, role, key) for role, key in verdict.missed)
        return dict(lost)

    def by_confidence(self) -> dict[str, dict[str, float]]:
        """Events with a confidence above 0.8 against the rest: how many, and the share that is right."""
        rows = {f"> {SURE}": [(p, v) for p, v in self._all() if p.confidence > SURE],
                f"<= {SURE}": [(p, v) for p, v in self._all() if p.confidence <= SURE]}
        return {name: {"events": len(found), **{
            key: round(sum(v is not None and right(v) for _, v in found) / len(found), 3) if found else 0.0
            for key, right in _RIGHT.items()}} for name, found in rows.items()}

    def _all(self) -> Iterator[tuple[Predicted, Verdict | None]]:
        for article in self.articles:
            yield from ((v.predicted, v) for v in article.verdicts)
            yield from ((p, None) for p in article.spurious)

    def as_json(self) -> dict[str, Any]:
        """All figures; ``all``, the languages and ``counts`` as ``score.py --json`` has them."""
        return {"all": ratios(self.counts()), **{lang: ratios(self.counts(lang)) for lang in self._present()},
                "counts": {"articles_missing": list(self.missing), "gold": self.counts()["gold"],
                           "predicted": self.counts()["pred"]},
                "classes": self.by_class(), "confidence": self.by_confidence(),
                "actors": {lang: self.losses(lang) for lang in self._present()},
                "articles": {a.gold["id"]: ratios(a.counts) for a in self.articles},
                "entities": {e.part: asdict(e) for e in self.entities}}

    def _present(self) -> list[str]:
        return [lang for lang in self.languages if any(a.gold["lang"] == lang for a in self.articles)]

    def text(self, details: bool = False, errors: bool = False) -> str:
        """The figures for people; with ``details`` by class, confidence and article, with ``errors`` each error."""
        lines = [_line("all", self.counts()), *(_line(lang, self.counts(lang)) for lang in self._present())]
        lines.append(f"gold {self.counts()['gold']} events, predicted {self.counts()['pred']}, "
                     f"graphs missing: {list(self.missing) or 'none'}")
        lines += [line for e in self.entities for line in e.lines(40 if errors else 0)]
        if details:
            lines += self._details()
        if errors:
            for article in self.articles:
                lines += ["", f"== {article.gold['id']}", *_errors(article)]
        return "\n".join(lines)

    def _details(self) -> Iterator[str]:
        yield from ("", f"{'confidence':18} {'events':>6} " + " ".join(f"{k:>7}" for k in _RIGHT))
        for name, row in self.by_confidence().items():
            yield f"{name:18} {row['events']:6} " + " ".join(f"{row[k]:7.3f}" for k in _RIGHT)
        yield from ("", "actors: " + "; ".join(f"{lang} " + ", ".join(f"{why} {n}" for why, n in self.losses(lang).items())
                                                for lang in self._present()))
        yield from ("", f"{'class':18} {'gold':>6} {'pred':>6} {'f1':>7} {'p':>7} {'r':>7}")
        for name, row in self.by_class().items():
            yield f"{name:18} {row['gold']:6} {row['predicted']:6} {row['f1']:7.3f} {row['p']:7.3f} {row['r']:7.3f}"
        yield from ("", f"{'article':34} {'gold':>5} {'pred':>5} {'class':>7} {'facts':>7} {'actors':>7}")
        for a in self.articles:
            r = ratios(a.counts)
            yield (f"{a.gold['id']:34} {a.counts['gold']:5} {a.counts['pred']:5} {r['class']['f1']:7.3f} "
                   f"{r['facts']['f1']:7.3f} {r['actors']['f1']:7.3f}")


_RIGHT: dict[str, Callable[[Verdict], bool]] = {
    "trigger": lambda v: True, "class": lambda v: v.predicted.cls == v.gold["type"], "fact": lambda v: v.fact}


def _why(gold: Gold, verdict: Verdict, role: str, key: str) -> str:
    names = gold["entities"][key]["names"]
    if any(same_name(label, names) for _, labels in verdict.extra for label in labels):
        return "role"
    return "entity" if any(kind == role for kind, _ in verdict.extra) else "absent"


def _line(name: str, counts: Mapping[str, int]) -> str:
    return f"{name:4} " + "  ".join(
        f"{k} {v['f1']:.3f} ({v['p']:.2f}/{v['r']:.2f})" if isinstance(v, dict) else f"{k} {v:.3f}"
        for k, v in ratios(counts).items())


def _errors(article: ArticleScore) -> Iterator[str]:
    text = article.gold["text"]
    for e in article.missed:
        yield f"missed    {e['type']} '{e['trigger']}': {_short(e['sentence'])}"
    for p in article.spurious:
        begin, end = p.spans[0]
        yield f"spurious  {p.name} '{text[begin:end]}': {_short(_sentence_at(text, begin))}"
    for v in article.verdicts:
        for problem in _problems(v):
            yield f"{problem}: {_short(v.gold['sentence'])}"


def _problems(v: Verdict) -> Iterator[str]:
    what = f"'{v.gold['trigger']}'"
    if v.predicted.cls != v.gold["type"]:
        yield f"class     {what} is {v.gold['type']}, not {v.predicted.name}"
    if v.missed or v.extra:
        wanted = ", ".join(f"{role} {key}" for role, key in v.missed) or "nobody"
        got = ", ".join(f"{role} {labels[0] if labels else '?'}" for role, labels in v.extra) or "nobody"
        yield f"roles     {v.gold['type']} {what} wants {wanted}; has instead {got}"
    if v.predicted.factuality != v.gold["factuality"]:
        yield f"standing  {what} is {v.gold['factuality']}, not {v.predicted.factuality}"
    if v.predicted.date != bounds(v.gold.get("date")):
        yield f"date      {what} is {v.gold.get('date')}, not {v.predicted.date and '/'.join(v.predicted.date)}"
    if v.gold.get("accordingTo") and not v.source:
        yield f"source    {what} is not ascribed to the agent of {v.gold['accordingTo']}"


def _sentence_at(text: str, at: int) -> str:
    begin = max(text.rfind(stop, 0, at) for stop in (". ", "\n")) + 1
    ends = [i for stop in (". ", "\n") if (i := text.find(stop, at)) >= 0]
    return text[begin:min(ends, default=len(text))]


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= 160 else words[:157] + "..."


# --- whole folders ----------------------------------------------------------------------------------


def gold_files(folder: Path) -> dict[str, Gold]:
    """The gold articles of a folder that have events, by file stem. Raises InputError where there are none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder of gold files")
    found: dict[str, Gold] = {}
    for file in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(f"{file}: not valid JSON ({error})") from error
        if isinstance(gold, dict) and gold.get("events"):
            found[file.stem] = gold
    if not found:
        raise InputError(f"{folder}: no gold files (*.json with \"events\") in it")
    return found


def evaluate(folder: Path, pipeline: Pipeline, progress: Progress = lambda items: items) -> Report:
    """Build the graph of every gold article and score it."""
    gold = gold_files(folder)
    paths = [folder / f"{stem}.json" for stem in gold]
    articles = progress(read_articles(paths, on_error=pipeline.on_error))
    graphs: dict[str, Graph] = {}
    resolutions: list[Resolution] = []
    for built in pipeline.run(articles):
        graphs[Path(built.article.file or "").stem] = built.graph
        resolutions.append(built.resolution)
    renames = pipeline.registry.renames()
    entities = entity_scores(folder, (link(r, pipeline.registry) for r in resolutions))
    return _report(gold, {stem: rename(graph, renames) for stem, graph in graphs.items()}, entities)


def evaluate_graphs(folder: Path, graphs: Path) -> Report:
    """Score graphs that are already there: one Turtle file a gold file, with the same stem."""
    gold = gold_files(folder)
    there = {stem: graphs / f"{stem}.ttl" for stem in gold if (graphs / f"{stem}.ttl").is_file()}
    return _report(gold, {stem: Graph().parse(path) for stem, path in there.items()})


def _report(gold: Mapping[str, Gold], graphs: Mapping[str, Graph], entities: tuple[EntityScore, ...] = ()) -> Report:
    scores = tuple(score_article(g, predicted_events(graphs[stem]) if stem in graphs else [])
                   for stem, g in gold.items())
    return Report(scores, tuple(stem for stem in gold if stem not in graphs), entities)
