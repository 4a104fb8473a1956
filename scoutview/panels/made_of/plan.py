"""What a channel is made of, and where its picture and those of the channels before stand. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box

MADE = ("made_layer", "made_channel", "made_source", "made_weights", "made_order")
OFF = ("off_layer", "off_channel", "off_whole", "off_lost", "off_order", "off_picture")
CARRIED = ("carried_pictures", "carried_layers", "carried_channels", "carried_words")
GROWN = ("unit_pictures", "unit_layer", "unit_channels")
FEATURE = ("feature_picture", "feature_layer", "feature_channel")
DRIVING, SUPPRESSING = 5, 3  # channels shown: as many as pictures can be asked for at once
BY_LOSS, BY_WEIGHT = "loss", "weight"

HEAD, FOOT = 24.0, 40.0  # design pixels above and below the large picture
GROUP = 20.0  # over each group of channels
LEAST_ROW, MOST_ROW = 44.0, 132.0
GOOD_ROW, GOOD_ROWS = 68.0, 6  # three lines of words: where so many rows have room, they are not lower
GAP = 6.0  # between a channel's picture and its words, and between two channels
WORDS_WIDE, WORDS_NARROW = 168.0, 64.0
WIRES = 0.16  # of the width, for the lines
LEAST_WIRES, MOST_WIRES = 28.0, 150.0
LARGE_SHARE = 0.4  # of the width that the large picture keeps at least
WIDEST = 9.0  # design pixels of the strongest line

Unit = tuple[str, int]  # a layer and one of its channels


@dataclass(frozen=True)
class SourceChannel:
    """A channel of the layer before: the weight that joins it, and what is lost without it (nan: not known yet).

    Ranks count from 1: of the weights the strongest driving one, of the losses the greatest.
    """

    channel: int
    weight: float
    weight_rank: int
    lost: float
    lost_rank: int
    drives: bool  # among those shown that drive it; else among those that suppress it


@dataclass(frozen=True, eq=False)
class Made:
    """A channel's weights (source channel) from the layer before and, once measured, what it loses without each."""

    unit: Unit
    source: str
    weights: np.ndarray
    order: np.ndarray
    lost: np.ndarray | None = None
    lost_order: np.ndarray | None = None
    whole: float = float("nan")
    measured_on: str = ""

    @classmethod
    def of(cls, made: Arrays, off: Arrays | None) -> Made:
        """Of the answers to `made_of` and `switched_off`; one about another channel is left aside."""
        unit = str(made["made_layer"]), int(made["made_channel"])
        plain = cls(unit, str(made["made_source"]), made["made_weights"], made["made_order"])
        if off is None or (str(off["off_layer"]), int(off["off_channel"])) != unit:
            return plain
        measured = off["off_lost"], off["off_order"], float(off["off_whole"]), str(off["off_picture"])
        return cls(unit, plain.source, plain.weights, plain.order, *measured)

    @property
    def sources(self) -> int:
        """How many channels the layer before has."""
        return len(self.weights)

    def is_known(self, by: str) -> bool:
        """Whether the channels can be shown in this order yet."""
        return by == BY_WEIGHT or self.lost_order is not None

    def shown(self, by: str) -> tuple[SourceChannel, ...]:
        """Those that drive it most, strongest first, then those that suppress it, the strongest last."""
        order = self.lost_order if by == BY_LOSS and self.lost_order is not None else self.order
        first = min(DRIVING, len(order))
        last = max(first, len(order) - SUPPRESSING)
        return tuple(
            self.told(int(order[rank]), drives=rank < first) for rank in (*range(first), *range(last, len(order)))
        )

    def told(self, channel: int, *, drives: bool = True) -> SourceChannel:
        """What is known of one channel of the layer before."""
        rank = _rank(self.order, channel)
        if self.lost is None or self.lost_order is None:
            return SourceChannel(channel, float(self.weights[channel]), rank, float("nan"), 0, drives)
        lost_rank = _rank(self.lost_order, channel)
        return SourceChannel(channel, float(self.weights[channel]), rank, float(self.lost[channel]), lost_rank, drives)

    def strength(self, weight: float) -> float:
        """-1..1: of the strongest weight of all."""
        most = float(np.nanmax(np.abs(self.weights))) if self.sources else 0.0
        return weight / most if most > 0 and np.isfinite(weight) else 0.0

    def share_of_answer(self, source: SourceChannel) -> float:
        """Of the whole answer, what is lost without this channel; nan where there is no answer to lose."""
        return source.lost / self.whole if self.whole > 0 else float("nan")

    def share_lost(self, lost: float) -> float:
        """-1..1: of the greatest loss or gain of all."""
        most = float(np.nanmax(np.abs(self.lost))) if self.lost is not None and self.sources else 0.0
        return lost / most if most > 0 and np.isfinite(lost) else 0.0


def _rank(order: np.ndarray, channel: int) -> int:
    found = np.flatnonzero(order == channel)
    return int(found[0]) + 1 if len(found) else 0


@dataclass(frozen=True, eq=False)
class Drawn:
    """The pictures (H, W, 3) in bytes that there are so far, and what people see in them."""

    pictures: Mapping[Unit, np.ndarray]
    words: Mapping[Unit, str]

    @classmethod
    def of(cls, arrays: Arrays) -> Drawn:
        """Carried ones, and the newest step of those that grow."""
        pictures: dict[Unit, np.ndarray] = {}
        if all(name in arrays for name in GROWN) and len(arrays["unit_pictures"]):
            layer = str(arrays["unit_layer"][-1])
            channels = arrays["unit_channels"][-1].tolist()
            pictures |= {
                (layer, channel): each for channel, each in zip(channels, arrays["unit_pictures"][-1], strict=True)
            }
        if all(name in arrays for name in FEATURE) and len(arrays["feature_picture"]):
            unit = str(arrays["feature_layer"][-1]), int(arrays["feature_channel"][-1])
            pictures[unit] = arrays["feature_picture"][-1]
        carried = carried_units(arrays)
        pictures |= {unit: arrays["carried_pictures"][number] for number, unit in enumerate(carried)}
        words = {unit: str(told) for unit, told in zip(carried, arrays.get("carried_words", ()), strict=False) if told}
        return cls(pictures, words)


def carried_units(arrays: Arrays) -> tuple[Unit, ...]:
    """The units whose pictures come with the recording, in their order."""
    if not all(name in arrays for name in CARRIED):
        return ()
    layers, channels = arrays["carried_layers"].tolist(), arrays["carried_channels"].tolist()
    return tuple(zip(map(str, layers), map(int, channels), strict=True))


def explained_layers(names: Sequence[str], example: str) -> tuple[str, ...]:
    """Those of the kind of `example` that have one of this kind before them."""
    kind = example.rsplit(".", 1)[-1]
    return tuple(name for name in names if name.rsplit(".", 1)[-1] == kind)[1:]


@dataclass(frozen=True)
class MadeRoom:
    """Where the large picture is, and each channel's picture and words; `groups` are the lines over the two groups."""

    large: Box
    pictures: tuple[Box, ...]
    words: tuple[Box, ...]
    groups: tuple[Box, ...]
    shown: tuple[int, ...]  # which of the channels have room


def arrange_made(width: float, height: float, drives: Sequence[bool]) -> MadeRoom:
    """The channels of the layer before in rows at the left, what they make at the right."""
    good, most = (int((height - 2 * GROUP) // row) for row in (GOOD_ROW, LEAST_ROW))
    fitting = good if good >= GOOD_ROWS else max(1, min(most, GOOD_ROWS))
    shown = _with_room(drives, fitting)
    groups = len({drives[number] for number in shown})
    row = min(MOST_ROW, max(8.0, (height - groups * GROUP) / max(1, len(shown))))
    side = max(4.0, min(row - GAP, 0.28 * width))
    wires = min(MOST_WIRES, max(LEAST_WIRES, WIRES * width))
    words = WORDS_WIDE if width - side - GAP - WORDS_WIDE - wires >= LARGE_SHARE * width else WORDS_NARROW
    if width - side - GAP - words - wires < LARGE_SHARE * width:
        words = 0.0
    begins = side + (GAP + words if words else 0.0) + wires
    large = max(4.0, min(width - begins - 1, height - HEAD - FOOT))
    used = len(shown) * row + groups * GROUP
    y = max(0.0, (height - used) / 2)
    pictures, said, over = [], [], []
    last = None
    for number in shown:
        if drives[number] is not last:
            over.append(Box(0, y, side + GAP + words, GROUP))
            y, last = y + GROUP, drives[number]
        pictures.append(Box(0, y + (row - side) / 2, side, side))
        said.append(Box(side + GAP, y, words, row))
        y += row
    free = width - begins - large
    top = max(HEAD, (height - large - HEAD - FOOT) / 2 + HEAD)
    return MadeRoom(Box(begins + free / 2, top, large, large), tuple(pictures), tuple(said), tuple(over), shown)


def _with_room(drives: Sequence[bool], most: int) -> tuple[int, ...]:
    """The strongest of both groups, as many of each as their share of the whole."""
    if len(drives) <= most:
        return tuple(range(len(drives)))
    driving = [number for number, each in enumerate(drives) if each]
    others = [number for number, each in enumerate(drives) if not each]
    first = min(len(driving), max(1, -(-most * len(driving) // len(drives))))
    last = max(0, min(len(others), most - first))
    return (*driving[:first], *others[len(others) - last :])
