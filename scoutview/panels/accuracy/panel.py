"""Accuracy over steps: when a network knew its training sums, when the others, and what each phase is called."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from scoutview.frame import Curves
from scoutview.graphics.base import numbers
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.sentence import capital
from scoutview.graphics.plots.curves_words import SPIKE, change_words, grokked, values_at
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.plot_words import Band, CurveNote
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.accuracy.phases_plan import BROADER, NOT_THE_RULE, dips, phase_at, phases
from scoutview.panels.panel import Panel

CONTROLS_FROM = 230.0  # design pixels of height that leave room for the button
BANDS_FROM = 145.0  # and for the names of the phases
DIP = tr("accuracy drops")  # what a spike of the loss is in this plot


class AccuracyOverSteps(Panel):
    """Its choices: a logarithmic axis of steps, so that what happens early has room, and the part that is shown.

    It lives on the run's curves.
    """

    name = "accuracy"
    title = tr("Accuracy over steps")
    brief_title = tr("Accuracy")
    needs: ClassVar[frozenset[str]] = frozenset({"answers"})  # of labs whose answers are right or wrong, all of them

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._step: int | None = None
        self.plot = CurvePlot(look, self)
        self.plot.setAccessibleName(tr("Share of sums answered right over the steps of training"))
        self.plot.step_chosen.connect(self.step_chosen)
        self.controls = QWidget(self)
        self.controls.setProperty("control", True)
        self._row = QHBoxLayout(self.controls)
        self.log_steps = segment(
            tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"), self.controls
        )
        self.log_steps.setChecked(True)
        self.log_steps.toggled.connect(self._switch_axis)
        self.plot.axis_clicked.connect(lambda axis: self.log_steps.toggle() if axis == "steps" else None)
        self._row.addStretch(1)
        self._row.addWidget(self.log_steps)
        self.body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.body.addWidget(self.controls)
        self.body.addWidget(self.plot, 1)
        self.arrange()

    def explanation(self) -> str:
        return (
            tr("Share of sums answered right; steps on a log axis.")
            if self.log_steps.isChecked()
            else tr("Share of sums answered right.")
        )

    def questions(self) -> tuple[Question, ...]:
        return ()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        self._draw()

    def show_observation(self, observation: Observation) -> None:
        self._step = observation.step
        self.plot.show_cursor(self._step)

    def finding(self) -> str:
        values = values_at(self.curves, self._step or 0)
        if "validation_accuracy" not in values:
            return ""
        unseen = values["validation_accuracy"]
        told = grokked(self.curves, self._step or 0, unseen)
        return told or tr("{share} of the sums it never saw are right.").format(share=numbers.share(unseen))

    def formula(self) -> str:
        step = self._step if self._step is not None else 0
        values = values_at(self.curves, step)
        rows = "".join(
            f"<tr><td>{words}</td><td align='right'>&nbsp;{numbers.percent(values[f'{role}_accuracy'])}</td>"
            f"<td align='right'>&nbsp;{_loss_words(values[f'{role}_loss'])}</td></tr>"
            for role, words in (("train", tr("training sums")), ("validation", tr("sums it never saw")))
            if f"{role}_accuracy" in values and f"{role}_loss" in values
        )
        phase = phase_at(self.curves, step)
        sentence = f"<p><b>{capital(phase.names[0])}.</b> {phase.sentence}</p>" if phase is not None else ""
        head = tr("Step {step}").format(step=numbers.count(step))
        unit = tr(" (loss in {unit})").format(unit=self.curves.loss_unit) if self.curves.loss_unit else ""
        return (
            f"{_IN_WORDS}<p><b>{head}</b>{unit}</p><table>{rows}</table>{sentence}"
            f"{_SPIKES if dips(self.curves) else ''}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        return {"log_steps": self.log_steps.isChecked(), **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        if isinstance(view_settings.get("log_steps"), bool):
            self.log_steps.setChecked(view_settings["log_steps"])
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))

    def _switch_axis(self) -> None:
        self._draw()
        self.explanation_changed.emit()

    def _arrange(self) -> None:
        self._row.setContentsMargins(self.look.px(12), 0, self.look.px(12), 0)
        fit_button(self.log_steps, self.look)
        self.show_controls(self.controls, wanted=True, roomy=self.height() / self.look.scale >= CONTROLS_FROM)

    def _draw(self) -> None:
        curves = self.curves
        nothing = np.full(len(curves), np.nan)
        series = [
            Series(role, word, curves.metrics.get(f"{role}_accuracy", nothing))
            for role, word in (("train", tr("training")), ("validation", tr("validation")))
        ]
        self.plot.show_plot(
            Plot(
                steps=curves.steps,
                series=series,
                unit="",
                flags=self._flags(),
                log_x=self.log_steps.isChecked(),
                is_share=True,
                bands=self._bands(),
                notes=[CurveNote(step, value, DIP) for step, value in dips(curves)],
                until=curves.planned_steps,
                labels=True,
                text_of=numbers.share,
            )
        )

    def _bands(self) -> list[Band]:
        if self.height() / self.look.scale < BANDS_FROM:
            return []
        return [
            Band(
                each.start,
                each.end,
                each.names,
                each.sentence,
                matters=each.names == NOT_THE_RULE,
                broader=BROADER.get(each.names, ()),
            )
            for each in phases(self.curves)
        ]

    def _flags(self) -> list[Flag]:
        named = [mark for mark in self.curves.marks if not mark.name.startswith(SPIKE)]
        named.sort(key=lambda mark: mark.name != "generalised")  # it chooses the place of its word first
        flags = [Flag(mark.step, (mark.words,)) for mark in named]
        return flags + [Flag(*changed) for changed in change_words(self.curves)]


def _loss_words(value: float) -> str:
    return tr("loss {loss}").format(loss=numbers.loss(value))


_IN_WORDS = tr(
    "<p>A sum is right when the network's likeliest answer is the right one. <b>Training</b>: all sums that it is"
    " trained on. <b>Validation</b>: all others.</p>"
    "<p style='font-size:large'>accuracy = sums answered right / sums</p>"
)
_SPIKES = tr(
    "<p><b>Loss spikes</b>: with a high learning rate the steps at times become too long, the loss shoots up, accuracy"
    " falls, and both come back within some steps. Thilak et al. (2022) call it the slingshot mechanism. It often comes"
    " shortly before the rule is found, and helps; so the jump of such a run is not all its own doing.</p>"
)
