"""Where things of a number circle go: points, turns, labels, and the parts of the panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, isfinite, radians, sin, sqrt

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.scatter_plan import Crowd
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.panels.number_circle.plan import Extent

RING_FROM = 236.0  # side of the picture, in design pixels, that holds the numbers around it
AROUND_RING = 64.0  # from the edge to the furthest point, with those numbers and without
AROUND_POINTS = 30.0
RING_AWAY = 34.0  # of those numbers, from the furthest point
EDGE = 8.0
LEAST_ARC = 0.62  # of the furthest point: the turns of a tight cloud are drawn outside it, so that they can be seen
FURTHER = (1.0, 1.2, 1.4, 1.8)  # times as far a label stands from its point where it would cover others
DOT = 3.0  # design pixels around the middle of a point that a label leaves free
HAND = 0.78  # of what the turns reach
ARC_WIDTH, ARC_GAP = 3.0, 5.0
ALONG_ARC = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # where a label may stand
HAND_WIDTH, HAND_SHARES = 8.0, tuple(place / 12 for place in range(13))
PADDING = 16.0
FOOT = 112.0  # height of the words below the circle
FEET = (FOOT, 92.0, 48.0)  # all of them, without what the modulus takes away, the sum alone
HEAD = 32.0  # and of the row above it
BESIDE_FROM = 1.3  # width over height from which the words stand beside the circle
LEAST_WORDS = 168.0
GOOD_CIRCLE = 180.0  # width that words beside it leave
MOST_WORDS = 420.0
WORDS_SHARE = 0.36  # of the width, at least, where the words stand beside the circle
LEAST_CIRCLE, ROOMY_CIRCLE = 90.0, 140.0  # heights


@dataclass(frozen=True)
class CirclePlan:
    """A circle in design pixels: its middle, how far points may go, and the ring of numbers around them (0: none)."""

    x: float
    y: float
    reach: float
    ring: float
    per_unit: float  # design pixels for a length of 1 among the points
    radius: float  # of the guide circle
    is_zoomed: bool = False

    def zoomed(self, zoom: Zoom, room: Box) -> "CirclePlan":
        """As it is where this part of the room fills it; the ring of numbers stays as far from the points."""
        content, scale = zoom.content(room), 1 / zoom.width
        ring = self.reach * scale + RING_AWAY if self.ring else 0.0
        x, y = content.x + (self.x - room.x) * scale, content.y + (self.y - room.y) * scale
        return CirclePlan(x, y, self.reach * scale, ring, self.per_unit * scale, self.radius * scale, True)

    @property
    def arms(self) -> float:
        """How far the turns reach: to the circle, or further where it is small."""
        return max(self.radius, LEAST_ARC * self.reach)

    @property
    def hand(self) -> float:
        """How long a hand is: it ends before the numbers on the circle, so that it is none of them."""
        return HAND * self.arms

    @property
    def first_arc(self) -> float:
        return 0.42 * self.arms

    @property
    def second_arc(self) -> float:
        return 0.58 * self.arms

    def along_hand(self, degrees: float) -> list[Box]:
        """Small boxes along a hand in this direction: what a label is to leave free."""
        places = (self.at(degrees, self.hand * share) for share in HAND_SHARES)
        return [Box(x - HAND_WIDTH / 2, y - HAND_WIDTH / 2, HAND_WIDTH, HAND_WIDTH) for x, y in places]

    def along_arc(self, start: float, turn: float, radius: float) -> list[Box]:
        """Small boxes along an arc, for the same."""
        places = arc(self, start, turn, radius) if turn else []
        return [Box(x - ARC_WIDTH / 2, y - ARC_WIDTH / 2, ARC_WIDTH, ARC_WIDTH) for x, y in places]

    def at(self, degrees: float, radius: float) -> tuple[float, float]:
        return self.x + radius * cos(radians(degrees)), self.y - radius * sin(radians(degrees))

    def places(self, points: np.ndarray) -> np.ndarray:
        """(N, 2) design pixels for (N, 2) points."""
        return np.array([self.x, self.y]) + points * (self.per_unit, -self.per_unit)


def has_ring(room: Box) -> bool:
    """Whether numbers stand around a circle in so much room."""
    return min(room.width, room.height) >= RING_FROM


def plan_circle(width: float, height: float, extent: Extent, radius: float) -> CirclePlan:
    """`extent` is that of the run, `radius` of the ideal circle now; most points are in reach, all in the picture.

    A few points of an untrained network lie so far out that a circle to that scale would be small.
    """
    side = min(width, height)
    with_ring = has_ring(Box(0, 0, width, height))
    reach = max(8.0, side / 2 - (AROUND_RING if with_ring else AROUND_POINTS))
    fitting = max(reach, side / 2 - EDGE) / extent.furthest if extent.furthest > 0 else 0.0
    per_unit = min(fitting, reach / extent.usual) if extent.usual > 0 else fitting
    guide = per_unit * radius if isfinite(radius) and radius > 0 else 0.0
    ring = reach + RING_AWAY if with_ring else 0.0
    return CirclePlan(width / 2, height / 2, reach, ring, per_unit, guide)


def arc(plan: CirclePlan, start: float, turn: float, radius: float) -> list[tuple[float, float]]:
    """Places along a turn from `start`, in degrees; clockwise where the turn is negative."""
    count = max(2, int(abs(turn) / 4) + 1)
    return [plan.at(start + turn * place / count, radius) for place in range(count + 1)]


@dataclass(frozen=True)
class Wish:
    """A label of this size with its middle at one of these places, the first the best."""

    width: float
    height: float
    places: tuple[tuple[float, float], ...]
    needed: bool = True  # put at its best place rather than nowhere


def place_wishes(wishes: Sequence[Wish], area: Box, taken: Sequence[Box] = ()) -> list[Box | None]:
    """A box for each label, in the order of the wishes, none out of the area, over another or over `taken`.

    One that is needed and has no such place stands rather over what is taken than over another label.
    """
    boxes: list[Box | None] = []
    labels: list[Box] = []
    for wish in wishes:
        tried = [Box(x - wish.width / 2, y - wish.height / 2, wish.width, wish.height) for x, y in wish.places]
        box = _first_free(tried, area, [*labels, *taken])
        if box is None and wish.needed:
            box = _first_free(tried, area, labels) or tried[0]
        boxes.append(box)
        if box is not None:
            labels.append(box)
    return boxes


def _first_free(tried: Sequence[Box], area: Box, taken: Sequence[Box]) -> Box | None:
    return next((box for box in tried if _inside(box, area) and not any(map(box.overlaps, taken))), None)


def around(x: float, y: float, away: float, half: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Places on an ellipse around (x, y), then on larger ones; first in the direction `away`, in degrees."""
    turns = (0, 35, -35, 70, -70, 110, -110, 180)
    return tuple(
        (x + size * half[0] * cos(radians(away + turn)), y - size * half[1] * sin(radians(away + turn)))
        for size in FURTHER
        for turn in turns
    )


def emptiest_first(
    places: Sequence[tuple[float, float]], size: tuple[float, float], crowd: Crowd
) -> tuple[tuple[float, float], ...]:
    """The same middles of a label of this size; where it would cover as few points the order stays."""
    middles = np.array(places)
    free = np.array(size) + 2 * DOT
    covered = crowd.within(np.concatenate([middles - free / 2, np.broadcast_to(free, middles.shape)], axis=1))
    return tuple(places[place] for place in np.argsort(covered, kind="stable"))


def beside_arc(
    plan: CirclePlan, start: float, turn: float, radius: float, size: tuple[float, float], *, inside: bool
) -> tuple[tuple[float, float], ...]:
    """Middles for a label of this size at an arc: at its middle, beside that; `inside` it first, or outside it."""
    angles = [start + share * turn for share in ALONG_ARC]
    within = [(angle, _inside_arc(radius - ARC_GAP, size, angle)) for angle in angles]
    beyond = [(angle, radius + _half(size, angle) + ARC_GAP) for angle in angles]
    first, then = (within, beyond) if inside else (beyond, within)
    return tuple(plan.at(angle, away) for angle, away in (*first, *then) if away > 0)


def _half(size: tuple[float, float], angle: float) -> float:
    """How far a label of this size reaches from its middle in this direction."""
    return abs(cos(radians(angle))) * size[0] / 2 + abs(sin(radians(angle))) * size[1] / 2


def _inside_arc(radius: float, size: tuple[float, float], angle: float) -> float:
    """How far from the middle of a circle a label is whose furthest corner lies on it; 0 where it is too large."""
    half, corner = _half(size, angle), hypot(*size) / 2
    return sqrt(half**2 + radius**2 - corner**2) - half if corner < radius else 0.0


def on_axis(plan: CirclePlan, end: float, dot: float, size: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Middles for the 0 from which angles count: at the end of its axis, or beside that before its dot."""
    inner = plan.x + dot - size[0] / 2 - ARC_GAP
    beside = [(inner, plan.y + side * (size[1] / 2 + 2)) for side in (-1, 1)]
    return ((plan.x + end + size[0] / 2 + 2, plan.y), *beside)


def _inside(box: Box, area: Box) -> bool:
    return box.x >= area.x and box.right <= area.right and box.y >= area.y and box.bottom <= area.bottom


@dataclass(frozen=True)
class CirclePlaces:
    """Where the parts of the panel go, in design pixels; a part of no height has no room."""

    controls: Box
    circle: Box
    words: Box
    beside: bool


def arrange_number_circle(width: float, height: float) -> CirclePlaces:
    """The words below the circle, or at its right in a body that is wide and low."""
    inner = max(0.0, width - 2 * PADDING)
    if width >= BESIDE_FROM * height and inner + PADDING >= LEAST_WORDS + GOOD_CIRCLE:
        words = min(MOST_WORDS, max(WORDS_SHARE * inner, inner - height), inner + PADDING - GOOD_CIRCLE)
        words = max(LEAST_WORDS, words)
        left = width - PADDING - words
        head = HEAD if height >= HEAD + FOOT else 0.0
        controls = Box(left, 0, words, head)
        return CirclePlaces(controls, Box(0, 0, left, height), Box(left, head, words, height - head), True)
    foot = next((each for each in FEET if height >= HEAD + each + ROOMY_CIRCLE), FEET[-1])
    foot = foot if height >= foot + LEAST_CIRCLE else 0.0
    head = HEAD if height >= HEAD + foot + LEAST_CIRCLE else 0.0
    circle = Box(0, head, width, max(0.0, height - head - foot))
    return CirclePlaces(Box(PADDING, 0, inner, head), circle, Box(PADDING, height - foot, inner, foot), False)
