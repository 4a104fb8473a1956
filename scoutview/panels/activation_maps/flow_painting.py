"""The parts of a picture's way through a network, each painted by one function in design pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, draw_crisp_parts
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import likelihood, others_name, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.activation_maps.plan import HEAD, PADDING, PICTURE, Flow, FlowPlan, is_rooted
from scoutview.panels.activation_maps.words import maps_words

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAST_BAR, READ_BAR = 14.0, 56.0  # of a key: seen at all, and told apart from end to end
ROOT = (tr("small ones stand out"), tr("uneven scale"), tr("uneven"), "√")  # of the scale of maps
BEFORE_NEXT = 20.0  # of a stage's words


@dataclass(frozen=True, eq=False)
class FlowPainting:
    """A painter on a plan of a Flow."""

    painter: QPainter
    look: Look
    plan: FlowPlan
    flow: Flow

    def paint_ground(self) -> None:
        """Names, scales, frames and arrows."""
        height, width = self.flow.picture.shape
        subs = tuple(
            filter(
                None,
                (
                    self.flow.own,
                    tr("{height} × {width} pixels").format(height=height, width=width),
                    f"{height} × {width}",
                ),
            )
        )
        self._paint_head(self.plan.picture, self._head_end(PICTURE), (tr("the picture"), tr("picture")), subs)
        self._frame(self.plan.picture)
        self._paint_key(self.plan.picture, 1.0)
        for stage, layer in enumerate(self.plan.layers):
            names = (site_words(self.flow.names[stage]), tr("layer {number}").format(number=stage + 1), f"{stage + 1}")
            sizes = maps_words(self.flow.shapes[stage], len(self.flow.all_dead[stage]), self.flow.pooled_before(stage))
            self._paint_head(layer.room, self._head_end(stage), names, sizes)
            self._paint_arrow(stage)
            self._frame(*(layer.box(channel) for channel in range(len(self.flow.maps[stage]))))
            room = layer.room._replace(width=self._head_end(stage) - layer.room.x)
            self._paint_key(room, self.flow.tops[stage], ROOT if is_rooted(stage) else ("",))
        self._paint_head(self.plan.outcomes, self.plan.outcomes.right + PADDING, (tr("answer"),), (tr("probability"),))
        self._paint_arrow(len(self.flow.maps))

    def paint_images(self, picture: QImage, images: Sequence[QImage]) -> None:
        """The picture and all maps, those of a layer one below another in an image; the dead ones are crossed out."""
        draw_crisp(self.painter, QRectF(*self.plan.picture), picture)
        for layer, image, crossed in zip(self.plan.layers, images, self.flow.all_dead, strict=True):
            channels, height, width = layer.shape
            parts = (
                (QRectF(*layer.box(channel)), QRectF(0, channel * height, width, height)) for channel in range(channels)
            )
            draw_crisp_parts(self.painter, image, parts)
            self.painter.setPen(QPen(self.look.colour("axis"), 1))
            for box in map(layer.box, crossed):
                self.painter.drawLine(QPointF(box.x, box.y), QPointF(box.right, box.bottom))
                self.painter.drawLine(QPointF(box.x, box.bottom), QPointF(box.right, box.y))

    def paint_outcomes(self, shown: Sequence[int]) -> None:
        """The answers that have room, with their probabilities, and how many others there are."""
        best = int(self.flow.probabilities.argmax())
        label = min(
            0.4 * self.plan.outcomes.width,
            8 + max(QFontMetricsF(font("bar_strong")).horizontalAdvance(self.flow.outcomes[each]) for each in shown),
        )
        for row, number in enumerate(shown):
            box = self.plan.outcome(row)
            role = "bar_strong" if number == best else "bar"
            self.painter.setFont(font(role))
            self.painter.setPen(self.look.colour("text" if number == best else "text2"))
            self.painter.drawText(
                QRectF(box.x, box.y - 2, label, box.height + 4),
                LEFT,
                elided(self.flow.outcomes[number], role, label - 4),
            )
            self._paint_bar(
                Box(box.x + label, box.y + 0.18 * box.height, box.width - label, 0.64 * box.height),
                float(self.flow.probabilities[number]),
            )
        others = len(self.flow.outcomes) - len(shown)
        if others and len(shown) < self.plan.outcome_rows:
            self.painter.setFont(font("tick"))
            self.painter.setPen(self.look.colour("text2"))
            self.painter.drawText(QRectF(*self.plan.outcome(len(shown))), LEFT, others_name(others))

    def _paint_head(self, box: Box, end: float, names: tuple[str, ...], subs: tuple[str, ...]) -> None:
        """Over a stage, up to where the next one begins."""
        width = end - box.x
        self.painter.setFont(font("label_strong"))
        self.painter.setPen(self.look.colour("text"))
        name = first_fitting(names, width, QFontMetricsF(font("label_strong")))
        self.painter.drawText(QRectF(box.x, 0, width, 18), LEFT, elided(name, "label_strong", width))
        self.painter.setFont(font("tick"))
        self.painter.setPen(self.look.colour("text2"))
        sub = first_fitting(subs, width, QFontMetricsF(font("tick")))
        self.painter.drawText(QRectF(box.x, 18, width, 18), LEFT, elided(sub, "tick", width))

    def _paint_key(self, room: Box, top: float, names: tuple[str, ...] = ("",)) -> None:
        """The scale of a stage, and what is odd about it in the longest words that leave room for its colours."""
        ends = ("0", three_digits(top))
        bars = {name: min(70.0, room.width - legend_width(*ends, name, 0)) for name in names}
        name = next((each for each in names if bars[each] >= READ_BAR), names[-1])
        if bars[name] >= LEAST_BAR:
            corner = QPointF(room.x, room.bottom + 3)
            draw_legend(self.painter, self.look, corner, self.look.theme.magnitude, ends, name=name, bar=bars[name])

    def _paint_arrow(self, stage: int) -> None:
        """From the stage before to this one, below their names."""
        (start, end), y = self.plan.arrow(stage), HEAD + 14.0
        self.painter.setPen(QPen(self.look.colour("axis"), 1.5))
        self.painter.drawLine(QPointF(start, y), QPointF(end, y))
        self.painter.drawPolyline([QPointF(end - 4, y - 4), QPointF(end, y), QPointF(end - 4, y + 4)])

    def _frame(self, *boxes: Box) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        self.painter.drawRects([QRectF(*box).adjusted(-0.5, -0.5, 0.5, 0.5) for box in boxes])

    def _paint_bar(self, track: Box, probability: float) -> None:
        words = 60.0 if track.width >= 90 else 0.0
        room = track.width - words
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.drawRoundedRect(QRectF(track.x, track.y, room, track.height), 3, 3)
        if probability > 0:
            self.painter.setBrush(self.look.magnitude(0.42 + 0.5 * probability))
            self.painter.drawRoundedRect(QRectF(track.x, track.y, max(2.0, room * probability), track.height), 3, 3)
        if words:
            self.painter.setPen(self.look.colour("text2"))
            self.painter.setFont(font("tick"))
            self.painter.drawText(
                QRectF(track.right - words, track.y - 3, words, track.height + 6), RIGHT, likelihood(probability)
            )

    def _head_end(self, stage: int) -> float:
        """Where the words over a stage end: before those over the next one."""
        layers = self.plan.layers
        after = layers[stage + 1].x if stage + 1 < len(layers) else self.plan.outcomes.x
        return after - BEFORE_NEXT
