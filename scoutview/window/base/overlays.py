"""Cards over a window: they come and go, and nothing that is under the pointer moves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from scoutview.graphics.base.look import Look

WIDTH, MARGIN, GAP, RADIUS, NOTE_PADDING = 620.0, 14.0, 8.0, 10.0, 30.0
SETTLE_MS = 500  # after a card came, what is clicked is what was there before


class OverlayCard(QWidget):
    """A card over a window. Clicks go through it for the first moments: they were meant for what it now covers."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.edge = ""  # the colour of its left edge, if it has one
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(
            lambda: self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._settling.start()
        self.raise_()

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


class Overlays(QObject):
    """Stacks the cards that are shown upwards from the foot of a part of the window, all in its middle."""

    def __init__(self, part: QWidget) -> None:
        """`part` has the room that they may cover; they are children of its window."""
        super().__init__(part)
        self._part = part
        self._cards: list[OverlayCard] = []
        self._note: QLabel | None = None
        self._left: Callable[[], int] = lambda: 0
        part.installEventFilter(self)

    def add(self, *cards: OverlayCard) -> None:
        """The first one given stands lowest."""
        for card in cards:
            self._cards.append(card)
            card.installEventFilter(self)

    def add_note(self, note: QLabel, left: Callable[[], int]) -> None:
        """A line at the head of the part, at this place from the left of the window."""
        self._note, self._left = note, left
        note.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, kinds = event.type(), QEvent.Type
        if kind in (kinds.LayoutRequest, kinds.Show, kinds.Hide) or (
            watched is self._part and kind in (kinds.Resize, kinds.Move)
        ):
            self.place()
        return False

    def place(self) -> None:
        """Give each its place."""
        window = self._part.window()
        room = QRect(self._part.mapTo(window, self._part.rect().topLeft()), self._part.size())
        bottom = room.bottom()
        for card in self._cards:
            if not card.isHidden():
                px = card.look.px
                width = min(px(WIDTH), room.width() - 2 * px(MARGIN))
                height = card.wanted_height(width)
                bottom -= px(GAP) + height
                card.setGeometry(room.x() + (room.width() - width) // 2, bottom, width, height)
                card.raise_()
        self._place_note(room)

    def _place_note(self, room: QRect) -> None:
        note = self._note
        if note is None or note.isHidden():
            return
        px = self._cards[0].look.px
        margin, text = px(MARGIN), note.fontMetrics().horizontalAdvance(note.text())
        width = min(text + px(NOTE_PADDING), room.width() - 2 * margin)  # its own hint is narrow and has many lines
        left = min(max(room.x() + margin, self._left()), room.right() - margin - width)
        note.setGeometry(left, room.y(), width, max(note.heightForWidth(width), note.minimumSizeHint().height()))
        note.raise_()
