"""safetensors: read as they are stored, and every place in them checked."""

import json
import struct
from pathlib import Path

import pytest
import safetensors
import safetensors.torch
import torch

from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.stored_file import CheckpointError


def test_tensors_are_what_was_saved_in_every_number_format(tmp_path: Path) -> None:
    rng = torch.Generator().manual_seed(0)
    saved = {
        str(dtype): torch.randn(3, 5, generator=rng).mul(10).to(dtype)
        for dtype in (torch.float32, torch.bfloat16, torch.float16, torch.float8_e4m3fn, torch.int64, torch.bool)
    }
    safetensors.torch.save_file(saved, tmp_path / "model.safetensors")
    checkpoint = open_checkpoint(tmp_path / "model.safetensors")
    assert set(checkpoint.names) == set(saved)
    for name, tensor in saved.items():
        read = checkpoint.tensor(name)
        assert read.dtype == tensor.dtype
        assert torch.equal(read.view(torch.uint8), tensor.view(torch.uint8))
        assert checkpoint.shape(name) == (3, 5)


def test_a_tensor_that_is_written_into_leaves_the_file_alone(tmp_path: Path) -> None:
    safetensors.torch.save_file({"weight": torch.ones(4)}, tmp_path / "model.safetensors")
    checkpoint = open_checkpoint(tmp_path / "model.safetensors")
    checkpoint.tensor("weight").zero_()
    del checkpoint
    assert open_checkpoint(tmp_path / "model.safetensors").tensor("weight").sum() == 4


def entry(first: int, end: int, shape: object = None, dtype: object = "F32") -> dict[str, object]:
    return {"dtype": dtype, "shape": [(end - first) // 4] if shape is None else shape, "data_offsets": [first, end]}


BAD = {
    "“b” overlaps another tensor": {"a": entry(0, 32), "b": entry(16, 64)},
    "“b” leaves a gap before it": {"a": entry(0, 16), "b": entry(32, 64)},
    "16 bytes at its end belong to no tensor": {"a": entry(0, 48)},
    "“a” of 16 bytes stands where 32 are": {"a": entry(0, 32, [4]), "b": entry(32, 64)},
    "“a” of 1,099,511,627,776 numbers is not in it whole": {"a": entry(0, 64, [2**40])},
    "“a” of 20 numbers is not in it whole": {"a": entry(0, 80)},
    "the shape of “a” is none": {"a": entry(0, 64, [-1, -16])},
    "does not say where “a” is": {"a": {"dtype": "F32", "shape": [16]}},
    "stores “a” as F4": {"a": entry(0, 64, dtype="F4")},
}


def written(path: Path, header: bytes, length: int | None = None) -> Path:
    path.write_bytes(struct.pack("<Q", len(header) if length is None else length) + header + bytes(64))
    return path


@pytest.mark.parametrize("sentence", BAD)
def test_every_place_is_checked_against_the_file_and_the_others(tmp_path: Path, sentence: str) -> None:
    path = written(tmp_path / "model.safetensors", json.dumps(BAD[sentence]).encode())
    with pytest.raises(CheckpointError) as told:
        open_checkpoint(path)
    assert sentence in str(told.value)
    with pytest.raises(safetensors.SafetensorError):  # the format's own reader refuses it as well
        safetensors.torch.load_file(path)


def test_a_header_that_claims_more_than_there_is_is_not_looked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "model.safetensors", b'{"a":1}', 2**40)
    with pytest.raises(CheckpointError, match="should have 1,099,511,627,776 bytes, and the whole file has 79"):
        open_checkpoint(path)
    with path.open("wb") as stream:
        stream.write(struct.pack("<Q", 40_000_000))
        stream.truncate(50_000_000)
    with pytest.raises(CheckpointError, match="has a header of 40 MB"):
        open_checkpoint(path)
