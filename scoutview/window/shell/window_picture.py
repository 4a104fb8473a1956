"""The window as a picture of itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLayout, QWidget

from scoutview.errors import UserError


def picture_of(window: QWidget, factor: float) -> QImage:
    """The window in so many times its pixels: it is drawn anew, so that letters and lines are as sharp as can be.

    Raises:
        UserError: there is no memory for it.
    """
    image = QImage(round(window.width() * factor), round(window.height() * factor), QImage.Format.Format_RGB32)
    if image.isNull():
        raise UserError("There is not enough memory for a picture of this size: choose a smaller one.")
    image.fill(window.palette().window().color())
    painter = QPainter(image)
    painter.scale(image.width() / window.width(), image.height() / window.height())
    window.render(painter, QPoint())
    painter.end()
    return image


@contextmanager
def left_out(part: QWidget, layout: QLayout) -> Iterator[None]:
    """Meanwhile this part is hidden, and the others of its layout have its room."""
    shown = not part.isHidden()
    part.hide()
    layout.activate()
    try:
        yield
    finally:
        part.setVisible(shown)
        layout.activate()
