"""The picture, all maps of all layers and the answer, side by side; any number of them can be read and chosen."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import image_from_levels, levels_of_magnitude
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_on
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.picture_grid_plan import scale_of_wholes
from scoutview.language import tr
from scoutview.panels.activation_maps.flow_painting import LEFT, FlowPainting
from scoutview.panels.activation_maps.plan import (
    PICTURE,
    Flow,
    FlowPlan,
    MapSpot,
    Stages,
    brightness,
    plan_flow,
    shown_outcomes,
)
from scoutview.panels.activation_maps.sum_plan import PixelSum
from scoutview.panels.activation_maps.words import spot_words

NAME_HIGH, NAME_EDGE = 17.0, 8.0  # of the outlined map, and around it
AIRY = 17.0  # row of an answer
NAME_SHARE = 0.72  # of the map at most, along either side


class NetworkMaps(Chooser):
    """Draws a Flow; a part is a MapSpot, outcomes by their own number. `opened` tells whose channel is to be opened."""

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._flow: Flow | None = None
        self._told: PixelSum | None = None
        self._input = 0
        self._reads = True
        self._images: list[QImage] = []  # the maps of each layer, one below another
        self._picture: QImage | None = None
        self._ground = Layer()  # what stays for another picture or frame
        self.setAccessibleName(tr("Activation maps"))
        self.setToolTip(
            tr(
                "Click a pixel of a map, or an answer, to see the sum that made it; arrow keys go on from there.\n"
                "With Ctrl: what the channel looks for, in the feature visualization"
            )
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
            self.setAccessibleName(
                tr("Activation maps of {layers}").format(layers=", ".join(map(site_words, flow.names)))
            )
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
        scale = scale_of_wholes(self.look.scale * self.devicePixelRatioF(), picture=self.look.picture)
        return plan_flow((self.design_width(), self.design_height()), stages, scale, reading=self._reads)

    def part_at(self, point: QPointF) -> MapSpot | None:
        plan, flow = self.plan(), self._flow
        found = None if plan is None else plan.at(point.x(), point.y())
        if found is None or plan is None or flow is None or found.stage < len(flow.maps):
            return found
        shown = self._shown_outcomes(plan, flow)
        return found._replace(channel=shown[found.channel]) if found.channel < len(shown) else None

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
        on = FlowPainting(painter, self.look, plan, flow)
        key = plan, self.look, flow.names, flow.tops, flow.all_dead, flow.own
        self._ground.draw(
            painter, Box(0, 0, width, height), key, lambda below: replace(on, painter=below).paint_ground()
        )
        assert self._picture is not None
        on.paint_images(self._picture, self._images)
        on.paint_outcomes(self._shown_outcomes(plan, flow))
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

    def _shown_outcomes(self, plan: FlowPlan, flow: Flow) -> list[int]:
        """Those that have a row of their own, among them the one that is explained."""
        spot = self._chosen_spot()
        chosen = spot.channel if spot is not None and spot.stage == len(flow.maps) else None
        return shown_outcomes(flow.probabilities, plan.outcome_rows, chosen)

    def _make_images(self, flow: Flow) -> None:
        if self._picture is not None:
            return
        table = self.look.theme.magnitude
        self._picture = image_from_levels(levels_of_magnitude(flow.picture), table)
        self._images = [
            image_from_levels(levels_of_magnitude(brightness(maps.reshape(-1, maps.shape[2]), top, stage)), table)
            for stage, (maps, top) in enumerate(zip(flow.maps, flow.tops, strict=True))
        ]

    def _paint_chosen(self, painter: QPainter, plan: FlowPlan, flow: Flow) -> None:
        """The number that is explained, the patch it was made of, and two lines between them."""
        spot, told = self._chosen_spot(), self._told
        if spot is None or told is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        if spot.stage == len(flow.maps):
            shown = self._shown_outcomes(plan, flow)
            if spot.channel not in shown:  # no room but for the likeliest
                return
            target = plan.outcome(shown.index(spot.channel))
            inset = 1 if target.height >= AIRY else -1  # its name is as high as a low row
            painter.drawRoundedRect(QRectF(*target).adjusted(-4, inset, 4, -inset), 4, 4)
        else:
            layer = plan.layers[spot.stage]
            painter.drawRect(QRectF(*layer.box(spot.channel)).adjusted(-1.5, -1.5, 1.5, 1.5))
            self._paint_name(painter, layer.box(spot.channel), spot, on_top=2 * spot.row > layer.shape[1])
            target = layer.pixel(spot.channel, spot.row, spot.column)
            painter.drawRect(QRectF(*target).adjusted(-1, -1, 1, 1))
        self._paint_patch(painter, plan, flow, spot, target)

    def _paint_name(self, painter: QPainter, box: Box, spot: MapSpot, *, on_top: bool) -> None:
        """Which map is outlined, in a left corner away from the chosen number, where that covers little of it."""
        metrics = QFontMetricsF(font("tick"))
        name = tr("map {number}").format(number=spot.channel)  # a number alone would be taken for an answer
        top = box.y if on_top else box.bottom - NAME_HIGH
        tag = QRectF(box.x, top, metrics.horizontalAdvance(name) + NAME_EDGE, NAME_HIGH)
        if tag.width() > box.width or NAME_SHARE * box.height < NAME_HIGH:
            return
        painter.fillRect(tag, self.look.colour("accent"))
        painter.save()
        painter.setFont(font("tick"))
        painter.setPen(text_on(self.look.colour("accent")))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

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
