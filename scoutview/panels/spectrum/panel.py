"""Waves: the Fourier spectrum, how much of each frequency the embedding holds, now and over the whole run."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.empty import Empty
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.spectrum.picture import Spectrum, SpectrumPicture, SpectrumSpot
from scoutview.panels.spectrum.run_plan import NO_RUN, brought_out, run_of, shares, shown_steps
from scoutview.panels.spectrum.words import explanation, sentences, spectrum_finding, spectrum_formula

SPECTRUM = Question("spectrum")


class FourierSpectrum(Panel):
    """Its choice: a frequency that is marked, none unless chosen."""

    name = "spectrum"
    title = tr("Waves")
    field_term = tr("Fourier spectrum")
    needs = frozenset({"spectrum", "key_frequencies"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._observation: Observation | None = None
        self._steps: tuple[int, ...] = ()
        self._answers: Mapping[int, Arrays] = {}
        self._run = NO_RUN
        self._frequency: int | None = None
        self.picture = SpectrumPicture(look, self)
        self.picture.chosen.connect(self._choose)
        self._upright = self.picture.is_upright
        self.empty = Empty(look, tr("The spectrum appears with the first frame."), self)
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self.empty, 1)
        self._show()

    def explanation(self) -> str:
        return explanation(upright=self.picture.is_upright)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.picture.is_upright != self._upright:
            self._upright = self.picture.is_upright
            self.explanation_changed.emit()

    def questions(self) -> Collection[Question]:
        return (SPECTRUM,)

    def histories(self) -> Collection[HistoryRequest]:
        return (HistoryRequest(SPECTRUM, self._steps),) if self._steps else ()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs) or not observation["spectrum"].size:
            return
        before = self._count()
        self._observation = observation
        if self._count() != before:
            self._read_run()
        self._show()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        steps = shown_steps(curves)
        changed = steps != self._steps
        self._steps = steps
        self._read_run()
        if changed:
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request.question == SPECTRUM:
            self._answers = history.answers
            self._read_run()

    def finding(self) -> str:
        seen = self._observation
        return "" if seen is None else spectrum_finding(seen["key_frequencies"].tolist(), seen["spectrum"])

    def formula(self) -> str:
        seen = self._observation
        if seen is None:
            return spectrum_formula((), np.zeros(0), 0)
        return spectrum_formula(seen["key_frequencies"].tolist(), seen["spectrum"], seen.step)

    def view_settings(self) -> Mapping[str, Any]:
        return {"frequency": self._frequency, "zoom": self.picture.zoom_settings()}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._frequency = kept_index(view_settings.get("frequency")) or None  # frequencies count from 1
        self.picture.restore_zoom(view_settings.get("zoom"))
        self._show()

    def _choose(self, spot: SpectrumSpot) -> None:
        """A step of the run to go to, or a frequency to mark; the marked one once more to let it go."""
        if spot.step is not None:
            self.step_chosen.emit(spot.step)
            return
        self._frequency = None if spot.frequency == self._frequency else spot.frequency
        self._show()

    def _count(self) -> int:
        """How many frequencies there are; 0 before that is known."""
        return 0 if self._observation is None else len(self._observation["spectrum"])

    def _read_run(self) -> None:
        self._run = run_of(self.curves, self._answers, self._count())
        self.picture.show_run(self._run)
        self._show()

    def _show(self) -> None:
        seen = self._observation
        self.picture.setVisible(seen is not None)
        self.empty.setVisible(seen is None)
        if seen is None:
            return
        power, keys = seen["spectrum"], seen["key_frequencies"].tolist()
        # what the network ends with, so that one sees it begin; and what it holds now
        bright = tuple(dict.fromkeys([*self._run.keys, *brought_out(power)]))
        marked = self._frequency if self._frequency is not None and self._frequency <= self._count() else None
        self.picture.show_spectrum(Spectrum(seen.step, shares(power), sentences(keys, power), bright), marked)
