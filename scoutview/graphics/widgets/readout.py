"""The read-out beside the pointer: a small box with the numbers of what is under it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.widgets.readout_plan import LINE, PADDING, place_readout

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def draw_readout(painter: QPainter, look: Look, lines: Sequence[str], at: QPointF, room: Box) -> None:
    """The lines, the first one strong, in a box above this place, or below it, inside the room."""
    faces = ["label_strong", *["label"] * (len(lines) - 1)]
    widest = max(text_width(line, face) for line, face in zip(lines, faces, strict=True))
    box = place_readout(widest, len(lines), (at.x(), at.y()), room)
    painter.setPen(QPen(look.colour("axis"), 1))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(QRectF(*box), 6, 6)
    for number, (line, face) in enumerate(zip(lines, faces, strict=True)):
        place = QRectF(box.x + PADDING, box.y + 4 + LINE * number, box.width - 2 * PADDING, LINE)
        painter.setFont(font(face))
        painter.setPen(look.colour("text2" if number else "text"))
        painter.drawText(place, LEFT, elided(line, face, place.width() + 0.5))
