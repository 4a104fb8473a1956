"""Recordings of before there were digits of 28 x 28: their settings say what they were, and they stay that."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.labs.registry import lab_of_recording, lab_recorded_with
from scoutview.observation import Question
from scoutview.recording.reader import Recording
from scoutview.training.worker import TrainingRun

COMMON = {"seed": 0, "stored_weights": "float32", "frame_budget": 2000, "megabyte_budget": 1000, "train_images": 0}
DIGITS = {"steps": 3000, "learning_rate": 0.002, "model": "cnn", "width": 16, "batch": 32, "weight_decay": 0.0}
DENOISING = {"steps": 600, "learning_rate": 0.002, "hidden": 128, "blocks": 3, "batch": 256}
OLDER: dict[str, dict[str, Any]] = {
    "digits": COMMON | DIGITS | {"images": "digits"},
    "denoising": COMMON | DENOISING | {"images": "digits"},
}
WEIGHTS = {"digits": {"convolution_3.weight": (32, 16, 3, 3), "classifier.weight": (10, 512)}} | {
    "denoising": {"read.weight": (128, 64), "write.weight": (64, 128)}
}
PICTURES = {"digits": ("picture", "picture"), "denoising": ("noising", "noising_clean")}


def train(name: str, path: Path, steps: int, *, more: bool = False) -> None:
    lab = lab_recorded_with(name, OLDER[name], None)
    run = TrainingRun(lab, path, device="cpu", steps=steps, continue_run=more)
    run.start()
    assert run.join(100)
    assert run.status().state == "finished", run.status()


@pytest.mark.parametrize("name", OLDER)
def test_a_recording_of_small_digits_opens_answers_and_continues_as_such(name: str, tmp_path: Path) -> None:
    train(name, tmp_path / "whole.scout", 9)
    train(name, tmp_path / "part.scout", 6)
    shutil.copy(tmp_path / "part.scout", tmp_path / "more.scout")
    train(name, tmp_path / "more.scout", 3, more=True)
    with Recording.open(tmp_path / "part.scout") as part, Recording.open(tmp_path / "whole.scout") as whole:
        assert part.description.settings == OLDER[name]
        lab = lab_of_recording(part)
        assert lab.data_title() == "8x8 digits"
        model = lab.untrained_model()
        for step in (0, 3, 6):
            weights = part.frame_at(step).weights
            assert {key: weights[key].shape for key in WEIGHTS[name]} == WEIGHTS[name]
            model.load_state_dict({key: torch.tensor(weight) for key, weight in weights.items()})
            question, channel = Question(PICTURES[name][0]), PICTURES[name][1]
            assert lab.observe(model, lab.default_probe(), [question])[question][channel].shape == (8, 8)
        with Recording.open(tmp_path / "more.scout") as more:
            for key, weight in whole.frame_at(9).weights.items():
                assert np.array_equal(more.frame_at(9).weights[key], weight)
