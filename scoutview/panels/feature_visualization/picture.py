"""The optimized picture large, and the curve of its objective."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.colours import draw_colours, image_of_colours, is_coloured
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.numbers import count, three_digits
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.axes_plot import MOVING, AxesPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_plan import Axis, tick_text
from scoutview.graphics.plots.quantity import STEPS, Quantity
from scoutview.graphics.plots.view_plan import LEAST, TIGHT, Margins
from scoutview.graphics.widgets.picture_grid_plan import whole_side
from scoutview.panels.feature_visualization.plan import objective_range
from scoutview.panels.feature_visualization.words import DRAWN, pixel_words

NOTE = f"{DRAWN}, not a real picture"
ROOMY = 52.0  # design pixels of height that leave room for words
TALL = 112.0  # and for the changes below
TWO_LINES = 84.0  # and for two lines of words
LINE = 18.0
DASHES = 28.0  # the dashed line before its words
SHORT_ANSWER, ROOM_FOR_NUMBER = "its answer", "55.5"
CHANGES = replace(STEPS, word="change")
TINY = Margins(TIGHT, TIGHT, TIGHT, TIGHT, values=False, steps=False)


class FeaturePicture(Canvas):
    """A headline, the picture as large as whole pixels allow, and what it is not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._picture: np.ndarray | None = None
        self._headlines: Sequence[str] = ()
        self._step = ""
        self._part: Sequence[str] = ()
        self._under: tuple[int, int] | None = None
        self._reading = ""
        self._answers: Sequence[Sequence[str]] = ()

    def show_picture(
        self,
        picture: np.ndarray,
        headlines: Sequence[str],
        step: str,
        part: Sequence[str] = (),
        answers: Sequence[Sequence[str]] = (),
    ) -> None:
        """Draw (H, W) in 0..1, or (H, W, 3) of bytes.

        The headline, what part of a picture it is, and answers are given from long to short.
        """
        self._picture, self._headlines, self._step, self._part = picture, headlines, step, part
        self._answers = answers
        self.setAccessibleName(f"{headlines[0]}, {step}: {NOTE}")
        self.update()

    def show_reading(self, words: str) -> None:
        """Say what lies under the pointer elsewhere, below the picture, as long as it is something."""
        self._reading = words
        self.update()

    def target(self) -> QRectF:
        """Where the picture is."""
        shape = (1, 1) if self._picture is None else self._picture.shape[:2]
        width, height = self.design_width(), self.design_height()
        top, foot = (26.0, 24.0 + LINE * len(self._answers)) if height >= 150 else (0.0, 0.0)
        side = whole_side(max(8.0, min(width - 2, height - top - foot - 2)), max(shape), self.look.scale)
        tall, wide = (side * length / max(shape) for length in shape)
        return QRectF(1, top + 1, wide, tall)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.design_position(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def _point_at(self, point: QPointF | None) -> None:
        target, under = self.target(), None
        if point is not None and self._picture is not None and target.contains(point):
            rows, columns = self._picture.shape[:2]
            row, column = (point.y() - target.y()) / target.height(), (point.x() - target.x()) / target.width()
            under = min(int(row * rows), rows - 1), min(int(column * columns), columns - 1)
        if under != self._under:
            self._under = under
            self.update()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._picture is None:
            return
        target = self.target()
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRoundedRect(target.adjusted(-1, -1, 1, 1), 2, 2)
        if is_coloured(self._picture):
            draw_colours(painter, target, image_of_colours(self._picture))
        else:
            levels = levels_of_magnitude(self._picture)
            draw_crisp(painter, target, image_from_levels(levels, self.look.theme.magnitude))
        if height >= 150:
            self._paint_words(painter, width, target)

    def _paint_words(self, painter: QPainter, width: float, target: QRectF) -> None:
        painter.setFont(font("title"))
        painter.setPen(self.look.colour("text"))
        headline = first_fitting(self._headlines, width, QFontMetricsF(font("title")))
        painter.drawText(QRectF(0, 0, width, 22), Qt.AlignmentFlag.AlignVCenter, headline)
        metrics = QFontMetricsF(font("label"))
        text = first_fitting(self._notes(), width, metrics)
        painter.setFont(font("label"))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(QRectF(0, target.bottom() + 4, width, 20), Qt.AlignmentFlag.AlignVCenter, text)
        for number, answer in enumerate(self._answers):
            line = QRectF(0, target.bottom() + 24 + number * LINE, width, LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, first_fitting(answer, width, metrics))

    def _notes(self) -> tuple[str, ...]:
        """The pixel under the pointer, else what this is and is not; from long to short."""
        picture, under = self._picture, self._under
        if picture is not None and under is not None and under[0] < picture.shape[0] and under[1] < picture.shape[1]:
            return (pixel_words(picture, *under),)
        if self._reading:
            return (self._reading,)
        if self._part:
            return *(f"{DRAWN} · {part}" for part in self._part), DRAWN, "drawn"
        return f"{NOTE} · {self._step}", f"{DRAWN}, not real", DRAWN, "drawn"


@dataclass(frozen=True, eq=False)
class Ascent:
    """The objective (steps,) so far of `total` steps, the step shown, and the best value on a real picture or nan.

    `noun`: what has it, a channel or a unit.
    """

    objectives: np.ndarray
    total: int
    shown: int
    best: float
    noun: str = "channel"

    @property
    def answers(self) -> tuple[str, str]:
        """What the objective is, long and short."""
        return f"the {self.noun}'s answer", SHORT_ANSWER


class ObjectiveCurve(AxesPlot):
    """The objective over the changes, the shown one as a dot, the best real picture as a dashed line."""

    over_run = False  # these are changes of a picture

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ascent: Ascent | None = None
        self.setToolTip(f"Click: go to this change. {MOVING}")

    def across(self) -> Quantity:
        return CHANGES

    def show_ascent(self, ascent: Ascent) -> None:
        self._ascent = ascent
        self.cursor_step = ascent.shown
        self.redraw()

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        ascent, width, height = self._ascent, self.design_width(), self.design_height()
        if ascent is None or not len(ascent.objectives) or width < LEAST[0] or height < LEAST[1]:
            return None
        low, high = objective_range(ascent.objectives, ascent.best)
        roomy, tall = height >= ROOMY, height >= TALL
        left = max(text_width(text, "tick") for text in ("−0.005", tick_text(high))) + 8
        top = 28 + LINE * self._has_two_lines(ascent.best)
        margins = Margins(left, 8, top, 30 if tall else 10, steps=tall) if roomy else TINY
        x = Axis(0, max(1, ascent.total - 1), margins.left, max(margins.left + 1, width - margins.right))
        return x, Axis(low, high, height - margins.bottom, margins.top), margins

    def x_values(self) -> np.ndarray:
        return np.arange(0 if self._ascent is None else len(self._ascent.objectives))

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        return [] if self._ascent is None else [("answer", self._ascent.objectives)]

    def paint_ground(self, on: PlotPainting) -> None:
        ascent = self._ascent
        assert ascent is not None
        if on.margins.steps:
            on.paint_grid("")
            on.paint_values(is_share=False)
            on.paint_below()
        else:
            on.paint_ends()
        with on.within_room():
            if np.isfinite(ascent.best):
                self._paint_dashes(on, on.x.start, on.x.end, float(on.y.place(ascent.best)))
            plan = on.plan_curve(self.x_values(), ascent.objectives)
            on.paint_line(plan.pieces, self.look.colour("text2"))

    def paint_above(self, on: PlotPainting) -> None:
        """The dot of the step that is shown, and the answer there or under the pointer."""
        ascent = self._ascent
        assert ascent is not None
        value, shown = float(ascent.objectives[ascent.shown]), max(0, ascent.shown)
        if on.shows(shown) and on.y.low <= value <= on.y.high:
            on.painter.setPen(Qt.PenStyle.NoPen)
            on.painter.setBrush(self.look.colour("accent"))
            on.painter.drawEllipse(QPointF(on.place(shown), float(on.y.place(value))), 4.5, 4.5)
        words = [f"{name} {three_digits(value)}" for name in self._answer_names(ascent)]
        under = None if self.pointer is None else self.position_at(self.pointer)
        if under is not None and self.pointer is not None:
            on.paint_crosshair(under, self.pointer.y())
            answer, change = three_digits(float(ascent.objectives[under])), count(under)
            words = [f"answer {answer} at change {change}", f"{answer} at change {change}", answer]
        if on.margins.values:
            self._paint_words(on, words, ascent.best)

    def _paint_words(self, on: PlotPainting, words: Sequence[str], best: float) -> None:
        """The answer over the plot; what the dashed line is beside it, or on a line of its own."""
        width, metrics = self.design_width(), QFontMetricsF(font("label"))
        answer = first_fitting((*words, ""), width, metrics)
        on.say(QPointF(0, 14), answer, "label", "text2")
        if not np.isfinite(best):
            return
        number, apart = three_digits(best), self._has_two_lines(best)
        room = width - DASHES if apart else width - 8 - DASHES - text_width(answer, "label") - 16
        forms = (f"best real picture {number}", f"real picture {number}", f"real {number}", "")
        real = first_fitting(forms, room, metrics)
        left, base = (DASHES, 14 + LINE) if apart else (width - 8 - text_width(real, "label"), 14)
        if real:
            on.say(QPointF(left, base), real, "label", "text2")
            self._paint_dashes(on, left - DASHES, left - 6, base - 5)

    def _answer_names(self, ascent: Ascent) -> Sequence[str]:
        """What the curve is, from long to short: those that the words of the dashed line fit beside, if any."""
        return [name for name in ascent.answers if self._fits_beside(name, ascent.best)] or ascent.answers

    def _fits_beside(self, name: str, best: float) -> bool:
        beside = f" {ROOM_FOR_NUMBER} best real picture {three_digits(best)}" if np.isfinite(best) else ""
        return text_width(name + beside, "label") <= self.design_width() - DASHES - 24

    def _has_two_lines(self, best: float) -> bool:
        """Whether what the dashed line is has a line of its own, as it would not stand beside the answer."""
        beside = self._fits_beside(SHORT_ANSWER, best)
        return bool(np.isfinite(best)) and self.design_height() >= TWO_LINES and not beside

    def _paint_dashes(self, on: PlotPainting, start: float, end: float, y: float) -> None:
        on.painter.setPen(QPen(self.look.colour("series1"), 1.5, Qt.PenStyle.DashLine))
        on.painter.drawLine(QPointF(start, y), QPointF(end, y))
