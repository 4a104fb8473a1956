"""One pattern in all heads over the run: a curve per head, names beside those that learned it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.numbers import count, share
from scoutview.graphics.plots.axes_plot import MOVING, AxesPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import PITCH, Series, StepReading
from scoutview.graphics.plots.plot_plan import Axis, Covered
from scoutview.graphics.plots.plot_words import paint_zoomed
from scoutview.graphics.plots.view_plan import LEAST, TIGHT, Margins
from scoutview.graphics.widgets.chooser import Chooser
from scoutview.language import tr
from scoutview.panels.attention.facts_plan import Head, head_words
from scoutview.panels.attention.run_plan import LOOKS_AT, HeadRun, label_places

LEFT, TOP, BOTTOM, GAP = 62.0, 34.0, 38.0, 10.0
ROOMY = (150.0, 90.0)  # design pixels that leave room for words
LABEL_PITCH = 18.0
WORDS_FROM = 380.0  # design pixels of width from which on a name says that it is one of a head
REACH = 10.0  # the pointer is at a curve within so many pixels


@dataclass(frozen=True)
class HeadOrStep:
    """What is under the pointer: a head's curve, or else a step."""

    head: Head | None = None
    step: int | None = None


class HeadCurves(AxesPlot):
    """A part is a HeadOrStep."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.run = HeadRun()
        self._kept: Head = (0, 0)
        self._shown: Head = (0, 0)
        self._lines: list[np.ndarray] = []  # of the ground, in design pixels
        super().__init__(look, parent)
        self.setToolTip(
            tr(
                "A curve: rest on it to read it, click to keep its head. Elsewhere: click to go to that step "
                "(arrow keys: heads and steps, when this has the focus). "
            )
            + MOVING
        )

    def show_run(self, run: HeadRun) -> None:
        self.run = run
        self.redraw()

    def show_heads(self, kept: Head, shown: Head, cursor: int | None) -> None:
        """`kept` is the chosen head, `shown` the one being read, `cursor` the step on screen."""
        before = self._right()
        self._kept, self._shown, self.cursor_step = kept, shown, cursor
        if self._right() != before:  # another name is longer, or there is one more
            self.redraw()
        else:
            self.follow_pointer()

    def part_at(self, point: QPointF) -> HeadOrStep | None:
        axes = self.axes()
        if axes is None or not len(self.run.steps):
            return None
        x, y = axes.x, axes.y
        if not (x.start - REACH <= point.x() and y.end - REACH <= point.y() <= y.start + REACH):
            return None
        for head, _, height in self._labels(x, y):
            if point.x() > self._last_x(x) + GAP and abs(point.y() - height) <= LABEL_PITCH / 2:
                return HeadOrStep(head=head)
        step = x.value(point.x())
        head = self._head_near(step, point.y(), y)
        nearest = int(self.run.steps[np.abs(self.run.steps - step).argmin()])
        return HeadOrStep(step=nearest) if head is None else HeadOrStep(head=head)

    def move_choice(self, rows: int, columns: int) -> None:
        _, layers, heads = self.run.scores.shape
        if not len(self.run.steps):
            return
        if rows:
            place = min(max(self._kept[0] * heads + self._kept[1] + rows, 0), layers * heads - 1)
            self.chosen.emit(HeadOrStep(head=(place // heads, place % heads)))
            return
        here = int(np.abs(self.run.steps - (self.cursor_step or 0)).argmin())
        self.chosen.emit(HeadOrStep(step=int(self.run.steps[min(max(here + columns, 0), len(self.run.steps) - 1)])))

    # the plot

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        width, height = self.design_width(), self.design_height()
        if width < LEAST[0] or height < LEAST[1]:
            return None
        roomy = width >= ROOMY[0] and height >= ROOMY[1]
        right = self._right() if roomy else TIGHT
        margins = Margins(LEFT, right, TOP, BOTTOM) if roomy else Margins(TIGHT, right, TIGHT, TIGHT, False, False)
        x = Axis(0, self.run.end, margins.left, max(margins.left + 10, width - right))
        return x, Axis(0, 1, height - margins.bottom, margins.top), margins

    def x_values(self) -> np.ndarray:
        return self.run.steps

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        _, layers, heads = self.run.scores.shape
        every = ((layer, head) for layer in range(layers) for head in range(heads))
        return [(head_words(head), self.run.curve(head)) for head in every]

    def value_at(self, position: int) -> str:
        heads = dict.fromkeys([self._shown, *self.run.leading()])
        told = [f"{head_words(head)} {share(float(self.run.curve(head)[position]))}" for head in heads]
        return "\t".join([tr("step {step}").format(step=self.run.steps[position]), *told])

    def point_at(self, point: QPointF | None) -> None:
        self._hover(None if point is None else self.part_at(point))
        super().point_at(point)

    def click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.part_at(point) is None:
            super().click(point, modifiers)
        else:
            Chooser.click(self, point, modifiers)

    # what goes where

    def _right(self) -> float:
        """How much room the names beside the curves take."""
        named = self._named(self.run.end)  # not at the end of what is shown: a zoom leaves the axes where they are
        return max((text_width(text, "label_strong") for _, text, _ in named), default=0.0) + GAP + 8

    def _heads(self) -> list[Head]:
        """Those with a name beside their curve."""
        best = self.run.highest()
        return list(dict.fromkeys([*self.run.leading(), self._kept, self._shown, *([best] if best else [])]))

    def _named(self, step: float) -> list[tuple[Head | None, str, float]]:
        """The heads with a name beside their curve, and chance, with their values at a step."""
        run = self.run
        if not len(run.steps):
            return []
        wide = self.design_width() >= WORDS_FROM
        values = {head: run.value(head, step) for head in self._heads()}
        named: list[tuple[Head | None, str, float]] = [
            (head, f"{head_words(head) if wide else f'{head[0]}.{head[1]}'}  {share(value)}", value)
            for head, value in values.items()
            if np.isfinite(value)
        ]
        return (
            [*named, (None, tr("chance  {chance}").format(chance=share(run.chance)), run.chance)]
            if np.isfinite(run.chance)
            else named
        )

    def _labels(self, x: Axis, y: Axis) -> list[tuple[Head | None, str, float]]:
        """(head, text, height of its middle) of the curves that reach the right end of the axes; chance has no head."""
        if not len(self.run.steps) or self.run.steps[-1] < x.low:
            return []
        named = [each for each in self._named(x.high) if y.end - 1 <= float(y.place(each[2])) <= y.start + 1]
        wanted = [float(y.place(end)) for _, _, end in named]
        places = label_places(wanted, LABEL_PITCH, y.end - 4, y.start - 2)
        return [(head, text, place) for (head, text, _), place in zip(named, places, strict=True)]

    def _last_x(self, x: Axis) -> float:
        last = float(x.place(int(self.run.steps[-1]))) if len(self.run.steps) else x.start
        return min(max(last, x.start), x.end)

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

    def paint_ground(self, on: PlotPainting) -> None:
        """All heads, those that matter last; what is chosen comes above."""
        on.paint_grid("")
        on.paint_values(is_share=True)
        on.paint_below()
        if on.margins.values:
            self._paint_heading(on)
        with on.within_room():
            self._paint_level(on, self.run.limit, Qt.PenStyle.DotLine)
            self._lines = []
            for head, colour, line in self._strokes():
                pieces = on.plan_curve(self.run.steps, self.run.curve(head)).pieces
                self._lines += pieces
                on.paint_line(pieces, colour, line)
        self._paint_limit_word(on)
        paint_zoomed(on, self._lines)

    def paint_above(self, on: PlotPainting) -> None:
        chosen = [(self._kept, self.look.colour("accent"), 2.5), (self._shown, self.look.colour("text"), 2.0)]
        with on.within_room():
            for head, colour, line in chosen[: 1 if self._shown == self._kept else 2]:
                on.paint_line(on.plan_curve(self.run.steps, self.run.curve(head)).pieces, colour, line)
            self._paint_level(on, self.run.chance, Qt.PenStyle.DashLine)
        if on.margins.values:
            self._paint_labels(on)
        if self.cursor_step is not None:
            on.paint_cursor(self.cursor_step, hovered=False)
            self._paint_dot(on, self.cursor_step)
        reading = self.reading_under_pointer()
        if reading is not None and self.pointer is not None and on.shows(reading.step):
            on.paint_crosshair(reading.step, self.pointer.y())
            box = on.reading_box(reading, Covered(self._lines))
            on.paint_reading(reading, box)
            if box is None:
                self._name_step(on, int(reading.step))

    def reading_under_pointer(self) -> StepReading | None:
        """The named heads at the step nearest to the pointer; where there is little room the chosen and the read one.

        None where no step is pointed at.
        """
        position = None if self.pointer is None else self.position_at(self.pointer)
        if position is None or self.pointer is None or self.part_at(self.pointer) is None:
            return None
        step = int(self.run.steps[position])
        roomy = self.design_height() >= ROOMY[1] + PITCH * (len(self._heads()) + 1)
        heads = self._heads() if roomy else list(dict.fromkeys([self._kept, self._shown]))
        values = {head: float(self.run.curve(head)[position]) for head in heads}
        known = sorted((head for head in heads if np.isfinite(values[head])), key=lambda head: -values[head])
        lines = [(self._series(head), values[head], share(values[head])) for head in known]
        return StepReading(step, lines, [tr("step {step}").format(step=count(step))])

    def _series(self, head: Head) -> Series:
        return Series(
            "accent" if head == self._kept else "text",
            head_words(head),
            self.run.curve(head),
        )

    def _strokes(self) -> list[tuple[Head, QColor, float]]:
        """All heads with colour and width of their curves, those that matter last."""
        layers, heads = self.run.scores.shape[1:]
        leading = self.run.leading()
        quiet = [(layer, head) for layer in range(layers) for head in range(heads) if (layer, head) not in leading]
        strokes = [(head, self.look.tint("axis", 0.7), 1.0) for head in quiet]
        depth = max(1, layers - 1)
        return strokes + [(head, self.look.magnitude(0.5 + 0.35 * head[0] / depth), 2.0) for head in reversed(leading)]

    def _paint_level(self, on: PlotPainting, value: float, style: Qt.PenStyle) -> None:
        if np.isfinite(value) and len(self.run.steps):
            height = float(on.y.place(value))
            on.painter.setPen(QPen(self.look.colour("text3"), 1.2, style))
            on.painter.drawLine(QPointF(on.x.start, height), QPointF(on.x.end, height))

    def _paint_limit_word(self, on: PlotPainting) -> None:
        """What the limit is, above or below its line where no curve runs; nothing where there is no such place."""
        if not np.isfinite(self.run.limit) or not len(self.run.steps):
            return
        height, covered, room = float(on.y.place(self.run.limit)), Covered(self._lines), on.room
        word = tr("named from {limit}").format(limit=share(self.run.limit))
        width = text_width(word, "label")
        lefts = (on.x.start + 6, on.x.end - 6 - width)
        boxes = [Box(left, height + down, width, 16) for down in (-19, 4) for left in lefts]
        inside = (
            box for box in boxes if box.x >= room.x and box.right < room.right and room.y < box.y < room.bottom - 16
        )
        free = next((box for box in inside if not covered(box)), None)
        if free is not None:
            on.say(QPointF(free.x, free.y + 13), word, "label", "text3")

    def _paint_labels(self, on: PlotPainting) -> None:
        left = self._last_x(on.x)
        for head, text, height in self._labels(on.x, on.y):
            role = "text3" if head is None else "accent" if head == self._kept else "text"
            place = min(left + GAP, self.design_width() - 2 - text_width(text, "label_strong"))
            on.say(QPointF(place, height + 5), text, "label_strong", role)

    def _paint_dot(self, on: PlotPainting, cursor: float) -> None:
        """Where the chosen head is at the step on screen."""
        place = int(np.searchsorted(self.run.steps, cursor, side="right")) - 1
        value = float(self.run.curve(self._kept)[place]) if place >= 0 else float("nan")
        if np.isfinite(value) and on.shows(cursor) and on.y.low <= value <= on.y.high:
            on.painter.setPen(QPen(self.look.colour("panel"), 2))
            on.painter.setBrush(self.look.colour("accent"))
            on.painter.drawEllipse(QPointF(on.place(cursor), float(on.y.place(value))), 4.5, 4.5)

    def _name_step(self, on: PlotPainting, step: int) -> None:
        text, x = tr("step {step}").format(step=count(step)), on.place(step)
        width = text_width(text, "label")
        left = x + 6 if x + 6 + width <= on.x.end else max(on.x.start, x - 6 - width)
        on.say(QPointF(left, on.y.end + 12), text, "label", "text2")

    def _paint_heading(self, on: PlotPainting) -> None:
        """What is measured, and how much of the run has been asked yet."""
        what = LOOKS_AT.get(self.run.pattern, self.run.pattern)
        filling = tr("filling, {percent:.0f} %").format(percent=100 * self.run.filled) if self.run.filled < 1 else ""
        texts: Sequence[tuple[str, str, float]] = (
            (tr("attention on {what}").format(what=what) if what else "", "text2", LEFT),
            (filling, "text3", self.design_width() - 12 - text_width(filling, "label")),
        )
        for text, role, left in texts:
            on.say(QPointF(left, on.room.y - 16), text, "label", role)
