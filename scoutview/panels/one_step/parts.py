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
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.one_step.plan import (
    BACK,
    FORWARD,
    UPDATE,
    SizeColumn,
    SizesReading,
    columns_shown,
    direction_of,
    rows_shown,
)
from scoutview.panels.one_step.words import part_words

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
HEAD, KEY = 40.0, 20.0  # of the words over the columns, and of the key below them
LEAST_ROW, MOST_ROW = 18.0, 34.0
FEW = 3  # parts that are shown rather than the key
WAY = 22.0  # of the arrow beside the names
NAMES, NAMES_ALONE = 0.34, 0.44  # of the width at most, beside several columns and beside one
NUMBER = 64.0
GAP = 20.0  # between columns
KEYS = (("direction from memory", "from this batch", "weight decay alone"), ("memory", "this batch", "decay"))
ROLES = {FORWARD: "series1", BACK: "validation", UPDATE: "train"}


class PartsPicture(Chooser):
    """A row for each part, a bar for each size on a scale that stays the same. A part is its place among all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._reading: SizesReading | None = None
        self._stage = FORWARD
        self._marked: int | None = None  # by the arrow keys
        self._painted = Layer()
        self.setToolTip("Click a part to see its matrix (the arrow keys and Enter, when this has the focus)")

    def show_reading(self, reading: SizesReading, stage: int) -> None:
        self._reading, self._stage = reading, stage
        columns = columns_shown(stage, math.inf)
        known = [column for column in columns if column.stage <= stage]
        told = (
            f"{part_words(part)}: "
            + ", ".join(f"{column.words[0]} {three_digits(reading.sizes(column.name)[row])}" for column in known)
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
        known = self._reading is not None and self._reading.has_update
        return KEY if self._stage == UPDATE and known and not few else 0.0

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._reading is not None:
            key = (self.look, width, height, self._reading, self._stage)
            self._painted.draw(painter, Box(0, 0, width, height), key, partial(self._paint, width), self.ground())

    def _paint(self, width: float, painter: QPainter) -> None:
        reading, rows = self._reading, self.rows()
        if reading is None or not rows:
            return
        row_height = self._row_height(len(rows))
        names = [part_words(reading.parts[row]) for row in rows]
        columns = columns_shown(self._stage, width)
        most = (NAMES if len(columns) > 1 else NAMES_ALONE) * width
        told = f"{len(names)} of {len(reading.parts)} parts"
        name_width = min(most, max(text_width(words, "label") for words in (told, *names)) + 4)
        self._paint_names(painter, told, names, QRectF(WAY, HEAD, name_width, row_height))
        start = WAY + name_width + GAP
        each = (width - start + GAP) / len(columns) - GAP
        for number, column in enumerate(columns):
            place = QRectF(start + number * (each + GAP), HEAD, each, row_height)
            self._paint_head(painter, column, place)
            if column.stage <= self._stage:
                for position, row in enumerate(rows):
                    self._paint_bar(painter, column, row, place.translated(0, position * row_height))
        foot = HEAD + len(rows) * row_height
        self._paint_way(painter, foot)
        if self._key_height():
            self._paint_key(painter, foot + 2, width)

    def _paint_names(self, painter: QPainter, told: str, names: list[str], place: QRectF) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        head = QRectF(place.left(), 0, place.width(), HEAD - 18)
        painter.drawText(head, LEFT, elided(told, "label", place.width()))
        painter.setPen(self.look.colour("text2"))
        for position, name in enumerate(names):
            row = place.translated(0, position * place.height())
            painter.drawText(row, LEFT, elided(name, "label", place.width()))

    def _paint_head(self, painter: QPainter, column: SizeColumn, place: QRectF) -> None:
        now = column.stage == self._stage
        role = "label_strong" if now else "label"
        painter.setFont(font(role))
        painter.setPen(self.look.colour("text" if now else "text3"))
        words = first_fitting(column.words, place.width(), QFontMetricsF(font(role)))
        painter.drawText(QRectF(place.left(), 0, place.width(), HEAD - 18), LEFT, elided(words, role, place.width()))
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        track = self._track(place)
        for tick, align in zip(column.scale.ticks[::2], (LEFT, RIGHT), strict=True):
            if track.width() > 90:
                painter.drawText(QRectF(track.left(), HEAD - 19, track.width(), 16), align, scale_text(tick))

    def _track(self, place: QRectF) -> QRectF:
        return QRectF(place.left(), place.top(), max(10.0, place.width() - NUMBER), place.height())

    def _paint_bar(self, painter: QPainter, column: SizeColumn, row: int, place: QRectF) -> None:
        reading = self._reading
        assert reading is not None
        size, track = float(reading.sizes(column.name)[row]), self._track(place)
        painter.setFont(font("label"))
        now = column.stage == self._stage
        painter.setPen(self.look.colour("text" if now else "text2"))
        number = QRectF(track.right(), place.top(), NUMBER, place.height())
        share = column.scale.share(size)
        if math.isnan(share):
            painter.setPen(self.look.colour("text3"))
            painter.drawText(number, RIGHT, "–" if reading.is_whole or column.stage != UPDATE else "…")
            return
        painter.drawText(number, RIGHT, three_digits(size))
        inner = track.adjusted(0, max(2.0, place.height() * 0.2), 0, -max(2.0, place.height() * 0.2))
        painter.fillRect(inner, self.look.colour("raised", 0.6))
        bar = QRectF(inner.left(), inner.top(), max(1.0, inner.width() * share), inner.height())
        role = ROLES[column.stage]
        painter.fillRect(bar, self.look.tint(role, 0.9 if now else 0.5))
        if column.stage == UPDATE:
            self._paint_memory(painter, row, bar)
            self._paint_decay(painter, column, row, inner)

    def _paint_memory(self, painter: QPainter, row: int, bar: QRectF) -> None:
        """The share of its direction that is memory, faint at the left of the bar."""
        assert self._reading is not None
        memory = QRectF(bar.left(), bar.top(), bar.width() * float(self._reading.memory[row]), bar.height())
        painter.fillRect(memory, self.look.tint("train", 0.45))

    def _paint_decay(self, painter: QPainter, column: SizeColumn, row: int, inner: QRectF) -> None:
        assert self._reading is not None
        decay = float(self._reading.sizes("step_decays")[row])
        if decay > 0:
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
        """What the two shades of the last column are, and its mark; in short where there is less room."""
        assert self._reading is not None
        decays = bool((self._reading.sizes("step_decays") > 0).any())
        variants = [words if decays else words[:2] for words in KEYS]
        words = next((words for words in variants if _key_width(words) <= width), variants[-1])
        needed = _key_width(words)
        x = max(0.0, width - needed) if needed <= width else 0.0
        painter.setFont(font("label"))
        for text, shade in zip(words, (0.45, 0.9), strict=False):
            painter.fillRect(QRectF(x, top + 5, 12, 10), self.look.tint("train", shade))
            x = self._paint_key_words(painter, text, x, top)
        if decays:
            painter.setPen(QPen(self.look.colour("text"), 2))
            painter.drawLine(QPointF(x + 6, top + 3), QPointF(x + 6, top + 17))
            self._paint_key_words(painter, words[-1], x, top)

    def _paint_key_words(self, painter: QPainter, text: str, x: float, top: float) -> float:
        painter.setPen(self.look.colour("text3"))
        wide = text_width(text, "label")
        painter.drawText(QRectF(x + 18, top, wide + 2, KEY), LEFT, text)
        return x + 18 + wide + 14


def _key_width(words: Sequence[str]) -> float:
    return sum(text_width(text, "label") + 18 for text in words) + 14 * (len(words) - 1) + 4


def scale_text(size: float) -> str:
    """An end of a scale: "0.01", "1", "100", "1e−8"."""
    return f"{size:g}" if 1e-3 <= size < 1e4 else three_digits(size).replace(".0e", "e")
