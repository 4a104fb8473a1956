"""The curves of a run with all that was logged between its frames. Arithmetic only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from scoutview.frame import Curves


@dataclass(frozen=True, eq=False)
class LoggedCurves:
    """`curves` has the steps of frames and of all logged points; `taken` says by metric at which of them it is known.

    Where nothing of these metrics was logged, the curves are those of the frames, whole, and `taken` is empty.
    """

    curves: Curves
    taken: Mapping[str, np.ndarray] = field(default_factory=dict)

    def before(self, step: int) -> dict[str, tuple[int, float]]:
        """By metric the step and the number that was measured last before this step, of those unknown at it."""
        found = {}
        for name, taken in self.taken.items():
            places = np.flatnonzero(taken[: int(np.searchsorted(self.curves.steps, step, side="right"))])
            if len(places) and self.curves.steps[places[-1]] < step:
                found[name] = int(self.curves.steps[places[-1]]), float(self.curves.metrics[name][places[-1]])
        return found

    def read(self, name: str, step: int) -> float | None:
        """This metric as it was measured last by this step; None where it was not measured yet."""
        taken = self.taken.get(name, slice(None))
        steps, values = self.curves.steps[taken], self.curves.metrics[name][taken]
        count = int(np.searchsorted(steps, step, side="right"))
        return float(values[count - 1]) if count else None


def with_logged(curves: Curves, metrics: tuple[str, ...]) -> LoggedCurves:
    """These metrics as they were logged and as the frames have them; of a step that has both, as it was logged."""
    logged = {measure.name: measure for measure in curves.measures if measure.name in metrics and measure.is_curve}
    steps = np.unique(np.concatenate([curves.steps, *(measure.steps for measure in logged.values())]))
    if not logged:
        return LoggedCurves(curves)
    of_frames = np.searchsorted(steps, curves.steps)
    values, taken = {}, {}
    for name in metrics:
        if name not in curves.metrics and name not in logged:
            continue
        own = curves.metrics.get(name, np.full(len(curves), np.nan))
        values[name], taken[name] = np.full(len(steps), np.nan), np.zeros(len(steps), bool)
        values[name][of_frames] = own
        taken[name][of_frames] = np.isfinite(own) | (name not in logged)
        if name in logged:
            at = np.searchsorted(steps, logged[name].steps)
            values[name][at], taken[name][at] = logged[name].values, True
    seconds = np.full(len(steps), np.nan)
    seconds[of_frames] = curves.seconds
    return LoggedCurves(replace(curves, steps=steps, seconds=seconds, metrics=values), taken)
