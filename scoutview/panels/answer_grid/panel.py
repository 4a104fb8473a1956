"""Answer grid: the network's answer to every sum, and which of them it was trained on."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count, percent, share
from scoutview.graphics.widgets.segment import segment
from scoutview.observation import Observation, Question
from scoutview.panels.answer_grid.picture import AnswerGridPicture
from scoutview.panels.answer_grid.plan import AnswersToSums
from scoutview.panels.panel import Panel

LIT = "Lit: never seen, yet right. Dark: wrong."
CONTROLS_FROM = 200.0  # design pixels of height that leave room for buttons


class AnswerGrid(Panel):
    """Its choice: the answers, or only which sums are trained. It asks with a sum that is clicked."""

    name = "answer_grid"
    title = "Answer grid"
    needs: ClassVar[frozenset[str]] = frozenset(
        {"answers", "answer_probabilities", "right_answers", "training_sums", "addends", "sign"}
    )

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.picture = AnswerGridPicture(look, self)
        self.picture.chosen.connect(self._ask)
        self.controls = QWidget(self)
        self.controls.setProperty("control", True)
        self._row = QHBoxLayout(self.controls)
        group = QButtonGroup(self)
        self.answers = segment("answers", "Which sums are answered right", self.controls)
        self.split = segment("training sums", "Which sums training sees, whatever is answered", self.controls)
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
        counts = self.picture.counts
        if counts is None:
            return f"Every sum there is. {LIT}"
        if self.split.isChecked():
            return f"{counts.in_words()}: those that training sees."
        return f"{counts.in_words()}. {LIT}"

    def questions(self) -> tuple[Question, ...]:
        return (Question("answers"), Question("sum"))

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs):
            return
        before = self.explanation()
        addends = observation["addends"]
        self.picture.show_grid(
            AnswersToSums(
                answers=observation["answers"],
                probabilities=observation["answer_probabilities"],
                right=observation["right_answers"],
                trained=observation["training_sums"].astype(np.bool_),
                probe=(int(addends[0]), int(addends[1])),
                sign=int(observation["sign"]),
            )
        )
        if self.explanation() != before:
            self.explanation_changed.emit()

    def finding(self) -> str:
        counts = self.picture.counts
        if counts is None:
            return ""
        return f"{share(counts.unseen_share)} of the {count(counts.unseen)} sums it never saw are right."

    def formula(self) -> str:
        counts, grid = self.picture.counts, self.picture.grid
        if counts is None or grid is None:
            return _IN_WORDS
        once = " a + b and b + a are one sum here and count once." if counts.unordered else ""
        rows = "".join(
            f"<tr><td>{words}</td><td align='right'>&nbsp;{count(right)} of {count(total)}</td>"
            f"<td align='right'>&nbsp;= {percent(right / total if total else float('nan'))}</td>"
            f"<td align='right'>&nbsp;{percent(confidence)}</td></tr>"
            for words, right, total, confidence in (
                ("training sums", counts.trained_right, counts.trained, counts.trained_confidence),
                ("never seen", counts.unseen_right, counts.unseen, counts.unseen_confidence),
            )
        )
        head = (
            "<tr><td></td><td colspan='2' align='right'>answered right</td><td align='right'>&nbsp;confidence</td></tr>"
        )
        return f"{_IN_WORDS}<p>{grid.numbers}² = {count(grid.numbers**2)} cells.{once}</p><table>{head}{rows}</table>"

    def view_settings(self) -> Mapping[str, Any]:
        return {"split": self.split.isChecked(), "zoom": self.picture.zoom_settings()}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        (self.split if view_settings.get("split") is True else self.answers).setChecked(True)
        self.picture.restore_zoom(view_settings.get("zoom"))

    def _ask(self, sums: tuple[int, int]) -> None:
        if self.picture.grid is not None:
            self.probe_chosen.emit(self.picture.grid.written(*sums))

    def _show_split(self, only_split: bool) -> None:
        self.picture.show_split(only_split)
        self.explanation_changed.emit()

    def _arrange(self) -> None:
        self._row.setContentsMargins(self.look.px(12), 0, self.look.px(12), self.look.px(4))
        self._row.setSpacing(self.look.px(2))
        roomy = self.height() / self.look.scale >= CONTROLS_FROM
        self.controls.setVisible(roomy and not self.look.picture)


_IN_WORDS = (
    "<p>For each sum the network gives every number a probability; the likeliest is its answer, and its probability is"
    " the confidence.</p><p style='font-size:large'>answer(a, b) = argmax<sub>c</sub> p(c | a, b)</p>"
)
