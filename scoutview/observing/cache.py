"""Answers kept in memory, the longest unused let go first."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass

from scoutview.frame import Arrays
from scoutview.observation import Question
from scoutview.probe import Probe


@dataclass(frozen=True)
class Key:
    """What an answer belongs to. The identity of a frame is its step; no probe where none changes the answer."""

    step: int
    probe: Probe | None
    question: Question


class AnswerCache:
    """Answers by (step, probe, question), at most `megabytes` of arrays."""

    def __init__(self, megabytes: float = 64.0) -> None:
        self._limit = int(megabytes * 1e6)
        self._answers: OrderedDict[Key, Arrays] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> Arrays | None:
        """The answer, which counts as used, or None."""
        arrays = self._answers.get(key)
        if arrays is not None:
            self._answers.move_to_end(key)
        return arrays

    def keep(self, key: Key, arrays: Arrays) -> None:
        """Keep an answer; the newest is always kept, however large."""
        self._forget(key)
        self._answers[key] = arrays
        self._bytes += _size(arrays)
        while self._bytes > self._limit and len(self._answers) > 1:
            self._forget(next(iter(self._answers)))

    def drop(self, step: int, names: Collection[str]) -> None:
        """Forget the answers to the questions of these names at one step."""
        for key in [key for key in self._answers if key.step == step and key.question.name in names]:
            self._forget(key)

    def clear(self) -> None:
        self._answers.clear()
        self._bytes = 0

    def _forget(self, key: Key) -> None:
        arrays = self._answers.pop(key, None)
        if arrays is not None:
            self._bytes -= _size(arrays)


def _size(arrays: Arrays) -> int:
    return sum(array.nbytes for array in arrays.values())
