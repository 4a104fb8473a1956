"""Labelled pictures from the user's own files: NumPy archives, IDX files, a folder with one folder per class."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np

from scoutview.data.files import refuse_pipes_and_devices, refuse_too_large
from scoutview.data.idx import holds_idx, read_idx_pair
from scoutview.data.labelled_images import LabelledImages, labelled_images
from scoutview.data.picture_folder import read_picture_folder
from scoutview.errors import UserError

WAYS = "an .npz file, IDX files or a folder with one folder of pictures per class"


def read_images(path: Path) -> LabelledImages:
    """The labelled pictures at a path, whichever of the three ways they are kept.

    Raises:
        UserError: there is nothing at the path, or something that cannot be learned from.
    """
    if not path.exists():
        raise UserError(f"There is nothing at “{path}”: images should be “digits28”, “digits” or the path of {WAYS}.")
    refuse_pipes_and_devices(path)
    try:
        if holds_idx(path):
            return labelled_images(*read_idx_pair(path), title=path.name)
        if path.is_dir():
            pictures, labels, classes = read_picture_folder(path)
            return labelled_images(pictures, labels, classes, title=path.name)
        if path.suffix.lower() == ".npz":
            return labelled_images(*_read_npz(path), title=path.name)
    except OSError as error:
        raise UserError(f"“{path.name}” could not be read: {error.strerror or error}.") from error
    raise UserError(f"“{path.name}” is nothing that pictures can be read from: it should be {WAYS}.")


def _read_npz(path: Path) -> tuple[np.ndarray, np.ndarray, tuple[str, ...] | None]:
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            refuse_too_large(sum(member.file_size for member in archive.infolist()), path.name)
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            missing = [name for name in ("images", "labels") if name not in archive]
            if missing:
                raise UserError(
                    f"{path.name} has no array “{missing[0]}”; it should hold images (N, height, width) and labels."
                )
            classes = tuple(str(name) for name in archive["classes"]) if "classes" in archive else None
            return archive["images"], archive["labels"], classes
    except (UserError, PermissionError):
        raise
    except Exception as error:  # zipfile, zlib, tokenize and numpy each have their own for a damaged archive
        raise UserError(f"{path.name} could not be read as an .npz file of plain number arrays.") from error
