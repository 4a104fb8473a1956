"""A map of many named points, one of them chosen, with a list of those closest to it."""

from collections.abc import Hashable, Sequence
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import fitting_lines
from scoutview.graphics.widgets.scatter_plan import CELL, nearest_point
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.embedding.cloud_plan import Cloud, clouds
from scoutview.panels.embedding.list_painting import LEAD, LINE, LIST_PITCH, ListPainting
from scoutview.panels.embedding.point_map import TOLD_FROM, Ground, MapView, PointMap
from scoutview.panels.embedding.scatter_painting import LARGE, ScatterPainting
from scoutview.panels.embedding.words import cloudless

CATCH = 12.0  # how near the mouse must be to a point
INSET = 12.0
CHIP_INSET = 36.0  # at the top of a map with large names, or close ones: they have room above the highest points
LIST, SMALL_LIST = 150.0, 116.0
LISTED_FROM = 360.0  # design pixels of width; with less the map has them all, unless something is searched
KEPT = 32  # frames
SENTENCE_AND_LEGEND, TWO_LINES = 170.0, 260.0  # design pixels of height that hold both and a map, and two lines of it
NEAREST = 1 / 60  # the least part of the map that is shown


class ScatterMap(ZoomChooser):
    """Points, labels and list; a part is a point's index."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._map: PointMap | None = None
        self._clouds: tuple[Cloud, ...] = ()
        self._kept_clouds: dict[
            Hashable, tuple[tuple[Cloud, ...], object]
        ] = {}  # with the arrays whose ids are the key
        self._ground: Ground | None = None
        self._points = Layer()  # the points of a ground that is painted again, for other tokens
        self._painted: Ground | None = None
        self._listed: tuple[tuple[int, str], ...] = ()  # the closest points beside the map, each with its number
        self._above_list = self._beside_notes = 0.0
        self._area = self._free_area()
        self._layer: QPixmap | None = None
        self._lit: int | None = None
        self._lit_text = ""
        self.setToolTip(tr("Click a point to look it up.") + f"\n{HINT}")
        self.hovered.connect(self._light)
        self.zoom_changed.connect(self._place_points)

    def show_map(self, point_map: PointMap) -> None:
        self._map = point_map
        self._clouds = self._clouds_of(point_map)
        if self._lit is not None and self._lit >= len(point_map.points):
            self._lit = None
        self._renew()

    def describe(self, index: int) -> str:
        """What is said of the point under the mouse; the owner may know more."""
        return "" if self._map is None else str(self._map.names[index])

    def matches(self) -> tuple[int, ...]:
        """The points that a search found, the best first."""
        return () if self._map is None else self._map.matches

    def clouds(self) -> tuple[str, ...]:
        """The names of the kinds that are clouds, the most alike first."""
        return () if self._map is None else tuple(self._map.kind_names[cloud.kind] for cloud in self._clouds)

    def told(self) -> tuple[str, ...]:
        """What the reader of the map must know, and which kinds are no clouds."""
        if self._map is None:
            return ()
        point_map, clouded = self._map, [cloud.kind for cloud in self._clouds]
        others = point_map.kinds_beside(clouded)
        return (*(note[0] for note in point_map.notes), *([cloudless(others, among=len(clouded))[0]] if others else []))

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
        if not self.zoom.is_whole and not QRectF(*self._shown_area()).contains(point):
            return None
        return nearest_point(self._places, point.x(), point.y(), CATCH)

    def move_choice(self, rows: int, columns: int) -> None:
        """The next point in the direction of the arrow."""
        if self._map is None:
            return
        away = self._places - self._places[self._map.chosen]
        forwards, distance = away @ np.array([columns, rows], float), np.hypot(*away.T)
        distance[(forwards <= 0.7 * distance) | (forwards <= 0)] = np.inf
        if self._map.hidden is not None:
            distance[self._map.hidden] = np.inf
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

    def leave_beside_notes(self, width: float) -> None:
        """Keep this much free at the right of the lines below the map, in design pixels."""
        if width != self._beside_notes:
            self._beside_notes = width
            self._renew()

    def notes_height(self) -> float:
        """How high the lines at the bottom are, in design pixels."""
        return LINE * len(self._notes())

    def notes_width(self) -> float:
        """What the lines at the bottom need in their shortest words, in design pixels."""
        return max((text_width(note[-1], "tick") for note in self._notes()), default=0.0)

    def list_place(self) -> Box:
        """The column beside the map that the list stands in."""
        width = self._list_width() or self._list_column()
        return Box(self.design_width() - width + 14, 0, width - 14, self.design_height())

    def go_to(self, index: int) -> None:
        """Have this point in view."""
        if index < len(self._places):
            self.reveal(*self.zoom.at(self._area, *self._places[index].tolist()))

    def area(self) -> Box:
        """Where points may be."""
        return self._area

    def _free_area(self) -> Box:
        notes = self._height_below()
        width = self.design_width() - self._list_width() - 2 * INSET
        round_map = self._map is not None and self._map.round
        large = width >= LARGE and not round_map
        top = CHIP_INSET if large or (width >= TOLD_FROM and self._is_brief()) else INSET
        height = (self.design_height() - notes - top - INSET) // CELL * CELL  # so names find the same room at any scale
        return Box(INSET, top, max(10.0, width), max(10.0, height))

    def _shown_area(self) -> Box:
        """Where points and their names are seen, and what they are cut off at where the map is zoomed."""
        return Box(0, 0, self._area.right + INSET, self._area.bottom + INSET)

    def _notes(self) -> tuple[tuple[str, ...], ...]:
        if self._map is None or self._is_brief():
            return ()
        notes = self._map.notes[: 2 if self.design_height() > 220 else 1 if self.design_height() > 150 else 0]
        return tuple(note for note in notes if text_width(note[-1], "tick") <= self.design_width())

    def _legend_height(self) -> float:
        """Of the line that names the colours."""
        has_kinds = self._map is not None and self._map.kinds is not None and not self._is_brief()
        roomy = self.design_height() > (SENTENCE_AND_LEGEND if self._company() else 90)
        return LINE if has_kinds and roomy else 0.0

    def _is_brief(self) -> bool:
        """Whether a map of kinds is too small to be read beside lines on it: these are told with the formula."""
        has_kinds = self._map is not None and self._map.kinds is not None
        return has_kinds and self.design_width() < LISTED_FROM and not self.look.picture

    def _company(self) -> tuple[str, ...]:
        """The sentence on the closest points; without a list beside the map, at least which they are."""
        if self._map is None or self.design_height() <= 90:
            return ()
        if self._map.complaint or self.look.says_finding:
            return self._map.complaint
        return self._map.company or (() if self._listed else self._map.near)

    def _height_below(self) -> float:
        return self.notes_height() + self._legend_height() + LEAD * len(self._company_lines())

    def _company_lines(self) -> Sequence[str]:
        """The sentence as it is set: in two lines where there is room for them."""
        company = self._company()
        return _set_in_lines(company, self.design_width(), *self._company_role()) if company else ()

    def _company_role(self) -> tuple[str, int]:
        """Its letters, and how many lines it may take."""
        return ("caption_strong", 2) if self.design_height() >= TWO_LINES else ("label", 1)

    def _fitting(self) -> tuple[tuple[int, str], ...]:
        """The closest points, as many as there is room to list."""
        least = 190 if self._map is not None and self._map.matches else LISTED_FROM
        if self._map is None or self.design_width() < least:
            return ()
        heads = (2 if self._map.close_scale else 1) * LIST_PITCH
        room = int((self.design_height() - self._above_list - self._height_below() - heads) / LIST_PITCH)
        return self._map.close[: max(0, room)]

    def _list_width(self) -> float:
        if not self._listed and not self._above_list:
            return 0.0
        return self._list_column()

    def _list_column(self) -> float:
        return SMALL_LIST if self.design_width() < LISTED_FROM else LIST

    def _list_row(self, row: int) -> QRectF:
        width = self._list_width()
        scaled = row >= 0 and self._map is not None and bool(self._map.close_scale)
        top = self._above_list + (row + 1 + scaled) * LIST_PITCH
        return QRectF(self.design_width() - width + 14, top, width - 14, LIST_PITCH)

    def _renew(self) -> None:
        self._listed = self._fitting()
        self._area = self._free_area()
        self._place_points()

    def _place_points(self) -> None:
        """Those that have not moved stay, with all that was found out about their places."""
        self._layer = None
        if self._map is not None:
            clouds = () if self._map.matches else self._clouds  # what is found is to be seen
            where = self._map, clouds, self._area, self._shown_area(), self.zoom
            if self._ground is None or not self._ground.carries(*where):
                self._ground = Ground(*where)
        self.update()

    @property
    def _places(self) -> np.ndarray:
        """(N, 2) of the points; none before there is a map."""
        return np.zeros((0, 2)) if self._ground is None else self._ground.places

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._map is None or self._ground is None:
            return
        if self.look.picture or (self._layer is None and self._lit is None):
            self._paint_still(painter)  # no pixmap in between: a vector picture stays one, and a frame is sooner there
        else:  # what is beneath the name of the point under the mouse
            self._layer = self._layer or self._painted_layer(painter)
            painter.drawPixmap(QRectF(0, 0, width, height), self._layer, QRectF(self._layer.rect()))
        if self._lit is not None and self._ground.in_view(self._lit):
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
        view, height, width = self._view(), self.design_height(), self.design_width()
        on, words = ScatterPainting(painter, self.look, view), ListPainting(painter, self.look, view)
        self._paint_ground(painter, on)
        on.paint_told()
        on.paint_labels()
        words.paint_list([self._list_row(row) for row in range(-1, len(self._listed))])
        words.paint_notes(self._notes(), width - self._beside_notes, height)
        words.paint_company(self._company_lines(), self._company_role()[0], height - self._height_below(), width)
        top = height - self.notes_height() - LINE if self._legend_height() else self._area.bottom - LINE + INSET
        if self._legend_height() or (self._is_brief() and on.is_free(Box(0, top, width, LINE))):
            words.paint_legend(on.cloud_boxes, top, width, whole=not self._is_brief())

    def _paint_ground(self, painter: QPainter, on: ScatterPainting) -> None:
        """Pixels are kept only of points that are painted again: while frames change that would be work for nothing."""
        if on.ground is self._painted and not self.look.picture:
            room = Box(0, 0, self.design_width(), self.design_height())
            paint = partial(_paint_points, self.look, on.view)
            self._points.draw(painter, room, (on.ground, self.look), paint, self.look.colour("panel"))
        else:
            on.paint_ground()
            self._painted = on.ground

    def _view(self) -> MapView:
        assert self._map is not None
        assert self._ground is not None
        return MapView(self._map, self._ground, self._listed)

    def _clouds_of(self, point_map: PointMap) -> tuple[Cloud, ...]:
        """Its clouds, found once for each of the last frames."""
        points, kinds, shown = point_map.points, point_map.kinds, ~point_map.faint
        wanted = tuple(kind for kind in point_map.alike if kind < len(self.look.theme.kinds))  # that have a colour
        if kinds is None or not wanted:
            return ()
        key = id(points), id(kinds), wanted
        if key not in self._kept_clouds:
            while len(self._kept_clouds) >= KEPT:
                del self._kept_clouds[next(iter(self._kept_clouds))]
            self._kept_clouds[key] = tuple(clouds(point_map.spread, kinds, shown, wanted)), (points, kinds)
        return self._kept_clouds[key][0]

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


@lru_cache(maxsize=64)
def _set_in_lines(variants: tuple[str, ...], width: float, role: str, most: int) -> Sequence[str]:
    """As they are asked for several times in each picture."""
    return tuple(fitting_lines(variants, width, QFontMetricsF(font(role)), most))


def _paint_points(look: Look, view: MapView, painter: QPainter) -> None:
    ScatterPainting(painter, look, view).paint_ground()
