"""Every panel with every lab that feeds it, and which of these pairs wait for the slow tests.

A panel that many labs feed is looked at every day with a few of them, in turns, so that each lab has its share; with
all of them where the slow tests run.
"""

from collections.abc import Iterator, Sequence

import pytest
from _pytest.mark.structures import MarkDecorator, ParameterSet

from scoutview.panels.panel import Panel
from scoutview.panels.registry import PANELS, panels_for
from tests.every_lab import small_lab

Pair = tuple[str, type[Panel]]
EVERY_DAY = 2  # labs that a panel is looked at with


def fed_panels(names: Sequence[str]) -> list[Pair]:
    """Each of these labs, or variants, with each panel that it feeds."""
    return [(name, panel) for name in names for panel in panels_for(small_lab(name).channels)]


def with_each_pair(pairs: Sequence[Pair], *, every_day: int = EVERY_DAY) -> MarkDecorator:
    """A test is run with `name` and `panel_class` of each; most pairs of a panel that many labs feed are slow tests."""
    daily = set(_every_day(pairs, every_day))
    return pytest.mark.parametrize(
        ("name", "panel_class"),
        [_case(pair, is_slow=pair not in daily) for pair in pairs],
    )


def _case(pair: Pair, *, is_slow: bool) -> ParameterSet:
    name, panel = pair
    return pytest.param(name, panel, id=f"{name}-{panel.name}", marks=[pytest.mark.slow] if is_slow else [])


def _every_day(pairs: Sequence[Pair], most: int) -> Iterator[Pair]:
    for turn, panel in enumerate(PANELS):
        feeding = [name for name, fed in pairs if fed is panel]
        count = min(most, len(feeding))
        yield from ((feeding[(turn + k * len(feeding) // count) % len(feeding)], panel) for k in range(count))
