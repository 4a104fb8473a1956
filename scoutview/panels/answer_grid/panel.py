"""Answer grid: the network's answer to every sum, and which of them it was trained on."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.answer_grid.earlier_plan import EarlierAnswers, EarlierFrame, earlier_frames
from scoutview.panels.answer_grid.picture import AnswerGridPicture
from scoutview.panels.answer_grid.plan import AnswersToSums
from scoutview.panels.answer_grid.words import IN_WORDS, UNKNOWN, explanation, finding, formula
from scoutview.panels.panel import Panel

ANSWERS = Question("answers")
ARRAYS = ("answers", "answer_probabilities", "right_answers", "training_sums")
UNSEEN_COLOURS = {"dark": tr("orange"), "light": tr("brown")}  # what that of validation is called, by theme
CONTROLS_FROM = 200.0  # design pixels of height that leave room for buttons


class AnswerGrid(Panel):
    """Its choice: the answers, or only which sums are trained. It asks with a sum that is clicked.

    Beside the frame on screen stand those where the training sums were known, and half of the others.
    """

    name = "answer_grid"
    title = tr("Answer grid")
    brief_title = tr("Answers")
    needs: ClassVar[frozenset[str]] = frozenset({*ARRAYS, "addends", "sign"})

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._frames: tuple[EarlierFrame, ...] = ()
        self._answers: Mapping[int, Arrays] = {}  # at these
        self.picture = AnswerGridPicture(look, self)
        self.picture.chosen.connect(self._choose)
        self.controls = QWidget(self)
        self.controls.setProperty("control", True)
        self._row = QHBoxLayout(self.controls)
        group = QButtonGroup(self)
        self.answers = segment(tr("answers"), tr("Which sums are answered right"), self.controls)
        self.split = segment(tr("training sums"), tr("Which sums training sees, whatever is answered"), self.controls)
        for button in (self.answers, self.split):
            group.addButton(button)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.answers.setChecked(True)
        self.split.toggled.connect(self._show_split)
        self.body.addWidget(self.controls)
        self.body.addWidget(self.picture, 1)
        self.arrange()

    def explanation(self) -> str:
        grid = self.picture.grid
        if grid is None:
            return UNKNOWN
        colour = UNSEEN_COLOURS[self.look.theme.name]
        return explanation(grid, only_split=self.split.isChecked(), unseen_colour=colour)

    def questions(self) -> tuple[Question, ...]:
        return ANSWERS, Question("sum")

    def histories(self) -> tuple[HistoryRequest, ...]:
        steps = tuple(dict.fromkeys(frame.step for frame in self._frames))
        return (HistoryRequest(ANSWERS, steps),) if steps else ()

    def show_curves(self, curves: Curves) -> None:
        before, asked = self.curves, self.histories()
        super().show_curves(curves)
        self._frames = earlier_frames(curves)
        if not curves.continue_those(before):
            self._answers = {}
        elif self.histories() == asked:
            return
        self._show()
        self.questions_changed.emit()

    def show_history(self, history: History) -> None:
        if history.request in self.histories():
            self._answers = history.answers
            self._show()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs):
            return
        before, (a, b) = self.explanation(), observation["addends"]
        grid = _grid_of(observation.arrays, (int(a), int(b)), int(observation["sign"]))
        self.picture.show_grid(grid, observation.step)
        if self.explanation() != before:
            self.explanation_changed.emit()

    def finding(self) -> str:
        return "" if self.picture.counts is None else finding(self.picture.counts)

    def formula(self) -> str:
        counts, grid = self.picture.counts, self.picture.grid
        if counts is None or grid is None:
            return IN_WORDS
        return formula(grid, counts, with_earlier=bool(self._frames))

    def view_settings(self) -> Mapping[str, Any]:
        return {"split": self.split.isChecked(), "zoom": self.picture.zoom_settings()}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        (self.split if view_settings.get("split") is True else self.answers).setChecked(True)
        self.picture.restore_zoom(view_settings.get("zoom"))

    def _show(self) -> None:
        known = {step: _grid_of(arrays) for step, arrays in self._answers.items()}
        self.picture.show_earlier([EarlierAnswers(frame, known.get(frame.step)) for frame in self._frames])

    def _choose(self, part: tuple[int, int] | int) -> None:
        """Ask a sum, or go to the step of an earlier grid."""
        if isinstance(part, int):
            self.step_chosen.emit(part)
        elif self.picture.grid is not None:
            self.probe_chosen.emit(self.picture.grid.written(*part))

    def _show_split(self, only_split: bool) -> None:
        self.picture.show_split(only_split)
        self.explanation_changed.emit()

    def _arrange(self) -> None:
        self._row.setContentsMargins(self.look.px(12), 0, self.look.px(12), self.look.px(4))
        self._row.setSpacing(self.look.px(2))
        self.show_controls(self.controls, wanted=True, roomy=self.height() / self.look.scale >= CONTROLS_FROM)


def _grid_of(arrays: Arrays, probe: tuple[int, int] = (0, 0), sign: int = 1) -> AnswersToSums:
    return AnswersToSums(
        answers=arrays["answers"],
        probabilities=arrays["answer_probabilities"],
        right=arrays["right_answers"],
        trained=arrays["training_sums"].astype(np.bool_),
        probe=probe,
        sign=sign,
    )
