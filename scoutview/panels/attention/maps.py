"""All attention heads as small maps, composed through one colour table into one picture."""

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp_parts, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.attention.facts_plan import SHORT, Head, head_in_block
from scoutview.panels.attention.head_plan import is_causal, lower_triangle
from scoutview.panels.attention.plan import HEADING, LAYER_LABEL, MAP_GAP, READABLE_PITCH, MapsPlan
from scoutview.panels.attention.shown_plan import NO_ATTENTION

NUMBERED = 5  # of blocks that go across, every fifth
NAME = int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip.value


def map_levels(attention: np.ndarray, pool: int) -> np.ndarray:
    """Heads side by side, layers below each other: (L, H, T, T) -> (L*P, H*P) uint8 with P = ceil(T / pool).

    Entry 0 means "not drawn" (a token that cannot be looked at); attention 0..1 takes the entries 1..255.
    Where entries are pooled, the largest of each block stands for it, so that a thin diagonal survives.
    """
    levels = np.maximum(levels_of_magnitude(attention), 1)
    if is_causal(attention):
        levels *= lower_triangle(attention.shape[-1])
    if pool > 1:
        starts = np.arange(0, attention.shape[-1], pool)
        levels = np.maximum.reduceat(np.maximum.reduceat(levels, starts, axis=2), starts, axis=3)
    layers, heads, rows, columns = levels.shape
    return levels.transpose(0, 2, 1, 3).reshape(layers * rows, heads * columns)


def attention_table(look: Look) -> np.ndarray:
    """(256, 3): the magnitude map, with the panel's own colour as entry 0."""
    table = look.theme.magnitude.copy()
    panel = QColor(look.theme.panel)
    table[0] = panel.red(), panel.green(), panel.blue()
    return table


def labelled_every(pitch: float) -> int:
    """Every how many rows so close have labels that do not meet."""
    return math.ceil(READABLE_PITCH / pitch)


class HeadMaps(Chooser):
    """Small maps of all heads, layers downwards; a part is (layer, head)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._attention = NO_ATTENTION
        self._kept = (0, 0)
        self._shown = (0, 0)
        self._tags: Mapping[Head, str] = {}
        self._off: Collection[Head] = ()
        self._notes: Mapping[Head, str] = {}
        self._heading: Sequence[str] = ()
        self._plan = MapsPlan(1, 1, 1.0, 1)
        self._image: QImage | None = None
        self._frame = Layer()
        self.setToolTip(tr("Rest on a head to preview it, click to keep it (arrow keys when this has the focus)"))

    def show_heads(
        self,
        attention: np.ndarray,
        kept: Head,
        shown: Head,
        tags: Mapping[Head, str] | None = None,
        off: Collection[Head] = (),
        *,
        notes: Mapping[Head, str] | None = None,
        heading: Sequence[str] = (),
    ) -> None:
        """Draw (layer, head, query, key); `kept` is the chosen head, `shown` the one drawn large.

        `tags` are names of heads that have one; those that are off recede. `notes` stand below large maps, and the
        `heading` that says what they are over all of them, as long as there is room.
        """
        if attention is not self._attention:
            self._attention, self._image = attention, None
        self._kept, self._shown, self._tags, self._off, self._notes = kept, shown, tags or {}, off, notes or {}
        self._heading = tuple(heading)
        self.update()

    def set_look(self, look: Look) -> None:
        self._image = None
        super().set_look(look)

    def plan_now(self) -> MapsPlan:
        return self._plan

    def follow_plan(self, plan: MapsPlan) -> None:
        """Take up where the maps go, and how many entries share a cell."""
        if plan != self._plan:
            self._plan, self._image = plan, None
            self.update()

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        return self._plan.head_at(point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        if self._plan.across:
            rows, columns = columns, rows
        layers, heads = self._attention.shape[:2]
        layer = min(max(self._kept[0] + rows, 0), layers - 1)
        self.chosen.emit((layer, min(max(self._kept[1] + columns, 0), heads - 1)))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        self._paint_maps(painter, self._plan)
        told = tuple(self._tags.items()), self._heading, tuple(self._notes.items()), tuple(self._off)
        key = self._plan, self.look, told, self._kept, self._shown
        self._frame.draw(painter, Box(0, 0, width, height), key, self._paint_frame)

    def _paint_frame(self, painter: QPainter) -> None:
        """What stays while frames change: all around the maps, and over them."""
        self._paint_labels(painter, self._plan)
        self._paint_edges(painter, self._plan)
        if self._plan.named:
            self._paint_names(painter, self._plan)
        else:
            for head, tag in self._tags.items():
                self._paint_tag(painter, self._plan, head, tag)
        for head in self._off:
            self._paint_off(painter, QRectF(*self._plan.box(*head)))
        self._outline(painter, self._kept, 2)
        if self._shown != self._kept:
            self._outline(painter, self._shown, 1)

    def _paint_labels(self, painter: QPainter, plan: MapsPlan) -> None:
        painter.setFont(font("tick"))
        if plan.across:
            self._paint_numbers(painter, plan)
            return
        many = plan.layers > 10  # their numbers have two digits
        for layer in range(0, plan.layers, labelled_every(plan.pitch)):
            box = plan.box(layer, 0)
            painter.setPen(self.look.colour("text" if layer == self._shown[0] else "text3"))
            centred = QRectF(0, box.y + box.height / 2 - 10, LAYER_LABEL - 6 * many, 20)
            side = Qt.AlignmentFlag.AlignRight if many else Qt.AlignmentFlag.AlignLeft
            name = str(layer) if many and layer else tr("block {number}").format(number=layer)
            painter.drawText(centred, Qt.AlignmentFlag.AlignVCenter | side, name)

    def _paint_numbers(self, painter: QPainter, plan: MapsPlan) -> None:
        """Of the blocks over them, of the heads beside them."""
        for layer in range(0, plan.layers, NUMBERED):
            box = plan.box(layer, 0)
            painter.setPen(self.look.colour("text" if layer == self._shown[0] else "text3"))
            name = tr("block {number}").format(number=layer) if layer == 0 else str(layer)
            painter.drawText(QRectF(box.x, 0, 60, box.y - 2), NAME, name)
        for head in range(0, plan.heads, labelled_every(plan.row_pitch)):
            box = plan.box(0, head)
            painter.setPen(self.look.colour("text" if head == self._shown[1] else "text3"))
            painter.drawText(QRectF(0, box.y + box.height / 2 - 10, LAYER_LABEL, 20), NAME, head_in_block((0, head)))

    def _paint_maps(self, painter: QPainter, plan: MapsPlan) -> None:
        if self._image is None:
            self._image = image_from_levels(map_levels(self._attention, plan.pool), attention_table(self.look))
        cells = self._image.height() // plan.layers
        heads = np.ndindex(plan.layers, plan.heads)
        parts = ((QRectF(*plan.box(*each)), QRectF(each[1] * cells, each[0] * cells, cells, cells)) for each in heads)
        draw_crisp_parts(painter, self._image, parts)

    def _paint_edges(self, painter: QPainter, plan: MapsPlan) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("line"), 1))
        for head in np.ndindex(plan.layers, plan.heads):
            painter.drawRoundedRect(QRectF(*plan.box(*head)).adjusted(-1, -1, 1, 1), 2, 2)

    def _paint_names(self, painter: QPainter, plan: MapsPlan) -> None:
        """Below each large map which head it is, its pattern, and its note; over all of them what the notes are."""
        painter.setFont(font("caption"))
        painter.setPen(self.look.colour("text2"))
        width = plan.width - LAYER_LABEL
        heading = first_fitting(self._heading, width, QFontMetricsF(font("caption")))
        painter.drawText(QRectF(LAYER_LABEL, 0, width, HEADING), NAME, heading)
        for head in np.ndindex(plan.layers, plan.heads):
            name, tag, box = head_in_block(head), self._tags.get(head, ""), plan.box(*head)
            names = [f"{name} {word}" for word in SHORT.get(tag, (tag,)) if word]
            chosen = head == self._shown
            lines = (
                ([*names, name], "label_strong" if chosen else "label", 18.0),
                ([self._notes.get(head, "")], "caption_strong" if chosen else "caption", 20.0),
            )
            painter.setPen(self.look.colour("text" if chosen else "text2"))
            y = box.bottom + 2
            for variants, role, pitch in lines:
                painter.setFont(font(role))
                words = first_fitting(variants, plan.side, QFontMetricsF(font(role)))
                painter.drawText(QRectF(box.x, y, plan.side, pitch), NAME, words)
                y += pitch

    def _paint_tag(self, painter: QPainter, plan: MapsPlan, head: Head, tag: str) -> None:
        """Its name below a map, or a dot in the corner where no name fits."""
        box = plan.box(*head)
        words = next((word for word in SHORT.get(tag, (tag,)) if text_width(word, "tick") <= plan.pitch - 1), "")
        if plan.tag and words:
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text" if head == self._shown else "text2"))
            below = QRectF(box.x - MAP_GAP / 2, box.bottom + 2, plan.pitch, plan.tag)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text"))
        painter.drawEllipse(QPointF(box.right - 5, box.y + 5), 2.5, 2.5)

    def _paint_off(self, painter: QPainter, box: QRectF) -> None:
        """The map recedes behind a dashed outline, as everywhere where a person intervened."""
        painter.setPen(QPen(self.look.colour("text2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self.look.colour("panel", 0.86))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 2, 2)
        off = tr("off")
        if text_width(off, "tick") <= box.width():
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, off)

    def _outline(self, painter: QPainter, which: tuple[int, int], line: float) -> None:
        painter.setPen(QPen(self.look.colour("accent"), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(*self._plan.box(*which)).adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
