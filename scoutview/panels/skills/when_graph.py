"""The graph of when each skill came against how rarely it is met, with what was foretold. No painting."""

from __future__ import annotations

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.graph import Graph, Trace
from scoutview.graphics.plots.quantity import Quantity
from scoutview.language import tr
from scoutview.panels.skills.forecast_plan import Forecast
from scoutview.panels.skills.plan import NEVER, SkillRun

AROUND = 1.25  # free beyond the rarest and the most frequent skill
BELOW, BEYOND = 0.6, 2.5  # the axis of steps: of the first step at which any came, and of the run's end


class Rarity(Quantity):
    """In how many cases something is met once: said as "met once in 47 cases", and its title without a number."""

    @property
    def title(self) -> str:
        return tr("met once in so many cases, log axis")


def _whole(value: float) -> str:
    return numbers.count(round(value))


def when_graph(run: SkillRun, made: Forecast | None, now: int) -> Graph:
    """Those that came by now, and what was foretold of the others; the axes are the same at every step."""
    rarity = 1 / run.frequencies
    came = run.came_by(now)
    before = came if made is None else came & made.came
    traces: list[Trace] = []
    if made is not None:
        order = np.argsort(rarity)
        ahead, coming = order[~made.came[order]], ~made.came & ~came
        x, low, high = rarity[ahead], made.low[ahead], made.high[ahead]
        traces.append(Trace("series2", "", rarity[order], made.line[order], faint=True))
        traces += [Trace("series2", "", x, end, faint=True) for end in (low, high)]
        traces.append(Trace("series2", tr("foretold"), x, made.middle[ahead], low=low, high=high))
        traces.append(Trace("series2", "", rarity[coming], made.middle[coming], points=True, faint=True))
    since = came & ~before
    if since.any():
        traces.append(Trace("series1", tr("came since"), rarity[since], run.came[since].astype(float), points=True))
    told = "series1" if run.is_alike else "text3"  # beside what is foretold from them
    traces.append(Trace(told, tr("came", "a skill"), rarity[before], run.came[before].astype(float), points=True))
    across = Rarity(
        tr("met once in"),
        tr("cases", "met once in so many"),
        logarithmic=True,
        tick_of=_whole,
        text_of=_whole,
    )
    up = Quantity(
        tr("step at which it is known"),
        logarithmic=True,
        shorter=(tr("known at step"), tr("step")),
        tick_of=_whole,
        text_of=_whole,
    )
    known = run.came[run.came != NEVER]
    first = max(1.0, float(known.min())) if len(known) else 1.0
    span = (rarity.min() / AROUND, rarity.max() * AROUND)
    return Graph(across, up, traces, span, (max(1.0, BELOW * first), BEYOND * run.end), keyed=True)


def skill_at(run: SkillRun, rarity: float) -> int:
    """The place of the skill that is met once in so many cases."""
    return int(np.abs(np.log(1 / run.frequencies) - np.log(rarity)).argmin())
