import numpy as np

from scoutview.graphics.widgets.stamp_plan import PHASES, covered, covered_by_squares

SIDE = 3


def dots() -> np.ndarray:
    """Each lets through half in the middle pixel, and in the one right of it what tells its phase."""
    phases = np.ones((PHASES, PHASES, SIDE, SIDE), np.float32)
    phases[:, :, 1, 1] = 0.5
    phases[:, :, 1, 2] = 1 - np.arange(PHASES) / 10
    phases[:, :, 2, 1] = 1 - np.arange(PHASES)[:, None] / 10
    return phases


def through(places) -> tuple[tuple[int, int], np.ndarray]:
    corner, cover = covered(np.array(places, float), dots())
    return corner, 1 - cover / 255


def test_a_dot_lies_around_its_pixel():
    corner, left = through([[10.0, -20.0]])
    assert corner == (9, -21)
    assert left.shape == (SIDE, SIDE)
    np.testing.assert_allclose(left[1], [1, 0.5, 1], atol=1 / 255)


def test_the_part_of_the_pixel_chooses_the_dot():
    _, left = through([[10.5, 3.25]])
    np.testing.assert_allclose((left[1, 2], left[2, 1]), (0.8, 0.9), atol=1 / 255)


def test_almost_the_next_pixel_is_the_next_pixel():
    assert through([[10.9, 3.0]])[0] == through([[11.0, 3.0]])[0]


def test_dots_over_each_other_let_through_the_product():
    _, left = through([[5.0, 5.0]] * 3)
    np.testing.assert_allclose(left[1, 1], 0.125, atol=1 / 255)


def test_a_dot_at_the_edge_of_one_row_stays_out_of_the_next():
    corner, left = through([[0.0, 0.0], [6.0, 4.0]])
    assert corner == (-1, -1)
    assert left.shape == (4 + SIDE, 6 + SIDE)
    dark = np.argwhere(left < 0.75).tolist()
    assert dark == [[1, 1], [5, 7]]


def test_a_square_covers_the_pixels_whose_middle_is_inside():
    centres = np.array([[4.0, 4.0], [9.4, 4.0], [4.0, 9.4]])
    (left, top), cover = covered_by_squares(centres, 1.6)
    rows, columns = np.mgrid[: cover.shape[0], : cover.shape[1]]
    middles = np.stack([columns + left + 0.5, rows + top + 0.5], axis=-1)
    inside = [(np.abs(middles - centre) < 0.8).all(axis=-1) for centre in centres]
    np.testing.assert_array_equal(cover, np.where(np.any(inside, axis=0), 255, 0))
    assert [each.sum() for each in inside] == [4, 2, 2]
