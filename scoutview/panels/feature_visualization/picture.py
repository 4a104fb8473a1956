"""The optimized picture large, and the curve of its objective."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.view_plan import LEAST, TIGHT, Margins
from scoutview.graphics.widgets.picture_grid_plan import whole_side
from scoutview.panels.feature_visualization.plan import objective_range

NOTE = "optimized, not a real picture"
ROOMY = 52.0  # design pixels of height that leave room for words
TINY = Margins(TIGHT, TIGHT, TIGHT, TIGHT, values=False, steps=False)


class FeaturePicture(Canvas):
    """A headline, the picture as large as whole pixels allow, and what it is not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._picture: np.ndarray | None = None
        self._headlines: Sequence[str] = ()
        self._step = ""

    def show_picture(self, picture: np.ndarray, headlines: Sequence[str], step: str) -> None:
        """Draw (H, W) in 0..1; the headline is given from long to short."""
        self._picture, self._headlines, self._step = picture, headlines, step
        self.setAccessibleName(f"{headlines[0]}, {step}: {NOTE}")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._picture is None:
            return
        top, foot = (26.0, 24.0) if height >= 150 else (0.0, 0.0)
        shape = self._picture.shape
        side = whole_side(max(8.0, min(width - 2, height - top - foot - 2)), max(shape), self.look.scale)
        tall, wide = (side * length / max(shape) for length in shape)
        target = QRectF(1, top + 1, wide, tall)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRoundedRect(target.adjusted(-1, -1, 1, 1), 2, 2)
        draw_crisp(painter, target, image_from_levels(levels_of_magnitude(self._picture), self.look.theme.magnitude))
        if top:
            self._paint_words(painter, width, target)

    def _paint_words(self, painter: QPainter, width: float, target: QRectF) -> None:
        painter.setFont(font("title"))
        painter.setPen(self.look.colour("text"))
        headline = first_fitting(self._headlines, width, QFontMetricsF(font("title")))
        painter.drawText(QRectF(0, 0, width, 22), Qt.AlignmentFlag.AlignVCenter, headline)
        metrics = QFontMetricsF(font("label"))
        text = first_fitting((f"{NOTE} · {self._step}", NOTE, "optimized, not real", "optimized"), width, metrics)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QRectF(0, target.bottom() + 4, width, 20), Qt.AlignmentFlag.AlignVCenter, text)


@dataclass(frozen=True, eq=False)
class Ascent:
    """The objective (steps,) so far of `total` steps, the step shown, and the best value on a real picture or nan."""

    objectives: np.ndarray
    total: int
    shown: int
    best: float


class ObjectiveCurve(AxesPlot):
    """The objective over the steps, the shown step as a dot, the best real picture as a dotted line."""

    over_run = False  # these are steps towards a picture

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ascent: Ascent | None = None

    def show_ascent(self, ascent: Ascent) -> None:
        self._ascent = ascent
        self.cursor_step = ascent.shown
        self.redraw()

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        ascent, width, height = self._ascent, self.design_width(), self.design_height()
        if ascent is None or not len(ascent.objectives) or width < LEAST[0] or height < LEAST[1]:
            return None
        low, high = objective_range(ascent.objectives, ascent.best)
        roomy = height >= ROOMY
        margins = Margins(text_width("−0.005", "tick") + 8, 8, 28, 10, steps=False) if roomy else TINY
        x = Axis(0, max(1, ascent.total - 1), margins.left, max(margins.left + 1, width - margins.right))
        return x, Axis(low, high, height - margins.bottom, margins.top), margins

    def x_values(self) -> np.ndarray:
        return np.arange(0 if self._ascent is None else len(self._ascent.objectives))

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        return [] if self._ascent is None else [("answer", self._ascent.objectives)]

    def paint_ground(self, on: PlotPainting) -> None:
        ascent = self._ascent
        assert ascent is not None
        on.paint_ends()
        with on.within_room():
            if np.isfinite(ascent.best):
                y = float(on.y.place(ascent.best))
                on.painter.setPen(QPen(self.look.colour("validation"), 1.5, Qt.PenStyle.DashLine))
                on.painter.drawLine(QPointF(on.x.start, y), QPointF(on.x.end, y))
            plan = on.plan_curve(self.x_values(), ascent.objectives)
            on.paint_line(plan.pieces, self.look.colour("text2"))

    def paint_above(self, on: PlotPainting) -> None:
        """The dot of the step that is shown, and the answer there or under the pointer."""
        ascent = self._ascent
        assert ascent is not None
        value, shown = float(ascent.objectives[ascent.shown]), max(0, ascent.shown)
        if on.shows(shown) and on.y.low <= value <= on.y.high:
            on.painter.setPen(Qt.PenStyle.NoPen)
            on.painter.setBrush(self.look.colour("accent"))
            on.painter.drawEllipse(QPointF(on.place(shown), float(on.y.place(value))), 4.5, 4.5)
        words = f"answer {three_digits(value)}"
        under = None if self.pointer is None else self.position_at(self.pointer)
        if under is not None and self.pointer is not None:
            on.paint_crosshair(under, self.pointer.y())
            words = f"answer {three_digits(float(ascent.objectives[under]))} at step {count(under)}"
        if on.margins.values:
            self._paint_words(on, words, ascent.best)

    def _paint_words(self, on: PlotPainting, words: str, best: float) -> None:
        on.say(QPointF(0, 14), words, "label", "text2")
        if not np.isfinite(best):
            return
        real = f"best real picture {three_digits(best)}"
        left = self.design_width() - 8 - text_width(real, "label")
        if left >= text_width(words, "label") + 44:
            on.say(QPointF(left, 14), real, "label", "text2")
            on.painter.setPen(QPen(self.look.colour("validation"), 1.5, Qt.PenStyle.DashLine))
            on.painter.drawLine(QPointF(left - 28, 9), QPointF(left - 6, 9))
