"""Text to parsed sentences with Stanza."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.model import Article, Block, Document, Sentence, Span, Word
from kg.parse.encoder import PACKAGE as ENCODER
from kg.parse.encoder import foundation, merge_adapters
from kg.parse.ensemble import join
from kg.parse.evocation import evocations
from kg.parse.models import DEFAULT, package, resolve, stamps
from kg.parse.names import find_names
from kg.parse.sentences import SentenceRules, Token, load_rules, resegment
from kg.text import Normalised, normalise

log = logging.getLogger(__name__)

# Part of the version of saved parses: raise it where a rule of sentences or of names changes.
VERSION = 3
PARSED_BLOCKS = ("headline", "paragraph")
ARTICLES_A_BATCH = 16
# Words in one parser batch: very long sentences beside short ones slow it threefold (measured on PADT). An encoder pays for
# every padded place, so that with one few sentences at a time are the fastest too.
BATCHES = {DEFAULT: {"depparse_batch_size": 1000},
           ENCODER: {"depparse_batch_size": 1000, "pos_batch_size": 8, "ner_batch_size": 8}}
# Letters of a token that the models see; Stanza cuts there too, to save memory.
TOKEN_LENGTH = 1000
# What is run by itself: sentences are mended after tokens, names are looked for in whole articles.
APART = ("tokenize", "ner")


class Parser:
    """One Stanza pipeline of one language, loaded once and fed with batches of articles.

    ``models`` is ``khabar`` (the project's own), ``fast`` (its smaller ones, without the encoder), ``official`` (downloaded
    ones) or a Stanza model folder.
    Raises ``ModelError`` where the models are missing or cannot be loaded.
    """

    def __init__(self, lang: str, models: str = "khabar") -> None:
        self.lang = lang
        self.folder = resolve(models, lang)
        chosen = package(models, self.folder, lang)
        self.name = parser_name(lang, models)
        self._pipeline = _load(self.folder, lang, chosen)
        self._rules = load_rules(lang)
        self._evocations = evocations(self.folder) if chosen == ENCODER else None

    def parse(self, articles: Iterable[Article]) -> Iterator[Document]:
        """Parse articles in batches, in order; blocks that are page furniture are left out."""
        todo = iter(articles)
        while batch := list(islice(todo, ARTICLES_A_BATCH)):
            yield from self._parse_batch(batch)

    def _parse_batch(self, batch: Sequence[Article]) -> Iterator[Document]:
        pieces: list[tuple[Block, Normalised]] = []
        bounds = []
        for article in batch:
            first = len(pieces)
            for block in article.blocks or whole_text(article.text):
                if block.kind in PARSED_BLOCKS:
                    piece = normalise(article.text[block.begin:block.end], self.lang, block.begin)
                    if piece.text.strip():
                        pieces.append((block, piece))
            bounds.append((first, len(pieces)))
        parsed = self._run([piece.text for _, piece in pieces], bounds)
        for article, (first, last) in zip(batch, bounds, strict=True):
            sentences: list[Sentence] = []
            for (block, piece), document in zip(pieces[first:last], parsed[first:last], strict=True):
                for sentence in document.sentences:
                    sentences.append(_sentence(len(sentences), sentence, piece, block.kind))
            document = Document(article, tuple(sentences), self.name)
            yield self._evocations.fill(document) if self._evocations else document

    def _run(self, texts: list[str], bounds: Sequence[tuple[int, int]]) -> list[Any]:
        """The parsed texts; each of ``bounds`` says which of them are one article."""
        import stanza

        if not texts:
            return []
        tokenized = self._pipeline.processors["tokenize"].bulk_process([stanza.Document([], text=text) for text in texts])
        documents = [_resegmented(document, self._rules) for document in tokenized]
        parsed = self._pipeline.bulk_process(documents, processors=[p for p in self._pipeline.processors if p not in APART])
        if names := self._pipeline.processors.get("ner"):
            for first, last in bounds:
                find_names(names, parsed[first:last])
        return list(parsed)


def _resegmented(document: Any, rules: SentenceRules) -> Any:
    """A tokenized Stanza document with its sentence ends put right, before anything reads the sentences."""
    import stanza

    text = document.text
    found = [[Token(t.start_char, t.end_char, "MWT=Yes" in (t.misc or "")) for t in s.tokens] for s in document.sentences]
    return stanza.Document([[_entry(i, text, token) for i, token in enumerate(sentence, 1)]
                            for sentence in resegment(text, found, rules)], text=text)


def _entry(index: int, text: str, token: Token) -> dict[str, Any]:
    shown = text[token.begin:token.end][:TOKEN_LENGTH]
    entry: dict[str, Any] = {"id": index, "text": shown, "start_char": token.begin, "end_char": token.end}
    return {**entry, "misc": "MWT=Yes"} if token.split else entry


def whole_text(text: str) -> tuple[Block, ...]:
    """Every non-empty line as a paragraph, for text that nobody has divided."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            blocks.append(Block(begin, at + len(line.rstrip()), "paragraph"))
        at += len(line)
    return tuple(blocks)


@cache
def parser_name(lang: str, models: str = "khabar") -> str:
    """The name of a parser without loading it: with a short digest of the model files' stamps and of the sentence rules.

    So saved parses die with their model. Raises ``ModelError`` where the models are missing.
    """
    import hashlib

    folder = resolve(models, lang)
    chosen = package(models, folder, lang)
    parts = (lang, ENCODER) if chosen == ENCODER else (lang,)
    files = stamps(folder, (p for part in parts for p in (folder / part).rglob("*.pt") if chosen == ENCODER or p.stem != ENCODER))
    return f"{Path(models).name}/{lang}/{hashlib.sha256(repr((VERSION, files)).encode()).hexdigest()[:12]}"


def _load(folder: Path, lang: str, chosen: str) -> Any:
    logging.getLogger("stanza").setLevel(logging.ERROR)
    # It warns of sentences longer than the encoder reads at once; Stanza cuts those into sections that overlap.
    logging.getLogger("transformers.tokenization_utils_base").setLevel(logging.ERROR)
    try:
        return load_pipeline(folder, lang, chosen)
    except Exception as error:  # Stanza raises many kinds for a folder that it cannot use
        raise ModelError(f"no usable Stanza models for {lang!r} in {folder}: {error}; see `kg models`") from error


def load_pipeline(folder: Path, lang: str, chosen: str, **options: Any) -> Any:
    """The Stanza pipeline of one package of a model folder, without a network; ``options`` are Stanza's own.

    Models over the encoder decide together with the fast ones of the same folder, where that is better.
    """
    import stanza

    shared = foundation(folder) if chosen == ENCODER else None
    with contextlib.redirect_stdout(None), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Already found a `peft_config`", UserWarning)  # several adapters are meant
        pipeline = stanza.Pipeline(lang, dir=str(folder), package=chosen, download_method=None, use_gpu=False, verbose=False,
                                   foundation_cache=shared, **BATCHES[chosen], **options)
        if chosen == ENCODER:
            merge_adapters(_networks(pipeline))
            join(pipeline, folder, lang)
    return pipeline


def _networks(pipeline: Any) -> Iterator[Any]:
    """The networks of a pipeline that may read the encoder."""
    for part in ("pos", "depparse", "ner"):
        if processor := pipeline.processors.get(part):
            yield from (trainer.model for trainer in getattr(processor, "trainers", None) or [processor.trainer])


def _sentence(index: int, parsed: Any, piece: Normalised, kind: str) -> Sentence:
    words: list[Word] = []
    for token in parsed.tokens:
        begin, end = piece.original(token.start_char, token.end_char)
        spans = _align([w.text for w in token.words], token.text, token.start_char, piece)
        for word, (word_begin, word_end) in zip(token.words, spans, strict=True):
            words.append(Word(
                index=word.id, text=word.text, lemma=word.lemma or word.text, upos=word.upos or "X",
                xpos=word.xpos or "", feats=word.feats or "", head=word.head or 0, deprel=word.deprel or "dep",
                begin=word_begin, end=word_end, token_begin=begin, token_end=end))
    entities = tuple(Span(*piece.original(e.start_char, e.end_char), e.type) for e in getattr(parsed, "ents", ()) or ())
    return Sentence(index, words[0].token_begin, words[-1].token_end, tuple(words), entities, kind)


def _align(words: list[str], token: str, start: int, piece: Normalised) -> list[tuple[int, int]]:
    """Where the words of a (multiword) token stand in it: clitics from both ends, the rest is the stem's."""
    whole = piece.original(start, start + len(token))
    if len(words) == 1:
        return [whole]
    stem = max(range(len(words)), key=lambda i: len(words[i]))
    left, right, spans = 0, len(token), {}
    for i in range(stem):
        if not token.startswith(words[i], left):
            break
        spans[i] = (left, left + len(words[i]))
        left += len(words[i])
    for i in range(len(words) - 1, stem, -1):
        if not token.endswith(words[i], left, right) or right - len(words[i]) <= left:
            break
        spans[i] = (right - len(words[i]), right)
        right -= len(words[i])
    if left < right:
        spans[stem] = (left, right)
    return [piece.original(start + spans[i][0], start + spans[i][1]) if i in spans else whole for i in range(len(words))]
