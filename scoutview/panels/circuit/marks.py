"""The few marks that a circuit is drawn with: words, wires with arrow heads, plus signs, switches, areas."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font

WIRE = 1.5
WEIGHT_SHADE = 0.42  # of the magnitude map
SWITCH = (24.0, 12.0)
HEAD = (6.0, 3.5)  # of an arrow: its length, half its width

# joined once: Python joins flags slowly
AT_LEFT, CENTRED, AT_RIGHT = (
    int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip.value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
)


def switch_place(box: Box) -> QRectF:
    """The switch in the box of a part."""
    width, height = SWITCH
    return QRectF(box.right - width - 8, box.middle_y - height / 2, width, height)


class Marks:
    """Draws with one painter in one look."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter, self.look = painter, look

    def pen(self, colour: str, width: float = WIRE, *, dashed: bool = False) -> QPen:
        pen = QPen(self.look.colour(colour), width)
        if dashed:
            pen.setDashPattern([3.0, 2.5])
        return pen

    def say(self, place: QRectF, words: str, role: str, colour: str, flags: int = AT_LEFT) -> None:
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(place, flags, words)

    def say_until(self, x: float, row: Box, words: str, role: str, colour: str) -> None:
        """Words in a row that end at x."""
        self.say(QRectF(x - 300, row.y, 300, row.height), words, role, colour, AT_RIGHT)

    def say_from(self, x: float, row: Box, words: str, role: str, colour: str) -> None:
        """Words in a row that begin at x."""
        self.say(QRectF(x, row.y, 300, row.height), words, role, colour)

    def line(self, start: QPointF, end: QPointF, pen: QPen, *, arrow: bool = False) -> None:
        """A straight wire along one axis, with its arrow head at the end."""
        painter = self.painter
        painter.setPen(pen)
        painter.drawLine(start, end)
        if not arrow:
            return
        across, down = end.x() - start.x(), end.y() - start.y()
        along = QPointF((across > 0) - (across < 0), (down > 0) - (down < 0))
        back, aside = along * HEAD[0], QPointF(along.y(), along.x()) * HEAD[1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawPolygon(QPolygonF([end, end - back + aside, end - back - aside]))

    def plus(self, middle: QPointF, radius: float, pen: QPen) -> None:
        """Where two are added."""
        painter, arm = self.painter, radius * 0.55
        painter.setPen(pen)
        painter.setBrush(self.look.colour("panel"))
        painter.drawEllipse(middle, radius, radius)
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def cross(self, middle: QPointF) -> None:
        """Where nothing is passed on."""
        painter = self.painter
        painter.setPen(self.pen("text", 2))
        painter.drawLine(middle - QPointF(4, 4), middle + QPointF(4, 4))
        painter.drawLine(middle - QPointF(4, -4), middle + QPointF(4, -4))

    def switch(self, place: QRectF, *, on: bool) -> None:
        painter, radius = self.painter, place.height() / 2
        painter.setPen(self.pen("text2", 1.2))
        painter.setBrush(self.look.colour("text2" if on else "panel"))
        painter.drawRoundedRect(place, radius, radius)
        knob = QPointF(place.right() - radius if on else place.left() + radius, place.center().y())
        painter.setBrush(self.look.colour("panel" if on else "text2"))
        painter.drawEllipse(knob, radius - 2.5, radius - 2.5)

    def area(self, square: Box, opacity: float = 1.0) -> None:
        """A square whose area is a number of weights; what would be smaller than a pixel is one."""
        colour = QColor(self.look.magnitude(WEIGHT_SHADE))
        colour.setAlphaF(opacity)
        side = max(1.0, square.width)
        self.painter.fillRect(QRectF(square.x, square.y, side, side), colour)

    def bar(self, place: QRectF, share: float) -> None:
        """A probability."""
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(place, 2, 2)
        place.setWidth(max(2.0, place.width() * min(max(share, 0.0), 1.0)))
        painter.setBrush(self.look.magnitude(0.42 + 0.5 * share))
        painter.drawRoundedRect(place, 2, 2)

    def chip(self, place: QRectF, words: str, *, current: bool) -> None:
        painter = self.painter
        painter.setPen(self.pen("accent") if current else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("wash" if current else "raised"))
        painter.drawRoundedRect(place, 6, 6)
        self.say(place, words, "chip", "text", CENTRED)
