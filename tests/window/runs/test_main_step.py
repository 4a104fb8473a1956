"""What the main button says and does."""

import shutil

import pytest

from scoutview.app import sample_recordings
from scoutview.recording.writer import RecordingWriter
from scoutview.training.worker import TrainingStatus
from scoutview.window.runs import runs
from scoutview.window.runs.main_step import MainStep, main_step
from tests.window.conftest import User

SHORT = "30"


def step(state: str = "", recorded: str = "finished", **facts: object) -> MainStep:
    facts = {"newest_step": 100, "is_at_start": False, "is_sample": False} | facts
    return main_step(TrainingStatus(state) if state else None, recorded, **facts)  # type: ignore[arg-type]


def test_what_is_meant_follows_from_how_the_run_stands() -> None:
    assert step("training") is step("starting") is step("training", is_at_start=True) is MainStep.PAUSE
    assert step("paused") is MainStep.RESUME
    assert step("paused", newest_step=0) is step(newest_step=0) is MainStep.FIRST
    assert step("finished") is step("stopped") is step("failed", "stopped") is step() is MainStep.CONTINUE
    assert step(is_sample=True) is step(recorded="training") is step("failed", "failed") is MainStep.ANEW
    assert step(is_at_start=True) is step("paused", is_at_start=True) is MainStep.CHOSEN
    assert step(newest_step=None) is MainStep.NOTHING
    assert step(is_trained=True) is step(newest_step=0, is_sample=True, is_trained=True) is MainStep.TRAINED
    assert {each for each in MainStep if not each.begins} == {MainStep.PAUSE, MainStep.NOTHING, MainStep.TRAINED}


def word(user: User) -> str:
    return user.window.strip.main_button.text().strip()


def test_a_finished_run_is_continued_and_a_sample_trained_anew(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.choose("digits")
    assert word(user) == "Train"
    user.prepare(steps=SHORT)
    user.window.strip.main_button.click()
    user.until(lambda: user.state == "finished" and word(user) == "Continue")
    path, line = user.session.path, user.session.timeline
    user.until(lambda: line.steps[-1] == int(SHORT))
    monkeypatch.setattr(runs, "GRACE_S", 0.0)
    user.window.strip.main_button.click()
    user.until(lambda: user.session.path == path and line.steps and line.steps[-1] == 2 * int(SHORT))
    assert len(list(user.session.runs_folder.glob("*.scout"))) == 1


def test_a_run_that_was_killed_is_continued_at_the_next_start(user: User) -> None:
    user.session.runs_folder.mkdir(parents=True)
    path = user.session.runs_folder / "killed.scout"
    shutil.copy(sample_recordings()["digits"], path)
    RecordingWriter.reopen(path).close()  # its state is that of a run that is being written, its writer is gone
    user.window.open_first(path)
    user.until(user.at_rest)
    user.until(lambda: word(user) == "Continue")


def test_a_click_that_was_meant_to_pause_begins_nothing(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.prepare(steps=SHORT)
    monkeypatch.setattr(runs, "GRACE_S", 1000.0)
    user.window.strip.main_button.click()
    user.until(lambda: user.state == "finished")
    before = len(list(user.session.runs_folder.glob("*.scout")))
    user.window.strip.main_button.click()
    user.window.commands.do("train")
    user.qtbot.wait(50)
    assert user.state == "finished"
    assert len(list(user.session.runs_folder.glob("*.scout"))) == before
    assert user.window.notices.sentence.text() == runs.JUST_ENDED
    monkeypatch.setattr(runs, "GRACE_S", 0.0)
    user.window.strip.main_button.click()
    user.until(lambda: user.session.timeline.steps[-1:] == [2 * int(SHORT)])


def test_while_a_training_is_paused_the_key_for_a_frame_on_trains_one_step_at_the_end(user: User) -> None:
    user.prepare(steps="1000000")
    line = user.session.timeline
    for number in (1, 2):
        user.window.commands.do("forth")
        user.until(lambda number=number: list(line.steps) == list(range(number + 1)) and line.step == number)  # type: ignore[misc]
        assert user.state == "paused"
    user.window.commands.do("back")
    user.window.commands.do("forth")
    assert (line.step, list(line.steps)) == (2, [0, 1, 2])
    user.window.bar.forth.click()
    user.until(lambda: line.step == 3)
    user.window.commands.do("one_step")
    user.until(lambda: line.step == 4)
    user.window.strip.main_button.click()
    user.until(lambda: len(line.steps) > 10)
    user.window.commands.do("stop")
    user.until(lambda: user.state == "stopped")
