"""The picture, all maps of all layers and the answer, side by side; any number of them can be read and chosen."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import percent, three_digits
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.panels.activation_maps.plan import (
    HEAD,
    PADDING,
    PICTURE,
    Flow,
    FlowPlan,
    MapSpot,
    Stages,
    plan_flow,
    shown_outcomes,
)
from scoutview.panels.activation_maps.sum_plan import PixelSum
from scoutview.panels.activation_maps.words import maps_words, spot_words

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BEFORE_NEXT = 8.0  # of a stage's words


class NetworkMaps(Chooser):
    """Draws a Flow; a part is a MapSpot, outcomes by their own number. `opened` tells whose channel is to be opened."""

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._flow: Flow | None = None
        self._told: PixelSum | None = None
        self._input = 0
        self._reads = True
        self._images: list[list[QImage]] = []
        self._picture: QImage | None = None
        self.setAccessibleName("Activation maps")
        self.setToolTip(
            "Click a pixel of a map, or an answer, to see the sum that made it; arrow keys go on from there.\n"
            "With Ctrl: what the channel looks for, in the feature visualization"
        )
        self.hovered.connect(lambda _: self.update())

    def show_flow(self, flow: Flow | None, told: PixelSum | None, chosen: int | None = None) -> None:
        """`told` is the number that is explained, `chosen` which of its inputs is shown in full."""
        if flow is not self._flow:
            self._images, self._picture = [], None
        self._flow, self._told = flow, told
        if told is not None:
            self._input = told.shown_input(chosen)
        if flow is not None:
            under = self._under
            self._under = under if isinstance(under, MapSpot) and self._readable(under) else None
            self.setAccessibleName(f"Activation maps of {', '.join(map(site_words, flow.names))}")
        self.update()

    def read_here(self, *, wanted: bool) -> None:
        """Whether it says itself what is under the pointer."""
        if wanted != self._reads:
            self._reads = wanted
            self.update()

    def reading(self) -> str:
        """The number under the pointer, in words."""
        return spot_words(self._flow, self._under) if self._flow and isinstance(self._under, MapSpot) else ""

    def set_look(self, look: Look) -> None:
        self._images, self._picture = [], None
        super().set_look(look)

    def plan(self) -> FlowPlan | None:
        flow = self._flow
        if flow is None:
            return None
        height, width = flow.picture.shape
        stages = Stages((height, width), flow.shapes, len(flow.outcomes))
        scale = self.look.scale * self.devicePixelRatioF()
        return plan_flow((self.design_width(), self.design_height()), stages, scale, reading=self._reads)

    def part_at(self, point: QPointF) -> MapSpot | None:
        plan, flow = self.plan(), self._flow
        found = None if plan is None else plan.at(point.x(), point.y())
        if found is None or plan is None or flow is None or found.stage < len(flow.maps):
            return found
        return found._replace(channel=shown_outcomes(flow.probabilities, plan.outcome_rows)[found.channel])

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        spot = self.part_at(point)
        if spot is not None and spot.stage != PICTURE:
            (self.opened if modifiers & Qt.KeyboardModifier.ControlModifier else self.chosen).emit(spot)

    def move_choice(self, rows: int, columns: int) -> None:
        spot = self._chosen_spot()
        if spot is None or self._flow is None:
            return
        other = spot._replace(row=spot.row + rows, column=spot.column + columns)
        if spot.stage == len(self._flow.maps):
            other = spot._replace(channel=spot.channel + rows)
        elif self._flow.shapes[spot.stage][1:] == (1, 1):
            other = spot._replace(channel=spot.channel + rows + columns)
        if self._flow.has(other):
            self.chosen.emit(other)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, flow = self.plan(), self._flow
        if plan is None or flow is None:
            return
        self._make_images(flow)
        self._paint_picture(painter, plan, flow)
        for stage in range(len(flow.maps)):
            self._paint_layer(painter, plan, flow, stage)
        self._paint_outcomes(painter, plan, flow)
        self._paint_chosen(painter, plan, flow)
        chosen = self._chosen_spot()
        if self._reads and (self.reading() or chosen is not None):
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            words = self.reading() or (spot_words(flow, chosen) if chosen is not None else "")
            painter.drawText(QRectF(*plan.reading), LEFT, elided(words, "label", plan.reading.width))

    def _readable(self, spot: MapSpot) -> bool:
        flow = self._flow
        if flow is None or spot.stage == PICTURE:
            return flow is not None and spot.row < flow.picture.shape[0] and spot.column < flow.picture.shape[1]
        return flow.has(spot)

    def _chosen_spot(self) -> MapSpot | None:
        """The number that is explained, where it is still there."""
        flow, told = self._flow, self._told
        if flow is None or told is None:
            return None
        stage = flow.names.index(told.layer) if told.layer in flow.names else len(flow.maps)
        spot = MapSpot(stage, *told.place)
        return spot if flow.has(spot) else None

    def _make_images(self, flow: Flow) -> None:
        if self._picture is not None:
            return
        table = self.look.theme.magnitude
        self._picture = image_from_levels(levels_of_magnitude(flow.picture), table)
        self._images = [
            [image_from_levels(levels, table) for levels in levels_of_magnitude(maps, top)]
            for maps, top in zip(flow.maps, flow.tops, strict=True)
        ]

    def _paint_head(
        self, painter: QPainter, box: Box, end: float, names: tuple[str, ...], subs: tuple[str, ...]
    ) -> None:
        """Over a stage, up to where the next one begins."""
        width = end - box.x
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        name = first_fitting(names, width, QFontMetricsF(font("label_strong")))
        painter.drawText(QRectF(box.x, 0, width, 18), LEFT, elided(name, "label_strong", width))
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text2"))
        sub = first_fitting(subs, width, QFontMetricsF(font("tick")))
        painter.drawText(QRectF(box.x, 18, width, 18), LEFT, elided(sub, "tick", width))

    def _paint_picture(self, painter: QPainter, plan: FlowPlan, flow: Flow) -> None:
        assert self._picture is not None
        height, width = flow.picture.shape
        subs = (f"{height} × {width} pixels", f"{height} × {width}")
        self._paint_head(painter, plan.picture, _head_end(plan, PICTURE), ("the picture", "picture"), subs)
        self._frame(painter, plan.picture)
        draw_crisp(painter, QRectF(*plan.picture), self._picture)
        self._paint_key(painter, plan.picture, 1.0)

    def _paint_key(self, painter: QPainter, room: Box, top: float) -> None:
        ends = ("0", three_digits(top))
        bar = min(70.0, room.width - legend_width(*ends, "", 0))
        if bar >= 14:
            draw_legend(painter, self.look, QPointF(room.x, room.bottom + 3), self.look.theme.magnitude, ends, bar=bar)

    def _paint_layer(self, painter: QPainter, plan: FlowPlan, flow: Flow, stage: int) -> None:
        layer = plan.layers[stage]
        names = (site_words(flow.names[stage]), f"layer {stage + 1}")
        subs = maps_words(flow.shapes[stage], len(flow.dead(stage)), flow.pooled_before(stage))
        self._paint_head(painter, layer.room, _head_end(plan, stage), names, subs)
        self._paint_arrow(painter, plan, stage)
        boxes = [layer.box(channel) for channel in range(len(flow.maps[stage]))]
        self._frame(painter, *boxes)
        for box, image in zip(boxes, self._images[stage], strict=True):
            draw_crisp(painter, QRectF(*box), image)
        painter.setPen(QPen(self.look.colour("axis"), 1))
        for box in (boxes[channel] for channel in flow.dead(stage)):
            painter.drawLine(QPointF(box.x, box.y), QPointF(box.right, box.bottom))
            painter.drawLine(QPointF(box.x, box.bottom), QPointF(box.right, box.y))
        self._paint_key(painter, layer.room, flow.tops[stage])

    def _paint_arrow(self, painter: QPainter, plan: FlowPlan, stage: int) -> None:
        """From the stage before to this one, beside their names."""
        before = plan.picture if stage == 0 else plan.layers[stage - 1].room
        after = plan.layers[stage].room if stage < len(plan.layers) else plan.outcomes
        middle, y = (before.right + after.x) / 2, HEAD + 14.0
        painter.setPen(QPen(self.look.colour("axis"), 1.5))
        painter.drawLine(QPointF(middle - 6, y), QPointF(middle + 6, y))
        painter.drawPolyline([QPointF(middle + 2, y - 4), QPointF(middle + 6, y), QPointF(middle + 2, y + 4)])

    def _frame(self, painter: QPainter, *boxes: Box) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRects([QRectF(*box).adjusted(-0.5, -0.5, 0.5, 0.5) for box in boxes])

    def _paint_outcomes(self, painter: QPainter, plan: FlowPlan, flow: Flow) -> None:
        self._paint_head(painter, plan.outcomes, plan.outcomes.right + PADDING, ("answer",), ("probability",))
        self._paint_arrow(painter, plan, len(flow.maps))
        shown = shown_outcomes(flow.probabilities, plan.outcome_rows)
        best = int(flow.probabilities.argmax())
        label = min(
            0.4 * plan.outcomes.width,
            8 + max(QFontMetricsF(font("bar_strong")).horizontalAdvance(flow.outcomes[each]) for each in shown),
        )
        for row, number in enumerate(shown):
            box = plan.outcome(row)
            role = "bar_strong" if number == best else "bar"
            painter.setFont(font(role))
            painter.setPen(self.look.colour("text" if number == best else "text2"))
            painter.drawText(
                QRectF(box.x, box.y, label, box.height), LEFT, elided(flow.outcomes[number], role, label - 4)
            )
            self._paint_bar(
                painter,
                Box(box.x + label, box.y + 0.18 * box.height, box.width - label, 0.64 * box.height),
                float(flow.probabilities[number]),
            )

    def _paint_bar(self, painter: QPainter, track: Box, probability: float) -> None:
        words = 60.0 if track.width >= 90 else 0.0
        room = track.width - words
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(QRectF(track.x, track.y, room, track.height), 3, 3)
        if probability > 0:
            painter.setBrush(self.look.magnitude(0.42 + 0.5 * probability))
            painter.drawRoundedRect(QRectF(track.x, track.y, max(2.0, room * probability), track.height), 3, 3)
        if words:
            painter.setPen(self.look.colour("text2"))
            painter.setFont(font("tick"))
            painter.drawText(
                QRectF(track.right - words, track.y - 3, words, track.height + 6), RIGHT, percent(probability)
            )

    def _paint_chosen(self, painter: QPainter, plan: FlowPlan, flow: Flow) -> None:
        """The number that is explained, the patch it was made of, and two lines between them."""
        spot, told = self._chosen_spot(), self._told
        if spot is None or told is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        if spot.stage == len(flow.maps):
            shown = shown_outcomes(flow.probabilities, plan.outcome_rows)
            if spot.channel not in shown:
                return
            target = plan.outcome(shown.index(spot.channel))
            painter.drawRoundedRect(QRectF(*target).adjusted(-4, 1, 4, -1), 4, 4)
        else:
            layer = plan.layers[spot.stage]
            painter.drawRect(QRectF(*layer.box(spot.channel)).adjusted(-1.5, -1.5, 1.5, 1.5))
            target = layer.pixel(spot.channel, spot.row, spot.column)
            painter.drawRect(QRectF(*target).adjusted(-1, -1, 1, 1))
        self._paint_patch(painter, plan, flow, spot, target)

    def _paint_patch(self, painter: QPainter, plan: FlowPlan, flow: Flow, spot: MapSpot, target: Box) -> None:
        told = self._told
        assert told is not None
        source = (
            plan.picture
            if spot.stage == 0
            else plan.layers[spot.stage - 1].box(min(self._input, flow.shapes[spot.stage - 1][0] - 1))
        )
        tall, wide = source.height / told.source_size[0], source.width / told.source_size[1]
        row, column = told.corner
        _, rows, columns = told.inputs.shape
        patch = Box(source.x + column * wide, source.y + row * tall, columns * wide, rows * tall).common(source)
        painter.drawRect(QRectF(*patch).adjusted(-1, -1, 1, 1))
        painter.setPen(QPen(self.look.colour("accent", 0.6), 1))
        painter.drawLine(QPointF(patch.right + 1, patch.y - 1), QPointF(target.x - 1, target.y - 1))
        painter.drawLine(QPointF(patch.right + 1, patch.bottom + 1), QPointF(target.x - 1, target.bottom + 1))


def _head_end(plan: FlowPlan, stage: int) -> float:
    """Where the words over a stage end: before those over the next one."""
    after = plan.layers[stage + 1].x if stage + 1 < len(plan.layers) else plan.outcomes.x
    return after - BEFORE_NEXT
