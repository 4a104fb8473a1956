"""One weight on a model that really trained: what it opens on, what a hand can do in it, and what stays."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import three_digits
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.widgets.controls import HEIGHT
from scoutview.interventions import toggled
from scoutview.observation import Observation, Question
from scoutview.panels.one_weight.choice_plan import Weight
from scoutview.panels.one_weight.panel import OneWeight
from scoutview.panels.one_weight.words import NOT_A_NUMBER
from tests.every_lab import trained
from tests.graphics.plots.mouse import axes_of, click, drag, move
from tests.panels.test_every_panel import answer, curves_of, feed
from tests.window.shell.room import words_without_room

LAB = "digits"


@pytest.fixture
def panel(qtbot: QtBot) -> OneWeight:
    panel = OneWeight(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    panel.show()
    feed(panel, LAB, -1)
    return panel


def show(panel: OneWeight, position: int, *interventions: str, steps: int | None = None) -> None:
    """What it asks now of this frame and under these interventions, or the first steps of it."""
    lab, frames = trained(LAB)
    probe = lab.default_probe().with_interventions(interventions)
    for _ in range(3):  # what it is shown can change what it asks
        arrays: dict[str, np.ndarray] = {}
        for question in panel.questions():
            arrays |= question.named(answer(LAB, position, probe, question))
        unfolding = frozenset[str]()
        if steps is not None:
            arrays, unfolding = {name: array[:steps] for name, array in arrays.items()}, frozenset({"one_weight"})
        panel.show_observation(Observation(frames[position].step, probe, arrays, unfolding))


def weight_of(panel: OneWeight) -> Weight:
    assert panel._reading is not None
    return panel._reading.weight


@pytest.fixture
def told(panel: OneWeight) -> list[str]:
    texts: list[str] = []
    panel.intervention_chosen.connect(texts.append)
    return texts


def held(panel: OneWeight, told: list[str]) -> None:
    """Do as the window does: let all that was told hold, and show the panel what it then asks."""
    texts: tuple[str, ...] = ()
    for text in told:
        texts = toggled(texts, text)
    show(panel, -1, *texts)


def test_it_opens_on_the_telling_weight_of_the_deciding_frame_at_every_frame(panel: OneWeight) -> None:
    lab, frames = trained(LAB)
    at = [frame.step for frame in frames].index(curves_of(LAB).deciding_step)
    telling = answer(LAB, at, lab.default_probe(), Question("telling_weights"))
    expected = Weight(str(telling["telling_sites"][0]), *telling["telling_places"][0].tolist())
    for position in (0, 5, -1):
        show(panel, position)
        assert weight_of(panel) == expected
    assert panel.controls.sites.currentData() == expected.site
    assert (panel.controls.row.value(), panel.controls.column.value()) == (expected.row, expected.column)


def test_before_it_is_known_which_one_is_shown_none_is_computed(qtbot: QtBot) -> None:
    panel = OneWeight(Look())
    qtbot.addWidget(panel)
    curves = curves_of(LAB)
    panel.show_curves(replace(curves, planned_steps=int(curves.steps[-1])))
    assert panel.questions() == ()
    (request,) = panel.histories()
    assert request.question.name == "telling_weights"


def test_while_a_run_trains_the_telling_one_of_the_frame_on_screen_is_shown_first(qtbot: QtBot) -> None:
    panel = OneWeight(Look())
    qtbot.addWidget(panel)
    panel.show_curves(curves_of(LAB))
    assert panel.questions() == (Question("telling_weights"),)
    show(panel, 0)
    lab, _ = trained(LAB)
    telling = answer(LAB, 0, lab.default_probe(), Question("telling_weights"))
    assert weight_of(panel).site == str(telling["telling_sites"][0])
    feed(panel, LAB, 0)
    at = [frame.step for frame in trained(LAB)[1]].index(curves_of(LAB).deciding_step)
    decided = answer(LAB, at, lab.default_probe(), Question("telling_weights"))
    assert weight_of(panel).row == decided["telling_places"][0][0]


def test_fields_choose_a_weight_within_the_matrix(panel: OneWeight, qtbot: QtBot) -> None:
    before = weight_of(panel)
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.row.setValue(before.row + 1 if before.row == 0 else before.row - 1)
    show(panel, -1)
    assert weight_of(panel) != before
    assert weight_of(panel).site == before.site
    first = panel.controls.sites.itemData(0)
    panel.controls.column.setValue(panel.controls.column.maximum())
    panel.controls.sites.setCurrentIndex(0)
    panel.controls.sites.activated.emit(0)
    show(panel, -1)
    assert weight_of(panel).site == first
    assert panel._weights is not None
    assert panel._weights.has(weight_of(panel))


def test_the_button_goes_on_to_the_next_telling_one(panel: OneWeight) -> None:
    assert panel._weights is not None
    first, second = panel._weights.telling[:2]
    assert weight_of(panel) == first
    panel.controls.telling.click()
    show(panel, -1)
    assert weight_of(panel) == second


def test_dragging_the_handle_moves_the_weight_and_back_takes_it_back(panel: OneWeight, told: list[str]) -> None:
    axes = axes_of(panel.plot)
    handle = panel.plot.handle(axes)
    assert handle is not None
    end = QPointF(float(axes.x.place(0.3)), handle.y())
    drag(panel.plot, handle, end)
    assert panel._weights is not None
    assert told[-1] == panel._weights.moved_text(weight_of(panel), 0.3)
    assert panel._by() == 0.3
    held(panel, told)
    assert panel._by() == 0.3
    assert "moved by +0.3 it is" in panel.numbers.accessibleName()
    moved = panel.plot.handle(axes_of(panel.plot))
    assert moved is not None
    assert moved.x() == pytest.approx(end.x())
    assert panel.controls.back.isVisible()
    panel.controls.back.click()
    held(panel, told)
    assert panel._by() == 0
    assert not panel._interventions
    assert not panel.controls.back.isVisible()


def test_what_is_read_goes_with_the_handle_and_stays_with_it(panel: OneWeight, told: list[str]) -> None:
    axes = axes_of(panel.plot)
    handle = panel.plot.handle(axes)
    assert handle is not None
    move(panel.plot, handle)
    drag(panel.plot, handle, QPointF(float(axes.x.place(0.4)), handle.y()))
    for _ in range(2):
        reading = panel.plot.reading_under_pointer()
        assert reading is not None
        assert reading.step == 0.4
        assert reading.words == ["moved by +0.4"]
        held(panel, told)


def test_what_is_shown_to_it_while_a_handle_is_dragged_does_not_move_it_back(panel: OneWeight) -> None:
    handle = panel.plot.handle(axes_of(panel.plot))
    assert handle is not None
    assert panel.plot.grasp(handle)
    panel.plot.drag(QPointF(float(axes_of(panel.plot).x.place(0.2)), 0))
    show(panel, -1)
    assert panel._by() == 0.2
    panel.plot.let_go()
    show(panel, -1)
    assert panel._by() == 0


def test_a_click_and_the_arrow_keys_move_it_as_well(panel: OneWeight, told: list[str]) -> None:
    axes = axes_of(panel.plot)
    click(panel.plot, QPointF(float(axes.x.place(-0.2)), axes.y.end + 20))
    assert told[-1].endswith(" -0.2")
    held(panel, told)
    QTest.keyClick(panel.plot, Qt.Key.Key_Right)
    assert told[-1].endswith(" -0.18")
    held(panel, told)
    assert panel._by() == -0.18


def test_the_curve_is_that_of_the_unchanged_model(panel: OneWeight, told: list[str]) -> None:
    before = panel._reading
    assert before is not None
    panel._move(0.3)
    held(panel, told)
    assert panel._reading is not None
    assert all(question.unchanged for question in panel.questions())
    for one, other in zip(panel._reading.own, before.own, strict=True):
        np.testing.assert_array_equal(one, other)


def test_it_says_that_what_else_is_changed_does_not_count(panel: OneWeight) -> None:
    assert panel._weights is not None
    own = panel._weights.moved_text(weight_of(panel), 0.3)
    show(panel, -1, own)
    assert not panel.apart.isVisible(), "its own move is the handle"
    show(panel, -1, own, "neuron 0.1 off")
    assert panel.apart.isVisible()
    assert panel.apart.accessibleName() == "The model as trained: neuron 0.1 off does not count here."
    show(panel, -1, own, "neuron 0.1 off", "neuron 0.2 off")
    assert panel.apart.accessibleName() == "The model as trained: 2 other changes do not count here."
    assert "does not count here" in panel.formula()
    show(panel, -1)
    assert not panel.apart.isVisible()


def test_the_sentence_that_all_understand_goes_after_the_numbers(panel: OneWeight) -> None:
    assert panel.sentence.isVisible()
    assert panel.numbers.isVisible()
    assert not panel.brief.isVisible(), "it says what the sentence says"
    for height in (320, 400):
        panel.resize(281, height)
        QApplication.processEvents()
        assert panel.brief.isVisible()
        assert not panel.sentence.isVisible()
        assert not panel.numbers.isVisible()


def test_a_value_typed_between_the_points_is_computed(panel: OneWeight) -> None:
    assert panel._weights is not None
    show(panel, -1, panel._weights.moved_text(weight_of(panel), 0.123))
    assert panel._reading is not None
    assert panel._by() == 0.123
    assert np.isfinite(panel._reading.loss_at(0.123))


def test_another_frame_is_shown_once_its_curve_has_a_shape(panel: OneWeight) -> None:
    before = panel._reading
    show(panel, 0, steps=4)
    assert panel._reading is before
    show(panel, 0, steps=13)
    assert panel._reading is not None
    assert panel._reading.step == 0


def test_another_weight_is_shown_at_its_first_point(panel: OneWeight) -> None:
    panel.controls.telling.click()
    show(panel, -1, steps=1)
    assert panel._weights is not None
    assert weight_of(panel) == panel._weights.telling[1]
    assert panel.plot.isVisible()
    assert panel.finding() == ""


def test_hovering_reads_the_loss_and_the_line_of_the_slope_beside_it(panel: OneWeight) -> None:
    axes = axes_of(panel.plot)
    move(panel.plot, QPointF(float(axes.x.place(0.2)), axes.y.end + 30))
    reading = panel.plot.reading_under_pointer()
    assert reading is not None
    assert panel._reading is not None
    told = {trace.word: value for trace, value, _ in reading.lines}
    assert told == {
        "the loss": panel._reading.loss_at(0.2),
        "line of its slope": pytest.approx(panel._reading.loss + 0.2 * panel._reading.gradient),
    }


def test_a_model_that_broke_is_told_in_a_sentence(panel: OneWeight) -> None:
    lab, frames = trained(LAB)
    (question,) = panel.questions()
    arrays = dict(answer(LAB, -1, lab.default_probe(), question))
    arrays |= {name: arrays[name] * np.nan for name in ("moved_loss", "weight_gradient", "weight_difference")}
    panel.show_observation(Observation(frames[-1].step, lab.default_probe(), arrays))
    assert panel.finding() == NOT_A_NUMBER
    assert panel.empty.isVisible()
    assert not panel.plot.isVisible()


def test_a_choice_of_another_model_gives_way_to_the_telling_one(panel: OneWeight) -> None:
    before = weight_of(panel)
    panel.restore({"weight": ["nowhere", 3, 4]})
    show(panel, -1)
    assert weight_of(panel) == before
    panel.restore({"weight": [before.site, before.row, 0]})
    show(panel, -1)
    assert weight_of(panel) == Weight(before.site, before.row, 0)


def test_both_losses_of_the_finding_stand_on_the_curve_until_it_is_moved(
    panel: OneWeight, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(panel, -1)
    said: list[str] = []
    monkeypatch.setattr(PlotPainting, "say", lambda _on, _place, text, *_: said.append(text))
    panel.plot.grab()
    reading, graph = panel._reading, panel.plot.graph
    assert reading is not None
    assert graph is not None
    moved, losses = reading.own
    far = int(np.abs(losses - reading.loss).argmax())
    there = float(moved[far]) / 2 or 0.1, float(losses[far])
    told = {three_digits(reading.loss), three_digits(there[1])}
    assert len(told) == 2
    for by, stand in ((0.0, True), (0.2, False)):
        said.clear()
        panel.plot.show_weight(graph, by, (reading.loss, reading.loss), there)
        panel.plot.grab()
        assert (told <= set(said)) is stand


def test_in_a_wide_panel_the_controls_stand_in_one_row_whether_or_not_it_is_moved(panel: OneWeight) -> None:
    panel.setStyleSheet(stylesheet(panel.look))
    panel.resize(880, 500)
    heights = []
    for by in (0.0, 0.2, 0.0):
        panel._move(by)
        QApplication.processEvents()
        heights.append(panel.controls.height())
    assert heights == [panel.look.px(HEIGHT)] * 3
    assert panel.controls.sites.width() < panel.controls.width() / 3


@pytest.mark.parametrize("width", [900, 700, 520, 420, 367])
def test_words_of_the_controls_are_whole_in_any_width(panel: OneWeight, width: int) -> None:
    panel.setStyleSheet(stylesheet(panel.look))
    panel._move(0.2)
    panel.resize(width, 500)
    QApplication.processEvents()
    assert words_without_room(panel.controls) == []


def test_where_its_finding_is_told_the_panel_has_room_for_the_curve(panel: OneWeight) -> None:
    assert panel.sentence.isVisible()
    before = panel.plot.height()
    panel.set_look(Look(alone=True))
    assert not panel.sentence.isVisible()
    assert panel.plot.height() > before
    panel.resize(400, 260)
    QApplication.processEvents()
    assert panel.plot.isVisible(), "the curve stays when words go"
