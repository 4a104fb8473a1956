"""The words around a map of points: the list beside it, and the lines below it, in design pixels."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.words import LEFT, RIGHT, draw_words
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.embedding.point_map import MapView
from scoutview.panels.embedding.words import cloudless

LIST_PITCH = 20.0
LINE = 18.0
LEAD = 20.0  # a line of the sentence
KEY = 14.0


@dataclass(frozen=True, eq=False)
class ListPainting:
    """A painter on the words around a map."""

    painter: QPainter
    look: Look
    view: MapView

    def paint_list(self, rows: Sequence[QRectF]) -> None:
        """The closest points with their numbers, under a title: a row for it and for each of them."""
        if not self.view.listed:
            return
        title = first_fitting(self.view.map.close_titles, rows[0].width(), QFontMetricsF(font("tick")))
        self._say(rows[0], title, "tick", "text3")
        if scale := self.view.map.close_scale:
            self.painter.setPen(self.look.colour("text3"))
            draw_words(self.painter, rows[0].translated(0, rows[0].height()), scale, "tick", RIGHT)
        listed = list(zip(rows[1:], self.view.listed, strict=True))
        self.painter.setPen(self.look.colour("text2"))
        for at, (_, number) in listed:
            draw_words(self.painter, at, number, "label", RIGHT)
        self.painter.setPen(self.look.colour("text"))
        for at, (index, number) in listed:
            room = at.adjusted(self._key_room, 0, -text_width(number, "label") - 6, 0)
            name = elided(self.view.label(index), "label", room.width())
            draw_words(self.painter, room, name, "label", LEFT)
        self._paint_kinds(listed)

    @property
    def _key_room(self) -> float:
        """Before each name, for the colour of its kind."""
        return KEY if self.view.ground.clouds else 0.0

    def _paint_kinds(self, listed: Sequence[tuple[QRectF, tuple[int, str]]]) -> None:
        if not self._key_room:
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        for at, (index, _) in listed:
            self.painter.setBrush(self._colour_of(index))
            self.painter.drawEllipse(QPointF(at.x() + 4, at.center().y() + 0.5), 4, 4)

    def _colour_of(self, index: int) -> QColor:
        """That of its point."""
        kinds, clouded = self.view.map.kinds, {cloud.kind for cloud in self.view.ground.clouds}
        if kinds is None or int(kinds[index]) not in clouded:
            return self.look.tint("text3", 0.8)
        return self.look.kind(int(kinds[index]))

    def paint_notes(self, notes: Sequence[Sequence[str]], width: float, height: float) -> None:
        """Below the map, one line each."""
        for line, variants in enumerate(notes):
            box = QRectF(0, height - LINE * (len(notes) - line), width, LINE)
            self._say(box, first_fitting(variants, width, QFontMetricsF(font("tick"))), "tick", "text3")

    def paint_company(self, lines: Sequence[str], role: str, top: float, width: float) -> None:
        """What the closest points have in common."""
        for number, line in enumerate(lines):
            self._say(QRectF(0, top + number * LEAD, width, LEAD), line, role, "text")

    def paint_legend(self, named: Collection[int], top: float, width: float, *, whole: bool) -> None:
        """One line: the clouds that are not `named` in the map by their colours; in a `whole` one, which are none."""
        kinds, names = self.view.map.kinds, self.view.map.kind_names
        if kinds is None:
            return
        clouded, x = [cloud.kind for cloud in self.view.ground.clouds], 4.0
        for kind in clouded:
            if kind not in named:
                x = self._paint_key(x, top, width, names[kind], self.look.kind(kind))
        others = self.view.map.kinds_beside(clouded) if whole else []
        if others:
            told = first_fitting(cloudless(others, among=len(clouded)), width - x - 13, QFontMetricsF(font("tick")))
            self._paint_key(x, top, width, told, self.look.tint("text3", 0.8))

    def _paint_key(self, x: float, top: float, width: float, name: str, colour: QColor) -> float:
        """A point and what it means, and where the next may stand."""
        wide = text_width(name, "tick")
        if x + 14 + wide > width:
            return x
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(QPointF(x + 3, top + LINE / 2), 4, 4)
        self._say(QRectF(x + 13, top, wide + 2, LINE), name, "tick", "text2")
        return x + 13 + wide + 16

    def _say(self, box: QRectF, words: str, role: str, colour: str) -> None:
        self.painter.setPen(self.look.colour(colour))
        draw_words(self.painter, box, elided(words, role, box.width()), role, LEFT)
