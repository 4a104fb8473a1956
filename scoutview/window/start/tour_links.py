"""The guided tours on the start page: talks that ship, one link each."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.talks.talk import read_talk

HEIGHT, PADDING, ICON, GAP = 40.0, 14.0, 14.0, 9.0
TIP = "Scene after scene on the whole screen, and each can be touched; Esc ends it"
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
        self._fit()

    def set_low(self, low: bool) -> None:
        """With the heading beside the tours."""
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if low else directions.TopToBottom)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Numbers of scenes go where whole titles need their room."""
        beside = self._layout.direction() == QBoxLayout.Direction.LeftToRight
        room = self.width() - (self.heading.sizeHint().width() + self._layout.spacing() if beside else 0)
        gaps = self._row.spacing() * (len(self.links) - 1)
        brief = sum(link.width_for(scenes=True) for link in self.links) + gaps > room
        for link in self.links:
            link.set_brief(brief)


class TourLink(Canvas):
    """A title and how many scenes it has. A click, Enter or Space presents it."""

    chosen = Signal()

    def __init__(self, tour: Tour, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.tour = tour
        self._hovered = self._brief = False
        self._scenes = f"{count(tour.scenes)} scene{'s' * (tour.scenes != 1)}"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Guided tour: {tour.title}, {self._scenes}")
        self.setToolTip(TIP)

    def set_brief(self, brief: bool) -> None:
        """Without the number of scenes, which its tooltip keeps."""
        if brief != self._brief:
            self._brief = brief
            told = f"{self._scenes}: " if brief else ""
            self.setToolTip(f"{told}{TIP}")
            self.updateGeometry()
            self.update()

    def width_for(self, *, scenes: bool) -> int:
        """That its whole title needs, in pixels."""
        return self.look.px(self._width(self._title_width(), scenes=scenes))

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(scenes=not self._brief), self.look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        least = self._width(min(FEWEST_PX, self._title_width()), scenes=False)
        return QSize(self.look.px(least), self.look.px(HEIGHT))

    def _title_width(self) -> float:
        return text_width(self.tour.title, "chip") + 2

    def _width(self, title: float, *, scenes: bool) -> float:
        return PADDING + ICON + GAP + title + (self._scenes_width() + GAP if scenes else 0.0) + PADDING

    def _scenes_width(self) -> float:
        return text_width(self._scenes, "tick") + 2

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
        left = PADDING + ICON + GAP
        room = width - PADDING - left
        if not self._brief:
            scenes = self._scenes_width()
            painter.drawText(QRectF(width - PADDING - scenes, 0, scenes, height), middle, self._scenes)
            room -= scenes + GAP
        metrics = QFontMetricsF(font("chip"))
        painter.setFont(font("chip"))
        painter.setPen(colour("text"))
        title = metrics.elidedText(self.tour.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, height), middle, title)
