"""What may lie over a presented scene: a black screen, the keys, the laser pointer with its magnifying glass."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.window.stage.plan import unit_of
from scoutview.window.stage.presentation_keys import KEYS_IN_WORDS

ZOOM = 2
GLASS_PX, DOT_PX = 190, 9  # radii at 1920x1080


class BlackScreen(QWidget):
    """All eyes on the speaker; a click or any key ends it."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)


class KeysCard(QWidget):
    """The keys of the presentation, in the middle of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = parent
        rows = "".join(
            f"<tr><td style='padding: 3px 28px 3px 0'><b>{keys}</b></td><td style='padding: 3px 0'>{words}</td></tr>"
            for keys, words in KEYS_IN_WORDS
        )
        self._table = QLabel(f"<table>{rows}</table>", self)
        self._table.setProperty("role", "caption")
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._table)
        self._look = Look()
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def place(self, look: Look) -> None:
        """In the middle of the parent."""
        self._look = look
        self.setStyleSheet(stylesheet(look))
        self._layout.setContentsMargins(*[look.px(28)] * 4)
        self.adjustSize()
        self.move(self._whole.rect().center() - self.rect().center())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("axis"), self._look.scale))
            painter.setBrush(self._look.colour("panel"))
            radius = 10 * self._look.scale
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class Laser(QWidget):
    """The pointer as a red dot, in a circle that shows twice as large what is under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = parent
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._stage: QWidget | None = None
        self._look = Look()
        self._at = QPoint()
        self._seen = QPixmap()
        self.hide()

    def show_over(self, stage: QWidget, look: Look) -> None:
        """Begin at the mouse."""
        self._stage, self._look = stage, look
        self.setGeometry(self._whole.rect())
        self.point_at(self.mapFromGlobal(QCursor.pos()))
        self.show()
        self.raise_()

    def point_at(self, place: QPoint) -> None:
        """Show what is there."""
        self._at = place
        self.refresh()

    def refresh(self) -> None:
        """What is under the pointer may have changed."""
        if self._stage is None:
            return
        side = round(self._radius() * 2 / ZOOM)
        here = self._stage.mapFrom(self._whole, self._at)
        source = QRect(here.x() - side // 2, here.y() - side // 2, side, side)
        inside = source.intersected(self._stage.rect())
        ratio = self.devicePixelRatioF()
        seen = QPixmap(round(side * ZOOM * ratio), round(side * ZOOM * ratio))
        seen.setDevicePixelRatio(ratio)
        seen.fill(Qt.GlobalColor.black)
        if not inside.isEmpty():
            with QPainter(seen) as painter:
                painter.scale(ZOOM, ZOOM)  # drawn anew at twice the size, not enlarged: letters stay sharp
                self._stage.render(painter, inside.topLeft() - source.topLeft(), QRegion(inside))
        self._seen = seen
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            unit, radius, middle = unit_of(self.width(), self.height()), self._radius(), QPointF(self._at)
            glass = QPainterPath()
            glass.addEllipse(middle, radius, radius)
            painter.setClipPath(glass)
            half = self._seen.deviceIndependentSize().width() / 2
            painter.drawPixmap(middle - QPointF(half, half), self._seen)
            painter.setClipping(False)
            painter.setPen(QPen(self._look.colour("text2"), 3 * unit))
            painter.drawPath(glass)
            painter.setPen(QPen(self._look.colour("window"), 2 * unit))
            painter.setBrush(self._look.colour("accent"))
            painter.drawEllipse(middle, DOT_PX * unit, DOT_PX * unit)

    def _radius(self) -> float:
        return GLASS_PX * unit_of(self._whole.width(), self._whole.height())
