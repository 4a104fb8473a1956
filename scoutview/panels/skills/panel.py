"""Skills: their mean loss, when each of them came, and when the next ones will."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.graph_plot import GraphPlot
from scoutview.graphics.plots.linked_steps import link_steps
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_contents import Plot
from scoutview.graphics.plots.plot_places import Flag, Series
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.empty import Empty
from scoutview.graphics.widgets.lines import Lines
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.skills.controls import FORMS, PARTS, SkillControls
from scoutview.panels.skills.forecast_plan import FEWEST, Forecast, forecast
from scoutview.panels.skills.picture import SkillCurves, SkillMap, SkillsPlot
from scoutview.panels.skills.plan import NEVER, NO_RUN, followed_steps, run_of
from scoutview.panels.skills.when_graph import skill_at, when_graph
from scoutview.panels.skills.words import (
    NOTHING_YET,
    foot_words,
    loss_heading,
    made_words,
    skill_findings,
    skills_formula,
)

SKILLS = Question("skills")
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
ALL_FROM = (620.0, 330.0)  # design pixels of the body that hold all three parts
TWO_FROM = 230.0  # of height, that hold the loss over the skills
LEFT_SHARE, LOSS_SHARE = 0.56, 0.4  # of the width and of the height
HEADING = 20.0  # over the graph
PLOT_FROM = 120.0  # design pixels of height that plots keep: words go before
LEAST = 80.0  # beside the controls, where these are shown
QUARTER = 4  # foretold from the first such part of the skills


class SkillsPanel(Panel):
    """Its choices: the part that is shown where not all have room, map or curves, log steps, from when is foretold."""

    name = "skills"
    title = tr("Skills")
    needs: ClassVar[frozenset[str]] = frozenset({"skill_accuracies", "skill_frequencies", "skill_bits", "skill_cases"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen: Observation | None = None
        self._answers: Mapping[int, Arrays] = {}
        self._run = NO_RUN
        self._steps: tuple[int, ...] = ()
        self._part, self._form = "skills", "map"
        self._log_steps = False
        self._from: int | None = None  # the step from which is foretold, if somebody chose one
        self._made: dict[int, Forecast | None] = {}
        self._placed: set[QWidget] = set()  # the parts that have room
        self.controls = SkillControls(look, self)
        self.sentence, self.heading, self.foot = Lines(look, self, role="title"), Lines(look, self), Lines(look, self)
        self.loss = CurvePlot(look, self)
        self.loss.setAccessibleName(tr("The mean loss over the steps of training"))
        self.answers: dict[str, SkillsPlot] = {
            "map": SkillMap(look, self),
            "curves": SkillCurves(look, self),
        }
        self.when = GraphPlot(look, self)
        self.when.setAccessibleName(tr("When each skill came against how rarely it is met"))
        self.when.setToolTip(" ".join((tr("Click a skill: go to the step at which it came."), self.when.toolTip())))
        self.empty = Empty(look, NOTHING_YET, self)
        for plot in (self.loss, *self.answers.values()):
            plot.step_chosen.connect(self.step_chosen)
            plot.axis_clicked.connect(self._click_axis)
        link_steps([self.loss, *self.answers.values()])
        self.when.x_chosen.connect(self._go_to_skill)
        self.controls.part_chosen.connect(self._choose_part)
        self.controls.form_chosen.connect(self._choose_form)
        self.controls.log_switched.connect(self._switch_axis)
        self.controls.here_asked.connect(lambda: self._foretell_from(self._now))
        self.controls.back_asked.connect(lambda: self._foretell_from(None))
        self._show()

    def explanation(self) -> str:
        return tr("Every skill over the steps, their mean loss, and when each of them came.")

    def questions(self) -> Collection[Question]:
        return (SKILLS,)

    def histories(self) -> Collection[HistoryRequest]:
        return (HistoryRequest(SKILLS, self._steps),) if self._steps else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._answers = {}
            super().show_curves(curves)
            self._steps = followed_steps(curves)
            self._read_run()

    def show_history(self, history: History) -> None:
        if history.request.question == SKILLS:
            self._answers = history.answers
            self._read_run()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs) or not len(observation["skill_frequencies"]):
            return
        before = self._seen
        self._seen = observation
        if before is None or len(before["skill_frequencies"]) != len(observation["skill_frequencies"]):
            self._read_run()
            return
        if before.probe.interventions != observation.probe.interventions:
            self._draw_run()
        self._show()

    def finding(self) -> str:
        return "" if self._seen is None else self._findings[0]

    def formula(self) -> str:
        return skills_formula(self._run, self._forecast, self._now, self.curves)

    def view_settings(self) -> Mapping[str, Any]:
        zooms = {name: plot.part.to_settings() for name, plot in self._plots.items()}
        zooms = {name: zoom for name, zoom in zooms.items() if zoom}
        chosen = {"part": self._part, "form": self._form, "log_steps": self._log_steps, "from": self._from}
        return {**chosen, **({"zoom": zooms} if zooms else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._part = view_settings["part"] if view_settings.get("part") in PARTS else self._part
        self._form = view_settings["form"] if view_settings.get("form") in FORMS else self._form
        if isinstance(view_settings.get("log_steps"), bool):
            self._log_steps = view_settings["log_steps"]
        self._from = kept_index(view_settings.get("from"))
        zooms = view_settings.get("zoom")
        for name, plot in self._plots.items():
            plot.show_part(AxesPart.of_settings(zooms.get(name) if isinstance(zooms, Mapping) else None))
        self._draw_run()
        self._show()

    @cached_property
    def _plots(self) -> dict[str, AxesPlot]:
        """By the names that are kept of them."""
        return {"loss": self.loss, **self.answers, "when": self.when}

    # choices

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._show()

    def _choose_form(self, form: str) -> None:
        self._form = form
        self._show()

    def _click_axis(self, axis: str) -> None:
        if axis == "steps":
            self._switch_axis(not self._log_steps)

    def _switch_axis(self, log_steps: bool) -> None:
        self._log_steps = log_steps
        self._draw_run()
        self._show()

    def _foretell_from(self, step: int | None) -> None:
        self._from = step
        self._show()

    def _go_to_skill(self, rarity: float) -> None:
        step = int(self._run.came[skill_at(self._run, rarity)]) if self._run.count else NEVER
        if step != NEVER:
            self.step_chosen.emit(step)

    # what is shown

    @property
    def _now(self) -> int:
        return 0 if self._seen is None else self._seen.step

    @property
    def _forecast(self) -> Forecast | None:
        """Of the frame on screen, unless what it was told from lies before it."""
        run, now = self._run, self._now
        first = run.step_with(max(FEWEST, run.count // QUARTER)) if self._from is None else self._from
        step = now if first == NEVER else min(now, first)
        if step not in self._made:
            self._made[step] = forecast(run, step) if run.count and run.is_told else None
        return self._made[step]

    @property
    def _findings(self) -> tuple[str, ...]:
        return skill_findings(self._run, self._forecast, self._now, self.curves, self._interventions)

    @property
    def _interventions(self) -> tuple[str, ...]:
        return () if self._seen is None else self._seen.probe.interventions

    def _read_run(self) -> None:
        frequencies = np.zeros(0) if self._seen is None else self._seen["skill_frequencies"].astype(float)
        self._run, self._made = run_of(self.curves, self._answers, frequencies), {}
        self._draw_run()
        self._show()

    def _draw_run(self) -> None:
        """What does not follow the frame on screen."""
        curves, run = self.curves, self._run
        losses = curves.metrics.get("validation_loss", np.full(len(curves), np.nan))
        self.loss.show_plot(
            Plot(
                steps=curves.steps,
                series=[Series("validation", tr("mean loss"), losses)],
                unit=loss_heading(curves, changed=bool(self._interventions)),
                flags=[Flag(mark.step, (mark.words,)) for mark in curves.marks],
                log_x=self._log_steps,
                until=curves.planned_steps,
            )
        )
        for plot in self.answers.values():
            plot.show_run(run, log_x=self._log_steps)

    def _show(self) -> None:
        seen, run = self._seen, self._run
        self.controls.show_choices(self._part, self._form, log_steps=self._log_steps, chosen=self._from is not None)
        if seen is not None:
            made, now = self._forecast, self._now
            self.sentence.show_texts(*self._findings)
            self.heading.show_texts(*made_words(run, made, now), quiet=made is None)
            self.foot.show_texts(*foot_words(run, seen["skill_bits"].shape[-1], int(seen["skill_cases"])), quiet=True)
            self.when.show_graph(when_graph(run, made, now))
            self.loss.show_cursor(now)
            for plot in self.answers.values():
                plot.show_cursor(now)
        self.arrange()

    def _arrange(self) -> None:
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen = self._seen is not None
        every = width >= ALL_FROM[0] and height >= ALL_FROM[1]
        self._offer(every=every)
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        top, foot = self._arrange_words(top, width, height, seen=seen)
        self._placed = set()
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(0, top, width, max(1.0, height - top)))
        if seen:
            room = Box(0, top, width, max(1.0, foot - top))
            self._arrange_all(room) if every else self._arrange_one(room)
        for part in (self.loss, *self.answers.values(), self.when, self.heading):
            part.setVisible(part in self._placed)

    def _offer(self, *, every: bool) -> None:
        answers, when = every or self._part == "skills", every or self._part == "when"
        self.controls.offer_parts(parts=not every, forms=answers, steps=every or self._part != "when", foretelling=when)
        if when:
            self.controls.back.setVisible(self._from is not None)

    def _arrange_words(self, top: float, width: float, height: float, *, seen: bool) -> tuple[float, float]:
        """The sentence over the plots and what is made up below them, as they have room: where plots begin and end."""
        inner, foot = max(1.0, width - 2 * SIDE), height
        for text, above in ((self.sentence, True), (self.foot, False)):
            lines = max(1, round(text.height_for(inner) / text.pitch))
            most = min(lines, 2, int((foot - top - PLOT_FROM) // text.pitch))
            wanted = seen and not (above and self.look.says_finding)
            shown = wanted and most * text.pitch >= max(text.pitch, text.least_height_for(inner))
            text.setVisible(shown)
            if shown:
                tall = most * text.pitch
                self.place(text, Box(SIDE, top if above else foot - tall - BELOW, inner, tall))
                top, foot = (top + tall + BELOW, foot) if above else (top, foot - tall - BELOW)
        return top, foot

    def _arrange_all(self, room: Box) -> None:
        left, high = LEFT_SHARE * room.width, LOSS_SHARE * room.height
        self._put(self.loss, Box(0, room.y, left, high))
        self._put(self.answers[self._form], Box(0, room.y + high, left, room.height - high))
        self._put_when(Box(left, room.y, room.width - left, room.height))

    def _arrange_one(self, room: Box) -> None:
        if self._part == "when":
            self._put_when(room)
        elif self._part == "skills":
            high = LOSS_SHARE * room.height if room.height >= TWO_FROM else 0.0
            if high:
                self._put(self.loss, room._replace(height=high))
            self._put(self.answers[self._form], Box(0, room.y + high, room.width, room.height - high))
        else:
            self._put(self.loss, room)

    def _put_when(self, room: Box) -> None:
        headed = room.height >= PLOT_FROM
        if headed:
            self._put(self.heading, Box(room.x + SIDE, room.y, max(1.0, room.width - 2 * SIDE), HEADING))
        top = HEADING if headed else 0.0
        self._put(self.when, Box(room.x, room.y + top, room.width, max(1.0, room.height - top)))

    def _put(self, part: QWidget, box: Box) -> None:
        self._placed.add(part)
        self.place(part, box)
