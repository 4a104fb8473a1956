"""Cards over a window: they come and go, cover no control, and nothing that is under the pointer moves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from scoutview.graphics.base.look import Look
from scoutview.window.base.placing import clearest, places_from

WIDTH, MARGIN, GAP, RADIUS, NOTE_PADDING = 620.0, 14.0, 8.0, 10.0, 40.0
SETTLE_MS = 500  # after a card came, what is clicked is what was there before
LEAVE_MS = 7000  # after which a notice, or a note, goes by itself
HEADING = "heading"  # pixels at the head of a widget with words that say what is below them
STEP = 8.0  # between the places that are tried
CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


class OverlayCard(QWidget):
    """A card over a window. Clicks go through it for the first moments: they were meant for what it now covers.

    One that `leaves` goes by itself after a while, unless the pointer is on it, or another window of ours before it.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, leaves: bool = False) -> None:
        super().__init__(parent)
        self.look, self._leaves = look, leaves
        self.edge = ""  # the colour of its left edge, if it has one
        self._leaving = QTimer(self, singleShot=True, interval=LEAVE_MS)
        self._leaving.timeout.connect(lambda: None if self._is_behind() else self.leave())
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(
            lambda: self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._settling.start()
        self.raise_()
        self.set_leaving(self._leaves)  # also where it was hidden with the window, or for a picture of it

    def hideEvent(self, event: QHideEvent) -> None:
        self._leaving.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self.set_leaving(self._leaves)
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()  # it is being read

    def leaveEvent(self, event: QEvent) -> None:
        self.set_leaving(self._leaves)

    def set_leaving(self, leaves: bool) -> None:
        """Whether it goes by itself, a while from now on."""
        self._leaves = leaves
        if leaves and self.isVisible() and not self.underMouse() and not self._is_behind():
            self._leaving.start()
        else:
            self._leaving.stop()

    def leave(self) -> None:
        """Go by itself."""
        self.hide()

    def _is_behind(self) -> bool:
        """Whether another window of this program is worked with, such as a presentation."""
        return QApplication.activeWindow() not in (None, self.window())

    def wanted_height(self, width: int) -> int:
        """What it needs when it is so wide."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale, look = self.look.scale, self.look
            ground = QRectF(self.rect()).adjusted(scale / 2, scale / 2, -scale / 2, -scale / 2)
            painter.setPen(QPen(look.colour("axis"), scale))
            painter.setBrush(look.colour("panel"))
            painter.drawRoundedRect(ground, RADIUS * scale, RADIUS * scale)
            if self.edge:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(self.edge))
                painter.drawRoundedRect(
                    QRectF(5 * scale, 8 * scale, 3 * scale, self.height() - 16 * scale), 1.5 * scale, 1.5 * scale
                )
            self.paint_more(painter)

    def paint_more(self, painter: QPainter) -> None:
        """What else is painted on its ground."""


class OverlayNote(QLabel):
    """A line of words over a window; `said` tells that they are others, which may want another room."""

    said = Signal()


class Overlays(QObject):
    """Stacks the cards that are shown upwards from the foot of a part of the window, all in its middle.

    Where one would cover a control, or what opened over the window, it stands at the nearest place where it does not;
    where that leaves a choice, it covers no heading either: a widget's property `HEADING` says how high its own is.
    A note, which is read beside the answer, covers none that is `in_sight` either.
    """

    def __init__(self, part: QWidget) -> None:
        """`part` has the room that they may cover; they are children of its window."""
        super().__init__(part)
        self._part = part
        self.in_sight: Callable[[], Sequence[QRect]] = lambda: ()  # the answers, on the screen
        self._cards: list[OverlayCard] = []
        self._note: OverlayNote | None = None
        self._left: Callable[[], int] = lambda: 0
        part.installEventFilter(self)

    def add(self, *cards: OverlayCard) -> None:
        """The first one given stands lowest."""
        for card in cards:
            self._cards.append(card)
            card.installEventFilter(self)

    def add_note(self, note: OverlayNote, left: Callable[[], int]) -> None:
        """A line at the head of the part, at this place from the left of the window."""
        self._note, self._left = note, left
        note.installEventFilter(self)
        note.said.connect(self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, kinds = event.type(), QEvent.Type
        if kind in (kinds.LayoutRequest, kinds.Show, kinds.Hide) or (
            watched is self._part and kind in (kinds.Resize, kinds.Move)
        ):
            self.place()
        return False

    def place(self) -> None:
        """Give each its place."""
        cards = [card for card in self._cards if not card.isHidden()]
        note = self._note if self._note is not None and not self._note.isHidden() else None
        if not cards and note is None:
            return
        window = self._part.window()
        room = QRect(self._part.mapTo(window, self._part.rect().topLeft()), self._part.size())
        widgets = [widget for widget in self._part.findChildren(QWidget) if widget.isVisible()]
        controls = [_head(widget, window, widget.height()) for widget in widgets if isinstance(widget, CONTROLS)]
        headings = [_head(widget, window, high) for widget in widgets if (high := widget.property(HEADING))]
        taken = [*controls, *self._opened_over(window)]
        for card in cards:
            px = card.look.px
            width = min(px(WIDTH), room.width() - 2 * px(MARGIN))
            size = QSize(width, card.wanted_height(width))
            inside = room.adjusted(px(MARGIN), px(GAP), -px(MARGIN), -px(GAP))
            first = QPoint(room.x() + (room.width() - width) // 2, inside.bottom() + 1 - size.height())
            place = QRect(clearest(places_from(first, size, inside, px(STEP)), size, taken, headings), size)
            card.setGeometry(place)
            card.raise_()
            taken.append(place.adjusted(0, -px(GAP), 0, px(GAP)))
        if note is not None:
            answers = [QRect(window.mapFromGlobal(each.topLeft()), each.size()) for each in self.in_sight()]
            self._place_note(note, room, taken, [*answers, *headings])

    def _opened_over(self, window: QWidget) -> list[QRect]:
        """What lies over all of the window, such as a pad to draw on."""
        popup = QApplication.activePopupWidget()
        return [] if popup is None else [QRect(window.mapFromGlobal(popup.pos()), popup.size())]

    def _place_note(self, note: OverlayNote, room: QRect, *in_sight: list[QRect]) -> None:
        px = self._cards[0].look.px
        margin, text = px(MARGIN), note.fontMetrics().horizontalAdvance(note.text())
        width = min(text + px(NOTE_PADDING), room.width() - 2 * margin)  # its own hint is narrow and has many lines
        left = min(max(room.x() + margin, self._left()), room.right() - margin - width)
        size = QSize(width, max(note.heightForWidth(width), note.minimumSizeHint().height()))
        inside = room.adjusted(margin, 0, -margin, 0)
        places = places_from(QPoint(left, room.y()), size, inside, px(STEP))
        note.setGeometry(QRect(clearest(places, size, *in_sight), size))
        note.raise_()


def _head(widget: QWidget, window: QWidget, height: int) -> QRect:
    """So much of a widget from its top, in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), QSize(widget.width(), height))
