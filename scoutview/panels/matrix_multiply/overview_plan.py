"""The whole matrices of a product small: where their cells are, and the part that is shown large. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.layout_plan import Part
from scoutview.panels.matrix_multiply.product_plan import Window


@dataclass(frozen=True)
class Overview:
    """The whole matrices small, laid out as the large ones are."""

    left: Box
    top: Box
    result: Box


def lay_out_overview(box: Box, shape: tuple[int, int, int]) -> Overview:
    """Sides in proportion, but none under a fifth, so that a thin matrix can be seen and grabbed."""
    rows, inner, columns = shape
    gap = 4.0
    inner_width = (box.width - gap) * min(max(inner / (inner + columns), 0.22), 0.78)
    inner_height = (box.height - gap) * min(max(inner / (inner + rows), 0.22), 0.78)
    right, low = box.x + inner_width + gap, box.y + inner_height + gap
    width, height = box.x + box.width - right, box.y + box.height - low
    return Overview(
        Box(box.x, low, inner_width, height),
        Box(right, box.y, width, inner_height),
        Box(right, low, width, height),
    )


def overview_part(overview: Overview, shape: tuple[int, int, int], x: float, y: float) -> Part | None:
    """The cell of a whole matrix under a point of the overview."""
    rows, inner, columns = shape
    for name, box, (down, across) in (
        ("left", overview.left, (rows, inner)),
        ("top", overview.top, (inner, columns)),
        ("result", overview.result, (rows, columns)),
    ):
        if box.contains(x, y):
            return name, int((y - box.y) / box.height * down), int((x - box.x) / box.width * across)
    return None


def cell_in(plan: Overview, shape: tuple[int, int, int], part: Part) -> Box:
    """Where one cell of a whole matrix is in the overview."""
    rows, inner, columns = shape
    name, row, column = part
    box, down, across = {
        "left": (plan.left, rows, inner),
        "top": (plan.top, inner, columns),
        "result": (plan.result, rows, columns),
    }[name]
    width, height = box.width / across, box.height / down
    return Box(box.x + column * width, box.y + row * height, width, height)


def starts_around(part: Part, shape: tuple[int, int, int], window: Window) -> tuple[int, int, int]:
    """The window's starts that bring its middle to a cell of one of the matrices."""
    name, row, column = part
    down, across = {"left": (0, 1), "top": (1, 2), "result": (0, 2)}[name]
    starts = list(window.starts)
    for side, place in ((down, row), (across, column)):
        starts[side] = min(max(place - window.sizes[side] // 2, 0), shape[side] - window.sizes[side])
    return starts[0], starts[1], starts[2]


def window_box(box: Box, lengths: tuple[int, int], starts: tuple[int, int], sizes: tuple[int, int]) -> Box:
    """Where a window (down, across) lies in a small picture of the whole matrix; at least 4 wide and high."""
    y, x = (
        offset + start / length * side
        for offset, start, length, side in zip((box.y, box.x), starts, lengths, (box.height, box.width), strict=True)
    )
    height, width = (
        max(4.0, size / length * side)
        for size, length, side in zip(sizes, lengths, (box.height, box.width), strict=True)
    )
    return Box(min(x, box.x + box.width - width), min(y, box.y + box.height - height), width, height)
