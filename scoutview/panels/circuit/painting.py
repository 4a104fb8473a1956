"""Paints a circuit: the stream as a thick line, the parts beside it with their wires, their weights as areas."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.language import tr
from scoutview.panels.circuit.ends import paint_answer, paint_footer, paint_tokens
from scoutview.panels.circuit.layout_plan import CLOSE_PITCH, LARGE_PITCH, CircuitPlan, block_boxes, stream_ends
from scoutview.panels.circuit.marks import Marks, switch_place
from scoutview.panels.circuit.plan import ADDING, CircuitRow, CircuitView, Part, PartChanges
from scoutview.panels.circuit.words import (
    HEADERS,
    briefly,
    does,
    hidden_blocks,
    multiplications_in_cell,
    numbered_name,
    part_name,
    place_of,
    weights_in_cell,
)

STREAM_SHADE = 0.42  # of the magnitude map
STREAM_WIDTH = 5.0
FADED = 0.35  # of an area that the forward pass has not reached
BRANCH, JOINT = 0.55, 2.6  # where a wire leaves that of the part below, of the way to it; the radius of the dot there
FEED = 14.0  # from a part's left end to the wire that comes from below


class CircuitPainting:
    """One painting of one view by one plan."""

    def __init__(self, painter: QPainter, look: Look, plan: CircuitPlan, view: CircuitView) -> None:
        self._painter, self._look, self._plan, self._view = painter, look, plan, view
        self._circuit = view.circuit
        self._marks = Marks(painter, look)
        self._stream = stream_ends(plan, view.circuit)
        largest = max(part.weights for part in view.circuit.parts)
        self._per_weight = plan.largest_square**2 / max(1, largest)
        large = plan.pitch >= LARGE_PITCH
        self._number_role = "bar" if large else "label"
        # a name with its block beside it is measured in small letters
        self._name_role = "caption_strong" if large and plan.labels_right else "label_strong"

    def paint(self) -> None:
        self._paint_blocks()
        self._paint_header()
        self._paint_stream()
        self._paint_feed()
        for number, row in enumerate(self._plan.rows):
            if row.what == "part":
                self._paint_part(number, row)
            elif row.what == "gap":
                self._paint_gap(number, row)
        paint_tokens(self._marks, self._plan, self._view)
        paint_answer(self._marks, self._plan, self._view)
        paint_footer(self._marks, self._plan, self._view, self._per_weight)

    # what stands behind the parts

    def _paint_blocks(self) -> None:
        painter, plan = self._painter, self._plan
        for block, box in block_boxes(plan, self._circuit).items():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("raised", 0.55))
            painter.drawRoundedRect(QRectF(*box), 8, 8)
            if plan.labels_right:
                self._marks.say_from(box.x + 8, box, tr("block {number}").format(number=block), "label", "text2")

    def _paint_header(self) -> None:
        top = self._plan.header
        for column, x in self._plan.columns.items() if top is not None else ():
            self._marks.say_until(x, Box(0, top or 0, 0, 18), HEADERS[column], "tick", "text3")

    def _paint_stream(self) -> None:
        """First all of it, then over it what has been computed."""
        first, last = self._stream
        reached = [number for number in range(first, last + 1) if self._view.reached(self._plan.rows[number])]
        self._paint_flow(first, last, self._look.colour("line"))
        if reached:
            self._paint_flow(first, reached[-1], self._look.magnitude(STREAM_SHADE))

    def _paint_flow(self, first: int, last: int, colour: QColor) -> None:
        x = self._plan.stream_x
        self._painter.setPen(QPen(colour, STREAM_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(QPointF(x, self._write_y(first)), QPointF(x, self._write_y(last)))

    def _paint_feed(self) -> None:
        """The tokens go into the parts that look them up; the wire to the upper ones goes around the first."""
        plan = self._plan
        if plan.rows[0].what != "tokens":
            return
        lookups = [n for n, row in enumerate(plan.rows) if row.is_part and self._part(row).kind == "lookup"]
        start = plan.places[0].middle_y - plan.chip_height / 2
        for number in reversed(lookups):
            box, pen = plan.box(number), self._marks.pen(self._wire(plan.rows[number]))
            if number == lookups[0]:
                x = plan.box_x + FEED
                self._marks.line(QPointF(x, start), QPointF(x, box.bottom), pen, arrow=plan.pitch >= CLOSE_PITCH)
                return
            low, x = (start + plan.box(lookups[0]).bottom) / 2, box.right + (plan.square_x - box.right) * 0.28
            self._marks.line(QPointF(plan.box_x + FEED, low), QPointF(x, low), pen)
            self._marks.line(QPointF(x, low), QPointF(x, box.middle_y), pen)
            self._marks.line(QPointF(x, box.middle_y), QPointF(box.right, box.middle_y), pen, arrow=x - box.right > 8)

    # the parts

    def _part(self, row: CircuitRow) -> Part:
        return self._circuit.parts[row.first]

    def _wire(self, row: CircuitRow) -> str:
        return "accent" if self._view.is_current(row) else "text2" if self._view.reached(row) else "line"

    def _write_y(self, number: int) -> float:
        """Where a row's part gives back, or the stream ends in it."""
        row, place = self._plan.rows[number], self._plan.places[number]
        adding = row.what == "part" and self._part(row).kind in ADDING
        return place.y + place.height * (0.32 if adding else 0.5)

    def _paint_part(self, number: int, row: CircuitRow) -> None:
        part, changes = self._part(row), self._view.changes_to(row.first)
        if part.kind in ("norm", "unembedding"):
            self._paint_way_up(number, row)
        else:
            self._paint_wires(number, row, part, changes)
        self._paint_box(number, row, part, changes)
        if part.weights:
            square = self._plan.square(number, part.weights, self._per_weight)
            self._marks.area(square, 1.0 if self._view.reached(row) else FADED)
        self._paint_columns(number, row, part)
        self._paint_words(number, row, part, changes)

    def _paint_wires(self, number: int, row: CircuitRow, part: Part, changes: PartChanges) -> None:
        """What it reads from the stream, and what it gives back."""
        plan, marks = self._plan, self._marks
        x, left, y = plan.stream_x, plan.box_x, self._write_y(number)
        if part.kind in ADDING:
            low = self._read_y(number)
            if part.beside:
                self._paint_branch(number, row)
            else:
                marks.line(QPointF(x + 3, low), QPointF(left - 1, low), marks.pen(self._wire(row)), arrow=True)
        starts = number == self._stream[0] or self._circuit.joins(part)
        radius = 3.0 if starts else min(max(plan.pitch * 0.17, 5.0), 9.0)
        pen = marks.pen("axis" if changes.off else self._wire(row), dashed=bool(changes.off))
        marks.line(QPointF(left, y), QPointF(x + radius, y), pen, arrow=not changes.off)
        if changes.off:
            marks.cross(QPointF((left + x + radius) / 2, y))
        if not starts:
            marks.plus(QPointF(x, y), radius, marks.pen("axis" if changes.off else self._wire(row)))

    def _read_y(self, number: int) -> float:
        place = self._plan.places[number]
        return place.y + place.height * 0.72

    def _paint_branch(self, number: int, row: CircuitRow) -> None:
        """What is read beside the part below: off its wire, before that part adds to the stream."""
        plan, pen, dot = self._plan, self._marks.pen(self._wire(row)), self._look.colour(self._wire(row))
        x, low, below = (
            plan.stream_x + (plan.box_x - plan.stream_x) * BRANCH,
            self._read_y(number),
            self._read_y(number - 1),
        )
        self._marks.line(QPointF(x, below), QPointF(x, low), pen)
        self._marks.line(QPointF(x, low), QPointF(plan.box_x - 1, low), pen, arrow=True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(dot)
        self._painter.drawEllipse(QPointF(x, below), JOINT, JOINT)

    def _paint_way_up(self, number: int, row: CircuitRow) -> None:
        """From the end of the stream, or from the part below."""
        plan, pen = self._plan, self._marks.pen(self._wire(row))
        if number == self._stream[1]:
            y = self._write_y(number)
            self._marks.line(QPointF(plan.stream_x + 3, y), QPointF(plan.box_x - 1, y), pen, arrow=True)
        else:
            self._paint_up(number, row)

    def _paint_up(self, number: int, row: CircuitRow) -> None:
        """From the part below into this one."""
        plan, pen = self._plan, self._marks.pen(self._wire(row))
        x, arrow = plan.box_x + FEED, plan.pitch >= CLOSE_PITCH
        self._marks.line(QPointF(x, plan.box(number - 1).y), QPointF(x, plan.box(number).bottom), pen, arrow=arrow)

    def _paint_box(self, number: int, row: CircuitRow, part: Part, changes: PartChanges) -> None:
        view, box, marks = self._view, self._plan.box(number), self._marks
        reached, current = view.reached(row), view.is_current(row)
        hovered = view.hovered == row.first and not self._look.picture
        line = "accent" if current else "text3" if changes.words else "axis" if reached else "line"
        self._painter.setPen(marks.pen(line, 2 if current else 1.2, dashed=bool(changes.words)))
        ground = "raised" if reached and not changes.off else "panel"
        self._painter.setBrush(self._look.colour("wash" if current else "hover" if hovered else ground))
        self._painter.drawRoundedRect(QRectF(*box), min(8, box.height / 3), min(8, box.height / 3))
        name = part_name(part) if self._plan.labels_right else numbered_name(part)
        faded = changes.off or not reached
        marks.say_from(box.x + 10, box, name, self._name_role, "text3" if faded else "text")
        if changes.off:
            end = box.x + 12 + text_width(name, self._name_role)
            marks.line(QPointF(box.x + 8, box.middle_y), QPointF(end, box.middle_y), marks.pen("text2"))
        if (hovered or changes.off) and part.sites and self._plan.has_switches and not self._look.picture:
            marks.switch(switch_place(box), on=not changes.off)

    def _paint_columns(self, number: int, row: CircuitRow, part: Part) -> None:
        """Its numbers; what has not been computed has none."""
        place, reached = self._plan.places[number], self._view.reached(row)
        cells = {"weights": weights_in_cell(part.weights) if part.weights else tr("shared")}
        if self._circuit.is_here and reached:
            cells["multiplications"] = multiplications_in_cell(part)
        for column in cells.keys() & self._plan.columns.keys():
            colour = "text3" if not reached else "text" if column == "weights" else "text2"
            self._marks.say_until(self._plan.columns[column], place, cells[column], self._number_role, colour)

    def _paint_words(self, number: int, row: CircuitRow, part: Part, changes: PartChanges) -> None:
        """What it does, or what was done to it."""
        plan, place = self._plan, self._plan.places[number]
        if "does" not in plan.columns:
            return
        x = plan.columns["does"]
        told = briefly(part) if plan.is_brief else does(part)
        if changes.words:
            self._marks.say_from(x, place, changes.words, "label_strong", "text")
        else:
            role = "caption" if plan.is_large else "label"
            self._marks.say_from(x, place, told, role, "text2" if self._view.reached(row) else "text3")

    def _paint_gap(self, number: int, row: CircuitRow) -> None:
        """The blocks that are left out; the one that is computed is named."""
        plan, place, view = self._plan, self._plan.places[number], self._view
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("panel"))
        for share in (0.3, 0.5, 0.7):
            self._painter.drawRect(QRectF(plan.stream_x - 4, place.y + place.height * share - 2, 8, 4))
        words, weights = hidden_blocks(self._circuit, row.first, row.last)
        current, now = view.is_current(row), self._circuit.part_at(view.step)
        if current and now is not None:
            words = place_of(self._circuit.parts[now])
        role, colour = "label_strong" if current else "label", "text2" if view.reached(row) else "text3"
        end = plan.columns.get("weights")
        room = plan.right - plan.box_x if end is None else end - plan.box_x - text_width(weights, self._number_role) - 8
        told = first_fitting((words, words.split(",")[0]), room, QFontMetricsF(font(role)))
        self._marks.say_from(plan.box_x, place, told, role, "text" if current else colour)
        if end is not None:
            self._marks.say_until(end, place, weights, self._number_role, colour)
