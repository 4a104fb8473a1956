"""One step: a training step taken apart into forward, loss, back and update, on the frame on screen."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.graphics.widgets.readout import Readout
from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr
from scoutview.observation import UNCHANGED, Observation, Question
from scoutview.panels.one_step.amounts import rate_text
from scoutview.panels.one_step.answers import AnswersTable
from scoutview.panels.one_step.controls import StepControls
from scoutview.panels.one_step.parts import PartsPicture
from scoutview.panels.one_step.plan import (
    LOSS,
    STAGES,
    UPDATE,
    AnswersReading,
    SizesReading,
    body_places,
    stands_beside,
)
from scoutview.panels.one_step.rates import RatesPicture
from scoutview.panels.one_step.stages import HEIGHT, StageStrip
from scoutview.panels.one_step.tried import TriedReading, kept_rate, rate_typed
from scoutview.panels.one_step.words import (
    BAD_RATE,
    IN_WORDS,
    NOT_A_NUMBER,
    apart_words,
    decay_words,
    findings,
    optimizer_words,
    origin_words,
    part_lines,
    step_formula,
)
from scoutview.panels.panel import kept_index
from scoutview.panels.stepped_panel import SteppedPanel

STEP, ANSWERS, TRIED = "one_step", "scored_answers", "gradient_steps"
CHANNELS = {
    STEP: (
        *("step_parts", "step_counts", "step_weights", "step_activations", "step_signals", "step_gradients"),
        *("step_changes", "step_decays", "step_memory", "step_optimizers", "step_rates", "step_momenta"),
        *("step_weight_decays", "step_number", "step_loss_before", "step_loss_after", "step_gradient_length"),
        *("step_source", "step_batch", "step_examples", "step_retraced"),
    ),
    ANSWERS: (
        *("scored_asked", "scored_said", "scored_said_probabilities", "scored_right", "scored_right_probabilities"),
        *("scored_costs", "scored_examples", "scored_pictures", "scored_correct", "scored_count", "scored_loss"),
    ),
    TRIED: ("tried_rates", "tried_predicted", "tried_real", "tried_so_far", "tried_loss", "tried_square"),
}
SIDE, BELOW = 16.0, 8.0  # design pixels beside and below the words
LEAST = 120.0  # design pixels of height that are left beside the controls, where these are shown
PICTURE_FROM = 96.0  # design pixels of height that the picture keeps: words go before
BELOW_STRIP = 60.0  # of height that it keeps below the strip of parts, which goes before: the stepper has them as well
LINES = ((330.0, 1), (470.0, 2), (math.inf, 3))  # below such a height, so many lines of each text
IN_THE_MAKING = tr("The step is being computed.")
NOTHING_YET = tr("The step appears here as soon as there is a frame.")


class OneStepPanel(SteppedPanel):
    """Its choices: which of the four parts is shown, one example or the whole batch, and a rate of one's own."""

    name = "one_step"
    title = tr("One step")
    brief_title = tr("Step")
    field_term = tr("forward pass, loss, backpropagation, optimizer step")
    needs = frozenset(channel for channels in CHANNELS.values() for channel in channels)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._example = -1
        self._rate: float | None = None
        self._bad_rate = ""
        self._reading: SizesReading | None = None
        self._answers: AnswersReading | None = None
        self._tried: TriedReading | None = None
        self._interventions: tuple[str, ...] = ()
        self._seen: Sequence[np.ndarray] = ()  # of what is shown, to know it again
        self.controls = StepControls(look, self)
        self.strip = StageStrip(look, self)
        self.sentence = Lines(look, self, role="title")
        self.parts = PartsPicture(look, self)
        self.table = AnswersTable(look, self)
        self.rates = RatesPicture(look, self)
        self.optimizer, self.origin = Lines(look, self), Lines(look, self)
        self.apart, self.empty = Lines(look, self), Lines(look, self)
        self.readout = Readout(look, self)
        self._step_with(self.controls.stepper)
        self.strip.chosen.connect(lambda stage: self._choose_step(self._steps().choice_of(stage)))
        self.table.chosen.connect(self._choose_example)
        self.parts.pointed.connect(self._tell_part)
        self.parts.chosen.connect(self._open_part)
        self.controls.example_chosen.connect(self._choose_example)
        self.controls.rate_typed.connect(self._type_rate)
        self._show()

    def explanation(self) -> str:
        return tr(
            "One training step in four parts: numbers go forward, cost is counted, gradients come back, weights move."
        )

    def questions(self) -> Collection[Question]:
        example: dict[str, Any] = {} if self._example < 0 else {"example": self._example}
        rate = {} if self._rate is None else {"rate": self._rate}
        asked = (
            Question.of(STEP, **example),
            Question.of(ANSWERS, **example),
            Question.of(TRIED, **example, **rate),
        )
        return tuple(each.of_unchanged() for each in asked) if self._interventions else asked

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._reading = self._answers = self._tried = None  # they are of another run
            super().show_curves(curves)
            self._show()

    def show_observation(self, observation: Observation) -> None:
        with self.asking_anew():
            self._interventions = observation.probe.interventions
            self._take(observation)
            self._show()

    def _take(self, observation: Observation) -> None:
        """All that belongs to one step at once, if there is another one on screen."""
        named, before = UNCHANGED if observation.probe.interventions else "", self._reading
        here = [name for name, channels in CHANNELS.items() if observation.has(*(named + each for each in channels))]
        seen = [observation[named + CHANNELS[name][0]] for name in here]
        if STEP not in here or (
            before is not None and before.step == observation.step and _are_these(seen, self._seen)
        ):
            return
        arrays = {channel: observation[named + channel] for name in here for channel in CHANNELS[name]}
        there = SizesReading(arrays, observation.step)
        tried = TriedReading(arrays) if TRIED in here else None
        whole = tried is not None and tried.is_whole and ANSWERS in here
        unfinished = not whole or not (there.is_whole or there.to_retrace)
        if before is not None and before.is_whole and before.step != there.step and unfinished:
            return
        same = before is not None and (before.step, before.batch) == (there.step, there.batch)
        kept = self._tried if same else None  # until a rate of one's own was tried as well
        self._seen, self._reading = seen, there
        self._answers = AnswersReading(arrays) if ANSWERS in here else None
        self._tried = tried if tried is not None and tried.is_whole else kept

    def finding(self) -> str:
        reading = self._reading
        return "" if reading is None else findings(self._stage(), reading, self._answers)[0]

    def formula(self) -> str:
        return IN_WORDS if self._reading is None else step_formula(self._reading, self._answers, self._tried)

    def view_settings(self) -> Mapping[str, Any]:
        return {"part": self._step, "example": max(self._example, -1), "rate": self._rate}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self.stepper.stop()
        part, example = (kept_index(view_settings.get(name)) for name in ("part", "example"))
        self._step = part if part is not None and part < len(STAGES) - 1 else None
        self._example = -1 if example is None else example
        self._rate, self._bad_rate = kept_rate(view_settings.get("rate")), ""
        self._show()
        self.questions_changed.emit()

    # choices

    def _choose_example(self, example: int) -> None:
        if example != self._example:
            self._example = example
            self._show()
            self.questions_changed.emit()

    def _type_rate(self, text: str) -> None:
        """A rate that can be tried is; what can be none is told; nothing takes it back."""
        rate = rate_typed(text)
        self._bad_rate = BAD_RATE.format(text.strip()) if text.strip() and rate is None else ""
        if rate != self._rate and not self._bad_rate:
            self._rate = rate
            self.questions_changed.emit()
        self._show()

    def _open_part(self, row: int) -> None:
        """Its matrix, where it has one."""
        if self._reading is not None and self._reading.parts[row]:
            self.part_chosen.emit("matrix_multiply", {"site": self._reading.parts[row], "own": False})

    def _tell_part(self, row: int | None, at: QPointF) -> None:
        told = [] if row is None or self._reading is None else part_lines(self._reading, row)
        self.readout.tell(told, at + QPointF(self.parts.pos()) / self.look.scale)

    # what is shown

    def _stage(self) -> int:
        return len(STAGES) - 1 if self._step is None else min(self._step, len(STAGES) - 1)

    def _steps(self) -> Steps:
        if self._reading is None:
            return Steps()
        return Steps(len(STAGES), len(STAGES), 1, self._step, untouched=self._step is None, noun="part")

    def _show(self) -> None:
        reading, answers, tried, stage = self._reading, self._answers, self._tried, self._stage()
        self.stepper.show_steps(self._steps())
        self.strip.show_stage(stage)
        typed = "" if self._rate is None else rate_text(self._rate)
        self.controls.show_choices(self._example, 1 if reading is None else reading.examples, typed)
        self.table.show_reading(answers, self.curves.loss_kind, choosable=self._example < 0)
        self.rates.show_reading(tried, self._rate)
        if reading is not None:
            self.parts.show_reading(reading, stage)
            self.sentence.show_texts(*findings(stage, reading, answers))
            told = optimizer_words(reading) if stage == UPDATE else ("",)
            decay = decay_words(reading) if stage == UPDATE else ""
            self.optimizer.show_texts(*((f"{told[0]} {decay}", *told) if decay else told))
            self.origin.show_texts(*origin_words(reading), quiet=True)
        self.apart.show_texts(*((self._bad_rate,) if self._bad_rate else apart_words(self._interventions)))
        nothing = IN_THE_MAKING if len(self.curves) else NOTHING_YET
        self.empty.show_texts(nothing if reading is None else NOT_A_NUMBER)
        self.arrange()

    def _arrange(self) -> None:
        top = self.arrange_controls(self.controls, self.controls.arrange, SIDE, below=6.0, least_height=LEAST)
        width, height = self.width() / self.look.scale, self.height() / self.look.scale
        reading, stage, inner = self._reading, self._stage(), max(1.0, width - 2 * SIDE)
        seen = reading is not None and reading.is_number
        begins = top + HEIGHT + BELOW
        stripped = height - begins >= BELOW_STRIP
        self.strip.setVisible(seen and stripped)
        self.place(self.strip, Box(SIDE, top, inner, HEIGHT))
        self.empty.setVisible(not seen)
        self.place(self.empty, Box(SIDE, top, inner, max(1.0, height - top)))
        begins = begins if stripped else top
        needed = self.parts.height_for(), self.rates.height_for(inner)
        updating = seen and stage == UPDATE
        at_foot = (self.apart, *(() if self.look.says_finding else (self.sentence,)), self.origin)
        body = self._body_above(begins, inner, height, (*at_foot, self.optimizer))
        beside = updating and stands_beside(body, *needed)
        if beside:
            body = self._body_above(begins, inner, height, at_foot)
        parts, rates = body_places(body, needed[0], needed[1] if updating else 0.0, beside=beside)
        if beside and rates is not None:
            rates = self._with_optimizer(rates)
        self.rates.setVisible(seen and rates is not None)
        if rates is not None:
            self.place(self.rates, rates)
        for part, shown in ((self.parts, stage != LOSS), (self.table, stage == LOSS)):
            part.setVisible(seen and shown)
            self.place(part, parts)

    def _body_above(self, top: float, width: float, height: float, texts: Sequence[Lines]) -> Box:
        """What these words, placed at the foot, leave to the pictures."""
        foot = height - self._arrange_words(top, width, height, texts)
        return Box(SIDE, top, width, max(1.0, foot - top - BELOW))

    def _with_optimizer(self, room: Box) -> Box:
        """What the words on the optimizer, at the foot of this room, leave to the rates."""
        pitch = self.optimizer.pitch
        left = room.height - self.rates.height_for(room.width) - BELOW
        lines = min(round(self.optimizer.height_for(room.width) / pitch), int(left // pitch))
        shown = lines * pitch >= max(pitch, self.optimizer.least_height_for(room.width))
        self.optimizer.setVisible(shown)
        if not shown:
            return room
        self.place(self.optimizer, Box(room.x, room.bottom - lines * pitch, room.width, lines * pitch))
        return room._replace(height=room.height - lines * pitch - BELOW)

    def _arrange_words(self, top: float, width: float, height: float, texts: Sequence[Lines]) -> float:
        """The words at the foot, as many as leave the picture its height; how high they get. First the weightiest."""
        foot = Foot(width, height - top - PICTURE_FROM, BELOW)
        most = next(lines for below, lines in LINES if height - top < below)
        seen = self._reading is not None and self._reading.is_number
        for text in texts if seen else ():
            foot.take(text, most=most)
        return self.place_foot(foot, (self.sentence, self.optimizer, self.apart, self.origin), SIDE, height)


def _are_these(some: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> bool:
    """Whether they are the very same arrays."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
