"""The parts of the picture of a spectrum, each painted by one function in design pixels."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.clipping import clipped
from scoutview.graphics.base.image import draw_crisp
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.flag_painting import draw_flag
from scoutview.graphics.plots.flags_plan import plan_flags
from scoutview.graphics.plots.plot_plan import ticks
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.spectrum.plan import SpectrumPlan, spread_ticks

UNIT = tr("of the table")
WAVE = tr("wave")  # what the axis of frequencies counts
KEY = 48.0
TICK_GAP = 14.0
LINE_HIGH = 16.0
NOW_FROM = 4.5  # lines between the ends of the axis of shares that leave room for a word
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class SpectrumPainting:
    """A painter on a plan. Each part of the picture is one method."""

    painter: QPainter
    look: Look
    plan: SpectrumPlan

    def paint_words(self, sentences: Sequence[str], chosen: str) -> None:
        """What to see at the right, from long to short, so that the key of the scale has room beside it; at the left
        what was chosen.
        """
        x, y, width, height = self.plan.sentence
        role = "finding" if self.plan.large else "label"
        beside = text_width(chosen, "label_strong") if chosen else self._key_width()
        sentence = first_fitting(sentences, width - beside - TICK_GAP, QFontMetricsF(font(role)))
        self._say(self.plan.sentence, sentence, AT_RIGHT, "text" if self.plan.large else "text2", role)
        free = width - text_width(sentence, role) - TICK_GAP
        long = text_width(chosen, "label_strong")
        if chosen and long <= free:
            self._say(Box(x, y, long, height), chosen, AT_LEFT, "accent", "label_strong")
            x, free = x + long + 2 * TICK_GAP, free - long - 2 * TICK_GAP
        self._paint_key(QPointF(x, y + height / 2 - 9), free)

    def _paint_key(self, corner: QPointF, free: float) -> None:
        """The colours of the picture with their ends, where there is room for them."""
        if self.plan.picture is not None and self._key_width() <= free:
            draw_legend(self.painter, self.look, corner, self.look.theme.magnitude, self._ends(), name=UNIT, bar=KEY)

    def _key_width(self) -> float:
        return legend_width(*self._ends(), UNIT, KEY)

    def _ends(self) -> tuple[str, str]:
        return "0", f"{100 * self.plan.share.high:.0f} %"

    def paint_bars(self, shares: list[float], bright: Collection[int], chosen: int | None, hovered: int | None) -> None:
        """A bar per frequency on its line; the bright ones stand out, the chosen one is the user's."""
        bars = self.plan.bars
        with self._cut(bars):
            if hovered is not None:
                self._fill(self.plan.strip(hovered), "hover", 0.6)
            for number in self.plan.shown:
                self._fill(self.plan.bar(number, shares[number - 1]), "axis")
            for number in self.plan.shown:
                if number == chosen or number in bright:
                    bar = self.plan.bold_bar(number, shares[number - 1])
                    self._fill(bar, "accent" if number == chosen else "text")
        end = QPointF(bars.right, bars.bottom) if self.plan.upright else QPointF(bars.x, bars.y)
        self.painter.setPen(QPen(self.look.colour("axis"), 1))
        self.painter.drawLine(QPointF(bars.x, bars.bottom), end)

    def paint_names(
        self, names: Mapping[int, str], places: Mapping[int, Box], chosen: int | None, faded: Collection[int]
    ) -> None:
        """What is said at the ends of bars, quietly of waves that faded."""
        for number, place in places.items():
            colour = "accent" if number == chosen else "text2" if number in faded else "text"
            self._say(place, names[number], CENTRED, colour, "label_strong")

    def paint_share_axis(self) -> None:
        """What no bar and the longest possible one mean, and that the bars are of the frame on screen."""
        bars, top = self.plan.bars, f"{100 * self.plan.share.high:.0f} %"
        if self.plan.upright:
            left = bars.x - 8
            self._say(Box(0, bars.bottom - 12, left, LINE_HIGH), "0 %", AT_RIGHT, "text3")
            if bars.height >= 2 * LINE_HIGH:
                self._say(Box(0, bars.y - 8, left, LINE_HIGH), top, AT_RIGHT, "text3")
            if bars.height >= NOW_FROM * LINE_HIGH:
                self._say(Box(0, bars.middle_y - LINE_HIGH / 2, left, LINE_HIGH), tr("now"), AT_RIGHT, "text3")
        else:
            below = Box(bars.x, bars.bottom + 8, bars.width, LINE_HIGH)
            self._say(below, "0 %", AT_LEFT, "text3")
            if text_width("".join(("0 %", tr("now"), top)), "tick") + 4 * TICK_GAP <= bars.width:
                self._say(below, tr("now"), CENTRED, "text3")
            self._say(below, top, AT_RIGHT, "text3")

    def paint_frequency_axis(self) -> None:
        """The numbers of some frequencies, the first one always unless it is out of view."""
        plan, metrics = self.plan, QFontMetricsF(font("tick"))
        axis, wide = plan.frequency, metrics.horizontalAdvance("100")
        span = abs(axis.end - axis.start)
        most = max(2, int(span / (wide + TICK_GAP if plan.upright else 34)))
        found = [1, *(round(value) for value in ticks(1, plan.frequencies, most, whole=True) if value > 1)]
        if not plan.zoom.is_whole:
            found = [round(value) for value in ticks(axis.low, axis.high, most, whole=True)]
        texts = [numbers.count(value) for value in found]
        texts[0] = f"{WAVE} {texts[0]}"
        lengths = [metrics.horizontalAdvance(text) if plan.upright else 13.0 for text in texts]
        wanted = [(float(axis.place(value)), length) for value, length in zip(found, lengths, strict=True)]
        for kept in spread_ticks(wanted, 8.0):
            place, text = wanted[kept][0], texts[kept]
            if plan.upright:
                bottom = (plan.picture or plan.bars).bottom
                self._say(Box(place - 20, bottom + 8, 40, LINE_HIGH), text, CENTRED, "text3")
            else:
                left = plan.picture.x if plan.picture is not None else plan.bars.x
                self._say(Box(0, place - 8, left - 8, LINE_HIGH), text, AT_RIGHT, "text3")

    def paint_flags(self, marks: Sequence[tuple[int, str]]) -> None:
        """Named steps over the picture of a run whose steps go along."""
        picture, shown = self.plan.picture, [mark for mark in marks if self.plan.shows_step(mark[0])]
        if picture is None:
            return
        places, names = [float(self.plan.steps.place(step)) for step, _ in shown], [[name] for _, name in shown]
        ends = picture.x, picture.right
        for flag in plan_flags(places, names, lambda word: text_width(word, "label"), ends):
            draw_flag(self.painter, self.look, flag, picture.y, picture.bottom)

    def paint_steps(self, cursor: int) -> None:
        """The steps beside the picture; the one on screen as a line in the accent, with its number."""
        if self.plan.picture is None:
            return
        metrics, strong = QFontMetricsF(font("tick")), QFontMetricsF(font("label_strong"))
        axis = self.plan.steps
        found = [(float(axis.place(cursor)), self._step_text(cursor), True)] if self.plan.shows_step(cursor) else []
        for place, _, _ in found:
            self._paint_cursor(place)
        found += [(float(axis.place(step)), self._step_text(step), False) for step in self._tick_steps()]
        lengths = [
            13.0 if self.plan.upright else (strong if own else metrics).horizontalAdvance(text)
            for _, text, own in found
        ]
        wanted = [(self._within(each[0], length), length) for each, length in zip(found, lengths, strict=True)]
        for kept in spread_ticks(wanted, 2.0 if self.plan.upright else TICK_GAP):
            self._paint_step(wanted[kept][0], *found[kept][1:])

    def _tick_steps(self) -> list[int]:
        """Both ends first, then round numbers where there is room."""
        axis = self.plan.steps
        span, every = abs(axis.end - axis.start), 44.0 if self.plan.upright else 110.0
        low, high = axis.low, axis.high
        between = ticks(low, high, int(span / every), whole=True) if span >= 3 * every else []
        inner = [round(step) for step in between if low < step < high]
        return [round(low), round(high), *inner] if self.plan.zoom.is_whole else inner

    def _step_text(self, step: int) -> str:
        return tr("step {step}").format(step=numbers.count(step)) if step == 0 else numbers.count(step)

    def _within(self, place: float, length: float) -> float:
        """A label near an end of the axis moves inwards."""
        axis, half = self.plan.steps, length / 2
        if axis.end - axis.start < length:
            return place
        return min(max(place, axis.start + half), axis.end - half)

    def _paint_step(self, place: float, text: str, own: bool) -> None:
        picture = self.plan.picture
        assert picture is not None
        colour, role = ("accent", "label_strong") if own else ("text3", "tick")
        if self.plan.upright:
            self._say(Box(0, place - 8, picture.x - 8, LINE_HIGH), text, AT_RIGHT, colour, role)
        else:
            self._say(Box(place - 60, picture.bottom + 8, 120, LINE_HIGH), text, CENTRED, colour, role)

    def _paint_cursor(self, place: float) -> None:
        picture = self.plan.picture
        assert picture is not None
        self.painter.setPen(QPen(self.look.colour("accent"), 2))
        if self.plan.upright:
            self.painter.drawLine(QPointF(picture.x - 3, place), QPointF(picture.right + 3, place))
        else:
            self.painter.drawLine(QPointF(place, picture.y - 3), QPointF(place, picture.bottom + 3))

    def paint_coming(self, since: float) -> None:
        """The part of the run that is not trained yet: dotted sides, as in the timeline."""
        picture, axis = self.plan.picture, self.plan.steps
        place = max(float(axis.place(since)), axis.start)
        if picture is None or axis.end - place < 2:
            return
        self.painter.setPen(QPen(self.look.colour("axis"), 1, Qt.PenStyle.DotLine))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, width, height = picture
        if self.plan.upright:
            self.painter.drawRect(QRectF(x, place, width, y + height - place))
        else:
            self.painter.drawRect(QRectF(place, y, x + width - place, height))

    def paint_column(self, frequency: int) -> None:
        """Two lines along the chosen frequency of the picture."""
        if self.plan.picture is None or frequency not in self.plan.shown:
            return
        steps = self.plan.steps
        x, y, width, height = self.plan.cell(frequency, steps.low, steps.high)
        self.painter.setPen(QPen(self.look.colour("accent"), 1))
        with self._cut(self.plan.picture):
            for place in (-0.5, (width if self.plan.upright else height) + 0.5):
                if self.plan.upright:
                    self.painter.drawLine(QPointF(x + place, y), QPointF(x + place, y + height))
                else:
                    self.painter.drawLine(QPointF(x, y + place), QPointF(x + width, y + place))

    def paint_cell(self, cell: Box) -> None:
        """The cell under the mouse, and some air so that a thin one is seen."""
        self.painter.setPen(QPen(self.look.colour("text"), 1.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        with self._cut(self.plan.picture or self.plan.bars):
            self.painter.drawRect(QRectF(*cell).adjusted(-2, -2, 2, 2))

    def paint_rows(self, image: QImage, spans: Sequence[tuple[int, int]]) -> None:
        """The rows of a picture whose columns are the frequencies in view; each from a step to another."""
        if self.plan.picture is None:
            return
        with self._cut(self.plan.picture):
            for number, (step, until) in enumerate(spans):
                target = QRectF(*self.plan.row(step, until))
                one = QRectF(0, number, image.width(), 1) if self.plan.upright else QRectF(number, 0, 1, image.height())
                if not target.isEmpty() and until >= self.plan.steps.low and step <= self.plan.steps.high:
                    draw_crisp(self.painter, target, image, one)

    def paint_values(self, shares: np.ndarray, spans: Sequence[tuple[int, int]]) -> None:
        """The share in each cell that is zoomed until it has room for one."""
        picture, across, down = self.plan.picture, text_width("<1 %", "tick") + 6, LINE_HIGH
        if picture is None or self.plan.zoom.is_whole:
            return
        for row, (step, until) in enumerate(spans):
            for frequency in self.plan.shown:
                seen = self.plan.cell(frequency, step, until).common(picture)
                if seen.width >= across and seen.height >= down:
                    share = float(shares[row, frequency - 1])
                    colour = self.look.on_magnitude(share / self.plan.share.high)
                    self._say(seen, numbers.share(share), CENTRED, colour)

    def _cut(self, room: Box) -> AbstractContextManager[None]:
        """Meanwhile what is zoomed ends where its room does."""
        return nullcontext() if self.plan.zoom.is_whole else clipped(self.painter, QRectF(*room))

    def paint_note(self, note: str) -> None:
        """A word in the corner of the picture, while it fills."""
        if self.plan.picture is None:
            return
        x, y, width, height = self.plan.picture
        long = text_width(note, "tick") + 16
        box = Box(x + width - long, y + height - 24, long, 24)
        if long <= width and height >= 24:
            self._fill(box, "panel", 0.86)
            self._say(box, note, CENTRED, "text3")

    def _fill(self, box: Box, colour: str, opacity: float = 1.0) -> None:
        self.painter.fillRect(QRectF(*box), self.look.colour(colour, opacity))

    def _say(self, box: Box, text: str, flags: Qt.AlignmentFlag, colour: str | QColor, role: str = "tick") -> None:
        self.painter.setFont(font(role))
        self.painter.setPen(self.look.colour(colour) if isinstance(colour, str) else colour)
        self.painter.drawText(QRectF(*box), flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)
