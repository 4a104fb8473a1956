"""Draws a panel with any painter, so that letters stay letters and lines stay lines where the format has them."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from scoutview.export.plain_letters import PlainLetters, plain
from scoutview.graphics.base.canvas import Canvas


def paint_parts(painter: QPainter, widget: QWidget) -> None:
    """Draw the visible parts of a widget, from the lowest to the topmost, each in its place and clipped to it.

    Each Canvas paints for itself: QWidget.render() would hand some of them a painter for pixels.
    """
    for part in widget.children():
        if not isinstance(part, QWidget) or part.isHidden() or part.isWindow():
            continue
        painter.save()
        painter.translate(part.pos())
        painter.setClipRect(part.rect())
        if isinstance(part, Canvas):
            part.draw(painter)
        elif type(part) is not QWidget:  # a label, for instance; a bare widget only holds others
            if isinstance(painter, PlainLetters):  # whose font it sets by itself
                part.setFont(plain(part.font()))
            part.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
        painter.restore()
        painter.save()
        painter.translate(part.pos())
        paint_parts(painter, part)
        painter.restore()
