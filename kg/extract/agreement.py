"""What the letters of an Arabic verb say of its subject; taggers are less sure of it than the spelling is."""

from __future__ import annotations

from kg.model import Word

_FEMININE = "ت"  # at the end of a perfect, at the head of an imperfect


def is_feminine(verb: Word) -> bool:
    """True for a verb of the third person whose subject is feminine (``قالت``, ``تقول``)."""
    return verb.text.endswith(_FEMININE) if verb.feat("Aspect") == "Perf" else verb.text.startswith(_FEMININE)
