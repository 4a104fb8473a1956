"""Measures: what was measured of a run at its own steps, as a curve or as a heat map over training."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from scoutview.graphics.widgets.colour_key import ColourKey
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Lines
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.observation import Observation
from scoutview.panels.measures.controls import MeasureControls
from scoutview.panels.measures.heat import HeatPlot
from scoutview.panels.measures.plan import Heat, offered
from scoutview.panels.measures.words import NO_MEASURES, explanation_of, findings_of, formula_of, number
from scoutview.panels.panel import Panel

SIDE, GAP, KEY = 16.0, 6.0, 20.0
LEAST, ROOMY = 110.0, 160.0  # of height that the plot keeps beside controls and key, and beside the sentence


class MeasuresPanel(Panel):
    """Its choices: which measure, log axes, and the part in view."""

    name = "measures"
    title = tr("Measures")
    field_term = tr("training dynamics, logged scalars, metrics, heat map over training")
    needs: ClassVar[frozenset[str]] = frozenset()
    shows_measures = True
    stands_beside = "learning_curves"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chosen = ""  # by name; until somebody chooses, the first one that is offered
        self._step: int | None = None
        self._heat: Heat | None = None
        self.controls = MeasureControls(look, self)
        self.plot, self.heat = CurvePlot(look, self), HeatPlot(look, self)
        self.key, self.sentence = ColourKey(look, self), Lines(look, self, role="title")
        self.empty = Empty(look, NO_MEASURES, self)
        self.controls.measure_chosen.connect(self._choose)
        for button in (self.controls.log_steps, self.controls.log_values):
            button.toggled.connect(lambda _: self._show())
        for plot in (self.plot, self.heat):
            plot.step_chosen.connect(self.step_chosen)
            plot.axis_clicked.connect(self._switch_axis)
        self._show()

    @property
    def measure(self) -> Measure | None:
        """The one that is shown."""
        known = offered(self.curves.measures)
        return next((each for each in known if each.name == self._chosen), known[0] if known else None)

    def explanation(self) -> str:
        return explanation_of(self.measure)

    def measures(self) -> Sequence[Measure]:
        return () if self.measure is None else (self.measure,)

    def show_curves(self, curves: Curves) -> None:
        before = self.measure
        super().show_curves(curves)
        now = self.measure
        if before is not None and now is not None and before.name != now.name:
            self._show_all()
        if now is not before or now is None:
            self._show()
            self.explanation_changed.emit()

    def show_observation(self, observation: Observation) -> None:
        self._step = observation.step
        for plot in (self.plot, self.heat):
            plot.show_cursor(self._step)
        self.sentence.show_texts(*findings_of(self.measure, self._step))
        self.arrange()

    def finding(self) -> str:
        return findings_of(self.measure, self._step)[0]

    def formula(self) -> str:
        return formula_of(self.measure, self._step)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self._shown_plot().part.to_settings()
        switches = {"log_steps": self.controls.log_steps, "log_values": self.controls.log_values}
        kept = {name: button.isChecked() for name, button in switches.items()}
        return {**kept, **({"measure": self._chosen} if self._chosen else {}), **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        for name, button in (("log_steps", self.controls.log_steps), ("log_values", self.controls.log_values)):
            if isinstance(view_settings.get(name), bool):
                button.setChecked(view_settings[name])
        chosen = view_settings.get("measure")
        self._chosen = chosen if isinstance(chosen, str) else ""
        for plot in (self.plot, self.heat):
            plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()
        self.explanation_changed.emit()

    # choices

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._show_all()
        self._show()
        self.explanation_changed.emit()

    def _show_all(self) -> None:
        """What was looked at so closely is of another measure."""
        for plot in (self.plot, self.heat):
            plot.show_part(ALL)

    def _switch_axis(self, axis: str) -> None:
        """A click at an axis; rows have no logarithmic one."""
        if axis == "steps":
            self.controls.log_steps.toggle()
        elif self._shown_plot() is self.plot:
            self.controls.log_values.toggle()

    # what is shown

    def _shown_plot(self) -> CurvePlot | HeatPlot:
        return self.plot if self._heat is None else self.heat

    def _show(self) -> None:
        measure = self.measure
        self._heat = None if measure is None or measure.is_curve else Heat(measure)
        if measure is not None:
            self.controls.show_choices(offered(self.curves.measures), measure)
            if self._heat is None:
                self.plot.show_plot(self._plot_of(measure))
            else:
                self._show_heat(self._heat)
            self._shown_plot().setAccessibleName(tr("{words} over the steps of training").format(words=measure.words))
        self.sentence.show_texts(*findings_of(measure, self._step))
        self.arrange()

    def _plot_of(self, measure: Measure) -> Plot:
        log = self.controls.log_values.isChecked()
        words = [measure.words, measure.unit, tr("log axis") if log else ""]
        return Plot(
            steps=measure.steps,
            frames=self.curves.steps,
            series=[Series("series1", "", measure.values)],
            unit=", ".join(filter(None, words)),
            flags=self._flags(),
            log_x=self.controls.log_steps.isChecked(),
            log_y=log,
            until=self.curves.planned_steps,
            text_of=lambda value: number(measure, value),
        )

    def _flags(self) -> list[Flag]:
        return [Flag(mark.step, (mark.words,)) for mark in self.curves.marks]

    def _show_heat(self, heat: Heat) -> None:
        until, log_x = self.curves.planned_steps, self.controls.log_steps.isChecked()
        self.heat.show_heat(heat, self.curves.steps, self._flags(), until=until, log_x=log_x)
        low, high = (numbers.three_digits(end) for end in (heat.low, heat.high))
        self.key.show_ends(low, high, heat.measure.unit, signed=heat.signed)

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        known = self.measure is not None
        top = 0.0
        if known:
            top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=4.0, least_height=LEAST)
        else:
            self.show_controls(self.controls, wanted=False, roomy=True)
        inner, bottom, shown = max(1.0, width - 2 * SIDE), height, set[QWidget]()
        lines = self.sentence.height_for(inner)
        if known and not self.look.says_finding and bottom - top >= ROOMY + lines + GAP:
            bottom -= lines + GAP
            self.place(self.sentence, Box(SIDE, bottom, inner, lines))
            shown.add(self.sentence)
        if self._heat is not None and bottom - top >= LEAST + KEY:
            bottom -= KEY + GAP
            self.place(self.key, Box(SIDE, bottom, inner, KEY))
            shown.add(self.key)
        part = self._shown_plot() if known else self.empty
        self.place(part, Box(0, top, width, max(1.0, bottom - top)) if known else Box(SIDE, 0, inner, height))
        shown.add(part)
        for each in (self.key, self.sentence, self.plot, self.heat, self.empty):
            each.setVisible(each in shown)
