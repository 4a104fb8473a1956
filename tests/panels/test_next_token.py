"""The next token panel on a model that really trained: what a hand can do in it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.look import Look
from scoutview.graphics.next_token_plan import arrange, choose_rows, compared_steps
from scoutview.observation import Question
from scoutview.panels.next_token import NextToken
from tests.panels.test_every_panel import feed, picture


@pytest.fixture
def panel(qtbot: QtBot) -> NextToken:
    panel = NextToken(Look())
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show()
    feed(panel, "next_token", -1)
    return panel


def asked(panel: NextToken) -> Question:
    return next(question for question in panel.questions() if question.name == "sampling")


def test_the_settings_are_asked_and_move_the_bars(panel: NextToken) -> None:
    before = panel._draw()
    panel.controls.temperature.setValue(0)
    assert asked(panel) == Question.of("sampling", temperature=0.0)
    feed(panel, "next_token", -1)
    greedy = panel._draw()
    assert greedy is not None
    assert before is not None
    assert greedy.kept == 1
    assert greedy.drawn_rank == 0
    assert "Temperature 0 always takes the likeliest" in panel.finding()
    panel.controls.temperature.setValue(20)
    panel.controls.top_k.setValue(5)
    feed(panel, "next_token", -1)
    cut = panel._draw()
    assert cut is not None
    assert cut.kept == 5
    np.testing.assert_allclose(cut.after[:5].sum(), 1, atol=1e-5)
    np.testing.assert_array_equal(cut.before, before.before)


def test_each_press_of_sample_takes_the_next_seed(panel: NextToken) -> None:
    QTest.mouseClick(panel.controls.sample, Qt.MouseButton.LeftButton)
    assert asked(panel) == Question.of("sampling", seed=8)
    assert panel.controls.seed.text() == "seed 8"


def test_a_text_is_written_on_and_each_step_can_be_seen_again(panel: NextToken) -> None:
    assert panel.local_steps() == 0
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    assert Question("continuation") in panel.questions()
    feed(panel, "next_token", -1)
    assert panel.local_steps() == 24
    last = panel._draw()
    panel.show_local_step(0)
    first = panel._draw()
    assert first is not None
    assert last is not None
    assert first.drawn == panel._tokens()[0]
    assert last.drawn == panel._tokens()[-1]
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    assert panel.local_steps() == 0


def test_what_was_drawn_is_appended_to_the_text(panel: NextToken, qtbot: QtBot) -> None:
    text = str(panel._observation["sampling_prompt"])  # type: ignore[index]
    with qtbot.waitSignal(panel.probe_chosen) as heard:
        QTest.mouseClick(panel.controls.append, Qt.MouseButton.LeftButton)
    draw = panel._draw()
    assert draw is not None
    assert heard.args == [text + draw.drawn]


def test_a_click_on_a_line_goes_to_its_step(panel: NextToken, qtbot: QtBot) -> None:
    picture(panel, 700, 700)
    rows = panel.runs.rows()
    assert len(rows) >= 3
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.runs.chosen.emit(1)
    assert heard.args == [rows[1]]


@pytest.mark.parametrize(
    "kept", [{"temperature": "hot"}, {"temperature": 99}, {"top_p": 0}, {"seed": -1}, {"step": True}]
)
def test_choices_that_mean_nothing_are_passed_over(panel: NextToken, kept: dict) -> None:
    panel.restore(kept)
    assert asked(panel) == Question("sampling")


def test_the_drawn_token_is_always_among_the_rows() -> None:
    assert choose_rows(15, 2, 512, 300).ranks == tuple(range(9))
    far = choose_rows(15, 400, 512, 300)
    assert far.ranks[-1] == 400
    assert far.apart
    assert len(far.ranks) + far.others == 512
    assert choose_rows(15, 400, 512, 10).ranks == (400,)


def test_compared_steps_begin_early_and_end_now() -> None:
    steps = compared_steps(np.arange(0, 1001))
    assert steps[0] == 0
    assert steps[-1] == 1000
    assert len(steps) <= 8
    assert compared_steps(np.array([])) == ()
    assert compared_steps(np.array([0])) == (0,)


@pytest.mark.parametrize("height", [60, 200, 400, 900])
def test_parts_never_overlap_and_bars_stay(height: float) -> None:
    places = arrange(300, height, controls=100, written=60, rows=8)
    boxes = [box for box in (places.prompt, places.controls, places.bars, places.written, places.runs) if box.height]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    if height >= 400:
        assert places.bars.height >= 100
