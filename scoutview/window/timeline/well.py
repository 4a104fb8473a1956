"""The well of the timeline: the loss curves of a run with marks, loop and cursor, to be scrubbed with the mouse."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from scoutview.frame import NO_CURVES
from scoutview.graphics.base import numbers
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.plots.curve_plan import CurvePlan
from scoutview.graphics.plots.curves_words import accuracy_text, metric_in_words
from scoutview.graphics.plots.flag_painting import pennant
from scoutview.graphics.plots.logged_plan import LoggedCurves
from scoutview.graphics.plots.timeline_plan import (
    AIR,
    StepAxis,
    WellPlan,
    gap_words,
    plan_losses,
    plan_well,
)
from scoutview.language import tr
from scoutview.timeline import Timeline

WELL_TOP = 10.0  # room for the cursor's handle
WELL_HEIGHT = 52.0
GRAB = 14.0


class Well(Canvas):
    """The loss curves of the run, its marks, the loop range and the cursor; drag to scrub."""

    scrubbed = Signal()

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._timeline = timeline
        self._logged = LoggedCurves(NO_CURVES)
        self._drag: str = ""
        self._loop_start = 0
        self._layer: tuple[object, QPixmap] | None = None
        self._plan: tuple[object, WellPlan] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline of the run"))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.px(WELL_HEIGHT + WELL_TOP))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(WELL_HEIGHT + WELL_TOP))

    def show_curves(self, logged: LoggedCurves) -> None:
        self._logged = logged
        self._layer = self._plan = None
        self.update()

    def axis(self) -> StepAxis:
        """Steps along the present width."""
        newest = int(self._timeline.steps[-1]) if self._timeline.steps else 0
        return StepAxis(self.design_width(), max(newest, self._timeline.planned_steps))

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.translate(0, WELL_TOP)
        well = QPainterPath()
        well.addRoundedRect(QRectF(0, 0, width, WELL_HEIGHT), 6, 6)
        painter.fillPath(well, self.look.colour("window"))
        if not self._timeline.steps:
            self._dotted(painter, 12, width - 12)
            return
        painter.save()
        painter.setClipPath(well)
        self._paint_parts(painter, self.axis())
        painter.drawPixmap(QPointF(0, 0), self._losses_layer(painter, self.axis()))
        painter.restore()
        self._paint_marks(painter, self.axis())
        self._paint_cursor(painter, self.axis().x(self._timeline.step or 0))

    def _dotted(self, painter: QPainter, left: float, right: float) -> None:
        if right > left:
            pen = QPen(self.look.colour("axis"), 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 5.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, WELL_HEIGHT / 2), QPointF(right, WELL_HEIGHT / 2))

    def _paint_parts(self, painter: QPainter, axis: StepAxis) -> None:
        live, here = axis.x(self._timeline.steps[-1]), axis.x(self._timeline.step or 0)
        painter.fillRect(QRectF(0, 0, live, WELL_HEIGHT), self.look.colour("raised", 0.55))
        painter.fillRect(QRectF(0, 0, here, WELL_HEIGHT), self.look.colour("hover", 0.75))
        self._dotted(painter, live + 12, axis.width - 12)
        if self._timeline.loop is not None:
            first, last = (axis.x(step) for step in self._timeline.loop)
            painter.fillRect(QRectF(first, 0, last - first, 4), self.look.colour("text2"))
            painter.fillRect(QRectF(first, WELL_HEIGHT - 4, last - first, 4), self.look.colour("text2"))

    def _losses_layer(self, painter: QPainter, axis: StepAxis) -> QPixmap:
        """The curves as a picture that is kept: moving the cursor over thousands of frames draws none of them again."""
        ratio = painter.deviceTransform().m11()
        plan = self.plan(axis)
        key = (plan, self.look, ratio, self._timeline.planned_steps)
        if self._layer is None or self._layer[0] != key:
            pixmap = QPixmap(round(axis.width * ratio), round(WELL_HEIGHT * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as layer:
                layer.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_losses(layer, plan, axis)
            self._layer = (key, pixmap)
        return self._layer[1]

    def _paint_losses(self, painter: QPainter, plan: WellPlan, axis: StepAxis) -> None:
        roles, curves = self._losses()[0], plan.curves
        for role, curve in zip(roles, curves, strict=True):
            self._paint_loss(painter, curve, self.look.colour(role))
        painter.setFont(font("label"))
        for number, box, word in gap_words(curves, partial(text_width, role="label"), axis):
            painter.fillRect(QRectF(*box).adjusted(-2, 0, 2, 0), self.look.colour("raised", 0.85))
            painter.setPen(self.look.colour(roles[number]))
            painter.drawText(QPointF(box.x, box.y + 11), word)
        if curves and len(curves[0].points) and self._timeline.steps[-1] < self._timeline.planned_steps:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(roles[0]))
            painter.drawEllipse(QPointF(*curves[0].points[-1]), 3, 3)

    def _paint_loss(self, painter: QPainter, plan: CurvePlan, colour: QColor) -> None:
        """A curve; where it is 0, a thick line on the floor, and where it is no number, a dotted one."""
        painter.setPen(QPen(colour, 1.5))
        for piece in plan.pieces:
            points = [QPointF(x, y) for x, y in piece.tolist()]
            painter.drawPolyline(QPolygonF(points if len(points) > 1 else 2 * points))
        floor = WELL_HEIGHT - AIR
        for style, stretches in ((Qt.PenStyle.SolidLine, plan.floor), (Qt.PenStyle.DotLine, plan.missing)):
            painter.setPen(QPen(colour, 3, style, Qt.PenCapStyle.FlatCap))
            for stretch in stretches:
                painter.drawLine(QPointF(stretch.start, floor), QPointF(max(stretch.end, stretch.start + 1), floor))

    def _losses(self) -> tuple[list[str], list[np.ndarray]]:
        """The colour roles of the losses there are, and these."""
        metrics = self._logged.curves.metrics
        roles = [role for role in ("train", "validation") if f"{role}_loss" in metrics]
        return roles, [metrics[f"{role}_loss"] for role in roles]

    def _paint_marks(self, painter: QPainter, axis: StepAxis) -> None:
        colour = self.look.colour("mark")
        painter.setFont(font("label"))
        plan = self.plan(axis)
        for mark, top in zip(self._timeline.marks, plan.flag_tops, strict=True):
            x = axis.x(mark.step)
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, top), QPointF(x, WELL_HEIGHT))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(pennant(x, top))
        for word in plan.words:
            if any(word.box.x < axis.x(mark.step) < word.box.right for mark in self._timeline.marks):
                painter.fillRect(QRectF(*word.box), self.look.colour("hover", 0.85))  # a line of another mark
            painter.setPen(colour)
            painter.drawText(QPointF(word.box.x, word.box.y + 11), word.text)

    def plan(self, axis: StepAxis) -> WellPlan:
        """Where the curves run and the names of the marks stand; kept while neither changes."""
        marks = tuple((mark.step, mark.words) for mark in self._timeline.marks)
        key = (axis, self.look, marks)
        if self._plan is None or self._plan[0] != key:
            roles, losses = self._losses()
            taken = [self._logged.taken.get(f"{role}_loss", slice(None)) for role in roles]
            curves_from = partial(plan_losses, self._logged.curves.steps, losses, axis, WELL_HEIGHT, taken=taken)
            self._plan = (key, plan_well(curves_from, marks, axis, partial(text_width, role="label")))
        return self._plan[1]

    def _paint_cursor(self, painter: QPainter, x: float) -> None:
        colour = self.look.colour("accent")
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, -4), QPointF(x, WELL_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        house = [(x - 6, -9), (x + 6, -9), (x + 6, -4), (x, 2), (x - 6, -4)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in house]))

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._timeline.steps:
            return
        step = self.axis().step(self.design_position(event).x())
        if event.button() == Qt.MouseButton.RightButton:
            self._drag, self._loop_start = "loop", step
        elif event.button() == Qt.MouseButton.LeftButton:
            self._drag = "cursor"
            self._timeline.go_to(self._nearest(step))
        self.scrubbed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._timeline.steps:
            return
        step = self.axis().step(self.design_position(event).x())
        if self._drag == "cursor":
            self._timeline.go_to(self._nearest(step))
        elif self._drag == "loop" and step != self._loop_start:
            self._timeline.set_loop(self._loop_start, step)
        self._tell(event, self._nearest(step))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = ""

    def _nearest(self, step: int) -> int:
        """The recorded step nearest to this one, a mark's when the mouse is on its pennant."""
        steps = self._timeline.steps
        position = self._timeline.position_of(step)
        candidates = [steps[position], steps[min(position + 1, len(steps) - 1)]]
        return min(candidates, key=lambda candidate: abs(candidate - step))

    def _tell(self, event: QMouseEvent, step: int) -> None:
        lines = [tr("step {step}").format(step=numbers.count(step))]
        for name in self._logged.curves.metrics:
            value = self._logged.read(name, step)
            if value is not None:
                role, _, kind = name.rpartition("_")
                shown = accuracy_text(self._logged.curves, role)(value) if kind == "accuracy" else numbers.loss(value)
                lines.append(f"{metric_in_words(name)} {shown}")
        near = self.axis().step(GRAB + 10) - self.axis().step(10)
        lines += [mark.words for mark in self._timeline.marks if abs(mark.step - step) <= near]
        QToolTip.showText(event.globalPosition().toPoint(), "\n".join(lines), self)
