"""The guided tours on the start page: talks that ship, one link each."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.talks.talk import read_talk

HEIGHT, PADDING, ICON, GAP = 40.0, 14.0, 14.0, 9.0
FEWEST_PX = 120.0  # of a title


@dataclass(frozen=True)
class Tour:
    """A talk that ships."""

    title: str
    scenes: int
    path: Path


def tours_of(talks: Mapping[str, Path]) -> Sequence[Tour]:
    """By their titles; what cannot be read is left out."""
    tours = []
    for title, path in talks.items():
        with suppress(UserError):
            tours.append(Tour(title, len(read_talk(path).scenes), path))
    return tours


class TourLinks(QWidget):
    """A heading over the tours in a row, or beside them; hidden where there are none."""

    chosen = Signal(object)  # the path of a talk

    def __init__(self, tours: Sequence[Tour], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = QLabel("Guided tours", self)
        self.heading.setProperty("role", "label")
        self.links = [TourLink(tour, look, self) for tour in tours]
        self._row = QHBoxLayout()
        for link in self.links:
            link.chosen.connect(lambda path=link.tour.path: self.chosen.emit(path))
            self._row.addWidget(link)
        self._row.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addLayout(self._row)
        self.setVisible(bool(tours))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._layout.setSpacing(look.px(8))
        self._row.setSpacing(look.px(10))
        for link in self.links:
            link.set_look(look)

    def set_low(self, low: bool) -> None:
        """With the heading beside the tours."""
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if low else directions.TopToBottom)


class TourLink(Canvas):
    """A title and how many scenes it has. A click, Enter or Space presents it."""

    chosen = Signal()

    def __init__(self, tour: Tour, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.tour = tour
        self._hovered = False
        self._scenes = f"{count(tour.scenes)} scene{'s' * (tour.scenes != 1)}"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Guided tour: {tour.title}, {self._scenes}")
        self.setToolTip("Scene after scene on the whole screen, and each can be touched; Esc ends it")

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._width(self._title_width())), self.look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(self._width(min(FEWEST_PX, self._title_width()))), self.look.px(HEIGHT))

    def _title_width(self) -> float:
        return text_width(self.tour.title, "chip") + 2

    def _width(self, title: float) -> float:
        scenes = text_width(self._scenes, "tick") + 2
        return PADDING + ICON + GAP + title + GAP + scenes + PADDING

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        colour = self.look.colour
        edge = "accent" if self.hasFocus() else "edge"
        painter.setPen(QPen(colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("hover" if self._hovered else "panel"))
        painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 8, 8)
        draw_icon(painter, "play", QRectF(PADDING, (height - ICON) / 2, ICON, ICON), colour("accent"))
        painter.setFont(font("tick"))
        painter.setPen(colour("text3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        scenes = text_width(self._scenes, "tick") + 2
        painter.drawText(QRectF(width - PADDING - scenes, 0, scenes, height), middle, self._scenes)
        left = PADDING + ICON + GAP
        room = width - PADDING - scenes - GAP - left
        metrics = QFontMetricsF(font("chip"))
        painter.setFont(font("chip"))
        painter.setPen(colour("text"))
        title = metrics.elidedText(self.tour.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, height), middle, title)
