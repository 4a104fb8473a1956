"""What is compared: which runs of the folder, by which metric, over what, and coloured by which setting. No drawing."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from scoutview.panels.runs.colours_plan import LENGTH, ColourScale, label_of, scale_of, told_by, varying
from scoutview.panels.runs.lines_plan import (
    ACROSS,
    LOGARITHMIC_AT_FIRST,
    RunGroup,
    RunLine,
    better,
    falls_far,
    finer_text,
    grouped,
    has_across,
    is_loss,
    line_of,
    metric_text,
    shared_metrics,
)
from scoutview.run_set import ComparedRun, RunSet


@dataclass(frozen=True)
class Choices:
    """What somebody chose; empty or None where nobody did. Each is kept by its name."""

    metric: str = ""
    across: str = "steps"
    colour: str = ""
    all_labs: bool = False
    log_across: bool | None = None
    log_up: bool | None = None
    sort: str = ""  # a column of the table
    backwards: bool = False

    def kept(self) -> dict[str, Any]:
        """As JSON-able values: what was chosen and no more."""
        return {name: value for name, value in vars(self).items() if value != getattr(Choices(), name)}

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> "Choices":
        """What `kept` gave; what is none of it is passed over."""
        kinds = {"metric": str, "across": str, "colour": str, "sort": str}
        texts = {name: kept[name] for name, kind in kinds.items() if isinstance(kept.get(name), kind)}
        names = ("all_labs", "log_across", "log_up", "backwards")
        switches = {name: kept[name] for name in names if isinstance(kept.get(name), bool)}
        chosen = cls(**texts, **switches)
        return chosen if chosen.across in ACROSS else replace(chosen, across="steps")


@dataclass(frozen=True, eq=False)
class Comparison:
    """The runs that are held against each other, and what else could be chosen."""

    runs: tuple[ComparedRun, ...]
    on_screen: ComparedRun | None
    others: int  # runs of other labs in the folder, left out
    titles: tuple[str, ...]  # of the labs of these runs
    planned: int
    unreadable: tuple[tuple[str, str], ...]
    metrics: tuple[str, ...]
    metric: str
    acrosses: tuple[str, ...]
    across: str
    names: tuple[str, ...]  # of what varies, the seed left out
    colour: ColourScale
    lines: tuple[RunLine, ...]
    groups: tuple[RunGroup, ...]
    log_across: bool
    log_up: bool

    def line_of(self, path: str) -> RunLine | None:
        return next((line for line in self.lines if line.run.path == path), None)

    @property
    def own(self) -> RunLine | None:
        """That of the run on screen."""
        return None if self.on_screen is None else self.line_of(self.on_screen.path)

    @property
    def better(self) -> int:
        """−1 where less of the metric is better, 1 where more is, 0 where nobody knows: as of several labs."""
        return better(self.metric) if len(self.titles) == 1 else 0

    @property
    def seeds_vary(self) -> bool:
        return len({run.settings.get("seed") for run in self.runs}) > 1

    @cached_property
    def ranked(self) -> tuple[RunGroup, ...]:
        """The groups that have begun, from the best on; as they come where nobody knows what is better."""
        sign = -self.better
        begun = [group for group in self.groups if not math.isnan(group.last)]
        return tuple(sorted(begun, key=lambda group: sign * group.last) if sign else begun)

    @cached_property
    def text(self) -> Callable[[float], str]:
        """How results are written: with one decimal more where the best two would else be the same."""
        text, ends = metric_text(self.metric), [group.last for group in self.ranked[:2]]
        alike = len(set(ends)) > 1 and len(set(map(text, ends))) == 1
        return finer_text(self.metric) if self.better and alike else text

    def labels(self, group: RunGroup, other: RunGroup) -> tuple[str, str]:
        """What sets two groups apart from each other; how long they train only where all else is the same."""
        runs = group.lines[0].run, other.lines[0].run
        if len(self.titles) > 1:
            return runs[0].lab_title, runs[1].lab_title
        differ = [name for name in self.names if runs[0].settings.get(name) != runs[1].settings.get(name)]
        differ = [name for name in differ if name != LENGTH] or differ
        return label_of(runs[0].settings, differ), label_of(runs[1].settings, differ)

    def place(self, run: ComparedRun) -> float | int | None:
        """Where the colour of a run is."""
        return self.colour.place(told_by(run, self.colour.name)) if self.colour.name else None


def compare(found: RunSet, choices: Choices) -> Comparison:
    """What is shown of a folder by these choices; what does not fit any more gives way to what would be first."""
    own = found.run_at(found.on_screen)
    runs = found.runs if choices.all_labs else tuple(run for run in found.runs if run.lab == _lab(found, own))
    metrics = shared_metrics(runs)
    metric = choices.metric if choices.metric in metrics else next(iter(metrics), "")
    acrosses = tuple(name for name in ACROSS if has_across(runs, name))
    across = choices.across if choices.across in acrosses else "steps"
    names = varying(runs, found.varies if found.sweep else ())
    colour = choices.colour if choices.colour in names else next(iter(names), "")
    lines = tuple(line for run in runs if (line := line_of(run, metric, across)) is not None)
    log_up = choices.log_up if choices.log_up is not None else is_loss(metric) and falls_far(lines)
    log_across = choices.log_across if choices.log_across is not None else across in LOGARITHMIC_AT_FIRST
    return Comparison(
        runs=runs,
        on_screen=own,
        others=len(found.runs) - len(runs),
        titles=tuple(dict.fromkeys(run.lab_title for run in runs)),
        planned=found.planned,
        unreadable=found.unreadable,
        metrics=metrics,
        metric=metric,
        acrosses=acrosses,
        across=across,
        names=names,
        colour=scale_of(runs, colour),
        lines=lines,
        groups=tuple(grouped(lines)),
        log_across=log_across,
        log_up=log_up,
    )


def _lab(found: RunSet, own: ComparedRun | None) -> str:
    """Whose runs are shown: those of the lab on screen, else of the one that has most."""
    if own is not None:
        return own.lab
    most = Counter(run.lab for run in found.runs).most_common(1)
    return most[0][0] if most else ""
