"""The whole matrices small, with the part of them that is shown large; they can be zoomed, and every cell read."""

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.panels.matrix_multiply.layout_plan import Part
from scoutview.panels.matrix_multiply.overview_plan import (
    Overview,
    cell_in,
    lay_out_overview,
    overview_part,
    window_box,
)
from scoutview.panels.matrix_multiply.painting import draw_reading, outline
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, Shades, Window, number_text
from scoutview.panels.matrix_multiply.words import part_words, short_part_words

MOST_PIXELS = 384  # a side of a small picture never needs more entries than this
FRAME = 2.0  # design pixels at each side, so that the frames of outermost cells are whole
FEWEST = 6.0  # cells along a side, where nothing nearer is shown


class MatrixOverview(ZoomChooser):
    """A part is a cell of one of the whole matrices; choosing one brings the large part there.

    Where all is shown a drag moves the large part along.
    """

    dragged = Signal(object)  # the part under a drag
    equal: ClassVar[bool] = False  # a thin matrix is zoomed along its long side

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._product: Product | None = None
        self._window = Window((0, 0, 0), (1, 1, 1))
        self._shades: Shades = MODEL_SHADES
        self._made_for: tuple[object, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self.setToolTip(f"All of the matrices; framed is what is shown large. Click or drag: show that part.\n{HINT}")
        self.hovered.connect(lambda _part: self.update())

    def show_product(self, product: Product, window: Window, shades: Shades) -> None:
        self._product, self._window, self._shades = product, window, shades
        self.update()

    def zoom_room(self) -> Box | None:
        return (
            None
            if self._product is None
            else Box(FRAME, FRAME, self.design_width() - 2 * FRAME, self.design_height() - 2 * FRAME)
        )

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self._product is None else self._product.shape

    def zoom_least(self) -> tuple[float, float]:
        if self._product is None:
            return 1.0, 1.0
        rows, inner, columns = self._product.shape
        return min(1.0, FEWEST / (inner + columns)), min(1.0, FEWEST / (inner + rows))

    def part_at(self, point: QPointF) -> Part | None:
        room = self.zoom_room()
        place = None if room is None else self.zoom.place_of(room, *_inside(room, point))
        if room is None or place is None or self._product is None:
            return None
        return overview_part(lay_out_overview(room, self._product.shape), self._product.shape, *place)

    def move_choice(self, rows: int, columns: int) -> None:
        """Bring the neighbouring part of the output."""
        row, column = self._window.starts[0] + self._window.sizes[0] // 2, self._window.starts[2]
        column += self._window.sizes[2] // 2
        if self._product is not None:
            down, across = self._product.shape[0] - 1, self._product.shape[2] - 1
            self.chosen.emit(("result", min(max(row + rows, 0), down), min(max(column + columns, 0), across)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(self.design_position(event))
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not self.is_zoomed and event.buttons() & Qt.MouseButton.LeftButton and not shifted and part is not None:
            self.dragged.emit(part)
        super().mouseMoveEvent(event)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        room, product = self.zoom_room(), self._product
        if room is None or product is None:
            return
        plan = lay_out_overview(room, product.shape)
        with self.zoomed_in(painter, room):
            self._paint_matrices(painter, plan, room, product)
        if isinstance(self._under, tuple) and not self.look.picture:
            part: Part = self._under
            box = self.zoom.placed(cell_in(plan, product.shape, part), room)
            matrix = {"left": product.left, "top": product.top, "result": product.result}[part[0]]
            spot = QPointF(box.x + box.width / 2, box.y)
            value = number_text(float(matrix[part[1], part[2]]))
            draw_reading(
                painter, self.look, spot, room, (value, part_words(product, part), short_part_words(product, part))
            )

    def _paint_matrices(self, painter: QPainter, plan: Overview, room: Box, product: Product) -> None:
        self._make_images(plan, room, product)
        for image, place, (down, across) in zip(
            self._images, (plan.left, plan.top, plan.result), ((0, 1), (1, 2), (0, 2)), strict=True
        ):
            draw_crisp(painter, QRectF(*self.zoom.placed(place, room)), image)
            lengths = product.shape[down], product.shape[across]
            starts, sizes = self._window.framed(product.shape)
            frame = window_box(place, lengths, (starts[down], starts[across]), (sizes[down], sizes[across]))
            outline(painter, self.look, self.zoom.placed(frame, room), line=1.5)

    def _make_images(self, plan: Overview, room: Box, product: Product) -> None:
        """Keeps the three pictures of one product at one size, so that playing does not make them again."""
        key = (product, room, self.look.theme.name, self.look.scale, self._shades, self.is_zoomed)
        if key == self._made_for:
            return
        self._made_for = key
        pairs = zip((product.left, product.top, product.result), (plan.left, plan.top, plan.result), strict=True)
        self._images = tuple(self._image(matrix, box) for matrix, box in pairs)

    def _image(self, matrix: np.ndarray, box: Box) -> QImage:
        """All entries while a part is shown, else as many as the box has pixels."""
        down, across = (1 if self.is_zoomed else max(1, side // MOST_PIXELS) for side in matrix.shape)
        levels = levels_of_signed(self._shades.of(matrix[::down, ::across]), 1.0)
        image = image_from_levels(levels, self.look.theme.signed)
        if self.is_zoomed:
            return image
        width, height = self.look.px(box.width), self.look.px(box.height)
        smooth = image.width() > width or image.height() > height
        mode = Qt.TransformationMode.SmoothTransformation if smooth else Qt.TransformationMode.FastTransformation
        return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def _inside(room: Box, point: QPointF) -> tuple[float, float]:
    """The nearest point of the room: what is pressed beside an outermost cell is meant for that."""
    return min(max(point.x(), room.x), room.right - 0.01), min(max(point.y(), room.y), room.bottom - 0.01)
