"""The guided tours on the start page: talks that ship, one link each, in a column."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.talks.talk import Talk, read_talk

WIDTH, LEAST_WIDTH = 248.0, 190.0
LEAST_HEIGHT, SPARE = 30.0, 12.0  # of a link, and what it has beyond its words where there is room
EDGE, PADDING, ICON, GAP, AT_END = 12.0, 10.0, 14.0, 8.0, 4.0
LINE, SUBLINE, AROUND, TOP = 18.0, 17.0, 8.0, 8.0  # of a title, of what stands below it; round both, at most above
MOST_LINES = 3  # of a title that has the room that it wants
TIP = tr("Scene after scene on the whole screen, and each can be touched; Esc ends it")
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Tour:
    """A talk that ships; `lab` is the title of the one whose runs it shows, empty where that is none of these labs."""

    title: str
    scenes: int
    path: Path
    lab: str = ""

    @property
    def length(self) -> str:
        """In words."""
        return tr("%n scenes", "", self.scenes, one="1 scene")


def tours_of(talks: Mapping[str, Path], labs: Sequence[type[Lab[Any, Any]]] = ()) -> Sequence[Tour]:
    """In the order of their labs, then by their titles; what cannot be read is left out."""
    tours = []
    for title, path in talks.items():
        with suppress(UserError):
            talk = read_talk(path)
            place = _place_of_lab(talk, labs)
            tours.append((place, Tour(title, len(talk.scenes), path, labs[place].title if place < len(labs) else "")))
    return [tour for _, tour in sorted(tours, key=lambda each: each[0])]


def _place_of_lab(talk: Talk, labs: Sequence[type[Lab[Any, Any]]]) -> int:
    """Of the first whose sample or sweep a scene shows, which its path tells; behind them all where none is told."""
    files = [Path(scene.recording) for scene in talk.scenes]
    words = {word for file in files for word in (file.stem, file.parent.name)}
    places = (place for place, lab in enumerate(labs) if words & {lab.name, *(sweep.name for sweep in lab.sweeps)})
    return next(places, len(labs))


class TourLinks(Canvas):
    """A heading over the tours, in a column on a ground of its own; hidden where there are none."""

    chosen = Signal(object)  # the path of a talk

    def __init__(self, tours: Sequence[Tour], look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.heading = QLabel(tr("Guided tours"), self)
        self.heading.setProperty("role", "title")
        self.links = [TourLink(tour, look, self) for tour in tours]
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.heading)
        for link in self.links:
            link.chosen.connect(lambda path=link.tour.path: self.chosen.emit(path))
            self._layout.addWidget(link)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if not tours:
            self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        edge = look.px(EDGE)
        self._layout.setContentsMargins(edge // 2, edge, edge // 2, edge // 2)
        self._layout.setSpacing(look.px(2))
        self.heading.setIndent(look.px(EDGE - 2))
        for link in self.links:
            link.set_look(look)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(LEAST_WIDTH), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those that the link with the keys did not want: up and down go to its neighbours."""
        step = STEPS.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, TourLink):
            super().keyPressEvent(event)
            return
        place = self.links.index(focused) + step
        self.links[min(max(place, 0), len(self.links) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setPen(QPen(self.look.colour("edge"), 2))
        painter.setBrush(self.look.colour("panel"))
        painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 10, 10)


class TourLink(Canvas):
    """A title, and below it the lab and how many scenes it has. A click, Enter or Space presents it."""

    chosen = Signal()

    def __init__(self, tour: Tour, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.tour = tour
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Guided tour: {title}, {length}").format(title=tour.title, length=tour.length))
        self.setToolTip(f"{tour.title}: {tour.length}. {TIP}")

    def sizeHint(self) -> QSize:
        """As high as its words need in this width."""
        lines = len(self._title_lines(self.design_width()))
        return QSize(self.look.px(LEAST_WIDTH), self.look.px(lines * LINE + SUBLINE + AROUND + SPARE))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

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

    def words(self, width: float, height: float) -> tuple[Sequence[str], str]:
        """The lines of its title that have room, whole where that can be; and what stands below it, if that has."""
        title = self._title_lines(width, max(1, int((height - AROUND) // LINE)))
        below = " · ".join(filter(None, (self.tour.lab, self.tour.length)))
        fits = len(title) * LINE + SUBLINE + AROUND <= height
        room = _room_for_words(width)
        return title, below if fits and QFontMetricsF(font("tick")).horizontalAdvance(below) <= room else ""

    def _title_lines(self, width: float, most: int = MOST_LINES) -> Sequence[str]:
        return wrapped(self.tour.title, _room_for_words(width), QFontMetricsF(font("chip")), most)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        colour = self.look.colour
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self._hovered else "panel"))
        painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 8, 8)
        title, below = self.words(width, height)
        top = min(TOP, (height - len(title) * LINE - SUBLINE * bool(below)) / 2)
        draw_icon(painter, "play", QRectF(PADDING, top + (LINE - ICON) / 2, ICON, ICON), colour("accent"))
        left, middle = PADDING + ICON + GAP, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("chip"))
        painter.setPen(colour("text"))
        for line in title:
            painter.drawText(QRectF(left, top, width - left, LINE), middle, line)
            top += LINE
        painter.setFont(font("tick"))
        painter.setPen(colour("text3"))
        painter.drawText(QRectF(left, top, width - left, SUBLINE), middle, below)


def _room_for_words(width: float) -> float:
    return width - PADDING - ICON - GAP - AT_END
