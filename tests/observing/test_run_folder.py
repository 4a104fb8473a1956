"""The recordings of a folder as runs to compare: what is read of each and when, and what cannot be read."""

import json
import math
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.frame import Frame
from scoutview.labs.registry import lab_named
from scoutview.observing.run_folder import RunFolder, newest_in, recordings_in
from scoutview.recording.format import checksum, connect
from scoutview.recording.reader import Recording
from scoutview.run_set import RunSet
from tests.folder_of_runs import LEARNED, VERSION, WEIGHTS, record


def read(folder: Path, on_screen: str = "") -> RunSet:
    reader = RunFolder(folder)
    try:
        return reader.read(folder / on_screen if on_screen else None)
    finally:
        reader.close()


def test_a_run_is_known_by_all_but_its_weights(tmp_path: Path) -> None:
    record(tmp_path / "one.scout", learning_rate=0.01, seed=4, model="mlp")
    (run,) = read(tmp_path, "one.scout").runs
    assert (run.name, run.path, run.lab, run.state) == ("one", str(tmp_path / "one.scout"), "digits", "finished")
    assert (run.settings["learning_rate"], run.settings["seed"], run.weights) == (0.01, 4, LEARNED)
    assert run.curves.steps.tolist() == list(range(0, 101, 5))
    assert run.curves.metrics["validation_loss"][0] == pytest.approx(2.3)
    assert run.curves.loss_kind == "cross-entropy"
    assert run.tokens_per_step == 32  # a batch is of 32 pictures
    assert run.version == VERSION


def test_what_a_step_reads_and_takes_is_what_the_lab_says(tmp_path: Path) -> None:
    record(tmp_path / "text.scout", lab="next_token")
    (run,) = read(tmp_path).runs
    lab = lab_named("next_token")(lab_named("next_token").Settings())
    assert (run.tokens_per_step, run.flops_per_step) == (lab.tokens_per_step(), lab.flops_per_step(LEARNED))


def test_what_varies_is_found_with_the_seed_last_and_how_a_run_is_stored_left_out(tmp_path: Path) -> None:
    for number, settings in enumerate(({"width": 8}, {"width": 16, "seed": 3}, {"stored_weights": "float16"})):
        record(tmp_path / f"run-{number}.scout", **{"width": 16, **settings})
    assert read(tmp_path).varies == ("width", "seed")


def test_of_several_labs_what_varies_is_told_of_the_one_on_screen(tmp_path: Path) -> None:
    for width in (8, 16):
        record(tmp_path / f"digits-{width}.scout", width=width)
    for modulus in (53, 59):
        record(tmp_path / f"sums-{modulus}.scout", lab="grokking", modulus=modulus)
    assert read(tmp_path, "digits-8.scout").varies == ("width",)
    assert read(tmp_path, "sums-53.scout").varies == ("modulus",)


def test_a_sweep_says_what_varies_and_how_many_runs_it_will_have(tmp_path: Path) -> None:
    for rate in (0.001, 0.01):
        record(tmp_path / f"{rate}.scout", learning_rate=rate, width=int(1000 * rate) + 8)
    told = {"varies": ["learning_rate", "no such setting"], "planned": 12, "name": "rates"}
    (tmp_path / "sweep.json").write_text(json.dumps(told))
    found = read(tmp_path)
    assert (found.varies, found.planned, found.sweep["name"]) == (("learning_rate",), 12, "rates")


@pytest.mark.parametrize("content", ["[1, 2]", "{", "\udcff", "[" * 100_000])
def test_a_damaged_sweep_is_one_sentence_and_its_runs_are_compared(tmp_path: Path, content: str) -> None:
    record(tmp_path / "one.scout")
    (tmp_path / "sweep.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    found = read(tmp_path)
    assert len(found) == 1
    assert found.unreadable == (("sweep.json", "sweep.json is damaged: the runs are compared without it."),)


def test_what_cannot_be_read_has_a_sentence_each_and_hides_no_other(tmp_path: Path) -> None:
    record(tmp_path / "whole.scout")
    (tmp_path / "text.scout").write_text("no recording at all, but a text")
    (tmp_path / "empty.scout").touch()
    (tmp_path / "folder.scout").mkdir()
    for name, statement in (
        ("newer", "PRAGMA user_version = 99"),
        ("cut", "DELETE FROM run WHERE name = 'description'"),
        ("other", "DROP TABLE metrics"),
    ):
        path = Path(shutil.copy(tmp_path / "whole.scout", tmp_path / f"{name}.scout"))
        execute(path, statement)
    record(tmp_path / "unknown.scout")
    replace_in_description(tmp_path / "unknown.scout", '"digits"', '"weather"')
    found = read(tmp_path)
    assert [run.name for run in found.runs] == ["whole"]
    assert [name.removesuffix(".scout") for name, _ in found.unreadable] == [
        *("cut", "empty", "folder", "newer", "other", "text", "unknown")
    ]
    told = dict(found.unreadable)
    assert "newer version" in told["newer.scout"]
    assert "“weather”" in told["unknown.scout"]
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in told.values())


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def replace_in_description(path: Path, before: str, after: str) -> None:
    with closing(connect(path, "rw")) as connection:
        (text,) = connection.execute("SELECT value FROM run WHERE name = 'description'").fetchone()
        text = text.replace(before, after)
        values = (text, checksum("description", text))
        connection.execute("UPDATE run SET value = ?, checksum = ? WHERE name = 'description'", values)


def test_an_unchanged_folder_gives_the_very_same_set_and_opens_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        record(tmp_path / f"{number}.scout", seed=number)
    reader = RunFolder(tmp_path)
    first = reader.read()
    monkeypatch.setattr(Recording, "open", lambda path: pytest.fail(f"{path} was opened again"))
    assert reader.read() is first
    other = reader.read(tmp_path / "1.scout")
    assert other is not first
    assert other.on_screen == str(tmp_path / "1.scout")
    assert all(run is before for run, before in zip(other.runs, first.runs, strict=True))


def test_only_the_file_that_changed_is_read_again(tmp_path: Path) -> None:
    record(tmp_path / "still.scout")
    record(tmp_path / "other.scout", floor=0.5)
    reader = RunFolder(tmp_path)
    before = reader.read()
    record(tmp_path / "new.scout").path.replace(tmp_path / "other.scout")
    record(tmp_path / "more.scout")
    after = reader.read()
    assert [run.name for run in after.runs] == ["more", "other", "still"]
    assert after.runs[2] is before.runs[1]
    assert after.runs[1] is not before.runs[0]
    (tmp_path / "still.scout").unlink()
    assert [run.name for run in reader.read().runs] == ["more", "other"]
    reader.close()


def test_a_run_that_trains_grows_and_is_let_go_once_it_ended(tmp_path: Path) -> None:
    writer = record(tmp_path / "live.scout", steps=range(4), state="training", close=False)
    reader = RunFolder(tmp_path)
    assert [(run.state, len(run.curves)) for run in reader.read().runs] == [("training", 4)]
    assert reader.read() is reader.read()
    before = reader.read()
    writer.add_frame(Frame(4, 1.0, {"train_loss": 1.0, "validation_loss": 0.25}, WEIGHTS))
    (run,) = reader.read().runs
    assert run.curves.metrics["validation_loss"][-1] == 0.25
    assert len(before.runs[0].curves) == 4  # what a panel was given never changes
    writer.set_state("finished")
    writer.close()
    assert [run.state for run in reader.read().runs] == ["finished"]
    assert reader.read() is reader.read()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["live.scout"]  # nothing holds its log
    reader.close()


def test_a_writer_that_died_leaves_an_interrupted_run(tmp_path: Path) -> None:
    writer = record(tmp_path / "dead.scout", state="training", close=False)
    dead = json.dumps(
        {"host": json.loads(writer_of(tmp_path / "dead.scout"))["host"], "pid": 2**22 + 5, "started": 1.0}
    )
    writer._set("writer", dead)
    writer.connection.close()
    assert [run.state for run in read(tmp_path).runs] == ["interrupted"]


def writer_of(path: Path) -> str:
    with Recording.open(path) as recording:
        return recording._values["writer"]


def test_values_that_are_no_number_stay_such(tmp_path: Path) -> None:
    losses = np.array([2.0, 1.0, math.nan, math.nan])
    record(tmp_path / "a.scout", steps=range(4), metrics={"validation_loss": losses})
    (run,) = read(tmp_path).runs
    assert np.isnan(run.curves.metrics["validation_loss"]).tolist() == [False, False, True, True]


def test_numbers_in_names_are_in_the_order_of_their_size(tmp_path: Path) -> None:
    for number in ("10", "9", "100", "0.003", "0.01", "٣"):
        (tmp_path / f"run-{number}.scout").touch()
    (tmp_path / ".run-1.scout.part").touch()
    (tmp_path / "notes.txt").touch()
    names = [path.stem.removeprefix("run-") for path in recordings_in(tmp_path)]
    assert names == ["0.003", "0.01", "9", "10", "100", "٣"]
    assert recordings_in(tmp_path / "no such folder") == []


def test_a_folder_is_opened_by_what_was_written_last(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no \.scout recording in the folder"):
        newest_in(tmp_path)
    (tmp_path / "sweep.json").write_text("{}")
    with pytest.raises(UserError, match="its sweep has still to be trained"):
        newest_in(tmp_path)
    for name in ("b", "a", "c"):
        record(tmp_path / f"{name}.scout")
    for age, name in enumerate(("a", "c", "b")):
        os.utime(tmp_path / f"{name}.scout", ns=(10**18 - age, 10**18 - age))
    assert newest_in(tmp_path).name == "a.scout"
