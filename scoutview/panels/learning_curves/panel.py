"""Learning curves: loss and accuracy over the run, with the frame on screen marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.base import numbers
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.curve_plan import smoothed
from scoutview.graphics.plots.curves_words import (
    SPIKE,
    accuracy_text,
    axis_word,
    best_position,
    change_words,
    curves_finding,
    curves_formula,
    falls_far,
    loss_in_words,
)
from scoutview.graphics.plots.linked_steps import link_steps
from scoutview.graphics.plots.logged_plan import LoggedCurves, with_logged
from scoutview.graphics.plots.plot import CurvePlot, values_width
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Level, Series
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr, tr_noop
from scoutview.measure import Measure
from scoutview.observation import Observation
from scoutview.panels.panel import Panel

WORDS = {"train": tr("training"), "validation": tr("validation")}
METRICS = tuple(f"{role}_{kind}" for kind in ("loss", "accuracy") for role in WORDS)
_CHOICES = {"loss": (tr("Loss"), tr("Show the loss")), "accuracy": (tr("Accuracy"), tr("Show the accuracy"))}
_NAMES = {"loss": tr("loss over the steps of training"), "accuracy": tr("accuracy over the steps of training")}
OVERFITTING = tr_noop("overfitting begins")
BUTTONS_FROM = 105.0  # design pixels of height that hold buttons above a plot
TWO_ROWS_FROM = 220.0  # and two rows of them, where one is too wide
BOTH_BELOW_FROM = 420.0  # design pixels of height that hold two plots, one below the other
BOTH_BESIDE_FROM = 900.0  # design pixels of width that hold two plots side by side


class LearningCurves(Panel):
    """Its choices: loss or accuracy where there is no room for both, log axes, smoothing, and the part in view.

    Until somebody chooses, losses have a log axis where validation falls far enough for one.
    """

    name = "learning_curves"
    title = tr("Learning curves")
    brief_title = tr("Curves")
    needs: ClassVar[frozenset[str]] = frozenset()
    tells_of_training = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._step: int | None = None
        self._logged = LoggedCurves(NO_CURVES)
        self._shown = "loss"
        self._log_loss_chosen = False
        self.plots = {"loss": CurvePlot(look, self), "accuracy": CurvePlot(look, self)}
        self.empty = Empty(look, tr("The curves begin with the first frame."), self)
        self.controls = Controls(look, self)
        self.controls.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # curves may be narrower
        self.choices = {name: segment(*words, self.controls) for name, words in _CHOICES.items()}
        self.log_steps = segment(
            tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"), self.controls
        )
        self.log_loss = segment(
            tr("log loss"), tr("Logarithmic axis of losses: small differences late in training"), self.controls
        )
        self.smooth = segment(
            tr("smooth"),
            tr(
                "The average of about the last fiftieth of the run; what was measured stays, faintly, and is what is "
                "read"
            ),
            self.controls,
        )
        self._lay_out()
        self.arrange()

    def _lay_out(self) -> None:
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row in self._rows:
            self.controls.rows.addLayout(row)
        put_one_of(self.choices, self._rows[0], self._choose, self)
        self._rows[0].addStretch(1)
        self.log_loss.clicked.connect(self._keep_axis)
        self.choices["loss"].setChecked(True)
        for button in self._switches().values():
            self._rows[1].addWidget(button)
            button.toggled.connect(lambda _: self._draw())
        self.body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # curves without buttons are worth seeing
        self.body.addWidget(self.controls)
        self.body.addWidget(self.empty, 1)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._side_by_side.setSpacing(0)
        self.body.addLayout(self._side_by_side, 1)
        for name, plot in self.plots.items():
            self._side_by_side.addWidget(plot, 1)
            plot.setAccessibleName(_NAMES[name])
            plot.step_chosen.connect(self.step_chosen)
            plot.axis_clicked.connect(lambda axis, name=name: self._switch_axis(name, axis))
        link_steps(list(self.plots.values()))

    def _switches(self) -> dict[str, QPushButton]:
        """By the names that are kept of them."""
        return {"smooth": self.smooth, "log_steps": self.log_steps, "log_loss": self.log_loss}

    def _switch_axis(self, plot: str, axis: str) -> None:
        """A click at an axis; shares have no logarithmic one."""
        if axis == "steps":
            self.log_steps.toggle()
        elif plot == "loss":
            self.log_loss.click()

    def _keep_axis(self) -> None:
        self._log_loss_chosen = True

    def _suit_axis(self) -> None:
        if not self._log_loss_chosen:
            self.log_loss.setChecked(falls_far(self._logged.curves))

    def explanation(self) -> str:
        return loss_in_words(self.curves)

    def show_curves(self, curves: Curves) -> None:
        before = self.explanation()
        super().show_curves(curves)
        self._logged = with_logged(curves, METRICS)
        self._suit_axis()
        self.arrange()
        self._draw()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def measures(self) -> Sequence[Measure]:
        return [measure for measure in self.curves.measures if measure.name in METRICS]

    def show_observation(self, observation: Observation) -> None:
        self._step = observation.step
        for plot in self.plots.values():
            plot.show_cursor(self._step)

    def view_settings(self) -> Mapping[str, Any]:
        zooms = {name: plot.part.to_settings() for name, plot in self.plots.items()}
        zooms = {name: zoom for name, zoom in zooms.items() if zoom}
        chosen = {
            name: button for name, button in self._switches().items() if name != "log_loss" or self._log_loss_chosen
        }
        switches = {name: button.isChecked() for name, button in chosen.items()}
        return {"shown": self._shown, **switches, **({"zoom": zooms} if zooms else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        for name, button in self._switches().items():
            if isinstance(view_settings.get(name), bool):
                button.setChecked(view_settings[name])
        self._log_loss_chosen = isinstance(view_settings.get("log_loss"), bool)
        self._suit_axis()
        zooms = view_settings.get("zoom")
        for name, plot in self.plots.items():
            plot.show_part(AxesPart.of_settings(zooms.get(name) if isinstance(zooms, Mapping) else None))
        if view_settings.get("shown") in self.plots:
            self._choose(view_settings["shown"])

    def finding(self) -> str:
        return "" if self._step is None else curves_finding(self._logged.curves, self._step, self._overfitting_step())

    def formula(self) -> str:
        step = self._step or 0
        return curves_formula(self.curves, step, self._logged.before(step))

    def _overfitting_step(self) -> int | None:
        return next((mark.step for mark in self.curves.marks if mark.name == OVERFITTING), None)

    def _choose(self, name: str) -> None:
        self._shown = name
        self.choices[name].setChecked(True)
        self.arrange()

    def _arrange(self) -> None:
        """Both plots where they fit, one of them otherwise, a sentence where there is nothing to plot."""
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        has_accuracy = any(name.endswith("accuracy") for name in self._logged.curves.metrics)
        below = height >= BOTH_BELOW_FROM
        both = has_accuracy and (below or width >= BOTH_BESIDE_FROM)
        across = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._side_by_side.setDirection(across)
        first = "accuracy" if has_accuracy and self._shown == "accuracy" else "loss"
        for name, plot in self.plots.items():
            plot.setVisible(len(self.curves) > 0 and (both or name == first))
            self.choices[name].setVisible(has_accuracy and not both)
        self.empty.setVisible(not len(self.curves))
        self._scale_controls()
        roomy = height >= BUTTONS_FROM and self._stand_in_rows(two=height >= TWO_ROWS_FROM)
        self.show_controls(self.controls, wanted=len(self.curves) > 0, roomy=roomy)

    def _scale_controls(self) -> None:
        self.controls.rows.setContentsMargins(self.look.px(12), 0, self.look.px(12), 0)
        for row in self._rows:
            row.setSpacing(self.look.px(2))
        for button in (*self.choices.values(), *self._switches().values()):
            fit_button(button, self.look)

    def _stand_in_rows(self, *, two: bool) -> bool:
        """The buttons in a row, or in two where that is too narrow; whether the panel has the width for them."""
        self.controls.stand_in_rows(one=True)
        self.controls.rows.setAlignment(self._rows[1], Qt.AlignmentFlag(0))
        if two and self.controls.least_width() > self.width():
            self.controls.stand_in_rows(one=False)
            self.controls.rows.setAlignment(self._rows[1], Qt.AlignmentFlag.AlignLeft)
        return self.controls.least_width() <= self.width()

    def _draw(self) -> None:
        loss = self._plot_of("loss")
        self.plots["loss"].show_plot(loss)
        self.plots["accuracy"].show_plot(self._plot_of("accuracy", left=values_width(loss)))

    def _plot_of(self, kind: str, left: float = 0.0) -> Plot:
        """What is drawn of losses or accuracies; where the other plot is below, both begin at the same place."""
        curves, is_loss = self._logged.curves, kind == "loss"
        series = [
            self._series(role, f"{role}_{kind}", None if is_loss else accuracy_text(curves, role))
            for role in WORDS
            if f"{role}_{kind}" in curves.metrics
        ]
        return Plot(
            steps=curves.steps,
            frames=self.curves.steps,
            series=series,
            unit=self._unit(kind),
            levels=self._levels() if is_loss else (),
            left=left,
            flags=self._flags(),
            shaded_from=self._overfitting_step(),
            shaded_word=tr("from here it memorises"),
            log_x=self.log_steps.isChecked(),
            log_y=is_loss and self.log_loss.isChecked(),
            is_share=not is_loss,
        )

    def _levels(self) -> Sequence[Level]:
        """The loss that those of the run are held against, where its lab names one."""
        told = self.curves.evaluation
        if not np.isfinite(told.reference_loss):
            return ()
        return (Level(told.reference_loss, f"{told.reference}: {numbers.loss(told.reference_loss)}"),)

    def _series(self, role: str, metric: str, text_of: Callable[[float], str] | None) -> Series:
        values = self._logged.curves.metrics[metric]
        series = Series(role, WORDS[role], values, text_of=text_of, taken=self._logged.taken.get(metric))
        if not self.smooth.isChecked():
            return series
        known = slice(None) if series.taken is None else series.taken
        smooth = np.full(len(values), np.nan)
        smooth[known] = smoothed(*series.drawn(self._logged.curves.steps, values))
        return replace(series, values=smooth, raw=values)

    def _unit(self, kind: str) -> str:
        """What is measured, in plain words, and that curves are smoothed: what is read off is not."""
        words = [axis_word(self.curves), tr("log axis") if self.log_loss.isChecked() else ""]
        words = words if kind == "loss" else [tr("share answered right")]
        return ", ".join(word for word in [*words, tr("curves smoothed") if self.smooth.isChecked() else ""] if word)

    def _flags(self) -> list[Flag]:
        """Those whose names should stay first. Where overfitting begins the shade says it.

        That validation is best at the newest frame says nothing yet; a spike is seen: its name is told at the pointer.
        """
        marks = [
            Flag(mark.step, (mark.words,), quiet=mark.name.startswith(SPIKE))
            for mark in self.curves.marks
            if mark.name != OVERFITTING
        ]
        curves, best = self._logged.curves, best_position(self._logged.curves)
        passed = best is not None and np.isfinite(curves.metrics["validation_loss"][best + 1 :]).any()
        flags = [Flag(int(curves.steps[best]), (tr("best validation"), tr("best")))] if passed else []
        flags += [Flag(*changed) for changed in change_words(self.curves)]
        return sorted([*marks, *flags], key=lambda flag: flag.quiet)
