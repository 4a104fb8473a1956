"""The heatmap of a recurrent layer: a row for each unit, a column for each letter."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude, levels_of_signed
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.token_label import BLANKS
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.state_over_time.plan import FOOT, LEFT, HeatPlan, plan_heat

CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class StateHeat(Chooser):
    """A part is (row, column)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shades = np.zeros((0, 0))
        self._tokens: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._signed = True
        self._marked = 0
        self._read: tuple[int, int] | None = None
        self.hovered.connect(self._show_read)

    def show_heat(
        self, shades: np.ndarray, names: Sequence[str], tokens: Sequence[str], *, signed: bool, marked: int
    ) -> None:
        """`shades` (row, column), from -1 to 1 where they are `signed`, else from 0 to 1; one row is marked."""
        self._shades, self._names, self._tokens = shades, tuple(names), tuple(tokens)
        self._signed, self._marked, self._read = signed, marked, None
        self.setAccessibleName(tr("{cells} units over {letters} letters").format(cells=len(names), letters=len(tokens)))
        self.update()

    def plan(self) -> HeatPlan | None:
        return plan_heat(self.design_width(), self.design_height(), *self._shades.shape)

    def part_at(self, point: QPointF) -> tuple[int, int] | None:
        plan = self.plan()
        return None if plan is None else plan.part_at(point.x(), point.y(), self._marked)

    def move_choice(self, rows: int, columns: int) -> None:
        count, letters = self._shades.shape
        if count and letters:
            row, column = self._read or (0, 0)
            self._read = min(max(row + rows, 0), count - 1), min(max(column + columns, 0), letters - 1)
            self.hovered.emit(self._read)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        plan = self.plan()
        if plan is None:
            return
        table = self.look.theme.signed if self._signed else self.look.theme.magnitude
        levels = levels_of_signed(self._shades, 1.0) if self._signed else levels_of_magnitude(self._shades)
        room = QRectF(*plan.room)
        draw_crisp(painter, room, image_from_levels(levels, table))
        if plan.strip is not None:
            draw_crisp(painter, QRectF(*plan.strip), image_from_levels(levels[self._marked : self._marked + 1], table))
        self._paint_names(painter, plan)
        self._paint_letters(painter, plan, height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._read is not None:
            row, column = self._read
            painter.setPen(QPen(self.look.colour("text"), 2))
            left, top = plan.room.x + column * plan.column, plan.room.y + row * plan.row
            painter.drawRect(QRectF(left, top, max(3.0, plan.column), max(3.0, plan.row)))

    def _paint_names(self, painter: QPainter, plan: HeatPlan) -> None:
        rows = [(row, plan.room.y + (row + 0.5) * plan.row, False) for row in plan.named_rows()]
        if plan.strip is not None:
            rows.append((self._marked, plan.strip.middle_y, True))
        for row, middle, strong in rows:
            painter.setFont(font("label_strong" if strong else "tick"))
            painter.setPen(self.look.colour("accent" if strong else "text3"))
            top = min(max(middle - 8, 0.0 if strong else plan.room.y - 3), plan.room.bottom - 16)
            painter.drawText(QRectF(0, top, LEFT - 8, 16), RIGHT, self._names[row])

    def _paint_letters(self, painter: QPainter, plan: HeatPlan, height: float) -> None:
        """Each below its column where all have room; else words, where they begin."""
        letters = {token for token in self._tokens if len(token) == 1}
        if plan.column < max((text_width(letter, "label") for letter in letters), default=0.0):
            self._paint_words(painter, plan, height)
            return
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        for column, token in enumerate(self._tokens):
            if len(token) == 1 and (not token.isspace() or token in BLANKS):
                left = plan.room.x + column * plan.column
                place = QRectF(left, height - FOOT, plan.column, FOOT)
                painter.drawText(place, CENTRED, BLANKS.get(token, token))

    def _paint_words(self, painter: QPainter, plan: HeatPlan, height: float) -> None:
        """Words where they begin, as many as have room."""
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        free_from = plan.room.x
        for start, word in words_at(self._tokens):
            left, wide = plan.room.x + start * plan.column, text_width(word, "tick")
            if left >= free_from and left + wide <= plan.room.right:
                painter.drawText(QPointF(left, height - 6), word)
                free_from = left + wide + 6

    def _show_read(self, part: object) -> None:
        self._read = (part[0], part[1]) if isinstance(part, tuple) else None
        self.update()


def words_at(tokens: Sequence[str]) -> list[tuple[int, str]]:
    """The words of a text, and where each begins."""
    words: list[tuple[int, str]] = []
    start: int | None = None
    for number, token in enumerate([*tokens, " "]):
        inside = len(token) == 1 and not token.isspace()
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            words.append((start, "".join(tokens[start:number])))
            start = None
    return words
