"""Files that are no ordinary ones or unpack to far too much, talks that name files elsewhere: a sentence at once."""

import gzip
import os
import struct
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scoutview.data.images import read_images
from scoutview.labs.digits.lab import Digits
from scoutview.labs.digits.settings import DigitsSettings
from scoutview.labs.next_token.text import read_corpus
from scoutview.talks.recordings import save_with_recordings
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk, read_talk
from tests.small_runs import copy_of
from tests.torture.measured import only_sentences


def ready_lab() -> Digits:
    """A lab that has loaded its own data."""
    lab = Digits(DigitsSettings())
    lab.parse_probe("validation:1")
    return lab


def bombs_in(folder: Path) -> list[Path]:
    """Small files that unpack to what no memory should be spent on."""
    huge = folder / "huge-images-idx3-ubyte.gz"
    with gzip.open(huge, "wb", 1) as file:
        file.write(struct.pack(">IIII", 0x0803, 2**31 - 1, 2**15, 2**15) + bytes(50_000_000))
    long = folder / "long-images-idx3-ubyte.gz"
    with gzip.open(long, "wb", 1) as file:
        file.write(struct.pack(">IIII", 0x0803, 40, 8, 8) + bytes(400_000_000))
    archive = folder / "archive.npz"
    with (
        zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
        file.open("images.npy", "w") as part,
    ):
        np.lib.format.write_array_header_1_0(part, {"descr": "|u1", "fortran_order": False, "shape": (10**9, 64, 64)})
        for _ in range(110):
            part.write(bytes(10_000_000))
    picture = folder / "picture.png"
    Image.new("1", (9_000, 9_000)).save(picture)
    return [huge, long, archive, picture]


@pytest.mark.timeout(300)
def test_what_unpacks_to_far_too_much_is_a_sentence(tmp_path, tried):
    lab = ready_lab()
    bombs = bombs_in(tmp_path)
    for path in bombs:
        assert path.stat().st_size < 10_000_000
        read = read_images if path.suffix != ".png" else lambda path: lab.parse_probe(str(path))
        assert not only_sentences(read, path)
    tried("sets of pictures and pictures that unpack to gigabytes", len(bombs), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.timeout(60)
def test_a_pipe_or_a_device_in_place_of_data_is_a_sentence_at_once(tmp_path, tried):
    lab, count = ready_lab(), 0
    readers = (read_images, read_talk, lambda path: read_corpus(str(path)), lambda path: lab.parse_probe(str(path)))
    (tmp_path / "class").mkdir()
    for ending in (".npz", ".txt", ".png", ".scouttalk", "-images-idx3-ubyte"):
        os.mkfifo(tmp_path / f"pipe{ending}")
        (tmp_path / f"device{ending}").symlink_to("/dev/zero")
        (tmp_path / f"loop{ending}").symlink_to(tmp_path / f"loop{ending}")
    for path in sorted(tmp_path.iterdir()):
        for read in readers:
            assert not only_sentences(read, path)
            count += 1
    os.mkfifo(tmp_path / "class" / "a.png")
    (tmp_path / "other").mkdir()
    assert not only_sentences(read_images, tmp_path)
    tried("pipes, devices and links to themselves in place of data and talks", count + 1, 0)


OUTSIDE = (
    "../a.scout",
    "../../a.scout",
    "/tmp/a.scout",
    "talks/../../a.scout",
    "..",
    "~/a.scout",
    "C:\\a.scout",
    "a/b/../a.scout",
)


def test_talks_write_nothing_outside_of_where_they_are_saved(tmp_path, tried):
    talks, target = tmp_path / "in" / "talks", tmp_path / "packed" / "talk" / "a.scouttalk"
    for folder in (talks / "a" / "b", target.parent):
        folder.mkdir(parents=True)
    wholes = [copy_of("digits", folder) for folder in (tmp_path, talks.parent, talks, talks / "a")]
    before = {path: path.read_bytes() for path in wholes}
    for name in OUTSIDE:
        talk = Talk("talk", (Scene(name, "", 3, "validation:1", ()),))
        only_sentences(save_with_recordings, talk, talks / "a.scouttalk", target)
        new = {path for path in tmp_path.rglob("*") if path.is_file()} - before.keys()
        assert all(path.parent == target.parent for path in new)
        assert {path: path.read_bytes() for path in before} == before
    assert len(list(target.parent.glob("*.scout"))) > 1
    tried("talks whose recordings are named outside of their folder", len(OUTSIDE), 0)
