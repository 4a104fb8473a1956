"""Asks a recording at any of its frames, at once and without threads: for pictures, scripts and the command line."""

from collections.abc import Collection, Iterator
from typing import Any

from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.labs.shared_channels import TRAINING_QUESTIONS
from scoutview.observation import Question
from scoutview.observing.answer import Asker, stacked
from scoutview.observing.cache import AnswerCache, Key
from scoutview.observing.run_directions import RunDirections
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from scoutview.torch_loading import load_torch


class FrameAsker:
    """One recording and a model to ask it with, for one thread at a time.

    It remembers answers up to the size of its cache, and the frame that was read last. Torch is loaded, and the model
    built, when something is asked. A step means the newest frame at or before it.
    """

    def __init__(self, recording: Recording, lab: Lab[Any, Any]) -> None:
        self.recording, self.lab = recording, lab
        self._answers = AnswerCache()
        self._directions = RunDirections(recording)
        self._asker: Asker | None = None
        self._frame: tuple[int, Frame] | None = None  # the step that was asked for, and what was found there

    def forget(self) -> None:
        """Frames may be others now."""
        self._answers.clear()
        self._directions.forget()
        self._frame = None
        if self._asker is not None:
            self._asker.step = None

    def frame_at(self, step: int) -> Frame:
        """The frame, its weights loaded.

        Raises:
            UserError: it is damaged.
        """
        if self._frame is None or self._frame[0] != step:
            self._frame = step, self.recording.frame_at(step)
        return self._frame[1]

    def answers(self, step: int, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]:
        """The answers by question, of read-only arrays; a trajectory is unfolded to its end, its steps stacked.

        Raises:
            UserError: the frame is damaged, or the model has nothing of what is asked.
        """
        found = {question: self._answers.get(self.key(step, probe, question)) for question in questions}
        missing = [question for question, answer in found.items() if answer is None]
        new = self._asked(step, probe, missing) if missing else {}
        return {question: new[question] if answer is None else answer for question, answer in found.items()}

    def unfold(self, step: int, probe: Probe, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory, as they are computed.

        Raises:
            UserError: as `answers`.
        """
        self._load(step)
        if question.name in TRAINING_QUESTIONS:
            self.asker.take_up(self.recording.run_point(self._frame_step(step), retraces=True))
        yield from filter(None, self._directions.unfolded(self.asker, probe, question))

    def key(self, step: int, probe: Probe, question: Question) -> Key:
        """What an answer belongs to; no probe where none changes it."""
        question, probe = question.meant(probe)
        return Key(self._frame_step(step), self.lab.asked_with(question, probe), question)

    @property
    def asker(self) -> Asker:
        """The lab's model, built when it is first wanted."""
        if self._asker is None:
            load_torch()
            self._asker = Asker(self.lab)
        return self._asker

    def _asked(self, step: int, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]:
        self._load(step)
        plain = [question for question in questions if question.name not in self.lab.trajectories]
        answers: dict[Question, Arrays] = dict(self.asker.answer(probe, plain)) if plain else {}
        for question in questions:
            if question.name in self.lab.trajectories:
                answers[question] = stacked(list(self.unfold(step, probe, question)))
        for question, arrays in answers.items():
            self._answers.keep(self.key(step, probe, question), arrays)
        return answers

    def _load(self, step: int) -> None:
        if self.asker.step != self._frame_step(step):
            self.asker.load(self.frame_at(step))

    def _frame_step(self, step: int) -> int:
        return int(self.recording.steps[self.recording.position_of(step)])
