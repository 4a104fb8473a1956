import math
from contextlib import closing

import numpy as np
import pytest

from scoutview.frame import Change, Frame, Mark
from scoutview.observation import Question
from scoutview.recording.format import RecordingError
from scoutview.recording.reader import Recording, copy_recording
from scoutview.recording.writer import RecordingWriter
from tests.small_recording import ASSETS, description, finished, frame_of, state_of, written


def test_everything_written_is_read_back(tmp_path):
    with Recording.open(finished(tmp_path / "a.scout")) as recording:
        assert [frame.step for frame in recording] == list(range(8))
        for frame in recording:
            expected = frame_of(frame.step)
            assert (frame.seconds, frame.metrics) == (expected.seconds, expected.metrics)
            assert frame.weights.keys() == expected.weights.keys()
            for name, array in frame.weights.items():
                np.testing.assert_array_equal(array, expected.weights[name])
                assert not array.flags.writeable
        assert recording.description == description()
        assert recording.assets == ASSETS
        assert (recording.state, recording.planned_steps) == ("finished", 100)
        assert recording.marks == (Mark("halfway", 4),)
        assert recording.changes == (Change(3, "learning_rate", 0.5),)
        state = recording.training_state()
        assert (state.step, state.seconds, dict(state.numbers)) == (7, 7 / 8, {"optimizer.0.1.count": 4})
        np.testing.assert_array_equal(state.arrays["generator"], state_of(7).arrays["generator"])
        ((step, probe, question, arrays),) = recording.kept_answers()
        assert (step, probe, question) == (2, "a b", Question.of("words", layer=1))
        assert arrays["words"].tolist() == ["a", "bé"]
        recording.verify()


def test_a_frame_is_found_by_the_newest_step_at_or_before(tmp_path):
    writer = written(tmp_path / "a.scout")
    writer.add_frame(frame_of(20))
    with Recording.open(tmp_path / "a.scout") as recording:
        assert [recording.position_of(step) for step in (-5, 0, 7, 19, 20, 99)] == [0, 0, 7, 7, 8, 8]
        assert recording.frame_at(19).step == 7
        assert recording[-1].step == 20
        with pytest.raises(IndexError):
            recording[9]
    writer.close()


def test_weights_of_sixteen_bits_come_back_as_thirty_two(tmp_path):
    path = tmp_path / "a.scout"
    first = Frame(0, 0.0, {}, {"w": np.array([1 / 3, 1e6, -1e-3], np.float32), "n": np.array([2**40])})
    RecordingWriter.create(path, description(stored_weights="float16"), {}, first).close()
    with Recording.open(path) as recording:
        weights, stored = recording[0].weights, recording.frame_at(0, as_stored=True).weights
    assert (weights["w"].dtype, stored["w"].dtype) == (np.float32, np.float16)
    np.testing.assert_array_equal(weights["w"], stored["w"])
    assert not any(array.flags.writeable for array in (*weights.values(), *stored.values()))
    np.testing.assert_allclose(weights["w"], [1 / 3, 65504, -1e-3], rtol=1e-3)
    assert weights["n"].tolist() == [2**40]


def test_a_metric_that_is_no_number_and_one_that_is_missing_are_nan(tmp_path):
    writer = RecordingWriter.create(tmp_path / "a.scout", description(), {}, Frame(0, 0.0, {"loss": math.nan}, {}))
    writer.add_frame(Frame(1, 1.0, {"loss": math.inf, "accuracy": 0.5}, {}))
    with Recording.open(tmp_path / "a.scout") as recording:
        curves = recording.curves()
        np.testing.assert_array_equal(curves.metrics["loss"], [math.nan, math.inf])
        np.testing.assert_array_equal(curves.metrics["accuracy"], [math.nan, 0.5])
        recording.verify()
    writer.close()


def test_a_frame_of_the_same_step_replaces_the_older_one(tmp_path):
    writer = written(tmp_path / "a.scout")
    with Recording.open(tmp_path / "a.scout") as recording:
        writer.add_frame(Frame(3, 9.0, {"train_loss": 7.0}, {"w": np.ones(2, np.float32)}))
        assert recording.refresh()
        assert len(recording) == 8
        assert recording[3].metrics == {"train_loss": 7.0}
        assert list(recording[3].weights) == ["w"]
    writer.close()


def test_a_mark_is_never_taken_back_or_moved(tmp_path):
    writer = written(tmp_path / "a.scout")
    writer.add_marks([Mark("halfway", 6), Mark("late", 7)])
    writer.close()
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.marks == (Mark("halfway", 4), Mark("late", 7))


def test_a_snapshot_of_the_curves_stays_as_it_was(tmp_path):
    writer = written(tmp_path / "a.scout", frames=3)
    with Recording.open(tmp_path / "a.scout") as recording:
        before = recording.curves()
        assert not recording.refresh()
        for step in range(3, 200):
            writer.add_frame(frame_of(step, size=5))
            recording.refresh()
        np.testing.assert_array_equal(before.steps, [0, 1, 2])
        after = recording.curves()
        np.testing.assert_array_equal(after.steps, np.arange(200))
        np.testing.assert_allclose(after.metrics["train_loss"], 1 / (1 + np.arange(200)))
        assert not after.steps.flags.writeable
    writer.close()


WRITES_SLOWLY = """
import sys, time
from pathlib import Path
from tests.small_recording import frame_of, written
writer = written(Path(sys.argv[1]), frames=1)
print("there", flush=True)
for step in range(1, 30):
    sys.stdin.readline()
    writer.add_frame(frame_of(step))
    print(step, flush=True)
writer.set_state("finished")
writer.close()
"""


def test_a_run_is_followed_while_another_process_writes_it(tmp_path, python_here):
    path = tmp_path / "a.scout"
    process = python_here(WRITES_SLOWLY, path)
    assert process.stdout.readline() == "there\n"
    with Recording.open(path) as recording:
        assert recording.state == "training"
        for step in range(1, 30):
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline() == f"{step}\n"
            assert recording.refresh()
            assert recording[-1].step == step
            np.testing.assert_array_equal(recording[-1].weights["count"], step)
        assert process.wait(100) == 0
        recording.refresh()
        assert recording.state == "finished"
    assert [file.name for file in tmp_path.iterdir()] == ["a.scout"]


def test_a_run_whose_writer_was_killed_is_called_interrupted(tmp_path, python_here):
    process = python_here(WRITES_SLOWLY, tmp_path / "a.scout")
    process.stdout.readline()
    process.kill()
    process.wait(100)
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.state == "interrupted"


def test_only_one_program_writes_a_recording(tmp_path, python_here):
    process = python_here(WRITES_SLOWLY, tmp_path / "a.scout")
    process.stdout.readline()
    with pytest.raises(RecordingError, match="is being trained just now"):
        RecordingWriter.reopen(tmp_path / "a.scout")
    with pytest.raises(RecordingError, match="is being trained just now"):
        RecordingWriter.create(tmp_path / "a.scout", description(), {}, frame_of(0), force=True)
    process.kill()
    process.wait(100)
    RecordingWriter.reopen(tmp_path / "a.scout").close()


def test_a_copy_of_a_run_that_is_being_written_is_whole_and_settled(tmp_path):
    writer = written(tmp_path / "a.scout")
    copy_recording(tmp_path / "a.scout", tmp_path / "b.scout")
    writer.add_frame(frame_of(50))
    with Recording.open(tmp_path / "b.scout") as copy:
        assert (len(copy), copy.state) == (8, "interrupted")
        copy.verify()
    writer.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.scout", "b.scout"]
    with pytest.raises(RecordingError, match="this recording itself"):
        copy_recording(tmp_path / "a.scout", tmp_path / "a.scout")


def test_curves_are_read_without_the_weights(tmp_path):
    path = finished(tmp_path / "a.scout")
    with Recording.open(path) as recording:
        queries = []
        recording._connection.set_trace_callback(queries.append)
        recording._seen_version = -1
        recording.refresh()
        assert len(recording.curves()) == 8
    assert queries
    assert not [query for query in queries if "weights" in query]


READS = """
import sys
from scoutview.recording.reader import Recording
Recording.open(sys.argv[1])[0].weights
assert "torch" not in sys.modules
"""


def test_reading_a_recording_needs_no_torch(tmp_path, python_here):
    assert python_here(READS, finished(tmp_path / "a.scout")).wait(20) == 0


def test_weights_of_fourteen_bits_are_near_and_make_a_file_of_another_version(tmp_path):
    path, plain = tmp_path / "a.scout", tmp_path / "b.scout"
    exact = np.random.default_rng(0).standard_normal(5000).astype(np.float32)
    first = Frame(0, 0.0, {}, {"w": exact, "far": np.array([1e9, -1e9], np.float32), "n": np.array([2**40])})
    for target, stored in ((path, "float14"), (plain, "float16")):
        RecordingWriter.create(target, description(stored_weights=stored), {}, first).close()
    with Recording.open(path) as recording, Recording.open(plain) as other:
        weights, stored = recording[0].weights, recording.frame_at(0, as_stored=True).weights["w"]
        recording.verify()
        assert recording.count_weights() == 5002
        versions = [one._one("PRAGMA user_version") for one in (recording, other)]
    np.testing.assert_allclose(weights["w"], exact, rtol=2.0**-9 + 2.0**-11, atol=1e-6)
    assert stored.dtype == np.float16
    assert not (stored.view(np.uint16) & 3).any()
    assert np.isfinite(weights["far"]).all()
    assert weights["n"].tolist() == [2**40]
    assert versions == [2, 1]
    assert path.stat().st_size <= plain.stat().st_size


def test_a_recording_that_is_to_be_small_holds_the_same_and_is_written_on_as_any_other(tmp_path):
    path, plain = tmp_path / "a.scout", tmp_path / "b.scout"
    exact = np.random.default_rng(0).standard_normal(50_000).astype(np.float32) / 10
    for target, is_small in ((path, True), (plain, False)):
        about, first = description(stored_weights="float16"), Frame(0, 0.0, {}, {"w": exact})
        with closing(RecordingWriter.create(target, about, {}, first, is_small=is_small)) as writer:
            writer.add_frame(Frame(1, 1.0, {}, {"w": 2 * exact}))
    assert path.stat().st_size < 0.95 * plain.stat().st_size
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_frame(Frame(2, 2.0, {}, {"w": 3 * exact}))
    with Recording.open(path) as recording, Recording.open(plain) as other:
        recording.verify()
        assert [one._one("PRAGMA user_version") for one in (recording, other)] == [2, 1]
        for place in (0, 1):
            np.testing.assert_array_equal(recording[place].weights["w"], other[place].weights["w"])
        np.testing.assert_array_equal(recording[2].weights["w"], (3 * exact).astype(np.float16))
