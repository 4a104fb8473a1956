"""The neurons panel on a model that really trained: what a hand can do in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Question
from scoutview.panels.neurons.panel import NeuronsPanel
from tests.panels.test_every_panel import feed, picture


@pytest.fixture
def panel(qtbot: QtBot) -> NeuronsPanel:
    panel = NeuronsPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    panel.show()
    feed(panel, "next_token", -1)
    return panel


def test_another_neuron_is_asked_and_shown(panel: NeuronsPanel) -> None:
    panel.controls.layer.setValue(1)
    panel.controls.number.setValue(7)
    assert Question.of("neuron", layer=1, neuron=7) in panel.questions()
    assert Question.of("neuron_places", layer=1, neuron=7) in panel.questions()
    feed(panel, "next_token", -1)
    assert "Neuron 1.7 is most active" in panel.finding()


def test_a_neuron_is_switched_off_or_held(panel: NeuronsPanel, qtbot: QtBot) -> None:
    panel.controls.layer.setValue(1)
    panel.controls.number.setValue(7)
    feed(panel, "next_token", -1)
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        QTest.mouseClick(panel.controls.off, Qt.MouseButton.LeftButton)
    assert heard.args == ["neuron 1.7 off"]
    panel.controls.value.setValue(2.5)
    with qtbot.waitSignal(panel.intervention_chosen) as heard:
        QTest.mouseClick(panel.controls.set, Qt.MouseButton.LeftButton)
    assert heard.args == ["neuron 1.7 set to 2.5"]


def test_a_search_ranks_and_a_second_click_looks_at_the_neuron(panel: NeuronsPanel) -> None:
    panel.controls.find_button.click()
    assert Question("neuron_search") in panel.questions()
    feed(panel, "next_token", -1)
    picture(panel, 800, 600)
    assert "The best, neuron" in panel.finding()
    assert panel.ranking.rows() >= 5
    best = panel._best_found()
    assert best is not None
    assert panel.histories()
    panel.ranking.chosen.emit(0)
    assert not panel._searching
    assert Question.of("neuron", layer=best[0], neuron=best[1]) in panel.questions()


def test_words_of_ones_own_are_looked_for(panel: NeuronsPanel) -> None:
    panel.controls.find_button.click()
    panel.controls.family.setCurrentText("words of my own")
    panel.controls.words.setText("fox, bear")
    panel.controls.words.editingFinished.emit()
    assert Question.of("neuron_search", words="fox, bear") in panel.questions()
    panel.controls.family.setCurrentText("names")
    assert Question.of("neuron_search", family="names") in panel.questions()


def test_when_it_appeared_goes_to_that_step(panel: NeuronsPanel, qtbot: QtBot) -> None:
    panel.controls.find_button.click()
    feed(panel, "next_token", -1)
    picture(panel, 800, 700)
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.appeared.chosen.emit(0)
    assert heard.args == [0]


def test_kept_choices_that_mean_nothing_are_passed_over(panel: NeuronsPanel) -> None:
    panel.restore({"searching": 3, "neuron": ["a"], "family": "dragons", "words": 5})
    assert set(panel.questions()) == {Question("neuron"), Question("neuron_places")}
