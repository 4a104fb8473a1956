"""The next token panel on a model that really trained: what a hand can do in it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import percent
from scoutview.graphics.base.token_label import token_label
from scoutview.labs.next_token.tokenizer import START, UNKNOWN
from scoutview.observation import Observation, Question
from scoutview.panels.next_token.panel import NextTokenPanel
from scoutview.panels.next_token.words import MARKS
from tests.every_lab import trained
from tests.panels.test_every_panel import answer, feed, picture


@pytest.fixture
def panel(qtbot: QtBot) -> NextTokenPanel:
    panel = NextTokenPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show()
    feed(panel, "next_token", -1)
    return panel


def asked(panel: NextTokenPanel) -> Question:
    return next(question for question in panel.questions() if question.name == "sampling")


def test_the_settings_are_asked_and_move_the_bars(panel: NextTokenPanel) -> None:
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


def test_the_share_at_each_temperature_agrees_with_the_bars_at_the_chosen_one(panel: NextTokenPanel) -> None:
    for notches in (20, 40, 60):
        panel.controls.temperature.setValue(notches)
        feed(panel, "next_token", -1)
        draw = panel._draw()
        assert draw is not None
        assert panel.heat._share(panel._choices.temperature) == pytest.approx(float(draw.after[0]), abs=1e-5)
    assert f"3: {percent(float(draw.after[0]))}" in panel.heat.accessibleName()
    assert panel.heat.isVisible()


def test_the_knob_of_the_slider_stands_over_what_is_marked_in_the_curve(panel: NextTokenPanel) -> None:
    for width in (700, 1011):
        panel.resize(width, 700)
        QApplication.processEvents()
        low, high = (end + panel.controls.x() for end in panel.controls.slider_ends())
        assert panel.heat.x() == pytest.approx(low, abs=1)
        assert panel.heat.x() + panel.heat.width() == pytest.approx(high, abs=1)
    stands = {part.y() for part in (panel.controls.temperature, panel.controls.sample)}
    assert max(stands) - min(stands) < panel.controls.sample.height(), "there is room for one row"


def test_what_is_drawn_fills_the_gap_and_while_nothing_is_changed_there_is_one_bar(panel: NextTokenPanel) -> None:
    draw = panel._draw()
    assert draw is not None
    assert panel.prompt._filled == token_label(draw.drawn)
    assert not panel.bars._paired
    panel.controls.top_k.setValue(5)
    assert panel.bars._paired
    panel._toggle_continuing()
    feed(panel, "next_token", -1)
    assert panel._steps().arrived
    assert panel.prompt._filled == "", "what is written stands in the text"


def test_what_stood_in_the_text_is_crossed_out_where_a_token_is_drawn_instead(panel: NextTokenPanel) -> None:
    panel.prompt.chosen.emit(1)
    feed(panel, "next_token", -1)
    line, plan = panel.prompt, panel.prompt.plan()
    first, last = plan.tokens[2], plan.tokens[max(plan.tokens)]
    y = round(first.y + first.height / 2 + 1)
    shown = line.grab().toImage()
    crossed = {shown.pixelColor(x, y).name() for x in range(round(first.x), round(last.right))}
    assert shown.pixelColor(shown.width() - 1, y).name() not in crossed, "the line goes through all of them"
    assert line.part_at(QPointF(last.x + 2, y)) == max(plan.tokens), "they can still be chosen"


def test_buttons_of_a_narrow_panel_stand_whole_beside_or_below_each_other(panel: NextTokenPanel) -> None:
    panel.resize(216, 400)
    buttons = (panel.controls.sample, panel.controls.go_on, panel.controls.append)
    QApplication.processEvents()
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert panel.controls.rect().contains(button.geometry())
        assert not any(button.geometry().intersects(other.geometry()) for other in buttons if other is not button)


def test_each_press_of_sample_takes_the_next_seed(panel: NextTokenPanel) -> None:
    QTest.mouseClick(panel.controls.sample, Qt.MouseButton.LeftButton)
    assert asked(panel) == Question.of("sampling", seed=8)
    assert "seed 8" in panel.bars._notes


def test_a_text_is_written_on_and_each_step_can_be_seen_again(panel: NextTokenPanel) -> None:
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
    text = panel._observation["sampling_tokens"]  # type: ignore[index]
    assert panel.prompt._asked == len(text) - 1
    panel.prompt.chosen.emit(len(text) + 2)
    assert panel._step == 3
    assert panel.prompt._asked == len(text) + 2
    assert panel.prompt._labels[-24:] == tuple(map(token_label, panel._tokens()))
    panel.prompt.chosen.emit(1)
    assert asked(panel) == Question.of("sampling", position=1)
    assert Question("continuation") not in panel.questions()
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    assert asked(panel) == Question("sampling")
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    assert panel.local_steps() == 0


def test_what_was_drawn_is_appended_to_the_text(panel: NextTokenPanel, qtbot: QtBot) -> None:
    text = str(panel._observation["sampling_prompt"])  # type: ignore[index]
    with qtbot.waitSignal(panel.probe_chosen) as heard:
        QTest.mouseClick(panel.controls.append, Qt.MouseButton.LeftButton)
    draw = panel._draw()
    assert draw is not None
    assert heard.args == [text + draw.drawn]


def test_the_next_token_is_drawn_with_another_number_than_the_appended_one(panel: NextTokenPanel) -> None:
    QTest.mouseClick(panel.controls.append, Qt.MouseButton.LeftButton)
    assert asked(panel) == Question.of("sampling", seed=8)


def test_what_was_written_is_appended_up_to_the_shown_step(panel: NextTokenPanel, qtbot: QtBot) -> None:
    text = str(panel._observation["sampling_prompt"])  # type: ignore[index]
    panel.controls.top_k.setValue(1)
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    feed(panel, "next_token", -1)
    panel.show_local_step(2)
    written = panel._tokens()[:3]
    assert MARKS.isdisjoint(written)
    with qtbot.waitSignal(panel.probe_chosen) as heard:
        QTest.mouseClick(panel.controls.append, Qt.MouseButton.LeftButton)
    assert heard.args == [text + "".join(written)]


@pytest.mark.parametrize("mark", [START, UNKNOWN])
def test_a_mark_is_no_text_and_cannot_be_appended(panel: NextTokenPanel, qtbot: QtBot, mark: str) -> None:
    seen = panel._observation
    assert seen is not None
    panel.show_observation(Observation(seen.step, seen.probe, {**seen.arrays, "sampling_drawn": np.array(mark)}))
    assert not panel.controls.append.isEnabled()
    assert mark in panel.controls.append.toolTip()
    with qtbot.assertNotEmitted(panel.probe_chosen):
        panel._append()


def test_a_switch_keeps_the_position_and_another_text_does_not(panel: NextTokenPanel) -> None:
    panel.prompt.chosen.emit(1)
    lab, _ = trained("next_token")
    probe = lab.default_probe()
    for other, position in ((probe.with_interventions(["block 0 mlp off"]), 1), (lab.parse_probe("The fox"), None)):
        arrays = answer("next_token", -1, other, asked(panel))
        panel.show_observation(Observation(12, other, arrays))
        assert panel._position == position
        assert panel._texts == {}
        feed(panel, "next_token", -1)
        panel.prompt.chosen.emit(1)


def test_numbers_that_are_none_are_drawn(panel: NextTokenPanel) -> None:
    lab, _ = trained("next_token")
    probe = lab.default_probe().with_interventions(
        ["output of unembedding times 1e38", "output of unembedding times 1e38"]
    )
    panel.controls.top_p.setValue(0.9)
    panel.controls.top_k.setValue(4)
    panel.show_observation(Observation(12, probe, answer("next_token", -1, probe, asked(panel))))
    draw = panel._draw()
    assert draw is not None
    assert np.isnan(draw.before).any()
    assert not picture(panel, 288, 560).isNull()
    assert panel.finding()
    assert panel.formula()


def test_each_line_tells_how_likely_the_token_was_at_its_step(panel: NextTokenPanel) -> None:
    lab, frames = trained("next_token")
    draw = panel._draw()
    assert draw is not None
    for position, frame in enumerate(frames):
        if frame.step in panel._compared:
            asked = answer("next_token", position, lab.default_probe(), Question("prediction"))
            share = asked["outcome_probabilities"][asked["outcomes"].tolist().index(str(draw.names[0]))]
            assert panel.run_texts._likely[frame.step] == pytest.approx(float(share))
    assert panel.run_texts.accessibleName().startswith("How the text went on at each step of the training")
    panel.prompt.chosen.emit(1)
    assert panel._predicted == {}
    assert Question.of("prediction", position=1) in {request.question for request in panel.histories()}


def test_a_click_on_a_line_goes_to_its_step(panel: NextTokenPanel, qtbot: QtBot) -> None:
    picture(panel, 700, 700)
    rows = panel.run_texts.rows()
    assert len(rows) >= 3
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.run_texts.chosen.emit(1)
    assert heard.args == [rows[1]]


@pytest.mark.parametrize(
    "kept",
    [
        {"temperature": "hot"},
        {"temperature": 99},
        {"temperature": float("nan")},
        {"top_k": True},
        {"top_p": 0},
        {"seed": -1},
        {"step": True},
    ],
)
def test_choices_that_mean_nothing_are_passed_over(panel: NextTokenPanel, kept: dict) -> None:
    panel.restore(kept)
    assert asked(panel) == Question("sampling")


def test_a_line_is_marked_at_its_own_step_only(panel: NextTokenPanel) -> None:
    for step in (panel._compared[0], 12):
        panel.show_observation(Observation(step, panel._probe, panel._observation.arrays))  # type: ignore
        assert panel.run_texts._current == (step if step in panel._compared else -1)
