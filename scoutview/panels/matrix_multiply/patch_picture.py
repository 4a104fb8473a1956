"""A convolution drawn on its picture: the patch of one output pixel, laid on the kernel, multiplied, added up."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.matrix_multiply.painting import draw_reading, draw_shades_kept, outline
from scoutview.panels.matrix_multiply.patch_layout_plan import Part, PatchLayout, lay_out_patches
from scoutview.panels.matrix_multiply.patch_painting import PatchPainting, PatchScene
from scoutview.panels.matrix_multiply.play_plan import Moment, Place, filled_cells
from scoutview.panels.matrix_multiply.product_plan import (
    KERNEL_SHADES,
    MAP_SHADES,
    Product,
    Term,
    Window,
    number_text,
    terms_of,
)
from scoutview.panels.matrix_multiply.telling_plan import telling_start
from scoutview.panels.matrix_multiply.travel_plan import moment_at
from scoutview.panels.matrix_multiply.words import patch_part_words

READ = ("map", "patch", "kernel", "products", "output")
STRIPS = ("inputs", "outputs")


class PatchPicture(Chooser):
    """A part is a number of a grid, or (strip, 0, which map); `looked_at` tells a cell of the product and a channel."""

    looked_at = Signal(object, int)  # (row, column), which of the maps that enter
    entered = Signal()  # the Enter key

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._product: Product | None = None
        self._place = Place()
        self._still, self._legends = Layer(), (Layer(), Layer())
        self._best: tuple[object, int] = (None, 0)
        self.setToolTip("Click a pixel to see how it is computed; click a small map to see that one (arrow keys)")
        self.hovered.connect(lambda _part: self.update())
        self.chosen.connect(self._look_at)

    def show_product(self, product: Product, place: Place) -> None:
        self._product, self._place = product, place
        self.update()

    def layout_now(self) -> PatchLayout | None:
        product = self._product
        if product is None or product.patches is None:
            return None
        return lay_out_patches((self.design_width(), self.design_height()), product.patches, product.shape[2])

    def window_now(self) -> Window | None:
        """All pixels of one output map; of the terms those of one map that enters."""
        product = self._product
        if product is None or product.patches is None:
            return None
        area = product.patches.area
        return Window((0, self._channel() * area, self._place.cell[1]), (product.shape[0], area, 1))

    def terms_now(self) -> tuple[Term, ...]:
        product = self._product
        if product is None or product.patches is None:
            return ()
        return terms_of(product, *self._place.cell, product.patches.listed(self._channel()))

    def part_at(self, point: QPointF) -> Part | None:
        layout = self.layout_now()
        part = layout.part_at(point.x(), point.y()) if layout else None
        if layout is None or part is None or self._product is None or self._product.patches is None:
            return None
        if part[0] in STRIPS:
            number = layout.map_at(part)
            maps = len(self._product.patches.maps) if part[0] == "inputs" else self._product.shape[2]
            return (part[0], 0, number) if number < maps else None
        return None if part[0] == "map" and self._value(part) is None else part  # None: the padding

    def move_choice(self, rows: int, columns: int) -> None:
        product = self._product
        if product is None or product.patches is None:
            return
        pixel = product.patches.pixel(self._place.cell[0])
        last = (side - 1 for side in product.patches.output)
        row, column = (min(max(at + by, 0), most) for at, by, most in zip(pixel, (rows, columns), last, strict=True))
        self.chosen.emit(("output", row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _look_at(self, part: Part) -> None:
        product = self._product
        if product is None or product.patches is None:
            return
        name, row, column = part
        at, of = self._place.cell
        if name == "outputs":
            self.looked_at.emit((at, column), self._channel())
        elif name == "inputs":
            self.looked_at.emit((at, of), column)
        elif name in ("output", "map"):
            pixel = (row, column) if name == "output" else product.patches.nearest((row, column))
            self.looked_at.emit((product.patches.row_of(pixel), of), self._channel())

    def _channel(self) -> int:
        product, place = self._product, self._place
        if product is None or product.patches is None:
            return 0
        if place.starts is not None:
            return product.patches.channel_of(place.starts[1])
        if self._best[0] != (product, place.cell):
            start = telling_start(product, place.cell, product.patches.area)
            self._best = (product, place.cell), product.patches.channel_of(start)
        return self._best[1]

    def _value(self, part: Part) -> float | None:
        """The number of a part; None where there is none, or none yet."""
        scene, (name, row, column) = self._scene(), part
        if scene is None:
            return None
        values = {
            "map": scene.patches.maps[scene.channel],
            "patch": scene.patch,
            "kernel": scene.kernel,
            "products": scene.patch * scene.kernel,
            "output": np.where(scene.filled, scene.output, np.nan),
        }.get(name)
        if values is None or not (0 <= row < values.shape[0] and 0 <= column < values.shape[1]):
            return None
        return None if np.isnan(values[row, column]) else float(values[row, column])

    def _scene(self) -> PatchScene | None:
        product, window = self._product, self.window_now()
        if product is None or product.patches is None or window is None:
            return None
        filled = product.patches.as_maps(filled_cells(self._place, window))
        row, column = self._place.cell
        return PatchScene(product, product.patches, row, column, self._channel(), self.terms_now(), filled)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        layout, scene = self.layout_now(), self._scene()
        if layout is None or scene is None:
            return
        on = PatchPainting(painter, self.look, layout, scene)
        if self.look.picture or not (self._place.formed < 1 or self._under):
            on.paint_still()
        else:
            sides, turning = (width, height), (scene.channel, scene.column)
            self._still.draw(
                painter,
                Box(0, 0, width, height),
                (scene.product, sides, self.look, turning),
                lambda painter: PatchPainting(painter, self.look, layout, scene).paint_still(),
            )
        on.paint_output()
        for key, shades, kept in zip(layout.keys, (KERNEL_SHADES, MAP_SHADES), self._legends, strict=False):
            draw_shades_kept(painter, self.look, key, shades, kept)
        on.paint_forming(self._moment(len(scene.terms)))
        if isinstance(self._under, tuple) and not self.look.picture:
            self._paint_reading(painter, layout, self._under)

    def _moment(self, terms: int) -> Moment | None:
        window = self.window_now()
        if self.look.picture or window is None:
            return None if self._place.formed else Moment(lifted=0.0)
        return moment_at(self._place, window, terms, motion=self.look.motion)

    def _paint_reading(self, painter: QPainter, layout: PatchLayout, part: Part) -> None:
        product = self._product
        if product is None:
            return
        box = layout.thumb(part[0], part[2]) if part[0] in STRIPS else layout.cell_box(part)
        outline(painter, self.look, box, "text", 1.5)
        value = self._value(part) if part[0] in READ else None
        words = patch_part_words(product, part, self._channel(), self._place.cell)
        room = Box(8, 0, self.design_width() - 16, self.design_height())
        spot = QPointF(box.x + box.width / 2, box.y)
        draw_reading(painter, self.look, spot, room, ("" if value is None else number_text(value), words))
