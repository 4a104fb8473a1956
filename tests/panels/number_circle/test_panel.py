"""The number circle: which frequency it asks for, what it says early and late, and what a click does."""

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.observation import History, Observation, Question
from scoutview.panels.number_circle.panel import NumberCircle
from scoutview.panels.number_circle.plan import apart
from scoutview.probe import NumbersProbe
from tests.export.words_drawn import Sheet, words_drawn

STEPS = (0, 40, 80, 120, 160, 200)
KEYS = (16, 25, 30)


class Run:
    """A run of a network that adds, made by hand: waves of a few frequencies grow out of noise."""

    def __init__(self, modulus: int = 113, keys: Sequence[int] = KEYS, sign: int = 1, seed: int = 0) -> None:
        self.modulus, self.keys, self.sign = modulus, keys, sign
        rng = np.random.default_rng(seed)
        self._noise = rng.normal(0, 0.3, (modulus, 64))
        self._waves = np.linalg.qr(rng.normal(size=(64, 2 * len(keys))))[0].T
        self.curves = Curves(
            np.array(STEPS), np.arange(6.0), {"train_loss": np.linspace(4 + 0.01 * seed, 0, 6)}, planned_steps=STEPS[-1]
        )

    def table(self, step: int) -> np.ndarray:
        grown = step / STEPS[-1]
        table = (1.0 - 0.95 * grown) * self._noise
        for place, k in enumerate(self.keys):
            angles = 2 * np.pi * k * np.arange(self.modulus) / self.modulus
            wave = np.stack([np.cos(angles), np.sin(angles)], axis=1) * (1 - 0.1 * place)
            table = table + grown * wave @ self._waves[2 * place : 2 * place + 2]
        return table

    def power(self, step: int) -> np.ndarray:
        return np.square(np.abs(np.fft.rfft(self.table(step), axis=0))).sum(axis=1)[1:]

    def answer(self, step: int, question: Question, a: int = 45, b: int = 72) -> Arrays:
        right = (a + self.sign * b) % self.modulus
        if question.name == "spectrum":
            return {"spectrum": self.power(step).astype(np.float32)}
        if question.name == "sum":
            knows = step >= 160
            return {
                "addends": np.array([a, b]),
                "modulus": np.array(self.modulus),
                "sign": np.array(self.sign),
                "right_answer": np.array(right),
                "model_answer": np.array(right if knows else (right + 9) % self.modulus),
                "model_answer_probability": np.array(0.97 if knows else 0.03, np.float32),
            }
        frequency = int(question.choice("frequency", int(self.power(step).argmax()) + 1))
        table = self.table(step)
        angles = 2 * np.pi * frequency * np.arange(self.modulus) / self.modulus
        directions = np.stack([np.cos(angles), np.sin(angles)]) @ table
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        plane = (table - table.mean(axis=0)) @ directions.T
        return {"circle": plane.astype(np.float32), "circle_frequency": np.array(frequency)}

    def feed(self, panel: NumberCircle, step: int, a: int = 45, b: int = 72) -> None:
        """As the session does: until the panel asks nothing new."""
        a, b = a % self.modulus, b % self.modulus
        panel.show_curves(self.curves)
        for _ in range(3):
            arrays: dict[str, np.ndarray] = {}
            for question in panel.questions():
                arrays |= self.answer(step, question, a, b)
            panel.show_observation(Observation(step, NumbersProbe(a=a, b=b), arrays))
            for request in panel.histories():
                answers = {each: self.answer(each, request.question) for each in request.steps}
                panel.show_history(History(request, answers))


def picture(panel: NumberCircle, width: int = 432, height: int = 566) -> QImage:
    panel.resize(width, height)
    panel.show()
    QApplication.processEvents()
    return panel.grab().toImage()


def frequency_of(panel: NumberCircle) -> int | float | str | None:
    return next(question.choice("frequency", 0) for question in panel.questions() if question.name == "circle")


def share_told(panel: NumberCircle) -> float:
    told = panel.controls.frequencies.toolTip().rsplit("An ideal circle explains ", 1)[1]
    return float(told.split(" %")[0].strip("<>"))


@pytest.fixture
def panel(qtbot: QtBot) -> NumberCircle:
    panel = NumberCircle(Look())
    qtbot.addWidget(panel)
    panel.resize(432, 566)
    panel.show()
    return panel


def test_it_asks_plainly_until_it_knows_what_the_run_ends_with(panel: NumberCircle, qtbot: QtBot) -> None:
    run = Run()
    panel.show_curves(run.curves)
    assert set(panel.questions()) == {Question("sum"), Question("circle")}
    assert [request.question for request in panel.histories()] == [Question("spectrum")]
    arrays = {**run.answer(0, Question("sum")), **run.answer(0, Question("circle"))}
    panel.show_observation(Observation(0, NumbersProbe(), arrays))
    (request,) = panel.histories()
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_history(History(request, {200: run.answer(200, Question("spectrum"))}))
    assert set(panel.questions()) == {Question("sum"), Question.of("circle", frequency=16)}
    spectrum, circle = panel.histories()
    assert spectrum.question == Question("spectrum")
    assert circle.question == Question.of("circle", frequency=16)
    assert circle.steps == STEPS


def test_the_cloud_of_the_first_step_is_seen_along_the_frequency_that_the_run_ends_with(panel: NumberCircle) -> None:
    run = Run()
    run.feed(panel, 0)
    told = "Each dot is a number; from 0 to 112 they go round the circle 16 times."
    assert panel.explanation() == told
    early = share_told(panel)
    assert "do not stand on a circle yet" in panel.reading.accessibleName()
    run.feed(panel, 200)
    late = share_told(panel)
    assert panel.finding() == "Adding is turning: 45 turns 134°, 72 turns 70° more, and that points at 4."
    assert panel.reading.accessibleName().endswith(panel.finding())
    assert early < 70
    assert late > 95


def test_the_scale_is_the_same_at_every_step(panel: NumberCircle) -> None:
    run, scales = Run(), []
    for step in STEPS:
        run.feed(panel, step)
        plan = panel.circle.plan()
        assert plan is not None
        scales.append(plan.per_unit)
    assert scales == pytest.approx([scales[0]] * len(scales))


def test_a_used_panel_paints_as_a_fresh_one(qtbot: QtBot) -> None:
    run, other = Run(), Run(24, keys=(5, 9), sign=-1, seed=1)
    used, fresh = NumberCircle(Look(picture=True)), NumberCircle(Look(picture=True))
    for each in (used, fresh):
        qtbot.addWidget(each)
    for each, step in ((run, 0), (other, 200), (other, 40), (run, 200)):
        each.feed(used, step, 3, 100)
        picture(used)
    run.feed(used, 120)
    run.feed(fresh, 120)
    fresh.restore(used.view_settings())
    run.feed(fresh, 120)
    assert picture(used) == picture(fresh)


def test_another_run_is_asked_plainly_first(panel: NumberCircle) -> None:
    Run().feed(panel, 200)
    panel._choose(50)
    small = Run(59, keys=(7, 3), seed=1)
    panel.show_curves(small.curves)
    assert frequency_of(panel) == 0  # 59 numbers have no frequency 50
    small.feed(panel, 200)
    assert frequency_of(panel) == 7


def test_a_run_that_goes_on_keeps_its_frequency(panel: NumberCircle) -> None:
    run = Run()
    run.feed(panel, 120)
    longer = Curves(np.array([*STEPS, 240]), np.arange(7.0), {"train_loss": np.linspace(4, 1, 7)}, planned_steps=400)
    panel.show_curves(longer)
    assert frequency_of(panel) == 16
    assert panel.histories()[1].steps[-1] == 200  # the newest eighth of 400 that is reached


def test_a_click_asks_with_the_number_as_b_and_with_shift_as_a(panel: NumberCircle, qtbot: QtBot) -> None:
    Run().feed(panel, 200)
    plan = panel.circle.plan()
    assert plan is not None
    view = panel._view
    assert view is not None
    x, y = plan.places(view.points)[30]
    place = QPoint(round(x), round(y))
    number = panel.circle.part_at(place.toPointF())
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        qtbot.mouseClick(panel.circle, left, pos=place)
    assert chosen.args == [f"45+{number}"]
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        qtbot.mouseClick(panel.circle, left, Qt.KeyboardModifier.ShiftModifier, pos=place)
    assert chosen.args == [f"{number}+72"]


def test_differences_are_asked_as_differences_and_turn_back(panel: NumberCircle, qtbot: QtBot) -> None:
    panel.restore({"frequency": 16})
    Run(sign=-1).feed(panel, 200)
    assert "72 turns 70° back, and that points at 86." in panel.reading.accessibleName()
    with qtbot.waitSignal(panel.probe_chosen) as chosen:
        qtbot.keyClick(panel.circle, Qt.Key.Key_Up)
    assert chosen.args == ["45-73"]


def test_the_first_sum_is_shown_where_it_is_told_apart_best_and_others_in_the_same_wave(qtbot: QtBot) -> None:
    run, strong = Run(), set()
    for first in range(60, 80):
        panel = NumberCircle(Look())
        qtbot.addWidget(panel)
        for b in (first, *range(60, 63)):
            run.feed(panel, 200, 45, b)
            named = (0, 45, first, (45 + first) % 113)
            assert frequency_of(panel) == max(KEYS, key=lambda key: apart(113, key, named))
        strong.add(frequency_of(panel))
        again = NumberCircle(Look())
        qtbot.addWidget(again)
        again.restore(panel.view_settings())
        run.feed(again, 200, 45, 62)
        assert frequency_of(again) == frequency_of(panel), "a picture shows the wave on screen"
    assert len(strong) > 1


def test_who_asks_with_a_number_of_the_circle_keeps_the_wave(panel: NumberCircle, qtbot: QtBot) -> None:
    run = Run()
    run.feed(panel, 200, 45, 60)
    before = frequency_of(panel)
    with qtbot.waitSignal(panel.probe_chosen):
        qtbot.keyClick(panel.circle, Qt.Key.Key_Up)
    for b in range(60, 80):
        run.feed(panel, 200, 45, b)
        assert frequency_of(panel) == before


def test_keys_step_through_the_key_frequencies(panel: NumberCircle, qtbot: QtBot) -> None:
    run = Run()
    run.feed(panel, 200)
    seen = []
    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_BracketLeft):
        with qtbot.waitSignal(panel.questions_changed):
            qtbot.keyClick(panel.circle, key)
        seen.append(frequency_of(panel))
    assert seen == [25, 30, 16, 30]
    assert panel.view_settings()["frequency"] == 30


def test_the_chooser_lists_the_key_frequencies_first_and_then_all_others(panel: NumberCircle) -> None:
    Run().feed(panel, 40)
    box = panel.controls.frequencies
    listed = [box.itemData(row) for row in range(box.count())]
    assert listed[:5] == [16, 25, 30, None, 1]
    assert sorted(filter(None, listed)) == list(range(1, 57))
    assert box.currentData() == 16
    panel.controls.frequency_chosen.emit(7)
    assert frequency_of(panel) == 7
    assert box.currentData() == 7
    panel.controls.frequency_chosen.emit(16)
    assert panel.view_settings()["frequency"] is None  # the strongest again, in the next run as well


def test_the_old_picture_stays_until_the_new_frequency_is_answered(panel: NumberCircle) -> None:
    run = Run()
    run.feed(panel, 200)
    panel._choose(25)
    assert panel.explanation().endswith("16 times.")
    run.feed(panel, 200)
    assert panel.explanation().endswith("25 times.")


def test_what_lies_under_the_mouse_is_named(panel: NumberCircle, qtbot: QtBot) -> None:
    Run().feed(panel, 200)
    before = panel.circle.grab().toImage()
    panel.circle.hovered.emit(45)
    assert panel.circle.grab().toImage() != before
    panel.circle.hovered.emit(None)
    assert panel.circle.grab().toImage() == before


def test_the_probe_and_its_answer_stand_out(panel: NumberCircle) -> None:
    run = Run()

    def colours(*numbers: int) -> list[str]:
        plan, view = panel.circle.plan(), panel._view
        assert plan is not None
        assert view is not None
        image, places = panel.circle.grab().toImage(), plan.places(view.points)
        return [image.pixelColor(*(int(side) for side in places[number])).name().upper() for number in numbers]

    run.feed(panel, 200)
    assert colours(4, 45, 72, 0) == [DARK.accent, DARK.text, DARK.text, DARK.text3]
    run.feed(panel, 200, 0, 72)
    assert colours(72, 0) == [DARK.accent, DARK.text]
    run.feed(panel, 40)
    assert colours(4, 45, 13) == [DARK.accent, DARK.text, DARK.panel]  # 13 is what the model answers


def test_missing_channels_and_numbers_that_are_none_leave_it_standing(qtbot: QtBot) -> None:
    run, panel = Run(), NumberCircle(Look(picture=True))
    qtbot.addWidget(panel)
    run.feed(panel, 200)
    before = picture(panel)
    panel.show_observation(Observation(200, NumbersProbe(), run.answer(200, Question("sum"))))
    short = {**run.answer(200, Question("sum")), "circle": np.zeros((7, 2)), "circle_frequency": np.array(2)}
    panel.show_observation(Observation(200, NumbersProbe(), short))
    assert picture(panel) == before
    nothing = {**run.answer(200, Question("sum")), **run.answer(200, Question.of("circle", frequency=16))}
    nothing["circle"] = np.full((113, 2), np.nan)
    panel.show_observation(Observation(200, NumbersProbe(), nothing))
    assert picture(panel) != before
    assert panel.finding() == ""
    assert "no circle can be fitted" in panel.formula()
    run.feed(panel, 200)
    assert picture(panel) == before


@pytest.mark.parametrize("modulus", [5, 6, 24, 59, 198, 199])
@pytest.mark.parametrize("sign", [1, -1])
def test_any_modulus_at_any_size_is_drawn(qtbot: QtBot, modulus: int, sign: int) -> None:
    run = Run(modulus, keys=(2, modulus // 2), sign=sign)
    for look, size in (
        (Look(DARK), (380, 230)),
        (Look(LIGHT, 1.5), (120, 80)),
        (Look(LIGHT, picture=True), (432, 566)),
    ):
        panel = NumberCircle(look)
        qtbot.addWidget(panel)
        for frequency, (a, b) in ((None, (0, 0)), (1, (modulus - 1, 0)), (modulus // 2, (modulus // 2, modulus - 1))):
            panel.restore({"frequency": frequency})
            run.feed(panel, 200, a, b)
            drawn = picture(panel, *size)
            run.feed(panel, 0, a, b)
            assert picture(panel, *size) != drawn


def test_the_words_fit_where_the_panel_is_small(panel: NumberCircle) -> None:
    Run().feed(panel, 200)
    for width, height in ((380, 230), (416, 248), (432, 566), (800, 538)):
        panel.resize(width, height)
        assert panel.circle.width() >= 150
        assert panel.reading.height() >= 90
        assert panel.around.isHidden() or not panel.controls.geometry().intersects(panel.around.geometry())
        for part in (panel.controls, panel.around, panel.circle, panel.reading):
            assert panel.rect().contains(part.geometry())


def test_where_the_finding_is_told_over_it_the_column_says_how_the_turns_add_up(panel: NumberCircle) -> None:
    run = Run()
    panel.set_look(Look(alone=True))
    panel.resize(1000, 440)
    run.feed(panel, 200)
    told = panel.reading.accessibleName()
    assert told.endswith("Turn 134°, then 70° more: 204°, the direction of 4.")
    assert panel.finding() not in told
    assert panel.around.isVisible()
    assert not panel.around.geometry().intersects(panel.reading.geometry())
    run.feed(panel, 0)
    assert "circle yet" not in panel.reading.accessibleName()


@pytest.mark.parametrize("size", [(432, 566), (520, 400), (1200, 500)])
def test_zero_is_written_on_its_axis_and_the_second_turn_inside_its_arc(
    panel: NumberCircle, size: tuple[int, int]
) -> None:
    run = Run()
    run.feed(panel, STEPS[-1])
    picture(panel, *size)
    plan, circle = panel.circle.plan(), panel.circle
    assert plan is not None
    assert plan.ring
    words = words_drawn(Sheet(circle.width(), circle.height()), circle.draw)
    (zero,) = (word.box.center() for word in words if word.text == "0")
    assert zero.x() > plan.x + plan.arms
    assert abs(zero.y() - plan.y) < 3
    turned = [word.box.center() for word in words if word.text.endswith("°")]
    away = [float(np.hypot(place.x() - plan.x, place.y() - plan.y)) for place in turned]
    assert len(away) == 2
    assert plan.first_arc < away[0]
    assert away[1] < plan.second_arc
