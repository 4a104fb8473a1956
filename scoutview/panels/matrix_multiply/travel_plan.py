"""Where the numbers of a cell are while it is formed: lifted, turned, met, flown, landed. Arithmetic only."""

import math

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.layout_plan import MatrixLayout
from scoutview.panels.matrix_multiply.play_plan import Moment, Place, can_be_followed, moment_of
from scoutview.panels.matrix_multiply.product_plan import Window

RISE = 7.0  # design pixels that a row is lifted before it turns
LIFTING = 0.2  # of the time until it lies on the column


def eased(share: float) -> float:
    """Slow, fast, slow: 0..1 to 0..1."""
    share = min(max(share, 0.0), 1.0)
    return 4 * share**3 if share < 0.5 else 1 - (2 - 2 * share) ** 3 / 2


def between(one: Box, other: Box, share: float) -> Box:
    """A box on its way from one place and size to another."""
    moved = eased(share)
    return Box(*(start + (end - start) * moved for start, end in zip(one, other, strict=True)))


def moment_at(place: Place, window: Window, terms: int, *, motion: bool) -> Moment | None:
    """The moment of the cell that is being formed; None where none is, or where it goes too fast to be followed.

    Without motion the pairs are shown one after the other, and nothing travels.
    """
    if place.formed >= 1 or not can_be_followed(place, window):
        return None
    moment = moment_of(place.formed, terms)
    if motion:
        return moment
    return Moment(lifted=float(moment.lifted >= 1), number=moment.number, met=float(moment.number < terms))


def lifted_row(layout: MatrixLayout, cell: tuple[int, int], lifted: float) -> list[Box]:
    """The numbers of the row on their way: off the left matrix, turning as one, until they stand at the column.

    They go to the side before they rise, around the small matrices above the left one.
    """
    inner = layout.window.inner
    first = layout.cell_box(("left", cell[0], inner[0]))
    goal = layout.cell_box(("top", inner[0], cell[1]))
    rise = RISE * min(1.0, lifted / LIFTING)
    moved = max(0.0, lifted - LIFTING) / (1 - LIFTING)
    aside, turned, risen = eased(moved / 0.85), eased((moved - 0.15) / 0.7), eased((moved - 0.3) / 0.7)
    x = first.x + (goal.x - goal.width - first.x) * aside
    y = first.y - rise + (goal.y - first.y + rise) * risen
    across, down = math.cos(turned * math.pi / 2) * first.width, math.sin(turned * math.pi / 2) * first.height
    return [Box(x + k * across, y + k * down, first.width, first.height) for k in range(len(inner))]
