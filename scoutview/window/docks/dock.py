"""A panel in the window: the dock that can move and float, its header with title and tools, and its formula."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, fitting_role, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.panels.panel import Panel
from scoutview.window.base.placing import clearest, places_beside, within

HEADER_HEIGHT, TITLE_HEIGHT = 58.0, 36.0  # with a line of what the panel says of itself, and without it
LOW_DOCK = 150.0  # a dock that is lower leaves that to the tooltip
LEAST_BODY = 60.0
LINE = 19.0  # of the sentence
PER_LINE = 32.0  # of height beyond that, for each line after the first two
FIRST_LINE, SIDE = 35.0, 16.0  # where it begins
RADIUS = 10.0


class PanelDock(QDockWidget):
    """Holds one panel. Dragging the header moves it, a double click maximises it."""

    maximise_asked = Signal()
    export_asked = Signal()
    formula_asked = Signal()
    key_pressed = Signal(object)  # a QKeyEvent that nothing in the floating panel wanted

    def __init__(self, panel: Panel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(panel.title, parent)
        self.setObjectName(panel.name)
        self.panel = panel
        self.header = Header(panel, look, self)
        self.setTitleBarWidget(self.header)
        self.body = _Body(panel, look, self)
        self.setWidget(self.body)
        self.header.maximise_asked.connect(self.maximise_asked)
        self.header.info.clicked.connect(self.formula_asked)
        self.header.share.clicked.connect(self.export_asked)
        self.header.maximise.clicked.connect(self.maximise_asked)
        self._say_soon = QTimer(self, singleShot=True)
        self._say_soon.timeout.connect(self._say)
        panel.explanation_changed.connect(self._say_soon.start)

    def lines(self) -> Sequence[str]:
        """What the panel says of itself, in as many lines as it takes, cut where so many have no room."""
        text, scale = self.panel.explanation(), self.header.look.scale
        if self._is_low():
            return []
        width, metrics = self.width() / scale - 2 * SIDE, QFontMetricsF(font("label"))
        return wrapped(text, width, metrics, 2 + int((self.height() / scale - LOW_DOCK) / PER_LINE))

    def _say(self) -> None:
        """The first line stands in the header, the others below it, so that the header keeps its height."""
        lines = self.lines()
        first, *others = lines or [""]
        explanation = self.panel.explanation()
        whole = " ".join(lines).replace("\u00a0", " ") == explanation
        self.header.say(first, "" if whole else explanation)
        self.body.say(others)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _is_low(self) -> bool:
        return self.height() < self.header.look.scale * LOW_DOCK

    def _share_height(self) -> None:
        """Between what the panel says of itself and its picture: both the height and the scale decide."""
        self.header.set_low(self._is_low())
        self._say_soon.start()

    def set_look(self, look: Look) -> None:
        self.header.set_look(look)
        self.body.set_look(look)
        self._share_height()
        self.panel.set_look(look)

    def set_maximised(self, maximised: bool) -> None:
        self.header.set_maximised(maximised)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A floating panel is a window of its own; its keys play the timeline all the same."""
        if self.isFloating():
            self.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)


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
        self.info = self._tool("The formula, with this frame's numbers  (Ctrl+I)")
        self.share = self._tool("Export this panel  (Ctrl+E)")
        self.maximise = self._tool("Maximise  (double click on the title; Escape restores)")
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        for tool in (self.info, self.share, self.maximise):
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

    def set_low(self, low: bool) -> None:
        """The title alone, so that more of the picture is seen; or with a line below it."""
        if low != self._low:
            self._low = low
            self._take_height()
            self.update()

    def say(self, line: str, tip: str) -> None:
        """Show this below the title."""
        self._line = line
        self.setToolTip(tip)
        self.update()

    def set_maximised(self, maximised: bool) -> None:
        self._maximised = maximised
        self._draw_icons()

    def _draw_icons(self) -> None:
        names = {self.info: "info", self.share: "share", self.maximise: "min" if self._maximised else "max"}
        for tool, name in names.items():
            put_icon(tool, name, self.look, "text2" if tool.underMouse() else "text3")

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

    def title_role(self) -> str:
        """How large the title is beside the tools: smaller rather than cut."""
        return fitting_role(self._panel.title, self._title_room(), ("title", "bar_strong"))

    def _title_room(self) -> float:
        return self.info.x() / self.look.scale - 20

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.look.scale, self.look.scale)
            width = self.width() / self.look.scale
            shape = _rounded(QRectF(0.5, 0.5, width - 1, HEADER_HEIGHT + 20), RADIUS, top=True)
            painter.fillPath(shape, self.look.colour("panel"))
            painter.strokePath(shape, QPen(self.look.colour("edge"), 1))
            painter.setPen(self.look.colour("text"))
            room, role = self._title_room(), self.title_role()
            painter.setFont(font(role))
            title = QFontMetricsF(font(role)).elidedText(self._panel.title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(16, 6 if self._low else 10, room + 4, 24), Qt.AlignmentFlag.AlignVCenter, title)
            painter.setPen(self.look.colour("text2"))
            painter.setFont(font("label"))
            line = QRectF(SIDE, FIRST_LINE, width - 2 * SIDE, 20)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._line)


class _Body(QWidget):
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
        self._lines: Sequence[str] = ()
        self._foot = Layer()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._make_room()
        self.setMinimumHeight(look.px(LEAST_BODY))
        self.update()

    def say(self, lines: Sequence[str]) -> None:
        """Show these over the panel."""
        others = len(lines) != len(self._lines)
        self._lines = lines
        if others:
            self._make_room()
        self.update()

    def _make_room(self) -> None:
        taken = self.look.px(LINE * len(self._lines)) if self._lines else 0
        self._layout.setContentsMargins(1, taken, 1, self.look.px(RADIUS) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # It is painted again below whatever a panel paints: only the foot, which has a shape, is kept.
            scale, foot = self.look.scale, math.ceil((RADIUS + 1) * self.look.scale)
            width, height = self.width(), self.height() - foot
            painter.fillRect(0, 0, width, height, self.look.colour("panel"))
            painter.setPen(QPen(self.look.colour("edge"), scale, c=Qt.PenCapStyle.FlatCap))
            for x in (0.5, width - 0.5):
                painter.drawLine(QPointF(x, 0), QPointF(x, height))
            key = self.look, width, height
            self._foot.draw(painter, Box(0, height, width, foot), key, self.paint_shape, self.look.colour("window"))
            if event.rect().top() < self._layout.contentsMargins().top():
                self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        painter.scale(self.look.scale, self.look.scale)
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("label"))
        width = self.width() / self.look.scale - 2 * SIDE
        for number, line in enumerate(self._lines, 1):
            y = FIRST_LINE - HEADER_HEIGHT + LINE * number
            painter.drawText(QRectF(SIDE, y, width, 20), Qt.AlignmentFlag.AlignVCenter, line)

    def paint_shape(self, painter: QPainter) -> None:
        """The ground, and the window's behind its corners."""
        scale = self.look.scale
        painter.fillRect(self.rect(), self.look.colour("window"))
        rect = QRectF(0.5, -20 * scale, self.width() - 1, self.height() + 20 * scale - 0.5)
        shape = _rounded(rect, RADIUS * scale, top=False)
        painter.fillPath(shape, self.look.colour("panel"))
        painter.strokePath(shape, QPen(self.look.colour("edge"), scale))


class FormulaPopover(QFrame):
    """Open until one clicks elsewhere or presses Escape."""

    def __init__(self, panel: Panel, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self._gap = look.px(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(16)] * 4)
        title = QLabel(panel.title, self)
        title.setProperty("role", "title")
        self.text = QTextBrowser(self)
        self.text.setOpenExternalLinks(False)
        self.text.setHtml(panel.formula())
        layout.addWidget(title)
        layout.addWidget(self.text)
        layout.setSpacing(look.px(8))
        self.text.ensurePolished()  # its font counts
        document = self.text.document()
        document.setDefaultFont(self.text.font())
        document.setTextWidth(look.px(488))
        self.text.setFixedSize(look.px(488), min(look.px(460), int(document.size().height()) + look.px(6)))
        self.adjustSize()

    def open_beside(self, dock: QWidget) -> None:
        """Beside the panel that it explains, or over as little of it as the screen allows."""
        thing, size = QRect(dock.mapToGlobal(QPoint(0, 0)), dock.size()), self.size()
        screen = self.screen().availableGeometry()
        places = [within(place, size, screen) for place in places_beside(thing, size, self._gap)]
        self.move(clearest(places, size, [thing]))
        self.show()
