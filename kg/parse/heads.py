"""The layers over the tuned encoder (`kg.parse.evocation`). Loads PyTorch: import it where it is needed."""

from __future__ import annotations

import torch
from torch import nn

from kg.model import ACTOR_ROLES

# Width of the layer between the states and the classes, and between those of two words and the roles.
HIDDEN, PAIR = 64, 48
# Distances in words between which no difference is made begin with these.
AWAY = (1, 2, 3, 4, 5, 7, 10, 15, 22, 35)


class EventHead(nn.Module):
    """From states (words, width) to the log-odds of an event and the logarithms of each class's probability."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.norm, self.drop = nn.LayerNorm(width), nn.Dropout(0.2)
        self.inner, self.event, self.classes = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, classes)

    def forward(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(words) and (words, classes)."""
        inner = nn.functional.gelu(self.inner(self.drop(self.norm(states))))
        return self.event(inner)[:, 0], torch.log_softmax(self.classes(inner), -1)


class FillerHead(nn.Module):
    """From the states of two words and how far the second is from the first to the log-odds of each role.

    What each word brings alone, what both bring together (the products of two projections, as in biaffine parsers, Dozat and
    Manning 2017) and the distance are added before one layer.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm, self.drop = nn.LayerNorm(width), nn.Dropout(0.2)
        self.trigger, self.filler = nn.Linear(width, PAIR), nn.Linear(width, PAIR)
        self.trigger_factor, self.filler_factor = nn.Linear(width, PAIR), nn.Linear(width, PAIR)
        self.away, self.roles = nn.Embedding(2 * len(AWAY) + 3, PAIR), nn.Linear(PAIR, len(ACTOR_ROLES))
        nn.init.normal_(self.away.weight, std=0.1)

    def forward(self, states: torch.Tensor, first: torch.Tensor, second: torch.Tensor, away: torch.Tensor) -> torch.Tensor:
        """(pairs, roles) of the words at the places ``first`` and ``second`` (pairs) among ``states`` (words, width).

        ``away`` (pairs) are words to the right, less than nothing to the left.
        """
        states = self.drop(self.norm(states))
        together = self.trigger_factor(states)[first] * self.filler_factor(states)[second]
        inner = self.trigger(states)[first] + self.filler(states)[second] + together + self.away(steps(away))
        return self.roles(nn.functional.gelu(inner))


def steps(away: torch.Tensor) -> torch.Tensor:
    """Which of the distances is meant, those to the left behind those to the right."""
    near = torch.bucketize(away.abs(), torch.tensor(AWAY), right=True)
    return torch.where(away < 0, near + len(AWAY) + 1, near)
