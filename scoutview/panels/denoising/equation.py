"""The equation of diffusion in pictures: a noisy picture = alpha x a clean one + sigma x noise."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude, levels_of_signed
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.panels.denoising.equation_plan import (
    FACTORS_BETWEEN,
    NARROW,
    NARROW_SIGN,
    NOISE_TOP,
    EquationPlan,
    NoiseTerms,
    brightness,
    plan_equation,
)

LARGE_SIGNS = ((200.0, "headline"), (140.0, "key"))  # signs beside pictures, from places of these widths on
LARGEST_BAR = 110.0

Names = tuple[Sequence[str], Sequence[str], Sequence[str]]  # of noisy, clean and noise, each from long to short


class NoiseEquation(Canvas):
    """Draws the three pictures with this step's numbers between them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._terms: NoiseTerms | None = None
        self._names: Names = ((), (), ())
        self._images: list[QImage] = []
        self.setToolTip("Blue is below 0, orange above; the ends of the colours are −3 and 3 in every step and frame")

    def show_terms(self, terms: NoiseTerms, names: Names) -> None:
        """The terms and what stands under each picture."""
        self._terms, self._names, self._images = terms, names, []
        noisy, clean, noise = (name[0] for name in names)
        self.setAccessibleName(f"{noisy} = {terms.alpha:.2f} × {clean} + {terms.sigma:.2f} × {noise}")
        self.update()

    def set_look(self, look: Look) -> None:
        self._images = []
        super().set_look(look)

    def sign_width(self) -> float:
        return sign_width(self.design_width())

    def plan(self) -> EquationPlan:
        shape = self._terms.noisy.shape if self._terms else (8, 8)
        return plan_equation(
            self.design_width(), self.design_height(), (shape[0], shape[1]), self.sign_width(), self.look.scale
        )

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._terms is None:
            return
        plan = self.plan()
        for box, image in zip(plan.pictures, self._images_now(self._terms), strict=True):
            self._paint_picture(painter, box, image)
        for place, name in zip(plan.captions, self._names, strict=False):
            self._paint_name(painter, place, name, "caption" if plan.beside else "label", self._side(plan))
        self._paint_signs(painter, plan, (f"{self._terms.alpha:.2f} ×", f"{self._terms.sigma:.2f} ×"))
        self._paint_keys(painter, plan)

    def _side(self, plan: EquationPlan) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if plan.beside else Qt.AlignmentFlag.AlignHCenter

    def _paint_signs(self, painter: QPainter, plan: EquationPlan, factors: tuple[str, str]) -> None:
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("caption_strong"))
        for place, text in zip(plan.factors, factors, strict=False):
            painter.drawText(QRectF(*place), Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(font(_sign_role(plan)))
        for place, sign, factor in zip(plan.signs, "=+", factors, strict=True):
            text = sign if place.width < FACTORS_BETWEEN else f"{sign} {factor}"
            painter.drawText(QRectF(*place), self._side(plan) | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_keys(self, painter: QPainter, plan: EquationPlan) -> None:
        theme = self.look.theme
        keys = ((theme.signed, "−3", "3"), (theme.magnitude, "−1", "1"), (theme.signed, "−3", "3"))
        for place, (table, low, high) in zip(plan.keys, keys, strict=False):
            words = legend_width(low, high, "", 0)
            bar = min(LARGEST_BAR, place.width - words)
            corner = QPointF(place.right - words - bar, place.y)
            draw_legend(painter, self.look, corner, table, (low, high), bar=bar)

    def _images_now(self, terms: NoiseTerms) -> list[QImage]:
        if not self._images:
            theme = self.look.theme
            noisy, noise = (
                image_from_levels(levels_of_signed(each, NOISE_TOP), theme.signed)
                for each in (terms.noisy, terms.noise)
            )
            clean = image_from_levels(levels_of_magnitude(brightness(terms.clean)), theme.magnitude)
            self._images = [noisy, clean, noise]
        return self._images

    def _paint_picture(self, painter: QPainter, box: Box, image: QImage) -> None:
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(*box).adjusted(-1, -1, 1, 1), 2, 2)
        draw_crisp(painter, QRectF(*box), image)

    def _paint_name(self, painter: QPainter, box: Box, name: Sequence[str], role: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font(role))
        painter.setPen(self.look.colour("text2"))
        text = first_fitting(name, box.width, QFontMetricsF(font(role)))
        painter.drawText(QRectF(*box), side | Qt.AlignmentFlag.AlignVCenter, text)


def _sign_role(plan: EquationPlan) -> str:
    width = plan.signs[0].width if plan.beside else 0.0
    return next((role for least, role in LARGE_SIGNS if width >= least), "finding")


def sign_width(width: float) -> float:
    """The room for "= 0.71 ×" in an equation of this width, or for "=" alone in a narrow one."""
    return NARROW_SIGN if width < NARROW else text_width("= 0.00 ×", "finding") + 24
