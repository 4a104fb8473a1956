"""A panel on the stage: its ground, and one line above it where it has company."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.panels.panel import Panel
from scoutview.window.stage.plan import HEADER, RADIUS


class StagePanel(QWidget):
    """Holds one panel. Alone it needs no title of its own: the scene has one."""

    def __init__(self, panel: Panel, parent: QWidget, *, alone: bool) -> None:
        super().__init__(parent)
        self.panel = panel
        self._header = 0.0 if alone else HEADER
        self._look: Look | None = None  # until it has a place
        panel.setParent(self)
        panel.explanation_changed.connect(self.update)
        self.setAccessibleName(panel.title)

    def place(self, box: Box, look: Look) -> None:
        """Stand here; `look` is for the panel."""
        if look != self._look:
            self._look = look
            self.setStyleSheet(stylesheet(look))
            self.panel.set_look(look)
        self.setGeometry(*(round(side) for side in box))
        top, bottom = look.px(self._header) if self._header else look.px(6), look.px(RADIUS) // 2
        self.panel.setGeometry(1, top, max(1, self.width() - 2), max(1, self.height() - top - bottom))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        look = self.panel.look
        painter.scale(look.scale, look.scale)
        width, height = self.width() / look.scale, self.height() / look.scale
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), RADIUS, RADIUS)
        if self._header:
            self._paint_header(painter, width)
        painter.end()

    def _paint_header(self, painter: QPainter, width: float) -> None:
        """The title, and what one sees where there is room for all of it."""
        look = self.panel.look
        left, room = 16.0, width - 32
        for text, role, colour in (
            (self.panel.title, "title", "text"),
            (self.panel.explanation(), "label", "text2"),
        ):
            metrics = QFontMetricsF(font(role))
            taken = metrics.horizontalAdvance(text)
            if taken > room and role == "label":
                return
            painter.setFont(font(role))
            painter.setPen(look.colour(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, 8, room, HEADER - 10), Qt.AlignmentFlag.AlignVCenter, shown)
            left, room = left + taken + 14, room - taken - 14
