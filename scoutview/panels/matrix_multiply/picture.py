"""A matrix product drawn as in textbooks: A on the left, B above, each cell of A · B where its row and column meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout, Part, label_room, lay_out
from scoutview.panels.matrix_multiply.names_painting import NamesPainting, widest
from scoutview.panels.matrix_multiply.painting import (
    draw_cells,
    draw_reading,
    draw_shades_kept,
    outline,
)
from scoutview.panels.matrix_multiply.play_plan import Moment, Place, can_be_followed, filled_cells
from scoutview.panels.matrix_multiply.product_plan import (
    MODEL_SHADES,
    Product,
    Shades,
    Term,
    Window,
    number_text,
    terms_of,
)
from scoutview.panels.matrix_multiply.sum_painting import SumPainting, written_cells
from scoutview.panels.matrix_multiply.travel_painting import TravelPainting
from scoutview.panels.matrix_multiply.travel_plan import moment_at
from scoutview.panels.matrix_multiply.words import part_words, short_part_words

LABELS_OF_SUM, ROOM_FOR_LABELS = 120.0, 700.0  # design pixels of width: of their words, and of a picture with them


@dataclass(frozen=True)
class Complaints:
    """Cells whose text is no number, with that text; and the sentence about the one that is looked at."""

    texts: Mapping[Part, str] = field(default_factory=dict)
    sentence: str = ""


class MatrixPicture(Chooser):
    """A part is a cell of one of the three matrices, as far as they are in the window."""

    entered = Signal()  # the Enter key

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._product: Product | None = None
        self._place = Place()
        self._shades: Shades = MODEL_SHADES
        self._complaints = Complaints()
        self._few: Sequence[int] = ()
        self._large_names = False
        self._still, self._legend = Layer(), Layer()
        self._laid_out: tuple[tuple[object, ...], MatrixLayout] | None = None
        self._message = ""
        self.hovered.connect(lambda _part: self.update())

    def show_product(
        self,
        product: Product,
        place: Place,
        shades: Shades,
        complaints: Complaints | None = None,
        *,
        few: Sequence[int] = (),
    ) -> None:
        """A `few` are the places of a cell's products, the largest first: few cells are large then."""
        self._few = few
        self._product, self._place, self._shades = product, place, shades
        self._complaints = complaints or Complaints()
        self.update()

    def show_message(self, message: str) -> None:
        """There is no product to draw: say why."""
        self._product, self._message = None, message
        self.update()

    def layout_now(self) -> MatrixLayout | None:
        """Where everything is at the present size; None without a product."""
        product, place = self._product, self._place
        if product is None:
            return None
        size, labels = (self.design_width(), self.design_height()), product.row_labels
        key = self._laid_out_by(product), place.starts, place.cell, size, self._few, self.look.alone
        if self._laid_out is None or self._laid_out[0] != key:
            few = self._few
            self._large_names = bool(few) and widest(labels, large=True) <= label_room(size[0], few=True)
            wide = max(widest(labels, large=self._large_names), LABELS_OF_SUM if size[0] >= ROOM_FOR_LABELS else 0.0)
            layout = lay_out(size, product, place.starts, place.cell, wide, few=few, large=self.look.alone)
            self._laid_out = key, layout
        return self._laid_out[1]

    def _laid_out_by(self, product: Product) -> object:
        """What of a product decides where all goes: of a few none of its numbers, so that frames share a layout."""
        if not self._few:
            return product
        pictures = product.row_pictures is not None
        return (
            product.shape,
            product.has_bias,
            product.row_labels,
            any(product.column_labels),
            any(product.inner_labels),
            pictures,
        )

    def window_now(self) -> Window | None:
        layout = self.layout_now()
        return layout.window if layout else None

    def terms_now(self) -> tuple[Term, ...]:
        """The summands of the chosen cell as they are listed."""
        layout, product = self.layout_now(), self._product
        if layout is None or product is None:
            return ()
        return terms_of(product, *self._place.cell, layout.window.inner)

    def cell_rect(self, part: Part) -> QRectF | None:
        """Where a cell is, in design pixels; None while it is outside the window."""
        layout = self.layout_now()
        return QRectF(*layout.cell_box(part)) if layout is not None and layout.window.shows(part) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def part_at(self, point: QPointF) -> Part | None:
        layout = self.layout_now()
        return layout.part_at(point.x(), point.y()) if layout else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._product is None:
            return
        row, column = self._place.cell
        last_row, _, last_column = (side - 1 for side in self._product.shape)
        self.chosen.emit(("result", min(max(row + rows, 0), last_row), min(max(column + columns, 0), last_column)))

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        layout, product = self.layout_now(), self._product
        if layout is None or product is None:
            painter.setFont(font("caption"))
            painter.setPen(self.look.colour("text2"))
            everything = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(16, 0, width - 32, height), everything, self._message)
            return
        self._paint_still(painter, Box(0, 0, width, height), layout, product)
        draw_shades_kept(painter, self.look, layout.legend, self._shades, self._legend)
        self._paint_complaints(painter, layout)
        terms = self.terms_now()
        moment = self._moment(layout, len(terms))
        formed = len(terms) if moment is None else moment.number
        SumPainting(painter, self.look, layout, product, self._place.cell).paint(terms, formed)
        if moment is not None:
            on = TravelPainting(painter, self.look, layout, product, self._place.cell, self._shades)
            on.paint(terms, moment)
        if self._under is not None and not self.look.picture:
            self._paint_reading(painter, layout, product)

    def _moment(self, layout: MatrixLayout, terms: int) -> Moment | None:
        if self.look.picture:
            return None if self._place.formed else Moment(lifted=0.0)
        return moment_at(self._place, layout.window, terms, motion=self.look.motion)

    def _paint_still(self, painter: QPainter, room: Box, layout: MatrixLayout, product: Product) -> None:
        """What stays while numbers travel or the pointer reads; kept then, and painted at once while frames change."""

        def paint(painter: QPainter) -> None:
            self._paint_cells(painter, layout, product)
            self._paint_lit(painter, layout)
            names = NamesPainting(painter, self.look, layout, product, self._place.cell, self._large_names)
            names.paint()
            names.paint_pictures()
            SumPainting(painter, self.look, layout, product, self._place.cell).paint_words()

        if self.look.picture or not (self._place.formed < 1 or self._under):
            paint(painter)
            return
        place = self._place
        turning = place.cell, place.building, place.first, place.formed < 1, place.stepped, bool(self._few)
        self._still.draw(painter, room, (product, layout, self.look, self._shades, turning), paint)

    def _paint_cells(self, painter: QPainter, layout: MatrixLayout, product: Product) -> None:
        window, numbers = layout.window, layout.numbers_fit
        written = written_cells(layout, product, self._place.cell, self.terms_now())
        filled = filled_cells(self._place, window)
        for name, box, values, full, lit in zip(
            ("left", "top", "result"),
            (layout.left, layout.top, layout.result),
            (
                product.left[window.rows, window.inner],
                product.top[window.inner, window.columns],
                product.result[window.rows, window.columns],
            ),
            (None, None, filled),
            self._lit(window),
            strict=True,
        ):
            texts = {layout.place_of(part): text for part, text in written.items() if part[0] == name}
            draw_cells(
                painter, self.look, box, values, self._shades, numbers=numbers, filled=full, lit=lit, written=texts
            )

    def _lit(self, window: Window) -> tuple[np.ndarray | None, ...]:
        """Of each matrix which cells take part in the chosen one; the others recede among a few, or while it is formed.

        Masks of the window's part of each: (rows, columns) bool.
        """
        is_followed = self._place.formed < 1 and can_be_followed(self._place, window)
        if not self._few and not is_followed:
            return None, None, None
        rows, inner, columns = window.sizes
        row, column = np.arange(rows) + window.starts[0], np.arange(columns) + window.starts[2]
        across, down = (row == self._place.cell[0])[:, None], (column == self._place.cell[1])[None]
        return np.repeat(across, inner, 1), np.repeat(down, inner, 0), across & down if self._few else None

    def _paint_lit(self, painter: QPainter, layout: MatrixLayout) -> None:
        """The row and the column that meet, and the cell where they do."""
        for lit in layout.lit(self._place.cell):
            outline(painter, self.look, lit)
        outline(painter, self.look, layout.cell_box(("result", *self._place.cell)), line=2.5)

    def _paint_complaints(self, painter: QPainter, layout: MatrixLayout) -> None:
        """The texts that are no numbers, in their cells; the sentence about them has a place of its own."""
        for part, text in self._complaints.texts.items():
            if self.cell_rect(part) is None:
                continue
            cell = QRectF(*layout.cell_box(part)).adjusted(1, 1, -1, -1)
            painter.fillRect(cell, self.look.colour("raised"))
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("error"))
            short = QFontMetricsF(font("label")).elidedText(text, Qt.TextElideMode.ElideRight, cell.width() - 4)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, short)
            outline(painter, self.look, layout.cell_box(part), "error", 1.5)

    def _paint_reading(self, painter: QPainter, layout: MatrixLayout, product: Product) -> None:
        """What the pointer is over: which number, with more digits than its cell has room for."""
        if not isinstance(self._under, tuple):
            return
        part: Part = self._under
        if part[0] == "result" and not filled_cells(self._place, layout.window)[layout.window.within(part)]:
            return  # it is not computed yet
        cell = layout.cell_box(part)
        outline(painter, self.look, cell, "text", 1.5)
        matrix = {"left": product.left, "top": product.top, "result": product.result}[part[0]]
        room = Box(8, 0, self.design_width() - 16, self.design_height())
        value = number_text(float(matrix[part[1], part[2]]))
        spot = QPointF(cell.x + cell.width / 2, cell.y)
        draw_reading(
            painter, self.look, spot, room, (value, part_words(product, part), short_part_words(product, part))
        )
