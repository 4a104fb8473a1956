"""A picture for a talk: panels under a title and a sentence, over a line that says where they came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from scoutview.errors import UserError
from scoutview.export.panel_painting import PanelHolder, paint_parts
from scoutview.export.picture_plan import (
    LARGEST_PX,
    MARGIN,
    MOST_PANELS,
    SMALLEST_PX,
    PicturePlan,
    plan_picture,
    scale_for,
)
from scoutview.export.picture_words import CAPTION, PictureWords, Setting, Writer, set_in
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import Theme
from scoutview.language import tr
from scoutview.panels.panel import Panel

__all__ = ["SLIDE", "Picture", "PictureSize", "PictureWords"]

LARGEST_FACTOR = 4


@dataclass(frozen=True)
class PictureSize:
    """Width and height in pixels.

    Raises:
        UserError: too small to hold anything, or too large for a memory.
    """

    width: int
    height: int

    def __post_init__(self) -> None:
        if not all(SMALLEST_PX <= side <= LARGEST_PX for side in (self.width, self.height)):
            sentence = tr(
                "A picture should be from {least} to {most:,} pixels wide and high, not {width:,}x{height:,}."
            )
            raise UserError(sentence.format(least=SMALLEST_PX, most=LARGEST_PX, width=self.width, height=self.height))

    def times(self, factor: float) -> "PictureSize":
        """The same picture in more pixels.

        Raises:
            UserError: the factor is not from 1 to 4, or the picture would be too large.
        """
        if not 1 <= factor <= LARGEST_FACTOR:
            sentence = tr("A picture can be made 1 to {most} times as large, not {factor:g} times.")
            raise UserError(sentence.format(most=LARGEST_FACTOR, factor=factor))
        return PictureSize(round(self.width * factor), round(self.height * factor))


SLIDE = PictureSize(1920, 1080)


class Picture:
    """Panels on their way into a picture: `panels` are to be fed, then they are drawn among words, as often as wished.

    They have their sizes from the beginning, since a panel asks for what it has room for. GUI thread; it needs no
    screen. A transparent picture has the theme's colours on nothing at all.

    Raises:
        UserError: no panels, or more than a picture holds.
    """

    def __init__(
        self, panel_classes: Sequence[type[Panel]], size: PictureSize, theme: Theme, *, transparent: bool = False
    ) -> None:
        if not 1 <= len(panel_classes) <= MOST_PANELS:
            sentence = tr("A picture holds 1 to {most} panels, not {panels}.")
            raise UserError(sentence.format(most=MOST_PANELS, panels=len(panel_classes)))
        self.size, self.transparent = size, transparent
        scale = scale_for(size.width, size.height, len(panel_classes))
        self.look = Look(theme, scale, picture=True, transparent=transparent)
        self._holder = PanelHolder(panel_classes, self.look, size.width, size.height)
        self.panels = self._holder.panels
        self._lay_out(self._plan(title=self._is_alone, caption_lines=int(self._is_alone), footer=True))

    def paint(self, painter: QPainter, words: PictureWords) -> None:
        """Draw all of it with a painter that has a pixel of the picture as its unit, at its origin."""
        title = self.title(words)
        corner = self.panels[0].title if self._is_alone and words.title else ""
        caption = self._set_caption(self.caption(words))
        plan = self._plan(title=bool(title), caption_lines=len(caption.lines), footer=bool(words.footer))
        self._lay_out(plan)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if not self.transparent:
            painter.fillRect(0, 0, self.size.width, self.size.height, self.look.colour("panel"))
        writer = Writer(painter, self.look)
        writer.write_around(plan, title, corner, caption, words.footer)
        for panel, place in zip(self.panels, plan.panels, strict=True):
            writer.write_heading(place, panel.title, _sentence(panel))
            painter.save()
            painter.translate(panel.pos())
            paint_parts(painter, panel)
            painter.restore()

    def image(self, words: PictureWords) -> QImage:
        """The picture in pixels: opaque, or with an alpha channel where it is to be transparent.

        Raises:
            UserError: there is no memory for it.
        """
        kind = QImage.Format.Format_ARGB32_Premultiplied if self.transparent else QImage.Format.Format_RGB32
        image = QImage(self.size.width, self.size.height, kind)
        if image.isNull():
            raise UserError(tr("There is not enough memory for a picture of this size: choose a smaller one."))
        image.fill(QColor(0, 0, 0, 0))
        with QPainter(image) as painter:  # an error while painting must not leave it on an image that goes
            self.paint(painter, words)
        return image

    @property
    def _is_alone(self) -> bool:
        return len(self.panels) == 1

    def title(self, words: PictureWords) -> str:
        """What stands above: the title given, or that of the only panel."""
        return words.title or (self.panels[0].title if self._is_alone else "")

    def caption(self, words: PictureWords) -> str:
        """What stands under the title: the caption given, or what the only panel says of this frame."""
        return words.caption or (_sentence(self.panels[0]) if self._is_alone else "")

    def _set_caption(self, sentence: str) -> Setting:
        unit = self._plan(title=True, caption_lines=1, footer=True).unit
        return set_in(sentence, CAPTION.times(unit), (1 - 2 * MARGIN) * self.size.width)

    def _plan(self, *, title: bool, caption_lines: int, footer: bool) -> PicturePlan:
        return plan_picture(
            self.size.width,
            self.size.height,
            len(self.panels),
            title=title,
            caption_lines=caption_lines,
            footer=footer,
        )

    def _lay_out(self, plan: PicturePlan) -> None:
        self._holder.place([QRect(*(round(side) for side in place.body)) for place in plan.panels])


def _sentence(panel: Panel) -> str:
    return panel.finding() or panel.explanation()
