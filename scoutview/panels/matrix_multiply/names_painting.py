"""What stands around the cells of a matrix product: names of the matrices, of rows and of columns, pictures of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout
from scoutview.panels.matrix_multiply.painting import Caption, caption_width, draw_caption, outline
from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.panels.matrix_multiply.words import picture_words, row_name

# joined once: Python joins flags slowly
RIGHT, MIDDLE = (
    int(side | Qt.AlignmentFlag.AlignVCenter) for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
)


@dataclass(frozen=True, eq=False)
class NamesPainting:
    """Draws them with one painter; those of the chosen cell's row and column are strong."""

    painter: QPainter
    look: Look
    layout: MatrixLayout
    product: Product
    cell: tuple[int, int]
    large: bool  # names of rows have room for large letters

    def paint(self) -> None:
        """What stays the same from frame to frame."""
        if self.layout.captions:
            self._paint_captions()
        self._paint_rows()
        if self.layout.column_labels:
            self._paint_columns()
        if self.layout.inner_room:
            self._paint_inner()
        self._paint_others()

    def paint_pictures(self) -> None:
        """Beside each row the picture that it belongs to."""
        pictures, window = self.product.row_pictures, self.layout.window
        if pictures is None:
            return
        if self.layout.pictures:
            self._paint_caption_of_pictures()
        for number, row in enumerate(range(window.rows.start, window.rows.stop)):
            image = image_from_levels(levels_of_magnitude(pictures[row]), self.look.theme.greys)
            self._picture(self.layout.row_picture(row), image, chosen=row == self.cell[0])
            if self.layout.pictures:
                self._large_picture(self.layout.pictures[number], image, row)

    def _large_picture(self, box: Box, image: QImage, row: int) -> None:
        """With the row's name below it, where that has room."""
        chosen = row == self.cell[0]
        self._picture(box, image, chosen=chosen)
        name = row_name(self.product.row_labels[row]) if row < len(self.product.row_labels) else ""
        if text_width(name, label_role(large=self.large, chosen=True)) <= box.width:
            self._label(Box(box.x, box.bottom + 3, box.width, 19), name, MIDDLE, chosen=chosen)

    def _paint_caption_of_pictures(self) -> None:
        first, last = self.layout.pictures[0], self.layout.pictures[-1]
        room = QRectF(first.x, first.bottom + 22, last.right - first.x, 18)
        self.painter.setFont(font("label"))
        self.painter.setPen(self.look.colour("text3"))
        words = first_fitting(picture_words(self.product), room.width(), QFontMetricsF(font("label")))
        self.painter.drawText(room, MIDDLE, words)

    def _picture(self, box: Box, image: QImage, *, chosen: bool) -> None:
        draw_crisp(self.painter, QRectF(*box), image)
        if chosen:
            outline(self.painter, self.look, box)
            return
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(QRectF(*box))

    def _paint_captions(self) -> None:
        layout, (rows, inner, columns) = self.layout, self.product.shape
        sizes = ((rows, inner), (inner, columns), (rows, columns))
        above_names = 18 if layout.column_labels else 0
        for box, name, size, lift in zip(
            (layout.left, layout.top, layout.result), self.product.names, sizes, (0, above_names, 0), strict=True
        ):
            caption = Caption(name, f"{size[0]:,} × {size[1]:,}")
            above = Box(box.x, box.y - 20 - lift, max(box.width, 90), 20)
            if box is layout.left and layout.numbers_above:  # they stand above the row: its name goes before them
                above = above._replace(x=box.x - 8 - caption_width(caption), width=caption_width(caption))
            draw_caption(self.painter, self.look, above, caption)

    def _paint_rows(self) -> None:
        labels, window = self.product.row_labels, self.layout.window
        for row in range(window.rows.start, window.rows.stop if any(labels) else window.rows.start):
            cell = self.layout.cell_box(("left", row, window.inner[0]))
            right = cell.x if self.product.row_pictures is None else self.layout.row_picture(row).x
            self._label(
                Box(16, cell.y, right - 24, cell.height), row_name(labels[row]), RIGHT, chosen=row == self.cell[0]
            )

    def _paint_columns(self) -> None:
        window = self.layout.window
        for column in range(window.columns.start, window.columns.stop):
            cell = self.layout.cell_box(("top", window.inner[0], column))
            room = Box(cell.x + 1, cell.y - 19, cell.width - 2, 18)
            self._label(room, self.product.column_labels[column], MIDDLE, chosen=column == self.cell[1])

    def _paint_inner(self) -> None:
        """What the rows of B are, and the columns of A; without names of which numbers of all they are."""
        window, labels, wide = self.layout.window, self.product.inner_labels, self.layout.inner_room
        for inner in window.inner if self.layout.numbers_above else ():
            cell = self.layout.cell_box(("left", window.rows.start, inner))
            self._number(Box(cell.x, cell.y - 20, cell.width, 18), inner, MIDDLE)
        for inner in window.inner:
            cell = self.layout.cell_box(("top", inner, window.starts[2]))
            room = Box(cell.x - wide - 8, cell.y, wide, cell.height)
            if any(labels):
                self._label(room, labels[inner], RIGHT)
            else:
                self._number(room, inner, RIGHT)

    def _number(self, room: Box, inner: int, side: int) -> None:
        self.painter.setFont(font("tick"))
        self.painter.setPen(self.look.colour("text3"))
        self.painter.drawText(QRectF(*room), side, str(inner))

    def _paint_others(self) -> None:
        """Where a row goes on: the numbers whose products are one summand."""
        places, window = self.layout.sum, self.layout.window
        if not places.in_one_row or len(window.inner) == self.product.shape[1]:
            return
        self.painter.setFont(font("finding"))
        for row in range(window.rows.start, window.rows.stop):
            cell, below = self.layout.cell_box(("left", row, window.inner[0])), places.rest[0]
            self.painter.setPen(self.look.colour("text" if row == self.cell[0] else "text3"))
            self.painter.drawText(QRectF(below.x, cell.y, below.width, cell.height), MIDDLE, "⋯")

    def _label(self, room: Box, text: str, side: int, *, chosen: bool = False) -> None:
        role = label_role(large=self.large, chosen=chosen)
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour("text" if chosen else "text2"))
        self.painter.drawText(QRectF(*room), side, elided(text, role, room.width))


def widest(labels: Sequence[str], *, large: bool) -> float:
    """How wide the widest of these names of rows is."""
    role = label_role(large=large, chosen=True)
    return max((text_width(row_name(label), role) for label in labels if label), default=0.0)


def label_role(*, large: bool, chosen: bool) -> str:
    return ("caption" if large else "label") + ("_strong" if chosen else "")
