"""The cards of all labs, in rows; they scroll where a page has no room for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.window.start.card import Card, words_height
from scoutview.window.start.cards_plan import (
    BEST_HEIGHT,
    FEWEST_COLUMNS,
    GAP,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    SCROLL_ROOM,
    CardsPlan,
    neighbour,
    plan_of,
    rows_of,
    shares,
)
from scoutview.window.start.thumbnails import Sample

FADE = 24.0
ARROWS = {  # steps to the right and down
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Cards(QScrollArea):
    """Emits which lab is chosen and which is to be opened. Arrow keys choose a neighbour of the card with the keys."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, labs: Sequence[type[Lab[Any, Any]]], thumbnails: Mapping[str, Sample], look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._sentences = tuple(lab.summary for lab in labs)
        self._ground = QWidget(self)
        self.by_lab = {lab.name: Card(lab, thumbnails, labs, look, self._ground) for lab in labs}
        self._chosen = ""
        self._plan = CardsPlan(len(labs), 1)
        for name, card in self.by_lab.items():
            card.chosen.connect(lambda name=name: self.chosen.emit(name))
            card.opened.connect(lambda name=name: self.opened.emit(name))
            card.reached.connect(lambda card=card: self._reveal(card))
        self.setWidget(self._ground)
        self._fades = Fades(look, self)
        self.verticalScrollBar().valueChanged.connect(self._fades.update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_look(self, look: Look) -> None:
        self.look = look
        for card in self.by_lab.values():
            card.set_look(look)
        self._fades.set_look(look)
        self.updateGeometry()
        self._arrange()

    def show_chosen(self, name: str) -> None:
        """Which card stands out."""
        self._chosen = name
        for other, card in self.by_lab.items():
            card.set_chosen(other == name)

    # size

    def sizeHint(self) -> QSize:
        """As high as cards like to be, in as many rows as this width has."""
        rows = rows_of(len(self.by_lab), self.width() / self.look.scale)
        height = rows * self.look.px(BEST_HEIGHT) + (rows - 1) * self.look.px(GAP)
        return QSize(self.minimumSizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """A row of as few as stand in one."""
        width = FEWEST_COLUMNS * self.look.px(LEAST_WIDTH) + (FEWEST_COLUMNS - 1) * self.look.px(GAP)
        return QSize(width, self.look.px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        width, scale = self.width(), self.look.scale
        self._plan = plan = plan_of(
            len(self.by_lab),
            width / scale,
            self.height() / scale,
            lambda words_width: words_height(self._sentences, words_width),
        )
        height = self.height()
        if plan.row_height is not None:
            width -= self.look.px(SCROLL_ROOM)
            height = plan.rows * self.look.px(plan.row_height) + (plan.rows - 1) * self.look.px(GAP)
        columns, rows = (
            shares(length, parts, self.look.px(GAP)) for length, parts in ((width, plan.columns), (height, plan.rows))
        )
        self._ground.resize(width, height)
        for place, card in enumerate(self.by_lab.values()):
            (x, card_width), (y, card_height) = columns[place % plan.columns], rows[place // plan.columns]
            card.setGeometry(x, y, card_width, card_height)
        self._fades.setGeometry(0, 0, width, self.height())
        self._fades.setVisible(plan.row_height is not None)
        self._reveal(self.by_lab[self._in_use()])

    def _in_use(self) -> str:
        """The lab whose card has the keys, else the one that is chosen."""
        focused = (name for name, card in self.by_lab.items() if card.hasFocus())
        return next(focused, self._chosen or next(iter(self.by_lab)))

    def _reveal(self, card: QWidget) -> None:
        """Scroll as little as brings it into sight, clear of the soft edges; its top, where it is too high for that."""
        bar, top, below = self.verticalScrollBar(), card.y(), card.y() + card.height()
        margin = max(0, min(self.look.px(FADE), (self.height() - card.height()) // 2))
        bar.setValue(min(max(bar.value(), below + margin - self.height()), top - margin))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those that the card with the keys did not want."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        cards = list(self.by_lab.items())
        place = list(self.by_lab).index(self._in_use())
        name, card = cards[neighbour(place, *step, self._plan.columns, len(cards))]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(name)


class Fades(Canvas):
    """Over cards that scroll: an edge beyond which there are more is soft."""

    def __init__(self, look: Look, cards: QScrollArea) -> None:
        super().__init__(look, cards)
        self._bar = cards.verticalScrollBar()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        for edge, inwards, hidden in (
            (0.0, FADE, self._bar.value() - self._bar.minimum()),
            (height, -FADE, self._bar.maximum() - self._bar.value()),
        ):
            if hidden > 0:
                fade = QLinearGradient(0, edge, 0, edge + inwards)
                fade.setColorAt(0, self.look.colour("window"))
                fade.setColorAt(1, self.look.colour("window", 0.0))
                painter.fillRect(QRectF(0, edge, width, inwards).normalized(), fade)
