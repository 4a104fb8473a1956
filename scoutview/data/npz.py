"""NumPy archives of labelled pictures, under the names that people give their arrays."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import numpy as np

from scoutview.data.files import refuse_too_large
from scoutview.data.raw_images import (
    HELD_OUT,
    LABEL_NAMES,
    TRAINING,
    RawImages,
    is_one_hot,
    joined,
    part_of,
)
from scoutview.errors import UserError
from scoutview.language import tr

PICTURE_NAMES = ("images", "image", "x", "pictures", "imgs", "img", "data", "features")  # the likelier first
CLASS_NAMES = ("classes", "class_names", "label_names", "target_names", "names")
_PARTS, _KINDS = "|".join(TRAINING + HELD_OUT), "|".join(PICTURE_NAMES + LABEL_NAMES)
NAMED = re.compile(rf"(?:(?P<part>{_PARTS})_?)?(?P<kind>{_KINDS})(?:_?(?P<after>{_PARTS}))?")
Kind = Literal["pictures", "labels"]


def read_npz(path: Path) -> RawImages:
    """The pictures and labels of an archive: `images` and `labels`, `x_train` with `y_train`, arrays without names.

    Raises:
        UserError: it is no archive of plain arrays, or pictures or labels are not found in it.
    """
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            refuse_too_large(sum(member.file_size for member in archive.infolist()), path.name)
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            names = archive.files
            arrays = {name: array for name in names if (array := _plain(archive, name)) is not None}
    except (UserError, PermissionError):
        raise
    except Exception as error:  # zipfile, zlib, tokenize and numpy each have their own for a damaged archive
        raise UserError(_unreadable(path.name)) from error
    parts = _by_name(arrays) or _by_shape(arrays)
    if not parts:
        raise UserError(_missing(arrays, path.name) if len(arrays) == len(names) else _unreadable(path.name))
    count = sum(len(labels) for _, _, labels in parts)
    listed = (arrays[name] for name in CLASS_NAMES if name in arrays and arrays[name].ndim == 1)
    classes = next((each for each in listed if len(each) < count), None)  # else these are names of pictures
    named = None if classes is None else tuple(str(name) for name in classes)
    return joined([(kept, RawImages(pictures, labels, named)) for kept, pictures, labels in parts], path.name)


def _plain(archive: Mapping[str, np.ndarray], name: str) -> np.ndarray | None:
    """The array of this name; None where it holds Python's objects, which nobody unpacks."""
    try:
        return archive[name]
    except ValueError as error:
        if "Object arrays" in str(error):
            return None
        raise


def _by_name(arrays: Mapping[str, np.ndarray]) -> list[tuple[bool, np.ndarray, np.ndarray]]:
    """(held out, pictures, labels) of each part that has both by its names; all of it where there is only one.

    Arrays that name no part, as `images` and `labels`, are the whole set: parts beside them are left alone.
    """
    found: dict[str, dict[Kind, np.ndarray]] = {}
    for name in sorted(arrays, key=_likelihood):
        match = NAMED.fullmatch(name.lower())
        if match is not None and arrays[name].ndim:
            kind: Kind = "labels" if match["kind"] in LABEL_NAMES else "pictures"
            found.setdefault(match["part"] or match["after"] or "", {}).setdefault(kind, arrays[name])
    parts = {part: both for part, both in found.items() if len(both) == 2}
    parts = {"": parts[""]} if "" in parts else parts
    one = len({part_of(part) == "test" for part in parts}) == 1
    return [
        (part_of(part) == "test" and not one, parts[part]["pictures"], parts[part]["labels"])
        for part in sorted(parts, key=lambda part: part_of(part) == "test")
    ]


def _likelihood(name: str) -> tuple[int, str]:
    match = NAMED.fullmatch(name.lower())
    kinds = (*PICTURE_NAMES, *LABEL_NAMES)
    return (len(kinds) if match is None else kinds.index(match["kind"])), name


def _by_shape(arrays: Mapping[str, np.ndarray]) -> list[tuple[bool, np.ndarray, np.ndarray]]:
    """The same of arrays whose names say nothing, by their shapes: the first pair is to train on."""
    unused = [array for name, array in arrays.items() if name not in CLASS_NAMES and _may_be_labels(array)]
    pairs: list[tuple[bool, np.ndarray, np.ndarray]] = []
    for pictures in arrays.values():
        if pictures.ndim < 2 or _may_be_labels(pictures):
            continue
        labels = next((place for place, labels in enumerate(unused) if len(labels) == len(pictures)), None)
        if labels is not None:
            pairs.append((bool(pairs), pictures, unused.pop(labels)))
    return pairs


def _may_be_labels(array: np.ndarray) -> bool:
    return array.ndim == 1 or (array.ndim == 2 and array.shape[1] == 1) or is_one_hot(array)


def _unreadable(name: str) -> str:
    return tr("{name} could not be read as an .npz file of plain number arrays.").format(name=name)


def _missing(arrays: Mapping[str, np.ndarray], name: str) -> str:
    kinds = {match["kind"] for each in arrays if (match := NAMED.fullmatch(each.lower())) is not None}
    lacks = "labels" if kinds and not kinds & set(LABEL_NAMES) else "images"
    there = tr("there are {arrays}").format(arrays=", ".join(arrays)) if arrays else tr("there are none")
    return tr("{name} has no array “{lacks}” ({there}): it should hold images (N, height, width) and labels.").format(
        name=name, lacks=lacks, there=there
    )
