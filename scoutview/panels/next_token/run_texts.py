"""The same text as the model wrote it at several steps of its training, one line each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.token_label import BLANKS
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.next_token.plan import LINE, TITLE, whole_words

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

TITLES = ("The same text, written on at several steps of the training", "At several steps of the training")


class RunTexts(Chooser):
    """A part is the number of a row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._steps: tuple[int, ...] = ()
        self._texts: Mapping[int, str] = {}
        self._current = -1
        self.setToolTip("Click a line to see that step of the training")

    def show_texts(self, steps: Sequence[int], texts: Mapping[int, str], current: int) -> None:
        """Lines for these steps, with the texts that are there already.

        `current` is the step on screen, be it one of these or not.
        """
        self._steps, self._texts, self._current = tuple(steps), texts, current
        told = "; ".join(f"step {step}: {texts[step]}" for step in steps if step in texts)
        self.setAccessibleName(f"Written on at several steps: {told}")
        self.update()

    def rows(self) -> tuple[int, ...]:
        """The steps that find room: the last ones go first, but the newest stays."""
        room = max(0, int((self.design_height() - TITLE + 1) // LINE))  # its height is whole pixels
        if len(self._steps) <= room:
            return self._steps
        return (*self._steps[: room - 1], self._steps[-1]) if room else ()

    def part_at(self, point: QPointF) -> int | None:
        row = int((point.y() - TITLE) // LINE)
        return row if 0 <= row < len(self.rows()) else None

    def move_choice(self, rows: int, columns: int) -> None:
        shown = self.rows()
        if shown and rows:
            place = shown.index(self._current) if self._current in shown else 0
            self.chosen.emit(min(max(place + rows, 0), len(shown) - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._steps:
            return
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        title = next((each for each in TITLES if text_width(each, "label") <= width), TITLES[-1])
        painter.drawText(QRectF(0, 0, width, TITLE), LEFT, elided(title, "label", width))
        rows = self.rows()
        column = max((text_width(count(step), "bar") for step in rows), default=0.0)
        for number, step in enumerate(rows):
            box = QRectF(0, TITLE + number * LINE, width, LINE)
            self._paint_row(painter, box, step, column)

    def _paint_row(self, painter: QPainter, box: QRectF, step: int, column: float) -> None:
        current = step == self._current
        face = "bar_strong" if current else "bar"
        painter.setFont(font(face))
        painter.setPen(self.look.colour("accent" if current else "text3"))
        painter.drawText(QRectF(box.left(), box.top(), column + 8, box.height()), RIGHT, count(step))
        text = "".join(BLANKS.get(letter, letter) for letter in self._texts.get(step, "…"))
        left = column + 22
        painter.setPen(self.look.colour("text" if current else "text2"))
        room = max(10.0, box.width() - left)
        words = whole_words(text.strip() or "␣", room, lambda words: text_width(words, face))
        painter.drawText(QRectF(left, box.top(), box.width() - left, box.height()), LEFT, elided(words, face, room))
