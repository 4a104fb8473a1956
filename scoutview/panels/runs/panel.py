"""Runs: the recordings of one folder held against each other, a curve and a row for each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from scoutview.graphics.widgets.lines import Lines
from scoutview.language import tr
from scoutview.observation import Observation
from scoutview.panels.panel import Panel
from scoutview.panels.runs.controls import RunControls
from scoutview.panels.runs.lines_plan import places_of
from scoutview.panels.runs.picture import RunsPlot
from scoutview.panels.runs.plan import Choices, Comparison, compare
from scoutview.panels.runs.table import Head, RunPart, RunTable
from scoutview.panels.runs.table_plan import columns_of, rows_of
from scoutview.panels.runs.words import empty_words, explanation_of, finding_of, findings_of, formula_of, more_of
from scoutview.run_set import NO_RUNS, RunSet

SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
LEAST = 170.0  # of height that are left beside the controls, where these are shown
PLOT_FROM = 185.0  # of height that is left to the plot and the table: words go before
BESIDE_TABLE = 150.0  # of height that the plot keeps beside a table
TABLE_FROM, TABLE_SHARE = 68.0, 0.45  # the least height of a table, and the most it takes of what it shares
WORDS_FROM, MORE_WORDS_FROM = 330.0, 440.0  # of height from which on a second and a third line of words have room


class RunsPanel(Panel):
    """Its choices: metric, what is across, colours, log axes, the order of the table, and the part that is shown."""

    name = "runs"
    title = tr("Runs")
    field_term = tr("compare runs, learning curves of several runs, hyperparameters, sweep")
    needs: ClassVar[frozenset[str]] = frozenset()
    tells_of_training = True
    compares_runs = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._choices = Choices()
        self._compared: Comparison | None = None
        self._step: int | None = None
        self.controls = RunControls(look, self)
        self.plot, self.table = RunsPlot(look, self), RunTable(look, self)
        self.sentence, self.more = Lines(look, self, role="title"), Lines(look, self)
        self.empty = Lines(look, self)
        self._connect()
        self._show()

    def _connect(self) -> None:
        controls = self.controls
        controls.metric_chosen.connect(lambda name: self._choose(metric=name, log_up=None))
        controls.across_chosen.connect(lambda name: self._choose(across=name, log_across=None))
        controls.colour_chosen.connect(lambda name: self._choose(colour=name))
        controls.log_across_turned.connect(lambda on: self._choose(log_across=on))
        controls.log_up_turned.connect(lambda on: self._choose(log_up=on))
        controls.all_labs_turned.connect(lambda on: self._choose(all_labs=on))
        self.plot.axis_clicked.connect(self._switch_axis)
        self.plot.x_chosen.connect(self._go_to)
        self.plot.run_chosen.connect(self.run_chosen)
        self.plot.run_hovered.connect(self.table.light)
        self.table.chosen.connect(self._take_part)
        self.table.hovered.connect(self._light)

    def explanation(self) -> str:
        return explanation_of(self._compared)

    def show_runs(self, runs: RunSet) -> None:
        if self.runs.runs and runs.folder != self.runs.folder:
            self.plot.show_part(ALL)  # what was looked at so closely is of other runs
        super().show_runs(runs)
        self._compare()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        self._mark_place()

    def show_observation(self, observation: Observation) -> None:
        self._step = observation.step
        self._mark_place()

    def finding(self) -> str:
        return finding_of(self._compared)

    def formula(self) -> str:
        return formula_of(self._compared, self._step)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        return {**self._choices.kept(), **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._choices = Choices.of_kept(view_settings)
        self._compare()
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))

    # choices

    def _choose(self, **chosen: Any) -> None:
        self._choices = replace(self._choices, **chosen)
        if not chosen.keys() <= {"colour", "sort", "backwards"}:
            self.plot.show_part(ALL)
        self._compare()

    def _switch_axis(self, axis: str) -> None:
        (self.controls.log_across if axis == "steps" else self.controls.log_up).click()

    def _take_part(self, part: object) -> None:
        if isinstance(part, RunPart) and part.path != self.runs.on_screen:
            self.run_chosen.emit(part.path)
        elif isinstance(part, Head):
            same = part.key == self._sort_key()
            self._choose(sort=part.key, backwards=same and not self._choices.backwards)

    def _light(self, part: object) -> None:
        path = part.path if isinstance(part, RunPart) else ""
        self.table.light(path)
        self.plot.light(path)

    def _go_to(self, x: float) -> None:
        """A place of the run on screen was clicked."""
        own = None if self._compared is None else self._compared.on_screen
        if own is not None and self._compared is not None and len(own.curves):
            away = np.abs(places_of(own, self._compared.across) - x)
            self.step_chosen.emit(int(own.curves.steps[int(away.argmin())]))

    # what is shown

    def _compare(self) -> None:
        before = self.explanation(), self.finding()
        self._compared = None if self.runs is NO_RUNS else compare(self.runs, self._choices)
        self._show()
        if (self.explanation(), self.finding()) != before:
            self.explanation_changed.emit()

    def _sort_key(self) -> str:
        """The column that the table is in the order of."""
        if self._compared is None:
            return ""
        columns = columns_of(self._compared)
        chosen = next((column.key for column in columns if column.key == self._choices.sort), "")
        return chosen or self._compared.metric or columns[0].key

    def _show(self) -> None:
        compared = self._compared
        self.empty.show_texts(empty_words(compared))
        if compared is not None:
            self.controls.show_choices(compared, all_labs=self._choices.all_labs)
            self.plot.show_runs(compared)
            self.plot.setAccessibleName(f"{self.explanation()} {self.finding()}")
            columns, sort = columns_of(compared), self._sort_key()
            rows = rows_of(compared, columns, sort, backwards=self._choices.backwards)
            self.table.show_rows(columns, rows, self.runs.on_screen, sort, backwards=self._choices.backwards)
        self.sentence.show_texts(*findings_of(compared))
        said = more_of(compared)
        self.more.show_texts(*(" ".join(said[:most]) for most in range(len(said), 0, -1)), *([] if said else [""]))
        self._mark_place()
        self.arrange()

    def _mark_place(self) -> None:
        """Where the frame on screen is, of the run on screen."""
        compared, step = self._compared, self._step
        own = None if compared is None else compared.on_screen
        if compared is None or own is None or step is None or not len(own.curves):
            self.plot.show_chosen(None)
            return
        places = places_of(own, compared.across)
        self.plot.show_chosen(float(np.interp(step, own.curves.steps, places)))

    def _arrange(self) -> None:
        compared = self._compared
        drawn = compared is not None and bool(compared.metric)
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        inner = max(1.0, width - 2 * SIDE)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        top = self._arrange_words(top, inner, height) if drawn else top
        table = self._table_height(height - top) if drawn else 0.0
        self.plot.setVisible(drawn)
        self.place(self.plot, Box(0, top, width, max(1.0, height - top - table)))
        self.table.setVisible(table > 0)
        if table:
            self.place(self.table, Box(0, height - table, width, table))
        self.empty.setVisible(not drawn)
        self.place(self.empty, Box(SIDE, top + 4, inner, max(1.0, height - top - 4)))

    def _arrange_words(self, top: float, width: float, height: float) -> float:
        """The finding where nobody else says it, and more below it, as far as the plot keeps its height."""
        told = ([] if self.look.says_finding else [self.sentence]) + [self.more]
        for text in (self.sentence, self.more):
            text.setVisible(False)
        for text in told:
            lines = 1 if height < WORDS_FROM else 2 if height < MORE_WORDS_FROM else 3
            wanted = min(lines * text.pitch, text.height_for(width))
            fits = wanted >= text.least_height_for(width)
            if wanted and fits and height - top - wanted >= PLOT_FROM:
                text.setVisible(True)
                self.place(text, Box(SIDE, top, width, wanted))
                top += wanted + (2.0 if text is self.sentence else BELOW)
        return top

    def _table_height(self, height: float) -> float:
        """What the table gets of a height that it shares with the plot; nothing where the plot needs it."""
        room = min(TABLE_SHARE * height, height - BESIDE_TABLE)
        return self.table.height_of(room) if room >= TABLE_FROM else 0.0
