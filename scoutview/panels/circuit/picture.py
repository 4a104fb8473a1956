"""The wiring of a transformer to look at, to step through, and to open or switch off part by part."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.circuit.layout_plan import CircuitPlan, Widths, plan_circuit
from scoutview.panels.circuit.marks import switch_place
from scoutview.panels.circuit.painting import CircuitPainting
from scoutview.panels.circuit.plan import Circuit, CircuitView
from scoutview.panels.circuit.words import (
    HEADERS,
    briefly,
    does,
    hint_of,
    multiplications_in_cell,
    numbered_name,
    part_name,
    total_in_cell,
    weights_in_cell,
)

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SWITCHING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X)
ROLES = {"weights": "bar", "does": "label", "multiplications": "bar"}  # the widest type of each column
ANSWER = -1  # the answer as a part to be opened
HELP = tr(
    "Click a part to open it, right-click for more. When this has the focus: up and down step through the forward "
    "pass, Enter opens the part, X switches it off."
)


class CircuitPicture(Chooser):
    """A part is the number of one, or ANSWER."""

    step_moved = Signal(int)  # so many steps on
    opened = Signal()  # what is computed at this step was asked for
    switched = Signal(object)  # this part, or None for the one of this step
    menu_wanted = Signal(int, QPoint)  # for this part, at this place of the screen

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view: CircuitView | None = None
        self.hovered.connect(self._light)
        self.setToolTip(HELP)

    def show_view(self, view: CircuitView) -> None:
        hovered = self._view.hovered if self._view is not None else None
        still_there = hovered is not None and hovered < len(view.circuit.parts) and view.circuit.is_here
        self._view = replace(view, hovered=hovered if still_there else None)
        self.update()

    def plan(self) -> CircuitPlan | None:
        view = self._view
        if view is None or not view.circuit.parts:
            return None
        return plan_circuit(view.circuit, self.design_width(), self.design_height(), _widths(view.circuit))

    def part_at(self, point: QPointF) -> int | None:
        plan, view = self.plan(), self._view
        row = plan.row_at(point.x(), point.y()) if plan is not None else None
        if plan is None or view is None or row is None or not view.circuit.is_here:
            return None
        if plan.rows[row].what == "answer":
            return ANSWER
        return plan.rows[row].first if plan.rows[row].is_part else None

    def move_choice(self, rows: int, columns: int) -> None:
        self.step_moved.emit(columns - rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part, point = self.part_at(self.design_position(event)), self.design_position(event)
        if event.button() == Qt.MouseButton.LeftButton and part is not None and self._is_on_switch(part, point):
            self.switched.emit(part)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        part = self.part_at(QPointF(event.pos()) / self.look.scale)
        if part is not None and part != ANSWER:
            self.menu_wanted.emit(part, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING:
            self.opened.emit()
        elif event.key() in SWITCHING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.switched.emit(None)
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan = self.plan()
        if plan is not None and self._view is not None and min(width, height) >= 40:
            CircuitPainting(painter, self.look, plan, self._view).paint()

    def _is_on_switch(self, part: int, point: QPointF) -> bool:
        plan, view = self.plan(), self._view
        if part == ANSWER or plan is None or view is None or not view.circuit.parts[part].sites:
            return False
        if not plan.has_switches:
            return False
        return switch_place(plan.box(plan.row_of(part))).adjusted(-4, -6, 6, 6).contains(point)

    def _light(self, part: int | None) -> None:
        if self._view is not None:
            self._view = replace(self._view, hovered=None if part == ANSWER else part)
            self.setToolTip(HELP if part in (None, ANSWER) else hint_of(self._view.circuit.parts[part]))
            self.update()


def _widths(circuit: Circuit) -> Widths:
    """How wide the words of this circuit are."""
    parts, around = circuit.parts, 20.0
    cells = {
        "weights": [*(weights_in_cell(part.weights) for part in parts), total_in_cell(circuit.weights)],
        "does": [does(part) for part in parts],
        "multiplications": [multiplications_in_cell(part) for part in parts],
    }
    if not circuit.is_here:
        cells = {column: cells[column] for column in ("weights", "does")}
    return Widths(
        name=max(text_width(part_name(part), "caption_strong") for part in parts) + around,
        numbered=max(text_width(numbered_name(part), "label_strong") for part in parts) + around,
        block=text_width(tr("block {number}").format(number=circuit.layers - 1), "label"),
        columns={
            column: max(*(text_width(cell, ROLES[column]) for cell in told), text_width(HEADERS[column], "tick"))
            for column, told in cells.items()
        },
        brief=max(text_width(briefly(part), "label") for part in parts),
        large=max(text_width(does(part), "caption") for part in parts),
    )
