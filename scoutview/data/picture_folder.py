"""A folder with one folder of pictures per class; the folders' names are the class names, 2 before 10."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scoutview.data.grey import grey_on_white
from scoutview.data.labelled_images import LARGEST_SIDE
from scoutview.data.raw_images import RawImages, natural, part_of
from scoutview.data.system_files import contents
from scoutview.errors import UserError
from scoutview.language import tr

if TYPE_CHECKING:
    from PIL.Image import Image


def unwrapped(folder: Path) -> Path:
    """The folder within, where one holds nothing else, as unpacked archives do."""
    children, _ = contents(folder)
    while len(children) == 1 and children[0].is_dir() and any(child.is_dir() for child in contents(children[0])[0]):
        folder = children[0]
        children, _ = contents(folder)
    return folder


def read_picture_folder(folder: Path) -> RawImages:
    """Pictures (N, H, W) 0..255, labels (N,), class names. Pictures of other sizes are fitted into the commonest.

    Folders called train and test (or val) may hold the classes' folders each; the others are held out then.

    Raises:
        UserError: there are no class folders, no pictures in one, a damaged or too large picture.
    """
    children, notes = contents(folder)
    folders = [child for child in children if child.is_dir()]
    parts = {child: part_of(child.name) for child in folders}
    told = []
    if "train" in parts.values() and all(parts.values()):
        within = [(part == "test", *contents(child)) for child, part in parts.items()]
        told = [(held_out, child) for held_out, inside, _ in within for child in inside if child.is_dir()]
        notes += tuple(note for _, _, more in within for note in more)
    told = told or [(False, child) for child in folders]
    classes = sorted({child.name for _, child in told}, key=natural)
    if len(classes) < 2:
        raise UserError(
            tr("“{folder}” should hold at least two folders of pictures, one per class.").format(folder=folder.name)
        )
    grey: list[Image] = []
    labels: list[int] = []
    held_out: list[bool] = []
    for kept, child in sorted(told, key=lambda each: (natural(each[1].name), each[0])):
        files = _picture_files(child)
        if not files:
            raise UserError(tr("There are no pictures in the folder “{folder}”.").format(folder=child.name))
        grey += [_read_grey(file) for file in files]
        labels += [classes.index(child.name)] * len(files)
        held_out += [kept] * len(files)
    kept_apart = np.array(held_out) if any(held_out) and not all(held_out) else None
    return RawImages(of_one_size(grey), np.array(labels, np.int64), classes, kept_apart, notes)


def _picture_files(folder: Path) -> list[Path]:
    from PIL import Image as images

    known = images.registered_extensions()
    return [child for child in contents(folder)[0] if child.suffix.lower() in known and child.is_file()]


def _read_grey(path: Path) -> Image:
    from PIL import Image as images

    try:
        with images.open(path) as image:
            return small_grey(image, path.name)
    except (OSError, ValueError, SyntaxError, images.DecompressionBombError) as error:
        raise UserError(
            tr("“{folder}/{file}” cannot be read as a picture.").format(folder=path.parent.name, file=path.name)
        ) from error


def small_grey(image: Image, name: str) -> Image:
    """One grey channel of a picture to learn from.

    Raises:
        UserError: it is too large, which is known before it is unpacked.
    """
    if max(image.size) > LARGEST_SIDE:
        raise UserError(
            tr("“{name}” is {width} x {height}; pictures to learn from may be at most 64 x 64.").format(
                name=name, width=image.width, height=image.height
            )
        )
    return grey_on_white(image)


def of_one_size(grey: Sequence[Image]) -> np.ndarray:
    """(N, H, W), those of other sizes fitted into the commonest."""
    from PIL import ImageOps

    size, _ = Counter(image.size for image in grey).most_common(1)[0]
    return np.stack([np.asarray(image if image.size == size else ImageOps.fit(image, size)) for image in grey])
