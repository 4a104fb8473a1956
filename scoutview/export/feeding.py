"""Gives a panel all it asks for, at once and without threads; for a picture that nobody waits in front of."""

import dataclasses
from typing import Any

import numpy as np

from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.observation import History, Observation, Question
from scoutview.observing.answer import Asker, stacked
from scoutview.panels.panel import Panel
from scoutview.probe import Probe
from scoutview.recording.reader import Recording

MOST_ROUNDS = 4


def feed(panel: Panel, asker: Asker, recording: Recording, frame: Frame, probe: Probe) -> None:
    """Show the panel the run's curves, the observation of this frame and the histories that it wants.

    Raises:
        UserError: the recording is damaged, or its model has nothing of what is asked.
    """
    lab = asker.lab
    panel.show_curves(dataclasses.replace(recording.curves(), loss_unit=lab.loss_unit))
    asker.load(frame)
    asked: frozenset[Question] | None = None
    for _ in range(MOST_ROUNDS):  # an answer can show the panel what else to ask
        questions = frozenset(panel.questions())
        if questions == asked:
            break
        panel.show_observation(Observation(frame.step, probe, _answers(asker, lab, probe, questions)))
        asked = questions
    for request in panel.histories():
        answers: dict[int, Arrays] = {}
        for step in request.steps:
            asker.load(recording.frame_at(step))
            answers[step] = asker.answer(probe, [request.question])[request.question]
        panel.show_history(History(request, answers))


def _answers(asker: Asker, lab: Lab[Any, Any], probe: Probe, questions: frozenset[Question]) -> dict[str, np.ndarray]:
    arrays: dict[str, np.ndarray] = {}
    plain = [question for question in questions if question.name not in lab.trajectories]
    for answer in asker.answer(probe, plain).values():
        arrays |= answer
    for question in questions - set(plain):
        arrays |= stacked(list(asker.unfold(probe, question)))
    return arrays
