"""Where the maps of a layer stand. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

PADDING, APART, GAP = 16.0, 20.0, 6.0
WORDS = 18.0  # of height below each map
BESIDE_FROM = 420.0  # of width: the large map stands beside the others
LARGE_SHARE = 0.46
LEAST = 40.0  # side of a map: with less the large one stands alone


@dataclass(frozen=True)
class MapGrid:
    """Maps of one size in rows, as large as a canvas of this size holds all of them, with words below each."""

    width: float
    height: float
    count: int

    @property
    def columns(self) -> int:
        return max(range(1, self.count + 1), key=self._side, default=1)

    @property
    def side(self) -> float:
        return max(1.0, self._side(self.columns))

    def _side(self, columns: int) -> float:
        rows = -(-self.count // columns)
        across = (self.width - (columns - 1) * GAP) / columns
        down = (self.height - (rows - 1) * GAP) / rows - WORDS
        return min(across, down)

    def box(self, number: int) -> Box:
        row, column = divmod(number, self.columns)
        return Box(column * (self.side + GAP), row * (self.side + WORDS + GAP), self.side, self.side)

    def at(self, x: float, y: float) -> int | None:
        """The number of the map there."""
        return next((number for number in range(self.count) if self.box(number).contains(x, y)), None)


@dataclass(frozen=True)
class MapsRoom:
    """Where the maps stand, if there is room for them, and the large one."""

    grid: Box | None
    large: Box


def arrange_maps(width: float, height: float, count: int) -> MapsRoom:
    """The large map with the others beside it, or above them where the panel is narrow; alone in little room."""
    inner = max(1.0, width - 2 * PADDING)
    if width >= BESIDE_FROM:
        large = LARGE_SHARE * inner - APART
        grid = Box(PADDING, 0, inner - large - APART, height)
        room = MapsRoom(grid, Box(PADDING + inner - large, 0, large, height))
    else:
        above = 0.5 * height - APART
        grid = Box(PADDING, above + APART, inner, height - above - APART)
        room = MapsRoom(grid, Box(PADDING, 0, inner, above))
    if count and MapGrid(grid.width, grid.height, count).side >= LEAST:
        return room
    return MapsRoom(None, Box(PADDING, 0, inner, height))
