"""One number of a layer, written out: patch times kernel, all inputs' sums, the bias, and what the ReLU leaves."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.picture_grid_plan import scale_of_wholes
from scoutview.language import tr
from scoutview.panels.activation_maps.plan import PADDING, PICTURE, brightness
from scoutview.panels.activation_maps.sum_captions import cell_text, sum_captions
from scoutview.panels.activation_maps.sum_plan import (
    CAPTION,
    LEGIBLE,
    SIGN,
    TITLE,
    PixelSum,
    SumPlan,
    SumTops,
    chain_of,
    chain_words,
    chains_of,
    numbered_height,
    plan_chain,
    plan_sum,
    signed_shares,
    tops_of,
)
from scoutview.panels.activation_maps.words import sum_place, sum_titles

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BESIDE = 28.0  # free before what is read beside the title
PLACE = 14.0  # free before the place that follows it
MOST_NUMBERS = 100  # in a block
APART, SMALLER = 4.0, 0.85  # numbers in neighbouring cells, and their letters where they would be closer
CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value


class SumPicture(Chooser):
    """Draws a PixelSum with one of its inputs in full; a part is ("input", number, 0) or ("cell", row, column)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._told: PixelSum | None = None
        self._top, self._stage = 1.0, PICTURE
        self._tops: SumTops | None = None
        self._input = 0
        self._reading = ""
        self.setAccessibleName(tr("The sum behind one number"))
        self.setToolTip(
            tr("Hover a cell to read its product; click an input to see its products (arrow keys with the focus)")
        )
        self.hovered.connect(lambda _: self.update())

    def show_sum(
        self, told: PixelSum | None, top: float, chosen: int | None, tops: SumTops | None = None, stage: int = PICTURE
    ) -> None:
        """`top` ends the scale of what enters, which is of `stage`.

        `chosen` is the input in full, None for the one that adds most. `tops` are the run's scales; without them they
        hold this sum alone.
        """
        self._told, self._top, self._tops, self._stage = told, top, tops, stage
        if told is not None:
            self._input = told.shown_input(chosen)
            self.setAccessibleName(chain_words(chain_of(told, self._input))[0])
        self.update()

    def show_reading(self, words: str) -> None:
        """Say this beside the title, as long as it is something."""
        self._reading = words
        self.update()

    def plan(self) -> SumPlan | None:
        if self._told is None:
            return None
        inputs, rows, columns = self._told.inputs.shape
        lines = len(chain_of(self._told, self._input))
        return plan_sum((self.design_width(), self.design_height()), inputs, (rows, columns), self._scale(), lines)

    def numbered_height(self, width: float) -> float:
        """The least height in this width with numbers in the cells, where there can be some; else 0."""
        if self._told is None:
            return 0.0
        return numbered_height(width, self._told.inputs.shape[1:], self._scale())

    def _scale(self) -> float:
        return scale_of_wholes(self.look.scale * self.devicePixelRatioF(), picture=self.look.picture)

    def part_at(self, point: QPointF) -> tuple[str, int, int] | None:
        plan = self.plan()
        return None if plan is None or self._told is None else plan.at(point.x(), point.y(), len(self._told.inputs))

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        part = self.part_at(point)
        if part is not None and part[0] == "input":
            self.chosen.emit(part[1])

    def move_choice(self, rows: int, columns: int) -> None:
        plan = self.plan()
        if plan is None or self._told is None:
            return
        other = self._input + rows * plan.tile_columns + columns
        if 0 <= other < len(self._told.inputs):
            self.chosen.emit(other)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        told, plan = self._told, self.plan()
        if told is None:
            return
        self._paint_title(painter, told, width)
        if plan is None:
            self._paint_line(painter, told, width)
            return
        self._paint_blocks(painter, told, plan)
        if plan.tile_columns:
            self._paint_tiles(painter, told, plan)
        self._paint_chain(painter, told, plan.chain)

    def _paint_title(self, painter: QPainter, told: PixelSum, width: float) -> None:
        under = self._under if isinstance(self._under, tuple) else None
        texts = sum_titles(told)
        if under is not None and under[0] == "cell":
            texts = (self._cell_words(told, under[1], under[2]),)
        elif under is not None:
            total = three_digits(float(told.subtotals[under[1]]))
            texts = (
                tr("{input}: its products add up to {total}").format(input=told.input_names(under[1])[0], total=total),
            )
        room = QRectF(PADDING, 0, width - 2 * PADDING, TITLE - 4)
        if self._reading:
            words = elided(self._reading, "label", room.width())
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text2"))
            painter.drawText(room, RIGHT, words)
            room.setWidth(max(0.0, room.width() - text_width(words, "label") - BESIDE))
            texts = (*texts, "")
        painter.setFont(font("label_strong"))
        painter.setPen(self.look.colour("text"))
        text = first_fitting(texts, room.width(), QFontMetricsF(font("label_strong")))
        painter.drawText(room, LEFT, elided(text, "label_strong", room.width()))
        if under is None and not self._reading:
            self._paint_place(painter, told, room, text)

    def _paint_place(self, painter: QPainter, told: PixelSum, room: QRectF, title: str) -> None:
        """Where the number stands, quietly after the title, where that leaves room."""
        place, begin = sum_place(told), text_width(title, "label_strong") + PLACE
        if place and begin + text_width(place, "label") <= room.width():
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(room.adjusted(begin, 0, 0, 0), LEFT, place)

    def _cell_words(self, told: PixelSum, row: int, column: int) -> str:
        if row >= told.inputs.shape[1] or column >= told.inputs.shape[2]:
            return ""
        value, weight = (float(part[self._input, row, column]) for part in (told.inputs, told.kernel))
        where = tr("outside, counted as 0") if told.is_outside(row, column) else three_digits(value)
        return f"{where} × {three_digits(weight)} = {three_digits(value * weight)}"

    def _paint_line(self, painter: QPainter, told: PixelSum, width: float) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        room = width - 2 * PADDING
        words = first_fitting(chain_words(chain_of(told, self._input)), room, QFontMetricsF(font("label")))
        painter.drawText(QRectF(PADDING, TITLE - 4, room, 20), LEFT, words)

    def _paint_blocks(self, painter: QPainter, told: PixelSum, plan: SumPlan) -> None:
        number = self._input
        parts = (told.inputs[number], told.kernel[number], told.products[number])
        scales = self._tops or tops_of(told)
        tops = (self._top, scales.kernel, scales.products)
        written = [self._cell_texts(plan.cell(0, 0, 0), values) for values in parts]  # all cells have one size
        numbered = all(texts for texts, _ in written[1:])
        captions = sum_captions(told, number, plan.blocks[0].width + SIGN - 12, tops[1:], numbered=numbered)
        for block, (values, top, caption) in enumerate(zip(parts, tops, captions, strict=True)):
            box = plan.blocks[block]
            self._caption(painter, box, box.width + SIGN - 12, caption)
            cells = [QRectF(*plan.cell(block, *place)) for place in np.ndindex(values.shape)]
            shares = signed_shares(values, top) if block else brightness(values, top, self._stage)
            self._paint_cells(painter, cells, block, shares)
            self._paint_numbers(painter, cells, block, written[block], shares)
            if block < 2:
                self._sign(painter, box, "×" if block == 0 else "=")

    def _caption(self, painter: QPainter, under: Box, width: float, texts: Sequence[str]) -> None:
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text2"))
        text = elided(first_fitting(texts, width, QFontMetricsF(font("tick"))), "tick", width)
        painter.drawText(QRectF(under.x, under.y - CAPTION, width, CAPTION - 2), LEFT, text)

    def _cell_texts(self, cell: Box, values: np.ndarray) -> tuple[list[str], QFont]:
        """All these numbers in one form that can be read in cells of this size, smaller where they would touch.

        None where there is no such form.
        """
        usual = font("tick")
        if cell.height < LEGIBLE or values.size > MOST_NUMBERS:
            return [], usual
        numbers = values.ravel().tolist()
        for short in (False, True):
            texts = [cell_text(value, short=short) for value in numbers]
            widest = max(text_width(text, "tick") for text in texts)
            if widest <= cell.width - APART:
                return texts, usual
        smaller = QFont(usual)
        smaller.setPixelSize(round(SMALLER * usual.pixelSize()))
        return (texts, smaller) if widest <= cell.width else ([], usual)

    def _outside(self, block: int, shape: tuple[int, int]) -> list[bool]:
        """Which cells of a block lie outside, as some of a patch do: they are not drawn."""
        assert self._told is not None
        return [block == 0 and self._told.is_outside(*place) for place in np.ndindex(shape)]

    def _paint_cells(self, painter: QPainter, cells: Sequence[QRectF], block: int, shares: np.ndarray) -> None:
        """The colours of a block, `shares` of the ends of its scale, and the lines between them."""
        colour_of = self.look.signed if block else self.look.magnitude
        for cell, share, outside in zip(
            cells, shares.ravel().tolist(), self._outside(block, shares.shape), strict=True
        ):
            if not outside:
                painter.fillRect(cell, colour_of(share))
        if cells[0].width() >= 8:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawRects(cells)

    def _paint_numbers(
        self,
        painter: QPainter,
        cells: Sequence[QRectF],
        block: int,
        written: tuple[list[str], QFont],
        shares: np.ndarray,
    ) -> None:
        texts, size = written
        if not texts:
            return
        painter.setFont(size)
        on, quiet = self.look.on_signed if block else self.look.on_magnitude, self.look.colour("text3")
        told = zip(cells, texts, shares.ravel().tolist(), self._outside(block, shares.shape), strict=True)
        pen = None
        for cell, text, share, outside in told:
            colour = quiet if outside else on(share)
            if colour != pen:
                pen = colour
                painter.setPen(colour)
            painter.drawText(cell, CENTRED, text)

    def _sign(self, painter: QPainter, before: Box, sign: str) -> None:
        painter.setFont(font("title"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QRectF(before.right, before.y, SIGN, before.height), CENTRED, sign)

    def _paint_tiles(self, painter: QPainter, told: PixelSum, plan: SumPlan) -> None:
        """The sums of all inputs' products, the one in full outlined."""
        subtotals = told.subtotals
        top = (self._tops or tops_of(told)).subtotals
        many = count(len(subtotals))
        self._caption(
            painter,
            plan.tiles,
            plan.tiles.width + SIGN - 4,
            (tr("sums of all {many} inputs").format(many=many), tr("all {many} inputs").format(many=many)),
        )
        texts, size = self._cell_texts(plan.tile(0), subtotals)
        for number, share in enumerate(signed_shares(subtotals, top).tolist()):
            box, colour = plan.tile(number), self.look.signed(share)
            painter.fillRect(QRectF(*box), colour)
            if texts:
                painter.setFont(size)
                painter.setPen(self.look.on_signed(share))
                painter.drawText(QRectF(*box), CENTRED, texts[number])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("accent"), 2))
        painter.drawRect(QRectF(*plan.tile(self._input)).adjusted(-1, -1, 1, 1))

    def _paint_chain(self, painter: QPainter, told: PixelSum, room: Box) -> None:
        lines, plan = plan_chain(chains_of(told, self._input), room)
        for box, (names, number) in zip(plan.rows, lines, strict=True):
            row, last = QRectF(*box), box is plan.rows[-1]
            role, words_role = ("finding", "caption_strong") if last else ("caption", "caption")
            painter.setFont(font(words_role))
            painter.setPen(self.look.colour("text" if last else "text2"))
            left = room.width - text_width(number, role) - 6
            painter.drawText(row, LEFT, first_fitting(names, left, QFontMetricsF(font(words_role))))
            painter.setFont(font(role))
            painter.drawText(row, RIGHT, number)
        if plan.rule is not None:
            painter.setPen(QPen(self.look.colour("axis"), 1))
            painter.drawLine(QPointF(room.x, plan.rule), QPointF(room.right, plan.rule))
