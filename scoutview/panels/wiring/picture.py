"""The wires: all of them in a picture that is kept while nothing changes, the neurons over them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draws_pixels
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import two_decimals
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.readout import draw_readout
from scoutview.panels.wiring.plan import (
    Bundle,
    Net,
    Neuron,
    bundles,
    neighbour,
    neuron_at,
    positions,
    radius,
    strength_of,
    width_of,
    wires_of_one,
)
from scoutview.panels.wiring.words import Formula, neuron_lines

SIDE, ABOVE, BELOW = 18.0, 46.0, 56.0  # design pixels around the neurons
TWO_LINES_FROM, ONE_LINE = 200.0, 28.0  # design pixels of height that hold both lines over outputs; else above
LEAST_NAMED = 26.0  # design pixels between inputs whose names are written
FAINT = 0.16  # what the other wires keep while one neuron's are looked at
MANY, THIN = 1500, 2  # wires; of more, those up to this level are drawn without smoothing: in a third of the time
KEY_LINE = 22.0
CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value  # a clip would hide the rest of an .svg


class WiringPicture(Chooser):
    """`chosen` tells which neuron was clicked: a layer, the inputs being 0, and its number."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("The network's neurons in their places, and the connections between them")
        self.setToolTip("Click a neuron: what it computes, and to remove it.")
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

    # choosing

    def part_at(self, point: QPointF) -> Hashable | None:
        return None if self._net is None else neuron_at(self._points(self._net), point.x(), point.y())

    def move_choice(self, rows: int, columns: int) -> None:
        net = self._net
        if net is None:
            return
        start = self._selected if self._selected is not None and net.has(self._selected) else (1, 0)
        self.chosen.emit(neighbour(net, start, rows, columns) if self._selected is not None else start)

    def _point(self, neuron: object, point: QPointF) -> None:
        self._hovered, self._pointer = neuron if isinstance(neuron, tuple) else None, point
        self.update()

    # painting

    def _room(self) -> Box:
        width, height = self.design_width(), self.design_height()
        above = ABOVE if height >= TWO_LINES_FROM else ONE_LINE
        return Box(SIDE, above, max(1.0, width - 2 * SIDE), max(1.0, height - above - BELOW))

    def _points(self, net: Net) -> tuple[np.ndarray, ...]:
        return positions(net, self._room())

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        net = self._net
        if net is None:
            return
        points = self._points(net)
        looked_at = self._hovered or self._selected
        whole = Box(0, 0, width, height)
        key = (self._drawn, width, height, self.look.theme.name, looked_at is None)
        self._wires.draw(
            painter,
            whole,
            key,
            lambda on: self._paint_wires(on, bundles(net.shown_weights, points), faint=looked_at is not None),
            self.ground(),
        )
        if looked_at is not None and net.has(looked_at):
            self._paint_wires(painter, bundles(wires_of_one(net, looked_at), points), faint=False)
        self._paint_neurons(painter, net, points)
        self._paint_ends(painter, net, points)
        self._paint_key(painter, net, width, height)
        if self._hovered is not None and not self.look.picture:
            layer = self._hovered[0]
            activity = self._activity[layer] if self._activity else None
            lines = neuron_lines(net, self._hovered, activity)
            draw_readout(painter, self.look, lines, self._pointer, Box(2, 2, width - 4, height - 4))

    def _paint_wires(self, painter: QPainter, drawn: Sequence[Bundle], *, faint: bool) -> None:
        many = sum(len(bundle.ends) for bundle in drawn) > MANY
        for bundle in drawn:
            smooth = not many or bundle.level > THIN or not draws_pixels(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            colour = self.look.signed(strength_of(bundle.level, bundle.sign))
            if faint:
                colour = self.look.on_panel(colour, FAINT)
            pen = QPen(colour, width_of(bundle.level))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines([QLineF(*ends) for ends in bundle.ends.tolist()])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_neurons(self, painter: QPainter, net: Net, points: Sequence[np.ndarray]) -> None:
        width = self._room().width
        for layer, places in enumerate(points):
            size = radius(len(places), width)
            for number, (x, y) in enumerate(places.tolist()):
                self._paint_neuron(painter, net, (layer, number), QPointF(x, y), size)

    def _paint_neuron(self, painter: QPainter, net: Net, neuron: Neuron, middle: QPointF, size: float) -> None:
        layer, number = neuron
        removed = neuron in net.removed
        idle = bool(net.dead[layer][number])
        painter.setPen(QPen(self.look.colour("axis"), 1.2) if idle or removed else QPen(self.look.colour("panel"), 1))
        painter.setBrush(self.look.colour("panel") if idle or removed else self._colour(net, neuron))
        painter.drawEllipse(middle, 0.6 * size if idle else size, 0.6 * size if idle else size)
        if removed:
            painter.setPen(QPen(self.look.colour("error"), 2))
            cross = 0.8 * size
            for slope in (1, -1):
                painter.drawLine(middle - QPointF(cross, slope * cross), middle + QPointF(cross, slope * cross))
        if neuron == self._selected:
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, size + 4, size + 4)

    def _colour(self, net: Net, neuron: Neuron) -> QColor:
        """Of its module; paler where it works for several."""
        layer, number = neuron
        module = int(net.modules[layer][number])
        return self.look.colour("text2") if module < 0 else self.look.kind(module)

    # words

    def _paint_ends(self, painter: QPainter, net: Net, points: Sequence[np.ndarray]) -> None:
        """The names of inputs below and of outputs above, and what is asked and answered."""
        room = self._room()
        for layer, names in ((0, net.inputs), (len(points) - 1, net.outputs)):
            places, space = points[layer], room.width / max(1, len(names))
            if space < LEAST_NAMED and layer == 0:
                self._say(
                    painter, Box(room.x, room.bottom + 10, room.width, 16), f"{len(names)} inputs", "label", "text2"
                )
                continue
            for number, name in enumerate(names):
                x, y = places[number].tolist()
                box = Box(x - space / 2, y + 10 if layer == 0 else max(0.0, y - 28), space, 17)
                formula = next((each for each in self._formulas if layer and each.output == name), None)
                self._paint_end(painter, box, name, formula, self._asked(layer, number))

    def _asked(self, layer: int, number: int) -> str:
        if not self._activity or len(self._right) == 0 or np.isnan(self._right).all():
            return ""
        value = two_decimals(float(self._activity[layer][number]))
        return f"{value} (right: {two_decimals(float(self._right[number]))})" if layer else value

    def _paint_end(self, painter: QPainter, box: Box, name: str, formula: Formula | None, asked: str) -> None:
        if formula is None:
            self._say(painter, box, f"{name} = {asked}" if asked else name, "label", "text")
            return
        roles = ("caption_strong", "label_strong")
        role = next((each for each in roles if text_width(formula.read, each) <= box.width), roles[-1])
        above = box.moved(0, -17) if box.y >= 17 else box
        self._say(painter, above, formula.read, role, "text" if formula.text else "text2")
        if above is not box:
            below = formula.left if formula.text else formula.reason
            told = f"{below} · asked: {asked}" if asked else below
            self._say(painter, box, told if text_width(told, "label") <= box.width else below, "label", "text2")

    def _say(self, painter: QPainter, box: Box, words: str, role: str, colour: str) -> None:
        painter.setFont(font(role))
        painter.setPen(self.look.colour(colour))
        painter.drawText(QRectF(*box), CENTRED, elided(words, role, box.width))

    def _paint_key(self, painter: QPainter, net: Net, width: float, height: float) -> None:
        """What colours, widths and rings mean, at the foot, as far as there is room."""
        x, y = SIDE, height - 9
        painter.setFont(font("tick"))
        for sign, word in ((1, "positive"), (-1, "negative; wider: more weight")):
            if x + KEY_LINE + text_width(word, "tick") > width - SIDE:
                return
            painter.setPen(QPen(self.look.signed(strength_of(7, sign)), 3))
            painter.drawLine(QPointF(x, y - 4), QPointF(x + KEY_LINE, y - 4))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(x + KEY_LINE + 6, y), word)
            x += KEY_LINE + text_width(word, "tick") + 22
        if net.hidden and x + 20 + text_width("idle neuron", "tick") <= width - SIDE:
            painter.setPen(QPen(self.look.colour("axis"), 1.2))
            painter.setBrush(self.look.colour("panel"))
            painter.drawEllipse(QPointF(x + 4, y - 4), 4, 4)
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(x + 14, y), "idle neuron")
