"""The points of a map, its clouds and all names in it, each painted by one function in design pixels."""

from collections.abc import Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.words import CENTRE, draw_words
from scoutview.graphics.widgets.point_layer import draw_points, polygon_from_places
from scoutview.graphics.widgets.scatter_plan import GAP, LabelWish, place_labels, point_radius
from scoutview.panels.embedding.callout_plan import ON_RING, callout_line, place_callouts
from scoutview.panels.embedding.cloud_plan import Cloud, box_around, joining_line, outline, place_names
from scoutview.panels.embedding.point_map import TOLD_FROM, Ground, MapView

LINE, LARGE_LINE = 18.0, 26.0
MOST_RINGS = 400
CLEAR = 3.0  # design pixels between a name and the middle of any other point, where there is room
GUIDE = np.array([(np.cos(angle), np.sin(angle)) for angle in np.linspace(0, 2 * np.pi, 73)])
LARGE = 480.0  # from this width on what matters is written larger
AIR, LITTLE_AIR = 12.0, 7.0  # between the points of a cloud and its edge
MOST_AMONG = 2.2  # radius of points that are in no cloud
CLOUDED, MOST_CLOUDED = 1.6, 3.4  # times the radius of all, those of a cloud


@dataclass(frozen=True, eq=False)
class ScatterPainting:
    """A painter on a map as it is seen."""

    painter: QPainter
    look: Look
    view: MapView

    @property
    def ground(self) -> Ground:
        return self.view.ground

    def paint_ground(self) -> None:
        """Clouds, and the crowd on them."""
        drawn, faint, places = self.ground.drawn, self.ground.map.faint, self.ground.places
        radius = self._radius
        with self._cut():
            self._paint_guide()
            self._paint_clouds()
            draw_points(self.painter, places[drawn & faint], 0.8 * radius, self.look.tint("axis", 0.45))
            self._paint_crowd(drawn & ~faint, min(radius, MOST_AMONG), min(CLOUDED * radius, MOST_CLOUDED))

    def paint_told(self) -> None:
        """The points of the probe and the closest, those that were searched for, and the chosen one over all."""
        with self._cut():
            larger = np.array([*self.view.map.named, *self.view.near(), *self.view.told], np.int64)
            self._paint_larger(larger[(self.ground.drawn & ~self.ground.map.faint)[larger]])
            self._paint_matches(max(self._radius, 3.2))
            self.painter.setPen(QPen(self.look.colour("panel"), 2))
            self.painter.setBrush(self.look.colour("accent"))
            self.painter.drawEllipse(QPointF(*self.ground.places[self.view.map.chosen]), 7, 7)

    @property
    def _radius(self) -> float:
        return point_radius(int(self.ground.drawn.sum()), self.ground.area)

    def paint_labels(self) -> None:
        """Names where there is room for them, the most important first: the chosen one, the clouds, all others."""
        view, chosen = self.view, self.view.map.chosen
        for cloud in self.ground.clouds:
            if cloud.kind in self.cloud_boxes:
                self._paint_cloud_name(cloud, self.cloud_boxes[cloud.kind])
        wished = view.labelled
        labels = {index: view.label(index) for index in wished}
        wishes = [self._wish(index, label) for index, label in labels.items()]
        taken = [*self._occupied, *self.cloud_boxes.values()]
        where = self.ground.places, self.ground.shown_area
        air = 0.0 if view.map.round else CLEAR
        for index, box in place_labels(wishes, *where, taken, self.ground.crowd, air=air).items():
            self._write(box, labels[index], "label", self.look.colour(wished[index]))
        for index, box in self.told_boxes.items():
            self._join(box, index, "text2")
            self._write(box, view.label(index), "label", self.look.colour("text"))
        for box in self.chosen_box.values():
            self._join(box, chosen, "accent")
            self._paint_chip(box)
            self._write(box, view.label(chosen), self._large, self.look.colour("text"))

    def _wish(self, index: int, label: str) -> LabelWish:
        """A name, that belongs into no cloud of another kind; the numbers of a sum are found, if over other points."""
        kinds = self.view.map.kinds
        own = None if kinds is None else int(kinds[index])
        closed = [box for kind, box in self._cores.items() if kind != own]
        is_named, is_round = index in self.view.map.named, self.view.map.round
        size = text_width(label, "label") + 4, LINE
        return LabelWish(index, *size, needed=is_named and is_round, closed=closed, apart=not (is_named or is_round))

    def _join(self, box: Box, index: int, colour: str) -> None:
        """The line from a name to its point, where that is needed."""
        if line := callout_line(box, self.ground.places[index].tolist()):
            self.painter.setPen(QPen(self.look.colour(colour), 1.2))
            self.painter.drawLine(*(QPointF(*end) for end in line))

    def _paint_cloud_name(self, cloud: Cloud, box: Box) -> None:
        colour = self.look.kind(cloud.kind)
        if line := joining_line(box, self._outlines[cloud.kind]):
            self.painter.setPen(QPen(colour, 1.5))
            self.painter.drawLine(*(QPointF(*end) for end in line))
        dim_behind(self.painter, self.look, QRectF(*box), 0.7)
        self._write(box, self.view.map.kind_names[cloud.kind], self._large, colour)

    @cached_property
    def _outlines(self) -> dict[int, np.ndarray]:
        """The corners of each cloud, by its kind."""
        return {cloud.kind: outline(self.ground.places[cloud.core], self._air) for cloud in self.ground.clouds}

    @cached_property
    def _named(self) -> tuple[Hashable, ...]:
        """What the places of the names depend on, beside the ground."""
        view = self.view
        told = tuple((index, view.label(index)) for index in (view.map.chosen, *view.told))
        return told, view.map.kind_names, self._large

    @cached_property
    def cloud_boxes(self) -> dict[int, Box]:
        """Where the name of each cloud stands, by its kind."""
        return self.ground.kept(("clouds", self._named), self._place_clouds)

    @cached_property
    def chosen_box(self) -> dict[int, Box]:
        """Where the name of the chosen point stands, by its index; nothing where it is out of view."""
        return {index: box for index, box in self._callouts.items() if index == self.view.map.chosen}

    @cached_property
    def told_boxes(self) -> dict[int, Box]:
        """Where the names of those stand that the sentence names, by their index."""
        return {index: box for index, box in self._callouts.items() if index != self.view.map.chosen}

    @property
    def _callouts(self) -> dict[int, Box]:
        return self.ground.kept(("callouts", self._named), self._place_callouts)

    def _place_clouds(self) -> dict[int, Box]:
        view = self.view
        sizes = {cloud.kind: self._large_size(view.map.kind_names[cloud.kind]) for cloud in self.ground.clouds}
        where = self.ground.places, self.ground.shown_area, self._air + 2
        return place_names(self.ground.clouds, sizes, *where, crowd=self.ground.crowd, occupied=self._occupied)

    def _place_callouts(self) -> dict[int, Box]:
        """First the chosen one, as if there were no others; around a circle it stands as all labels do."""
        view, chosen, where = self.view, self.view.map.chosen, (self.ground.places, self.ground.shown_area)
        wishes = [LabelWish(index, text_width(view.label(index), "label") + 4, LINE) for index in view.told]
        avoided, crowd, taken = self._avoided(), self.ground.crowd, [self._chosen_dot]
        width, height = self._large_size(view.label(chosen))
        first = [LabelWish(chosen, width + 10, height, needed=True)] if self.ground.in_view(chosen) else []
        if not view.map.round:
            return place_callouts([*first, *wishes], *where, taken, crowd, avoided=avoided, unmoved=len(first))
        found = place_labels(first, *where, taken, crowd)
        taken += found.values()
        return found | place_callouts(wishes, *where, taken, crowd, avoided=avoided, covering=ON_RING)

    def _avoided(self) -> list[Box]:
        """Where the names of clouds may stand, but for that of the chosen point."""
        kinds, around = self.view.map.kinds, 1.5 * LINE
        own = None if kinds is None else int(kinds[self.view.map.chosen])
        return [
            box_around(self.ground.places[cloud.core], self._air + around)
            for cloud in self.ground.clouds
            if cloud.kind != own
        ]

    @cached_property
    def _cores(self) -> dict[int, Box]:
        """Around each cloud, by its kind."""
        return {cloud.kind: box_around(self.ground.places[cloud.core], self._air) for cloud in self.ground.clouds}

    @cached_property
    def _occupied(self) -> list[Box]:
        """What all other names leave free."""
        return [self._chosen_dot, *self.chosen_box.values(), *self.told_boxes.values()]

    def is_free(self, box: Box) -> bool:
        """Whether no name of a cloud, of the chosen one or of those told stands there."""
        return not box.overlaps_any((*self._occupied, *self.cloud_boxes.values()))

    @cached_property
    def _chosen_dot(self) -> Box:
        x, y = self.ground.places[self.view.map.chosen].tolist()
        return Box(x - GAP, y - GAP, 2 * GAP, 2 * GAP)

    @property
    def _is_large(self) -> bool:
        return self.ground.area.width >= LARGE

    @property
    def _air(self) -> float:
        return AIR if self._is_large else LITTLE_AIR

    @property
    def _large(self) -> str:
        return (
            "finding" if self._is_large else "caption_strong" if self.ground.area.width >= TOLD_FROM else "label_strong"
        )

    def _large_size(self, words: str) -> tuple[float, float]:
        return text_width(words, self._large) + 6, LARGE_LINE if self._is_large else LINE + 2

    def _paint_chip(self, box: Box) -> None:
        """What the chosen point's name stands on."""
        self.painter.setPen(QPen(self.look.colour("accent"), 1.5))
        self.painter.setBrush(self.look.colour("wash"))
        self.painter.drawRoundedRect(QRectF(*box), 6, 6)

    def _write(self, box: Box, words: str, role: str, colour: QColor) -> None:
        self.painter.setPen(colour)
        draw_words(self.painter, QRectF(*box), words, role, CENTRE)

    def _paint_guide(self) -> None:
        """The circle of a round map, as far out as its points are in root mean square."""
        points = self.ground.places[~self.view.map.faint]
        if self.view.map.round and len(points):
            radius = float(np.sqrt(np.square(points - self.ground.origin).sum(1).mean()))
            self.painter.setPen(QPen(self.look.colour("line"), 1))
            circle = self.ground.origin + radius * GUIDE  # a line of 1 is quick, and an ellipse is none
            self.painter.drawPolyline(polygon_from_places(circle))

    def _paint_clouds(self) -> None:
        """A soft shape around the core of each kind that lies together."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        for cloud in self.ground.clouds:
            self.painter.setBrush(self.look.kind_tint(cloud.kind, 0.2))
            self.painter.drawPolygon(polygon_from_places(self._outlines[cloud.kind]))

    def _paint_crowd(self, crowd: np.ndarray, radius: float, clouded_radius: float) -> None:
        """All that are not faint: those of a cloud larger, and in its colour."""
        numbers = np.flatnonzero(crowd)
        clouded = self.ground.in_clouds(numbers)
        draw_points(self.painter, self.ground.places[numbers[~clouded]], radius, self.look.tint("text3", 0.8))
        self._paint_clouded(numbers[clouded], clouded_radius)

    def _paint_larger(self, numbers: np.ndarray) -> None:
        """Some of those in no cloud, over the others."""
        others = numbers[~self.ground.in_clouds(numbers)]
        draw_points(self.painter, self.ground.places[others], MOST_CLOUDED, self.look.colour("text2"))

    def _paint_clouded(self, numbers: np.ndarray, radius: float) -> None:
        kinds = self.view.map.kinds
        if kinds is None:
            return
        for cloud in self.ground.clouds:
            own = numbers[kinds[numbers] == cloud.kind]
            draw_points(self.painter, self.ground.places[own], radius, self.look.kind(cloud.kind))

    def _paint_matches(self, radius: float) -> None:
        """A ring around each point that was searched for."""
        self.painter.setPen(QPen(self.look.colour("accent"), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in filter(self.ground.in_view, self.view.map.matches[:MOST_RINGS]):
            self.painter.drawEllipse(QPointF(*self.ground.places[index]), radius + 2.5, radius + 2.5)

    def _cut(self) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where the map does."""
        return nullcontext() if self.ground.seen is None else clipped(self.painter, QRectF(*self.ground.shown_area))
