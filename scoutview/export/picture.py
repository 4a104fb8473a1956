"""A picture for a talk: one panel under a title and a sentence, over a line that says where it came from."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.errors import UserError
from scoutview.export.picture_plan import (
    LARGEST_PX,
    SMALLEST_PX,
    PicturePlan,
    plan_picture,
    scale_for,
)
from scoutview.graphics.box import Box
from scoutview.graphics.look import Look, font
from scoutview.graphics.stylesheet import stylesheet
from scoutview.graphics.theme import Theme
from scoutview.graphics.wrapping import wrapped
from scoutview.panels.panel import Panel

MOST_CAPTION_LINES = 2


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
            raise UserError(
                f"A picture should be from {SMALLEST_PX} to {LARGEST_PX:,} pixels wide and high,"
                f" not {self.width:,}x{self.height:,}."
            )


class Picture:
    """A panel on its way into a picture: `panel` is to be fed, then `render` draws it among its words.

    It has its size from the beginning, since a panel asks for what it has room for. GUI thread; it needs no screen.
    """

    def __init__(self, panel_class: type[Panel], size: PictureSize, theme: Theme) -> None:
        look = Look(theme, scale_for(size.width, size.height), picture=True)
        self._size = size
        self._holder = QWidget()  # a panel that is a window of its own could be kept from taking any size
        self._holder.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._holder.setStyleSheet(stylesheet(look))
        self._holder.resize(size.width, size.height)
        self.panel = panel_class(look)
        self.panel.setParent(self._holder)
        self.panel.show()
        self._holder.show()
        self._lay_out(plan_picture(size.width, size.height, 1).body)

    def render(self, *, title: str = "", caption: str = "", footer: str = "") -> QImage:
        """The picture, opaque.

        Without words of the user's own the title is the panel's, the caption its finding or else its explanation.
        """
        panel, size = self.panel, self._size
        lines = _caption_lines(caption or panel.finding() or panel.explanation(), size)
        plan = plan_picture(size.width, size.height, len(lines))
        self._lay_out(plan.body)
        image = QImage(size.width, size.height, QImage.Format.Format_RGB32)
        image.fill(panel.look.colour("panel"))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        words = _Words(painter, panel.look, plan)
        words.draw_title(title or panel.title, panel.title if title else "")
        words.draw_caption(lines)
        words.draw_footer(footer)
        panel.render(painter, panel.geometry().topLeft(), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.end()
        return image

    def _lay_out(self, body: Box) -> None:
        self.panel.setGeometry(round(body.x), round(body.y), round(body.width), round(body.height))
        QApplication.sendPostedEvents()  # what the panel's layouts have put off


def png_bytes(image: QImage) -> bytes:
    """The picture as the content of a .png file.

    Raises:
        UserError: Qt cannot write it, for want of memory for instance.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise UserError(f"The picture could not be made into a .png: {writer.errorString()}.")
    return bytes(buffer.data().data())


def _caption_lines(caption: str, size: PictureSize) -> list[str]:
    plan = plan_picture(size.width, size.height, 1)
    metrics = QFontMetricsF(_font(CAPTION, plan.unit))
    return wrapped(caption, plan.title.width, metrics, MOST_CAPTION_LINES) if caption else []


@dataclass(frozen=True)
class _Style:
    """A role of the type scale at a size in pixels at 1920x1080, in a colour of the theme."""

    role: str
    pixels: float
    colour: str


TITLE = _Style("headline", 54, "text")
CAPTION = _Style("caption", 30, "text2")
CORNER = _Style("caption", 26, "text3")
FOOTER = _Style("tick", 24, "text3")


class _Words:
    """The words around the panel."""

    def __init__(self, painter: QPainter, look: Look, plan: PicturePlan) -> None:
        self._painter, self._look, self._plan = painter, look, plan

    def draw_title(self, title: str, corner: str) -> None:
        """The title at the left, what is shown at the right."""
        box = self._plan.title
        taken = self._draw(box, corner, CORNER, Qt.AlignmentFlag.AlignRight) + 40 * self._plan.unit if corner else 0
        self._draw(box._replace(width=box.width - taken), title, TITLE)

    def draw_caption(self, lines: list[str]) -> None:
        for line, box in zip(lines, self._plan.caption_lines, strict=True):
            self._draw(box, line, CAPTION)

    def draw_footer(self, footer: str) -> None:
        self._painter.fillRect(QRectF(*self._plan.rule), self._look.colour("line"))
        self._draw(self._plan.footer, footer, FOOTER)

    def _draw(self, box: Box, text: str, style: _Style, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:
        """One line of text, elided where it is too long; returns its width."""
        self._painter.setFont(_font(style, self._plan.unit))
        self._painter.setPen(self._look.colour(style.colour))
        metrics = QFontMetricsF(self._painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width)
        self._painter.drawText(QRectF(*box), side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)


def _font(style: _Style, unit: float) -> QFont:
    chosen = QFont(font(style.role))
    chosen.setPixelSize(max(1, round(style.pixels * unit)))
    return chosen
