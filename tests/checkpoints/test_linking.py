"""Checkpoints as frames: copied or linked, the weights are the same."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.checkpoints import linking
from scoutview.checkpoints.linking import copied_weights, is_large, linked_checkpoint, linked_weights
from scoutview.checkpoints.opening import open_checkpoint
from scoutview.frame import Frame, RunDescription
from scoutview.recording import Recording
from scoutview.recording.writer import RecordingWriter
from tests.checkpoints.saved import same, shards, weights

DESCRIPTION = RunDescription("language_model", {"seed": 0, "stored_weights": "float32"})


@pytest.mark.parametrize("kind", ["archive", "older", "shards"])
def test_a_linked_frame_gives_back_the_checkpoint_as_it_is_stored(tmp_path: Path, kind: str) -> None:
    whole = weights()
    if kind == "shards":
        whole = {name: tensor.contiguous() for name, tensor in whole.items()}
        shards(tmp_path / "model", [{"head.bias": whole["head.bias"]}, whole | {"head.bias": torch.ones(1)}][:1])
        whole = {"head.bias": whole["head.bias"]}
        source = tmp_path / "model"
    else:
        source = tmp_path / "model.pt"
        torch.save(whole, source, _use_new_zipfile_serialization=kind == "archive")
    checkpoint = open_checkpoint(source)
    frame = Frame(5, 0.0, {}, linked_weights(checkpoint, tmp_path))
    RecordingWriter.create(tmp_path / "run.scout", DESCRIPTION, {}, frame).close()
    with closing(Recording.open(tmp_path / "run.scout")) as recording:
        linked = recording.frame_at(5).weights
        read = linked_checkpoint(linked, {"a": 1}, checkpoint.source_kind, step=5)  # type: ignore[arg-type]
        assert same(read, whole)
        assert (read.config, read.step) == ({"a": 1}, 5)
        for name, array in copied_weights(checkpoint).items():
            np.testing.assert_array_equal(linked[name], array)


def test_what_a_recording_cannot_hold_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.save({"a": torch.ones(10, dtype=torch.bfloat16)}, tmp_path / "model.pt")
    checkpoint = open_checkpoint(tmp_path / "model.pt")
    for most, large in ((39, True), (40, False)):
        monkeypatch.setattr(linking, "MOST_COPIED", most)
        assert is_large(checkpoint) is large
