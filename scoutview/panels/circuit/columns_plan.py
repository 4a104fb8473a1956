"""Where the columns of a circuit go: the stream, its wires, the parts, their areas and numbers. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SIDE = 16.0  # free at the left and at the right
STREAM_ROOM = 26.0  # the stream with its plus signs
WIRES, MOST_WIRES, TIGHT_WIRES = 26.0, 84.0, 18.0
GAP, MOST_GAP, TIGHT_GAP = 14.0, 34.0, 6.0
TIGHT_SIDE = 6.0  # free at the right where there is no more room
LARGEST_SQUARE, TIGHT_SQUARE = 44.0, 18.0
SWITCH_ROOM = 34.0  # in a part, beside its name
OPTIONAL = ("does", "shape", "multiplications")  # columns beside the weights, the first one kept longest


@dataclass(frozen=True)
class Widths:
    """How wide the words are: of the widest part, alone and with its block, of a block's name, of each column."""

    name: float
    numbered: float
    block: float
    columns: Mapping[str, float]


@dataclass(frozen=True)
class Across:
    """Lengths in design pixels from the left, as `CircuitPlan` has them."""

    labels_right: float
    stream_x: float
    box_x: float
    box_width: float
    square_x: float
    largest_square: float
    columns: Mapping[str, float]
    right: float


def plan_across(width: float, pitch: float, widths: Widths, optional: Sequence[str]) -> Across:
    """From left to right; columns that do not fit are left out, and what is free widens wires and gaps."""
    square, box = max(2.0, min(pitch - 4, 0.5 * pitch + 10, LARGEST_SQUARE)), widths.numbered
    needed = 2 * SIDE + STREAM_ROOM + WIRES + box + GAP + square + GAP + widths.columns["weights"]
    labels = needed + widths.name - box + widths.block + GAP <= width
    if labels:
        needed += widths.name - box + widths.block + GAP
        box = widths.name
    if needed + SWITCH_ROOM <= width:
        needed, box = needed + SWITCH_ROOM, box + SWITCH_ROOM
    kept = ["weights"]
    for name in optional:
        if name not in widths.columns or needed + GAP + widths.columns[name] > width:
            break
        needed += GAP + widths.columns[name]
        kept.append(name)
    free = width - needed
    wires = min(MOST_WIRES, WIRES + free * 0.2)
    gap = min(MOST_GAP, GAP + free * 0.6 / (len(kept) + 1))
    if free < 0:
        wires, gap = TIGHT_WIRES, TIGHT_GAP
        least = SIDE + STREAM_ROOM + wires + box + 2 * gap + widths.columns["weights"] + TIGHT_SIDE
        square = max(2.0, min(square, TIGHT_SQUARE, width - least))
    labels_right = SIDE + widths.block if labels else 0.0
    stream_x = (labels_right + GAP if labels else SIDE) + STREAM_ROOM / 2
    box_x = stream_x + STREAM_ROOM / 2 + wires
    square_x = box_x + box + gap + square / 2
    ends = [square_x + square / 2 + gap + widths.columns["weights"]]
    for name in kept[1:]:
        ends.append(ends[-1] + gap + widths.columns[name])
    columns = dict(zip(kept, ends, strict=True))
    if "does" in columns:
        columns["does"] -= widths.columns["does"]
    return Across(labels_right, stream_x, box_x, box, square_x, square, columns, ends[-1])
