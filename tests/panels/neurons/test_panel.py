"""The neurons panel on a model that really trained: what it shows first, and what a hand can do in it."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import percent
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.observation import History, Observation, Question
from scoutview.panels.neurons.panel import NeuronsPanel
from tests.every_lab import trained
from tests.panels.test_every_panel import answer, curves_of, feed, picture
from tests.window.shell.room import words_without_room


@pytest.fixture
def panel(qtbot: QtBot) -> NeuronsPanel:
    panel = NeuronsPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    panel.show()
    feed(panel, "next_token", -1)
    return panel


@pytest.mark.parametrize("width", [800, 620, 440, 367])
@pytest.mark.parametrize("searching", [False, True])
def test_words_are_whole_in_any_width(panel: NeuronsPanel, width: int, searching: bool) -> None:
    panel.setStyleSheet(stylesheet(panel.look))
    panel.controls.find_button.setChecked(searching)
    panel.resize(width, 400)
    QApplication.processEvents()
    assert words_without_room(panel.controls) == []


def telling() -> tuple[int, int]:
    """Of the frame that the run is read at."""
    lab, frames = trained("next_token")
    at = [frame.step for frame in frames].index(curves_of("next_token").deciding_step)
    layer, number = answer("next_token", at, lab.default_probe(), Question("neuron"))["neuron"]
    return int(layer), int(number)


def observed(panel: NeuronsPanel, position: int, *interventions: str) -> Observation:
    """What the panel asks now, of this frame and under these interventions."""
    lab, frames = trained("next_token")
    probe = lab.default_probe().with_interventions(interventions)
    arrays: dict[str, np.ndarray] = {}
    for question in panel.questions():
        arrays |= answer("next_token", position, probe, question)
    return Observation(frames[position].step, probe, arrays)


def shown(panel: NeuronsPanel) -> tuple[int, int]:
    assert panel._own is not None
    return panel._own.place


def test_it_opens_on_the_neuron_that_tells_most_and_says_what_it_fires_on(panel: NeuronsPanel) -> None:
    layer, number = telling()
    assert shown(panel) == (layer, number)
    assert panel.neuron.reading.accessibleName().startswith(f"Neuron {number} of block {layer} Fires ")
    assert panel.finding().startswith(f"Neuron {number} of block {layer} fires ")
    seen, told = panel._places, panel.neuron.reading.accessibleName()
    assert seen is not None
    fitting = int(seen.arrays["places_of_kind"].sum())
    amount = "All 20" if fitting == 20 else f"{fitting} of its 20"
    assert f"{amount} strongest places are {seen.kind} (by chance " in told
    assert f"✓ = {seen.kind}" in panel.neuron.places.accessibleName()


def test_where_its_finding_is_told_the_panel_says_the_numbers_behind_it_alone(panel: NeuronsPanel) -> None:
    places = panel.neuron.places.height()
    panel.set_look(Look(alone=True))
    told = panel.neuron.reading.accessibleName()
    assert "Fires" not in told
    assert "20 strongest places are" in told
    assert panel.neuron.places.height() > places


def test_it_stays_the_one_of_the_newest_frame_at_every_frame(panel: NeuronsPanel) -> None:
    (request,) = panel.histories()
    panel.show_history(
        History(request, {request.steps[0]: {"neuron": np.array([1, 3]), "neuron_position": np.array(2)}})
    )
    for position in range(0, 12, 3):
        panel.show_observation(observed(panel, position))
        assert shown(panel) == (1, 3)
        assert panel._own is not None
        assert panel._own.position == 2, "its effect is told after the same token"


def test_places_of_another_frame_stay_until_all_of_this_one_are_there(panel: NeuronsPanel) -> None:
    before, whole = panel.neuron.places.accessibleName(), observed(panel, 0)
    partial = {name: array[:1] if name.startswith("places_") else array for name, array in whole.arrays.items()}
    panel.show_observation(Observation(0, whole.probe, partial, frozenset({"neuron_places"})))
    assert panel.neuron.places.accessibleName() == before
    panel.show_observation(whole)
    assert panel.neuron.places.accessibleName() != before


def test_before_it_is_known_which_one_is_shown_no_places_are_looked_for(qtbot: QtBot) -> None:
    panel = NeuronsPanel(Look())
    qtbot.addWidget(panel)
    panel.show_curves(curves_of("next_token"))
    assert set(panel.questions()) == {Question("neuron")}
    (request,) = panel.histories()
    step = request.steps[0]
    lab, _ = trained("next_token")
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_history(
            History(request, {step: answer("next_token", step, lab.default_probe(), Question("neuron"))})
        )
    layer, number = telling()
    assert Question.of("neuron_places", layer=layer, neuron=number) in panel.questions()


def test_another_neuron_is_asked_and_shown_and_left_again(panel: NeuronsPanel) -> None:
    assert not panel.controls.telling.isVisible()
    panel.controls.layer.setValue(1)
    panel.controls.number.setValue(7)
    assert Question.of("neuron", layer=1, neuron=7) in panel.questions()
    assert Question.of("neuron_places", layer=1, neuron=7) in panel.questions()
    feed(panel, "next_token", -1)
    assert panel.finding().startswith("Neuron 7 of block 1 ")
    QTest.mouseClick(panel.controls.telling, Qt.MouseButton.LeftButton)
    feed(panel, "next_token", -1)
    assert shown(panel) == telling()


@pytest.mark.parametrize(("button", "deed", "row"), [("half", "times 0.5", 1), ("off", "off", 2)])
def test_a_neuron_that_is_halved_or_switched_off_stays_the_one_that_is_shown(
    panel: NeuronsPanel, qtbot: QtBot, button: str, deed: str, row: int
) -> None:
    layer, number = telling()
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        QTest.mouseClick(getattr(panel.controls, button), Qt.MouseButton.LeftButton)
    assert heard.args == [f"neuron {layer}.{number} {deed}"]
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        panel.neuron.effect.chosen.emit(row)
    assert heard.args == [f"neuron {layer}.{number} {deed}"]
    places = panel.neuron.places.accessibleName()
    panel.show_observation(observed(panel, -1, f"neuron {layer}.{number} {deed}"))
    assert shown(panel) == (layer, number)
    assert panel.neuron.places.accessibleName() == places
    assert f", now {button}" in panel.neuron.reading.accessibleName()
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        panel.neuron.effect.chosen.emit(0)  # all of it again
    assert heard.args == [f"neuron {layer}.{number} {deed}"]  # once more takes it back


def test_whatever_is_switched_off_the_first_neuron_is_that_of_the_unchanged_model(qtbot: QtBot) -> None:
    panel, (lab, frames) = NeuronsPanel(Look()), trained("next_token")
    qtbot.addWidget(panel)
    panel.show_curves(curves_of("next_token"))
    layer, number = telling()
    off = lab.default_probe().with_interventions((f"neuron {layer}.{number} off", "block 0 attention off"))
    for request in panel.histories():
        at = [frame.step for frame in frames].index(request.steps[0])
        panel.show_history(History(request, {request.steps[0]: answer("next_token", at, off, request.question)}))
    panel.show_observation(observed(panel, -1, *off.interventions))
    assert shown(panel) == (layer, number)
    assert "now off" in panel.neuron.reading.accessibleName()


@pytest.mark.parametrize(
    ("likely", "told"),
    [
        ((0.9996, 0.9, 0.075), "falls from >99.9 % to 7.5 %."),
        ((0.0004, 0.1, 0.5), "rises from <0.1 % to 50.0 %."),
        ((0.5, 0.5, 0.5001), "stays at 50.0 %."),
    ],
)
def test_the_sentence_the_bars_and_the_frame_tell_of_the_same_word(
    panel: NeuronsPanel, likely: tuple[float, ...], told: str
) -> None:
    seen = observed(panel, -1)
    words = seen["neuron_tokens"].tolist()
    asked = words.index(" gave")
    changed = {
        "neuron_likelihoods": np.array(likely),
        "neuron_target": np.array(" gave"),
        "neuron_position": np.array(asked - 1),
    }
    panel.show_observation(Observation(seen.step, seen.probe, {**seen.arrays, **changed}))
    assert f"Without it “gave” {told}" in panel.neuron.reading.accessibleName()
    assert f"; without it “gave” {re.sub(r' from .* to', ' to', told)}" in panel.finding()
    assert panel.neuron.effect.accessibleName().startswith("How likely “gave” is after “fox”: as it is ")
    assert panel.neuron.effect.accessibleName().endswith(f"off {percent(likely[-1])}")
    assert accented(panel, asked, 0.5, 1)
    assert not accented(panel, asked - 1, 0.5, 1)


def accented(panel: NeuronsPanel, token: int, across: float, down: float) -> bool:
    """Whether the text has the accent there: at a share of a token's width, so many pixels down."""
    tokens = panel.neuron.tokens
    left, top, width = tokens._text(tokens.design_width(), tokens.design_height()).tokens[token]
    at = tokens.grab().toImage().pixelColor(round(left + across * width), round(top + down))
    return bool(at == panel.look.colour("accent"))


def test_where_the_text_goes_on_otherwise_or_ends_a_line_stands_where_the_word_would(panel: NeuronsPanel) -> None:
    seen = observed(panel, -1)
    words = seen["neuron_tokens"].tolist()
    for position in (words.index(" gave") - 1, len(words) - 1):
        changed = {"neuron_target": np.array(" bird"), "neuron_position": np.array(position)}
        panel.show_observation(Observation(seen.step, seen.probe, {**seen.arrays, **changed}))
        assert panel._own is not None
        assert panel._own.asked_token == -1
        tokens = panel.neuron.tokens
        _, _, width = tokens._text(tokens.design_width(), tokens.design_height()).tokens[position]
        assert accented(panel, position, 1 - 2 / width, 10)
        assert not accented(panel, position, 0.5, 1)


def test_what_can_be_looked_for_is_what_the_lab_declares(panel: NeuronsPanel) -> None:
    family = panel.controls.family
    declared = answer("next_token", -1, trained("next_token")[0].default_probe(), Question("neuron"))["neuron_families"]
    assert [family.itemText(row) for row in range(family.count())] == [*declared.tolist(), "words of my own"]
    assert panel.view_settings()["family"] == ""
    panel.restore({"family": "names", "searching": True})
    assert family.currentText() == "names"
    assert Question.of("neuron_search", family="names") in panel.questions()


def test_a_neuron_is_held_at_a_value(panel: NeuronsPanel, qtbot: QtBot) -> None:
    layer, number = telling()
    panel.controls.value.setValue(2.5)
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        QTest.mouseClick(panel.controls.set, Qt.MouseButton.LeftButton)
    assert heard.args == [f"neuron {layer}.{number} set to 2.5"]


def test_the_value_offered_is_that_of_the_neuron_now_until_another_is_typed(panel: NeuronsPanel) -> None:
    own, value = panel._own, panel.controls.value
    assert own is not None
    assert value.value() == pytest.approx(float(np.max(own.arrays["neuron_alone"])), abs=0.006)
    before = value.value()
    panel.controls.show_activation(own.place, 129.71)
    assert value.value() == 129.71
    value.setValue(before + 3)
    panel.controls.show_activation(own.place, 129.71)
    assert value.value() == before + 3
    panel.controls.show_activation((own.place[0], own.place[1] + 1), -7.5)
    assert value.value() == -7.5


def test_the_numbers_under_the_mouse_are_read_out(panel: NeuronsPanel) -> None:
    assert panel._own is not None
    value = float(panel._own.arrays["neuron_activations"][0])
    before = panel.neuron.tokens.grab().toImage()
    left, top, width = panel.neuron.tokens._text(
        panel.neuron.tokens.design_width(), panel.neuron.tokens.design_height()
    ).tokens[0]
    point = QPointF(left + width / 2, top + 5)
    assert panel.neuron.tokens.part_at(point) == 0
    panel.neuron.tokens.hovered.emit(panel.neuron.tokens.part_at(point))
    assert panel.neuron.tokens.grab().toImage() != before
    assert np.isfinite(value)
    number, place = panel.neuron.places._tokens(1, panel.neuron.places.design_width())[0]
    assert panel.neuron.places.part_at(place.center()) == (1, number)


def test_a_search_ranks_and_a_second_click_looks_at_the_neuron(panel: NeuronsPanel) -> None:
    panel.controls.find_button.click()
    assert Question("neuron_search") in panel.questions()
    feed(panel, "next_token", -1)
    picture(panel, 800, 600)
    assert "The best, neuron" in panel.finding()
    assert panel.search.ranking.rows() >= 5
    best = panel._best_found()
    assert best is not None
    assert panel.histories()
    panel.search.ranking.chosen.emit(0)
    assert not panel._choices.searching
    assert Question.of("neuron", layer=best[0], neuron=best[1]) in panel.questions()


def test_what_is_said_of_a_search_is_of_the_row_that_is_chosen_and_that_one_is_shown(panel: NeuronsPanel) -> None:
    panel.controls.find_button.click()
    feed(panel, "next_token", -1)
    panel.search.ranking.chosen.emit(2)
    third = panel._best_found()
    assert third is not None
    assert f"Neuron {third[1]} of block {third[0]} reaches" in panel.finding()
    panel.controls.this_button.click()
    feed(panel, "next_token", -1)
    assert shown(panel) == third


def test_words_of_ones_own_are_looked_for(panel: NeuronsPanel) -> None:
    panel.controls.find_button.click()
    panel.controls.family.setCurrentText("words of my own")
    panel.controls.words.setText("fox, bear")
    panel.controls.words.editingFinished.emit()
    assert Question.of("neuron_search", words="fox, bear") in panel.questions()
    panel.controls.family.setCurrentText("names")
    assert Question.of("neuron_search", family="names") in panel.questions()


@pytest.mark.parametrize("height", [330, 420, 700])
def test_when_it_appeared_ends_with_the_newest_step_and_goes_to_a_step(
    panel: NeuronsPanel, qtbot: QtBot, height: int
) -> None:
    panel.controls.find_button.click()
    feed(panel, "next_token", -1)
    picture(panel, 800, height)
    rows = panel.search.appeared.rows()
    assert rows > 0
    assert f"step {panel.curves.steps[-1]} " in panel.search.appeared.accessibleName().split("; ")[rows - 1] + " "
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.search.appeared.chosen.emit(rows - 1)
    assert heard.args == [panel.curves.steps[-1]]


def test_kept_choices_that_mean_nothing_are_passed_over(panel: NeuronsPanel) -> None:
    asked = set(panel.questions())
    panel.restore({"searching": 3, "neuron": ["a"], "family": "dragons", "words": 5, "zoom": [7]})
    assert set(panel.questions()) == asked


def test_numbers_stand_apart_from_the_border_of_their_boxes(panel: NeuronsPanel) -> None:
    fields = (panel.controls.layer, panel.controls.number, panel.controls.value)
    assert [field.lineEdit().textMargins().left() for field in fields] == [6, 6, 6]


def test_how_often_it_is_how_active_is_told_when_asked(panel: NeuronsPanel) -> None:
    panel.resize(1000, 600)
    QApplication.processEvents()
    assert not panel.neuron.histogram.isVisible()
    panel.controls.often.click()
    assert panel.neuron.histogram.isVisible()
    kept = panel.view_settings()
    assert kept["often"] is True
    panel.restore({})
    assert not panel.neuron.histogram.isVisible()
    panel.restore(kept)
    assert panel.neuron.histogram.isVisible()
    panel.resize(544, 600)
    QApplication.processEvents()
    assert not panel.controls.often.isVisible(), "there is no room for it"
