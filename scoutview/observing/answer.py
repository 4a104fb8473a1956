"""Answers questions at a frame: puts the frame's weights into a model of its own and asks the lab."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Frame, read_only
from scoutview.interventions import Intervention, Reached, parse_interventions
from scoutview.labs.directions import direction_of
from scoutview.labs.lab import Lab
from scoutview.labs.reach import check_positions, check_taken
from scoutview.labs.shared_channels import TRAINING_QUESTIONS
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.observing.other_probes import OtherProbes
from scoutview.probe import Probe
from scoutview.recording.format import RunPoint
from scoutview.recording.linked import LinkedWeights
from scoutview.torch_loading import load_torch

if TYPE_CHECKING:
    from torch import nn

    from scoutview.analysis.interventions import TakenOver
    from scoutview.checkpoints.linked_model import LinkedModel

Shapes = Mapping[str, tuple[int, ...]]  # of a model's weights, by name


class Asks(Protocol):
    """What an observer needs of an asker: see `Asker`, which answers here, and `RemoteAsker`."""

    lab: Lab[Any, Any]
    step: int | None  # of the weights it has; None: others should be loaded before it is asked

    @property
    def learned(self) -> Mapping[str, int]: ...
    def take_run(self, run: Arrays) -> None: ...
    def load(self, frame: Frame) -> None: ...
    def take_up(self, run: RunPoint) -> None: ...
    def answer(self, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]: ...
    def unfold(self, probe: Probe, question: Question) -> Iterator[Arrays]: ...


class Askers(Protocol):
    """Makes askers. `warm_up` waits until that is quick; any thread may call it."""

    elsewhere: bool  # another program computes, without this one's lock

    def warm_up(self) -> None: ...
    def new(self, lab: Lab[Any, Any]) -> Asks: ...


class LocalAskers:
    """Askers in this program, which loads torch for them."""

    elsewhere = False

    def warm_up(self) -> None:
        load_torch()

    def new(self, lab: Lab[Any, Any]) -> "Asker":
        return Asker(lab)


class Asker:
    """A lab and a model to ask it with. Imports torch when made. Use it from one thread."""

    def __init__(self, lab: Lab[Any, Any]) -> None:
        import torch

        self.lab = lab
        self.step: int | None = None
        self._point = RunPoint()  # where the run stood
        self._torch = torch
        self._model = lab.untrained_model()  # as it trains, so that also what no frame holds is the same
        self._model.eval()
        # Views of the parameters' own memory: tensors of their own would be made for every frame.
        self._weights = {name: tensor.numpy() for name, tensor in self._model.state_dict().items()}
        self._run: Arrays = {}
        self._linked: LinkedModel | None = None  # where the weights stay in the files of somebody's checkpoint

    @property
    def learned(self) -> Mapping[str, int]:
        """The weights that training changes, in the model's order, and how many numbers each is; no buffers."""
        return {name: part.numel() for name, part in self._model.named_parameters()}

    @property
    def shapes(self) -> Shapes:
        """Those of the model's weights."""
        return {name: array.shape for name, array in self._weights.items()}

    def load(self, frame: Frame) -> None:
        """Take up the weights of this frame.

        Raises:
            UserError: they do not fit the lab's model.
        """
        check_fit(frame, self.shapes)
        if isinstance(frame.weights, LinkedWeights) and self.lab.computes_as_stored:
            self._linked = self._linked or _linked_model(self._model)
            self._linked.take(frame.weights)
            self.step, self._point = frame.step, RunPoint()
            return
        for name, array in frame.weights.items():
            np.copyto(self._weights[name], array, casting="unsafe")
        self.step, self._point = frame.step, RunPoint()

    def take_up(self, run: RunPoint) -> None:
        """How the run stood at the frame that was loaded, for questions of its training; after each loading anew."""
        self._point = run

    def take_run(self, run: Arrays) -> None:
        """Know from now on where the run went, as the lab's `about_run` needs it."""
        self._run = run

    def answer(self, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]:
        """The answers to plain questions; one forward pass for all, and one more for those of the unchanged model."""
        self._check_files()
        answers: dict[Question, Arrays] = {}
        for unchanged in (False, True):
            meant = {each: each.meant(probe) for each in questions if each.unchanged is unchanged}
            if meant:
                asked = probe.with_interventions(()) if unchanged else probe
                told = self._answered(asked, [question for question, _ in meant.values()])
                answers |= {each: told[question] for each, (question, _) in meant.items() if question in told}
        return answers

    def _answered(self, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]:
        answers: dict[Question, Arrays] = {}
        others = OtherProbes(self.lab, self._model, probe)
        for asked in others.apart(questions):
            taken = others.answering(asked)
            with self._intervened(probe, taken) as reached, self._torch.inference_mode():
                answers |= self.lab.answers(self._model, probe, asked)
            check_taken(reached)
            if any(question.name not in self.lab.about_model for question in asked):
                check_positions(self.lab, probe, reached)
        return {question: _frozen(arrays) for question, arrays in answers.items()}

    def unfold(self, probe: Probe, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory, or of one of the unchanged model; gradients are the lab's own affair.

        Between two steps the model is as the frame has it, so that it can be asked something else. What is taken over
        from another probe is taken from the same step of its trajectory.
        """
        question, probe = question.meant(probe)
        if question.name in TRAINING_QUESTIONS:
            yield from map(_frozen, self._of_training(question))
            return
        steps = self._while_unchanged(self.lab.trajectory(self._model, probe, question, self._run))
        if not probe.interventions:
            yield from map(_frozen, steps)
            return
        others = OtherProbes(self.lab, self._model, probe).unfolding(question)
        while True:
            taken = next(others)
            with self._intervened(probe, taken) as reached:
                arrays = next(steps, None)
            if arrays is None:
                return
            check_taken(reached)
            yield _frozen(arrays)

    def _check_files(self) -> None:
        """Of a linked frame; raises UserError where one has changed: what is mapped of it is gone, or other numbers."""
        if self._linked is not None:
            self._linked.check_unchanged()

    def _while_unchanged(self, steps: Iterator[Arrays]) -> Iterator[Arrays]:
        """The same, as long as the files of a linked frame are what they were."""
        while True:
            self._check_files()
            arrays = next(steps, None)
            if arrays is None:
                return
            yield arrays

    def _of_training(self, question: Question) -> Iterator[Arrays]:
        """A step of training is one of the model as it is, whatever a probe changes in it."""
        from scoutview.training.one_step import training_answers

        weights = {name: self._torch.from_numpy(array.copy()) for name, array in self._weights.items()}
        assert self.step is not None
        return training_answers(self.lab, self.step, weights, self._point, question)

    @contextmanager
    def _intervened(self, probe: Probe, taken: "TakenOver") -> Iterator[Mapping[Intervention, Reached]]:
        """The model is changed inside as the probe says."""
        if not probe.interventions:
            yield {}
            return
        from scoutview.analysis.interventions import intervened

        def directions(name: str, block: int) -> np.ndarray:
            return direction_of(self.lab, self._model, name, block)

        interventions = parse_interventions(probe.interventions)
        with intervened(self._model, interventions, self.lab.neurons(), taken, directions) as reached:
            yield reached

    def answer_all(self, probe: Probe) -> dict[str, np.ndarray]:
        """All channels of the lab, every question with the lab's default choices; trajectories stacked."""
        names = self.lab.questions()
        plain = [Question(name) for name in names if name not in self.lab.trajectories]
        arrays: dict[str, np.ndarray] = {}
        for answer in self.answer(probe, plain).values():
            arrays |= answer
        for name in names:
            if name in self.lab.trajectories:
                arrays |= stacked(list(self.unfold(probe, Question(name))))
        return arrays


def _linked_model(model: "nn.Module") -> "LinkedModel":
    from scoutview.checkpoints.linked_model import LinkedModel

    return LinkedModel(model)


def check_fit(frame: Frame, shapes: Shapes) -> None:
    """Raises UserError where a model with weights of these shapes cannot take up those of the frame."""
    weights = frame.weights
    of_frame = weights.tensors if isinstance(weights, LinkedWeights) else weights  # which are not read for it
    if shapes != {name: each.shape for name, each in of_frame.items()}:
        raise UserError(
            tr("The weights of step {step} do not fit the model that the settings describe.").format(step=frame.step)
        )


def stacked(steps: Sequence[Arrays]) -> dict[str, np.ndarray]:
    """The steps of a trajectory as one answer: each channel with a first axis of steps; empty ones are left out."""
    told = [step for step in steps if step]
    return {name: read_only(np.stack([step[name] for step in told])) for name in told[0]} if told else {}


def _frozen(arrays: Arrays) -> dict[str, np.ndarray]:
    return {name: read_only(np.asarray(array)) for name, array in arrays.items()}
