"""The measures of a loop that is recorded: what it gives at each step, and functions of its weights at frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scoutview.capture.log import Log, measures_of
from scoutview.errors import UserError
from scoutview.frame import Frame
from scoutview.language import tr
from scoutview.measure import MOST_MEASURES, Measure
from scoutview.recording.gathering import Function, Gathering
from scoutview.recording.measured import MeasureError
from scoutview.training.recorder import Recorder

EVERY_S = 2.0  # what came in so long is handed over together


class Measuring:
    """Belongs to the thread that trains, but for `take`. `known` are those of a recording that is gone on with."""

    def __init__(
        self, functions: Mapping[str, Function], names: Mapping[str, str], known: Sequence[Measure] = ()
    ) -> None:
        if len(functions) > MOST_MEASURES or not all(callable(function) for function in functions.values()):
            raise UserError(
                tr("“measures” should be at most {most} functions by name: {{“norm of W”: function}}.").format(
                    most=MOST_MEASURES
                )
            )
        there = {measure.name: measure for measure in known}
        self._gatherings = [Gathering(name, function, there.get(name)) for name, function in functions.items()]
        maps = (name for name, measure in there.items() if not measure.is_curve)
        self._log: Log | None = Log(names, {*functions, *maps}, there.keys() - functions.keys())
        self._failed: set[str] = set()
        self._told: list[str] = []
        self._handed_s = time.monotonic()

    def take(self, frame: Frame) -> None:
        """Call the functions with its weights, in the recorder's thread. One that fails is not called any more."""
        for gathering in self._gatherings:
            if gathering.name in self._failed:
                continue
            try:
                gathering.take(frame.step, frame.weights)
            except MeasureError as error:
                self._failed.add(gathering.name)
                self._told.append(
                    tr("{error} It is measured no more; all else is recorded as ever.").format(error=error)
                )

    def check(self, frame: Frame) -> None:
        """Call the functions with the first frame, before there is a recording.

        Raises:
            MeasureError: one fails.
        """
        for gathering in self._gatherings:
            gathering.take(frame.step, frame.weights)

    def note(self, step: int, numbers: Mapping[str, Any]) -> None:
        """What the loop gives at a step."""
        if self._log is not None:
            self._log.note(step, numbers)

    def hand_over(self, recorder: Recorder, *, at_once: bool = False) -> None:
        """What was noted and measured, when it is time and the disk is not behind; or `at_once`."""
        log, now_s = self._log, time.monotonic()
        due = now_s - self._handed_s >= EVERY_S and not recorder.is_behind
        if log is None or not (log or self._gatherings) or not (due or at_once):
            return
        self._handed_s, points = now_s, log.take()
        recorder.add_measures(lambda: [*measures_of(points), *self._gathered()], self._refuse)

    def tell(self, warn: Callable[[str], None]) -> None:
        """Say once what went wrong meanwhile."""
        while self._told:
            warn(self._told.pop(0))

    def _gathered(self) -> list[Measure]:
        return [gathering.drain() for gathering in self._gatherings if len(gathering)]

    def _refuse(self, error: MeasureError) -> None:
        self._log, self._gatherings = None, []
        self._told.append(tr("ScoutView keeps no more measures of this run: {error}").format(error=error))
