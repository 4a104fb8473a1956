"""A widget that paints in design pixels: what is drawn at 1280x800 looks the same at 4K, lines and fonts included."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QSinglePointEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look

SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class Canvas(QWidget):
    """Override `paint`. Lengths, fonts and mouse positions are in design pixels; the look's scale does the rest."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.paint_count = 0
        self.setMouseTracking(True)

    def set_look(self, look: Look) -> None:
        self.look = look
        self.updateGeometry()
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        """Draw the whole canvas, `width` x `height` design pixels."""
        raise NotImplementedError

    def design_width(self) -> float:
        return self.width() / self.look.scale

    def design_height(self) -> float:
        return self.height() / self.look.scale

    def ground(self) -> QColor | None:
        """The one colour of all that lies below; None in a picture, where nothing may."""
        return None if self.look.picture else self.look.colour("panel")

    def design_position(self, event: QSinglePointEvent | QMouseEvent) -> QPointF:
        """Where the mouse is, in design pixels."""
        return event.position() / self.look.scale

    def draw(self, painter: QPainter) -> None:
        """Paint it with its upper left corner at the painter's origin, at the look's scale, into whatever it is for."""
        painter.setRenderHints(SMOOTH)
        painter.scale(self.look.scale, self.look.scale)
        self.paint(painter, self.design_width(), self.design_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # one that an error left open would end the program at the next picture
            self.draw(painter)
        self.paint_count += 1
