"""Handwritten digits, 10,000 of 28 x 28 and 1,797 of 8 x 8, and the split of pictures into training and validation.

Sources: Y. LeCun, C. Cortes, C. J. C. Burges, the MNIST database, a part of it; E. Alpaydin, C. Kaynak (1998), Optical
Recognition of Handwritten Digits, UCI Machine Learning Repository, as scikit-learn has them
(`sklearn.datasets.load_digits`), which would take 90 MB to read them with. `resources/NOTICE` has the terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from scoutview.data.images import read_images
from scoutview.data.labelled_images import LabelledImages, labelled_images
from scoutview.data.raw_images import RawImages
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.resources import resource

DIGITS_28, DIGITS_8 = "digits28", "digits"  # recordings of before there were larger ones say "digits"
SHIPPED = (DIGITS_28, DIGITS_8)
SPLIT_SEED = 0  # the same for all runs, so that their validation pictures are the same
VALIDATION_SHARE = 0.2
FEWEST_PER_CLASS = 2


@dataclass(frozen=True, eq=False)
class Split:
    """Numbers of the pictures to train on and of those held out, each (n,) int64, in a fixed shuffled order."""

    train: np.ndarray
    validation: np.ndarray


def load_images(images: str) -> LabelledImages:
    """Digits that ship, or the user's own pictures at a path.

    Raises:
        UserError: the path holds no labelled pictures.
    """
    return _digits(images) if images in SHIPPED else read_images(Path(images).expanduser())


@lru_cache(maxsize=2)
def _digits(images: str) -> LabelledImages:
    if images == DIGITS_28:
        with np.load(resource("digits28.npz")) as digits:
            return labelled_images(RawImages(digits["x"], digits["y"]), title="28x28 digits (MNIST)")
    with np.load(resource("digits.npz")) as digits:
        return labelled_images(RawImages(digits["pictures"], digits["labels"]), title="8x8 digits")


def split_images(labels: np.ndarray, train_images: int = 0, held_out: np.ndarray | None = None) -> Split:
    """One fifth of each class held out; of the rest the first `train_images`, evenly over the classes (0: all).

    `held_out` (N,) bool says which instead, where the data does.

    Raises:
        UserError: so few training pictures that a class would be missing.
    """
    rng = np.random.default_rng(SPLIT_SEED)
    train, validation = [], []
    for label in np.unique(labels):
        members = rng.permutation(np.flatnonzero(labels == label))
        count = min(max(1, round(VALIDATION_SHARE * len(members))), len(members) - 1)
        apart = np.arange(len(members)) < count if held_out is None else held_out[members]
        validation.append(members[apart])
        train.append(members[~apart])
    if not sum(map(len, validation)):
        raise UserError(tr("No class has two pictures: there is nothing to hold out for validation."))
    needed = FEWEST_PER_CLASS * len(train)
    if 0 < train_images < needed:
        raise UserError(
            tr("Training images (train_images) should be 0 for all or at least {needed}, {fewest} per class.").format(
                needed=needed, fewest=FEWEST_PER_CLASS
            )
        )
    evenly = _interleaved(train)[: train_images or None]
    return Split(train=evenly, validation=rng.permutation(np.concatenate(validation)))


def _interleaved(groups: list[np.ndarray]) -> np.ndarray:
    """The first of each group, then the second of each, so that any beginning is balanced."""
    ranks = np.concatenate([np.arange(len(group)) for group in groups])
    return np.concatenate(groups)[np.argsort(ranks, kind="stable")]
