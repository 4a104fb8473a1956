"""The read-out beside the pointer: a small box with the numbers of what is under it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.widgets.readout_plan import LINE, PADDING, place_readout

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Readout(Canvas):
    """A read-out over all parts of a panel, for those whose own room is too small for it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines: tuple[str, ...] = ()
        self.hide()

    def lines(self) -> tuple[str, ...]:
        return self._lines

    def tell(self, lines: Sequence[str], at: QPointF) -> None:
        """Show these near a place of the panel, in design pixels; nothing where there are none."""
        self._lines = tuple(lines)
        panel = self.parentWidget()
        if not self._lines or self.look.picture or panel is None:
            self.hide()
            return
        scale = self.look.scale
        room = Box(2, 2, panel.width() / scale - 4, panel.height() / scale - 4)
        box = _placed(self._lines, at, room)
        self.setGeometry(*(round(side * scale) for side in box))
        self.raise_()
        self.show()
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._lines:
            _paint(painter, self.look, self._lines, Box(0.5, 0.5, width - 1, height - 1))


def draw_readout(painter: QPainter, look: Look, lines: Sequence[str], at: QPointF, room: Box) -> None:
    """The lines, the first one strong, in a box above this place, or below it, inside the room."""
    _paint(painter, look, lines, _placed(lines, at, room))


def _placed(lines: Sequence[str], at: QPointF, room: Box) -> Box:
    widest = max(text_width(line, "label" if number else "label_strong") for number, line in enumerate(lines))
    return place_readout(widest + 1, len(lines), (at.x(), at.y()), room)


def _paint(painter: QPainter, look: Look, lines: Sequence[str], box: Box) -> None:
    painter.setPen(QPen(look.colour("axis"), 1))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(QRectF(*box), 6, 6)
    for number, line in enumerate(lines):
        face = "label" if number else "label_strong"
        place = QRectF(box.x + PADDING, box.y + 4 + LINE * number, box.width - 2 * PADDING, LINE)
        painter.setFont(font(face))
        painter.setPen(look.colour("text2" if number else "text"))
        painter.drawText(place, LEFT, elided(line, face, place.width() + 0.5))
