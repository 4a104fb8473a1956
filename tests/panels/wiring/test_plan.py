"""The arithmetic of the picture of wires."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.panels.wiring.plan import (
    INVISIBLE,
    LEVELS,
    bundles,
    levels_of,
    neighbour,
    net_of,
    neuron_at,
    positions,
    removed_neurons,
    response_of,
    wires_of_one,
)
from tests.panels.wiring.networks import SIZES, observation

ROOM = Box(10, 20, 400, 200)


def test_the_inputs_stand_at_the_bottom_and_each_neuron_where_its_seat_is() -> None:
    net = net_of(observation())
    points = positions(net, ROOM)
    assert [float(each[0, 1]) for each in points] == [220, 120, 20]
    for layer, places in enumerate(net.places):
        np.testing.assert_allclose(points[layer][:, 0], 10 + 400 * places)


def test_every_wire_that_is_seen_is_in_one_bundle_with_both_its_ends() -> None:
    net = net_of(observation())
    points = positions(net, ROOM)
    found = bundles(net.weights, points)
    drawn = {tuple(ends): each for each in found for ends in each.ends.tolist()}
    count = 0
    for layer, weight in enumerate(net.weights):
        for row, column in np.ndindex(weight.shape):
            ends = (*points[layer][column].tolist(), *points[layer + 1][row].tolist())
            if abs(weight[row, column]) < INVISIBLE:
                assert ends not in drawn
                continue
            count += 1
            assert drawn[ends].sign == np.sign(weight[row, column])
            assert drawn[ends].level == levels_of(weight)[row, column]
    assert count == len(drawn) == sum(len(each.ends) for each in found)
    assert [each.level for each in found] == sorted(each.level for each in found)  # the strong ones lie above


def test_a_wire_is_drawn_the_stronger_the_more_it_weighs_in_every_frame_alike() -> None:
    levels = levels_of(np.array([0, 0.01, 0.03, -0.3, 0.8, -1.5, 9.0]))
    assert levels.tolist() == sorted(levels.tolist())
    assert (levels[0], levels[1], levels[-2], levels[-1]) == (0, 0, LEVELS, LEVELS)


def test_a_neuron_that_is_switched_off_has_no_wires() -> None:
    assert removed_neurons(["neuron 0.1 off", "neuron 0.0 set to 3", "neuron 7.0 off", "neuron 0.99 off"], SIZES) == {
        (1, 1)
    }
    net = net_of(observation(interventions=("neuron 0.1 off",)))
    assert net.removed == {(1, 1)}
    assert not net.shown_weights[0][1].any()
    assert not net.shown_weights[1][:, 1].any()
    np.testing.assert_array_equal(net.shown_weights[0][0], net.weights[0][0])


def test_the_wires_of_one_neuron_are_those_that_enter_and_leave_it() -> None:
    net = net_of(observation())
    below, above = wires_of_one(net, (1, 2))
    np.testing.assert_array_equal(below[2], net.weights[0][2])
    np.testing.assert_array_equal(above[:, 2], net.weights[1][:, 2])
    assert np.count_nonzero(below) + np.count_nonzero(above) == np.count_nonzero(below[2]) + np.count_nonzero(
        above[:, 2]
    )


def test_the_neuron_under_the_mouse_is_the_nearest_one_that_is_near() -> None:
    net = net_of(observation())
    points = positions(net, ROOM)
    x, y = points[1][3].tolist()
    assert neuron_at(points, x + 3, y - 4) == (1, 3)
    assert neuron_at(points, x, y + 50) is None


def test_arrow_keys_lead_along_a_layer_by_seats_and_to_the_next_one() -> None:
    net = net_of(observation())
    order = np.argsort(net.places[1]).tolist()
    assert neighbour(net, (1, order[0]), 0, 1) == (1, order[1])
    assert neighbour(net, (1, order[-1]), 0, 1) == (1, order[-1])
    assert neighbour(net, (1, 0), -1, 0)[0] == 2
    assert neighbour(net, (0, 0), 1, 0)[0] == 0


def test_the_inputs_that_a_neuron_answers_to_most_come_first() -> None:
    response = response_of(observation(neuron=(0, 1)))
    assert response.neuron == (1, 1)
    spans = np.ptp(response.responses, axis=1)
    assert spans.tolist() == sorted(spans.tolist(), reverse=True)
    assert response.names[0] == "c"
    assert response.loss == pytest.approx(0.01)
    assert response.loss_without == pytest.approx(0.5)
