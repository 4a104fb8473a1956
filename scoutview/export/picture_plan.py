"""Where the parts of a picture for a talk go. Lengths are pixels; `unit` is one pixel at 1920x1080."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

MARGIN = 0.05  # of the width
SMALLEST_PX, LARGEST_PX = 64, 8192
FOR_A_TALK = 1.25  # larger than on a screen of the same size
PANEL_PADDING = 16.0  # design pixels that a panel keeps free at its sides
CAPTION_PITCH_PX = 42

# how many panels stand below each other in each column of a wide picture; in a high one these are rows
COLUMNS = {1: (1,), 2: (1, 1), 3: (1, 2), 4: (2, 2), 5: (1, 2, 2), 6: (2, 2, 2)}
MOST_PANELS = max(COLUMNS)
LARGER = 1.2  # a panel that has its column to itself, beside columns of two
USUAL_BODY = 0.78  # of the height, between words
ROOMY_WIDTH, ROOMY_HEIGHT = 500.0, 330.0  # design pixels that a panel with its heading should have

# the heading of one of several panels, in design pixels
HEADING_TITLE, HEADING_LINE, HEADING_AIR = 28.0, 21.0, 8.0
WIDE_HEADING = 900.0  # from here on a sentence needs one line, else two


@dataclass(frozen=True)
class PanelPlan:
    """The boxes of one panel: its heading where there are several, and itself."""

    title: Box | None
    lines: tuple[Box, ...]
    body: Box


@dataclass(frozen=True)
class PicturePlan:
    """The boxes of one picture, in pixels; `scale` is that of the panels."""

    unit: float
    scale: float
    title: Box | None
    caption_lines: tuple[Box, ...]
    panels: tuple[PanelPlan, ...]
    rule: Box | None
    footer: Box | None


def plan_picture(
    width: int, height: int, panels: int = 1, *, title: bool = True, caption_lines: int = 1, footer: bool = True
) -> PicturePlan:
    """Title and caption above, the source below, the panels in all the room between; what is left out gives its room.

    A body reaches into the margins by the panel's own padding, so that what it draws lines up with the title.
    """
    unit = min(width / 1920, height / 1080)
    left, inner = MARGIN * width, (1 - 2 * MARGIN) * width
    top, title_box = 58 * unit, None
    if title:
        title_box = Box(left, top, inner, 76 * unit)
        top = title_box.bottom + 8 * unit
    pitch = CAPTION_PITCH_PX * unit
    captions = tuple(Box(left, top + line * pitch, inner, pitch) for line in range(caption_lines))
    top += caption_lines * pitch + (22 * unit if title or caption_lines else 0)
    bottom = height - (96 if footer else 48) * unit
    room = Box(left, top, inner, max(1.0, bottom - top))
    scale = scale_for(width, height, panels)
    overhang = min(left, PANEL_PADDING * scale)
    wider = room._replace(x=left - overhang, width=inner + 2 * overhang)
    return PicturePlan(
        unit,
        scale,
        title_box,
        captions,
        tuple(_panel(tile, scale, heading=panels > 1) for tile in tiles(wider, panels)),
        Box(left, height - 78 * unit, inner, 2 * unit) if footer else None,
        Box(left, height - 68 * unit, inner, 40 * unit) if footer else None,
    )


def scale_for(width: int, height: int, panels: int = 1) -> float:
    """The panels' scale in a picture of this size, whatever is written around them; smaller where there are several."""
    scale = min(width / 1280, height / 720) * FOR_A_TALK
    if panels == 1:
        return scale
    usual = Box(MARGIN * width, 0, (1 - 2 * MARGIN) * width, USUAL_BODY * height)
    return min(scale, *(min(each.width / ROOMY_WIDTH, each.height / ROOMY_HEIGHT) for each in tiles(usual, panels)))


def tiles(room: Box, count: int) -> tuple[Box, ...]:
    """The room divided among 1 to 6 panels, in reading order, the first at the left or top."""
    wide = room.width >= room.height
    columns = COLUMNS[count]
    shares = [LARGER if rows == 1 and len(set(columns)) > 1 else 1.0 for rows in columns]
    places = []
    start = 0.0
    for rows, share in zip(columns, shares, strict=True):
        across = share / sum(shares)
        places += [(start, row / rows, across, 1 / rows) for row in range(rows)]
        start += across
    if not wide:
        places = [(down, right, high, broad) for right, down, broad, high in places]
    x, y, width, height = room
    boxes = [Box(x + a * width, y + b * height, c * width, d * height) for a, b, c, d in places]
    return tuple(sorted(boxes, key=lambda box: (round(box.y), box.x)))


def _panel(tile: Box, scale: float, *, heading: bool) -> PanelPlan:
    if not heading:
        return PanelPlan(None, (), tile)
    x, width = tile.x + PANEL_PADDING * scale, max(1.0, tile.width - 2 * PANEL_PADDING * scale)
    title = Box(x, tile.y, width, HEADING_TITLE * scale)
    pitch = HEADING_LINE * scale
    lines = 1 if width >= WIDE_HEADING * scale else 2
    sentence = tuple(Box(x, title.bottom + line * pitch, width, pitch) for line in range(lines))
    top = sentence[-1].bottom + HEADING_AIR * scale
    bottom = tile.bottom - HEADING_AIR * scale
    return PanelPlan(title, sentence, Box(tile.x, top, tile.width, max(1.0, bottom - top)))
