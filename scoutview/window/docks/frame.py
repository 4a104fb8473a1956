"""The frame of a panel in the window: its header with title and tools, and its body with what it says of itself."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, fitting_role, font, text_width
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.window.base.overlays import HEADING

HEADER_HEIGHT, TITLE_HEIGHT = 58.0, 36.0  # with a line of what the panel says of itself, and without it
LEAST_BODY = 60.0
LINE = 19.0  # of the sentence
FIRST_LINE, SIDE = 35.0, 16.0  # where it begins
FINDING_LINE, BELOW_FINDING = 28.0, 6.0
RADIUS = 10.0


def _rounded(rect: QRectF, radius: float, *, top: bool) -> QPainterPath:
    """A rectangle with two round corners, at its top or its bottom."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    square = QPainterPath()
    half = rect.height() / 2
    square.addRect(rect.adjusted(0, half, 0, 0) if top else rect.adjusted(0, 0, 0, -half))
    return path.united(square)


class Header(QWidget):
    """Title, tools, and the beginning of the sentence that says what one sees."""

    maximise_asked = Signal()

    def __init__(self, panel: Panel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self.look = look
        self.more = self._tool(tr("Choices of this panel that have no room in it now"))
        self.more.hide()
        self.info = self._tool(tr("The formula, with this frame's numbers  (Ctrl+I)"))
        self.share = self._tool(tr("Export this panel  (Ctrl+E)"))
        self.maximise = self._tool(tr("Maximise  (double click on the title; Escape restores)"))
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        for tool in (self.more, self.info, self.share, self.maximise):
            self._layout.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self._maximised = self._low = False
        self._line = ""
        self.set_look(look)

    def _tool(self, tooltip: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setProperty("role", "ghost")
        tool.setToolTip(tooltip)
        tool.setAccessibleName(f"{self._panel.title}: {tooltip}")
        tool.installEventFilter(self)
        return tool

    def set_look(self, look: Look) -> None:
        self.look = look
        px = look.px
        self._take_height()
        self._layout.setContentsMargins(px(16), px(6), px(8), 0)
        self._layout.setSpacing(0)
        self._draw_icons()

    def _take_height(self) -> None:
        height = self.look.px(TITLE_HEIGHT if self._low else HEADER_HEIGHT)
        self._size = QSize(self.look.px(220), height)  # asked for 16,000 times until the docks of a lab stand
        self.setFixedHeight(height)
        self.setProperty(HEADING, height)

    def set_low(self, low: bool) -> None:
        """The title alone, so that more of the picture is seen; or with a line below it."""
        if low != self._low:
            self._low = low
            self._take_height()
            self.update()

    def say(self, line: str, tip: str) -> None:
        """Show this below the title."""
        if line != self._line:
            self._line = line
            self.update()
        self.setToolTip(tip)

    def set_maximised(self, maximised: bool) -> None:
        self._maximised = maximised
        self._draw_icons()

    def _draw_icons(self) -> None:
        maximise = "min" if self._maximised else "max"
        names = {self.more: "more", self.info: "info", self.share: "share", self.maximise: maximise}
        for tool, name in names.items():
            stands_out = tool.underMouse() or tool is self.more  # it says that something is missing here
            put_icon(tool, name, self.look, "text2" if stands_out else "text3")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._draw_icons()
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the dock would float
        self.maximise_asked.emit()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def title(self) -> tuple[str, str]:
        """What stands beside the tools, and how large: smaller rather than cut, and else shorter."""
        title, room, roles = self._panel.title, self.title_room(), ("title", "bar_strong")
        role = fitting_role(title, room, roles)
        if self._panel.brief_title and text_width(title, role) > room:
            title = self._panel.brief_title
            role = fitting_role(title, room, roles)
        return title, role

    def title_room(self) -> float:
        """How wide that can be, in design pixels."""
        first = self.info if self.more.isHidden() else self.more
        return first.x() / self.look.scale - 20

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.look.scale, self.look.scale)
            width = self.width() / self.look.scale
            shape = _rounded(QRectF(0.5, 0.5, width - 1, HEADER_HEIGHT + 20), RADIUS, top=True)
            painter.fillPath(shape, self.look.colour("panel"))
            painter.strokePath(shape, QPen(self.look.colour("edge"), 1))
            painter.setPen(self.look.colour("text"))
            room, (title, role) = self.title_room(), self.title()
            painter.setFont(font(role))
            title = QFontMetricsF(font(role)).elidedText(title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(16, 6 if self._low else 10, room + 4, 24), Qt.AlignmentFlag.AlignVCenter, title)
            painter.setPen(self.look.colour("text2"))
            painter.setFont(font("label"))
            line = QRectF(SIDE, FIRST_LINE, width - 2 * SIDE, 20)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._line)


class Body(QWidget):
    """The panel's ground, with round corners below; over the panel what is left of the sentence in the header."""

    resized = Signal()

    def __init__(self, panel: Panel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 0)
        layout.addWidget(panel)
        # Otherwise all that lies behind it, up to the window, is painted with each frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._layout = layout
        self.lines: Sequence[str] = []
        self._findings: Sequence[str] = []
        self._foot = Layer()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._make_room()
        self.setMinimumHeight(look.px(LEAST_BODY))
        self.update()

    def say(self, lines: Sequence[str], findings: Sequence[str]) -> None:
        """Show these over the panel."""
        if (lines, findings) == (self.lines, self._findings):
            return
        others = (len(lines), len(findings)) != (len(self.lines), len(self._findings))
        self.lines, self._findings = lines, findings
        if others:
            self._make_room()
        self.update()

    def _make_room(self) -> None:
        taken = LINE * len(self.lines) + (FINDING_LINE * len(self._findings) + BELOW_FINDING if self._findings else 0)
        above = self.look.px(taken) if taken else 0
        self._layout.setContentsMargins(1, above, 1, self.look.px(RADIUS) // 2)
        self.setProperty(HEADING, above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            # It is painted again below whatever a panel paints: of that only the ground, and neither edge nor foot.
            scale, foot = self.look.scale, math.ceil((RADIUS + 1) * self.look.scale)
            width, height, part = self.width(), self.height() - foot, event.rect()
            painter.fillRect(part.intersected(QRect(0, 0, width, height)), self.look.colour("panel"))
            reach = (1 + scale) / 2  # of an edge, from the side
            if part.left() < reach or part.right() > width - 1 - reach:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.look.colour("edge"), scale, c=Qt.PenCapStyle.FlatCap))
                for x in (0.5, width - 0.5):
                    painter.drawLine(QPointF(x, 0), QPointF(x, height))
            if part.bottom() >= height:
                key = self.look, width, height
                self._foot.draw(painter, Box(0, height, width, foot), key, self.paint_shape, self.look.colour("window"))
            if part.top() < self._layout.contentsMargins().top():
                self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        painter.scale(self.look.scale, self.look.scale)
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("label"))
        width = self.width() / self.look.scale - 2 * SIDE
        y = FIRST_LINE - HEADER_HEIGHT
        for line in self.lines:
            y += LINE
            painter.drawText(QRectF(SIDE, y, width, 20), Qt.AlignmentFlag.AlignVCenter, line)
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("finding"))
        y += LINE + BELOW_FINDING
        for line in self._findings:
            painter.drawText(QRectF(SIDE, y, width, FINDING_LINE), Qt.AlignmentFlag.AlignVCenter, line)
            y += FINDING_LINE

    def paint_shape(self, painter: QPainter) -> None:
        """The ground, and the window's behind its corners."""
        scale = self.look.scale
        painter.fillRect(self.rect(), self.look.colour("window"))
        rect = QRectF(0.5, -20 * scale, self.width() - 1, self.height() + 20 * scale - 0.5)
        shape = _rounded(rect, RADIUS * scale, top=False)
        painter.fillPath(shape, self.look.colour("panel"))
        painter.strokePath(shape, QPen(self.look.colour("edge"), scale))
