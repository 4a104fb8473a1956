"""A text in one line, with a gap in it where the model is asked what comes next. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.graphics.base.box import Box

GAP_WIDTH = 40.0
SPACE = 5.0


@dataclass(frozen=True)
class PromptPlan:
    """Boxes of the tokens in view by position, and the gap; `cut` where the text begins further left."""

    tokens: dict[int, Box]
    gap: Box
    cut: bool

    def token_at(self, x: float, y: float) -> int | None:
        return next((position for position, box in self.tokens.items() if box.contains(x, y)), None)


def plan_prompt(
    widths: Sequence[float],
    joins: Sequence[bool],
    asked: int,
    *,
    width: float,
    height: float,
    cut_width: float,
    gap_width: float = GAP_WIDTH,
) -> PromptPlan:
    """As much of the text before the gap as fits, then as much of what follows it.

    The gap stands after token `asked`. `cut_width` is what "… " takes.
    """
    spaces = [0.0 if join else SPACE for join in joins]
    start, used = asked + 1, gap_width
    while start > 0:
        more = widths[start - 1] + spaces[start - 1] + (cut_width if start > 1 else 0.0)
        if used + more > width and start <= asked:
            break
        start -= 1
        used += widths[start] + spaces[start]
    boxes: dict[int, Box] = {}
    x = cut_width if start > 0 else 0.0
    for position in range(start, asked + 1):
        x += spaces[position] if position > start else 0.0
        boxes[position] = Box(x, 0, widths[position], height)
        x += widths[position]
    gap = Box(min(x + 4, max(0.0, width - gap_width)), (height - 22) / 2, gap_width - 4, 22)
    x = gap.right
    for position in range(asked + 1, len(widths)):
        x += SPACE if position == asked + 1 else spaces[position]
        if x + widths[position] > width:
            break
        boxes[position] = Box(x, 0, widths[position], height)
        x += widths[position]
    return PromptPlan(boxes, gap, start > 0)
