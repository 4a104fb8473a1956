"""The arithmetic behind the circuit: rows, areas, words and switches."""

import math
from itertools import pairwise

import pytest
import torch

from scoutview.models.transformer import Transformer
from scoutview.panels.circuit.columns_plan import Widths
from scoutview.panels.circuit.layout_plan import (
    SMALLEST_PITCH,
    block_boxes,
    nice_amount,
    plan_circuit,
    rows_of,
    stream_ends,
)
from scoutview.panels.circuit.panel_plan import arrange_circuit
from scoutview.panels.circuit.plan import Circuit, Part, published_circuit
from scoutview.panels.circuit.scale_plan import plan_scale, scale_note
from scoutview.panels.circuit.switches_plan import Standing, standings, switch_of
from scoutview.panels.circuit.view_plan import CircuitView
from scoutview.panels.circuit.words import amount, counter, finding, headline, sentence

SMALL = {"layers": 12, "heads": 12, "width": 768, "mlp_width": 3072, "context": 1024, "vocabulary": 50257, "weights": 0}
GPT3 = {
    "layers": 96,
    "heads": 96,
    "width": 12288,
    "mlp_width": 49152,
    "context": 2048,
    "vocabulary": 50257,
    "weights": 1,
}
WIDTHS = Widths(110, 125, 55, {"weights": 60, "does": 130, "shape": 120, "multiplications": 105})


def part(name: str, kind: str, block: int, weights: int, multiplications: int, *sites: str) -> Part:
    return Part(name, kind, block, weights, 4, 6, 128, multiplications, tuple(f"{name}{site}" for site in sites))


def circuit(layers: int = 3) -> Circuit:
    blocks = [
        each
        for block in range(layers)
        for each in (
            part(f"block.{block}.attention", "attention", block, 66_304, 400_000, ".query", ".output"),
            part(f"block.{block}.mlp", "mlp", block, 131_968, 800_000, ".expand", ".contract"),
        )
    ]
    parts = (
        part("embedding", "lookup", -1, 65_536, 0, ""),
        part("position", "lookup", -1, 8_192, 0, ""),
        *blocks,
        part("norm", "norm", -1, 256, 0),
        part("unembedding", "unembedding", -1, 65_536, 393_216, ""),
    )
    return Circuit("This model", parts, tokens=("The", "fox", "gave", "the", "girl", "a"), outcomes=(("cake", 0.5),))


def test_rows_go_up_from_the_tokens_to_the_answer() -> None:
    rows = rows_of(circuit(), 50)
    assert [row.what for row in rows] == ["tokens", *["part"] * 10, "answer"]
    plan = plan_circuit(circuit(), 600, 500, WIDTHS)
    tops = [place.y for place in plan.places]
    assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize("most", [5, 9, 12, 20, 1000])
def test_many_blocks_are_the_first_ones_the_last_and_how_many_more(most: int) -> None:
    known = published_circuit("GPT-3", GPT3, "a paper")
    rows = rows_of(known, most)
    covered = [number for row in rows for number in range(row.first, row.last + 1)]
    assert covered == list(range(len(known.parts)))  # no part is left out, none is drawn twice
    if most < 1000:
        assert sum(row.what == "gap" for row in rows) == 1
        assert known.parts[rows[3].first].name == "block.0.attention"
    if most == 20:
        shown = [known.parts[row.first].block for row in rows if row.is_part]
        assert shown == [-1, -1, 0, 0, 1, 1, 95, 95, -1, -1]


@pytest.mark.parametrize("size", [(280, 420), (500, 300), (700, 560), (1200, 700)])
@pytest.mark.parametrize("layers", [1, 3, 24])
def test_everything_stays_inside_and_rows_keep_apart(size: tuple[int, int], layers: int) -> None:
    plan = plan_circuit(circuit(layers), *size, WIDTHS)
    assert all(place.y >= 0 and place.bottom <= plan.footer.y for place in plan.places)
    assert plan.footer.bottom <= size[1]
    assert plan.right <= size[0]
    assert plan.box_x + plan.box_width <= plan.square_x - plan.largest_square / 2
    assert plan.pitch >= SMALLEST_PITCH
    right_ends = [x for column, x in plan.columns.items() if column != "does"]
    assert right_ends == sorted(right_ends)


def test_areas_are_to_scale_and_the_largest_fits_its_row() -> None:
    shown = circuit()
    plan = plan_circuit(shown, 700, 560, WIDTHS)
    per_weight = plan.largest_square**2 / 131_968
    for row, number in ((1, 0), (2, 1), (4, 3)):
        square = plan.square(row, shown.parts[number].weights, per_weight)
        assert square.width * square.height / shown.parts[number].weights == pytest.approx(per_weight)
        assert square.height <= plan.pitch


def test_blocks_are_framed_and_the_stream_ends_at_the_norm() -> None:
    shown = circuit()
    plan = plan_circuit(shown, 700, 560, WIDTHS)
    boxes = block_boxes(plan, shown)
    assert list(boxes) == [0, 1, 2]
    assert not boxes[0].overlaps(boxes[1])
    assert [plan.rows[row].first for row in stream_ends(plan, shown)] == [0, len(shown.parts) - 2]


def test_a_published_model_has_the_weights_of_one_built_alike() -> None:
    with torch.device("meta"):
        built = Transformer(SMALL["vocabulary"], SMALL["context"], SMALL["width"], SMALL["layers"], SMALL["heads"])
    counted = sum(weight.numel() for weight in built.parameters()) - built.unembedding.weight.numel()
    known = published_circuit("GPT-2 small", SMALL, "a paper")
    assert known.weights == counted == 124_439_808
    assert known.steps == 0  # nothing of it can be stepped through


def test_all_models_stand_to_one_scale_from_large_to_small() -> None:
    weights = [734_336, 124_439_808, 174_604_259_328, 1_557_611_200]
    plan = plan_scale(weights, 300, 500, 1)
    assert plan.order == (2, 3, 1, 0)
    for model, square in zip(plan.order, plan.squares, strict=True):
        assert square.width**2 == pytest.approx(weights[model] * plan.per_weight)
    assert plan.legend.width**2 == pytest.approx(plan.legend_weights * plan.per_weight)
    boxes = [*plan.squares[1:], plan.legend]
    assert all(above.bottom <= below.y for above, below in pairwise(boxes))
    assert plan.note_top + 18 <= 500
    assert plan.model_at(plan.rows[1].x + 60, plan.rows[1].middle_y) == 3
    assert plan.model_at(-5, -5) is None


def test_the_note_says_how_often_the_smallest_goes_into_the_largest() -> None:
    here, known = circuit(), published_circuit("GPT-3", GPT3, "a paper")
    times = math.floor(known.weights / here.weights + 0.5)
    assert scale_note([here, known]) == f"This model goes {times:,} times into GPT-3."
    assert scale_note([here]) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (950, "950"), (470_016, "470,016"), (4_123_456, "4.12 million"), (174_604_259_328, "175 billion")],
)
def test_counts_are_said_in_words(number: int, words: str) -> None:
    assert amount(number) == words


def test_amounts_of_a_legend_are_round_and_not_too_large() -> None:
    assert [nice_amount(most) for most in (0.3, 1, 9, 19_999, 20_000, 7e9)] == [1, 1, 5, 10_000, 20_000, 5_000_000_000]


def test_a_forward_pass_is_told_part_by_part() -> None:
    shown = circuit()
    assert shown.steps == len(shown.parts) + 2
    assert headline(shown, 0) == "6 tokens"
    assert counter(shown, 0) == "no multiplication so far"
    assert headline(shown, 4) == "Block 0: MLP"
    assert "6 tokens × 128 numbers are added to the stream." in sentence(shown, 4, Standing())
    assert counter(shown, 4) == "1.2 million multiplications so far"
    assert headline(shown, shown.steps - 1) == "Answer: “cake”, 50.0 %"
    assert counter(shown, shown.steps - 1) == "3.99 million multiplications in all"


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
    found = standings(shown, [written])
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
    found = standings(shown, [written])
    number = shown.number("block.1.attention")
    assert set(found) == {number}
    assert number is not None
    assert found[number] == Standing("", (written,))
    assert switch_of(shown.parts[number], found[number]) == "block 1 attention off"
    assert written in finding(shown, shown.steps - 1, found)


def test_a_norm_has_no_switch_and_a_lookup_is_switched_at_its_output() -> None:
    shown = circuit()
    assert switch_of(shown.parts[-2], Standing()) == ""
    assert switch_of(shown.parts[1], Standing()) == "output of position off"


@pytest.mark.parametrize("size", [(280, 200), (500, 340), (900, 500), (1200, 738)])
@pytest.mark.parametrize("known", [True, False])
def test_the_parts_of_the_panel_do_not_overlap(size: tuple[int, int], known: bool) -> None:
    places = arrange_circuit(*size, 38, lambda _, lines: 26 + 19 * lines, known=known)
    boxes = [box for box in (places.controls, places.reading, places.picture, places.scale) if box.height > 0]
    for number, box in enumerate(boxes):
        assert box.right <= size[0]
        assert box.bottom <= size[1]
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])
