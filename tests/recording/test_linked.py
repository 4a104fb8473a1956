"""Linked recordings: frames whose weights stay in other files, which may move, change or go."""

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoutview.frame import Frame, Mark, RunDescription
from scoutview.recording import Recording, RecordingError
from scoutview.recording.linked import LINKED, LINKED_VERSION, LinkedTensor, LinkedWeights, hash_of, linked_file
from scoutview.recording.relinking import relink
from scoutview.recording.salvage import salvage
from scoutview.recording.writer import RecordingWriter

DESCRIPTION = RunDescription("language_model", {"seed": 0, "stored_weights": "float32"})
ORDER = ("upper", "bits", "counts", "turned")


def hashed(path: Path) -> str:
    return hash_of(path, path.stat().st_size, path.stat().st_mtime_ns)


def numbers(step: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(step)
    values = rng.normal(size=(3, 4)).astype("<f4")
    return {"upper": values, "bits": values.view("<u4") >> 16, "counts": np.arange(step, step + 5, dtype="<i8")}


def written(path: Path, step: int) -> None:
    """A byte, so that nothing is at a multiple of its size; float32, bfloat16 and int64."""
    parts = numbers(step)
    path.write_bytes(
        b"x" + parts["upper"].tobytes() + parts["bits"].astype("<u2").tobytes() + parts["counts"].tobytes()
    )


def weights(path: Path, folder: Path) -> LinkedWeights:
    tensors = {
        "upper": LinkedTensor(0, "float32", (3, 4), (4, 1), 1),
        "bits": LinkedTensor(0, "bfloat16", (3, 4), (4, 1), 49),
        "counts": LinkedTensor(0, "int64", (5,), (1,), 73),
        "turned": LinkedTensor(0, "float32", (4, 2), (1, 4), 17),
    }
    return LinkedWeights((linked_file(path, folder, hashed(path)),), tensors, folder)


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A recording of two frames, each in a file of its own."""
    (tmp_path / "models").mkdir()
    path = tmp_path / "run.scout"
    frames = []
    for step in (10, 20):
        file = tmp_path / "models" / f"{step}.bin"
        written(file, step)
        frames.append(Frame(step, 1.0, {"train_loss": 1 / step}, weights(file, tmp_path)))
    with closing(RecordingWriter.create(path, DESCRIPTION, {}, frames[0])) as writer:
        writer.add_frame(frames[1], [Mark("end", 20)])
        writer.set_state("finished")
    return path


def check(path: Path) -> None:
    """All weights are those of the files."""
    with Recording.open(path) as recording:
        recording.verify()
        for frame in recording:
            meant = numbers(frame.step)
            assert tuple(frame.weights) == ORDER
            np.testing.assert_array_equal(frame.weights["upper"], meant["upper"])
            np.testing.assert_array_equal(frame.weights["counts"], meant["counts"])
            np.testing.assert_array_equal(frame.weights["turned"], meant["upper"][1:].T)
            assert frame.weights["bits"].dtype == np.float32
            np.testing.assert_allclose(frame.weights["bits"], meant["upper"], rtol=2**-7)
            assert not any(array.flags.writeable for array in frame.weights.values())


def test_weights_are_read_out_of_the_files_and_take_no_room_in_the_recording(linked: Path) -> None:
    check(linked)
    with Recording.open(linked) as recording:
        assert recording.count_weights() == 32
        assert recording.moved_files() == ()
    with closing(sqlite3.connect(linked)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (LINKED_VERSION,)
        blobs = [blob for (blob,) in connection.execute("SELECT weights FROM frames")]
    assert all(blob.startswith(LINKED) for blob in blobs)
    assert numbers(10)["upper"].tobytes() not in blobs[0]


def test_recording_and_files_may_be_moved_together(linked: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "models").rename(tmp_path / "elsewhere" / "models")
    linked.rename(tmp_path / "elsewhere" / "run.scout")
    check(tmp_path / "elsewhere" / "run.scout")


def test_files_that_moved_are_told_and_found_again(linked: Path, tmp_path: Path) -> None:
    (tmp_path / "models").rename(tmp_path / "other")
    (tmp_path / "other" / "10.bin").rename(tmp_path / "other" / "renamed.bin")
    (tmp_path / "other" / "decoy.bin").write_bytes(bytes((tmp_path / "other" / "20.bin").stat().st_size))
    with Recording.open(linked) as recording:
        told = f"10.bin is not in {tmp_path / 'models'} any more: show in which folder it is now."
        assert recording.moved_files()[0] == told
        with pytest.raises(RecordingError, match=r"10\.bin is not in"):
            recording[0].weights["upper"]
        assert recording.curves().metrics["train_loss"].tolist() == [0.1, 0.05]
    assert relink(linked, tmp_path).found == 2
    check(linked)
    with Recording.open(linked) as recording:
        assert recording.moved_files() == ()
        assert recording.marks == (Mark("end", 20),)
        assert recording.state == "finished"


def test_a_file_that_is_nowhere_stays_missing_and_is_named(linked: Path, tmp_path: Path) -> None:
    (tmp_path / "models" / "10.bin").unlink()
    again = relink(linked, tmp_path)
    assert (again.found, again.missing, again.changed) == (0, ("models/10.bin",), ())
    assert again.trouble == f"models/10.bin is not in {tmp_path.name}, nor in a folder within it."
    with Recording.open(linked) as recording:
        np.testing.assert_array_equal(recording[1].weights["upper"], numbers(20)["upper"])


def test_a_file_of_another_content_is_told_and_one_of_another_time_is_not(linked: Path, tmp_path: Path) -> None:
    file = tmp_path / "models" / "10.bin"
    content = file.read_bytes()
    file.write_bytes(content)  # another time, the same content
    check(linked)
    file.write_bytes(content[:-1] + b"?")
    with Recording.open(linked) as recording, pytest.raises(RecordingError, match="has changed since"):
        recording[0].weights["upper"]
    file.write_bytes(content)
    with Recording.open(linked) as recording:
        (kept,) = recording[0].weights.files  # type: ignore[attr-defined]
    file.write_bytes(content + b"?")
    os.utime(file, ns=(kept.modified_ns, kept.modified_ns))  # as a copy that broke off may have it
    with Recording.open(linked) as recording:
        assert "10.bin has changed since this recording was linked to it" in recording.moved_files()[0]


def test_copies_and_repaired_recordings_stay_linked(linked: Path, tmp_path: Path) -> None:
    with Recording.open(linked) as recording:
        recording.save_copy(tmp_path / "copy.scout")
    check(tmp_path / "copy.scout")
    (tmp_path / "below").mkdir()
    assert salvage(linked, tmp_path / "below" / "saved.scout").frames == 2
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("models", "below"):
        (tmp_path / name).rename(tmp_path / "deep" / "er" / name)
    check(tmp_path / "deep" / "er" / "below" / "saved.scout")


def test_a_recording_that_holds_its_weights_has_nothing_to_be_found(tmp_path: Path) -> None:
    frame = Frame(0, 0.0, {}, {"weight": np.ones(3, np.float32)})
    RecordingWriter.create(tmp_path / "run.scout", DESCRIPTION, {}, frame).close()
    with pytest.raises(RecordingError, match="holds its weights itself"):
        relink(tmp_path / "run.scout", tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"begin": 10**6}, {"begin": -1}, {"begin": 1.5}, {"shape": (2**40, 2**40)}, {"shape": (3,)}, {"file": 7},
        {"strides": (2**50, 1)}, {"strides": (0, 0), "shape": (2**31, 2)}, {"dtype": "object"},
    ],
)  # fmt: skip
def test_places_beyond_the_file_are_damage(tmp_path: Path, change: dict[str, object]) -> None:
    written(tmp_path / "10.bin", 10)
    whole = weights(tmp_path / "10.bin", tmp_path)
    tensors = {"upper": replace(whole.tensors["upper"], **change)}  # type: ignore[arg-type]
    told = json.loads(whole.to_blob().parts[0][len(LINKED) :])
    told["tensors"] = {name: list(vars(each).values()) for name, each in tensors.items()}
    with pytest.raises((ValueError, KeyError, TypeError)):
        LinkedWeights.from_bytes(LINKED + json.dumps(told).encode(), tmp_path)
