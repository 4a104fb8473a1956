"""Where the timeline draws what: arithmetic only, lengths in design pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.curve_plan import CurvePlan, plan_curve
from scoutview.graphics.plots.flag_names import Group, grouped, joined
from scoutview.graphics.plots.plot_plan import Axis, Covered

MARGIN = 10.0
AIR = 6.0  # above the highest loss and below the lowest
ROWS_LEFT = (18.0, 33.0)  # where curves begin that leave one row to flags and words, or two
PENNANT = 11.0  # how long a mark's flag is
FLAG_TOP, FLAG_HEIGHT = 4.0, 9.0
HANGINGS = 3  # of the flags that are tried: all as high as each other, those in the way lower, every second lower
WORD_HEIGHT, WORD_GAP = 13.0, 5.0
POLE_GAP = 3.0  # from a word to the line of another mark
ROWS = range(3, 34)  # tops of words that are tried, the one beside the flag first; none stands on the lower edge
GAP_ROWS = (26.0, 12.0)  # tops of words above the floor


@dataclass(frozen=True)
class StepAxis:
    """Steps along the width of the well: 0 at the left margin, the planned end at the right one."""

    width: float
    last_step: int

    def x(self, step: float) -> float:
        return MARGIN + (self.width - 2 * MARGIN) * step / max(1, self.last_step)

    def step(self, x: float) -> int:
        """The step under x, within the axis."""
        share = (x - MARGIN) / max(1.0, self.width - 2 * MARGIN)
        return round(min(max(share, 0.0), 1.0) * max(1, self.last_step))


def plan_losses(
    steps: np.ndarray,
    losses: Sequence[np.ndarray],
    axis: StepAxis,
    height: float,
    top: float = AIR,
    *,
    taken: Sequence[np.ndarray | slice] = (),
) -> list[CurvePlan]:
    """How each loss runs, on a logarithmic height they share that begins at `top`, and where one is 0 or no number.

    `taken` says of each at which of the steps it was measured; unless told, that is all of them.
    """
    measured = taken or [slice(None)] * len(losses)
    low, high = _ends([loss[np.isfinite(loss) & (loss > 0)] for loss in losses])
    x = Axis(0, max(1, axis.last_step), MARGIN, axis.width - MARGIN)
    y = Axis(low, high, height - AIR, top, logarithmic=True)
    return [plan_curve(steps[at], loss[at], x, y, floor=low) for loss, at in zip(losses, measured, strict=True)]


def _ends(positive: Sequence[np.ndarray]) -> tuple[float, float]:
    together = np.concatenate([np.zeros(0), *positive])
    return (float(together.min()), float(together.max())) if len(together) else (1.0, 1.0)


class GapWord(NamedTuple):
    """Why a loss, by its number, has no line there."""

    loss: int
    box: Box
    word: str


def gap_words(plans: Sequence[CurvePlan], width_of: Callable[[str], float], axis: StepAxis) -> list[GapWord]:
    """Where it is written that a loss is 0 or no number: each word inside the well, on no other one."""
    written: list[GapWord] = []
    for number, plan in enumerate(plans):
        for stretch in (*plan.floor, *plan.missing):
            own = width_of(stretch.word)
            left = min(max((stretch.start + stretch.end - own) / 2, MARGIN), axis.width - MARGIN - own)
            boxes = [Box(left, top, own, WORD_HEIGHT) for top in GAP_ROWS]
            free = [box for box in boxes if not any(box.overlaps(other.box) for other in written)]
            if free and left >= MARGIN:
                written.append(GapWord(number, free[0], stretch.word))
    return written


@dataclass(frozen=True)
class MarkWord:
    """The name of a mark, or of several that stand close together, and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, eq=False)
class WellPlan:
    """The curves, where the flags of the marks begin from above, and the words beside them."""

    curves: Sequence[CurvePlan]
    flag_tops: Sequence[float]
    words: Sequence[MarkWord]


def plan_well(
    curves_from: Callable[[float], Sequence[CurvePlan]],
    marks: Sequence[tuple[int, str]],
    axis: StepAxis,
    width_of: Callable[[str], float],
) -> WellPlan:
    """Curves that begin so far below the top, as `curves_from` has them, and the names of marks (step, name) on none.

    Flags stand over the curves. Each mark has a name of its own where one can be placed, be it that close flags hang in
    turn higher and lower, and curves leave them two rows. What finds no room then stands in one word with the next
    mark's name.
    """
    positions = [axis.x(step) for step, _ in marks]
    plans: list[tuple[WellPlan, tuple[int, int, int]]] = []
    for top in ROWS_LEFT if marks else (AIR,):
        curves, tops = curves_from(top), (FLAG_TOP,) * len(marks)
        covered = Covered([curve.points for curve in curves])
        for hanging in range(HANGINGS):
            flags = [MarkFlag(*flag) for flag in zip(positions, tops, strict=True)]
            groups, words = _named(marks, flags, axis, width_of, covered)
            faults = sum(bool(covered(flag.box)) for flag in flags) + sum(_crossed(word.box, flags) for word in words)
            plans.append((WellPlan(curves, tops, words), (sum(map(len, groups)), len(groups), -faults)))
            if len(groups) == len(marks) and not faults:
                return plans[-1][0]
            tops = hung_in_turn(groups, len(marks)) if len(groups) < len(marks) else hung_apart(words, flags)
            if hanging == HANGINGS - 2:
                tops = every_second_lower(positions)
    return max(plans, key=lambda plan: plan[1])[0]


def _crossed(word: Box, flags: Sequence["MarkFlag"]) -> int:
    """How many lines of marks, which begin at their flags, go through a word or touch it."""
    return sum(word.x - POLE_GAP < flag.x < word.right + POLE_GAP and word.bottom > flag.top for flag in flags)


class MarkFlag(NamedTuple):
    """Where the flag of a mark is."""

    x: float
    top: float

    @property
    def box(self) -> Box:
        return Box(self.x, self.top, PENNANT, FLAG_HEIGHT)


def hung_in_turn(groups: Sequence[Group], count: int) -> tuple[float, ...]:
    """The tops of so many flags: of those that share a word every second one hangs lower, and so do those without."""
    level = {mark for group in groups for mark in group[::2]}
    return tuple(FLAG_TOP if mark in level else FLAG_TOP + WORD_HEIGHT for mark in range(count))


def every_second_lower(places: Sequence[float]) -> tuple[float, ...]:
    """The tops of flags, of which from left to right every second one hangs lower."""
    order = sorted(range(len(places)), key=lambda flag: places[flag])
    return tuple(FLAG_TOP + WORD_HEIGHT * (order.index(flag) % 2) for flag in range(len(places)))


def hung_apart(words: Sequence[MarkWord], flags: Sequence[MarkFlag]) -> tuple[float, ...]:
    """The tops of flags of which those that stand in the way of a word that begins before them hang lower."""
    beside = [word.box._replace(y=FLAG_TOP) for word in words]
    return tuple(FLAG_TOP + WORD_HEIGHT * any(box.x <= flag.x < box.right for box in beside) for flag in flags)


def _named(
    marks: Sequence[tuple[int, str]],
    flags: Sequence[MarkFlag],
    axis: StepAxis,
    width_of: Callable[[str], float],
    covered: Covered,
) -> tuple[list[Group], list[MarkWord]]:
    """The marks that share a word, of those that have one, and the words."""

    def text_of(group: Group) -> str:
        return joined([marks[mark][1] for mark in group])

    def placed(groups: Sequence[Group]) -> dict[Group, Box]:
        spans = [WordSpan(flags[group[0]], flags[group[-1]], width_of(text_of(group))) for group in groups]
        boxes = word_places(spans, flags, covered, axis.width)
        return {group: box for group, box in zip(groups, boxes, strict=True) if box is not None}

    def unnamed(groups: Sequence[Group]) -> list[Group]:
        named = placed(groups)
        return [group for group in groups if group not in named]

    found = placed(grouped([flag.x for flag in flags], unnamed))
    return list(found), [MarkWord(text_of(group), box) for group, box in found.items()]


class WordSpan(NamedTuple):
    """The first and the last flag that a word is of, and how wide the word is."""

    first: MarkFlag
    last: MarkFlag
    width: float


def word_places(
    spans: Sequence[WordSpan], flags: Sequence[MarkFlag], covered: Covered, width: float
) -> list[Box | None]:
    """Where each word stands: beside its mark's line, on no curve and on no other mark's line if possible.

    None where it would stand on a curve, another word or one of the flags. The words choose one after the other, from
    the left or from the right: as more of them find room.
    """
    words = range(len(spans))
    from_left, from_right = (_placed(order, spans, flags, covered, width) for order in (words, words[::-1]))
    best = max(from_left, from_right, key=len)
    return [best.get(word) for word in words]


def _placed(
    order: Sequence[int], spans: Sequence[WordSpan], flags: Sequence[MarkFlag], covered: Covered, width: float
) -> dict[int, Box]:
    placed: dict[int, Box] = {}
    boxes_of_flags = [flag.box for flag in flags]
    for word in order:
        taken = [*placed.values(), *boxes_of_flags]
        tried = [box for box in _beside_marks(spans[word], width) if not covered(box)]
        boxes = [box for box in tried if not any(box.overlaps(other) for other in taken)]
        if boxes:
            placed[word] = min(boxes, key=lambda box: _crossed(box, flags))
    return placed


def _beside_marks(span: WordSpan, width: float) -> list[Box]:
    """At the right of the last mark's line, beyond its flag or below that, then at the left of the first one's.

    The row beside the flag comes first.
    """
    first, last, own = span
    beside = last.top - FLAG_TOP + ROWS[0]
    tops = sorted(ROWS, key=lambda top: abs(top - beside))
    right = [Box(last.x + WORD_GAP, float(top), own, WORD_HEIGHT) for top in tops]
    right = [box._replace(x=box.x + PENNANT) if box.overlaps(last.box._replace(width=1000)) else box for box in right]
    left = [Box(first.x - WORD_GAP - own, float(top), own, WORD_HEIGHT) for top in tops]
    return [box for box in (*right, *left) if box.x >= 0 and box.right <= width]
