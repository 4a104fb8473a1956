"""What a talk may say of a recording: each number is read from its curves and weights, or asked of its model."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scoutview.frame import Curves
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.observing.frame_asker import FrameAsker
from scoutview.recording.reader import Recording
from scoutview.talks.scene import PanelView

LOSS = "validation_loss"


@dataclass(frozen=True)
class Telling:
    """A scene before its recording is known: what is said, and what is shown at which step."""

    title: str
    caption: str
    step: int
    panels: Sequence[PanelView]
    notes: str = ""
    plays: tuple[int, int] | None = None
    probe: str = ""  # the lab's own
    interventions: tuple[str, ...] = ()  # what the probe changes inside the model
    recording: str = ""  # another one than the talk's, by its place in the resources
    task: str = ""  # something to try by oneself


class Facts:
    """Of one open recording."""

    def __init__(self, recording: Recording) -> None:
        self._recording, self.path = recording, recording.path
        self.lab = lab_of_recording(recording)
        self._asker, self._frames = Asker(self.lab), FrameAsker(recording, self.lab)
        self.curves: Curves = recording.curves()
        self.steps = [int(step) for step in self.curves.steps]

    def setting(self, name: str) -> int:
        return int(self._recording.description.settings[name])

    def default_probe(self) -> str:
        return str(self.lab.format_probe(self.lab.default_probe()))

    def answer(self, step: int, probe: str, question: Question) -> dict[str, np.ndarray]:
        return self.answer_changed(step, probe, (), question)

    def answer_changed(
        self, step: int, probe: str, interventions: tuple[str, ...], question: Question
    ) -> dict[str, np.ndarray]:
        """The answer of a model in which something is changed while it is asked."""
        self.load(step)
        changed = self.lab.parse_probe(probe).with_interventions(interventions)
        return dict(self._asker.answer(changed, [question])[question])

    def trajectory_end(self, step: int, question: Question) -> dict[str, np.ndarray]:
        """The last step of an answer that has steps of its own; of a training step, as the run takes it next."""
        *_, last = self._frames.unfold(step, self.lab.default_probe(), question)
        return dict(last)

    def load(self, step: int) -> None:
        if self._asker.step != step:
            self._asker.load(self._recording.frame_at(step))

    def weights(self, step: int) -> np.ndarray:
        """All weights at a step, one after another."""
        weights = self._recording.frame_at(step).weights
        return np.concatenate([weights[name].ravel().astype(np.float64) for name in sorted(weights)])

    def shape(self, name: str) -> tuple[int, ...]:
        """Of these weights; of a linear layer what comes out, then what goes in."""
        return tuple(self._recording.frame_at(self.steps[0]).weights[name].shape)

    def moves(self, first: int, second: int) -> np.ndarray:
        """How far each weight moves between two steps, upwards or downwards."""
        return np.abs(self.weights(second) - self.weights(first))

    def steepest_step(self) -> tuple[int, int]:
        """The step of training, both sides of which are frames, at which the validation loss falls most."""
        losses = self.curves.metrics[LOSS]
        falls = dict(zip(pairwise(self.steps), losses[:-1] - losses[1:], strict=True))
        return max((pair for pair in falls if pair[1] == pair[0] + 1), key=falls.__getitem__)

    def measured(self, metric: str, step: int) -> float:
        return float(self.curves.metrics[metric][self.steps.index(step)])

    def seconds_at(self, step: int) -> float:
        """Of training, up to a step."""
        return float(self.curves.seconds[self.steps.index(step)])

    # of pictures

    def shares(self, step: int, probe: str) -> tuple[np.ndarray, int]:
        """The probability of each class, and which of them is right."""
        answer = self.answer(step, probe, Question("prediction"))
        return answer["outcome_probabilities"], int(answer["right_outcome"])

    def class_names(self) -> list[str]:
        return [str(name) for name in self.answer(0, self.default_probe(), Question("classes"))["classes"]]

    def carried(self) -> list[str]:
        """The probes of all pictures that the recording carries; it was not trained on any of them."""
        count = int(self.answer(0, self.default_probe(), Question("picture"))["validation_count"])
        return [f"validation:{number}" for number in range(count)]

    def read_right(self, step: int) -> list[bool]:
        """For each of these pictures, whether it is named right."""
        return [int(shares.argmax()) == right for shares, right in self._answers(step)]

    def gaining(self, first: int, second: int) -> int:
        """How many of these pictures' right answers are more probable at the second step than at the first."""
        pairs = zip(self._answers(first), self._answers(second), strict=True)
        return sum(bool(after[0][after[1]] > before[0][before[1]]) for before, after in pairs)

    def _answers(self, step: int) -> list[tuple[np.ndarray, int]]:
        return [self.shares(step, probe) for probe in self.carried()]
