"""Labelled pictures from the user's own files, whichever way they are kept."""

from __future__ import annotations

from pathlib import Path

from scoutview.data.files import refuse_pipes_and_devices
from scoutview.data.idx import holds_idx, read_idx_pair
from scoutview.data.labelled_images import LabelledImages, labelled_images
from scoutview.data.npz import read_npz
from scoutview.data.picture_folder import read_picture_folder, unwrapped
from scoutview.data.raw_images import RawImages
from scoutview.data.table import ENDINGS, holds_tables, read_table, read_tables
from scoutview.errors import UserError
from scoutview.language import tr

WAYS = tr("an .npz, .csv or .parquet file, IDX files or a folder with one folder of pictures per class")


def read_images(path: Path) -> LabelledImages:
    """The labelled pictures at a path.

    Raises:
        UserError: there is nothing at the path, or something that cannot be learned from.
    """
    if not path.exists():
        raise UserError(
            tr("There is nothing at “{file}”: images should be “digits28”, “digits” or the path of {ways}.").format(
                file=path, ways=WAYS
            )
        )
    refuse_pipes_and_devices(path)
    try:
        return labelled_images(_read_folder(unwrapped(path)) if path.is_dir() else _read_file(path), title=path.name)
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be read: {why}.").format(file=path.name, why=error.strerror or error)
        ) from error


def _read_folder(folder: Path) -> RawImages:
    if holds_idx(folder):
        return read_idx_pair(folder)
    return read_tables(folder) if holds_tables(folder) else read_picture_folder(folder)


def _read_file(path: Path) -> RawImages:
    if holds_idx(path):
        return read_idx_pair(path)
    suffix = path.suffix.lower()
    if suffix == ".npz":
        return read_npz(path)
    if suffix in ENDINGS:
        return read_table(path)
    raise UserError(
        tr("“{file}” is nothing that pictures can be read from: it should be {ways}.").format(file=path.name, ways=WAYS)
    )
