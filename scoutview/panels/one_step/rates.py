"""Plain steps along the whole gradient with several rates: the change predicted, and what became of the loss."""

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import MINUS
from scoutview.graphics.base.wrapping import first_fitting, fitting_lines
from scoutview.language import tr
from scoutview.panels.one_step.amounts import rate_text, times
from scoutview.panels.one_step.plan import ALL_COLUMNS
from scoutview.panels.one_step.rate_words import change_text, rates_titles, verdict_words
from scoutview.panels.one_step.tried import Tried, TriedReading

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
TITLE, HEAD, ROW, TALL_ROW = 24.0, 20.0, 24.0, 32.0
VERDICT = 216.0
MOST_ROW, TWO_LINES = 48.0, 37.0  # of a row; from where on it holds two lines
LEAST_TRACK = 220.0  # beside which there is room for words
BOTH_ENDS = 150.0  # of a track, from which on each of its ends is written beside it; else both at the right
BELOW = 118.0  # of what stands below a rate
KEY = 18.0  # of the outline, or the bar, before a word
POINT = 5.0  # of the mark of what has no end


class RatesPicture(Canvas):
    """A row for each rate, on an axis of its own: left of the middle the loss falls, right of it it rises."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading: TriedReading | None = None
        self._own: float | None = None
        self._painted = Layer()

    def show_reading(self, reading: TriedReading | None, own: float | None) -> None:
        """`own` is the rate that somebody typed."""
        self._reading, self._own = reading, own
        if reading is not None:
            told = (
                tr("rate {rate} predicted {predicted} of the loss, real {real}, {verdict}").format(
                    rate=rate_text(row.rate),
                    predicted=change_text(reading, row.predicted),
                    real=change_text(reading, row.real),
                    verdict=verdict_words(reading, row)[0],
                )
                for row in reading.rows
            )
            self.setAccessibleName(f"{rates_titles(reading)[0]} {'; '.join(told)}")
        self.setToolTip(tr("A plain step: each weight minus rate times its gradient; the optimizer is left out"))
        self.update()

    def height_for(self, width: float) -> float:
        """With all rows, in design pixels."""
        if self._reading is None:
            return 0.0
        row = ROW if width >= ALL_COLUMNS else TALL_ROW  # both ends of its axis stand below each other then
        return self._head(width) + row * len(self._reading.rows)

    def _title(self, width: float) -> list[str]:
        """In a line, or in two."""
        assert self._reading is not None
        metrics = QFontMetricsF(font("caption_strong"))
        return fitting_lines(rates_titles(self._reading), width, metrics, 2)

    def _head(self, width: float) -> float:
        return TITLE * len(self._title(width)) + HEAD

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._reading is not None:
            key = (self.look, width, height, self._reading, self._own)
            paint = partial(self._paint, width, height)
            self._painted.draw(painter, Box(0, 0, width, height), key, paint, self.ground())

    def _paint(self, width: float, height: float, painter: QPainter) -> None:
        reading = self._reading
        assert reading is not None
        painter.setFont(font("caption_strong"))
        painter.setPen(self.look.colour("text"))
        for number, line in enumerate(self._title(width)):
            painter.drawText(QRectF(0, number * TITLE, width, TITLE), LEFT, line)
        top = self._head(width)
        row = min(MOST_ROW, (height - top) / len(reading.rows))
        names = (
            max(
                text_width(tr("rate {rate}").format(rate=rate_text(each.rate)), "label_strong") for each in reading.rows
            )
            + 14
        )
        numbers = self._number_widths()
        below = row >= TWO_LINES  # what became of it stands below the rate then
        verdicts = 0.0 if below or width < names + LEAST_TRACK + sum(numbers) + VERDICT else VERDICT
        if below:
            names = max(names, BELOW)
        room = QRectF(names, top, max(20.0, width - names - sum(numbers) - verdicts), row)
        both = room.width() - 2 * self._ends(" %") >= BOTH_ENDS
        ends = self._ends(" %" if both else "")
        track = room.adjusted(ends if both else 0, 0, -ends, 0)
        self._paint_head(painter, track, ends, numbers)
        for position, tried in enumerate(reading.rows):
            place = track.translated(0, position * row)
            self._paint_row(painter, tried, place)
            self._paint_ends(painter, tried, place, both=both)
            self._paint_numbers(painter, tried, place.translated(ends, 0), numbers)
            self._paint_verdict(painter, tried, place, names, beside=verdicts > 0, below=below)

    def _paint_head(self, painter: QPainter, track: QRectF, ends: float, numbers: tuple[float, float]) -> None:
        reading = self._reading
        assert reading is not None
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        place = QRectF(track.left(), track.top() - HEAD, track.width(), HEAD)
        middle = place.center().x()
        whole = (
            (tr("the loss falls"), tr("rises", "the loss"))
            if track.width() >= 2 * text_width(tr("the loss falls"), "tick") + 24
            else (tr("falls", "the loss"), tr("rises", "the loss"))
        )
        painter.drawText(
            QRectF(place.left() - ends, place.top(), middle - place.left() + ends - 8, HEAD), RIGHT, whole[0]
        )
        painter.drawText(QRectF(middle + 8, place.top(), place.right() + ends - middle - 8, HEAD), LEFT, whole[1])
        for number, word in enumerate((tr("predicted"), tr("real"))):
            x = track.right() + ends + number * numbers[0]
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QRectF(x, place.top(), numbers[number], HEAD), RIGHT, word)
            key = QRectF(x + numbers[number] - text_width(word, "tick") - KEY, place.top() + 5, 12, 10)
            if number:
                painter.fillRect(key, self.look.tint("series1", 0.9))
            else:
                painter.setPen(QPen(self.look.colour("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(key)
        painter.setPen(QPen(self.look.colour("axis"), 1))
        foot = track.top() + track.height() * len(reading.rows)
        painter.drawLine(QPointF(middle, place.top() + 2), QPointF(middle, foot))

    def _paint_row(self, painter: QPainter, row: Tried, track: QRectF) -> None:
        reading = self._reading
        assert reading is not None
        middle, half, height = track.center().x(), track.width() / 2, min(ROW, track.height())
        top = track.center().y() - height / 2
        predicted, real = (reading.place(row, change) * half for change in (row.predicted, row.real))
        worse = row.verdict in ("worse", "no number")
        bar = QRectF(middle, top + 6, real, height - 12).normalized()
        painter.fillRect(bar, self.look.tint("error" if worse else "series1", 0.9))
        painter.setPen(QPen(self.look.colour("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(middle, top + 3, predicted, height - 6).normalized())
        for change in (row.predicted, row.real):
            if not math.isfinite(change):
                self._paint_point(
                    painter, QPointF(track.right() if change != -math.inf else track.left(), track.center().y())
                )

    def _ends(self, unit: str) -> float:
        """The room that the ends of the axes take at each side."""
        assert self._reading is not None
        texts = (f"{MINUS}{times(self._reading.reach(row))}{unit}" for row in self._reading.rows)
        return max(text_width(text, "tick") for text in texts) + 10

    def _number_widths(self) -> tuple[float, float]:
        """Of both columns of numbers, under their words and keys."""
        reading = self._reading
        assert reading is not None
        heads = [text_width(word, "tick") + KEY + 14 for word in (tr("predicted"), tr("real"))]
        predicted = max(text_width(change_text(reading, row.predicted), "label") for row in reading.rows) + 14
        real = max(text_width(change_text(reading, row.real), "label_strong") for row in reading.rows) + 14
        return max(heads[0], predicted), max(heads[1], real)

    def _paint_numbers(self, painter: QPainter, row: Tried, track: QRectF, numbers: tuple[float, float]) -> None:
        reading = self._reading
        assert reading is not None
        middle = track.right() + numbers[0]
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        predicted = QRectF(track.right(), track.top(), numbers[0], track.height())
        painter.drawText(predicted, RIGHT, change_text(reading, row.predicted))
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(middle, track.top(), numbers[1], track.height()), RIGHT, change_text(reading, row.real))

    def _paint_ends(self, painter: QPainter, row: Tried, track: QRectF, *, both: bool) -> None:
        """How far the axis of this rate reaches, at both its ends."""
        assert self._reading is not None
        end = f"{times(self._reading.reach(row))}{' %' if both else ''}"
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        right = QRectF(track.right() + 5, track.top(), self.design_width(), track.height())
        if both:
            painter.drawText(QRectF(0, track.top(), track.left() - 5, track.height()), RIGHT, f"{MINUS}{end}")
            painter.drawText(right, LEFT, f"+{end}")
        else:  # below each other: the numbers beside them have the unit
            away = min(0.27 * track.height(), 9.0)
            painter.drawText(right.translated(0, -away), LEFT, f"+{end}")
            painter.drawText(right.translated(0, away), LEFT, f"{MINUS}{end}")
        painter.setPen(QPen(self.look.colour("line"), 1))
        for x in (track.left(), track.right()):
            painter.drawLine(QPointF(x, track.top() + 3), QPointF(x, track.bottom() - 3))

    def _paint_point(self, painter: QPainter, at: QPointF) -> None:
        """What is no number has no end."""
        way = 1 if at.x() > 0 else -1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text"))
        points = (at + QPointF(POINT * way, 0), at + QPointF(-POINT * way, -POINT), at + QPointF(-POINT * way, POINT))
        painter.drawPolygon(QPolygonF(list(points)))

    def _paint_verdict(
        self, painter: QPainter, row: Tried, track: QRectF, names: float, *, beside: bool, below: bool
    ) -> None:
        """The rate, and what became of it in words."""
        assert self._reading is not None
        middle, half = track.center().y(), 18.0
        name = QRectF(0, middle - half if below else track.top(), names, half if below else track.height())
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("accent" if row.rate == self._own else "text"))
        painter.drawText(name, LEFT, tr("rate {rate}").format(rate=rate_text(row.rate)))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        metrics, words = QFontMetricsF(font("label")), verdict_words(self._reading, row)
        if beside:
            x = self.design_width() - VERDICT + 14
            right = QRectF(x, track.top(), VERDICT - 14, track.height())
            painter.drawText(right, LEFT, first_fitting(words, right.width(), metrics))
        elif below:
            painter.drawText(name.translated(0, half), LEFT, first_fitting(words, names - 6, metrics))
