"""The way to one share of attention, drawn with the model's own numbers."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font, text_on, text_width
from scoutview.graphics.base.numbers import in_cell, percent, three_digits
from scoutview.graphics.base.signed_scale import compressed
from scoutview.graphics.base.wrapping import wrapped
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.attention.derivation_layout import (
    CELL_HEIGHT,
    LABELS,
    LINE,
    Layout,
    ScoreTable,
    Text,
    Vector,
    lay_out,
)
from scoutview.panels.attention.derivation_plan import END, ENDS, KNEE, Derivation, DerivationStage, stages_of
from scoutview.panels.attention.read_out import paint_read_out

BOLDER = 12.0  # design pixels that the name of a stage is wider than in the font of the rest
LEFT, MIDDLE, RIGHT = (
    int(side | Qt.AlignmentFlag.AlignVCenter)
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
)
SCORES, POWERS, BARS, SHARES = LABELS + 66, LABELS + 176, LABELS + 190, 64.0  # right ends, the bars' left, a width


@dataclass(frozen=True)
class Number:
    """One number of a vector: which vector of the picture, and its place in it."""

    part: int
    place: int


@dataclass(frozen=True)
class KeyLine:
    """A token that is looked at, by its line in the table."""

    key: int


class DerivationPicture(Chooser):
    """A part is a Number or a KeyLine; the arrow keys choose other pairs: (rows, keys) further."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._told: Derivation | None = None
        self._stages: Sequence[DerivationStage] = ()
        self._chosen = 0
        self.hovered.connect(lambda _: self.update())
        self.setToolTip(tr("Rest on a number to read it; click a token to see its way (arrow keys with the focus)"))

    def show_derivation(self, told: Derivation | None, chosen: int) -> None:
        """Draw the way to this share; `chosen` is the stage that is looked at."""
        self._told, self._stages = told, () if told is None else stages_of(told)
        self._chosen = min(chosen, max(0, len(self._stages) - 1))
        self.setAccessibleName(self._stages[self._chosen].text if self._stages else "")
        self.update()

    def layout_now(self) -> Layout | None:
        if self._told is None:
            return None
        metrics = QFontMetricsF(font("label"))
        size = (self.design_width(), self.design_height())
        return lay_out(
            self._told, self._stages, self._chosen, size, lambda text, width: wrapped(text, width - BOLDER, metrics)
        )

    def part_at(self, point: QPointF) -> Hashable | None:
        layout = self.layout_now()
        for number, part in enumerate([] if layout is None else layout.parts):
            if isinstance(part, Vector):
                place = part.place_at(point.x(), point.y())
                if place is not None:
                    return Number(number, place)
            elif isinstance(part, ScoreTable):
                key = part.key_at(point.y())
                if key is not None:
                    return KeyLine(key)
        return None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._told is not None:
            row = min(max(self._told.row + rows, 0), len(self._told.labels) - 1)
            last = row if self._told.causal else len(self._told.labels) - 1
            self.chosen.emit((row, min(max(self._told.key + columns, 0), last)))

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        part = self.part_at(point)
        if isinstance(part, KeyLine) and self._told is not None:
            self.chosen.emit((self._told.row, part.key))

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        layout = self.layout_now()
        if layout is None or self._told is None:
            return
        self._paint_title(painter, width)
        for part in layout.parts:
            if isinstance(part, Text):
                self._paint_text(painter, part, layout.whole)
            elif isinstance(part, Vector):
                self._paint_vector(painter, part)
            else:
                self._paint_table(painter, part, self._told)
        self._paint_pointed(painter, layout, (width, height))

    def _paint_title(self, painter: QPainter, width: float) -> None:
        assert self._told is not None
        me, other = self._told.pair
        title = tr("Where {share} comes from: {me} looks at {other}").format(
            share=percent(self._told.share), me=me, other=other
        )
        key = legend_width(*ENDS, "", 60)
        with_key = text_width(title, "caption_strong") + key + 12 <= width
        painter.setFont(font("caption_strong"))
        painter.setPen(self.look.colour("text"))
        painter.drawText(QRectF(0, 0, width, 20), LEFT, elided(title, "caption_strong", width))
        if with_key:
            draw_legend(painter, self.look, QPointF(width - key, 1), self.look.theme.signed, ENDS, bar=60)

    def _paint_text(self, painter: QPainter, text: Text, whole: bool) -> None:
        """The stage in words; where all are there, the one looked at has a bar at its left."""
        strong = text.current
        y = text.y
        for number, line in enumerate(text.lines):
            x = 0.0
            if number == 0:
                painter.setFont(font("label_strong"))
                painter.setPen(self.look.colour("accent" if strong and whole else "text"))
                painter.drawText(QPointF(0, y + 14), text.name)
                x = text_width(f"{text.name} ", "label_strong")
            painter.setFont(font("label"))
            painter.setPen(self.look.colour("text" if strong else "text2"))
            rest = line.removeprefix(text.name).lstrip(" ") if number == 0 else line
            painter.drawText(QPointF(x, y + 14), rest)
            y += LINE

    def _paint_vector(self, painter: QPainter, vector: Vector) -> None:
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        label = QRectF(0, vector.y, vector.x - 10, CELL_HEIGHT)
        painter.drawText(label, RIGHT, elided(vector.label, "label", label.width()))
        painter.setFont(font("tick"))
        gap = 1.0 if vector.cell >= 8 else 0.0
        for place, shade in enumerate(compressed(vector.values, KNEE, END).tolist()):
            box, colour = QRectF(*vector.box(place)), self.look.signed(shade)
            painter.fillRect(box.adjusted(0, 1, -gap, -1), colour)
            if vector.numbered:
                painter.setPen(text_on(colour))
                painter.drawText(box, MIDDLE, in_cell(float(vector.values[place])))

    def _paint_table(self, painter: QPainter, table: ScoreTable, told: Derivation) -> None:
        headings = [(tr("score"), SCORES), *([(tr("e to the score"), POWERS)] if table.with_shares else [])]
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        for word, right in headings:
            painter.drawText(QRectF(right - 120, table.y, 120, 20), RIGHT, word)
        if table.with_shares:
            painter.drawText(QRectF(table.width - 120, table.y, 120, 20), RIGHT, tr("share"))
        for line, key in enumerate(table.keys):
            self._paint_line(painter, table, line, key, told)
        for line, (words, score, share) in enumerate(table.below(told), len(table.keys)):
            self._paint_quiet_line(painter, table, line, (words, score, share))

    def _paint_line(self, painter: QPainter, table: ScoreTable, line: int, key: int, told: Derivation) -> None:
        box, mine = table.box(line), key == told.key
        face, colour = ("label_strong", "accent") if mine else ("label", "text")
        painter.setFont(font(face))
        painter.setPen(self.look.colour(colour))
        label = elided(told.labels[key], face, LABELS - 10)
        painter.drawText(QRectF(0, box.y, LABELS - 10, box.height), RIGHT, label)
        score = three_digits(float(told.scores[key]))
        painter.drawText(QRectF(SCORES - 100, box.y, 100, box.height), RIGHT, score)
        if not table.with_shares:
            return
        power, share = three_digits(float(told.exponentials[key])), float(told.shares[key])
        painter.drawText(QRectF(POWERS - 100, box.y, 100, box.height), RIGHT, power)
        painter.drawText(QRectF(table.width - SHARES, box.y, SHARES, box.height), RIGHT, percent(share))
        room = QRectF(BARS, box.y + 4, max(0.0, table.width - SHARES - 8 - BARS), box.height - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(room, 3, 3)
        painter.setBrush(self.look.magnitude(0.42 + 0.5 * share))
        painter.drawRoundedRect(QRectF(room.x(), room.y(), max(2.0, share * room.width()), room.height()), 3, 3)

    def _paint_quiet_line(self, painter: QPainter, table: ScoreTable, line: int, texts: tuple[str, str, str]) -> None:
        """Tokens together: which, their score, their share."""
        box = table.box(line)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text3"))
        places = ((0.0, LABELS - 10), (SCORES - 100, 100.0), (table.width - SHARES, SHARES))
        for text, (left, width) in zip(texts, places, strict=True):
            painter.drawText(QRectF(left, box.y, width, box.height), RIGHT, text)

    def _paint_pointed(self, painter: QPainter, layout: Layout, room: tuple[float, float]) -> None:
        """What is under the pointer: the number, and which one of its vector it is."""
        pointed = self._under
        if self.look.picture or not isinstance(pointed, Number) or pointed.part >= len(layout.parts):
            return
        vector = layout.parts[pointed.part]
        if isinstance(vector, Vector) and pointed.place < len(vector.values):
            box = vector.box(pointed.place)
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(*box))
            text = tr("{vector}, number {place}: {value}").format(
                vector=vector.label, place=pointed.place, value=three_digits(float(vector.values[pointed.place]))
            )
            paint_read_out(painter, self.look, text, QPointF(box.x + box.width / 2, box.y), room)
