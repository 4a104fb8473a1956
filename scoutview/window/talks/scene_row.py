"""The scenes of a talk in a row: chosen, moved and renamed by mouse and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.fonts import readable
from scoutview.graphics.base.look import Look, font
from scoutview.language import tr
from scoutview.window.talks.scene_card import (
    ROW_HEIGHT,
    RowPlan,
    SceneCard,
    find_box,
    number_after_move,
    paint_card,
    paint_title,
)
from scoutview.window.talks.scene_words import SceneNameField

DRAG_PX = 8.0  # further than this a press is no click
EMPTY = tr("Show what you want to tell, then add it as a scene.")
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS: dict[
    tuple[Qt.KeyboardModifier, int], str
] = {  # by modifiers and key: what is wanted of the chosen scene, or of the talk
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Delete): "delete",
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F2): "rename",
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F4): "words",
    (CONTROL | SHIFT, Qt.Key.Key_D): "duplicate",
    (CONTROL | SHIFT, Qt.Key.Key_Z): "redo",
    (CONTROL, Qt.Key.Key_Y): "redo",
    (CONTROL, Qt.Key.Key_Z): "undo",
    (CONTROL, Qt.Key.Key_S): "save",
}
MOVES: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SceneRow(Canvas):
    """Shows cards and tells what the user wants of them; it changes nothing itself."""

    chosen = Signal(int)
    moved = Signal(int, int)  # from one number to another
    renamed = Signal(int, str)
    wanted = Signal(str)  # a value of KEYS, of the chosen scene
    find_wanted = Signal(int)
    menu_wanted = Signal(object)  # a point of the screen
    seen = Signal(QRect)  # this part should be visible

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.cards: Sequence[SceneCard] = ()
        self.current = -1
        self._hovered: int | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._gap: int | None = None  # where the dragged card would stand
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name_field = SceneNameField(self)
        self.name_field.typed.connect(lambda title: self.renamed.emit(self.current, title))

    @property
    def plan(self) -> RowPlan:
        return RowPlan(len(self.cards))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self.plan.width), self.look.px(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_cards(self, cards: Sequence[SceneCard], current: int) -> None:
        """Show these; `current` is -1 where there are none."""
        if [card.scene for card in cards] != [card.scene for card in self.cards]:
            self._pressed = self._gap = None  # what is dragged may be another by now
        self.cards, self.current = tuple(cards), current
        said = cards[current].in_words(current) if 0 <= current < len(cards) else EMPTY
        told = tr("Scenes of the talk, {number}. {scene}").format(number=len(cards), scene=readable(said))
        self.setAccessibleName(told)
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def reveal(self) -> None:
        """Scroll to the chosen one."""
        if 0 <= self.current < len(self.cards):
            box, px = self.plan.picture(self.current), self.look.px
            self.seen.emit(QRect(px(box.x - 5), 0, px(box.width + 10), self.height()))

    # renaming

    def rename(self) -> None:
        """Edit the title of the chosen scene where it stands."""
        if 0 <= self.current < len(self.cards):
            self.reveal()
            box, px = self.plan.title(self.current), self.look.px
            height = self.name_field.sizeHint().height()
            place = QRect(px(box.x), self.height() - height, px(box.width), height)
            self.name_field.open(self.cards[self.current].scene.title, place)

    def finish_renaming(self) -> None:
        """What was typed holds."""
        self.name_field.finish()

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _wish(event):
            event.accept()  # the same keys mean something else in the window
            return True
        if isinstance(event, QHelpEvent):
            number = self.plan.number_at(event.x() / self.look.scale)
            words = "" if number is None else readable(self.cards[number].in_words(number))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, last = event.key(), len(self.cards) - 1
        if key == Qt.Key.Key_Escape and self._gap is not None:
            self._pressed = self._gap = None
            self.update()
        elif _wish(event):
            self.wanted.emit(_wish(event))
        elif key in MOVES and modifiers == ALT and last >= 0:
            self._move(self.current, self.current + MOVES[key])
        elif modifiers != Qt.KeyboardModifier.NoModifier or last < 0:
            super().keyPressEvent(event)
        elif key in MOVES or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ends: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            wanted = ends.get(key, self.current + MOVES.get(key, 0))
            if wanted != self.current and 0 <= wanted <= last:
                self.chosen.emit(wanted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _move(self, number: int, to: int) -> None:
        if to != number and 0 <= to < len(self.cards):
            self.moved.emit(number, to)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)  # the window gives it to itself at every click
        place = self.design_position(event)
        number = self.plan.number_at(place.x())
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._pressed = (number, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.design_position(event)
        if self._pressed is not None and (place - self._pressed[1]).manhattanLength() > DRAG_PX:
            self._gap = self.plan.gap_at(place.x())
            self.seen.emit(QRect(round(event.position().x()) - self.look.px(40), 0, self.look.px(80), self.height()))
        self._hovered = self.plan.number_at(place.x())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._pressed, self._gap
        self._pressed = self._gap = None
        self.update()
        if pressed is None:
            return
        number, place = pressed
        if gap is not None:
            self._move(number, number_after_move(number, gap))
        elif self.cards[number].problem and find_box(self.plan.picture(number)).contains(place.x(), place.y()):
            self.find_wanted.emit(number)
        else:
            self.chosen.emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.design_position(event)
        number = self.plan.number_at(place.x())
        if number is not None and number == self.current and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit("rename" if place.y() >= self.plan.title(number).y else "words")

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the card under the mouse; asked for with a key, of the chosen one."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            number = self.plan.number_at(event.x() / self.look.scale)
            if number is not None and number != self.current:
                self.chosen.emit(number)
        elif 0 <= self.current < len(self.cards):
            box, px = self.plan.picture(self.current), self.look.px
            place = self.mapToGlobal(QRect(px(box.x), px(box.y), px(box.width), px(box.height)).center())
        self.menu_wanted.emit(place)

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self.cards:
            painter.setFont(font("caption"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QRectF(8, 0, width - 16, height), Qt.AlignmentFlag.AlignCenter, EMPTY)
            return
        dragged = self._pressed[0] if self._pressed is not None and self._gap is not None else None
        for number, card in enumerate(self.cards):
            chosen = number == self.current
            hovered = number == self._hovered
            painter.setOpacity(0.5 if number == dragged else 1.0)
            box = self.plan.picture(number)
            paint_card(
                painter, card, box, self.look, chosen=chosen, focused=chosen and self.hasFocus(), hovered=hovered
            )
            paint_title(painter, card, number, self.plan.title(number), self.look, chosen=chosen)
        painter.setOpacity(1.0)
        if dragged is not None and self._gap is not None:
            x = self.plan.gap_x(self._gap)
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawLine(QPointF(x, 2), QPointF(x, height - 2))


def _wish(event: QKeyEvent) -> str:
    """What a key asks for, "" where it asks for nothing."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    if event.matches(QKeySequence.StandardKey.Redo):
        return "redo"
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return KEYS.get((modifiers, event.key()), "")
