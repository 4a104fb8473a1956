"""The answers of every skill over the steps of a run: as a map of colours, or as curves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base import numbers
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.view_plan import LEFT, RIGHT, Margins, plan_margins
from scoutview.graphics.widgets.legend import draw_legend, legend_width
from scoutview.language import tr
from scoutview.panels.skills.plan import GUESSED, NEVER, NO_RUN, SkillRun, is_known

UNITS = (tr("skills, the frequent ones below"), tr("skills, frequent below"), tr("skills"))
SHARES = (tr("share of each skill's cases that are right"), tr("share right"))
LOWEST = 0.35  # share of cases that are right; by chance it is half of them
COMING = 0.78  # how much of what comes after the frame on screen is covered
CURVE, PALEST = 1.5, 0.28  # width; what the rarest skill keeps of the colour map
KEY = 48.0  # design pixels of the legend's colours
KEY_ENDS = (tr("guessing"), tr("all right"))
BESIDE = 8.0  # design pixels between words of a row


class SkillsPlot(AxesPlot):
    """What map and curves share: the run, its steps, what is read at the pointer, and that the rest is to come."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.run = NO_RUN
        self.log_x = False
        super().__init__(look, parent)

    def show_run(self, run: SkillRun, *, log_x: bool) -> None:
        self.run, self.log_x, self.pointer = run, log_x, None
        self.redraw()

    def whole_axes(self) -> tuple[Axis, Axis, Margins] | None:
        run = self.run
        if not len(run.steps) or not run.count:
            return None
        width, height = self.design_width(), self.design_height()
        margins = plan_margins(width, height, unit=True, flags=0, bands=False, left=LEFT, right=RIGHT)
        if margins is None:
            return None
        first = 1.0 if self.log_x else 0.0
        x = Axis(first, max(first + 1.0, run.end), margins.left, width - margins.right, self.log_x)
        low, high = self.values_range()
        return x, Axis(low, high, height - margins.bottom, margins.top), margins

    def values_range(self) -> tuple[float, float]:
        raise NotImplementedError

    def x_values(self) -> np.ndarray:
        return self.run.steps

    def columns(self) -> Sequence[tuple[str, np.ndarray]]:
        return [
            (tr("skill {number}").format(number=number + 1), self.run.accuracies[:, number])
            for number in range(self.run.count)
        ]

    def paint_above(self, on: PlotPainting) -> None:
        """What comes after the frame on screen recedes; a line stands there, and what is read at the pointer."""
        room = on.room
        if self.cursor_step is not None:
            here = min(max(on.place(self.cursor_step), room.x), room.right)
            on.painter.fillRect(QRectF(here, room.y, room.right - here, room.height), self._veil())
            on.paint_cursor(self.cursor_step, hovered=False)
        under = None if self.pointer is None else self.position_at(self.pointer)
        if under is not None and self.pointer is not None and on.margins.unit:
            step = int(self.run.steps[under])
            on.paint_crosshair(step, self.pointer.y())
            words = self.read(on, under)
            width = text_width(words, "label_strong")
            on.painter.fillRect(QRectF(room.x - 2, 0, width + 4, 19), self.look.colour("panel"))
            on.say(QPointF(room.x, 15), words, "label_strong", "text")

    def read(self, on: PlotPainting, position: int) -> str:
        """What is said of the frame under the pointer."""
        raise NotImplementedError

    def _veil(self) -> QColor:
        return self.look.colour("panel", COMING)


class SkillMap(SkillsPlot):
    """A row for each skill, the most frequent one at the bottom; the brighter, the more of its cases are right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName(tr("Every skill's share of right answers over the steps of training, as colours"))

    def values_range(self) -> tuple[float, float]:
        return 0.5, self.run.count + 0.5

    def paint_ground(self, on: PlotPainting) -> None:
        room = on.room
        free = room.width - self._key_width() - 2 * BESIDE
        keyed = on.margins.unit and free >= text_width(UNITS[-1], "tick")
        on.paint_grid("")
        on.paint_values(is_share=False)
        on.paint_below()
        if keyed:
            corner = QPointF(room.right - self._key_width(), 1)
            draw_legend(on.painter, self.look, corner, self.look.theme.magnitude, KEY_ENDS, bar=KEY)
        if on.margins.unit:
            units = UNITS[-1:] if self.run.is_alike else UNITS
            fits = (unit for unit in units if text_width(unit, "tick") <= (free if keyed else room.width))
            on.say(QPointF(room.x, 14), next(fits, ""), "tick", "text3")
        reach = min(room.right, on.place(float(self._reach())))
        if reach > room.x:
            target = QRectF(room.x, room.y, reach - room.x, room.height)
            table = self.look.theme.magnitude
            draw_crisp(on.painter, target, image_from_levels(self._levels(on, target), table))

    def _reach(self) -> int:
        """The newest frame that was asked."""
        return int(self.run.steps[-1])

    def _levels(self, on: PlotPainting, target: QRectF) -> np.ndarray:
        """(rows, columns) uint8, one for each pixel of the target."""
        finer = on.finer
        columns, rows = (max(1, round(side * finer)) for side in (target.width(), target.height()))
        across = (target.x() + (np.arange(columns) + 0.5) / finer).tolist()
        down = (target.y() + (np.arange(rows) + 0.5) / finer).tolist()
        frames = np.searchsorted(self.run.steps, [on.x.value(place) for place in across], side="right") - 1
        skills = np.round([on.y.value(place) for place in down]).astype(int) - 1
        shares = (self.run.accuracies - GUESSED) / (1 - GUESSED)
        levels = levels_of_magnitude(shares)
        return levels[np.clip(frames, 0, None)][:, np.clip(skills, 0, self.run.count - 1)].T

    def _key_width(self) -> float:
        return legend_width(*KEY_ENDS, "", KEY)

    def read(self, on: PlotPainting, position: int) -> str:
        assert self.pointer is not None
        skill = min(max(round(on.y.value(self.pointer.y())), 1), self.run.count)
        share = float(self.run.accuracies[position, skill - 1])
        return tr("skill {skill}, step {step}: {share} right").format(
            skill=skill, step=numbers.count(int(self.run.steps[position])), share=numbers.share(share)
        )


class SkillCurves(SkillsPlot):
    """A curve for each skill, the brighter the more frequent; some are named where they are known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName(tr("Every skill's share of right answers over the steps of training, as curves"))

    def values_range(self) -> tuple[float, float]:
        return LOWEST, 1.0

    def paint_ground(self, on: PlotPainting) -> None:
        on.paint_grid(*SHARES)
        on.paint_values(is_share=True)
        on.paint_below()
        run = self.run
        with on.within_room():
            for number in range(run.count - 1, -1, -1):
                plan = on.plan_curve(run.steps, run.accuracies[:, number])
                on.paint_line(plan.pieces, self._colour(number), CURVE)
        self._paint_names(on)

    def _colour(self, number: int) -> QColor:
        often = 1 - number / max(1, self.run.count - 1)
        return self.look.magnitude(PALEST + (1 - PALEST) * often)

    def _paint_names(self, on: PlotPainting) -> None:
        """Over the plot, where they came: as many as have room, the frequent ones first."""
        if not on.margins.unit:
            return
        unit = next((word for word in SHARES if text_width(word, "tick") <= on.room.width), "")
        free_until = on.room.right - text_width(unit, "tick") - BESIDE
        free_from = on.room.x
        for number, step in enumerate(self.run.came.tolist()):
            text = tr("skill {number}").format(number=number + 1) if number == 0 else str(number + 1)
            width = text_width(text, "tick")
            left = max(on.place(step) - width / 2, on.room.x)
            if step != NEVER and on.shows(step) and left >= free_from and left + width <= free_until:
                on.say(QPointF(left, 14), text, "tick", "text2")
                free_from = left + width + BESIDE

    def read(self, on: PlotPainting, position: int) -> str:
        shares = self.run.accuracies[position]
        known = int(is_known(shares).sum())
        return tr("step {step}: {known} of {every} skills known").format(
            step=numbers.count(int(self.run.steps[position])), known=known, every=self.run.count
        )
