"""Measure the packaged models and write what came out to `scores.json` beside them.

    python -m pipelines.evaluate_models ar en [--models kg/stanza_models] [--data ../shared/data] [--fast]

From raw text (paragraph by paragraph, as the parser of the project feeds them) and with gold words; CoNLL 2018 metrics by
`udtools`, entity F1 by Stanza's scorer on gold tokens. Words of which the Arabic treebank's tags are not gold (`Unk=`) can be
left out. Nothing measured here is ever trained on. `--fast` measures the smaller models, without the encoder; their rows
and cards are kept apart.
"""

from __future__ import annotations

import argparse
import collections
import io
import json
import logging
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.parse.encoder import PACKAGE as ENCODER
from kg.parse.models import DEFAULT, FAST, SHARED, card_name, package
from kg.parse.names import tag
from kg.parse.with_stanza import load_pipeline
from kg.text import normalise
from pipelines.corpora import arabic_noise, sentences, surface
from pipelines.defaults import DATA

log = logging.getLogger(__name__)
METRICS = {"Tokens": "tokens", "Sentences": "sentences", "Words": "words", "UPOS": "UPOS", "UFeats": "feats", "Lemmas": "lemmas",
           "UAS": "UAS", "LAS": "LAS", "CLAS": "CLAS"}
TESTS = {"ar": ("test", "pud_test"), "en": ("test_ewt", "test_gum")}
PADT = "UD_Arabic-PADT (CC BY-NC-SA 3.0) and UD_Arabic-PUD (CC BY-SA 3.0), 58,072 words"
EWT_GUM = "UD_English-EWT (CC BY-SA 4.0) and UD_English-GUM (CC BY-NC-SA 4.0), 347,870 words"
NEWS = "; dictionary also by frequencies in SaudiNewsNet (licence of the texts not stated, no text kept)"
E5_ITSELF = "multilingual-e5-small (MIT), its first layers and its Arabic and Latin pieces"
E5 = "multilingual-e5-small (MIT), word lists of the treebanks and of wordfreq (CC BY-SA 4.0)"
# What `kg models` and MODELS.md say of each model: data, licence, and which measurement speaks for it.
CARDS: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "ar": {
        "tokenize": (PADT, "CC BY-NC-SA 3.0", ("tokens", "sentences", "words")), "mwt": (PADT + NEWS, "CC BY-NC-SA 3.0", ("words",)),
        "pos": (PADT, "CC BY-NC-SA 3.0", ("UPOS", "feats")), "lemma": (PADT, "CC BY-NC-SA 3.0", ("lemmas",)),
        "depparse": (PADT, "CC BY-NC-SA 3.0", ("UAS", "LAS")), "pretrain": (E5, "MIT", ()),
        "ner": ("ANERCorp (licence not stated where it was taken from), the public Wojood sample (MIT repository) and news marked by "
                "readers (texts not redistributed), 208,252 tokens",
                "not stated", ("F1",)),
    },
    "en": {
        "tokenize": (EWT_GUM, "CC BY-NC-SA 4.0", ("tokens", "sentences", "words")), "mwt": (EWT_GUM, "CC BY-NC-SA 4.0", ("words",)),
        "pos": (EWT_GUM, "CC BY-NC-SA 4.0", ("UPOS", "feats")), "lemma": (EWT_GUM, "CC BY-NC-SA 4.0", ("lemmas",)),
        "depparse": (EWT_GUM, "CC BY-NC-SA 4.0", ("UAS", "LAS")), "pretrain": (E5, "MIT", ()),
        "ner": ("English Worldwide Newswire, 535,698 tokens", "not stated", ("F1",)),
    },
}
SYNTAX = "tokenize,mwt,pos,lemma,depparse"
# Sentences of a test file of names that are taken for one article: such files do not say where one ends.
ARTICLE = 20
# What the names of measurements of the smaller models end in.
SMALLER = " (fast)"


def udscore(gold: str, system: str) -> dict[str, float]:
    """CoNLL 2018 F1 of each metric, in per cent."""
    from udtools.udeval import evaluate, load_conllu

    result = evaluate(load_conllu(io.StringIO(gold), "gold", {}), load_conllu(io.StringIO(system), "system", {}))
    return {ours: round(100 * result[theirs].f1, 2) for theirs, ours in METRICS.items()}


def paragraphs(treebank: list[list[str]]) -> list[str]:
    """The running text of a test file: a paragraph for each of the treebank's documents or paragraphs."""
    texts: list[str] = []
    for number, lines in enumerate(treebank):
        tokens = surface(lines)
        text = "".join(form + (" " if blank else "") for form, _, blank in tokens)
        if not number or any(line.startswith(("# newdoc", "# newpar")) for line in lines):
            texts.append("")
        texts[-1] += text + (" " if text and not text.endswith(" ") else "")
    return [text.strip() for text in texts]


def as_parsed(treebank: list[list[str]], lang: str) -> list[list[str]]:
    """The treebank with its forms normalised as `kg` does before parsing, so that both sides have the same characters."""
    def form(line: str) -> str:
        fields = line.split("\t")
        if len(fields) == 10:
            fields[1] = normalise(fields[1], lang).text or "_"
        return "\t".join(fields)

    return [[form(line) for line in lines] for lines in treebank]


def conllu(documents: Iterable[Any]) -> str:
    """All documents of a run as one CoNLL-U text."""
    return "".join(f"{document:C}\n\n" for document in documents)


def as_conllu(treebank: list[list[str]]) -> str:
    """A treebank as text again."""
    return "\n\n".join("\n".join(lines) for lines in treebank) + "\n\n"


def raw(nlp: Any, treebank: list[list[str]]) -> tuple[dict[str, float], str]:
    """Scores from raw text, with the speed of the run in words a second, and what came out."""
    import stanza

    texts = paragraphs(treebank)
    begin = time.time()
    documents = nlp.bulk_process([stanza.Document([], text=text) for text in texts])
    seconds = time.time() - begin
    for document in documents:
        for token in document.iter_tokens():
            if token.text == "<UNK>":  # what Stanza makes of addresses of hundreds of characters
                token.text = token.words[0].text = "".join(document.text[token.start_char:token.end_char].split())
    system = conllu(documents)
    scores = udscore(as_conllu(treebank), system)
    scores["words a second"] = round(sum(d.num_words for d in documents) / seconds)
    return scores, system


def gold_words(nlp: Any, treebank: list[list[str]]) -> tuple[dict[str, float], list[tuple[str, str, str, str]]]:
    """Scores of tags and trees on gold words; with them (gold UPOS, predicted, gold relation, predicted) of each word."""
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=as_conllu(treebank))
    for sentence in document.sentences:
        for word in sentence.words:
            word.upos = word.xpos = word.feats = word.lemma = word.head = word.deprel = None
    for processor in ("pos", "lemma", "depparse"):
        document = nlp.processors[processor].process(document)
    rows = [line.split("\t") for lines in treebank for line in lines if line[:1].isdigit() and line.split("\t")[0].isdigit()]
    found = [word for sentence in document.sentences for word in sentence.words]
    scores = udscore(as_conllu(treebank), conllu([document]))
    sure = [(row, word) for row, word in zip(rows, found, strict=True) if "Unk=" not in row[9]]
    scores["UPOS without Unk"] = round(100 * sum(r[3] == w.upos for r, w in sure) / len(sure), 2)
    return {k: v for k, v in scores.items() if k not in ("tokens", "sentences", "words")}, [
        (r[3], w.upos, r[7] if str(w.head) == r[6] else f"{r[7]} elsewhere", w.deprel) for r, w in zip(rows, found, strict=True)]


def names(lang: str, folder: Path, data: Path, chosen: str) -> dict[str, float]:
    """Entity F1 on the NER test file, all types together and each type, on gold tokens."""
    from stanza.models.common.doc import Document
    from stanza.models.ner import scorer
    from stanza.models.ner.data import DataLoader

    processor = load_pipeline(folder, lang, chosen, processors="tokenize,mwt,ner").processors["ner"]
    trainer, settings = processor.trainers[0], processor.configs[0]
    test = json.loads((data / "ner" / lang / "test.json").read_text(encoding="utf-8"))
    test = [[{**word, "text": normalise(word["text"], lang).text or "-"} for word in sentence] for sentence in test]
    gold = [[tags[0] for tags in sentence] for sentence in
            DataLoader(Document(test), 32, trainer.args, None, vocab=trainer.vocab, evaluation=True).tags]
    predicted = [tags for at in range(0, len(test), ARTICLE) for tags in tag(trainer, Document(test[at:at + ARTICLE]), settings)]
    total = scorer.score_by_entity(predicted, gold)
    scores = {"F1": total[2], "precision": total[0], "recall": total[1], **total[3]}
    return {k: round(100 * v, 2) for k, v in scores.items()}


def confusions(pairs: list[tuple[str, str, str, str]], count: int = 10) -> list[str]:
    """The most frequent wrong relations with the right head or a wrong one, and wrong tags that touch names."""
    wrong = collections.Counter(f"{gold} -> {found}" for _, _, gold, found in pairs if gold != found)
    tags = collections.Counter(f"{gold} -> {found}" for gold, found, _, _ in pairs if gold != found and "PROPN" in (gold, found))
    return [f"{name}: {n}" for name, n in wrong.most_common(count)] + [f"{name}: {n}" for name, n in tags.most_common(4)]


def measure(lang: str, folder: Path, data: Path, only: set[str], fast: bool) -> dict[str, Any]:
    """Everything that is asked about one language."""
    results: dict[str, Any] = {}
    chosen = package(FAST if fast else "khabar", folder, lang)
    if only & {"raw", "gold", "noise"}:
        nlp = load_pipeline(folder, lang, chosen, processors=SYNTAX)
        for name in TESTS[lang]:
            treebank = as_parsed(sentences(data / "ud" / lang / f"{name}.conllu"), lang)
            if "raw" in only:
                results[f"{lang} {name}, raw text"], _ = raw(nlp, treebank)
            if "gold" in only:
                scores, pairs = gold_words(nlp, treebank)
                results[f"{lang} {name}, gold words"] = scores
                results[f"{lang} {name}, confusions"] = {"most frequent": confusions(pairs)}
            if "noise" in only and lang == "ar" and name == "test":
                results[f"{lang} {name}, noisy copy"], _ = raw(nlp, noisy(treebank))
            log.info("%s", json.dumps({k: v for k, v in results.items() if name in k}, ensure_ascii=False))
    if "ner" in only and (folder / lang / "ner").is_dir():
        results[f"{lang} NER test"] = names(lang, folder, data, chosen)
        log.info("%s", results[f"{lang} NER test"])
    return {f"{name}{SMALLER if fast else ''}": found for name, found in results.items()}


def noisy(treebank: list[list[str]], seed: int = 5) -> list[list[str]]:
    """A copy with the spelling of hurried newspapers in its surface tokens; words and trees stay."""
    rng = random.Random(seed)
    copy = []
    for lines in treebank:
        kind, out, covered = rng.random(), [], 0
        for line in lines:
            fields = line.split("\t")
            if len(fields) == 10 and "." not in fields[0]:
                first, _, last = fields[0].partition("-")
                if int(first) < covered and not last:  # inside a token: the end of the word is not the end of what is written
                    fields[1] = arabic_noise(fields[1] + "-", kind)[:-1]
                else:
                    fields[1] = arabic_noise(fields[1], kind)
                covered = max(covered, int(last or 0))
            out.append("\t".join(fields))
        copy.append(out)
    return copy


def cards(measured: dict[str, Any]) -> dict[str, Any]:
    """The card of each model, with the scores of the first test file from raw text, or of the NER test."""
    made: dict[str, Any] = {SHARED: {ENCODER: {"data": E5_ITSELF, "licence": "MIT", "scores": {}}}}
    for lang, models in CARDS.items():
        for part, (data, licence, metrics) in models.items():
            test = f"{lang} NER test" if part == "ner" else f"{lang} {TESTS[lang][0]}, raw text"
            for kind, source in ((DEFAULT, measured.get(test + SMALLER, {})), (ENCODER, measured.get(test, {}))):
                scores = {metric: source[metric] for metric in metrics if metric in source}
                made.setdefault(lang, {})[card_name(part, kind)] = {"data": data, "licence": licence, "scores": scores}
    return made


def table(measured: dict[str, Any]) -> str:
    """The measurements as the two tables of MODELS.md."""
    columns = ["tokens", "sentences", "words", "UPOS", "UPOS without Unk", "feats", "lemmas", "UAS", "LAS", "words a second"]
    lines = ["| test | " + " | ".join(columns) + " |", "| --- |" + " ---: |" * len(columns)]
    for name, scores in sorted(measured.items()):
        if "LAS" in scores:
            lines.append(f"| {name} | " + " | ".join(str(scores.get(column, "")) for column in columns) + " |")
    lines += ["", "| test | precision | recall | F1 | by type |", "| --- | ---: | ---: | ---: | --- |"]
    for name, scores in sorted(measured.items()):
        if "F1" in scores:
            types = ", ".join(f"{k} {v}" for k, v in scores.items() if k not in ("precision", "recall", "F1"))
            lines.append(f"| {name} | {scores['precision']} | {scores['recall']} | {scores['F1']} | {types} |")
    for name, scores in sorted(measured.items()):
        if "most frequent" in scores:
            lines += ["", f"{name} (gold -> found): " + "; ".join(scores["most frequent"]) + "."]
    return "\n".join(lines) + "\n"


def write_table(page: Path, measured: dict[str, Any]) -> None:
    """Put the tables between the two marks of MODELS.md."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    page.write_text(before + BEGIN + "\n" + table(measured) + END + rest.partition(END)[2], encoding="utf-8")


BEGIN, END = "<!-- measured: begin (pipelines.evaluate_models writes this) -->", "<!-- measured: end -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("langs", nargs="*", help="ar, en; none: only write the tables anew")
    parser.add_argument("--models", type=Path, default=Path(__file__).parent.parent / "kg" / "stanza_models")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", default="raw,gold,noise,ner")
    parser.add_argument("--fast", action="store_true", help="measure the smaller models, without the encoder")
    parser.add_argument("--dry", action="store_true", help="print, do not write scores.json")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("stanza").setLevel(logging.ERROR)
    import torch
    torch.set_num_threads(1)
    file = args.models / "scores.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"models": {}, "pipelines": {}}
    for lang in args.langs:
        kept["pipelines"] |= measure(lang, args.models, args.data, set(args.only.split(",")), args.fast)
    kept["models"] = cards(kept["pipelines"])
    page = Path(__file__).parent.parent / "MODELS.md"
    if not args.dry and page.exists():
        write_table(page, kept["pipelines"])
    if not args.dry:
        file.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
