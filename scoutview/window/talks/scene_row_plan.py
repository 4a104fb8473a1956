"""Where the cards of a talk stand in their row, in design pixels. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

CARD_WIDTH, GAP = 132.0, 12.0
PITCH = CARD_WIDTH + GAP
MARGIN = 6.0  # around the cards: room for the outline of the chosen one
PICTURE_HEIGHT = 74.0
TITLE_TOP, TITLE_HEIGHT = 82.0, 20.0
ROW_HEIGHT = TITLE_TOP + TITLE_HEIGHT + 2


@dataclass(frozen=True)
class RowPlan:
    """So many cards side by side."""

    count: int

    @property
    def width(self) -> float:
        return 2 * MARGIN + self.count * PITCH - (GAP if self.count else 0)

    def picture(self, number: int) -> Box:
        """Of the card of this number, counted from 0."""
        return Box(MARGIN + number * PITCH, MARGIN, CARD_WIDTH, PICTURE_HEIGHT - 2)

    def title(self, number: int) -> Box:
        return Box(MARGIN + number * PITCH, TITLE_TOP, CARD_WIDTH, TITLE_HEIGHT)

    def number_at(self, x: float) -> int | None:
        """The card under x; the gap to its right belongs to it."""
        number = int((x - MARGIN + GAP / 2) // PITCH)
        return number if 0 <= number < self.count else None

    def gap_at(self, x: float) -> int:
        """Before which card something dropped at x would stand; `count` is after the last."""
        return min(max(0, round((x - MARGIN + GAP / 2) / PITCH)), self.count)

    def gap_x(self, gap: int) -> float:
        """The middle of a gap."""
        return max(1.0, MARGIN + gap * PITCH - GAP / 2)


def number_after_move(number: int, gap: int) -> int:
    """The number that a card has once it was dropped into a gap."""
    return gap - 1 if gap > number else gap
