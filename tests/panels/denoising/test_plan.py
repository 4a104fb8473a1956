"""Where the parts of the denoising panel go, and which frames its grid shows."""

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import plan_grid
from scoutview.panels.denoising.equation_plan import plan_equation
from scoutview.panels.denoising.plan import DenoisingPlaces, DenoisingRoom, arrange_denoising, milestone_steps
from scoutview.panels.feature_visualization.plan import arrange_feature


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


def arranged(
    width: float, height: float, rows: int = 9, scale: float = 1.0, *, picture: bool = False
) -> DenoisingPlaces:
    sign = 112 if width > 552 else 28
    room = DenoisingRoom(width - 32, height - 12, rows, sign, scale=scale, with_sentence=not picture)
    return arrange_denoising(room)


@pytest.mark.parametrize("rows", [1, 7, 10])
@pytest.mark.parametrize("scale", [1.0, 2.7])
@pytest.mark.parametrize(
    "size", [(380, 160), (380, 200), (380, 510), (620, 450), (820, 450), (820, 510), (1000, 250), (1600, 1000)]
)
def test_the_parts_of_the_panels_lie_inside_and_apart(size: tuple[float, float], scale: float, rows: int) -> None:
    for places in (arranged(*size, rows, scale), arrange_feature(*size, 32, scale)):
        boxes = [box for box in vars(places).values() if isinstance(box, Box) and box.height]
        assert boxes
        for number, box in enumerate(boxes):
            assert box.x >= 0
            assert box.y >= 0
            assert box.right <= size[0]
            assert box.bottom <= size[1]
            assert box.width > 40
            assert not any(box.overlaps(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize(
    ("size", "scale", "least"),
    [
        ((829, 483), 1.0, 40),
        ((632, 487), 1.0, 32),
        ((1264, 580), 1.0, 48),
        ((640, 850), 1.0, 48),
        ((954, 411), 1.875, 34),
    ],
)
def test_the_pictures_of_the_grid_are_large(size: tuple[float, float], scale: float, least: float) -> None:
    places = arranged(*size, scale=scale, picture=scale > 1)
    grid = places.grid
    words = Box(grid.x + 101, grid.y + 46, grid.width - 104, grid.height - 49)
    plan = plan_grid(words, 9 * 8, (8, 8), scale, columns=8)
    assert plan.wide == pytest.approx(places.cell)
    assert plan.wide >= least
    assert plan.box(71).bottom <= grid.bottom
    assert places.picture >= 2 * plan.wide


def test_a_wide_panel_has_the_grid_beside_the_equation_and_a_narrow_one_below_it() -> None:
    wide, narrow = arranged(829, 483), arranged(420, 520)
    assert wide.grid.x > wide.equation.right
    assert wide.equation.height > 2 * wide.equation.width / 3
    assert narrow.grid.y > narrow.equation.bottom


@pytest.mark.parametrize("scale", [1.875, 2.5, 3.75])
def test_a_slide_has_the_equation_in_a_column_at_every_resolution(scale: float) -> None:
    places = arranged(954, 411, scale=scale, picture=True)
    assert places.cell > 32
    assert plan_equation(places.equation.width, places.equation.height, (8, 8), 28, scale).keys


def test_a_low_wide_panel_has_the_equation_in_a_row_beside_the_grid() -> None:
    places = arranged(1160, 360)
    assert places.grid.x > places.equation.right
    assert not plan_equation(places.equation.width, places.equation.height, (8, 8), 112, 1.0).in_column
    assert places.reading.y > places.equation.bottom


def test_the_strip_of_the_way_to_noise_fills_the_width() -> None:
    places = arranged(829, 483, rows=1)
    assert 8 * places.cell > 0.8 * 797
    assert places.picture > 150
