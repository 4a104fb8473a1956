"""Where the parts of the circuit panel go: controls, words, the wiring, and models to one scale. Arithmetic only."""

from collections.abc import Callable
from dataclasses import dataclass

from scoutview.graphics.base.box import Box

PADDING = 16.0
SCALE_FROM, SCALE_BESIDE_KNOWN = 860.0, 420.0  # the width that has room for the models beside the wiring
SCALE_SHARE, BESIDE_KNOWN_SHARE, MOST_SCALE = 0.28, 0.3, 300.0
LEAST_SCALE_HEIGHT = 220.0
NO_BOX = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class CircuitPlaces:
    """Boxes in design pixels; without height where there is no room."""

    controls: Box
    reading: Box
    picture: Box
    scale: Box


def arrange_circuit(
    width: float, height: float, controls: float, reading_height: Callable[[float, int], float], *, known: bool
) -> CircuitPlaces:
    """Controls of this height on top, words below them, then the wiring, and at its right the models to one scale.

    `reading_height` is how high the words get in a width with at most so many lines of their sentence.
    """
    inner = width - 2 * PADDING
    lines = 0 if height < 300 else 1 if height < 370 else 2 if height < 420 else 3
    words = reading_height(inner, lines) if height - controls >= 190 else 0.0
    top = controls + words + (6 if words else 0)
    beside = width >= (SCALE_BESIDE_KNOWN if known else SCALE_FROM) and height - top >= LEAST_SCALE_HEIGHT
    scale = (
        min(MOST_SCALE, (BESIDE_KNOWN_SHARE if known and width < SCALE_FROM else SCALE_SHARE) * width)
        if beside
        else 0.0
    )
    room = max(1.0, height - top - 6)
    return CircuitPlaces(
        Box(PADDING, 0, inner, max(1.0, controls - 6)),
        Box(PADDING, controls, inner, words),
        Box(0, top, width - (scale + PADDING if beside else 0), room),
        Box(width - PADDING - scale, top, scale, room) if beside else NO_BOX,
    )
