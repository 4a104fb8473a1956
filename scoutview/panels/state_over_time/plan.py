"""The cells of a recurrent layer over a text: what is drawn, in which order, and where. Arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box

FORMS = {"state": "", "update": "_update", "candidate": "_candidate", "gate": "_gate"}
ORDERS = ("accuracy", "memory", "number")
SIGNED = ("state", "candidate", "gate")
LEFT, RIGHT, FOOT, LETTER = 52.0, 8.0, 22.0, 8.0
LEGIBLE = 17.0  # design pixels of height, from which a row is named
STRIP, STRIP_GAP = 16.0, 6.0  # the best unit once more, above all the others
STRIP_FROM = 120.0  # of height


@dataclass(frozen=True, eq=False)
class LayerStates:
    """All `values` are (cell, position), cells in the order of the layer; the other arrays are (cell,).

    `accuracy` is of the reviews where units are chosen, `judged` of those where they are judged; `first` is the cell
    that is looked at unless another one is chosen.
    """

    layer: int
    layers: int
    tokens: tuple[str, ...]
    values: dict[str, np.ndarray]
    memory: np.ndarray
    accuracy: np.ndarray
    judged: np.ndarray
    first: int

    @classmethod
    def of(cls, arrays: Arrays) -> LayerStates:
        accuracy, best = np.asarray(arrays["states_accuracy"], np.float64), int(arrays["states_best"])
        return cls(
            int(arrays["states_layer"]),
            int(arrays["states_layers"]),
            tuple(map(str, arrays["states_tokens"])),
            {form: np.asarray(arrays[f"states{ending}"], np.float64) for form, ending in FORMS.items()},
            np.asarray(arrays["states_memory"], np.float64),
            accuracy,
            np.asarray(arrays["states_judged"], np.float64),
            best if best >= 0 else int(np.nan_to_num(accuracy).argmax()),
        )

    @property
    def cells(self) -> int:
        return len(self.memory)

    def order(self, by: str) -> np.ndarray:
        """(cells,) which cell stands in each row from the top."""
        if by == "accuracy":
            order = np.argsort(-np.nan_to_num(self.accuracy), kind="stable")
            return np.array([self.first, *order[order != self.first]])
        if by == "memory":
            return np.argsort(-np.nan_to_num(self.memory, posinf=1e9), kind="stable")
        return np.arange(self.cells)

    def shades(self, form: str) -> np.ndarray:
        """(cell, position), from -1 to 1, or from 0 to 1 of shares; the same colour means the same in every frame."""
        values = self.values[form]
        return np.clip(values / (1.0 + np.abs(values)) * 2.0 if form == "gate" else values, -1.0, 1.0)

    def heard(self, position: int) -> str:
        """The last letters read, up to one of them."""
        read = [token if len(token) == 1 else "" for token in self.tokens[max(0, position - 17) : position + 1]]
        return "".join(read).replace("\n", "↵")


@dataclass(frozen=True)
class HeatPlan:
    """Where the heatmap stands, in design pixels; above it one row is told once more, where that has room."""

    room: Box
    rows: int
    columns: int
    strip: Box | None = None

    @property
    def row(self) -> float:
        return self.room.height / max(1, self.rows)

    @property
    def column(self) -> float:
        return self.room.width / max(1, self.columns)

    def part_at(self, x: float, y: float, marked: int) -> tuple[int, int] | None:
        """Row and column at a place; the strip above is the row that is `marked`."""
        room = self.room
        if self.strip is not None and self.strip.y <= y < self.strip.bottom:
            y = room.y + (marked + 0.5) * self.row
        if not (room.x <= x < room.right and room.y <= y < room.bottom):
            return None
        row, column = int((y - room.y) / self.row), int((x - room.x) / self.column)
        return min(row, self.rows - 1), min(column, self.columns - 1)

    def named_rows(self) -> list[int]:
        """The rows whose names have room below each other."""
        every = max(1, ceil(LEGIBLE / self.row))
        return list(range(0, self.rows, every))


def plan_heat(width: float, height: float, rows: int, columns: int) -> HeatPlan | None:
    """The heatmap between names at the left and letters below; None without room."""
    room = Box(LEFT, 0.0, width - LEFT - RIGHT, height - FOOT)
    strip = None
    if height >= STRIP_FROM and rows > 1:
        strip = room._replace(height=STRIP)
        room = Box(room.x, STRIP + STRIP_GAP, room.width, room.height - STRIP - STRIP_GAP)
    return HeatPlan(room, rows, columns, strip) if room.width >= 40 and room.height >= 20 and rows and columns else None
