"""The runs beside the one on screen: what is compared where several are held against each other. Numpy only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from scoutview.frame import Curves


@dataclass(frozen=True, eq=False)
class ComparedRun:
    """One recording of a folder, as far as it is held against the others: all but its weights.

    `settings` are JSON values, the seed among them. `weights` is how many numbers it learns, 0 where that is not known.
    `state` is that of its recording ("training", "finished", ...). `tokens_per_step` is nan where its lab reads no
    tokens, and `flops_per_step` where nobody counted them. `version` is that of the program that began it, empty where
    its recording does not say.
    """

    name: str
    path: str
    lab: str
    lab_title: str
    settings: Mapping[str, Any]
    weights: int
    state: str
    curves: Curves
    tokens_per_step: float
    flops_per_step: float
    version: str = ""


@dataclass(frozen=True, eq=False)
class RunSet:
    """The recordings of one folder, in the order of their names.

    `varies` names the settings in which they differ, as the folder's `sweep.json` says or as a comparison found.
    `unreadable` holds the names of those that cannot be read, and one sentence about each. `planned` is how many runs
    the sweep will have, 0 where the folder is none; `sweep` is what its `sweep.json` says, empty where there is none.
    `on_screen` is the path of the recording that is looked at, which may not be among them.
    """

    folder: str
    runs: tuple[ComparedRun, ...]
    varies: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    planned: int = 0
    sweep: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    on_screen: str = ""

    def __len__(self) -> int:
        return len(self.runs)

    def run_at(self, path: str) -> ComparedRun | None:
        """The run whose recording is this file, if it is one of them."""
        return next((run for run in self.runs if run.path == path), None)


NO_RUNS = RunSet("", ())
