"""A loop's numbers are kept at every step, and functions of its weights at every frame, whatever goes wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.capture import measuring
from scoutview.capture.captured_run import record
from scoutview.capture.log import Log, measures_of
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.measure import MOST_MEASURES, Measure
from scoutview.recording import Recording, RecordingError
from scoutview.recording.writer import RecordingWriter
from tests.capture.test_captured_run import small, trained


def measures(path: Path) -> dict[str, Measure]:
    with Recording.open(path) as recording:
        recording.verify()
        return {measure.name: measure for measure in recording.measures()}


def noted(*steps: dict[str, Any]) -> dict[str, list[float]]:
    log = Log({"loss": "train_loss"})
    for step, numbers in enumerate(steps):
        log.note(step, numbers)
    return {measure.name: measure.values.tolist() for measure in measures_of(log.take())}


def norm(weights: Arrays) -> float:
    return float(np.linalg.norm(weights["0.weight"]))


def rows(weights: Arrays) -> np.ndarray:
    return np.linalg.norm(weights["0.weight"], axis=1)


def test_every_step_is_logged_and_some_are_frames(tmp_path: Path) -> None:
    with record(small(), tmp_path / "run.scout", every=10) as run:
        for step in range(1, 36):
            run.step(step, loss=torch.tensor(1 / step, requires_grad=True), rate=np.float32(0.5))
    found = measures(tmp_path / "run.scout")
    assert sorted(found) == ["rate", "train_loss"]
    assert found["train_loss"].steps.tolist() == list(range(1, 36))
    np.testing.assert_allclose(found["train_loss"].values, 1 / np.arange(1, 36), rtol=1e-6)
    assert found["train_loss"].title == "training loss"
    with Recording.open(tmp_path / "run.scout") as recording:
        assert recording.steps.tolist() == [0, 10, 20, 30, 35]


def test_numbers_that_would_have_to_be_waited_for_are_passed_over() -> None:
    far = torch.empty((), device="meta")
    found = noted(
        {"loss": 1, "gpu": far, "many": torch.ones(2), "text": "3", "none": None, "complex": 1j},
        {"loss": torch.tensor(2.5), "gpu": far, "flag": np.bool_(True), "array": np.array([4.0]), "huge": 10**400},
    )
    assert found == {"train_loss": [1.0, 2.5], "flag": [1.0], "array": [4.0]}


def test_there_are_no_more_names_than_a_recording_keeps() -> None:
    found = noted({f"name {number}": 1.0 for number in range(300)} | {"": 1.0, "x" * 999: 1.0})
    assert len(found) == MOST_MEASURES


def test_functions_of_the_weights_are_measured_at_each_frame(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    with record(small(), path, every=10, measures={"norm of W": norm, "rows": rows}) as run:
        trained(run._models[""], run, range(1, 36))
    found = measures(path)
    with Recording.open(path) as recording:
        assert found["norm of W"].steps.tolist() == recording.steps.tolist() == [0, 10, 20, 30, 35]
        assert found["norm of W"].values.tolist() == [norm(frame.weights) for frame in recording]
        np.testing.assert_array_equal(found["rows"].values, [rows(frame.weights) for frame in recording])
    assert found["rows"].rows == ("0", "1", "2", "3")
    assert found["rows"].origin == "computed from the weights of each frame"


def failing_from(step: int, how: str) -> Any:
    calls = []

    def function(weights: Arrays) -> Any:
        calls.append(weights)
        if len(calls) <= step:
            return 1.0
        return {"raises": weights.get("missing"), "nan": float("nan"), "shape": np.ones(3)}[how]

    return function


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("raises", r"“bad” should be a number.* at step 20 it was no number\. It is measured no more"),
        ("nan", r"at step 20 it was not finite"),
        ("shape", r"at step 20 it was a row of 3 numbers, and before one number"),
    ],
)
def test_a_function_that_fails_later_is_told_once_and_costs_nothing_else(
    tmp_path: Path, how: str, sentence: str
) -> None:
    path, functions = tmp_path / "run.scout", {"bad": failing_from(2, how), "norm": norm}
    with (
        pytest.warns(UserWarning, match=sentence) as told,
        record(small(), path, every=10, measures=functions) as run,
    ):
        trained(run._models[""], run, range(1, 36))
    assert len(told) == 1
    found = measures(path)
    assert found["bad"].steps.tolist() == [0, 10]
    assert found["norm"].steps.tolist() == [0, 10, 20, 30, 35]
    assert len(found["train_loss"]) == 35


def test_a_function_that_fails_at_once_leaves_no_recording(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^“norm” could not be measured at step 0: KeyError: 'V'\.$"):
        record(small(), tmp_path / "run.scout", measures={"norm": lambda weights: weights["V"]})
    with pytest.raises(UserError, match="functions by name"):
        record(small(), tmp_path / "run.scout", measures={"norm": 3})  # type: ignore[dict-item]  # people do
    assert not list(tmp_path.iterdir())


def test_a_function_cannot_change_what_is_recorded(tmp_path: Path) -> None:
    def spoils(weights: Arrays) -> float:
        weights["0.weight"][:] = 7
        return 0.0

    with pytest.raises(UserError, match="read-only"):
        record(small(), tmp_path / "run.scout", measures={"spoils": spoils})


def test_what_is_trained_again_replaces_what_was_logged(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    with record(small(), path, every=10, measures={"norm": norm}) as run:
        for step in range(1, 31):
            run.step(step, loss=1.0, first=1.0)
    with record(small(), path, every=10, measures={"norm": norm}, resume=True) as run:
        for step in range(16, 41, 2):
            run.step(step, loss=2.0)
    found = measures(path)
    assert found["train_loss"].steps.tolist() == [*range(1, 16), *range(16, 41, 2)]
    assert found["train_loss"].values.tolist() == [1.0] * 15 + [2.0] * 13
    assert found["first"].steps.tolist() == list(range(1, 16))
    assert found["norm"].steps.tolist() == [0, 10, 20, 30, 40]


def test_what_was_logged_after_the_last_frame_is_replaced_as_well(tmp_path: Path) -> None:
    path = tmp_path / "run.scout"
    run = record(small(), path, every=10)
    for step in range(1, 16):
        run.step(step, loss=1.0)
    run._end("failed")  # without a last frame
    with record(small(), path, every=10, resume=True) as run:
        for step in (11, 13, 20):
            run.step(step, loss=2.0)
    assert measures(path)["train_loss"].steps.tolist() == [*range(1, 11), 11, 13, 20]


def test_a_window_sees_numbers_between_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "EVERY_S", 0.0)
    run = record(small(), tmp_path / "run.scout", every=1000)
    with run, Recording.open(tmp_path / "run.scout") as recording:
        for step in range(1, 6):
            run.step(step, loss=1.0)
        assert run._recorder is not None
        run._recorder.flush()
        assert recording.refresh()
        assert [each.steps.tolist() for each in recording.measures()] == [[1, 2, 3, 4, 5]]
        assert recording.steps.tolist() == [0]


def test_measures_that_cannot_be_kept_cost_no_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scoutview.recording import measured

    monkeypatch.setattr(measured, "MOST_BYTES", 100)
    with (
        pytest.warns(UserWarning, match="keeps no more measures of this run: The measures of a recording have at most"),
        record(small(), tmp_path / "run.scout", every=10) as run,
    ):
        trained(run._models[""], run, range(1, 36))
    monkeypatch.undo()
    assert measures(tmp_path / "run.scout") == {}
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (recording.state, len(recording)) == ("finished", 5)


def test_a_full_disk_ends_the_recording_with_one_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RecordingError("The disk is full.")

    monkeypatch.setattr(measuring, "EVERY_S", 0.0)
    run = record(small(), tmp_path / "run.scout")
    monkeypatch.setattr(RecordingWriter, "add_measures", full)
    with pytest.warns(UserWarning, match="The disk is full") as told, run:
        trained(run._models[""], run, range(1, 36))
    assert len(told) == 1
