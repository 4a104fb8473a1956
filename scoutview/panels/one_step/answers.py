"""Answers against what is right, as a table: what was said, with which probability, what was right, what it costs."""

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import likelihood, three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import as_written, tr
from scoutview.panels.one_step.plan import AnswersReading, rows_shown

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
HEAD, FOOT = 26.0, 26.0
LEAST_ROW, LEAST_PICTURE_ROW, MOST_ROW = 22.0, 30.0, 40.0
ALONE_ROW = 120.0  # where there is but one
COST_FROM = 420.0  # design pixels from which on a cost has a bar
PROBABILITY, COST = 62.0, 62.0
TOLD, SAME = 108.0, 84.0  # widths from which on an answer has its probability, and the same one its words
SAYS = (tr("the model says"), tr("it says"), tr("says", "the model"))
MOST_COSTS = {"cross-entropy": 8.0}  # at the end of the bars, at every frame; others: as below
MOST_COST = 3.0
GAP = 10.0


class AnswersTable(Chooser):
    """A part is a row: its example."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading: AnswersReading | None = None
        self._kind = ""
        self._painted = Layer()

    def show_reading(self, reading: AnswersReading | None, kind: str, *, choosable: bool) -> None:
        """`kind` is that of the loss; `choosable`: a click takes the example of its row alone."""
        self._reading, self._kind, self._choosable = reading, kind, choosable
        if reading is not None:
            rows = range(len(reading.costs))
            told = (
                tr("{asked} said {said}, right {right}").format(
                    asked=reading.asked[row], said=reading.said[row], right=reading.right[row]
                )
                for row in rows
            )
            self.setAccessibleName("; ".join(told))
        self.setToolTip(tr("Click a row to learn from its example alone") if choosable else "")
        self.update()

    def rows(self) -> tuple[int, ...]:
        """The answers that find room."""
        if self._reading is None:
            return ()
        least = LEAST_PICTURE_ROW if self._reading.pictures.size else LEAST_ROW
        return rows_shown(len(self._reading.costs), int((self.design_height() - HEAD - FOOT) // least))

    def _row_height(self) -> float:
        rows = self.rows()
        return min(MOST_ROW if len(rows) > 1 else ALONE_ROW, (self.design_height() - HEAD - FOOT) / max(1, len(rows)))

    def part_at(self, point: QPointF) -> int | None:
        rows = self.rows()
        position = int((point.y() - HEAD) // self._row_height()) if rows else -1
        if self._reading is None or not self._choosable or not 0 <= position < len(rows):
            return None
        return self._reading.examples[rows[position]]

    def move_choice(self, rows: int, columns: int) -> None:
        if self._reading is not None and self._choosable and rows:
            self.chosen.emit(self._reading.examples[0 if rows > 0 else -1])

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._reading is not None:
            key = (self.look, width, height, self._reading, self._kind)
            self._painted.draw(painter, Box(0, 0, width, height), key, partial(self._paint, width), self.ground())

    def _paint(self, width: float, painter: QPainter) -> None:
        reading, rows, pitch = self._reading, self.rows(), self._row_height()
        if reading is None or not rows:
            return
        places = self._places(width, pitch)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        metrics = QFontMetricsF(font("label"))
        for name, words in (
            ("asked", self._asked_words()),
            ("said", SAYS),
            ("right", (tr("right is"), tr("right", "the correct answer"))),
        ):
            x, wide = places[name]
            painter.drawText(QRectF(x, 0, wide, HEAD), LEFT, first_fitting(words, wide, metrics))
        x, wide = places["cost"]
        costs = first_fitting((tr("what it costs"), tr("cost")), wide, QFontMetricsF(font("label")))
        painter.drawText(QRectF(x, 0, wide, HEAD), RIGHT, costs)
        for position, row in enumerate(rows):
            self._paint_row(painter, row, HEAD + position * pitch, pitch, places)
        self._paint_mean(painter, HEAD + len(rows) * pitch, places, width)

    def _asked_words(self) -> tuple[str, ...]:
        assert self._reading is not None
        shown, every = len(self.rows()), self._reading.count
        if shown == every:
            return (tr("asked", "what was"),)
        return tuple(
            words.format(shown=shown, every=every)
            for words in (tr("{shown} of {every:,} answers"), tr("{shown} of {every:,}"))
        )

    def _places(self, width: float, pitch: float) -> dict[str, tuple[float, float]]:
        """Left end and width of each column."""
        assert self._reading is not None
        pictures = pitch if self._reading.pictures.size else 0.0
        cost = (0.28 * width if width >= COST_FROM else COST) if width > 0 else 0.0
        left = width - pictures - cost - GAP * 3
        has_text = any(self._reading.asked)
        asked = (0.46 if self._reading.are_classes else 0.4) * left if has_text else (70.0 if pictures else 0.0)
        each = (left - asked) / 2
        start = pictures + (GAP if pictures else 0.0)
        return {
            "picture": (0.0, pictures),
            "asked": (start, asked if has_text or not pictures else each),
            "said": (start + (asked + GAP if has_text else 0.0), each - GAP),
            "right": (start + (asked + GAP if has_text else 0.0) + each, each - GAP),
            "cost": (width - cost, cost),
        } | ({} if has_text else {"asked": (start, 0.0)})

    def _paint_row(
        self, painter: QPainter, row: int, top: float, pitch: float, places: dict[str, tuple[float, float]]
    ) -> None:
        reading = self._reading
        assert reading is not None
        cells = {name: QRectF(x, top, wide, pitch) for name, (x, wide) in places.items()}
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(cells["cost"].right(), top))
        if reading.pictures.size:
            picture = QRectF(2, top + 2, pitch - 4, pitch - 4)
            draw_crisp(painter, picture, image_from_levels(reading.pictures[row], self.look.theme.greys))
        self._paint_text(painter, reading.asked[row], cells["asked"], "text2", end=True)
        self._paint_answer(painter, reading.said[row], reading.said_probabilities[row], cells["said"])
        if reading.is_right(row):
            same = tr("✓ the same") if cells["right"].width() >= SAME else "✓"
            self._paint_text(painter, same, cells["right"], "text3")
        else:
            self._paint_answer(painter, reading.right[row], reading.right_probabilities[row], cells["right"])
        self._paint_cost(painter, reading.costs[row], cells["cost"])

    def _paint_answer(self, painter: QPainter, words: str, chance: float, cell: QRectF) -> None:
        told = cell.width() >= TOLD and not math.isnan(chance)  # a chance that is cut would be another one
        number = PROBABILITY if told else 0.0
        self._paint_text(painter, words, cell.adjusted(0, 0, -number, 0), "text", strong=True)
        if number:
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(
                QRectF(cell.right() - number, cell.top(), number - 4, cell.height()), RIGHT, likelihood(chance)
            )

    def _paint_text(
        self, painter: QPainter, words: str, cell: QRectF, colour: str, *, strong: bool = False, end: bool = False
    ) -> None:
        """`end`: of words that find no room the end is kept."""
        face = "finding" if cell.height() > MOST_ROW and strong else "label_strong" if strong else "label"
        painter.setFont(font(face))
        painter.setPen(self.look.colour(colour))
        mode = Qt.TextElideMode.ElideLeft if end else Qt.TextElideMode.ElideRight
        plain = words.replace("\n", "↵").strip()
        painter.drawText(cell, LEFT, painter.fontMetrics().elidedText(plain, mode, int(cell.width())))

    def _paint_cost(self, painter: QPainter, cost: float, cell: QRectF) -> None:
        if cell.width() > COST:
            thick = min(0.5 * cell.height(), 20.0)
            track = QRectF(cell.left(), cell.center().y() - thick / 2, cell.width() - COST, thick)
            painter.fillRect(track, self.look.colour("raised", 0.6))
            bar = QRectF(track.left(), track.top(), max(1.0, track.width() * self._cost_share(cost)), track.height())
            painter.fillRect(bar, self.look.tint("series4", 0.9))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(cell.adjusted(cell.width() - COST, 0, 0, 0), RIGHT, cost_text(cost))

    def _cost_share(self, cost: float) -> float:
        return min(1.0, cost / MOST_COSTS.get(self._kind, MOST_COST)) if math.isfinite(cost) else 0.0

    def _paint_mean(self, painter: QPainter, top: float, places: dict[str, tuple[float, float]], width: float) -> None:
        """The loss: a line through the bars, and its number."""
        assert self._reading is not None
        loss, (x, wide) = self._reading.loss, places["cost"]
        painter.setPen(QPen(self.look.colour("axis"), 1))
        painter.drawLine(QPointF(0, top), QPointF(width, top))
        if wide > COST:
            at = x + (wide - COST) * self._cost_share(loss)
            painter.setPen(QPen(self.look.colour("text"), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(at, HEAD), QPointF(at, top))
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        told = (
            tr("the loss, mean of all {count:,}").format(count=self._reading.count)
            if self._reading.count > 1
            else tr("the loss")
        )
        painter.drawText(QRectF(0, top, width - COST - 8, FOOT), RIGHT, elided(told, "label_strong", width - COST - 8))
        painter.drawText(QRectF(width - COST, top, COST, FOOT), RIGHT, cost_text(loss))


def cost_text(cost: float) -> str:
    """Three digits; "<0.001" where it is next to nothing."""
    return as_written("<0.001") if 0 <= cost < 1e-3 else three_digits(cost)
