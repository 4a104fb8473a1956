"""The run in words: its own story where its lab has one, how it stands, its pace and an honest time left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.frame import Change, Curves, RunDescription
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.widgets.text_line import width_of
from scoutview.labs.grokking.lab import Grokking
from scoutview.labs.registry import LABS
from scoutview.session import Session
from scoutview.timeline import Timeline
from scoutview.training.worker import TrainingStatus
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.timeline.bar import TimelineBar
from scoutview.window.timeline.run_words import caption, is_over, run_status, time_left
from tests.every_lab import small_lab
from tests.tiny_lab import TinyLab, tiny_lab
from tests.window.conftest import User

STEPS = np.array([0, 80, 640, 1290, 1600, 2000])
TRAINING = TrainingStatus(state="training", step=760, planned_steps=2000, steps_per_second=62.0)


class StoryLab(TinyLab):
    """A lab that tells of each step but the first."""

    def story(self, curves: Curves, step: int) -> str:
        return f"validation <loss> & {curves.metrics['validation_loss'][0]:g}." if step else ""


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path)
    session.lab = tiny_lab(StoryLab)
    session.state = "finished"
    session.curves = Curves(STEPS, STEPS / 50, {"validation_loss": np.full(len(STEPS), 3.0)})
    session.timeline.set_run(STEPS.tolist(), (), 2000)
    session.timeline.go_to(640)
    yield session
    session.close()


def test_a_lab_with_a_story_tells_it_of_the_step_on_screen(session: Session) -> None:
    assert caption(session) == ("<b>Step 640:</b> validation <loss> & 3.", "Training has finished.")
    session.timeline.go_to(0)
    assert caption(session) == ("You are looking at <b>step 0</b> of 2,000, training has finished.", "")


@pytest.mark.parametrize(
    ("state", "over"),
    [
        ("training", False),
        ("paused", False),
        ("starting", False),
        ("finished", True),
        ("stopped", True),
        ("failed", True),
    ],
)
def test_a_training_is_over_where_no_more_frames_come(session: Session, state: str, over: bool) -> None:
    session.state = state
    assert is_over(session) == over
    session.training, session.state = TrainingStatus(state, 760, 2000, 62.0), ""
    assert is_over(session) == over


def test_after_the_story_comes_what_the_pill_does_not_say(session: Session) -> None:
    session.training = TrainingStatus("training", 2000, 5000, 60.0)
    assert caption(session)[1] == "Training goes on at step 2,000."
    session.timeline.follow()
    assert caption(session)[1] == ""
    session.curves = Curves(STEPS, STEPS / 50, session.curves.metrics, changes=(Change(640, "frame_spacing", 20.0),))
    assert caption(session)[1] == "Frames are now 20 steps apart."
    session.training = None
    session.state = ""
    session.curves = Curves(STEPS, STEPS / 50, session.curves.metrics)
    assert caption(session)[1] == ""


def test_what_follows_a_story_is_shown_only_whole_and_the_tooltip_has_what_was_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: told.append(text))
    bar = TimelineBar(Timeline(), Look())
    qtbot.addWidget(bar)
    bar.resize(1280, 108)
    bar.show()
    text = "<b>Step 640:</b> all 2,576 sums are right, <3 % of the others. It is building a rule: 9 of 56 hold 90 %."
    shown = []
    for width in (1400, 1000, 700, 420):
        bar.resize(width, 108)
        bar.set_caption(text, "Training goes on at step 1,000.")
        shown.append(bar.caption.fitting()[0])
        QApplication.sendEvent(bar.caption, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    cut = "<b>Step 640:</b> all 2,576 sums are right, <3 % of the others. …"
    assert shown == [f"{text} Training goes on at step 1,000.", text, cut, text]  # at last elided anywhere
    whole = "<p>Step 640: all 2,576 sums are right, &lt;3 % of the others."
    assert told[0] == ""
    assert all(each.startswith(whole) and each.endswith("at step 1,000.</p>") for each in told[1:])


def grokking_curves(train: float, validation: float, keys: float) -> Curves:
    """A run that knew all sums before and stands at these numbers at its last step."""
    metrics = {
        "train_accuracy": np.array([0.009, 0.5, 1.0, 1.0, 1.0, train]),
        "validation_accuracy": np.array([0.009, 0.01, 0.03, 0.995, 0.998, validation]),
        "key_frequencies": np.array([51.0, 50, 45, 20, 15, keys]),
    }
    lab = Grokking(Grokking.Settings())
    curves = Curves(STEPS, STEPS / 50, metrics)
    return Curves(STEPS, STEPS / 50, metrics, marks=tuple(lab.marks(curves)))


@pytest.mark.parametrize("last", [(0.944, 0.414, 44), (1.0, 0.999, 13), (0.9994, 0.9996, 6)])
def test_the_first_sentence_of_every_story_fits_the_smallest_usual_window(
    qtbot: QtBot, last: tuple[float, float, float]
) -> None:
    lab, curves = Grokking(Grokking.Settings()), grokking_curves(*last)
    bar = TimelineBar(Timeline(), Look())
    qtbot.addWidget(bar)
    bar.resize(1280, 108)
    bar.show()
    bar.show_curves(curves)
    for step in STEPS:
        bar.set_caption(f"<b>Step {step:,}:</b> {lab.story(curves, int(step))}", "Training has finished.")
        text, role = bar.caption.fitting()
        width = width_of(text, role)
        assert width <= bar.caption.design_width(), text


@pytest.fixture
def seeded(tmp_path) -> Session:
    session = Session(tmp_path)
    session.description = RunDescription("tiny", {"seed": 4})
    yield session
    session.close()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 s left"),
        (0.2, "1 s left"),
        (8.6, "9 s left"),
        (9.3, "10 s left"),
        (31, "35 s left"),
        (55, "55 s left"),
        (57, "1 min left"),
        (61, "2 min left"),
        (8 * 60 + 1, "9 min left"),
        (9 * 60 + 30, "10 min left"),
        (32 * 60, "35 min left"),
        (56 * 60, "1 h left"),
        (4000, "1.5 h left"),
        (86_400, "24 h left"),
    ],
)
def test_the_time_left_is_as_exact_as_a_guess_can_be(seconds: float, told: str) -> None:
    assert time_left(seconds) == told


def test_a_training_tells_its_pace_and_the_steps_that_remain_at_this_pace(seeded: Session) -> None:
    seeded.training = TRAINING
    assert run_status(seeded)[0] == "training · 62 steps/s · 20 s left"
    seeded.training = replace(TRAINING, steps_per_second=31.0)
    assert run_status(seeded)[0] == "training · 31 steps/s · 40 s left"
    seeded.training = replace(TRAINING, steps_per_second=0.0)  # nothing measured yet: nothing guessed
    assert run_status(seeded) == ("training",)


def test_a_run_that_rests_tells_its_state_seed_and_length(seeded: Session) -> None:
    seeded.state = "finished"
    assert run_status(seeded) == ("seed 4",)
    seeded.curves = Curves(np.array([0, 2000]), np.zeros(2), {})
    assert run_status(seeded)[0] == "finished · seed 4 · 2,000 steps"
    seeded.training = replace(TRAINING, state="paused")
    assert run_status(seeded)[0] == "paused · seed 4 · 2,000 steps"


def test_a_narrow_strip_tells_less_and_its_tooltip_all(qtbot: QtBot) -> None:
    strip = TopStrip(LABS, Look())
    strip.setStyleSheet(stylesheet(Look()))
    qtbot.addWidget(strip)
    lab = small_lab("grokking")
    strip.show_lab(lab, lab.default_probe())
    strip.show_status(("training · 62 steps/s · 20 s left", "62 steps/s · 20 s left", "62 steps/s"))
    strip.show()
    shown = []
    for width in range(1600, 1000, -20):
        strip.resize(width, 56)
        shown.append(strip.status.text())
        assert strip.status.toolTip() == "training · 62 steps/s · 20 s left"
    assert list(dict.fromkeys(shown)) == ["training · 62 steps/s · 20 s left", "62 steps/s · 20 s left", "62 steps/s"]


def test_the_time_left_is_on_screen_while_it_trains(user: User) -> None:
    user.prepare("digits", steps="100000")
    user.window.resize(1600, 900)
    user.window.runs.train()
    user.until(lambda: user.window.strip.status.text().endswith(" left"))
    assert "steps/s · " in user.window.strip.status.text()
    user.session.pause()
    user.until(lambda: user.window.strip.status.toolTip().startswith("paused · seed 0 · "))
