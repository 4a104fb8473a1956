"""Keeps words readable where lines run behind them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from scoutview.graphics.base.image import draws_pixels
from scoutview.graphics.base.look import Look

HALO = ((-2, 0), (2, 0), (0, -2), (0, 2), (-1.5, -1.5), (1.5, -1.5), (-1.5, 1.5), (1.5, 1.5))


def dim_behind(painter: QPainter, look: Look, place: QRectF, opacity: float) -> None:
    """Let what has been drawn here recede towards the ground, whatever that is.

    Where the ground is to stay transparent, pixels are taken away. Vector pictures cannot take away: there the lines
    stay, rather than a box in a colour that the page may not have.
    """
    if look.transparent and not draws_pixels(painter):
        return
    with _towards_ground(painter, look):
        painter.fillRect(place, look.colour("panel", opacity))


def draw_halo(painter: QPainter, look: Look, baseline: QPointF, words: str) -> None:
    """Keep what runs behind these words, in the painter's font, a little away from their letters."""
    if not draws_pixels(painter):  # there letters are text: each must be there once
        box = QFontMetricsF(painter.font()).tightBoundingRect(words).translated(baseline)
        dim_behind(painter, look, box.adjusted(-2, -2, 2, 2), 0.86)
        return
    painter.setPen(look.colour("panel"))
    with _towards_ground(painter, look):
        for aside in HALO:  # not a stroked path: Qt's outlines of glyphs vary a little
            painter.drawText(baseline + QPointF(*aside), words)


@contextmanager
def _towards_ground(painter: QPainter, look: Look) -> Iterator[None]:
    """Meanwhile the ground's colour is drawn as it is, or takes away where there is no ground."""
    mode = painter.compositionMode()
    if look.transparent:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    yield
    painter.setCompositionMode(mode)
