"""The residual stream as a grid: tokens across, stages up, one thing told in each cell."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_on, text_width
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.graphics.widgets.zoom import HINT, ZoomChooser
from scoutview.language import tr
from scoutview.panels.residual_stream.plan import (
    FOOT,
    LARGEST_COLUMN,
    LEAST_COLUMN,
    StreamPlan,
    named_rows,
    plain_stage,
    plan_stream,
    stage_words,
)
from scoutview.panels.residual_stream.words import earlier_words

FEWEST = 2.0  # cells along a side, where nothing nearer is shown
LARGE_FROM = 30.0  # a row's height for larger words
LEGIBLE = 17.0  # a row's height for words
TWO_LINES = 36.0  # a row's height for what was done, and the name of its part below
# a text that is clipped to its cell would clip all that follows in an .svg
CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, eq=False)
class StreamCells:
    """`shades` (stage, position) from 0 to 1, `words` (stage, position) what stands in the cells.

    `ends` are what the shades 0 and 1 mean, `meaning` what one cell is, from long to short, for the legend.
    """

    stages: np.ndarray
    tokens: np.ndarray
    shades: np.ndarray
    words: np.ndarray
    ends: tuple[str, str] = ("0 %", "100 %")
    meaning: tuple[str, ...] = ("",)


class StreamGrid(ZoomChooser):
    """A part is (stage, position)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._cells: StreamCells | None = None
        self._chosen = (0, 0)
        self._legend = Layer()
        self.setToolTip("\n".join((tr("Click a cell to read it; the arrow keys move when this has the focus."), HINT)))

    def show_cells(self, cells: StreamCells, chosen: tuple[int, int]) -> None:
        self._cells, self._chosen = cells, chosen
        stage, position = chosen
        self.setAccessibleName(
            tr("{part}, token {token}: {words}").format(
                part=stage_words(str(cells.stages[stage])),
                token=token_label(str(cells.tokens[position])),
                words=cells.words[stage, position],
            )
        )
        self.update()

    def plan(self) -> StreamPlan | None:
        if self._cells is None:
            return None
        stages, tokens = self._cells.shades.shape
        least = min(max(LEAST_COLUMN, self._longest("label_strong") + 12), LARGEST_COLUMN)
        return plan_stream(self.design_width(), self.design_height(), stages, tokens, self._chosen[1], least=least)

    def _longest(self, face: str) -> float:
        words = [] if self._cells is None else np.unique(self._cells.words).tolist()
        return max((text_width(word, face) for word in words), default=0.0)

    def face(self, plan: StreamPlan) -> str:
        """Of the words in cells: strong, since some of the shades are as near to black as to white."""
        large = plan.row >= LARGE_FROM and self._longest("caption_strong") + 8 <= plan.column
        return "caption_strong" if large else "label_strong"

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        plan = self.plan()
        place = None if plan is None else self.zoom.place_of(plan.room, point.x(), point.y())
        return None if plan is None or place is None else plan.part_at(*place)

    def zoom_room(self) -> Box | None:
        plan = self.plan()
        return None if plan is None else plan.room

    def zoom_shape(self) -> tuple[int, ...]:
        return () if self._cells is None else self._cells.shades.shape

    def zoom_least(self) -> tuple[float, float]:
        plan = self.plan()
        return (1.0, 1.0) if plan is None else (min(1.0, FEWEST / plan.columns), min(1.0, FEWEST / plan.rows))

    def move_choice(self, rows: int, columns: int) -> None:
        if self._cells is not None:
            stages, tokens = self._cells.shades.shape
            stage, position = self._chosen
            self.chosen.emit((min(max(stage - rows, 0), stages - 1), min(max(position + columns, 0), tokens - 1)))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan, cells = self.plan(), self._cells
        if plan is None or cells is None:
            return
        positions, face = range(plan.first, plan.first + plan.columns), self.face(plan)
        with self.zoomed_in(painter, plan.room):
            for stage in range(plan.rows):
                for position in positions:
                    box = self.zoom.placed(plan.cell(stage, position), plan.room)
                    self._paint_cell(painter, box, stage, position, face)
        for stage in named_rows(plan.rows, self.zoom.placed(plan.cell(0, 0), plan.room).height, LEGIBLE):
            self._paint_label(painter, plan, stage, str(cells.stages[stage]))
        for position in positions:
            self._paint_token(painter, plan, position, str(cells.tokens[position]), height)
        if plan.first:
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            words = first_fitting(earlier_words(plan.first), plan.x - 10, QFontMetricsF(font("label")))
            painter.drawText(QRectF(0, height - FOOT, plan.x - 10, FOOT), RIGHT, words)
        box = self.zoom.placed(plan.cell(*self._chosen), plan.room)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        with self.zoomed_in(painter, plan.room):
            painter.drawRoundedRect(QRectF(box.x + 1, box.y + 1, box.width - 2, box.height - 2), 5, 5)
        if plan.legend.height:
            self._show_legend(painter, plan.legend, cells)

    def _show_legend(self, painter: QPainter, place: Box, cells: StreamCells) -> None:
        if self.look.picture:
            self._paint_legend(painter, place, cells)
        else:
            key = (self.look, place, cells.ends, cells.meaning)
            self._legend.draw(painter, place, key, lambda inner: self._paint_legend(inner, place, cells))

    def _paint_legend(self, painter: QPainter, place: Box, cells: StreamCells) -> None:
        """What a shade means and what one cell is; the shortest ends where there is little room."""
        low, high = cells.ends
        bar = 120.0 if place.width >= 460 else 70.0
        room = place.width - legend_width(low, high, "", bar) - 10
        meaning = first_fitting(cells.meaning, room, QFontMetricsF(font("tick")))
        corner = QPointF(place.x, place.y)
        draw_legend(painter, self.look, corner, self.look.theme.magnitude, (low, high), name=meaning, bar=bar)

    def _paint_label(self, painter: QPainter, plan: StreamPlan, stage: int, name: str) -> None:
        box = self.zoom.placed(plan.cell(stage, plan.first), plan.room)
        if not (self.zoom.is_whole or plan.room.y <= box.middle_y <= plan.room.bottom):
            return
        strong = stage == self._chosen[0]
        lines = [(plain_stage(name), "text2"), (stage_words(name), "text3")]
        if not lines[0][0] or box.height < TWO_LINES or text_width(lines[0][0], "label_strong") > plan.x - 10:
            lines = [(stage_words(name), "text2")]
        high = TWO_LINES / 2 if len(lines) > 1 else max(LEGIBLE, box.height)
        top = box.middle_y - high * len(lines) / 2
        for number, (words, role) in enumerate(lines):
            face = ("label_strong" if strong else "label") if number == 0 else "tick"
            painter.setFont(font(face))
            painter.setPen(self.look.colour("text" if strong and number == 0 else role))
            place = QRectF(0, top + number * high, plan.x - 10, high)
            painter.drawText(place, RIGHT, elided(words, face, plan.x - 10))

    def _paint_cell(self, painter: QPainter, box: Box, stage: int, position: int, face: str) -> None:
        cells = self._cells
        assert cells is not None
        gap = min(1.0, box.height / 8)  # of many thin rows nothing else would be left
        place = QRectF(box.x + 1, box.y + gap, box.width - 2, box.height - 2 * gap)
        shade = float(cells.shades[stage, position])
        colour = self.look.magnitude(shade if np.isfinite(shade) else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(place, min(4.0, box.height / 4), min(4.0, box.height / 4))
        if box.height >= LEGIBLE:
            painter.setFont(font(face))
            painter.setPen(text_on(colour))
            words = elided(str(cells.words[stage, position]), face, place.width() - 4)
            painter.drawText(place, CENTRED, words)

    def _paint_token(self, painter: QPainter, plan: StreamPlan, position: int, token: str, height: float) -> None:
        box = self.zoom.placed(plan.cell(0, position), plan.room)
        if not (self.zoom.is_whole or plan.room.x <= box.x + box.width / 2 <= plan.room.right):
            return
        strong = position == self._chosen[1]
        face = "label_strong" if strong else "label"
        painter.setFont(font(face))
        painter.setPen(self.look.colour("text" if strong else "text3"))
        place = QRectF(box.x, height - FOOT, box.width, FOOT)
        painter.drawText(place, CENTRED, elided(token_label(token), face, box.width - 4))


def lens_cells(stages: np.ndarray, tokens: np.ndarray, said: np.ndarray, probabilities: np.ndarray) -> StreamCells:
    """What the model would say in each cell, shaded by how surely."""
    words = np.array([[token_label(str(word)) for word in row] for row in said], np.str_)
    sure = tr("how sure it would be")
    meaning = (
        tr("how sure it would be; a cell: what it would say next, after this token and this part"),
        tr("a cell: what it would say next, and how surely"),
        tr("its next token, and how sure"),
        sure,
        "",
    )
    return StreamCells(stages, tokens, np.asarray(probabilities, float), words, ("0 %", "100 %"), meaning)


def length_cells(stages: np.ndarray, tokens: np.ndarray, lengths: np.ndarray, what: str) -> StreamCells:
    """A length in each cell, shaded by its share of the largest; `what` says of what it is the length."""
    lengths = np.asarray(lengths, float)
    largest = float(np.nanmax(lengths, initial=0.0)) or 1.0
    words = np.array([[three_digits(float(value)) for value in row] for row in lengths], np.str_)
    meaning = (
        tr("how long {what} is; a cell: one token, after this part").format(what=what),
        tr("how long {what} is").format(what=what),
        "",
    )
    return StreamCells(stages, tokens, lengths / largest, words, ("0", three_digits(largest)), meaning)
