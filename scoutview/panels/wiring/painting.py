"""What stands around and on the wires: neurons, the names of inputs and outputs, and the key. Drawn parts only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draws_pixels
from scoutview.graphics.base.look import Look, elided, fitting_role, font, text_width
from scoutview.graphics.base.numbers import two_decimals
from scoutview.language import tr
from scoutview.panels.wiring.plan import Bundle, Net, Neuron, radius, strength_of, width_of
from scoutview.panels.wiring.words import Formula, said_of_output

LEAST_NAMED = 26.0  # design pixels between inputs whose names are written
FAINT = 0.16  # what the other wires keep while one neuron's are looked at
MANY, THIN = 1500, 2  # wires; of more, those up to this level are drawn without smoothing: in a third of the time
KEY_LINE, KEY_DOT = 22.0, 10.0
MODULE_KINDS = (6, 2, 3, 5)  # colours that are neither of the two of the wires
ROLES = ("caption_strong", "label_strong")  # of a formula, the larger one first
CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value  # a clip would hide the rest of an .svg


@dataclass(frozen=True, eq=False)
class WiringPainting:
    """A painter on a network whose neurons are at `points` (neurons, 2) of each layer, seen in `room`."""

    painter: QPainter
    look: Look
    net: Net
    points: Sequence[np.ndarray]
    room: Box

    def _space(self, layer: int) -> float:
        """From one seat of a layer to the next."""
        places = self.points[layer][:, 0]
        return float(np.ptp(places)) / (len(places) - 1) if len(places) > 1 else self.room.width

    # wires

    def paint_wires(self, drawn: Sequence[Bundle], *, faint: bool) -> None:
        painter, many = self.painter, sum(len(bundle.ends) for bundle in drawn) > MANY
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

    # neurons

    def paint_neurons(self, selected: Neuron | None) -> None:
        for layer, places in enumerate(self.points):
            size = radius(self._space(layer))
            for number, (x, y) in enumerate(places.tolist()):
                self._paint_neuron((layer, number), QPointF(x, y), size, selected=(layer, number) == selected)

    def _paint_neuron(self, neuron: Neuron, middle: QPointF, size: float, *, selected: bool) -> None:
        (layer, number), painter = neuron, self.painter
        removed = neuron in self.net.removed
        idle = bool(self.net.dead[layer][number])
        painter.setPen(QPen(self.look.colour("axis"), 1.2) if idle or removed else QPen(self.look.colour("panel"), 1))
        painter.setBrush(self.look.colour("panel") if idle or removed else self._colour(neuron))
        painter.drawEllipse(middle, 0.6 * size if idle else size, 0.6 * size if idle else size)
        if removed:
            painter.setPen(QPen(self.look.colour("error"), 2))
            cross = 0.8 * size
            for slope in (1, -1):
                painter.drawLine(middle - QPointF(cross, slope * cross), middle + QPointF(cross, slope * cross))
        if selected:
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, size + 4, size + 4)

    def _colour(self, neuron: Neuron) -> QColor:
        """Of its module, the more the surer that is: grey where it works for all of them alike."""
        layer, number = neuron
        module = int(self.net.modules[layer][number])
        if module < 0:
            return self.look.colour("text2")
        return self.look.mixed(self._module_colour(module), self.look.colour("text3"), self.net.certainty(neuron))

    def _module_colour(self, module: int) -> QColor:
        return self.look.kind(MODULE_KINDS[module % len(MODULE_KINDS)])

    # words

    def paint_ends(self, formulas: Sequence[Formula], asked: Sequence[Sequence[str]]) -> None:
        """The names of inputs below and of outputs above, with what is `asked` and answered of each, where in view."""
        room, layers = self.room, len(self.points)
        for layer, names in ((0, self.net.inputs), (layers - 1, self.net.outputs)):
            places = self.points[layer]
            if not room.y - 1 <= places[0, 1] <= room.bottom + 1:
                continue
            space = self._space(layer)
            if space < LEAST_NAMED and layer == 0:
                self._say(
                    Box(room.x, room.bottom + 10, room.width, 16),
                    tr("%n inputs", "", len(names), one="1 input"),
                    "label",
                    "text2",
                )
                continue
            for number, name in enumerate(names):
                x, y = places[number].tolist()
                if room.x <= x <= room.right:
                    box = Box(x - space / 2, y + 10 if layer == 0 else max(0.0, y - 28), space, 17)
                    formula = next((each for each in formulas if layer and each.output == name), None)
                    self._paint_end(box, name, formula, asked[min(layer, 1)][number] if asked else "")

    def _paint_end(self, box: Box, name: str, formula: Formula | None, asked: str) -> None:
        if formula is None:
            self._say(box, f"{name} = {asked}" if asked else name, "label", "text")
            return
        above = box.moved(0, -17) if box.y >= 17 else box
        role = fitting_role(formula.read, box.width, ROLES)
        self._say(above, formula.read, role, "text" if formula.text else "text2")
        if above is not box:
            variants = said_of_output(formula, asked)
            told = next((each for each in variants if text_width(each, "label") <= box.width), variants[-1])
            self._say(box, told, "label", "text2")

    def _say(self, box: Box, words: str, role: str, colour: str) -> None:
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(QRectF(*box), CENTRED, elided(words, role, box.width))

    def paint_key(self, x: float, y: float, right: float) -> None:
        """What colours, widths and rings mean, in a row at this base line, as far as there is room."""
        painter = self.painter
        painter.setFont(font("tick"))
        for sign, word in ((1, tr("positive", "a weight")), (-1, tr("negative; wider: more weight"))):
            if x + KEY_LINE + 6 + text_width(word, "tick") > right:
                return
            painter.setPen(QPen(self.look.signed(strength_of(7, sign)), 3))
            painter.drawLine(QPointF(x, y - 4), QPointF(x + KEY_LINE, y - 4))
            x = self._key_word(x + KEY_LINE + 6, y, word)
        dots = [
            (self._module_colour(module), tr("for {outputs}").format(outputs=names))
            for module, names in self.net.module_outputs
        ]
        for colour, word in [*([(None, tr("idle neuron"))] if self.net.hidden else []), *dots]:
            if x + KEY_DOT + 4 + text_width(word, "tick") > right:
                return
            painter.setPen(QPen(self.look.colour("axis" if colour is None else "panel"), 1.2))
            painter.setBrush(self.look.colour("panel") if colour is None else colour)
            painter.drawEllipse(QPointF(x + 4, y - 4), 4, 4)
            x = self._key_word(x + KEY_DOT + 4, y, word)

    def _key_word(self, x: float, y: float, word: str) -> float:
        """Write it; where the next entry begins."""
        self.painter.setPen(self.look.colour("text3"))
        self.painter.drawText(QPointF(x, y), word)
        return x + text_width(word, "tick") + 18


def asked_words(activity: Sequence[np.ndarray], right: np.ndarray) -> tuple[list[str], ...]:
    """What was asked of each input, and what each output says beside what is right; nothing where that is unknown."""
    if not activity or len(right) == 0 or np.isnan(right).all():
        return ()
    said = zip(activity[-1].tolist(), right.tolist(), strict=True)
    return (
        [two_decimals(float(value)) for value in activity[0]],
        [
            tr("{value} (right: {right})").format(value=two_decimals(value), right=two_decimals(true))
            for value, true in said
        ],
    )
