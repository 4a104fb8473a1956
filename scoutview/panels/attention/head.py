"""One attention head large: a row per looking token, columns under the tokens looked at, curves above them."""

import math
from collections.abc import Callable, Hashable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import in_cell
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.panels.attention.arcs import draw_arcs
from scoutview.panels.attention.maps import attention_table
from scoutview.panels.attention.plan import HeadPlan, arcs_of, is_causal, label_room, labelled, plan_head

HINT = ("a token cannot look", "at tokens after it")
SWITCHED_OFF = ("this head is off:", "what it reads is not passed on")
FADED = 0.3  # opacity of what a head that is off would pass on
EXPLAINED = (
    "Each row is one token. The stronger a cell,",
    "the more it looks at the token above.",
    "A row adds up to 1.",
)

# joined once: Python joins flags slowly
LEFT, MIDDLE, RIGHT = (
    int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip.value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
)


class AttentionHead(Chooser):
    """Draws (query, key) attention; a part is (row, column), column -1 on the labels."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._labels: Sequence[str] = ()
        self._label_widths: list[float] = []
        self._weights = np.zeros((0, 0), np.float32)
        self._causal = True
        self._kept = 0
        self._row = 0
        self._headline = ""
        self._tag = ""
        self._off = False
        self._frame = Layer()
        self.setToolTip("Rest on a row to read it, click to keep it (up and down when this has the focus)")

    def show_head(
        self,
        labels: Sequence[str],
        weights: np.ndarray,
        kept: int,
        row: int,
        headline: str,
        *,
        tag: str = "",
        off: bool = False,
    ) -> None:
        """Draw weights (T, T) 0..1; `kept` is the chosen row, `row` the one being read. One that is `off` recedes."""
        self._labels, self._weights, self._kept, self._row, self._headline = labels, weights, kept, row, headline
        self._tag, self._off = tag, off
        self._label_widths = [text_width(label, "label_strong") for label in labels]
        self._causal = is_causal(weights)
        self.update()

    def plan(self) -> HeadPlan:
        return plan_head(self.design_width(), self.design_height(), self._label_widths, self.look.picture)

    def legend_fits(self) -> bool:
        """Whether the colour key has a place in the corner above the diagonal."""
        return bool(self._labels) and self._causal and self.plan().triangle_width(24) >= _legend_width()

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        return self.plan().cell_at(point.x(), point.y()) if self._labels else None

    def move_choice(self, rows: int, columns: int) -> None:
        if rows and self._labels:
            self.chosen.emit((min(max(self._kept + rows, 0), len(self._labels) - 1), -1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._labels:
            return
        plan = self.plan()
        arcs = arcs_of(np.nan_to_num(self._weights[self._row]))
        looked_at = [arc.column for arc in reversed(arcs) if arc.weight >= 0.1]
        painter.setOpacity(FADED if self._off else 1.0)
        if plan.arcs_height:
            draw_arcs(painter, self.look, plan, self._row, arcs)
        self._paint_cells(painter, plan)
        painter.setOpacity(1.0)
        if self.look.picture:
            self._paint_frame(painter, plan)
        else:
            paint = partial(self._paint_frame_on_screen, plan=plan)
            self._frame.draw(painter, Box(0, 0, width, height), self._framed_by(plan), paint)
        self._paint_columns(painter, plan, looked_at)
        self._paint_reading_row(painter, plan)

    def _framed_by(self, plan: HeadPlan) -> tuple[Hashable, ...]:
        """All that the frame around the cells depends on, and their places."""
        shown = self._labels, self._row, self._kept, self._causal, self._headline, self._tag, self._off
        return plan, self.look, *shown

    def _paint_frame_on_screen(self, painter: QPainter, plan: HeadPlan) -> None:
        """With the ground that shows around each cell: painting cells one by one takes longest of all."""
        if plan.separate_cells:
            painter.fillRect(QRectF(*plan.cells).adjusted(-1, -1, 1, 1), self.look.colour("panel"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            opaque = self.look.colour("text")
            self._paint_shapes(painter, plan, lambda row, column: opaque)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_frame(painter, plan)

    def _paint_frame(self, painter: QPainter, plan: HeadPlan) -> None:
        """What stays while frames change: labels and words."""
        self._paint_rows(painter, plan)
        self._paint_corner(painter, plan)

    def _paint_columns(self, painter: QPainter, plan: HeadPlan, looked_at: list[int]) -> None:
        for column in labelled(plan.tokens, plan.label_step_x, [self._row, *looked_at]):
            strong = column == self._row or column in looked_at
            if self.look.picture and not plan.rotated:
                self._paint_chip(painter, plan, column, strong)
            face = "label_strong" if strong else "label"
            painter.setFont(font(face))
            painter.setPen(self.look.colour(self._role(column, strong)))
            height = plan.y - 6 - plan.labels_y
            if plan.rotated:
                painter.save()
                painter.translate(plan.centre_x(column), plan.y - 6)
                painter.rotate(-90)
                self._label(painter, QRectF(0, -10, height, 20), self._labels[column], face, LEFT)
                painter.restore()
            else:
                room = label_room(self._label_widths, column, plan.cell_width)
                place = QRectF(plan.centre_x(column) - room / 2, plan.labels_y, room, height)
                self._label(painter, place, self._labels[column], face, MIDDLE)

    def _paint_chip(self, painter: QPainter, plan: HeadPlan, column: int, strong: bool) -> None:
        later = self._causal and column > self._row
        outline = "accent" if strong else "line" if later else "raised"
        painter.setPen(QPen(self.look.colour(outline), 1.5))
        empty = later and not strong
        painter.setBrush(Qt.BrushStyle.NoBrush if empty else self.look.colour("wash" if strong else "raised"))
        chip = QRectF(plan.cell(0, column).x, plan.labels_y, plan.cell_width, plan.y - 8 - plan.labels_y)
        painter.drawRoundedRect(chip.adjusted(1.5, 1, -1.5, -1), 6, 6)

    def _paint_rows(self, painter: QPainter, plan: HeadPlan) -> None:
        for row in labelled(plan.tokens, plan.label_step_y, [self._row, self._kept]):
            strong = row in (self._row, self._kept)
            face = "label_strong" if strong else "label"
            painter.setFont(font(face))
            painter.setPen(self.look.colour("text" if strong else "text2"))
            room = QRectF(16, plan.centre_y(row) - 10, plan.x - 26, 20)
            self._label(painter, room, self._labels[row], face, RIGHT)

    def _role(self, column: int, strong: bool) -> str:
        if self._causal and column > self._row:
            return "text3"
        return "text" if strong else "text2"

    @staticmethod
    def _label(painter: QPainter, room: QRectF, text: str, face: str, side: int) -> None:
        painter.drawText(room, side, elided(text, face, room.width() + 1))

    def _columns_of(self, row: int, plan: HeadPlan) -> int:
        return row + 1 if self._causal else plan.tokens

    def _paint_cells(self, painter: QPainter, plan: HeadPlan) -> None:
        levels = levels_of_magnitude(np.nan_to_num(self._weights))
        if plan.separate_cells and self.look.picture:
            colours, entries = self.look.magnitudes(), levels.tolist()
            self._paint_shapes(painter, plan, lambda row, column: colours[entries[row][column]])
        elif plan.separate_cells:  # the frame covers what is between the cells
            image = image_from_levels(levels, self.look.theme.magnitude)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(QRectF(*plan.cells), image, QRectF(image.rect()))
        else:
            levels = np.maximum(levels, 1)
            shown = levels * np.tri(plan.tokens, dtype=np.uint8) if self._causal else levels
            draw_crisp(painter, QRectF(*plan.cells), image_from_levels(shown, attention_table(self.look)))

    def _paint_shapes(self, painter: QPainter, plan: HeadPlan, colour_of: Callable[[int, int], QColor]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for row in range(plan.tokens):
            for column in range(self._columns_of(row, plan)):
                painter.setBrush(colour_of(row, column))
                cell = QRectF(*plan.cell(row, column))
                painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)

    def _paint_reading_row(self, painter: QPainter, plan: HeadPlan) -> None:
        first, columns = plan.cell(self._row, 0), self._columns_of(self._row, plan)
        outline = QRectF(first.x, first.y, columns * first.width, first.height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        painter.drawRoundedRect(outline.adjusted(-1.5, -1, 1.5, 1), 4, 4)
        if not plan.numbers_fit:
            return
        for column in range(columns):
            weight = float(self._weights[self._row, column])
            painter.setFont(font(_number_role(plan, weight > 0.1)))
            shade = weight if math.isfinite(weight) else 0.0
            painter.setPen(self.look.colour("text2") if self._off else self.look.on_magnitude(shade))
            text = in_cell(weight) if math.isfinite(weight) else "–"
            painter.drawText(QRectF(*plan.cell(self._row, column)), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_corner(self, painter: QPainter, plan: HeadPlan) -> None:
        """Words and the colour key in the empty corner above the diagonal: as many of them as find room."""
        if not self.legend_fits():
            return
        right, y = plan.x + plan.tokens * plan.cell_width - 2, plan.y + 2
        for role, colour, lines in self._corner_lines(plan):
            painter.setFont(font(role))
            painter.setPen(self.look.colour(colour))
            for line in lines:
                pitch = 30 if role == "finding" else 19
                painter.drawText(QRectF(right - 600, y, 600, pitch), Qt.AlignmentFlag.AlignRight, line)
                y += pitch
        corner = QPointF(right - _legend_width(), y + 4)
        draw_legend(painter, self.look, corner, self.look.theme.magnitude, ("0", "1"), name="attention", bar=80)

    def _corner_lines(self, plan: HeadPlan) -> list[tuple[str, str, Sequence[str]]]:
        """(font role, colour role, lines) for the most that fits above the key."""
        headline = ("finding", "text", (self._headline,))
        hint: tuple[str, str, Sequence[str]] = ("label", "text3", HINT)
        if self._off:
            hint = ("label_strong", "text", SWITCHED_OFF)
        options: list[list[tuple[str, str, Sequence[str]]]] = [[hint], []]
        if self.look.picture:
            told = [hint] if self._off else [("caption_strong", "text", (self._tag,))] if self._tag else []
            explained = ("caption", "text2", EXPLAINED)
            options = [[headline, *told, explained], [headline, *told], [headline, hint], [headline], []]
        for lines in options:
            height = sum(len(texts) * (30 if role == "finding" else 19) for role, _, texts in lines) + 30
            widths = [text_width(text, role) for role, _, texts in lines for text in texts]
            if plan.triangle_width(height) >= max([*widths, _legend_width()]):
                return lines
        return []


def _number_role(plan: HeadPlan, strong: bool) -> str:
    if plan.cell_width >= 90 and plan.cell_height >= 44:
        return "finding"
    if plan.cell_width >= 54 and plan.cell_height >= 26:
        return "caption_strong" if strong else "caption"
    return "label_strong" if strong else "label"


def _legend_width() -> float:
    return legend_width("0", "1", "attention", 80)
