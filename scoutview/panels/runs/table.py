"""The table of runs: settings and results, the best first; a click at a head sorts, a click at a row opens that run."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.look import Look, elided, text_width
from scoutview.graphics.base.words import LEFT, RIGHT, draw_words
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.runs.picture import colour_at
from scoutview.panels.runs.table_plan import RunColumn, RunRow, fitting_columns

ROW = 22.0  # design pixels
BELOW = 5.0
SWATCH, EDGE = 36.0, 16.0  # before the first column, and beside it all, as other words of a panel
GROUND = 8.0  # beside the ground of a row
LEAST_GAP, MOST_GAP = 18.0, 56.0
FACE, STRONG, HEAD = "caption", "caption_strong", "label_strong"
ROUNDED = 2.0  # design pixels that letters may reach beyond their width
NAME_WIDTH = 220.0  # that the names of files have at most
ARROWS = {False: " ▾", True: " ▴"}
TURN = 120  # of the wheel, for a row


@dataclass(frozen=True)
class Head:
    """The head of a column, by its key."""

    key: str


@dataclass(frozen=True)
class RunPart:
    """The row of a run, by the path of its recording."""

    path: str


class RunTable(Chooser):
    """Its parts are heads and rows. It scrolls by the wheel; in a picture it shows what has room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._columns: Sequence[RunColumn] = ()
        self._rows: Sequence[RunRow] = ()
        self._widths: list[float] = []
        self._own = self.lit = self._sorted = ""
        self._backwards = False
        self._first, self._scrolled, self._turned = 0, False, 0
        self.setToolTip(tr("Click at a row: that run is on screen, with the same probe. Click at a head: sort by it."))

    def show_rows(
        self, columns: Sequence[RunColumn], rows: Sequence[RunRow], own: str, sort: str, *, backwards: bool
    ) -> None:
        """`own` is the path of the run on screen, `sort` the key of the column they are in the order of."""
        if own != self._own:
            self._scrolled = False
        self._columns, self._rows, self._own = columns, rows, own
        self._sorted, self._backwards = sort, backwards
        self._widths = [self._width_of(number) for number in range(len(columns))]
        self.setAccessibleName(self._told())
        self._keep_in_range()
        self.update()

    def light(self, path: str) -> None:
        """The row of the run that is pointed at."""
        if path != self.lit:
            self.lit = path
            self.update()

    def height_of(self, room: float) -> float:
        """What the head and as many whole rows take as there are, and as have room, in design pixels."""
        return ROW * min(1 + len(self._rows), int(room // ROW)) + BELOW

    def _told(self) -> str:
        lines = [
            "; ".join(f"{column.head} {cell}" for column, cell in zip(self._columns, row.cells, strict=True))
            for row in self._rows[:20]
        ]
        return ". ".join([tr("%n runs", "", len(self._rows), one="1 run"), *lines])

    def _width_of(self, number: int) -> float:
        column = self._columns[number]
        widths = [text_width(row.cells[number], STRONG) for row in self._rows]
        widest = max([text_width(column.head + ARROWS[True], HEAD), *widths]) + ROUNDED
        return min(widest, NAME_WIDTH) if column.kind == "name" else widest

    # where things stand

    def _seen(self) -> int:
        """How many rows have room."""
        return max(0, int((self.design_height() - ROW + 1) // ROW))

    def _shown(self) -> list[tuple[int, RunRow]]:
        """The rows that have room, each with its place below the head; in the last row it is said how many more.

        The run on screen stands below the first ones where it would not be seen, until somebody scrolls.
        """
        seen = self._seen()
        if len(self._rows) <= seen:
            return list(enumerate(self._rows))
        shown = list(self._rows[self._first : self._first + max(0, seen - 1)])
        own = next((row for row in self._rows if row.path == self._own), None)
        if own is not None and shown and own not in shown and not self._scrolled:
            shown[-1] = own
        return list(enumerate(shown))

    def _keep_in_range(self) -> None:
        """Neither above the first row nor below the last."""
        room = max(1, self._seen() - 1)
        most = max(0, len(self._rows) - room) if len(self._rows) > self._seen() else 0
        self._first = min(max(0, self._first), most) if self._scrolled else 0

    def _places(self) -> list[tuple[int, float, float]]:
        """The columns that have room: which, where it begins and how wide it is."""
        room = self.design_width() - SWATCH - EDGE
        kept = fitting_columns(self._columns, self._widths, room, LEAST_GAP)
        spare = room - sum(self._widths[each] for each in kept)
        gap = min(max(spare / max(1, len(kept) - 1), LEAST_GAP), MOST_GAP)
        places, left = [], SWATCH
        for each in kept:
            places.append((each, left, min(self._widths[each], room + SWATCH - left)))
            left += self._widths[each] + gap
        return places

    def part_at(self, point: QPointF) -> Hashable | None:
        number = int(point.y() // ROW)
        if number == 0:
            places = self._places()
            return next(
                (
                    Head(self._columns[each].key)
                    for each, left, width in places
                    if left - 9 <= point.x() < left + width + 9
                ),
                None,
            )
        shown = self._shown()
        return RunPart(shown[number - 1][1].path) if 0 < number <= len(shown) else None

    def move_choice(self, rows: int, columns: int) -> None:
        paths = [row.path for row in self._rows]
        if rows and paths:
            here = paths.index(self._own) if self._own in paths else -1
            self.chosen.emit(RunPart(paths[min(max(here + rows, 0), len(paths) - 1)]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        rows, self._turned = int(self._turned / TURN), self._turned - TURN * int(self._turned / TURN)
        if rows:
            self._scrolled = True
            self._first -= rows
            self._keep_in_range()
            self.update()
        event.accept()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._keep_in_range()

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        self._keep_in_range()
        places = self._places()
        if not places or not self._rows:
            return
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawLine(QPointF(EDGE, ROW), QPointF(width - EDGE, ROW))
        painter.setPen(self.look.colour("text2"))
        for each, left, wide in places:
            self._paint_head(painter, self._columns[each], left, wide)
        shown = self._shown()
        for number, row in shown:
            self._paint_row(painter, row, places, ROW * (number + 1), width)
        left_out = len(self._rows) - len(shown)
        if left_out and self._seen() > 0:
            painter.setPen(self.look.colour("text3"))
            words = (tr("{runs} more") if self.look.picture else tr("{runs} more: scroll")).format(
                runs=numbers.count(left_out)
            )
            draw_words(painter, QRectF(SWATCH, ROW * (len(shown) + 1), width, ROW), words, "label", LEFT)

    def _paint_head(self, painter: QPainter, column: RunColumn, left: float, wide: float) -> None:
        is_sorted = column.key == self._sorted
        words = column.head + (ARROWS[self._backwards] if is_sorted else "")
        painter.setPen(self.look.colour("text" if is_sorted else "text2"))
        align = RIGHT if column.at_right else LEFT
        draw_words(painter, QRectF(left, 0, wide, ROW), elided(words, HEAD, wide + 1), HEAD, align)

    def _paint_row(
        self, painter: QPainter, row: RunRow, places: Sequence[tuple[int, float, float]], top: float, width: float
    ) -> None:
        own = row.path == self._own
        if own or row.path == self.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("wash" if own else "raised"))
            painter.drawRoundedRect(QRectF(GROUND, top + 1, width - 2 * GROUND, ROW - 2), 5, 5)
        painter.setPen(QPen(colour_at(self.look, row.place), 4 if own else 2.5, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(EDGE, top + ROW / 2), QPointF(EDGE + 13, top + ROW / 2))
        for each, left, wide in places:
            column, cell = self._columns[each], row.cells[each]
            strong = own or (row.is_best and column.kind == "metric")
            painter.setPen(self.look.colour("text" if strong else "text2"))
            face = STRONG if strong else FACE
            align = RIGHT if column.at_right else LEFT
            draw_words(painter, QRectF(left, top, wide, ROW), elided(cell, face, wide + 1), face, align)
