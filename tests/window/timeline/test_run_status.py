"""How the run goes in a few words: the pace, an honest time left, the seed."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves, RunDescription
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.labs.registry import LABS
from scoutview.session import Session
from scoutview.training.worker import TrainingStatus
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.timeline.run_status import run_status, time_left
from tests.every_lab import small_lab
from tests.window.conftest import Desk

TRAINING = TrainingStatus(state="training", step=760, planned_steps=2000, steps_per_second=62.0)


@pytest.fixture
def session(tmp_path) -> Session:
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


def test_a_training_tells_its_pace_and_the_steps_that_remain_at_this_pace(session: Session) -> None:
    session.training = TRAINING
    assert run_status(session)[0] == "training · 62 steps/s · 20 s left"
    session.training = replace(TRAINING, steps_per_second=31.0)
    assert run_status(session)[0] == "training · 31 steps/s · 40 s left"
    session.training = replace(TRAINING, steps_per_second=0.0)  # nothing measured yet: nothing guessed
    assert run_status(session) == ("training",)


def test_a_run_that_rests_tells_its_state_seed_and_length(session: Session) -> None:
    session.state = "finished"
    assert run_status(session) == ("seed 4",)
    session.curves = Curves(np.array([0, 2000]), np.zeros(2), {})
    assert run_status(session)[0] == "finished · seed 4 · 2,000 steps"
    session.training = replace(TRAINING, state="paused")
    assert run_status(session)[0] == "paused · seed 4 · 2,000 steps"


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


def test_the_time_left_is_on_screen_while_it_trains(desk: Desk) -> None:
    desk.prepare("digits", steps="100000")
    desk.window.resize(1600, 900)
    desk.window.runs.train()
    desk.until(lambda: desk.window.strip.status.text().endswith(" left"))
    assert "steps/s · " in desk.window.strip.status.text()
    desk.session.pause()
    desk.until(lambda: desk.window.strip.status.text().startswith("paused · seed 0 · "))
