"""Where the parts of the picture stand, and where values are on it. Arithmetic only, lengths in design pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.zoom_plan import Zoom

LEFT, TOP, RIGHT, BELOW = 72.0, 12.0, 84.0, 44.0
SMALL_LEFT, SMALL_BELOW = 10.0, 8.0
SIDE = 14.0  # beside all of it
WORDS_FROM = (300.0, 190.0)  # width and height from which on there is room for the axes' words
BAR_FROM = 230.0  # width from which on the colours are explained
BAR, BAR_GAP, BAR_WORD = 14.0, 18.0, 22.0
ROUNDED = 16.0
SPOTS = 7, 3  # of a box, across and down
LEAST = (40.0, 30.0)
APART = 12.0  # between dots of the path
CATCH = 10.0  # how near the mouse must be to a frame of the path
CANDIDATES = 80  # places along a line that are tried
NEAR, FAR = 36.0, 90.0  # what is nearer is too near; further away is no better

Span = tuple[float, float]


@dataclass(frozen=True)
class LandscapeLayout:
    """The room of the slice, whether axes and colours are told, and the part that is shown."""

    room: Box
    worded: bool
    bar: Box | None
    reach: tuple[Span, Span]
    zoom: Zoom

    @property
    def nominal(self) -> LandscapeLayout:
        """One of a round size for the places of words, which would else change with every pixel."""
        width, height = (max(ROUNDED, ROUNDED * round(side / ROUNDED)) for side in self.room[2:])
        return replace(self, room=Box(0.0, 0.0, width, height))

    def from_nominal(self, box: Box) -> Box:
        """Where a box there is here: its middle moves along, its size stays."""
        nominal, room = self.nominal.room, self.room
        x = room.x + (box.x + box.width / 2) * room.width / nominal.width
        y = room.y + box.middle_y * room.height / nominal.height
        return Box(x - box.width / 2, y - box.height / 2, box.width, box.height)

    def places(self, points: np.ndarray) -> np.ndarray:
        """(points, 2) on the slice, as (points, 2) on screen."""
        (left, right), (bottom, top) = self.shown
        across = (points[:, 0] - left) / (right - left)
        up = (points[:, 1] - bottom) / (top - bottom)
        room = self.room
        return np.stack([room.x + across * room.width, room.bottom - up * room.height], axis=1)

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        x, y = self.places(np.array([point]))[0].tolist()
        return x, y

    def value_at(self, x: float, y: float) -> tuple[float, float]:
        """What of the slice is there on screen."""
        (left, right), (bottom, top) = self.shown
        across, up = (x - self.room.x) / self.room.width, (self.room.bottom - y) / self.room.height
        return left + across * (right - left), bottom + up * (top - bottom)

    @property
    def shown(self) -> tuple[Span, Span]:
        """From where to where the axes are seen."""
        (left, right), (bottom, top) = self.reach
        x, y, width, height = self.zoom
        first = left + x * (right - left), left + (x + width) * (right - left)
        second = top - (y + height) * (top - bottom), top - y * (top - bottom)
        return first, second


def lay_out(width: float, height: float, reach: tuple[Span, Span], zoom: Zoom) -> LandscapeLayout | None:
    """None where there is no room at all."""
    worded = width >= WORDS_FROM[0] and height >= WORDS_FROM[1]
    barred = width >= BAR_FROM
    left, below = (LEFT, BELOW) if worded else (SMALL_LEFT, SMALL_BELOW)
    right = RIGHT if barred else SMALL_LEFT
    top = TOP if worded else SMALL_BELOW
    room = Box(left, top, width - left - right, height - top - below)
    if room.width < LEAST[0] or room.height < LEAST[1]:
        return None
    bar = None
    if barred and room.height > 3 * BAR_WORD:
        bar = Box(room.right + BAR_GAP, room.y + BAR_WORD, BAR, room.height - BAR_WORD)
    return LandscapeLayout(room, worded, bar, reach, zoom)


def nearest(places: np.ndarray, x: float, y: float) -> int | None:
    """The place at the pointer, if one is near enough."""
    if not len(places):
        return None
    away = np.hypot(places[:, 0] - x, places[:, 1] - y)
    found = int(away.argmin())
    return found if away[found] <= CATCH else None


def thinned(places: np.ndarray, apart: float) -> list[int]:
    """Of places along a path those that are so far apart, the first and the last among them."""
    kept: list[int] = []
    for number, place in enumerate(places):
        if not kept or np.hypot(*(place - places[kept[-1]])) >= apart:
            kept.append(number)
    last = len(places) - 1
    if kept and kept[-1] != last:
        if len(kept) > 1 and np.hypot(*(places[last] - places[kept[-1]])) < apart:
            kept.pop()
        kept.append(last)
    return kept


def spots_of(box: Box) -> np.ndarray:
    """(points, 2) all over a box: what keeps away from these keeps away from it."""
    across, down = np.linspace(box.x, box.right, SPOTS[0]), np.linspace(box.y, box.bottom, SPOTS[1])
    return np.stack([each.ravel() for each in np.meshgrid(across, down)], axis=1)


def points_in(box: Box, places: np.ndarray, air: float = 0.0) -> int:
    """How many places a box would cover, or come as near to."""
    across = (places[:, 0] > box.x - air) & (places[:, 0] < box.right + air)
    return int((across & (places[:, 1] > box.y - air) & (places[:, 1] < box.bottom + air)).sum())


def label_place(
    lines: np.ndarray, size: tuple[float, float], taken: np.ndarray, room: Box, inset: float = 8.0
) -> tuple[float, float] | None:
    """The middle of a piece of a contour line where a word of this size is furthest from what is there already.

    `lines` are (lines, 4) on screen, `taken` (points, 2). None where it has no room.
    """
    if not len(lines):
        return None
    middles = (lines[:, :2] + lines[:, 2:]) / 2
    across, down = size[0] / 2 + inset, size[1] / 2 + inset
    inside = (
        (middles[:, 0] > room.x + across)
        & (middles[:, 0] < room.right - across)
        & (middles[:, 1] > room.y + down)
        & (middles[:, 1] < room.bottom - down)
    )
    middles = middles[inside][:: max(1, int(inside.sum()) // CANDIDATES)]
    if not len(middles):
        return None
    if len(taken):
        across_to, down_to = (middles[:, None, axis] - taken[None, :, axis] for axis in (0, 1))
        away = np.sqrt((across_to**2 + down_to**2).min(1))
    else:
        away = np.full(len(middles), np.inf)
    best = int(np.minimum(away, FAR).argmax())
    x, y = middles[best].tolist()
    return (x, y) if away[best] >= NEAR else None
