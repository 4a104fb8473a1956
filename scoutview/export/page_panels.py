"""Draws panels for a page: each frame as a small .svg in every layout, or as pixels where lines would be too many."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from scoutview.export.feeding import Feeder
from scoutview.export.film_pixels import pixels_of
from scoutview.export.page_formula import plain_html
from scoutview.export.page_parts import PageLayout, PanelWords
from scoutview.export.panel_painting import PanelHolder, paint_parts
from scoutview.export.svg_compact import compact, picture_address
from scoutview.export.svg_drawing import drawn_svg
from scoutview.export.svg_letters import fitted
from scoutview.frame import Frame
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import Theme
from scoutview.panels.panel import Panel
from scoutview.talks.scene import PanelView

MOST_SHAPES = 4000  # a browser takes longer than a slider may
LIGHT_BYTES = 40_000  # deflated: what is lighter needs no other form
SHARPNESS = 2  # pixels along a design pixel, of what is kept as pixels
QUALITY = 85  # of 100: letters stay clean


@dataclass(frozen=True, eq=False)
class DrawnFrame:
    """The frame that was found, what each panel says, and by panel and layout the text of an .svg."""

    frame: Frame
    words: tuple[PanelWords, ...]
    svgs: tuple[tuple[str, ...], ...]


class PagePanels:
    """Panels with the choices made in them, under one feeder, in layouts. GUI thread; it needs no screen."""

    def __init__(
        self,
        panel_classes: Sequence[type[Panel]],
        views: Sequence[PanelView],
        layouts: Sequence[PageLayout],
        theme: Theme,
        feeder: Feeder,
    ) -> None:
        self._feeder, self._layouts = feeder, layouts
        look = Look(theme, picture=True)
        self._holders = [PanelHolder(panel_classes, look, layout.width, layout.height) for layout in layouts]
        chosen = {view.name: view.settings for view in views}
        for holder, layout in zip(self._holders, layouts, strict=True):
            holder.place([QRect(0, 0, layout.width, layout.height)] * len(holder.panels))
            for panel in holder.panels:
                panel.restore(chosen.get(panel.name, {}))

    @property
    def panels(self) -> Sequence[Panel]:
        """Those of the first layout."""
        return self._holders[0].panels

    def drawn(self, step: int) -> DrawnFrame:
        """All of them at this step.

        Raises:
            UserError: the recording is damaged, or its model has nothing of what is asked.
        """
        for holder in self._holders:
            for panel in holder.panels:
                frame = self._feeder.feed(panel, step)
            holder.settle()
        columns = [
            [svg_of_panel(panel, at) for panel in h.panels] for h, at in zip(self._holders, self._layouts, strict=True)
        ]
        words = tuple(PanelWords(panel.finding(), plain_html(panel.formula())) for panel in self.panels)
        return DrawnFrame(frame, words, tuple(zip(*columns, strict=True)))


def svg_of_panel(panel: Panel, layout: PageLayout) -> str:
    """The panel as it is, as a small .svg: of lines and letters, or of pixels where these are lighter."""

    def paint(painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        paint_parts(painter, panel)

    svg = fitted(compact(drawn_svg(layout.width, layout.height, paint)))
    is_simple, weight = svg.count("<") <= 2 * MOST_SHAPES, len(zlib.compress(svg.encode()))
    if is_simple and weight <= LIGHT_BYTES:
        return svg
    pixels = _svg_of_pixels(_pixels(panel, layout), layout)
    return svg if is_simple and weight <= len(pixels) else pixels


def _pixels(panel: Panel, layout: PageLayout) -> np.ndarray:
    """(height, width, 3) uint8, red, green, blue."""
    image = QImage(SHARPNESS * layout.width, SHARPNESS * layout.height, QImage.Format.Format_RGB32)
    image.fill(panel.look.colour("panel"))
    with QPainter(image) as painter:
        painter.scale(SHARPNESS, SHARPNESS)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        paint_parts(painter, panel)
    return np.ascontiguousarray(pixels_of(image)[..., 2::-1])


def _svg_of_pixels(pixels: np.ndarray, layout: PageLayout) -> str:
    size = f'width="{layout.width}" height="{layout.height}"'
    return (
        f'<svg {size} viewBox="0 0 {layout.width} {layout.height}" xmlns="http://www.w3.org/2000/svg">\n'
        f'<image {size} href="{picture_address(pixels, quality=QUALITY)}"/>\n</svg>'
    )
