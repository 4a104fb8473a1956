"""What is written around and above the panels of a picture, and the type it is set in."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scoutview.export.picture_plan import PanelPlan, PicturePlan
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped

MOST_CAPTION_LINES = 2
SMALLEST_CAPTION = 0.85  # a sentence a little too long is set a little smaller before it takes a second line


@dataclass(frozen=True)
class PictureWords:
    """What is written around the panels. Without a title and caption of its own one panel says what it shows itself."""

    title: str = ""
    caption: str = ""
    footer: str = ""


@dataclass(frozen=True)
class Style:
    """A role of the type scale at a size in pixels, and a colour of the theme."""

    role: str
    pixels: float
    colour: str

    def times(self, factor: float) -> "Style":
        return Style(self.role, self.pixels * factor, self.colour)

    def font(self) -> QFont:
        chosen = QFont(font(self.role))
        chosen.setPixelSize(max(1, round(self.pixels)))
        return chosen

    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())


# at 1920x1080
TITLE = Style("headline", 54, "text")
CAPTION = Style("caption", 30, "text2")
CORNER = Style("caption", 26, "text3")
FOOTER = Style("tick", 24, "text3")
# above one of several panels, in design pixels
HEADING = Style("finding", 18, "text")
SENTENCE = Style("caption", 15, "text2")


@dataclass(frozen=True)
class Setting:
    """A sentence in lines, and their style."""

    lines: tuple[str, ...]
    style: Style


def set_in(sentence: str, style: Style, width: float, most: int = MOST_CAPTION_LINES) -> Setting:
    """One line where a slightly smaller size makes that possible, else at most so many."""
    if not sentence:
        return Setting((), style)
    small = style.times(SMALLEST_CAPTION)
    for each in (style, small):
        if len(lines := wrapped(sentence, width, each.metrics())) == 1:
            return Setting(tuple(lines), each)
    best = style if len(wrapped(sentence, width, style.metrics())) <= most else small
    return Setting(tuple(wrapped(sentence, width, best.metrics(), most)), best)


class Writer:
    """Writes with one painter in the colours of one look."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self._painter, self._look = painter, look

    def write_around(self, plan: PicturePlan, title: str, corner: str, caption: Setting, footer: str) -> None:
        """The title at the left with what is shown at the right, the caption under it, the source at the bottom."""
        if plan.title is not None:
            taken = 0.0
            if corner:
                right = Qt.AlignmentFlag.AlignRight
                taken = self.write(plan.title, corner, CORNER.times(plan.unit), right) + 40 * plan.unit
            room = plan.title._replace(width=max(0.0, plan.title.width - taken))
            self.write(room, title, TITLE.times(plan.unit))
        for box, line in zip(plan.caption_lines, caption.lines, strict=True):
            self.write(box, line, caption.style)
        if plan.rule is not None and plan.footer is not None:
            self._painter.fillRect(QRectF(*plan.rule), self._look.colour("line"))
            self.write(plan.footer, footer, FOOTER.times(plan.unit))

    def write_heading(self, plan: PanelPlan, title: str, sentence: str) -> None:
        """The name of one of several panels, and what it shows."""
        if plan.title is None:
            return
        self.write(plan.title, title, HEADING.times(self._look.scale))
        setting = set_in(sentence, SENTENCE.times(self._look.scale), plan.title.width, len(plan.lines))
        for box, line in zip(plan.lines, setting.lines, strict=False):
            self.write(box, line, setting.style)

    def write(self, box: Box, text: str, style: Style, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:
        """The text on one line, elided where it is too long; returns its width."""
        self._painter.setFont(style.font())
        self._painter.setPen(self._look.colour(style.colour))
        metrics = style.metrics()
        shown = metrics.elidedText(" ".join(text.splitlines()), Qt.TextElideMode.ElideRight, box.width)
        self._painter.drawText(QRectF(*box), side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
