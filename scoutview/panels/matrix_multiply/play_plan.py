"""Playing a matrix product cell by cell: what comes next. Arithmetic only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scoutview.panels.matrix_multiply.product_plan import Window

CELL_SECONDS = 0.25  # at speed 1


@dataclass(frozen=True)
class Place:
    """What is looked at: a cell of the result, and from where the window starts.

    While `building`, the cells after this one are empty. `formed` is the share of this cell's terms already summed.
    """

    cell: tuple[int, int] = (0, 0)
    starts: tuple[int, int, int] = (0, 0, 0)
    building: bool = False
    formed: float = 1.0

    def within(self, shape: tuple[int, int, int]) -> "Place":
        """The same place, or the nearest one inside a product of this shape."""
        row, column = min(self.cell[0], shape[0] - 1), min(self.cell[1], shape[2] - 1)
        return replace(self, cell=(row, column))

    def settled(self) -> "Place":
        return replace(self, formed=1.0)

    def to_settings(self) -> dict[str, Any]:
        return {"cell": list(self.cell), "starts": list(self.starts), "building": self.building}

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "Place":
        """What `to_settings` gave.

        Raises:
            ValueError: it is something else.
        """
        row, column = (int(each) for each in settings["cell"])
        starts = [int(each) for each in settings["starts"]]
        if min(row, column, *starts) < 0 or len(starts) != 3:
            raise ValueError("places from 0")
        return cls((row, column), (starts[0], starts[1], starts[2]), bool(settings["building"]))


def reset(place: Place, window: Window) -> Place:
    """Nothing computed yet: the first cell of the window waits."""
    return replace(place, cell=window.cell(0), building=True, formed=0.0)


def play_from(place: Place, window: Window) -> Place:
    """Where playing starts: the next cell while one builds, else the beginning."""
    if not place.building:
        return reset(place, window)
    return step(place, window) if place.formed >= 1 else place


def step(place: Place, window: Window) -> Place:
    """The next cell, its terms not formed yet; the same place at the end."""
    number = window.number_of(*place.cell)
    if place.formed < 1:
        return place.settled()
    if number + 1 >= window.cells:
        return replace(place, building=False)
    return replace(place, cell=window.cell(number + 1), formed=0.0)


def step_back(place: Place, window: Window) -> Place:
    """The cell before this one, complete."""
    return replace(place, cell=window.cell(window.number_of(*place.cell) - 1), formed=1.0)


def after(cells: int, window: Window) -> Place:
    """So many cells of the window formed, from none to all; the last one formed is the chosen one."""
    if cells < 1:
        return reset(Place(starts=window.starts), window)
    return Place(window.cell(cells - 1), window.starts, building=cells < window.cells)


def advanced(place: Place, window: Window, cells: float) -> tuple[Place, bool]:
    """So many cells later, in parts of a cell; and whether the last one is done, which ends the building."""
    number = window.number_of(*place.cell)
    formed = place.formed + cells
    number += int(formed)
    if number >= window.cells:
        return replace(place, cell=window.cell(window.cells - 1), building=False, formed=1.0), True
    return replace(place, cell=window.cell(number), formed=formed - int(formed)), False
