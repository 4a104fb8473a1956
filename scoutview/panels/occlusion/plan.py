"""What hiding parts of a photo did, as far as it was tried. Arithmetic only."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import rounded_up

GREY = 127  # of the square: what the network reads as nothing, (127 - 127) / 128
LEAST_TOP = 0.5  # nats at the end of the colours, at least: smaller changes stay faint
PADDING, APART = 16.0, 20.0
LEAST_SIDE = 150.0  # design pixels that a second picture needs
LEAST_MAP, LEAST_WORDS = 80.0, 180.0  # where words stand beside the map: its side, and how wide they are
WORDS_HIGH = 46.0  # above and below a picture

Place = tuple[int, int]  # row and column of the grid


@dataclass(frozen=True, eq=False)
class OccludedPhoto:
    """The photo (H, W, 3), and for each place of a grid what the class's probability is with a grey square there.

    `changes` of its logarithm and `probabilities` are (row, column), nan where nothing was tried yet.
    """

    photo: np.ndarray
    changes: np.ndarray
    probabilities: np.ndarray
    name: str
    number: int
    whole: float
    square: int
    tried: int
    wanted: int

    @classmethod
    def of(cls, answer: Arrays, photo: np.ndarray) -> "OccludedPhoto":
        """The newest step of the trajectory."""
        tried, wanted = (int(each) for each in answer["occlusion_asked"][-1])
        return cls(
            photo,
            answer["occlusion"][-1],
            answer["occlusion_probabilities"][-1],
            str(answer["occlusion_name"][-1]),
            int(answer["occlusion_class"][-1]),
            float(answer["occlusion_whole"][-1]),
            int(answer["occlusion_square"][-1]),
            tried,
            wanted,
        )

    @classmethod
    def untried(cls, photo: np.ndarray, name: str, number: int, whole: float) -> "OccludedPhoto":
        """Before a square was anywhere."""
        nothing = np.full((1, 1), np.nan)
        return cls(photo, nothing, nothing, name, number, whole, square=0, tried=0, wanted=1)

    @property
    def grid(self) -> Place:
        rows, columns = self.changes.shape
        return int(rows), int(columns)

    @property
    def is_complete(self) -> bool:
        return self.tried >= self.wanted

    @cached_property
    def has_any(self) -> bool:
        return bool(np.isfinite(self.changes).any())

    @cached_property
    def top(self) -> float:
        """The change at the ends of the colours, in nats."""
        return max(LEAST_TOP, rounded_up(float(np.nanmax(np.abs(self.changes))))) if self.has_any else LEAST_TOP

    @cached_property
    def filled(self) -> np.ndarray:
        """The changes (row, column) everywhere: where nothing was tried, that of the nearest place where it was."""
        tried = np.argwhere(np.isfinite(self.changes))
        if not len(tried):
            return np.zeros_like(self.changes)
        return self.changes[tuple(np.moveaxis(self._nearest(tried), -1, 0))]

    def _nearest(self, tried: np.ndarray) -> np.ndarray:
        """(row, column, 2): the nearest place of these to each."""
        places = np.argwhere(np.ones(self.grid, bool))  # (row * column, 2)
        distances = ((places[:, None] - tried[None]) ** 2).sum(axis=-1)
        return np.asarray(tried[distances.argmin(axis=1)]).reshape(*self.grid, 2)

    @property
    def shares(self) -> np.ndarray:
        """(row, column) of -1..1 along the colours: hiding takes probability away, or gives some."""
        return self.filled / self.top

    def tried_at(self, place: Place) -> Place:
        """The place nearest to this one where a square was tried."""
        tried = np.argwhere(np.isfinite(self.changes))
        row, column = tried[((tried - np.array(place)) ** 2).sum(axis=1).argmin()].tolist() if len(tried) else place
        return int(row), int(column)

    def telling(self) -> Place:
        """Where hiding takes most away."""
        if not self.has_any:
            return 0, 0
        row, column = np.unravel_index(int(np.nanargmin(self.changes)), self.changes.shape)
        return int(row), int(column)

    def helping(self) -> Place:
        """Where hiding gives most."""
        if not self.has_any:
            return 0, 0
        row, column = np.unravel_index(int(np.nanargmax(self.changes)), self.changes.shape)
        return int(row), int(column)

    def square_box(self, place: Place, side: int) -> Box:
        """The grey square at a place, in shares of the photo; `side` is the photo's, as the network sees it."""
        (rows, columns), share = self.grid, self.square / side
        x, y = (place[1] + 0.5) / columns, (place[0] + 0.5) / rows
        return Box(x - share / 2, y - share / 2, share, share).common(Box(0, 0, 1, 1))

    def hidden_photo(self, place: Place, side: int) -> np.ndarray:
        """(H, W, 3) of the photo with the square at this place."""
        box, (height, width) = self.square_box(place, side), self.photo.shape[:2]
        hidden = self.photo.copy()
        rows = slice(round(box.y * height), round(box.bottom * height))
        hidden[rows, round(box.x * width) : round(box.right * width)] = GREY
        return hidden


@dataclass(frozen=True)
class OcclusionRoom:
    """Where the map is and, where there is room, the photo with one square hidden, or words beside the map."""

    map: Box
    hidden: Box | None
    words: Box | None = None


def arrange_occlusion(width: float, height: float, foot: float) -> OcclusionRoom:
    """Two pictures side by side or one below the other, whichever makes them larger; the map alone in little room.

    Where that is low and wide, and no words have room below it, they have some beside it.
    """
    inner, room = max(1.0, width - 2 * PADDING), max(1.0, height - foot)
    beside = min((inner - APART) / 2, room - WORDS_HIGH)
    below = min(inner, (room - APART) / 2 - WORDS_HIGH)
    if max(beside, below) < LEAST_SIDE:
        side = room - WORDS_HIGH
        if foot <= 0 and LEAST_MAP <= side <= inner - APART - LEAST_WORDS:
            words = Box(PADDING + side + APART, 0, inner - side - APART, room)
            return OcclusionRoom(Box(PADDING, 0, side, room), None, words)
        return OcclusionRoom(Box(PADDING, 0, inner, room), None)
    if beside >= below:
        half = (inner - APART) / 2
        return OcclusionRoom(Box(PADDING, 0, half, room), Box(PADDING + half + APART, 0, half, room))
    half = (room - APART) / 2
    return OcclusionRoom(Box(PADDING, 0, inner, half), Box(PADDING, half + APART, inner, half))
