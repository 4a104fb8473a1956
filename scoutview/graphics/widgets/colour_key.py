"""The key of a colour map as a line of a panel: what both ends say."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.legend import draw_legend, legend_width


class ColourKey(Canvas):
    """`low [colours] high`, as long as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ends, self._name, self._signed = ("", ""), "", True

    def show_ends(self, low: str, high: str, name: str = "", *, signed: bool = True) -> None:
        """`name` says what is coloured, where that has room; without `signed` colours are those of a magnitude."""
        self._ends, self._name, self._signed = (low, high), name, signed
        self.setAccessibleName(f"Colours from {low} to {high} {name}".strip())
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        name = self._name if legend_width(*self._ends, self._name) <= width else ""
        bar = min(120.0, width - legend_width(*self._ends, "", 0.0))
        if bar >= 24:
            table = self.look.theme.signed if self._signed else self.look.theme.magnitude
            draw_legend(painter, self.look, QPointF(0, 0), table, self._ends, name=name, bar=bar)
