"""Texts and curve of the dial, from a trajectory's arrays; and how holding a unit is written."""

import numpy as np
import pytest

from scoutview.interventions import parse_interventions
from scoutview.panels.dial.curve_graph import curve_graph
from scoutview.panels.dial.plan import Along, Written, held_among, held_text, value_held
from scoutview.panels.dial.words import findings, head_of


def trajectory(steps: int = 3) -> dict[str, np.ndarray]:
    """Four texts, and a curve of five points that rises with the value held."""
    values = np.array([-0.8, 0.0, 0.7, np.nan], np.float32)
    letters = np.array([["b", "s", "g", "x"], ["a", "o", "o", ""], ["d", ".", "d", ""]])[:steps]
    points = np.array([-1.2, -0.8, 0.0, 0.7, 1.1], np.float32)
    one = {
        "dial_place": np.array([1, 23]),
        "dial_values": values,
        "dial_judged": np.array([0.1, 0.4, 0.9, 0.6], np.float32),
        "dial_means": np.array([-0.8, 0.7], np.float32),
        "dial_prompt": np.array("it is "),
        "dial_steps": np.array(10),
        "dial_states": values,
    }
    curve = {
        "curve_place": np.array([1, 23]),
        "curve_control": np.array([0, 4]),
        "curve_values": points,
        "curve_shares": np.array([0.0, 0.1, 0.5, 0.9, 1.0], np.float32),
        "curve_control_values": points,
        "curve_control_shares": np.array([0.5, 0.5, 0.55, 0.5, 0.5], np.float32),
        "curve_free_share": np.array(0.52, np.float32),
        "curve_written": np.array(48),
        "curve_total": np.array(48),
        "curve_done": np.array(1.0),
        "curve_means": np.array([-0.8, 0.7], np.float32),
        "judge_accuracy": np.array(0.98, np.float32),
        "judge_learned_from": np.array(1500),
    }
    stacked = {name: np.stack([array] * steps) for name, array in {**one, **curve}.items()}
    return {**stacked, "dial_letters": letters, "label_names": np.array(["bad", "good"])}


def test_letters_become_one_text_for_each_value() -> None:
    written = Written.of(trajectory())
    assert written is not None
    assert written.texts == ("it is bad", "it is so.", "it is god", "it is x")
    assert (written.place, written.sign, written.steps) == ((1, 23), 1, 10)


def test_nothing_has_arrived_yet() -> None:
    assert Written.of({}) is None
    assert Along.of({}) is None


def test_what_stands_over_a_text_says_whose_mean_it_is_held_at() -> None:
    written = Written.of(trajectory())
    assert written is not None
    labels = ("bad", "good")
    assert head_of(written, 0, labels)[0] == "unit 1.23 held at −0.80, as after bad reviews"
    assert head_of(written, 1, labels)[0] == "unit 1.23 held at 0.00"
    assert head_of(written, 3, labels)[0] == "unit 1.23 left alone"


def test_the_finding_reads_the_curve_at_both_means() -> None:
    along = Along.of(trajectory())
    assert findings(along, ("bad", "good"))[0] == (
        "Held as after bad reviews, 10 % of what it writes is called good; as after good ones 90 %. "
        "Another unit: 50 % to 55 %."
    )


def test_the_curve_has_its_control_and_the_level_of_nothing_held() -> None:
    along = Along.of(trajectory())
    assert along is not None
    graph = curve_graph(along, "unit 1.23 held at", "good")
    words = {trace.word: trace.y.tolist() for trace in graph.traces if trace.word}
    assert set(words) == {"this unit held", "another unit held", "nothing held"}
    assert words["nothing held"] == pytest.approx([0.52, 0.52])
    assert graph.ends[1] == (0.0, 1.0)


@pytest.mark.parametrize("value", [0.8, -0.123, 0.0, -0.001, 1.5])
def test_what_is_written_is_an_intervention_that_holds_the_unit_there(value: float) -> None:
    text = held_text((1, 23), value)
    (parsed,) = parse_interventions([text])
    assert parsed.value == pytest.approx(round(value, 2))
    assert held_among(["head 0.1 off", text], (1, 23)) == text
    assert value_held(text) == pytest.approx(round(value, 2))
    assert held_among([text], (1, 2)) is None
