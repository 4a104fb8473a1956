"""IDX files, the format of MNIST and EMNIST, plain or gzipped. Source: LeCun, Cortes, Burges, the MNIST database."""

from __future__ import annotations

import gzip
import math
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from scoutview.data.files import refuse_too_large
from scoutview.data.mapping import class_names, is_transposed
from scoutview.data.raw_images import RawImages, joined, part_of
from scoutview.errors import UserError
from scoutview.language import tr

TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
LONGEST_HEADER = 4 + 4 * 255
PART = re.compile(r"(train|t10k|test)[-_.]?")


def holds_idx(path: Path) -> bool:
    """Whether a file is IDX, or a folder directly holds IDX files of images."""
    if path.is_dir():
        return any(_is_images(child) for child in path.iterdir() if child.is_file())
    return _magic(path) is not None


def read_idx_pair(path: Path) -> RawImages:
    """Images (N, H, W) and labels (N,) from either file of a pair, or from all pairs of one set in a folder.

    Raises:
        UserError: a partner is missing, a file is damaged, or a folder holds several sets.
    """
    pairs = _pairs_in(path) if path.is_dir() else [_pair_of(path)]
    parts = [
        (part_of(images.name) == "test", RawImages(_upright(images, read_idx(images)), read_idx(labels)))
        for images, labels in pairs
    ]
    return replace(joined(parts, path.name), classes=class_names(pairs[0][0]))


def read_idx(path: Path) -> np.ndarray:
    """The array of one IDX file."""
    try:
        kind, shape = _header(path)
        start, length = 4 + 4 * len(shape), math.prod(shape) * np.dtype(kind).itemsize
        refuse_too_large(length, path.name)
        content = _unzipped(path, start + length + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UserError(tr("{file} is a damaged gzip file.").format(file=path.name)) from error
    if len(content) != start + length:
        raise UserError(
            tr("{file} is cut off: its length does not fit its shape {shape}.").format(file=path.name, shape=shape)
        )
    array = np.frombuffer(content, kind, offset=start).reshape(shape)
    return array.astype(array.dtype.newbyteorder("="))


def _header(path: Path) -> tuple[str, tuple[int, ...]]:
    """The type of the numbers and the shape."""
    head = _unzipped(path, LONGEST_HEADER)
    dims = head[3] if len(head) >= 4 else 0
    kind = TYPES.get(head[2]) if len(head) >= 4 + 4 * dims else None
    if kind is None:
        raise UserError(tr("{file} is no IDX file.").format(file=path.name))
    return kind, tuple(int(side) for side in np.frombuffer(head, ">u4", dims, 4))


def _unzipped(path: Path, most: int) -> bytes:
    """The first bytes, at most so many."""
    with path.open("rb") as file:
        if file.read(2) == b"\x1f\x8b":
            with gzip.open(path) as unzipped:
                return unzipped.read(most)
        file.seek(0)
        return file.read(most)


def _magic(path: Path) -> int | None:
    """The number of axes of an IDX file, None for any other file."""
    try:
        head = _unzipped(path, 4)
    except (OSError, EOFError, zlib.error):
        return None
    return head[3] if len(head) == 4 and head[:2] == b"\0\0" and head[2] in TYPES else None


def _is_images(path: Path) -> bool:
    return _magic(path) in (3, 4)


def _pair_of(path: Path) -> tuple[Path, Path]:
    """(images, labels), found by the name of either."""
    swap = (("images", "labels"), ("idx3", "idx1")) if _is_images(path) else (("labels", "images"), ("idx1", "idx3"))
    name = path.name
    for old, new in swap:
        name = name.replace(old, new)
    other_suffix = name.removesuffix(".gz") if name.endswith(".gz") else name + ".gz"
    for candidate in (path.with_name(name), path.with_name(other_suffix)):
        if candidate != path and candidate.is_file() and _magic(candidate) is not None:
            return (path, candidate) if _is_images(path) else (candidate, path)
    raise UserError(tr("{file} needs its partner “{partner}” beside it.").format(file=path.name, partner=name))


def _pairs_in(folder: Path) -> list[tuple[Path, Path]]:
    sets = defaultdict(list)
    for child in sorted(folder.iterdir()):
        if child.is_file() and _is_images(child):
            sets[PART.sub("", child.name.removesuffix(".gz"))].append(child)
    if len(sets) > 1:
        names = ", ".join(images[0].name for images in sets.values())
        raise UserError(
            tr("{folder} holds several sets; give the path of one of {names}.").format(folder=folder.name, names=names)
        )
    (images,) = sets.values()
    unzipped_once = {image.name.removesuffix(".gz"): image for image in images}
    return [_pair_of(image) for image in unzipped_once.values()]


def _upright(path: Path, pictures: np.ndarray) -> np.ndarray:
    """EMNIST stores its letters transposed."""
    return pictures.swapaxes(1, 2) if is_transposed(path) else pictures
