"""Where a convolution goes: its picture, patch times kernel, the products, the output map. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.panels.matrix_multiply.patches_plan import Pair, Patches

PADDING = 16.0
CAPTION = 22.0
SIGN = 26.0  # between two grids: × and =
SUM_WIDTH = 150.0
LEGEND, KERNEL_KEY = 22.0, 0.62  # height of the keys of colours, and which share of the width the first has
THUMB_GAP = 3.0
NEARLY = 0.8  # of the largest size, that small pictures give up to stand in even rows
LARGEST_THUMB, SMALLEST_THUMB = 72.0, 12.0
STRIP, LARGE_STRIP = 46.0, 72.0  # height of small pictures below the others
ROOM_FOR_LARGE_STRIP = 380.0  # design pixels of height
SUM_HEIGHT, SUM_GAP = 88.0, 10.0  # where the sum stands below the products
SUM_ABOVE, LEAST_OUTPUT = 80.0, 118.0  # where it stands above the output map, and the least side of that
BESIDE = 20.0  # between a map and the grids
WIDE = 1000.0  # design pixels from which on all stands side by side
LARGEST_CELL, WISHED_CELL, SMALLEST_CELL = 50.0, 43.0, 30.0
LEAST_STRIP = 64.0  # of the maps that enter, for the word over them
NUMBER_WIDTH, NUMBER_HEIGHT = 31.0, 14.0  # of a cell that says its number

Part = tuple[str, int, int]  # (which grid, row, column)


@dataclass(frozen=True)
class PatchLayout:
    """Boxes in design pixels; what is None finds no room. The `map` includes its padding, of `padding` pixels."""

    map: Box
    patch: Box
    kernel: Box
    products: Box
    sum: Box
    output: Box
    inputs: Box | None
    outputs: Box | None
    legend: Box | None
    sides: dict[str, Pair]  # rows and columns of each grid, the padding included
    padding: Pair

    @property
    def keys(self) -> tuple[Box, ...]:
        """The two keys of colours in the legend: of the kernel and the products, and of the maps."""
        if self.legend is None:
            return ()
        first = self.legend._replace(width=KERNEL_KEY * self.legend.width - BESIDE)
        x = self.legend.x + KERNEL_KEY * self.legend.width
        return first, self.legend._replace(x=x, width=self.legend.right - x)

    def grids(self) -> dict[str, Box]:
        boxes = {"map": self.map, "patch": self.patch, "kernel": self.kernel, "products": self.products}
        strips = {"inputs": self.inputs, "outputs": self.outputs}
        return {**boxes, "output": self.output, **{name: box for name, box in strips.items() if box}}

    def cell_box(self, part: Part) -> Box:
        """Where a number of a grid is; of the map, counted without its padding."""
        name, row, column = part
        down, across = self.padding if name == "map" else (0, 0)
        box, (rows, columns) = self.grids()[name], self.sides[name]
        width, height = box.width / columns, box.height / rows
        return Box(box.x + (column + across) * width, box.y + (row + down) * height, width, height)

    def thumb(self, name: str, number: int) -> Box:
        """Where the small picture of a map is in its strip."""
        box = self.cell_box((name, *divmod(number, self.sides[name][1])))
        return Box(box.x, box.y, box.width - THUMB_GAP, box.height - THUMB_GAP)

    def map_at(self, part: Part) -> int:
        """Which map of a strip a part of it is."""
        name, row, column = part
        return row * self.sides[name][1] + column

    def part_at(self, x: float, y: float) -> Part | None:
        for name, box in self.grids().items():
            if box.contains(x, y):
                rows, columns = self.sides[name]
                row, column = int((y - box.y) / box.height * rows), int((x - box.x) / box.width * columns)
                down, across = self.padding if name == "map" else (0, 0)
                return name, row - down, column - across
        return None

    def patch_frame(self, patches: Patches, row: int) -> Box:
        """The patch of an output pixel, on the map."""
        first, extent = self.cell_box(("map", *patches.corner(row))), patches.extent()
        return Box(first.x, first.y, extent[1] * first.width, extent[0] * first.height)


def lay_out_patches(size: tuple[float, float], patches: Patches, columns: int) -> PatchLayout:
    """Side by side where the width allows it, with the strips below; else the maps above the grids, strips between.

    So it is, too, where only that leaves the numbers room to be read.
    """
    width, height = size
    legend = LEGEND if height >= 220 else 0.0
    room = Box(PADDING, CAPTION, width - 2 * PADDING, max(30.0, height - legend - CAPTION - 6))
    inputs = len(patches.maps) if len(patches.maps) > 1 else 0
    strip = LARGE_STRIP if room.height >= ROOM_FOR_LARGE_STRIP else STRIP
    reserved = strip + CAPTION + 6 if room.height >= 250 else 0.0
    body = room._replace(height=room.height - reserved)
    boxes, below = _side_by_side(body, patches), _below(room, patches)
    if width >= WIDE and (_holds_numbers(boxes, patches) or not _holds_numbers(below, patches)):
        rest = Box(room.x, body.bottom + CAPTION + 6, room.width, max(0.0, reserved - CAPTION - 6))
    else:
        boxes = below
        left, right = boxes[0].right + 20, boxes[-1].x - 20
        rest = Box(left, room.y, max(0.0, right - left), boxes[0].height)
    strips = _strips(rest, inputs, columns)
    sides = {
        "map": _padded(patches),
        "output": patches.output,
        **dict.fromkeys(("patch", "kernel", "products"), patches.kernel),
        **{name: sides for name, (_, sides) in strips.items()},
    }
    foot = Box(PADDING, height - legend, width - 2 * PADDING, 18.0) if legend else None
    thumbs = {name: box for name, (box, _) in strips.items()}
    return PatchLayout(*boxes, thumbs.get("inputs"), thumbs.get("outputs"), foot, sides, patches.padding)


def _holds_numbers(boxes: tuple[Box, ...], patches: Patches) -> bool:
    """Whether the cells of the patch are large enough to be read."""
    (rows, columns), patch = patches.kernel, boxes[1]
    return patch.width / columns >= NUMBER_WIDTH and patch.height / rows >= NUMBER_HEIGHT


def _padded(patches: Patches) -> Pair:
    _, rows, columns = patches.maps.shape
    return rows + 2 * patches.padding[0], columns + 2 * patches.padding[1]


def _side_by_side(body: Box, patches: Patches) -> tuple[Box, Box, Box, Box, Box, Box]:
    """The sum below the products, where the height allows it, or above the output map; else beside the products.

    In the first two cases the numbers and the maps get its width.
    """
    rows, columns = patches.kernel
    sum_below = (body.height - SUM_GAP - SUM_HEIGHT) / rows >= SMALLEST_CELL
    if not sum_below and body.height >= SUM_ABOVE + CAPTION + LEAST_OUTPUT:
        return _sum_above_output(body, patches)
    foot = SUM_GAP + SUM_HEIGHT if sum_below else 0.0
    gaps = 2 * BESIDE + 2 * SIGN + (0.0 if sum_below else SUM_WIDTH)
    cell = _cell_beside(body, gaps, columns)
    side = min(body.height, (body.width - gaps - 3 * columns * cell) / 2)
    high = min(cell, (body.height - foot) / rows)
    top = body.y + (body.height - side) / 2
    given = _fitted(Box(body.x, top, side, side), _padded(patches))
    grid = columns * cell, rows * high
    y = body.middle_y - (grid[1] + foot) / 2
    patch = Box(given.right + BESIDE, y, *grid)
    kernel = Box(patch.right + SIGN, y, *grid)
    products = Box(kernel.right + SIGN, y, *grid)
    total = Box(products.right + 14, y, SUM_WIDTH, max(grid[1], 60.0))
    if sum_below:
        total = Box(products.x, products.bottom + SUM_GAP, grid[0], SUM_HEIGHT)
    output = _fitted(Box(body.right - side, top, side, side), patches.output)
    return given, patch, kernel, products, total, output


def _sum_above_output(body: Box, patches: Patches) -> tuple[Box, Box, Box, Box, Box, Box]:
    """Large numbers; the picture's upper side is theirs, so that the lines from it to the patch cross no caption."""
    rows, columns = patches.kernel
    across = body.width - 2 * BESIDE - 2 * SIGN
    cell = min(LARGEST_CELL, body.height / rows, (across - 2 * LEAST_OUTPUT) / (3 * columns))
    grid = columns * cell, rows * cell
    room = (across - 3 * grid[0]) / 2
    side = min(room, body.height - SUM_ABOVE - CAPTION)
    y = body.y + (body.height - max(grid[1], SUM_ABOVE + CAPTION + side)) / 2
    given = _fitted(Box(body.x, y, room, body.bottom - y), _padded(patches))
    patch = Box(given.right + BESIDE, y, *grid)
    kernel = Box(patch.right + SIGN, y, *grid)
    products = Box(kernel.right + SIGN, y, *grid)
    total = Box(products.right + BESIDE, y, room, SUM_ABOVE)
    output = _fitted(Box(total.x, total.bottom + CAPTION, side, side), patches.output)
    return given, patch, kernel, products, total, output


def _cell_beside(body: Box, gaps: float, columns: int) -> float:
    """How wide a number of the grids is: what the maps leave, but no less than a share of the width."""
    wish = (body.width - gaps - 2 * min(body.height, 0.24 * body.width)) / (3 * columns)
    return min(max(wish, min(WISHED_CELL, 0.54 * body.width / (3 * columns))), LARGEST_CELL)


def _below(body: Box, patches: Patches) -> tuple[Box, Box, Box, Box, Box, Box]:
    rows, columns = patches.kernel
    total_width = min(SUM_WIDTH, 0.27 * body.width)
    cell = min(LARGEST_CELL, (body.width - total_width - 2 * SIGN - 8) / (3 * columns))
    high = min(cell, max(8.0, 0.42 * (body.height - CAPTION)) / rows)
    grid = columns * cell, rows * high
    side = max(12.0, min(body.height - CAPTION - 8 - grid[1], 0.36 * body.width))
    given = _fitted(Box(body.x, body.y, side, side), _padded(patches))
    output = _fitted(Box(body.right - side, body.y, side, side), patches.output)
    y = body.y + side + CAPTION + 8
    patch = Box(body.x, y, *grid)
    kernel = Box(patch.right + SIGN, y, *grid)
    products = Box(kernel.right + SIGN, y, *grid)
    return given, patch, kernel, products, Box(products.right + 10, y, total_width, max(grid[1], 30.0)), output


def _fitted(room: Box, sides: Pair) -> Box:
    """The largest box of square cells in a room, at its top; in its middle across."""
    cell = min(room.width / sides[1], room.height / sides[0])
    width = cell * sides[1]
    return Box(room.x + (room.width - width) / 2, room.y, width, cell * sides[0])


def _strips(room: Box, inputs: int, outputs: int) -> dict[str, tuple[Box, Pair]]:
    """Small pictures of the maps that enter (where there are several) and of those that leave; none without room."""
    gap = 24.0 if inputs else 0.0
    share = max((room.width - gap) * inputs / (inputs + outputs), LEAST_STRIP if inputs else 0.0)
    rooms = {"inputs": (inputs, room.x, share), "outputs": (outputs, room.x + share + gap, room.width - gap - share)}
    strips = {}
    for name, (count, x, width) in rooms.items():
        thumbs = _thumbs(Box(x, room.y, width, room.height), count)
        if thumbs:
            strips[name] = thumbs
    return strips if len(strips) == 1 + bool(inputs) else {}


def _thumbs(room: Box, count: int) -> tuple[Box, Pair] | None:
    """So many squares as large as they fit, and how many stand below and beside each other; None without room."""

    def pitch(columns: int) -> float:
        return min(LARGEST_THUMB, room.width / columns, room.height / -(-count // columns))

    numbers = range(1, count + 1)
    least = max(SMALLEST_THUMB, NEARLY * max(map(pitch, numbers), default=0.0))
    able = [each for each in numbers if pitch(each) >= least]
    if not able:
        return None
    columns = min(able, key=lambda each: (-count % each, -each))  # few left over in the last row
    side, rows = pitch(columns), -(-count // columns)
    return Box(room.x, room.y, side * columns, side * rows), (rows, columns)
