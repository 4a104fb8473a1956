"""The grid of a residual stream: tokens across, stages up; and what stands beside it. Arithmetic only."""

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import others_name
from scoutview.language import tr

PADDING = 16.0
LABELS = 150.0  # of the stages, at the left
FOOT = 24.0  # the tokens, below
LEGEND, LEGEND_FROM = 26.0, 150.0  # above the cells, where the grid is so high
LEAST_COLUMN, LARGEST_COLUMN = 52.0, 110.0
LARGEST_ROW = 84.0
BESIDE_FROM = 700.0  # design pixels of width that hold the reading beside the grid
READING_WIDTH = 300.0
ROW = 20.0  # of the reading
AROUND_BARS = 3  # rows above and below those of the parts
LEAST_BARS, LEAST_TOP = 6, 4  # rows that the sentence on them leaves
BELOW_SHARE = 0.54  # of the height, at most, where the reading stands below the grid
GAP = 8.0
MOST_WITH_TWO = 100.0  # amounts from there on have fewer decimals
PLAIN = {
    "embedding": tr("at the beginning"),
    "position": tr("with its place"),
    "attention": tr("after looking back"),
    "recurrence": tr("after remembering"),
    "mlp": tr("after thinking"),
}
WORDS = {  # others are called as they are
    "embedding": tr("embedding"),
    "position": tr("position", "of a token, added to the stream"),
    "attention": tr("attention"),
    "recurrence": tr("recurrence"),
    "mlp": "MLP",
    "norm": tr("last norm"),
    "unembedding": tr("change at the end"),
}


@dataclass(frozen=True)
class StreamPlan:
    """Cells of the last `columns` tokens, the first of them number `first`; row 0 is the embedding, at the bottom."""

    x: float
    top: float
    column: float
    row: float
    first: int
    columns: int
    rows: int
    legend: Box  # of no height where there is no room

    @property
    def room(self) -> Box:
        """All cells."""
        return Box(self.x, self.top, self.columns * self.column, self.rows * self.row)

    def cell(self, stage: int, position: int) -> Box:
        left = self.x + (position - self.first) * self.column
        return Box(left, self.top + (self.rows - 1 - stage) * self.row, self.column, self.row)

    def part_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Stage and position."""
        column, row = int((x - self.x) // self.column), int((y - self.top) // self.row)
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return None
        return self.rows - 1 - row, self.first + column


def named_rows(rows: int, row_px: float, least: float) -> range:
    """The rows that are named: all where each has the `least` height that can be read, else every so many."""
    return range(0, rows, max(1, ceil(least / max(row_px, 0.1))))


def plan_stream(
    width: float, height: float, stages: int, tokens: int, chosen: int, *, least: float = LEAST_COLUMN
) -> StreamPlan:
    """As many tokens as can be read in columns of the `least` width, the last ones; or the chosen one and after it."""
    labels = min(LABELS, width / 3)
    room = max(1, int((width - labels) // least))
    columns = min(tokens, room)
    first = min(tokens - columns, chosen) if chosen < tokens - columns else tokens - columns
    column = min(LARGEST_COLUMN, (width - labels) / max(1, columns))
    above = LEGEND if height >= LEGEND_FROM else 0.0
    row = min(LARGEST_ROW, max(1.0, (height - FOOT - above) / max(1, stages)))
    top = max(0.0, height - FOOT - row * stages)
    legend = Box(labels, top - above, max(0.0, width - labels), LEGEND - 6) if above else Box(0, 0, 0, 0)
    return StreamPlan(labels, top, column, row, first, columns, stages, legend)


@dataclass(frozen=True)
class StreamPlaces:
    """A box of no height is not shown."""

    modes: Box
    grid: Box
    words: Box
    top: Box
    moved: Box
    story: Box


def story_width(width: float) -> float:
    """How wide the sentence on who moved the score may be in a panel of this width."""
    return READING_WIDTH if width >= BESIDE_FROM else width - 2 * PADDING


def arrange_stream(
    width: float, height: float, *, parts: int, controls: bool, story: float, words: bool = True
) -> StreamPlaces:
    """The reading beside the grid where the width allows it, else below.

    Without `words` of the panel's own, what stands under them has their room.
    `story` is the height of the sentence on who moved the score, which stands below its bars where there is room.
    """
    modes = Box(PADDING, 0, width - 2 * PADDING, 30.0 if controls else 0.0)
    top = modes.height + (6 if controls else 0)
    bars = (parts + AROUND_BARS) * ROW
    if width >= BESIDE_FROM:
        left = width - READING_WIDTH - PADDING
        grid = Box(PADDING, top, left - 2 * PADDING, max(0.0, height - top - 10))
        said = Box(left, top, READING_WIDTH, 2 * ROW if words else 0.0)
        below = said.bottom + 6 if words else top
        body = Box(left, below, READING_WIDTH, max(0.0, height - below - 10))
        free = body.height - bars - story - 2 * GAP
        told = story if free >= LEAST_TOP * ROW else 0.0
        ten = min(11 * ROW, free if told else 0.45 * body.height)
        moved = Box(left, body.y + ten + GAP, READING_WIDTH, body.height - ten - GAP)
        moved = moved._replace(height=bars) if told else moved
        under = Box(left, moved.bottom + GAP, READING_WIDTH, told)
        return StreamPlaces(modes, grid, said, body._replace(height=ten), moved, under)
    inner = width - 2 * PADDING
    below_grid = min(bars + GAP + story, BELOW_SHARE * (height - top))
    told = story if below_grid - GAP - story >= LEAST_BARS * ROW else 0.0
    line = ROW if words else 0.0
    grid = Box(PADDING, top, inner, max(0.0, height - top - below_grid - line - 16))
    said = Box(PADDING, grid.bottom + 6, inner, line)
    half = (inner - 16) * 0.42
    body = Box(PADDING, said.bottom + 2, half, max(0.0, height - said.bottom - 10 - (told + GAP if told else 0.0)))
    moved = Box(body.right + 16, body.y, inner - half - 16, body.height)
    return StreamPlaces(modes, grid, said, body, moved, Box(PADDING, body.bottom + GAP, inner, told))


def stage_words(name: str) -> str:
    """ "block.1.attention" -> "block 1 attention"; "head 1.3" as it is."""
    pieces = name.split(".")
    if pieces[0] != "block":
        return WORDS.get(name, name)
    last = tr("attention bias") if pieces[-1] == "bias" else WORDS.get(pieces[2], pieces[2])
    return tr("block {number} {part}").format(number=pieces[1], part=last)


def plain_stage(name: str) -> str:
    """What has been done up to a stage, for somebody who never heard of its part; empty for others than whole parts."""
    return PLAIN.get(name.rsplit(".", maxsplit=1)[-1], "")


def shares_of_kinds(names: list[str], values: list[float]) -> tuple[float, float, float]:
    """What attention or recurrence, the MLPs and all else added."""
    sums = {"attention": 0.0, "mlp": 0.0, "rest": 0.0}
    for name, value in zip(names, values, strict=True):
        attends = name.startswith("head ") or ".attention" in name or name.endswith(".recurrence")
        sums["attention" if attends else "mlp" if name.endswith(".mlp") else "rest"] += value
    return sums["attention"], sums["mlp"], sums["rest"]


def few_decimals(values: list[float]) -> int:
    """Two for amounts up to a hundred; of others so many that the largest has three digits."""
    largest = max(map(abs, values), default=0.0)
    if not isfinite(sum(values)) or not largest or 1 <= largest < MOST_WITH_TWO:
        return 2
    return max(0, 2 - floor(log10(largest)))


def adding_up(values: list[float], decimals: int) -> list[float]:
    """Each amount rounded up or down to so many decimals, so that they add up to their sum as that is written.

    Source: Hare's method of largest remainders; those that are farthest from the digit below are rounded up.
    """
    if not isfinite(sum(values)):
        return values
    unit = 10.0**decimals
    low = [floor(value * unit) for value in values]
    left = round(sum(values) * unit) - sum(low)
    order = sorted(range(len(values)), key=lambda number: low[number] - values[number] * unit)
    up = set(order[: max(0, left)])
    return [round((each + (number in up)) / unit, decimals) for number, each in enumerate(low)]


def intervention_for(name: str) -> str:
    """What switches this part off; nothing where nothing is meant to."""
    pieces = name.split(".")
    if name.startswith("head "):
        return f"{name} off"
    if pieces[-1] == "recurrence":
        return f"output of {name}.output off"
    return f"block {pieces[1]} {pieces[2]} off" if pieces[0] == "block" and len(pieces) == 3 else ""


def merged(names: list[str], values: list[float], room: int) -> tuple[list[str], list[float]]:
    """At most `room` rows: the strongest by amount, in their own order, the rest summed into one."""
    if len(names) <= room or room < 2:
        return names, values
    strongest = set(sorted(range(len(names)), key=lambda number: -abs(values[number]))[: room - 1])
    kept = [number for number in range(len(names)) if number in strongest]
    rest = sum(value for number, value in enumerate(values) if number not in strongest)
    left = len(names) - len(kept)
    return [*(names[number] for number in kept), others_name(left)], [
        *(values[number] for number in kept),
        rest,
    ]
