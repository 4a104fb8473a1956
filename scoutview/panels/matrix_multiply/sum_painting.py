"""The sum behind a cell, drawn: below each number of the row its factor and the product, then the rest, the cell."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import TYPE, Look, fitting_role, font, text_width
from scoutview.graphics.base.wrapping import first_fitting, wrapped
from scoutview.panels.matrix_multiply.layout_plan import PADDING, MatrixLayout, Part
from scoutview.panels.matrix_multiply.product_plan import Product, Term, cell_text, factor_text
from scoutview.panels.matrix_multiply.words import rest_words, sum_heading, sum_labels, sum_sentences
from scoutview.panels.matrix_multiply.written_plan import SumDigits, Writing, sum_digits, written_pair

LARGEST_FACTOR, LARGEST_TERM, LARGEST_TOTAL, SMALLEST = 18.0, 24.0, 30.0, 13.0  # design pixels high
SIGN_ROOM = 12.0  # for the sign before a total
SIGN_AIR = 4.5  # at each side of a sign between two summands
AIR = 10.0  # between two factors
ROOM_FOR_DIGITS = 58.0  # width of a cell from which on it shows the digits that were multiplied
WORDS, WORDS_PITCH = (22.0, 20.0, 17.0, 15.0), 1.35  # of sentences: heights of letters, and of lines in these
HEADINGS = "key", "finding", "title", "label_strong"  # type of the heading, from large to small
QUIET_HEADINGS = "caption", "label"
LEAST_BETWEEN, MOST_BETWEEN = 0.3, 1.5  # two sentences, in heights of letters
# joined once: Python joins flags slowly
CENTRED, RIGHT, LEFT = (
    int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
    for side in (Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
)


@dataclass(frozen=True)
class Letters:
    """How the numbers of a sum are written."""

    font: QFont
    digits: SumDigits
    texts: tuple[str, ...]  # of the summands

    @property
    def write(self) -> Writing:
        """The summands."""
        return self.digits.terms

    @property
    def sign(self) -> QFont:
        """Between two of them: as large as they are, but quiet."""
        return font("label", min(self.font.pixelSize(), TYPE["caption"][0]) / TYPE["label"][0])


def letters_of(layout: MatrixLayout, terms: Sequence[Term], total: float) -> Letters:
    """The same for all summands of a cell, so that they can be compared, and added up."""
    places = layout.sum
    in_a_row = len(terms) if places.in_one_row else min(places.listed, len(terms))
    widths = tuple(places.place(number).width for number in range(in_a_row))
    rest = next((number for number, term in enumerate(terms) if term.is_rest), None)
    return _letters(places.lines, widths, tuple(term.value for term in terms), total, rest)


def written_cells(
    layout: MatrixLayout, product: Product, cell: tuple[int, int], terms: Sequence[Term]
) -> dict[Part, str]:
    """How the numbers that meet and their sum are written in their cells: as in the sum below, where that fits."""
    if not layout.sum.factors or layout.cell_width < ROOM_FOR_DIGITS:
        return {}
    (row, column), total = cell, float(product.result[cell])
    digits = letters_of(layout, terms, total).digits
    texts: dict[Part, str] = {("result", row, column): digits.total(total)}
    for inner, term in zip(layout.window.inner, terms, strict=False):
        if term.factors is not None:
            texts["left", row, inner], texts["top", inner, column] = written_pair(*term.factors, digits.terms)
    return texts


@dataclass(frozen=True, eq=False)
class SumPainting:
    """Draws with one painter the sum of a cell, as far as it is formed."""

    painter: QPainter
    look: Look
    layout: MatrixLayout
    product: Product
    cell: tuple[int, int]

    def paint(self, terms: Sequence[Term], formed: int) -> None:
        """The first `formed` summands and their sum; with all of them that is the cell itself."""
        total = float(self.product.result[self.cell])
        letters = letters_of(self.layout, terms, total)
        factors = tuple(f"× {written_pair(*term.factors, letters.write)[1]}" for term in terms if term.factors)
        for number in range(formed):
            self._paint_term(number, terms, letters, factors)
        is_whole = formed == len(terms)
        self._paint_total(letters.digits.total(total if is_whole else sum(term.value for term in terms[:formed])))

    def paint_words(self) -> None:
        """What the lines of the sum are, at their left; and in the corner how the cell is made."""
        places = self.layout.sum
        first, second = sum_labels(self.product, self.cell)
        room = places.products.x - 8 - PADDING
        if places.factors:
            plain, line = font("label"), Box(PADDING, places.products.y, room, places.factors)
            for words, box in ((first, line), ((second, ""), Box(PADDING, line.bottom, room, places.lines))):
                self._write(box, first_fitting(words, room, QFontMetricsF(plain)), plain, "text2", RIGHT)
        if self.layout.words is not None:
            self._paint_sentences(self.layout.words)

    def _paint_term(self, number: int, terms: Sequence[Term], letters: Letters, factors: tuple[str, ...]) -> None:
        """One summand, and over it what its number of the row is multiplied by: all `factors` decide how large."""
        places, term = self.layout.sum, terms[number]
        place, line = places.place(number), places.value(number)
        above = Box(place.x, place.y, place.width, place.height - line.height)
        beside = not above.height and term.factors is None
        if number:
            middle = place.x + (6 if beside else self._shift(number, terms, letters))
            sign = Box(middle - 10, line.y, 20, line.height)
            self._write(sign, "+", letters.sign, "text3", CENTRED)
        if beside:
            self._beside(line, term, letters.texts[number], letters.font)
            return
        self._write(line, letters.texts[number], letters.font, "text", CENTRED)
        if not above.height:
            return
        chosen, all_fit = _plain(above.height, places.place(0).width, factors)
        variants: tuple[str, ...] = rest_words(term.note)
        if term.factors is not None:
            variants = factors[number], *(f"× {write(term.factors[1])}" for write in (factor_text, cell_text))
        fits = all_fit and term.factors is not None
        text = next((each for each in variants if fits or _width(each, chosen) <= above.width - 2), "")
        self._write(above, text, chosen, "text2", CENTRED)

    def _shift(self, number: int, terms: Sequence[Term], letters: Letters) -> float:
        """How far a sign moves from where two places meet, to have the same air at both sides."""
        before, after = (
            self.layout.sum.place(each).width - _width(letters.texts[each], letters.font)
            for each in (number - 1, number)
        )
        return (after - before) / 4

    def _beside(self, line: Box, term: Term, value: str, chosen: QFont) -> None:
        """What a summand stands for and its number, one behind the other."""
        plain = font("caption" if line.height >= 30 else "label")
        metrics = QFontMetricsF(plain)
        room = line.width - 22 - QFontMetricsF(chosen).horizontalAdvance(value)
        words = first_fitting((*rest_words(term.note), ""), room, metrics)
        line = line.moved(16, 0)
        self._write(line, words, plain, "text2", LEFT)
        shift = metrics.horizontalAdvance(f"{words} ") if words else 0
        self._write(line.moved(shift, 0), value, chosen, "text", LEFT)

    def _paint_total(self, text: str) -> None:
        """Below its cell; a number wider than that goes on to the right, as far as the output does."""
        places = self.layout.sum
        line = places.total._replace(y=places.total.bottom - places.lines, height=places.lines)
        self._write(Box(line.x - 10, line.y, 20, line.height), "=", font("caption"), "text2", CENTRED)
        line = line._replace(x=line.x + SIGN_ROOM, width=line.width - SIGN_ROOM)
        pixels = min(LARGEST_TOTAL, 0.85 * line.height)
        room = self.layout.result.right + 6 - line.x
        wide = text_width(text, "label_strong") / TYPE["label"][0]
        chosen = font("label_strong", max(SMALLEST, min(pixels, room / wide)) / TYPE["label"][0])
        width = QFontMetricsF(chosen).horizontalAdvance(text)
        self._write(line._replace(width=max(line.width, width)), text, chosen, "text", CENTRED)

    def _paint_sentences(self, room: Box) -> None:
        """The heading, and below it what has room."""
        painter, heading = self.painter, sum_heading(self.product, self.cell)
        quiet = self.look.says_finding  # what it is about stands over the picture, this is where
        role = fitting_role(heading[0], room.width, QUIET_HEADINGS if quiet else HEADINGS)
        painter.setPen(self.look.colour("text3" if quiet else "text"))
        painter.setFont(font(role))
        y = room.y + TYPE[role][0]
        painter.drawText(QPointF(room.x, y), first_fitting(heading, room.width, QFontMetricsF(font(role))))
        y += 8
        versions = sum_sentences(self.product, self.cell, self.layout.window.inner, with_finding=not quiet)
        words, lines = _sentences(versions, room._replace(height=room.bottom - y))
        painter.setPen(self.look.colour("text"))
        painter.setFont(words)
        for shift, line in lines:
            painter.drawText(QPointF(room.x, y + shift), line)

    def _write(self, room: Box, text: str, chosen: QFont, role: str, side: int) -> None:
        self.painter.setFont(chosen)
        self.painter.setPen(self.look.colour(role))
        self.painter.drawText(QRectF(*room), side, text)


@lru_cache(maxsize=2048)
def _width(text: str, chosen: QFont) -> float:
    return QFontMetricsF(chosen).horizontalAdvance(text)


@lru_cache(maxsize=256)
def _letters(
    height: float, widths: tuple[float, ...], values: tuple[float, ...], total: float, rest: int | None
) -> Letters:
    """As large as the summands find room beside each other, in the first of the ways to write them that has any."""
    for digits in sum_digits(values, total):
        texts = digits.written(values, total, rest)
        told = [text_width(text, "label_strong") for text in texts[: len(widths)]]
        scale = _scale(widths, told, text_width("+", "label"), 2 * SIGN_AIR)
        pixels = min(scale * TYPE["label"][0], 0.8 * height, LARGEST_TERM)
        if pixels >= SMALLEST:
            return Letters(font("label_strong", math.floor(pixels) / TYPE["label"][0]), digits, texts)
    fewest = min(sum_digits(values, total), key=lambda digits: digits.terms.count)
    return Letters(font("label_strong"), fewest, fewest.written(values, total, rest))


def _scale(widths: Sequence[float], told: Sequence[float], sign: float, air: float) -> float:
    """How many times larger than labels texts fit beside each other, with a sign and some air between each two.

    One that is wider than its place may use what its neighbours leave.
    """
    pairs = zip(pairwise(widths), pairwise(told), strict=True)
    alone = widths[0] / max(told[0], 1.0)
    return min(((sum(places) / 2 - air) / max(sum(wide) / 2 + sign, 1.0) for places, wide in pairs), default=alone)


@lru_cache(maxsize=256)
def _plain(height: float, width: float, factors: tuple[str, ...]) -> tuple[QFont, bool]:
    """As large as factors find room beside each other, so that all are alike; and whether they do."""
    told = [text_width(factor, "label") for factor in factors]
    scale = min(_scale([width] * len(told), told, 0.0, AIR), (width + AIR) / max(told))
    pixels = min(scale * TYPE["label"][0], 0.7 * height, LARGEST_FACTOR)
    return font("label", max(math.floor(pixels), SMALLEST) / TYPE["label"][0]), pixels >= SMALLEST


@lru_cache(maxsize=16)
def _sentences(versions: tuple[tuple[str, ...], ...], room: Box) -> tuple[QFont, tuple[tuple[float, str], ...]]:
    """The letters in which most of this has room, and its lines with how far down each is."""
    for sentences in versions:
        for pixels in WORDS:
            words = font("label", pixels / TYPE["label"][0])
            metrics = QFontMetricsF(words)
            parts = [wrapped(sentence, room.width, metrics) for sentence in sentences]
            high = WORDS_PITCH * pixels * sum(map(len, parts))
            between = min((room.height - high) / len(parts), MOST_BETWEEN * pixels)
            if between >= LEAST_BETWEEN * pixels:
                return words, _placed(parts, WORDS_PITCH * pixels, between)
    return font("label"), ()


def _placed(parts: Sequence[Sequence[str]], pitch: float, between: float) -> tuple[tuple[float, str], ...]:
    lines, y = [], 0.0
    for part in parts:
        for line in part:
            y += pitch
            lines.append((y, line))
        y += between
    return tuple(lines)
