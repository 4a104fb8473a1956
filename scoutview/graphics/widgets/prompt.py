"""The text that a prediction goes on from, with a gap where the next token would stand."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.graphics.widgets.prompt_plan import GAP_WIDTH, PromptPlan, plan_prompt
from scoutview.language import tr

CUT = "… "
OPEN = "?"  # in a gap that nothing fills
LEFT, CENTRED = (  # unclipped: a clip of a letter that is wider than its advance would hide the rest of an .svg
    int(side) | Qt.TextFlag.TextDontClip.value for side in (Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignCenter)
)
INSIDE = 20.0  # design pixels around the word in a gap, and before it


class PromptLine(Chooser):
    """One line; a part is the position of a token, after which the model is then asked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown: tuple[tuple[str, ...], int, bool, str] = (), 0, False, ""
        self._filled = ""
        self._labels: tuple[str, ...] = ()
        self._joins: tuple[bool, ...] = ()
        self._asked = 0
        self._clickable = False
        self._lit: int | None = None
        self.hovered.connect(self._light)

    def show_prompt(self, tokens: Iterable[str], asked: int, *, clickable: bool, filled: str = "") -> None:
        """Draw these tokens with the gap after number `asked`; not clickable where they are only words of a text.

        The gap is `filled` with a token, instead of which the text went on, or asks for one.
        """
        written = tuple(map(str, tokens))
        if (written, asked, clickable, filled) == self._shown:
            return  # as at the frame before
        self._shown = written, asked, clickable, filled
        self._filled = token_label(filled) if filled else ""
        self._labels = tuple(map(token_label, written))
        self._joins = tuple(not token.startswith(" ") for token in written)
        self._asked, self._clickable = min(asked, len(self._labels) - 1), clickable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if clickable else Qt.FocusPolicy.NoFocus)
        self.setToolTip(
            tr("Click a token to ask what comes after it (arrow keys when this has the focus)") if clickable else ""
        )
        self.setAccessibleName(" ".join((*self._labels, self._filled)).strip())
        if self._lit is not None and self._lit >= len(self._labels):
            self._lit = None
        self.update()

    def plan(self) -> PromptPlan:
        metrics = QFontMetricsF(font("caption"))
        widths = [metrics.horizontalAdvance(label) for label in self._labels]
        return plan_prompt(
            widths,
            self._joins,
            self._asked,
            width=self.design_width(),
            height=self.design_height(),
            cut_width=metrics.horizontalAdvance(CUT),
            gap_width=max(GAP_WIDTH, QFontMetricsF(font("caption_strong")).horizontalAdvance(self._filled) + INSIDE),
        )

    def part_at(self, point: QPointF) -> int | None:
        return self.plan().token_at(point.x(), point.y()) if self._clickable else None

    def move_choice(self, rows: int, columns: int) -> None:
        if self._clickable and columns:
            self.chosen.emit(min(max(self._asked + columns, 0), len(self._labels) - 1))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if not self._labels:
            return
        plan = self.plan()
        painter.setFont(font("caption"))
        painter.setPen(self.look.colour("text3"))
        if plan.cut:
            painter.drawText(QRectF(0, 0, 30, height), LEFT, CUT)
        for position, box in plan.tokens.items():
            if position == self._lit:
                self._underline(painter, QRectF(*box))
            painter.setPen(self.look.colour("text2" if position <= self._asked else "text3"))
            painter.drawText(QRectF(*box), LEFT, self._labels[position])
        self._strike(painter, [QRectF(*box) for position, box in plan.tokens.items() if position > self._asked])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.SolidLine if self._filled else Qt.PenStyle.DashLine
        painter.setPen(QPen(self.look.colour("accent"), 1.5, style))
        gap = QRectF(*plan.gap)
        painter.drawRoundedRect(gap.adjusted(1, 0.75, -1, -0.75), 5, 5)
        painter.setFont(font("caption_strong" if self._filled else "caption"))
        painter.setPen(self.look.colour("text" if self._filled else "text3"))
        painter.drawText(gap, CENTRED, self._filled or OPEN)

    def _strike(self, painter: QPainter, rest: Sequence[QRectF]) -> None:
        """Cross out what stood there before a token was drawn in its place; it can still be chosen."""
        if self._filled and rest:
            painter.setPen(QPen(self.look.colour("text3"), 1.5))
            y = rest[0].center().y() + 1
            painter.drawLine(QPointF(rest[0].left() - 2, y), QPointF(rest[-1].right() + 2, y))

    def _underline(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self.look.colour("accent"), 2))
        y = box.center().y() + 11
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _light(self, position: int | None) -> None:
        self._lit = position
        self.update()
