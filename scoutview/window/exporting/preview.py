"""A small picture of what an export will look like."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr

CHECK = 8.0  # a square of the ground under a transparent picture
CHECKS = {"light": ("#FFFFFF", "#E4E4E4"), "dark": ("#2E2E2E", "#1A1A1A")}  # its text is for a ground like this


class ExportPreview(QWidget):
    """Shows a picture as large as there is room, or a sentence."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._image = QImage()
        self._sentence = ""
        self._checks = CHECKS["light"]
        self.setAccessibleName(tr("Preview"))

    def show_image(self, image: QImage, theme: str) -> None:
        """A picture that is drawn in the theme of this name."""
        self._image, self._sentence, self._checks = image, "", CHECKS[theme]
        self.update()

    def show_sentence(self, sentence: str) -> None:
        self._image, self._sentence = QImage(), sentence
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            if self._image.isNull():
                painter.setPen(self._look.colour("text3"))
                align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), int(align), self._sentence)
            else:
                self._paint_image(painter)

    def _paint_image(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        size = self._image.size().scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        small = self._image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        width, height = size.width() / ratio, size.height() / ratio
        place = QRectF((self.width() - width) / 2, 0, width, height)
        if small.hasAlphaChannel():
            self._paint_checks(painter, place)
        painter.drawImage(place, small)
        painter.setPen(QPen(self._look.colour("line"), self._look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_checks(self, painter: QPainter, place: QRectF) -> None:
        """What shows through."""
        painter.fillRect(place, QColor(self._checks[0]))
        side = CHECK * self._look.scale
        for row in range(int(place.height() / side) + 1):
            for column in range(row % 2, int(place.width() / side) + 1, 2):
                square = QRectF(place.x() + column * side, place.y() + row * side, side, side)
                painter.fillRect(square & place, QColor(self._checks[1]))
