"""One pattern in all heads over the run: a curve per head, names beside those that learned it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_plan import Axis, covered
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.panels.attention.facts_plan import Head
from scoutview.panels.attention.run_plan import LOOKS_AT, HeadRun, label_places

LEFT, TOP, BOTTOM, GAP = 62.0, 34.0, 38.0, 10.0
LABEL_PITCH = 18.0
WORDS_FROM = 380.0  # design pixels of width from which on a name says that it is one of a head
REACH = 10.0  # the pointer is at a curve within so many pixels


@dataclass(frozen=True)
class Spot:
    """What is under the pointer: a head's curve, or else a step."""

    head: Head | None = None
    step: int | None = None


class HeadCurves(Chooser):
    """A part is a Spot."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.run = HeadRun()
        self._kept: Head = (0, 0)
        self._shown: Head = (0, 0)
        self._cursor: int | None = None
        self._under_pointer: Spot | None = None
        self.hovered.connect(self._remember)
        self.setToolTip(
            "A curve: rest on it to read it, click to keep its head. Elsewhere: click to go to that step "
            "(arrow keys: heads and steps, when this has the focus)"
        )

    def show_run(self, run: HeadRun) -> None:
        self.run = run
        self.update()

    def show_heads(self, kept: Head, shown: Head, cursor: int | None) -> None:
        """`kept` is the chosen head, `shown` the one being read, `cursor` the step on screen."""
        self._kept, self._shown, self._cursor = kept, shown, cursor
        self.update()

    def part_at(self, point: QPointF) -> Spot | None:
        x, y = self._axes()
        if not len(self.run.steps) or not (x.start - REACH <= point.x() and y.end - REACH <= point.y() <= y.start + 20):
            return None
        for head, _, height in self._labels(x, y):
            if point.x() > self._last_x(x) + GAP and abs(point.y() - height) <= LABEL_PITCH / 2:
                return Spot(head=head)
        step = x.value(point.x())
        head = self._head_near(step, point.y(), y)
        nearest = int(self.run.steps[np.abs(self.run.steps - step).argmin()])
        return Spot(step=nearest) if head is None else Spot(head=head)

    def move_choice(self, rows: int, columns: int) -> None:
        _, layers, heads = self.run.scores.shape
        if not len(self.run.steps):
            return
        if rows:
            place = min(max(self._kept[0] * heads + self._kept[1] + rows, 0), layers * heads - 1)
            self.chosen.emit(Spot(head=(place // heads, place % heads)))
            return
        here = int(np.abs(self.run.steps - (self._cursor or 0)).argmin())
        self.chosen.emit(Spot(step=int(self.run.steps[min(max(here + columns, 0), len(self.run.steps) - 1)])))

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if width < 150 or height < 90:
            return
        on = PlotPainting(painter, self.look, *self._axes())
        on.paint_grid("", is_share=True)
        self._paint_heading(painter, on.room)
        self._paint_level(on, self.run.limit, Qt.PenStyle.DotLine)
        if len(self.run.steps):
            for head, colour, line in self._strokes():
                self._paint_curve(on, head, colour, line)
            self._paint_level(on, self.run.chance, Qt.PenStyle.DashLine)
            self._paint_limit_word(on)
            self._paint_labels(painter, on.x, on.y)
        if self._cursor is not None:
            on.paint_cursor(self._cursor, hovered=False)
            self._paint_dot(on, self._cursor)
        if self._under_pointer is not None and self._under_pointer.step is not None:
            self._paint_pointed_at(on, self._under_pointer.step)

    # what goes where

    def _axes(self) -> tuple[Axis, Axis]:
        right = max((text_width(text, "label_strong") for _, text in self._named()), default=0.0) + GAP + 8
        x = Axis(0, self.run.end, LEFT, max(LEFT + 40, self.design_width() - right))
        return x, Axis(0, 1, self.design_height() - BOTTOM, TOP)

    def _named(self) -> list[tuple[Head | None, str]]:
        """The heads with a name beside their curve, and chance."""
        run = self.run
        if not len(run.steps):
            return []
        best, word = run.highest(), "head " if self.design_width() >= WORDS_FROM else ""
        heads = dict.fromkeys([*run.leading(), self._kept, self._shown, *([best] if best else [])])
        values = {head: float(run.curve(head)[-1]) for head in heads}
        named: list[tuple[Head | None, str]] = [
            (head, f"{word}{head[0]}.{head[1]}  {share(value)}") for head, value in values.items() if np.isfinite(value)
        ]
        return [*named, (None, f"chance  {share(run.chance)}")] if np.isfinite(run.chance) else named

    def _labels(self, x: Axis, y: Axis) -> list[tuple[Head | None, str, float]]:
        """(head, text, height of its middle); chance has no head."""
        named = self._named()
        ends = [self.run.chance if head is None else float(self.run.curve(head)[-1]) for head, _ in named]
        places = label_places([float(y.place(end)) for end in ends], LABEL_PITCH, y.end - 4, y.start - 2)
        return [(head, text, place) for (head, text), place in zip(named, places, strict=True)]

    def _last_x(self, x: Axis) -> float:
        return float(x.place(int(self.run.steps[-1]))) if len(self.run.steps) else x.start

    def _head_near(self, step: float, height: float, y: Axis) -> Head | None:
        """The head whose curve is closest to this height at this step."""
        scores = self.run.scores.reshape(len(self.run.steps), -1)
        after = min(int(np.searchsorted(self.run.steps, step)), len(self.run.steps) - 1)
        before = max(0, after - 1)
        span = float(self.run.steps[after] - self.run.steps[before]) or 1.0
        part = min(max((step - float(self.run.steps[before])) / span, 0.0), 1.0)
        apart = np.abs(np.asarray(y.place(scores[before] * (1 - part) + scores[after] * part)) - height)
        if not np.isfinite(apart).any() or np.nanmin(apart) > REACH:
            return None
        heads = self.run.scores.shape[2]
        return divmod(int(np.nanargmin(apart)), heads)

    # painting

    def _strokes(self) -> list[tuple[Head, QColor, float]]:
        """All heads with colour and width of their curves, those that matter last."""
        layers, heads = self.run.scores.shape[1:]
        leading = self.run.leading()
        quiet = [(layer, head) for layer in range(layers) for head in range(heads) if (layer, head) not in leading]
        strokes = [(head, self.look.colour("axis", 0.7), 1.0) for head in quiet]
        depth = max(1, layers - 1)
        strokes += [(head, self.look.magnitude(0.5 + 0.35 * head[0] / depth), 2.0) for head in reversed(leading)]
        strokes.append((self._kept, self.look.colour("accent"), 2.5))
        if self._shown != self._kept:
            strokes.append((self._shown, self.look.colour("text"), 2.0))
        return strokes

    def _paint_curve(self, on: PlotPainting, head: Head, colour: QColor, line: float) -> None:
        curve = self.run.curve(head)
        known = np.isfinite(curve)
        x, y = on.x.place(self.run.steps[known]), on.y.place(curve[known])
        points = [QPointF(*point) for point in np.stack([x, y], axis=1).tolist()]
        on.painter.setPen(QPen(colour, line, j=Qt.PenJoinStyle.RoundJoin))
        on.painter.setBrush(Qt.BrushStyle.NoBrush)
        on.painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:
            on.painter.drawEllipse(points[0], 1.5, 1.5)

    def _paint_level(self, on: PlotPainting, value: float, style: Qt.PenStyle) -> None:
        if np.isfinite(value):
            height = float(on.y.place(value))
            on.painter.setPen(QPen(self.look.colour("text3"), 1.2, style))
            on.painter.drawLine(QPointF(on.x.start, height), QPointF(on.x.end, height))

    def _paint_limit_word(self, on: PlotPainting) -> None:
        """What the limit is, above or below its line where no curve runs; nothing where there is no such place."""
        if not np.isfinite(self.run.limit):
            return
        height, curves = float(on.y.place(self.run.limit)), self._lines(on)
        word = f"named from {share(self.run.limit)}"
        width = text_width(word, "label")
        lefts = (on.x.start + 6, on.x.end - 6 - width)
        boxes = [Box(left, height + down, width, 16) for down in (-19, 4) for left in lefts]
        free = [box for box in boxes if box.right < on.x.end and not covered(box, curves)]
        if free:
            on.say(QPointF(free[0].x, free[0].y + 13), word, "label", "text3")

    def _lines(self, on: PlotPainting) -> list[np.ndarray]:
        """Each curve as (points, 2) in design pixels."""
        x = on.x.place(self.run.steps)
        flat = np.nan_to_num(self.run.scores.reshape(len(self.run.steps), -1))
        return [np.stack([x, on.y.place(curve)], axis=1) for curve in flat.T]

    def _paint_labels(self, painter: QPainter, x: Axis, y: Axis) -> None:
        left = self._last_x(x)
        painter.setFont(font("label_strong"))
        for head, text, height in self._labels(x, y):
            role = "text3" if head is None else "accent" if head == self._kept else "text"
            painter.setPen(self.look.colour(role))
            painter.drawText(QPointF(left + GAP, height + 5), text)

    def _paint_dot(self, on: PlotPainting, cursor: int) -> None:
        """Where the chosen head is at the step on screen."""
        place = int(np.searchsorted(self.run.steps, cursor, side="right")) - 1
        value = float(self.run.curve(self._kept)[place]) if place >= 0 else float("nan")
        if np.isfinite(value):
            on.painter.setPen(QPen(self.look.colour("panel"), 2))
            on.painter.setBrush(self.look.colour("accent"))
            on.painter.drawEllipse(QPointF(on.place(cursor), float(on.y.place(value))), 4.5, 4.5)

    def _paint_pointed_at(self, on: PlotPainting, step: int) -> None:
        on.paint_cursor(step, hovered=True)
        text, x = f"step {count(step)}", on.place(step)
        width = text_width(text, "label")
        on.say(QPointF(x + 6 if x + 6 + width <= on.x.end else x - 6 - width, on.y.end + 12), text, "label", "text2")

    def _paint_heading(self, painter: QPainter, room: Box) -> None:
        """What is measured, and how much of the run has been asked yet."""
        what = LOOKS_AT.get(self.run.pattern, self.run.pattern)
        filling = f"filling, {100 * self.run.filled:.0f} %" if self.run.filled < 1 else ""
        texts: Sequence[tuple[str, str, float]] = (
            (f"attention on {what}" if what else "", "text2", LEFT),
            (filling, "text3", self.design_width() - 12 - text_width(filling, "label")),
        )
        for text, role, left in texts:
            painter.setFont(font("label"))
            painter.setPen(self.look.colour(role))
            painter.drawText(QPointF(left, room.y - 16), text)

    def _remember(self, spot: Spot | None) -> None:
        self._under_pointer = spot
        self.update()
