"""Playing a product cell by cell."""

from scoutview.panels.matrix_multiply.play_plan import Place, advanced, play_from, reset, step, step_back
from tests.panels.matrix_multiply.products import WINDOW


def test_playing_goes_along_the_rows_and_ends_with_everything_filled() -> None:
    place = play_from(Place(), WINDOW)
    assert place == Place((2, 5), building=True, formed=0.0)
    seen = [place.cell]
    for _ in range(3):
        place, finished = advanced(place, WINDOW, 1.0)
        seen.append(place.cell)
        assert not finished
    assert seen == [(2, 5), (2, 6), (3, 5), (3, 6)]
    place, finished = advanced(place, WINDOW, 1.0)
    assert finished
    assert place == Place((3, 6))


def test_a_slow_clock_skips_cells_but_never_the_end() -> None:
    place, finished = advanced(reset(Place(), WINDOW), WINDOW, 2.5)
    assert (place.cell, place.formed, finished) == ((3, 5), 0.5, False)
    assert advanced(place, WINDOW, 99)[1]


def test_steps_go_on_and_back_and_stop_at_the_ends() -> None:
    first = reset(Place(), WINDOW).settled()
    second = step(first, WINDOW)
    assert (second.cell, second.formed) == ((2, 6), 0.0)
    assert step_back(second, WINDOW).cell == (2, 5)
    assert step_back(step_back(second, WINDOW), WINDOW).cell == (2, 5)
    assert step(Place((3, 6), building=True), WINDOW) == Place((3, 6))
    assert Place((9, 9)).within((4, 5, 6)).cell == (3, 5)
