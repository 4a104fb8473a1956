"""What a map of named points shows, where they are seen, and which of them want a label. Arithmetic only."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.token_label import labels_apart, quoted_sign, token_label
from scoutview.graphics.widgets.scatter_plan import Crowd, are_in, placed_points, zoomed_places
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.panels.embedding.cloud_plan import Cloud

TOLD_FROM = 200.0  # from this width on it is larger written, and what its sentence names has names
WIDE = 300.0  # from this width on other points than the chosen one are named
AREA_PER_LABEL = 9000.0
AREA_PER_LABEL_ZOOMED = 1600.0  # whoever zooms wants to read
NEAR = 5  # of the closest points are larger where there is no list of them
OF_A_CLOUD = 6  # points of it that are named
OF_ITS_CLOUD = 8  # a name goes rather over so many other points than over one of a cloud
AWAY = -1e6  # where points are put that are not drawn
UNIT = Box(0, 0, 1, 1)
LARGEST = 0.97  # of the room, that the furthest point of a round map takes


@dataclass(frozen=True, eq=False)
class PointMap:
    """What a map shows. `points` is (N, 2), `names` (N); `faint` (N) are those drawn apart, `hidden` (N) not at all.

    `close` are the points listed beside the map, each with its number in words, under the first of `close_titles`
    that fits and the `close_scale` of these numbers; `near` tells the same in one line, where there is no list. Those
    that the sentence `company` names, or around a circle the sum, are `told`: they are labelled in any case. `named`
    are labelled where there is room, the first first, `common` after them and fainter. `notes` stand below, each in
    variants from long to short, the first kept longest; `company`, above them, says so what the closest points have in
    common with the chosen one, and in its place the `complaint` that a search found nothing.

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
    close_scale: str = ""
    told: tuple[int, ...] = ()
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

    def kinds_beside(self, clouded: Sequence[int]) -> list[str]:
        """The names of the kinds of points that are not faint, but for some."""
        if self.kinds is None:
            return []
        there = set(np.unique(self.kinds[~self.faint]).tolist())
        return [name for kind, name in enumerate(self.kind_names) if kind in there and kind not in clouded]

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
class Ground:
    """The points of a map where they are seen, and its clouds: what stays while other tokens are told of.

    `places` (N, 2) are in an `area` that holds them; points and names are shown in the `shown_area`. `seen` (N) are the
    points in view, None where the map is not zoomed; `origin` is where coordinates of 0 are.
    """

    map: PointMap  # the first that stood here
    clouds: Sequence[Cloud]
    area: Box
    shown_area: Box
    zoom: Zoom

    def carries(self, point_map: PointMap, clouds: Sequence[Cloud], area: Box, shown_area: Box, zoom: Zoom) -> bool:
        """Whether another map has its points here, too."""
        here = (self.clouds, self.area, self.shown_area, self.zoom, self.map.round)
        return here == (clouds, area, shown_area, zoom, point_map.round) and all(
            np.array_equal(one, other) if one is not None and other is not None else one is other
            for one, other in (
                (self.map.points, point_map.points),
                (self.map.faint, point_map.faint),
                (self.map.hidden, point_map.hidden),
                (self.map.kinds, point_map.kinds),
            )
        )

    @cached_property
    def places(self) -> np.ndarray:
        return zoomed_places(self.map.placed(self.area), self.area, self.zoom)

    @cached_property
    def seen(self) -> np.ndarray | None:
        return None if self.zoom.is_whole else are_in(self.places, self.shown_area)

    @cached_property
    def origin(self) -> tuple[float, float]:
        middle = self.area.x + self.area.width / 2, self.area.middle_y
        x, y = zoomed_places(np.array([middle]), self.area, self.zoom)[0].tolist()
        return x, y

    @cached_property
    def drawn(self) -> np.ndarray:
        """(N) bool: the points that are drawn."""
        every = np.ones(len(self.places), bool) if self.map.hidden is None else ~self.map.hidden
        return every if self.seen is None else every & self.seen

    @cached_property
    def crowd(self) -> Crowd:
        """How many points are where: those of a cloud count more."""
        weights = np.where(self.in_clouds(np.arange(len(self.places))), OF_ITS_CLOUD, 1) if self.clouds else None
        return Crowd(self.places, self.shown_area, weights)

    @cached_property
    def _boxes(self) -> dict[Hashable, dict[int, Box]]:
        return {}

    def kept(self, key: Hashable, find: Callable[[], dict[int, Box]]) -> dict[int, Box]:
        """Boxes that were found here for this key, or are now: other texts have the same ones told of again."""
        if key not in self._boxes:
            self._boxes[key] = find()
        return self._boxes[key]

    def in_clouds(self, numbers: np.ndarray) -> np.ndarray:
        """Which of these points are of a kind that is a cloud."""
        if self.map.kinds is None:
            return np.zeros(len(numbers), bool)
        clouded = np.zeros(len(self.map.kind_names), bool)
        clouded[[cloud.kind for cloud in self.clouds]] = True
        return np.asarray(clouded[self.map.kinds[numbers]])

    def in_view(self, index: int) -> bool:
        return self.seen is None or bool(self.seen[index])


@dataclass(frozen=True, eq=False)
class MapView:
    """A map as it is seen; `listed` are the points of the list beside it."""

    map: PointMap
    ground: Ground
    listed: tuple[tuple[int, str], ...]

    @property
    def is_wide(self) -> bool:
        return self.ground.area.width >= WIDE

    @cached_property
    def told(self) -> list[int]:
        """The points besides the chosen one that are named in any case, but for the smallest maps."""
        if self.ground.area.width < TOLD_FROM:
            return []
        others = (index for index in self.map.told if index != self.map.chosen)
        return [index for index in others if self.ground.in_view(index)]

    def near(self) -> list[int]:
        """The points listed beside the map, or the closest ones where there is no list."""
        return [index for index, _ in self.listed or self.map.close[:NEAR]]

    @cached_property
    def labelled(self) -> dict[int, str]:
        """Which points besides the chosen one want a label, the most important first, each with its colour."""
        roomy = self.is_wide or self.ground.seen is not None
        wished: dict[int, str] = {}
        claims: tuple[tuple[Iterable[int], str], ...] = (
            (self.map.named if self.map.round else (), "text"),
            (self.near() if roomy else (), "text"),
            (self.map.named if roomy or not self.ground.clouds else (), "text2"),
            (self._in_clouds() if roomy else (), "text2"),
            (self._common(), "text2" if self.map.round else "text3"),
        )
        for indices, colour in claims:
            for index in indices:
                if index != self.map.chosen and index not in self.told and self.ground.in_view(index):
                    wished.setdefault(index, colour)
        return wished

    def _in_clouds(self) -> Sequence[int]:
        """Some of each cloud, the most frequent ones."""
        cores = [set(cloud.core.tolist()) for cloud in self.ground.clouds]
        return [
            index for core in cores for index in islice((one for one in self.map.common if one in core), OF_A_CLOUD)
        ]

    def _common(self) -> Sequence[int]:
        """Others in the order of their claim: common ones; where the map is zoomed, after them all that are in view."""
        ground = self.ground
        size = ground.area.width * ground.area.height
        if ground.seen is None:
            return self.map.common[: int(size / AREA_PER_LABEL)] if self.is_wide or self.map.round else ()
        common = [index for index in self.map.common if ground.seen[index]]
        most = int(size / AREA_PER_LABEL_ZOOMED)
        return [*common, *np.flatnonzero(ground.drawn & ~self.map.faint)[:most].tolist()][:most]

    @cached_property
    def _labels(self) -> dict[int, str]:
        """Of all that may be named: what is listed or told of is told apart where only a leading space differs.

        Among the points a sign stands in quotes, as a dot alone would be taken for one of them.
        """
        close = list(dict.fromkeys((self.map.chosen, *self.told, *(index for index, _ in self.listed))))
        apart = labels_apart([str(self.map.names[index]) for index in close])
        others = {index: token_label(str(self.map.names[index])) for index in self.labelled}
        signs = {index: quoted_sign(label) for index, label in others.items()}
        return {**signs, **dict(zip(close, apart, strict=True))}

    def label(self, index: int) -> str:
        return self._labels[index]
