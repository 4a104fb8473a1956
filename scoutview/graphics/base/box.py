"""A rectangle in design pixels, for the arithmetic behind pictures."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Left, top, width and height in design pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle_y(self) -> float:
        return self.y + self.height / 2

    def moved(self, right: float, down: float) -> "Box":
        return self._replace(x=self.x + right, y=self.y + down)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Box") -> bool:
        x, y, width, height = other
        return x < self.x + self.width and self.x < x + width and y < self.y + self.height and self.y < y + height

    def overlaps_any(self, others: Iterable["Box"]) -> bool:
        """Whether it overlaps one of these, in one go: hundreds are compared at each frame of a map."""
        x, y, width, height = self
        right, bottom = x + width, y + height
        for left, top, across, down in others:
            if left < right and x < left + across and top < bottom and y < top + down:
                return True
        return False

    def common(self, other: "Box") -> "Box":
        """What both cover; of no size where they do not meet."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))


def enclosing(boxes: Sequence[Box]) -> Box:
    """The smallest one around all of these."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)
