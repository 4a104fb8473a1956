"""What stands in the corner above A and left of B: all of the matrices small, what is done in words, the colour key."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

GAP = 28.0
SMALL_SHARE, MOST_SMALL = 0.33, (420.0, 360.0)  # of the corner, for the matrices small beside words; and sides at most
LEAST_SMALL = (56.0, 44.0)
LEAST_WORDS = (190.0, 90.0)
KEY_HEIGHT = 18.0
PICTURE_GAP = 12.0
LARGE_PICTURES, LARGEST_PICTURE, LEAST_PICTURE = 0.5, 200.0, 48.0  # share of the corner's width, and sides
PICTURE_NAMES = 40.0  # below large pictures: which row each belongs to, and what they are


@dataclass(frozen=True)
class Corner:
    """Boxes in design pixels; what is None finds no room. The `key` of the colours stands below the words."""

    small: Box | None
    words: Box | None
    key: Box | None
    pictures: tuple[Box, ...]


def lay_out_corner(room: Box, pictures: int, *, is_part: bool) -> Corner:
    """From left to right: the matrices small, where only a part of them is shown large; words; pictures of rows."""
    large = large_pictures(room, pictures) if pictures else ()
    if large:
        room = room._replace(width=large[0].x - room.x - 2 * PICTURE_GAP)
    most = min(SMALL_SHARE * room.width, MOST_SMALL[0]) if is_part else 0.0
    words = room._replace(x=room.x + most + GAP * is_part, width=room.width - most - GAP * is_part)
    speaks = words.width >= LEAST_WORDS[0] and words.height >= LEAST_WORDS[1]
    small = Box(room.x, room.y, most if speaks else min(room.width, MOST_SMALL[0]), min(room.height, MOST_SMALL[1]))
    has_room = is_part and small.width >= LEAST_SMALL[0] and small.height >= LEAST_SMALL[1]
    if not speaks:
        return Corner(small if has_room else None, None, None, large)
    key = Box(words.x, room.bottom - KEY_HEIGHT, words.width, KEY_HEIGHT)
    return Corner(small if has_room else None, words._replace(height=words.height - KEY_HEIGHT - 8), key, large)


def large_pictures(room: Box, rows: int) -> tuple[Box, ...]:
    """Side by side at the right, each with room for its name below; none where they would be small."""
    across = (LARGE_PICTURES * room.width - PICTURE_GAP * (rows - 1)) / rows
    side = min(across, room.height - PICTURE_NAMES - 6, LARGEST_PICTURE)
    if side < LEAST_PICTURE:
        return ()
    first = room.right - rows * side - (rows - 1) * PICTURE_GAP
    return tuple(Box(first + number * (side + PICTURE_GAP), room.y + 4, side, side) for number in range(rows))
