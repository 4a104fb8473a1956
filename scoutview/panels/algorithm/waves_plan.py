"""A sum of waves as a picture: each wave in a row, all in one scale, and below them what they add up to. No Qt."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.language import tr

LEFT, WITH_CIRCLES = 58.0, 168.0  # of the answers: numbers alone, or words and circles as well
RIGHT, TOP, BOTTOM = 20.0, 24.0, 26.0
LEAST_ROW, AIR = 34.0, 10.0  # of a wave's row, and what lies around the highest one
SUM_SHARE, LEAST_SUM = 0.34, 44.0  # of the height, that the sum gets at least; and design pixels of it
HALVINGS = 40
HIGHEST = 6  # scores of the network that are drawn, while all answers are in view
SUM, CIRCLE = -1, -1  # a row and an answer that are none

Part = tuple[int, int]  # a row and an answer


def answer_of(logits: np.ndarray) -> int | None:
    """The answer that a network gives; None where it gives none."""
    known = np.where(np.isfinite(logits), logits, -np.inf)
    return int(known.argmax()) if np.isfinite(known).any() else None


@dataclass(frozen=True, eq=False)
class WavePicture:
    """`logits` and `fitted` are (p,), about 0, nan where there is no number; the axis reaches from low to high.

    The waves stand in an order that stays the same over a run, those that end up largest first.
    """

    logits: np.ndarray
    fitted: np.ndarray
    addends: tuple[int, int]
    sign: int
    right_answer: int
    low: float
    high: float
    frequencies: np.ndarray  # (K,)
    amplitudes: np.ndarray  # (K,), now
    heights: np.ndarray  # (K,), of each wave where the run has come to
    waves: np.ndarray  # (K, N), each at N places evenly from −0.5 to p − 0.5

    @property
    def modulus(self) -> int:
        return len(self.logits)

    @property
    def answer(self) -> int | None:
        """The network's own answer."""
        return answer_of(self.logits)

    def told(self) -> tuple[int, ...]:
        """The answers that are drawn: the right one, and those with the highest scores."""
        known = np.where(np.isfinite(self.logits), self.logits, -np.inf)
        highest = [int(place) for place in np.argsort(-known, kind="stable")[:HIGHEST] if np.isfinite(known[place])]
        return tuple(dict.fromkeys([self.right_answer, *highest]))

    @cached_property
    def at_answers(self) -> np.ndarray:
        """(p,): the sum of the waves where there is an answer, at each whole number; none without waves."""
        fine = (self.waves.shape[1] - 1) // max(1, self.modulus)
        return self.waves[:, fine // 2 :: fine].sum(0) if len(self.waves) and fine else np.zeros(0)

    @property
    def is_highest_at_answer(self) -> bool:
        """Whether no other answer gets as much from the waves as the right one."""
        if not 0 <= self.right_answer < len(self.at_answers) or not np.isfinite(self.at_answers).all():
            return False
        return bool((np.delete(self.at_answers, self.right_answer) < self.at_answers[self.right_answer]).all())

    @property
    def is_cut(self) -> bool:
        """Whether a logit is beyond the axis."""
        known = self.logits[np.isfinite(self.logits)]
        return bool(((known < self.low) | (known > self.high)).any())

    @property
    def operation(self) -> str:
        return "+" if self.sign > 0 else numbers.MINUS

    def turns(self, row: int) -> tuple[float, float]:
        """By how much of a whole turn the circle of this wave is turned: by a, 0 to 1, and then by b, −1 to 1."""
        a, b = self.addends
        k, p = int(self.frequencies[row]), self.modulus
        return (k * a % p) / p, self.sign * (k * b % p) / p

    def shown(self, rows: int) -> np.ndarray:
        """(rows, N): the first waves, and in the last row all others together where there are more."""
        if rows >= len(self.waves):
            return self.waves
        return np.vstack([self.waves[: rows - 1], self.waves[rows - 1 :].sum(0, keepdims=True)])

    def is_one_wave(self, row: int, stack: "Stack") -> bool:
        """Whether no other wave shares this row."""
        return row < stack.rows - 1 or stack.rows == len(self.waves)

    def row_name(self, row: int, stack: "Stack") -> str:
        """What stands beside a row: how many turns its wave makes, or how many waves share it."""
        if self.is_one_wave(row, stack):
            return tr("%n turns", "", int(self.frequencies[row]), one="1 turn")
        return tr("{number} more", "waves").format(number=len(self.waves) - stack.rows + 1)

    def brief_row_name(self, row: int, stack: "Stack") -> str:
        """The same where there is room for the number of turns only."""
        return str(self.frequencies[row]) if self.is_one_wave(row, stack) else self.row_name(row, stack)

    def at(self, shown: np.ndarray, row: int, answer: int) -> float:
        """What such a row gives an answer."""
        fine = (shown.shape[1] - 1) // self.modulus
        return float(shown[row, fine * answer + fine // 2])

    def reading(self, answer: int) -> str:
        network, formula = numbers.three_digits(self.logits[answer]), numbers.three_digits(self.fitted[answer])
        return tr("answer {answer}: network {network}, waves {waves}").format(
            answer=answer, network=network, waves=formula
        )

    def circle_reading(self, row: int) -> str:
        """Of a row that is one wave: how its circle is turned."""
        first, then = (round(360 * turn) for turn in self.turns(row))
        a, b = self.addends
        turns = (
            tr("{a} is at {first}°, {b} turns it by {then}° more: {end}°")
            if then >= 0
            else tr("{a} is at {first}°, {b} turns it by {then}° back: {end}°")
        ).format(a=a, first=first, b=b, then=abs(then), end=(first + then) % 360)
        k = int(self.frequencies[row])
        return tr("%n turns from 0 to {p}", "", k, one="1 turn from 0 to {p}").format(p=self.modulus) + f": {turns}"


@dataclass(frozen=True)
class Stack:
    """Where the rows are, from the top: `tops` and `heights` of the waves', then the sum. `scale`: pixels per logit."""

    tops: tuple[float, ...]
    heights: tuple[float, ...]
    sum_top: float
    sum_height: float
    scale: float

    @cached_property
    def rows(self) -> int:
        return len(self.tops)

    def row_at(self, y: float) -> int | None:
        """The wave there; None at the sum."""
        for row, (top, height) in enumerate(zip(self.tops, self.heights, strict=True)):
            if top <= y < top + height:
                return row
        return None


def stacked(height: float, heights: np.ndarray, span: float) -> Stack:
    """Rows for waves of these heights, the largest first, and for a sum that spans so much, all in one scale.

    Waves that find no room share the last row. Where there is hardly any, the sum has it all.
    """
    sizes = np.abs(np.nan_to_num(heights.astype(np.float64)))
    for rows in range(len(sizes), 0, -1):
        shared = np.append(sizes[: rows - 1], sizes[rows - 1 :].sum())
        scale = _scale(height, shared, span)
        if span * scale >= max(LEAST_SUM, SUM_SHARE * height):
            each = np.maximum(LEAST_ROW, 2 * shared * scale + AIR)
            tops = np.append(0.0, np.cumsum(each))
            end = float(tops[-1])
            return Stack(tuple(tops[:-1].tolist()), tuple(each.tolist()), end, height - end, scale)
    return Stack((), (), 0.0, height, height / span)


def _scale(height: float, sizes: np.ndarray, span: float) -> float:
    """The largest one with which rows and sum fit; 0 where the rows alone do not."""
    low, high = 0.0, height / span
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        whole = np.maximum(LEAST_ROW, 2 * sizes * middle + AIR).sum() + span * middle
        low, high = (middle, high) if whole <= height else (low, middle)
    return low
