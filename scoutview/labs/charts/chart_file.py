"""A chart as its file has it: numbers as they were printed, and for each of them where, and how it was read.

The file is JSON; `docs/charts.md` describes it. Nothing is read that does not say where it is from.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from scoutview.errors import UserError
from scoutview.language import tr

FORMS = ("graph", "table")
SCALES = ("linear", "log", "years", "months", "names")
DRAWN = ("points", "line")
READ = ("table", "text", "figure", "judgement")  # out of what a number was read
COLUMNS = ("name", "across", "up", "low", "high", "wanted")
LARGEST = 1e300  # of what a file may hold
WANTED = {"": 0, "more": 1, "less": -1}  # whether a larger number is the better one, where that is said
MONTHS = 12


@dataclass(frozen=True)
class ChartSource:
    """Where numbers are from. `error` says how far off what was read from a figure may be."""

    paper: str
    brief: str
    year: int
    place: str
    read: str
    how: str
    error: str = ""

    @property
    def cited(self) -> str:
        """As it stands under a chart: "Hoffmann et al. 2022, Table 1"."""
        return f"{self.brief}, {self.place}" if self.read != "judgement" else self.brief


@dataclass(frozen=True)
class AxisWords:
    """What is along an axis; `low` and `high` are its ends, nan where the numbers decide."""

    word: str
    unit: str
    scale: str
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True)
class ChartNumber:
    """One that was read, in the units of the axes; its ends are nan where there is no interval."""

    name: str
    across: float
    up: float
    low: float
    high: float
    wanted: int
    labelled: bool


@dataclass(frozen=True)
class ChartSeries:
    """Numbers of one source that are drawn alike. `joined` points have a line through them."""

    word: str
    drawn: str
    role: str
    joined: bool
    source: str
    numbers: tuple[ChartNumber, ...]


@dataclass(frozen=True)
class ChartRow:
    """A row of a table in words, and its source."""

    cells: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Chart:
    """All of a chart; `finding` names the sentence that is made of its numbers."""

    title: str
    says: str
    form: str
    finding: str
    sources: Mapping[str, ChartSource]
    left_out: tuple[str, ...] = ()
    axes: tuple[AxisWords, AxisWords] | None = None
    series: tuple[ChartSeries, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[ChartRow, ...] = ()


def chart_from_bytes(content: bytes, name: str) -> Chart:
    """The chart of a file of this name.

    Raises:
        UserError: it is none, or a number in it has no source; the sentence says what is missing.
    """
    try:
        told = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UserError(tr("The chart “{name}” cannot be read: it is no JSON.").format(name=name)) from error
    return _Reader(name).chart(told)


class _Reader:
    """Reads one file, and knows its name for the sentence that says what is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name

    def refuse(self, what: str) -> NoReturn:
        raise UserError(tr("The chart “{name}” cannot be shown: {what}.").format(name=self._name, what=what))

    def chart(self, told: Any) -> Chart:
        form = self.text(told, "form", FORMS)
        sources = {key: self.source(each, key) for key, each in self.part(told, "sources", dict).items()}
        left_out = tuple(map(str, self.part(told, "left_out", list)))
        title, says, finding = (self.text(told, name) for name in ("title", "says", "finding"))
        chart = Chart(title, says, form, finding, sources, left_out)
        if form == "table":
            columns = tuple(map(str, self.part(told, "columns", list)))
            rows = tuple(self.row(each, len(columns), sources) for each in self.part(told, "rows", list))
            if not columns or not rows:
                self.refuse(tr("there is nothing in its table"))
            return replace(chart, columns=columns, rows=rows)
        axes = (self.axis(told, "across"), self.axis(told, "up"))
        series = tuple(self.series(each, axes, sources) for each in self.part(told, "series", list))
        if not series or not all(each.numbers for each in series):
            self.refuse(tr("a series of it has no numbers, or there is none"))
        return replace(chart, axes=axes, series=series)

    def source(self, told: Any, key: str) -> ChartSource:
        texts = {
            name: self.text(told, name, where=tr("source “{key}”").format(key=key))
            for name in ("paper", "brief", "place", "how")
        }
        read = self.text(told, "read", READ, where=tr("source “{key}”").format(key=key))
        error = str(told.get("error", ""))
        if read == "figure" and not error:
            self.refuse(tr("source “{key}” was read from a figure and says no “error”").format(key=key))
        year = told.get("year")
        if not isinstance(year, int) or isinstance(year, bool):
            self.refuse(tr("source “{key}” has no “year”").format(key=key))
        return ChartSource(read=read, error=error, year=year, **texts)

    def axis(self, told: Any, name: str) -> AxisWords:
        axis = self.part(told, name, dict)
        ends = (
            self.number(axis[end], tr("“{end}” of “{name}”").format(end=end, name=name)) if end in axis else math.nan
            for end in ("from", "to")
        )
        scale = self.text(axis, "scale", SCALES, where=f"“{name}”")
        return AxisWords(str(axis.get("word", "")), str(axis.get("unit", "")), scale, *ends)

    def series(self, told: Any, axes: Sequence[AxisWords], sources: Mapping[str, ChartSource]) -> ChartSeries:
        columns, rows = self.part(told, "columns", list), self.part(told, "rows", list)
        if "name" not in columns or "up" not in columns or not all(each in COLUMNS for each in columns):
            self.refuse(
                tr("the columns of a series should be name, up and others of {columns}").format(
                    columns=", ".join(COLUMNS)
                )
            )
        times, labelled = self.number(told.get("up_times", 1), "“up_times”"), told.get("labelled", [])
        if labelled != "all" and not isinstance(labelled, list):
            self.refuse(tr("“labelled” should be names, or all"))
        for row in rows:
            if not isinstance(row, list) or len(row) != len(columns):
                self.refuse(
                    tr("a row should have {count} parts, not {row}").format(
                        count=len(columns), row=json.dumps(row, ensure_ascii=False)
                    )
                )
        numbers = tuple(
            self.one_number({"across": place, **dict(zip(columns, row, strict=True))}, axes, times, labelled)
            for place, row in enumerate(rows, 1)
        )
        drawn, joined = self.text(told, "drawn", DRAWN, where=tr("a series")), told.get("joined") is True
        source = self.known(told, sources)
        return ChartSeries(str(told.get("word", "")), drawn, str(told.get("role", "")), joined, source, numbers)

    def one_number(
        self, row: Mapping[str, Any], axes: Sequence[AxisWords], times: float, labelled: str | Sequence[str]
    ) -> ChartNumber:
        name, wanted = str(row["name"]), str(row.get("wanted", ""))
        across = self.moment(row["across"], name) if axes[0].scale == "months" else self.number(row["across"], name)
        up = times * self.number(row["up"], name)
        low, high = (times * self.number(row[end], name) if end in row else math.nan for end in ("low", "high"))
        if any(axis.scale == "log" and value <= 0 for axis, value in zip(axes, (across, up), strict=True)):
            self.refuse(tr("{name} has no place on a logarithmic axis").format(name=name))
        if wanted not in WANTED:
            self.refuse(tr("what is wanted of {name} should be more or less").format(name=name))
        return ChartNumber(name, across, up, low, high, WANTED[wanted], labelled == "all" or name in labelled)

    def row(self, told: Any, length: int, sources: Mapping[str, ChartSource]) -> ChartRow:
        cells = tuple(map(str, self.part(told, "cells", list)))
        if len(cells) != length:
            self.refuse(tr("a row should have {wanted} cells, not {count}").format(wanted=length, count=len(cells)))
        return ChartRow(cells, self.known(told, sources))

    def known(self, told: Any, sources: Mapping[str, ChartSource]) -> str:
        """The source that these numbers name."""
        source = told.get("source") if isinstance(told, dict) else None
        if not isinstance(source, str) or source not in sources:
            self.refuse(tr("some of its numbers have no source"))
        return source

    def part(self, told: Any, name: str, kind: type) -> Any:
        part = told.get(name) if isinstance(told, dict) else None
        if not isinstance(part, kind):
            self.refuse(tr("“{name}” is missing, or of another kind").format(name=name))
        return part

    def text(self, told: Any, name: str, among: Sequence[str] = (), where: str = "") -> str:
        text = told.get(name) if isinstance(told, dict) else None
        called = tr("“{name}” of {where}").format(name=name, where=where) if where else f"“{name}”"
        if not isinstance(text, str) or not text:
            self.refuse(tr("{name} is missing").format(name=called))
        if among and text not in among:
            self.refuse(
                tr("{name} should be one of {among}, not {text}").format(name=called, among=", ".join(among), text=text)
            )
        return text

    def number(self, value: Any, of: str) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < LARGEST:
            self.refuse(tr("the number of {of} is none").format(of=of))
        return float(value)

    def moment(self, text: Any, of: str) -> float:
        """The middle of a month, in years."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text) if isinstance(text, str) else None
        if found is None or not 1 <= int(found[2]) <= MONTHS:
            self.refuse(tr("the month of {of} should be written 2022-12").format(of=of))
        return int(found[1]) + (int(found[2]) - 0.5) / MONTHS
