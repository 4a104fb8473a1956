"""Settings of the labs that learn from pictures, said once."""

from __future__ import annotations

from typing import Any

from scoutview.language import tr
from scoutview.settings import setting


def images_setting() -> Any:
    """Which pictures: digits that ship, or a path. `data/digits.py` knows what the names stand for."""
    return setting(
        "digits28",
        tr("Images"),
        description=tr(
            "digits28: 10,000 digits of 28 x 28 (MNIST); digits: 1,797 of 8 x 8; or your own: an .npz, .csv, "
            ".parquet or IDX file, or a folder with one folder of pictures per class."
        ),
        choices=("digits28", "digits"),
        path=True,
    )


def train_images_setting(description: str) -> Any:
    """How many to train on; 0 is all."""
    return setting(0, tr("Training images"), description=description, minimum=0, maximum=10_000_000)


def batch_setting(default: int) -> Any:
    """How many pictures a step learns from."""
    return setting(default, tr("Batch"), description=tr("Pictures per step."), minimum=1, maximum=4096)
