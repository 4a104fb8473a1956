"""From what varies to the runs of a sweep: their settings, their names, and how long each trains."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from scoutview.errors import UsageError, UserError
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.settings import Value, check_value, field_named
from scoutview.sweeps.sweep import LOCAL, Sweep, SweepRun, checked, combinations, model_of, names_of, short
from scoutview.sweeps.timing import about, seconds_of
from scoutview.sweeps.variation import Variation

MOST_RUNS = 1000


def planned(
    kind: type[Lab[Any, Any]],
    variations: Sequence[Variation],
    fixed: Mapping[str, Value],
    budgets: Sequence[float] = (),
    engine: str = LOCAL,
) -> Sweep:
    """The sweep over all combinations. With budgets (operations), each run trains as far as the largest reaches.

    Takes a moment with budgets, for the models are built to count what they learn.

    Raises:
        UsageError: a setting is both fixed and varied, or varied twice.
        UserError: settings do not go together, there are too many runs, or a budget fits no run.
    """
    _check_names([variation.name for variation in variations], fixed, budgets)
    _check_count(kind, variations, fixed)
    fixed = checked(kind.Settings, fixed)
    varies = {variation.name: variation.values() for variation in variations}
    combined = list(combinations(varies))
    budgets = sorted(set(budgets))
    counted: dict[tuple[Value, ...], int] = {}
    runs = []
    for name, values in zip(names_of(combined), combined, strict=True):
        lab = _lab(kind, {**fixed, **values}, name)
        if not budgets:
            runs.append(SweepRun(name, values, lab.settings.steps))
            continue
        run = SweepRun(name, values, 0)
        model = model_of(run)
        if model not in counted:
            counted[model] = learned_numbers(lab)
        runs.append(_within(budgets, lab, replace(run, weights=counted[model])))
    return Sweep(kind.name, varies, fixed, tuple(runs), tuple(budgets), engine)


def budgets_of(text: str) -> list[float]:
    """The budgets (operations) that somebody wrote, with commas between: "6e10,1.2e11".

    Raises:
        UserError: one of them is no number above 0.
    """
    found: list[float] = []
    for part in text.split(","):
        with suppress(ValueError):
            found.append(float(part))
    if len(found) != len(text.split(",")) or not all(0 < budget < math.inf for budget in found):
        raise UserError(
            tr("A budget should be operations above 0 such as 6e10,1.2e11, not “{text}”.").format(text=text)
        )
    return found


def takes_budgets(kind: type[Lab[Any, Any]]) -> bool:
    """Whether somebody counted the operations of a step of this lab."""
    return kind.flops_per_step is not Lab.flops_per_step


def learned_numbers(lab: Lab[Any, Any]) -> int:
    """How many numbers its model learns."""
    return sum(parameter.numel() for parameter in lab.untrained_model().parameters())


def _within(budgets: Sequence[float], lab: Lab[Any, Any], run: SweepRun) -> SweepRun:
    """The run, as long as the budgets say."""
    a_step = lab.flops_per_step(run.weights)
    if not math.isfinite(a_step):
        raise UserError(
            tr(
                "Nobody knows how many operations a step of the lab {lab} takes, so a budget cannot end its runs: say"
                " how long with --steps."
            ).format(lab=lab.name)
        )
    reached = tuple(int(budget // a_step) for budget in budgets)
    if reached[0] < 1:
        raise UserError(
            tr(
                "A budget of {budget} is too small for one step of {run}, which takes {operations:.2g}: give"
                " a larger one, or smaller models."
            ).format(budget=short(budgets[0]), run=run.name, operations=a_step)
        )
    steps = field_named(type(lab.settings), "steps")
    try:
        check_value(steps, reached[-1])
    except UserError as error:
        raise UserError(
            tr(
                "A budget of {budget} would be {steps:,} steps of {run}, more than a run may have"
                " ({most:,}): give a smaller one, or larger models."
            ).format(budget=short(budgets[-1]), steps=reached[-1], run=run.name, most=steps.maximum)
        ) from error
    return replace(run, steps=reached[-1], budget_steps=reached)


def _check_names(varied: Sequence[str], fixed: Mapping[str, Value], budgets: Sequence[float]) -> None:
    if not varied:
        raise UsageError(tr("Nothing varies: say what does, for example --vary seed=0:4."))
    for name in varied:
        if varied.count(name) > 1:
            raise UsageError(tr("{name} varies twice: give all its values in one --vary.").format(name=name))
        if name in fixed:
            raise UsageError(tr("{name} cannot vary and be fixed as well: leave out one of them.").format(name=name))
    if budgets and "steps" in {*varied, *fixed}:
        raise UsageError(tr("A budget says how many steps each run trains: leave out the setting steps."))


def _check_count(kind: type[Lab[Any, Any]], variations: Sequence[Variation], fixed: Mapping[str, Value]) -> None:
    count = math.prod(variation.count for variation in variations)
    if count > MOST_RUNS:
        values = {**fixed, **{variation.name: variation.first for variation in variations}}
        first = _lab(kind, values, tr("its first run"))
        took = about(count * seconds_of(first))
        raise UserError(
            tr(
                "That would be {runs:,} runs, {took} one after the other at the speed of the first: a sweep has at most"
                " {most:,}, so vary less."
            ).format(runs=count, took=took, most=MOST_RUNS)
        )


def _lab(kind: type[Lab[Any, Any]], values: Mapping[str, Any], name: str) -> Lab[Any, Any]:
    try:
        return kind(kind.Settings(**values))
    except UserError as error:
        raise UserError(tr("{name} cannot be trained: {error}").format(name=name, error=error)) from error
