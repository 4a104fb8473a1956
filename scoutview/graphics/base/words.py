"""Words that are painted at one frame after the other: laid out once, then only put down."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

from scoutview.graphics.base.image import draws_pixels
from scoutview.graphics.base.look import font

# joined once: Python joins flags slowly
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
UNCLIPPED = {align: align.value | Qt.TextFlag.TextDontClip.value for align in (LEFT, CENTRE, RIGHT)}
SHARES = {LEFT: 0.0, CENTRE: 0.5, RIGHT: 1.0}  # of the room beside the words that is left of them


def draw_words(painter: QPainter, box: QRectF, words: str, role: str, align: Qt.AlignmentFlag) -> None:
    """One line in a role of the type scale and the painter's pen, in the middle of the box's height.

    `align` is LEFT, CENTRE or RIGHT. Qt takes a third of the time that `drawText` takes. In vector pictures words stay
    words.
    """
    painter.setFont(font(role))
    if not draws_pixels(painter):
        painter.drawText(box, UNCLIPPED[align], words)
        return
    laid_out, width, height = _laid_out(words, role)
    across = SHARES[align] * (box.width() - width)
    painter.drawStaticText(QPointF(box.x() + across, box.y() + (box.height() - height) / 2), laid_out)


@lru_cache(maxsize=4096)
def _laid_out(words: str, role: str) -> tuple[QStaticText, float, float]:
    """The words, and how wide and high they are in design pixels."""
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    text.prepare(font=font(role))
    return text, text.size().width(), QFontMetricsF(font(role)).height()  # its own height is rounded up
