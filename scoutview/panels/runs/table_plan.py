"""The settings and results of runs as rows of a table, and their order. Arithmetic only."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.curves_words import metric_in_words
from scoutview.language import tr
from scoutview.panels.runs.colours_plan import is_number, setting_word, told_by, value_text
from scoutview.panels.runs.lines_plan import better, metric_text
from scoutview.panels.runs.plan import Comparison
from scoutview.run_set import ComparedRun

OTHER_METRICS = 3  # beside the one that is chosen
# Which columns stay where not all have room, from the first to go to the last.
GOES_FIRST = ("same weights", "name", "seconds", "other metric", "weights", "steps", "state")


STATES = {
    "training": tr("training", "state of a run"),
    "paused": tr("paused", "state of a run"),
    "finished": tr("finished", "state of a run"),
    "stopped": tr("stopped", "state of a run"),
    "failed": tr("failed", "state of a run"),
}


@dataclass(frozen=True, eq=False)
class RunColumn:
    """`key` names it among the choices, `kind` says how soon it goes."""

    key: str
    head: str
    kind: str
    value_of: Callable[[ComparedRun], Any]
    text_of: Callable[[Any], str]
    at_right: bool = True  # as numbers are, so that they stand below each other


@dataclass(frozen=True)
class RunRow:
    """One run: its cells in the order of the columns, and the place of its colour."""

    path: str
    cells: tuple[str, ...]
    place: float | int | None
    is_best: bool


def columns_of(compared: Comparison) -> tuple[RunColumn, ...]:
    """What varies, the seed, how large the models are, where the metrics ended, and how far each run went."""
    columns = [RunColumn("name", tr("run"), "name", lambda run: run.name, str, at_right=False)]
    columns += [_setting(name, compared) for name in compared.names]
    if compared.seeds_vary:
        columns.append(_setting("seed", compared))
    weights = {run.weights for run in compared.runs}
    if all(weights):
        kind = "weights" if len(weights) > 1 else "same weights"
        columns.append(RunColumn("weights", tr("weights"), kind, lambda run: run.weights, numbers.count))
    others = [metric for metric in compared.metrics if metric != compared.metric][:OTHER_METRICS]
    columns += [_metric(compared.metric, "metric", compared.text)] if compared.metric else []
    columns += [_metric(metric, "other metric", metric_text(metric)) for metric in others]
    columns.append(RunColumn("at step", tr("at step"), "steps", _steps, lambda value: numbers.count(int(value))))
    columns.append(RunColumn("seconds", tr("seconds"), "seconds", _seconds, numbers.three_digits))
    columns.append(RunColumn("state", tr("state"), "state", lambda run: run.state, _state_words, at_right=False))
    return tuple(columns)


def rows_of(
    compared: Comparison, columns: Sequence[RunColumn], sort: str = "", *, backwards: bool = False
) -> list[RunRow]:
    """The runs in the order of a column: the best of the chosen metric first unless another one is named."""
    column = next((column for column in columns if column.key == sort), None)
    if column is None:
        column = next((column for column in columns if column.kind == "metric"), columns[0])
    runs = sorted(compared.runs, key=lambda run: _sort_key(column, run))
    known = [run for run in runs if not _is_missing(column.value_of(run))]
    unknown = [run for run in runs if _is_missing(column.value_of(run))]
    ordered = [*(known[::-1] if backwards != _falls(column) else known), *unknown]  # those without stay last
    best = _best(compared)
    return [
        RunRow(
            run.path,
            tuple(_cell(column, run) for column in columns),
            compared.place(run),
            run.path == best,
        )
        for run in ordered
    ]


def final(run: ComparedRun, metric: str) -> float:
    """The metric at the newest frame; nan where it has none, or is no number."""
    values = run.curves.metrics.get(metric)
    return float(values[-1]) if values is not None and len(values) else math.nan


def _best(compared: Comparison) -> str:
    """The path of the run that ended best; nothing where that is not known."""
    sign = -compared.better
    ends = [(sign * final(run, compared.metric), run.path) for run in compared.runs]
    known = [end for end in ends if math.isfinite(end[0])]
    return min(known)[1] if sign and len(known) > 1 else ""


def _falls(column: RunColumn) -> bool:
    """Whether the highest comes first at first."""
    return better(column.key) > 0


def _setting(name: str, compared: Comparison) -> RunColumn:
    counts = all(is_number(told_by(run, name)) for run in compared.runs)
    return RunColumn(name, setting_word(name), "setting", lambda run: told_by(run, name), value_text, at_right=counts)


def _metric(metric: str, kind: str, text_of: Callable[[float], str]) -> RunColumn:
    return RunColumn(metric, metric_in_words(metric), kind, lambda run: final(run, metric), text_of)


def _state_words(state: str) -> str:
    return STATES.get(state, state)


def _steps(run: ComparedRun) -> float:
    return int(run.curves.steps[-1]) if len(run.curves) else 0


def _seconds(run: ComparedRun) -> float:
    return float(run.curves.seconds[-1]) if len(run.curves) else 0.0


def _cell(column: RunColumn, run: ComparedRun) -> str:
    value = column.value_of(run)
    return "" if value is None else column.text_of(value)


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def _sort_key(column: RunColumn, run: ComparedRun) -> tuple[int, float, str]:
    """Numbers by their size, then words; of equals those that are named first."""
    value = column.value_of(run)
    return (0, float(value), "") if is_number(value) else (1, 0.0, str(value))


def fitting_columns(columns: Sequence[RunColumn], widths: Sequence[float], room: float, gap: float) -> list[int]:
    """The places of those that stay in such a room: what varies and the chosen metric go last."""
    kept = list(range(len(columns)))
    has_setting = any(column.kind == "setting" for column in columns)
    order = [kind for kind in GOES_FIRST if kind != "name" or has_setting]

    def needs() -> float:
        return sum(widths[each] + gap for each in kept) - gap

    for kind in order:
        for each in [each for each in reversed(kept) if columns[each].kind == kind]:
            if needs() <= room:
                return kept
            kept.remove(each)
    while needs() > room and len(kept) > 1:
        kept.pop(next((at for at, each in reversed(list(enumerate(kept))) if columns[each].kind == "setting"), 0))
    return kept
