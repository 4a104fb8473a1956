import errno
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from scoutview.frame import Frame
from scoutview.recording import format as recording_format
from scoutview.recording.files import delete_recording, move_recording
from scoutview.recording.format import RecordingError, TrainingState
from scoutview.recording.reader import Recording, copy_recording
from scoutview.recording.writer import RecordingWriter
from tests.small_recording import ASSETS, description, finished, frame_of, written


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_missing_folder_is_an_error_and_is_not_created(tmp_path):
    with pytest.raises(RecordingError, match="There is no folder"):
        written(tmp_path / "new" / "a.scout")
    assert names(tmp_path) == []


def test_a_read_only_disk_is_told_in_a_sentence(tmp_path, monkeypatch):
    def refuse(path, *_, **__):
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)  # even of files that are not there
    with pytest.raises(RecordingError, match="may not be written"):
        written(tmp_path / "a.scout")


def test_an_existing_file_is_kept_unless_forced(tmp_path):
    path = tmp_path / "a.scout"
    path.write_text("mine")
    with pytest.raises(RecordingError, match="exists already"):
        written(path)
    assert path.read_text() == "mine"
    assert names(tmp_path) == ["a.scout"]


def test_force_replaces_a_killed_run_and_its_log(tmp_path):
    path = tmp_path / "a.scout"
    subprocess_of_killed_run(path)
    assert "a.scout-wal" in names(tmp_path)
    RecordingWriter.create(path, description(seed=9), ASSETS, frame_of(0), force=True).close()
    with Recording.open(path) as recording:
        assert (len(recording), recording.description.seed) == (1, 9)
        recording.verify()
    assert names(tmp_path) == ["a.scout"]


def test_force_leaves_the_old_file_when_the_new_one_cannot_be_made(tmp_path):
    path = finished(tmp_path / "a.scout")
    before = path.read_bytes()
    broken = Frame(0, 0.0, {"loss": "none"}, {})
    with pytest.raises(ValueError, match="could not convert"):
        RecordingWriter.create(path, description(), ASSETS, broken, force=True)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["a.scout"]


def test_a_frame_that_is_too_large_is_told_in_a_sentence(tmp_path, monkeypatch):
    writer = written(tmp_path / "a.scout")
    monkeypatch.setattr("scoutview.recording.writer.MOST_BYTES", 1000)
    with pytest.raises(RecordingError, match="too large for a recording"):
        writer.add_frame(frame_of(30))
    writer.close()


def test_a_training_state_that_is_too_large_leaves_the_one_before(tmp_path, monkeypatch):
    writer = written(tmp_path / "a.scout")
    small, large = (TrainingState(step, 1.0, {"w": np.ones(step, np.float32)}, {}) for step in (10, 1000))
    writer.save_training_state(small)
    monkeypatch.setattr("scoutview.recording.writer.MOST_BYTES", 1000)
    with pytest.raises(RecordingError, match="too large for a recording: what training on needs has"):
        writer.save_training_state(large)
    writer.close()
    with Recording.open(tmp_path / "a.scout") as recording:
        state = recording.training_state()
    assert state is not None
    assert state.step == 10


def test_the_file_appears_with_frame_0_in_it(tmp_path):
    path = tmp_path / "a.scout"
    seen = []

    class Watching(dict):
        def items(self):  # asked while frame 0 is being written
            seen.append(path.exists())
            return super().items()

    frame = Frame(0, 0.0, {"loss": 1.0}, Watching(w=np.ones(3, np.float32)))
    RecordingWriter.create(path, description(), ASSETS, frame).close()
    assert seen
    assert not any(seen)
    with Recording.open(path) as recording:
        assert recording[0].metrics == {"loss": 1.0}


def test_a_name_taken_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "a.scout"

    class Interrupting(dict):
        def items(self):
            path.write_text("somebody else's")
            return super().items()

    with pytest.raises(RecordingError, match="exists already"):
        RecordingWriter.create(path, description(), ASSETS, Frame(0, 0.0, {}, Interrupting()))
    assert path.read_text() == "somebody else's"
    assert names(tmp_path) == ["a.scout"]


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    finished(tmp_path / "a.scout")
    assert names(tmp_path) == ["a.scout"]
    with pytest.raises(RecordingError, match="exists already"):
        move_recording(finished(tmp_path / "b.scout"), tmp_path / "a.scout")


def test_a_finished_recording_is_one_file(tmp_path):
    writer = written(tmp_path / "a.scout")
    reader = Recording.open(tmp_path / "a.scout")
    writer.set_state("finished")
    writer.close()
    reader.refresh()
    assert reader.state == "finished"
    reader.close()
    assert names(tmp_path) == ["a.scout"]


def test_moving_and_deleting_take_the_log_along(tmp_path):
    subprocess_of_killed_run(tmp_path / "a.scout")
    assert "a.scout-wal" in names(tmp_path)
    move_recording(tmp_path / "a.scout", tmp_path / "b.scout")
    assert names(tmp_path) == ["b.scout"]
    with Recording.open(tmp_path / "b.scout") as recording:
        assert len(recording) == 8
    delete_recording(tmp_path / "b.scout")
    assert names(tmp_path) == []


def test_a_recording_that_is_written_is_not_moved(tmp_path):
    writer = written(tmp_path / "a.scout")
    with pytest.raises(RecordingError, match="is being trained just now"):
        delete_recording(tmp_path / "a.scout")
    writer.close()


def subprocess_of_killed_run(path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from small_recording import written;"
    code += "w = written(Path(sys.argv[1])); os._exit(9)"
    tests = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": f"{tests.parent}{os.pathsep}{tests}"}
    assert subprocess.run([sys.executable, "-c", code, path], env=environment, check=False).returncode == 9


READS_AND_WRITES = """
import ctypes, os, sys
from pathlib import Path
from tests.small_recording import written
from scoutview.errors import UserError
from scoutview.recording.files import check_writable
from scoutview.recording.reader import Recording, copy_recording
from scoutview.recording.writer import RecordingWriter
folder = Path(sys.argv[1])
if os.getuid() == 0:  # who may write anywhere, but for this: without capabilities it is an owner as any other
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, none) == 0
recording = Recording.open(folder / "a.scout")
recording.verify()
print(len(recording))
for attempt in (
    lambda: written(folder / "b.scout"),
    lambda: copy_recording(folder / "a.scout", folder / "c.scout"),
    lambda: RecordingWriter.reopen(folder / "a.scout"),
    lambda: check_writable(folder / "a.scout"),
):
    try:
        attempt()
        print("it was written")
    except UserError as error:
        print(error)
"""


@pytest.mark.skipif(
    os.name == "nt" or (sys.platform != "linux" and os.getuid() == 0),
    reason="folders are not made read-only this way, or not for root",
)
@pytest.mark.parametrize("ended", [True, False], ids=["finished", "in write-ahead mode"])
def test_a_read_only_folder_is_read_and_not_written(tmp_path, ended):
    path = finished(tmp_path / "a.scout")
    if not ended:
        writer = RecordingWriter.reopen(path)
        writer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        content = path.read_bytes()
        writer.close()
        path.write_bytes(content)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    tests = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": f"{tests.parent}{os.pathsep}{tests}"}
    command = [sys.executable, "-c", READS_AND_WRITES, tmp_path]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    tmp_path.chmod(0o755)
    assert done.stderr == ""
    count, *sentences = done.stdout.splitlines()
    assert count == "8"
    assert len(sentences) == 4
    assert all("may not be written" in sentence for sentence in sentences)
    assert names(tmp_path) == ["a.scout"]


def test_a_full_disk_is_told_and_loses_nothing(tmp_path):
    writer = written(tmp_path / "a.scout", frames=3)
    (pages,) = writer.connection.execute("PRAGMA page_count").fetchone()
    writer.connection.execute(f"PRAGMA max_page_count={pages + 3}")
    writer.add_frame(frame_of(3))
    with pytest.raises(RecordingError, match=r"The disk is full, so a\.scout cannot grow"):
        writer.add_frame(frame_of(4, size=60_000))
    writer.close()
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.steps.tolist() == [0, 1, 2, 3]
        recording.verify()


def test_a_copy_replaces_its_target_as_a_save_dialog_promises(tmp_path):
    finished(tmp_path / "a.scout", frames=3)
    finished(tmp_path / "b.scout", frames=5)
    copy_recording(tmp_path / "a.scout", tmp_path / "b.scout")
    with Recording.open(tmp_path / "b.scout") as recording:
        assert len(recording) == 3
    with pytest.raises(RecordingError, match="There is no folder"):
        copy_recording(tmp_path / "a.scout", tmp_path / "none" / "b.scout")


def test_a_process_of_the_same_number_that_started_later_is_not_the_writer():
    import json

    mine = json.loads(recording_format.this_writer())
    assert recording_format.is_alive(json.dumps(mine))
    assert not recording_format.is_alive(json.dumps(mine | {"started": mine["started"] - 100}))
    assert recording_format.is_alive(json.dumps(mine | {"host": "another machine"}))
