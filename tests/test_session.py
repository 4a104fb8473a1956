"""The session with real threads, recordings and labs, and a plain object in place of a panel."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.frame import Change, Curves
from scoutview.labs.denoising.lab import Denoising
from scoutview.labs.digits.lab import Digits
from scoutview.labs.grokking.lab import Grokking
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing import desk, trajectories
from scoutview.probe import PictureProbe
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.run_set import NO_RUNS, RunSet
from scoutview.session import Session
from tests.every_lab import NAMES, small_lab, some_every_day
from tests.folder_of_runs import record
from tests.small_runs import LAST, copy_of, recording_of

PATIENCE_MS = 100_000
LONG = "20000"  # a minute
THREADS = {"observer", "training", "recorder", "run watch"}


class Screen(QObject):
    """A panel that keeps what it is shown."""

    questions_changed = Signal()

    def __init__(self, *questions: Question, compares_runs: bool = False) -> None:
        super().__init__()
        self.asked, self.compares_runs = questions, compares_runs
        self.runs = NO_RUNS
        self.requested: tuple[HistoryRequest, ...] = ()
        self.observations: list[Observation] = []
        self.all_histories: list[History] = []
        self.curves: Curves | None = None

    def questions(self) -> tuple[Question, ...]:
        return self.asked

    def histories(self) -> tuple[HistoryRequest, ...]:
        return self.requested

    def show_observation(self, observation: Observation) -> None:
        self.observations.append(observation)

    def show_curves(self, curves: Curves) -> None:
        self.curves = curves

    def show_runs(self, runs: RunSet) -> None:
        self.runs = runs

    def show_history(self, history: History) -> None:
        self.all_histories.append(history)

    def is_on_screen(self) -> bool:
        return True

    @property
    def step(self) -> int | None:
        return self.observations[-1].step if self.observations else None


class Watched:
    """A session, one screen, and what it told."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.session = Session(folder / "runs")
        self.session.device = "cpu"
        self.screen = Screen(Question("logits"))
        self.session.attach(self.screen)
        self.messages: list[tuple[str, str]] = []
        self.session.message.connect(lambda *message: self.messages.append(message))
        self.session.notice.connect(lambda sentence: self.messages.append((sentence, "")))

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def open(self, path: Path) -> None:
        self.session.open(path)
        self.until(lambda: self.session.path == path and self.screen.step == self.session.timeline.step)

    def prepare(self, name: str = "grokking", **settings: str) -> Path:
        """Wait until frame 0 of a new run is on screen."""
        self.session.prepare(name, small_lab(name, **settings).settings)
        return self.until_fresh()

    def until_fresh(self) -> Path:
        before = self.session.path
        self.screen.observations.clear()
        self.until(lambda: self.session.path not in (before, None) and self.screen.step == 0 and self.state == "paused")
        assert self.session.path is not None
        return self.session.path

    @property
    def state(self) -> str:
        return self.session.training.state if self.session.training is not None else ""

    def until_told(self, words: str) -> None:
        self.until(lambda: any(words in sentence for sentence, _ in self.messages))

    def assert_usable(self, step: int = 2) -> None:
        """The run on screen still answers at another frame."""
        self.session.timeline.go_to(step)
        self.until(lambda: self.screen.step == step)


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(qtbot, tmp_path)
    yield watched
    watched.session.close()
    assert not THREADS & {thread.name for thread in threading.enumerate()}


def whole(path: Path) -> list[int]:
    """The steps of a recording whose every row is in order."""
    with Recording.open(path) as recording:
        recording.verify()
        return [int(step) for step in recording.steps]


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("name", some_every_day(NAMES, 4))
def test_a_recording_opens_with_its_panels_before_torch_is_there(name: str) -> None:
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from scoutview.graphics.base.look import Look
from scoutview.panels.registry import panels_for
from scoutview.session import Session
application, session = QApplication([]), Session(Path("none"))
loop = QEventLoop()
def show():
    kept = set(session.lab.kept_questions())
    panels = [kind(Look()) for kind in panels_for(session.lab.channels)]
    panels = [panel for panel in panels if {question.name for question in panel.questions()} <= kept]
    for panel in panels:
        panel.histories = tuple  # these ask the model at many frames, which no recording keeps
        panel.resize(520, 420)
        panel.show()
        session.attach(panel)
    assert all(panel.is_on_screen() for panel in panels)
    session.settled.connect(lambda: (print(len(panels), sorted({session.shown_to(p).observation is not None
        for p in panels if p.questions()})), loop.quit()))
session.run_changed.connect(show)
session.message.connect(print)
session.open(Path(sys.argv[1]))
QTimer.singleShot(20000, loop.quit)
loop.exec()
print("torch" in sys.modules)
session.close()
"""
    arguments = [sys.executable, "-c", code, str(recording_of(name))]
    done = subprocess.run(arguments, capture_output=True, text=True, env=dict(os.environ), timeout=100, check=False)
    count, shown, loaded = done.stdout.split()
    assert int(count) >= 1
    assert (shown, loaded) == ("[True]", "False"), done


def test_scrubbing_ends_with_the_frame_at_the_cursor(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    watched.screen.observations.clear()
    with watched.qtbot.waitSignal(watched.session.settled, timeout=PATIENCE_MS):
        for step in (1, 5, 2, 9, 3):
            watched.session.timeline.go_to(step)
    assert [observation.step for observation in watched.screen.observations] == [3]  # the others were never asked


def test_where_another_program_answers_a_move_asks_at_once_and_the_last_of_several_only(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.open(recording_of("digits"))
    asked: list[int] = []
    look = watched.session._observer.look
    monkeypatch.setattr(watched.session._observer, "look", lambda view: (asked.append(view.step), look(view)))
    monkeypatch.setattr(watched.session._asking, "_elsewhere", True)
    watched.screen.observations.clear()
    for step in (1, 5, 3):
        watched.session.timeline.go_to(step)
    assert not asked
    QCoreApplication.sendPostedEvents(watched.session._asking)  # before what is painted, or waits for a timer
    assert asked == [3]
    watched.until(lambda: watched.screen.step == 3)
    assert asked == [3]


def test_a_move_is_painted_before_it_is_asked(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cursor(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            happened.append("painted")

    watched.open(recording_of("digits"))
    happened: list[str] = []
    cursor, look = Cursor(), watched.session._observer.look
    watched.qtbot.addWidget(cursor)
    cursor.show()
    watched.until(lambda: bool(happened))
    watched.session.timeline_changed.connect(cursor.update)
    monkeypatch.setattr(watched.session._observer, "look", lambda view: (happened.append("asked"), look(view)))
    happened.clear()
    with watched.qtbot.waitSignal(watched.session.settled, timeout=PATIENCE_MS):
        watched.session.timeline.go_to(5)
    assert happened == ["painted", "asked"]


def test_a_history_is_handed_over_whole(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    watched.screen.requested = (HistoryRequest(Question("logits"), tuple(range(LAST + 1))),)
    watched.screen.questions_changed.emit()
    watched.until(lambda: bool(watched.screen.all_histories) and watched.screen.all_histories[-1].complete)


def test_a_prepared_model_is_seen_and_then_trained_and_followed(watched: Watched) -> None:
    path = watched.prepare(steps=LONG)
    session = watched.session
    assert session.timeline.steps == [0]
    assert (session.loading, watched.state) == (False, "paused")
    session.train()
    watched.until(lambda: session.timeline.following and (watched.screen.step or 0) > 30)
    assert session.path == path
    session.timeline.go_to(10)
    watched.until(lambda: watched.screen.step == 10 and session.timeline.held_count > 15)
    assert session.timeline.step == 10
    session.pause()
    watched.until(lambda: watched.state == "paused")
    session.timeline.follow()
    rested = session.training.step if session.training else 0
    watched.until(lambda: watched.screen.step == rested)
    session.resume()
    watched.until(lambda: (watched.screen.step or 0) > rested)
    session.stop()
    watched.until(lambda: watched.state == "stopped" and session.state == "stopped")
    watched.until(lambda: watched.screen.step == session.timeline.steps[-1])
    assert whole(path) == list(session.timeline.steps)
    assert not watched.messages


def test_a_run_that_another_process_trains_is_followed(watched: Watched, tmp_path: Path) -> None:
    path = copy_of("grokking", tmp_path)
    watched.open(path)
    code = """
import sys
from pathlib import Path
from tests.every_lab import small_lab, some_every_day
from scoutview.training.worker import TrainingRun
run = TrainingRun(small_lab("grokking"), Path(sys.argv[1]), device="cpu", continue_run=True, steps=30)
run.start()
sys.exit(not run.join(100))
"""
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=Path(__file__).parents[1])
    try:
        watched.until(lambda: watched.screen.step == LAST + 30)
    finally:
        assert process.wait(100) == 0
    assert watched.session.training is None


def test_what_was_passed_over_in_the_data_is_a_notice_and_no_error(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Digits, "data_notes", lambda _: ("Thumbs.db was passed over.",))
    errors: list[str] = []
    watched.session.message.connect(lambda sentence, _: errors.append(sentence))
    watched.prepare("digits")
    watched.until_told("Thumbs.db was passed over.")
    assert errors == []


def test_reset_keeps_the_seed_and_new_seed_changes_it(watched: Watched) -> None:
    first = watched.prepare()
    seeds, pictures, paths = [], [], [first]
    for again in (None, watched.session.reset, watched.session.new_seed):
        if again is not None:
            again()
            paths.append(watched.until_fresh())
        assert watched.session.description is not None
        seeds.append(watched.session.description.seed)
        pictures.append(watched.screen.observations[-1]["logits"].tolist())
    assert seeds == [seeds[0], seeds[0], seeds[0] + 1]
    assert pictures[0] == pictures[1] != pictures[2]
    assert len(set(paths)) == 3
    assert paths[-1].exists()


def test_a_finished_run_is_continued_in_its_own_file(watched: Watched) -> None:
    path = watched.prepare(steps="5")
    watched.session.train()
    watched.until(lambda: watched.state == "finished" and watched.screen.step == 5)
    watched.session.continue_training()
    watched.until(lambda: watched.state == "finished" and watched.screen.step == 10)
    assert watched.session.path == path
    assert whole(path) == list(range(11))


def test_a_recording_from_elsewhere_is_copied_before_it_is_continued(watched: Watched, tmp_path: Path) -> None:
    shipped = copy_of("digits", tmp_path)
    shipped.chmod(0o444)
    content = shipped.read_bytes()
    watched.open(shipped)
    watched.session.continue_training()
    watched.until(lambda: watched.state == "finished" and watched.screen.step == LAST + 20)
    assert watched.session.path is not None
    assert watched.session.path.parent == tmp_path / "runs"
    assert shipped.read_bytes() == content


def test_a_changed_learning_rate_is_recorded(watched: Watched) -> None:
    path = watched.prepare(steps=LONG)
    watched.session.change_setting("learning_rate", -1.0)
    assert len(watched.messages) == 1
    watched.session.train()
    watched.until(lambda: (watched.screen.step or 0) > 3)
    watched.session.change_setting("learning_rate", 0.0005)
    watched.until(lambda: bool(watched.session.curves.changes))
    watched.session.stop()
    watched.until(lambda: watched.session.state == "stopped")
    with Recording.open(path) as recording:
        (change,) = recording.changes
    assert change == Change(change.step, "learning_rate", 0.0005)


def test_the_users_own_probe_goes_along_to_the_next_run_of_the_lab(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    mine = PictureProbe(validation=5)
    watched.session.set_probe(mine)
    watched.until(lambda: watched.screen.observations[-1].probe == mine)
    watched.prepare("digits")
    assert watched.session.probe == mine
    watched.screen.asked = (Question("tokens"),)
    watched.open(recording_of("next_token"))
    assert watched.session.probe == small_lab("next_token").default_probe()


def test_a_run_that_is_opened_beside_another_is_asked_the_same_even_where_nobody_chose_it(
    watched: Watched, tmp_path: Path
) -> None:
    watched.screen.asked = ()
    defaults = {}
    for name, modulus in (("a", 53), ("b", 97)):
        record(tmp_path / f"{name}.scout", lab="grokking", modulus=modulus, with_assets=True)
        defaults[name] = Grokking(Grokking.Settings(modulus=modulus)).default_probe()
    assert defaults["a"] != defaults["b"]
    watched.open(tmp_path / "a.scout")
    watched.session.open(tmp_path / "b.scout", same_probe=True)
    watched.until(lambda: watched.session.path == tmp_path / "b.scout")
    assert watched.session.probe == defaults["a"]
    watched.open(tmp_path / "a.scout")
    watched.open(tmp_path / "b.scout")
    assert watched.session.probe == defaults["b"]


def test_the_runs_of_the_folder_are_read_while_a_panel_compares_them(watched: Watched, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, names in ((one, "abc"), (other, "d")):
        folder.mkdir()
        for name in names:
            copy_of("digits", folder, f"{name}.scout")
    watched.open(one / "a.scout")
    assert "run watch" not in {thread.name for thread in threading.enumerate()}  # nobody looks
    comparing = Screen(compares_runs=True)
    watched.session.attach(comparing)
    watched.session.ask()
    watched.until(lambda: [run.name for run in comparing.runs.runs] == ["a", "b", "c"])
    assert comparing.runs.on_screen == str(one / "a.scout")
    watched.session.open(one / "b.scout")
    watched.until(lambda: comparing.runs.on_screen == str(one / "b.scout"))
    (one / "c.scout").unlink()
    watched.until(lambda: len(comparing.runs) == 2)
    watched.session.open(other / "d.scout")
    watched.until(lambda: [run.name for run in comparing.runs.runs] == ["d"])
    watched.session.detach(comparing)


def test_the_same_probe_again_asks_nothing_and_a_wrong_one_is_refused(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    with watched.qtbot.assertNotEmitted(watched.session.probe_changed):
        watched.session.set_probe_text(watched.session.probe_text)
        with pytest.raises(UserError):
            watched.session.set_probe_text("no picture of this name.png")
    watched.assert_usable()


def spoil(path: Path, how: str) -> None:
    if how == "missing":
        path.unlink()
    elif how == "cut short":
        path.write_bytes(path.read_bytes()[:5000])
    elif how == "other":
        path.write_text("Once upon a time.")
    elif how == "newer":
        execute(path, "PRAGMA user_version=99")
    else:
        execute(path, "UPDATE run SET value = replace(value, 'digits', 'oracle') WHERE name = 'description'")


@pytest.mark.parametrize("how", ["missing", "cut short", "other", "newer", "unknown lab"])
def test_a_file_that_cannot_be_opened_is_one_sentence_and_the_run_stays(
    watched: Watched, tmp_path: Path, how: str
) -> None:
    path = recording_of("digits")
    watched.open(path)
    bad = copy_of("digits", tmp_path, "bad.scout")
    spoil(bad, how)
    for count in (1, 2):  # the same answer to the same wish, each time
        watched.session.open(bad)
        watched.until(lambda count=count: len(watched.messages) == count)  # type: ignore[misc]
    (sentence, details), _ = watched.messages
    assert details == ""
    assert len(sentence.splitlines()) == 1
    assert (watched.session.path, watched.session.loading) == (path, False)
    watched.assert_usable()


def test_a_training_goes_on_until_another_file_is_really_there(watched: Watched, tmp_path: Path) -> None:
    path = watched.prepare(steps=LONG)
    watched.session.train()
    watched.until(lambda: (watched.screen.step or 0) > 3)
    watched.session.open(tmp_path / "none.scout")
    watched.until_told("There is no file")
    before = watched.screen.step or 0
    watched.until(lambda: (watched.screen.step or 0) > before and watched.state == "training")
    watched.open(recording_of("digits"))
    assert watched.session.training is None
    watched.session.close()
    assert whole(path)[0] == 0


def test_an_error_in_a_lab_is_told_once_and_the_session_goes_on(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.open(recording_of("digits"))
    observe = Digits.observe

    def fail(*_: object) -> object:
        raise IndexError("a lab with a fault")

    monkeypatch.setattr(Digits, "observe", fail)
    for step in (1, 2, 3):
        with watched.qtbot.waitSignal(watched.session.settled, timeout=PATIENCE_MS):
            watched.session.timeline.go_to(step)
    watched.until(lambda: bool(watched.messages))
    (message,) = watched.messages
    assert message[0] == "The model could not answer at this step."
    assert "a lab with a fault" in message[1]
    monkeypatch.setattr(Digits, "observe", observe)
    watched.assert_usable(4)


def test_a_damaged_frame_is_told_and_the_others_are_shown(watched: Watched, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    execute(path, "UPDATE frames SET weights = zeroblob(length(weights)) WHERE step = 3")
    watched.open(path)
    watched.session.timeline.go_to(3)
    watched.until_told("The frame at step 3 of a.scout is damaged")
    watched.assert_usable(4)
    assert len(watched.messages) == 1


def test_a_training_that_fails_is_told_and_its_frames_stay(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.prepare("digits", steps=LONG)
    loss = Digits.loss
    calls = iter(range(1000))

    def fail_soon(lab: Digits, model: object, batch: object) -> object:
        if next(calls) > 5:
            raise OSError("no more batches")
        return loss(lab, model, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(Digits, "loss", fail_soon)
    watched.session.train()
    watched.until(lambda: watched.state == "failed" and watched.session.state == "failed")
    ((sentence, details),) = watched.messages
    assert "The training ended at step" in sentence
    assert "no more batches" in details
    watched.assert_usable()


def test_a_loss_that_is_no_number_ends_the_training_with_a_sentence(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.prepare("digits", steps=LONG)
    loss = Digits.loss
    monkeypatch.setattr(Digits, "loss", lambda *arguments: loss(*arguments) * float("nan"))
    watched.session.train()
    watched.until(lambda: watched.state == "failed")
    assert len(watched.messages) == 1
    watched.session.timeline.first()
    watched.until(lambda: watched.screen.step == 0)


def test_a_model_that_cannot_be_begun_leaves_the_run_on_screen(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recording_of("digits")
    watched.open(path)

    def fail(*_: object) -> object:
        raise UserError("There are no pictures.")

    monkeypatch.setattr(Digits, "assets", fail)
    watched.session.prepare("digits", small_lab("digits").settings)
    watched.until_told("There are no pictures.")
    assert (watched.session.path, watched.session.loading, watched.session.training) == (path, False, None)
    watched.assert_usable()


def test_a_model_stopped_before_it_is_there_leaves_the_run_on_screen(watched: Watched) -> None:
    path = recording_of("digits")
    watched.open(path)
    watched.session.prepare("digits", small_lab("digits").settings)
    watched.session.stop()
    watched.until(lambda: not watched.session.loading)
    assert (watched.session.path, watched.session.training) == (path, None)
    watched.assert_usable()


@pytest.mark.parametrize("paused", [False, True])
def test_closing_while_it_trains_leaves_a_whole_file(watched: Watched, paused: bool) -> None:
    path = watched.prepare(steps=LONG)
    watched.session.train()
    watched.until(lambda: (watched.screen.step or 0) > 3)
    if paused:
        watched.session.pause()
        watched.until(lambda: watched.state == "paused")
    watched.session.close()
    assert not THREADS & {thread.name for thread in threading.enumerate()}
    with Recording.open(path) as recording:
        recording.verify()
        assert recording.state == "stopped"
        assert recording.kept_answers()


def test_closing_at_once_leaves_nothing_behind(watched: Watched, tmp_path: Path) -> None:
    watched.session.prepare("digits", small_lab("digits").settings)
    watched.session.close()
    assert list((tmp_path / "runs").iterdir()) == []


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_recording_deleted_or_replaced_on_disk_is_told(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(desk, "QUIET_REFRESH_S", 0.05)
    path = copy_of("digits", tmp_path)
    watched.open(path)
    if how == "deleted":
        path.unlink()
    else:
        shutil.copy(recording_of("denoising"), tmp_path / "b.scout").replace(path)
    watched.until_told(how)
    watched.assert_usable()
    assert len(watched.messages) == 1
    watched.session.save_as(tmp_path / "kept.scout")
    watched.until_told("saved as kept.scout")
    assert whole(tmp_path / "kept.scout") == whole(recording_of("digits"))


def test_save_as_copies_what_is_on_screen(watched: Watched, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no recording to save"):
        watched.session.save_as(tmp_path / "b.scout")
    watched.open(recording_of("digits"))
    watched.session.save_as(tmp_path / "b.scout")
    watched.until_told("saved as b.scout")
    assert whole(tmp_path / "b.scout") == list(range(LAST + 1))
    with pytest.raises(UserError):
        watched.session.save_as(tmp_path / "no folder" / "b.scout")


def test_a_screen_that_left_is_shown_nothing_more(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    gone = Screen(Question("classes"))
    watched.session.attach(gone)
    watched.session.detach(gone)
    watched.assert_usable(5)
    assert gone.observations == []


def test_a_model_that_was_built_and_never_trained_leaves_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path / "runs")
    session.prepare("digits", Digits.Settings())
    qtbot.waitUntil(lambda: session.path is not None and not session.loading, timeout=100_000)
    assert list((tmp_path / "runs").glob("*.scout")) == [session.path]
    session.close()
    assert list((tmp_path / "runs").glob("*.scout*")) == []


def test_a_run_that_was_trained_on_is_never_swept_away(qtbot: QtBot, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    runs.mkdir()
    path = runs / "mine.scout"
    path.write_bytes(resource("recordings", "digits.scout").read_bytes())
    with Recording.open(path) as recording:
        frames = len(recording)
    session = Session(runs)
    session.open(path)
    qtbot.waitUntil(lambda: session.path == path, timeout=100_000)
    session.continue_training()
    session.close()
    assert path.exists()
    with Recording.open(path) as recording:
        assert len(recording) >= frames


def test_what_a_panel_was_shown_of_a_history_survives_the_next_frame(watched: Watched, tmp_path: Path) -> None:
    watched.screen.asked = (Question("classes"),)
    watched.open(copy_of("denoising", tmp_path))
    request = HistoryRequest(Question.of("denoising_strip", columns=4), (0, 5, LAST))
    watched.screen.requested = (request,)
    watched.session.ask()
    watched.until(lambda: any(history.complete for history in watched.screen.all_histories))
    watched.session.timeline.go_to(3)
    watched.until(lambda: watched.screen.step == 3)
    shown = watched.session.shown_to(watched.screen)
    assert shown.observation is not None
    assert shown.observation.step == 3
    assert shown.histories[request].complete


def test_a_new_probe_keeps_histories_of_the_model_alone_and_drops_the_others(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    of_model, of_probe = (HistoryRequest(Question(name), (0, 5)) for name in ("layers", "logits"))
    watched.screen.requested = (of_model, of_probe)
    watched.session.ask()
    shown = watched.session.shown_to
    watched.until(lambda: shown(watched.screen).histories.keys() == {of_model, of_probe})
    kept: list[set[HistoryRequest]] = []

    def note_histories(observation: Observation) -> None:
        kept.append(set(shown(watched.screen).histories))

    watched.screen.show_observation = note_histories  # type: ignore[method-assign]
    watched.session.set_probe_text("validation:2")
    watched.until(lambda: bool(kept))
    assert kept == [{of_model}]


def test_a_history_that_has_not_changed_is_not_shown_again(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    request, other = (HistoryRequest(Question("logits"), steps) for steps in ((0, 5), (0, 6)))
    screen = watched.screen
    screen.requested = (request,)
    watched.session.ask()
    watched.until(lambda: bool(screen.all_histories) and screen.all_histories[-1].complete)
    screen.all_histories.clear()
    watched.session.timeline.go_to(3)
    watched.until(lambda: screen.step == 3)
    assert not screen.all_histories
    screen.requested = (other,)
    watched.session.ask()
    screen.requested = (request,)  # what the panel asks for anew it may have forgotten
    watched.session.ask()
    watched.until(lambda: request in [history.request for history in screen.all_histories])


def test_a_panel_that_asks_anew_is_shown_all_of_it_again_even_where_it_is_the_same(watched: Watched) -> None:
    watched.open(recording_of("digits"))
    request, screen = HistoryRequest(Question("logits"), (0, 5)), watched.screen
    screen.requested = (request,)
    watched.session.ask()
    watched.until(lambda: bool(screen.all_histories) and screen.all_histories[-1].complete)
    screen.all_histories.clear()
    screen.observations.clear()
    screen.questions_changed.emit()  # as one that takes up a scene and lets go of what it had
    watched.until(lambda: bool(screen.observations) and bool(screen.all_histories))
    assert screen.all_histories[-1].complete


def test_trajectories_are_seen_whole_while_a_run_is_followed(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    unfold = Denoising.unfold

    def slowly(*arguments: Any) -> Iterator[Any]:
        for step in unfold(*arguments):
            time.sleep(0.04)
            yield step

    monkeypatch.setattr(Denoising, "unfold", slowly)
    monkeypatch.setattr(trajectories, "MOST_REST_S", 1.0)
    watched.screen.asked = (Question("classes"), Question("denoising"))
    plain = Screen(Question("sites"))
    watched.session.attach(plain)
    watched.prepare("denoising", steps="3000")
    watched.session.set_probe_text("steps=12")  # beside a training each is followed by a rest
    watched.until(lambda: bool(plain.observations) and plain.observations[-1].probe == watched.session.probe)
    plain.observations.clear()
    watched.session.train()

    def whole_steps() -> list[int]:
        seen = [each for each in watched.screen.observations if each.step > 0 and each.has("clean")]
        return sorted({each.step for each in seen if len(each["clean"]) == each.probe.steps})  # type: ignore[attr-defined]

    watched.until(lambda: bool(whole_steps()) and plain.step is not None and plain.step > whole_steps()[-1])
    assert [each.step for each in plain.observations] == sorted({each.step for each in plain.observations})
    watched.session.pause()
    watched.until(lambda: watched.state == "paused" and watched.session.state == "paused")
    watched.until(lambda: bool(whole_steps()) and whole_steps()[-1] == watched.session.timeline.steps[-1])
    assert not watched.messages


def test_the_more_it_costs_to_show_news_the_rarer_they_are(watched: Watched) -> None:
    shown: list[int] = []

    def work_and_note(curves: Curves) -> None:
        ends_s = time.thread_time() + 0.04
        while time.thread_time() < ends_s:
            pass
        shown.append(len(curves))

    watched.prepare(steps=LONG)
    watched.screen.show_curves = work_and_note  # type: ignore[method-assign]
    watched.session.train()
    began_s = time.monotonic()
    watched.until(lambda: len(shown) > 6)
    assert len(shown) <= 3 + (time.monotonic() - began_s) / 0.6
    watched.session.stop()
    watched.until(lambda: watched.state == "stopped" and watched.session.state == "stopped")
    assert watched.session.training is not None
    assert shown[-1] == watched.session.training.frames
