"""What is drawn on the squares of a game's board, and where the squares stand. Arithmetic only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scoutview.graphics.base.box import Box

Outline = Literal["", "legal", "new", "gone", "flipped", "wrong"]

EDGE = 18.0  # design pixels for the letters over the columns and the numbers beside the rows
NAMED_FROM = 18.0  # design pixels of a square, that leave room for both
LEAST, MOST = 6.0, 96.0  # of a square


@dataclass(frozen=True)
class Square:
    """One square.

    Attributes:
        name: "d3".
        disc: how solid the disc on it is, 0 (none) to 1.
        white: of that disc, 0 (black) to 1 (white).
        level: 0 to 1, the colour of an empty square; nan: that of the board.
        text: on the square, where there is no disc.
        outline: `legal` moves; those that became so (`new`) or ceased to be (`gone`); a disc that was turned over
            (`flipped`), or read `wrong`.
        is_open: whether it can be played: a dot.
        is_last: whether the last move went there.
        words: all of it in words, for who points at it.
    """

    name: str
    disc: float = 0.0
    white: float = 0.0
    level: float = math.nan
    text: str = ""
    outline: Outline = ""
    is_open: bool = False
    is_last: bool = False
    words: str = ""


@dataclass(frozen=True)
class BoardShown:
    """A whole board, its squares row by row from the top left."""

    rows: int
    columns: int
    squares: tuple[Square, ...]

    def words(self) -> str:
        """All that is told of its squares, for who cannot see it."""
        return "; ".join(square.words for square in self.squares if square.words)


@dataclass(frozen=True)
class BoardPlaces:
    """Where the squares of a board stand; `side` is the length of one, all in design pixels."""

    rows: int
    columns: int
    side: float
    left: float
    top: float
    named: bool

    @property
    def whole(self) -> Box:
        return Box(self.left, self.top, self.side * self.columns, self.side * self.rows)

    def box(self, square: int) -> Box:
        row, column = divmod(square, self.columns)
        return Box(self.left + column * self.side, self.top + row * self.side, self.side, self.side)

    def square_at(self, x: float, y: float) -> int | None:
        """The square at a place; None beside the board."""
        if not self.whole.contains(x, y):
            return None
        return int((y - self.top) // self.side) * self.columns + int((x - self.left) // self.side)

    def neighbour(self, square: int, rows: int, columns: int) -> int:
        """The square so many rows below and columns to the right; at an edge it stays."""
        row, column = divmod(square, self.columns)
        row, column = min(max(row + rows, 0), self.rows - 1), min(max(column + columns, 0), self.columns - 1)
        return row * self.columns + column


def board_places(width: float, height: float, rows: int, columns: int) -> BoardPlaces:
    """The largest squares for which there is room, in the middle across and at the top."""
    rows, columns = max(1, rows), max(1, columns)
    named = min((width - EDGE) / columns, (height - EDGE) / rows) >= NAMED_FROM
    edge = EDGE if named else 1.0
    fitting = min((width - edge - 1) / columns, (height - edge - 1) / rows)
    side = float(math.floor(min(max(fitting, LEAST), MOST)))
    left = max(edge, math.floor((width - edge - side * columns) / 2) + edge)
    return BoardPlaces(rows, columns, side, left, edge, named)


def height_for(width: float, rows: int, columns: int) -> float:
    """How high a board is that has this width, its letters included."""
    return (width - EDGE) / max(1, columns) * rows + EDGE + 1


def row_and_column_names(names: Sequence[str], columns: int) -> tuple[list[str], list[str]]:
    """What stands beside the rows and over the columns, of squares that are named "a1", "b1", ...; else nothing."""
    letters = [name[:1] for name in names[:columns]]
    digits = [name[1:] for name in names[::columns]]
    fits = all(name == letters[at % columns] + digits[at // columns] for at, name in enumerate(names))
    return (digits, letters) if fits else ([], [])
