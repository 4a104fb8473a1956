"""What the observer is asked, and what it gives back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.frame import Arrays, Curves, RunDescription
from scoutview.labs.lab import Lab
from scoutview.observation import History, HistoryRequest, Question
from scoutview.probe import Probe
from scoutview.recording.relinking import Relinked

WARM_UP = "warm up"  # torch is there: the model can be built
SHOWN = "shown"  # the answers are painted
GROWN = "grown"  # the open recording has a new frame: it need not be waited for


@dataclass(frozen=True)
class View:
    """What is to be seen: a frame by its step, a probe, and all that visible panels ask."""

    path: Path  # of the recording it means; while another one is open it is passed over
    number: int  # grows with every request
    step: int
    probe: Probe
    questions: frozenset[Question]
    histories: frozenset[HistoryRequest] = frozenset()
    followed: bool = False  # this is the newest frame of a run that trains: what takes long may show an older one


@dataclass(frozen=True)
class Copy:
    """The open recording is to be saved under this name."""

    target: Path


@dataclass(frozen=True)
class FindFiles:
    """The files that the open recording is linked to are to be looked for in this folder."""

    folder: Path


@dataclass(frozen=True)
class Saved:
    """It is."""

    target: Path


@dataclass(frozen=True)
class FilesFound:
    """They were looked for."""

    relinked: Relinked


@dataclass(frozen=True, eq=False)
class Opened:
    """A recording is open."""

    path: Path
    lab: Lab[Any, Any]
    description: RunDescription
    curves: Curves
    state: str


@dataclass(frozen=True, eq=False)
class Grown:
    """The open recording has more frames, or another state."""

    path: Path
    curves: Curves
    state: str
    spent_s: float = 0.0  # what the observer has had of the processor so far


@dataclass(frozen=True, eq=False)
class Answered:
    """Answers to a view: all plain questions, and the trajectories as far as they have come.

    In a view that is followed, the trajectories `late` are those of an older frame; they come with that frame's view,
    `of_late`, and are for those only who ask them.
    """

    view: View
    answers: Mapping[Question, Arrays]
    unfolding: frozenset[str]
    waiting: bool = False  # the model is still being built; more will come
    late: frozenset[str] = frozenset()
    of_late: bool = False

    def is_for(self, questions: Iterable[Question]) -> bool:
        """Whether somebody with these questions should see it."""
        return self.of_late == any(question.name in self.late for question in questions)


@dataclass(frozen=True, eq=False)
class HistoryGrown:
    """More answers of a history."""

    view: View
    history: History


@dataclass(frozen=True)
class Failed:
    """Something went wrong: one sentence, and the details for those who want them."""

    sentence: str
    details: str = ""
    path: Path | None = None  # the recording that could not be opened
    intervention: str = ""  # the one that this model has no place for
    moved: bool = False  # a file that the recording is linked to is to be found again


Result = Opened | Saved | FilesFound | Grown | Answered | HistoryGrown | Failed
