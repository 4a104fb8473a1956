"""Where the pictures and the words of the equation go, and that its pictures add up."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import Pixel
from scoutview.panels.denoising.equation_plan import NoiseTerms, equation_height, equation_side, plan_equation


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.7])
@pytest.mark.parametrize(("width", "height"), [(788, 200), (348, 150), (60, 40), (700, 900)])
def test_the_pictures_of_an_equation_fit_and_have_whole_pixels(width: float, height: float, scale: float) -> None:
    plan = plan_equation(width, height, (8, 8), scale)
    for box in plan.pictures:
        assert box.width == box.height
        assert box.width * scale / 8 == pytest.approx(round(box.width * scale / 8))
        assert box.bottom <= max(height, 10)
    if width > 100:
        assert plan.pictures[2].right <= width + 1e-6
    boxes = [
        Box(x, y, width - 1e-6, height - 1e-6) for x, y, width, height in plan.pictures + plan.signs + plan.captions
    ]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


def test_a_row_of_the_told_height_has_pictures_of_that_side() -> None:
    assert plan_equation(400, equation_height(96), (8, 8), 1.0).side == 96
    assert plan_equation(400, 900, (8, 8), 1.0).side == equation_side(400) // 8 * 8


def test_a_place_is_the_pixel_that_is_drawn_there() -> None:
    plan = plan_equation(788, 200, (8, 6), 1.0)
    for pixel in (Pixel(0, 0, 0), Pixel(1, 7, 5), Pixel(2, 3, 4)):
        x, y, width, height = plan.pixel_box(pixel, (8, 6))
        assert plan.pixel_at((8, 6), x + width / 2, y + height / 2) == pixel
    assert plan.pixel_at((8, 6), plan.signs[0].x + 5, 20) is None


def test_what_is_drawn_adds_up() -> None:
    rng = np.random.default_rng(0)
    clean, noise = rng.uniform(-1, 1, (8, 8)), rng.normal(size=(8, 8))
    total, picture, rest = NoiseTerms(0.6 * clean + 0.8 * noise, clean, noise, 0.6, 0.8).drawn
    np.testing.assert_allclose(total, picture + rest)
    assert np.abs(picture).max() < 0.6
