"""Where the runs of a sweep train: what each such place can do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from scoutview.frame import Mark
from scoutview.labs.lab import Lab
from scoutview.training.worker import TrainingStatus


@dataclass(frozen=True, eq=False)
class RunWork:
    """A run that is to be trained to its last step, into the recording at `path`; `continued` where that is begun."""

    lab: Lab[Any, Any]
    path: Path
    marks: tuple[Mark, ...]
    continued: bool

    @property
    def steps(self) -> int:
        return int(self.lab.settings.steps)


class RunInTraining(Protocol):
    """A run that an engine has begun. Nothing of it waits."""

    def status(self) -> TrainingStatus: ...

    def is_over(self) -> bool:
        """Whether it has ended, and its recording is where it belongs."""

    def stop(self) -> None:
        """End after the current step, with a recording that can be trained on."""


class Engine(ABC):
    """Trains runs. Its methods are called by one thread."""

    @property
    @abstractmethod
    def places(self) -> int:
        """How many runs train at the same time; may change, and be 0 for now.

        Raises:
            UserError: it is lost for good.
        """

    @abstractmethod
    def begin(self, work: RunWork) -> RunInTraining:
        """Begin a run; called only while fewer than `places` are not over."""

    def process_ids(self) -> frozenset[int]:
        """The processes of this machine that write recordings for it."""
        return frozenset()

    @abstractmethod
    def close(self) -> None:
        """Let go of everything; runs that are not over end. Waits for it."""
