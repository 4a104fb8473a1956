"""Gives panels all they ask for, at once and without threads; for pictures that nobody waits in front of."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.labs.shared_channels import TRAINING_QUESTIONS
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing.answer import Asker, stacked
from scoutview.observing.cache import AnswerCache, Key
from scoutview.observing.run_directions import RunDirections
from scoutview.observing.run_folder import RunFolder
from scoutview.panels.panel import Panel
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from scoutview.run_set import RunSet
from scoutview.torch_loading import load_torch

MOST_ROUNDS = 4


class Feeder:
    """Feeds any number of panels with frames of one recording, under one probe. Use it from the GUI thread.

    What is asked of many frames is asked once, so that each further picture of a film costs the questions of its own
    frame and no more. It remembers answers up to the size of its cache, and what the panels show.
    """

    def __init__(self, recording: Recording, lab: Lab[Any, Any], probe: Probe) -> None:
        self._recording, self._lab, self._probe = recording, lab, probe
        self._answers = AnswerCache()
        self._directions = RunDirections(recording)
        self._curves = lab.told(recording.curves())
        self._shown: WeakKeyDictionary[Panel, dict[HistoryRequest, History]] = WeakKeyDictionary()
        self._frame: tuple[int, Frame] | None = None  # the step that was asked for, and what was found there

    def feed(self, panel: Panel, step: int) -> Frame:
        """Show the panel the run's curves, the observation at this step and the histories that it wants.

        Returns:
            The frame that is shown: the newest one at or before `step`.

        Raises:
            UserError: the recording is damaged, or its model has nothing of what is asked.
        """
        frame = self._frame_at(step)
        if panel not in self._shown:
            self._shown[panel] = {}
            panel.show_curves(self._curves)
            if panel.compares_runs:
                panel.show_runs(self._runs)
        asked: frozenset[Question] | None = None
        for _ in range(MOST_ROUNDS):  # an answer, or a history, can show the panel what else to ask
            questions = tuple(panel.questions())
            if frozenset(questions) != asked:
                panel.show_observation(Observation(frame.step, self._probe, self._channels(frame, questions)))
                asked = frozenset(questions)
            if not self._show_histories(panel) and frozenset(panel.questions()) == asked:
                break
        return frame

    def _show_histories(self, panel: Panel) -> bool:
        """Show those that it does not show yet; whether there were any."""
        shown, requests = self._shown[panel], dict.fromkeys(panel.histories())
        for request in [request for request in shown if request not in requests]:
            del shown[request]
        missing = [request for request in requests if request not in shown]
        for request in missing:
            shown[request] = self._history(request)
            panel.show_history(shown[request])
        return bool(missing)

    def _frame_at(self, step: int) -> Frame:
        if self._frame is None or self._frame[0] != step:
            self._frame = step, self._recording.frame_at(step)
        return self._frame[1]

    def _history(self, request: HistoryRequest) -> History:
        answers = {step: self._answer_at(step, request.question) for step in request.steps}
        return History(request, answers, self._key(0, request.question).probe)

    def _answer_at(self, step: int, question: Question) -> Arrays:
        known = self._answers.get(self._key(step, question))
        return self._ask(self._recording.frame_at(step), [question], step)[question] if known is None else known

    def _channels(self, frame: Frame, questions: Collection[Question]) -> dict[str, np.ndarray]:
        found = {question: self._answers.get(self._key(frame.step, question)) for question in questions}
        new = self._ask(frame, [question for question, answer in found.items() if answer is None], frame.step)
        arrays: dict[str, np.ndarray] = {}
        for question, answer in found.items():
            arrays |= question.named(new[question] if answer is None else answer)
        return arrays

    def _ask(self, frame: Frame, questions: Collection[Question], step: int) -> dict[Question, Arrays]:
        """The answers at this frame, kept as those of `step`; a trajectory is unfolded to its end."""
        if not questions:
            return {}
        if self._asker.step != frame.step:
            self._asker.load(frame)
        plain = [question for question in questions if question.name not in self._lab.trajectories]
        answers: dict[Question, Arrays] = dict(self._asker.answer(self._probe, plain)) if plain else {}
        for question in questions:
            if question.name in TRAINING_QUESTIONS:
                self._asker.take_up(self._recording.run_point(frame.step, retraces=True))
            if question.name in self._lab.trajectories:
                answers[question] = stacked(list(self._directions.unfolded(self._asker, self._probe, question)))
        for question, arrays in answers.items():
            self._answers.keep(self._key(step, question), arrays)
        return answers

    @cached_property
    def _runs(self) -> RunSet:
        """The recordings of its folder, read once: a film shows the same ones in each of its pictures."""
        folder = RunFolder(self._recording.path.parent)
        try:
            return folder.read(self._recording.path)
        finally:
            folder.close()

    @cached_property
    def _asker(self) -> Asker:
        """Made when something is asked: curves are shown without torch."""
        load_torch()
        return Asker(self._lab)

    def _key(self, step: int, question: Question) -> Key:
        question, probe = question.meant(self._probe)
        return Key(step, self._lab.asked_with(question, probe), question)
