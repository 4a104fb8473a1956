"""A map of many named points, one of them chosen, with a list of those closest to it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.point_layer import draw_points
from scoutview.graphics.widgets.scatter_plan import LabelWish, nearest_point, place_labels, placed_points, point_radius

CATCH = 12.0  # how near the mouse must be to a point
LIST_PITCH = 20.0
LINE = 18.0
INSET = 7.0
WIDE = 300.0  # from this width on the closest points are named at their places, below it a line leads to each
MOST_LINES = 6  # more are a tangle
AREA_PER_LABEL = 4000.0
# joined once: Python joins flags slowly
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, eq=False)
class PointMap:
    """What a map shows. `points` is (N, 2), `names` (N); `faint` (N) are those drawn apart.

    `close` are the points listed beside the map, each with its number in words, under the first of `close_titles`
    that fits. `named` are labelled where there is room, the first first, `common` after them and fainter. `notes`
    stand below, each in variants from long to short, the first kept longest.
    """

    points: np.ndarray
    names: np.ndarray
    faint: np.ndarray
    chosen: int
    close: tuple[tuple[int, str], ...] = ()
    close_titles: tuple[str, ...] = ()
    named: tuple[int, ...] = ()
    common: tuple[int, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()


class ScatterMap(Chooser):
    """Points, labels and list; a part is a point's index."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._map: PointMap | None = None
        self._places = np.zeros((0, 2))
        self._listed: tuple[tuple[int, str], ...] = ()  # the closest points beside the map, each with its number
        self._area = self._free_area()
        self._layer: QPixmap | None = None
        self._lit: int | None = None
        self._lit_text = ""
        self.hovered.connect(self._light)

    def show_map(self, point_map: PointMap) -> None:
        self._map = point_map
        if self._lit is not None and self._lit >= len(point_map.points):
            self._lit = None
        self._renew()

    def describe(self, index: int) -> str:
        """What is said of the point under the mouse; the owner may know more."""
        return "" if self._map is None else str(self._map.names[index])

    def light(self, index: int | None, text: str = "") -> None:
        """Name this point, as when the mouse rests on it."""
        self._lit, self._lit_text = index, text
        self.update()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def part_at(self, point: QPointF) -> int | None:
        if self._map is None:
            return None
        for row, (index, _) in enumerate(self._listed):
            if self._list_row(row).contains(point):
                return index
        return nearest_point(self._places, point.x(), point.y(), CATCH)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next point in the direction of the arrow."""
        if self._map is None:
            return
        away = self._places - self._places[self._map.chosen]
        forwards, distance = away @ np.array([columns, rows], float), np.hypot(*away.T)
        distance[(forwards <= 0.7 * distance) | (forwards <= 0)] = np.inf
        if np.isfinite(distance).any():
            self.chosen.emit(int(distance.argmin()))

    # layout

    def area(self) -> Box:
        """Where points may be."""
        return self._area

    def _free_area(self) -> Box:
        notes = LINE * len(self._notes())
        width = self.design_width() - self._list_width() - 2 * INSET
        return Box(INSET, INSET, max(10.0, width), max(10.0, self.design_height() - notes - 2 * INSET))

    def _notes(self) -> tuple[tuple[str, ...], ...]:
        if self._map is None:
            return ()
        return self._map.notes[: 2 if self.design_height() > 220 else 1 if self.design_height() > 90 else 0]

    def _fitting(self) -> tuple[tuple[int, str], ...]:
        """The closest points, as many as there is room to list."""
        if self._map is None or self.design_width() < 190:
            return ()
        room = int((self.design_height() - LINE * len(self._notes()) - LIST_PITCH) / LIST_PITCH)
        return self._map.close[: max(0, room)]

    def _list_width(self) -> float:
        if not self._listed:
            return 0.0
        return 116.0 if self.design_width() < 360 else 150.0

    def _list_row(self, row: int) -> QRectF:
        width = self._list_width()
        return QRectF(self.design_width() - width + 14, (row + 1) * LIST_PITCH, width - 14, LIST_PITCH)

    # painting

    def _renew(self) -> None:
        self._layer, self._listed = None, self._fitting()
        self._area = self._free_area()
        if self._map is not None:
            self._places = placed_points(self._map.points, self._area, ~self._map.faint)
        self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._map is None:
            return
        if self.look.picture or (self._layer is None and self._lit is None):
            self._paint_still(painter)  # no pixmap in between: a vector picture stays one, and a frame is sooner there
        else:  # what is beneath the name of the point under the mouse
            self._layer = self._layer or self._painted_layer(painter)
            painter.drawPixmap(QRectF(0, 0, width, height), self._layer, QRectF(self._layer.rect()))
        if self._lit is not None:
            self._paint_lit(painter, self._lit)

    def _painted_layer(self, painter: QPainter) -> QPixmap:
        ratio = painter.deviceTransform().m11() / self.look.scale
        layer = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        layer.fill(self.look.colour("panel"))
        inner = QPainter(layer)
        inner.setRenderHints(painter.renderHints())
        inner.scale(ratio * self.look.scale, ratio * self.look.scale)
        self._paint_still(inner)
        inner.end()
        return layer

    def _paint_still(self, painter: QPainter) -> None:
        assert self._map is not None
        places, faint = self._places, self._map.faint
        radius = point_radius(len(places), self.area())
        draw_points(painter, places[faint], 0.8 * radius, self.look.tint("axis", 0.45))
        draw_points(painter, places[~faint], radius, self.look.tint("text3", 0.8))
        self._paint_list(painter)
        named = np.array(self._map.named, np.int64)
        draw_points(painter, places[named[~faint[named]]], max(radius, 2.6), self.look.colour("text2"))
        close = [index for index, _ in self._listed]
        draw_points(painter, places[close], max(radius, 3.2), self.look.colour("text2"))
        painter.setPen(QPen(self.look.colour("panel"), 2))
        painter.setBrush(self.look.colour("accent"))
        painter.drawEllipse(QPointF(*places[self._map.chosen]), 6, 6)
        self._paint_labels(painter)
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        notes = self._notes()
        for line, variants in enumerate(notes):
            box = QRectF(0, self.design_height() - LINE * (len(notes) - line), self.design_width(), LINE)
            _draw_elided(painter, box, first_fitting(variants, box.width(), QFontMetricsF(font("tick"))), "tick")

    def _paint_list(self, painter: QPainter) -> None:
        assert self._map is not None
        listed = self._listed
        if not listed:
            return
        painter.setPen(QPen(self.look.colour("axis"), 1))
        for row, (index, _) in enumerate(listed[:MOST_LINES] if self.area().width < WIDE else ()):
            at = self._list_row(row)
            painter.drawLine(QPointF(at.left() - 4, at.center().y()), QPointF(*self._places[index]))
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        title_box = self._list_row(-1)
        title = first_fitting(self._map.close_titles, title_box.width(), QFontMetricsF(font("tick")))
        _draw_elided(painter, title_box, title, "tick")
        painter.setFont(font("label"))
        for row, (index, number) in enumerate(listed):
            at = self._list_row(row)
            painter.setPen(self.look.colour("text2"))
            painter.drawText(at, RIGHT, number)
            painter.setPen(self.look.colour("text"))
            name_box = at.adjusted(0, 0, -text_width(number, "label") - 6, 0)
            _draw_elided(painter, name_box, self._label(index), "label")

    def _paint_labels(self, painter: QPainter) -> None:
        assert self._map is not None
        wishes, styles = [], self._labelled()
        for index, (role, _) in styles.items():
            width = text_width(self._label(index), role) + 4
            wishes.append(LabelWish(index, width, LINE, needed=index == self._map.chosen))
        for index, box in place_labels(wishes, self._places, self._label_area()).items():
            role, colour = styles[index]
            if index == self._map.chosen:
                dim_behind(painter, self.look, QRectF(*box), 0.7)
            painter.setFont(font(role))
            painter.setPen(self.look.colour(colour))
            painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, self._label(index))

    def _labelled(self) -> dict[int, tuple[str, str]]:
        """Which points want a label, the most important first, each with its font and colour."""
        assert self._map is not None
        area = self.area()
        close = [index for index, _ in self._listed] if area.width >= WIDE else []
        common = self._map.common[: int(area.width * area.height / AREA_PER_LABEL)] if area.width >= WIDE else ()
        wished = {self._map.chosen: ("caption_strong", "text")}
        for indices, colour in ((close, "text"), (self._map.named, "text2"), (common, "text3")):
            for index in indices:
                wished.setdefault(index, ("label", colour))
        return wished

    def _label(self, index: int) -> str:
        assert self._map is not None
        return token_label(str(self._map.names[index]))

    def _label_area(self) -> Box:
        area = self.area()
        return Box(0, 0, area.width + 2 * INSET, area.height + 2 * INSET)

    def _paint_lit(self, painter: QPainter, index: int) -> None:
        text = self._lit_text or self.describe(index)
        painter.setFont(font("label"))
        width = text_width(text, "label") + 16
        place = QPointF(*self._places[index])
        x = min(max(place.x() - width / 2, 1.0), self.design_width() - width - 1)
        y = place.y() - 36 if place.y() > 40 else place.y() + 12
        painter.setPen(QPen(self.look.colour("axis"), 1))
        painter.setBrush(self.look.colour("raised"))
        painter.drawEllipse(place, 4.5, 4.5)
        painter.drawRoundedRect(QRectF(x, y, width, 24), 6, 6)
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(x, y, width, 24), Qt.AlignmentFlag.AlignCenter, text)

    def _light(self, index: int | None) -> None:
        self.light(index)


def _draw_elided(painter: QPainter, box: QRectF, text: str, role: str) -> None:
    painter.drawText(box, LEFT, elided(text, role, box.width()))
