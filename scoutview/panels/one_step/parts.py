"""The parts of a model below each other, and how large numbers are there: forward, back, and as the step moves them."""

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.wrapping import first_fitting, fitting_lines
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import as_written, tr
from scoutview.panels.one_step.amounts import share_text
from scoutview.panels.one_step.plan import (
    BACK,
    FORWARD,
    MEMORY,
    MOVES,
    UPDATE,
    SizeColumn,
    SizesReading,
    columns_shown,
    direction_of,
    rows_shown,
)
from scoutview.panels.one_step.words import part_variants, part_words

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
HEAD, KEY = 40.0, 20.0  # of the words over the columns, and of the key below them
LEAST_ROW, MOST_ROW = 18.0, 96.0
LARGE_ROW, MOST_BAR = 40.0, 44.0  # from where on a row has larger letters; of a bar in it
FEW = 3  # parts that are shown rather than the key
WAY = 22.0  # of the arrow beside the names
NAMES, NAMES_ALONE = 0.34, 0.44  # of the width at most, beside several columns and beside one
LEAST_NUMBER, NUMBER, LARGE_NUMBER = 66.0, 70.0, 92.0
WITH_BAR, MEMORY_ALONE = 190.0, 100.0  # of a column: from where on it has a bar; of one without
HEAD_LINE = 20.0
SHORT_BAR = 32.0
CUT = 6.0  # of the mark at the end of a bar that goes on
GAP = 20.0  # between columns
KEYS = (tr("so far weight decay alone would move them"), tr("weight decay alone"), tr("decay"))
ROLES = {FORWARD: "series1", BACK: "series2", UPDATE: "series3"}


class PartsPicture(Chooser):
    """A row for each part, a bar for each size on a scale that stays the same. A part is its place among all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading: SizesReading | None = None
        self._stage = FORWARD
        self._marked: int | None = None  # by the arrow keys
        self._painted = Layer()
        self.setToolTip(tr("Click a part to see its matrix (the arrow keys and Enter, when this has the focus)"))

    def show_reading(self, reading: SizesReading, stage: int) -> None:
        self._reading, self._stage = reading, stage
        known = columns_shown(stage, math.inf)
        told = (
            f"{part_words(part)}: "
            + ", ".join(f"{column.words[0]} {shown_text(reading, column, row)}" for column in known)
            for row, part in enumerate(reading.parts)
        )
        self.setAccessibleName("; ".join(told))
        self.update()

    def rows(self) -> tuple[int, ...]:
        """The parts that find room."""
        if self._reading is None:
            return ()
        free = self.design_height() - HEAD - self._key_height()
        return rows_shown(len(self._reading.parts), int(free // LEAST_ROW))

    def _row_height(self, rows: int) -> float:
        return min(MOST_ROW, (self.design_height() - HEAD - self._key_height()) / max(1, rows))

    def part_at(self, point: QPointF) -> int | None:
        rows = self.rows()
        position = int((point.y() - HEAD) // self._row_height(len(rows)))
        return rows[position] if 0 <= position < len(rows) else None

    def move_choice(self, rows: int, columns: int) -> None:
        """Marks a part; Enter chooses it."""
        shown = self.rows()
        if not shown or not rows:
            return
        position = shown.index(self._marked) if self._marked in shown else -rows if rows > 0 else len(shown)
        position = min(max(position + rows, 0), len(shown) - 1)
        self._marked = shown[position]
        self.pointed.emit(self._marked, QPointF(WAY + 40, HEAD + (position + 1) * self._row_height(len(shown))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked in self.rows():
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marked = None
        self.pointed.emit(None, QPointF())

    def height_for(self) -> float:
        """With which all parts find room, in design pixels."""
        parts = 0 if self._reading is None else len(self._reading.parts)
        return HEAD + (KEY if self._stage == UPDATE else 0.0) + LEAST_ROW * parts

    def _key_height(self) -> float:
        few = self.design_height() < HEAD + KEY + LEAST_ROW * FEW
        decays = self._reading is not None and bool((self._reading.sizes("step_decays") > 0).any())
        return KEY if self._stage == UPDATE and decays and not few else 0.0

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._reading is not None:
            key = (self.look, width, height, self._reading, self._stage)
            self._painted.draw(painter, Box(0, 0, width, height), key, partial(self._paint, width), self.ground())

    def _paint(self, width: float, painter: QPainter) -> None:
        reading, rows = self._reading, self.rows()
        if reading is None or not rows:
            return
        row_height = self._row_height(len(rows))
        names = [part_variants(reading.parts[row]) for row in rows]
        columns = columns_shown(self._stage, width)
        most = (NAMES if len(columns) > 1 else NAMES_ALONE) * width
        if MEMORY in columns:  # names are whole as long as a short bar is left
            most = max(most, width - WAY - GAP - MEMORY_ALONE - (len(columns) - 1) * (GAP + LEAST_NUMBER + SHORT_BAR))
        several = len(reading.parts)
        told = tr("{shown} of {every} parts shown").format(shown=len(names), every=several)
        face = _face(row_height)
        widest = max(text_width(told, "label") - GAP + 12, *(text_width(words[0], face) for words in names))
        name_width = min(most, widest + 4)
        self._paint_names(painter, told, names, QRectF(WAY, HEAD, name_width, row_height))
        start = WAY + name_width + GAP
        for column, (x, wide) in zip(columns, column_places(columns, start, width), strict=True):
            place = QRectF(x, HEAD, wide, row_height)
            self._paint_head(painter, column, place)
            for position, row in enumerate(rows):
                self._paint_bar(painter, column, row, place.translated(0, position * row_height))
        foot = HEAD + len(rows) * row_height
        self._paint_way(painter, foot)
        if self._key_height():
            self._paint_key(painter, foot + 2, width)

    def _paint_names(self, painter: QPainter, told: str, names: Sequence[Sequence[str]], place: QRectF) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        room = place.width() + GAP - 8
        painter.drawText(QRectF(place.left(), 0, room, HEAD - 18), LEFT, elided(told, "label", room))
        face = _face(place.height())
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text2"))
        for position, name in enumerate(names):
            row = place.translated(0, position * place.height())
            fitting = first_fitting(name, place.width(), QFontMetricsF(font(face)))
            painter.drawText(row, LEFT, elided(fitting, face, place.width()))

    def _paint_head(self, painter: QPainter, column: SizeColumn, place: QRectF) -> None:
        now = column.stage == self._stage
        role = "label_strong" if now else "label"
        painter.setFont(font(role))
        painter.setPen(self.look.colour("text" if now else "text3"))
        track = self._track(place)
        ends = [share_text(tick) if column.is_share else scale_text(tick) for tick in column.scale.ticks[::2]]
        with_ends = track.width() > sum(text_width(end, "tick") + 3 for end in ends)
        lines = fitting_lines(column.words, place.width(), QFontMetricsF(font(role)), 1 if with_ends else 2)
        for number, line in enumerate(lines):
            words = elided(line, role, place.width())
            painter.drawText(QRectF(place.left(), HEAD_LINE * number, place.width(), HEAD - 18), LEFT, words)
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        if with_ends:
            for end, align in zip(ends, (LEFT, RIGHT), strict=True):
                painter.drawText(QRectF(track.left(), HEAD - 19, track.width(), 16), align, end)

    def _track(self, place: QRectF) -> QRectF:
        large = LARGE_NUMBER if place.height() >= LARGE_ROW else NUMBER
        number = LEAST_NUMBER if place.width() < WITH_BAR else large
        return QRectF(place.left(), place.top(), max(10.0, place.width() - number), place.height())

    def _paint_bar(self, painter: QPainter, column: SizeColumn, row: int, place: QRectF) -> None:
        reading = self._reading
        assert reading is not None
        size, track = float(reading.shown(column)[row]), self._track(place)
        now = column.stage == self._stage
        painter.setFont(font(_face(place.height())))
        painter.setPen(self.look.colour("text" if now else "text2"))
        number = QRectF(track.right(), place.top(), place.right() - track.right(), place.height())
        share = column.scale.share(size)
        if math.isnan(share):
            painter.setPen(self.look.colour("text3"))
            painter.drawText(number, RIGHT, "–" if reading.is_whole or column.stage != UPDATE else "…")
            return
        painter.drawText(number, RIGHT, shown_text(reading, column, row))
        if column is MEMORY and place.width() <= MEMORY_ALONE:
            return
        thick = min(MOST_BAR, place.height() - 2 * max(2.0, place.height() * 0.2))
        if column is MEMORY:
            thick = max(4.0, thick / 3)  # a share of a direction, no length
        inner = QRectF(track.left(), track.center().y() - thick / 2, track.width(), thick)
        painter.fillRect(inner, self.look.colour("raised", 0.6))
        bar = QRectF(inner.left(), inner.top(), max(1.0, inner.width() * share) if size else 0.0, inner.height())
        painter.fillRect(bar, self.look.tint(ROLES[column.stage], 0.9 if now else 0.5))
        self._paint_cut(painter, column.scale.beyond(size), inner)
        if column is MOVES:
            self._paint_decay(painter, column, row, inner)

    def _paint_cut(self, painter: QPainter, way: int, inner: QRectF) -> None:
        """A point at the end of the scale beyond which the bar goes on."""
        if not way:
            return
        x, y = (inner.right() if way > 0 else inner.left()), inner.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text"))
        points = (QPointF(x + CUT * way, y), QPointF(x - CUT * way, y - CUT), QPointF(x - CUT * way, y + CUT))
        painter.drawPolygon(QPolygonF(list(points)))

    def _paint_decay(self, painter: QPainter, column: SizeColumn, row: int, inner: QRectF) -> None:
        assert self._reading is not None
        sizes = self._reading.sizes
        decay = 100 * float(sizes("step_decays")[row] / (sizes("step_weights")[row] or math.nan))
        if decay > 0 and not column.scale.beyond(decay):
            x = inner.left() + inner.width() * column.scale.share(decay)
            painter.setPen(QPen(self.look.colour("text"), 2))
            painter.drawLine(QPointF(x, inner.top() - 1), QPointF(x, inner.bottom() + 1))

    def _paint_way(self, painter: QPainter, foot: float) -> None:
        """An arrow beside the names: numbers go down, gradients come up."""
        way = direction_of(self._stage)
        if not way:
            return
        x, top, bottom = 8.0, HEAD + 6, foot - 6
        colour = self.look.colour(ROLES[self._stage])
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        end = bottom if way > 0 else top
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        points = (QPointF(x, end + 5 * way), QPointF(x - 6, end - 5 * way), QPointF(x + 6, end - 5 * way))
        painter.drawPolygon(QPolygonF(list(points)))

    def _paint_key(self, painter: QPainter, top: float, width: float) -> None:
        """What the mark at the bars is; in short where there is less room."""
        words = first_fitting(KEYS, width - 24, QFontMetricsF(font("label")))
        x = max(0.0, width - 24 - text_width(words, "label"))
        painter.setPen(QPen(self.look.colour("text"), 2))
        painter.drawLine(QPointF(x + 6, top + 3), QPointF(x + 6, top + 17))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(x + 18, top, width - x - 18, KEY), LEFT, words)


def column_places(columns: Sequence[SizeColumn], left: float, right: float) -> list[tuple[float, float]]:
    """Left end and width of each column, equally wide; where there is little room the share of earlier batches is a
    number without a bar.
    """
    each = (right - left + GAP) / len(columns) - GAP
    widths = [each] * len(columns)
    if MEMORY in columns and each < WITH_BAR:
        others = (right - left - MEMORY_ALONE - GAP) / max(1, len(columns) - 1) - GAP * (len(columns) - 2)
        widths = [MEMORY_ALONE if column is MEMORY else max(10.0, others) for column in columns]
    return [(left + sum(widths[:number]) + GAP * number, wide) for number, wide in enumerate(widths)]


def _face(row_height: float) -> str:
    return "caption" if row_height >= LARGE_ROW else "label"


def shown_text(reading: SizesReading, column: SizeColumn, row: int) -> str:
    """The number at a bar."""
    shown = float(reading.shown(column)[row])
    if column is MOVES and math.isinf(shown):
        return tr("from 0")
    return share_text(shown) if column.is_share else three_digits(shown)


def scale_text(size: float) -> str:
    """An end of a scale: "0.01", "1", "100", "1e−8"."""
    return as_written(f"{size:g}") if 1e-3 <= size < 1e4 else three_digits(size).replace(".0e", "e")
