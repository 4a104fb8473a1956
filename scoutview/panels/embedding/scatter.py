"""A map of many named points, one of them chosen, with a list of those closest to it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.widgets.scatter_plan import are_in, nearest_point, placed_points, zoomed_places
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.panels.embedding.scatter_painting import LEAD, LINE, LIST_PITCH, PointMap, ScatterPainting

CATCH = 12.0  # how near the mouse must be to a point
INSET = 7.0
SMALL_LIST = 116.0
SENTENCE_AND_LEGEND = 110.0  # design pixels of height that hold both
NEAREST = 1 / 60  # the least part of the map that is shown


class ScatterMap(ZoomChooser):
    """Points, labels and list; a part is a point's index."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._map: PointMap | None = None
        self._unzoomed = np.zeros((0, 2))
        self._places = np.zeros((0, 2))
        self._seen: np.ndarray | None = None  # which points are in view; None where all are
        self._listed: tuple[tuple[int, str], ...] = ()  # the closest points beside the map, each with its number
        self._above_list = 0.0
        self._area = self._free_area()
        self._layer: QPixmap | None = None
        self._lit: int | None = None
        self._lit_text = ""
        self.setToolTip(f"Click a point to look it up.\n{HINT}")
        self.hovered.connect(self._light)
        self.zoom_changed.connect(self._place_points)

    def show_map(self, point_map: PointMap) -> None:
        self._map = point_map
        if self._lit is not None and self._lit >= len(point_map.points):
            self._lit = None
        self._renew()

    def describe(self, index: int) -> str:
        """What is said of the point under the mouse; the owner may know more."""
        return "" if self._map is None else str(self._map.names[index])

    def matches(self) -> tuple[int, ...]:
        """The points that a search found, the best first."""
        return () if self._map is None else self._map.matches

    def kind_of(self, index: int) -> str:
        """The name of the point's kind; nothing where things have none."""
        kinds = None if self._map is None else self._map.kinds
        if self._map is None or kinds is None or index >= len(kinds):
            return ""
        kind = int(kinds[index])
        return self._map.kind_names[kind] if kind < len(self._map.kind_names) else ""

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
        if self._seen is not None and not QRectF(*self._shown_area()).contains(point):
            return None
        return nearest_point(self._places, point.x(), point.y(), CATCH)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next point in the direction of the arrow."""
        if self._map is None:
            return
        away = self._places - self._places[self._map.chosen]
        forwards, distance = away @ np.array([columns, rows], float), np.hypot(*away.T)
        distance[(forwards <= 0.7 * distance) | (forwards <= 0)] = np.inf
        if np.isfinite(distance).any():
            index = int(distance.argmin())
            self.reveal(*self.zoom.at(self._area, *self._places[index].tolist()))
            self.chosen.emit(index)

    # zoom

    def zoom_room(self) -> Box | None:
        return None if self._map is None else self._area

    def zoom_shape(self) -> tuple[int, ...]:
        return (0 if self._map is None else len(self._map.points),)

    def zoom_least(self) -> tuple[float, float]:
        return NEAREST, NEAREST

    # layout

    def leave_room(self, height: float) -> None:
        """Keep this much free above the list beside the map, in design pixels."""
        if height != self._above_list:
            self._above_list = height
            self._renew()

    def list_place(self) -> Box:
        """The column beside the map that the list stands in."""
        width = self._list_width() or SMALL_LIST
        return Box(self.design_width() - width + 14, 0, width - 14, self.design_height())

    def go_to(self, index: int) -> None:
        """Have this point in view."""
        if index < len(self._unzoomed):
            self.reveal(*self.zoom.at(self._area, *self._places[index].tolist()))

    def area(self) -> Box:
        """Where points may be."""
        return self._area

    def _free_area(self) -> Box:
        notes = self._height_below()
        width = self.design_width() - self._list_width() - 2 * INSET
        return Box(INSET, INSET, max(10.0, width), max(10.0, self.design_height() - notes - 2 * INSET))

    def _shown_area(self) -> Box:
        """Where points and their names are seen, and what they are cut off at where the map is zoomed."""
        return Box(0, 0, self._area.width + 2 * INSET, self._area.height + 2 * INSET)

    def _notes(self) -> tuple[tuple[str, ...], ...]:
        if self._map is None:
            return ()
        return self._map.notes[: 2 if self.design_height() > 220 else 1 if self.design_height() > 150 else 0]

    def _legend_height(self) -> float:
        """Of the line that names the colours."""
        has_kinds = self._map is not None and self._map.kinds is not None
        roomy = self.design_height() > (SENTENCE_AND_LEGEND if self._company_height() else 90)
        return LINE if has_kinds and roomy else 0.0

    def _company_height(self) -> float:
        """Of the sentence on the closest points: in little room it stands instead of the legend."""
        return LEAD if self._map is not None and self._map.company and self.design_height() > 90 else 0.0

    def _height_below(self) -> float:
        return LINE * len(self._notes()) + self._legend_height() + self._company_height()

    def _fitting(self) -> tuple[tuple[int, str], ...]:
        """The closest points, as many as there is room to list."""
        if self._map is None or self.design_width() < 190:
            return ()
        room = int((self.design_height() - self._above_list - self._height_below() - LIST_PITCH) / LIST_PITCH)
        return self._map.close[: max(0, room)]

    def _list_width(self) -> float:
        if not self._listed and not self._above_list:
            return 0.0
        return SMALL_LIST if self.design_width() < 360 else 150.0

    def _list_row(self, row: int) -> QRectF:
        width = self._list_width()
        top = self._above_list + (row + 1) * LIST_PITCH
        return QRectF(self.design_width() - width + 14, top, width - 14, LIST_PITCH)

    def _renew(self) -> None:
        self._listed = self._fitting()
        self._area = self._free_area()
        if self._map is not None:
            self._unzoomed = placed_points(self._map.points, self._area, ~self._map.faint)
        self._place_points()

    def _place_points(self) -> None:
        zoom = self.zoom
        self._layer = None
        self._places = zoomed_places(self._unzoomed, self._area, zoom)
        self._seen = None if zoom.is_whole else are_in(self._places, self._shown_area())
        self.update()

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._map is None:
            return
        if self.look.picture or (self._layer is None and self._lit is None):
            self._paint_still(painter)  # no pixmap in between: a vector picture stays one, and a frame is sooner there
        else:  # what is beneath the name of the point under the mouse
            self._layer = self._layer or self._painted_layer(painter)
            painter.drawPixmap(QRectF(0, 0, width, height), self._layer, QRectF(self._layer.rect()))
        if self._lit is not None and (self._seen is None or self._seen[self._lit]):
            self._paint_lit(painter, self._lit)

    def _painted_layer(self, painter: QPainter) -> QPixmap:
        ratio = painter.deviceTransform().m11() / self.look.scale
        layer = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        layer.fill(self.look.colour("panel"))
        with QPainter(layer) as inner:
            inner.setRenderHints(painter.renderHints())
            inner.scale(ratio * self.look.scale, ratio * self.look.scale)
            self._paint_still(inner)
        return layer

    def _paint_still(self, painter: QPainter) -> None:
        assert self._map is not None
        rows = [self._list_row(row) for row in range(-1, len(self._listed))]
        shown = self._places, self._area, self._shown_area(), self._seen, self._listed
        on = ScatterPainting(painter, self.look, self._map, *shown, rows)
        on.paint_points()
        on.paint_labels()
        on.paint_list()
        notes, height = self._notes(), self.design_height()
        on.paint_notes(notes, self.design_width(), height)
        if self._company_height():
            on.paint_company(height - self._height_below(), self.design_width())
        if self._legend_height():
            on.paint_legend(height - LINE * (len(notes) + 1), self.design_width())

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
