"""Events in the making: what is known of one so far, and the roles that actors fill in it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.slots import Hosts
from kg.lang.lexicon import Frame
from kg.model import Argument, Sentence, Word
from kg.text import fold

ROLES = ("agent", "participant", "target")
ACTORS = ("Person", "Organization", "State", "Group")


@dataclass(frozen=True)
class Draft:
    """An event in the making: where it is evoked, by which sense, and the role fillers found so far.

    ``direct``, ``handed``, ``remote`` and ``recalled`` say by what kind of rule the fillers were found, ``guessed`` that no rule found
    one, but weighing did; ``filler_odds`` is the logarithm of the odds of the likeliest filler, 0 where nobody has weighed them.
    """

    id: int
    sentence: Sentence
    hosts: Hosts
    cls: str
    pos: str
    frame: Frame
    known: bool
    arguments: tuple[Argument, ...] = ()
    content_heads: tuple[Word, ...] = ()
    direct: bool = True
    handed: bool = False
    remote: bool = False
    recalled: bool = False
    guessed: bool = False
    filler_odds: float = 0.0

    def is_like(self, other: Draft) -> bool:
        """The same class of event; of events of no class, the same word."""
        return self.cls == other.cls and (self.cls != "Occurrence" or fold(self.trigger.lemma) == fold(other.trigger.lemma))

    @property
    def trigger(self) -> Word:
        """The word that evokes the event."""
        return self.hosts.trigger

    def fillers(self, *roles: str) -> tuple[int, ...]:
        """Mention ids that fill one of the roles."""
        return tuple(a.mention for a in self.arguments if a.role in roles and a.mention is not None)
