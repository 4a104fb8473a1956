"""The algorithm: what it asks and when, what it says, and that it stays what the numbers are."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.frame import Arrays, Curves, Mark
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.observation import History, Observation, Question
from scoutview.panels.algorithm.panel import Algorithm
from scoutview.panels.algorithm.progress_plan import filling
from scoutview.probe import TextProbe
from tests.export.words_drawn import Sheet, words_drawn
from tests.graphics.plots.mouse import axes_of
from tests.window.shell.room import words_without_room

KEYS = (16, 25, 30)
PROBE = TextProbe(text="")


def curves(newest: int = 2000, planned: int = 2000, loss: float = 4.7) -> Curves:
    steps = np.unique(np.append(np.arange(min(50, newest)), np.arange(0, newest + 1, 10)))
    metrics = {
        "train_loss": loss * np.exp(-steps / 60),
        "validation_loss": loss + 5 / (1 + np.exp((steps - 1200) / 60)),
        "validation_accuracy": 1 / (1 + np.exp((1200 - steps) / 40)),
    }
    marks = (Mark("memorised", 300), Mark("generalised", 1400)) if newest >= 1400 else ()
    return Curves(steps, steps * 0.01, metrics, marks, planned_steps=planned, loss_unit="nats per sum")


def answer(question: Question, step: int, p: int = 113, sign: int = 1) -> Arrays:
    """As a network would answer whose waves grow with the steps, over some noise."""
    grown = 0.02 + step / 2000
    asked = str(question.choice("frequencies", ""))
    keys = np.array([int(part) for part in asked.split(",")] if asked else [k for k in KEYS if k <= p // 2] or [1])
    amplitudes = (grown * 27 / keys**0.5).astype(np.float32)
    noise = np.random.default_rng(step).normal(size=p) / 4
    if question.name == "spectrum":
        power = np.full(p // 2, 0.01, np.float32)
        power[keys - 1] = 10.0
        return {"spectrum": power, "key_frequencies": keys}
    if question.name == "algorithm":
        explained = np.array(min(0.96, grown), np.float32)
        return {"algorithm_frequencies": keys, "algorithm_amplitudes": amplitudes, "algorithm_explained": explained}
    if question.name == "progress":
        restricted = np.array(4.7 if step < 700 else 0.3, np.float32)
        return {"restricted_loss": restricted, "excluded_loss": np.array(step / 300, np.float32)}
    if question.name == "sum":
        right = (45 + sign * 72) % p
        values = {"addends": [45 % p, 72 % p], "modulus": p, "sign": sign, "right_answer": right}
        return {name: np.array(value, np.int64) for name, value in values.items()}
    angles = 2 * np.pi * np.outer(keys, 45 + sign * 72 - np.arange(p)) / p
    return {"logits": (amplitudes @ np.cos(angles) + noise).astype(np.float32)}


def feed(panel: Algorithm, step: int, run: Curves | None = None, p: int = 113, sign: int = 1) -> None:
    """All it asks, until it asks no more, as the session does."""
    panel.show_curves(run if run is not None else curves())
    for _ in range(3):
        arrays: dict[str, np.ndarray] = {}
        for question in panel.questions():
            arrays |= answer(question, step, p, sign)
        panel.show_observation(Observation(step, PROBE, arrays))
        for request in panel.histories():
            panel.show_history(History(request, {at: answer(request.question, at, p, sign) for at in request.steps}))


def fresh(qtbot: QtBot, size: tuple[int, int] = (432, 570)) -> Algorithm:
    panel = Algorithm(Look())
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    return panel


def picture(panel: Algorithm) -> QImage:
    QApplication.processEvents()
    return panel.grab().toImage()


@pytest.mark.parametrize("width", [240, 290, 432, 900])
def test_words_over_the_waves_are_whole_in_any_width(qtbot: QtBot, width: int) -> None:
    panel = fresh(qtbot, (width, 400))
    feed(panel, 2000)
    words = [word.text for word in words_drawn(Sheet(panel.waves.width(), panel.waves.height()), panel.waves.draw)]
    assert any("scores" in word for word in words)
    assert words_without_room(panel) == []


def test_it_asks_plainly_until_it_knows_the_key_frequencies_of_the_run(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    assert set(panel.questions()) == {Question("algorithm"), Question("logits"), Question("sum")}
    panel.show_curves(curves())
    spectrum = next(request for request in panel.histories() if request.question.name == "spectrum")
    assert spectrum.steps == (2000,)
    assert all(not request.question.choices for request in panel.histories())
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_history(History(spectrum, {2000: answer(spectrum.question, 2000)}))
    assert Question.of("algorithm", frequencies="16,25,30") in panel.questions()
    progress = next(request for request in panel.histories() if request.question.name == "progress")
    assert progress.question == Question.of("progress", frequencies="16,25,30")
    assert 30 < len(progress.steps) < 50
    assert {0, 2000} <= set(progress.steps)


def test_the_loss_with_waves_alone_is_never_asked_of_the_frame(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 1000)
    assert "progress" not in {question.name for question in panel.questions()}


def test_while_a_run_trains_little_is_asked_of_it(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 500, curves(newest=990))
    progress = next(request for request in panel.histories() if request.question.name == "progress")
    assert len(progress.steps) <= 12
    assert max(progress.steps) == 750  # three eighths of what is planned


def test_another_run_is_asked_plainly_again(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 1000)
    panel.show_curves(curves(newest=2010))
    assert Question("algorithm") not in panel.questions()  # the same run, grown
    panel.show_curves(curves(newest=2010, loss=3.9))
    assert Question("algorithm") in panel.questions()


@pytest.mark.parametrize("step", [0, 700, 2000])
def test_a_used_panel_paints_as_a_fresh_one(qtbot: QtBot, step: int) -> None:
    used, new = fresh(qtbot), fresh(qtbot)
    feed(used, 300, curves(loss=5.1), p=59, sign=-1)
    for before in (0, 2000, 900):
        feed(used, before)
        picture(used)
    feed(used, step)
    feed(new, step)
    assert picture(used) == picture(new)
    assert used.formula() == new.formula()


def test_the_range_is_that_of_the_whole_run(qtbot: QtBot) -> None:
    panel, ranges = fresh(qtbot), set()
    for step in (0, 700, 2000):
        feed(panel, step)
        assert panel.waves.picture is not None
        ranges.add((panel.waves.picture.low, panel.waves.picture.high, tuple(panel.waves.picture.heights)))
    assert len(ranges) == 1
    low, high, _ = ranges.pop()
    assert low < 0
    assert high > 27 * sum(1 / k**0.5 for k in KEYS)


def test_the_dots_are_said_to_be_scores_without_their_average(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (1000, 480))
    feed(panel, 2000)
    words = [word.text for word in words_drawn(PictureSize(660, 400), panel.waves.draw)]
    assert "the network's own highest scores" in words
    assert "their average taken off" in panel.waves.toolTip()
    assert "mean of all its answers taken off" in panel.formula()


def test_dots_stand_at_the_answer_and_its_rivals_and_zoomed_at_all_answers(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (1000, 480))
    feed(panel, 2000)
    shown = panel.waves.picture
    assert shown is not None
    assert shown.told()[0] == shown.right_answer == 4
    assert set(shown.told()) == set(np.argsort(-shown.logits)[:6].tolist())
    wrong = dataclasses.replace(shown, right_answer=9)
    assert set(wrong.told()) == {9, *shown.told()}
    panel.waves.show_part(Zoom(0.25, 0.0, 0.25, 1.0))
    words = [word.text for word in words_drawn(PictureSize(660, 400), panel.waves.draw)]
    assert "the network's own scores" in words
    assert "sum at each answer" in words


def test_the_range_grows_with_a_run_that_has_come_further_than_what_it_is_of(qtbot: QtBot) -> None:
    panel, growing = fresh(qtbot), curves(newest=990)
    feed(panel, 750, growing)
    known = panel.waves.picture
    feed(panel, 990, growing)
    shown = panel.waves.picture
    assert known is not None
    assert shown is not None
    assert shown.high > known.high
    assert not shown.is_cut
    assert (shown.heights >= np.abs(shown.amplitudes)).all()
    assert shown.high > np.abs(shown.amplitudes).sum()
    feed(panel, 500, growing)
    assert panel.waves.picture is not None
    assert panel.waves.picture.high == known.high


def test_what_the_waves_are_worth_is_said_of_no_step_beyond_those_measured(qtbot: QtBot) -> None:
    panel, growing = fresh(qtbot), curves(newest=990)
    feed(panel, 750, growing)
    assert panel.verdict.accessibleName().startswith("Only the waves: it answers better.")
    feed(panel, 990, growing)
    assert panel.verdict.accessibleName() == "Waves alone, or without them: not measured at this step."
    picture(panel)


def test_the_formula_peaks_at_the_right_answer(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    for sign in (1, -1):
        feed(panel, 2000, sign=sign)
        assert panel.waves.picture is not None
        assert int(panel.waves.picture.fitted.argmax()) == panel.waves.picture.right_answer == (45 + sign * 72) % 113


def test_the_share_and_the_story_are_told(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    assert panel.finding() == "The three waves peak together at 4: its answer."
    assert panel.words.accessibleName() == panel.finding()
    assert "3 waves make 96.0 % of all scores. It adds by turning on circles" in panel.formula()
    assert panel.verdict.accessibleName() == "Only the waves: it answers better. Without them: it fails."
    assert "The loss of the waves alone halves by step 770, with <0.1 % of new sums right" in panel.formula()
    assert "the circuit forms in the dark" in panel.formula()
    assert "restricted 0.30, excluded 6.67 nats of surprise per sum" in panel.formula()
    feed(panel, 0)
    assert panel.words.accessibleName() == "No such algorithm yet."
    assert "3 waves: only 2.0 % of all scores." in panel.formula()


def test_where_its_finding_stands_over_it_the_panel_does_not_say_it(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    panel.set_look(Look(alone=True))
    assert (panel.words.accessibleName(), panel.verdict.accessibleName()) == ("", "")
    panel.set_look(Look())
    assert panel.words.accessibleName().startswith("The three waves")
    assert panel.verdict.accessibleName().startswith("Only the waves")


def test_a_history_is_drawn_as_it_fills(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    panel.over_run.click()
    full = picture(panel)
    request = next(request for request in panel.histories() if request.question.name == "progress")
    some = {step: answer(request.question, step) for step in request.steps[: len(request.steps) // 2]}
    panel.show_history(History(request, some))
    plot = panel.plot.plot
    assert plot is not None
    assert plot.unit == f"loss, {filling(len(some), len(request.steps))}"
    assert picture(panel) != full


def test_the_reading_says_where_a_value_was_not_measured(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 1000)
    plot = panel.plot.plot
    assert plot is not None
    measured = next(request for request in panel.histories() if request.question.name == "progress").steps
    between = next(int(step) for step in plot.steps if step not in measured)
    for step, mark in ((measured[2], False), (between, True)):
        texts = {series.word: text for series, _, text in plot.reading(plot.position_of(step), []).lines}
        assert texts["without waves"].startswith("≈") == mark
        assert not texts["training"].startswith("≈")


@pytest.mark.parametrize(
    ("size", "choice", "words"), [((432, 570), True, True), ((416, 180), False, True), ((380, 130), False, False)]
)
def test_a_small_body_loses_the_choice_first_then_the_words(
    qtbot: QtBot, size: tuple[int, int], choice: bool, words: bool
) -> None:
    panel = fresh(qtbot, size)
    feed(panel, 2000)
    assert panel.controls.isVisible() == choice
    assert panel.crowded_out is (None if choice else panel.controls)
    assert panel.words.isVisible() == words
    assert panel.waves.isVisible()


def test_it_shows_the_sum_or_the_run_and_each_says_one_thing(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (900, 570))
    feed(panel, 2000)
    before = picture(panel)
    assert (panel.waves.isVisible(), panel.plot.isVisible()) == (True, False)
    with qtbot.waitSignal(panel.explanation_changed):
        panel.over_run.click()
    assert (panel.waves.isVisible(), panel.plot.isVisible()) == (False, True)
    assert (panel.words.isVisible(), panel.verdict.isVisible()) == (False, True)
    assert (
        panel.finding()
        == panel.verdict.accessibleName()
        == "Only the waves: it answers better. Without them: it fails."
    )
    assert "over the run" in panel.explanation()
    again = fresh(qtbot, (900, 570))
    again.restore(panel.view_settings())
    feed(again, 2000)
    assert picture(again) == picture(panel) != before
    panel.of_sum.click()
    assert picture(panel) == before
    assert "over_run" not in panel.view_settings()


def test_until_the_run_is_measured_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (900, 570))
    panel.restore({"over_run": True})
    panel.show_curves(curves())
    arrays = {name: value for question in panel.questions() for name, value in answer(question, 2000).items()}
    panel.show_observation(Observation(2000, PROBE, arrays))
    assert panel.waves.isVisible()
    assert not panel.controls.isVisible()
    feed(panel, 2000)
    assert panel.plot.isVisible()
    assert panel.controls.isVisible()


def test_the_whole_formula_is_behind_the_info_button(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    assert panel.formula().count("·cos(2π·") == 3


def test_no_loss_is_written_as_a_power_of_ten(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    plot = panel.plot.plot
    assert plot is not None
    texts = {series.word: text for series, _, text in plot.reading(len(plot.steps) - 1, []).lines}
    assert texts["training"] == "<0.001"


def test_the_waves_are_zoomed_along_the_answers_and_the_axis_says_so(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    whole = picture(panel)
    panel.waves.show_part(Zoom(0.25, 0.0, 0.25, 1.0))
    room = panel.waves.zoom_room()
    assert room is not None
    assert panel.waves.part_at(QPointF(room.x + 1, room.bottom - 3)) == (-1, 28)
    assert panel.waves.part_at(QPointF(room.right - 1, room.bottom - 3)) == (-1, 56)
    assert picture(panel) != whole
    kept = panel.view_settings()
    again = fresh(qtbot)
    again.restore(kept)
    feed(again, 2000)
    assert picture(again) == picture(panel)


def test_any_wave_and_any_circle_is_read_out(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (900, 600))
    feed(panel, 2000)
    room = panel.waves.zoom_room()
    assert room is not None
    panel.waves.hovered.emit(panel.waves.part_at(QPointF(room.x - 30, room.y + 12)))
    assert panel.waves.reading().startswith("16 turns from 0 to 113: 45 is at 134°, 72 turns it by 70° more")
    panel.waves.hovered.emit((0, 4))
    assert panel.waves.reading() == "16 turns, answer 4: 6.89"  # 1.02 · 27 / 4
    panel.waves.hovered.emit((-1, 4))
    assert panel.waves.reading().startswith("answer 4: network ")


@pytest.mark.parametrize("p", [5, 6, 59, 64, 199])
def test_any_modulus_is_drawn(qtbot: QtBot, p: int) -> None:
    panel = fresh(qtbot)
    empty = picture(panel)
    feed(panel, 2000, p=p)
    for size, scale in (((380, 230), 1.0), ((900, 1000), 1.0), ((2400, 1600), 2.7)):
        panel.set_look(Look(LIGHT, scale))
        panel.resize(*size)
        assert picture(panel) != empty


def test_numbers_that_are_none_are_left_out(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    whole = picture(panel)
    arrays = {name: value for question in panel.questions() for name, value in answer(question, 2000).items()}
    broken = {"logits": np.full(113, np.nan), "algorithm_amplitudes": np.full(3, np.nan)}
    panel.show_observation(Observation(2000, PROBE, arrays | broken | {"algorithm_explained": np.array(np.nan)}))
    assert picture(panel) != whole
    assert panel.finding() == ""
    assert "not a number" in panel.formula()
    one = arrays["logits"].copy()
    one[7] = np.inf
    panel.show_observation(Observation(2000, PROBE, arrays | {"logits": one}))
    assert panel.waves.picture is not None
    assert panel.waves.picture.answer == 4


def test_without_its_channels_the_last_picture_stays(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    before = picture(panel)
    panel.show_observation(Observation(0, PROBE, {"logits": np.zeros(113)}))
    assert picture(panel) == before


def test_the_answer_under_the_mouse_is_read_out_until_it_leaves(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    before = picture(panel)
    where = QPointF(200, panel.waves.height() - 60)
    none = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.waves, QMouseEvent(QEvent.Type.MouseMove, where, where, *none))
    assert picture(panel) != before
    QApplication.sendEvent(panel.waves, QEvent(QEvent.Type.Leave))
    assert picture(panel) == before


def test_a_logit_beyond_the_range_is_said_to_be(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 0)
    shown = panel.waves.picture
    assert shown is not None
    assert not shown.is_cut
    assert dataclasses.replace(shown, high=0.5).is_cut


def test_a_click_in_the_run_chooses_a_step(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    feed(panel, 2000)
    place = QPointF(float(axes_of(panel.plot).x.place(700)), 70).toPoint()
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        qtbot.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=place)
    assert abs(chosen.args[0] - 700) <= 20


def test_a_wide_panel_has_the_whole_sentence(qtbot: QtBot) -> None:
    panel = fresh(qtbot)
    short = panel.explanation()
    with qtbot.waitSignal(panel.explanation_changed):
        panel.resize(900, 570)
        QApplication.processEvents()
    assert panel.explanation() != short
    assert "peak together" in short
    assert "peak together" in panel.explanation()


def test_what_is_read_stays_read_while_frames_come_and_is_silent_where_its_row_has_gone(qtbot: QtBot) -> None:
    panel = fresh(qtbot, (900, 600))
    feed(panel, 2000)
    panel.waves.hovered.emit((2, 4))
    before = panel.waves.reading()
    feed(panel, 2000)
    assert panel.waves.reading() == before != ""
    panel.resize(900, 200)
    assert panel.waves.reading() == ""
    panel.waves.grab()
