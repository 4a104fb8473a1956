"""Pictures and labels as a file has them, before they are made comparable, and the habits of those who store them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.errors import UserError
from scoutview.language import tr

TRAINING, HELD_OUT = ("train", "training"), ("test", "testing", "t10k", "val", "valid", "validation", "dev")
LABEL_NAMES = ("label", "labels", "y", "target", "targets", "class")
SMALLEST_FLAT = 16  # numbers of a picture that is stored as a row


@dataclass(frozen=True, eq=False)
class RawImages:
    """Pictures (N, H, W) with or without colours, or (N, pixels), and labels (N,), a column or one-hot.

    `classes` are named by the labels' numbers. `held_out` (N,) bool says which pictures the file keeps for testing,
    where it says so; `notes` are sentences about what was read otherwise than one might think.
    """

    pictures: np.ndarray
    labels: np.ndarray
    classes: Sequence[str] | Mapping[int, str] | None = None
    held_out: np.ndarray | None = None
    notes: tuple[str, ...] = ()


def joined(parts: Sequence[tuple[bool, RawImages]], title: str) -> RawImages:
    """Several files of one set: whether each is held out, and what is in it.

    Raises:
        UserError: their pictures have different sizes, or one of several has not one label for each picture.
    """
    read = [RawImages(*plain_shapes(part.pictures, part.labels)) for _, part in parts]
    if len(read) > 1:
        for part in read:
            check_labels(part.pictures, part.labels, tr("A part of {title}").format(title=title))
    if len({part.pictures.shape[1:] for part in read}) > 1:
        raise UserError(tr("The images in {title} have different sizes.").format(title=title))
    held_out = np.concatenate([np.full(len(part.pictures), kept) for (kept, _), part in zip(parts, read, strict=True)])
    return RawImages(
        np.concatenate([part.pictures for part in read]),
        np.concatenate([part.labels for part in read]),
        parts[0][1].classes,
        held_out if held_out.any() and not held_out.all() else None,
        tuple(dict.fromkeys(note for _, part in parts for note in part.notes)),
    )


def check_labels(pictures: np.ndarray, labels: np.ndarray, title: str) -> None:
    """Each picture should have one label.

    Raises:
        UserError: it has not.
    """
    if labels.ndim != 1 or len(labels) != len(pictures):
        raise UserError(
            tr("{title} has {pictures:,} images but labels of the shape {shape}: each image needs one label.").format(
                title=title, pictures=len(pictures), shape=labels.shape
            )
        )


def plain_shapes(pictures: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of pixels as squares, labels from a column or one-hot as numbers; anything else as it is."""
    return _unflattened(pictures), _plain_labels(labels)


def _unflattened(pictures: np.ndarray) -> np.ndarray:
    if pictures.ndim != 2 or pictures.shape[1] < SMALLEST_FLAT:
        return pictures
    for channels in (1, 3):
        side = math.isqrt(pictures.shape[1] // channels)
        if channels * side * side == pictures.shape[1]:
            return pictures.reshape(-1, side, side) if channels == 1 else pictures.reshape(-1, 3, side, side)
    return pictures


def _plain_labels(labels: np.ndarray) -> np.ndarray:
    if labels.dtype.kind == "S":
        labels = np.char.decode(labels, "utf-8")
    if labels.ndim == 2 and labels.shape[1] == 1:
        return labels[:, 0]
    return labels.argmax(axis=1).astype(np.int64) if is_one_hot(labels) else labels


def is_one_hot(labels: np.ndarray) -> bool:
    """Whether each row is zeros with a single one: (N, classes)."""
    if labels.ndim != 2 or labels.shape[1] < 2 or labels.dtype.kind not in "buif":
        return False
    return bool(((labels == 0) | (labels == 1)).all() and (labels.sum(axis=1) == 1).all())


def part_of(name: str) -> str:
    """`train`, `test`, or nothing: which part of a set a file or folder is by the words of its name."""
    words = re.split(r"[^a-z0-9]+", name.lower())
    if any(word in TRAINING for word in words):
        return "train"
    return "test" if any(word in HELD_OUT for word in words) else ""


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts 2 before 10, and names without numbers as they are."""
    parts = re.split(r"(\d+)", name)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part)
