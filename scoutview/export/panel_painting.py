"""Draws panels without showing them, so that letters stay letters and lines stay lines where the format has them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.export.plain_letters import PlainLetters, plain
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.panels.panel import Panel


class PanelHolder:
    """Panels of one look in a room of so many pixels, which have their sizes without a window. Keep it with them."""

    def __init__(self, panel_classes: Sequence[type[Panel]], look: Look, width: int, height: int) -> None:
        self._room = QWidget()  # a panel that is a window of its own could be kept from taking any size
        self._room.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._room.setUpdatesEnabled(False)  # it would be painted for the screen as well, at each picture of a film
        self._room.setStyleSheet(stylesheet(look))
        self._room.resize(width, height)
        self.panels = tuple(panel_class(look) for panel_class in panel_classes)
        for panel in self.panels:
            panel.setParent(self._room)
            panel.show()
        self._room.show()

    def place(self, places: Sequence[QRect]) -> None:
        """Put each panel into its place, and have it lay itself out."""
        for panel, place in zip(self.panels, places, strict=True):
            panel.setGeometry(place)
        self.settle()

    def settle(self) -> None:
        """Have all parts do what layouts have put off; not what a user does meanwhile."""
        for part in (part for panel in self.panels for part in (panel, *panel.findChildren(QWidget))):
            QApplication.sendPostedEvents(part)


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
