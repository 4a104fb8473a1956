"""The pictures on the start page's cards, taken from what the sample recordings carry; nothing is invented."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves
from scoutview.labs.declaration import ShownChannel, Thumbnail
from scoutview.labs.lab import Lab
from scoutview.recording.reader import Recording

COLUMNS = 3
CURVE_POINTS = 96  # of each curve


@dataclass(frozen=True, eq=False)
class Sample:
    """What a card says of a lab's shipped run.

    Where it carries one: `picture` (rows, columns) of 0..1; `points` (count, 2) or `curves` (count, point, 2) in -1..1,
    the second axis upwards; `photos` of (row, column, colour) bytes; `board` (rows, columns) of -1, 0, 1; `wires`
    (count, 5): from where to where as of points, and a weight in -1..1.
    """

    last_step: int
    seconds: float
    picture: np.ndarray | None = None
    points: np.ndarray | None = None
    curves: np.ndarray | None = None
    photos: tuple[np.ndarray, ...] | None = None
    board: np.ndarray | None = None
    wires: np.ndarray | None = None


class Thumbnails(Mapping[str, Sample]):
    """By lab, as it declares them; read once somebody looks, and those that cannot be read are left out."""

    def __init__(self, samples: Mapping[str, Path], labs: Sequence[type[Lab[Any, Any]]]) -> None:
        self._paths = samples
        self._declared = {lab.name: lab.thumbnail for lab in labs}

    @cached_property
    def _found(self) -> dict[str, Sample]:
        found = {}
        for name, path in self._paths.items():
            with suppress(UserError):
                found[name] = _read(path, self._declared.get(name))
        return found

    def __getitem__(self, name: str) -> Sample:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _read(path: Path, thumbnail: Thumbnail | None) -> Sample:
    with Recording.open(path) as recording:
        arrays: dict[str, np.ndarray] = {}
        for _, _, _, answer in recording.kept_answers():
            arrays |= answer
        curves = recording.curves()
        step, seconds = int(recording.steps[-1]), float(curves.seconds[-1])
    return Sample(
        step,
        seconds,
        picture=picture_of(thumbnail, arrays),
        points=points_of(thumbnail, arrays),
        curves=curves_of(thumbnail, curves),
        photos=photos_of(thumbnail, arrays),
        board=board_of(thumbnail, arrays),
        wires=wires_of(thumbnail, arrays),
    )


def curves_of(thumbnail: Thumbnail | None, curves: Curves) -> np.ndarray | None:
    """(count, point, 2) in -1..1, where metrics are declared and carried: each at the same frames, evenly spread.

    Frames stand closer where much happens. Accuracies go from none to all, another metric over its own range.
    """
    shown = () if thumbnail is None or thumbnail.kind != "curves" else thumbnail.shown
    values = [curves.metrics.get(each.channel, np.zeros(0)) for each in shown]
    if not values or not all(len(each) > 1 and np.ptp(each) > 0 for each in values):
        return None
    frames = np.arange(len(curves))
    picked, across = np.linspace(0, len(curves) - 1, CURVE_POINTS), np.linspace(-1, 1, CURVE_POINTS)
    heights = [
        _height(each.channel, np.interp(picked, frames, found)) for each, found in zip(shown, values, strict=True)
    ]
    return np.stack([np.stack([across, 2 * each - 1], 1) for each in heights])


def _height(name: str, values: np.ndarray) -> np.ndarray:
    """From 0 to 1."""
    return values if name.endswith("accuracy") else (values - values.min()) / np.ptp(values)


def points_of(thumbnail: Thumbnail | None, arrays: Arrays) -> np.ndarray | None:
    """(count, 2) in -1..1, where points are declared and carried."""
    if thumbnail is None or thumbnail.kind != "points" or not _are_there(thumbnail, arrays):
        return None
    points = np.asarray(arrays[thumbnail.shown[0].channel], np.float64)
    furthest = np.abs(points).max(initial=0.0)
    return points / furthest if np.isfinite(furthest) and furthest > 0 else None


def picture_of(thumbnail: Thumbnail | None, arrays: Arrays) -> np.ndarray | None:
    """(rows, columns) of 0..1, where a matrix or pictures are declared and carried."""
    if thumbnail is None or thumbnail.kind not in ("matrix", "pictures") or not _are_there(thumbnail, arrays):
        return None
    if thumbnail.kind == "matrix":
        shown = thumbnail.shown[0]
        return _most_pointed(_brightness(arrays[shown.channel], shown))
    return _grid(np.concatenate([_chosen(arrays[shown.channel], shown) for shown in thumbnail.shown]))


def photos_of(thumbnail: Thumbnail | None, arrays: Arrays) -> tuple[np.ndarray, ...] | None:
    """(row, column, colour) bytes each, where colour pictures are declared and carried: of several the first ones."""
    if thumbnail is None or thumbnail.kind != "photos" or not _are_there(thumbnail, arrays):
        return None
    carried = ((np.asarray(arrays[shown.channel], np.uint8), shown.count) for shown in thumbnail.shown)
    return tuple(photo for found, most in carried for photo in (found[:most] if found.ndim == 4 else [found]))


def board_of(thumbnail: Thumbnail | None, arrays: Arrays) -> np.ndarray | None:
    """(rows, columns) of -1, 0, 1, where a square board is declared and carried; of several the last."""
    if thumbnail is None or thumbnail.kind != "board" or not _are_there(thumbnail, arrays):
        return None
    squares = arrays[thumbnail.shown[0].channel]
    side = math.isqrt(squares.shape[-1])
    return np.asarray(squares.reshape(-1, side, side)[-1]) if side * side == squares.shape[-1] else None


def wires_of(thumbnail: Thumbnail | None, arrays: Arrays) -> np.ndarray | None:
    """(count, 5), where the sizes of layers, the places along them and weights are declared and carried, in this order.

    The inputs are at the bottom; the strongest weight is 1.
    """
    if thumbnail is None or thumbnail.kind != "wires" or not _are_there(thumbnail, arrays):
        return None
    sizes, places, weights = (np.asarray(arrays[shown.channel]) for shown in thumbnail.shown)
    across, height = np.split(2.0 * places - 1, np.cumsum(sizes)[:-1]), np.linspace(-1, 1, len(sizes))
    ends = [
        np.stack([np.tile(below, len(above)), np.full(below.size * above.size, low), np.repeat(above, len(below)),
                  np.full(below.size * above.size, high)], axis=1)
        for (below, above), (low, high) in zip(pairwise(across), pairwise(height), strict=True)
    ]  # fmt: skip
    strongest = np.abs(weights).max(initial=0.0)
    return np.column_stack([np.concatenate(ends), weights / strongest]) if strongest > 0 else None


def _are_there(thumbnail: Thumbnail, arrays: Arrays) -> bool:
    return all(arrays.get(shown.channel, np.zeros(0)).size > 0 for shown in thumbnail.shown)


def _brightness(values: np.ndarray, shown: ShownChannel) -> np.ndarray:
    if (shown.darkest, shown.brightest) == (0, 1):
        return values
    return (values - shown.darkest) / (shown.brightest - shown.darkest)


def _most_pointed(matrices: np.ndarray) -> np.ndarray:
    """Of the last layer's matrices the one whose rows have most of their weight in one place."""
    while matrices.ndim > 3:
        matrices = matrices[-1]
    return np.asarray(matrices[int(matrices.max(axis=-1).mean(axis=-1).argmax())] if matrices.ndim == 3 else matrices)


def _chosen(pictures: np.ndarray, shown: ShownChannel) -> np.ndarray:
    """(count, row, column) of 0..1."""
    chosen = np.arange(min(shown.count, len(pictures)))
    if shown.spread:
        chosen = np.linspace(0, len(pictures) - 1, shown.count).astype(int)
    return _brightness(pictures[chosen], shown)


def _grid(pictures: np.ndarray) -> np.ndarray:
    """(count, H, W) as rows of COLUMNS pictures, a pixel apart."""
    _, height, width = pictures.shape
    rows = len(pictures) // COLUMNS
    grid = np.zeros((rows * (height + 1) - 1, COLUMNS * (width + 1) - 1))
    for number, picture in enumerate(pictures[: rows * COLUMNS]):
        top, left = number // COLUMNS * (height + 1), number % COLUMNS * (width + 1)
        grid[top : top + height, left : left + width] = np.clip(picture, 0, 1)
    return grid
