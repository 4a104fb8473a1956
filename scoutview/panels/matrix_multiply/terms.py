"""The sum behind one cell, as it grows: each product, what it adds, and the number so far."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.panels.matrix_multiply.layout_plan import TERM_HEIGHT, TermsLayout, lay_out_terms
from scoutview.panels.matrix_multiply.product_plan import Term, factor_text, number_text


def draw_terms(
    painter: QPainter, look: Look, box: Box, cell: str, terms: Sequence[Term], *, formed: int, total: float
) -> None:
    """Draw the first `formed` terms and their sum; when all are formed the sum is `total`, the cell itself."""
    running = total if formed == len(terms) else sum(term.value for term in terms[:formed])
    layout = lay_out_terms(box)
    _draw_sum(painter, look, Box(box.x, box.y, layout.area.x - box.x, box.height), cell, running)
    for number, term in enumerate(terms[:formed]):
        _draw_term(painter, look, layout, number, term)


def _draw_sum(painter: QPainter, look: Look, box: Box, cell: str, running: float) -> None:
    painter.setFont(font("key"))
    painter.setPen(look.colour("text"))
    painter.drawText(QPointF(box.x, box.y + 24), number_text(running))
    if box.height < TERM_HEIGHT + 16:
        return
    painter.setFont(font("tick"))
    painter.setPen(look.colour("text3"))
    for number, part in enumerate(cell.split(", ")):
        metrics = QFontMetricsF(painter.font())
        elided = metrics.elidedText(part, Qt.TextElideMode.ElideRight, box.width - 10)
        painter.drawText(QPointF(box.x, box.y + 44 + 17 * number), elided)


def _draw_term(painter: QPainter, look: Look, layout: TermsLayout, number: int, term: Term) -> None:
    place = layout.place(number)
    painter.setFont(font("label"))
    painter.setPen(look.colour("text3"))
    painter.drawText(QPointF(place.x, place.y + 14), "+" if number else "=")
    painter.setPen(look.colour("text2"))
    x = place.x + 16
    value = number_text(term.value)
    words = _words(term, place.right - x - 4, f" {value}" if layout.compact else "")
    painter.drawText(QPointF(x, place.y + 14), words)
    if layout.compact and term.factors is not None:
        return
    shift = QFontMetricsF(painter.font()).horizontalAdvance(f"{words} ") if layout.compact else 0
    painter.setFont(font("label_strong"))
    painter.setPen(look.colour("text"))
    painter.drawText(QPointF(x + shift, place.y + (14 if layout.compact else 31)), value)


def _words(term: Term, room: float, behind: str) -> str:
    """The product, or what a summed term stands for, shorter where that finds no room."""
    if term.factors is None:
        fits = text_width(term.note + behind, "label_strong") <= room
        return term.note if fits else term.note.removesuffix("s").removesuffix(" product")
    first, second = (factor_text(factor) for factor in term.factors)
    return f"{first} × {second}"
