"""The picture of serial and parallel: a row of cells for each product, numbered and shaded by when it is computed."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.panels.serial_or_parallel.plan import BLOCK_GAP, Order, OrderPlan, Orders, StageRow, plan_orders
from scoutview.panels.serial_or_parallel.words import counter, heading

NUMBERED = (18.0, 14.0)  # the least cell that has its number written in
ARROWED = 26.0  # the least width of a cell with an arrow to the next one
LEFT, RIGHT = (
    side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)
FAINTEST = 0.12  # of the shades: the first step is told from what is not computed yet


class OrderPicture(Canvas):
    """All architectures at one step; none of its cells is filled at step 0."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._orders: Orders | None = None
        self._step = 0

    def show_orders(self, orders: Orders, step: int, words: str) -> None:
        """`words` tell it to who cannot see it."""
        self._orders, self._step = orders, step
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def plan(self) -> list[tuple[Order, OrderPlan]]:
        orders = self._orders
        if orders is None:
            return []
        labels = [_label_width(order) for order in orders.every]
        tokens = [text_width(token, "label_strong") for token in orders.tokens]
        briefs = [_brief_width(order) for order in orders.every]
        return plan_orders(orders, self.design_width(), self.design_height(), labels, tokens, briefs=briefs)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        for order, plan in self.plan():
            self._paint_head(painter, order, plan.head)
            for number, row in enumerate(order.rows):
                for column in range(plan.columns):
                    self._paint_cell(painter, plan, row, number, column)
                if row.recurs:
                    self._paint_waits(painter, plan, row, number)
            if plan.labelled:
                self._paint_labels(painter, order, plan)
            elif plan.grouped:
                self._paint_groups(painter, order, plan)
            if plan.levels:
                self._paint_tokens(painter, order, plan)

    def _paint_head(self, painter: QPainter, order: Order, box: Box) -> None:
        assert self._orders is not None
        name, tag = heading(order)
        self._say(painter, QRectF(box.x, box.y, box.width, 22), name, "title", "text")
        after = box.x + text_width(name, "title") + 10
        role = "accent" if order.is_recorded else "text3"
        self._say(painter, QRectF(after, box.y, box.right - after, 22), tag, "label_strong", role)
        told = first_fitting(counter(order, self._orders, self._step), box.width, QFontMetricsF(font("label")))
        self._say(painter, QRectF(box.x, box.y + 22, box.width, 19), told, "label", "text2")

    def _paint_cell(self, painter: QPainter, plan: OrderPlan, row: StageRow, number: int, column: int) -> None:
        assert self._orders is not None
        box, step = plan.cell(number, column), row.steps[column]
        gap = 1.0 if min(plan.pitch) >= 5 else 0.0
        place = QRectF(box.x + gap, box.y + gap, box.width - 2 * gap, box.height - 2 * gap)
        if row.is_scan:
            place.adjust(0, 0.24 * place.height(), 0, -0.24 * place.height())
        shade = self._shade(step)
        done, now = step <= self._step, step == self._step and self._step < self._orders.steps
        painter.setPen(QPen(self.look.colour("accent"), 2) if now else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.magnitude(shade) if done else self.look.colour("raised"))
        radius = min(4.0, place.width() / 4, place.height() / 4)
        painter.drawRoundedRect(place, radius, radius)
        if done and box.width >= NUMBERED[0] and place.height() >= NUMBERED[1] - 2:
            painter.setFont(font("tick"))
            painter.setPen(self.look.on_magnitude(shade))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip.value, str(step))

    def _paint_waits(self, painter: QPainter, plan: OrderPlan, row: StageRow, number: int) -> None:
        """From each cell of the row to the next one, which waits for it."""
        if plan.pitch[0] < ARROWED:
            return
        for column in range(1, plan.columns):
            box, done = plan.cell(number, column), row.steps[column] <= self._step
            shade = self._shade(row.steps[column - 1])
            painter.setPen(QPen(self.look.on_magnitude(shade) if done else self.look.colour("text2"), 1.5))
            y = box.middle_y
            painter.drawLine(QLineF(box.x - 3.5, y, box.x + 3.5, y))
            painter.drawLine(QLineF(box.x + 3.5, y, box.x + 0.5, y - 3))
            painter.drawLine(QLineF(box.x + 3.5, y, box.x + 0.5, y + 3))

    def _shade(self, step: int) -> float:
        """How far a step is on the way to the last one of all, with air before the first."""
        assert self._orders is not None
        return FAINTEST + (1 - FAINTEST) * step / self._orders.steps

    def _paint_labels(self, painter: QPainter, order: Order, plan: OrderPlan) -> None:
        """The rows' names right beside them; left of these the name of the block, with a line along its rows."""
        names = _names_width(order)
        for number, row in enumerate(order.rows):
            cell = plan.cell(number, 0)
            reached = self._step >= min(row.steps)
            place = QRectF(cell.x - 8 - names, cell.y, names, cell.height)
            self._say(painter, place, row.name, "label", "text2" if reached else "text3", flags=RIGHT)
        for group in dict.fromkeys(row.group for row in order.rows if row.group):
            numbers = [number for number, row in enumerate(order.rows) if row.group == group]
            low, high = plan.cell(numbers[0], 0), plan.cell(numbers[-1], 0)
            x = low.x - 8 - names - BLOCK_GAP / 2
            painter.setPen(QPen(self.look.colour("axis"), 1.5))
            painter.drawLine(QPointF(x, high.y + 3), QPointF(x, low.bottom - 3))
            wide = text_width(group, "label")
            place = QRectF(x - 6 - wide, high.y, wide, low.bottom - high.y)
            self._say(painter, place, group, "label", "text3", flags=RIGHT)

    def _paint_groups(self, painter: QPainter, order: Order, plan: OrderPlan) -> None:
        """Left of the rows the names of blocks, and of rows of none; right of them their steps."""
        for name, numbers, steps in _groups(order):
            low, high = plan.cell(numbers[0], 0), plan.cell(numbers[-1], 0)
            place = QRectF(0, high.y, low.x - 10, low.bottom - high.y)
            self._say(painter, place, name, "label", "text2", flags=RIGHT)
            after = QRectF(plan.cells.right + 10, high.y, 40, low.bottom - high.y)
            self._say(painter, after, steps, "label", "text")
            if len(numbers) > 1:
                painter.setPen(QPen(self.look.colour("axis"), 1.5))
                for x in (low.x - 4, *((plan.cells.right + 4,) if steps else ())):
                    painter.drawLine(QPointF(x, high.y + 2), QPointF(x, low.bottom - 2))

    def _paint_tokens(self, painter: QPainter, order: Order, plan: OrderPlan) -> None:
        """The text below, lit as soon as what follows a token is known."""
        assert self._orders is not None
        last = order.rows[-1].steps
        for column, token in enumerate(self._orders.tokens):
            done, box = last[column] <= self._step, plan.token(column)
            role, face = ("text", "label_strong") if done else ("text3", "label")
            place = QRectF(*box)
            self._say(painter, place, token, face, role, flags=Qt.AlignmentFlag.AlignCenter)

    def _say(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        face: str,
        role: str,
        *,
        flags: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Cut where the place is too narrow for words that begin at its left; none that would leave the picture."""
        words = elided(words, face, max(0.0, place.width())) if flags == LEFT else words
        wide, high = text_width(words, face), QFontMetricsF(font(face)).height()
        left = place.x() if flags == LEFT else place.right() - wide if flags == RIGHT else place.center().x() - wide / 2
        top = place.center().y() - high / 2
        whole = left >= -1 and left + wide <= self.design_width() + 1
        if not words or not whole or not 0 <= top <= top + high <= self.design_height():
            return
        painter.setFont(font(face))
        painter.setPen(self.look.colour(role))
        painter.drawText(place, int(flags) | Qt.TextFlag.TextDontClip.value, words)


def _names_width(order: Order) -> float:
    return max(text_width(row.name, "label") for row in order.rows)


def _groups(order: Order) -> list[tuple[str, list[int], str]]:
    """The blocks, and the rows of none: the name of each, the numbers of its rows, and their steps in words."""
    found = []
    for group in dict.fromkeys(row.group for row in order.rows if row.group):
        found.append(
            (group, [number for number, row in enumerate(order.rows) if row.group == group], order.steps_of(group))
        )
    for number, row in enumerate(order.rows):
        if not row.group:
            found.append((row.name, [number], str(row.steps[0]) if min(row.steps) == max(row.steps) else ""))
    return found


def _brief_width(order: Order) -> float:
    return max(text_width(name, "label") for name, _, _ in _groups(order)) + 4


def _label_width(order: Order) -> float:
    """Of the names of its rows and, left of these, of its blocks."""
    groups = max((text_width(row.group, "label") for row in order.rows if row.group), default=0.0)
    return _names_width(order) + (groups + 6 + BLOCK_GAP / 2 if groups else 0.0)
