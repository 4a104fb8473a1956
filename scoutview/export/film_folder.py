"""Films as a folder of numbered PNGs, for programs that cut films."""

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from scoutview.errors import UserError
from scoutview.export.still import png_bytes
from scoutview.language import tr

NAME = "picture-{:05d}.png"
_OURS = re.compile(r"picture-\d{5,}\.png")


def check_folder(path: Path) -> None:
    """Refuse a folder with anything in it but the pictures of an earlier film.

    Raises:
        UserError: there is something else in it.
    """
    others = sorted(entry.name for entry in path.iterdir() if not _OURS.fullmatch(entry.name)) if path.is_dir() else []
    if others:
        sentence = tr("The folder {name} has {other} in it: choose a new name for the pictures of a film.")
        raise UserError(sentence.format(name=path.name, other=others[0]))


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A folder in the making, beside its place; whatever is left of it at the end goes."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        draft.mkdir()
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def folder_writer(draft: Path) -> Iterator[Callable[[QImage], None]]:
    """Call what it gives with each picture. The last one is not repeated: a program that cuts films holds it itself."""
    count = 0

    def add(image: QImage) -> None:
        nonlocal count
        count += 1
        (draft / NAME.format(count)).write_bytes(png_bytes(image))

    yield add


def publish_folder(draft: Path, path: Path) -> None:
    """Give a finished folder its name; an earlier film of that name goes as a whole, or stays as a whole."""
    if not path.exists():
        draft.replace(path)
        return
    check_folder(path)  # something may have been put there meanwhile
    old = draft.with_suffix(".old")
    path.replace(old)
    try:
        draft.replace(path)
    except OSError:
        old.replace(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
