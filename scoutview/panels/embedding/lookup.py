"""A learned table as a heatmap, one row of it pointed at, and that row drawn out as a vector."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.transition import Transition
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.embedding.lookup_painting import LookupPainting, coloured
from scoutview.panels.embedding.lookup_plan import LookupPlan, moment_at, plan_lookup, sampled
from scoutview.panels.embedding.lookup_words import foot_lines, number_in_table, number_in_vectors, strip_labels

LOOKUP_MS = 2000  # slow enough to be followed
AGAIN = "again"  # the part that is not a row: a click on it shows the lookup once more


@dataclass(frozen=True, eq=False)
class Lookup:
    """The table (rows, columns), the row looked up, and the position vector and sum where a text is read there.

    `names` (rows) are those of the tokens; `positions` says whether this model adds a vector for each position.
    """

    table: np.ndarray
    row: int
    position: int = -1
    position_vector: np.ndarray | None = None
    entering: np.ndarray | None = None
    names: np.ndarray | None = None
    positions: bool = True

    @property
    def vectors(self) -> tuple[np.ndarray, ...]:
        """Those that are drawn: the row; with its position's, also that and the sum, which enters the model."""
        row = self.table[self.row]
        if self.position_vector is None or self.entering is None:
            return (row,)
        return row, self.position_vector, self.entering

    @property
    def sum_known(self) -> bool:
        return len(self.vectors) > 1


class LookupPicture(Chooser):
    """Table, row and vectors; a part is a row of the table, or AGAIN."""

    told = Signal(object, QPointF)  # the lines to be read at this place, in design pixels; none where nothing is

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._lookup: Lookup | None = None
        self._image: QImage | None = None
        self._legend = Layer()
        self._column: int | None = None  # under the pointer
        self._progress = 1.0
        self._transition = Transition(LOOKUP_MS, self)  # linear: its parts are eased, each for itself
        self._transition.valueChanged.connect(self._advance)
        self._transition.finished.connect(self.rest)

    def show_lookup(self, lookup: Lookup) -> None:
        if self._lookup is None or lookup.table is not self._lookup.table:
            self._image = None
        self._lookup = lookup
        if self._column is not None and self._column >= lookup.table.shape[1]:
            self._column = None
        self.update()

    def play(self) -> None:
        """Let the row come out of the table once more."""
        self._transition.run(moves=self.isVisible() and self.look.moves)

    def rest(self) -> None:
        """Show the lookup done, at once."""
        self._transition.stop()
        if self._progress < 1:
            self._advance(1.0)

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self._transition.stop()
        self._progress = 1.0
        self._point(None)

    def plan(self) -> LookupPlan | None:
        if self._lookup is None:
            return None
        rows, columns = self._lookup.table.shape
        width, height = self.design_width(), self.design_height()
        return plan_lookup(width, height, (rows, columns), self.look.scale, self._lookup.sum_known)

    def part_at(self, point: QPointF) -> int | str | None:
        plan = self.plan()
        if plan is None:
            return None
        if plan.strip_at(point.x(), point.y()) is not None:
            return AGAIN
        return plan.row_at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self._lookup is not None and rows:
            self.chosen.emit(min(max(self._lookup.row + rows, 0), len(self._lookup.table) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(AGAIN)
        else:
            super().keyPressEvent(event)

    # the number under the pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.design_position(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def read_at(self, point: QPointF) -> tuple[str, ...]:
        """What is said of the number there."""
        plan, lookup = self.plan(), self._lookup
        if plan is None or lookup is None:
            return ()
        cell = plan.cell_at(point.x(), point.y())
        if cell is not None:
            name = "" if lookup.names is None else str(lookup.names[cell[0]])
            return number_in_table(name, *cell, float(lookup.table[cell]))
        column = plan.column_at(point.x(), point.y())
        if column is None:
            return ()
        values = [float(vector[column]) for vector in lookup.vectors]
        return number_in_vectors(column, lookup.table.shape[1], lookup.row, lookup.position, values)

    def _point(self, at: QPointF | None) -> None:
        plan = self.plan()
        column = None if plan is None or at is None else plan.column_at(at.x(), at.y())
        if column != self._column:
            self._column = column
            self.update()
        self.told.emit(() if at is None else self.read_at(at), at or QPointF())

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, lookup = self.plan(), self._lookup
        if plan is None or lookup is None:
            return
        on, moment = LookupPainting(painter, self.look, plan), moment_at(self._progress)
        draw_crisp(painter, QRectF(*plan.table), self._table_image(plan, lookup.table))
        on.paint_row_in_table(lookup.row, lookup.table[lookup.row], moment)
        if moment.gone < 1:
            on.paint_travelling(lookup.row, lookup.table[lookup.row], moment.gone)
        shares = (float(moment.gone == 1), moment.position, moment.total)
        on.paint_vectors(lookup.vectors[: len(plan.strips)], shares)
        column = self._column if self._column is not None else 0
        if len(plan.strips) > 1 and moment.total == 1:
            on.paint_column(column, pointed=self._column is not None)
        labels = strip_labels(lookup.row, len(lookup.table), lookup.position)
        on.paint_labels(labels, (moment.lit, moment.position, moment.total))  # which row, before it is taken
        values = [float(vector[column]) for vector in lookup.vectors]
        shape, row, position = lookup.table.shape, lookup.row, lookup.position
        told = {"positions": lookup.positions, "labelled": bool(plan.strip_labels)}
        lines = foot_lines(column, values, shape, row, position, **told)
        room = plan.line_width(buttons=not self.look.picture)
        on.paint_foot(lines, room, moment.total if lookup.sum_known else 1.0)
        if self.look.picture:
            on.paint_legend(painter)
        else:
            x, y, width_of_foot, _ = plan.foot
            place = Box(x, y, width_of_foot + 30, height - y)
            self._legend.draw(painter, place, (self.look, plan.foot), on.paint_legend)

    def _table_image(self, plan: LookupPlan, table: np.ndarray) -> QImage:
        rows, columns = plan.cells
        if self._image is None or (self._image.height(), self._image.width()) != plan.cells:
            values = table[sampled(len(table), rows)][:, sampled(table.shape[1], columns)]
            self._image = coloured(values, self.look)
        return self._image

    def _advance(self, progress: float) -> None:
        self._progress = progress
        self.update()
