"""safetensors: read as they are stored, and every place in them checked."""

from pathlib import Path

import safetensors.torch
import torch

from scoutview.checkpoints.opening import open_checkpoint


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
