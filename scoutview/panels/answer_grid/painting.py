"""The parts of the picture of all answers, each painted by one function in design pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.image import draw_crisp, snapped
from scoutview.graphics.base.look import Look, font, text_on, text_width
from scoutview.graphics.base.numbers import share
from scoutview.graphics.base.wrapping import first_fitting, wrapped
from scoutview.panels.answer_grid.layout_plan import COUNT_ROW, LEGEND_ROW, PADDING, AnswerGridLayout
from scoutview.panels.answer_grid.plan import (
    LEVELS,
    SHORTER,
    AnswerCounts,
    AnswersToSums,
    Headline,
    answer_words,
    cell_colours,
    cell_levels,
    headline_of,
    legend_of,
    reading_of,
    short_reading_of,
    split_levels,
    verdict_of,
)

SWATCH, AFTER_SWATCH, AFTER_ENTRY = 12.0, 18.0, 16.0
LINE, KEY_LINE = 20.0, 32.0
LEAST_SENTENCE = 150.0  # design pixels beside the key number that hold a sentence
SHORTEST_WORDS, NARROWEST_WORDS = 60.0, 120.0
# a text that is clipped to its cell would clip all that follows in an .svg
CENTRED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value
SEPARATE_FROM = 12.0  # design pixels of a zoomed cell


def table_of(look: Look, only_split: bool) -> np.ndarray:
    """(256, 3) uint8: the colours of the cells in this theme."""
    colours = (look.colour(role) for role in ("panel", "train", "validation"))
    panel, train, validation = (np.array([each.red(), each.green(), each.blue()], float) for each in colours)
    return cell_colours(panel, train, validation, only_split=only_split)


def one_row_fits(counts: AnswerCounts, only_split: bool, width: float) -> bool:
    """Whether the legend, numbers included, stands in one row of this width."""
    return _row_width([f"{words} {number}" for _, words, number in legend_of(counts, only_split)]) <= width


def _names(entries: Sequence[tuple[tuple[int, ...], str, str]]) -> list[list[str]]:
    """The words of all entries of a legend, and shorter ones."""
    words = [each for _, each, _ in entries]
    return [words, [SHORTER.get(each, each) for each in words]]


@dataclass(frozen=True, eq=False)
class AnswerGridPainting:
    """A painter on a plan. Each part of the picture is one method."""

    painter: QPainter
    look: Look
    plan: AnswerGridLayout
    grid: AnswersToSums
    counts: AnswerCounts
    only_split: bool
    hovered: tuple[int, int] | None

    def paint_cells(self, cells: QImage) -> None:
        if not self.plan.zoom.is_whole:
            rows, columns = self.plan.rows, self.plan.columns
            first, last = self.plan.place(rows[0], columns[0]), self.plan.place(rows[-1], columns[-1])
            target = QRectF(first.x, first.y, last.right - first.x, last.bottom - first.y)
            with clipped(self.painter, snapped(self.painter, QRectF(*self.plan.grid))):
                draw_crisp(self.painter, target, cells, QRectF(columns[0], rows[0], len(columns), len(rows)))
                self._separate_cells()
            return
        side = round(self.painter.deviceTransform().mapRect(QRectF(*self.plan.grid)).width())
        if side < self.grid.numbers:  # less than a pixel for each: their mean, rather than some of them
            ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            cells = cells.scaled(side, side, ratio, smooth)
        draw_crisp(self.painter, QRectF(*self.plan.grid), cells)

    def _separate_cells(self) -> None:
        """Hairlines, so that large cells of one colour can be counted."""
        if self.plan.cell < SEPARATE_FROM:
            return
        grid = self.plan.grid
        self.painter.setPen(QPen(self.look.colour("panel", 0.5), 1))
        for a in self.plan.rows:
            y = self.plan.place(a, 0).y
            self.painter.drawLine(QPointF(grid.x, y), QPointF(grid.right, y))
        for b in self.plan.columns:
            x = self.plan.place(0, b).x
            self.painter.drawLine(QPointF(x, grid.y), QPointF(x, grid.bottom))

    def paint_numbers(self) -> None:
        """The answers in cells that are zoomed until they have room, and how sure they are in larger ones."""
        width = text_width(str(self.grid.numbers - 1), "label_strong") + 4
        if self.plan.zoom.is_whole or self.plan.cell < max(width, LINE):
            return
        levels = split_levels(self.grid) if self.only_split else cell_levels(self.grid)
        colours = [text_on(QColor(*rgb)) for rgb in table_of(self.look, self.only_split).tolist()]
        for a, b in product(self.plan.rows, self.plan.columns):
            seen = self.plan.place(a, b).common(self.plan.grid)
            if seen.width >= width and seen.height >= LINE - 4:
                self.painter.setPen(colours[levels[a, b]])
                self._write_answer(QRectF(*seen), a, b)

    def _write_answer(self, place: QRectF, a: int, b: int) -> None:
        """The answer, and below it how sure it is where there is room."""
        sure = share(float(self.grid.probabilities[a, b]))
        fits = place.height() >= 2 * LINE and place.width() >= text_width(sure, "tick") + 4
        up = 9.0 if fits and not self.only_split else 0.0
        self.painter.setFont(font("label_strong"))
        answer = str(self.grid.answers[a, b])
        self.painter.drawText(place.translated(0, -up), CENTRED, answer)
        if up:
            self.painter.setFont(font("tick"))
            self.painter.drawText(place.translated(0, up), CENTRED, sure)

    def paint_legend(self) -> None:
        """Swatches with words, of one grid with how many sums they are; without words, the sum under the mouse."""
        legend, entries = self.plan.legend, legend_of(self.counts, self.only_split)
        if self.hovered is not None and not self._has_words():
            self._read_in_line(self.hovered)
        elif self.plan.listed:
            for row, (kinds, words, number) in enumerate(entries):
                self._entry(legend.x, legend.y + (row + 0.5) * LEGEND_ROW, kinds, f"{words} {number}")
        elif self.plan.earlier:  # it is a key to all grids, so without counts; it may begin left of the grid
            self._row([(kinds, words, "") for kinds, words, _ in entries])
        elif one_row_fits(self.counts, self.only_split, legend.width):
            self._row([(kinds, f"{words} {number}", "") for kinds, words, number in entries])
        elif forms := [names for names in _names(entries) if _row_width(names) <= legend.width]:
            below = legend.height >= LEGEND_ROW + COUNT_ROW
            told = zip(entries, forms[0], strict=True)
            self._row([(kinds, words, number if below else "") for (kinds, _, number), words in told])

    def paint_words(self) -> None:
        """The number that matters and its sentence; then the sum of the probe, or that under the mouse."""
        if not self._has_words():
            return
        words = self.plan.words
        self.painter.setPen(QPen(self.look.colour("line"), 1))
        self.painter.drawLine(QPointF(words.x, words.y), QPointF(words.right, words.y))
        reading, y = self._reading(), words.y
        if self.plan.captions is None:
            y = self._headline(headline_of(self.counts, self.only_split), len(reading) * LINE)
        y += 12 if y + 12 + len(reading) * LINE <= words.bottom else 0
        for line, colour in reading:
            if y + LINE <= words.bottom + 1:
                self._say(words.x, y + 15, line, colour)
            y += LINE

    # the legend

    def _row(self, entries: Sequence[tuple[tuple[int, ...], str, str]]) -> None:
        """Entries side by side, each with what stands below it."""
        legend, metrics = self.plan.legend, QFontMetricsF(font("label"))
        x = min(legend.x, legend.right - _row_width([text for _, text, _ in entries]))
        if x < PADDING - 1:
            return
        for kinds, text, below in entries:
            self._entry(x, legend.y + LEGEND_ROW / 2, kinds, text)
            self._say(x + AFTER_SWATCH, legend.y + LEGEND_ROW / 2 + COUNT_ROW + 5, below, "text3", "label")
            x += AFTER_SWATCH + metrics.horizontalAdvance(text) + AFTER_ENTRY

    def _entry(self, x: float, middle: float, kinds: tuple[int, ...], text: str) -> None:
        """A swatch of one colour, or of two with a slanting border between them."""
        table, box = table_of(self.look, self.only_split), QRectF(x, middle - SWATCH / 2, SWATCH, SWATCH)
        first, last = (QColor(*map(int, table[(kind + 1) * LEVELS - 1])) for kind in (kinds[0], kinds[-1]))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.fillRect(box, last)
        if first != last:
            self.painter.setBrush(QBrush(first))
            self.painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomLeft()]))
        self.painter.setPen(QPen(self.look.colour("text3"), 1))  # wrong cells are nearly as dark or pale as the panel
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(box)
        self._say(x + AFTER_SWATCH, middle + 5, text, "text2", "label")

    # words

    def _has_words(self) -> bool:
        least = SHORTEST_WORDS if self.plan.captions is None else LINE
        return self.plan.words.height >= least and self.plan.words.width >= NARROWEST_WORDS

    def _read_in_line(self, sums: tuple[int, int]) -> None:
        legend, metrics = self.plan.legend, QFontMetricsF(font("label"))
        self._say(legend.x, legend.y + 16, first_fitting(self._in_line(sums), legend.width, metrics), "text", "label")

    def _in_line(self, sums: tuple[int, int]) -> tuple[str, ...]:
        """One sum in one line, from long to short."""
        briefest = f"{self.grid.spoken(*sums)}: {answer_words(self.grid, *sums)}"
        return short_reading_of(self.grid, *sums), verdict_of(self.grid, *sums), briefest

    def _reading(self) -> list[tuple[str, str]]:
        """Lines and their colours: of the sum under the mouse, else of the probe, shorter where that has no room."""
        words, metrics = self.plan.words, QFontMetricsF(font("caption"))
        first, second = (wrapped(text, words.width, metrics) for text in reading_of(self.grid, *self.grid.probe))
        above = self._end(0, 1) - words.y if self.plan.captions is None else 0.0
        fits = above + (len(first) + len(second)) * LINE <= words.height + 1
        if fits and self.hovered in (None, self.grid.probe):
            return [*((line, "text") for line in first), *((line, "text2") for line in second)]
        short = self._in_line(self.hovered or self.grid.probe)
        lines = wrapped(short[0], words.width, metrics)
        if above + len(lines) * LINE > words.height + 1:
            lines = [first_fitting(short, words.width, metrics)]
        return [(line, "text") for line in lines]

    def _headline(self, headline: Headline, needed_below: float) -> float:
        """The number with its sentence at its right, or below it in a narrow column. Returns where it ends."""
        words, metrics = self.plan.words, QFontMetricsF(font("caption"))
        self._say(words.x, words.y + 30, headline.number, headline.colour, "key")
        indent = text_width(headline.number, "key") + 12
        aside = words.width - indent >= LEAST_SENTENCE
        left = indent if aside else 0.0
        first = words.y + (29 if aside else 30 + LINE)
        lines = wrapped(" ".join(headline.parts), words.width - left, metrics)
        if len(lines) > 1:
            lines = [line for part in headline.parts for line in wrapped(part, words.width - left, metrics)]
        end = self._end(first, len(lines))
        if end + needed_below > words.bottom + 1:  # no room for lines: a sentence of one
            first, left = words.y + 29, indent
            lines = [first_fitting((" ".join(headline.parts), *headline.shorter), words.width - left, metrics)]
            end = self._end(first, 1)
        for row, line in enumerate(lines):
            self._say(words.x + left, first + row * LINE, line, "text2")
        return end

    def _end(self, first_baseline: float, lines: int) -> float:
        return max(self.plan.words.y + 6 + KEY_LINE, first_baseline + (lines - 1) * LINE + 6)

    def _say(self, x: float, baseline: float, text: str, colour: str, role: str = "caption") -> None:
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(QPointF(x, baseline), text)


def _row_width(texts: Sequence[str]) -> float:
    metrics = QFontMetricsF(font("label"))
    return sum(AFTER_SWATCH + metrics.horizontalAdvance(text) for text in texts) + AFTER_ENTRY * (len(texts) - 1)
