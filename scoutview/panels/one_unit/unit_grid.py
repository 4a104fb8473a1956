"""All units of the network in small squares, as bright as what each alone tells apart; one is clicked to look at it."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.one_unit.plan import Place, Search

HEAD, GAP = 20.0, 10.0  # over each layer, and between two
LARGEST = 26.0  # of a square
CHANCE = 0.5


class UnitGrid(Chooser):
    """A part is a Place."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._search: Search | None = None
        self._chosen: Place = (-1, -1)
        self.setToolTip(tr("Click a unit to look at it."))

    def show_search(self, search: Search | None, chosen: Place) -> None:
        self._search, self._chosen = search, chosen
        self.setAccessibleName(tr("All units, by the share of the choosing half that each has right"))
        self.update()

    def columns(self) -> tuple[int, float]:
        """How many squares stand in a row, and how wide one is."""
        if self._search is None:
            return 1, 1.0
        layers, cells = self._search.chosen.shape
        width, height = self.design_width(), self.design_height() - layers * HEAD - (layers - 1) * GAP
        sides = [
            (min(width / count, height / (layers * ceil(cells / count)), LARGEST), count)
            for count in range(1, cells + 1)
        ]
        side, count = max(sides, key=lambda each: (round(each[0], 3), -each[1]))
        return count, max(1.0, side)

    def square(self, place: Place) -> QRectF:
        assert self._search is not None
        count, side = self.columns()
        rows = ceil(self._search.chosen.shape[1] / count)
        top = place[0] * (HEAD + rows * side + GAP) + HEAD
        return QRectF(place[1] % count * side, top + place[1] // count * side, side, side)

    def part_at(self, point: QPointF) -> Place | None:
        if self._search is None:
            return None
        layers, cells = self._search.chosen.shape
        places = ((layer, cell) for layer in range(layers) for cell in range(cells))
        return next((place for place in places if self.square(place).contains(point)), None)

    def move_choice(self, rows: int, columns: int) -> None:
        if self._search is None:
            return
        layers, cells = self._search.chosen.shape
        flat = self._chosen[0] * cells + self._chosen[1] + columns + rows * self.columns()[0]
        flat = min(max(flat, 0), layers * cells - 1)
        self.chosen.emit((flat // cells, flat % cells))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        search = self._search
        if search is None:
            return
        layers, cells = search.chosen.shape
        for layer in range(layers):
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(
                QPointF(0, self.square((layer, 0)).top() - 6),
                tr("layer {layer}, {cells} units").format(layer=layer, cells=cells),
            )
            for cell in range(cells):
                above = 2 * max(0.0, float(search.chosen[layer, cell]) - CHANCE)
                painter.fillRect(self.square((layer, cell)).adjusted(0.5, 0.5, -0.5, -0.5), self.look.magnitude(above))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, role, thick in ((search.best, "text", 1.5), (self._chosen, "accent", 2.5)):
            if search.has(place):
                painter.setPen(QPen(self.look.colour(role), thick))
                painter.drawRect(self.square(place).adjusted(0.5, 0.5, -0.5, -0.5))
