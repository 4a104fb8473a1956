"""This model beside published ones: squares whose areas are their weights, all to one scale."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting, wrapped
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.circuit.marks import Marks
from scoutview.panels.circuit.plan import Circuit
from scoutview.panels.circuit.scale_plan import LINE, SQUARES, TITLE, ScalePlan, plan_scale, scale_note
from scoutview.panels.circuit.words import amount, size_of

TITLES = (tr("All weights, to one scale"), tr("To one scale"))


class CircuitScale(Chooser):
    """A part is the number of a model."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._circuits: Sequence[Circuit] = ()
        self._chosen = 0
        self._under_pointer: int | None = None
        self.hovered.connect(self._light)
        self.setToolTip(tr("Click a model to see its wiring (up and down when this has the focus)"))

    def show_circuits(self, circuits: Sequence[Circuit], chosen: int) -> None:
        """All models, and which one's wiring is drawn."""
        self._circuits, self._chosen = circuits, chosen
        self.setAccessibleName(scale_note(circuits) if circuits else "")
        self.update()

    def plan(self) -> ScalePlan | None:
        if not self._circuits:
            return None
        width = self.design_width()
        return plan_scale(
            [circuit.weights for circuit in self._circuits], width, self.design_height(), len(self._note(width))
        )

    def part_at(self, point: QPointF) -> int | None:
        plan = self.plan()
        return plan.model_at(point.x(), point.y()) if plan is not None else None

    def move_choice(self, rows: int, columns: int) -> None:
        plan = self.plan()
        if plan is not None:
            place = plan.order.index(self._chosen) + rows + columns
            self.chosen.emit(plan.order[min(max(place, 0), len(plan.order) - 1)])

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, marks = self.plan(), Marks(painter, self.look)
        if plan is None:
            return
        title = first_fitting(TITLES, width, QFontMetricsF(font("label_strong")))
        marks.say_from(0, Box(0, 0, width, 20), title, "label_strong", "text2")
        for model, square, place in zip(plan.order, plan.squares, plan.rows, strict=True):
            self._paint_model(marks, model, square, place)
        marks.area(plan.legend)
        legend_row = Box(0, plan.legend.middle_y - LINE / 2, width, LINE)
        number = amount(plan.legend_weights)
        told = first_fitting(
            (tr("= {number} weights").format(number=number), f"= {number}"),
            width - SQUARES - 4,
            QFontMetricsF(font("tick")),
        )
        marks.say_from(SQUARES + 4, legend_row, told, "tick", "text3")
        for row, line in enumerate(self._note(width)):
            marks.say_from(0, Box(0, plan.note_top + row * LINE, width, LINE), line, "label", "text")

    def _paint_model(self, marks: Marks, model: int, square: Box, row: Box) -> None:
        circuit, chosen = self._circuits[model], model == self._chosen
        if (chosen or model == self._under_pointer) and not self.look.picture:
            marks.painter.setPen(Qt.PenStyle.NoPen)
            marks.painter.setBrush(self.look.colour("wash" if chosen else "raised"))
            marks.painter.drawRoundedRect(QRectF(row.x, row.y + 1, row.width, row.height - 2), 6, 6)
        marks.area(square)
        role = "label_strong" if chosen else "label"
        left = 6.0 if square.y == TITLE else SQUARES + 4
        marks.say_from(left, row, circuit.title, role, "text" if chosen else "text2")
        if self._tells_weights(row.width):
            marks.say_until(row.right - 6, row, size_of(circuit.weights), role, "text" if chosen else "text2")

    def _tells_weights(self, width: float) -> bool:
        """Whether there is room for all names and numbers; else only names are said."""
        words = ((circuit.title, size_of(circuit.weights)) for circuit in self._circuits)
        widest = max(sum(text_width(word, "label_strong") for word in each) for each in words)
        return SQUARES + 4 + widest + 16 <= width

    def _note(self, width: float) -> list[str]:
        return wrapped(scale_note(self._circuits), width, QFontMetricsF(font("label")))

    def _light(self, model: int | None) -> None:
        self._under_pointer = model
        self.update()
