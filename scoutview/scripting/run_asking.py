"""Asks the model of a run at any frame: what a script says in words becomes probes, questions and answers."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from scoutview.errors import UsageError
from scoutview.labs.asked import asked_probe, asked_question, check_choices, heeded, words_of_probe
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.observing.frame_asker import FrameAsker
from scoutview.probe import Probe
from scoutview.recording.reader import LetGoError, Recording
from scoutview.scripting.answer import Answer

OUR_LEVELS = 3  # from a warning up to the line of the script that asked


class RunAsking:
    """One recording and its lab. One thread at a time; imports torch when something is asked."""

    def __init__(self, recording: Recording, lab: Lab[Any, Any]) -> None:
        self.lab = lab
        self._recording = recording
        self._frames = FrameAsker(recording, lab)
        self._heeded: dict[Question, frozenset[str]] = {}  # the choices that mattered to what was answered
        self._channels = {channel.name: channel for channel in lab.channels}

    def forget(self) -> None:
        """Frames may be others now."""
        self._frames.forget()

    def probe(self, probe: str | Probe | None, interventions: str | Sequence[str]) -> Probe:
        """What these words mean; what should be known of it, such as what is cut, is warned of.

        Raises:
            UserError: they are no probe, or no interventions.
        """
        texts = (interventions,) if isinstance(interventions, str) else tuple(interventions)
        if isinstance(probe, Probe):
            asked = probe.with_interventions(asked_probe(self.lab, None, (*probe.interventions, *texts)).interventions)
        elif probe is None or isinstance(probe, str):
            asked = asked_probe(self.lab, probe, texts)
        else:
            raise UsageError(
                tr("A probe is a text such as the command line takes, or None, not {kind}.").format(
                    kind=type(probe).__name__
                )
            )
        for note in self.lab.all_notes(asked):
            warnings.warn(note, stacklevel=OUR_LEVELS)
        return asked

    def questions(self, texts: Sequence[str], choices: Mapping[str, Any]) -> list[Question]:
        """What these words mean, each with these choices.

        Raises:
            UserError: one of them is no question of this run's model, or there is none.
        """
        if not texts:
            raise UsageError(tr("Say what to ask after the probe, which may be None: ask(None, “attention”)."))
        return [asked_question(self.lab, text, choices) for text in texts]

    def answer(self, step: int, probe: Probe, questions: Sequence[Question]) -> Answer:
        """The answers at the frame of exactly this step, in one.

        Raises:
            UserError: it is not there any more or damaged, or the model has nothing of what is asked.
        """
        self._prepare(step)
        answers = self._frames.answers(step, probe, questions)
        self._check(questions)
        arrays = {name: array for question in questions for name, array in answers[question].items()}
        return self._told(arrays, step, probe)

    def unfold(self, step: int, probe: Probe, question: Question) -> Iterator[Answer]:
        """The steps of a trajectory at this frame, as they are computed; others may be asked meanwhile.

        Raises:
            UserError: as `answer`, or the question is answered at once.
        """
        if question.name not in self.lab.trajectories:
            told = ", ".join(sorted(self.lab.trajectories)) or tr("none", "none of what unfolds in steps")
            raise UsageError(
                tr("“{name}” is answered at once, by ask(); what unfolds in steps: {told}.").format(
                    name=question.name, told=told
                )
            )
        self._prepare(step)
        return self._unfolded(step, probe, question)

    def _unfolded(self, step: int, probe: Probe, question: Question) -> Iterator[Answer]:
        own = FrameAsker(self._recording, self.lab)  # with a model that nobody turns to another frame in between
        for arrays in own.unfold(step, probe, question):
            self._check([question])
            yield self._told(arrays, step, probe)

    def _check(self, answered: Sequence[Question]) -> None:
        """Raises UserError where a choice meant nothing. What is asked again is answered from memory: so is this."""
        check_choices(answered, chain.from_iterable(self._heeded.setdefault(each, heeded(each)) for each in answered))

    def _prepare(self, step: int) -> None:
        if step not in self._recording.steps:
            raise LetGoError(tr("The frame at step {step:,} has been let go of to save space.").format(step=step))
        # As anybody imports it: how many threads it has is the script's affair, which may train models of its own.
        import torch  # noqa: F401

    def _told(self, arrays: Mapping[str, np.ndarray], step: int, probe: Probe) -> Answer:
        return Answer(arrays, self._channels, step, words_of_probe(self.lab, probe))
