"""Denoising: from noise to a picture and from a picture to noise, step by step, and how training changed that."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.lines import Lines
from scoutview.graphics.widgets.picture_grid import PictureGrid
from scoutview.graphics.widgets.picture_grid_plan import Pixel, scale_of_wholes
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.denoising.controls import DenoisingControls
from scoutview.panels.denoising.equation import NoiseEquation
from scoutview.panels.denoising.plan import (
    BOTTOM,
    NOWHERE,
    PADDING,
    SAMPLES,
    DenoisingPlaces,
    DenoisingRoom,
    arrange_denoising,
)
from scoutview.panels.denoising.reading import DenoisingReading
from scoutview.panels.denoising.shown import BACKWARD, FORWARD, HALF, DenoisingShown
from scoutview.panels.denoising.ways_plan import (
    ASKED_COLUMNS,
    TrainingRows,
    Way,
    milestone_steps,
    sample_pictures,
    training_grid,
    training_rows,
    way_pictures,
)
from scoutview.panels.denoising.words import (
    BACKWARD_NAMES,
    FORWARD_NAMES,
    IN_WORDS,
    backward_finding,
    forward_finding,
    guidance_formula,
    mixture_formula,
    noising_formula,
    noising_headings,
    numbers_of,
    sample_captions,
    sample_headings,
    sum_words,
    way_headings,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel
from scoutview.probe import SamplingProbe, text_of_probe

STRIP = Question.of("denoising_strip", columns=ASKED_COLUMNS)
SEEDS = 2**31


class DenoisingStepper(SteppedPanel):
    """Its choices: a direction, a real picture to start from, and a step.

    Until a step is chosen it is the one at which half of the mixture is noise, and the samples are finished.
    """

    name = "denoising"
    title = "Denoising"
    needs = frozenset(
        {*BACKWARD, *FORWARD, "noising_count", "strip", "strip_noisy", "strip_steps", "samples", "classes"}
    )

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._forward = False
        self._untouched = True  # until a step is chosen
        self._number: int | None = None
        self._observed: dict[bool, Observation] = {}  # by direction: the last one that has its channels
        self._classes: tuple[str, ...] = ()
        self._answers: Mapping[int, Mapping[str, np.ndarray]] = {}
        self._milestones: tuple[int, ...] = ()
        self._places = DenoisingPlaces(NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE)
        self.controls = DenoisingControls(look, self)
        self.way = PictureGrid(look, "Click a picture to see its step", self)
        self.equation = NoiseEquation(look, self)
        self.samples = PictureGrid(look, "Click a picture to draw on from its noise", self)
        self.grid = PictureGrid(look, "Click a picture to see its frame of the training at its step", self)
        self.reading = DenoisingReading(look, self)
        self.empty = Lines(look, self)
        self.empty.show_texts("The pictures appear here as soon as there is a frame.")
        self._step_with(self.controls.stepper)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.controls.forward_chosen.connect(self._choose_direction)
        self.controls.picture_moved.connect(self._move_picture)
        self.controls.probe_chosen.connect(self._choose_probe)
        self.way.chosen.connect(self._choose_on_way)
        self.samples.chosen.connect(self._choose_sample)
        self.grid.chosen.connect(self._choose_in_grid)
        self.equation.pixel_hovered.connect(self._read_sum)
        self.reading.read(self.way, lambda: self._shown().way_names(self._places.way_columns))
        self.reading.read(self.samples, lambda: self._shown().sample_names())
        self.reading.read(self.grid, lambda: self._shown().grid_names(self._rows(self._shown()).labels))

    def explanation(self) -> str:
        if self._forward:
            return "A real picture drowns in noise, step by step: what the network is trained on."
        return "Noise becomes a picture: each step guesses the clean picture and takes away a little noise."

    def questions(self) -> Collection[Question]:
        known = self._number is not None and self._number < self._count()
        noising = Question.of("noising", number=self._number or 0) if known else Question("noising")
        return (noising,) if self._forward else (Question("denoising"), Question("classes"), noising)

    def histories(self) -> Collection[HistoryRequest]:
        steps = milestone_steps(self.curves.steps)
        return () if self._forward or not steps else (HistoryRequest(STRIP, steps),)

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
            self._show()
            self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request.question == STRIP:
            self._answers = history.answers
            self._show_pictures()

    def finding(self) -> str:
        shown = self._shown()
        terms, steps = shown.terms, shown.steps
        if terms is None or shown.observation is None:
            return ""
        if self._forward:
            return forward_finding(shown.label, terms.sigma, steps.text())
        at_end = steps.shown == steps.total - 1
        last = (terms.clean if at_end else shown.observation["clean"][-1]) if steps.complete else None
        return backward_finding(terms.clean, last, terms.sigma, steps.text())

    def formula(self) -> str:
        shown = self._shown()
        terms, probe = shown.terms, shown.probe
        if terms is None:
            return IN_WORDS
        mixture = mixture_formula(terms.alpha, terms.sigma, FORWARD_NAMES if self._forward else BACKWARD_NAMES)
        numbers = numbers_of(terms.noisy, terms.clean, terms.noise, terms.alpha, terms.sigma)
        asked = noising_formula() if self._forward or probe is None else guidance_formula(shown.label, probe.guidance)
        return f"{IN_WORDS}{mixture}{numbers}{asked}"

    def view_settings(self) -> Mapping[str, Any]:
        return {
            "forward": self._forward,
            "number": self._number,
            "step": self._step,
            "untouched": self._untouched,
            "zoom": self.grid.zoom_settings(),
            "way_zoom": self.way.zoom_settings(),
            "samples_zoom": self.samples.zoom_settings(),
        }

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        self._forward = view_settings.get("forward") is True
        self._number = kept_index(view_settings.get("number"))
        self._step = kept_index(view_settings.get("step"))
        # a scene of a version that began at the newest step has a step, though it be None, and no word of this
        self._untouched = view_settings.get("untouched", "step" not in view_settings) is True
        self.grid.restore_zoom(view_settings.get("zoom"))
        self.way.restore_zoom(view_settings.get("way_zoom"))
        self.samples.restore_zoom(view_settings.get("samples_zoom"))
        self._show()
        self.explanation_changed.emit()
        self.questions_changed.emit()

    # places

    def _arrange(self) -> None:
        scale, size = self.look.scale, self.size()
        top = self.arrange_controls(self.controls, self.controls.arrange, PADDING)
        is_empty = self._forward not in self._observed
        self.empty.setVisible(is_empty)
        self.empty.setGeometry(self.look.px(PADDING), round(top * scale), self.width(), self.look.px(20))
        places = arrange_denoising(self._room(self.height() / scale - top - BOTTOM))
        parts: tuple[tuple[QWidget, Box], ...] = (
            (self.way, places.way),
            (self.equation, places.equation),
            (self.samples, places.samples),
            (self.grid, places.grid),
            (self.reading, places.reading),
        )
        for part, box in parts:
            part.setVisible(box.height > 0 and not is_empty)
            if self.size() != size:
                return  # showing a part let a resize through that was waiting, and all is arranged for that size
            self.place(part, box._replace(y=box.y + top))
        if places != self._places:
            self._places = places
            self._show_pictures()

    def _room(self, height: float) -> DenoisingRoom:
        shown = self._shown()
        return DenoisingRoom(
            self.width() / self.look.scale - 2 * PADDING,
            height,
            shown.shape,
            scale_of_wholes(self.look.scale, picture=self.look.picture),
            forward=self._forward,
            with_samples=shown.observation is None or "samples" in shown.observation,
            with_sentence=not self.look.picture,
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

    def _rows(self, shown: DenoisingShown) -> TrainingRows:
        frame = shown.observation.step if shown.observation is not None else -1
        return training_rows(self._milestones, self._places.grid_rows, frame, shown.way)

    def _show(self) -> None:
        shown = self._shown()
        terms, steps = shown.terms, shown.steps
        self.stepper.show_steps(steps)
        self.controls.show_direction(forward=self._forward)
        self.controls.show_probe(shown.probe, self._classes)
        if terms is not None:
            names = FORWARD_NAMES if self._forward else BACKWARD_NAMES
            self.equation.show_terms(terms, names, shown.place_name())
            self.reading.show_text("" if self.look.picture else self.finding())
        number, total = self._number or 0, self._count()
        name = f"{number + 1} of {count(total)}: a {shown.label}" if total and self._forward else ""
        self.controls.show_picture(name, is_first=number <= 0, is_last=number >= total - 1)
        self._show_pictures()
        self.arrange()

    def _show_pictures(self) -> None:
        shown = self._shown()
        way = shown.way
        if way is None:
            return
        columns = shown.columns(self._places.way_columns)
        first = shown.steps.first
        labels = columns.labels(first, str(columns.places[-1]) if self._forward else "finished")
        headings = noising_headings(shown.label) if self._forward else way_headings(shown.label, shown.probe)
        self.way.show_pictures(way_pictures(way, columns, labels, headings))
        if not self._forward:
            grid = training_grid(self._rows(shown), self._answers, way.total, shown.grid_columns())
            self.grid.show_pictures(grid)
            self._show_samples(shown, way)

    def _show_samples(self, shown: DenoisingShown, way: Way) -> None:
        if shown.observation is None or "samples" not in shown.observation:
            return
        after = shown.after
        place = "" if after >= way.total - 1 else f"after step {after + 1}"
        headings, captions = sample_headings(shown.label, place), sample_captions(shown.probe, SAMPLES - 1)
        pictures = sample_pictures(way, shown.observation["samples"], after, headings, captions)
        self.samples.show_pictures(replace(pictures, columns=self._places.sample_columns))

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
        if probe is not None and number == SAMPLES - 1:
            self._choose_probe(replace(probe, guidance=0.0))
        elif probe is not None and number:
            self._choose_probe(replace(probe, seed=(probe.seed + number) % SEEDS))

    def _choose_on_way(self, number: int) -> None:
        self._choose_place(self._shown().columns(self._places.way_columns).places[number])

    def _choose_place(self, place: int) -> None:
        self.stepper.stop()
        self._choose_step(self._steps().choice_of(place))

    def _choose_in_grid(self, number: int) -> None:
        shown = self._shown()
        columns = shown.grid_columns().places
        row, column = divmod(number, len(columns))
        step = self._rows(shown).steps[row]
        self._choose_place(columns[column])
        self.step_chosen.emit(step)

    def _read_sum(self, pixel: Pixel | None) -> None:
        terms = self._shown().terms
        self.reading.show_hovered("" if pixel is None or terms is None else sum_words(terms, pixel))
