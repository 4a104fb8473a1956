"""A tensor lies within its room in a file, or it is refused before anything is allocated."""

import struct
from pathlib import Path
from typing import Any

import pytest
import torch

from scoutview.checkpoints.safetensors_file import TYPES
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import BYTES_OF, shown, stored_tensor

NUMBERS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)


@pytest.fixture
def file(tmp_path: Path) -> StoredFile:
    """A byte and six numbers, and some more."""
    (tmp_path / "a.bin").write_bytes(b"x" + struct.pack("<6f", *NUMBERS) + bytes(100))
    return StoredFile(tmp_path / "a.bin")


def test_numbers_at_no_multiple_of_their_size_are_copied_to_one(file: StoredFile) -> None:
    read = stored_tensor(file, "a", "float32", (2, 3), (1, 25)).read()
    assert read.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert read.data_ptr() % 4 == 0
    turned = stored_tensor(file, "a", "float32", (3, 2), (1, 25), strides=(1, 3)).read()
    assert turned.tolist() == [[1, 4], [2, 5], [3, 6]]


def test_the_last_of_its_numbers_may_be_the_last_of_its_room(file: StoredFile) -> None:
    assert stored_tensor(file, "a", "float32", (2,), (1, 25), strides=(5,)).read().tolist() == [1, 6]
    assert stored_tensor(file, "a", "float32", (0, 5), (1, 1)).read().shape == (0, 5)


@pytest.mark.parametrize(
    ("shape", "room", "strides"),
    [
        ((7,), (1, 25), None),
        ((2,), (1, 25), (6,)),
        ((6,), (5, 25), None),
        ((6,), (200, 224), None),
        ((6,), (-24, 24), None),
        ((2**40, 2**40), (1, 25), None),
        ((2**40,), (1, 25), (0,)),
        ((6,), (1, 10**6), None),
        ((6,), (1, 25), (1, 1)),
        ((6,), (1, 25), (-1,)),
        ((-6,), (1, 25), None),
        ((6.0,), (1, 25), None),
        ((True,), (1, 25), None),
        ((1,) * 17, (1, 25), None),
        ((2**63,), (1, 25), None),
    ],
)
def test_what_is_not_within_its_room_is_refused(file: StoredFile, shape: Any, room: Any, strides: Any) -> None:
    with pytest.raises(CheckpointError, match=r"^a\.bin is damaged"):
        stored_tensor(file, "weight", "float32", shape, room, strides=strides)


def test_every_number_format_has_torchs_name_and_size() -> None:
    assert set(TYPES.values()) <= set(BYTES_OF)
    for name, size in BYTES_OF.items():
        assert getattr(torch, name).itemsize == size


def test_names_of_strangers_are_short_and_printable() -> None:
    assert shown("a\n\x1b[31m\u202e" + "b" * 200) == "a··[31m·" + "b" * 72 + "…"
