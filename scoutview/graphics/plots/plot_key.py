"""The row of words below a plot that names its curves: which words, and how close they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.graphics.base.look import text_width
from scoutview.graphics.plots.graph import Graph, Trace

LINE, GAP = 18.0, 16.0  # the length of a line before a word, and the room between two words
CLOSE_LINE, CLOSE_GAP = 12.0, 10.0  # the same where room is little
BESIDE = 6.0  # between a line and its word
EDGE = 14.0  # from which on a row stands that needs all of the width


@dataclass(frozen=True, eq=False)
class KeyPlan:
    """The words, each with a curve that it names; where they begin, and whether the title across fits beside them."""

    named: Sequence[tuple[str, Trace]]
    left: float
    line: float = LINE
    gap: float = GAP
    leaves_title: bool = True

    def width_of(self, word: str) -> float:
        return self.line + BESIDE + text_width(word, "label")

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.left + sum(self.width_of(word) for word, _ in self.named) + self.gap * (len(self.named) - 1)


def plan_key(graph: Graph, start: float, end: float) -> KeyPlan:
    """Long words between the ends of the axis across, else from the left edge, else brief ones; as many as then fit.

    The title across stands at the right end of the row, if that leaves it room.
    """
    beside = end - text_width(graph.across.title, "tick") - GAP
    long, brief = graph.key(brief=False), graph.key(brief=True)
    plans = (
        (KeyPlan(long, start), beside),
        (KeyPlan(long, start, leaves_title=False), end),
        (KeyPlan(long, EDGE, leaves_title=False), end),
        (KeyPlan(brief, start), beside),
        (KeyPlan(brief, start, leaves_title=False), end),
    )
    fitting = next((plan for plan, room in plans if plan.right <= room), None)
    if fitting is not None:
        return fitting
    closest = [KeyPlan(brief[:most], EDGE, CLOSE_LINE, CLOSE_GAP, leaves_title=False) for most in range(len(brief) + 1)]
    return max((plan for plan in closest if plan.right <= end), key=lambda plan: len(plan.named))
