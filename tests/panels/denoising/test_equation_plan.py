"""Where the pictures and the words of the equation go."""

import itertools

import pytest

from scoutview.panels.denoising.equation_plan import plan_equation


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.7])
@pytest.mark.parametrize(("width", "height", "sign"), [(788, 200, 112), (348, 150, 28), (60, 40, 28), (700, 900, 112)])
def test_the_pictures_of_an_equation_fit_and_have_whole_pixels(
    width: float, height: float, sign: float, scale: float
) -> None:
    plan = plan_equation(width, height, (8, 8), sign, scale)
    for box in plan.pictures:
        assert box.width == box.height
        assert box.width * scale / 8 == pytest.approx(round(box.width * scale / 8))
        assert box.bottom <= max(height, 8 + 1e-6)
    if width > 100:
        assert plan.pictures[2].right <= width + 1e-6


@pytest.mark.parametrize(("width", "height", "beside"), [(180, 475, False), (320, 440, True)])
def test_the_pictures_of_a_column_stand_below_each_other_with_their_words(
    width: float, height: float, *, beside: bool
) -> None:
    plan = plan_equation(width, height, (8, 8), 28, 1.0)
    assert plan.in_column
    assert plan.beside == bool(plan.keys) == beside
    boxes = [*plan.pictures, *plan.signs, *plan.captions, *plan.keys]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(box.x >= 0 and box.y >= 0 and box.right <= width and box.bottom <= height for box in boxes)
    tops = [plan.pictures[0].y, plan.signs[0].y, plan.signs[1].y]
    assert tops == sorted(tops)
