"""A small network as the lab tells of it, for tests of the panel."""

from __future__ import annotations

import numpy as np

from scoutview.labs.modular.probe import PointProbe
from scoutview.observation import Observation

SIZES = (3, 5, 2)
MORE = ("wiring_activity", "wired_neuron", "read_formulas")


def observation(
    *,
    step: int = 40,
    seed: int = 0,
    interventions: tuple[str, ...] = (),
    neuron: tuple[int, int] | None = None,
    prefix: str = "",
    more: tuple[str, ...] = MORE,
) -> Observation:
    rng = np.random.default_rng(seed)
    weights = rng.standard_normal(3 * 5 + 5 * 2)
    weights[4] = 0.001
    arrays = {
        "wiring_sizes": np.array(SIZES),
        "wiring_places": np.concatenate([(rng.permutation(size) + 0.5) / size for size in SIZES]).astype(np.float32),
        "wiring_weights": weights.astype(np.float32),
        "wiring_inputs": np.array(["a", "b", "c"]),
        "wiring_outputs": np.array(["d", "e"]),
        "wiring_modules": np.array([0, 1, 0, 0, 1, 0, 1, 1, 0, 1]),
        "wiring_shares": np.full(10, 0.9, np.float32),
        "wiring_dead": np.array([False] * 7 + [True] + [False] * 2),
        "wiring_cost": np.array(4.25),
        "wiring_crossing": np.array(0.03),
        "wiring_more": np.array(more, np.str_),
    }
    if "read_formulas" in more:
        arrays |= {
            "formula_outputs": np.array(["d", "e"]),
            "formula_texts": np.array(["(a + c)³", ""]),
            "formula_errors": np.array([0.002, np.nan], np.float32),
            "formula_reasons": np.array(["", "wires from a, b and c reach it"]),
            "formula_truths": np.array(["(a + c)³", "b²"]),
            "formula_network_errors": np.array([0.001, 0.4], np.float32),
        }
    if "wiring_activity" in more:
        arrays |= {
            "wiring_activity": rng.standard_normal(sum(SIZES)).astype(np.float32),
            "wiring_right": np.array([0.5, 1.0], np.float32),
        }
    if neuron is not None:
        values = np.tile(np.linspace(-1, 1, 11), (3, 1))
        told = {
            "responding_neuron": np.array(neuron),
            "response_values": values,
            "responses": values * np.array([[0.5], [0.0], [2.0]]),
            "response_asked": np.array([0.1, 0.2, 0.3]),
            "response_here": np.array(0.4),
            "response_names": np.array(["a", "b", "c"]),
            "loss_with_neuron": np.array(0.01),
            "loss_without_neuron": np.array(0.5),
        }
        arrays |= {f"{prefix}{name}": array for name, array in told.items()}
    return Observation(step, PointProbe(interventions=interventions), arrays)
