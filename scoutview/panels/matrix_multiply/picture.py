"""A matrix product drawn as in textbooks: A on the left, B above, each cell of A · B where its row and column meet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.matrix_multiply.layout_plan import (
    INNER_LABEL,
    MatrixLayout,
    lay_out,
    lay_out_overview,
    lay_out_terms,
    starts_at,
)
from scoutview.panels.matrix_multiply.painting import (
    Caption,
    MatrixOverview,
    draw_caption,
    draw_cells,
    draw_shades,
    draw_terms,
    outline,
)
from scoutview.panels.matrix_multiply.play_plan import Place
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, Shades, Term, Window, terms_of, where

Part = tuple[str, int, int]  # ("left" | "top" | "result", row, column in the whole matrix)


@dataclass(frozen=True)
class Complaints:
    """Cells whose text is no number, with that text; and the sentence about the one that is looked at."""

    texts: Mapping[Part, str] = field(default_factory=dict)
    sentence: str = ""
    about: Part | None = None


class MatrixPicture(Chooser):
    """A part is a cell of one of the three matrices; `window_moved` carries new starts (row, inner, column)."""

    window_moved = Signal(object)
    entered = Signal()  # the Enter key

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._product: Product | None = None
        self._place = Place()
        self._shades: Shades = MODEL_SHADES
        self._complaints = Complaints()
        self._overview = MatrixOverview()
        self._message = ""

    def show_product(
        self, product: Product, place: Place, shades: Shades, complaints: Complaints | None = None
    ) -> None:
        self._product, self._place, self._shades = product, place, shades
        self._complaints = complaints or Complaints()
        self.update()

    def show_message(self, message: str) -> None:
        """There is no product to draw: say why."""
        self._product, self._message = None, message
        self.update()

    def layout_now(self) -> MatrixLayout | None:
        """Where everything is at the present size; None without a product."""
        if self._product is None:
            return None
        metrics = QFontMetricsF(font("label_strong"))
        labels = max((metrics.horizontalAdvance(label) for label in self._product.row_labels if label), default=0.0)
        place = self._place
        return lay_out(
            (self.design_width(), self.design_height()), self._product, place.starts, place.cell, label_width=labels
        )

    def window_now(self) -> Window | None:
        layout = self.layout_now()
        return layout.window if layout else None

    def cell_rect(self, part: Part) -> QRectF | None:
        """Where a cell is, in design pixels; None while it is outside the window."""
        layout = self.layout_now()
        if layout is None:
            return None
        box = layout.cell_box(part)
        return QRectF(*box) if layout.part_at(box.x + 1, box.y + 1) == part else None

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._move_window(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (event.buttons() & Qt.MouseButton.LeftButton and self._move_window(event)):
            super().mouseMoveEvent(event)

    def _move_window(self, event: QMouseEvent) -> bool:
        layout, point = self.layout_now(), self.design_position(event)
        if layout is None or layout.overview is None or self._product is None:
            return False
        shape = self._product.shape
        starts = starts_at(lay_out_overview(layout.overview, shape), shape, layout.window, point.x(), point.y())
        if starts is not None:
            self.window_moved.emit(starts)
        return starts is not None

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        layout, product = self.layout_now(), self._product
        if layout is None or product is None:
            painter.setFont(font("caption"))
            painter.setPen(self.look.colour("text2"))
            everything = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(16, 0, width - 32, height), everything, self._message)
            return
        terms, formed = self._terms(layout, product)
        self._paint_cells(painter, layout, product, formed < len(terms))
        self._paint_lit(painter, layout, terms, formed)
        self._paint_names(painter, layout, product)
        self._paint_complaints(painter, layout)
        self._overview.draw(painter, self.look, layout, product, self._shades)
        if layout.legend:
            corner = QPointF(layout.legend.x, layout.legend.y)
            draw_shades(painter, self.look, corner, self._shades, min(260.0, layout.legend.width))
        row, column = self._place.cell
        total = float(product.result[row, column])
        words = where(product, row, column)
        draw_terms(painter, self.look, layout.terms, words, terms, formed=formed, total=total)

    def _terms(self, layout: MatrixLayout, product: Product) -> tuple[tuple[Term, ...], int]:
        """The summands of the chosen cell, and how many of them are formed by now."""
        start, size = layout.window.starts[1], layout.window.sizes[1]
        listed = lay_out_terms(layout.terms).listed(product.shape[1], size, product.has_bias)
        terms = terms_of(product, *self._place.cell, slice(start, start + listed))
        share = 1.0 if self.look.picture else self._place.formed
        return terms, min(len(terms), int(share * len(terms) + 1e-9))

    def _paint_cells(self, painter: QPainter, layout: MatrixLayout, product: Product, forming: bool) -> None:
        window, numbers = layout.window, layout.numbers_fit
        filled = window.number_of(*self._place.cell) + (0 if forming else 1) if self._place.building else -1
        for box, values, most in (
            (layout.left, product.left[window.rows, window.inner], -1),
            (layout.top, product.top[window.inner, window.columns], -1),
            (layout.result, product.result[window.rows, window.columns], filled),
        ):
            draw_cells(painter, self.look, box, values, self._shades, numbers=numbers, filled=most)

    def _paint_lit(self, painter: QPainter, layout: MatrixLayout, terms: tuple[Term, ...], formed: int) -> None:
        """The row and the column that meet, the cell where they do, and the two numbers multiplied last."""
        row, column = self._place.cell
        window = layout.window
        first = layout.cell_box(("left", row, window.starts[1]))
        outline(painter, self.look, Box(first.x, first.y, layout.left.width, first.height))
        first = layout.cell_box(("top", window.starts[1], column))
        outline(painter, self.look, Box(first.x, first.y, first.width, layout.top.height))
        outline(painter, self.look, layout.cell_box(("result", row, column)), line=2.5)
        if 0 < formed < len(terms) and terms[formed - 1].factors is not None:
            inner = window.starts[1] + formed - 1
            outline(painter, self.look, layout.cell_box(("left", row, inner)), "text", 2)
            outline(painter, self.look, layout.cell_box(("top", inner, column)), "text", 2)

    def _paint_names(self, painter: QPainter, layout: MatrixLayout, product: Product) -> None:
        window = layout.window
        if layout.captions:
            rows, inner, columns = product.shape
            sizes = ((rows, inner), (inner, columns), (rows, columns))
            labels_height = 18 if layout.column_labels else 0
            for box, name, size, lift in zip(
                (layout.left, layout.top, layout.result), product.names, sizes, (0, labels_height, 0), strict=True
            ):
                above = Box(box.x, box.y - 20 - lift, max(box.width, 90), 20)
                draw_caption(painter, self.look, above, Caption(name, f"{size[0]:,} × {size[1]:,}"))
        for row in range(window.rows.start, window.rows.stop if any(product.row_labels) else window.rows.start):
            cell = layout.cell_box(("left", row, window.starts[1]))
            room = Box(16, cell.y, cell.x - 24, cell.height)
            self._label(painter, room, product.row_labels[row], row == self._place.cell[0], Qt.AlignmentFlag.AlignRight)
        for column in range(
            window.columns.start, window.columns.stop if layout.column_labels else window.columns.start
        ):
            cell = layout.cell_box(("top", window.starts[1], column))
            room = Box(cell.x + 1, cell.y - 19, cell.width - 2, 18)
            chosen = column == self._place.cell[1]
            self._label(painter, room, product.column_labels[column], chosen, Qt.AlignmentFlag.AlignHCenter)
        for inner in range(window.inner.start, window.inner.stop if layout.inner_labels else window.inner.start):
            cell = layout.cell_box(("top", inner, window.starts[2]))
            room = Box(cell.x - INNER_LABEL - 8, cell.y, INNER_LABEL, cell.height)
            self._label(painter, room, product.inner_labels[inner], False, Qt.AlignmentFlag.AlignRight)

    def _label(self, painter: QPainter, room: Box, text: str, chosen: bool, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font("label_strong" if chosen else "label"))
        painter.setPen(self.look.colour("text" if chosen else "text2"))
        elided = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width)
        painter.drawText(QRectF(*room), side | Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_complaints(self, painter: QPainter, layout: MatrixLayout) -> None:
        for part, text in self._complaints.texts.items():
            if self.cell_rect(part) is None:
                continue
            cell = QRectF(*layout.cell_box(part)).adjusted(1, 1, -1, -1)
            painter.fillRect(cell, self.look.colour("raised"))
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("error"))
            elided = QFontMetricsF(font("label")).elidedText(text, Qt.TextElideMode.ElideRight, cell.width() - 4)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, elided)
            outline(painter, self.look, layout.cell_box(part), "error", 1.5)
        if self._complaints.about is not None and self._complaints.sentence:
            self._paint_sentence(painter, layout.cell_box(self._complaints.about))

    def _paint_sentence(self, painter: QPainter, cell: Box) -> None:
        """The complaint, right under its cell, kept inside the canvas."""
        width = min(300.0, self.design_width() - 32)
        x = min(max(16.0, cell.x), self.design_width() - 16 - width)
        box = QRectF(x, cell.bottom + 6, width, 44)
        painter.fillRect(box, self.look.colour("raised"))
        painter.fillRect(QRectF(x, box.top(), 2, 44), self.look.colour("error"))
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text"))
        wrap = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(10, 0, -8, 0), wrap, self._complaints.sentence)
