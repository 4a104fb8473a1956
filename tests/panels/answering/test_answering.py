"""A neuron and the examples it answers to most: what is asked, shown, chosen and said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.answering.panel import Answering
from scoutview.panels.answering.plan import StrongestExamples, shares_of
from scoutview.panels.answering.words import answering_findings, example_words
from scoutview.probe import Probe

WORDS = [["the", " cat", " sat"], ["a", " dog", " ran"], ["no", " one", " slept"]]
ACTIVITY = [[0.1, 3.0, -1.0], [0.2, 0.0, 1.5], [0.0, -0.1, -0.2]]


def arrays(*, tokens: bool = True, layers: int = 2) -> Arrays:
    activity = np.array(ACTIVITY, np.float32)
    return {
        "answering_layers": np.array(["h.0.mlp.2", "h.1.mlp.2"][:layers], np.str_),
        "answering_counts": np.array([32, 16][:layers], np.int64),
        "answering_neuron": np.array([1, 5] if layers > 1 else [0, 5]),
        "answering_examples": np.array([4, 0, 7]),
        "answering_values": activity.max(1),
        "answering_here": np.array(0.25, np.float32),
        "answering_activity": activity if tokens else np.zeros((0, 0), np.float32),
        "answering_tokens": np.array(WORDS if tokens else np.zeros((0, 0)), np.str_),
        "answering_words": np.array(["", "", ""] if tokens else ["cat", "", "dog"]),
    }


def told(**kinds: bool) -> StrongestExamples:
    found = StrongestExamples.of(Observation(0, Probe(), arrays(**kinds)))
    assert found is not None
    return found


@pytest.fixture
def panel(qtbot: QtBot) -> Answering:
    panel = Answering(Look())
    qtbot.addWidget(panel)
    panel.resize(640, 520)
    panel.show_observation(Observation(0, Probe(), arrays()))
    panel.show()
    return panel


def test_an_example_is_named_by_the_text_up_to_its_strongest_token() -> None:
    assert [example_words(told(), rank) for rank in range(3)] == ["…the cat", "…a dog ran", "…no"]
    assert [example_words(told(tokens=False), rank) for rank in range(2)] == ["example 4: “cat”", "example 0"]


def test_colours_are_shares_of_the_largest_answer_of_all() -> None:
    assert told().shades(1) == pytest.approx(np.array([0.2, 0.0, 1.5]) / 3)
    assert shares_of((3.0, 1.5, -1.0)) == (1.0, 0.5, 0.0)
    assert shares_of((-1.0, -2.0)) == (0.0, 0.0)


def test_the_strongest_example_is_told() -> None:
    assert (
        answering_findings(told())[0] == "Neuron 1.5 answers most to example 4, at “cat”: 3.00; to what is asked 0.250."
    )


def test_a_neuron_is_chosen_by_its_layer_and_its_number(panel: Answering, qtbot: QtBot) -> None:
    assert panel.questions() == (Question("answering"),)
    assert panel.controls.layers.currentIndex() == 1
    assert panel.controls.number.maximum() == 15
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.number.setValue(9)
    assert panel.questions() == (Question.of("answering", layer=1, number=9),)
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.layers.activated.emit(0)
    assert panel.questions() == (Question.of("answering", layer=0),)
    kept = panel.view_settings()
    other = Answering(Look())
    qtbot.addWidget(other)
    other.restore(kept)
    assert other.questions() == panel.questions()


def test_a_neuron_that_another_model_lacks_is_given_up(panel: Answering) -> None:
    panel.controls.number.setValue(9)
    panel.show_observation(Observation(0, Probe(), arrays(layers=1)))
    assert panel.questions() == (Question("answering"),)


def test_a_click_asks_with_the_example_and_writes_it_out(panel: Answering, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.probe_chosen) as asked:
        panel.rows.chosen.emit(1)
    assert asked.args == ["example=0"]
    assert panel.text.accessibleName() == "a dog ran"


def test_the_neuron_is_switched_off_and_on(panel: Answering, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.intervention_chosen) as asked:
        panel.controls.switch.click()
    assert asked.args == ["neuron 1.5 off"]
    panel.show_observation(Observation(0, Probe(interventions=("neuron 1.5 off",)), arrays()))
    assert panel.controls.switch.text() == "Switch on"


def test_a_model_without_neurons_says_so(qtbot: QtBot) -> None:
    panel = Answering(Look())
    qtbot.addWidget(panel)
    empty = {name: each[:0] if each.ndim else each for name, each in arrays().items()}
    panel.resize(500, 400)
    panel.show_observation(Observation(0, Probe(), {**empty, "answering_neuron": np.array([-1, -1])}))
    assert not panel.rows.isVisibleTo(panel)
    assert "nothing is called a neuron" in panel.empty.accessibleName()
    assert panel.finding() == ""


@pytest.mark.parametrize("size", [(200, 120), (420, 300), (1800, 1000)])
def test_a_used_panel_paints_as_a_fresh_one(qtbot: QtBot, size: tuple[int, int]) -> None:
    used, fresh = Answering(Look()), Answering(Look())
    for panel in (used, fresh):
        qtbot.addWidget(panel)
        panel.resize(*size)
    used.show_observation(Observation(0, Probe(), arrays(tokens=False)))
    for panel in (used, fresh):
        panel.show_observation(Observation(0, Probe(), arrays()))
        panel.show()
    assert used.grab().toImage() == fresh.grab().toImage()
