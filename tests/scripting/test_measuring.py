"""A function of what each frame gives becomes a measure in the file, which no mistake in the function changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scoutview
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.probe import TextProbe
from scoutview.recording import Recording, RecordingError
from scoutview.recording.measured import MeasureError
from scoutview.recording.writer import RecordingWriter
from scoutview.scripting import measuring
from scoutview.scripting.measuring import measure
from tests.small_measures import a_curve
from tests.small_recording import finished, frame_of, written
from tests.small_runs import recording_of


def norm(weights: Arrays) -> Any:
    return np.linalg.norm(weights["unembedding.weight"])


def columns(weights: Arrays) -> np.ndarray:
    return np.linalg.norm(weights["unembedding.weight"], axis=0)


def test_each_frame_is_measured_and_kept(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    found = measure(path, "norm", norm, title="norm of W", unit="length")
    rows = measure(str(path), "columns", columns, rows=list("abcde"))
    with Recording.open(path) as recording:
        recording.verify()
        assert [each.name for each in recording.measures()] == ["columns", "norm"]
        assert recording.state == "finished"
        assert found.steps.tolist() == recording.steps.tolist()
        np.testing.assert_allclose(found.values, [norm(frame.weights) for frame in recording])
        np.testing.assert_allclose(rows.values, [columns(frame.weights) for frame in recording])
        assert measure(recording, "norm", norm).title == "norm of W"
    assert (found.title, found.unit, found.rows) == ("norm of W", "length", ())
    assert rows.rows == ("a", "b", "c", "d", "e")
    assert found.origin == "computed from the weights of each frame"


def test_an_open_run_measures_and_has_what_it_measured(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    with scoutview.open(path) as run:
        assert run.measures == {}
        found = run.measure("norm", norm, every=2, unit="length")
        assert (found.unit, found.steps.tolist()) == ("length", run.steps[::2].tolist())
        np.testing.assert_array_equal(run.measures["norm"].values, found.values)
        points = f"{len(found)} points, steps 0 to {found.steps[-1]}"
        assert repr(found) == f"norm: {points}, computed from the weights of each frame"


def test_later_frames_are_measured_when_it_is_called_again(tmp_path: Path) -> None:
    path, calls = finished(tmp_path / "a.scout"), list[int]()

    def counted(weights: Arrays) -> Any:
        calls.append(int(weights["count"]))
        return norm(weights)

    measure(path, "norm", counted, every=3)
    assert calls == [0, 3, 6]
    with closing(RecordingWriter.reopen(path)) as writer:
        for step in (8, 9, 10):
            writer.add_frame(frame_of(step))
    found = measure(path, "norm", counted, every=3)
    assert calls[3:] == [6, 9]  # the newest that was measured tells whether it is the same function
    assert found.steps.tolist() == [0, 3, 6, 9]
    assert measure(path, "norm", counted).steps.tolist() == list(range(11))


def test_another_function_of_the_same_name_replaces_only_when_that_is_said(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    measure(path, "norm", norm, unit="length")
    before = path.read_bytes()
    with pytest.raises(
        MeasureError, match=r"measured by another function, with other numbers at step 7: .*replace=True"
    ):
        measure(path, "norm", lambda weights: 2 * norm(weights))
    with pytest.raises(MeasureError, match="was a row of 5 numbers, and before one number"):
        measure(path, "norm", columns)
    with pytest.raises(MeasureError, match="There is another “norm” already, computed from the weights"):
        measure(path, "norm", norm, unit="nats")
    assert path.read_bytes() == before
    assert measure(path, "norm", columns, replace=True).values.shape == (8, 5)


def test_what_a_training_logged_is_not_measured_over(tmp_path: Path) -> None:
    with closing(written(tmp_path / "a.scout")) as writer:
        writer.add_measures([a_curve("train_loss")])
        writer.set_state("finished")
    with pytest.raises(MeasureError, match="another “train_loss” already, logged by the training"):
        measure(tmp_path / "a.scout", "train_loss", norm)


def failing(how: str) -> Callable[[Arrays], Any]:
    def function(weights: Arrays) -> Any:
        if weights["count"] < 4:
            return 1.0
        wrong = {
            "nan": np.nan,
            "shape": np.ones(2),
            "matrix": np.ones((2, 2)),
            "text": "no",
            "none": None,
            "many": [1.0] * 5000,
        }
        return wrong[how] if how in wrong else weights["missing"]

    return function


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("raises", "“bad” could not be measured at step 4: KeyError: 'missing'."),
        ("nan", "at step 4 it was not finite (nan or infinite)."),
        ("shape", "at step 4 it was a row of 2 numbers, and before one number."),
        ("matrix", "at step 4 it was an array of shape (2, 2); at most 4,096 in a row are kept."),
        ("text", "at step 4 it was no number."),
        ("none", "at step 4 it was no number."),
        ("many", "at step 4 it was an array of shape (5000,); at most 4,096 in a row are kept."),
    ],
)
def test_a_function_that_fails_leaves_the_file_as_it_was(tmp_path: Path, how: str, sentence: str) -> None:
    path = finished(tmp_path / "a.scout")
    measure(path, "good", norm)
    before = path.read_bytes()
    with pytest.raises(MeasureError) as told:
        measure(path, "bad", failing(how))
    assert str(told.value).endswith(sentence)
    with pytest.raises(MeasureError):
        measure(path, "good", failing(how), replace=True)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.scout"]


def test_wrong_arguments_are_told_in_a_sentence(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    for sentence, told in (
        ("1 or more", {"every": 0}),
        ("5 numbers at each step, but 2 rows", {"rows": ["a", "b"]}),
        ("at most 200 letters", {"title": "x" * 300}),
    ):
        with pytest.raises(UserError, match=sentence):
            measure(path, "columns", columns, **told)
    with pytest.raises(UserError, match=r"There is no file|is missing"):
        measure(tmp_path / "b.scout", "norm", norm)
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_measured_by_then_stays_when_it_is_interrupted(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")

    def interrupted(weights: Arrays) -> Any:
        if weights["count"] == 5:
            raise KeyboardInterrupt
        return norm(weights)

    with pytest.raises(KeyboardInterrupt):
        measure(path, "norm", interrupted)
    assert measure(path, "norm", norm).steps.tolist() == list(range(8))
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        measure(path, "norm", interrupted, replace=True)
    assert path.read_bytes() == before


def test_a_recording_that_somebody_writes_is_left_alone(tmp_path: Path) -> None:
    writer = written(tmp_path / "a.scout")
    with closing(writer), pytest.raises(UserError, match="is being trained just now"):
        measure(tmp_path / "a.scout", "norm", norm)


def test_a_recording_that_may_not_be_written_is_told_before_anything_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise RecordingError("It may not be written.")

    monkeypatch.setattr(measuring, "check_writable", refuse)
    with pytest.raises(UserError, match="may not be written"):
        measure(finished(tmp_path / "a.scout"), "norm", lambda _: pytest.fail("it was called"))


def test_an_answer_is_measured_with_the_probe_and_the_choices_that_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.scout"
    path.write_bytes(recording_of("next_token").read_bytes())
    given: list[Arrays] = []

    def surest(answer: Arrays) -> Any:
        given.append(answer)
        return answer["outcome_probabilities"].max()

    found = measure(path, "surest", surest, of="prediction", probe="the ")
    assert found.origin == "computed from prediction of “the ” at each frame"
    assert (found.values > 0).all()
    assert not np.allclose(found.values, found.values[0])
    assert all(not array.flags.writeable for array in given[0].values())
    other = measure(path, "other", surest, of="prediction", probe="a ")
    assert not np.allclose(other.values, found.values)
    with pytest.raises(MeasureError, match="another “surest” already"):
        measure(path, "surest", surest, of="prediction", probe="a ")
    with pytest.raises(UserError, match=r"There is no question “nothing” in next_token: .*attention"):
        measure(path, "surest", surest, of="nothing")
    with pytest.raises(UserError, match=r"^layer=1 means nothing to prediction: "):
        measure(path, "third", surest, of="prediction", layer=1)


def test_where_a_measure_came_from_has_the_choices_and_what_was_changed_in_the_model(tmp_path: Path) -> None:
    path = tmp_path / "a.scout"
    path.write_bytes(recording_of("next_token").read_bytes())
    changed = TextProbe(text="the ", interventions=("head 0.1 off",))
    asked = {"of": "attention_steps", "layer": 0, "every": 1000}
    found = measure(path, "read", lambda answer: answer["steps_read"].max(), probe=changed, **asked)
    assert found.origin == "computed from attention_steps layer=0 of “the ”, head 0.1 off at each frame"


def test_where_a_measure_came_from_has_room_for_any_probe() -> None:
    one, other = measuring._short("x" * 300), measuring._short("x" * 301)
    assert len(one) == len(other) == 200
    assert one != other


def test_a_measure_of_a_linked_or_continued_run_goes_on_with_what_is_there(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    found = measure(path, "norm", norm)
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([replace(found, steps=found.steps + 100)])  # of frames that were let go of
    assert len(measure(path, "norm", norm)) == 16
