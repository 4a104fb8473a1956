"""The flags above a plot: to which side each flies, and the word beside it. Arithmetic only, in design pixels."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scoutview.graphics.plots.flag_names import Group, grouped, joined

PENNANT = 16.0  # a flag's pennant and the gap to its word
WORD_GAP = 8.0


@dataclass(frozen=True)
class FlagPlan:
    """Where a flag stands, to which side it flies, and its word, if any; that may name the flags beside it as well."""

    x: float
    to_left: bool = False
    word: str = ""


def plan_flags(
    places: Sequence[float],
    names: Sequence[Sequence[str]],
    width_of: Callable[[str], float],
    ends: tuple[float, float],
) -> list[FlagPlan]:
    """One plan per flag, whose names go from long to short; words stay between the ends.

    The flags named first choose first. A flag without room for a word of its own shares one with its neighbour.
    """

    def unnamed(groups: Sequence[Group]) -> list[Group]:
        placed = _placed(groups, places, names, width_of, ends)
        return [group for group in groups if group not in placed]

    groups = grouped(places, unnamed)
    placed = _placed(groups, places, names, width_of, ends)
    plans = {group[0] if plan.to_left else group[-1]: plan for group, plan in placed.items()}
    return [plans.get(flag, FlagPlan(x)) for flag, x in enumerate(places)]


def _placed(
    groups: Sequence[Group],
    places: Sequence[float],
    names: Sequence[Sequence[str]],
    width_of: Callable[[str], float],
    ends: tuple[float, float],
) -> dict[Group, FlagPlan]:
    taken: list[tuple[float, float]] = []
    plans: dict[Group, FlagPlan] = {}
    for group in sorted(groups, key=min):
        others = [(x, x) for flag, x in enumerate(places) if flag not in group]
        for word, to_left in itertools.product(_words(group, names), (False, True)):
            x, length = places[group[0] if to_left else group[-1]], PENNANT + width_of(word)
            span = (x - length, x) if to_left else (x, x + length)
            if ends[0] <= span[0] and span[1] <= ends[1] and not _meets(span, [*taken, *others]):
                plans[group] = FlagPlan(x, to_left, word)
                taken.append(span)
                break
    return plans


def _words(group: Group, names: Sequence[Sequence[str]]) -> list[str]:
    """What names all flags of a group, from long to short."""
    most = max(len(names[flag]) for flag in group)
    return [joined([names[flag][min(number, len(names[flag]) - 1)] for flag in group]) for number in range(most)]


def _meets(span: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(span[0] < end + WORD_GAP and start - WORD_GAP < span[1] for start, end in others)
