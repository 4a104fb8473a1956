"""The grid of a residual stream, its names, what is said of a score, and what finds room beside the grid."""

import re

import numpy as np
import pytest

from scoutview.panels.residual_stream.plan import (
    adding_up,
    arrange_stream,
    few_decimals,
    intervention_for,
    merged,
    named_rows,
    plain_stage,
    plan_stream,
    stage_words,
)
from scoutview.panels.residual_stream.words import earlier_words, moved_in_words, says_in_words


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
    places = arrange_stream(*size, parts=9, controls=True, story=54)
    boxes = [box for box in vars(places).values() if box.height > 0]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    assert max(box.bottom for box in boxes) <= size[1]


PARTS = ["embedding", "block.0.attention", "block.0.mlp", "head 1.0", "block.1.attention.bias", "block.1.mlp", "norm"]


def test_the_sentence_names_who_moved_the_score_most_and_sums_attention_and_the_mlps() -> None:
    whole, *shorter = moved_in_words(PARTS, [0.15, 0.34, 0.74, 0.67, 0.01, 12.12, -0.01], "apple")
    assert whole == (
        "Block 1 MLP (+12.12) raises “apple” most, last norm (−0.01) lowers it most. Attention adds 1.02 itself, the "
        "MLPs 12.86, all else 0.14: 14.02. But the MLPs work on what attention brought."
    )
    assert [whole.startswith(each) for each in shorter] == [True, True]
    assert "hardly anything lowers it" in moved_in_words(PARTS, [1.0] * 7, "apple")[0]
    told = moved_in_words(PARTS, [-0.5, -1.0, -2.0, -0.25, 0.0, -3.0, -0.25], "apple")[0]
    assert told.startswith("Hardly anything raises “apple”, block 1 MLP (−3.00) lowers it most. Attention adds −1.25")
    assert moved_in_words(PARTS, [float("nan")] * 7, "apple") == ("",)


def test_amounts_add_up_as_they_are_written_and_none_is_a_unit_off() -> None:
    for seed in range(60):
        values = np.random.default_rng(seed).normal(0, 3, 7).tolist()
        decimals, total = few_decimals(values), sum(values)
        written = adding_up(values, decimals)
        assert max(abs(one - other) for one, other in zip(written, values, strict=True)) < 10**-decimals
        said = moved_in_words(PARTS, values, "it")[1].replace("−", "-").split("Attention")[1]
        attention, mlps, rest, score = map(float, re.findall(r"-?[\d.]*\d", said))
        assert attention == pytest.approx(written[1] + written[3] + written[4])
        assert mlps == pytest.approx(written[2] + written[5])
        assert score == pytest.approx(round(total, decimals))
        assert attention + mlps + rest == pytest.approx(score, abs=1e-9)


def test_amounts_have_two_decimals_unless_all_are_small_or_one_is_large() -> None:
    assert few_decimals([12.128, 0.15]) == few_decimals([1.2345, -1.2344]) == 2
    assert few_decimals([0.1, 0.2, -0.3]) == 3
    assert few_decimals([250.0, -249.0]) == 0
    assert few_decimals([0.0, 0.0]) == few_decimals([]) == 2
    assert adding_up([0.15, 0.338, 0.737, 0.678, 12.128, 0.012], 2) == [0.15, 0.34, 0.73, 0.68, 12.13, 0.01]
    assert adding_up([float("nan")], 2) != [0.0]


def test_a_stage_says_in_plain_words_what_was_done() -> None:
    assert plain_stage("block.1.attention") == "after looking back"
    assert plain_stage("block.0.mlp") == "after thinking"
    assert plain_stage("head 1.3") == ""


@pytest.mark.parametrize(
    ("size", "told"), [((544, 540), True), ((1272, 560), True), ((544, 300), False), ((800, 300), False)]
)
def test_the_sentence_stands_below_the_bars_where_all_of_them_have_room(size: tuple[int, int], told: bool) -> None:
    places = arrange_stream(*size, parts=7, controls=True, story=54)
    untold = arrange_stream(*size, parts=7, controls=True, story=54, words=False)
    assert untold.words.height == 0
    assert untold.grid.height + untold.top.height > places.grid.height + places.top.height
    assert (places.story.height > 0) == told
    if told:
        assert places.story.y >= places.moved.bottom
        assert places.moved.height >= 10 * 20 - 4


def stream(*columns: tuple[str, ...]) -> dict[str, np.ndarray]:
    """What the model would say after each part, a column for each token of “gave the”."""
    stages = ["embedding", "block.0.attention", "block.0.mlp", "block.1.mlp"]
    return {
        "stream_stages": np.array(stages),
        "stream_tokens": np.array(["gave", " the"]),
        "lens_tokens": np.array(columns).T,
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("nut", "fig", "plum", "apple"), "Only the last part says “apple”; before it, the model would say “plum”."),
        (("nut", "apple", "plum", "apple"), "The last part returns to “apple”; before it, the model would say “plum”."),
        (("nut", "plum", "apple", "apple"), "From block 0 MLP on the model says “apple”; before it, the model would"),
        (("apple", "plum", "apple", "apple"), "From block 0 MLP on the model says “apple” again; before it, the model"),
        (("apple",) * 4, "Every part says “apple”, from the embedding on."),
    ],
)
def test_the_finding_says_from_which_part_on_the_model_says_what_it_says(said: tuple[str, ...], told: str) -> None:
    other = ("a", "b", "c", "the")
    assert says_in_words(stream(other, said), 1).startswith(told)
    assert says_in_words(stream(other, said), 0) == (
        "After “gave” only the last part says “the”; before it, the model would say “c”."
    )


def test_tokens_that_have_no_room_are_said_to_be_earlier_ones() -> None:
    assert earlier_words(5)[:3] == ("5 earlier tokens not shown", "5 earlier not shown", "5 earlier")
    assert earlier_words(1)[0] == "1 earlier token not shown"


def test_of_rows_too_low_to_be_read_so_many_are_named_as_have_room() -> None:
    assert [*named_rows(5, 20.0, 17.0)] == [0, 1, 2, 3, 4]
    assert [*named_rows(9, 8.0, 17.0)] == [0, 3, 6]
    assert len(named_rows(61, 7.5, 17.0)) * 17.0 <= 61 * 7.5 + 17.0
    assert [*named_rows(3, 0.0, 17.0)] == [0]
