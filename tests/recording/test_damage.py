import random
import sqlite3
from contextlib import closing

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.recording.format import MOST_BYTES, SCHEMA, RecordingError, unpack_answer
from scoutview.recording.reader import Recording
from tests.small_recording import finished, frame_of, written


def contents(path):
    """All that a reader can get out of a file, in comparable form."""
    with Recording.open(path) as recording:
        recording.verify()
        frames = [(f.step, f.seconds, f.metrics, {n: a.tobytes() for n, a in f.weights.items()}) for f in recording]
        state = recording.training_state()
        answers = [
            (s, p, q, {n: a.tolist() for n, a in arrays.items()}) for s, p, q, arrays in recording.kept_answers()
        ]
        return (
            frames,
            recording.description,
            recording.assets,
            recording.state,
            recording.planned_steps,
            recording.marks,
            recording.changes,
            (state.step, state.seconds, state.numbers, {n: a.tobytes() for n, a in state.arrays.items()}),
            answers,
        )


def change(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"Once there was a text.\n" * 300, "is not a ScoutView recording"),
        (b"SQLite format 3\x00" + bytes(2000), "is not a ScoutView recording|is damaged"),
        (bytes(9000), "is not a ScoutView recording"),
    ],
)
def test_a_file_that_is_something_else_is_told_in_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "a.scout"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=sentence):
        Recording.open(path)
    assert path.read_bytes() == content


def test_what_is_missing_or_a_folder_is_told_in_a_sentence(tmp_path):
    with pytest.raises(RecordingError, match="There is no file"):
        Recording.open(tmp_path / "a.scout")
    with pytest.raises(RecordingError, match="is a folder"):
        Recording.open(tmp_path)
    assert not list(tmp_path.iterdir())


def test_another_database_is_no_recording(tmp_path):
    change(tmp_path / "a.db", "CREATE TABLE frames (step)")
    with pytest.raises(RecordingError, match="is not a ScoutView recording"):
        Recording.open(tmp_path / "a.db")


def test_a_newer_version_asks_for_an_update(tmp_path):
    path = finished(tmp_path / "a.scout")
    change(path, "PRAGMA user_version=5")
    with pytest.raises(RecordingError, match=r"newer version of ScoutView \(file version 5.*update"):
        Recording.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE metrics",
        "CREATE TRIGGER t AFTER INSERT ON frames BEGIN DELETE FROM marks; END",
        "ALTER TABLE marks RENAME TO other",
        "CREATE TABLE extra (a)",
    ],
)
def test_tables_that_no_recording_has_are_refused(tmp_path, statement):
    path = finished(tmp_path / "a.scout")
    change(path, statement)
    with pytest.raises(RecordingError, match="its tables are not as they should"):
        Recording.open(path)


def test_a_view_in_place_of_a_table_is_refused(tmp_path):
    path = finished(tmp_path / "a.scout")
    change(
        path, "DROP TABLE marks", "CREATE VIEW marks AS SELECT load_extension('x') AS name, 1 AS step, 1 AS checksum"
    )
    with pytest.raises(RecordingError, match="its tables are not as they should"):
        Recording.open(path)


@pytest.mark.parametrize("statement", ["DELETE FROM run", "DELETE FROM frames", "UPDATE run SET value = '{}'"])
def test_a_recording_without_its_beginning_is_refused(tmp_path, statement):
    path = finished(tmp_path / "a.scout")
    change(path, statement)
    with pytest.raises(RecordingError, match="is damaged"):
        Recording.open(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_recording_is_refused(tmp_path, share):
    path = finished(tmp_path / "a.scout")
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(RecordingError, match="is damaged or was cut short"):
        Recording.open(path)


def test_a_flipped_byte_is_noticed_or_changes_nothing(tmp_path):
    path = finished(tmp_path / "a.scout")
    content, whole = path.read_bytes(), contents(path)
    rng = random.Random(1)
    noticed = 0
    for _ in range(150):
        broken = bytearray(content)
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        path.write_bytes(broken)
        try:
            read = contents(path)
        except UserError:
            noticed += 1
        else:
            assert read == whole
    assert noticed > 20


def test_one_damaged_frame_leaves_the_others(tmp_path):
    path = finished(tmp_path / "a.scout")
    content = bytearray(path.read_bytes())
    place = content.index(frame_of(5).weights["unembedding.weight"].tobytes()[:400])
    content[place + 40] ^= 1
    path.write_bytes(content)
    with Recording.open(path) as recording:
        with pytest.raises(RecordingError, match=r"The frame at step 5 of a\.scout is damaged; the others"):
            _ = recording[5].weights
        for step in (0, 1, 2, 3, 4, 6, 7):
            np.testing.assert_array_equal(recording.frame_at(step).weights["count"], step)
        with pytest.raises(RecordingError, match="step 5"):
            recording.verify()


def test_a_damaged_log_of_a_killed_run_loses_no_earlier_frame(tmp_path):
    writer = written(tmp_path / "a.scout", frames=2)
    writer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for step in range(2, 6):
        writer.add_frame(frame_of(step))
    copy = tmp_path / "b.scout"
    copy.write_bytes((tmp_path / "a.scout").read_bytes())
    log = (tmp_path / "a.scout-wal").read_bytes()
    (tmp_path / "b.scout-wal").write_bytes(log[: len(log) * 2 // 3])
    with Recording.open(copy) as recording:
        assert 2 <= len(recording) < 6
        recording.verify()
    writer.close()


def test_a_blob_that_claims_to_be_huge_is_refused(tmp_path):
    path = finished(tmp_path / "a.scout")
    claim = (60).to_bytes(8, "little") + b'{"w":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,4]}}'
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        from scoutview.recording.format import checksum

        connection.execute("UPDATE frames SET weights=?, weights_checksum=? WHERE step=2", (claim, checksum(claim)))
    with Recording.open(path) as recording, pytest.raises(RecordingError, match="step 2"):
        _ = recording[2].weights


def test_answers_are_never_unpickled(tmp_path):
    import io

    buffer = io.BytesIO()
    np.savez(buffer, words=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        unpack_answer(buffer.getvalue())


def test_the_schema_has_room_for_large_models():
    assert MOST_BYTES > 4 * 100_000_000
    assert len(SCHEMA) == 8
