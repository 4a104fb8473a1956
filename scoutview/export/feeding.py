"""Gives panels all they ask for, at once and without threads; for pictures that nobody waits in front of."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from scoutview.frame import Frame
from scoutview.labs.lab import Lab
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing.frame_asker import FrameAsker
from scoutview.observing.run_folder import RunFolder
from scoutview.panels.panel import Panel
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from scoutview.run_set import RunSet

MOST_ROUNDS = 4


class Feeder:
    """Feeds any number of panels with frames of one recording, under one probe. Use it from the GUI thread.

    What is asked of many frames is asked once, so that each further picture of a film costs the questions of its own
    frame and no more. It remembers answers up to the size of its cache, and what the panels show.
    """

    def __init__(
        self, recording: Recording, lab: Lab[Any, Any], probe: Probe, frames: FrameAsker | None = None
    ) -> None:
        """`frames` asks this recording where something else was asked of it before."""
        self._recording, self._probe = recording, probe
        self._frames = frames if frames is not None else FrameAsker(recording, lab)
        self._curves = lab.told(recording.measured_curves())
        self._shown: WeakKeyDictionary[Panel, dict[HistoryRequest, History]] = WeakKeyDictionary()

    def feed(self, panel: Panel, step: int) -> Frame:
        """Show the panel the run's curves, the observation at this step and the histories that it wants.

        Returns:
            The frame that is shown: the newest one at or before `step`.

        Raises:
            UserError: the recording is damaged, or its model has nothing of what is asked.
        """
        frame = self._frames.frame_at(step)
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

    def _history(self, request: HistoryRequest) -> History:
        question = request.question
        answers = {step: self._frames.answers(step, self._probe, [question])[question] for step in request.steps}
        return History(request, answers, self._frames.key(0, self._probe, question).probe)

    def _channels(self, frame: Frame, questions: Collection[Question]) -> dict[str, np.ndarray]:
        arrays: dict[str, np.ndarray] = {}
        for question, answer in self._frames.answers(frame.step, self._probe, questions).items():
            arrays |= question.named(answer)
        return arrays

    @cached_property
    def _runs(self) -> RunSet:
        """The recordings of its folder, read once: a film shows the same ones in each of its pictures."""
        folder = RunFolder(self._recording.path.parent)
        try:
            return folder.read(self._recording.path)
        finally:
            folder.close()
