import sqlite3
from contextlib import closing

import numpy as np
import pytest

from scoutview.frame import Frame
from scoutview.recording.reader import Recording
from scoutview.recording.writer import LOG_BYTES, RecordingWriter
from tests.small_recording import description, finished, frame_of

MEGABYTE = 1_000_000


def frame_of_bytes(step: int, size: int) -> Frame:
    return Frame(step, float(step), {"loss": 1.0}, {"w": np.full(size // 4, step, np.float32)})


def create(path, size: int) -> RecordingWriter:
    return RecordingWriter.create(path, description(), {}, frame_of_bytes(0, size))


@pytest.mark.parametrize(
    ("size", "most"), [(40_000, 1.25), (401_000, 1.04), (2 * MEGABYTE, 1.02), (4 * MEGABYTE + 60_000, 1.02)]
)
def test_pages_take_little_more_room_than_frames(tmp_path, size, most):
    with closing(create(tmp_path / "a.scout", size)) as writer:
        empty = writer.used_bytes
        for step in range(1, 33):
            writer.add_frame(frame_of_bytes(step, size))
        assert (writer.used_bytes - empty) / (32 * size) < most


def test_the_log_stays_bounded_while_somebody_reads(tmp_path):
    path = tmp_path / "a.scout"
    with closing(create(path, MEGABYTE)) as writer, Recording.open(path) as recording:
        for step in range(1, 60):
            writer.add_frame(frame_of_bytes(step, MEGABYTE))
            recording.refresh()
            assert recording[-1].weights["w"][0] == step
            assert path.with_name("a.scout-wal").stat().st_size < 1.2 * LOG_BYTES + 2 * MEGABYTE


@pytest.mark.parametrize("page_bytes", [4096, 65536])
def test_a_recording_with_other_pages_is_written_on(tmp_path, page_bytes):
    path = finished(tmp_path / "a.scout")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={page_bytes}")
        connection.execute("VACUUM")
    with closing(RecordingWriter.reopen(path)) as writer:
        for step in range(8, 12):
            writer.add_frame(frame_of(step))
    with Recording.open(path) as recording:
        recording.verify()
        assert [frame.step for frame in recording] == list(range(12))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (page_bytes,)


def test_a_frame_larger_than_the_log_is_read_back(tmp_path):
    path = tmp_path / "a.scout"
    with closing(create(path, 2 * LOG_BYTES)) as writer:
        writer.add_frame(frame_of_bytes(1, 2 * LOG_BYTES))
    with Recording.open(path) as recording:
        recording.verify()
        np.testing.assert_array_equal(recording[1].weights["w"], 1)


def test_a_frame_that_cannot_be_filled_in_leaves_no_zeros_behind(tmp_path, monkeypatch):
    path = tmp_path / "a.scout"
    with closing(create(path, 1000)) as writer:
        with monkeypatch.context() as patched:
            patched.setattr(writer, "_fill", lambda *_: (_ for _ in ()).throw(RuntimeError("stopped")))
            with pytest.raises(RuntimeError, match="stopped"):
                writer.add_frame(frame_of_bytes(1, 1000))
        writer.add_frame(frame_of_bytes(2, 1000))
    with Recording.open(path) as recording:
        assert recording.steps.tolist() == [0, 2]
        recording.verify()
