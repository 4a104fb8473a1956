"""The parts of one head, each painted by one function in design pixels: cells, labels, words."""

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.finite import finite
from scoutview.graphics.base.image import draw_crisp, fine, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import in_cell, in_wide_cell
from scoutview.graphics.base.words import CENTRE, LEFT, RIGHT, draw_words
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.attention.head_plan import Arc, HeadPlan, arcs_of, label_room, labelled, lower_triangle
from scoutview.panels.attention.maps import attention_table
from scoutview.panels.attention.others_plan import OtherLook

HINT = (tr("a token cannot look"), tr("at tokens after it"))
SWITCHED_OFF = (tr("this head is off:"), tr("what it reads is not passed on"))
EXPLAINED = (
    tr("Each row is one token. The stronger a cell,"),
    tr("the more it looks at the token above."),
    tr("A row adds up to 1."),
)

WIDE_CELL = 54.0  # design pixels


@dataclass(frozen=True, eq=False)
class HeadView:
    """What is shown of a head: `weights` (T, T) 0..1; `kept` is the chosen row, `row` the one being read."""

    labels: Sequence[str] = ()
    label_widths: Sequence[float] = ()
    weights: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    causal: bool = True
    kept: int = 0
    row: int = 0
    headline: str = ""
    tag: str = ""
    off: bool = False  # it recedes
    other: OtherLook | None = None

    @cached_property
    def arcs(self) -> Sequence[Arc]:
        """The curves from the row that is read."""
        return arcs_of(finite(self.weights[self.row]), self.row)

    def columns_of(self, row: int) -> int:
        """How many tokens a row can look at."""
        return row + 1 if self.causal else len(self.labels)


@dataclass(frozen=True, eq=False)
class HeadPainting:
    """A painter on a plan. Each part of the picture is one method."""

    painter: QPainter
    look: Look
    plan: HeadPlan
    view: HeadView

    def _cut(self, air: float = 0.0) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where the room of the cells does."""
        if self.plan.zoom.is_whole:
            return nullcontext()
        return clipped(self.painter, QRectF(*self.plan.room).adjusted(-air, -air, air, air))

    def cut_across(self, top: float, bottom: float) -> AbstractContextManager[None]:
        """Meanwhile what stands over zoomed columns ends where their room does."""
        if self.plan.zoom.is_whole:
            return nullcontext()
        return clipped(self.painter, QRectF(self.plan.room.x, top, self.plan.room.width, bottom - top))

    # cells

    def paint_cells(self) -> None:
        levels = levels_of_magnitude(self.view.weights)
        with self._cut():
            if self.plan.separate_cells and self.look.picture:
                colours, entries = self.look.magnitudes(), levels.tolist()
                self.paint_shapes(lambda row, column: colours[entries[row][column]])
            elif self.plan.separate_cells:  # the frame covers what is between the cells
                cells = QRectF(*self.plan.cells)
                image = fine(self.painter, cells, image_from_levels(levels, self.look.theme.magnitude))
                self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
                self.painter.drawImage(cells, image, QRectF(image.rect()))
            else:
                levels = np.maximum(levels, 1)
                shown = levels * lower_triangle(self.plan.tokens) if self.view.causal else levels
                image = image_from_levels(shown, attention_table(self.look))
                draw_crisp(self.painter, QRectF(*self.plan.cells), image)

    def paint_shapes(self, colour_of: Callable[[int, int], QColor]) -> None:
        """A rounded shape for each cell in view that a token can look at."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        for row in self.plan.rows:
            for column in self.plan.columns[: max(0, self.view.columns_of(row) - self.plan.columns.start)]:
                self.painter.setBrush(colour_of(row, column))
                cell = QRectF(*self.plan.cell(row, column))
                self.painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)

    def paint_ground(self) -> None:
        """What shows around each cell, as a mask over them: painting cells one by one takes longest of all."""
        if not self.plan.separate_cells:
            return
        self.painter.fillRect(QRectF(*self.plan.room).adjusted(-1, -1, 1, 1), self.look.colour("panel"))
        opaque = self.look.colour("text")
        with self._cut():
            self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            self.paint_shapes(lambda row, column: opaque)
            self.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def paint_reading_row(self) -> None:
        """The row that is read, outlined and with its numbers; of a zoomed head all cells have theirs."""
        plan, row = self.plan, self.view.row
        first, columns = plan.cell(row, 0), self.view.columns_of(row)
        outline = QRectF(first.x, first.y, columns * first.width, first.height)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.colour("accent"), 2))
        with self._cut(2.5):
            self.painter.drawRoundedRect(outline.adjusted(-1.5, -1, 1.5, 1), 4, 4)
        if not plan.numbers_fit:
            return
        for each in [row] if plan.zoom.is_whole else plan.rows:
            for column in range(self.view.columns_of(each)):
                self._paint_number(each, column)

    def _paint_number(self, row: int, column: int) -> None:
        weight, cell = float(self.view.weights[row, column]), self.plan.cell(row, column)
        if not self.plan.zoom.is_whole:
            cell = cell.common(self.plan.room)
            if cell.width < 28 or cell.height < 14:
                return
        shade = weight if math.isfinite(weight) else 0.0
        self.painter.setPen(self.look.colour("text2") if self.view.off else self.look.on_magnitude(shade))
        text = (in_wide_cell if self.plan.cell_width >= WIDE_CELL else in_cell)(weight)
        draw_words(self.painter, QRectF(*cell), text, _number_role(self.plan, weight > 0.1), CENTRE)

    # labels

    def paint_columns(self, looked_at: Sequence[int]) -> None:
        plan, view = self.plan, self.view
        foremost = [column for column in (view.row, *looked_at) if plan.shows_column(column)]
        for column in filter(plan.shows_column, labelled(plan.tokens, plan.label_step_x, foremost)):
            strong = column == view.row or column in looked_at
            if self.look.picture and not plan.rotated:
                self._paint_chip(column, strong)
            face = "label_strong" if strong else "label"
            self.painter.setPen(self.look.colour(self._role(column, strong)))
            height = plan.y - 6 - plan.labels_y
            if plan.rotated:
                self.painter.save()
                self.painter.translate(plan.centre_x(column), plan.y - 6)
                self.painter.rotate(-90)
                self._label(QRectF(0, -10, height, 20), view.labels[column], face, LEFT)
                self.painter.restore()
            else:
                room = label_room(view.label_widths, column, plan.cell_width)
                place = QRectF(plan.centre_x(column) - room / 2, plan.labels_y, room, height)
                self._label(place, view.labels[column], face, CENTRE)

    def _paint_chip(self, column: int, strong: bool) -> None:
        plan = self.plan
        later = self.view.causal and column > self.view.row
        outline = "accent" if strong else "line" if later else "raised"
        self.painter.setPen(QPen(self.look.colour(outline), 1.5))
        empty = later and not strong
        self.painter.setBrush(Qt.BrushStyle.NoBrush if empty else self.look.colour("wash" if strong else "raised"))
        chip = QRectF(plan.cell(0, column).x, plan.labels_y, plan.cell_width, plan.y - 8 - plan.labels_y)
        with self.cut_across(self.plan.labels_y, self.plan.y):
            self.painter.drawRoundedRect(chip.adjusted(1.5, 1, -1.5, -1), 6, 6)

    def paint_rows(self) -> None:
        plan, view = self.plan, self.view
        foremost = [row for row in (view.row, view.kept) if plan.shows_row(row)]
        for row in filter(plan.shows_row, labelled(plan.tokens, plan.label_step_y, foremost)):
            strong = row in (view.row, view.kept)
            face = "label_strong" if strong else "label"
            self.painter.setPen(self.look.colour("text" if strong else "text2"))
            room = QRectF(16, plan.centre_y(row) - 10, plan.x - 26, 20)
            self._label(room, view.labels[row], face, RIGHT)

    def _role(self, column: int, strong: bool) -> str:
        if self.view.causal and column > self.view.row:
            return "text3"
        return "text" if strong else "text2"

    def _label(self, room: QRectF, text: str, face: str, side: Qt.AlignmentFlag) -> None:
        draw_words(self.painter, room, elided(text, face, room.width() + 1), face, side)

    # words

    def paint_corner(self) -> None:
        """Words and the colour key in the empty corner above the diagonal: as many of them as find room."""
        if not legend_fits(self.plan, self.view):
            return
        right, y = self.plan.room.right - 2, self.plan.y + 2
        for role, colour, lines in self._corner_lines():
            self.painter.setFont(font(role))
            self.painter.setPen(self.look.colour(colour))
            for line in lines:
                pitch = 30 if role == "finding" else 19
                self.painter.drawText(QRectF(right - 600, y, 600, pitch), Qt.AlignmentFlag.AlignRight, line)
                y += pitch
        corner = QPointF(right - key_width(), y + 4)
        draw_legend(
            self.painter, self.look, corner, self.look.theme.magnitude, ("0", "1"), name=tr("attention"), bar=80
        )

    def _corner_lines(self) -> list[tuple[str, str, Sequence[str]]]:
        """(font role, colour role, lines) for the most that fits above the key."""
        view = self.view
        headline = ("finding", "text", (view.headline,))
        hint: tuple[str, str, Sequence[str]] = ("label", "text3", HINT)
        if view.off:
            hint = ("label_strong", "text", SWITCHED_OFF)
        options: list[list[tuple[str, str, Sequence[str]]]] = [[hint], []]
        if self.look.picture:
            told = [hint] if view.off else [("caption_strong", "text", (view.tag,))] if view.tag else []
            explained = ("caption", "text2", EXPLAINED)
            options = [[headline, *told, explained], [headline, *told], [headline, hint], [headline], []]
        for lines in options:
            height = sum(len(texts) * (30 if role == "finding" else 19) for role, _, texts in lines) + 30
            widths = [text_width(text, role) for role, _, texts in lines for text in texts]
            if self.plan.triangle_width(height) >= max([*widths, key_width()]):
                return lines
        return []


def legend_fits(plan: HeadPlan, view: HeadView) -> bool:
    """Whether the colour key has a place in the corner above the diagonal."""
    return view.causal and plan.triangle_width(24) >= key_width()


def key_width() -> float:
    return legend_width("0", "1", tr("attention"), 80)


def _number_role(plan: HeadPlan, strong: bool) -> str:
    if plan.cell_width >= 90 and plan.cell_height >= 44:
        return "finding"
    if plan.cell_width >= WIDE_CELL and plan.cell_height >= 26:
        return "caption_strong" if strong else "caption"
    return "label_strong" if strong else "label"
