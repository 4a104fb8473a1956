"""Where the stages on the way to a share stand: all below each other, or the one that is looked at. Arithmetic only."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import MINUS, percent
from scoutview.language import tr, translated
from scoutview.panels.attention.derivation_plan import Derivation, DerivationStage

TITLE, LINE, GAP = 26.0, 19.0, 6.0
LABELS, WIDE_LABELS = 104.0, 140.0  # left of a vector: what it is; more where it takes several lines
NUMBER_WIDTH = 43.0  # of a cell that can hold its number
CELL_HEIGHT = 20.0
MOST_LINES = 4  # of one vector
ROW = 20.0  # of the table
LEAST_ROWS = 3
LEAST_WHOLE = 340.0  # design pixels of height under which not all stages are tried

Wrap = Callable[[str, float], Sequence[str]]  # a text and a width: its lines


@dataclass(frozen=True, eq=False)
class Text:
    """A stage in words, `name` before it; `current`: it is the one looked at."""

    stage: int
    name: str
    lines: Sequence[str]
    y: float
    current: bool


@dataclass(frozen=True, eq=False)
class Vector:
    """Numbers side by side, in several lines where they are to be read."""

    label: str
    values: np.ndarray
    x: float
    y: float
    cell: float  # width
    per_line: int

    @property
    def numbered(self) -> bool:
        return self.cell >= NUMBER_WIDTH

    @property
    def lines(self) -> int:
        return math.ceil(len(self.values) / self.per_line)

    @property
    def height(self) -> float:
        return self.lines * CELL_HEIGHT

    def box(self, place: int) -> Box:
        line, column = divmod(place, self.per_line)
        return Box(self.x + column * self.cell, self.y + line * CELL_HEIGHT, self.cell, CELL_HEIGHT)

    def place_at(self, x: float, y: float) -> int | None:
        line, column = math.floor((y - self.y) / CELL_HEIGHT), math.floor((x - self.x) / self.cell)
        place = line * self.per_line + column
        return place if 0 <= column < self.per_line and line >= 0 and place < len(self.values) else None


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """The row of scores, a token a line: `keys`, then `rest`, those that find no room, and the `masked`."""

    keys: Sequence[int]
    rest: int
    masked: int
    y: float
    width: float
    with_shares: bool

    @property
    def height(self) -> float:
        return ROW * (len(self.keys) + (self.rest > 0) + (self.masked > 0) + 1)

    def box(self, line: int) -> Box:
        """The line with this number; the heading is none."""
        return Box(0, self.y + ROW * (line + 1), self.width, ROW)

    def below(self, told: Derivation) -> Sequence[tuple[str, str, str]]:
        """What is said of several tokens together: which they are, their score, their share."""
        left = percent(max(0.0, 1 - float(told.shares[list(self.keys)].sum()))) if self.with_shares else ""
        none = percent(0.0) if self.with_shares else ""
        rest = [(tr("%n others", "tokens", self.rest, one="1 other"), "", left)] if self.rest else []
        later = (tr("%n later", "tokens", self.masked, one="1 later"), f"{MINUS}∞", none)
        return [*rest, later] if self.masked else rest

    def key_at(self, y: float) -> int | None:
        line = math.floor((y - self.y) / ROW) - 1
        return self.keys[line] if 0 <= line < len(self.keys) else None


@dataclass(frozen=True, eq=False)
class Layout:
    """What is drawn; `whole`: every stage is there at once."""

    parts: Sequence[Text | Vector | ScoreTable]
    height: float
    whole: bool


def lay_out(
    told: Derivation, stages: Sequence[DerivationStage], chosen: int, size: tuple[float, float], wrap: Wrap
) -> Layout:
    """All stages where the room suffices, with their numbers; else the page of the chosen one."""
    width, height = size
    if height >= LEAST_WHOLE:
        whole = _Pen(told, width, wrap, MOST_LINES)
        for number, stage in enumerate(stages):
            whole.write(number, stage, current=number == chosen)
            whole.draw(_drawn_with(stage), LEAST_ROWS)
        if whole.y <= height:
            return Layout(whole.parts, whole.y, True)
    pages = (_page(_Pen(told, width, wrap, most), stages, chosen, height) for most in range(MOST_LINES, 0, -1))
    smallest: Layout | None = None
    for smallest in pages:
        if smallest.height <= height:
            break
    assert smallest is not None
    return smallest


def _page(pen: "_Pen", stages: Sequence[DerivationStage], chosen: int, height: float) -> Layout:
    """The chosen stage in words, and what is drawn up to it."""
    stage = stages[chosen]
    pen.write(chosen, stage, current=True)
    room = int((height - pen.y - GAP) / ROW) - 3
    names = [each.name for each in stages[: chosen + 1] if each.page == stage.page]
    if "Normalise" in names:
        names.remove("Query and key")
    for name in names:
        if name != "Mask" or stage.name == "Mask":
            pen.draw(name, max(LEAST_ROWS, room))
    return Layout(pen.parts, pen.y, False)


def _drawn_with(stage: DerivationStage) -> str:
    return "" if stage.name == "Mask" else stage.name  # the table of the next stage has its scores


class _Pen:
    """Puts parts below each other."""

    def __init__(self, told: Derivation, width: float, wrap: Wrap, most_lines: int) -> None:
        self.parts: list[Text | Vector | ScoreTable] = []
        self.y = TITLE
        self._told, self._width, self._wrap, self._most_lines = told, width, wrap, most_lines

    def write(self, number: int, stage: DerivationStage, *, current: bool) -> None:
        name = f"{translated(stage.name)}:"
        lines = self._wrap(f"{name} {stage.text}", self._width)
        self.parts.append(Text(number, name, lines, self.y, current))
        self.y += LINE * len(lines) + GAP

    def draw(self, stage: str, most_rows: int) -> None:
        told = self._told
        me, other = told.labels[told.row], told.labels[told.key]
        if stage == "Query and key":
            self._vectors(
                (tr("query of {me}").format(me=me), told.query_given),
                (tr("key of {other}").format(other=other), told.keys_given[told.key]),
            )
        elif stage == "Normalise":
            self._vectors(
                (tr("query of {me}").format(me=me), told.query),
                (tr("key of {other}").format(other=other), told.keys[told.key]),
            )
        elif stage == "Multiply":
            self._vectors((tr("products"), told.products))
        elif stage == "Value":
            whole = np.zeros_like(told.read) if told.is_off else told.read
            self._vectors(
                (tr("value of {other}").format(other=other), told.values[told.key]),
                (tr("times {share}").format(share=percent(told.share)), told.weighted[told.key]),
                (tr("all, passed on") if not told.is_off else tr("passed on"), whole),
            )
        elif stage in ("Mask", "Softmax"):
            keys = told.listed(most_rows)
            masked = len(told.labels) - told.seen
            self._add(ScoreTable(keys, told.seen - len(keys), masked, self.y, self._width, stage == "Softmax"))

    def _vectors(self, *rows: tuple[str, np.ndarray]) -> None:
        for label, values in rows:
            fits = (self._width - LABELS) / len(values) >= NUMBER_WIDTH
            left = LABELS if fits else min(WIDE_LABELS, self._width / 3)
            room = self._width - left
            fitting = max(1, int(room // NUMBER_WIDTH))
            lines = math.ceil(len(values) / fitting)
            per_line = math.ceil(len(values) / lines) if lines <= self._most_lines else len(values)
            cell = min(room / per_line, 1.5 * NUMBER_WIDTH)
            self._add(Vector(label, values, left, self.y, cell, per_line))

    def _add(self, part: Vector | ScoreTable) -> None:
        self.parts.append(part)
        self.y += part.height + GAP
