"""What is cited of large models: the numbers of each table are those of one line, and of the power told beside."""

import numpy as np
import pytest

from scoutview.panels.isoflop.published import (
    BY_ISOFLOP,
    PUBLISHED_SIZES,
    TRAINED,
    WEIGHTS,
    PublishedSizes,
    carried_on,
)


@pytest.mark.parametrize("published", PUBLISHED_SIZES, ids=lambda each: each.method)
def test_the_points_of_each_method_lie_on_a_line_of_its_power(published: PublishedSizes) -> None:
    known = np.isfinite(published.compute)
    x, y = np.log(np.array(published.compute)[known]), np.log(np.array(WEIGHTS)[known])
    power, rest = np.polyfit(x, y, 1)
    assert power == pytest.approx(published.power, abs=0.006)
    assert np.abs(y - (power * x + rest)).max() < 0.05  # a digit read wrongly would be further off


def test_the_line_goes_through_the_published_points_and_far_beyond_them() -> None:
    for compute, weights in zip(BY_ISOFLOP.compute, WEIGHTS, strict=True):
        assert carried_on(compute) == pytest.approx(weights, rel=0.04)
    ratio = carried_on(2.4e11) / carried_on(2.4e9)
    assert ratio == pytest.approx(100**BY_ISOFLOP.power, rel=0.05)
    assert TRAINED[0] < BY_ISOFLOP.compute[0] < TRAINED[1] < BY_ISOFLOP.compute[2]
