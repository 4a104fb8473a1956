"""The flags above a plot: to which side each flies, and the word beside it. Arithmetic only, in design pixels."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

PENNANT = 16.0  # a flag's pennant and the gap to its word
WORD_GAP = 8.0
Span = tuple[float, float]


@dataclass(frozen=True)
class FlagPlan:
    """Where a flag stands, to which side it flies, its word, if there is room for it, and its row, 0 the lowest."""

    x: float
    to_left: bool = False
    word: str = ""
    row: int = 0


def plan_flags(
    places: Sequence[float],
    names: Sequence[Sequence[str]],
    width_of: Callable[[str], float],
    ends: Span,
    rows: int = 1,
) -> list[FlagPlan]:
    """One plan per flag, whose names go from long to short; words stay between the ends, each beside its own flag.

    The flags named first choose first, of so many rows the lowest with room: a pole is in the way of the words up to
    its own row. Those left without room for any of their names choose before the others where more are named so;
    otherwise they stay without, in the lowest row.
    """
    chosen_in = partial(_chosen_in, places=places, names=names, width_of=width_of, ends=ends, rows=rows)
    order = range(len(places))
    plans = chosen_in(order)
    if _named(plans) == len(plans):
        return plans
    turned = chosen_in(sorted(order, key=lambda flag: bool(plans[flag].word)))
    return max(plans, turned, key=_named)


def _named(plans: Sequence[FlagPlan]) -> int:
    return sum(bool(plan.word) for plan in plans)


def _chosen_in(
    order: Iterable[int],
    *,
    places: Sequence[float],
    names: Sequence[Sequence[str]],
    width_of: Callable[[str], float],
    ends: Span,
    rows: int,
) -> list[FlagPlan]:
    """One plan per flag, who choose in this order."""
    taken: list[list[Span]] = [[] for _ in range(rows)]
    plans: dict[int, FlagPlan] = {}
    for flag in order:
        x = places[flag]
        for word, row, to_left in itertools.product(names[flag], range(rows), (False, True)):
            poles = [
                other
                for number, other in enumerate(places)
                if number != flag and (plans[number].row if number in plans else 0) >= row
            ]
            span = _span(x, PENNANT + width_of(word), to_left)
            in_the_way = [*taken[row], *((pole, pole) for pole in poles)]
            crossed = any(start < x < end for lower in taken[:row] for start, end in lower)
            if ends[0] <= span[0] and span[1] <= ends[1] and not crossed and not _meets(span, in_the_way, WORD_GAP):
                plans[flag] = FlagPlan(x, to_left, word, row)
                taken[row].append(span)
                break
    return [plans.get(flag) or FlagPlan(x, _flies_left(x, taken[0], ends)) for flag, x in enumerate(places)]


def _flies_left(x: float, taken: Sequence[Span], ends: Span) -> bool:
    """Whether a flag without a word is in the way of one at its right, or of the end, and of nothing at its left."""
    left, right = (_span(x, PENNANT, to_left) for to_left in (True, False))
    return (right[1] > ends[1] or _meets(right, taken)) and not _meets(left, taken)


def _span(x: float, length: float, to_left: bool) -> Span:
    return (x - length, x) if to_left else (x, x + length)


def _meets(span: Span, others: Sequence[Span], gap: float = 0.0) -> bool:
    return any(span[0] < end + gap and start - gap < span[1] for start, end in others)
