"""The parts of a map of points, each painted by one function in design pixels."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

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
from scoutview.graphics.widgets.scatter_plan import LabelWish, place_labels, point_radius

LIST_PITCH = 20.0
LINE = 18.0
WIDE = 300.0  # from this width on the closest points are named at their places, below it a line leads to each
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
            draw_points(self.painter, self.places[crowd], radius, self.look.tint("text3", 0.8))
        self._paint_leads()
        with self._cut():
            named = np.array(self.map.named, np.int64)
            colour = self.look.colour("text2")
            draw_points(self.painter, self.places[named[~self.map.faint[named]]], max(radius, 2.6), colour)
            close = [index for index, _ in self.listed]
            draw_points(self.painter, self.places[close], max(radius, 3.2), colour)
            self.painter.setPen(QPen(self.look.colour("panel"), 2))
            self.painter.setBrush(self.look.colour("accent"))
            self.painter.drawEllipse(QPointF(*self.places[self.map.chosen]), 6, 6)

    def paint_labels(self) -> None:
        """Names where there is room for them, the most important first."""
        styles = self._labelled()
        wishes = [
            LabelWish(index, text_width(self._label(index), role) + 4, LINE, needed=index == self.map.chosen)
            for index, (role, _) in styles.items()
        ]
        for index, box in place_labels(wishes, self.places, self.shown_area).items():
            role, colour = styles[index]
            if index == self.map.chosen:
                dim_behind(self.painter, self.look, QRectF(*box), 0.7)
            self.painter.setFont(font(role))
            self.painter.setPen(self.look.colour(colour))
            self.painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, self._label(index))

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

    def _cut(self) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where the map does."""
        return nullcontext() if self.seen is None else clipped(self.painter, QRectF(*self.shown_area))

    def _in_view(self, index: int) -> bool:
        return self.seen is None or bool(self.seen[index])

    def _paint_leads(self) -> None:
        """In a small map a line leads from each row of the list to its point."""
        if self.area.width >= WIDE:
            return
        self.painter.setPen(QPen(self.look.colour("axis"), 1))
        for at, (index, _) in zip(self.rows[1 : 1 + MOST_LINES], self.listed[:MOST_LINES], strict=True):
            if self._in_view(index):
                self.painter.drawLine(QPointF(at.left() - 4, at.center().y()), QPointF(*self.places[index]))

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
