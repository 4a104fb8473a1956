"""Two small matrices that a person types: what was typed is kept, right or wrong. Arithmetic only."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from scoutview.errors import UserError
from scoutview.panels.matrix_multiply.product_plan import Product

LARGEST_SIDE = 6
LARGEST_NUMBER = 1e6
FIRST_LEFT = "1 2 3 0 0 0/4 5 6 0 0 0"
FIRST_TOP = "7 8 0 0 0 0/9 10 0 0 0 0/11 12 0 0 0 0"

Cell = tuple[str, int, int]  # ("left" or "top", row, column)


def number_from(text: str) -> float:
    """The number that somebody typed; a comma may stand for the point.

    Raises:
        UserError: it is none, or too large to be shown.
    """
    try:
        number = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        raise UserError(f"“{text.strip()}” is not a number: type something like 2 or −0.5.") from None
    if not math.isfinite(number) or abs(number) > LARGEST_NUMBER:
        raise UserError(f"“{text.strip()}” is too large: numbers from −1,000,000 to 1,000,000 fit.")
    return number


def _first_numbers() -> dict[str, tuple[tuple[float, ...], ...]]:
    return {name: _grid(text) for name, text in (("left", FIRST_LEFT), ("top", FIRST_TOP))}


def _grid(text: str) -> tuple[tuple[float, ...], ...]:
    rows = [tuple(map(float, row.split())) for row in text.split("/")]
    return (*rows, *[(0.0,) * LARGEST_SIDE] * (LARGEST_SIDE - len(rows)))


@dataclass(frozen=True)
class OwnMatrices:
    """Numbers of both matrices at the largest size, so that a smaller size loses nothing; wrong texts by cell."""

    rows: int = 2
    inner: int = 3
    columns: int = 2
    numbers: Mapping[str, tuple[tuple[float, ...], ...]] = field(default_factory=_first_numbers)
    wrong: Mapping[Cell, str] = field(default_factory=dict)

    def product(self) -> Product:
        left = np.array(self.numbers["left"])[: self.rows, : self.inner]
        top = np.array(self.numbers["top"])[: self.inner, : self.columns]
        return Product("your own", left, top, np.zeros(self.columns), left @ top)

    def typed(self, cell: Cell, text: str) -> "OwnMatrices":
        """With this text in a cell: its number, or (if it is none) the text beside the number that was there."""
        name, row, column = cell
        others = {each: kept for each, kept in self.wrong.items() if each != cell}
        try:
            number = number_from(text)
        except UserError:
            return replace(self, wrong={**others, cell: text})
        grid = [list(each) for each in self.numbers[name]]
        grid[row][column] = number
        return replace(self, numbers={**self.numbers, name: tuple(map(tuple, grid))}, wrong=others)

    def text(self, cell: Cell) -> str:
        """What stands in a cell when it is edited."""
        name, row, column = cell
        return self.wrong.get(cell, f"{self.numbers[name][row][column]:.10g}")

    def complaint(self, cell: Cell) -> str:
        """What is wrong with a cell, in a sentence, or nothing."""
        try:
            number_from(self.text(cell))
        except UserError as error:
            return str(error)
        return ""

    def cells(self) -> list[Cell]:
        """All cells in the order of the tabulator key: A, then B, along the rows."""
        left = [("left", row, column) for row in range(self.rows) for column in range(self.inner)]
        return left + [("top", row, column) for row in range(self.inner) for column in range(self.columns)]

    def visible_wrong(self) -> dict[Cell, str]:
        return {cell: self.wrong[cell] for cell in self.cells() if cell in self.wrong}

    def to_settings(self) -> dict[str, Any]:
        sizes = {"rows": self.rows, "inner": self.inner, "columns": self.columns}
        return {**sizes, **{name: [list(row) for row in grid] for name, grid in self.numbers.items()}}

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "OwnMatrices":
        """What `to_settings` gave.

        Raises:
            ValueError: it is something else.
        """
        grids = {name: np.asarray(settings[name], float) for name in ("left", "top")}
        sizes = {name: int(settings[name]) for name in ("rows", "inner", "columns")}
        if any(grid.shape != (LARGEST_SIDE, LARGEST_SIDE) or not np.isfinite(grid).all() for grid in grids.values()):
            raise ValueError("matrices of 6 x 6 numbers")
        if not all(1 <= size <= LARGEST_SIDE for size in sizes.values()):
            raise ValueError("sizes from 1 to 6")
        numbers = {name: tuple(tuple(map(float, row)) for row in grid) for name, grid in grids.items()}
        return cls(sizes["rows"], sizes["inner"], sizes["columns"], numbers)
