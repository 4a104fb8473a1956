"""The wires: all of them in a picture that is kept while nothing changes, the neurons over them. It can be zoomed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.readout import draw_readout
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.wiring.painting import WiringPainting, asked_words
from scoutview.panels.wiring.plan import (
    LARGEST,
    Net,
    Neuron,
    bundles,
    least_part,
    neighbour,
    neuron_at,
    place_in_whole,
    positions,
    wires_of_one,
)
from scoutview.panels.wiring.words import Formula, neuron_lines

SIDE, ABOVE, BELOW = 18.0, 46.0, 56.0  # design pixels around the neurons
TWO_LINES_FROM, ONE_LINE = 200.0, 28.0  # design pixels of height that hold both lines over outputs; else above
AIR = LARGEST + 5.0  # design pixels that neurons and what marks them reach beyond the room


class WiringPicture(ZoomChooser):
    """`chosen` tells which neuron was clicked: a layer, the inputs being 0, and its number."""

    equal = False  # a network is much wider than it is high

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName(tr("The network's neurons in their places, and the connections between them"))
        self.setToolTip("\n".join((tr("Click a neuron: what it computes, and to remove it."), HINT)))
        self._net: Net | None = None
        self._drawn = 0  # counts what was shown, to know what the kept picture is of
        self._formulas: Sequence[Formula] = ()
        self._activity: tuple[np.ndarray, ...] = ()
        self._right = np.zeros(0)
        self._selected: Neuron | None = None
        self._hovered: Neuron | None = None
        self._pointer = QPointF()
        self._wires = Layer()
        self.pointed.connect(self._point)

    def show_net(
        self, net: Net, formulas: Sequence[Formula], activity: tuple[np.ndarray, ...], right: np.ndarray
    ) -> None:
        """`activity` and `right` are what goes through it for what is asked; both may be empty."""
        self._net, self._formulas, self._activity, self._right = net, formulas, activity, right
        self._drawn += 1
        if self._hovered is not None and not net.has(self._hovered):
            self._hovered = None
        self.update()

    def select(self, neuron: Neuron | None) -> None:
        self._selected = neuron
        self.update()

    # what is seen

    def _room(self) -> Box:
        width, height = self.design_width(), self.design_height()
        above = ABOVE if height >= TWO_LINES_FROM else ONE_LINE
        return Box(SIDE, above, max(1.0, width - 2 * SIDE), max(1.0, height - above - BELOW))

    def zoom_room(self) -> Box | None:
        return None if self._net is None else self._room()

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self._net is None else self._net.sizes

    def zoom_least(self) -> tuple[float, float]:
        return (1.0, 1.0) if self._net is None else least_part(self._net.sizes)

    def zoom_axes(self, point: QPointF) -> tuple[bool, bool]:
        return True, False  # all layers stay in view: their ends say what is asked and answered

    def _points(self, net: Net) -> tuple[np.ndarray, ...]:
        return positions(net, self.zoom.content(self._room()))

    # choosing

    def part_at(self, point: QPointF) -> Hashable | None:
        if self._net is None or not QRectF(*self._room()).adjusted(-AIR, -AIR, AIR, AIR).contains(point):
            return None
        return neuron_at(self._points(self._net), point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        net = self._net
        if net is None:
            return
        start = self._selected if self._selected is not None and net.has(self._selected) else (1, 0)
        neuron = neighbour(net, start, rows, columns) if self._selected is not None else start
        self.reveal(*place_in_whole(net, neuron))
        if neuron != self._selected:  # at the end of a layer it stays chosen
            self.chosen.emit(neuron)

    def _point(self, neuron: object, point: QPointF) -> None:
        self._hovered, self._pointer = neuron if isinstance(neuron, tuple) else None, point
        self.update()

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        net = self._net
        if net is None:
            return
        room, points = self._room(), self._points(net)
        on = WiringPainting(painter, self.look, net, points, room)
        looked_at = self._hovered or self._selected
        with self.zoomed_in(painter, room, AIR):
            self._paint_wires(on, faint=looked_at is not None)
            if looked_at is not None and net.has(looked_at):
                on.paint_wires(bundles(wires_of_one(net, looked_at), points), faint=False)
            on.paint_neurons(self._selected)
        on.paint_ends(self._formulas, asked_words(self._activity, self._right))
        on.paint_key(SIDE, height - 9, width - SIDE)
        if self._hovered is not None and not self.look.picture:
            activity = self._activity[self._hovered[0]] if self._activity else None
            lines = neuron_lines(net, self._hovered, activity)
            draw_readout(painter, self.look, lines, self._pointer, Box(2, 2, width - 4, height - 4))

    def _paint_wires(self, on: WiringPainting, *, faint: bool) -> None:
        """All wires, of which the picture is kept: it is the most of what there is to draw."""
        whole = Box(0, 0, self.design_width(), self.design_height())
        key = (self._drawn, *whole[2:], self.look.theme.name, faint, self.zoom)

        def draw(painter: QPainter) -> None:
            part = WiringPainting(painter, on.look, on.net, on.points, on.room)
            part.paint_wires(bundles(on.net.shown_weights, on.points), faint=faint)

        self._wires.draw(on.painter, whole, key, draw, self.ground())
