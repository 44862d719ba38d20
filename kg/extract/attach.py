"""Which time expression dates which event of a sentence, by syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Sentence, TimeExpression, Word


def attach_times(
    sentence: Sentence, times: Sequence[TimeExpression], triggers: Mapping[int, Word]
) -> dict[int, TimeExpression]:
    """Event id -> the time expression that dates it; ``triggers`` maps event ids to their trigger words."""
    raise NotImplementedError
