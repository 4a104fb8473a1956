"""The button that says whether the newest frame is followed or this one is held."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from scoutview.graphics.base.look import Look, font, text_width


class FollowPill(QAbstractButton):
    """Following or held, in a width that no state changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._words = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self.setFixedSize(look.px(158), look.px(30))
        self.update()

    def text(self) -> str:
        return self._words

    def show_state(self, *, following: bool, words: str) -> None:
        if words == self._words and following == self.isChecked():
            return
        self._words = words
        self.setChecked(following)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self.look.scale, self.look.scale)
        whole = self.width() / self.look.scale
        width = min(whole, text_width(self._words, "label") + 42)
        pill = QRectF(whole - width + 1, 1, width - 2, 28)
        painter.setPen(QPen(self.look.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("wash" if self.isChecked() else "raised"))
        painter.drawRoundedRect(pill, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent" if self.isChecked() else "text2"))
        sign = QRectF(pill.left() + 12, 11, 8, 8)
        painter.drawRoundedRect(sign, 4 if self.isChecked() else 2, 4 if self.isChecked() else 2)
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("label"))
        painter.drawText(pill.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
