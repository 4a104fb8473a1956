"""Loss landscape: a slice of the loss through the frame on screen, and the path of the run over it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.observation import UNCHANGED, History, HistoryRequest, Observation, Question
from scoutview.panels.loss_landscape.controls import LandscapeControls
from scoutview.panels.loss_landscape.picture import LandscapePicture, ShownLandscape
from scoutview.panels.loss_landscape.plan import (
    CHANCE,
    NOTHING_TRUE,
    OF_SLICE,
    RUN,
    LandscapeReading,
    MarkedFrame,
    TrueLosses,
    coarse_first,
    off_plane,
)
from scoutview.panels.loss_landscape.scale_plan import loss_scale
from scoutview.panels.loss_landscape.words import (
    IN_WORDS,
    NOT_A_NUMBER,
    apart_words,
    dots_words,
    landscape_findings,
    landscape_formula,
    off_words,
    plane_words,
    sample_words,
)
from scoutview.panels.panel import Panel

LANDSCAPE, SAMPLE_LOSS = "landscape", Question("sample_loss")
# Points along a side: of the first picture, and while the run trains, which is not to be held up; and of all.
FIRST_DETAIL, DETAIL = 11, 41
TRAINING_FRAMES = 32  # of the run, while it trains
ENOUGH = 21  # the slice of another frame stays until this one has so many, so that nothing flickers while one scrubs
SIDE, BELOW = 16.0, 6.0  # design pixels beside and below the words
LEAST = 90.0  # design pixels of height that are left beside the controls, where these are shown
PICTURE_FROM = 170.0  # design pixels of height that the picture keeps: words go before
LINES = ((330.0, 1), (math.inf, 2))  # below such a height, so many lines of each text
NOTHING_YET = "The landscape appears here as soon as there is a frame."
BEING_COMPUTED = "The landscape of this frame is being computed."


class LossLandscape(Panel):
    """Its choices: along which directions the loss is cut, and the part of the picture that is shown."""

    name = "loss_landscape"
    title = "Loss landscape"
    brief_title = "Slice"
    needs = frozenset({*OF_SLICE, SAMPLE_LOSS.name})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._plane = RUN
        self._newest: LandscapeReading | None = None  # of the frame on screen, as far as it has come
        self._shown: LandscapeReading | None = (
            None  # the slice that is drawn: that of a frame before, until enough came
        )
        self._mark: MarkedFrame | None = None  # the frame on screen
        self._path_steps: tuple[int, ...] = ()
        self._true = NOTHING_TRUE  # of the frames on the path
        self._interventions: tuple[str, ...] = ()
        self.controls = LandscapeControls(look, self)
        self.picture = LandscapePicture(look, self)
        self.sentence = Lines(look, self, role="title")
        self.apart, self.plane, self.off = Lines(look, self), Lines(look, self), Lines(look, self)
        self.sample, self.empty = Lines(look, self), Lines(look, self)
        self.controls.plane_chosen.connect(self._choose)
        self.picture.chosen.connect(lambda step: self.step_chosen.emit(step))
        self._show()

    def explanation(self) -> str:
        if (self._plane if self._shown is None else self._shown.kind) == CHANCE:
            return "The loss as all weights move along two directions by chance, this frame in the middle."
        return "The loss as all weights move along two directions at once; the line is the run, its dots are frames."

    def questions(self) -> Collection[Question]:
        if self._trains and self._lacks_truth and self._newest is not None and self._newest.is_whole:
            return ()  # what follows a training has little time: the true losses come before the next slice
        asked = Question.of(LANDSCAPE, **self._choices())
        return (asked.of_unchanged() if self._interventions else asked,)

    @property
    def _lacks_truth(self) -> bool:
        """Whether losses of the path are still to come; a run of one frame has no path."""
        has_path = self._newest is None or bool(self._newest.path_steps)
        return self._plane == RUN and has_path and not self._true.is_whole

    def _choices(self) -> Mapping[str, int | str]:
        """Plain ones before a run is there.

        While it trains each slice is finished, whatever frames come, and the next one then knows of these: so no step
        is named up to which the run counts.
        """
        chance = {"plane": CHANCE} if self._plane == CHANCE else {}
        until = self.curves.deciding_step
        if until is None:
            return chance
        if self._trains:
            return {**chance, "frames": TRAINING_FRAMES, "detail": FIRST_DETAIL}
        # Trajectories come before histories: so the path has its true losses before the slice is made fine.
        return {**chance, "until": until, "detail": FIRST_DETAIL if self._lacks_truth else DETAIL}

    @property
    def _trains(self) -> bool:
        return len(self.curves) > 0 and int(self.curves.steps[-1]) < self.curves.planned_steps

    def histories(self) -> Collection[HistoryRequest]:
        """The true losses of the frames on the path."""
        steps = self._path_steps
        return (HistoryRequest(SAMPLE_LOSS.of_unchanged(), coarse_first(steps)),) if steps else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._newest = self._shown = self._mark = None  # they are of another run
                self._path_steps, self._true = (), NOTHING_TRUE
            super().show_curves(curves)
            self._show()

    def show_history(self, history: History) -> None:
        if history.request in self.histories():
            with self.asking_anew():
                self._true = TrueLosses.of(history)
                self._show()

    def show_observation(self, observation: Observation) -> None:
        before = self._newest, self._shown, self._mark, self._interventions
        with self.asking_anew():
            self._interventions = observation.probe.interventions
            named = UNCHANGED if observation.probe.interventions else ""
            if observation.has(*(named + channel for channel in OF_SLICE)):
                arrays = {channel: observation[named + channel] for channel in OF_SLICE}
                self._take(LandscapeReading(arrays, observation.step))
            self._mark_at(observation.step)
            if (self._newest, self._shown, self._mark, self._interventions) != before:
                self._show()

    def _take(self, there: LandscapeReading) -> None:
        """Not each single loss: painting takes longer than that."""
        before, shown = self._newest, self._shown
        if shown is not None and there.begins_as(shown):
            self._mark = there.mark  # as soon as that is known, the slice may stay for long
        if before is not None and before.looks_like(there):
            return
        same = shown is not None and shown.plane == there.plane
        if not there.has_path or not (same or there.detail):
            return  # its places are others than those of the slice that is drawn
        self._newest, self._mark = there, there.mark
        if there.path_steps and there.path_steps != self._path_steps:
            self._path_steps, self._true = there.path_steps, replace(self._true, is_whole=False)
        if there.detail >= (ENOUGH if same else 1) or (there.is_whole and there.detail):
            self._shown = there
            if shown is None or shown.kind != there.kind:
                self.explanation_changed.emit()

    def _mark_at(self, step: int) -> None:
        """MarkedFrame the frame on screen at once, where it is one of the path whose loss is known."""
        newest = self._newest
        if newest is not None:
            known = newest.mark if newest.step == step else self._true.mark_of(step, newest)
            self._mark = known or self._mark

    def finding(self) -> str:
        return self._findings()[0]

    def _findings(self) -> tuple[str, ...]:
        reading, mark = self._newest, self._mark
        if reading is None or mark is None:
            return ("",)
        last = int(self.curves.steps[-1]) if len(self.curves) else None
        return landscape_findings(reading, mark, self._true, last)

    def formula(self) -> str:
        reading = self._newest
        return IN_WORDS if reading is None else landscape_formula(reading, self._true, off_plane(reading, self._true))

    def view_settings(self) -> Mapping[str, Any]:
        zoom = self.picture.zoom_settings()
        return {"plane": self._plane, **({"zoom": zoom} if zoom else {})}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        plane = view_settings.get("plane")
        self._plane = CHANCE if plane == CHANCE else RUN
        self.picture.restore_zoom(view_settings.get("zoom"))
        self._show()
        self.questions_changed.emit()

    def _choose(self, plane: str) -> None:
        self._plane = plane
        self._show()
        self.questions_changed.emit()

    # what is shown

    def _show(self) -> None:
        self.controls.show_plane(self._plane)
        newest, shown, mark = self._newest, self._shown, self._mark
        if newest is not None and shown is not None and mark is not None:
            self.picture.show_landscape(ShownLandscape(shown, mark, self._true, loss_scale(self.curves)))
            self.picture.setAccessibleName(f"{self.title}. {self.finding()}")
            self.sentence.show_texts(*self._findings())
            self.apart.show_texts(*apart_words(self._interventions))
            self.plane.show_texts(*plane_words(newest))
            self._say_dots(newest)
            self.sample.show_texts(*sample_words(shown, mark.step, trains=self._trains), quiet=True)
        broken = mark is not None and not math.isfinite(mark.loss)
        self.empty.show_texts(NOT_A_NUMBER if broken else BEING_COMPUTED if len(self.curves) else NOTHING_YET)
        self.arrange()

    def _say_dots(self, newest: LandscapeReading) -> None:
        """What the dots are, and how far they lie off the slice."""
        told = off_plane(newest, self._true), dots_words(newest)
        self.off.show_texts(*off_words(*told, waits=self._lacks_truth and bool(newest.path_steps)))

    @property
    def _is_seen(self) -> bool:
        return self._shown is not None and self._mark is not None and math.isfinite(self._mark.loss)

    def _arrange(self) -> None:
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        seen = self._is_seen
        foot = height - self._arrange_words(top, width - 2 * SIDE, height, seen=seen)
        self.picture.setVisible(seen)
        self.place(self.picture, Box(SIDE, top, max(1.0, width - 2 * SIDE), max(1.0, foot - top)))
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(SIDE, top, max(1.0, width - 2 * SIDE), max(1.0, height - top)))

    def _arrange_words(self, top: float, width: float, height: float, *, seen: bool) -> float:
        """The words at the foot, as many as leave the picture its height; how high they get."""
        foot = Foot(width, height - top - PICTURE_FROM, BELOW)
        most = next(lines for below, lines in LINES if height - top < below)
        told = () if self.look.says_finding else (self.sentence,)
        for text in (self.apart, *told, self.plane, self.off, self.sample) if seen else ():
            foot.take(text, most=most)
        return self.place_foot(foot, (self.apart, self.sentence, self.plane, self.off, self.sample), SIDE, height)
