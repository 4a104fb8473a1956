"""The arithmetic behind the attention panel."""

import numpy as np
import pytest

from scoutview.panels.attention.plan import (
    FACTS,
    arcs_of,
    arrange,
    is_causal,
    label_room,
    labelled,
    plan_head,
    plan_maps,
    reading_of,
)

TOKENS = ["The", "fox", "gave", "the"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.7])
@pytest.mark.parametrize("tokens", [1, 3, 12, 24, 64])
def test_a_small_map_has_cells_of_whole_pixels_and_stays_in_its_place(tokens: int, scale: float) -> None:
    plan = plan_maps((9, 4, tokens), 260, 200, scale)
    cell_px = plan.side * scale / -(-tokens // plan.pool)
    assert cell_px == pytest.approx(round(cell_px))
    assert cell_px >= 1
    assert plan.width <= 260.01
    assert plan.height <= 201.01


def test_each_head_is_found_where_it_is_drawn() -> None:
    plan = plan_maps((12, 12, 64), 300, 200, 1.0)
    for layer in range(12):
        for head in range(12):
            box = plan.box(layer, head)
            assert plan.head_at(box.x + box.width / 2, box.y + box.height / 2) == (layer, head)
    assert plan.head_at(5, 5) is None


@pytest.mark.parametrize("size", [(380, 250), (380, 620), (544, 566), (1280, 420), (3000, 1600)])
@pytest.mark.parametrize("shape", [(1, 4, 3), (3, 4, 12), (12, 12, 64)])
def test_the_parts_of_the_panel_lie_inside_it_and_beside_each_other(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    arrangement = arrange(*size, shape, 1.0)
    parts = (arrangement.maps, arrangement.reading, arrangement.head)
    for part in parts:
        assert part.x >= 0
        assert part.y >= 0
        assert part.right <= size[0] + 0.01
        assert part.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(parts) for b in parts[i + 1 :])
    assert arrangement.head.height > 0.4 * size[1]


@pytest.mark.parametrize("size", [(280, 560), (416, 420), (544, 566), (1280, 420), (3000, 1600)])
@pytest.mark.parametrize("shape", [(3, 4, 12), (12, 12, 64)])
def test_facts_and_controls_leave_the_head_most_of_what_they_do_not_need(
    size: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    arrangement = arrange(*size, shape, 1.0, top=68, facts=FACTS)
    parts = (arrangement.maps, arrangement.reading, arrangement.head)
    for part in parts:
        assert part.y >= 68
        assert part.right <= size[0] + 0.01
        assert part.bottom <= size[1] + 0.01
    assert not any(a.overlaps(b) for i, a in enumerate(parts) for b in parts[i + 1 :])
    assert arrangement.head.height > 0.25 * size[1]


def test_a_name_below_a_map_has_room_or_there_is_none() -> None:
    plan = plan_maps((3, 4, 12), 260, 200, 1.0, tagged=True)
    assert plan.tag >= 15
    assert plan.box(1, 0).y - plan.box(0, 0).bottom >= plan.tag
    assert plan.head_at(plan.box(1, 2).x + 4, plan.box(1, 2).bottom + 8) == (1, 2)  # its name is a part of it
    assert plan_maps((12, 12, 64), 260, 200, 1.0, tagged=True).tag == 0


@pytest.mark.parametrize("tokens", [1, 3, 12, 64])
@pytest.mark.parametrize("size", [(380, 160), (544, 400), (1600, 900)])
def test_the_cells_of_a_head_stay_inside_the_canvas(tokens: int, size: tuple[int, int]) -> None:
    plan = plan_head(*size, [40.0] * tokens)
    assert plan.cells.right <= size[0]
    assert plan.cells.bottom <= size[1]
    middle = plan.centre_x(tokens - 1), plan.centre_y(0)
    assert plan.cell_at(*middle) == (0, tokens - 1)
    assert plan.cell_at(4, plan.centre_y(tokens - 1)) == (tokens - 1, -1)


def test_a_label_takes_what_its_neighbours_leave_free() -> None:
    assert label_room([60, 50, 10], 1, 50) == pytest.approx(47)
    assert label_room([10, 60, 10], 1, 50) > 60


def test_where_labels_are_crowded_the_foremost_are_kept_and_none_are_closer_than_the_step() -> None:
    kept = labelled(64, 3, [62, 10])
    assert {62, 10} <= set(kept)
    assert min(np.diff(kept)) >= 3
    assert labelled(5, 1, [2]) == [0, 1, 2, 3, 4]


def test_strong_arcs_are_drawn_last_and_faint_ones_not_at_all() -> None:
    arcs = arcs_of(np.array([0.5, 0.01, 0.39, 0.1]))
    assert [arc.column for arc in arcs] == [3, 2, 0]


def test_attention_is_causal_only_if_nothing_looks_ahead() -> None:
    assert is_causal(np.tril(np.full((2, 2, 3, 3), 0.5)))
    assert not is_causal(np.full((2, 2, 3, 3), 1 / 3))


@pytest.mark.parametrize(
    ("row", "weights", "sentence"),
    [
        (2, [0.16, 0.82, 0.02, 0], "“gave” looks back at “fox” (82 %) and at “The” (16 %)."),
        (2, [0.1, 0.1, 0.8, 0], "“gave” looks at itself (80 %), “The” (10 %) and at “fox” (10 %)."),
        (3, [0.19, 0.18, 0.18, 0.18], "“the” spreads its look widely, most of it at “The” (19 %)."),
        (0, [1, 0, 0, 0], "“The” comes first: it can only look at itself."),
        (2, [np.nan] * 4, "The attention is not a number at this step."),
    ],
)
def test_a_row_is_read_as_a_sentence(row: int, weights: list[float], sentence: str) -> None:
    assert reading_of(TOKENS, np.array(weights), row, causal=True) == sentence


def test_a_lone_token_and_a_repeated_one_are_named_so() -> None:
    assert reading_of(["The"], np.array([1.0]), 0, causal=True).endswith("it can only look at itself.")
    again = reading_of(["fox", "and", "fox"], np.array([0.9, 0.05, 0.05]), 2, causal=True)
    assert again == "“fox” looks back at an earlier “fox” (90 %)."
    both_ways = reading_of(["4", "5", "="], np.array([0.0, 0.3, 0.7]), 0, causal=False)
    assert both_ways == "“4” looks at “=” (70 %) and at “5” (30 %)."
