"""The parts of a map of points, each painted by one function in design pixels."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from scoutview.graphics.base.backing import dim_behind
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.point_layer import draw_points
from scoutview.graphics.widgets.scatter_plan import GAP, LabelWish, place_labels, placed_points, point_radius
from scoutview.panels.embedding.cloud_plan import clouds, place_names

LIST_PITCH = 20.0
LINE = 18.0
LEAD = 22.0  # the line of the sentence
WIDE = 300.0  # from this width on the closest points are named at their places, below it a line leads to each
MOST_RINGS = 400
UNIT = Box(0, 0, 1, 1)
MOST_LINES = 6  # more are a tangle
AREA_PER_LABEL = 4000.0
AREA_PER_LABEL_ZOOMED = 1600.0  # whoever zooms wants to read
# joined once: Python joins flags slowly
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, eq=False)
class PointMap:
    """What a map shows. `points` is (N, 2), `names` (N); `faint` (N) are those drawn apart.

    `close` are the points listed beside the map, each with its number in words, under the first of `close_titles`
    that fits. `named` are labelled where there is room, the first first, `common` after them and fainter. `notes`
    stand below, each in variants from long to short, the first kept longest; `company`, above them, says so what
    the closest points have in common with the chosen one.

    `kinds` (N) are the kind of each point, by its place among the `kind_names`, where things have kinds. `matches` are
    the points that a search found.
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
    company: tuple[str, ...] = ()
    kinds: np.ndarray | None = None
    kind_names: tuple[str, ...] = ()
    matches: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class ScatterPainting:
    """A painter on the places of a map. `seen` (N) are the points in view, None where the map is not zoomed.

    `rows` are those of the list beside it: its title and each of the `listed`.
    """

    painter: QPainter
    look: Look
    map: PointMap
    places: np.ndarray
    area: Box
    shown_area: Box
    seen: np.ndarray | None
    listed: tuple[tuple[int, str], ...]
    rows: Sequence[QRectF]

    def paint_points(self) -> None:
        """The crowd, those of the probe and those listed over it, and the chosen one over all."""
        faint, crowd = self.map.faint, ~self.map.faint
        points = len(self.places)
        if self.seen is not None:
            faint, crowd, points = faint & self.seen, crowd & self.seen, int(self.seen.sum())
        radius = point_radius(points, self.area)
        with self._cut():
            draw_points(self.painter, self.places[faint], 0.8 * radius, self.look.tint("axis", 0.45))
            self._paint_crowd(crowd, radius)
        self._paint_leads()
        with self._cut():
            self._paint_larger([index for index in self.map.named if not self.map.faint[index]], max(radius, 2.6))
            self._paint_larger([index for index, _ in self.listed], max(radius, 3.2))
            self._paint_matches(max(radius, 3.2))
            self.painter.setPen(QPen(self.look.colour("panel"), 2))
            self.painter.setBrush(self.look.colour("accent"))
            self.painter.drawEllipse(QPointF(*self.places[self.map.chosen]), 6, 6)

    def paint_labels(self) -> None:
        """Names where there is room for them, the most important first: the chosen one, the clouds, all others."""
        self._paint_names(self._chosen_box)
        self._paint_cloud_names(self._cloud_boxes)
        wishes = [self._wish(index) for index in self._labelled if index != self.map.chosen]
        taken = [*self._chosen_box.values(), *self._cloud_boxes.values(), self._chosen_dot()]
        self._paint_names(place_labels(wishes, self.places, self.shown_area, taken))

    def _paint_names(self, boxes: Mapping[int, Box]) -> None:
        for index, box in boxes.items():
            role, colour = self._labelled[index]
            if index == self.map.chosen:
                dim_behind(self.painter, self.look, QRectF(*box), 0.7)
            self.painter.setFont(font(role))
            self.painter.setPen(self.look.colour(colour))
            self.painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, self._label(index))

    def _wish(self, index: int) -> LabelWish:
        role, _ = self._labelled[index]
        width = text_width(self._label(index), role) + 4
        return LabelWish(index, width, LINE, needed=index == self.map.chosen)

    def paint_list(self) -> None:
        """The closest points with their numbers, under a title."""
        if not self.listed:
            return
        painter, metrics = self.painter, QFontMetricsF(font("tick"))
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        title = first_fitting(self.map.close_titles, self.rows[0].width(), metrics)
        self._say_elided(self.rows[0], title, "tick")
        painter.setFont(font("label"))
        for at, (index, number) in zip(self.rows[1:], self.listed, strict=True):
            painter.setPen(self.look.colour("text2"))
            painter.drawText(at, RIGHT, number)
            painter.setPen(self.look.colour("text"))
            name_box = at.adjusted(0, 0, -text_width(number, "label") - 6, 0)
            self._say_elided(name_box, self._label(index), "label")

    def paint_notes(self, notes: Sequence[Sequence[str]], width: float, height: float) -> None:
        """Below the map, one line each."""
        self.painter.setFont(font("tick"))
        self.painter.setPen(self.look.colour("text3"))
        for line, variants in enumerate(notes):
            box = QRectF(0, height - LINE * (len(notes) - line), width, LINE)
            self._say_elided(box, first_fitting(variants, box.width(), QFontMetricsF(font("tick"))), "tick")

    def paint_company(self, top: float, width: float) -> None:
        """What the closest points have in common, in one line."""
        self.painter.setFont(font("label"))
        self.painter.setPen(self.look.colour("text"))
        box = QRectF(0, top, width, LEAD)
        self._say_elided(box, first_fitting(self.map.company, width, QFontMetricsF(font("label"))), "label")

    def paint_legend(self, top: float, width: float) -> None:
        """One line: what each colour means; in little room only of those that are not named in the map."""
        painter, x = self.painter, 4.0
        named = () if self.area.width >= WIDE else self._cloud_boxes
        for kind, name in self._named_kinds():
            if kind in named:
                continue
            wide = text_width(name, "tick")
            if x + 14 + wide > width:
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.kind(kind))
            painter.drawEllipse(QPointF(x + 3, top + LINE / 2), 4, 4)
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QRectF(x + 13, top, wide + 2, LINE), LEFT, name)
            x += 13 + wide + 16

    def _named_kinds(self) -> Iterable[tuple[int, str]]:
        """The kinds that have a colour of their own, and points that are not faint."""
        kinds = self.map.kinds
        if kinds is None:
            return []
        there = set(np.unique(kinds[~self.map.faint]).tolist())
        coloured = enumerate(self.map.kind_names[: len(self.look.theme.kinds)])
        return [(kind, name) for kind, name in coloured if kind in there]

    def _paint_crowd(self, crowd: np.ndarray, radius: float) -> None:
        """All that are not faint, each in the colour of its kind."""
        kinds, plain = self.map.kinds, self.look.tint("text3", 0.8)
        if kinds is None:
            draw_points(self.painter, self.places[crowd], radius, plain)
            return
        coloured = len(self.look.theme.kinds)
        draw_points(self.painter, self.places[crowd & (kinds >= coloured)], radius, plain)
        for kind, _ in self._named_kinds():
            draw_points(self.painter, self.places[crowd & (kinds == kind)], max(radius, 2.0), self.look.kind(kind))

    def _paint_larger(self, indices: Sequence[int], radius: float) -> None:
        shown, kinds = [index for index in indices if self._in_view(index)], self.map.kinds
        if kinds is None:
            draw_points(self.painter, self.places[shown], radius, self.look.colour("text2"))
            return
        for kind in set(kinds[shown].tolist()):
            alike = [index for index in shown if kinds[index] == kind]
            draw_points(self.painter, self.places[alike], radius, self.look.kind(kind))

    def _paint_matches(self, radius: float) -> None:
        """A ring around each point that was searched for."""
        self.painter.setPen(QPen(self.look.colour("accent"), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in filter(self._in_view, self.map.matches[:MOST_RINGS]):
            self.painter.drawEllipse(QPointF(*self.places[index]), radius + 2.5, radius + 2.5)

    @cached_property
    def _cloud_boxes(self) -> dict[int, Box]:
        """Where the name of each kind stands whose points lie together, by kind."""
        kinds = self.map.kinds
        if kinds is None or self.map.matches:
            return {}
        crowd = ~self.map.faint
        found = clouds(placed_points(self.map.points, UNIT, crowd), kinds, crowd, len(self.look.theme.kinds))
        sizes = [(text_width(name, "label_strong") + 4, LINE) for name in self.map.kind_names]
        taken = [*self._chosen_box.values(), self._chosen_dot()]
        return place_names(found, sizes, self.places, self.shown_area, shown=crowd, occupied=taken)

    @cached_property
    def _chosen_box(self) -> dict[int, Box]:
        """Where the chosen point's name stands, by its index; nothing where it is out of view."""
        chosen = self.map.chosen
        if chosen not in self._labelled:
            return {}
        return place_labels([self._wish(chosen)], self.places, self.shown_area)

    def _chosen_dot(self) -> Box:
        """What other names leave free."""
        x, y = self.places[self.map.chosen].tolist()
        return Box(x - GAP, y - GAP, 2 * GAP, 2 * GAP)

    def _paint_cloud_names(self, boxes: Mapping[int, Box]) -> None:
        self.painter.setFont(font("label_strong"))
        for kind, box in boxes.items():
            dim_behind(self.painter, self.look, QRectF(*box), 0.7)
            self.painter.setPen(self.look.kind(kind))
            self.painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, self.map.kind_names[kind])

    def _cut(self) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where the map does."""
        return nullcontext() if self.seen is None else clipped(self.painter, QRectF(*self.shown_area))

    def _in_view(self, index: int) -> bool:
        return self.seen is None or bool(self.seen[index])

    def _paint_leads(self) -> None:
        """In a small map a line leads from each row of the list to its point."""
        if self.area.width >= WIDE or self.map.kinds is not None:
            return  # there they are named, or the clouds are
        self.painter.setPen(QPen(self.look.colour("axis"), 1))
        for at, (index, _) in zip(self.rows[1 : 1 + MOST_LINES], self.listed[:MOST_LINES], strict=True):
            if self._in_view(index):
                self.painter.drawLine(QPointF(at.left() - 4, at.center().y()), QPointF(*self.places[index]))

    @cached_property
    def _labelled(self) -> dict[int, tuple[str, str]]:
        """Which points want a label, the most important first, each with its font and colour."""
        chosen = self.map.chosen
        wished = {chosen: ("caption_strong", "text")} if self._in_view(chosen) else {}
        for indices, colour in ((self._close(), "text"), (self.map.named, "text2"), (self._common(), "text3")):
            for index in indices:
                if self._in_view(index):
                    wished.setdefault(index, ("label", colour))
        return wished

    def _close(self) -> list[int]:
        roomy = self.area.width >= WIDE or self.seen is not None
        return [index for index, _ in self.listed] if roomy else []

    def _common(self) -> Sequence[int]:
        """Others in the order of their claim: common ones; where the map is zoomed, after them all that are in view."""
        size = self.area.width * self.area.height
        if self.seen is None:
            return self.map.common[: int(size / AREA_PER_LABEL)] if self.area.width >= WIDE else ()
        common = [index for index in self.map.common if self.seen[index]]
        most = int(size / AREA_PER_LABEL_ZOOMED)
        return [*common, *np.flatnonzero(self.seen & ~self.map.faint)[:most].tolist()][:most]

    def _label(self, index: int) -> str:
        return token_label(str(self.map.names[index]))

    def _say_elided(self, box: QRectF, text: str, role: str) -> None:
        self.painter.drawText(box, LEFT, elided(text, role, box.width()))
