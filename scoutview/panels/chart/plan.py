"""A chart as a panel gets it: arrays by channel, taken apart. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scoutview.observation import Observation

NEEDS = frozenset(
    {
        "chart_title",
        "chart_says",
        "chart_form",
        "chart_finding",
        "chart_axes",
        "chart_ends",
        "series_words",
        "series_looks",
        "number_names",
        "number_series",
        "numbers_across",
        "numbers_up",
        "numbers_low",
        "numbers_high",
        "numbers_wanted",
        "numbers_labelled",
        "table_columns",
        "table_cells",
        "source_papers",
        "source_places",
        "source_readings",
        "left_out",
    }
)


@dataclass(frozen=True, eq=False)
class DrawnSeries:
    """Numbers that are drawn alike, in the order of the file; `low` and `high` are nan without an interval."""

    word: str
    is_line: bool
    role: str
    is_joined: bool
    names: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    low: np.ndarray
    high: np.ndarray
    wanted: np.ndarray
    labelled: np.ndarray


@dataclass(frozen=True)
class AxisTold:
    """What is along an axis: its word, unit and scale, and its ends, nan where the numbers decide."""

    word: str
    unit: str
    scale: str
    low: float
    high: float

    @property
    def ends(self) -> tuple[float, float] | None:
        return (self.low, self.high) if np.isfinite(self.low) and np.isfinite(self.high) else None


@dataclass(frozen=True, eq=False)
class ShownChart:
    """All that is drawn and said of one chart."""

    title: str
    says: str
    is_table: bool
    finding: str
    axes: tuple[AxisTold, ...]
    series: tuple[DrawnSeries, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    papers: tuple[str, ...]
    places: tuple[str, ...]
    readings: tuple[str, ...]
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, observation: Observation) -> ShownChart:
        found = observation.arrays
        words, looks = _words(found["series_words"]), found["series_looks"].tolist()
        series = tuple(
            _series(found, place, word, look) for place, (word, look) in enumerate(zip(words, looks, strict=True))
        )
        axes = tuple(
            AxisTold(str(word), str(unit), str(scale), float(low), float(high))
            for (word, unit, scale), (low, high) in zip(found["chart_axes"].tolist(), found["chart_ends"], strict=True)
        )
        return cls(
            title=str(found["chart_title"]),
            says=str(found["chart_says"]),
            is_table=str(found["chart_form"]) == "table",
            finding=str(found["chart_finding"]),
            axes=axes,
            series=series,
            columns=_words(found["table_columns"]),
            rows=tuple(tuple(map(str, row)) for row in found["table_cells"].tolist()),
            papers=_words(found["source_papers"]),
            places=_words(found["source_places"]),
            readings=_words(found["source_readings"]),
            left_out=_words(found["left_out"]),
        )


def _series(found: Mapping[str, np.ndarray], place: int, word: str, look: list[str]) -> DrawnSeries:
    mine = np.flatnonzero(found["number_series"] == place)
    drawn, role, joined = look
    numbers = (found[f"numbers_{name}"][mine] for name in ("across", "up", "low", "high", "wanted", "labelled"))
    names = _words(found["number_names"][mine])
    return DrawnSeries(word, drawn == "line", role, joined == "joined", names, *numbers)


def _words(texts: np.ndarray) -> tuple[str, ...]:
    return tuple(map(str, texts))


@dataclass(frozen=True)
class Tasks:
    """Of tasks that two were asked: in how many the one upwards is right more often than the one across."""

    above: int
    of: int


def tasks_of(series: DrawnSeries) -> Tasks:
    return Tasks(int((series.y > series.x).sum()), len(series.y))


def favoured(first: DrawnSeries, second: DrawnSeries) -> tuple[int, int, tuple[str, ...]]:
    """In how many qualities, of how many, the first one does better; and the names of the others.

    More is better where more is wanted, less where less is; it counts where the intervals are apart.
    """
    apart = (first.low > second.high) | (first.high < second.low)
    better = apart & (np.sign(first.y - second.y) == first.wanted)
    others = tuple(name for name, well in zip(first.names, better, strict=True) if not well)
    return int(better.sum()), len(better), others


@dataclass(frozen=True)
class PriceGrowth:
    """From one year to another, how many times as much, and after how many years it doubled on average."""

    begins: float
    ends: float
    times: float
    doubling: float  # by the straight line through all logarithms


def growth_of(series: DrawnSeries) -> PriceGrowth:
    slope = float(np.polyfit(series.x, np.log2(series.y), 1)[0])
    first, last = int(series.x.argmin()), int(series.x.argmax())
    return PriceGrowth(
        float(series.x[first]), float(series.x[last]), float(series.y[last] / series.y[first]), 1 / slope
    )


def read_on_line(line: DrawnSeries, x: np.ndarray) -> np.ndarray:
    """(N,) -> (N,): the line at these places, straight between its numbers on logarithmic axes; nan beyond its ends."""
    return np.exp(np.interp(np.log(x), np.log(line.x), np.log(line.y), np.nan, np.nan))
