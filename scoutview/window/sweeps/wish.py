"""What a form of a sweep says, and the words of the command that trains it. Plain values, no Qt."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.labs.declaration import DeclaredSweep
from scoutview.labs.lab import Lab
from scoutview.language import as_read, tr
from scoutview.settings import STORAGE, Settings, fields_of
from scoutview.sweeps.declared import fixed_in
from scoutview.sweeps.planning import MOST_RUNS, budgets_of, planned
from scoutview.sweeps.sweep import Sweep
from scoutview.sweeps.variation import variation_of

USUAL = ("seed", "width", "layers", "learning_rate")  # what one varies first, where a lab has it


@dataclass(frozen=True)
class SweepWish:
    """The lab, its settings where nothing varies, what varies as it was typed, and where and how it trains.

    One that the lab has `declared` brings its own settings, and its budgets say how long each run trains. Where others
    were typed they do so in place of `steps`. `on` is the address of a cluster, empty for this machine.
    """

    lab: type[Lab[Any, Any]]
    settings: Settings
    varied: tuple[tuple[str, str], ...]
    steps: str
    jobs: int
    folder: Path
    declared: DeclaredSweep | None = None
    budgets: str = ""
    on: str = ""

    def sweep(self) -> Sweep:
        """The sweep that it means, but for what budgets make of its steps; quickly, for it is asked at every key.

        Raises:
            UserError: something does not fit; one sentence.
        """
        if self.budgets:
            budgets_of(self.budgets)
        variations = [variation_of(self.lab.Settings, name, text) for name, text in self.varied]
        count = math.prod(variation.count for variation in variations)
        if count > MOST_RUNS:
            sentence = tr("That would be {runs:,} runs: a sweep has at most {most:,}.")
            raise UserError(sentence.format(runs=count, most=MOST_RUNS))
        return planned(self.lab, variations, dict(self._fixed()))

    def words(self) -> list[str]:
        """Those of the command line, after `scoutview`."""
        where = ["--on", self.on] if self.on else ["--jobs", str(self.jobs)]
        words = ["sweep", self.lab.name, "-o", str(self.folder), *where, "--progress"]
        for name, text in self.varied:
            words += ["--vary", f"{name}={text}"]
        if self.declared is not None:
            return [*words, "--sweep", self.declared.name]
        for name, value in self._fixed():
            words += ["--set", f"{name}={value}"]
        return [*words, "--budget", self.budgets] if self.budgets else words

    def _fixed(self) -> Sequence[tuple[str, Any]]:
        """What differs from the lab's defaults and does not vary, and the steps."""
        varied = {name for name, _ in self.varied}
        if self.declared is not None:
            return tuple(fixed_in(self.lab, self.declared, list(varied)).items())
        fixed: dict[str, Any] = {}
        for field in fields_of(self.lab.Settings):
            value = getattr(self.settings, field.name)
            if field.name not in varied and field.name != "steps" and value != field.default:
                fixed[field.name] = value
        if "steps" not in varied and not self.budgets:
            fixed["steps"] = steps_of(self.steps)
        return tuple(fixed.items())


def steps_of(text: str) -> int:
    """Raises UserError where what is typed is no number of steps."""
    try:
        return int(as_read(text.strip()).replace(",", ""))
    except ValueError:
        raise UserError(tr("Steps should be a whole number, not “{text}”.").format(text=text)) from None


def variable(lab: type[Lab[Any, Any]]) -> list[tuple[str, str]]:
    """The names and labels of the settings that may vary, those first that one varies first."""
    fields = [field for field in fields_of(lab.Settings) if field.name not in STORAGE]
    first = [field for name in USUAL for field in fields if field.name == name]
    return [(field.name, field.label) for field in [*first, *(field for field in fields if field not in first)]]


def free_folder(runs: Path, lab: str) -> Path:
    """A name for a new folder in that of the runs."""
    number = 1
    while (folder := runs / f"{lab}-sweep-{number}").exists():
        number += 1
    return folder
