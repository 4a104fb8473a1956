"""The grid of a residual stream, its names, and what finds room beside it."""

import pytest

from scoutview.panels.residual_stream.plan import arrange_stream, intervention_for, merged, plan_stream, stage_words


def test_names_are_words() -> None:
    assert stage_words("block.1.attention") == "block 1 attention"
    assert stage_words("block.0.mlp") == "block 0 MLP"
    assert intervention_for("head 1.3") == "head 1.3 off"
    assert intervention_for("block.0.attention") == "block 0 attention off"
    assert intervention_for("norm") == ""


def test_rows_without_room_are_summed_and_nothing_is_lost() -> None:
    values = [0.1, -5.0, 0.2, 3.0, 0.0]
    names, kept = merged(list("abcde"), values, 3)
    assert names == ["b", "d", "3 others"]
    assert sum(kept) == pytest.approx(sum(values))


@pytest.mark.parametrize("tokens", [1, 7, 64])
def test_every_cell_can_be_hit_and_the_chosen_one_is_shown(tokens: int) -> None:
    for chosen in (0, tokens - 1):
        plan = plan_stream(560, 300, 7, tokens, chosen)
        assert plan.first <= chosen < plan.first + plan.columns
        for stage in range(7):
            box = plan.cell(stage, chosen)
            assert plan.part_at(box.x + 1, box.y + 1) == (stage, chosen)


@pytest.mark.parametrize("size", [(300, 200), (544, 540), (1200, 700)])
def test_parts_never_overlap(size: tuple[int, int]) -> None:
    places = arrange_stream(*size, parts=9, controls=True)
    boxes = [box for box in (places.modes, places.grid, places.words, places.top, places.moved) if box.height > 0]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
