"""Optimized pictures of the units that guided tours show, computed before by `tools/make_optimized.py`."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise

import numpy as np

from scoutview.frame import Arrays
from scoutview.resources import resource

FILE = "photos/optimized.npz"
COVER_SIDE = 96
COVER = (
    ("block.11.depthwise", 548),
    ("block.12.depthwise", 417),
    ("block.13.depthwise", 520),
    ("block.13.depthwise", 497),
    ("classifier", 609),
    ("classifier", 779),
)


@cache
def carried_pictures() -> Arrays:
    """The answer to `carried_pictures`."""
    from PIL import Image

    with np.load(resource(FILE), allow_pickle=False) as kept:
        sizes, packed = kept["sizes"], kept["jpegs"].tobytes()
        starts = np.concatenate([[0], np.cumsum(sizes)])
        files = [packed[start:end] for start, end in pairwise(starts)]
        return {
            "carried_pictures": np.stack([np.asarray(Image.open(io.BytesIO(file)), np.uint8) for file in files]),
            "carried_layers": kept["layers"],
            "carried_channels": kept["channels"],
            "carried_answers": kept["answers"],
            "carried_words": kept["words"],
            "carried_steps": kept["steps"],
        }


def carried_picture(layer: str, channel: int) -> np.ndarray | None:
    """That of one unit, (side, side, 3) bytes; None where none is carried."""
    carried = carried_pictures()
    found = np.flatnonzero((carried["carried_layers"] == layer) & (carried["carried_channels"] == channel))
    return carried["carried_pictures"][found[0]] if len(found) else None


def cover_pictures() -> np.ndarray:
    """(unit, side, side, 3) bytes: a few of them, small."""
    from PIL import Image

    pictures = [picture for unit in COVER if (picture := carried_picture(*unit)) is not None]
    return np.stack([np.asarray(Image.fromarray(each).resize((COVER_SIDE, COVER_SIDE))) for each in pictures])
