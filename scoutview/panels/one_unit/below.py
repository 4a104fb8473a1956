"""What stands below the text of one unit: the histogram, and beside it rivals, all units, or when it appeared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import percent, share
from scoutview.graphics.plots.appearance_plot import appearance_plot
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_places import Series
from scoutview.graphics.runs.appearance_plan import Appearance
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.language import tr
from scoutview.panels.one_unit.histogram import UnitHistogram
from scoutview.panels.one_unit.plan import Rival, Search, Spread, UnitReading, negated_over_run
from scoutview.panels.one_unit.unit_grid import UnitGrid
from scoutview.panels.one_unit.words import rivals_heading, search_heading, spread_heading, when_words

HEADING, BETWEEN = 20.0, 32.0
LEFT_SHARE = 0.4  # of the width, that the histogram has beside the rest


@dataclass(frozen=True, eq=False)
class UnitShown:
    """All that is drawn below the text; `negated`: of the reviews in which every opinion is."""

    reading: UnitReading
    search: Search
    spread: Spread | None
    rivals: Sequence[Rival]
    found: Appearance
    negated: bool


class BelowText:
    """The parts, children of a panel, which places them where `boxes` says."""

    def __init__(self, look: Look, panel: QWidget) -> None:
        self.spread_title, self.part_title = Lines(look, panel), Lines(look, panel)
        self.spread = UnitHistogram(look, panel)
        self.rivals = RankedBars(look, panel, row_height=21.0, title_height=2.0)
        self.search, self.when = UnitGrid(look, panel), CurvePlot(look, panel)
        self.when.setAccessibleName(
            tr("Share of unseen reviews that the best unit has right, over the steps of training")
        )

    @property
    def parts(self) -> tuple[QWidget, ...]:
        return self.spread_title, self.part_title, self.spread, self.rivals, self.search, self.when

    def show(self, shown: UnitShown, part: str) -> None:
        """Of the part that is chosen the heading is told."""
        reading, search, rows, negated = shown.reading, shown.search, shown.rivals, shown.negated
        now = float(reading.values[-1]) if len(reading.values) else float("nan")
        self.spread.show_spread(shown.spread, reading.labels, now)
        self.spread_title.show_texts(*spread_heading(shown.spread, reading.labels, negated=negated))
        self.rivals.show_rows(
            "",
            [row.name for row in rows],
            [row.share for row in rows],
            numbers=[percent(row.share) for row in rows],
            chosen=next((number for number, row in enumerate(rows) if row.is_unit), -1),
        )
        self.search.show_search(search, reading.place)
        told = {"when": when_words(shown.found), "search": search_heading(search)}
        self.part_title.show_texts(*told.get(part, rivals_heading(negated=negated)))

    def show_run(self, found: Appearance, answers: Mapping[int, Arrays], curves: Curves) -> None:
        """The best unit over the steps; where opinions are all negated it has a curve of its own."""
        plot = appearance_plot(found, curves, tr("best unit"), tr("unseen reviews right"), text_of=share)
        apart = negated_over_run(answers, found.steps)
        if np.isfinite(apart).any():
            negated_only = Series("series2", tr("only negated"), apart, sparse=True)
            plot = replace(plot, series=[*plot.series, negated_only])
        self.when.show_plot(plot)

    def boxes(self, room: Box, part: str, *, beside: bool) -> dict[QWidget, Box]:
        """Where each part that is shown stands: two beside each other where that has room; when needs all of it."""
        if part == "when" or (not beside and part != "spread"):
            return self._part_boxes(room, part)
        if not beside:
            return self._spread_boxes(room)
        own = LEFT_SHARE * (room.width - BETWEEN)
        left = room.x + own + BETWEEN
        rest = self._part_boxes(Box(left, room.y, room.right - left, room.height), part)
        return {**self._spread_boxes(room._replace(width=own)), **rest}

    def _spread_boxes(self, room: Box) -> dict[QWidget, Box]:
        below = Box(room.x, room.y + HEADING, room.width, max(1.0, room.height - HEADING))
        return {self.spread_title: room._replace(height=HEADING), self.spread: below}

    def _part_boxes(self, room: Box, part: str) -> dict[QWidget, Box]:
        lines = min(2, round(self.part_title.height_for(room.width) / self.part_title.pitch))
        heading = max(HEADING, lines * self.part_title.pitch + 4)
        rest = Box(room.x, room.y + heading, room.width, max(1.0, room.height - heading))
        drawn: QWidget = {"when": self.when, "search": self.search}.get(part, self.rivals)
        return {self.part_title: room._replace(height=heading), drawn: rest}
