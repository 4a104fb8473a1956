"""A frame: the run at one training step. And the curves: the metrics of all frames. Numpy only."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import numpy as np

from scoutview.language import tr
from scoutview.measure import Measure

Arrays = Mapping[str, np.ndarray]
# What a loss measures: − ln p of the right answer in nats, (prediction − target)², or something else.
LossKind = Literal["cross-entropy", "squared error", "other"]
DECISIONS = 8  # while a run trains, the frame that decides is another one after each such part of the planned steps


def read_only(array: np.ndarray) -> np.ndarray:
    """The same array, no longer writable."""
    array.flags.writeable = False
    return array


@dataclass(frozen=True, eq=False)
class Frame:
    """The run at one training step. `seconds` is training time, evaluations included, loading not."""

    step: int
    seconds: float
    metrics: Mapping[str, float]
    weights: Arrays


@dataclass(frozen=True)
class Mark:
    """A named step: "overfitting begins". `said` is what people read where that is not its name."""

    name: str
    step: int
    said: str = field(default="", compare=False)

    @property
    def words(self) -> str:
        return self.said or self.name


@dataclass(frozen=True)
class Change:
    """Something changed by hand, or by the recorder, while it trained; it holds from `step` on."""

    step: int
    name: str
    value: float


@dataclass(frozen=True)
class Changeable:
    """A setting that may change while it trains: its name, its label, what the run began with, as its changes have it.

    `choices` are the words for its numbers 0, 1, 2, ...; without any it is a number itself.
    """

    name: str
    label: str
    began: float
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evaluation:
    """What the metrics of a run tell of, in words and numbers that its lab knows.

    `unseen` and `trained` name what was asked, and `right` goes on: "unseen pictures", "are read right". `asked` is how
    many answers an accuracy is of, by "train" and "validation"; what it leaves out is not known. `loss` says what the
    loss means where it is more than its kind. `reference` names a loss to hold that of validation against, and
    `reference_loss` is how high it is: nan where that is not known. `least` says why no loss of this run can reach 0,
    where that is so: "A loss of 0 is out of reach, as ...".
    """

    unseen: str = tr("what it never saw")
    trained: str = tr("what it trained on")
    right: str = tr("is right")
    asked: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    loss: str = ""
    reference: str = ""
    reference_loss: float = math.nan
    least: str = ""


@dataclass(frozen=True, eq=False)
class Curves:
    """The metrics of all frames of a run, its marks and changes. Read without touching weights.

    `steps` is (frames,) int64 and increasing; `seconds` and each of `metrics` is (frames,) float64, nan where a frame
    has no such metric. `measures` have steps of their own; they are there for who shows them. `planned_steps` is how
    far the run means to go; `loss_kind` and `loss_unit` say what a loss of this run is and counts ("cross-entropy",
    "nats of surprise per token"), `evaluation` what its metrics tell of, and `changeables` what may change while it
    trains: its lab knows, a recording does not.
    """

    steps: np.ndarray
    seconds: np.ndarray
    metrics: Arrays
    marks: tuple[Mark, ...] = ()
    changes: tuple[Change, ...] = ()
    planned_steps: int = 0
    loss_unit: str = ""
    loss_kind: LossKind = "other"
    evaluation: Evaluation = Evaluation()
    changeables: tuple[Changeable, ...] = ()
    measures: tuple[Measure, ...] = ()

    def __len__(self) -> int:
        return len(self.steps)

    def setting_at(self, changeable: Changeable, step: int) -> float:
        """The number of a changeable setting with which this step was taken."""
        changed = [each.value for each in self.changes if each.name == changeable.name and each.step <= step]
        return changed[-1] if changed else changeable.began

    @property
    def deciding_step(self) -> int | None:
        """The step whose frame decides what a panel shows first, so that it is the same at every step one looks at.

        The run's last one. While a run still trains it is the newest frame at or before the last eighth of the planned
        steps that was reached; before the first eighth, at or before the steps 1, 2, 4, 8 and so on. So a growing run
        seldom changes what is shown. None while there is no frame.
        """
        if not len(self):
            return None
        newest, planned = int(self.steps[-1]), self.planned_steps
        if newest >= planned or newest < 1:
            return newest
        eighths = newest * DECISIONS // planned
        reached = eighths * planned / DECISIONS if eighths else 1 << newest.bit_length() - 1
        position = int(np.searchsorted(self.steps, reached, side="right")) - 1
        return int(self.steps[max(0, position)])

    def continue_those(self, before: "Curves") -> bool:
        """Whether these are the same run's, as long or longer: it began with the same numbers."""
        if not len(before) or not len(self):
            return not len(before)
        longer = self.steps[0] == before.steps[0] and self.steps[-1] >= before.steps[-1]
        return (
            bool(longer)
            and self.metrics.keys() == before.metrics.keys()
            and all(
                np.array_equal(values[:1], before.metrics[name][:1], equal_nan=True)
                for name, values in self.metrics.items()
            )
        )


NO_CURVES = Curves(np.zeros(0, np.int64), np.zeros(0), {})


@dataclass(frozen=True)
class RunDescription:
    """What a recording says of itself: enough to look at it anywhere, and to print under a picture."""

    lab: str
    settings: Mapping[str, bool | int | float | str]
    device: str = "cpu"
    versions: Mapping[str, str] = field(default_factory=dict)
    created: str = ""

    @property
    def seed(self) -> int:
        return int(self.settings["seed"])
