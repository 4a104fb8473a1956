"""A film from pictures: an .mp4, a .gif or a folder of numbered PNGs, whole or not at all."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import av
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from scoutview.errors import UserError
from scoutview.export.film_folder import check_folder, folder_beside, folder_writer, publish_folder
from scoutview.export.film_gif import gif_writer
from scoutview.export.film_mp4 import mp4_writer
from scoutview.export.film_plan import FilmPlan
from scoutview.language import tr
from scoutview.recording.files import beside
from scoutview.recording.whole_files import told_as_sentence

__all__ = ["FilmPlan", "write_film"]


def write_film(
    pictures: Iterator[QImage],
    path: Path,
    plan: FilmPlan,
    progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Write opaque pictures of one size as a film; a path without an ending is a folder of numbered PNGs.

    `progress` is called with how many pictures are done, and once more for each while a .gif is packed at the end.
    An exception from it, or from `pictures`, ends the film: nothing is left of it, and what was there before stays.
    Pictures are drawn in the thread that calls, which should have made the QApplication, and encoded in another.

    Raises:
        UserError: it cannot be written there, is of no known kind, or has no pictures.
    """
    kind = _kind(path)
    if kind == "folder":
        _write_folder(pictures, path, progress)
        return
    done = 0

    def say(number: int) -> None:
        nonlocal done
        done = number
        progress(number)

    with _told(path), beside(path) as draft:
        writer = mp4_writer(draft, plan) if kind == ".mp4" else gif_writer(draft, plan, lambda: progress(done))
        _write(pictures, writer, say)
        draft.replace(path)


def _write_folder(pictures: Iterator[QImage], path: Path, progress: Callable[[int], None]) -> None:
    with _told(path), folder_beside(path) as draft:
        _write(pictures, folder_writer(draft), progress)
        publish_folder(draft, path)


def _write(
    pictures: Iterator[QImage],
    writer: AbstractContextManager[Callable[[QImage], None]],
    progress: Callable[[int], None],
) -> None:
    """One picture is encoded, in a thread, while the next one is drawn."""
    size, encoded = QSize(), None
    with writer as add, ThreadPoolExecutor(1, "film") as encoder:
        for number, image in enumerate(pictures, 1):
            if encoded is not None:
                encoded.result()
                progress(number - 1)
                if image.size() != size:
                    raise ValueError(f"picture {number} is {image.size()}, those before it {size}")
            size, encoded = image.size(), encoder.submit(add, image)
        if encoded is None:
            raise UserError(tr("A film needs at least one picture: choose a longer range."))
        encoded.result()
        progress(number)


def _kind(path: Path) -> str:
    """.mp4, .gif or folder, where there is room for one."""
    if not path.parent.is_dir():
        sentence = tr("There is no folder {folder}: create it first, or choose another.")
        raise UserError(sentence.format(folder=path.parent))
    kind = path.suffix.lower()
    if kind in (".mp4", ".gif"):
        if path.is_dir():
            raise UserError(tr("{path} is a folder: give the name of a file in it.").format(path=path))
        return kind
    if kind and not path.is_dir():
        sentence = tr("A film is an .mp4, a .gif or a folder of pictures (a name without an ending), not {kind}.")
        raise UserError(sentence.format(kind=kind))
    if path.exists() and not path.is_dir():
        raise UserError(tr("{name} is a file: choose another name for a folder of pictures.").format(name=path.name))
    check_folder(path)
    return "folder"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell a full disk and the like as one sentence; errors of the pictures themselves pass."""
    try:
        with told_as_sentence(path):  # most of PyAV's errors are OSErrors too
            yield
    except av.FFmpegError as error:
        raise UserError(tr("{name} could not be encoded: {error}.").format(name=path.name, error=error)) from error
