"""Tables with a picture in each line: CSV as Kaggle has it, Parquet as Hugging Face has it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoutview.data.files import refuse_too_large
from scoutview.data.mapping import class_names, is_transposed
from scoutview.data.picture_folder import of_one_size, small_grey
from scoutview.data.raw_images import LABEL_NAMES, SMALLEST_FLAT, RawImages, joined, part_of, plain_shapes
from scoutview.data.system_files import contents, passed_over
from scoutview.errors import UserError
from scoutview.language import tr

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = (".csv", ".parquet")
IMAGE_NAMES = ("image", "img", "picture", "pixels")
SHOULD = tr("each line should hold a label and the pixels of one picture, with commas between")


class UnlabelledError(UserError):
    """A table of pictures without labels, such as the one that Kaggle asks to be labelled."""


def holds_tables(folder: Path) -> bool:
    """Whether a folder holds tables and no folders."""
    children, _ = contents(folder)
    return any(child.suffix.lower() in ENDINGS for child in children) and not any(child.is_dir() for child in children)


def read_tables(folder: Path) -> RawImages:
    """All tables of a folder as one set; those called test are held out, those without labels passed over.

    Raises:
        UserError: one of them cannot be read, or none has labels.
    """
    children, notes = contents(folder)
    parts: list[tuple[bool, RawImages]] = []
    unlabelled: list[str] = []
    for child in children:
        if child.suffix.lower() in ENDINGS:
            try:
                parts.append((part_of(child.name) == "test", read_table(child)))
            except UnlabelledError:
                unlabelled.append(child.name)
    if not parts:
        raise UserError(
            tr("The tables in “{folder}” have no labels: {should}.").format(folder=folder.name, should=SHOULD)
        )
    whole = joined(parts, folder.name)
    told = (*notes, *whole.notes, *passed_over(unlabelled, folder))
    return RawImages(whole.pictures, whole.labels, whole.classes, whole.held_out, told)


def read_table(path: Path) -> RawImages:
    """The pictures of one table.

    Raises:
        UserError: it is none, it has no labels, or what reads it is not installed.
    """
    refuse_too_large(path.stat().st_size, path.name)
    return _read_parquet(path) if path.suffix.lower() == ".parquet" else _read_csv(path)


def _read_csv(path: Path) -> RawImages:
    try:
        text = path.read_text(encoding="utf-8-sig")
        first = next(csv.reader(io.StringIO(text)), [])
        header = [cell.strip().lower() for cell in first] if any(map(_is_word, first[1:])) else []
        place = _label_column(header, path.name)
        told: dict[str, Any] = {"delimiter": ",", "skiprows": int(bool(header)), "comments": None, "quotechar": '"'}
        pixels = [column for column in range(len(first)) if column != place]
        if len(pixels) < SMALLEST_FLAT or not text.splitlines()[int(bool(header)) :]:
            raise ValueError("no pictures in its lines")
        pictures = np.loadtxt(io.StringIO(text), np.float32, usecols=pixels, ndmin=2, **told)
        labels = np.loadtxt(io.StringIO(text), np.str_, usecols=[place], ndmin=1, **told)
    except (ValueError, OverflowError, csv.Error) as error:
        raise UserError(
            tr("{file} could not be read as a table of pictures: {should}.").format(file=path.name, should=SHOULD)
        ) from error
    if all(label.strip().isdecimal() for label in labels):
        labels = labels.astype(np.int64)
    square, plain = plain_shapes(pictures, labels)
    if is_transposed(path) and square.ndim == 3:
        square = square.swapaxes(1, 2)
    return RawImages(square, plain, class_names(path))


def _is_word(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return True
    return False


def _label_column(header: Sequence[str], name: str) -> int:
    """That of the labels by its name; the first one where the columns have no names, or other ones."""
    for word in LABEL_NAMES:
        if word in header:
            return header.index(word)
    if header and header[0].startswith(("pixel", "px")):
        raise UnlabelledError(tr("{name} has no labels: there is no column “label”.").format(name=name))
    return 0


def _read_parquet(path: Path) -> RawImages:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UserError(
            tr("{file} needs pyarrow to be read: install it with pip install 'scoutview[parquet]'.").format(
                file=path.name
            )
        ) from error
    try:
        table = parquet.read_table(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise UserError(tr("{file} could not be read as a Parquet file.").format(file=path.name)) from error
    names = {name.lower(): name for name in table.column_names}
    label = next((names[name] for name in LABEL_NAMES if name in names), None)
    image = next((names[name] for name in IMAGE_NAMES if name in names), None)
    if label is None or image is None:
        kind = UnlabelledError if label is None else UserError
        raise kind(
            tr("{file} should have a column “image” and a column “label”; it has {names}.").format(
                file=path.name, names=", ".join(names)
            )
        )
    grey = [
        _decoded(cell, tr("{file}, line {line}").format(file=path.name, line=line))
        for line, cell in enumerate(table[image].to_pylist(), 1)
    ]
    if not grey:
        raise UserError(tr("There are no images in {file}.").format(file=path.name))
    labels = _labels_of(table[label].to_pylist(), path.name)
    return RawImages(of_one_size(grey), labels, _classes_of(table.schema.metadata or {}, label))


def _labels_of(cells: Sequence[Any], name: str) -> np.ndarray:
    """(N,), or (N, classes) where each is a list."""
    try:
        labels = np.array(cells)
    except ValueError as error:  # lists of different lengths
        raise UserError(tr("The labels of {name} should be whole numbers or texts.").format(name=name)) from error
    if labels.dtype.kind == "O":  # some are missing, for one
        raise UserError(
            tr("The labels of {name} should be whole numbers or texts, one for each image.").format(name=name)
        )
    return labels


def _decoded(cell: Any, name: str) -> Image:
    from PIL import Image as images

    try:
        content = cell["bytes"] if isinstance(cell, Mapping) else cell
        with images.open(io.BytesIO(content)) as image:
            return small_grey(image, name)
    except (OSError, ValueError, TypeError, KeyError, SyntaxError, images.DecompressionBombError) as error:
        raise UserError(tr("{name}: the image cannot be read as a picture.").format(name=name)) from error


def _classes_of(metadata: Mapping[bytes, bytes], label: str) -> tuple[str, ...] | None:
    """The names of the classes, where the library `datasets` wrote them."""
    try:
        feature = json.loads(metadata[b"huggingface"])["info"]["features"][label]
        return tuple(str(name) for name in feature["names"])
    except (KeyError, TypeError, ValueError):
        return None
