"""A short list of tokens with their chances, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import percent
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.residual_stream.plan import ROW

NUMBER = 60.0
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TopTokens(Chooser):
    """A part is a row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._names: tuple[str, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._chosen = -1
        self._title = ""
        self.setToolTip("Click a token to see who moved its score")

    def show_tokens(self, title: str, names: Sequence[str], shares: Sequence[float], chosen: int) -> None:
        self._title, self._names, self._shares = title, tuple(map(str, names)), tuple(map(float, shares))
        self._chosen = chosen
        self.setAccessibleName("; ".join(f"{token_label(n)} {percent(s)}" for n, s in zip(names, shares, strict=True)))
        self.update()

    def rows(self) -> int:
        return min(len(self._names), max(0, int((self.design_height() - ROW) // ROW)))

    def part_at(self, point: QPointF) -> int | None:
        row = int((point.y() - ROW) // ROW)
        return row if 0 <= row < self.rows() else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self.rows() and rows:
            self.chosen.emit(min(max(self._chosen + rows, 0), self.rows() - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QRectF(0, 0, width, ROW), LEFT, elided(self._title, "label", width))
        for row in range(self.rows()):
            box = QRectF(0, ROW * (row + 1), width, ROW)
            strong = row == self._chosen
            face = "label_strong" if strong else "label"
            track = QRectF(0, box.top() + 2, max(2.0, width * self._shares[row]), ROW - 4)
            painter.fillRect(track, self.look.colour("wash" if strong else "raised"))
            painter.setFont(font(face))
            painter.setPen(self.look.colour("text" if strong else "text2"))
            name = elided(token_label(self._names[row]), face, width - NUMBER - 8)
            painter.drawText(box.adjusted(6, 0, 0, 0), LEFT, name)
            painter.drawText(box.adjusted(0, 0, -4, 0), RIGHT, percent(self._shares[row]))
