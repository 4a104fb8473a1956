"""A plot of curves over steps: direct labels, a cursor, flags, hover."""

import math
from collections.abc import Sequence
from functools import partial
from html import escape
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.plots.axes_plot import GRASP, AxesPlot
from scoutview.graphics.plots.clutter_plan import Clutter
from scoutview.graphics.plots.curve_plan import CurvePlan
from scoutview.graphics.plots.level_painting import paint_held
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_painting import PlotPainting, planned_flags
from scoutview.graphics.plots.plot_places import Flag, Named, Series, StepReading
from scoutview.graphics.plots.plot_plan import Axis, Covered, lowest_power, tick_texts
from scoutview.graphics.plots.plot_words import (
    BESIDE_DOT,
    LABEL,
    Band,
    label_boxes,
    name_boxes,
    paint_bands,
    paint_labels,
    paint_names,
    paint_notes,
    paint_tag,
    paint_zoomed,
    value_boxes,
)
from scoutview.graphics.plots.view_plan import BAND_HEIGHT, LEFT, RIGHT, Axes, Margins, plan_margins

ROWS_FROM = ((2, 200.0), (3, 260.0))  # rows that flags may stand in, from so many design pixels of height on
BESIDE_VALUES = 24.0  # design pixels of air
FAINT = 0.3  # of the colour of a curve: what it was smoothed from


class Told(NamedTuple):
    """What is read of the curves, where it is written, and the frame under the pointer."""

    reading: StepReading
    box: Box | None
    under: int | None
    shown: bool


class CurvePlot(AxesPlot):
    """Draws a Plot and the cursor."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.plot: Plot | None = None
        self._taken: list[np.ndarray] = []  # curves, and the line of a word: (points, 2) each
        self._told: Told | None = None
        self._covered: Covered | None = None
        self._curves: list[np.ndarray] = []  # one for each series
        self._names: list[tuple[Series, Box | None]] | None = None  # where they stand while nothing else names them
        self._labels: list[tuple[Series, Box | None]] = []  # where they stand; not where the cursor is, so they rest

    def show_plot(self, plot: Plot) -> None:
        self.plot, self.pointer = plot, None
        self.redraw()

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        plot = self.plot
        if plot is None or not len(plot.steps):
            return None
        width, height = self.design_width(), self.design_height()
        margins_with = partial(
            plan_margins,
            width,
            height,
            unit=bool(plot.unit),
            bands=bool(plot.bands),
            left=values_width(plot),
            right=max(plot.right, read_width(plot)),
        )
        margins = margins_with(flags=int(any(not flag.quiet for flag in plot.flags)))
        if margins is None:
            return None
        first, last = plot.ends
        low, high = plot.value_range
        x = Axis(first, max(last, first + 1), margins.left, width - margins.right, plot.log_x)
        for rows, high_enough in ROWS_FROM:
            had = margins.flags
            if had and height >= high_enough and not all(flag.word for flag in planned_flags(plot.flags, x, had)):
                margins = margins_with(flags=rows) or margins
        return x, Axis(low, high, height - margins.bottom, margins.top, plot.log_y), margins

    def x_values(self) -> np.ndarray:
        return np.zeros(0, np.int64) if self.plot is None else self.plot.steps

    def goals(self) -> np.ndarray:
        return self.x_values() if self.plot is None or self.plot.frames is None else self.plot.frames

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        return [] if self.plot is None else self.plot.columns()

    def value_at(self, position: int) -> str:
        assert self.plot is not None
        told = [f"{series.word} {text}" for series, _, text in self.plot.reading(position, []).lines]
        return "\t".join([self.across().named(f"{self.plot.steps[position]}"), *told])

    # painting

    def paint_ground(self, on: PlotPainting) -> None:
        plot = self.plot
        assert plot is not None
        on.paint_grid(plot.unit)
        on.paint_values(is_share=plot.is_share)
        on.paint_below()
        self._covered = self._told = self._names = None
        plans = [
            on.plan_curve(*series.drawn(plot.steps, series.values), sparse=series.sparse) for series in plot.series
        ]
        self._taken = [piece for plan in plans for piece in plan.pieces]
        self._curves = [plan.points for plan in plans]
        held, words = paint_held(on, plot.ranges, plot.levels, plot.steps, self._taken)
        self._taken += held
        with on.within_room():
            self._paint_curves(on, plot, plans)
        for series, plan in zip(plot.series, plans, strict=True):
            on.paint_bad(series, plan, self._taken, words)
        words += paint_zoomed(on, [*self._taken, *map(_line_of, words)])
        self._taken += [_line_of(box) for box in words]
        flags = [flag for flag in plot.flags if on.shows(flag.step)]
        on.paint_flags(flags)
        if plot.notes or plot.labels:
            self._place_words(on, plans, [*_poles(on, flags), *held], words)

    def _paint_curves(self, on: PlotPainting, plot: Plot, plans: Sequence[CurvePlan]) -> None:
        """Below the curves the shade, and what they were smoothed from."""
        if plot.shaded_from is not None:
            self._taken.append(on.paint_shade(plot.shaded_from, plot.shaded_word, list(self._taken)))
        for series in plot.series:
            if series.raw is not None:
                on.paint_line(
                    on.plan_curve(*series.drawn(plot.steps, series.raw)).pieces, self.look.tint(series.role, FAINT), 1.5
                )
        for series, plan in zip(plot.series, plans, strict=True):
            on.paint_line(plan.pieces, self.look.colour(series.role))

    def _place_words(
        self, on: PlotPainting, plans: Sequence[CurvePlan], thin: Sequence[np.ndarray], words: Sequence[Box]
    ) -> None:
        """Notes, and the places of names, where they cover nothing, or a thin line at most."""
        plot = self.plot
        assert plot is not None
        clutter = Clutter(on.room)
        for piece in (piece for plan in plans for piece in plan.pieces):
            clutter.add_line(piece)
        for box in words:
            clutter.add_box(box)
        for line in thin:
            clutter.add_line(line, crossable=True)
        self._taken += [_line_of(box) for box in paint_notes(on, plot.notes, clutter)]
        curves = [plan.points for plan in plans]
        boxes = label_boxes(plot.series, curves, clutter) if plot.labels else []
        self._labels = list(zip(plot.series, boxes, strict=False))

    def plan_above(self) -> Sequence[Box] | None:
        self._told = told = self._plan_told()
        axes = self.axes()
        if told is None or axes is None or axes.margins.bands or told.under is not None or self._covered is None:
            return None
        places = self.places(axes)
        marked = {self.cursor_step, told.reading.step, *told.reading.measured_at}
        boxes = [places.cursor_box(step) for step in marked if step is not None]
        names = self._names_of(told, axes)
        return [
            *boxes,
            *(box for _, box in names if box),
            *([told.box] if told.box else []),
            *(box for _, box in self._labels if box),
            *(box for _, _, box in self._values_of(told)),
        ]

    def _plan_told(self) -> Told | None:
        """What is read: the values of the frame under the pointer, or else of the one on screen."""
        plot, axes = self.plot, self.axes()
        if plot is None or axes is None:
            return None
        under = None if self.pointer is None else self.position_at(self.pointer)
        places, words = self.places(axes), []
        if under is not None:
            step = int(plot.steps[under])
            near = (flag.names[0] for flag in plot.flags if abs(places.place(flag.step) - places.place(step)) <= GRASP)
            words = [self.across().said(step), *near]
            reading = plot.reading(under, words)
        else:
            last = len(plot.steps) - 1
            reading = plot.reading(last if self.cursor_step is None else plot.position_of(self.cursor_step), [])
        shown = places.shows(reading.step)
        box = places.reading_box(reading, self._measured()) if shown and not plot.labels else None
        return Told(reading, box, under, shown)

    def paint_above(self, on: PlotPainting) -> None:
        """The line of the frame on screen, and what is read."""
        plot, told = self.plot, self._told or self._plan_told()
        assert plot is not None
        assert told is not None
        if on.margins.bands:
            paint_bands(on, plot.bands, self._bands_top(), self.cursor_step)
        if self.cursor_step is not None:
            on.paint_cursor(self.cursor_step, hovered=False)
        if told.under is not None and self.pointer is not None:
            on.paint_crosshair(told.reading.step, self.pointer.y())
        if told.shown and plot.labels:
            self._paint_labels(on, told)
        elif told.shown:
            on.paint_reading(told.reading, told.box)
        axes = self.axes()
        if axes is not None:
            paint_names(on, self._names_of(told, axes))

    def _names_of(self, told: Told, axes: Axes) -> list[tuple[Series, Box | None]]:
        """Where curves are named while a part is shown, and what is read of them stands outside of it."""
        plot = self.plot
        if plot is None or axes.is_whole or (told.shown and (plot.labels or told.box is not None)):
            return []
        if self._names is None:
            self._names = name_boxes(plot.series, self._curves, self._taken, axes.room)
        return self._names

    def _values_of(self, told: Told) -> list[tuple[Named, str, Box]]:
        """What stands at the dots of a plot whose curves are named beside them."""
        axes = self.axes()
        if self.plot is None or axes is None or not self.plot.labels or not told.shown:
            return []
        return value_boxes(self.places(axes), told.reading, self._measured())

    def _paint_labels(self, on: PlotPainting, told: Told) -> None:
        values = self._values_of(told)
        if told.reading.words:
            boxes = [*(box for _, box in self._labels if box), *(box for _, _, box in values)]
            paint_tag(on, told.reading.step, told.reading.words, [*self._taken, *map(_line_of, boxes)])
        paint_labels(on, told.reading, self._labels, values)

    def _measured(self) -> Covered:
        """Curves and words of the ground, to find free places among them."""
        if self._covered is None:
            self._covered = Covered([*self._taken, *(_line_of(box) for _, box in self._labels if box)])
        return self._covered

    # names of stretches

    def _bands_top(self) -> float:
        return self.design_height() - BAND_HEIGHT

    def band_at(self, place: QPointF) -> Band | None:
        """The stretch at a place in design pixels below the axis."""
        axes = self.axes()
        if self.plot is None or axes is None or not axes.margins.bands or place.y() < self._bands_top():
            return None
        step = axes.x.value(place.x())
        return next((band for band in reversed(self.plot.bands) if band.start <= step), None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            band = self.band_at(QPointF(event.pos()) / self.look.scale)
            if band is not None:
                words = f"<p><b>{escape(band.names[0].capitalize())}.</b> {escape(band.sentence)}</p>"
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)


def _poles(on: PlotPainting, flags: Sequence[Flag]) -> list[np.ndarray]:
    """The (2, 2) lines of flags that are drawn."""
    places = [on.place(flag.step) for flag in flags if not flag.quiet]
    return [np.array([[place, on.y.start], [place, on.y.end]]) for place in places]


def values_width(plot: Plot) -> float:
    """What the values at the left of a plot are given: more where small ones have many zeros."""
    if not plot.log_y:
        return max(LEFT, plot.left)
    low, high = plot.value_range
    smallest, _ = tick_texts([lowest_power(low), high], math.inf, lambda text: text_width(text, "tick"))
    return max(LEFT, plot.left, text_width(smallest, "tick") + BESIDE_VALUES)


def read_width(plot: Plot) -> float:
    """What is given at the right of a plot, where the values of the last step stand at their dots."""
    if not plot.labels:
        return RIGHT
    return max(RIGHT, BESIDE_DOT + 4 + max((text_width(text, LABEL) for text in plot.texts()), default=0.0))


def _line_of(box: Box) -> np.ndarray:
    """The (points, 2) line that a word stands on."""
    return np.array([[box.x, box.middle_y], [box.right, box.middle_y]])
