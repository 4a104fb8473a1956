"""The parts of a transformer, what was switched off, and how far the forward pass has come."""

import pytest
import torch

from scoutview.models.transformer import Transformer
from scoutview.panels.circuit.layout_plan import rows_of
from scoutview.panels.circuit.plan import CircuitView, PartChanges, changes_by_part, published_circuit, switch_of
from scoutview.panels.circuit.words import finding, sentence
from tests.panels.circuit.circuits import SMALL, circuit


def test_a_published_model_has_the_weights_of_one_built_alike() -> None:
    with torch.device("meta"):
        built = Transformer(SMALL["vocabulary"], SMALL["context"], SMALL["width"], SMALL["layers"], SMALL["heads"])
    counted = sum(weight.numel() for weight in built.parameters()) - built.unembedding.weight.numel()
    known = published_circuit("GPT-2 small", SMALL, "a paper")
    assert known.weights == counted == 124_439_808
    assert known.steps == 0  # nothing of it can be stepped through


def test_what_is_lit_is_what_has_been_computed() -> None:
    shown = circuit()
    rows = rows_of(shown, 50)
    for step in range(shown.steps):
        view = CircuitView(shown, step)
        assert sum(map(view.reached, rows)) == step + 1
        current = [number for number, row in enumerate(rows) if view.is_current(row)]
        assert current == ([step] if step < shown.steps - 1 else [])
    gap = rows_of(circuit(24), 12)
    inside = CircuitView(circuit(24), 1 + 2 + 2 * 7)
    assert [row.what for row in gap if inside.is_current(row)] == ["gap"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("block 1 mlp off", "block.1.mlp"),
        ("block 0 attention set to 0", "block.0.attention"),
        ("output of block.2.mlp.contract off", "block.2.mlp"),
        ("output of position times 0", "position"),
    ],
)
def test_a_part_that_passes_nothing_on_is_off_and_its_switch_takes_that_back(written: str, name: str) -> None:
    shown = circuit()
    found = changes_by_part(shown, [written])
    number = shown.number(name)
    assert number is not None
    assert set(found) == {number}
    assert found[number].words == "off"
    assert switch_of(shown.parts[number], found[number]) == found[number].off
    assert "off" in sentence(shown, number + 1, found[number])


@pytest.mark.parametrize(
    "written",
    [
        "head 1.3 off",
        "block 1 attention at 2 off",
        "block 1 attention times 2",
        "output of block.1.attention.query off",
    ],
)
def test_a_part_that_is_changed_is_not_off(written: str) -> None:
    shown = circuit()
    found = changes_by_part(shown, [written])
    number = shown.number("block.1.attention")
    assert set(found) == {number}
    assert number is not None
    assert found[number] == PartChanges("", (written,))
    assert switch_of(shown.parts[number], found[number]) == "block 1 attention off"
    assert written in finding(shown, shown.steps - 1, found)


def test_a_norm_has_no_switch_and_a_lookup_is_switched_at_its_output() -> None:
    shown = circuit()
    assert switch_of(shown.parts[-2], PartChanges()) == ""
    assert switch_of(shown.parts[1], PartChanges()) == "output of position off"
