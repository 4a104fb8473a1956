"""The axes of the grid of all answers, and the cells that the probe and the mouse mark."""

from contextlib import nullcontext
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.panels.answer_grid.layout_plan import AXIS_LEFT, AnswerGridLayout, axis_labels

OUTLINE = 3.0  # design pixels around a marked cell


@dataclass(frozen=True, eq=False)
class AxesPainting:
    """A painter on a plan, the sum of the probe and the one under the mouse."""

    painter: QPainter
    look: Look
    plan: AnswerGridLayout
    probe: tuple[int, int]
    hovered: tuple[int, int] | None

    def paint_axes(self) -> None:
        """Numbers and names of both axes; what the probe and the mouse mark is written over them by `paint_marks`."""
        marked = [self.probe, *([self.hovered] if self.hovered else [])]
        for axis, name in enumerate("ab"):
            apart, shown = self._apart(axis), None if self.plan.zoom.is_whole else self.plan.labelled(axis)
            marks = [sums[axis] for sums in marked if shown is None or sums[axis] in shown]
            ticks, name_at = axis_labels(self.plan.numbers, self.plan.cell, apart, marks, shown)
            for tick in ticks:
                self._label(axis, tick, str(tick), "text3", "tick")
            if name_at is not None:
                self._label(axis, name_at, name, "text2", "label_strong")

    def paint_marks(self) -> None:
        """The cell of the probe, outlined at the end of two lines with its numbers; then that under the mouse."""
        beyond = QRectF(*self.plan.grid).adjusted(-5, -5, 1, 1)
        with nullcontext() if self.plan.zoom.is_whole else clipped(self.painter, beyond):
            self._lead_to(self.probe)
            self._outline(self.probe, "accent", 2)
            if self.hovered is not None and self.hovered != self.probe:
                self._outline(self.hovered, "text", 1.5)
        for axis in range(2):
            self._mark_axis(axis)

    def _apart(self, axis: int) -> float:
        """How far apart labels stand: lines above each other, or their width and a gap."""
        widest = text_width(str(self.plan.numbers - 1), "label_strong")
        return widest + 8 if axis == 1 else 16.0

    def _label(self, axis: int, number: int, text: str, colour: str, role: str) -> None:
        place, grid = self.plan.place(number, number), self.plan.grid
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        if axis == 1:
            box = QRectF(place.x + place.width / 2 - 30, grid.y - 21, 60, 16)
            self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        else:
            box = QRectF(grid.x - AXIS_LEFT - 8, place.middle_y - 9, AXIS_LEFT, 18)
            self.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def _mark_axis(self, axis: int) -> None:
        """The probe's number; it makes room for that under the mouse where both would overlap."""
        probe = self.probe[axis]
        is_seen = self.plan.zoom.is_whole or probe in self.plan.labelled(axis)
        if self.hovered is not None and self.hovered[axis] != probe:
            number = self.hovered[axis]
            self._label(axis, number, str(number), "text", "label_strong")
            if abs(number - probe) * self.plan.cell < self._apart(axis):
                return
        if is_seen:
            self._label(axis, probe, str(probe), "accent", "label_strong")

    def _lead_to(self, sums: tuple[int, int]) -> None:
        """A hairline down and one across to a cell, on a darker or paler ground of their own so that they are seen."""
        grid, outline = self.plan.grid, self._outlined(sums)
        x, y = outline.center().x(), outline.center().y()
        for width, colour, beyond in ((3.5, "panel", 0.0), (1.5, "accent", 4.0)):
            self.painter.setPen(QPen(self.look.colour(colour), width, c=Qt.PenCapStyle.FlatCap))
            if outline.top() > grid.y:
                self.painter.drawLine(QPointF(x, grid.y - beyond), QPointF(x, outline.top()))
            if outline.left() > grid.x:
                self.painter.drawLine(QPointF(grid.x - beyond, y), QPointF(outline.left(), y))

    def _outline(self, sums: tuple[int, int], colour: str, width: float) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = self._outlined(sums)
        for pen in (QPen(self.look.colour("panel"), width + 2), QPen(self.look.colour(colour), width)):
            self.painter.setPen(pen)
            self.painter.drawRoundedRect(outline, 2, 2)

    def _outlined(self, sums: tuple[int, int]) -> QRectF:
        return QRectF(*self.plan.place(*sums)).adjusted(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE)
