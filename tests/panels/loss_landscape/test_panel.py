"""The landscape of a run that really trained: what it asks, what stays while one scrubs, and what a hand can do."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.observation import UNCHANGED, History, Observation, Question
from scoutview.panels.loss_landscape.panel import LossLandscape
from scoutview.panels.loss_landscape.plan import OF_SLICE, LandscapeReading, MarkedFrame
from scoutview.probe import Probe
from tests.every_lab import trained
from tests.panels.loss_landscape.slices import STEPS, bowl, slice_of
from tests.panels.test_every_panel import feed

LAB = "digits"
LOSSES = (2.6, 1.3, 0.7, 0.1)
PROBE = trained(LAB)[0].default_probe()


def run(*steps: int, planned: int = 30) -> Curves:
    losses = np.interp(steps, STEPS, LOSSES)
    return Curves(np.array(steps), np.zeros(len(steps)), {"train_loss": losses}, planned_steps=planned)


@pytest.fixture
def panel(qtbot: QtBot) -> LossLandscape:
    panel = LossLandscape(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    panel.show_curves(run(0, 10, 20, 30))
    return panel


def show(panel: LossLandscape, reading: LandscapeReading, probe: Probe = PROBE) -> None:
    named = UNCHANGED if probe.interventions else ""
    arrays = {named + name: reading.arrays[name] for name in OF_SLICE}
    panel.show_observation(Observation(reading.step, probe, arrays))


def tell_truth(panel: LossLandscape) -> None:
    for request in panel.histories():
        told = {step: {"sample_loss": np.array(LOSSES[STEPS.index(step)])} for step in request.steps}
        panel.show_history(History(request, told))


def asked(panel: LossLandscape) -> dict[str, object]:
    (question,) = panel.questions()
    assert question.name == "landscape"
    return dict(question.choices)


def test_the_first_picture_is_coarse_and_the_fine_one_comes_after_the_true_losses(panel: LossLandscape) -> None:
    assert asked(panel) == {"until": 30, "detail": 11}
    show(panel, slice_of(detail=11))
    (request,) = panel.histories()
    assert set(request.steps) == set(STEPS)
    assert request.question == Question("sample_loss").of_unchanged()
    changes = []
    panel.questions_changed.connect(lambda: changes.append(asked(panel)))
    tell_truth(panel)
    assert changes == [{"until": 30, "detail": 41}]
    show(panel, slice_of(detail=41))
    assert panel.finding() == "The run walked downhill from 2.60 to 0.100."
    assert len(changes) == 1


def test_the_slice_of_another_frame_stays_until_this_one_has_its_shape(panel: LossLandscape) -> None:
    show(panel, slice_of(detail=41))
    tell_truth(panel)
    before = panel._shown
    coarse = slice_of(detail=21, whole=False, step=10, landscape_here=(-3.0, 0.0), landscape_loss_here=1.3)
    show(panel, coarse)
    assert panel._shown is before
    assert panel._mark == MarkedFrame(10, (-3.0, 0.0), 1.3), "the frame on screen is marked at once"
    assert panel.finding() == "The run walked downhill from 2.60 to 1.30 by step 10."
    show(panel, slice_of(detail=21, step=10, landscape_here=(-3.0, 0.0)))
    assert panel._shown is panel._newest


def test_the_frame_on_screen_is_marked_before_anything_is_computed_for_it(panel: LossLandscape) -> None:
    show(panel, slice_of(detail=41))
    tell_truth(panel)
    panel.show_observation(Observation(20, PROBE, {}, frozenset({"landscape"})))
    assert panel._mark == MarkedFrame(20, (-1.0, -1.0), 0.7)
    assert panel.finding() == "The run walked downhill from 2.60 to 0.700 by step 20."
    off_path = slice_of(detail=11, step=15, landscape_here=(-2.0, -0.4), landscape_loss_here=0.9)
    first = {name: array[:1] for name, array in off_path.arrays.items()}
    show(panel, LandscapeReading(first, 15))
    assert panel._mark == MarkedFrame(15, (-2.0, -0.4), 0.9)
    assert panel._shown is not None
    assert (panel._shown.step, panel._shown.detail) == (30, 41)
    panel.show_observation(Observation(30, PROBE, {}, frozenset({"landscape"})))
    assert panel._mark == MarkedFrame(30, (0.0, 0.0), 0.1)


def test_a_slice_of_another_plane_is_never_drawn_on_this_one(panel: LossLandscape) -> None:
    show(panel, slice_of(detail=21))
    before = panel._newest
    show(panel, slice_of(kind="chance", detail=11, whole=False))
    assert panel._newest is panel._shown is before
    show(panel, slice_of(kind="chance", detail=11))
    assert panel._newest is panel._shown
    assert panel._shown is not None
    assert panel._shown.kind == "chance"
    assert "this frame in the middle" in panel.explanation()


def test_another_choice_of_directions_asks_for_it_and_is_kept(panel: LossLandscape, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.chance.click()
    assert asked(panel) == {"plane": "chance", "until": 30, "detail": 41}
    other = LossLandscape(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    other.show_curves(panel.curves)
    assert asked(other) == asked(panel)
    for nonsense in ({"plane": 7}, {}, {"plane": "nowhere", "zoom": 3}):
        other.restore(nonsense)
        assert "plane" not in asked(other)


def test_while_the_run_trains_true_losses_come_before_the_next_slice(panel: LossLandscape) -> None:
    panel.show_curves(run(0, 10, planned=30))
    assert asked(panel) == {"detail": 11, "frames": 32}
    show(panel, slice_of(detail=11, step=10))
    assert panel.questions() == ()
    tell_truth(panel)
    assert asked(panel) == {"detail": 11, "frames": 32}
    panel.show_curves(run(0, 10, 20, planned=30))
    assert asked(panel) == {"detail": 11, "frames": 32}, "a slice that was begun is finished"
    panel.show_curves(run(0, 10, 20, 30))
    assert asked(panel)["until"] == 30


def test_a_run_of_one_frame_waits_for_no_path(panel: LossLandscape) -> None:
    panel.show_curves(run(0, planned=30))
    show(panel, slice_of(kind="chance", step=0, detail=11, landscape_way_share=np.nan))
    assert panel.histories() == ()
    assert asked(panel) == {"detail": 11, "frames": 32}


def test_another_run_begins_with_nothing(panel: LossLandscape) -> None:
    show(panel, slice_of())
    tell_truth(panel)
    assert panel.picture.isVisible()
    panel.show_curves(replace(run(0, 10, 20, 30), metrics={"train_loss": np.array([9.0, 1, 1, 1])}))
    assert not panel.picture.isVisible()
    assert panel.finding() == ""
    assert panel.histories() == ()


def test_what_is_changed_inside_does_not_count_and_is_told(panel: LossLandscape) -> None:
    show(panel, slice_of(), PROBE.with_interventions(("neuron 0.5 off",)))
    (question,) = panel.questions()
    assert question.unchanged
    assert panel._shown is not None
    assert panel.apart.isVisible()
    assert "does not count" in panel.apart.accessibleName()


def test_a_loss_that_is_no_number_is_said_instead_of_a_picture(panel: LossLandscape) -> None:
    show(panel, slice_of(lambda x, y: np.nan))
    assert not panel.picture.isVisible()
    assert "not a number" in panel.empty.accessibleName()
    show(panel, slice_of(lambda x, y: np.inf if x > 1 else bowl(x, y)))
    assert panel.picture.isVisible()
    assert not panel.grab().toImage().isNull()


def test_what_is_awaited_is_said(qtbot: QtBot, panel: LossLandscape) -> None:
    assert "being computed" in panel.empty.accessibleName()
    coming = LossLandscape(Look())
    qtbot.addWidget(coming)
    assert "as soon as there is a frame" in coming.empty.accessibleName()
    first = {name: array[: len(STEPS) + 5] for name, array in slice_of(detail=11).arrays.items()}
    show(panel, LandscapeReading(first, 30))  # the path, and not yet a grid
    assert not panel.picture.isVisible()
    assert "being computed" in panel.empty.accessibleName()


def test_a_frame_whose_loss_is_not_known_has_a_ring_and_no_colour_of_a_loss(panel: LossLandscape) -> None:
    show(panel, slice_of())
    assert "Grey rings" in panel.off.accessibleName()
    at, before = place_of(panel, 20), panel.picture.grab().toImage()
    tell_truth(panel)
    after = panel.picture.grab().toImage()
    off = QPoint(4, 0)  # on the edge of a dot, beside the smaller ring
    assert before.pixel(at + off) != after.pixel(at + off)
    assert "Grey rings" not in panel.off.accessibleName()
    assert "differs by" in panel.off.accessibleName()


def place_of(panel: LossLandscape, step: int) -> QPoint:
    plan, shown = panel.picture.plan(), panel._shown
    assert plan is not None
    assert shown is not None
    x, y = plan.place(tuple(shown.path_places[STEPS.index(step)].tolist()))
    return QPoint(round(x), round(y))


def test_a_click_on_the_path_goes_to_that_step(panel: LossLandscape, qtbot: QtBot) -> None:
    show(panel, slice_of())
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place_of(panel, 10))
    assert chosen.args == [10]
    told: list[int] = []
    panel.step_chosen.connect(told.append)
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place_of(panel, 10) + QPoint(0, 60))
    assert told == []


def test_arrow_keys_go_along_the_path(panel: LossLandscape) -> None:
    show(panel, slice_of(step=20))
    told: list[int] = []
    panel.step_chosen.connect(told.append)
    panel.picture.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(panel.picture, key)
    assert told == [10, 30]


def test_the_pointer_reads_the_loss_and_leaves_nothing(panel: LossLandscape) -> None:
    show(panel, slice_of())
    before = panel.picture.grab().toImage()
    panel.picture.pointed.emit(None, QPointF(300, 120))
    assert panel.picture.grab().toImage() != before
    panel.picture.pointed.emit(None, QPointF())
    assert panel.picture.grab().toImage() == before


def test_the_ground_is_painted_once_while_one_scrubs_and_points(
    panel: LossLandscape, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(panel, slice_of(detail=41))
    panel.picture.grab()
    measured: list[int] = []
    monkeypatch.setattr(panel.picture, "_measure", lambda shown: measured.append(1))
    for step in (10, 20):
        show(panel, slice_of(detail=11, whole=False, step=step, landscape_here=(-2.0, 0.0)))
        panel.picture.pointed.emit(None, QPointF(300 + step, 120))
        panel.picture.grab()
    assert measured == []


def test_colours_are_those_of_the_run_whatever_the_slice_has(panel: LossLandscape) -> None:
    show(panel, slice_of(detail=21))
    assert panel.picture._shown is not None
    before = panel.picture._shown.scale
    show(panel, slice_of(lambda x, y: 50 + bowl(x, y), detail=21, step=10))
    assert panel.picture._shown.scale == before


def test_a_real_run_has_its_path_and_its_numbers(qtbot: QtBot) -> None:
    panel = LossLandscape(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    feed(panel, LAB, -1)
    assert panel.finding()
    assert "loss" in panel.formula()
