"""Bets: how often a network is right over the run, and where the outcome misleads; and the bet that is asked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.frame import Curves
from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.curves_words import change_words
from scoutview.graphics.plots.linked_steps import link_steps
from scoutview.graphics.plots.plot import CurvePlot, read_width, values_width
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.plot_words import Band
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.observation import Observation, Question
from scoutview.panels.bets.card import BetCard
from scoutview.panels.bets.plan import EVERY, LOSS, MISLEADING, Bet, phases, rooms, scores_at
from scoutview.panels.bets.words import findings, formula, mark_words, planted_words
from scoutview.panels.panel import Panel

BET = ("bet_terms", "bet_ending", "bet_expected", "bet_is_good", "bet_said_good", "bet_is_unseen")
DATA = ("bet_agreement", "bet_planted")
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
CONTROLS_FROM = 250.0  # of height that leave room for the button
WORDS_FROM = 150.0  # of height that the curves keep: words go before


class BetsPanel(Panel):
    """Its choices: a logarithmic axis of steps, so that what happens early has room, and the parts that are shown."""

    name = "bets"
    title = tr("Bets")
    field_term = tr("hindsight neglect, inverse scaling, U-shaped")
    needs: ClassVar[frozenset[str]] = frozenset({*BET, *DATA})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bet: Bet | None = None
        self._step = 0
        self.scores, self.loss, self.card = CurvePlot(look, self), CurvePlot(look, self), BetCard(look, self)
        self.sentence, self.planted = Lines(look, self, role="title"), Lines(look, self)
        self.controls = QWidget(self)
        self.controls.setProperty("control", True)
        self._row = QHBoxLayout(self.controls)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.log_steps = segment(
            tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"), self.controls
        )
        self.log_steps.setChecked(True)
        self._row.addStretch(1)
        self._row.addWidget(self.log_steps)
        self.log_steps.toggled.connect(self._switch_axis)
        self.scores.setAccessibleName(tr("Share of bets judged right over the steps of training"))
        self.loss.setAccessibleName(tr("Loss over the steps of training"))
        for plot in (self.scores, self.loss):
            plot.step_chosen.connect(self.step_chosen)
            plot.axis_clicked.connect(lambda axis: self.log_steps.toggle() if axis == "steps" else None)
        link_steps([self.scores, self.loss])
        self._show()

    def explanation(self) -> str:
        if self.log_steps.isChecked():
            return tr("Unseen bets judged right, and the bet asked; log axis.")
        return tr("Unseen bets judged right, and the bet asked.")

    def questions(self) -> tuple[Question, ...]:
        return (Question("bet"),)

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        self._show()

    def show_observation(self, observation: Observation) -> None:
        self._step = observation.step
        if observation.has(*self.needs):
            self._bet = Bet.of(observation.arrays)
        for plot in (self.scores, self.loss):
            plot.show_cursor(self._step)
        self._show_words()
        self.arrange()

    def finding(self) -> str:
        return findings(scores_at(self.curves, self._step))[0]

    def formula(self) -> str:
        return formula(self._bet, scores_at(self.curves, self._step), self.curves, self._step)

    def view_settings(self) -> Mapping[str, Any]:
        parts = {"scores": self.scores.part.to_settings(), "loss": self.loss.part.to_settings()}
        zoom = {name: part for name, part in parts.items() if part}
        return {"log_steps": self.log_steps.isChecked(), **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        if isinstance(view_settings.get("log_steps"), bool):
            self.log_steps.setChecked(view_settings["log_steps"])
        zoom = view_settings.get("zoom")
        for name, plot in (("scores", self.scores), ("loss", self.loss)):
            plot.show_part(AxesPart.of_settings(zoom.get(name) if isinstance(zoom, Mapping) else None))

    def _switch_axis(self) -> None:
        self._show()
        self.explanation_changed.emit()

    # what is shown

    def _show(self) -> None:
        scores, loss = self._scores_plot(), self._loss_plot()
        for plot, shown, other in ((self.scores, scores, loss), (self.loss, loss, scores)):
            plot.show_plot(replace(shown, left=values_width(other), right=read_width(other)))  # one below the other
        self._show_words()
        self.arrange()

    def _show_words(self) -> None:
        self.sentence.show_texts(*findings(scores_at(self.curves, self._step)))
        self.planted.show_texts(*planted_words(self._bet))
        if self._bet is not None:
            self.card.show_bet(self._bet)

    def _metric(self, name: str) -> np.ndarray:
        return self.curves.metrics.get(name, np.full(len(self.curves), np.nan))

    def _scores_plot(self) -> Plot:
        curves = self.curves
        return Plot(
            steps=curves.steps,
            series=[
                Series("series1", tr("all cases"), self._metric(EVERY)),
                Series("series2", tr("outcome misleads"), self._metric(MISLEADING)),
            ],
            unit=tr("unseen bets judged right"),
            flags=self._flags(),
            log_x=self.log_steps.isChecked(),
            is_share=True,
            bands=[Band(phase.start, phase.end, phase.names) for phase in phases(curves)],
            until=curves.planned_steps,
            labels=True,
            text_of=numbers.share,
        )

    def _loss_plot(self) -> Plot:
        return Plot(
            steps=self.curves.steps,
            series=[Series("validation", tr("loss"), self._metric(LOSS))],
            unit=tr("loss of all cases"),
            log_x=self.log_steps.isChecked(),
            until=self.curves.planned_steps,
            labels=True,
        )

    def _flags(self) -> list[Flag]:
        flags = [Flag(mark.step, mark_words(self.curves, mark)) for mark in self.curves.marks]
        return flags + [Flag(*changed) for changed in change_words(self.curves)]

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        fit_button(self.log_steps, self.look)
        roomy = height >= CONTROLS_FROM
        self.show_controls(self.controls, wanted=True, roomy=roomy)
        top = 0.0
        if roomy and not self.look.picture:
            self.place(self.controls, Box(SIDE, 0, max(1.0, width - 2 * SIDE), 30))
            top = 32.0
        bottom = height - self._arrange_words(top, width - 2 * SIDE, height)
        places = rooms(width, top, bottom, card_wanted=self._bet is not None)
        self.place(self.scores, places.scores)
        for part, box in ((self.loss, places.loss), (self.card, places.card)):
            part.setVisible(box is not None)
            if box is not None:
                self.place(part, box)

    def _arrange_words(self, top: float, width: float, height: float) -> float:
        """The words at the foot, as many as leave the curves their height; how high they get."""
        foot = Foot(width, height - top - WORDS_FROM, BELOW)
        for text in (self.planted, *(() if self.look.says_finding else (self.sentence,))):
            foot.take(text, most=1 if height < 330 else 2)
        return self.place_foot(foot, (self.sentence, self.planted), SIDE, height)
