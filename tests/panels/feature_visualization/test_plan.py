"""Where the parts of a feature visualization go."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import plan_grid
from scoutview.panels.feature_visualization.plan import arrange_feature, objective_range


@pytest.mark.parametrize("size", [(829, 483), (954, 411), (1264, 580)])
def test_the_channels_of_a_layer_are_large_and_so_are_the_real_pictures(size: tuple[float, float]) -> None:
    places = arrange_feature(*size, 32, 1.0)
    sides = [
        plan_grid(Box(3, 26, box.width - 6, box.height - 29), count, (8, 8), 1.0, caption=caption).wide
        for box, count, caption in ((places.overview, 32, (0, 0)), (places.exciting, 9, (52, 18)))
    ]
    assert min(sides) >= 40


def test_the_axis_of_an_objective_holds_the_curve_and_the_best_real_picture() -> None:
    assert objective_range(np.array([-0.3, 1.0, 6.3]), 7.2) == pytest.approx((-0.3, 8))
    assert objective_range(np.zeros(1), float("nan")) == (0, 1)
