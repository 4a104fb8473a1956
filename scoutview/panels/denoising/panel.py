"""Denoising: from noise to a picture and from a picture to noise, step by step, and how training changed that."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.picture_grid_plan import scale_of_wholes
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.denoising.controls import DenoisingControls
from scoutview.panels.denoising.parts import DenoisingParts
from scoutview.panels.denoising.plan import BOTTOM, PADDING
from scoutview.panels.denoising.room_plan import LOW, DenoisingRoom
from scoutview.panels.denoising.shown import BACKWARD, FORWARD, HALF, DenoisingShown
from scoutview.panels.denoising.ways_plan import ASKED_COLUMNS, milestone_steps
from scoutview.panels.denoising.words import denoising_findings, denoising_formula, denoising_sentences
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel
from scoutview.probe import SamplingProbe, text_of_probe

STRIP = Question.of("denoising_strip", columns=ASKED_COLUMNS)
STRIPS = ("strip", "strip_noisy", "strip_steps")
ALL_SEEDS = 2**31


class DenoisingStepper(SteppedPanel):
    """Its choices: a direction, a real picture to start from, and a step.

    Until a step is chosen it is the one at which half of the mixture's variance is noise, and the samples are finished.
    """

    name = "denoising"
    title = tr("Denoising")
    needs = frozenset({*BACKWARD, *FORWARD, *STRIPS, "noising_count", "samples", "classes"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._forward = False
        self._untouched = True  # until a step is chosen
        self._number: int | None = None
        self._observed: dict[bool, Observation] = {}  # by direction: the last one that has its channels
        self._classes: tuple[str, ...] = ()
        self._answers: Mapping[int, Mapping[str, np.ndarray]] = {}
        self._milestones: tuple[int, ...] = ()
        self.controls = DenoisingControls(look, self)
        self.parts = DenoisingParts(look, self)
        self.empty = Lines(look, self)
        self.empty.show_texts(tr("The pictures appear here as soon as there is a frame."))
        self._step_with(self.controls.stepper)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.controls.forward_chosen.connect(self._choose_direction)
        self.controls.picture_moved.connect(self._move_picture)
        self.controls.probe_chosen.connect(self._choose_probe)
        self.parts.way.chosen.connect(lambda number: self._choose_place(self.parts.place_on_way(number)))
        self.parts.samples.chosen.connect(self._choose_sample)
        self.parts.unguided.chosen.connect(lambda _number: self._choose_unguided())
        self.parts.grid.chosen.connect(self._choose_in_grid)

    def explanation(self) -> str:
        if self._forward:
            return tr("A real picture drowns in noise, step by step: what the network is trained on.")
        return tr("Noise becomes a picture: each step guesses the clean picture and takes away a little noise.")

    def questions(self) -> Collection[Question]:
        known = self._number is not None and self._number < self._count()
        noising = Question.of("noising", number=self._number or 0) if known else Question("noising")
        return (noising,) if self._forward else (Question("denoising"), Question("classes"), noising)

    def histories(self) -> Collection[HistoryRequest]:
        return () if self._forward or not self._milestones else (HistoryRequest(STRIP, self._milestones),)

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        if "classes" in observation:
            self._classes = tuple(observation["classes"].tolist())
        for forward, channels in ((False, BACKWARD), (True, FORWARD)):
            if observation.has(*channels):
                self._observed[forward] = observation
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        milestones = milestone_steps(curves.steps)
        if milestones != self._milestones:
            self._milestones = milestones
            self.parts.show_ways(milestones, self._answers)
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request.question == STRIP:
            self._answers = history.answers
            self.parts.show_ways(self._milestones, self._answers)

    def finding(self) -> str:
        return denoising_findings(self._shown())[0]

    def formula(self) -> str:
        return denoising_formula(self._shown())

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "forward": self._forward,
            "number": self._number,
            "step": self._step,
            "untouched": self._untouched,
            **self.parts.zoom_settings(),
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._forward = view_settings.get("forward") is True
        self._number = kept_index(view_settings.get("number"))
        self._step = kept_index(view_settings.get("step"))
        # a scene of a version that began at the newest step has a step, though it be None, and no word of this
        self._untouched = view_settings.get("untouched", "step" not in view_settings) is True
        self.parts.restore_zoom(view_settings)
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # places

    def _arrange(self) -> None:
        scale, size = self.look.scale, self.size()
        low = self.look.alone or self.height() / scale < LOW
        top = self.arrange_controls(self.controls, lambda width: self.controls.arrange(width, low=low), PADDING)
        is_empty = self._forward not in self._observed
        self.empty.setVisible(is_empty)
        self.empty.setGeometry(self.look.px(PADDING), round(top * scale), self.width(), self.look.px(20))
        changed = self.parts.arrange(self._room(self.height() / scale - top - BOTTOM))
        for part, box in self.parts.boxes():
            part.setVisible(box.height > 0 and not is_empty)
            if self.size() != size:
                return  # showing a part let a resize through that was waiting, and all is arranged for that size
            self.place(part, box._replace(y=box.y + top))
        if changed:
            self.parts.show_pictures()

    def _room(self, height: float) -> DenoisingRoom:
        shown = self._shown()
        return DenoisingRoom(
            self.width() / self.look.scale - 2 * PADDING,
            height,
            shown.shape,
            scale_of_wholes(self.look.scale, picture=self.look.picture),
            forward=self._forward,
            with_samples=shown.observation is None or "samples" in shown.observation,
            with_sentence=not self.look.says_finding,
            alone=self.look.alone,
        )

    # what is shown

    def _shown(self) -> DenoisingShown:
        step = HALF if self._untouched else self._step
        noised = self._observed.get(True)
        schedule = noised["noising_sigma"] if noised is not None else None
        return DenoisingShown(self._observed.get(self._forward), self._classes, self._forward, step, schedule)

    def _steps(self) -> Steps:
        return self._shown().steps

    def _count(self) -> int:
        """How many real pictures there are."""
        noised = self._observed.get(True)
        return int(noised["noising_count"]) if noised is not None and "noising_count" in noised else 0

    def _show(self) -> None:
        shown = self._shown()
        self.stepper.show_steps(shown.steps)
        self.controls.show_direction(forward=self._forward)
        self.controls.show_probe(shown.probe, self._classes)
        number, total = self._number or 0, self._count()
        name = (
            tr("{number} of {total}: “{label}”").format(number=number + 1, total=count(total), label=shown.label)
            if total and self._forward
            else ""
        )
        self.controls.show_picture(name, is_first=number <= 0, is_last=number >= total - 1)
        self.parts.show(shown, denoising_sentences(shown, picture=self.look.picture, alone=self.look.alone))
        self.parts.show_ways(self._milestones, self._answers)
        self.arrange()

    # choosing

    def _choose_step(self, step: int | None) -> None:
        self._untouched = False
        super()._choose_step(step)

    def _choose_direction(self, forward: bool) -> None:
        self.stepper.stop()
        self._forward, self._step, self._untouched = forward, None, True
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _move_picture(self, by: int) -> None:
        self._number = min(max((self._number or 0) + by, 0), max(0, self._count() - 1))
        self._show()
        self.questions_changed.emit()

    def _choose_probe(self, probe: SamplingProbe) -> None:
        self.probe_chosen.emit(text_of_probe(probe))

    def _choose_sample(self, number: int) -> None:
        probe = self._shown().probe
        if probe is not None and number:
            self._choose_probe(replace(probe, seed=(probe.seed + number) % ALL_SEEDS))

    def _choose_unguided(self) -> None:
        probe = self._shown().probe
        if probe is not None:
            self._choose_probe(replace(probe, guidance=0.0))

    def _choose_place(self, place: int) -> None:
        self.stepper.stop()
        self._choose_step(self._steps().choice_of(place))

    def _choose_in_grid(self, number: int) -> None:
        step, place = self.parts.frame_in_grid(number)
        self._choose_place(place)
        self.step_chosen.emit(step)
