"""Where the parts of a scene stand on the screen of a lecture hall. Arithmetic only; lengths are pixels."""

from dataclasses import dataclass
from math import ceil, sqrt

from scoutview.graphics.base.box import Box

TITLE_PX, CAPTION_PX, CAPTION_PITCH_PX, CORNER_PX = 50, 30, 42, 26  # at 1920x1080, like `unit`
MARGIN = 0.03  # of the width
HEADER = 38.0  # design pixels of the line above each of several panels
RADIUS = 10.0
ROOM_OF_PANEL = (600.0, 372.0)  # design pixels that a panel should have, before its text grows any larger
LARGEST_SCALE = 1.25  # of the panels, times that of a window of this size
LARGE_SHARE = 0.6  # of the width, for the first of three panels


@dataclass(frozen=True)
class StagePlan:
    """The boxes of a scene, and for each panel the scale of its look; `unit` is one pixel at 1920x1080."""

    unit: float
    title: Box
    caption_lines: tuple[Box, ...]
    panels: tuple[Box, ...]
    scales: tuple[float, ...]


def unit_of(width: float, height: float) -> float:
    """One pixel at 1920x1080."""
    return min(width / 1920, height / 1080)


def plan_stage(
    size: tuple[float, float], foot: float, panels: int, caption_lines: int, beside: float = 0.0, *, titled: bool = True
) -> StagePlan:
    """Title and caption above, all room between them and the foot for this many panels; some is kept at the left.

    A scene that is not `titled`, nor numbered, keeps no line for that.
    """
    width, height = size
    unit = unit_of(width, height)
    left, inner = MARGIN * width, (1 - 2 * MARGIN) * width
    title = Box(left, 26 * unit if titled or caption_lines else 0, inner, 70 * unit if titled else 0)
    pitch = CAPTION_PITCH_PX * unit
    lines = tuple(Box(left, title.bottom + line * pitch, inner, pitch) for line in range(caption_lines))
    top = (lines[-1] if lines else title).bottom + 18 * unit
    edge = 12 * unit
    left_edge = max(edge, beside)
    body = Box(left_edge, top, max(1.0, width - left_edge - edge), max(1.0, height - foot - edge - top))
    boxes = shared_out(body, panels, edge)
    largest = LARGEST_SCALE * min(width / 1280, height / 720)
    return StagePlan(unit, title, lines, boxes, tuple(scale_of_panel(box, largest) for box in boxes))


def shared_out(body: Box, panels: int, gap: float) -> tuple[Box, ...]:
    """One takes all; two stand side by side, three as one large and two, more in even rows."""
    if panels == 3:
        large, column = _columns(body, (LARGE_SHARE, 1 - LARGE_SHARE), gap)
        return large, *_rows(column, 2, gap)
    columns = ceil(sqrt(panels)) if panels else 1
    rows = ceil(panels / columns)
    grid = [_columns(row, (1 / columns,) * columns, gap) for row in _rows(body, rows, gap)]
    return tuple(box for row in grid for box in row)[:panels]


def scale_of_panel(box: Box, largest: float) -> float:
    """As large as a panel can be read in its box, with all that belongs to it."""
    width, height = ROOM_OF_PANEL
    return round(max(1.0, min(box.width / width, box.height / height, largest)), 2)


def _columns(body: Box, shares: tuple[float, ...], gap: float) -> list[Box]:
    room, x, boxes = body.width - gap * (len(shares) - 1), body.x, []
    for share in shares:
        boxes.append(Box(x, body.y, share * room, body.height))
        x += share * room + gap
    return boxes


def _rows(body: Box, rows: int, gap: float) -> list[Box]:
    height = (body.height - gap * (rows - 1)) / max(rows, 1)
    return [Box(body.x, body.y + row * (height + gap), body.width, height) for row in range(rows)]
