"""A convolution's patches and where they are drawn."""

import dataclasses

import numpy as np
import pytest

from scoutview.panels.matrix_multiply.patch_layout_plan import (
    NUMBER_HEIGHT,
    NUMBER_WIDTH,
    SMALLEST_THUMB,
    THUMB_GAP,
    lay_out_patches,
)
from scoutview.panels.matrix_multiply.patches_plan import Patches, patches_from

SHAPES = [  # maps, height, width, kernel, stride, padding
    (1, 8, 8, (3, 3), (1, 1), (1, 1)),
    (1, 28, 28, (3, 3), (1, 1), (1, 1)),
    (16, 14, 14, (5, 5), (1, 1), (2, 2)),
    (3, 20, 9, (2, 4), (2, 2), (0, 1)),
    (1, 12, 12, (7, 7), (1, 1), (0, 0)),
]


def patches_of(shape: tuple) -> Patches:
    maps, height, width, kernel, stride, padding = shape
    output = tuple(
        (side + 2 * edge - long) // step + 1
        for side, edge, long, step in zip((height, width), padding, kernel, stride, strict=True)
    )
    return Patches(np.random.default_rng(0).random((maps, height, width)), output, kernel, stride, padding)


@pytest.mark.parametrize("size", [(380, 170), (588, 330), (620, 420), (1232, 460), (1900, 1100)])
@pytest.mark.parametrize("shape", SHAPES)
def test_all_of_a_convolution_lies_inside_the_canvas_and_every_number_is_found(
    shape: tuple, size: tuple[int, int]
) -> None:
    patches = patches_of(shape)
    layout = lay_out_patches(size, patches, 16)
    boxes = [*layout.grids().values(), layout.sum, *([layout.legend] if layout.legend else [])]
    for box in boxes:
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.right <= size[0] + 0.01
        assert box.bottom <= size[1] + 0.01 or size[1] < 200
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
    for name in layout.grids():
        if name in ("inputs", "outputs"):
            continue
        rows, columns = layout.sides[name]
        down, across = layout.padding if name == "map" else (0, 0)
        part = (name, rows - 1 - down, columns - 1 - across)
        cell = layout.cell_box(part)
        assert layout.part_at(cell.x + cell.width / 2, cell.y + cell.height / 2) == part


@pytest.mark.parametrize("size", [(1002, 310), (1002, 400), (1264, 500), (614, 400)])
def test_numbers_of_a_patch_can_be_read_where_either_layout_has_room_for_them(size: tuple[int, int]) -> None:
    layout = lay_out_patches(size, patches_of((1, 28, 28, (5, 5), (1, 1), (2, 2))), 8)
    cell = layout.cell_box(("patch", 0, 0))
    assert cell.height >= NUMBER_HEIGHT
    assert (cell.width >= NUMBER_WIDTH) is (size[0] > 614)
    assert layout.outputs is not None


@pytest.mark.parametrize("shape", SHAPES)
def test_the_frame_on_the_picture_is_the_patch_of_its_row(shape: tuple) -> None:
    patches = patches_of(shape)
    layout = lay_out_patches((1232, 460), patches, 8)
    for pixel in ((0, 0), (patches.output[0] - 1, patches.output[1] - 1), (1, 2)):
        frame = layout.patch_frame(patches, patches.row_of(pixel))
        assert frame.x >= layout.map.x - 0.01
        assert frame.right <= layout.map.right + 0.01
        assert frame.bottom <= layout.map.bottom + 0.01
        first = layout.cell_box(("map", pixel[0] * patches.stride[0] - patches.padding[0], 0))
        assert frame.y == pytest.approx(first.y)
        assert frame.height == pytest.approx(patches.kernel[0] * first.height)
        middle = patches.corner(patches.row_of(pixel))
        down, across = ((long - 1) // 2 for long in patches.kernel)
        nearest = patches.nearest((middle[0] + down, middle[1] + across))
        assert max(abs(one - other) for one, other in zip(nearest, pixel, strict=True)) <= 1


def test_maps_have_terms_of_their_own() -> None:
    patches = patches_of(SHAPES[2])
    assert patches.listed(2) == range(50, 75)
    assert [patches.channel_of(inner) for inner in (0, 24, 25, 399, 4000)] == [0, 0, 1, 15, 15]
    assert patches.pixel(patches.row_of((3, 4))) == (3, 4)


def test_what_is_no_convolution_has_no_patches() -> None:
    assert patches_from(np.zeros((0, 0, 0)), np.zeros((0, 2))) is None
    told = patches_from(np.ones((2, 4, 4)), np.array([[4, 4], [3, 3], [1, 1], [1, 1], [1, 1]]))
    assert told is not None
    assert (told.kernel, told.padding) == ((3, 3), (1, 1))


def test_one_map_of_intensities_is_a_picture_and_maps_of_either_sign_are_none() -> None:
    single = patches_of(SHAPES[0])
    assert single.is_picture
    assert not dataclasses.replace(single, maps=single.maps - 0.5).is_picture
    assert not patches_of(SHAPES[2]).is_picture


def test_the_sum_stands_below_the_products_and_numbers_are_large_where_there_is_height() -> None:
    patches = Patches(np.zeros((1, 28, 28)), (28, 28), (5, 5), padding=(2, 2))
    high, low = (lay_out_patches((1264, height), patches, 8) for height in (470, 240))
    assert high.sum.y > high.products.bottom
    assert low.sum.x > low.products.right
    assert min(high.cell_box(("patch", 0, 0))[2:]) >= 43
    assert high.map.width >= 240


def test_with_all_of_the_window_numbers_are_large_and_the_sum_stands_above_the_output_map() -> None:
    patches = Patches(np.zeros((1, 28, 28)), (28, 28), (5, 5), padding=(2, 2))
    layout = lay_out_patches((1011, 366), patches, 8)
    assert min(layout.cell_box(("kernel", 0, 0))[2:]) >= 42
    assert layout.sum.bottom <= layout.output.y
    assert layout.map.y == layout.patch.y, "the lines between them cross no caption"
    assert layout.outputs is not None
    first, second = layout.keys
    assert not first.overlaps(second)


@pytest.mark.parametrize("size", [(120, 80), (200, 300), (380, 250), (1000, 300)])
def test_maps_that_are_many_are_left_out_where_they_find_no_room(size: tuple[int, int]) -> None:
    layout = lay_out_patches(size, patches_of((32, 8, 8, (3, 3), (1, 1), (1, 1))), 64)
    assert (layout.inputs is None) == (layout.outputs is None) == (size[0] < 1000)
    for name in ("inputs", "outputs") if layout.inputs else ():
        assert min(layout.thumb(name, 0)[2:]) >= SMALLEST_THUMB - THUMB_GAP
