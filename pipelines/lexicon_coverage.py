"""Coverage of the predicate tables: python -m pipelines.lexicon_coverage ar|en [--articles N] [--news FILE] [--models X]

Input: raw news (``../shared/data/news``) and a parser. Output, on stdout: the share of finite verbs and event nouns
that govern a named actor and have an entry in ``predicates.tsv``, by tokens, and the most frequent lemmas without one.

Only political articles count (those with several of the language's tell-tale words), and of them by default only the
held-out tenth: articles whose id's SHA-1 begins with the digits 00 to 18. Look for gaps with ``--split dev``, report
with the default.

A predicate *governs a named actor* if a dependent of it (subject, object, oblique, genitive, demonym adjective) is a
proper noun or recognised name, or a nominal with a name or demonym of its own ("the Russian president").
A noun is an *event noun* if it has the shape of a derived verbal noun, or an entry other than ``None``. Nouns without
a shape of their own (Arabic form I, English zero derivation) are counted only where they have an entry, so that the
figure for nouns leans upwards; ``--nouns`` lists the nouns left out, for a reader to judge. The figure for verbs leans
downwards: what the tagger takes for a verb is often none. A second figure therefore leaves out the lemmas that have no
entry and do not occur with that part of speech in the treebank either.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.lang.lexicon import Lexicon, load, rows
from kg.model import Article, Sentence, Span, Word
from kg.text import fold, normalise

HELD_OUT = 0x19
NEWS = Path(__file__).parents[2] / "shared" / "data" / "news"
TREEBANKS = Path(__file__).parents[2] / "shared" / "data" / "ud"
FLAT_MODELS = Path(__file__).parents[2] / "shared" / "models"

# Words of political and security news; an article with TELLING of them counts as political.
TELLING = 4
POLITICAL = {
    "ar": re.compile("وزير الخارجية|الرئيس |رئيس الوزراء|قوات|الجيش|البرلمان|مجلس الأمن|الحوثي|داعش|الإرهاب|الشرطة"
                     "|المحكمة|الأمم المتحدة|مسلح"),
    "en": re.compile(r"\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist\w+|troops|[Aa]rmy|[Pp]arliament|[Pp]olice"
                     r"|Security Council|United Nations|court|militants?|sanctions|[Gg]overnment)\b"),
}
ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "amod", "compound", "dep")
CLOSE = ("nsubj", "obj", "iobj", "obl", "nmod")
NAME_PARTS = ("nmod", "amod", "flat", "appos", "compound", "dep")


@dataclass
class Tally:
    """Predicates with a named actor: how many, and of which lemmas, with and without an entry."""

    known: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    shapeless: Counter[str] = field(default_factory=Counter)

    def share(self, pos: str | None = None, attested: Container[tuple[str, str]] | None = None) -> tuple[int, int]:
        """Covered and all tokens, of one part of speech or both; with ``attested``, of those lemmas alone."""
        known = sum(n for (_, p), n in self.known.items() if pos in (None, p))
        return known, known + sum(n for key, n in self.unknown.items()
                                  if pos in (None, key[1]) and (attested is None or key in attested))


def political(lang: str, news: Path, split: str) -> Iterator[dict[str, str]]:
    """Political articles of one split (``held-out`` or ``dev``), in an order that has nothing to do with their dates."""
    found = []
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            digest = hashlib.sha1(article["id"].encode()).hexdigest()
            if (int(digest[:2], 16) < HELD_OUT) == (split == "held-out") and \
                    len(POLITICAL[lang].findall(article["text"])) >= TELLING:
                found.append((digest, article))
    return (article for _, article in sorted(found, key=lambda pair: pair[0]))


def count(sentences: Iterable[Sentence], lexicon: Lexicon, demonyms: frozenset[str], lang: str, tally: Tally) -> None:
    """Add the predicates of parsed sentences to the tally."""
    for sentence in sentences:
        named = _named_words(sentence, demonyms)
        for word in sentence.words:
            if word.upos == "VERB" and _governs(sentence, word, named):
                _add(tally, lexicon, word, "VERB")
            elif word.upos == "NOUN" and word.index not in named and _governs(sentence, word, named):
                _add_noun(tally, lexicon, word, lang)


def _add(tally: Tally, lexicon: Lexicon, word: Word, pos: str) -> None:
    known = lexicon.sense(word, pos, lambda _: True) is not None  # as the extractor looks words up, forms included
    (tally.known if known else tally.unknown)[fold(word.lemma), pos] += 1


def _add_noun(tally: Tally, lexicon: Lexicon, word: Word, lang: str) -> None:
    lemma = fold(word.lemma)
    senses = lexicon.senses.get((lemma, "NOUN"), ())
    if lemma in lexicon.actors or lemma in lexicon.titles or (senses and all(s.cls == "None" for s in senses)):
        return
    if senses or lexicon.grammar.is_verbal_noun(lemma):
        _add(tally, lexicon, word, "NOUN")
    else:
        tally.shapeless[lemma] += 1


def _named_words(sentence: Sentence, demonyms: frozenset[str]) -> frozenset[int]:
    """Indices of words that are names or demonyms."""
    return frozenset(
        w.index for w in sentence.words
        if w.upos == "PROPN" or (w.upos in ("ADJ", "NOUN") and fold(w.lemma) in demonyms)
        or any(e.begin <= w.begin < e.end for e in sentence.entities if e.type != "MISC"))


def _governs(sentence: Sentence, word: Word, named: frozenset[int]) -> bool:
    """Whether a dependent is a name, or a nominal with a name one or two steps below."""
    for child in sentence.children(word, *ARGUMENTS):
        if child.index in named:
            return True
        if child.relation in CLOSE and child.upos in ("NOUN", "ADJ", "NUM", "DET", "X"):
            near = sentence.children(child, *NAME_PARTS)
            if any(w.index in named for w in near) or (child.relation in ("nsubj", "obj") and any(
                    w.index in named for n in near for w in sentence.children(n, *NAME_PARTS))):
                return True
    return False


def treebank_lemmas(path: Path) -> frozenset[tuple[str, str]]:
    """Folded lemmas and their parts of speech in a CoNLL-U file."""
    with path.open(encoding="utf-8") as lines:
        cells = (line.split("\t") for line in lines if line[:1].isdigit())
        return frozenset((fold(cell[2]), cell[3]) for cell in cells if cell[0].isdigit())


def demonym_lemmas(lang: str) -> frozenset[str]:
    """Folded demonyms of the language's table."""
    return frozenset(fold(row["demonym"]) for row in rows(lang, "demonyms"))


# --- parsing ------------------------------------------------------------------------------------


def parse(articles: Iterable[dict[str, str]], lang: str, models: str) -> Iterator[list[Sentence]]:
    """Parsed sentences of each article, with kg's parser; with ``flat`` from single model files in ../shared/models."""
    if models == "flat":
        yield from _parse_flat(articles, lang)
        return
    from kg.parse.with_stanza import Parser

    texts = (Article(id=a["id"], text=a["text"], lang=lang) for a in articles)
    for document in Parser(lang, models).parse(texts):
        yield list(document.sentences)


def _parse_flat(articles: Iterable[dict[str, str]], lang: str) -> Iterator[list[Sentence]]:
    import tempfile

    import stanza

    files = {f"{path.stem}_model_path": str(path) for path in (FLAT_MODELS / lang).glob("*.pt") if path.stem != "pretrain"}
    pretrain = str(FLAT_MODELS / lang / "pretrain.pt")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "resources.json").write_text(json.dumps({lang: {}}), encoding="utf-8")
        pipeline = stanza.Pipeline(
            lang, processors="tokenize,mwt,pos,lemma,depparse", package=None, dir=folder, download_method=None,
            allow_unknown_language=True, use_gpu=False, verbose=False, depparse_batch_size=1000,
            pos_pretrain_path=pretrain, depparse_pretrain_path=pretrain, **files)
    for article in articles:
        parsed = pipeline(normalise(article["text"].replace("\n", "\n\n"), lang).text)
        yield [sentence_of(i, [(w.id, w.text, w.lemma, w.upos, w.feats, w.head, w.deprel) for w in s.words])
               for i, s in enumerate(parsed.sentences)]


def sentence_of(index: int, words: Iterable[tuple[int, str, str | None, str, str | None, int, str]]) -> Sentence:
    """A sentence without offsets, from (id, text, lemma, upos, feats, head, deprel)."""
    entities: tuple[Span, ...] = ()
    made = tuple(Word(i, text, lemma or text, upos, "", feats or "", head, deprel, 0, 0, 0, 0)
                 for i, text, lemma, upos, feats, head, deprel in words)
    return Sentence(index, 0, 0, made, entities)


def main() -> None:
    """Parse, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lang", choices=sorted(POLITICAL))
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--split", choices=("held-out", "dev"), default="held-out")
    parser.add_argument("--news", type=Path)
    parser.add_argument("--models", default=None, help="khabar, official, a Stanza folder, or flat (../shared/models)")
    parser.add_argument("--treebank", type=Path, help="CoNLL-U file (default: ../shared/data/ud/LANG/train.conllu)")
    parser.add_argument("--top", type=int, default=60, help="how many uncovered lemmas to list")
    parser.add_argument("--nouns", action="store_true", help="list also the nouns not counted as event nouns")
    args = parser.parse_args()
    own = Path(__file__).parents[1] / "kg" / "stanza_models" / args.lang
    models = args.models or ("khabar" if own.is_dir() or not (FLAT_MODELS / args.lang).is_dir() else "flat")
    chosen = political(args.lang, args.news or NEWS / f"{args.lang}.jsonl.gz", args.split)
    articles = [article for article, _ in zip(chosen, range(args.articles), strict=False)]
    tally, words = Tally(), 0
    for sentences in parse(articles, args.lang, models):
        words += sum(len(s.words) for s in sentences)
        count(sentences, load(args.lang), demonym_lemmas(args.lang), args.lang, tally)
    report(tally, len(articles), words, args)


def report(tally: Tally, articles: int, words: int, args: argparse.Namespace) -> None:
    """Print the figures and the gaps."""
    treebank = args.treebank or TREEBANKS / args.lang / "train.conllu"
    attested = treebank_lemmas(treebank) if treebank.is_file() else None
    print(f"{args.lang}, {args.split}: {articles} articles, {words} words")
    for pos in ("VERB", "NOUN", None):
        known, total = tally.share(pos)
        print(f"{pos or 'both':5} {known}/{total} = {known / max(total, 1):.3f}", end="")
        if attested is not None:
            known, total = tally.share(pos, attested)
            print(f"   without lemmas unknown to the treebank {known}/{total} = {known / max(total, 1):.3f}", end="")
        print()
    for pos in ("VERB", "NOUN"):
        gaps = [(lemma, n) for (lemma, p), n in tally.unknown.items() if p == pos]
        listed = sorted(gaps, key=lambda g: (-g[1], g[0]))[:args.top]
        print(f"{pos} without entry: " + " ".join(f"{lemma}:{n}" for lemma, n in listed))
    if args.nouns:
        listed = sorted(tally.shapeless.items(), key=lambda g: (-g[1], g[0]))[:args.top]
        print("nouns not counted: " + " ".join(f"{lemma}:{n}" for lemma, n in listed))


if __name__ == "__main__":
    main()
