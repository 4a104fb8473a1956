"""The tokens of a text as chips: word parts joined, one of them chosen."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.widgets.chips_plan import Chip, ChipsPlan, continues_word, plan_chips
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr

RADIUS = 6.0


class TokenChips(Chooser):
    """Chips that wrap; a part is the position of a token."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._tokens: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._joins: tuple[bool, ...] = ()
        self._hints: tuple[str, ...] = ()
        self._chosen: int | None = None
        self._lit: int | None = None
        self._most_rows = 2
        self.hovered.connect(self._light)

    def show_tokens(self, tokens: Iterable[str], chosen: int | None, hints: Sequence[str] = ()) -> None:
        """Draw these tokens, as the tokenizer has them; `hints` say more of each when the mouse rests on it."""
        shown = tuple(map(str, tokens)), chosen, tuple(hints)
        if shown == (self._tokens, self._chosen, self._hints):
            return  # as at the frame before
        self._tokens, self._chosen, self._hints = shown
        self._labels = tuple(map(token_label, self._tokens))
        self._joins = continues_word(self._tokens)
        if self._lit is not None and self._lit >= len(self._tokens):
            self._lit = None
        self.setAccessibleName(tr("Tokens: {tokens}").format(tokens=" ".join(self._labels)))
        self.update()

    def height_for(self, width: float, most_rows: int) -> float:
        """How high the chips get in this width, in design pixels; they keep to these rows from now on."""
        self._most_rows = most_rows
        return self._plan(width).height

    def plan(self) -> ChipsPlan:
        return self._plan(self.design_width())

    def _plan(self, width: float) -> ChipsPlan:
        return _planned(self._labels, self._joins, width, self._most_rows, self._chosen)

    def part_at(self, point: QPointF) -> int | None:
        return self.plan().token_at(point.x(), point.y()) if self._labels else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._labels:
            here = len(self._labels) - 1 if self._chosen is None else self._chosen
            self.chosen.emit(self.plan().neighbour(here, rows, columns))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._labels:
            return
        plan = self._plan(width)
        painter.setFont(font("chip"))
        for chip in plan.chips:
            self._paint_chip(painter, chip)
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        for box, text in ((plan.earlier_box, f"‹ {plan.earlier}"), (plan.later_box, f"{plan.later} ›")):
            if box:
                painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        chosen = chip.token == self._chosen
        box = QRectF(*chip.box).adjusted(1 if chip.joins_left else 0, 0, 0, 0)
        fill = "wash" if chosen else "hover" if chip.token == self._lit else "raised"
        painter.fillPath(_outline(box, chip), self.look.colour(fill))
        if chosen:
            painter.setPen(QPen(self.look.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_outline(box.adjusted(0.75, 0.75, -0.75, -0.75), chip))
        painter.setPen(self.look.colour("text"))
        label = self._labels[chip.token]
        if text_width(label, "chip") > box.width() - 8:
            label = elided(label, "chip", box.width() - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _light(self, position: int | None) -> None:
        self._lit = position
        shown = position is not None and position < len(self._hints)
        self.setToolTip(self._hints[position] if shown and position is not None else "")
        self.update()


def _outline(box: QRectF, chip: Chip) -> QPainterPath:
    """A rounded rectangle, its corners square on a side that joins another chip."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # what overlaps is filled, too
    path.addRoundedRect(box, RADIUS, RADIUS)
    if chip.joins_left:
        path.addRect(QRectF(box.left(), box.top(), RADIUS, box.height()))
    if chip.joins_right:
        path.addRect(QRectF(box.right() - RADIUS, box.top(), RADIUS, box.height()))
    return path.simplified()


@lru_cache(maxsize=32)
def _planned(
    labels: tuple[str, ...], joins: tuple[bool, ...], width: float, most_rows: int, chosen: int | None
) -> ChipsPlan:
    """The same at every frame of a text; asked for several times at each."""
    paddings = [6 if join else 8 for join in (*joins, False)]
    widths = [text_width(label, "chip") + paddings[index] + paddings[index + 1] for index, label in enumerate(labels)]
    return plan_chips(widths, joins, width, most_rows, chosen)
