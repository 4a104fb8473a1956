"""Denoising: from noise to a picture and from a picture to noise, step by step, and how training changed that."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.denoising.controls import DenoisingControls
from scoutview.panels.denoising.equation import NoiseEquation, sign_width
from scoutview.panels.denoising.equation_plan import NoiseTerms
from scoutview.panels.denoising.plan import (
    BOTTOM,
    GRID_COLUMNS,
    PADDING,
    USUAL_ROWS,
    DenoisingRoom,
    arrange_denoising,
    grid_columns,
    milestone_steps,
    noising_strip,
    spread_steps,
    training_grid,
)
from scoutview.panels.denoising.reading import DenoisingReading
from scoutview.panels.denoising.words import (
    BACKWARD_NAMES,
    FORWARD_NAMES,
    IN_WORDS,
    backward_finding,
    forward_finding,
    guidance_formula,
    mixture_formula,
    noising_formula,
    numbers_of,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel
from scoutview.probe import SamplingProbe

BACKWARD = ("noisy", "clean", "noise", "alpha", "sigma", "time")
FORWARD = ("noising_pictures", "noising_clean", "noising_noise", "noising_alpha", "noising_sigma", "noising_label")
STRIP = Question.of("denoising_strip", columns=GRID_COLUMNS)


class DenoisingStepper(SteppedPanel):
    """Its choices: a direction, a real picture to start from, and a step (the newest there is unless chosen)."""

    name = "denoising"
    title = "Denoising"
    needs = frozenset({*BACKWARD, *FORWARD, "noising_count", "strip", "strip_steps", "classes"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._forward = False
        self._number: int | None = None
        self._shown: dict[bool, Observation] = {}  # by direction: the last one that has its channels
        self._classes: tuple[str, ...] = ()
        self._run_step = -1
        self._answers: Mapping[int, Mapping[str, np.ndarray]] = {}
        self._rows: tuple[int, ...] = ()
        self.controls = DenoisingControls(look, self)
        self.equation = NoiseEquation(look, self)
        self.grid = PictureGrid(look, "Click a picture to see its frame of the training at its step", self)
        self.reading = DenoisingReading(look, self)
        self.empty = Lines(look, self)
        self.empty.show_texts("The pictures appear here as soon as there is a frame.")
        self._step_with(self.controls.stepper)
        self.controls.forward_chosen.connect(self._choose_direction)
        self.controls.picture_moved.connect(self._move_picture)
        self.grid.chosen.connect(self._choose_in_grid)
        self._show()

    def explanation(self) -> str:
        if self._forward:
            return "A real picture drowns in noise, step by step: what the network is trained on."
        return "Noise becomes a picture: each step guesses the clean picture and takes away a little noise."

    def questions(self) -> Collection[Question]:
        if not self._forward:
            return Question("denoising"), Question("classes")
        known = self._number is not None and self._number < self._count()
        return (Question.of("noising", number=self._number or 0) if known else Question("noising"),)

    def histories(self) -> Collection[HistoryRequest]:
        steps = milestone_steps(self.curves.steps)
        return () if self._forward or not steps else (HistoryRequest(STRIP, steps),)

    def show_observation(self, observation: Observation) -> None:
        asked = self.questions()
        self._run_step = observation.step
        if "classes" in observation:
            self._classes = tuple(observation["classes"].tolist())
        for forward, channels in ((False, BACKWARD), (True, FORWARD)):
            if observation.has(*channels):
                self._shown[forward] = observation
        self._show()
        if self.questions() != asked:
            self.questions_changed.emit()

    def show_curves(self, curves: Curves) -> None:
        super().show_curves(curves)
        rows = milestone_steps(curves.steps)
        if rows != self._rows:
            self._rows = rows
            self._show()
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request.question == STRIP:
            self._answers = history.answers
            self._show_grid()

    def finding(self) -> str:
        terms = self._terms()
        if terms is None:
            return ""
        place = self._steps().text()
        if self._forward:
            return forward_finding(self._label(), terms.sigma, place)
        steps = self._steps()
        at_end = steps.shown == steps.total - 1
        last = (terms.clean if at_end else self._shown[False]["clean"][-1]) if steps.complete else None
        return backward_finding(terms.clean, last, terms.sigma, place)

    def formula(self) -> str:
        terms = self._terms()
        if terms is None:
            return IN_WORDS
        mixture = mixture_formula(terms.alpha, terms.sigma, FORWARD_NAMES if self._forward else BACKWARD_NAMES)
        numbers = numbers_of(terms.noisy, terms.clean, terms.noise, terms.alpha, terms.sigma)
        return f"{IN_WORDS}{mixture}{numbers}{self._direction_formula()}"

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.grid.zoom_settings()
        return {"forward": self._forward, "number": self._number, "step": self._step, "zoom": zoom}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._forward = view_settings.get("forward") is True
        self._number = kept_index(view_settings.get("number"))
        self._step = kept_index(view_settings.get("step"))
        self.grid.restore_zoom(view_settings.get("zoom"))
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _arrange(self) -> None:
        scale, size, top = self.look.scale, self.size(), 4.0
        self.controls.setVisible(not self.look.picture)
        if not self.look.picture:
            inner = self.width() - 2 * self.look.px(PADDING)
            high = self.controls.arrange(inner)
            self.controls.setGeometry(self.look.px(PADDING), self.look.px(4), inner, high)
            top += high / scale + 12
        self.empty.setVisible(not self._shown)
        self.empty.setGeometry(self.look.px(PADDING), round(top * scale), self.width(), self.look.px(20))
        places = arrange_denoising(self._room(self.width() / scale - 2 * PADDING, self.height() / scale - top - BOTTOM))
        parts: tuple[tuple[QWidget, Box], ...] = (
            (self.equation, places.equation),
            (self.grid, places.grid),
            (self.reading, places.reading),
        )
        for part, box in parts:
            part.setVisible(box.height > 0 and bool(self._shown))
            if self.size() != size:
                return  # showing a part let a resize through that was waiting, and all is arranged for that size
            self.place(part, box._replace(y=box.y + top))
        self.reading.show_keys(wanted=not self.equation.plan().keys)

    def _room(self, width: float, height: float) -> DenoisingRoom:
        rows = 1 if self._forward else max(USUAL_ROWS, len(self._rows))
        shown = self._shown.get(self._forward)
        picture = shown[FORWARD[1] if self._forward else BACKWARD[0]].shape[-2:] if shown is not None else (8, 8)
        shape = (int(picture[0]), int(picture[1]))
        return DenoisingRoom(width, height, rows, sign_width(width), shape, self.look.scale, not self.look.picture)

    def _count(self) -> int:
        shown = self._shown.get(True)
        return int(shown["noising_count"]) if shown is not None and "noising_count" in shown else 0

    def _label(self) -> str:
        shown = self._shown.get(True)
        return str(shown["noising_label"]) if shown is not None else ""

    def _steps(self) -> Steps:
        shown = self._shown.get(self._forward)
        if shown is None:
            return Steps()
        if self._forward:
            arrived = len(shown["noising_pictures"])
            return Steps(arrived, arrived, 0, self._step)
        planned = shown.probe.steps if isinstance(shown.probe, SamplingProbe) else 0
        arrived = len(shown["noisy"])
        return Steps(arrived, max(arrived, planned), 1, self._step)

    def _terms(self) -> NoiseTerms | None:
        shown, step = self._shown.get(self._forward), self._steps().shown
        if shown is None or step < 0:
            return None
        if self._forward:
            pictures, clean, noise, alpha, sigma = (shown[name] for name in FORWARD[:5])
            return NoiseTerms(pictures[step], clean, noise, float(alpha[step]), float(sigma[step]))
        noisy, clean, noise, alpha, sigma = (shown[name][step] for name in BACKWARD[:5])
        return NoiseTerms(noisy, clean, noise, float(alpha), float(sigma))

    def _direction_formula(self) -> str:
        probe = self._shown[self._forward].probe
        if self._forward or not isinstance(probe, SamplingProbe):
            return noising_formula()
        known = probe.label < len(self._classes)
        return guidance_formula(self._classes[probe.label] if known else str(probe.label), probe.guidance)

    def _show(self) -> None:
        terms, steps = self._terms(), self._steps()
        self.stepper.show_steps(steps)
        self.controls.show_direction(forward=self._forward)
        if terms is not None:
            self.equation.show_terms(terms, FORWARD_NAMES if self._forward else BACKWARD_NAMES)
            self.reading.show_text(steps.text().capitalize(), "" if self.look.picture else self.finding())
        number, total = self._number or 0, self._count()
        name = f"{number + 1} of {count(total)}: a {self._label()}" if total else ""
        self.controls.show_picture(name, is_first=number <= 0, is_last=number >= total - 1)
        self._show_grid()
        self.arrange()

    def _show_grid(self) -> None:
        shown = self._steps().shown
        if not self._forward:
            self.grid.show_pictures(training_grid(self._rows, self._answers, self._columns(), self._run_step, shown))
        elif True in self._shown:
            self.grid.show_pictures(noising_strip(self._shown[True]["noising_pictures"], shown))

    def _columns(self) -> tuple[int, ...]:
        total = self._steps().total
        return spread_steps(total) if self._forward else grid_columns(self._answers, total)

    def _choose_direction(self, forward: bool) -> None:
        self.stepper.stop()
        self._forward, self._step = forward, None
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    def _move_picture(self, by: int) -> None:
        self._number = min(max((self._number or 0) + by, 0), max(0, self._count() - 1))
        self._show()
        self.questions_changed.emit()

    def _choose_in_grid(self, number: int) -> None:
        self.stepper.stop()
        columns = self._columns()
        row, column = divmod(number, len(columns))
        self._choose_step(self._steps().choice_of(columns[column]))
        if not self._forward:
            self.step_chosen.emit(self._rows[row])
