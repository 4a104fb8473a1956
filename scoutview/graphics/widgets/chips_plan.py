"""Where a text's tokens go as chips: wrapped into rows, and what is left out of too many. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoutview.graphics.base.box import Box

CHIP_HEIGHT = 26.0
CHIP_GAP = 5.0
ROW_PITCH = 31.0
MORE_WIDTH = 52.0  # a chip that stands for those left out: "‹ 34"


@dataclass(frozen=True)
class Chip:
    """One token's chip; its inner corners are square where it is one word with its neighbour."""

    token: int
    box: Box
    joins_left: bool
    joins_right: bool


@dataclass(frozen=True)
class ChipsPlan:
    """The chips in view; `earlier` and `later` tokens are left out on either side, each with a chip of its own."""

    chips: tuple[Chip, ...]
    earlier: int
    later: int
    earlier_box: Box | None
    later_box: Box | None
    height: float

    def token_at(self, x: float, y: float) -> int | None:
        """The token at a place; on a chip for those left out, one of them some way further on."""
        for chip in self.chips:
            if chip.box.contains(x, y):
                return chip.token
        if self.earlier_box and self.earlier_box.contains(x, y):
            return max(0, self.chips[0].token - max(1, len(self.chips) // 2))
        if self.later_box and self.later_box.contains(x, y):
            last = self.chips[-1].token
            return min(last + self.later, last + max(1, len(self.chips) // 2))
        return None

    def neighbour(self, token: int, rows: int, columns: int) -> int:
        """The token beside this one, or the nearest in the row above or below."""
        first, last = self.chips[0].token - self.earlier, self.chips[-1].token + self.later
        boxes = {chip.token: chip.box for chip in self.chips}
        if columns or token not in boxes:
            return min(max(token + columns, first), last)
        here = boxes[token]
        in_row = [chip for chip in self.chips if chip.box.y == here.y + rows * ROW_PITCH]
        if not in_row:
            return token
        return min(in_row, key=lambda chip: abs(chip.box.x + chip.box.width / 2 - here.x - here.width / 2)).token


def continues_word(tokens: Sequence[str]) -> tuple[bool, ...]:
    """For each token, whether it goes on with the word of the token before it; no words are in what has no letters."""
    if not any(letter.isalpha() or letter.isspace() for token in tokens for letter in token):
        return (False,) * len(tokens)
    return tuple(
        bool(index and token[:1].isalnum() and tokens[index - 1][-1:].isalnum()) for index, token in enumerate(tokens)
    )


def plan_chips(
    widths: Sequence[float], joins: Sequence[bool], width: float, most_rows: int, keep: int | None = None
) -> ChipsPlan:
    """Chips of these widths in at most `most_rows` rows, as early a part of the text as has `keep` in view."""
    keep = len(widths) - 1 if keep is None else keep
    start = 0
    plan = _fill(widths, joins, width, most_rows, start)
    while plan.chips and plan.chips[-1].token < keep:
        start += max(1, (keep - plan.chips[-1].token) // 2)
        plan = _fill(widths, joins, width, most_rows, start)
    return plan


def _fill(widths: Sequence[float], joins: Sequence[bool], width: float, most_rows: int, start: int) -> ChipsPlan:
    earlier_box = Box(0, 0, MORE_WIDTH, CHIP_HEIGHT) if start else None
    x, row = (MORE_WIDTH + CHIP_GAP if start else 0.0), 0
    chips: list[Chip] = []
    for token in range(start, len(widths)):
        chip_width = min(widths[token], width - 2 * (MORE_WIDTH + CHIP_GAP))
        gap = 0.0 if joins[token] and x else CHIP_GAP
        left = x - CHIP_GAP + gap if x else 0.0
        needed = chip_width if row < most_rows - 1 or token == len(widths) - 1 else chip_width + CHIP_GAP + MORE_WIDTH
        if left + needed > width and x:
            if row == most_rows - 1:
                break
            left, row = 0.0, row + 1
        joins_right = token + 1 < len(widths) and joins[token + 1]
        chips.append(Chip(token, Box(left, row * ROW_PITCH, chip_width, CHIP_HEIGHT), joins[token], joins_right))
        x = left + chip_width + CHIP_GAP
    later = len(widths) - start - len(chips)
    later_box = Box(x, row * ROW_PITCH, MORE_WIDTH, CHIP_HEIGHT) if later else None
    return ChipsPlan(tuple(chips), start, later, earlier_box, later_box, row * ROW_PITCH + CHIP_HEIGHT)
