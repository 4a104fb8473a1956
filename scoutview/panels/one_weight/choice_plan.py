"""Which weight is shown, what there is to choose from, and how far interventions move it. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from scoutview.interventions import Intervention, parse_interventions
from scoutview.observation import Question

ONE_WEIGHT = "one_weight"
DIGITS = 9  # that a sum of small changes keeps


@dataclass(frozen=True)
class Weight:
    """A number of the matrix of a site."""

    site: str
    row: int
    column: int

    def kept(self) -> list[Any]:
        """As JSON-able values."""
        return [self.site, self.row, self.column]

    @classmethod
    def from_kept(cls, kept: object) -> Self | None:
        """From what `kept` gave; None where it makes no sense."""
        if not isinstance(kept, list | tuple) or len(kept) != 3 or not isinstance(kept[0], str):
            return None
        places = [place for place in kept[1:] if isinstance(place, int) and not isinstance(place, bool) and place >= 0]
        return cls(kept[0], *places) if len(places) == 2 else None


@dataclass(frozen=True, eq=False)
class Weights:
    """The shapes of all matrices by site, the weights to look at, most telling first, and how far one is moved."""

    shapes: Mapping[str, tuple[int, ...]]
    telling: tuple[Weight, ...]
    points: tuple[float, ...]

    @classmethod
    def of(cls, answer: Mapping[str, np.ndarray]) -> Self:
        """From an answer to `telling_weights`."""
        shapes = (tuple(size for size in extents if size) for extents in answer["weight_extents"].tolist())
        places = zip(answer["telling_sites"].tolist(), answer["telling_places"].tolist(), strict=True)
        telling = tuple(Weight(site, row, column) for site, (row, column) in places)
        named = dict(zip(answer["weight_sites"].tolist(), shapes, strict=True))
        return cls(named, telling, tuple(answer["weight_offsets"].tolist()))

    def question(self, weight: Weight, by: float) -> Question:
        """What is asked about it; with the loss at `by` as well, where that is between the points."""
        choices: dict[str, Any] = {"site": weight.site, "row": weight.row, "column": weight.column}
        return Question.of(ONE_WEIGHT, **choices, **({} if by in self.points else {"by": by}))

    def sides(self, site: str) -> tuple[int, int]:
        """Rows and columns; the columns of a convolution are all that one of its kernels reads."""
        rows, *columns = self.shapes[site]
        return rows, int(np.prod(columns))

    def has(self, weight: Weight) -> bool:
        if weight.site not in self.shapes:
            return False
        rows, columns = self.sides(weight.site)
        return weight.row < rows and weight.column < columns

    def after(self, weight: Weight | None) -> Weight:
        """The next of those to look at; the first one after all else."""
        number = self.telling.index(weight) + 1 if weight in self.telling else 0
        return self.telling[number % len(self.telling)]

    def index(self, weight: Weight) -> tuple[int, ...]:
        """How an intervention names it: by all axes of the matrix as it is recorded."""
        return (weight.row, *map(int, np.unravel_index(weight.column, self.shapes[weight.site][1:])))

    def moved_text(self, weight: Weight, by: float) -> str:
        """The intervention that moves it so far."""
        return Intervention("weight", "add", site=weight.site, index=self.index(weight), value=by).text

    def holding(self, weight: Weight, texts: Sequence[str]) -> str:
        """The intervention at this very weight; nothing where there is none."""
        place = Intervention("weight", "off", site=weight.site, index=self.index(weight)).place
        return next((each.text for each in parse_interventions(texts) if each.place == place), "")

    def apart(self, weight: Weight, texts: Sequence[str]) -> tuple[str, ...]:
        """The interventions at anything else than this very weight."""
        held = self.holding(weight, texts)
        return tuple(each.text for each in parse_interventions(texts) if each.text != held)

    def moved_by(self, weight: Weight, value: float, texts: Sequence[str]) -> float:
        """How far interventions move it from its value, those of its whole matrix included."""
        now = value
        for each in parse_interventions(texts):
            site = each.site.removesuffix(".weight")
            if each.kind == "weight" and site == weight.site and each.index in ((), self.index(weight)):
                now = {"add": now + each.value, "times": now * each.value}.get(each.deed, each.value)
        return round(now - value, DIGITS) + 0.0
