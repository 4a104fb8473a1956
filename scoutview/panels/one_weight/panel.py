"""One weight: the loss of a fixed sample as a single number of the model moves, and the slope that training follows."""

import math
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.interventions import toggled
from scoutview.language import tr
from scoutview.observation import UNCHANGED, History, HistoryRequest, Observation, Question
from scoutview.panels.one_weight.choice_plan import ONE_WEIGHT, Weight, Weights
from scoutview.panels.one_weight.controls import WeightControls
from scoutview.panels.one_weight.picture import WeightPlot, weight_graph
from scoutview.panels.one_weight.plan import WeightReading
from scoutview.panels.one_weight.words import (
    IN_WORDS,
    NOT_A_NUMBER,
    apart_words,
    cost_words,
    numbers_words,
    weight_findings,
    weight_formula,
    weight_name,
)
from scoutview.panels.panel import Panel

WEIGHTS = Question("telling_weights")
OF_ALL = ("weight_sites", "weight_extents", "telling_sites", "telling_places", "weight_offsets")
OF_ONE = (
    *("weight_site", "weight_place", "weight_value", "weight_gradient", "weight_difference", "weight_count"),
    *("weight_steps", "weight_sample", "moved_column", "moved_by", "moved_loss", "forward_seconds", "backward_seconds"),
)
SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
LEAST = 90.0  # design pixels of height that are left beside the controls, where these are shown
PLOT_FROM = 150.0  # design pixels of height that the plot keeps: words go before
SPARE = 36.0  # of these, for the line that says of which model it is
LINES = ((330.0, 1), (470.0, 2), (math.inf, 4))  # below such a height, so many of each text
NOTHING_YET = tr("The loss appears here as soon as there is a frame.")


class OneWeight(Panel):
    """Its choices: a weight, the telling one unless chosen, and the part of the plot that is shown.

    How far the weight is moved is no choice of its own: an intervention of the probe says it, and all panels follow.
    """

    name = "one_weight"
    title = tr("One weight")
    brief_title = tr("Weight")
    needs = frozenset({*OF_ALL, *OF_ONE})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chosen: Weight | None = None
        self._weights: Weights | None = None
        self._reading: WeightReading | None = None
        self._interventions: tuple[str, ...] = ()
        self.controls = WeightControls(look, self)
        self.plot = WeightPlot(look, self)
        self.sentence = Lines(look, self, role="title")
        self.apart, self.brief, self.numbers = Lines(look, self), Lines(look, self), Lines(look, self)
        self.cost, self.empty = Lines(look, self), Lines(look, self)
        self.controls.weight_chosen.connect(self._choose)
        self.controls.telling_asked.connect(self._choose_telling)
        self.controls.back_asked.connect(lambda: self._move(0.0))
        self.plot.moved.connect(self._move)
        self._show()

    def explanation(self) -> str:
        return tr("The loss as one single number of the model moves, and its slope there; faint: others of its row.")

    def questions(self) -> Collection[Question]:
        weight = self._weight()
        if self._weights is None:
            return self._first_questions()
        asked = Question(ONE_WEIGHT) if weight is None else self._weights.question(weight, self._by())
        return (asked.of_unchanged() if self._interventions else asked,)

    def _first_questions(self) -> Collection[Question]:
        """Which one is shown is known soon; while a run trains, that of the frame on screen is there sooner."""
        if self.curves.deciding_step is None:
            return (WEIGHTS, Question(ONE_WEIGHT))
        return (WEIGHTS,) if self.curves.steps[-1] < self.curves.planned_steps else ()

    def histories(self) -> Collection[HistoryRequest]:
        step = self.curves.deciding_step
        return () if step is None else (HistoryRequest(WEIGHTS.of_unchanged(), (step,)),)

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._weights = self._reading = None  # they are of another run
            super().show_curves(curves)
            self._show()

    def show_history(self, history: History) -> None:
        if history.request in self.histories():
            with self.asking_anew():
                for answer in history.answers.values():
                    self._weights = Weights.of(answer)
                self._show()

    def show_observation(self, observation: Observation) -> None:
        before = self._reading, self._weights, self._interventions
        with self.asking_anew():
            if not self.plot.is_dragged:
                self._interventions = observation.probe.interventions
            named = UNCHANGED if observation.probe.interventions else ""
            if observation.has(*OF_ALL) and self._weights is None:
                self._weights = Weights.of(observation.arrays)
            if observation.has(*(named + channel for channel in OF_ONE)):
                self._take({channel: observation[named + channel] for channel in OF_ONE}, observation)
            if (self._reading, self._weights, self._interventions) != before:
                self._show()

    def _take(self, arrays: Mapping[str, Any], observation: Observation) -> None:
        """That of another frame stays until this one has its shape, so that nothing flickers while one scrubs."""
        there = WeightReading(arrays, observation.step)
        before = self._reading
        whole = ONE_WEIGHT not in observation.unfolding
        if before is None or before.weight != there.weight:
            self._reading = there
        elif whole or (there.has_shape and (before.step, before.stage) != (there.step, there.stage)):
            self._reading = there  # not for each single loss: painting takes longer than that

    def finding(self) -> str:
        return "" if self._reading is None else weight_findings(self._reading)[0]

    def formula(self) -> str:
        return IN_WORDS if self._reading is None else weight_formula(self._reading)

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.plot.part.to_settings()
        return {"weight": self._chosen.kept() if self._chosen else None, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._chosen = Weight.from_kept(view_settings.get("weight"))
        self.plot.show_part(AxesPart.of_settings(view_settings.get("zoom")))
        self._show()
        self.questions_changed.emit()

    # choices

    def _weight(self) -> Weight | None:
        """The one to be shown; None where the lab chooses, or nothing is known."""
        if self._weights is None:
            return None
        if self._chosen is not None and self._weights.has(self._chosen):
            return self._chosen
        return next(iter(self._weights.telling), None)

    def _by(self) -> float:
        """How far the interventions move the weight that is shown."""
        weights, reading = self._weights, self._reading
        if weights is None or reading is None or reading.weight != self._weight():
            return 0.0
        return weights.moved_by(reading.weight, reading.value, self._interventions)

    def _choose(self, weight: Weight) -> None:
        self._chosen = weight
        self.plot.show_part(AxesPart())
        self._show()
        self.questions_changed.emit()

    def _choose_telling(self) -> None:
        if self._weights is not None and self._weights.telling:
            self._choose(self._weights.after(self._weight()))

    def _move(self, by: float) -> None:
        """It stays the one that is shown, whatever the model then does."""
        weights, weight = self._weights, self._weight()
        if weights is None or weight is None or by == self._by():
            return
        self._chosen = weight
        text = weights.moved_text(weight, by) if by else weights.holding(weight, self._interventions)
        if text:
            self._interventions = toggled(self._interventions, text)
            self.intervention_chosen.emit(text)
        self._show()
        self.questions_changed.emit()

    # what is shown

    def _show(self) -> None:
        weights, weight, reading = self._weights, self._weight(), self._reading
        if weights is not None and weight is not None:
            self.controls.show_weight(weights, weight, moved=bool(weights.holding(weight, self._interventions)))
        if weights is not None and reading is not None:
            by, ends = self._by(), (weights.points[0], weights.points[-1])
            tried = reading.tried
            self.plot.show_weight(
                weight_graph(reading, self.curves.loss_unit, ends),
                by,
                (reading.loss, reading.loss_at(by)),
                (tried, reading.loss_at(tried)),
            )
            self.plot.setAccessibleName(
                tr("The loss as {weight} is moved. {finding}").format(
                    weight=weight_name(reading.weight), finding=self.finding()
                )
            )
            self.apart.show_texts(*apart_words(weights.apart(reading.weight, self._interventions)))
            for text in (self.sentence, self.brief):
                text.show_texts(*weight_findings(reading))
            self.numbers.show_texts(*numbers_words(reading, by))
            self.cost.show_texts(*cost_words(reading), quiet=True)
        self.empty.show_texts(NOTHING_YET if reading is None else NOT_A_NUMBER)
        self.arrange()

    def _arrange(self) -> None:
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        reading = self._reading
        seen = reading is not None and self._weights is not None and reading.is_number
        foot = height - self._arrange_words(top, width - 2 * SIDE, height, seen=seen)
        self.plot.setVisible(seen)
        self.place(self.plot, Box(0, top, width, max(1.0, foot - top)))
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(SIDE, top, max(1.0, width - 2 * SIDE), max(1.0, height - top)))

    def _arrange_words(self, top: float, width: float, height: float, *, seen: bool) -> float:
        """The words at the foot, as many as leave the plot its height; how high they get."""
        foot = Foot(width, height - top - PLOT_FROM, BELOW)
        most = next(lines for below, lines in LINES if height - top < below)
        told = () if self.look.says_finding else (self.sentence, self.brief)
        for text in (self.apart, *told, self.numbers, self.cost) if seen else ():
            if text is not self.brief or self.sentence not in foot.heights:  # these two say the same
                foot.take(text, most=most, spare=SPARE if text is self.apart else 0.0)
        return self.place_foot(foot, (self.apart, self.sentence, self.brief, self.numbers, self.cost), SIDE, height)
