"""The equation of diffusion in pictures: a noisy picture = alpha x a clean one + sigma x noise."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp_images, images_from_levels, levels_of_signed
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.picture_grid_plan import Pixel, scale_of_wholes
from scoutview.language import as_written, tr
from scoutview.panels.denoising.equation_plan import GREY_TOP, EquationPlan, NoiseTerms, plan_equation

Names = tuple[Sequence[str], Sequence[str], Sequence[str]]  # of noisy, clean and noise, each from long to short
LARGE = 100.0  # side of pictures between which the signs are large


class NoiseEquation(Canvas):
    """Draws the sum and what is added, weighted, on one scale of greys: they add up as they are seen."""

    pixel_hovered = Signal(object)  # the Pixel under the mouse, or None

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._terms: NoiseTerms | None = None
        self._names: Names = ((), (), ())
        self._images: list[QImage] = []
        self._around = Layer()  # what is around them, and stays while frames change
        self._pixel: Pixel | None = None

    def show_terms(self, terms: NoiseTerms, names: Names) -> None:
        """The terms, and what each is called; their weights are told to who points at them."""
        self._terms, self._names, self._images = terms, names, []
        noisy, clean, noise = (name[0] for name in names)
        weighted = as_written(f"{noisy} = {terms.alpha:.2f} × {clean} + {terms.sigma:.2f} × {noise}")
        self.setAccessibleName(weighted)
        self.setToolTip(
            f"{weighted}\n" + tr("Each is drawn with its weight, all on one scale of greys: pixel by pixel they add up")
        )
        self.update()

    def set_look(self, look: Look) -> None:
        self._images = []
        super().set_look(look)

    def images(self) -> list[QImage]:
        """The three pictures as they are drawn, a pixel for each of theirs: the sum, clean, noise."""
        if not self._images and self._terms is not None:
            levels = levels_of_signed(np.stack(self._terms.drawn), GREY_TOP)
            self._images = images_from_levels(levels, self.look.theme.greys)
        return self._images

    def shape(self) -> tuple[int, int]:
        shape = self._terms.noisy.shape if self._terms else (8, 8)
        return shape[0], shape[1]

    def plan(self) -> EquationPlan:
        scale = scale_of_wholes(self.look.scale, picture=self.look.picture)
        return plan_equation(self.design_width(), self.design_height(), self.shape(), scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.design_position(event)
        self._hover(None if self._terms is None else self.plan().pixel_at(self.shape(), point.x(), point.y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def hideEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, pixel: Pixel | None) -> None:
        if pixel != self._pixel:
            self._pixel = pixel
            self.pixel_hovered.emit(pixel)
            self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._terms is None:
            return
        plan = self.plan()
        self._paint_around(painter, plan, Box(0, 0, width, height))
        draw_crisp_images(painter, zip([QRectF(*box) for box in plan.pictures], self.images(), strict=True))
        self._paint_pixel(painter, plan)

    def _paint_around(self, painter: QPainter, plan: EquationPlan, canvas: Box) -> None:
        """All that the next frame leaves as it is; in a picture there is no next one, nor a ground to keep it on."""
        ground, captions = self.ground(), list(zip(plan.captions, self._names, strict=False))

        def paint(on: QPainter) -> None:
            self._paint_frames(on, plan)
            self._paint_signs(on, plan)
            for place, names in captions:
                self._paint_caption(on, place, names)

        if ground is None:
            paint(painter)
            return
        key = plan, tuple(map(tuple, self._names)), self.look
        self._around.draw(painter, canvas, key, paint, ground)

    def _paint_frames(self, painter: QPainter, plan: EquationPlan) -> None:
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in plan.pictures:
            painter.drawRoundedRect(QRectF(*box).adjusted(-1, -1, 1, 1), 2, 2)

    def _paint_signs(self, painter: QPainter, plan: EquationPlan) -> None:
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("headline" if plan.side >= LARGE else "key"))
        for place, sign in zip(plan.signs, "=+", strict=True):
            painter.drawText(QRectF(*place), Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_caption(self, painter: QPainter, place: Box, names: Sequence[str]) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        text = first_fitting(names, place.width, QFontMetricsF(font("label")))
        painter.drawText(QRectF(*place), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_pixel(self, painter: QPainter, plan: EquationPlan) -> None:
        """The pixel under the mouse, in all three."""
        if self._pixel is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        for number in range(3):
            box = plan.pixel_box(self._pixel._replace(picture=number), self.shape())
            painter.drawRect(QRectF(*box).adjusted(-1, -1, 1, 1))
