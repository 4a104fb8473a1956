"""The whole matrices of a product as small pictures, with a frame around the part that is shown large."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_signed
from scoutview.graphics.base.look import Look
from scoutview.panels.matrix_multiply.cells import outline
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout, Overview, lay_out_overview, window_box
from scoutview.panels.matrix_multiply.product_plan import Product, Shades

MOST_PIXELS = 384  # a side of a small picture never needs more entries than this


class MatrixOverview:
    """Keeps the three pictures of one product at one size, so that playing does not make them again."""

    def __init__(self) -> None:
        self._made_for: tuple[object, ...] = ()
        self._images: tuple[QImage, ...] = ()

    def draw(self, painter: QPainter, look: Look, layout: MatrixLayout, product: Product, shades: Shades) -> None:
        if layout.overview is None:
            return
        plan, window = lay_out_overview(layout.overview, product.shape), layout.window
        self._make_images(look, plan, product, shades)
        (rows, inner, columns), starts, sizes = product.shape, window.starts, window.sizes
        parts = (
            (plan.left, (rows, inner), (0, 1)),
            (plan.top, (inner, columns), (1, 2)),
            (plan.result, (rows, columns), (0, 2)),
        )
        for image, (place, lengths, (down, across)) in zip(self._images, parts, strict=True):
            draw_crisp(painter, QRectF(*place), image)
            frame = window_box(place, lengths, (starts[down], starts[across]), (sizes[down], sizes[across]))
            outline(painter, look, frame, line=1.5)

    def _make_images(self, look: Look, plan: Overview, product: Product, shades: Shades) -> None:
        key = (product, plan, look.theme.name, look.scale, shades)
        if key == self._made_for:
            return
        self._made_for = key
        matrices = (product.left, product.top, product.result)
        self._images = tuple(
            _shrunk(matrix, shades, look, box)
            for matrix, box in zip(matrices, (plan.left, plan.top, plan.result), strict=True)
        )


def _shrunk(matrix: np.ndarray, shades: Shades, look: Look, box: Box) -> QImage:
    down, across = (max(1, side // MOST_PIXELS) for side in matrix.shape)
    image = image_from_levels(levels_of_signed(shades.of(matrix[::down, ::across]), 1.0), look.theme.signed)
    width, height = look.px(box.width), look.px(box.height)
    smooth = image.width() > width or image.height() > height
    mode = Qt.TransformationMode.SmoothTransformation if smooth else Qt.TransformationMode.FastTransformation
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
