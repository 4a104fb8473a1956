"""Which pictures of which ways are shown."""

import numpy as np
import pytest

from scoutview.panels.denoising.ways_plan import (
    Way,
    milestone_steps,
    mixture_angles,
    sample_pictures,
    spread_columns,
    training_grid,
    training_rows,
    way_pictures,
)


def way(total: int = 20, arrived: int = 20, size: int = 2) -> Way:
    """A picture's pixels are the number of its step; the finished one's are -1."""
    noisy = np.arange(arrived, dtype=float)[:, None, None] * np.ones((1, size, size))
    return Way(noisy, total, np.full((size, size), -1.0) if arrived == total else None)


def values(pictures: object) -> list[float | None]:
    return [None if each is None else float(each[0, 0]) for each in pictures]  # type: ignore[attr-defined]


def test_the_frames_of_a_grid_stay_chosen_while_the_run_grows() -> None:
    recorded = np.array(sorted({*range(0, 40), *range(40, 100, 3), *range(100, 1300, 7)}))
    before: tuple[int, ...] = ()
    for frames in range(1, len(recorded) + 1):
        chosen = milestone_steps(recorded[:frames])
        assert chosen[: len(before)] == before or frames < 2
        before = chosen
    assert before == (0, 5, 10, 20, 49, 100, 198, 499, 1003)


def test_a_run_that_starts_late_still_has_a_frame_in_the_grid() -> None:
    assert milestone_steps(np.array([7])) == (7,)
    assert milestone_steps(np.zeros(0, np.int64)) == ()


def test_the_marked_column_is_the_shown_step_itself() -> None:
    for shown in range(50):
        columns = spread_columns(mixture_angles(50, None), 7, shown)
        assert columns.marked is not None
        assert columns.places[columns.marked] == shown
        assert columns.places[-1] == 50
        assert list(columns.places) == sorted(set(columns.places))
    assert spread_columns(mixture_angles(50, None), 7, 50).marked == 6
    assert spread_columns(mixture_angles(50, None), 7, 25).places == (0, 8, 17, 25, 33, 42, 50)
    assert spread_columns(mixture_angles(1, None), 7, 0).places == (0, 1)


def test_columns_are_even_in_the_mixture_where_noise_goes_late() -> None:
    time = np.linspace(0, 1, 51)
    noise = np.sin(np.arctan(3.5 * np.tan(np.pi * np.minimum(time, 1 - 1e-9) / 2)))
    angles = mixture_angles(50, noise)
    places = spread_columns(angles, 7, -1).places
    assert len(places) == 7
    np.testing.assert_allclose(np.degrees(angles[list(places)]), [90, 75, 60, 45, 30, 15, 0], atol=3)
    assert np.diff(places)[0] > 2 * np.diff(places)[-1]


def test_of_a_long_way_only_what_was_asked_for_is_a_column() -> None:
    known = {*np.round(np.linspace(0, 999, 64)).astype(int).tolist(), 1000}
    assert set(spread_columns(mixture_angles(1000, None), 7, 123, asked=64).places) <= known


def test_a_way_ends_with_the_finished_picture() -> None:
    columns = spread_columns(mixture_angles(20, None), 5, 11)
    assert values(way_pictures(way(), columns, (), ()).pictures) == [0, 5, 11, 15, -1]
    assert values(way_pictures(way(arrived=12), columns, (), ()).pictures) == [0, 5, 11, None, None]


@pytest.mark.parametrize(
    ("frame", "rows", "marked"),
    [(1200, (0, 19, 88, 1200), 3), (1048, (0, 19, 88, 1048), 3), (50, (0, 50, 88, 1048), 1), (0, (0, 19, 88, 1048), 0)],
)
def test_the_row_of_the_frame_on_screen_is_that_frame(frame: int, rows: tuple[int, ...], marked: int) -> None:
    found = training_rows((0, 6, 11, 19, 36, 88, 200, 496, 1048), 4, frame, way())
    assert found.marked == marked
    assert found.steps[marked] == frame
    assert len(found.steps) == 4
    assert found.steps[0] == 0
    assert list(found.steps) == sorted(found.steps)


def test_the_grid_has_the_own_way_in_its_row_and_answers_in_the_others() -> None:
    steps = np.array([0, 5, 10, 15, 19])
    answer = {
        "strip": np.full((5, 2, 2), -7.0),
        "strip_noisy": 100 + steps[:, None, None] * np.ones((1, 2, 2)),
        "strip_steps": steps,
    }
    rows = training_rows((0, 5, 10), 3, 7, way())
    pictures = training_grid(rows, {0: answer}, 20, spread_columns(mixture_angles(20, None), 3, 10))
    assert pictures.row_labels == ("step 0", "step 7"), "what has not arrived takes no room"
    assert pictures.column_labels == ("1", "11", "end")
    assert (pictures.row, pictures.column) == (1, 1)
    assert values(pictures.pictures) == [100, 110, -7, 0, 10, -1]
    assert pictures.note == "filling, 67 %"


def test_samples_are_as_far_as_the_chosen_one() -> None:
    others = np.arange(20)[:, None, None, None] + 100 * np.arange(1, 5)[None, :, None, None] * np.ones((1, 1, 2, 2))

    def shown(way: Way, others: np.ndarray, step: int) -> list[int | None]:
        seeds, unguided = sample_pictures(way, others, step)
        return values([*seeds, unguided])

    assert shown(way(), others, 3) == [4, 203, 303, 403, 103]
    assert shown(way(), others, 19) == [-1, 219, 319, 419, 119]
    assert shown(way(arrived=9), others[:9], 8) == [8, 207, 307, 407, 107]
    assert shown(way(arrived=1), others[:1], 0) == [None] * 5
