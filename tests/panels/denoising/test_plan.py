"""Where the parts of the denoising panel go."""

import itertools

import pytest

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import plan_grid
from scoutview.panels.denoising.equation_plan import plan_equation
from scoutview.panels.denoising.plan import READING_ABOVE, DenoisingPlaces, arrange_denoising
from scoutview.panels.denoising.room_plan import DenoisingRoom

SHAPES = pytest.mark.parametrize("shape", [(8, 8), (28, 28), (28, 20)])


def arranged(
    width: float,
    height: float,
    shape: tuple[int, int] = (8, 8),
    scale: float = 1.0,
    *,
    forward: bool = False,
    picture: bool = False,
) -> DenoisingPlaces:
    room = DenoisingRoom(width - 32, height - 12, shape, scale, forward=forward, with_sentence=not picture)
    return arrange_denoising(room)


def sides(places: DenoisingPlaces, shape: tuple[int, int] = (8, 8), scale: float = 1.0) -> dict[str, float]:
    """The widths of the pictures as the parts themselves draw them."""
    way, grid = places.way, places.grid
    found = {"equation": plan_equation(places.equation.width, places.equation.height, shape, scale).side}
    if way.height:
        room = Box(3, 46, way.width - 7, way.height - 49)
        found["way"] = plan_grid(room, places.way_columns, shape, scale, columns=places.way_columns, largest=240).tall
    if grid.height:
        room = Box(101, 46, grid.width - 105, grid.height - 49)
        count = places.grid_rows * places.grid_columns
        found["grid"] = plan_grid(room, count, shape, scale, columns=places.grid_columns).tall
    return found


@SHAPES
@pytest.mark.parametrize("forward", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.7])
@pytest.mark.parametrize(
    "size",
    [(330, 150), (380, 160), (380, 200), (380, 510), (620, 450), (820, 450), (820, 510), (1000, 250), (1600, 1000)],
)
def test_the_parts_of_the_panel_lie_inside_and_apart(
    size: tuple[float, float], scale: float, shape: tuple[int, int], *, forward: bool
) -> None:
    places = arranged(*size, shape, scale, forward=forward)
    boxes = [box for box in vars(places).values() if isinstance(box, Box) and box.height]
    assert boxes
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= size[0]
        assert box.bottom <= size[1]
        assert box.width > 40
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


@pytest.mark.parametrize(("shape", "hero"), [((8, 8), 88), ((28, 28), 90)])
def test_at_first_the_way_is_large_and_every_part_is_there(shape: tuple[int, int], hero: float) -> None:
    places = arranged(829, 456, shape)
    found = sides(places, shape)
    assert places.way.y == 0
    assert found["way"] >= hero
    assert found["way"] >= found["equation"] >= 64 > found["grid"] >= 32
    assert places.samples.height
    assert places.reading.height


@SHAPES
@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_all_that_is_drawn_grows_when_the_panel_is_maximised(shape: tuple[int, int], scale: float) -> None:
    usual, maximised = (arranged(width, 456, shape, scale) for width in (829, 1264))
    before, after = (sides(places, shape, scale) for places in (usual, maximised))
    assert after["way"] >= 1.4 * before["way"]
    assert after["equation"] >= 1.2 * before["equation"]
    assert after["grid"] >= before["grid"]
    assert maximised.samples.height


@pytest.mark.parametrize(("width", "height", "scale"), [(1264, 487, 1.0), (1264, 517, 1.0), (1422, 517, 2.7)])
def test_a_large_panel_has_the_way_over_its_whole_width_and_the_grid_beneath(
    width: float, height: float, scale: float
) -> None:
    room = DenoisingRoom(width - 32, height - 12, (28, 28), scale)
    places = arrange_denoising(room)
    found = sides(places, (28, 28), scale)
    assert places.way_columns >= 7
    assert places.grid_columns >= 5
    assert places.way.width >= 0.8 * room.width
    assert found["way"] >= 168, "seven pictures take the width"
    assert places.grid.y >= places.way.bottom
    assert found["grid"] >= 40
    assert places.samples.height
    assert 0 < places.reading.height < 40, "one sentence"
    assert found["equation"] >= 138, "five pixels of the screen for one of the picture"
    assert places.unguided.y == places.samples.y, "out of the rows of those that differ in their noise"


@pytest.mark.parametrize(("width", "height", "scale"), [(1009.6, 360.0, 1.25), (1124.0, 360.0, 3.375)])
def test_alone_the_way_is_as_wide_as_the_panel_and_all_else_stands_beneath(
    width: float, height: float, scale: float
) -> None:
    room = DenoisingRoom(width - 32, height - 12, (28, 28), scale, with_sentence=False, alone=True)
    places = arrange_denoising(room)
    found = sides(places, (28, 28), scale)
    assert places.way_columns == 7
    assert places.way.width >= 0.93 * room.width
    assert found["way"] >= 134, "five pixels of the screen and more for one of the picture, at 1280 x 800"
    parts = places.equation, places.samples, places.unguided, places.grid
    assert all(part.height and part.y >= places.way.bottom for part in parts)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(parts, 2))
    assert found["grid"] * scale >= 56, "more than in the usual place"
    assert found["equation"] * scale >= 112
    assert places.reading.bottom <= 24, "beside the heading, not under the pictures"
    assert places.way.right - places.reading.x <= READING_ABOVE


def test_a_low_panel_has_its_way_however_wide_it_is() -> None:
    for width in (884, 1264):
        places = arranged(width, 290, (28, 28))
        assert min(part.height for part in (places.way, places.equation, places.grid, places.reading)) > 0


@pytest.mark.parametrize("scale", [1.875, 2.5, 3.75])
def test_a_slide_has_all_parts_at_every_resolution(scale: float) -> None:
    places = arranged(954, 411, (28, 28), scale, picture=True)
    assert places.samples.height
    assert sides(places, (28, 28), scale)["grid"] >= 26


def test_a_narrow_panel_has_all_below_each_other_and_a_tiny_one_the_equation() -> None:
    narrow, tiny = arranged(420, 720), arranged(330, 150)
    assert narrow.way.bottom <= narrow.equation.y
    assert tiny.way.height == tiny.grid.height == 0
    assert tiny.equation.height > 100


def test_a_real_picture_has_its_way_and_its_equation_only() -> None:
    places = arranged(829, 456, forward=True)
    assert places.samples.height == places.grid.height == 0
    assert places.equation.height > 100
