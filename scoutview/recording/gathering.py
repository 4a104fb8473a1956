"""What a function makes of the frames of a run, gathered as a measure: checked number by number."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from scoutview.frame import Arrays
from scoutview.language import tr, tr_noop
from scoutview.measure import MOST_ROWS, Measure
from scoutview.recording.measured import MeasureError

FROM_WEIGHTS = tr_noop("computed from the weights of each frame")
Function = Callable[[Arrays], Any]


class Gathering:
    """The numbers of one function of named arrays: one at each step, or as many as at the first step.

    With the measure `before` it goes on with that one. Else `rows` names those of a heat map; unless told they are
    numbered from 0.
    """

    def __init__(
        self,
        name: str,
        function: Function,
        before: Measure | None = None,
        *,
        rows: Sequence[str] = (),
        title: str = "",
        unit: str = "",
        origin: str = FROM_WEIGHTS,
    ) -> None:
        self.name = name
        self._function = function
        self._size = None if before is None else len(before.rows)  # of what it gives: 0 of a number
        none = np.zeros(0, np.int64), np.zeros(0)
        self._told = before or Measure(name, *none, tuple(map(str, rows)), title, unit, origin)
        self._steps: list[int] = []
        self._values: list[np.ndarray] = []

    def __len__(self) -> int:
        return len(self._steps)

    def take(self, step: int, given: Arrays) -> None:
        """Call the function with these read-only arrays.

        Raises:
            MeasureError: it fails, or gives no numbers, or other ones than before.
        """
        try:
            value = self._function(given)
        except Exception as error:  # whatever somebody's function does
            said = f"{type(error).__name__}: {error}".removesuffix(": ").removesuffix(".")
            raise MeasureError(
                tr("“{name}” could not be measured at step {step:,}: {said}.").format(
                    name=self.name, step=step, said=said
                )
            ) from error
        self._values.append(self._checked(step, value))
        self._steps.append(step)

    def drain(self) -> Measure:
        """What was gathered since the last time."""
        size = self._size or 0
        rows = self._told.rows or tuple(map(str, range(size)))
        steps, values = np.array(self._steps, np.int64), np.array(self._values, np.float64)
        self._steps, self._values = [], []
        shape = (len(steps), size) if size else (len(steps),)
        return replace(self._told, steps=steps, values=values.reshape(shape), rows=rows if size else ())

    def _checked(self, step: int, value: Any) -> np.ndarray:
        own = value.detach().cpu() if hasattr(value, "detach") else value
        try:
            array = np.asarray(own)
        except (TypeError, ValueError, RuntimeError):
            raise self._unfit(step, tr("something else")) from None
        if array.dtype.kind not in "fiub" or array.ndim > 1 or not 0 < array.size <= MOST_ROWS:
            raise self._unfit(step, _said_of(array))
        if not np.isfinite(array).all():
            raise self._unfit(step, tr("not finite (nan or infinite)"))
        size = array.size if array.ndim else 0
        named = len(self._told.rows)
        if self._size is None and size and named and named != size:
            raise MeasureError(
                tr("“{name}” has {size:,} numbers at each step, but {named:,} rows are named.").format(
                    name=self.name, size=size, named=named
                )
            )
        if self._size is not None and size != self._size:
            now, before = _amount(size), _amount(self._size)
            raise self._unfit(step, tr("{now}, and before {before}").format(now=now, before=before))
        self._size = size
        return array.astype(np.float64)

    def _unfit(self, step: int, found: str) -> MeasureError:
        should = tr("“{name}” should be a number, or a row of numbers, at each step; at step {step:,} it was {found}.")
        return MeasureError(should.format(name=self.name, step=step, found=found))


def _amount(size: int) -> str:
    return tr("a row of {size:,} numbers").format(size=size) if size else tr("one number")


def _said_of(array: np.ndarray) -> str:
    if array.dtype.kind not in "fiub":
        return tr("no number")
    return tr("an array of shape {shape}; at most {most:,} in a row are kept").format(
        shape=tuple(array.shape), most=MOST_ROWS
    )
