"""Where the terms of a sum go: in even columns, line by line, right of the sum itself. Arithmetic only."""

import math
from dataclasses import dataclass

from scoutview.graphics.base.box import Box

SUM_WIDTH = 128.0
TERM_WIDTH = 121.0
TERM_HEIGHT = 38.0
LARGE_TERM_WIDTH, LARGE_TERM_HEIGHT = 136.0, 44.0
ROOM_FOR_LARGE_TERMS = 900.0  # design pixels from which on they are wider too
COMPACT_TERM_HEIGHT = 20.0
MANY = 10  # terms a line: from so many on their values stand below them, even in a single line


@dataclass(frozen=True)
class TermsLayout:
    """The terms of a sum in even columns, line by line, right of the sum itself."""

    area: Box
    a_line: int
    compact: bool  # a product without its value under it
    large: bool = False

    @property
    def pitch(self) -> float:
        return COMPACT_TERM_HEIGHT if self.compact else LARGE_TERM_HEIGHT if self.large else TERM_HEIGHT

    def place(self, number: int) -> Box:
        line, position = divmod(number, self.a_line)
        width = self.area.width / self.a_line
        return Box(self.area.x + position * width, self.area.y + line * self.pitch, width, self.pitch)

    def listed(self, inner: int, shown: int, has_bias: bool) -> int:
        """How many of `shown` products find room one by one, beside the others as one term, and the bias."""
        fit = self.a_line * max(1, int(self.area.height // self.pitch)) - has_bias
        return shown if shown == inner <= fit else min(shown, max(0, fit - 1))


def lay_out_terms(box: Box, *, large: bool = False) -> TermsLayout:
    sum_width = min(SUM_WIDTH, 0.28 * box.width)
    area = Box(box.x + sum_width, box.y, box.width - sum_width, box.height)
    a_line = _terms_a_line(area, large=large)
    compact = not large and box.height < 2 * TERM_HEIGHT and a_line < MANY
    return TermsLayout(area, a_line, compact, large)


def _terms_a_line(area: Box, *, large: bool) -> int:
    return max(1, int(area.width // (LARGE_TERM_WIDTH if large and area.width >= ROOM_FOR_LARGE_TERMS else TERM_WIDTH)))


def terms_height(width: float, height: float, terms: int, *, large: bool = False) -> float:
    """How high so many products, what is left of the sum and a bias get, where a picture is so high."""
    most = 1 if height < 250 else 2 if height < 360 else 3
    area = Box(0.0, 0.0, width - SUM_WIDTH, 0.0)
    needed = math.ceil((terms + 2) / _terms_a_line(area, large=large))
    return min(most, needed) * (LARGE_TERM_HEIGHT if large else TERM_HEIGHT) + 4
