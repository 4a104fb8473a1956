"""Measures are kept with a recording, as numbers that pass their checks, and go where it goes."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoutview.frame import Change
from scoutview.measure import MOST_POINTS, Measure, thinned
from scoutview.recording import measured
from scoutview.recording.format import MEASURED_VERSION, MEASURES_SCHEMA, SCHEMA, RecordingError
from scoutview.recording.reader import Recording
from scoutview.recording.salvage import salvage
from scoutview.recording.writer import RecordingWriter
from tests.recording.test_damage import change
from tests.small_measures import a_curve, a_heat_map
from tests.small_recording import finished, frame_of


def with_measures(path: Path, *measures: Measure) -> Path:
    """The path of a finished recording that has these."""
    with closing(RecordingWriter.reopen(finished(path))) as writer:
        writer.add_measures(measures or (a_curve(title="a norm", unit="nats"), a_heat_map()))
    return path


def found(path: Path) -> tuple[Measure, ...]:
    with Recording.open(path) as recording:
        recording.verify()
        return recording.measures()


def same(one: Measure, other: Measure) -> bool:
    told = [(each.name, each.rows, each.title, each.unit, each.origin) for each in (one, other)]
    numbers = [np.array_equal(a, b, equal_nan=True) for a, b in ((one.steps, other.steps), (one.values, other.values))]
    return told[0] == told[1] and all(numbers)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_measures_are_read_as_they_were_written(tmp_path: Path) -> None:
    wild = replace(a_curve("wild"), values=np.full(20, np.nan))
    wild.values[3] = np.inf
    path = with_measures(tmp_path / "a.scout", a_heat_map(), a_curve(title="a norm", unit="nats"), wild)
    curve, waves, odd = found(path)
    assert same(curve, a_curve(title="a norm", unit="nats"))
    assert same(waves, a_heat_map())
    assert same(odd, wild)
    assert not curve.values.flags.writeable
    with Recording.open(path) as recording:
        assert recording.curves().measures == ()
        assert [each.name for each in recording.measured_curves().measures] == ["norm", "waves", "wild"]


def test_only_a_file_with_measures_has_their_version_and_their_tables(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    assert version_of(path) == 1
    assert found(path) == ()
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([])
        writer.change_course(Change(5, "learning_rate", 0.1))
    assert version_of(path) == 1
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([a_curve()], replace=True)
    assert version_of(path) == MEASURED_VERSION == 4
    for statement in ("PRAGMA user_version=3", "DROP TABLE measured"):
        change(path, statement)
        with pytest.raises(RecordingError, match="its tables are not as they should"):
            Recording.open(path)
        change(path, "PRAGMA user_version=4")


def test_a_reader_sees_points_as_they_come_and_the_same_measure_where_none_did(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer, Recording.open(path) as recording:
        curve, waves = recording.measures()
        assert not recording.refresh()
        writer.add_measures([a_curve(steps=range(40, 60))])
        assert recording.refresh()
        longer, as_before = recording.measures()
        assert longer.steps.tolist() == [*range(0, 40, 2), *range(40, 60)]
        assert longer.title == ""  # said anew
        assert as_before is waves
        assert len(curve) == 20


def test_a_file_gets_its_first_measures_while_it_is_read(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    with Recording.open(path) as recording, closing(RecordingWriter.reopen(path)) as writer:
        assert recording.measures() == ()
        writer.add_measures([a_curve()])
        assert recording.refresh()
        assert [each.name for each in recording.measures()] == ["norm"]


def test_points_of_steps_that_were_there_replace_them(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout", a_curve(steps=[1, 2, 5, 9]))
    with closing(RecordingWriter.reopen(path)) as writer:
        newer = replace(a_curve(steps=[0, 3, 5]), values=np.array([10.0, 11.0, 12.0]))
        writer.add_measures([newer])
    (curve,) = found(path)
    assert curve.steps.tolist() == [0, 1, 2, 3, 5, 9]
    assert curve.values.tolist() == [10, 1.5, 2.5, 11, 12, 9.5]


def test_many_small_pieces_become_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "MOST_PIECES", 5)
    path = with_measures(tmp_path / "a.scout", a_heat_map(steps=[0]))
    with closing(RecordingWriter.reopen(path)) as writer:
        for step in range(1, 23):
            writer.add_measures([a_heat_map(steps=[step])])
    assert same(found(path)[0], a_heat_map(steps=range(23)))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM measured").fetchone()[0] <= 5


def test_above_what_is_kept_points_are_thinned_evenly() -> None:
    steps = np.concatenate([np.arange(0, 500_000, 1000), np.arange(500_000, 500_000 + MOST_POINTS)])
    kept = thinned(a_curve(steps=steps))
    assert MOST_POINTS // 40 < len(kept) <= MOST_POINTS // 2 + 2
    assert set(range(0, 500_000, 1000)) <= set(kept.steps.tolist())  # where they are rare, all stay
    assert (kept.steps[0], kept.steps[-1]) == (0, steps[-1])
    assert np.array_equal(kept.values, kept.steps + 0.5)
    even = thinned(a_curve(steps=np.arange(MOST_POINTS + 1)))
    assert set(np.diff(even.steps).tolist()) <= {1, 2, 3}
    few = a_curve(steps=range(MOST_POINTS))
    assert thinned(few) is few
    assert len(thinned(a_heat_map(steps=range(1100), rows=4000))) == 501


def test_a_long_curve_stays_bounded_in_the_file(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout", a_curve(steps=range(15_000)))
    with closing(RecordingWriter.reopen(path)) as writer:
        for begin in range(15_000, 60_000, 5000):
            writer.add_measures([a_curve(steps=range(begin, begin + 5000))])
    (curve,) = found(path)
    assert MOST_POINTS // 4 < len(curve) <= MOST_POINTS
    assert curve.steps[-1] == 59_999


def test_what_another_course_replaces_goes(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout", a_curve(), a_heat_map(steps=[5, 6]))
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.change_course(Change(5, "resumed", 7.0))
    (curve,) = found(path)
    assert curve.steps.tolist() == [0, 2, 4]


def test_measures_stay_where_frames_are_thinned(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.let_go([2, 4, 6], Change(7, "frame_spacing", 2.0))
        writer.add_frame(frame_of(7))
    assert same(found(path)[1], a_heat_map())


def test_a_copy_has_them(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout")
    with Recording.open(path) as recording:
        recording.save_copy(tmp_path / "b.scout")
    assert all(map(same, found(tmp_path / "b.scout"), found(path)))


def test_a_measure_of_other_rows_is_refused_unless_it_replaces(tmp_path: Path) -> None:
    path = with_measures(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer:
        with pytest.raises(RecordingError, match=r"^“waves” has other rows than before"):
            writer.add_measures([a_curve("other"), a_heat_map(rows=4)])
        writer.add_measures([a_heat_map(rows=4, steps=[1])], replace=True)
    curve, waves = found(path)
    assert curve.name == "norm"  # “other” was not written either
    assert waves.values.tolist() == [[1, 2, 3, 4]]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (a_curve(""), "has a name"),
        (a_curve(title="x" * 300), "at most 200 letters"),
        (a_curve(steps=[3, 3]), "do not grow"),
        (a_curve(steps=[-1, 3]), "not a number for each"),
        (a_heat_map(rows=5000), "at most 4,096"),
        (replace(a_curve(), values=np.zeros(3)), "not a number for each"),
    ],
)
def test_what_is_no_measure_is_told_in_a_sentence(tmp_path: Path, wrong: Measure, sentence: str) -> None:
    path = with_measures(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer, pytest.raises(RecordingError, match=sentence):
        writer.add_measures([wrong])
    assert len(found(path)) == 2


def test_a_file_keeps_so_many_measures_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "MOST_MEASURES", 3)
    path = with_measures(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([a_curve("third")])
        with pytest.raises(RecordingError, match="at most 3 measures"):
            writer.add_measures([a_curve("fourth")])
        monkeypatch.setattr(measured, "MOST_BYTES", 5000)
        with pytest.raises(RecordingError, match="MB together"):
            writer.add_measures([a_curve("third", steps=range(50, 900))])
    assert len(found(path)) == 3


DAMAGED = [
    "UPDATE measured SET points = zeroblob(16) WHERE name = 'norm'",
    "UPDATE measured SET points = 'text' WHERE name = 'norm'",
    "UPDATE measured SET points = NULL WHERE name = 'norm'",
    "UPDATE measured SET checksum = 3 WHERE name = 'norm'",
    "UPDATE measured SET number = 7 WHERE name = 'norm'",
    """UPDATE measures SET about = '{"rows": [], "title": 3}' WHERE name = 'norm'""",
    "UPDATE measures SET about = '[[[[' WHERE name = 'norm'",
    "UPDATE measures SET name = 'other' WHERE name = 'norm'",
]


@pytest.mark.parametrize("statement", DAMAGED)
def test_a_damaged_measure_is_left_out_and_named(tmp_path: Path, statement: str) -> None:
    path = with_measures(tmp_path / "a.scout")
    change(path, statement)
    with Recording.open(path) as recording:
        assert [each.name for each in recording.measures()] == ["waves"]
        with pytest.raises(RecordingError, match=r"^The measure “(norm|other)” of a.scout is damaged; its frames"):
            recording.verify()
    saved = salvage(path, tmp_path / "b.scout")
    assert saved.frames == 8
    assert saved.missing in (("the measure “norm”",), ("the measure “other”",))
    assert same(found(tmp_path / "b.scout")[0], a_heat_map())


@pytest.mark.parametrize(
    "about",
    [
        '{"rows": [], "title": 3, "unit": "", "origin": ""}',
        '{"rows": 5, "title": "", "unit": "", "origin": ""}',
        '{"rows": ["a", "b", "c"], "title": "", "unit": "", "origin": ""}',
        '{"title": "", "unit": "", "origin": ""}',
        "[" * 100_000,
        "null",
    ],
)
def test_a_measure_that_says_something_else_of_itself_is_left_out(tmp_path: Path, about: str) -> None:
    """Its checksum is right: somebody meant it."""
    path = with_measures(tmp_path / "a.scout", a_curve(steps=range(3)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        row = (about, measured.checksum("norm", about), "norm")
        connection.execute("UPDATE measures SET about = ?, checksum = ? WHERE name = ?", row)
    with Recording.open(path) as recording:
        assert recording.measures() == ()
        with pytest.raises(RecordingError, match="The measure “norm”"):
            recording.verify()


def test_more_than_a_file_may_have_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_measures(tmp_path / "a.scout")
    monkeypatch.setattr(measured, "MOST_BYTES", 100)
    with Recording.open(path) as recording:
        assert recording.measures() == ()
        with pytest.raises(RecordingError, match="The measure “norm”"):
            recording.verify()


def test_tables_of_measures_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    change(path, MEASURES_SCHEMA[0], "CREATE VIEW measured AS SELECT * FROM frames", "PRAGMA user_version=4")
    with pytest.raises(RecordingError, match="its tables are not as they should"):
        Recording.open(path)
    assert salvage(path, tmp_path / "b.scout").missing == ()
    assert found(tmp_path / "b.scout") == ()


def test_the_tables_are_of_no_other_name() -> None:
    assert not {statement.split()[2] for statement in MEASURES_SCHEMA} & {each.split()[2] for each in SCHEMA}
