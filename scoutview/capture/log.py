"""The numbers that a loop gives between frames: gathered step by step, and handed over in batches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
from torch import Tensor

from scoutview.measure import MOST_LETTERS, MOST_MEASURES, Measure, logged_title

Points = dict[str, tuple[list[int], list[float]]]


class Log:
    """Belongs to the thread that trains. A number on a graphics card is passed over: reading it would wait.

    `names` says under which name a number is kept, where that is another than its own. `others` are the names of
    measures that are no numbers of a loop.
    """

    def __init__(self, names: Mapping[str, str], others: Collection[str] = (), logged: Iterable[str] = ()) -> None:
        self._names, self._others = names, frozenset(others)
        self._known: dict[str, str | None] = {}  # by the loop's name, its own; None: it is not kept
        self._kept = set(logged)
        self._points: Points = {}

    def note(self, step: int, given: Mapping[str, Any]) -> None:
        """The numbers of a step, those that can be read without waiting."""
        for name, value in given.items():
            number = value if type(value) is float else _at_hand(value)
            if number is None:
                continue
            own = self._known.get(name) if name in self._known else self._know(name)
            if own is not None:
                steps, values = self._points.setdefault(own, ([], []))
                steps.append(step)
                values.append(number)

    def __bool__(self) -> bool:
        return bool(self._points)

    def take(self) -> Points:
        """What was noted since the last time."""
        points, self._points = self._points, {}
        return points

    def _know(self, name: str) -> str | None:
        own = self._names.get(name, name)
        room = own in self._kept or len(self._kept) + len(self._others) < MOST_MEASURES
        fits = own not in self._others and 0 < len(own) <= MOST_LETTERS and room
        self._known[name] = own if fits else None
        self._kept |= {own} if fits else set()
        return self._known[name]


def measures_of(points: Points) -> list[Measure]:
    """What was noted, as measures."""
    return [
        Measure(name, np.array(steps, np.int64), np.array(values, np.float64), title=logged_title(name))
        for name, (steps, values) in points.items()
    ]


def _at_hand(value: Any) -> float | None:
    """A number of Python or numpy, or of a tensor in the processor's memory; None of everything else."""
    try:
        if isinstance(value, Tensor):
            value = value.item() if value.is_cpu else None
        elif isinstance(value, np.ndarray | np.generic):
            value = value.item()
        return float(value) if isinstance(value, int | float) else None
    except (RuntimeError, ValueError, OverflowError):  # many numbers, or an integer beyond all floats
        return None
