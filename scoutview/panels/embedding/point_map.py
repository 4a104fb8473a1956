"""What a map of named points shows, where they are seen, and which of them want a label. Arithmetic only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.token_label import labels_apart
from scoutview.graphics.widgets.scatter_plan import placed_points
from scoutview.panels.embedding.cloud_plan import Cloud

WIDE = 300.0  # from this width on other points than the chosen one are named
AREA_PER_LABEL = 9000.0
AREA_PER_LABEL_ZOOMED = 1600.0  # whoever zooms wants to read
NEAR = 5  # of the closest points are larger where there is no list of them
OF_A_CLOUD = 6  # points of it that are named
AWAY = -1e6  # where points are put that are not drawn
UNIT = Box(0, 0, 1, 1)
LARGEST = 0.97  # of the room, that the furthest point of a round map takes


@dataclass(frozen=True, eq=False)
class PointMap:
    """What a map shows. `points` is (N, 2), `names` (N); `faint` (N) are those drawn apart, `hidden` (N) not at all.

    `close` are the points listed beside the map, each with its number in words, under the first of `close_titles`
    that fits; `near` tells the same in one line, where there is no list. `named` are labelled where there is room, the
    first first, `common` after them and fainter. `notes` stand below, each in variants from long to short, the first
    kept longest; `company`, above them, says so what the closest points have in common with the chosen one, and in its
    place the `complaint` that a search found nothing.

    `kinds` (N) are the kind of each point, by its place among the `kind_names`, where things have kinds; those that are
    `alike`, the most alike first, may be clouds. `matches` are the points that a search found. A `round` map has the
    same scale along both axes, and a circle around its middle.
    """

    points: np.ndarray
    names: np.ndarray
    faint: np.ndarray
    chosen: int
    close: tuple[tuple[int, str], ...] = ()
    close_titles: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    named: tuple[int, ...] = ()
    common: tuple[int, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()
    company: tuple[str, ...] = ()
    complaint: tuple[str, ...] = ()
    kinds: np.ndarray | None = None
    kind_names: tuple[str, ...] = ()
    alike: tuple[int, ...] = ()
    matches: tuple[int, ...] = ()
    hidden: np.ndarray | None = None
    round: bool = False

    @cached_property
    def spread(self) -> np.ndarray:
        """(N, 2) where points go in an area of 1 by 1."""
        return placed_points(self.points, UNIT, ~self.faint)

    def placed(self, area: Box) -> np.ndarray:
        """(N, 2) where all points go in this area; those not drawn are far away."""
        x, y, width, height = area
        places = _placed_round(self.points, area) if self.round else self.spread * (width, height) + (x, y)
        if self.hidden is not None:
            places[self.hidden] = AWAY
        return places


def _placed_round(points: np.ndarray, area: Box) -> np.ndarray:
    """(N, 2) places for (N, 2) coordinates, y upwards, 0 in the middle: what is round stays round."""
    known = np.nan_to_num(points.astype(np.float64))
    furthest = float(np.hypot(*known.T).max(initial=0.0))
    scale = LARGEST * min(area.width, area.height) / 2 / furthest if furthest else 0.0
    return known * (scale, -scale) + (area.x + area.width / 2, area.y + area.height / 2)


@dataclass(frozen=True, eq=False)
class MapView:
    """A map as it is seen: the places of its points, in an area that holds them, and where they and names are shown.

    `seen` (N) are the points in view, None where the map is not zoomed; `listed` those of the list beside it; `origin`
    is where coordinates of 0 are.
    """

    map: PointMap
    places: np.ndarray
    area: Box
    shown_area: Box
    seen: np.ndarray | None
    listed: tuple[tuple[int, str], ...]
    clouds: Sequence[Cloud]
    origin: tuple[float, float]

    @property
    def is_wide(self) -> bool:
        return self.area.width >= WIDE

    def in_view(self, index: int) -> bool:
        return self.seen is None or bool(self.seen[index])

    @cached_property
    def drawn(self) -> np.ndarray:
        """(N) bool: the points that are drawn."""
        every = np.ones(len(self.places), bool) if self.map.hidden is None else ~self.map.hidden
        return every if self.seen is None else every & self.seen

    def near(self) -> list[int]:
        """The points listed beside the map, or the closest ones where there is no list."""
        return [index for index, _ in self.listed or self.map.close[:NEAR]]

    @cached_property
    def labelled(self) -> dict[int, str]:
        """Which points besides the chosen one want a label, the most important first, each with its colour."""
        roomy = self.is_wide or self.seen is not None
        wished: dict[int, str] = {}
        claims: tuple[tuple[Iterable[int], str], ...] = (
            (self.near() if roomy else (), "text"),
            (self.map.named if roomy or not self.clouds else (), "text2"),
            (self._in_clouds() if roomy else (), "text2"),
            (self._common(), "text2" if self.map.round else "text3"),
        )
        for indices, colour in claims:
            for index in indices:
                if index != self.map.chosen and self.in_view(index):
                    wished.setdefault(index, colour)
        return wished

    def _in_clouds(self) -> Sequence[int]:
        """Some of each cloud, the most frequent ones."""
        cores = [set(cloud.core.tolist()) for cloud in self.clouds]
        return [
            index for core in cores for index in islice((one for one in self.map.common if one in core), OF_A_CLOUD)
        ]

    def _common(self) -> Sequence[int]:
        """Others in the order of their claim: common ones; where the map is zoomed, after them all that are in view."""
        size = self.area.width * self.area.height
        if self.seen is None:
            return self.map.common[: int(size / AREA_PER_LABEL)] if self.is_wide or self.map.round else ()
        common = [index for index in self.map.common if self.seen[index]]
        most = int(size / AREA_PER_LABEL_ZOOMED)
        return [*common, *np.flatnonzero(self.drawn & ~self.map.faint)[:most].tolist()][:most]

    @cached_property
    def _labels(self) -> dict[int, str]:
        """Of all that may be named: those that differ by a leading space are told apart."""
        named = dict.fromkeys((self.map.chosen, *self.labelled, *(index for index, _ in self.listed)))
        return dict(zip(named, labels_apart([str(self.map.names[index]) for index in named]), strict=True))

    def label(self, index: int) -> str:
        return self._labels[index]
