"""How likely a token was at several steps of the training, and how the model went on with the text: a line each."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from math import isfinite, nan

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_on, text_width
from scoutview.graphics.base.numbers import count, percent
from scoutview.graphics.base.token_label import BLANKS
from scoutview.graphics.runs.compared_plan import kept_steps
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.next_token.plan import RUN_LINE, TITLE, whole_words

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

STEP_NAMED_FROM = 420.0  # design pixels
CELL = 84.0  # of a per cent, over the colour of its size


class RunTexts(Chooser):
    """A part is the number of a row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._steps: tuple[int, ...] = ()
        self._texts: Mapping[int, str] = {}
        self._likely: Mapping[int, float] = {}
        self._titles: tuple[str, ...] = ("",)
        self._current = -1
        self._painted = Layer()
        self.setToolTip("Click a line to see that step of the training")

    def show_texts(
        self,
        titles: Sequence[str],
        steps: Sequence[int],
        texts: Mapping[int, str],
        likely: Mapping[int, float],
        current: int,
    ) -> None:
        """Lines for these steps, with the texts and the probabilities that are there already.

        `titles` say the same from long to short; `current` is the step on screen, be it one of these or not.
        """
        before = self._shown()
        self._steps, self._texts, self._likely = tuple(steps), texts, likely
        self._titles, self._current = tuple(titles), current if current in steps else -1
        if self._shown() == before:
            return  # as at the frame before
        told = "; ".join(f"step {step}: {percent(likely.get(step, nan))} {texts.get(step, '…')}" for step in steps)
        self.setAccessibleName(f"{titles[0]}: {told}")
        self.update()

    def _shown(self) -> tuple[Hashable, ...]:
        lines = tuple((step, self._texts.get(step), self._likely.get(step)) for step in self._steps)
        return self._titles, lines, self._current

    def rows(self) -> tuple[int, ...]:
        """The steps that find room, about evenly spread, the newest one always."""
        room = max(0, int((self.design_height() - TITLE + 1) // RUN_LINE))  # its height is whole pixels
        return tuple(kept_steps(self._steps, room))

    def part_at(self, point: QPointF) -> int | None:
        row = int((point.y() - TITLE) // RUN_LINE)
        return row if 0 <= row < len(self.rows()) else None

    def move_choice(self, rows: int, columns: int) -> None:
        shown = self.rows()
        if shown and rows:
            place = shown.index(self._current) if self._current in shown else 0
            self.chosen.emit(min(max(place + rows, 0), len(shown) - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._steps:
            return
        key = (self.look, width, height, self._shown())
        paint = partial(self._paint_all, width=width)
        self._painted.draw(painter, Box(0, 0, width, height), key, paint, self.ground())

    def _paint_all(self, painter: QPainter, width: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        title = next((each for each in self._titles if text_width(each, "label") <= width), self._titles[-1])
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(title, "label", width))
        rows = self.rows()
        named = width >= STEP_NAMED_FROM
        names = [f"step {count(step)}" if named else count(step) for step in rows]
        column = max((text_width(name, "caption_strong") for name in names), default=0.0)
        for number, (step, name) in enumerate(zip(rows, names, strict=True)):
            self._paint_row(painter, QRectF(0, TITLE + number * RUN_LINE, width, RUN_LINE), step, name, column)

    def _paint_row(self, painter: QPainter, box: QRectF, step: int, name: str, column: float) -> None:
        current = step == self._current
        face = "caption_strong" if current else "caption"
        painter.setFont(font(face))
        painter.setPen(self.look.colour("accent" if current else "text3"))
        painter.drawText(QRectF(box.left(), box.top(), column, box.height()), RIGHT, name)
        cell = QRectF(box.left() + column + 10, box.top() + 1, CELL, box.height() - 2)
        self._paint_share(painter, cell, self._likely.get(step, nan), face)
        told = " ".join(filter(None, self._texts.get(step, "…").split(" ")))  # a blank token would look like a slip
        text = "".join(BLANKS.get(letter, letter) for letter in told)
        left = cell.right() + 10
        painter.setPen(self.look.colour("text" if current else "text2"))
        room = max(10.0, box.right() - left)
        words = whole_words(text or "␣", room, lambda words: text_width(words, face))
        painter.drawText(QRectF(left, box.top(), room, box.height()), LEFT, words)

    def _paint_share(self, painter: QPainter, cell: QRectF, share: float, face: str) -> None:
        if not isfinite(share):
            return
        colour = self.look.magnitude(share)
        painter.fillRect(cell, colour)
        painter.setPen(text_on(colour))
        painter.setFont(font(face))
        painter.drawText(cell.adjusted(0, 0, -6, 0), RIGHT, percent(share))
