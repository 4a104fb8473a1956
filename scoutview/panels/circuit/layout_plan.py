"""Where everything of the circuit panel goes: its parts, the rows of the wiring, their columns. Arithmetic only."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from scoutview.graphics.base.box import Box
from scoutview.panels.circuit.plan import Circuit, CircuitRow

SIDE = 16.0  # free at the left and at the right
STREAM_ROOM = 26.0  # the stream with its plus signs
WIRES, MOST_WIRES, TIGHT_WIRES = 26.0, 84.0, 18.0
GAP, MOST_GAP, TIGHT_GAP = 14.0, 34.0, 6.0
TIGHT_SIDE = 6.0  # free at the right where there is no more room
LARGEST_SQUARE, TIGHT_SQUARE, SMALLEST_SQUARE = 44.0, 18.0, 2.0
SWITCH_ROOM = 34.0  # in a part, beside its name
OPTIONAL = ("multiplications",)  # columns beside the weights and what parts do, the first one kept longest
LEAST_PITCH, MOST_PITCH = 20.0, 58.0  # from row to row
SMALLEST_PITCH = 17.0  # below it the tokens and the answer have no rows
CLOSE_PITCH = 26.0  # below it blocks are left out rather than drawn closer, where there are many
LARGE_PITCH = 36.0  # from which on words are larger
MANY_BLOCKS = 6
HEADER, FOOTER = 20.0, 24.0
HEADER_FROM = 330.0  # the height that leaves room for words above the columns
PADDING = 16.0
CHIP_HEIGHT, CHIP_READ, CHIP_AIR = 26.0, 22.0, 8.0  # of a token: at most, to be read, and the room around it
SCALE_FROM, SCALE_BESIDE_KNOWN = 860.0, 420.0  # the width that has room for the models beside the wiring
SCALE_SHARE, BESIDE_KNOWN_SHARE, MOST_SCALE = 0.28, 0.3, 300.0
LEAST_SCALE_HEIGHT = 220.0
WORDS_FROM, LEAST_BELOW_CONTROLS = 220.0, 170.0  # design pixels of height below the controls
NO_BOX = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class Widths:
    """How wide the words are: of the widest part, alone and with its block, of a block's name, of each column.

    `brief` is that of what parts do, in fewer words, and `large` in larger letters.
    """

    name: float
    numbered: float
    block: float
    columns: Mapping[str, float]
    brief: float
    large: float


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
    is_brief: bool
    is_large: bool


@dataclass(frozen=True)
class _Fitting:
    """What finds room across: columns in their order, names of blocks, the width of a part's box, what is left."""

    columns: tuple[str, ...]
    labels: bool
    box: float
    free: float
    words: float  # width of what parts do
    is_brief: bool
    is_large: bool


def plan_across(width: float, pitch: float, widths: Widths, optional: Sequence[str]) -> Across:
    """From left to right; columns that do not fit are left out, and what is free widens wires and gaps."""
    square = max(SMALLEST_SQUARE, min(pitch - 4, 0.5 * pitch + 10, LARGEST_SQUARE))
    fitting = _fitting(width, square, widths, optional)
    side, wires = SIDE, min(MOST_WIRES, WIRES + fitting.free * 0.2)
    gap = min(MOST_GAP, GAP + fitting.free * 0.6 / (len(fitting.columns) + 1))
    if fitting.free < 0:
        side, wires, gap = TIGHT_SIDE, TIGHT_WIRES, TIGHT_GAP
        left = width - (side + STREAM_ROOM + wires + fitting.box + gap + TIGHT_SIDE)  # for areas, and their numbers
        if left < SMALLEST_SQUARE + gap + widths.columns["weights"]:
            fitting = replace(fitting, columns=())
        else:
            left -= gap + widths.columns["weights"]
        square = max(SMALLEST_SQUARE, min(square, TIGHT_SQUARE, left))
    labels_right = SIDE + widths.block if fitting.labels else 0.0
    stream_x = (labels_right + GAP if fitting.labels else side) + STREAM_ROOM / 2
    box_x = stream_x + STREAM_ROOM / 2 + wires
    square_x = box_x + fitting.box + gap + square / 2
    ends = [square_x + square / 2 + gap + widths.columns["weights"]] if fitting.columns else []
    for name in fitting.columns[1:]:
        ends.append(ends[-1] + gap + (fitting.words if name == "does" else widths.columns[name]))
    columns = dict(zip(fitting.columns, ends, strict=True))
    if "does" in columns:
        columns["does"] -= fitting.words
    right = ends[-1] if ends else max(square_x + square / 2, width - TIGHT_SIDE)
    words = fitting.is_brief, fitting.is_large
    return Across(labels_right, stream_x, box_x, fitting.box, square_x, square, columns, right, *words)


def _fitting(width: float, square: float, widths: Widths, optional: Sequence[str]) -> _Fitting:
    """What parts do comes first, in fewer words where it has to; then the names of blocks, switches, larger letters of
    what parts do, other columns.

    Where the blocks are not named, the names of their parts have their numbers.
    """
    box = widths.numbered
    needed = 2 * SIDE + STREAM_ROOM + WIRES + box + GAP + square + GAP + widths.columns["weights"]
    kept, is_brief = ["weights"], needed + GAP + widths.columns["does"] > width
    words = widths.brief if is_brief else widths.columns["does"]
    if needed + GAP + words <= width:
        needed += GAP + words
        kept.append("does")
    labels = needed + widths.name - box + widths.block + GAP <= width
    if labels:
        needed += widths.name - box + widths.block + GAP
        box = widths.name
    if needed + SWITCH_ROOM <= width:
        needed, box = needed + SWITCH_ROOM, box + SWITCH_ROOM
    is_large = "does" in kept and not is_brief and needed + widths.large - words <= width
    if is_large:
        needed, words = needed + widths.large - words, widths.large
    for name in optional if "does" in kept else ():
        if name not in widths.columns or needed + GAP + widths.columns[name] > width:
            break
        needed += GAP + widths.columns[name]
        kept.append(name)
    return _Fitting(tuple(kept), labels, box, width - needed, words, is_brief, is_large)


@dataclass(frozen=True)
class CircuitPlan:
    """Boxes in design pixels. Rows go upwards; `columns` are the right ends of numbers, or the left end of `does`."""

    rows: tuple[CircuitRow, ...]
    places: tuple[Box, ...]
    pitch: float
    labels_right: float  # where the names of the blocks end; 0 where they have no column of their own
    stream_x: float
    box_x: float
    box_width: float
    square_x: float  # the middle of the squares
    largest_square: float  # the side of that of the part with the most weights
    columns: Mapping[str, float]
    right: float
    header: float | None  # the top of the words above the columns
    footer: Box
    has_switches: bool
    is_brief: bool = False  # what parts do, in fewer words
    is_large: bool = False  # or in larger letters

    def box(self, row: int) -> Box:
        """The box of a row's part."""
        inset = 2.0 if self.pitch < CLOSE_PITCH else 4.0 + (self.pitch - CLOSE_PITCH) / 6
        place = self.places[row]
        return Box(self.box_x, place.y + inset, self.box_width, place.height - 2 * inset)

    @property
    def chip_height(self) -> float:
        """How high a token is: above it there is room for an arrow, as long as it is read."""
        return min(CHIP_HEIGHT, max(self.pitch - CHIP_AIR, CHIP_READ), self.pitch - 2)

    def row_of(self, part: int) -> int:
        """The row in which a part is, alone or among others."""
        found = (number for number, row in enumerate(self.rows) if row.first <= part <= row.last)
        return next(found)

    def row_at(self, x: float, y: float) -> int | None:
        """The row at a place, from the stream to the right."""
        inside = (number for number, place in enumerate(self.places) if place.contains(x, y))
        return next(inside, None)

    def square(self, row: int, weights: int, per_weight: float) -> Box:
        """A square of `per_weight` design pixels squared for each weight."""
        side = math.sqrt(weights * per_weight)
        return Box(self.square_x - side / 2, self.places[row].middle_y - side / 2, side, side)


def rows_of(circuit: Circuit, most: int, *, ends: bool = True) -> tuple[CircuitRow, ...]:
    """All rows from the lowest up, at most so many if they can be: then the first blocks, how many more, the last.

    Without `ends` the tokens and the answer have none.
    """
    parts = circuit.parts
    blocks = [[n for n, part in enumerate(parts) if part.block == block] for block in range(circuit.layers)]
    outside = len(parts) - sum(map(len, blocks)) + 2 * ends
    kept_first, kept_last = _kept(blocks, most - outside)
    hidden = {number for block in blocks[kept_first : len(blocks) - kept_last] for number in block}
    rows = [CircuitRow("tokens")] if ends else []
    for number in range(len(parts)):
        if number not in hidden:
            rows.append(CircuitRow("part", number, number))
        elif number - 1 not in hidden:
            rows.append(CircuitRow("gap", number, number + len(hidden) - 1))
    return (*rows, CircuitRow("answer")) if ends else tuple(rows)


def _kept(blocks: Sequence[Sequence[int]], room: int) -> tuple[int, int]:
    """How many blocks are drawn from the first one on, and how many up to the last one, in so many rows."""
    if sum(map(len, blocks)) <= room or len(blocks) < 2:
        return len(blocks), 0
    each = max(map(len, blocks))
    fitting = ((first, last) for first, last in ((2, 1), (1, 1)) if (first + last) * each + 1 <= room)
    return next((pair for pair in fitting if sum(pair) < len(blocks)), (1, 0))


def plan_circuit(circuit: Circuit, width: float, height: float, widths: Widths) -> CircuitPlan:
    """All of it in a canvas of this size; smaller ones drop columns, then blocks, then words above and below."""
    header = height >= HEADER_FROM
    room = height - FOOTER - (HEADER if header else 0.0)
    pitch_wanted = CLOSE_PITCH if circuit.layers > MANY_BLOCKS else LEAST_PITCH
    rows = rows_of(circuit, int(room // pitch_wanted))
    if room < SMALLEST_PITCH * len(rows):
        rows = rows_of(circuit, int(room // SMALLEST_PITCH), ends=False)
    pitch = min(MOST_PITCH, max(1.0, room / len(rows)))
    first = (room - pitch * len(rows)) / 2  # from the top
    top = first + (HEADER if header else 0.0)
    across = plan_across(width, pitch, widths, OPTIONAL if header else ())
    places = tuple(
        Box(across.stream_x - STREAM_ROOM / 2, top + pitch * (len(rows) - 1 - number), width, pitch)
        for number in range(len(rows))
    )
    has_answer = rows[-1].what == "answer"
    if has_answer:  # above the words over the columns, which are not about it
        places = (*places[:-1], places[-1]._replace(y=first))
    return CircuitPlan(
        rows=rows,
        places=tuple(place._replace(width=across.right - place.x) for place in places),
        pitch=pitch,
        labels_right=across.labels_right,
        stream_x=across.stream_x,
        box_x=across.box_x,
        box_width=across.box_width,
        square_x=across.square_x,
        largest_square=across.largest_square,
        columns=across.columns,
        right=across.right,
        header=first + (pitch if has_answer else 0.0) + 1 if header else None,
        footer=Box(SIDE, top + pitch * len(rows) + 2, width - 2 * SIDE, FOOTER - 4),
        has_switches=across.box_width >= widths.name + SWITCH_ROOM,
        is_brief=across.is_brief,
        is_large=across.is_large,
    )


def block_boxes(plan: CircuitPlan, circuit: Circuit) -> dict[int, Box]:
    """The rows of each block that is drawn, as one box from the names of the blocks to the right end."""
    left = SIDE - 6 if plan.labels_right else plan.stream_x - STREAM_ROOM / 2 - 4
    found: dict[int, Box] = {}
    for row, place in zip(plan.rows, plan.places, strict=True):
        block = circuit.parts[row.first].block if row.is_part else -1
        if block >= 0:
            bottom = found[block].bottom if block in found else place.bottom - 1
            found[block] = Box(left, place.y + 1, plan.right + 8 - left, bottom - place.y - 1)
    return found


def nice_amount(most: float) -> int:
    """The largest 1, 2 or 5 with zeros that is not above this, at least 1."""
    if most < 1:
        return 1
    power = 10 ** math.floor(math.log10(most))
    return int(max(factor for factor in (1, 2, 5) if factor * power <= most) * power)


def stream_ends(plan: CircuitPlan, circuit: Circuit) -> tuple[int, int]:
    """The rows between which the stream runs: the first lookup, and the first part that takes all of it."""
    parts = [(number, row) for number, row in enumerate(plan.rows) if row.what in ("part", "gap")]
    ends = [number for number, row in parts if circuit.parts[row.first].kind in ("norm", "unembedding")]
    return parts[0][0], ends[0] if ends else len(plan.rows) - 1


@dataclass(frozen=True)
class CircuitPlaces:
    """Boxes in design pixels; without height where there is no room."""

    reading: Box
    picture: Box
    scale: Box


def arrange_circuit(
    width: float, height: float, controls: float, reading_height: Callable[[float, int], float], *, known: bool
) -> CircuitPlaces:
    """Below controls of this height words, then the wiring, and at its right the models to one scale.

    `reading_height` is how high the words get in a width with at most so many lines of their sentence.
    """
    inner = width - 2 * PADDING
    lines = 0 if height < 300 else 1 if height < 370 else 2 if height < 420 else 3
    words = reading_height(inner, lines) if height - controls >= WORDS_FROM else 0.0
    top = controls + words + (6 if words else 0)
    beside = width >= (SCALE_BESIDE_KNOWN if known else SCALE_FROM) and height - top >= LEAST_SCALE_HEIGHT
    scale = (
        min(MOST_SCALE, (BESIDE_KNOWN_SHARE if known and width < SCALE_FROM else SCALE_SHARE) * width)
        if beside
        else 0.0
    )
    room = max(1.0, height - top - 6)
    return CircuitPlaces(
        Box(PADDING, controls, inner, words),
        Box(0, top, width - (scale + PADDING if beside else 0), room),
        Box(width - PADDING - scale, top, scale, room) if beside else NO_BOX,
    )
