"""What is whole in a damaged recording is saved, and nothing else."""

import random
import sqlite3
from contextlib import closing

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.recording.format import RecordingError
from scoutview.recording.reader import Recording
from scoutview.recording.salvage import salvage
from tests.recording.test_damage import change, contents
from tests.small_recording import finished, frame_of


def test_a_whole_recording_is_saved_whole(tmp_path):
    path, new = finished(tmp_path / "a.scout"), tmp_path / "b.scout"
    before = path.read_bytes()
    saved = salvage(path, new)
    assert (saved.frames, saved.lost, saved.missing) == (8, (), ())
    assert contents(new)[:-1] == contents(path)[:-1]  # the last are answers, which can be computed again
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.scout", "b.scout"]


def test_a_damaged_frame_is_left_out_and_named(tmp_path):
    path = finished(tmp_path / "a.scout")
    content = bytearray(path.read_bytes())
    place = content.index(frame_of(5).weights["unembedding.weight"].tobytes()[:400])
    content[place + 40] ^= 1
    path.write_bytes(content)
    saved = salvage(path, tmp_path / "b.scout")
    assert (saved.frames, saved.lost) == (7, (5,))
    with Recording.open(tmp_path / "b.scout") as recording:
        recording.verify()
        assert recording.steps.tolist() == [0, 1, 2, 3, 4, 6, 7]
        for frame in recording:
            np.testing.assert_array_equal(
                frame.weights["embedding.weight"], frame_of(frame.step).weights["embedding.weight"]
            )


def test_a_number_changed_by_hand_is_not_taken_for_a_measurement(tmp_path):
    path = finished(tmp_path / "a.scout")
    change(path, "UPDATE metrics SET value = 0 WHERE step = 3 AND name = 'train_loss'")
    assert salvage(path, tmp_path / "b.scout").lost == (3,)


def test_a_recording_cut_short_gives_the_frames_before_the_cut(tmp_path):
    path = finished(tmp_path / "a.scout", frames=60)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4])
    with pytest.raises(RecordingError):
        Recording.open(path)
    saved = salvage(path, tmp_path / "b.scout")
    assert 10 < saved.frames < 60
    with Recording.open(tmp_path / "b.scout") as recording:
        recording.verify()
        assert len(recording) == saved.frames
        assert recording.state in ("interrupted", "finished")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON frames BEGIN DELETE FROM marks; END",
        "CREATE VIEW more AS SELECT load_extension('x')",
        "DROP TABLE answers",
        "PRAGMA user_version=9",
    ],
)
def test_tables_of_other_shapes_do_not_hide_the_frames_and_are_not_copied(tmp_path, statement):
    path = finished(tmp_path / "a.scout")
    change(path, statement)
    with pytest.raises(RecordingError):
        Recording.open(path)
    assert salvage(path, tmp_path / "b.scout").frames == 8
    with Recording.open(tmp_path / "b.scout") as recording:
        recording.verify()


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE frames", "DELETE FROM frames", "UPDATE run SET value = '{}'", "DELETE FROM run"],
)
def test_where_nothing_is_whole_a_sentence_says_so_and_nothing_is_written(tmp_path, statement):
    path = finished(tmp_path / "a.scout")
    change(path, statement)
    with pytest.raises(RecordingError, match=r"Nothing of a\.scout can be saved"):
        salvage(path, tmp_path / "b.scout")
    assert [file.name for file in tmp_path.iterdir()] == ["a.scout"]


def test_what_is_no_recording_is_told(tmp_path):
    (tmp_path / "text.scout").write_bytes(b"Once there was a text.\n" * 300)
    (tmp_path / "empty.scout").touch()
    for name in ("text.scout", "empty.scout", "missing.scout"):
        with pytest.raises(UserError):
            salvage(tmp_path / name, tmp_path / "b.scout")
    with pytest.raises(UserError, match="no ordinary file"):
        salvage(tmp_path, tmp_path / "b.scout")
    path = finished(tmp_path / "a.scout")
    with pytest.raises(UserError, match="itself"):
        salvage(path, path, force=True)


def test_random_damage_never_costs_a_whole_frame_or_lets_a_broken_one_through(tmp_path):
    path = finished(tmp_path / "a.scout", frames=20)
    content, rng = path.read_bytes(), random.Random(4)
    counts = []
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(rng.choice((1, 3, 30))):
            broken[rng.randrange(16384, len(broken))] ^= 1 << rng.randrange(8)
        path.write_bytes(broken)
        new = tmp_path / "b.scout"
        try:
            saved = salvage(path, new, force=True)
        except RecordingError:
            counts.append(0)
            continue
        counts.append(saved.frames)
        with Recording.open(new) as recording:
            recording.verify()
            for frame in recording:
                expected = frame_of(frame.step)
                assert frame.metrics == expected.metrics
                assert all((frame.weights[name] == array).all() for name, array in expected.weights.items())
    assert sum(count >= 15 for count in counts) > 30  # the others lost a page on which everything rests


def test_a_row_of_a_wrong_kind_is_left_out(tmp_path):
    path = finished(tmp_path / "a.scout")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE frames SET weights = 'text' WHERE step = 2")
        connection.execute("UPDATE frames SET seconds = 'soon' WHERE step = 4")
        connection.execute("UPDATE marks SET step = 'x'")
        connection.execute("UPDATE training_state SET numbers = 7")
    saved = salvage(path, tmp_path / "b.scout")
    assert saved.lost == (2, 4)
    assert saved.missing == ("what training on needs",)
