"""Where the parts of a picture for a talk go. Lengths are pixels; `unit` is one pixel at 1920x1080."""

from dataclasses import dataclass

from scoutview.graphics.box import Box

MARGIN = 0.05  # of the width
SMALLEST_PX, LARGEST_PX = 64, 8192
FOR_A_TALK = 1.25  # larger than on a screen of the same size
PANEL_PADDING = 16.0  # design pixels that a panel keeps free at its sides
CAPTION_PITCH_PX = 42


@dataclass(frozen=True)
class PicturePlan:
    """The boxes of one picture, in pixels."""

    unit: float
    title: Box
    caption_lines: tuple[Box, ...]
    body: Box
    rule: Box
    footer: Box


def scale_for(width: int, height: int) -> float:
    """The panel's scale in a picture of this size."""
    return min(width / 1280, height / 720) * FOR_A_TALK


def plan_picture(width: int, height: int, caption_lines: int) -> PicturePlan:
    """Title and caption above, the source below, the panel in all the room between.

    The body reaches into the margins by the panel's own padding, so that what it draws lines up with the title.
    """
    unit = min(width / 1920, height / 1080)
    left, inner = MARGIN * width, (1 - 2 * MARGIN) * width
    title = Box(left, 58 * unit, inner, 76 * unit)
    pitch = CAPTION_PITCH_PX * unit
    captions = tuple(Box(left, title.bottom + 8 * unit + line * pitch, inner, pitch) for line in range(caption_lines))
    footer = Box(left, height - 68 * unit, inner, 40 * unit)
    rule = Box(left, height - 78 * unit, inner, 2 * unit)
    top = (captions[-1] if captions else title).bottom + 22 * unit
    overhang = min(left, PANEL_PADDING * scale_for(width, height))
    body = Box(left - overhang, top, inner + 2 * overhang, max(1.0, rule.y - 18 * unit - top))
    return PicturePlan(unit, title, captions, body, rule, footer)
