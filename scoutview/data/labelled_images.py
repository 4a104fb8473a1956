"""Labelled pictures, made of any numbers: checked, grey, scaled, on dark paper."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scoutview.data.grey import COLOURLESS
from scoutview.data.raw_images import RawImages, check_labels, natural, plain_shapes
from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.language import tr

LARGEST_SIDE = 64
SMALLEST_SIDE = 4
MOST_PIXELS = 60_000_000  # 240 MB as float32, a little more than all of MNIST
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # Source: ITU-R BT.601


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Pictures (N, H, W) float32 in 0..1 with dark paper, labels (N,) int64 that number `classes`.

    `low` and `high` are the intensities of the source that became 0 and 1. `held_out` (N,) bool are the pictures that
    the source keeps for testing, where it says so; `notes` are sentences about how it was read.
    """

    pictures: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]
    title: str
    low: float
    high: float
    held_out: np.ndarray | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 over pictures and labels, in hexadecimal."""
        digest = hashlib.sha256(self.pictures.tobytes())
        digest.update(self.labels.tobytes())
        return digest.hexdigest()

    def numbered_by(self, classes: tuple[str, ...]) -> LabelledImages:
        """The same pictures in the same order, with the classes in another: as files of labels are read."""
        if classes == self.classes or sorted(classes) != sorted(self.classes):
            return self
        numbers = np.array([classes.index(name) for name in self.classes])
        return replace(self, labels=read_only(numbers[self.labels]), classes=classes)

    def in_order_of(self, classes: tuple[str, ...]) -> LabelledImages:
        """The same with the classes in another order, each one's pictures together: as class folders are read."""
        images = self.numbered_by(classes)
        if images is self:
            return self
        order = np.argsort(images.labels, kind="stable")
        held_out = None if self.held_out is None else read_only(self.held_out[order])
        return replace(
            images, pictures=read_only(self.pictures[order]), labels=read_only(images.labels[order]), held_out=held_out
        )


def labelled_images(raw: RawImages, *, title: str) -> LabelledImages:
    """Checked, grey, scaled to 0..1 by their own range, on dark paper, labels numbered from 0.

    Raises:
        UserError: they cannot be learned from; the sentence says why.
    """
    pictures, labels = plain_shapes(raw.pictures, raw.labels)
    _check_counts(pictures, labels, title)
    kept = _within_memory(pictures)
    if len(kept) < len(pictures):
        title = f"{title} · {len(kept):,} of {len(pictures):,}"
    grey = grey_pictures(pictures[kept], title)
    numbers, names = _numbered(labels, raw.classes, title)
    grey, low, high = _scaled(grey, title)
    return LabelledImages(
        read_only(_on_dark_paper(grey)),
        read_only(numbers[kept].astype(np.int64)),
        names,
        title,
        low,
        high,
        None if raw.held_out is None else read_only(raw.held_out[kept]),
        raw.notes,
    )


def grey_pictures(pictures: np.ndarray, title: str) -> np.ndarray:
    """(N, H, W), channels last or channels first -> (N, H, W) float32, transparency laid on white."""
    if pictures.ndim == 4 and pictures.shape[-1] not in (1, 3, 4) and pictures.shape[1] in (1, 3):
        pictures = np.moveaxis(pictures, 1, -1)
    if pictures.ndim == 4 and pictures.shape[-1] in (1, 3, 4):
        pictures = _without_colour(pictures)
    if pictures.ndim != 3:
        raise UserError(
            tr("The images of {title} have the shape {shape}, which should be (N, height, width).").format(
                title=title, shape=pictures.shape
            )
        )
    height, width = pictures.shape[1:]
    if max(height, width) > LARGEST_SIDE:
        raise UserError(
            tr("The images of {title} are {width} x {height}; at most {largest_side} x {largest_side} fit.").format(
                title=title, width=width, height=height, largest_side=LARGEST_SIDE
            )
        )
    if min(height, width) < SMALLEST_SIDE:
        raise UserError(
            tr("The images of {title} are {width} x {height}; at least 4 x 4 are needed.").format(
                title=title, width=width, height=height
            )
        )
    return pictures.astype(np.float32)


def _without_colour(pictures: np.ndarray) -> np.ndarray:
    if pictures.shape[-1] == 1:
        return pictures[..., 0]
    colour = pictures[..., :3].astype(np.float32)
    if pictures.shape[-1] == 3:
        return colour @ LUMA
    white = 255.0 if pictures.max() > 1 else 1.0
    opacity = pictures[..., 3:].astype(np.float32) / white
    paper = white * (1 - opacity)
    grey = (colour * opacity + paper) @ LUMA
    return paper[..., 0] if np.ptp(paper) > COLOURLESS * np.ptp(grey) else grey


def _check_counts(pictures: np.ndarray, labels: np.ndarray, title: str) -> None:
    if pictures.dtype.kind not in "buif":
        raise UserError(tr("The images of {title} are no numbers; they should be grey values.").format(title=title))
    if pictures.ndim not in (3, 4):
        raise UserError(
            tr("The images of {title} have the shape {shape}, which should be (N, height, width).").format(
                title=title, shape=pictures.shape
            )
        )
    if len(pictures) == 0:
        raise UserError(tr("There are no images in {title}.").format(title=title))
    check_labels(pictures, labels, title)


def _within_memory(pictures: np.ndarray) -> np.ndarray:
    most = max(1, MOST_PIXELS // int(np.prod(pictures.shape[1:3])))
    if len(pictures) <= most:
        return np.arange(len(pictures))
    return np.sort(np.random.default_rng(0).permutation(len(pictures))[:most])


def _numbered(
    labels: np.ndarray, classes: Sequence[str] | Mapping[int, str] | None, title: str
) -> tuple[np.ndarray, tuple[str, ...]]:
    if labels.dtype.kind == "f":
        if not np.isfinite(labels).all() or (labels != np.round(labels)).any():
            raise UserError(tr("The labels of {title} should be whole numbers.").format(title=title))
        labels = labels.astype(np.int64)
    if labels.dtype.kind not in "buiU":
        raise UserError(tr("The labels of {title} should be whole numbers or texts.").format(title=title))
    values = np.unique(labels)
    if len(values) < 2:
        raise UserError(
            tr("All images of {title} have the same label “{label}”: at least two classes are needed.").format(
                title=title, label=values[0]
            )
        )
    if labels.dtype.kind == "U":
        names = sorted(map(str, values), key=natural)
        places = {name: place for place, name in enumerate(names)}
        return np.array([places[str(value)] for value in values])[np.searchsorted(values, labels)], tuple(names)
    if values[0] < 0:
        raise UserError(
            tr("{title} has a label {label}; labels should be 0 or more.").format(title=title, label=values[0])
        )
    if classes is None or isinstance(classes, Mapping):
        named = classes or {}
        numbers = [int(value) for value in values]
        return np.searchsorted(values, labels), tuple(named.get(number, str(number)) for number in numbers)
    if values[-1] >= len(classes):
        raise UserError(
            tr("{title} names {classes} classes but has a label {label}.").format(
                title=title, classes=len(classes), label=values[-1]
            )
        )
    return labels, tuple(classes)


def _scaled(grey: np.ndarray, title: str) -> tuple[np.ndarray, float, float]:
    if not np.isfinite(grey).all():
        raise UserError(
            tr("The images of {title} hold values that are no numbers (NaN or infinity).").format(title=title)
        )
    low, high = min(0.0, float(grey.min())), float(grey.max())
    if high <= max(low, float(grey.min())):
        raise UserError(tr("All pixels of {title} have the same value: there is nothing to see.").format(title=title))
    return (grey - np.float32(low)) / np.float32(high - low), low, high


def _on_dark_paper(grey: np.ndarray) -> np.ndarray:
    """The pictures, inverted all together where their paper is bright, so that ink is bright everywhere."""
    edges = np.concatenate([grey[:, 0], grey[:, -1], grey[:, :, 0], grey[:, :, -1]], axis=1)
    return 1 - grey if np.median(edges) > 0.75 else grey
