"""The answers at earlier frames, and the captions of grids that stand beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from scoutview.graphics.base.image import image_from_levels
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.base.wrapping import wrapped
from scoutview.language import tr
from scoutview.panels.answer_grid.earlier_plan import EarlierAnswers, EarlierFrame
from scoutview.panels.answer_grid.layout_plan import SHARE_BELOW, AnswerGridLayout, Captions
from scoutview.panels.answer_grid.painting import AnswerGridPainting, table_of
from scoutview.panels.answer_grid.plan import AnswerCounts, AnswersToSums, cell_levels, counts_of, split_levels

LINE, KEY_LINE = 18.0, 32.0
UNSEEN = tr("of the unseen right")
LARGE_SHARE = 84.0  # design pixels of width, from which on the share is a number to be seen from afar
SENTENCE = 100.0  # and from which on all sums are counted below it


def cells_of(grid: AnswersToSums, look: Look, *, only_split: bool) -> QImage:
    """A pixel for each sum."""
    levels = split_levels(grid) if only_split else cell_levels(grid)
    return image_from_levels(levels, table_of(look, only_split))


def rows_below(height: float) -> int:
    """How many lines of words stand in this height below a share; one in any case."""
    return max(1, int((height - 4) // LINE))


@dataclass(frozen=True, eq=False)
class EarlierPainting:
    """A painter on a plan with several grids."""

    painter: QPainter
    look: Look
    plan: AnswerGridLayout
    only_split: bool

    def paint(self, earlier: Sequence[EarlierAnswers]) -> None:
        """The cells of each earlier frame with its captions; an outline where its answers are still to come."""
        for one, (box, captions) in zip(earlier, self.plan.earlier, strict=True):
            if one.grid is None:
                self.painter.setPen(QPen(self.look.colour("line"), 1))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawRect(QRectF(*box))
                self.painter.setPen(self.look.colour("text3"))
                self.painter.setFont(font("tick"))
                self.painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, tr("filling"))
                self.paint_title(captions, one.frame)
                continue
            counts = counts_of(one.grid)
            shown = one.grid, counts, self.only_split, None
            on = AnswerGridPainting(self.painter, self.look, replace(self.plan, grid=box), *shown)
            on.paint_cells(cells_of(one.grid, self.look, only_split=self.only_split))
            self.paint_title(captions, one.frame)
            self.paint_share(captions, counts)

    def paint_title(self, captions: Captions, frame: EarlierFrame) -> None:
        """What a grid stands for, and its step: in a line, or below each other where that is not wide enough."""
        room, step = captions.title, tr("step {step}").format(step=count(frame.step))
        wide = text_width(frame.name, "label_strong")
        self._say(QPointF(room.x, room.y + 14), frame.name, "text", "label_strong")
        if wide + 8 + text_width(step, "label") <= room.width:
            self._say(QPointF(room.x + wide + 8, room.y + 14), step, "text2", "label")
        elif room.height >= 2 * LINE:
            self._say(QPointF(room.x, room.y + 14 + LINE), step, "text2", "label")

    def paint_share(self, captions: Captions, counts: AnswerCounts) -> None:
        """How many of the sums it never saw are right; of the split alone, how many are trained."""
        room = captions.share
        part, of = (
            (counts.trained_part, tr("of the {number} sums are trained").format(number=count(counts.total)))
            if self.only_split
            else (
                counts.unseen_share,
                tr("of the {number} sums it never saw are right").format(number=count(counts.unseen)),
            )
        )
        large = room.width >= LARGE_SHARE
        role, below = ("key", KEY_LINE) if large else ("caption_strong", LINE + 4)
        self._say(QPointF(room.x, room.y + below - 6), share(part), "train" if self.only_split else "validation", role)
        if large and room.height < SHARE_BELOW:
            left = room.x + text_width(share(part), role) + 8
            beside = tr("are trained") if self.only_split else UNSEEN
            if left + text_width(beside, "label") <= room.right:
                self._say(QPointF(left, room.y + below - 6), beside, "text2", "label")
            return
        short, rows = tr("trained") if self.only_split else UNSEEN, rows_below(room.height - below)
        lines = wrapped(of, room.width, QFontMetricsF(font("label")))
        if room.width < SENTENCE or len(lines) > rows:
            lines = wrapped(short, room.width, QFontMetricsF(font("label")))
        for row, line in enumerate(lines[:rows]):
            self._say(QPointF(room.x, room.y + below + 12 + row * LINE), line, "text2", "label")

    def _say(self, baseline: QPointF, text: str, colour: str, role: str) -> None:
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(baseline, text)
