"""A heat map over training: steps across, a row of colours for each row of a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude, levels_of_signed
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import Flag, StepReading
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.view_plan import LEFT, UNIT_ROW, Margins, plan_margins
from scoutview.panels.measures.plan import NAME_HEIGHT, Heat, named_rows, points_at, pooled, room_of

MOST_LEFT = 150.0  # design pixels, for the names of rows
BESIDE = 8.0
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class ReadRow:
    """A row as it is read: its word, in the colour of words."""

    word: str
    role: str = "text"


class HeatPlot(AxesPlot):
    """Draws a Heat; values up the axis count rows from the bottom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.heat: Heat | None = None
        self._frames = np.zeros(0, np.int64)
        self._flags: Sequence[Flag] = ()
        self._until, self._log_x = 0, False

    def show_heat(
        self, heat: Heat, frames: np.ndarray, flags: Sequence[Flag] = (), *, until: int = 0, log_x: bool = False
    ) -> None:
        """`frames` are the steps that arrow keys go to, `until` is how far the axis reaches at least."""
        self.heat, self.pointer = heat, None
        self._frames, self._flags, self._until, self._log_x = frames, flags, until, log_x
        self.redraw()

    # what is along the axes

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        heat = self.heat
        if heat is None or not len(heat.measure):
            return None
        widest = max((text_width(name, "tick") for name in heat.measure.rows), default=0.0) + 2 * BESIDE
        left = max(LEFT, min(widest, MOST_LEFT))
        width, height, flags = self.design_width(), self.design_height(), int(bool(self._flags))
        margins = plan_margins(width, height, unit=True, flags=flags, bands=False, left=left)
        if margins is None:
            return None
        first = 1.0 if self._log_x else 0.0
        last = max(first + 1.0, float(self._until), float(heat.measure.steps[-1]))
        x = Axis(first, last, margins.left, width - margins.right, self._log_x)
        return x, Axis(0.0, float(heat.rows), height - margins.bottom, margins.top), margins

    def x_values(self) -> np.ndarray:
        return np.zeros(0, np.int64) if self.heat is None else self.heat.measure.steps

    def goals(self) -> np.ndarray:
        return self._frames

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        if self.heat is None:
            return []
        return list(zip(self.heat.measure.rows, self.heat.measure.values.T, strict=True))

    # painting

    def paint_ground(self, on: PlotPainting) -> None:
        heat = self.heat
        assert heat is not None
        on.paint_unit(heat.measure.words)
        on.paint_below()
        self._paint_colours(on, heat)
        on.paint_flags([flag for flag in self._flags if on.shows(flag.step)])
        if on.margins.values:
            self._paint_names(on, heat)

    def _paint_colours(self, on: PlotPainting, heat: Heat) -> None:
        room = room_of(on.x, on.y)
        points = points_at(heat.measure.steps, on.x, max(1, ceil(room.width * on.finer)))
        first, last = heat.row_of(on.y.high - 1e-9), heat.row_of(on.y.low) + 1
        known = np.flatnonzero(points >= 0)
        if not len(known):
            return
        shades = heat.shades(points[known], (first, last))
        most = max(1, ceil(room.height * on.finer))
        levels = self._levels(pooled(shades, most), heat)
        table = self.look.theme.signed if heat.signed else self.look.theme.magnitude
        wide = room.width / len(points)
        top, bottom = (float(on.y.place(heat.rows - row)) for row in (first, last))
        target = QRectF(room.x + known[0] * wide, top, len(known) * wide, bottom - top)
        with on.within_room():
            draw_crisp(on.painter, target, image_from_levels(levels, table))

    @staticmethod
    def _levels(shades: np.ndarray, heat: Heat) -> np.ndarray:
        """What is no number is as the ground: it says nothing."""
        shades = np.nan_to_num(shades, nan=0.0, posinf=1.0, neginf=-1.0)
        return levels_of_signed(shades, 1.0) if heat.signed else levels_of_magnitude(shades)

    def _paint_names(self, on: PlotPainting, heat: Heat) -> None:
        on.painter.setFont(font("tick"))
        on.painter.setPen(self.look.colour("text3"))
        for row in named_rows(heat, on.y):
            middle = float(on.y.place(heat.middle_of(row)))
            top = middle - NAME_HEIGHT / 2
            name = elided(heat.measure.rows[row], "tick", on.x.start - 2 * BESIDE)
            on.painter.drawText(QRectF(0, top, on.x.start - BESIDE, NAME_HEIGHT), RIGHT, name)

    def paint_above(self, on: PlotPainting) -> None:
        heat = self.heat
        assert heat is not None
        if self.cursor_step is not None:
            on.paint_cursor(self.cursor_step, hovered=False)
        position = None if self.pointer is None else self.position_at(self.pointer)
        if self.pointer is None or position is None or not on.y.end <= self.pointer.y() <= on.y.start:
            return
        row, step = heat.row_of(on.y.value(self.pointer.y())), int(heat.measure.steps[position])
        on.paint_cursor(step, hovered=True)
        self._paint_row(on, heat, row)
        value = float(heat.measure.values[position, row])
        text = f"{numbers.three_digits(value)} {heat.measure.unit}".strip()
        reading = StepReading(step, [(ReadRow(heat.measure.rows[row]), value, text)], [self.across().said(step)])
        on.paint_reading_row(reading, Box(on.x.start, 0.0, on.room.width, UNIT_ROW))

    def _paint_row(self, on: PlotPainting, heat: Heat, row: int) -> None:
        """A frame round the row at the pointer."""
        top, bottom = (float(on.y.place(heat.rows - edge)) for edge in (row, row + 1))
        on.painter.setPen(QPen(self.look.colour("text"), 1))
        on.painter.setBrush(Qt.BrushStyle.NoBrush)
        with on.within_room():
            on.painter.drawRect(QRectF(QPointF(on.x.start, top), QPointF(on.x.end, max(bottom, top + 2.0))))
