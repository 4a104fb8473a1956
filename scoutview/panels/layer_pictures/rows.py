"""The rows of pictures, a layer each, from the photo inwards."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.colours import draw_colours, image_of_colours
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.layer_pictures.plan import SEEN_FROM, Ladder, LadderPlan
from scoutview.panels.layer_pictures.words import layer_words

LINE = 16.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LayerRows(Chooser):
    """A part is a unit's place among the carried ones."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ladder: Ladder | None = None
        self._sights: Sequence[Sequence[str]] = ()
        self._chosen: int | None = None
        self._images: dict[int, QImage] = {}
        self.setToolTip(tr("Click a picture: see it grow (the arrow keys, when this has the focus)"))

    def show_ladder(self, ladder: Ladder, sights: Sequence[Sequence[str]], chosen: int | None) -> None:
        """The pictures, how much of the photo each row sees, in words from long to short, and which one is framed."""
        if self._ladder is None or ladder.pictures is not self._ladder.pictures:
            self._images = {}
        self._ladder, self._sights, self._chosen = ladder, sights, chosen
        self.setAccessibleName("; ".join(layer_words(row.layer)[0] for row in ladder.rows))
        self.update()

    def plan(self) -> LadderPlan:
        rows = () if self._ladder is None else self._ladder.rows
        return LadderPlan(self.design_width(), self.design_height(), tuple(len(row.units) for row in rows))

    def part_at(self, point: QPointF) -> int | None:
        at = self.plan().at(point.x(), point.y())
        return None if at is None or self._ladder is None else self._ladder.rows[at[0]].units[at[1]]

    def move_choice(self, rows: int, columns: int) -> None:
        if self._ladder is None:
            return
        shown = self._ladder.rows
        here = next((row for row, each in enumerate(shown) if self._chosen in each.units), None)
        if here is None:
            self.chosen.emit(shown[0].units[0])
            return
        row = min(max(here + rows, 0), len(shown) - 1)
        units = shown[row].units
        place = shown[here].units.index(self._chosen or 0) + columns
        self.chosen.emit(units[min(max(place, 0), len(units) - 1)])

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._ladder is None:
            return
        plan = self.plan()
        sights = self._fitting_sights(plan.row_box(0).width)
        for number, row in enumerate(self._ladder.rows):
            self._paint_words(painter, plan.row_box(number), layer_words(row.layer), sights[number])
            for place, unit in enumerate(row.units):
                self._paint_unit(painter, QRectF(*plan.box(number, place)), unit)

    def _paint_unit(self, painter: QPainter, box: QRectF, unit: int) -> None:
        assert self._ladder is not None
        if unit not in self._images:
            self._images[unit] = image_of_colours(self._ladder.pictures[unit])
        draw_colours(painter, box, self._images[unit])
        if unit == self._chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("accent"), 3))
            painter.drawRect(box)

    def _fitting_sights(self, width: float) -> Sequence[str]:
        """Of each row how much it sees: in the long form where that has room in all rows, else all in the short one.

        Nothing where that has no room either.
        """
        assert self._ladder is not None
        rows = range(len(self._ladder.rows))
        given = [tuple(self._sights[row]) if row < len(self._sights) else () for row in rows]
        said = [each or ("", "") for each in given]
        forms = ([each[0] for each in said], [each[-1] for each in said])
        fitting = (form for form in forms if all(text_width(each, "tick") <= width for each in form))
        return next(fitting, [""] * len(said))

    def _paint_words(self, painter: QPainter, box: Box, names: Sequence[str], sight: str) -> None:
        two = bool(sight) and box.height >= SEEN_FROM - 0.01
        middle = box.middle_y
        lines = [("label_strong", "text", names, middle - LINE if two else middle - LINE / 2)]
        if two:
            lines.append(("tick", "text2", (sight,), middle))
        for role, colour, words, top in lines:
            painter.setFont(font(role))
            painter.setPen(self.look.colour(colour))
            told = first_fitting(words, box.width, QFontMetricsF(font(role)))
            painter.drawText(QRectF(box.x, top, box.width, LINE), LEFT, told)
