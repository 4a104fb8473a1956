"""Chances of tokens before and after temperature, top-k and top-p, as two bars in each row, or one where they agree."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import count, percent
from scoutview.graphics.base.token_label import quoted_sign, token_label
from scoutview.panels.next_token.plan import (
    BEFORE_SHARE,
    LARGEST_PITCH,
    LINE,
    PADDING,
    TITLE,
    Draw,
    ShownRows,
    choose_rows,
    left_over,
)

WIDEST, NUMBER_GAP = ">99.9 %", 12.0
BOTH_FROM = 420.0  # design pixels of width that hold both numbers
LABEL_WIDTH = 120.0
OWN = "the model's"
SWATCH, GAP = 19.0, 16.0
SHORTEST = 2.0
SHADE, SHADES = 0.42, 0.5  # of a bar without length, and what all of it adds
INSET = 0.14  # of a row, above and below its bars
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft  # joined once: Python joins flags slowly
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PairedBars(Canvas):
    """ShownRows of label, two bars and numbers, a line of the others below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._draw: Draw | None = None
        self._strong: Sequence[str] = ("drawn from",)
        self._notes: Sequence[str] = ()
        self._paired = True
        self._tracks = Layer()

    def show_draw(self, draw: Draw, strong: Sequence[str], notes: Sequence[str], *, paired: bool) -> None:
        """`strong` says what the strong bar is, its longest wording first; `notes` stand beside it, as many as fit.

        Not `paired`: it is the only one.
        """
        self._draw, self._strong, self._notes, self._paired = draw, strong, notes, paired
        self.setAccessibleName(" ".join((f"Chances of the next token, {strong[0]}:", *_told(draw), *notes)))
        self.setToolTip(f"{count(draw.kept)} of {count(draw.vocabulary)} tokens can be drawn")
        self.update()

    def rows(self) -> ShownRows | None:
        """What is shown at this size."""
        draw = self._draw
        if draw is None:
            return None
        return choose_rows(len(draw.names), draw.drawn_rank, draw.vocabulary, self.design_height())

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        draw, rows = self._draw, self.rows()
        if draw is None or rows is None:
            return
        pitch = min(LARGEST_PITCH, max(1.0, (height - TITLE - LINE) / len(rows.ranks)))
        label = min(LABEL_WIDTH, (width - 2 * PADDING) / 3)
        numbers = (2 if self._tells_both else 1) * _number_width()
        track = max(20.0, width - 2 * PADDING - label - numbers)
        self._paint_head(painter, PADDING + label if width >= BOTH_FROM else PADDING, width - PADDING)
        tracks = Box(PADDING + label, TITLE, track, len(rows.ranks) * pitch)
        paint_tracks = partial(self._paint_tracks, tracks=tracks, pitch=pitch)
        self._tracks.draw(painter, tracks, (self.look, tracks, pitch), paint_tracks)
        for index, rank in enumerate(rows.ranks):
            box = QRectF(PADDING, TITLE + index * pitch, width - 2 * PADDING, pitch)
            self._paint_row(painter, box, draw.row(rank), is_drawn=rank == draw.drawn_rank, label=label, track=track)
        self._paint_others(
            painter, draw, rows, QRectF(PADDING, TITLE + len(rows.ranks) * pitch, width - 2 * PADDING, LINE)
        )

    def _paint_head(self, painter: QPainter, left: float, right: float) -> None:
        """What the two bars are, and what else there is room to say."""
        painter.setFont(font("label"))
        swatches = [(OWN, self.look.colour("axis"), 3.0)] if self._paired else []
        room = right - left - SWATCH - sum(SWATCH + GAP + text_width(text, "label") for text, _, _ in swatches)
        room -= sum(GAP + text_width(note, "label") for note in self._notes[:1])
        said = next((text for text in self._strong if text_width(text, "label") <= room), self._strong[-1])
        for text, colour, high in (*swatches, (said, self._strong_colour(), 9.0)):
            painter.fillRect(QRectF(left, TITLE / 2 - high / 2, SWATCH - 5, high), colour)
            left = self._paint_word(painter, text, left + SWATCH, "text2")
        for note in self._notes:
            if left + text_width(note, "label") <= right:
                left = self._paint_word(painter, note, left, "text3")

    def _strong_colour(self) -> QColor:
        """Of the longest bar, which the legend is about."""
        longest = 0.0 if self._draw is None else float(np.nanmax(self._draw.after, initial=0.0))
        return self.look.magnitude(SHADE + SHADES * longest)

    def _paint_word(self, painter: QPainter, text: str, left: float, role: str) -> float:
        """Where the next one begins."""
        wide = text_width(text, "label")
        painter.setPen(self.look.colour(role))
        painter.drawText(QRectF(left, 0, wide + 2, TITLE), LEFT, text)
        return left + wide + GAP

    def _paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        row: tuple[str, float, float],
        *,
        is_drawn: bool,
        label: float,
        track: float,
    ) -> None:
        name, before, after = row
        face = "bar_strong" if is_drawn else "bar"
        words = QRectF(box.left(), box.top(), label - 12, box.height())
        text = elided(quoted_sign(token_label(name)), face, words.width())
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text" if is_drawn else "text2" if after > 0 else "text3"))
        painter.drawText(words, RIGHT, text)
        if after <= 0:
            line = words.right() - text_width(text, face)
            painter.drawLine(QPointF(line, box.center().y()), QPointF(words.right(), box.center().y()))
        self._paint_bars(painter, QRectF(box.left() + label, box.top(), track, box.height()), before, after)
        if is_drawn:
            self._paint_mark(painter, QRectF(box.left() + label, box.top(), track, box.height()))
        wide = _number_width()
        numbers = QRectF(box.right() - wide, box.top(), wide, box.height())
        painter.setPen(self.look.colour("text" if is_drawn else "text2"))
        painter.drawText(numbers, RIGHT, percent(after) if after > 0 else "–")
        if self._tells_both:
            painter.setFont(font("bar"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(numbers.translated(-wide, 0), RIGHT, percent(before))

    def _paint_tracks(self, painter: QPainter, tracks: Box, pitch: float) -> None:
        """Where a bar would be as long as it can: the same at every frame."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised", 0.45))
        for row in range(round(tracks.height / pitch)):
            top = tracks.y + (row + INSET) * pitch
            painter.drawRoundedRect(QRectF(tracks.x, top, tracks.width, (1 - 2 * INSET) * pitch), 3, 3)

    def _paint_bars(self, painter: QPainter, track: QRectF, before: float, after: float) -> None:
        inset, thick = INSET * track.height(), (1 - 2 * INSET) * track.height()
        thin = BEFORE_SHARE * thick - 1 if self._paired else -1.0
        painter.setPen(Qt.PenStyle.NoPen)
        if self._paired:
            painter.setBrush(self.look.colour("axis"))
            painter.drawRect(QRectF(track.left(), track.top() + inset, max(SHORTEST, track.width() * before), thin))
        if after > 0:
            painter.setBrush(self.look.magnitude(SHADE + SHADES * after))
            top = track.top() + inset + thin + 1
            bar = QRectF(track.left(), top, max(SHORTEST, track.width() * after), thick - thin - 1)
            painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), min(3.0, bar.width() / 2))

    def _paint_mark(self, painter: QPainter, track: QRectF) -> None:
        """A ring around the row's bar: this one was drawn."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        inset = 0.07 * track.height()
        painter.drawRoundedRect(track.adjusted(-2, inset, 2, -inset), 5, 5)

    @property
    def _tells_both(self) -> bool:
        """Whether both numbers are told of each token."""
        return self._paired and self.design_width() >= BOTH_FROM

    def _paint_others(self, painter: QPainter, draw: Draw, rows: ShownRows, box: QRectF) -> None:
        shown = [draw.row(rank) for rank in rows.ranks]
        before, after = left_over([row[1] for row in shown]), left_over([row[2] for row in shown])
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        if rows.others:
            left = percent(after) if draw.kept > sum(row[2] > 0 for row in shown) else "–"
            numbers = f"{percent(before)} → {left}" if self._tells_both else left
            room = box.width() - text_width(numbers, "label") - 10
            said = (f"the other {count(rows.others)} tokens", f"{count(rows.others)} others")
            told = next((text for text in said if text_width(text, "label") <= room), said[-1])
            painter.drawText(box, LEFT, elided(told, "label", room))
            painter.drawText(box, RIGHT, numbers)


def _number_width() -> float:
    """Of a column, with the gap before it."""
    return text_width(WIDEST, "bar_strong") + NUMBER_GAP


def _told(draw: Draw) -> list[str]:
    """The three likeliest in words, for who cannot see them."""
    return [
        f"{token_label(str(name))} {percent(float(before))}, then {percent(float(after))};"
        for name, before, after in zip(draw.names[:3], draw.before, draw.after, strict=False)
    ]
