"""A training of somebody else becomes a recording."""

from pathlib import Path

import numpy as np
import pytest

from scoutview.checkpoints import linking
from scoutview.checkpoints.recorded import record_series
from scoutview.checkpoints.series import open_series
from scoutview.frame import RunDescription
from scoutview.recording import Recording
from scoutview.recording.linked import LinkedWeights
from tests.checkpoints.saved import weights
from tests.checkpoints.test_series import note, trained

DESCRIPTION = RunDescription("language_model", {"seed": 0, "stored_weights": "float32"})


@pytest.mark.parametrize("linked", [True, False])
def test_each_checkpoint_is_a_frame_with_what_was_measured(tmp_path: Path, linked: bool) -> None:
    trained(tmp_path / "out")
    entries = [{"loss": 3.0, "step": 700}, {"loss": 1.0, "step": 1500}, {"eval_loss": 2.0, "step": 1000}]
    note(tmp_path / "out" / "checkpoint-1500", 1500, entries)
    done: list[tuple[int, int]] = []
    series = open_series(tmp_path / "out")
    record_series(
        series,
        tmp_path / "run.scout",
        DESCRIPTION,
        {"a": b"1"},
        linked=linked,
        progress=lambda *told: done.append(told),
    )
    assert done == [(1, 3), (2, 3), (3, 3)]
    with Recording.open(tmp_path / "run.scout") as recording:
        recording.verify()
        assert recording.steps.tolist() == [500, 1000, 1500]
        assert recording.state == "finished"
        assert [mark.step for mark in recording.marks] == [1000]
        np.testing.assert_array_equal(recording.curves().metrics["train_loss"], [np.nan, np.nan, 1.0])
        validation, training = sorted(recording.measures(), key=len)
        assert (training.name, training.title) == ("train_loss", "training loss")
        assert dict(zip(training.steps.tolist(), training.values.tolist(), strict=True)) == {700: 3.0, 1500: 1.0}
        assert (validation.name, validation.steps.tolist()) == ("validation_loss", [1000])
        for frame in recording:
            assert isinstance(frame.weights, LinkedWeights) is linked
            for name, tensor in weights(frame.step).items():
                np.testing.assert_array_equal(frame.weights[name], tensor.float().numpy())


def test_what_a_recording_cannot_hold_is_linked_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "MOST_COPIED", 10)
    record_series(open_series(trained(tmp_path / "out")), tmp_path / "run.scout", DESCRIPTION, {})
    with Recording.open(tmp_path / "run.scout") as recording:
        assert isinstance(recording[0].weights, LinkedWeights)
