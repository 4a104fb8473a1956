"""`scoutview relink`: the files of a linked recording are found again, and every wrong case is one sentence."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from scoutview.cli import main
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from tests.linked_series import linked_series


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_series(tmp_path_factory.mktemp("linked")).parent


@pytest.fixture
def moved(whole: Path, tmp_path: Path) -> Path:
    """A copy of a linked recording, whose series went to the folder `other`, which the recording does not know."""
    shutil.copy(whole / "run.scout", tmp_path / "run.scout")
    shutil.copytree(whole / "series", tmp_path / "other" / "mine")
    (whole / "series").rename(whole / "away")
    return tmp_path / "run.scout"


@pytest.fixture(autouse=True)
def _put_back(whole: Path) -> Iterator[None]:
    yield
    if (whole / "away").exists():
        (whole / "away").rename(whole / "series")


def relinked(status: int, *words: Path) -> None:
    assert main(["relink", *map(str, words)]) == status


def test_files_are_found_again_under_whatever_name(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = moved.parent / "other" / "mine" / "checkpoint-100" / "model.safetensors"
    first.rename(first.with_name("weights.bin"))
    with Recording.open(moved) as recording:
        assert len(recording.moved_files()) == 3
    relinked(0, moved, moved.parent / "other")
    assert capsys.readouterr() == (f"{moved}: 3 files are found again.\n", "")
    with Recording.open(moved) as recording:
        recording.verify()
        assert recording.moved_files() == ()
        assert recording.state == "finished"
        assert all(np.isfinite(array).all() for frame in recording for array in frame.weights.values())
    relinked(0, moved, moved.parent / "other")
    assert capsys.readouterr().out == f"{moved}: All files are where they were.\n"


def test_a_file_that_is_not_there_is_named_and_the_others_are_found(
    moved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(moved.parent / "other" / "mine" / "checkpoint-200")
    relinked(1, moved, moved.parent / "other")
    told = "checkpoint-200/model.safetensors is not in other, nor in a folder within it.\n"
    assert capsys.readouterr() == (f"{moved}: 2 files are found again.\n", told)
    with Recording.open(moved) as recording:
        assert len(recording.moved_files()) == 1


def test_a_file_of_another_content_is_not_taken(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = moved.parent / "other" / "mine" / "checkpoint-300" / "model.safetensors"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    relinked(1, moved, moved.parent / "other")
    assert capsys.readouterr().err == (
        "checkpoint-300/model.safetensors in other has another content now than when the recording was linked.\n"
    )
    with Recording.open(moved) as recording:
        assert "checkpoint-300 any more" in recording.moved_files()[0]


def test_many_that_are_missing_are_one_sentence(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (moved.parent / "empty").mkdir()
    before = moved.read_bytes()
    relinked(1, moved, moved.parent / "empty")
    named = ", ".join(f"checkpoint-{step}/model.safetensors" for step in (100, 200, 300))
    assert capsys.readouterr() == ("", f"{named} are not in empty, nor in a folder within it.\n")
    assert moved.read_bytes() == before


def test_a_recording_and_its_checkpoints_may_be_moved_together(tmp_path: Path) -> None:
    linked_series(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    with Recording.open(tmp_path / "there" / "run.scout") as recording:
        assert recording.moved_files() == ()


def test_what_cannot_be_relinked_is_told(moved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    relinked(1, moved, tmp_path / "nowhere")
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'nowhere'}.\n"
    shutil.copy(resource("recordings", "grokking.scout"), tmp_path / "whole.scout")
    relinked(1, tmp_path / "whole.scout", tmp_path)
    assert capsys.readouterr().err == ("whole.scout holds its weights itself: there is nothing to be found again.\n")
    relinked(1, tmp_path / "none.scout", tmp_path)
    assert capsys.readouterr().err.count("\n") == 1
