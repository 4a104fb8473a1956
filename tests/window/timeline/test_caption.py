"""The caption: the run's own story where its lab has one, and how the run stands."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.frame import Change, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.words import width_of
from scoutview.labs.grokking.lab import Grokking
from scoutview.session import Session
from scoutview.timeline import Timeline
from scoutview.training.worker import TrainingStatus
from scoutview.window.timeline.bar import TimelineBar
from scoutview.window.timeline.caption import caption
from tests.tiny_lab import TinyLab, tiny_lab

STEPS = np.array([0, 80, 640, 1290, 1600, 2000])


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
