"""Prediction: what the model thinks comes next, or what it takes a picture for."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, first_with_room
from scoutview.graphics.base.numbers import count, likelihood
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.runs.compared_plan import compared_steps, kept_steps, with_step
from scoutview.graphics.widgets.prompt import PromptLine
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.language import tr
from scoutview.observation import UNCHANGED, History, HistoryRequest, Observation, Question
from scoutview.panels.panel import Panel, kept_index
from scoutview.panels.prediction.bars import OutcomeBars, Outcomes
from scoutview.panels.prediction.picture_view import CAPTION, PictureView
from scoutview.panels.prediction.plan import (
    RISE_ROW,
    RISE_TITLE,
    likeliest,
    likelihoods,
    rank_outcomes,
    rise_height,
)
from scoutview.panels.prediction.words import (
    IN_WORDS,
    WITHOUT,
    change_in_words,
    formula,
    likelihood_words,
    own_picture_in_words,
    picture_captions,
    rise_in_words,
    sum_in_words,
)
from scoutview.probe import PictureProbe, Probe

PADDING = 16
PROMPT_HEIGHT = 30
PICTURE_FROM = 400  # design pixels of width that hold a picture beside the bars
PREDICTION = Question("prediction")
NO_PICTURE = np.zeros((0, 0), np.float32)


class Prediction(Panel):
    """Its choices: after which token of the text it asks (the last unless chosen), whether all outcomes are listed.

    The token holds for its text alone. While the model is changed, it asks the unchanged one as well.
    """

    name = "prediction"
    title = tr("Prediction")
    needs = frozenset({"outcomes", "outcome_probabilities", "right_outcome", "right_source", "prompt"})
    answers_first = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._observation: Observation | None = None
        self._position: int | None = None
        self._position_of: Probe | None = None  # the probe that the position was chosen in, without interventions
        self._folded, self._first = True, 0  # of those listed, the first one's place
        self._changed = False  # the model that answered was changed
        self._compared: tuple[int, ...] = ()
        self._risen: History | None = None
        self.prompt = PromptLine(look, self)
        self.picture = PictureView(look, self)
        self.bars = OutcomeBars(look, self)
        self.rise = RankedBars(look, self, row_height=RISE_ROW, title_height=RISE_TITLE, large=True)
        self.rise.setToolTip(tr("Click a row to see that step of the training"))
        self.prompt.chosen.connect(self._choose_position)
        self.bars.chosen.connect(lambda _: self._fold(not self._folded))
        self.bars.scrolled.connect(self._scroll)
        self.rise.chosen.connect(lambda row: self.step_chosen.emit(self._rows()[row]))
        self.arrange()

    def explanation(self) -> str:
        if self._is_picture():
            return tr("What the model takes the picture for.")
        return tr("What the model answers.") if self._is_sum() else tr("What the model thinks comes next.")

    def questions(self) -> Collection[Question]:
        asked = self._asked()
        return (asked, asked.of_unchanged()) if self._changed else (asked,)

    def _asked(self) -> Question:
        return PREDICTION if self._position is None else Question.of("prediction", position=self._position)

    def histories(self) -> Collection[HistoryRequest]:
        return (HistoryRequest(self._asked(), self._compared),) if len(self._compared) > 1 else ()

    def show_curves(self, curves: Curves) -> None:
        with self.asking_anew():
            if not curves.continue_those(self.curves):
                self._risen = None  # it tells of another run
            super().show_curves(curves)
            self._compared = compared_steps(curves.steps)
            self._show()

    def show_history(self, history: History) -> None:
        if history.request.question == self._asked():
            self._risen = history
            self._show_rise()

    def show_observation(self, observation: Observation) -> None:
        if not observation.has(*self.needs):
            return
        before = self.explanation()
        if self._observation is not None and self._observation.probe != observation.probe:
            self._risen = None  # it tells of another probe
        self._observation = observation
        asked = observation.probe.with_interventions(())
        questions = self.questions()
        if self._position is not None and self._position_of not in (None, asked):
            self._position = None  # another text: ask after its end again
        self._position_of, self._changed = asked, bool(observation.probe.interventions)
        if self.questions() != questions:
            self.questions_changed.emit()
        self._show()
        if self.explanation() != before:
            self.explanation_changed.emit()

    def view_settings(self) -> Mapping[str, Any]:
        return {"position": self._position, "folded": self._folded, "first": self._first}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        self._position = kept_index(view_settings.get("position"))
        self._position_of = None
        self._folded = view_settings.get("folded") is not False
        self._first = kept_index(view_settings.get("first")) or 0
        self.questions_changed.emit()
        self._show()

    def finding(self) -> str:
        seen = self._observation
        if seen is None or not len(seen["outcome_probabilities"]):
            return ""
        said = likeliest(seen["outcome_probabilities"])
        if self._is_sum() and int(seen["right_outcome"]) >= 0:
            return self._sum_in_words(seen, said)
        reads, expects = tr("The model reads “{name}” ({share})"), tr("The model expects “{name}” ({share})")
        told = {"name": self._name(said), "share": f"{self._share(said)}{self._before(said)}"}
        sentence = (reads if self._is_picture() else expects).format(**told)
        right = int(seen["right_outcome"])
        if right < 0:
            return f"{sentence}{own_picture_in_words(self._own_picture())}."
        if right == said:
            return tr("{sentence}, and that is right.").format(sentence=sentence)
        rank = rank_outcomes(seen["outcome_probabilities"], right, in_class_order=False).right_rank
        return tr("{sentence}; right is “{name}”, number {rank} with {share}.").format(
            sentence=sentence, name=self._name(right), rank=count(rank), share=self._share(right)
        )

    def _sum_in_words(self, seen: Observation, said: int) -> str:
        right, changed = self._name(int(seen["right_outcome"])), self._before(said)
        told = str(seen["prompt"]), self._name(said), f"{self._share(said)}{changed}", right, str(seen["right_source"])
        return sum_in_words(*told, trained=_trained(seen), changed=bool(changed))

    def formula(self) -> str:
        seen = self._observation
        if seen is None or not len(seen["outcome_probabilities"]):
            return IN_WORDS
        return formula(seen["outcomes"], seen["outcome_probabilities"], int(seen["right_outcome"]))

    def _choose_position(self, position: int) -> None:
        if self._observation is not None and position != self._position:
            self._position, self._position_of = position, self._observation.probe.with_interventions(())
            self.questions_changed.emit()

    def _fold(self, folded: bool) -> None:
        self._folded, self._first = folded, 0
        self._show()

    def _scroll(self, first: int) -> None:
        self._first = first
        self._show()

    def _is_picture(self) -> bool:
        seen = self._observation
        return seen is not None and "prompt_tokens" not in seen and not str(seen["prompt"])

    def _own_picture(self) -> str:
        """Where the picture came from that was asked, if it is the user's own."""
        probe = self._observation.probe if self._observation is not None else None
        return probe.own if isinstance(probe, PictureProbe) else ""

    def _is_sum(self) -> bool:
        """Whether a question is asked, no text to be continued."""
        seen = self._observation
        return seen is not None and "prompt_tokens" not in seen and bool(str(seen["prompt"]))

    def _name(self, outcome: int) -> str:
        return token_label(str(self._observation["outcomes"][outcome])) if self._observation is not None else ""

    def _before(self, outcome: int) -> str:
        """What it was without the change; nothing where nothing was changed."""
        before = self._unchanged()
        return "" if before is None else f", {likelihood(float(before[outcome]))} {WITHOUT}"

    def _unchanged(self) -> np.ndarray | None:
        """The probabilities that the unchanged model gives the same outcomes, where the one that answered was not."""
        seen = self._observation
        if seen is None or not seen.probe.interventions:
            return None
        before = seen.arrays.get(UNCHANGED + "outcome_probabilities")
        return before if before is not None and len(before) == len(seen["outcome_probabilities"]) else None

    def _share(self, outcome: int) -> str:
        return likelihood(float(self._observation["outcome_probabilities"][outcome])) if self._observation else ""

    def _show(self) -> None:
        seen = self._observation
        if seen is None:
            return
        if not self._is_picture():
            if "prompt_tokens" in seen:
                self.prompt.show_prompt(seen["prompt_tokens"], int(seen["asked_position"]), clickable=True)
            else:
                words = str(seen["prompt"]).replace("\n", " ↵ ").split()
                self.prompt.show_prompt([f" {word}" for word in words], len(words) - 1, clickable=False)
        self.picture.show_picture(seen.arrays.get("prompt_picture"), picture_captions(self._own_picture()))
        self.bars.show_outcomes(
            Outcomes(
                names=seen["outcomes"],
                probabilities=seen["outcome_probabilities"],
                right=int(seen["right_outcome"]),
                source=str(seen["right_source"]),
                kind=tr("classes together") if self._is_picture() else tr("tokens together"),
                in_class_order=self._is_picture(),
                unchanged=self._unchanged(),
                change=change_in_words(seen.probe.interventions),
                trained=_trained(seen),
                told=self.look.says_finding,
            ),
            folded=self._folded,
            first=self._first,
        )
        self.arrange()

    def _rows(self) -> Sequence[int]:
        """The compared steps that find room, among them the one on screen."""
        kept = kept_steps(self._compared, self.rise.rows_in(self.rise.design_height()))
        return kept if self._observation is None else with_step(kept, self._observation.step)

    def _show_rise(self) -> None:
        """How likely the right answer was at a few steps; where nobody knows it, what the model says now."""
        seen = self._observation
        if seen is None or not len(seen["outcome_probabilities"]):
            return
        right = int(seen["right_outcome"])
        outcome = right if right >= 0 else likeliest(seen["outcome_probabilities"])
        steps, risen = self._rows(), self._risen
        answers = risen.answers if risen is not None and risen.request.question == self._asked() else {}
        likely = likelihoods({**answers, seen.step: seen.arrays}, steps, outcome)
        self.rise.show_rows(
            first_with_room(rise_in_words(self._name(outcome)), self.rise.design_width(), "label"),
            [tr("step {step}").format(step=count(step)) for step in steps],
            likely,
            numbers=list(map(likelihood_words, likely)),
            chosen=list(steps).index(seen.step) if seen.step in steps else -1,
        )

    def _arrange(self) -> None:
        scale = self.look.scale
        width, height = self.width() / scale, self.height() / scale
        top = 0 if self._is_picture() or self._observation is None else PROMPT_HEIGHT
        self.prompt.setVisible(top > 0)
        inner = width - 2 * PADDING
        self.place(self.prompt, Box(PADDING, 0, inner, PROMPT_HEIGHT))
        bars_top = top + 6 if top else 0
        left = self._arrange_picture(width, height)
        room = max(0.0, height - bars_top)
        rise = rise_height(room, len(self._compared)) if self._folded and self._observation is not None else 0.0
        self.place(self.bars, Box(left, bars_top, width - left, room - rise))
        self.rise.setVisible(rise > 0)
        below = Box(left + PADDING, height - rise, width - left - 2 * PADDING, max(0.0, rise - PADDING / 2))
        self.place(self.rise, below)
        self._show_rise()

    def _arrange_picture(self, width: float, height: float) -> float:
        """Place the picture that was asked at the left, where there is one and room; the width it takes."""
        seen = self._observation
        shown = seen is not None and seen.arrays.get("prompt_picture", NO_PICTURE).size > 0 and width >= PICTURE_FROM
        self.picture.setVisible(shown)
        if not shown:
            return 0.0
        side = min(width * 0.36, height - CAPTION - PADDING, 320)
        self.place(self.picture, Box(PADDING, 6, max(side, 150), side + CAPTION))
        return PADDING + max(side, 150)


def _trained(seen: Observation) -> bool | None:
    """Whether training saw just this sum, where the lab knows it."""
    return bool(seen["is_training_sum"]) if "is_training_sum" in seen else None
