"""Which part of a picture is shown: nearer, further, moved, a box of it. Arithmetic only."""

import math
from typing import NamedTuple

from scoutview.graphics.base.box import Box

NEARLY_ALL = 0.999  # of a side, is all of it: going back as far as one came shows the whole picture
MARGIN = 0.08  # of the shown part, that lies around what is brought into view


class Zoom(NamedTuple):
    """The part that is shown, in shares of the whole picture, so that it means the same at any size."""

    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @property
    def is_whole(self) -> bool:
        return self.width >= 1 and self.height >= 1

    @property
    def factor(self) -> float:
        """How many times larger than in the whole picture things are, along the axis that is nearer."""
        return 1 / min(self.width, self.height)

    def content(self, room: Box) -> Box:
        """Where the whole picture would be so that this part of it fills the room."""
        width, height = room.width / self.width, room.height / self.height
        return Box(room.x - self.x * width, room.y - self.y * height, width, height)

    def placed(self, box: Box, room: Box) -> Box:
        """Where a box of the whole picture is seen."""
        if self.is_whole:
            return box
        content = self.content(room)
        across, down = content.width / (room.width or 1.0), content.height / (room.height or 1.0)
        left, top = content.x + (box.x - room.x) * across, content.y + (box.y - room.y) * down
        return Box(left, top, box.width * across, box.height * down)

    def place_of(self, room: Box, x: float, y: float) -> tuple[float, float] | None:
        """Where a point is in the whole picture, as that fills the room; None beside the room of a zoomed one."""
        if self.is_whole:
            return x, y
        across, down = self.at(room, x, y)
        return (room.x + across * room.width, room.y + down * room.height) if room.contains(x, y) else None

    def at(self, room: Box, x: float, y: float) -> tuple[float, float]:
        """The place of the whole picture, in shares of it, that is seen there in the room."""
        return (
            self.x + self.width * (x - room.x) / (room.width or 1.0),
            self.y + self.height * (y - room.y) / (room.height or 1.0),
        )

    def shows(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def closer(self, at: tuple[float, float], factors: tuple[float, float]) -> "Zoom":
        """So many times nearer along each axis, about a place that stays where it is seen; under 1: further away."""
        width, height = min(1.0, self.width / factors[0]), min(1.0, self.height / factors[1])
        x = at[0] - (at[0] - self.x) * width / self.width
        y = at[1] - (at[1] - self.y) * height / self.height
        return Zoom(x, y, width, height).within()

    def moved(self, right: float, down: float) -> "Zoom":
        """Moved over the picture, by shares of what is shown."""
        return self._replace(x=self.x + right * self.width, y=self.y + down * self.height).within()

    def revealing(self, x: float, y: float) -> "Zoom":
        """Moved no more than is needed to show this place, with a margin around it."""
        across, down = MARGIN * self.width, MARGIN * self.height
        left = min(max(self.x, x + across - self.width), x - across)
        top = min(max(self.y, y + down - self.height), y - down)
        return self._replace(x=left, y=top).within()

    def within(self, least: tuple[float, float] = (0.0, 0.0), *, equal: bool = False) -> "Zoom":
        """No part of it outside of the picture and none smaller than the least; `equal`: as much of both axes."""
        sides = (max(side, low) for side, low in zip(self[2:], least, strict=True))
        width, height = (1.0 if side > NEARLY_ALL else side for side in sides)
        if equal:
            width = height = max(width, height)
        x, y = self.x + (self.width - width) / 2, self.y + (self.height - height) / 2
        return Zoom(min(max(x, 0.0), 1 - width), min(max(y, 0.0), 1 - height), width, height)


WHOLE = Zoom()


def box_between(one: tuple[float, float], other: tuple[float, float]) -> Zoom:
    """The part between two opposite corners."""
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(one, other, strict=True))
    return Zoom(left, top, right - left, bottom - top)


def zoom_from(value: object) -> Zoom | None:
    """As a list of four shares gives it; None where it is none, or shows nothing of the picture."""
    if not isinstance(value, list | tuple) or len(value) != 4:
        return None
    if not all(isinstance(each, int | float) and not isinstance(each, bool) and math.isfinite(each) for each in value):
        return None
    zoom = Zoom(*map(float, value))
    return zoom.within() if zoom.width > 0 and zoom.height > 0 else None


def factor_of_turn(degrees: float) -> float:
    """How many times nearer a turn of the wheel goes: a quarter more for a usual notch of 15°."""
    return float(2 ** (min(max(degrees, -180.0), 180.0) / 45))
