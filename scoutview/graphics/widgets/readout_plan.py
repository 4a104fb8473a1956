"""Where a read-out stands: near the pointer, never under it, and in the picture. Arithmetic only."""

from scoutview.graphics.base.box import Box

LINE = 18.0
PADDING = 8.0
AWAY = 14.0  # of the pointer


def place_readout(widest: float, lines: int, at: tuple[float, float], room: Box) -> Box:
    """A box for so many lines: above the place, below it where that finds no room, moved aside to stay in the room."""
    width, height = min(widest + 2 * PADDING, room.width), LINE * lines + 8
    x = min(max(at[0] - width / 2, room.x), room.right - width)
    above, below = at[1] - AWAY - height, at[1] + AWAY
    fits_below = below + height <= room.bottom
    y = above if above >= room.y or not fits_below else below
    return Box(x, max(room.y, min(y, room.bottom - height)), width, height)
