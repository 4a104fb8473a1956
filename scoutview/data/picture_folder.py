"""A folder with one folder of pictures per class; the folders' names are the class names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scoutview.data.grey import grey_on_white
from scoutview.data.labelled_images import LARGEST_SIDE
from scoutview.errors import UserError

if TYPE_CHECKING:
    from PIL.Image import Image


def read_picture_folder(folder: Path) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    """Pictures (N, H, W) 0..255, labels (N,), class names. Pictures of other sizes are fitted into the commonest.

    Raises:
        UserError: there are no class folders, no pictures in one, a damaged or too large picture.
    """
    folders = sorted(child for child in folder.iterdir() if child.is_dir() and not child.name.startswith("."))
    if len(folders) < 2:
        raise UserError(f"“{folder.name}” should hold at least two folders of pictures, one per class.")
    grey: list[Image] = []
    labels: list[int] = []
    for number, child in enumerate(folders):
        files = _picture_files(child)
        if not files:
            raise UserError(f"There are no pictures in the folder “{child.name}”.")
        grey += [_read_grey(file) for file in files]
        labels += [number] * len(files)
    return _of_one_size(grey), np.array(labels, np.int64), tuple(child.name for child in folders)


def _picture_files(folder: Path) -> list[Path]:
    from PIL import Image as images

    known = images.registered_extensions()
    return sorted(
        child
        for child in folder.iterdir()
        if child.suffix.lower() in known and not child.name.startswith(".") and child.is_file()
    )


def _read_grey(path: Path) -> Image:
    from PIL import Image as images

    try:
        with images.open(path) as image:
            if max(image.size) > LARGEST_SIDE:
                raise UserError(
                    f"“{path.name}” is {image.width} x {image.height}; pictures to learn from may be at most 64 x 64."
                )
            return grey_on_white(image)
    except (OSError, ValueError, SyntaxError, images.DecompressionBombError) as error:
        raise UserError(f"“{path.parent.name}/{path.name}” cannot be read as a picture.") from error


def _of_one_size(grey: list[Image]) -> np.ndarray:
    from PIL import ImageOps

    size, _ = Counter(image.size for image in grey).most_common(1)[0]
    return np.stack([np.asarray(image if image.size == size else ImageOps.fit(image, size)) for image in grey])
