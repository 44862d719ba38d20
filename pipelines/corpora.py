"""Preparing treebanks and NER files for Stanza's trainers: the same normalisation as at parse time, and noise.

Nothing here is random without a seed, and nothing of the data is written outside the folder that the caller names.
"""

from __future__ import annotations

import collections
import json
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path

Token = tuple[str, bool, bool]
# Form, lemma and tag of a word, with how often a treebank has them.
Lemmas = collections.Counter[tuple[str, str, str]]

MARKS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def normalise(text: str) -> str:
    """Text as the models see it: no tashkeel, tatweel or direction marks, digits 0-9."""
    return MARKS.sub("", text).translate(DIGITS)


def sentences(path: Path) -> list[list[str]]:
    """The lines of each sentence of a CoNLL-U file."""
    return [block.split("\n") for block in path.read_text(encoding="utf-8").strip().split("\n\n")]


def surface(lines: list[str]) -> list[tuple[str, bool, bool]]:
    """Surface tokens of a sentence: form, is it multiword, does a blank follow."""
    tokens, covered = [], 0
    for line in lines:
        fields = line.split("\t")
        if line.startswith("#") or "." in fields[0]:
            continue
        first, _, last = fields[0].partition("-")
        if int(first) <= covered:
            continue
        covered = int(last or first)
        tokens.append((fields[1], bool(last), "SpaceAfter=No" not in fields[9].split("|")))
    return tokens


def tokenizer_files(treebank: list[list[str]], out: Path, noise: Callable[[list[Token], random.Random], list[Token]] | None = None,
                    seed: int = 1, paragraph: tuple[int, ...] = (1, 2, 3, 4, 5, 6)) -> None:
    """Write `out`.txt, `out`.toklabels, `out`-mwt.json and `out`.conllu for Stanza's tokeniser: paragraphs of a few sentences.

    A sentence that opens a document or paragraph in the treebank opens one here too.
    """
    rng = random.Random(seed)
    text, labels, expansions = [], [], collections.Counter()
    left = 0
    for number, lines in enumerate(treebank):
        starts = any(line.startswith(("# newdoc", "# newpar")) for line in lines)
        if number and (starts or left <= 0):
            text.append("\n\n")
            labels.append("\n\n")
        elif number:
            text.append(" ")
            labels.append("0")
        if starts or left <= 0:
            left = rng.choice(paragraph)
        left -= 1
        tokens = surface(lines)
        expansions.update(multiword(lines))
        if noise:
            tokens = noise(tokens, rng)
        for i, (form, is_multiword, blank) in enumerate(tokens):
            end = i == len(tokens) - 1
            text.append(form + (" " if blank and not end else ""))
            labels.append("0" * (len(form) - 1) + str((3 if is_multiword else 1) + end) + ("0" if blank and not end else ""))
    Path(f"{out}.txt").write_text("".join(text), encoding="utf-8")
    Path(f"{out}.toklabels").write_text("".join(labels), encoding="utf-8")
    Path(f"{out}-mwt.json").write_text(json.dumps(list(expansions.items())), encoding="utf-8")


def multiword(lines: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Each multiword token of a sentence with its words in lower case."""
    found, words, last, form = [], [], 0, ""
    for line in lines:
        fields = line.split("\t")
        if line.startswith("#") or "." in fields[0]:
            continue
        if "-" in fields[0]:
            last, form, words = int(fields[0].split("-")[1]), fields[1], []
        elif int(fields[0]) <= last:
            words.append(fields[1].lower())
            if int(fields[0]) == last:
                found.append((form, tuple(words)))
    return found


def lemma_counts(treebank: Iterable[list[str]]) -> Lemmas:
    """How often each form has each lemma and tag, words without a lemma left out."""
    counts: Lemmas = collections.Counter()
    for lines in treebank:
        for line in lines:
            fields = line.split("\t")
            if len(fields) == 10 and fields[0].isdigit() and fields[2] != "_" or line.startswith(tuple("0123456789")) and fields[1] == "_":
                counts[fields[1], fields[2], fields[3]] += 1
    return counts


def lemma_types(counts: Lemmas, out: Path) -> int:
    """One pseudo-sentence of distinct (form, UPOS, lemma, FEATS-less) words, most frequent first, to train a lemmatiser on.

    Stanza's lemmatiser sees words without context, so repeating frequent ones only costs time; frequency order keeps its
    dictionary's choice between two lemmas of one form right.
    """
    rows = counts.most_common()
    with out.open("w", encoding="utf-8") as target:
        for start in range(0, len(rows), 50):
            for i, ((form, lemma, upos), _n) in enumerate(rows[start:start + 50], 1):
                target.write(f"{i}\t{form}\t{lemma}\t{upos}\t_\t_\t{0 if i == 1 else 1}\t{'root' if i == 1 else 'dep'}\t_\t_\n")
            target.write("\n")
    return len(rows)


def arabic_noise(form: str, kind: float) -> str:
    """One word as hurried writers spell it; `kind`, drawn once a sentence from 0 to 1, says which habits the writer has."""
    if kind < 0.6:
        form = form.translate(_HAMZA)
    if 0.3 < kind < 0.5 and len(form) > 2 and form.endswith("ي"):
        form = form[:-1] + "ى"
    if 0.5 <= kind < 0.7 and len(form) > 2 and form.endswith("ى"):
        form = form[:-1] + "ي"
    if kind < 0.25 and len(form) > 2 and form.endswith("ة"):
        form = form[:-1] + "ه"
    return form


_HAMZA = str.maketrans("أإآ", "ااا")
