"""The numbers of a modulus as points that can be asked with, and a sum drawn as two turns of a hand."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.runs.circle_plan import ideal_turns
from scoutview.graphics.widgets.scatter_plan import nearest_point
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.panels.number_circle.layout_plan import CirclePlan, plan_circle
from scoutview.panels.number_circle.painting import CirclePainting, CircleView
from scoutview.panels.number_circle.plan import angle_of
from scoutview.panels.number_circle.words import point_variants

NEAREST = 1 / 40  # the least part of the picture that is shown
CATCH = 12.0  # how near the mouse must be to a point
BRACKETS = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}
NO_PLACES = "The positions of this step are no numbers."


class NumberCirclePicture(ZoomChooser):
    """A part is a number."""

    number_chosen = Signal(int, bool)  # a number to ask with; whether it is to be the first one
    frequency_moved = Signal(int)  # so many key frequencies on

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view: CircleView | None = None
        self._lit: int | None = None
        self.hovered.connect(self._light)
        self.setToolTip(
            "Click a number to ask with it as b, with Shift as a. When this has the focus: left and right or [ and ] "
            f"for another wave, up and down for b.\n{HINT}"
        )

    def show_circle(self, view: CircleView) -> None:
        self._view = view
        if self._lit is not None and self._lit >= len(view.points):
            self._lit = None
        self.update()

    def plan(self) -> CirclePlan | None:
        view = self._view
        if view is None:
            return None
        plan = plan_circle(self.design_width(), self.design_height(), view.extent, view.standing.radius)
        return plan if self.zoom.is_whole else plan.zoomed(self.zoom, self._room())

    def _room(self) -> Box:
        return Box(0, 0, self.design_width(), self.design_height())

    def zoom_room(self) -> Box | None:
        return None if self._view is None else self._room()

    def zoom_shape(self) -> tuple[int, ...]:
        return (0 if self._view is None else len(self._view.points),)

    def zoom_least(self) -> tuple[float, float]:
        return NEAREST, NEAREST

    def part_at(self, point: QPointF) -> int | None:
        plan = self.plan()
        if plan is None or self._view is None:
            return None
        places = plan.places(self._view.points)
        return nearest_point(np.nan_to_num(places, nan=1e9), point.x(), point.y(), CATCH)

    def move_choice(self, rows: int, columns: int) -> None:
        if self._view is None:
            return
        if columns:
            self.frequency_moved.emit(columns)
        else:
            self.number_chosen.emit((self._view.asked.b - rows) % self._view.asked.modulus, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in BRACKETS:
            self.frequency_moved.emit(BRACKETS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        number = self.part_at(point)
        if number is not None:
            self.number_chosen.emit(number, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, view = self.plan(), self._view
        if plan is None or view is None or min(width, height) < 20:
            return
        if np.isfinite(view.points).all():
            CirclePainting(painter, self.look, plan, view, Box(0, 0, width, height)).paint()
            if self._lit is not None:
                self._paint_lit(painter, plan, view, self._lit)
        else:
            painter.setFont(font("caption"))
            painter.setPen(self.look.colour("text2"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(16, 0, width - 32, height), flags, NO_PLACES)

    def _paint_lit(self, painter: QPainter, plan: CirclePlan, view: CircleView, number: int) -> None:
        """Name the number, and show where it would stand on the ideal circle."""
        point = view.points[number]
        ideal = 360 * float(ideal_turns(view.asked.modulus, view.asked.frequency)[number])
        at, aim = QPointF(*plan.places(point[None])[0]), QPointF(*plan.at(ideal, plan.radius))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 1.5))
        painter.drawLine(at, aim)
        painter.drawEllipse(aim, 4.5, 4.5)
        painter.setBrush(self.look.colour("raised"))
        painter.setPen(QPen(self.look.colour("axis"), 1))
        painter.drawEllipse(at, 4.5, 4.5)
        metrics, variants = QFontMetricsF(font("label")), point_variants(number, ideal, angle_of(point))
        words = first_fitting(variants, self.design_width() - 18, metrics)
        width = metrics.horizontalAdvance(words) + 16
        x = min(max(at.x() - width / 2, 1.0), max(1.0, self.design_width() - width - 1))
        bubble = QRectF(x, at.y() - 36 if at.y() > 40 else at.y() + 12, width, 24)
        painter.drawRoundedRect(bubble, 6, 6)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)

    def _light(self, number: int | None) -> None:
        self._lit = number
        self.update()
