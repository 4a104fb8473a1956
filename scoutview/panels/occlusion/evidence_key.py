"""The key of the colours of evidence."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import MINUS, three_digits
from scoutview.graphics.widgets.legend import draw_legend, legend_width

KEY_HIGH = 24.0
NAMES = ("change of ln p where it is hidden: blue was evidence, orange stood in the way", "change of ln p, hidden", "")


class EvidenceKey(Canvas):
    """From what is lost to what is won, in nats."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = 1.0

    def show_top(self, top: float) -> None:
        self._top = top
        self.setAccessibleName(f"Colours from {MINUS}{three_digits(top)} to {three_digits(top)} nats")
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        ends = f"{MINUS}{three_digits(self._top)}", f"+{three_digits(self._top)}"
        name = next((each for each in NAMES if legend_width(*ends, each) <= width), NAMES[-1])
        draw_legend(painter, self.look, QPointF(0, 2), self.look.theme.signed, ends, name=name)
