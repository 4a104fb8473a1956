"""A folder of checkpoints is a training: its steps, its curves, and what is left out."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.series import is_series, open_series
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.measure import Measure
from tests.checkpoints.saved import contiguous, hugging_face_folder, same, weights


def note(folder: Path, step: int, entries: list[dict[str, Any]], planned: int = 2000) -> None:
    state = {"global_step": step, "max_steps": planned, "log_history": entries}
    (folder / "trainer_state.json").write_text(json.dumps(state))


def trained(folder: Path, steps: tuple[int, ...] = (500, 1000, 1500)) -> Path:
    """As the Trainer of Hugging Face leaves it."""
    entries: list[dict[str, Any]] = []
    for step in steps:
        entries.append({"epoch": 0.5, "grad_norm": 1.5, "learning_rate": 1e-3, "loss": 1000 / step, "step": step})
        entries.append({"epoch": 0.5, "eval_loss": 1200 / step, "eval_runtime": 3.1, "step": step})
        place = hugging_face_folder(folder / f"checkpoint-{step}", weights(step))
        torch.save({"state": {}}, place / "optimizer.pt")
        torch.save({}, place / "rng_state.pth")
        note(place, step, entries)
    return folder


def test_steps_are_in_order_and_weights_are_those_of_each(tmp_path: Path) -> None:
    series = open_series(trained(tmp_path, (500, 1000, 1500, 900)))
    assert series.steps == (500, 900, 1000, 1500)
    for step, checkpoint in zip(series.steps, series, strict=True):
        assert same(checkpoint, contiguous(weights(step)))
        assert checkpoint.step == step
    assert series.planned_steps == 2000
    assert series.told == ()


def logged(folder: Path) -> dict[str, Measure]:
    return {measure.name: measure for measure in open_series(folder).measures()}


def test_training_and_evaluation_are_entries_of_one_step(tmp_path: Path) -> None:
    found = logged(trained(tmp_path))
    assert all(measure.steps.tolist() == [500, 1000, 1500] for measure in found.values())
    assert found["train_loss"].values.tolist() == [2, 1, 1000 / 1500]
    assert found["validation_loss"].values.tolist() == [2.4, 1.2, 0.8]
    assert found["learning_rate"].values.tolist() == [1e-3] * 3
    assert not any("runtime" in name for name in found)
    assert [mark.step for mark in open_series(tmp_path).marks] == [500, 1000, 1500]


def test_the_newest_history_counts_and_may_hold_nan_and_gaps(tmp_path: Path) -> None:
    trained(tmp_path)
    entries = [{"loss": 3.0, "step": 700}, {"loss": math.nan, "step": 1500}, {"eval_loss": 1.0, "step": 1500}]
    summary = {"train_runtime": 9.0, "train_loss": 77.0, "step": 1500}  # the mean of the whole run
    note(tmp_path / "checkpoint-1500", 1500, [*entries, summary])
    assert "NaN" in (tmp_path / "checkpoint-1500" / "trainer_state.json").read_text()
    found = logged(tmp_path)
    assert found["train_loss"].steps.tolist() == [700, 1500]
    assert np.isnan(found["train_loss"].values).tolist() == [False, True]
    assert (found["validation_loss"].steps.tolist(), found["validation_loss"].values.tolist()) == ([1500], [1.0])


def test_of_very_many_names_those_with_most_numbers_are_taken(tmp_path: Path) -> None:
    trained(tmp_path)
    entries = [{f"gradient {name}": 1.0, "loss": 2.0, "step": 500 + name} for name in range(300)]
    note(tmp_path / "checkpoint-1500", 1500, [*entries, {"x" * 300: 1.0, "step": 3}])
    found = logged(tmp_path)
    assert len(found) == 200
    assert len(found["train_loss"]) == 300


def test_a_checkpoint_of_another_shape_is_left_out_and_told(tmp_path: Path) -> None:
    trained(tmp_path)
    hugging_face_folder(tmp_path / "checkpoint-2000", weights(0, width=6))
    series = open_series(tmp_path)
    assert series.steps == (500, 1000, 1500)
    assert "checkpoint-2000" in series.told[0]
    assert "other names or sizes" in series.told[0]


def test_a_checkpoint_that_was_cut_short_is_left_out_and_told(tmp_path: Path) -> None:
    trained(tmp_path)
    whole = (tmp_path / "checkpoint-1500" / "model.safetensors").read_bytes()
    (tmp_path / "checkpoint-1500" / "model.safetensors").write_bytes(whole[:-10])
    series = open_series(tmp_path)
    assert series.steps == (500, 1000)
    assert series.told[0].startswith("checkpoint-1500 is left out: model.safetensors is damaged or cut short")


def test_the_model_at_the_end_belongs_to_it_where_its_step_is_known(tmp_path: Path) -> None:
    trained(tmp_path)
    hugging_face_folder(tmp_path, weights(9))
    assert "nothing says at which step" in open_series(tmp_path).told[0]
    note(tmp_path, 1700, [{"loss": 0.5, "step": 1700}])
    series = open_series(tmp_path)
    assert series.steps == (500, 1000, 1500, 1700)
    assert series.metrics_at(1700) == {"train_loss": 0.5}


def test_files_have_their_step_inside_or_in_their_name(tmp_path: Path) -> None:
    for step in (100, 20):
        content = {
            "model": weights(step),
            "iter_num": step,
            "best_val_loss": torch.tensor(1.5),
            "model_args": {"n_head": 1},
        }
        torch.save(content, tmp_path / f"ckpt_{step + 1}.pt")
    torch.save(weights(300), tmp_path / "epoch=3-step=300.pth")
    series = open_series(tmp_path)
    assert series.steps == (20, 100, 300)
    assert series.metrics_at(20) == {"best_validation_loss": 1.5}
    assert same(series[2], weights(300))


def test_two_of_one_step_are_told(tmp_path: Path) -> None:
    torch.save(weights(1), tmp_path / "step_5.pt")
    torch.save(weights(2), tmp_path / "ckpt_5.pt")
    assert open_series(tmp_path).told == ("step_5.pt is left out: ckpt_5.pt is of step 5 already.",)


def test_one_model_is_no_series(tmp_path: Path) -> None:
    hugging_face_folder(tmp_path / "Llama-2-7b")
    assert not is_series(tmp_path / "Llama-2-7b")
    assert is_series(trained(tmp_path / "run"))
    assert open_checkpoint(tmp_path / "run" / "checkpoint-500").step == 500
    with pytest.raises(CheckpointError, match="holds no checkpoints of a training"):
        open_series(tmp_path / "Llama-2-7b")
