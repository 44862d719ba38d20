"""Saving parses as CoNLL-U and loading them again, keyed by the text and the model that made them.

Offsets go into MISC and into comments, so that a saved parse gives back the same records.
"""

from __future__ import annotations

import hashlib
import logging
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from struct import iter_unpack, pack, unpack

from kg.errors import InputError
from kg.model import Article, Document, Evocation, Filler, Sentence, Span, Word

log = logging.getLogger(__name__)
# How a filler is packed: the index of its word, the numbers of three roles.
FILLER = "<H3b"


def dumps(document: Document) -> str:
    """The document's parse as CoNLL-U text."""
    lines = [f"# newdoc id = {document.article.id}", f"# model = {document.model}"]
    for sentence in document.sentences:
        lines += [f"# span = {sentence.begin} {sentence.end}", f"# block = {sentence.block}"]
        lines += [f"# entity = {e.begin} {e.end} {e.type}" for e in sentence.entities]
        for w in sentence.words:
            misc = f"Span={w.begin}:{w.end}|Token={w.token_begin}:{w.token_end}" + _evoked(w)
            columns = (str(w.index), w.text, w.lemma, w.upos, w.xpos or "_", w.feats or "_", str(w.head), w.deprel, "_", misc)
            lines.append("\t".join(c.replace("\t", " ") or "_" for c in columns))
        lines.append("")
    return "\n".join(lines) + "\n"


def loads(text: str, article: Article) -> Document:
    """The parse of ``article`` from what ``dumps`` wrote; raises ``InputError`` where it is damaged."""
    sentences: list[Sentence] = []
    entities: list[Span] = []
    words: list[Word] = []
    model, span, block = "", (0, 0), "paragraph"
    try:
        for line in text.splitlines():
            if line.startswith("# "):
                key, _, value = line[2:].partition(" = ")
                if key == "model":
                    model = value
                elif key == "span":
                    begin, end = map(int, value.split())
                    span, entities, words = (begin, end), [], []
                elif key == "block":
                    block = value
                elif key == "entity":
                    first, last, kind = value.split(" ", 2)
                    entities.append(Span(int(first), int(last), kind))
            elif line:
                words.append(_word(line))
            elif words:
                sentences.append(Sentence(len(sentences), *span, tuple(words), tuple(entities), block))
                words = []
    except ValueError as error:
        raise InputError(f"saved parse of {article.id} cannot be read: {error}; delete it and build again") from error
    return Document(article, tuple(sentences), model)


def _evoked(word: Word) -> str:
    """The numbers of what a word evokes, which fit into signed bytes, in base 64: that of the event, then those of the classes.

    Behind them, where there are any, those of the words that may fill its roles: for each its index in two bytes and three numbers.
    """
    if (evoked := word.evokes) is None:
        return ""
    fields = [f"|Evokes={_in_base_64(pack(f'{1 + len(evoked.classes)}b', evoked.event, *evoked.classes))}"]
    if evoked.fillers:
        fields.append(f"|Fillers={_in_base_64(b''.join(pack(FILLER, f.word, *f.roles) for f in evoked.fillers))}")
    return "".join(fields)


def _in_base_64(packed: bytes) -> str:
    return b64encode(packed).decode()


def _evocation(text: str, fillers: str) -> Evocation | None:
    packed = b64decode(text)
    if not packed:
        return None
    event, *classes = unpack(f"{len(packed)}b", packed)
    told = iter_unpack(FILLER, b64decode(fillers))
    return Evocation(event, tuple(classes), tuple(Filler(word, (agent, target, participant)) for word, agent, target, participant in told))


def _word(line: str) -> Word:
    index, text, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
    places = dict(pair.split("=", 1) for pair in misc.split("|"))
    begin, end = map(int, places["Span"].split(":"))
    token_begin, token_end = map(int, places["Token"].split(":"))
    return Word(int(index), text, lemma, upos, "" if xpos == "_" else xpos, "" if feats == "_" else feats, int(head), deprel,
                begin, end, token_begin, token_end, _evocation(places.get("Evokes", ""), places.get("Fillers", "")))


class ParseCache:
    """Parses on disk: one CoNLL-U file for each text, division into blocks and model."""

    def __init__(self, folder: Path, model: str) -> None:
        self.folder, self.model = folder, model
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, article: Article) -> Path:
        """The file that holds the article's parse, whether or not it is there."""
        key = repr((article.text, article.blocks, article.lang, self.model))
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.conllu"

    def parse(self, articles: Iterable[Article], parse: Callable[[list[Article]], Iterator[Document]]) -> Iterator[Document]:
        """Saved parses where there are any, else those that ``parse`` makes; in the articles' order."""
        articles = list(articles)
        missing = [a for a in articles if not self.path(a).exists()]
        for document in parse(missing) if missing else ():
            self.path(document.article).write_text(dumps(document), encoding="utf-8")
        for article in articles:
            yield loads(self.path(article).read_text(encoding="utf-8"), article)
