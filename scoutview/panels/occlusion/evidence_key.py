"""The key of the colours of evidence."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.photo_plan import key_of_coloured_photo
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.occlusion.words import KEY_TOLD, key_ends

KEY_HIGH = 24.0
KEY_WIDE = 190.0  # design pixels that it is worth being shown in
BARS = (120.0, 64.0, 48.0)


class EvidenceKey(Canvas):
    """From what is lost to what is won, in nats, in the colours that the map has on an even grey."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = 1.0
        self.setToolTip(KEY_TOLD)

    def show_top(self, top: float) -> None:
        self._top = top
        lost, won, _ = key_ends(top)[0]
        self.setAccessibleName(" ".join((tr("Colours from {lost} to {won}.").format(lost=lost, won=won), KEY_TOLD)))
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        said = key_ends(self._top)
        fitting = ((low, high, name, bar) for low, high, name in said for bar in BARS)
        last = *said[-1], BARS[-1]
        low, high, name, bar = next((each for each in fitting if legend_width(*each) <= width), last)
        ground = self.look.colour("panel")
        table = key_of_coloured_photo(self.look.theme.signed, (ground.red(), ground.green(), ground.blue()))
        corner = QPointF(0, (height - KEY_HIGH) / 2 + 2)
        draw_legend(painter, self.look, corner, table, (low, high), name=name, bar=bar)
