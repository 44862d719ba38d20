"""Small dependency trees written by hand, for tests of everything that walks trees."""

from datetime import date

from kg.model import Article, Document, Sentence, Span, Word


def tree(rows: str, index: int = 0, base: int = 0, block: str = "paragraph", entities: tuple[Span, ...] = ()) -> Sentence:
    """One word a line: ``form lemma UPOS head relation [Feats]``; words stand one blank apart.

    A form that begins with ``+`` is written onto the word before it (clitics).
    """
    words, at = [], base
    for number, line in enumerate(filter(None, (row.split() for row in rows.strip().splitlines())), 1):
        form, lemma, upos, head, relation, *feats = line
        glued = form.startswith("+")
        form = form.removeprefix("+")
        at += 0 if glued or number == 1 else 1
        words.append(Word(number, form, lemma, upos, "", feats[0] if feats else "", int(head), relation, at, at + len(form),
                          at, at + len(form)))
        at += len(form)
    return Sentence(index, base, at, tuple(words), entities, block)


def text_of(*sentences: Sentence) -> str:
    """The text that the sentences' offsets count in."""
    letters = [" "] * max(s.end for s in sentences)
    for sentence in sentences:
        for word in sentence.words:
            letters[word.begin:word.end] = word.text
    return "".join(letters)


def document(lang: str, *rows: str, published: date | None = date(2024, 9, 14), blocks: tuple[str, ...] = ()) -> Document:
    """A document of hand-made trees, two line ends between sentences' words in the offsets."""
    sentences: list[Sentence] = []
    for number, row in enumerate(rows):
        base = sentences[-1].end + 2 if sentences else 0
        sentences.append(tree(row, number, base, blocks[number] if blocks else "paragraph"))
    return Document(Article("test", text_of(*sentences), lang, published=published), tuple(sentences), "by hand")
