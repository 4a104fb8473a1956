"""How well each unit tells the labels of reviews by its value after the last letter; all that is fitted is a threshold.

A unit's sign and threshold are found on the choosing half and kept on the others. Several units may tell labels about
equally well; the best of them is the one by which the network itself goes. N reviews, U units of all layers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from scoutview.labs.reviews.carried import CHOSEN, JUDGED, CarriedReviews, HeldOutReviews, ReviewLetters
from scoutview.models.mingru import MinGRU
from scoutview.models.mingru_steps import held, watched_memories

AT_A_TIME = 64  # reviews in one forward pass: of about the same length
SHUFFLES = 20
AS_GOOD = 0.025  # of the choosing half: units that are as near to the best one tell labels as well as it
MOST_TRIED = 6  # of these, and reviews by which each is tried
TRIED_BY = 48


def last_states(model: MinGRU, letters: ReviewLetters, texts: Sequence[str]) -> np.ndarray:
    """What all cells keep after the last letter of each text: (N, U) float32, layer by layer.

    Whatever changes the model while it is asked holds.
    """
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    states = np.zeros((len(texts), sum(block.recurrence.cells for block in model.blocks)), np.float32)
    for first in range(0, len(order), AT_A_TIME):
        numbers = order[first : first + AT_A_TIME]
        rows = [[letters.start, *letters.encode(texts[number][: model.context - 1])] for number in numbers]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [letters.start] * (longest - len(row)) for row in rows])
        last = torch.tensor([len(row) - 1 for row in rows])
        states[numbers] = _kept_at(model, ids, last)
    return states


def _kept_at(model: MinGRU, ids: torch.Tensor, last: torch.Tensor) -> np.ndarray:
    from scoutview.analysis.sites import is_hooked

    ids = ids.to(model.embedding.weight.device)
    exact = is_hooked(model)
    with torch.no_grad(), watched_memories(model) as kept:
        if exact:
            model(ids)
        else:
            ends = f"block.{len(model.block) - 1}.recurrence.output"
            next(product for product in model.products(ids) if product[0] == ends)
    rows = torch.arange(len(ids))
    return torch.cat([each.cpu()[rows, last] for each in kept], 1).numpy()  # (B, U)


def steering(
    model: MinGRU, letters: ReviewLetters, reviews: HeldOutReviews, place: tuple[int, int], means: np.ndarray
) -> float:
    """By how much reviews are better predicted while a unit is held where their own label has it: nats per review.

    Held at the mean (2) of the review's label rather than at that of the other one.
    """
    rows = [[letters.start, *letters.encode(text[: model.context - 1])] for text in reviews.texts]
    longest = max(map(len, rows))
    ids = torch.tensor([row + [letters.start] * (longest - len(row)) for row in rows])
    counts = torch.arange(longest - 1) < torch.tensor([len(row) - 1 for row in rows])[:, None]  # (B, T)
    ids = ids.to(model.embedding.weight.device)
    costs = []
    for held_at in (means[reviews.labels], means[1 - reviews.labels]):
        with torch.no_grad(), held(model, *place, torch.from_numpy(held_at)):
            logits = model(ids[:, :-1])  # (B, T, V)
        each = F.cross_entropy(logits.transpose(1, 2), ids[:, 1:], reduction="none").cpu()  # (B, T)
        costs.append(float((each * counts).sum()) / len(rows))
    return costs[1] - costs[0]


@dataclass(frozen=True, eq=False)
class UnitRules:
    """For each unit (U) which values mean the second label: above the threshold where the sign is 1, below where -1.

    `accuracy` is the share that it has right where it was found.
    """

    signs: np.ndarray
    thresholds: np.ndarray
    accuracy: np.ndarray

    def right(self, states: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """(U): share of these reviews each has right; nan of none."""
        if not len(labels):
            return np.full(len(self.signs), np.nan)
        said = (states > self.thresholds) == (self.signs > 0)  # (N, U)
        return np.asarray((said == (labels == 1)[:, None]).mean(0))


def found_rules(states: np.ndarray, labels: np.ndarray) -> UnitRules:
    """The best threshold and sign of each unit, (N, U) and (N): halfway between two values."""
    count = len(labels)
    order = np.argsort(states, axis=0, kind="stable")
    values = np.take_along_axis(states, order, 0)
    good = np.cumsum((labels == 1)[order], 0)  # second labels up to each place
    up_to = np.arange(1, count + 1)[:, None]
    right = (up_to - good) + (good[-1] - good)  # where those up to here are said to be of the first label
    ends = np.concatenate([values[1:], values[-1:]])
    right = np.where((values == ends) & (up_to < count), -1, right)  # no border between equal values
    high, low = right.max(0), np.where(right < 0, count + 1, right).min(0)
    signs = np.where(high >= count - low, 1, -1)
    place = np.where(signs > 0, right.argmax(0), np.where(right < 0, count + 1, right).argmin(0))
    columns = np.arange(states.shape[1])
    thresholds = (values[place, columns] + ends[place, columns]) / 2
    return UnitRules(signs, thresholds, np.maximum(high, count - low) / count)


@dataclass(frozen=True, eq=False)
class Units:
    """All units of one model on the held-out reviews: states (N, U), as many `cells` in each layer.

    `steering` says of units that tell labels about equally well how much the network goes by each, see `steering`.
    """

    states: np.ndarray
    held_out: HeldOutReviews
    cells: int
    steering: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def rules(self) -> UnitRules:
        return found_rules(*self.part(CHOSEN))

    def part(self, part: int) -> tuple[np.ndarray, np.ndarray]:
        """States and labels of one part."""
        places = self.held_out.parts == part
        return self.states[places], self.held_out.labels[places]

    def right(self, part: int) -> np.ndarray:
        """(layers, cells)."""
        return self.by_layer(self.rules.accuracy if part == CHOSEN else self.rules.right(*self.part(part)))

    def by_layer(self, values: np.ndarray) -> np.ndarray:
        return values.reshape(-1, self.cells)

    @cached_property
    def ranked(self) -> np.ndarray:
        """Units by the share they have right where they are chosen, but first, of those as good, the one that counts.

        That is the one by which the network goes most.
        """
        order = self._by_accuracy
        best = max(self.steering, key=self.steering.__getitem__) if self.steering else order[0]
        return np.array([best, *order[order != best]])

    @cached_property
    def _by_accuracy(self) -> np.ndarray:
        """Of equal ones the one that varies more first."""
        return np.lexsort((-self.part(CHOSEN)[0].std(0), -self.rules.accuracy))

    @property
    def as_good(self) -> tuple[int, ...]:
        """Those that tell labels as well as the best one, as far as the choosing half can say."""
        order, accuracy = self._by_accuracy, self.rules.accuracy
        return tuple(order[accuracy[order] >= accuracy[order[0]] - AS_GOOD][:MOST_TRIED].tolist())

    def place(self, unit: int) -> tuple[int, int]:
        """Layer and cell."""
        return divmod(int(unit), self.cells)

    def means(self, unit: int) -> np.ndarray:
        """Of the choosing half, by label: (2)."""
        states, labels = self.part(CHOSEN)
        return np.array([states[labels == label, unit].mean() for label in (0, 1)])

    def extremes(self, unit: int) -> np.ndarray:
        """Lowest and highest there: (2)."""
        states = self.part(CHOSEN)[0][:, unit]
        return np.array([states.min(), states.max()])

    def usual(self, unit: int) -> np.ndarray:
        """Where nine of ten reviews leave it there: (2)."""
        return np.asarray(np.quantile(self.part(CHOSEN)[0][:, unit], (0.05, 0.95)))

    @cached_property
    def control(self) -> int:
        """A unit that tells labels no better than chance, of the layer of the best one, and moves as widely as it can.

        Among the third of that layer's units that are nearest to chance where units are chosen, the one that varies
        most.
        """
        layer, _ = self.place(self.ranked[0])
        own = np.arange(layer * self.cells, (layer + 1) * self.cells)
        chance = np.abs(self.rules.accuracy[own] - self.rules.accuracy[own].min())
        nearest = own[np.argsort(chance, kind="stable")[: max(1, len(own) // 3)]]
        return int(nearest[self.part(CHOSEN)[0][:, nearest].std(0).argmax()])

    def shuffled(self) -> np.ndarray:
        """(SHUFFLES): how much the best unit has right where it is judged, all labels dealt out anew each time."""
        rng = np.random.default_rng(0)
        (states, labels), (others, judged) = self.part(CHOSEN), self.part(JUDGED)
        found = []
        for _ in range(SHUFFLES):
            rules = found_rules(states, rng.permutation(labels))
            best = int(rules.accuracy.argmax())
            one = UnitRules(rules.signs[[best]], rules.thresholds[[best]], rules.accuracy[[best]])
            found.append(one.right(others[:, [best]], rng.permutation(judged))[0])
        return np.array(found)


def units_of(model: nn.Module, carried: CarriedReviews) -> Units:
    """Those of this model, on the held-out reviews that the recording carries."""
    if not isinstance(model, MinGRU):
        raise TypeError("this lab asks minGRUs only")
    held_out = carried.held_out
    states = last_states(model, carried.letters, held_out.texts)
    places = np.flatnonzero(held_out.parts == CHOSEN)[:TRIED_BY]
    some = HeldOutReviews(
        tuple(held_out.texts[place] for place in places), held_out.labels[places], held_out.parts[places]
    )

    units = Units(states, held_out, model.blocks[0].recurrence.cells)
    if len(units.as_good) == 1:
        return units
    steered = {
        unit: steering(model, carried.letters, some, units.place(unit), units.means(unit)) for unit in units.as_good
    }
    return replace(units, steering=steered)
