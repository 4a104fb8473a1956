"""How large the interface is drawn: with the window, times what the user chose."""

import math

FIRST_SIZE = (1280, 800)
SMALLEST_SIZE = (900, 600)  # of the window, whatever its scale: it must never grow by itself
FRAME = 40  # of a window: its title bar and edges
TEXT_SIZES = (0.85, 1.0, 1.15, 1.25, 1.5)
STEP, TO_SPARE = 0.05, 0.25
ALONE = 1.25  # of a panel that has all of the window, times its scale
ROOM_ALONE = (800.0, 480.0)  # design pixels that it should have then, before its words grow


def interface_scale(width: float, height: float, text_size: float) -> float:
    """1 at 1280x800, 2.7 at 3840x2160, never under 1 before the user's own factor; in steps, to restyle seldom."""
    fit = min(max(min(width / 1280, height / 800), 1.0), 3.0)
    return round(fit * text_size / STEP) * STEP


def scale_that_fits(
    wanted: float, room: tuple[float, float], needed: tuple[float, float], present: float = 1.0
) -> float:
    """The wanted scale, or a smaller one where parts that need so much at scale 1 would be clipped; not under 1.

    What they need was measured at the `present` scale. At a larger one letters and whole pixels need a little more than
    in proportion: without a quarter of a step to spare it is not tried, or the next fit would take it back, for ever.
    """
    steps = min(room[0] / needed[0], room[1] / needed[1]) / STEP
    fitting = max(math.floor(steps + 0.1) * STEP, 1.0)
    if fitting > present:
        fitting = max(math.floor(steps - TO_SPARE) * STEP, min(present, fitting), 1.0)
    return min(wanted, fitting)


def alone_scale(scale: float, width: float, height: float) -> float:
    """Of a panel with all of a window of this scale: as much larger as leaves it room for its picture."""
    fitting = min(width / ROOM_ALONE[0], height / ROOM_ALONE[1])
    return min(scale * ALONE, max(scale, math.floor(fitting / STEP + 0.1) * STEP))


def first_size(room_width: int, room_height: int) -> tuple[int, int]:
    """Of a window on a screen with so much room: four fifths of it, and 1280x800 where that is more and fits."""
    width, height = FIRST_SIZE
    factor = max(1.0, 0.8 * min(room_width / width, room_height / height))
    return min(round(width * factor), room_width), min(round(height * factor), room_height - FRAME)


def nearest_size(kept: object) -> float:
    """The text size that was kept, the normal one where it is none."""
    try:
        size = float(str(kept))
    except ValueError:
        return 1.0
    return min(TEXT_SIZES, key=lambda other: abs(other - size))


def larger(text_size: float) -> float:
    return min((size for size in TEXT_SIZES if size > text_size + 1e-6), default=TEXT_SIZES[-1])


def smaller(text_size: float) -> float:
    return max((size for size in TEXT_SIZES if size < text_size - 1e-6), default=TEXT_SIZES[0])
