"""What turning discs over inside a network did in many positions. Arithmetic only.

C cases, in their order: the real board, the edited board before anything is done, after the flip, and after a push of
equal length by chance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box

REAL, BEFORE, FLIPPED, CHANCE = range(4)
CHANNELS = (
    "surgery_cases",
    "surgery_errors",
    "surgery_first_legal",
    "surgery_closed",
    "surgery_interval",
    "surgery_chance_closed",
    "surgery_flips",
    "surgery_planned",
    "surgery_blocks",
    "surgery_strength",
)
LOWEST, HIGHEST = -1.0, 1.0  # of the axis of shares, at most: what is beyond is cut off


@dataclass(frozen=True, eq=False)
class SurgeryRead:
    """Means over the positions so far."""

    errors: np.ndarray  # (C): squares wrong in the likeliest N
    first_legal: np.ndarray  # (C): share of first choices that are legal on that board
    closed: float  # share of the gap from before to the real board
    interval: tuple[float, float]
    chance_closed: float
    flips: int
    planned: int
    blocks: tuple[int, ...]
    strength: float

    @classmethod
    def of(cls, arrays: Arrays) -> SurgeryRead:
        """Of a trajectory's steps so far, each channel with a first axis of steps; the newest counts."""
        newest = {name: arrays[name][-1] for name in CHANNELS}
        low, high = newest["surgery_interval"].astype(float)
        return cls(
            errors=newest["surgery_errors"].astype(float),
            first_legal=newest["surgery_first_legal"].astype(float),
            closed=float(newest["surgery_closed"]),
            interval=(float(low), float(high)),
            chance_closed=float(newest["surgery_chance_closed"]),
            flips=int(newest["surgery_flips"]),
            planned=int(newest["surgery_planned"]),
            blocks=tuple(map(int, np.atleast_1d(newest["surgery_blocks"]))),
            strength=float(newest["surgery_strength"]),
        )

    @property
    def is_whole(self) -> bool:
        return self.flips >= self.planned

    @property
    def has_gap(self) -> bool:
        """Whether the network is worse on edited boards than on real ones, so that there is something to close."""
        return math.isfinite(self.closed)


def low_end(read: SurgeryRead) -> float:
    """Where the axis of shares begins, so that the worse of both bars has room: 0, -0.5 or -1."""
    lowest = min((value for value in (read.interval[0], read.chance_closed) if math.isfinite(value)), default=0.0)
    return 0.0 if lowest >= -0.02 else -0.5 if lowest >= -0.5 else LOWEST


def place_of(share: float, low: float, room: Box) -> float:
    """Where a share of the gap stands across; beyond the ends at the ends."""
    held = min(max(share, low), HIGHEST)
    return room.x + (held - low) / (HIGHEST - low) * room.width
