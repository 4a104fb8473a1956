"""What part of a plot is on screen, and how much room its words leave it. Arithmetic only, lengths in design pixels."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.quantity import STEPS, Quantity

LEAST_PART = 1e-4  # of an axis, that is still worth a zoom, unless its quantity says more
NEARLY_ALL = 1 - 1e-6  # of an axis, is all of it
Span = tuple[float, float]

LEFT, RIGHT, BOTTOM = 62.0, 20.0, 30.0
UNIT_ROW, NO_UNIT_ROW, FLAG_ROW, AIR, BAND_HEIGHT = 20.0, 4.0, 18.0, 8.0, 24.0
LINE = 3.0  # a curve at the end of an axis sticks out so far
LEAST_ROOM = 26.0  # height that curves keep: rows of words go before
WORDS_FROM = 150.0  # width from which on there is room for values at the left
TIGHT = 6.0
LEAST = (24.0, 14.0)  # a smaller plot shows nothing


@dataclass(frozen=True)
class AxesPart:
    """The part that is shown: from one step to another, from one value to another; None for all of an axis.

    `steps` are those of the axis across, also where it measures something else.
    """

    steps: Span | None = None
    values: Span | None = None

    def within(self, x: Axis, y: Axis, across: Quantity = STEPS) -> "AxesPart":
        """The same, of axes that show all, no smaller than makes sense; None where it comes to all of an axis."""
        steps = self.steps and _clamped(self.steps, x)
        fewest, least = (across.fewest, 0.0) if across.fewest else (0.0, LEAST_PART)
        if steps and steps[1] - steps[0] < fewest:
            middle = (steps[0] + steps[1]) / 2
            low = max(x.low, min(middle - fewest / 2, x.high - fewest))
            steps = (low, low + fewest)
        return AxesPart(_within(steps, x, least), _within(self.values and _clamped(self.values, y), y, LEAST_PART))

    def of(self, x: Axis, y: Axis, across: Quantity = STEPS) -> tuple[Axis, Axis]:
        """The axes that show this part, of axes that show all."""
        shown = self.within(x, y, across)
        return (
            x if shown.steps is None else replace(x, low=shown.steps[0], high=shown.steps[1]),
            y if shown.values is None else replace(y, low=shown.values[0], high=shown.values[1]),
        )

    def to_settings(self) -> dict[str, list[float]]:
        """As JSON-able values; empty where all is shown."""
        parts = {"steps": self.steps, "values": self.values}
        return {name: [float(end) for end in span] for name, span in parts.items() if span is not None}

    @classmethod
    def of_settings(cls, settings: object) -> "AxesPart":
        """What `to_settings` gave; what is none shows all."""
        if not isinstance(settings, Mapping):
            return cls()
        return cls(_span(settings.get("steps")), _span(settings.get("values")))


ALL = AxesPart()


def _clamped(span: Span, axis: Axis) -> Span:
    low, high = (min(max(end, axis.low), axis.high) for end in span)
    return low, high


def _within(span: Span | None, axis: Axis, least: float) -> Span | None:
    """The part of an axis, moved and cut so that it is inside; None where that is all of it."""
    if span is None:
        return None
    whole = tuple(float(axis.level(end)) for end in (axis.low, axis.high))
    low, high = sorted(float(axis.level(end)) for end in span)
    if whole[0] <= low and high <= whole[1] and least <= (high - low) / (whole[1] - whole[0]) < NEARLY_ALL:
        return span
    length = min(max(high - low, least * (whole[1] - whole[0])), whole[1] - whole[0])
    low = min(max((low + high - length) / 2, whole[0]), whole[1] - length)
    if length >= NEARLY_ALL * (whole[1] - whole[0]):
        return None
    return axis.value_of_level(low), axis.value_of_level(low + length)


def _span(value: Any) -> Span | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    if not all(isinstance(end, int | float) and not isinstance(end, bool) and math.isfinite(end) for end in value):
        return None
    low, high = sorted(float(end) for end in value)
    return (low, high) if low < high else None


@dataclass(frozen=True)
class Margins:
    """The room around the curves, and which words are in it."""

    left: float
    right: float
    top: float
    bottom: float
    values: bool = True
    steps: bool = True
    unit: bool = False
    flags: int = 0  # rows of them
    bands: bool = False


class Axes(NamedTuple):
    """The axes as they are shown, the whole ones, and the words around them."""

    x: Axis
    y: Axis
    whole_x: Axis
    whole_y: Axis
    margins: Margins

    @property
    def room(self) -> Box:
        return Box(self.x.start, self.y.end, self.x.end - self.x.start, self.y.start - self.y.end)

    @property
    def is_whole(self) -> bool:
        """Whether all is shown."""
        return (self.x, self.y) == (self.whole_x, self.whole_y)

    @property
    def inked(self) -> Box:
        """Where curves are drawn: the room and the width of a line, but not where they go on beyond an end."""
        left = 0.0 if self.x.low > self.whole_x.low else LINE
        right = 0.0 if self.x.high < self.whole_x.high else LINE
        top = 0.0 if self.y.high < self.whole_y.high else AIR
        below = 0.0 if self.y.low > self.whole_y.low else LINE
        x, y, width, height = self.room
        return Box(x - left, y - top, width + left + right, height + top + below)


def plan_margins(
    width: float, height: float, *, unit: bool, flags: int, bands: bool, left: float = LEFT, right: float = RIGHT
) -> Margins | None:
    """As much as has room: names of stretches go first, then flags, unit and steps. None where nothing has any.

    `flags` are rows of them, `left` is what the values need, `right` what is read at the last step.
    """
    if width < LEAST[0] or height < LEAST[1]:
        return None
    values = width >= WORDS_FROM
    left, right = (left, right) if values else (TIGHT, TIGHT)
    rows, shown = flags, {"unit": unit and values, "bands": bands, "steps": values}
    for dropped in ("", "bands", "flags", "unit", "steps"):
        rows = 0 if dropped == "flags" else rows
        shown |= {dropped: False} if dropped in shown else {}
        bottom = BOTTOM if shown["steps"] else TIGHT
        bottom += BAND_HEIGHT if shown["bands"] else 0.0
        top = (UNIT_ROW if shown["unit"] else NO_UNIT_ROW) + rows * FLAG_ROW + AIR
        if height - top - bottom >= LEAST_ROOM:
            return Margins(left, right, top, bottom, values, flags=rows, **shown)
    tight = min(TIGHT, height / 4)
    return Margins(left, right, tight, tight, values and height >= LEAST_ROOM, steps=False)
