"""Playing a product cell by cell."""

from dataclasses import replace

import pytest

from scoutview.panels.matrix_multiply.play_plan import (
    LIFT_SECONDS,
    NEXT_SECONDS,
    TERM_SECONDS,
    Moment,
    Place,
    advanced,
    after,
    can_be_followed,
    filled_cells,
    moment_of,
    play_from,
    reset,
    seconds_left,
    seconds_of,
    step,
    step_back,
)
from scoutview.panels.matrix_multiply.product_plan import Window
from tests.panels.matrix_multiply.products import WINDOW

TERMS = 3
LOOKED_AT = Place((3, 5))


def long(turn: int) -> float:
    return seconds_of(turn, WINDOW.cells, TERMS)


def test_playing_begins_at_the_cell_that_is_looked_at_goes_round_the_rows_and_ends_there_with_everything_filled() -> (
    None
):
    place = play_from(LOOKED_AT, WINDOW)
    assert (place.cell, place.building, place.formed) == ((3, 5), True, 0.0)
    assert not filled_cells(place, WINDOW).any()
    seen = [place.cell]
    for turn in range(3):
        place, finished = advanced(place, WINDOW, long(turn), TERMS)
        seen.append(place.cell)
        assert not finished
        assert filled_cells(place, WINDOW).sum() == turn + 1
    assert seen == [(3, 5), (3, 6), (2, 5), (2, 6)]
    place, finished = advanced(place, WINDOW, long(3), TERMS)
    assert finished
    assert place == Place((3, 5), WINDOW.starts)
    assert filled_cells(place, WINDOW).all()


def test_a_slow_clock_skips_cells_but_never_the_end() -> None:
    place, finished = advanced(reset(LOOKED_AT, WINDOW), WINDOW, long(0) + long(1) + long(2) / 2, TERMS)
    assert (place.cell, place.formed, finished) == ((2, 5), pytest.approx(0.5), False)
    assert advanced(place, WINDOW, 999, TERMS)[1]


def test_the_first_cell_takes_as_long_as_its_pairs_need_the_next_ones_less_and_a_whole_picture_seconds() -> None:
    assert seconds_of(0, 64, 9) > 7
    assert seconds_of(0, 64, 9) - seconds_of(0, 64, 8) == pytest.approx(TERM_SECONDS)
    assert seconds_of(0, 64, 49) < 13
    times = [seconds_of(turn, 64, 9) for turn in range(8)]
    assert times == sorted(times, reverse=True)
    assert sum(seconds_of(turn, 28 * 28, 9) for turn in range(28 * 28)) < 30


def test_steps_go_on_and_back_and_stop_at_the_ends() -> None:
    first = reset(Place((2, 5)), WINDOW).settled()
    second = step(first, WINDOW)
    assert (second.cell, second.formed) == ((2, 6), 0.0)
    assert step_back(second, WINDOW).cell == (2, 5)
    assert step_back(step_back(second, WINDOW), WINDOW).cell == (2, 5)
    assert step(Place((3, 6), building=True), WINDOW) == Place((2, 5))
    assert Place((9, 9)).within((4, 5, 6)).cell == (3, 5)


def test_a_cell_that_is_asked_for_alone_takes_its_time_whatever_its_turn() -> None:
    late = Place((3, 6), building=True, formed=0.0)
    many = Window((0, 0, 0), (8, 8, 8))
    assert not can_be_followed(late, many)
    assert can_be_followed(replace(late, stepped=True), many)
    assert seconds_left(replace(late, stepped=True), many, TERMS) == NEXT_SECONDS[0]
    assert seconds_left(late, many, TERMS) < 0.5
    after_it, _ = advanced(replace(late, stepped=True), many, NEXT_SECONDS[0] + 0.01, TERMS)
    assert not after_it.stepped


def test_a_film_goes_along_the_rows_from_none_to_all() -> None:
    counts = [int(filled_cells(after(cells, WINDOW), WINDOW).sum()) for cells in range(5)]
    assert counts == [0, 1, 2, 3, 4]
    assert after(2, WINDOW).cell == (2, 6)


def test_a_place_that_began_where_no_window_is_any_more_is_still_one() -> None:
    place = Place((2, 5), building=True, first=(40, 2))
    assert filled_cells(place, WINDOW).shape == (2, 2)
    assert step(place, WINDOW).cell in {WINDOW.cell(number) for number in range(4)}
    assert Window((0, 0, 0), (1, 1, 1)).cells == 1


def test_a_place_survives_being_kept() -> None:
    for place in (Place((3, 4)), Place((1, 2), (0, 8, 2), building=True, first=(0, 2))):
        assert Place.from_settings(place.to_settings()) == place
    old = {"cell": [1, 2], "starts": [0, 0, 0], "building": False}
    assert Place.from_settings(old) == Place((1, 2), (0, 0, 0))
    for wrong in ({"cell": [1], "building": False}, {"cell": [1, -2], "building": False}):
        with pytest.raises(ValueError, match=r"unpack|from 0"):
            Place.from_settings(wrong)


def test_a_cell_is_lifted_then_its_pairs_meet_and_fly_one_by_one_then_the_sum_lands() -> None:
    whole = seconds_of(0, 1, TERMS)
    assert moment_of(0.0, TERMS) == Moment(lifted=0.0)
    assert moment_of(LIFT_SECONDS / 2 / whole, TERMS).lifted == pytest.approx(0.5)
    for number in range(TERMS):
        early = moment_of((LIFT_SECONDS + (number + 0.1) * TERM_SECONDS) / whole, TERMS)
        late = moment_of((LIFT_SECONDS + (number + 0.9) * TERM_SECONDS) / whole, TERMS)
        assert (early.number, late.number) == (number, number)
        assert 0 < early.met < 1
        assert early.flown == 0
        assert late.met == 1
        assert 0 < late.flown < 1
    assert moment_of(0.999, TERMS).landed == pytest.approx(1, abs=0.02)
