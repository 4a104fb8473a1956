"""Playing a matrix product cell by cell: what comes next, and how long each takes. Arithmetic only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scoutview.panels.matrix_multiply.product_plan import Window

# At speed 1: the first cell slowly enough that each pair is seen, the next ones quicker, then all of them flow.
LIFT_SECONDS, TERM_SECONDS, LAND_SECONDS = 1.8, 0.6, 1.0
PAIRS_SECONDS = 9.0  # for all pairs of a cell, at most
NEXT_SECONDS = (3.0, 1.5, 0.75)
CELL_SECONDS = 0.25
FLOW_SECONDS = 12.0  # for all others together, at most

Cell = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """What is looked at: a cell of the result, and from where the window starts; None where that shows it best.

    While `building`, only the cells from the `first` one on to this one are filled. `formed` is the share of this
    cell's time that has passed. `stepped` is a cell that was asked for alone: it takes its time, whatever its turn.
    """

    cell: Cell = (0, 0)
    starts: tuple[int, int, int] | None = None
    building: bool = False
    formed: float = 1.0
    first: Cell | None = None  # where building began; None for the first cell of the window
    stepped: bool = False

    @property
    def lead(self) -> Cell:
        """The cell whose products are listed: where building began, so that nothing moves meanwhile, or this one."""
        return self.cell if self.first is None else self.first

    def looking_at(self, cell: Cell) -> "Place":
        """Another cell of what is there."""
        return replace(self, cell=cell, formed=1.0, first=self.first if self.building else None)

    def within(self, shape: tuple[int, int, int]) -> "Place":
        """The same place, or the nearest one inside a product of this shape."""
        row, column = min(self.cell[0], shape[0] - 1), min(self.cell[1], shape[2] - 1)
        return replace(self, cell=(row, column))

    def settled(self) -> "Place":
        return replace(self, formed=1.0)

    def full(self) -> "Place":
        """With all of the output there."""
        return replace(self, building=False, formed=1.0, first=None, stepped=False)

    def to_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {"cell": list(self.cell), "building": self.building}
        if self.starts is not None:
            settings["starts"] = list(self.starts)
        if self.first is not None:
            settings["first"] = list(self.first)
        return settings

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "Place":
        """What `to_settings` gave.

        Raises:
            ValueError: it is something else.
        """
        row, column = (int(each) for each in settings["cell"])
        starts = [int(each) for each in settings.get("starts", ())]
        first = [int(each) for each in settings.get("first", ())]
        if min(row, column, *starts, *first) < 0 or len(starts) not in (0, 3) or len(first) not in (0, 2):
            raise ValueError("places from 0")
        return cls(
            (row, column),
            (starts[0], starts[1], starts[2]) if starts else None,
            bool(settings["building"]),
            first=(first[0], first[1]) if first else None,
        )


def turn_of(cell: Cell, place: Place, window: Window) -> int:
    """How many cells come before this one: the first one, those after it along the rows, then those before it."""
    first = 0 if place.first is None else window.number_of(*place.first)
    return (window.number_of(*cell) - first) % window.cells


def cell_of(turn: int, place: Place, window: Window) -> Cell:
    first = 0 if place.first is None else window.number_of(*place.first)
    return window.cell((turn + first) % window.cells)


def filled_cells(place: Place, window: Window) -> np.ndarray:
    """Which cells of the window's part of the result are there: (rows, columns) bool."""
    if not place.building:
        return np.ones((window.sizes[0], window.sizes[2]), bool)
    first = 0 if place.first is None else window.number_of(*place.first)
    turns = (np.arange(window.cells) - first) % window.cells
    filled = turns < turn_of(place.cell, place, window) + (place.formed >= 1)
    return np.asarray(filled).reshape(window.sizes[0], window.sizes[2])


def reset(place: Place, window: Window) -> Place:
    """Nothing computed yet: the cell that is looked at waits."""
    cell = place.first if place.building and place.first is not None else place.cell
    return replace(place, cell=cell, first=cell, starts=window.starts, building=True, formed=0.0, stepped=False)


def play_from(place: Place, window: Window) -> Place:
    """Where playing starts: the next cell while one builds, else the beginning."""
    if not place.building:
        return reset(place, window)
    return step(place, window) if place.formed >= 1 else place


def step(place: Place, window: Window) -> Place:
    """The next cell, its terms not formed yet; all of them, and the first one looked at, at the end."""
    turn = turn_of(place.cell, place, window)
    if place.formed < 1:
        return place.settled()
    if turn + 1 >= window.cells:
        return replace(place, cell=cell_of(0, place, window)).full()
    return replace(place, cell=cell_of(turn + 1, place, window), formed=0.0, stepped=False)


def step_back(place: Place, window: Window) -> Place:
    """The cell before this one, complete."""
    turn = max(0, turn_of(place.cell, place, window) - 1)
    return replace(place, cell=cell_of(turn, place, window), formed=1.0)


def after(cells: int, window: Window) -> Place:
    """So many cells of the window formed, from none to all; the last one formed is the chosen one."""
    cell, building = window.cell(max(0, cells - 1)), cells < window.cells
    return Place(cell, window.starts, building, formed=1.0 if cells else 0.0, first=window.cell(0))


def term_seconds(terms: int) -> float:
    """How long each of so many pairs takes in the first cell."""
    return min(TERM_SECONDS, PAIRS_SECONDS / max(1, terms))


def seconds_of(turn: int, cells: int, terms: int) -> float:
    """How long a cell takes at speed 1: the first one as long as its terms need, later ones ever less."""
    if turn == 0:
        return LIFT_SECONDS + terms * term_seconds(terms) + LAND_SECONDS
    if turn <= len(NEXT_SECONDS):
        return NEXT_SECONDS[turn - 1]
    return min(CELL_SECONDS, FLOW_SECONDS / cells)


def can_be_followed(place: Place, window: Window) -> bool:
    """Whether this cell takes long enough for an eye to follow its numbers."""
    return place.stepped or turn_of(place.cell, place, window) <= len(NEXT_SECONDS)


def seconds_left(place: Place, window: Window, terms: int) -> float:
    """How long the present cell still takes at speed 1."""
    return (1 - place.formed) * _whole_seconds(place, window, terms)


def _whole_seconds(place: Place, window: Window, terms: int) -> float:
    turn = turn_of(place.cell, place, window)
    return seconds_of(min(turn, 1) if place.stepped else turn, window.cells, terms)


def advanced(place: Place, window: Window, seconds: float, terms: int) -> tuple[Place, bool]:
    """The place so much later; and whether the last cell is done, which ends the building."""
    while (left := seconds_left(place, window, terms)) <= seconds:
        seconds -= left
        place = step(place.settled(), window)
        if not place.building:
            return place, True
    return replace(place, formed=place.formed + seconds / _whole_seconds(place, window, terms)), False


@dataclass(frozen=True)
class Moment:
    """Where a cell stands that is being formed: all from 0 to 1.

    First the row is `lifted` and laid on the column. Then term by term, `number` of which are done: the pair has `met`,
    its product has `flown` into the sum. At last the sum has `landed` in its cell.
    """

    lifted: float = 1.0
    number: int = 0
    met: float = 0.0
    flown: float = 0.0
    landed: float = 0.0


def moment_of(formed: float, terms: int) -> Moment:
    """The moment of a cell of which this share of the time has passed."""
    a_term = term_seconds(terms)
    passed = formed * (LIFT_SECONDS + terms * a_term + LAND_SECONDS)
    if passed < LIFT_SECONDS:
        return Moment(lifted=passed / LIFT_SECONDS)
    done = (passed - LIFT_SECONDS) / a_term + 1e-9
    if done < terms:
        share = done - int(done)
        return Moment(number=int(done), met=min(1.0, share / 0.4), flown=max(0.0, (share - 0.4) / 0.6))
    return Moment(number=terms, landed=min(1.0, (done - terms) * a_term / LAND_SECONDS))
