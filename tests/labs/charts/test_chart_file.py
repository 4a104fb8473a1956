"""Every number that is shown says where it is from; what does not is refused in one sentence."""

import json
from typing import Any

import pytest

from scoutview.errors import UserError
from scoutview.labs.charts.chart_file import READ, chart_from_bytes
from scoutview.labs.charts.lab import Charts
from scoutview.labs.charts.probe import CHARTS
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.resources import resource

SOURCE = {"paper": "A, B", "brief": "A 2020", "year": 2020, "place": "Table 1", "read": "table", "how": "As printed."}


def made(**changed: Any) -> dict[str, Any]:
    """A small chart, with some parts changed."""
    axis = {"word": "x", "unit": "", "scale": "linear"}
    series = {"word": "s", "drawn": "points", "source": "a", "columns": ["name", "across", "up"], "rows": [["n", 1, 2]]}
    whole = {"title": "T", "says": "S.", "form": "graph", "finding": "none", "across": axis, "up": axis}
    return {**whole, "series": [series], "sources": {"a": SOURCE}, "left_out": [], **changed}


def read(told: Any) -> Any:
    return chart_from_bytes(json.dumps(told).encode(), "made.json")


def changed_series(**changed: Any) -> dict[str, Any]:
    return made(series=[{**made()["series"][0], **changed}])


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_that_ships_has_paper_year_place_and_how_it_was_read(name: str) -> None:
    chart = Charts(SettingsTrainedElsewhere()).charts[name]
    assert chart.series or chart.rows
    for name_of_source in [*(part.source for part in chart.series), *(row.source for row in chart.rows)]:
        source = chart.sources[name_of_source]
        assert source.paper
        assert source.place
        assert source.how.endswith(".")
        assert 1900 < source.year < 2100
        assert source.read in READ
        assert source.error or source.read != "figure"
    assert chart.left_out, "what could not be verified is named"


def test_the_charts_that_ship_are_those_that_can_be_asked_for() -> None:
    files = {path.stem.replace("_", " ") for path in resource("charts").glob("*.json")}
    assert files == set(CHARTS) == set(Charts(SettingsTrainedElsewhere()).charts)


def test_numbers_are_kept_as_printed_and_taken_times_what_the_file_says() -> None:
    chart = read(
        changed_series(columns=["name", "up", "low", "high", "wanted"], up_times=100, rows=[["n", 1, 0, 2, "less"]])
    )
    (number,) = chart.series[0].numbers
    assert (number.across, number.up, number.low, number.high, number.wanted) == (1, 100, 0, 200, -1)


def test_a_month_stands_in_its_middle() -> None:
    axis = {"word": "", "unit": "", "scale": "months"}
    told = changed_series(rows=[["n", "2022-12", 2]])
    assert read({**told, "across": axis}).series[0].numbers[0].across == pytest.approx(2022 + 11.5 / 12)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (made(sources={}), "some of its numbers have no source"),
        (changed_series(source=["a"]), "some of its numbers have no source"),
        (made(sources={"a": {**SOURCE, "place": ""}}), "“place” of source “a” is missing"),
        (made(sources={"a": {**SOURCE, "year": "2020"}}), "source “a” has no “year”"),
        (made(sources={"a": {**SOURCE, "read": "memory"}}), "should be one of table, text, figure, judgement"),
        (made(sources={"a": {**SOURCE, "read": "figure"}}), "read from a figure and says no “error”"),
        (made(sources=[]), "“sources” is missing, or of another kind"),
        (made(across={"word": "x"}), "“scale” of “across” is missing"),
        (changed_series(rows=[]), "a series of it has no numbers"),
        (made(series=[]), "a series of it has no numbers, or there is none"),
        (made(form="table", columns=["a"], rows=[]), "there is nothing in its table"),
        (changed_series(rows=[["n", 1]]), "a row should have 3 parts"),
        (changed_series(rows=[["n", 1, "2"]]), "the number of n is none"),
        (changed_series(rows=[["n", 1, float("nan")]]), "the number of n is none"),
        (changed_series(columns=["name", "across"], rows=[]), "the columns of a series should be"),
        (changed_series(columns=["name", "up", []], rows=[]), "the columns of a series should be"),
        (changed_series(labelled=3), "“labelled” should be names, or all"),
        (
            made(up={"word": "x", "scale": "log"}, series=[{**made()["series"][0], "rows": [["n", 1, 0]]}]),
            "no place on",
        ),
        (made(across={"word": "x", "scale": "months"}), "should be written 2022-12"),
        (made(form="table", columns=["a", "b"], rows=[{"cells": ["c"], "source": "a"}]), "should have 2 cells, not 1"),
        (made(form="pie"), "should be one of graph, table"),
        ([], "“form” is missing"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(told: Any, sentence: str) -> None:
    with pytest.raises(UserError, match=r"The chart “made\.json” cannot be shown: ") as refused:
        read(told)
    assert sentence in str(refused.value)
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe"])
def test_what_is_no_json_is_told(content: bytes) -> None:
    with pytest.raises(UserError, match=r"“made\.json” cannot be read: it is no JSON"):
        chart_from_bytes(content, "made.json")
