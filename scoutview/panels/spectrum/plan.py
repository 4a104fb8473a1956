"""Where the parts of a spectrum's picture go. Arithmetic only, lengths in design pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.view_plan import FLAG_ROW
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom

TOPS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)

WIDE_FROM, WIDE_RATIO = 600.0, 1.8  # from here on the steps go along
LEFT, RIGHT, BOTTOM, GAP = 60.0, 20.0, 30.0, 14.0
ROW, LABEL = 22.0, 17.0  # of the sentence, and of the numbers over the bars
LARGE_ROW = 32.0
BARS_SHARE, WIDE_BARS_SHARE = 0.38, 0.3
NAMES, NAMES_FROM = 136.0, 800.0  # what stands at the ends of bars: its room, and the width from which it is there
PICTURE_FROM = 180.0  # a body less high shows the bars alone
THICKEST, BOLD = 32.0, 10.0  # of a bar; at least of one that is brought out
LABEL_GAP = 3.0


def top_of(*parts: np.ndarray) -> float:
    """The share at the end of the scale: a round number that holds all of these."""
    largest = max((float(part.max()) for part in parts if part.size), default=0.0)
    return next((top for top in TOPS if largest <= top), 1.0)


@dataclass(frozen=True)
class SpectrumPlan:
    """Where things go. Upright: frequencies along, steps down, bars above. Wide: steps along, bars at the right."""

    upright: bool
    large: bool
    sentence: Box
    bars: Box
    picture: Box | None
    frequencies: int
    frequency: Axis  # 0.5 to F + 0.5, shared by bars and picture
    steps: Axis
    share: Axis
    pixel: float  # one of the screen's
    zoom: Zoom = WHOLE  # of frequencies and of steps

    @cached_property
    def shown(self) -> range:
        """The frequencies in view."""
        axis = self.frequency
        return range(max(1, round(axis.low + 1e-9)), min(self.frequencies, round(axis.high - 1e-9)) + 1)

    def has_names(self, width: float) -> bool:
        """Whether names of this width have room at the ends of all bars, however long these are."""
        return not self.upright and self.bars.right + 2 * LABEL_GAP + width <= self.sentence.right

    def shows_step(self, step: float) -> bool:
        return self.steps.low <= step <= self.steps.high

    def band(self, frequency: int) -> tuple[float, float]:
        """The two sides of a frequency's column, or row, on whole pixels of the screen."""
        if frequency not in self._bands:
            low, high = (self._snapped(float(self.frequency.place(frequency + side))) for side in (-0.5, 0.5))
            self._bands[frequency] = min(low, high), max(low, high)
        return self._bands[frequency]

    @cached_property
    def _bands(self) -> dict[int, tuple[float, float]]:
        """Those asked for before: a picture asks for each several times."""
        return {}

    def band_pixels(self) -> list[int]:
        """How many pixels of the screen each of the frequencies in view takes."""
        bands = (self.band(number) for number in self.shown)
        return [round((high - low) / self.pixel) for low, high in bands]

    def bar(self, frequency: int, share: float) -> Box:
        """The bar of a frequency; a share of nothing still shows one pixel."""
        low, high = self.band(frequency)
        air = max(self.pixel, self._snapped(min(1.5, (high - low) / 4))) if high - low >= 3 * self.pixel else 0.0
        thickness = min(high - low - air, THICKEST)
        side = low + (high - low - thickness) / 2 if thickness == THICKEST else low
        length = max(self.pixel, abs(float(self.share.place(min(share, self.share.high))) - self.share.start))
        return self._from_baseline(side, thickness, length)

    def bold_bar(self, frequency: int, share: float) -> Box:
        """The bar of a frequency that is brought out: it may reach over its neighbours', which hold next to nothing."""
        bar = self.bar(frequency, share)
        more = self._snapped(max(0.0, BOLD - (bar.width if self.upright else bar.height)) / 2)
        if self.upright:
            return bar._replace(x=bar.x - more, width=bar.width + 2 * more)
        return bar._replace(y=bar.y - more, height=bar.height + 2 * more)

    def strip(self, frequency: int) -> Box:
        """All the room behind a bar."""
        low, high = self.band(frequency)
        return self._from_baseline(low, high - low, abs(self.share.end - self.share.start))

    def _from_baseline(self, side: float, thickness: float, length: float) -> Box:
        if self.upright:
            return Box(side, self.bars.bottom - length, thickness, length)
        return Box(self.bars.x, side, length, thickness)

    def cell(self, frequency: int, step: float, until: float) -> Box:
        """The cell of a frequency in the picture, from a step to another."""
        return self._between(self.band(frequency), step, until)

    def row(self, step: float, until: float) -> Box:
        """All frequencies in view, from a step to another."""
        sides = (*self.band(self.shown[0]), *self.band(self.shown[-1]))
        return self._between((min(sides), max(sides)), step, until)

    def _between(self, sides: tuple[float, float], step: float, until: float) -> Box:
        (low, high), start = sides, self._snapped(float(self.steps.place(step)))
        length = self._snapped(float(self.steps.place(until))) - start
        return Box(low, start, high - low, length) if self.upright else Box(start, low, length, high - low)

    def frequency_at(self, x: float, y: float) -> int:
        """The frequency whose column, or row, is there, or is the nearest to it."""
        value = self.frequency.value(x if self.upright else y)
        return min(max(round(value), 1), self.frequencies)

    def step_at(self, x: float, y: float) -> float:
        return self.steps.value(y if self.upright else x)

    def _snapped(self, length: float) -> float:
        return round(length / self.pixel) * self.pixel


def is_wide(width: float, height: float) -> bool:
    """Whether the steps go along, and each wave has a row."""
    return width >= WIDE_FROM and width >= WIDE_RATIO * height and height >= PICTURE_FROM


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def plan_spectrum(
    size: tuple[float, float],
    frequencies: int,
    end: int,
    top: float,
    *,
    label: float = 0.0,
    scale: float = 1.0,
    zoom: Zoom = WHOLE,
    says: bool = True,
    flags: bool = False,
) -> SpectrumPlan:
    """The plan for a body of this width and height, steps to `end` and shares to `top`; `label`: the widest step.

    Where it `says` nothing the picture has the room of its sentence, and with `flags` they stand over the steps.
    `zoom`: the part of the frequencies (across) and of the steps (down) that is in view.
    """
    width, height = size
    wide = is_wide(width, height)
    large = width >= WIDE_FROM and height >= 400
    row = LARGE_ROW if large and says else ROW
    boxes = _wide_boxes(width, height, row + FLAG_ROW * flags) if wide else _upright_boxes(width, height, row, label)
    bars, picture = _on_pixels(boxes[0], scale), None if boxes[1] is None else _on_pixels(boxes[1], scale)
    low, high = 0.5 + frequencies * zoom.x, 0.5 + frequencies * (zoom.x + zoom.width)
    first, last = end * zoom.y, end * (zoom.y + zoom.height)
    shown = picture or bars
    if wide:
        axes = (
            Axis(low, high, bars.bottom, bars.y),
            Axis(first, last, shown.x, shown.right),
            Axis(0, top, bars.x, bars.right),
        )
    else:
        axes = (
            Axis(low, high, bars.x, bars.right),
            Axis(first, last, shown.y, shown.bottom),
            Axis(0, top, bars.bottom, bars.y),
        )
    sentence = Box(16, 0, max(0.0, width - 16 - RIGHT), row)
    return SpectrumPlan(not wide, large, sentence, bars, picture, frequencies, *axes, pixel=1 / scale, zoom=zoom)


def _upright_boxes(width: float, height: float, row: float, label: float) -> tuple[Box, Box | None]:
    left = max(LEFT, label + 16)
    along, top = max(1.0, width - left - RIGHT), row + LABEL
    if height < PICTURE_FROM:
        return Box(left, top, along, max(1.0, height - top - BOTTOM)), None
    room = height - top - GAP - BOTTOM
    bars = Box(left, top, along, BARS_SHARE * room)
    return bars, Box(left, bars.bottom + GAP, along, room - bars.height)


def _wide_boxes(width: float, height: float, row: float) -> tuple[Box, Box]:
    beside = min(max(WIDE_BARS_SHARE * width, 160.0), 420.0)
    top, labels = row + 6, NAMES if width >= NAMES_FROM else 2 * LABEL
    high = height - top - BOTTOM
    left = LEFT + 10  # “wave 1” stands there
    picture = Box(left, top, width - left - GAP - beside - labels - RIGHT, high)
    return Box(picture.right + GAP, top, beside, high), picture


def _on_pixels(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(side * scale) / scale for side in (box.x, box.y, box.right, box.bottom))
    return Box(left, top, max(right - left, 1 / scale), max(bottom - top, 1 / scale))


def plan_labels(
    plan: SpectrumPlan, shown: np.ndarray, named: Sequence[int], sizes: Sequence[tuple[float, float]]
) -> dict[int, Box]:
    """Where the number of each of these frequencies stands at the end of its bar; those named first choose first.

    A number that has no room straight over its bar goes to a side of it, away from a named neighbour, and is left out
    where there is none either.
    """
    bars = {number: plan.bar(number, float(shown[number - 1])) for number in plan.shown}
    over = {frequency: _label_boxes(plan, bars[frequency], size) for frequency, size in zip(named, sizes, strict=True)}
    places: dict[int, Box] = {}
    for frequency, boxes in over.items():
        others = [bar for number, bar in bars.items() if number != frequency] + [*map(_roomy, places.values())]
        crowded = {
            other > frequency for other in over if other != frequency and _roomy(over[other][0]).overlaps(boxes[0])
        }
        away = [boxes[1] if crowded == {True} else boxes[2]] if len(crowded) == 1 else []
        box = next((box for box in (*away, *boxes) if not any(map(box.overlaps, others))), None)
        if box is not None:
            places[frequency] = box
    return places


def _roomy(label: Box) -> Box:
    return Box(label.x - LABEL_GAP, label.y, label.width + 2 * LABEL_GAP, label.height)


def _label_boxes(plan: SpectrumPlan, bar: Box, size: tuple[float, float]) -> list[Box]:
    """Straight over the end of the bar, then towards the lower and towards the higher frequencies."""
    width, height = size
    if plan.upright:
        slide = max(0.0, (width - bar.width) / 2 + LABEL_GAP)
        left, top = bar.x + (bar.width - width) / 2, bar.y - LABEL_GAP - height
        return [Box(left + by, top, width, height) for by in (0.0, -slide, slide)]
    slide = max(0.0, (height - bar.height) / 2)
    left, top = bar.right + 2 * LABEL_GAP, bar.middle_y - height / 2
    return [Box(left, top + by, width, height) for by in (0.0, slide, -slide)]


def turned(zoom: Zoom) -> Zoom:
    """Frequencies across and steps down, as seen where steps go along and frequencies up."""
    return Zoom(zoom.y, 1 - zoom.x - zoom.width, zoom.height, zoom.width)


def turned_back(zoom: Zoom) -> Zoom:
    """What `turned` was given."""
    return Zoom(1 - zoom.y - zoom.height, zoom.x, zoom.height, zoom.width)


def spread_ticks(wanted: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Which of these (place, length) labels can be drawn without touching; those named first stay."""
    kept: list[int] = []
    for number, (place, length) in enumerate(wanted):
        if all(abs(place - wanted[other][0]) >= (length + wanted[other][1]) / 2 + gap for other in kept):
            kept.append(number)
    return kept
