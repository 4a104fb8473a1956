"""Plain steps along the whole gradient with several rates: the change predicted, and what became of the loss."""

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import MINUS
from scoutview.graphics.base.wrapping import fitting_lines
from scoutview.panels.one_step.plan import Tried, TriedReading
from scoutview.panels.one_step.words import rate_text, rates_titles, signed_change, verdict_words

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
TITLE, HEAD, ROW = 24.0, 20.0, 24.0
NUMBER, VERDICT = 84.0, 146.0
MOST_ROW, TWO_LINES = 48.0, 37.0  # of a row; from where on it holds two lines
LEAST_TRACK = 120.0


class RatesPicture(Canvas):
    """A row for each rate: left of the middle the loss falls, right of it it rises."""

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
                f"rate {rate_text(row.rate)} predicted {signed_change(row.predicted)}, real "
                f"{signed_change(row.real)}, {verdict_words(row)}"
                for row in reading.rows
            )
            self.setAccessibleName(f"{rates_titles(reading)[0]} {'; '.join(told)}")
        self.setToolTip("A plain step: each weight minus rate times its gradient; the optimizer is left out")
        self.update()

    def height_for(self, width: float) -> float:
        """With all rows, in design pixels."""
        return 0.0 if self._reading is None else self._head(width) + ROW * len(self._reading.rows)

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
        names = max(text_width(f"rate {rate_text(each.rate)}", "label_strong") for each in reading.rows) + 14
        below = row >= TWO_LINES  # what became of it stands below the rate then
        verdicts = 0.0 if below or width < names + LEAST_TRACK + 2 * NUMBER + VERDICT else VERDICT
        if below:
            names = max(names, VERDICT - 10)
        track = QRectF(names, top, max(20.0, width - names - 2 * NUMBER - verdicts - 8), row)
        self._paint_head(painter, track)
        for position, tried in enumerate(reading.rows):
            place = track.translated(0, position * row)
            self._paint_row(painter, tried, place)
            self._paint_verdict(painter, tried, place, beside=verdicts > 0, below=below)

    def _paint_head(self, painter: QPainter, track: QRectF) -> None:
        reading = self._reading
        assert reading is not None
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        place = QRectF(track.left(), track.top() - HEAD, track.width(), HEAD)
        end = rate_text(reading.reach)
        middle, words, ends = place.center().x(), text_width("falls", "tick") + 12, text_width(f"−{end}", "tick") + 12
        if track.width() >= 2 * words:
            painter.drawText(QRectF(place.left(), place.top(), middle - place.left() - 8, HEAD), RIGHT, "falls")
            painter.drawText(QRectF(middle + 8, place.top(), place.right() - middle - 8, HEAD), LEFT, "rises")
        if track.width() >= 2 * (words + ends):
            painter.drawText(place, LEFT, f"{MINUS}{end}")
            painter.drawText(place, RIGHT, f"+{end}")
        for number, word in enumerate(("predicted", "real")):
            painter.drawText(QRectF(track.right() + number * NUMBER, place.top(), NUMBER, HEAD), RIGHT, word)
        painter.setPen(QPen(self.look.colour("axis"), 1))
        foot = track.top() + track.height() * len(reading.rows)
        painter.drawLine(QPointF(middle, place.top() + 2), QPointF(middle, foot))

    def _paint_row(self, painter: QPainter, row: Tried, track: QRectF) -> None:
        reading = self._reading
        assert reading is not None
        middle, half, height = track.center().x(), track.width() / 2, min(ROW, track.height())
        top = track.center().y() - height / 2
        predicted, real = reading.place(row.predicted) * half, reading.place(row.real) * half
        worse = row.verdict in ("worse", "no number")
        bar = QRectF(middle, top + 6, real, height - 12).normalized()
        painter.fillRect(bar, self.look.tint("validation" if worse else "train", 0.9))
        painter.setPen(QPen(self.look.colour("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(middle, top + 3, predicted, height - 6).normalized())
        places = [QRectF(track.right() + number * NUMBER, track.top(), NUMBER, track.height()) for number in range(2)]
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(places[0], RIGHT, signed_change(row.predicted))
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(places[1], RIGHT, signed_change(row.real) if math.isfinite(row.real) else "–")

    def _paint_verdict(self, painter: QPainter, row: Tried, track: QRectF, *, beside: bool, below: bool) -> None:
        """The rate, and what became of it in words."""
        middle, half = track.center().y(), 18.0
        name = QRectF(0, middle - half if below else track.top(), track.left(), half if below else track.height())
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("accent" if row.rate == self._own else "text"))
        painter.drawText(name, LEFT, f"rate {rate_text(row.rate)}")
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        if beside:
            right = QRectF(track.right() + 2 * NUMBER + 12, track.top(), VERDICT, track.height())
            painter.drawText(right, LEFT, verdict_words(row))
        elif below:
            painter.drawText(name.translated(0, half), LEFT, verdict_words(row))
