"""The pictures on the start page's cards, taken from what the sample recordings carry; nothing is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoutview.errors import UserError
from scoutview.recording.reader import Recording

COLUMNS = 3


@dataclass(frozen=True, eq=False)
class Sample:
    """What a card says of a lab's shipped run.

    Where it carries one: `picture` (rows, columns) of 0..1, or `points` (count, 2) in -1..1, the second axis upwards.
    """

    last_step: int
    seconds: float
    picture: np.ndarray | None = None
    points: np.ndarray | None = None


def thumbnails_of(samples: Mapping[str, Path]) -> dict[str, Sample]:
    """By lab; samples that cannot be read are left out."""
    found = {}
    for name, path in samples.items():
        try:
            with Recording.open(path) as recording:
                arrays: dict[str, np.ndarray] = {}
                for _, _, _, answer in recording.kept_answers():
                    arrays |= answer
                seconds = float(recording.curves().seconds[-1])
                found[name] = Sample(int(recording.steps[-1]), seconds, thumbnail(arrays), points_of(arrays))
        except UserError:
            continue
    return found


def points_of(arrays: Mapping[str, np.ndarray]) -> np.ndarray | None:
    """Numbers on their circle."""
    if "circle" not in arrays:
        return None
    points = np.asarray(arrays["circle"], np.float64)
    furthest = np.abs(points).max(initial=0.0)
    return points / furthest if np.isfinite(furthest) and furthest > 0 else None


def thumbnail(arrays: Mapping[str, np.ndarray]) -> np.ndarray | None:
    """A picture from an observation: an attention head, pictures from noise to clean, or example pictures."""
    if "attention" in arrays:
        last_layer = arrays["attention"][-1]
        return np.asarray(last_layer[int(last_layer.max(axis=-1).mean(axis=-1).argmax())])
    if "noisy" in arrays and "clean" in arrays:
        moments = np.linspace(0, len(arrays["noisy"]) - 1, COLUMNS).astype(int)
        rows = [arrays["noisy"][moments] / 3, arrays["clean"][moments]]
        return _grid(np.concatenate([(row + 1) / 2 for row in rows]))
    if "exciting_pictures" in arrays:
        return _grid(arrays["exciting_pictures"][: 2 * COLUMNS])
    return None


def _grid(pictures: np.ndarray) -> np.ndarray:
    """(count, H, W) as rows of COLUMNS pictures, a pixel apart."""
    _, height, width = pictures.shape
    rows = len(pictures) // COLUMNS
    grid = np.zeros((rows * (height + 1) - 1, COLUMNS * (width + 1) - 1))
    for number, picture in enumerate(pictures[: rows * COLUMNS]):
        top, left = number // COLUMNS * (height + 1), number % COLUMNS * (width + 1)
        grid[top : top + height, left : left + width] = np.clip(picture, 0, 1)
    return grid
