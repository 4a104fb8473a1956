"""A disk that is full or may not be written, for every kind of file: one sentence, and what was there stays."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from scoutview.errors import UserError
from scoutview.export.deck import Slide, write_deck
from scoutview.export.film import FilmPlan, write_film
from scoutview.export.page import write_page
from scoutview.export.still import png_bytes
from scoutview.recording.whole_files import write_whole
from tests.export.page_parts import page_part

pytestmark = pytest.mark.usefixtures("qapp")  # Qt takes the first thread that needs one for the main thread
ROOM_KB = 256
FULL = "There is no room for {} on its disk: free some space, or choose another folder."


def noise(number: int) -> QImage:
    """A picture that no encoder makes small: about 170 KB."""
    pixels = np.random.default_rng(number).integers(0, 255, (180, 320, 4), np.uint8)
    return QImage(pixels.data, 320, 180, 1280, QImage.Format.Format_RGB32).copy()


def film(path: Path) -> None:
    write_film(map(noise, range(12)), path, FilmPlan(20))


def deck(path: Path) -> None:
    write_deck([Slide(png_bytes(noise(number)), "A title") for number in range(3)], path)


def page(path: Path) -> None:
    write_page([page_part(svg=os.urandom(512 * ROOM_KB).hex())], path)


def large(path: Path) -> None:
    write_whole(path, os.urandom(2 * 1024 * ROOM_KB))


WRITERS = {"a.mp4": film, "a.gif": film, "pictures": film, "a.pptx": deck, "a.html": page, "a.png": large}
every_kind = pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room. Only an administrator may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = sys.platform == "linux" and not _run("mount", "-t", "tmpfs", "-o", f"size={ROOM_KB}k", "none", place)
    if not mounted:
        pytest.skip("making a small disk needs the rights of an administrator")
    yield place
    assert _run("umount", place) == 0


def _run(*words: str | Path) -> int:
    return subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def put_something_there(path: Path) -> None:
    if path.suffix:
        path.write_bytes(b"an earlier one")
    else:
        path.mkdir()
        (path / "picture-00001.png").write_bytes(b"an earlier one")


@every_kind
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(
    small_disk: Path, name: str, write: Callable[[Path], None]
) -> None:
    path = small_disk / name
    put_something_there(path)
    before = everything_in(small_disk)
    with pytest.raises(UserError) as told:
        write(path)
    assert str(told.value) == FULL.format(name)
    assert everything_in(small_disk) == before


@every_kind
def test_a_disk_that_may_only_be_read_is_one_sentence(
    small_disk: Path, name: str, write: Callable[[Path], None]
) -> None:
    path = small_disk / name
    put_something_there(path)
    before = everything_in(small_disk)
    assert _run("mount", "-o", "remount,ro", small_disk) == 0
    with pytest.raises(UserError) as told:
        write(path)
    assert str(told.value) == f"{name} may not be written in {small_disk}: choose a folder that allows it."
    assert everything_in(small_disk) == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_write_that_finds_no_room_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("older")

    def half(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(UserError) as told:
        write_whole(path, b"0123456789")
    assert str(told.value) == FULL.format("a.csv")
    assert everything_in(tmp_path) == {path: b"older"}
