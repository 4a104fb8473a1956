"""The ways through a network, against every one of them counted."""

import itertools

import numpy as np
import pytest

from scoutview.analysis.wiring import UNKNOWN, Wires, wiring

SIZES = (3, 4, 5, 2)
INPUT_MODULES, OUTPUT_MODULES = (0, 1, 0), (0, 1)


def wires(seed: int = 0, *, known: bool = True) -> Wires:
    rng = np.random.default_rng(seed)
    weights = tuple(rng.standard_normal((leave, enter)) for enter, leave in itertools.pairwise(SIZES))
    places = tuple((rng.permutation(size) + 0.5) / size for size in SIZES)
    inputs, outputs = (INPUT_MODULES, OUTPUT_MODULES) if known else ((), ())
    return Wires(weights, places, inputs, outputs, least_length=0.1)


def every_way(network: Wires) -> dict[tuple[int, ...], float]:
    """The neurons of each way, and the product of the sizes of its weights."""
    ways = itertools.product(*map(range, SIZES))
    return {
        way: float(np.prod([abs(w[b, a]) for w, (a, b) in zip(network.weights, itertools.pairwise(way), strict=True)]))
        for way in ways
    }


def test_what_crosses_is_the_share_of_all_ways_between_modules() -> None:
    network = wires()
    ways = every_way(network)
    crossing = sum(size for way, size in ways.items() if INPUT_MODULES[way[0]] != OUTPUT_MODULES[way[-1]])
    assert network.crossing == pytest.approx(crossing / sum(ways.values()))
    assert np.isnan(wires(known=False).crossing)


def test_a_neuron_works_for_the_module_within_which_most_of_its_ways_lie() -> None:
    network = wires(3)
    ways = every_way(network)
    for layer, (modules, shares) in enumerate(network.modules):
        for neuron in range(SIZES[layer]):
            within = [
                sum(
                    size
                    for way, size in ways.items()
                    if way[layer] == neuron and INPUT_MODULES[way[0]] == OUTPUT_MODULES[way[-1]] == module
                )
                for module in (0, 1)
            ]
            assert modules[neuron] == np.argmax(within)
            assert shares[neuron] == pytest.approx(max(within) / sum(within))
    assert all((modules == UNKNOWN).all() for modules, _ in wires(known=False).modules)


def test_a_neuron_through_which_next_to_nothing_goes_is_dead() -> None:
    network = wires(1)
    network.weights[1][2] = 0  # nothing enters neuron 2 of the second hidden layer
    network.weights[1][:, 0] *= 1e-4  # nearly nothing leaves neuron 0 of the first
    ways = every_way(network)
    through = [sum(size for way, size in ways.items() if way[2] == neuron) for neuron in range(SIZES[2])]
    assert network.through[2] == pytest.approx(through)
    assert network.dead[1].tolist() == [True, False, False, False]
    assert network.dead[2].tolist() == [False, False, True, False, False]
    assert network.dead_count == 2
    assert not network.dead[0].any()


def test_the_cost_is_weight_times_length() -> None:
    network = wires(2)
    expected = 0.0
    for weight, below, above in zip(network.weights, network.places, network.places[1:], strict=False):
        for row, column in np.ndindex(weight.shape):
            expected += abs(weight[row, column]) * (abs(above[row] - below[column]) + 0.1)
    assert network.cost == pytest.approx(expected)


def test_the_answer_has_all_layers_one_after_another() -> None:
    network = wires()
    answer = wiring(network, ("a", "b", "c"), ("d", "e"), ("read_formulas",))
    assert answer["wiring_sizes"].tolist() == list(SIZES)
    assert len(answer["wiring_places"]) == len(answer["wiring_dead"]) == sum(SIZES)
    assert answer["wiring_weights"][:3] == pytest.approx(network.weights[0][0].astype(np.float32))
    assert len(answer["wiring_weights"]) == 3 * 4 + 4 * 5 + 5 * 2
    assert answer["wiring_more"].tolist() == ["read_formulas"]
