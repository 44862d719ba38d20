"""Names by Stanza's tagger, which hears what it makes of a word everywhere in one article.

Writers keep to one sense of a name within an article, so that a sentence that tells little of a name is helped by the others
(Gale, Church and Yarowsky 1992; Krishnan and Manning 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

# How much the mean of a word's scores in the article counts beside its own, of one: from 0.3 to 0.6 all is alike on the test files.
AGREEMENT = 0.4
# Shorter words are not of one kind: particles, initials.
LETTERS = 3


def agreed(scores: Sequence[np.ndarray], words: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """Scores of tags (a row a word, an array a sentence), drawn to their mean over the places of the same word."""
    rows = [row - row.max(axis=1, keepdims=True) for row in scores]
    places: dict[str, list[np.ndarray]] = {}
    for sentence, some in zip(rows, words, strict=True):
        for word, row in zip(some, sentence, strict=True):
            places.setdefault(word, []).append(row)
    means = {word: np.mean(found, axis=0) for word, found in places.items() if len(found) > 1 and len(word) >= LETTERS}
    return [np.stack([(1 - AGREEMENT) * row + AGREEMENT * means.get(word, row) for word, row in zip(some, sentence, strict=True)])
            for sentence, some in zip(rows, words, strict=True)]


def tag(trainer: Any, document: Any, settings: dict[str, Any]) -> list[list[str]]:
    """The tags (BIOES) of the tokens of each sentence of a Stanza document that is one article, by one of Stanza's name taggers.

    ``settings`` are those of Stanza's ``DataLoader``.
    """
    from stanza.models.common.crf import viterbi_decode
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.ner.trainer import fix_singleton_tags

    layer = trainer.args["predict_tagset"]
    units = trainer.vocab["tag"]._id2unit
    tags = units[layer] if isinstance(units, dict) else units
    scores, following = _scores(trainer, document, settings, layer)
    words = [[token.text for token in sentence.tokens] for sentence in document.sentences]
    # As in Stanza: what stands before the tags in the list of units is none.
    return [fix_singleton_tags([tags[max(at, VOCAB_PREFIX_SIZE)] for at in viterbi_decode(rows, following)[0]])
            for rows in agreed(scores, words)]


def _scores(trainer: Any, document: Any, settings: dict[str, Any], layer: int) -> tuple[list[np.ndarray], np.ndarray]:
    """The tagger's scores of each sentence, words × tags, and of each tag after each."""
    import torch
    from stanza.models.common.utils import unsort
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.trainer import unpack_batch

    device = next(trainer.model.parameters()).device
    trainer.model.eval()
    found: list[np.ndarray] = []
    for batch in DataLoader(document, settings["batch_size"], settings, vocab=trainer.vocab, evaluation=True, preprocess_tags=False,
                            bert_tokenizer=trainer.model.bert_tokenizer):
        (word, letters, mask, chars, tags), order, words_order, chars_order, lengths, *sizes, offsets = unpack_batch(batch, device)
        with torch.no_grad():
            _, scores, following = trainer.model(word, letters, mask, tags, words_order, lengths, sizes[0], chars, offsets, sizes[1],
                                                 chars_order)
        found += unsort([rows[:length] for rows, length in zip(scores[layer].cpu().numpy(), lengths, strict=True)], order)
    return found, following[layer].detach().cpu().numpy()


def find_names(processor: Any, documents: Sequence[Any]) -> None:
    """Give the Stanza documents of one article their names, by Stanza's processor of names; of several taggers the first goes first."""
    import stanza
    from stanza.models.common.doc import NER
    from stanza.models.ner.utils import merge_tags

    article = stanza.Document([])
    article.sentences = [sentence for document in documents for sentence in document.sentences]
    article.num_tokens = sum(document.num_tokens for document in documents)
    if not article.sentences:
        return
    found = [tag(trainer, article, settings) for trainer, settings in zip(processor.trainers, processor.configs, strict=True)]
    article.set([NER], [one for rows in zip(*found, strict=True) for one in merge_tags(*rows)], to_token=True)
    for document in documents:
        document.build_ents()
