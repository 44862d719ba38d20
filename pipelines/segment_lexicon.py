"""Which Arabic forms have clitics: a model over frequencies in running text, and the dictionary it gives the expander.

    python -m pipelines.segment_lexicon OUT.json [--data ../shared/data] [--least 3]

Fifty thousand words of treebank cannot tell that واشنطن is one word and وقال two; five million words of news can, as
"اشنطن" does not occur in them and "قال" does. A log-linear model chooses between all ways to cut a form by how often the
parts, the whole and their neighbours (the core with ال, with other clitics) occur; it is trained on the treebank's tokens.
The result goes into the dictionary of Stanza's multiword expander, where a form may also stand for itself.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import logging
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from kg.text import normalise
from pipelines.corpora import sentences
from pipelines.defaults import DATA

log = logging.getLogger(__name__)
PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس", "فك", "لل", "ولل", "فلل")
SUFFIXES = ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ني", "ي")
WORD = re.compile("[\u0621-\u064a]+")
FOLD = str.maketrans("أإآ", "ااا")
Count = collections.Counter[str]


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to read a form: proclitics, core as written, enclitic."""

    prefix: str
    core: str
    suffix: str


def cuts(form: str) -> list[Cut]:
    """All ways to cut a form that leave a core of two letters or more; the uncut form comes first."""
    found = []
    for prefix in PREFIXES:
        for suffix in SUFFIXES:
            if form.startswith(prefix) and form.endswith(suffix):
                core = form[len(prefix):len(form) - len(suffix)]
                article_lost = prefix.endswith("ل") and not prefix.endswith("لل") and core.startswith("ل")
                if len(core) >= 2 and not article_lost:
                    found.append(Cut(prefix, core, suffix))
    return found or [Cut("", form, "")]


def restored(cut: Cut, count: Count) -> str:
    """The core in its citation shape: رئيست+ها is رئيسة, يتولا+ه يتولى, إجرائ+ها إجراء, نقلو+ه نقلوا."""
    core = cut.core
    if cut.prefix.endswith("لل"):
        core = "ال" + core
    if not cut.suffix:
        return core
    best = core
    for end, whole in (("ت", "ة"), ("ا", "ى"), ("ئ", "ء"), ("ؤ", "ء"), ("و", "وا"), ("ي", "ى")):
        if core.endswith(end):
            other = core[:-1] + whole
            if count[other.translate(FOLD)] > (2 if end == "ي" else 0.5) * count[core.translate(FOLD)]:
                best = other
    return best


def parts(cut: Cut, count: Count) -> list[str]:
    """The words that a cut stands for."""
    letters = cut.prefix[:-1] if cut.prefix.endswith("لل") else cut.prefix
    return [*letters, restored(cut, count), *([cut.suffix] if cut.suffix else [])]


def features(form: str, cut: Cut, count: Count) -> list[float]:
    """What the model sees of one cut."""
    def seen(word: str) -> float:
        return math.log1p(count[word.translate(FOLD)])

    core = restored(cut, count)
    bare = core[2:] if core.startswith("ال") else core
    whole, part = seen(form), max(seen(core), seen(cut.core) if not cut.prefix.endswith("لل") else 0.0)
    others = [seen(p + form) for p in ("و", "ب", "ل", "ف", "ال")]
    siblings = [seen(p + cut.core) for p in ("و", "ب", "ل", "ف", "س", "ك", "ال", "ي", "ت")]
    endings = [seen(core + s) for s in ("ها", "ه", "هم", "نا")]
    endings += [seen(core[:-1] + "ت" + s) if core.endswith("ة") else 0.0 for s in ("ها", "ه")]
    one_hot = [float(cut.prefix == p) for p in PREFIXES] + [float(cut.suffix == s) for s in SUFFIXES]
    dense = [whole, part, part - whole, float(part == 0), seen("ال" + bare), seen(bare), *others, *siblings, *endings,
             len(cut.core) / 4, float(len(cut.core) == 2), float(len(cut.core) == 3), float(core.startswith("ال")),
             float(cut.core[:1] in "يتن"), float(bool(cut.prefix) and cut.prefix != "لل" and cut.core.startswith("ال")),
             float(bool(cut.suffix) and core.startswith("ال")), seen(cut.prefix + cut.core) if cut.suffix else 0.0,
             seen(cut.core + cut.suffix) if cut.prefix else 0.0, seen(form[:-1]) , seen(form[1:])]
    return one_hot + dense


class Scorer(torch.nn.Module):
    """A score for each cut."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = torch.nn.Sequential(torch.nn.Linear(width, 64), torch.nn.Tanh(), torch.nn.Dropout(0.2), torch.nn.Linear(64, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows).squeeze(-1)


def running(data: Path) -> Count:
    """How often each form occurs in news, as it is written."""
    count: Count = collections.Counter()
    with gzip.open(data / "news" / "ar.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            count.update(WORD.findall(normalise(json.loads(line)["text"], "ar").text))
    return count


def tokens(treebank: list[list[str]]) -> Iterator[tuple[str, list[str], bool]]:
    """Surface form, its words, and whether the treebank is sure of it."""
    for lines in treebank:
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        i = 0
        while i < len(rows):
            first, _, last = rows[i][0].partition("-")
            size = int(last) - int(first) + 1 if last else 0
            words = rows[i + 1:i + 1 + size] if size else [rows[i]]
            yield rows[i][1], [w[1] for w in words], not any("Unk=" in w[9] for w in words)
            i += 1 + size


def gold(form: str, words: list[str]) -> int | None:
    """Index of the treebank's reading among the cuts of a form; none if it is of another kind."""
    options = cuts(form)
    if len(words) == 1:
        return next((i for i, c in enumerate(options) if c == Cut("", form, "")), None)
    for i, cut in enumerate(options):
        letters = cut.prefix[:-1] if cut.prefix.endswith("لل") else cut.prefix
        expected = len(letters) + 1 + bool(cut.suffix)
        if (len(words) == expected and words[:len(letters)] == list(letters) and (not cut.suffix or words[-1] == cut.suffix)
                and (not cut.prefix.endswith("لل") or words[len(letters)].startswith("ال"))
                and words[len(letters)][:2] in (cut.core[:2], "ال")):
            return i
    return None


def train(examples: list[tuple[list[list[float]], int, float]], seed: int = 1,
          epochs: int = 12) -> tuple[Scorer, torch.Tensor, torch.Tensor]:
    """Fit the scorer by conditional likelihood of the right cut."""
    torch.manual_seed(seed)
    rows = torch.tensor([row for options, _, _ in examples for row in options])
    mean, spread = rows.mean(0), rows.std(0) + 0.1
    model = Scorer(rows.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), 3e-3, weight_decay=1e-3)
    for epoch in range(epochs):
        order = torch.randperm(len(examples)).tolist()
        total = 0.0
        for group in optimizer.param_groups:
            group["lr"] = 3e-3 * (1 - epoch / epochs)
        for start in range(0, len(order), 200):
            batch = [examples[i] for i in order[start:start + 200]]
            widest = max(len(options) for options, _, _ in batch)
            flat = (torch.tensor([row for options, _, _ in batch for row in options]) - mean) / spread
            scores, at, table = model(flat), 0, torch.full((len(batch), widest), -1e9)
            for i, (options, _, _) in enumerate(batch):
                table[i, :len(options)] = scores[at:at + len(options)]
                at += len(options)
            weights = torch.tensor([weight for _, _, weight in batch])
            right = torch.tensor([index for _, index, _ in batch])
            loss = (torch.nn.functional.cross_entropy(table, right, reduction="none") * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        log.info("epoch %d: loss %.4f", epoch, total * 200 / len(order))
    return model.eval(), mean, spread


def hurried(listed: dict[str, str], count: Count, surely: float = 4) -> dict[str, str]:
    """The forms in ة as hurried writers spell them, in ه, cut like the full spelling: الحكومه is not الحكوم+ه.

    `listed`: form to its words, separated by blanks. Left out where the form in ه is a word with an enclitic often enough that
    the one in ة is not `surely` times as frequent (كتابه, "his book"); behind the article no enclitic can stand.
    """
    found = {}
    for form, words in listed.items():
        if not form.endswith("ة") or not words.endswith("ة"):
            continue
        short, core = form[:-1] + "ه", words[:-1] + "ه"
        if core.split()[-1].startswith("ال") or count[form.translate(FOLD)] >= surely * count[short.translate(FOLD)]:
            found[short] = core
            found[short.translate(FOLD)] = core.translate(FOLD)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--least", type=int, default=3, help="occurrences in running text from which a form is listed")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    written = running(args.data)
    count: Count = collections.Counter()
    for form, times in written.items():
        count[form.translate(FOLD)] += times
    log.info("%d forms, %d tokens", len(count), sum(count.values()))
    spelled: dict[str, collections.Counter[tuple[str, ...]]] = collections.defaultdict(collections.Counter)
    for form, words, sure in tokens(sentences(args.data / "ud" / "ar" / "train.conllu")):
        if sure and WORD.fullmatch(form):
            spelled[form][tuple(words)] += 1
    examples = []
    for form, readings in spelled.items():
        words, times = readings.most_common(1)[0]
        index = gold(form, list(words))
        options = cuts(form)
        if index is not None and len(options) > 1:
            examples.append(([features(form, cut, count) for cut in options], index, math.log1p(times)))
    log.info("%d examples", len(examples))
    model, mean, spread = train(examples)

    def choose(form: str) -> tuple[Cut, float]:
        options = cuts(form)
        with torch.no_grad():
            chances = torch.softmax(model((torch.tensor([features(form, cut, count) for cut in options]) - mean) / spread), 0)
        best = int(chances.argmax())
        return options[best], float(chances[best])

    right: collections.Counter[tuple[str, str]] = collections.Counter()
    for form, words, sure in tokens(sentences(args.data / "ud" / "ar" / "dev.conllu")):
        if sure and WORD.fullmatch(form):
            cut, chance = choose(form)
            found = parts(cut, count)
            kind = "known" if form in spelled else "new"
            right[kind, "all"] += 1
            right[kind, "cut"] += (len(found) > 1) == (len(words) > 1)
            right[kind, "words"] += found == words
            if chance > 0.9:
                right[kind, "sure"] += 1
                right[kind, "sure, cut"] += (len(found) > 1) == (len(words) > 1)
    log.info("%s", dict(right))
    listed: dict[str, tuple[str, float]] = {}
    wanted = dict.fromkeys([form for form, times in count.items() if times >= args.least]
                           + [form for form, times in written.items() if times >= args.least])
    for form in wanted:
        cut, chance = choose(form)
        listed[form] = (" ".join(parts(cut, count)), round(chance, 3))
    for form, readings in spelled.items():
        words, times = readings.most_common(1)[0]
        listed[form] = (" ".join(words), round(times / readings.total(), 3) if readings.total() > 1 else 0.95)
    chances = {form: chance for form, (_, chance) in listed.items()}
    for short, core in hurried({form: words for form, (words, _) in listed.items()}, count).items():
        listed[short] = (core, chances.get(short[:-1] + "ة", 0.95))
    args.out.write_text(json.dumps(listed, ensure_ascii=False, indent=0, sort_keys=True), encoding="utf-8")
    log.info("%d forms in %s", len(listed), args.out)


if __name__ == "__main__":
    main()
