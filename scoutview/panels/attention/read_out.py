"""What the pointer reads, written beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.look import Look, font, text_width

HEIGHT, AIR = 24.0, 10.0


def paint_read_out(painter: QPainter, look: Look, text: str, above: QPointF, room: tuple[float, float]) -> None:
    """Write it above this place, inside of a canvas of this width and height."""
    width = text_width(text, "label_strong") + 2 * AIR
    left = min(max(2.0, above.x() - width / 2), max(2.0, room[0] - width - 2))
    top = min(max(2.0, above.y() - HEIGHT - 3), room[1] - HEIGHT - 2)
    box = QRectF(left, top, width, HEIGHT)
    painter.setPen(QPen(look.colour("axis"), 1))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
