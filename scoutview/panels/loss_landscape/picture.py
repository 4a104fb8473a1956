"""The slice as people know it from papers: coloured by its loss, with contour lines, and the path over it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.readout import draw_readout
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.graphics.widgets.zoom_plan import WHOLE, Zoom
from scoutview.panels.loss_landscape.contour_plan import contour_lines, finer
from scoutview.panels.loss_landscape.layout_plan import LandscapeLayout, lay_out, nearest
from scoutview.panels.loss_landscape.painting import LandscapePainting, Name
from scoutview.panels.loss_landscape.plan import CHANCE, LINE, RUN, LandscapeReading, MarkedFrame, TrueLosses
from scoutview.panels.loss_landscape.scale_plan import LossScale
from scoutview.panels.loss_landscape.words import hover_words

NEAREST = 1 / 12  # the least part of the slice that is shown
KINDS = (RUN, LINE, CHANCE)
FINE_SIDE = 320  # cells along a side, that the colours are drawn with
LINE_SIDE = 160  # the same of contour lines


@dataclass(frozen=True, eq=False)
class ShownLandscape:
    """What is drawn: a slice, the frame on screen, the true losses, the colours."""

    reading: LandscapeReading
    mark: MarkedFrame
    true: TrueLosses
    scale: LossScale


class LandscapePicture(ZoomChooser):
    """A part is the step of a frame on the path; the mouse elsewhere reads off the loss."""

    equal = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown: ShownLandscape | None = None
        self._ground = Layer()
        self._colours: np.ndarray = np.zeros((1, 1))  # shares of the scale, rows from above
        self._lines: list[np.ndarray] = []  # by level, in shares of the slice: (lines, 4), y upwards
        self._levels: Sequence[tuple[float, Box]] = ()
        self._levels_of: Hashable = None
        self._pointer: QPointF | None = None
        self.setToolTip(f"Rest on it to read the loss. Click a frame of the path: go to its step.\n{HINT}")
        self.pointed.connect(self._point)

    def show_landscape(self, shown: ShownLandscape) -> None:
        before, self._shown = self._shown, shown
        same = before is not None and before.reading is shown.reading and before.scale == shown.scale
        if not same:
            self._measure(shown)
        self.update()

    def _measure(self, shown: ShownLandscape) -> None:
        """What is drawn of a slice at any size: it is the same while one zooms, scrubs and points."""
        heights, side = shown.scale.height(shown.reading.grid), max(1, shown.reading.detail - 1)
        self._colours = np.clip(finer(heights, FINE_SIDE // side)[::-1], 0, 1)
        smooth, parts = finer(heights, LINE_SIDE // side), LINE_SIDE // side
        levels = shown.scale.height(np.array(shown.scale.levels)).tolist()
        self._lines = [contour_lines(smooth, level) / (side * parts) for level in levels]

    def plan(self) -> LandscapeLayout | None:
        return self._planned(self.zoom)

    def _planned(self, zoom: Zoom) -> LandscapeLayout | None:
        shown = self._shown
        if shown is None or not shown.reading.detail:
            return None
        return lay_out(self.design_width(), self.design_height(), shown.reading.reach, zoom)

    # zoom

    def zoom_room(self) -> Box | None:
        plan = self._planned(WHOLE)
        return None if plan is None else plan.room

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self._shown is None else (KINDS.index(self._shown.reading.kind),)

    def zoom_least(self) -> tuple[float, float]:
        return NEAREST, NEAREST

    # choosing

    def part_at(self, point: QPointF) -> int | None:
        plan, shown = self.plan(), self._shown
        if plan is None or shown is None or not plan.room.contains(point.x(), point.y()):
            return None
        found = nearest(plan.places(shown.reading.path_places), point.x(), point.y())
        return None if found is None else shown.reading.path_steps[found]

    def move_choice(self, rows: int, columns: int) -> None:
        """The frame of the path before, or the one after."""
        shown = self._shown
        if shown is None or not shown.reading.path_steps or not columns:
            return
        steps = np.array(shown.reading.path_steps)
        after = steps[steps > shown.mark.step] if columns > 0 else steps[steps < shown.mark.step][::-1]
        if len(after):
            self.chosen.emit(int(after[0]))

    def _point(self, _: object, point: QPointF) -> None:
        plan = self.plan()
        inside = plan is not None and plan.room.contains(point.x(), point.y())
        before, self._pointer = self._pointer, point if inside else None
        if before != self._pointer:
            self.update()

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, shown = self.plan(), self._shown
        if plan is None or shown is None:
            return
        parts = LandscapePainting(painter, self.look, plan, shown.reading, shown.scale)
        self._ground.draw(
            painter,
            Box(0, 0, width, height),
            (id(self._colours), plan, self.look, shown.scale),
            lambda on: parts.on(on).paint_ground(self._colours, self._lines),
            self.ground(),
        )
        for_words = parts.for_words()
        names = for_words.names(shown.true, shown.mark)
        parts.paint_levels(self._placed_levels(for_words, names))
        parts.paint_path(shown.true, shown.mark)
        parts.paint_names(names)
        if self._pointer is not None:
            place = plan.value_at(self._pointer.x(), self._pointer.y())
            step = self._under if isinstance(self._under, int) else None
            draw_readout(
                painter, self.look, hover_words(shown.reading, shown.true, place, step), self._pointer, plan.room
            )

    def _placed_levels(self, parts: LandscapePainting, names: Sequence[Name]) -> Sequence[tuple[float, Box]]:
        """Found once for the same lines and words: a pointer that moves would have them searched for again."""
        key = id(self._lines), parts.plan, tuple(names), parts.scale
        if key != self._levels_of:
            self._levels_of, self._levels = key, parts.placed_levels(self._lines, names)
        return self._levels
