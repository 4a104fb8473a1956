"""What is read off a slice, while it comes and when it is whole; and what is said of it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from scoutview.panels.loss_landscape.plan import (
    NOTHING_TRUE,
    LandscapeReading,
    MarkedFrame,
    TrueLosses,
    coarse_first,
    off_plane,
)
from scoutview.panels.loss_landscape.words import (
    NOT_A_NUMBER,
    apart_words,
    axis_words,
    dots_words,
    hover_words,
    landscape_findings,
    landscape_formula,
    off_words,
    plane_words,
    sample_words,
)
from tests.panels.loss_landscape.slices import PLACES, STEPS, bowl, slice_of, truth

FALLING = (2.6, 1.3, 0.7, 0.1)


def findings(reading: LandscapeReading, true: TrueLosses, last: int) -> tuple[str, ...]:
    """Of the frame that it goes through."""
    return landscape_findings(reading, reading.mark, true, last)


def test_the_grid_has_each_loss_in_its_place() -> None:
    reading = slice_of(detail=41)
    (left, right), (bottom, top) = reading.reach
    expected = [[bowl(x, y) for x in np.linspace(left, right, 41)] for y in np.linspace(bottom, top, 41)]
    np.testing.assert_allclose(reading.grid, expected)
    assert reading.detail == 41
    assert reading.is_whole


def test_what_is_half_there_is_read_from_the_grid_before() -> None:
    reading = slice_of(detail=41, whole=False)
    assert (reading.detail, reading.is_whole) == (21, False)
    np.testing.assert_allclose(reading.grid, slice_of(detail=21).grid)
    first = slice_of(detail=11, whole=False)
    assert (first.detail, first.has_path) == (0, True)
    assert first.grid.shape == (0, 0)
    assert math.isnan(first.loss_at(0, 0))
    assert all(map(math.isnan, first.edge))


def test_the_path_is_the_frames_in_their_order() -> None:
    reading = slice_of()
    assert reading.path_steps == STEPS
    np.testing.assert_array_equal(reading.path_places, PLACES)
    np.testing.assert_allclose(reading.path_losses, [bowl(*place) for place in PLACES])


def test_between_the_points_the_loss_is_that_of_the_four_around() -> None:
    reading = slice_of(lambda x, y: 3 * x - 2 * y + x * y + 40, detail=11)
    for x, y in ((0.13, 1.1), (-5.9, -2.95), (2.0, 3.0), (-6.0, 3.0)):
        assert reading.loss_at(x, y) == pytest.approx(3 * x - 2 * y + x * y + 40)
    assert math.isnan(reading.loss_at(2.1, 0))
    assert math.isnan(reading.loss_at(0, -3.2))


def test_a_frame_of_the_path_is_marked_where_its_loss_is_known() -> None:
    reading, true = slice_of(), truth((2.6, 1.3, math.nan, 0.1))
    assert true.mark_of(10, reading) == MarkedFrame(10, (-3.0, 0.0), 1.3)
    assert true.mark_of(20, reading) is None
    assert true.mark_of(15, reading) is None
    assert NOTHING_TRUE.mark_of(10, reading) is None


def test_a_slice_that_begins_alike_is_of_the_same_plane() -> None:
    whole, begun = slice_of(), slice_of(detail=11, whole=False, step=10)
    assert begun.begins_as(whole)
    assert not slice_of(kind="line").begins_as(whole)
    elsewhere = dict(begun.arrays) | {"landscape_place": begun.arrays["landscape_place"] + 0.5}
    assert not LandscapeReading(elsewhere, 10).begins_as(whole)


def test_the_edge_is_the_lowest_and_the_highest_loss_around() -> None:
    reading = slice_of(detail=11)
    grid = reading.grid
    around = [*grid[0], *grid[-1], *grid[:, 0], *grid[:, -1]]
    assert reading.edge == (min(around), max(around))


def test_gaps_are_counted_and_told() -> None:
    reading = slice_of(lambda x, y: math.nan if x > 1.5 else bowl(x, y))
    expected = sum(x > 1.5 for x in np.linspace(-6, 2, 21)) * 21
    assert reading.gaps == expected
    assert f"{expected} of them no number" in sample_words(reading, 30, trains=False)[0]


def test_the_true_losses_are_held_against_the_slice() -> None:
    reading = slice_of()
    losses = (2.6, 1.3, 0.5, 0.1)
    found = off_plane(reading, truth(losses))
    assert found is not None
    sliced = np.array([bowl(*place) for place in PLACES])
    assert found.median == pytest.approx(float(np.median(np.abs(sliced - losses) / losses)))
    assert (found.step, found.true) == (20, 0.5)
    assert found.sliced == pytest.approx(bowl(-1, -1))
    words = off_words(found)[0]
    assert "step 20: 0.500, on the slice 0.725" in words
    assert off_plane(reading, NOTHING_TRUE) is None
    assert off_words(None) == ("",)
    part = truth(losses[:2], STEPS[:2])
    assert off_plane(reading, replace(part, is_whole=False)) is None
    assert "Grey rings" in off_words(None, waits=True)[0]


def test_of_which_frames_there_are_dots_is_said_alike_at_every_size() -> None:
    assert dots_words(slice_of()) == "Dots: true losses, of as many of its 4 frames as have room."


def test_a_path_on_the_slice_is_said_to_be_there() -> None:
    found = off_plane(slice_of(), truth([bowl(*place) for place in PLACES]))
    assert off_words(found)[0].endswith("they lie on the slice.")


def test_true_losses_that_are_no_number_do_not_count() -> None:
    found = off_plane(slice_of(), truth((math.nan, 1.3, math.inf, 0.1)))
    assert found is not None
    assert found.step in (10, 30)
    assert off_plane(slice_of(), truth((math.nan,) * 4)) is None


def test_both_ends_of_a_path_come_first() -> None:
    for count in (1, 2, 3, 10, 33, 100):
        steps = tuple(range(0, 5 * count, 5))
        order = coarse_first(steps)
        assert sorted(order) == list(steps)
        assert order[0] == 0
        assert order[: min(2, count)] == (steps[0], steps[-1])[: min(2, count)]
    assert coarse_first(()) == ()


@pytest.mark.parametrize(
    ("step", "losses", "told"),
    [
        (30, FALLING, "The run walked downhill from 2.60 to 0.100."),
        (20, FALLING, "The run walked downhill from 2.60 to 0.100 by step 20."),
        (0, FALLING, "The run starts at a loss of 0.100 and climbs to 0.100 by step 30."),
        (0, (2.6, 1.3, 0.7, 0.05), "The run starts at a loss of 0.100 and walks downhill to 0.050 by step 30."),
        (30, (0.05, 0.06, 0.07, 0.1), "The run has climbed from 0.0500 to 0.100."),
        (30, (2.6, 0.005, 0.7, 0.1), "The run walked downhill from 2.60: lowest 0.00500 at step 10, now 0.100."),
        (20, (2.6, 0.005, 0.7, 0.1), "The run walked downhill from 2.60: lowest 0.00500 at step 10, at step 20 0.100."),
        (30, (2.6, 0.09, 0.7, 0.1), "The run walked downhill from 2.60 to 0.100."),
        (30, (0.1, 0.3, 0.2, 0.1), "The run has hardly moved downhill: from 0.100 to 0.100."),
    ],
)
def test_the_finding_is_where_the_run_has_walked(step: int, losses: tuple[float, ...], told: str) -> None:
    found = findings(slice_of(step=step), truth(losses), 30)
    assert found[0] == told.replace("0.050 by", "0.0500 by")
    assert [len(text) for text in found] == sorted([len(text) for text in found], reverse=True)


def test_before_true_losses_are_known_the_frame_speaks_for_itself() -> None:
    assert findings(slice_of(), NOTHING_TRUE, 30)[0] == "At step 30 the run stands at a loss of 0.100."
    assert findings(slice_of(step=0), NOTHING_TRUE, 30) == ("The run starts at a loss of 0.100.",)


def test_a_loss_that_is_no_number_is_said() -> None:
    broken = slice_of(lambda x, y: math.nan)
    assert findings(broken, NOTHING_TRUE, 30) == (NOT_A_NUMBER,)


def test_by_chance_the_edge_is_told() -> None:
    rises = findings(slice_of(kind="chance"), NOTHING_TRUE, 30)[0]
    assert rises == "By chance every way ends higher: 0.100 here, 0.225 to 0.725 at the edge."
    saddle = findings(slice_of(lambda x, y: 2 + x - y, kind="chance"), NOTHING_TRUE, 30)[0]
    assert saddle == "By chance it goes up and down: 2.00 here, 0 to 4.00 at the edge."


def test_what_the_plane_holds_is_told_beside_a_random_walk() -> None:
    told = plane_words(slice_of())[0]
    assert "87 % + 8.5 %" in told
    assert "random walk (steps in random directions) 61 % + 15 %" in told
    assert "4 frames" in told
    assert "by chance" in plane_words(slice_of(kind="line"))[0]
    assert "0.949 % of its length" in plane_words(slice_of(kind="chance"))[0]
    alone = slice_of(kind="chance", landscape_way_share=math.nan)
    assert plane_words(alone) == ("Two directions by chance, as there is only one frame.",)


def test_axes_say_what_is_along_them() -> None:
    assert axis_words(slice_of(), 0)[0] == "main direction of the run: 87 % of the spread"
    assert axis_words(slice_of(), 1)[0] == "second direction: 8.5 % of the spread"
    assert axis_words(slice_of(kind="line"), 1)[0] == "a direction by chance"
    assert axis_words(slice_of(kind="chance"), 1)[0] == "second direction by chance"


def test_an_older_slice_and_a_training_are_told() -> None:
    reading = slice_of(step=20)
    assert "still that through step 20" in sample_words(reading, 30, trains=False)[0]
    assert "still" not in sample_words(reading, 20, trains=False)[0]
    assert sample_words(reading, 20, trains=True)[0].endswith("Finer when the run has ended.")
    assert sample_words(reading, 20, trains=False)[0] == "Loss of 3 pictures, at 21 × 21 points."


def test_what_is_changed_inside_the_model_is_told() -> None:
    assert apart_words(()) == ("",)
    assert apart_words(("head 0.1 off",))[0] == "The model as trained: head 0.1 off does not count here."
    assert apart_words(("head 0.1 off", "neuron 0.5 off"))[0] == "The model as trained: 2 changes do not count here."


def test_the_pointer_reads_the_slice_and_a_frame_both_its_losses() -> None:
    reading, true = slice_of(), truth(FALLING)
    assert hover_words(reading, true, (0.0, 0.0), None)[0] == "loss 0.100"
    assert hover_words(reading, true, (-1.0, -1.0), 20) == ("step 20", "loss 0.700", "on the slice 0.725")
    assert hover_words(reading, NOTHING_TRUE, (-1.0, -1.0), 20)[1] == "loss not known yet"
    gap = slice_of(lambda x, y: math.nan if x > 1 else bowl(x, y))
    assert hover_words(gap, true, (1.9, 0.0), None) == ("not a number",)


def test_the_formula_has_this_frames_numbers() -> None:
    reading, true = slice_of(), truth(FALLING)
    told = landscape_formula(reading, true, off_plane(reading, true))
    assert "Step 30, loss 0.100" in told
    assert "97.0 %" in told
    assert "Li et al. 2018" in told
