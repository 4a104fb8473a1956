"""Which numbers a panel shows: all that it was given to draw, with the names of their axes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scoutview.frame import Curves
from scoutview.measure import Measure
from scoutview.observation import UNCHANGED, Channel, History, HistoryRequest, Observation
from scoutview.panels.panel import Panel
from scoutview.run_set import NO_RUNS, RunSet

HISTORY = "history_"  # before the names of channels that are told of many frames


@dataclass(frozen=True, eq=False)
class Numbers:
    """Arrays by channel name, and the channels that describe them with all their axes."""

    arrays: Mapping[str, np.ndarray]
    channels: tuple[Channel, ...]

    def __or__(self, other: "Numbers") -> "Numbers":
        """Those of both; what both have is told once."""
        new = tuple(channel for channel in other.channels if channel.name not in self.arrays)
        return Numbers({**other.arrays, **self.arrays}, self.channels + new)


class Kept:
    """What a panel of `keeping` was shown last."""

    def __init__(self) -> None:
        self.curves: Curves | None = None
        self.runs: RunSet = NO_RUNS
        self.observation: Observation | None = None
        self.histories: dict[HistoryRequest, History] = {}

    def numbers(self, panel: Panel, channels: Iterable[Channel], trajectories: Collection[str]) -> Numbers:
        """What the panel's questions yield; the run's curves where it asks nothing and lives on them alone.

        Measures that it draws as well, and the curves of all runs, where it holds them against each other.

        `channels` and `trajectories` are those of the lab.
        """
        described = tuple(channels)
        observed = _observed(self.observation, described, trajectories)
        for request in panel.histories():
            if request in self.histories:
                observed |= _history(self.histories[request], described, trajectories)
        own = observed if observed.arrays or self.curves is None else _curves(self.curves)
        own |= _measures(panel.measures())
        return own if self.runs is NO_RUNS else own | _runs(self.runs)


def keeping(panel_class: type[Panel], kept: Kept) -> type[Panel]:
    """The same panel, which also keeps there what it is shown."""

    class Keeping(panel_class):  # type: ignore[valid-type, misc]  # a class that is known only now
        def show_curves(self, curves: Curves) -> None:
            kept.curves = curves
            super().show_curves(curves)

        def show_runs(self, runs: RunSet) -> None:
            kept.runs = runs
            super().show_runs(runs)

        def show_observation(self, observation: Observation) -> None:
            kept.observation = observation
            super().show_observation(observation)

        def show_history(self, history: History) -> None:
            kept.histories[history.request] = history
            super().show_history(history)

    return Keeping


def _observed(observation: Observation | None, channels: Sequence[Channel], trajectories: Collection[str]) -> Numbers:
    arrays = {} if observation is None else observation.arrays
    told = [*channels, *map(_of_unchanged, channels)]
    found = [_unfolded(channel, trajectories) for channel in told if channel.name in arrays]
    return Numbers({channel.name: arrays[channel.name] for channel in found}, tuple(found))


def _of_unchanged(channel: Channel) -> Channel:
    """What tells the same of the model without the probe's interventions."""
    described = f"{channel.description}, without the change"
    return replace(channel, name=UNCHANGED + channel.name, description=described, question=channel.asked_by)


def _unfolded(channel: Channel, trajectories: Collection[str]) -> Channel:
    """With the first axis that a trajectory has: its own steps."""
    return replace(channel, dims=("step", *channel.dims)) if channel.asked_by in trajectories else channel


def _history(history: History, channels: Sequence[Channel], trajectories: Collection[str]) -> Numbers:
    """Each channel of the question with a first axis for the frames, whose steps are a channel of their own."""
    steps = sorted(history.answers)
    question = HISTORY + history.request.question.name
    arrays = {f"{question}_steps": np.array(steps, np.int64)}
    told = [Channel(f"{question}_steps", ("step",), "steps of the run that the history tells of", "steps", question)]
    for channel in (_unfolded(channel, trajectories) for channel in channels):
        answers = [history.answers[step] for step in steps]
        if not answers or channel.name not in answers[0]:
            continue
        name = HISTORY + channel.name
        inner = tuple("local_step" if dim == "step" else dim for dim in channel.dims)
        arrays[name] = padded([answer[channel.name] for answer in answers])
        told.append(replace(channel, name=name, dims=("step", *inner), question=question))
    return Numbers(arrays, tuple(told))


def padded(answers: Sequence[np.ndarray]) -> np.ndarray:
    """Stacked along a first axis; where an answer is shorter than others stands nan, or an empty text."""
    if all(answer.shape == answers[0].shape for answer in answers):
        return np.stack(answers)
    shape = tuple(np.max([answer.shape for answer in answers], axis=0))
    common = np.result_type(*answers)
    if common.kind == "U":
        stack = np.full((len(answers), *shape), "", common)
    else:
        stack = np.full((len(answers), *shape), np.nan, common if common.kind == "f" else np.float64)
    for place, answer in enumerate(answers):
        stack[place][tuple(slice(length) for length in answer.shape)] = answer
    return stack


def _curves(curves: Curves) -> Numbers:
    told = [Channel("curves_steps", ("step",), "steps of the run that the curves tell of", "steps", "curves")]
    arrays: dict[str, np.ndarray] = {"curves_steps": curves.steps, "seconds": curves.seconds}
    told.append(Channel("seconds", ("step",), "training time so far", "s", "curves"))
    for name, values in curves.metrics.items():
        arrays[name] = values
        unit = curves.loss_unit if name.endswith("loss") else ""
        told.append(Channel(name, ("step",), name.replace("_", " "), unit, "curves"))
    return Numbers(arrays, tuple(told))


def _measures(measures: Sequence[Measure]) -> Numbers:
    """Each with its steps; of a heat map the names of its rows as well."""
    arrays: dict[str, np.ndarray] = {}
    told: list[Channel] = []
    for measure in measures:
        name, own = f"measure_{measure.name}", f"{measure.name}_point"
        arrays |= {f"{name}_steps": measure.steps, name: measure.values}
        told.append(Channel(f"{name}_steps", (own,), f"steps of {measure.words}", "steps", "measures"))
        if measure.rows:
            arrays[f"{name}_rows"] = np.array(measure.rows)
            told.append(Channel(f"{name}_rows", (f"{measure.name}_row",), f"rows of {measure.words}", "", "measures"))
        dims = (own,) if measure.is_curve else (own, f"{measure.name}_row")
        told.append(Channel(name, dims, f"{measure.words}, {measure.origin}", measure.unit, "measures"))
    return Numbers(arrays, tuple(told))


def _runs(found: RunSet) -> Numbers:
    """The name of each run, what it has of the settings that vary, its size, what a step is, and its curves.

    Shorter curves end in nan.
    """
    runs = found.runs
    if not runs:
        return Numbers({}, ())
    arrays: dict[str, np.ndarray] = {"run_names": np.array([run.name for run in runs])}
    told = [Channel("run_names", ("run",), "the recordings of the folder", "", "runs")]
    for setting in found.varies:
        name = f"setting_{setting}"
        arrays[name] = np.array([str(run.settings.get(setting, "")) for run in runs])
        told.append(Channel(name, ("run",), f"{setting.replace('_', ' ')} of each run", "", "runs"))
    for name, unit, counted in (
        ("run_weights", "", [float(run.weights) for run in runs]),
        ("run_tokens_per_step", "tokens", [run.tokens_per_step for run in runs]),
        ("run_flops_per_step", "operations", [run.flops_per_step for run in runs]),
    ):
        arrays[name] = np.array(counted)
        described = f"{name.removeprefix('run_').replace('_', ' ')} of each run"
        told.append(Channel(name, ("run",), described, unit, "runs"))
    of_frames = {"run_steps": [run.curves.steps for run in runs], "run_seconds": [run.curves.seconds for run in runs]}
    for metric in dict.fromkeys(metric for run in runs for metric in run.curves.metrics):
        nothing = np.zeros(0)
        of_frames[f"run_{metric}"] = [run.curves.metrics.get(metric, nothing) for run in runs]
    for name, values in of_frames.items():
        arrays[name] = padded([np.asarray(each, np.float64) for each in values])
        told.append(Channel(name, ("run", "frame"), f"{name.removeprefix('run_')} of each run", "", "runs"))
    return Numbers(arrays, tuple(told))
