"""From a folder to what its model says: opened, linked, mapped onto our sites, and held against transformers."""

import json
from pathlib import Path
from typing import Any

import safetensors.torch
import torch

from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.linking import linked_checkpoint
from scoutview.checkpoints.recorded import record_series
from scoutview.checkpoints.series import open_series
from scoutview.frame import RunDescription
from scoutview.recording import Recording
from scoutview.recording.linked import LinkedWeights
from tests.checkpoints.families.cases import CASES
from tests.checkpoints.families.oracle import CLOSE, oracle, transformers

__all__ = ["transformers"]

DESCRIPTION = RunDescription("language_model", {"seed": 0, "stored_weights": "float32"})


def test_a_linked_frame_says_what_transformers_says_of_its_files(tmp_path: Path, transformers: Any) -> None:
    theirs = oracle(CASES["qwen2"])
    for step, scale in ((100, 1.0), (200, 0.5)):
        folder = tmp_path / "out" / f"checkpoint-{step}"
        folder.mkdir(parents=True)
        tensors = {name: (scale * tensor).contiguous() for name, tensor in theirs.tensors.items()}
        safetensors.torch.save_file(tensors, folder / "model.safetensors")
        (folder / "config.json").write_text(json.dumps(theirs.config))
    series = open_series(tmp_path / "out")
    record_series(series, tmp_path / "run.scout", DESCRIPTION, {}, linked=True)
    with Recording.open(tmp_path / "run.scout") as recording:
        said = []
        for frame in recording:
            assert isinstance(frame.weights, LinkedWeights)
            checkpoint = linked_checkpoint(frame.weights, series[0].config, series[0].source_kind)
            model = model_of(checkpoint.needed_config(), checkpoint, checkpoint.source_kind).model()
            said.append(model.looked_at(theirs.ids).logits)
    torch.testing.assert_close(said[0], theirs.logits, rtol=0, atol=CLOSE)
    assert (said[1] - theirs.logits).abs().max() > 1
