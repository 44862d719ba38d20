"""What the letters of an Arabic verb say of its subject; taggers are less sure of it than the spelling is."""

from __future__ import annotations

from kg.model import Word
from kg.text import fold

_FEMININE = "ت"  # at the end of a perfect, at the head of an imperfect
_PLURAL = ("وا", "ون")


def is_plural(verb: Word) -> bool:
    """True for a verb of the third person whose subject, men or people, stands before it (``قالوا``, ``يقولون``)."""
    return verb.upos == "VERB" and verb.text.endswith(_PLURAL) and verb.feat("Number") == "Plur"


def is_feminine(verb: Word) -> bool:
    """True for a verb of the third person whose subject is feminine (``قالت``, ``تقول``); not for one whose root ends so (``صوت``)."""
    if verb.feat("Aspect") == "Perf":
        return verb.text.endswith(_FEMININE) and fold(verb.text) != fold(verb.lemma)
    return verb.text.startswith(_FEMININE)
