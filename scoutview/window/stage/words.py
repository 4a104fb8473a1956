"""The words of a scene on the stage: title, caption, which scene of how many; or why it cannot be shown."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import wrapped
from scoutview.window.stage.plan import CAPTION_PX, CORNER_PX, MARGIN, TITLE_PX, StagePlan, unit_of

MOST_LINES = 3
SENTENCE_PX, SENTENCE_PITCH_PX = 44, 62
SENTENCE_WIDTH = 0.7  # of the stage


@dataclass(frozen=True)
class StageWords:
    """What is written around the panels."""

    title: str
    caption: str
    corner: str

    def caption_lines(self, width: float, height: float) -> list[str]:
        """The caption as it is set on a stage of this size."""
        metrics = QFontMetricsF(_sized("caption", CAPTION_PX * unit_of(width, height)))
        return wrapped(self.caption, (1 - 2 * MARGIN) * width, metrics, MOST_LINES) if self.caption else []

    def paint(self, painter: QPainter, plan: StagePlan, look: Look, lines: list[str]) -> None:
        """Draw them into their boxes."""
        pen = _Pen(painter, look, plan.unit)
        taken = pen.write(plan.title, self.corner, ("caption", CORNER_PX, "text3"), Qt.AlignmentFlag.AlignRight)
        room = plan.title._replace(width=plan.title.width - taken - 40 * plan.unit)
        pen.write(room, self.title, ("headline", TITLE_PX, "text"))
        for line, box in zip(lines, plan.caption_lines, strict=False):
            pen.write(box, line, ("caption", CAPTION_PX, "text2"))


def paint_sentence(painter: QPainter, sentence: str, box: Box, look: Look, unit: float) -> None:
    """A sentence in place of panels, large and in the middle."""
    chosen = _sized("headline", SENTENCE_PX * unit)
    lines = wrapped(sentence, SENTENCE_WIDTH * box.width, QFontMetricsF(chosen))
    pitch = SENTENCE_PITCH_PX * unit
    top = box.middle_y - len(lines) * pitch / 2
    painter.setFont(chosen)
    painter.setPen(look.colour("text2"))
    for number, line in enumerate(lines):
        painter.drawText(QRectF(box.x, top + number * pitch, box.width, pitch), Qt.AlignmentFlag.AlignCenter, line)


@dataclass(frozen=True)
class _Pen:
    """Writes lines of text; `unit` is one pixel at 1920x1080."""

    painter: QPainter
    look: Look
    unit: float

    def write(
        self,
        box: Box,
        text: str,
        style: tuple[str, int, str],
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """One line, elided where it is too long; the style is role, size and colour. Returns its width."""
        role, pixels, colour = style
        self.painter.setFont(_sized(role, pixels * self.unit))
        self.painter.setPen(self.look.colour(colour))
        metrics = QFontMetricsF(self.painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width)
        self.painter.drawText(QRectF(*box), side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)


def _sized(role: str, pixels: float) -> QFont:
    chosen = QFont(font(role))
    chosen.setPixelSize(max(1, round(pixels)))
    return chosen
