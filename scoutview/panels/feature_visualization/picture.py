"""The optimized picture large, and the curve of its objective."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.picture_grid_plan import whole_side
from scoutview.panels.feature_visualization.plan import plan_curve

NOTE = "optimized, not a real picture"


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


class ObjectiveCurve(Canvas):
    """The objective over the steps, the shown step as a dot, the best real picture as a dotted line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ascent: Ascent | None = None

    def show_ascent(self, ascent: Ascent) -> None:
        self._ascent = ascent
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        ascent = self._ascent
        if ascent is None or not len(ascent.objectives) or height < 40:
            return
        high = text_width("−0.005", "tick") + 8
        plan = plan_curve(Box(high, 28, width - high - 8, height - 38), ascent.objectives, ascent.best, ascent.total)
        self._paint_axis(painter, plan.box, (plan.low, plan.high))
        points = [QPointF(plan.x(place), plan.y(float(value))) for place, value in enumerate(ascent.objectives)]
        if np.isfinite(ascent.best):
            y = plan.y(ascent.best)
            painter.setPen(QPen(self.look.colour("validation"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plan.box.x, y), QPointF(plan.box.right, y))
        painter.setPen(QPen(self.look.colour("text2"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent"))
        painter.drawEllipse(points[max(0, ascent.shown)], 4.5, 4.5)
        self._paint_words(painter, ascent, width)

    def _paint_axis(self, painter: QPainter, box: Box, ends: tuple[float, float]) -> None:
        painter.setFont(font("tick"))
        for value, y in zip(ends, (box.bottom, box.y), strict=True):
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(box.x, y), QPointF(box.right, y))
            painter.setPen(self.look.colour("text3"))
            place = QRectF(0, y - 9, box.x - 6, 18)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}".replace("-", "−")
            )

    def _paint_words(self, painter: QPainter, ascent: Ascent, width: float) -> None:
        now = f"answer {three_digits(float(ascent.objectives[ascent.shown]))}"
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QRectF(0, 0, width, 18), Qt.AlignmentFlag.AlignVCenter, now)
        if not np.isfinite(ascent.best):
            return
        metrics = QFontMetricsF(font("label"))
        words = f"best real picture {three_digits(ascent.best)}"
        left = width - 8 - metrics.horizontalAdvance(words)
        if left < metrics.horizontalAdvance(now) + 44:
            return
        painter.drawText(QPointF(left, 14), words)
        painter.setPen(QPen(self.look.colour("validation"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left - 28, 9), QPointF(left - 6, 9))
