"""The sentence of a chart is made of its numbers, and its sources are in sight, in pictures and in tables."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from scoutview.cli import main
from scoutview.graphics.base.look import Look
from scoutview.labs.charts.lab import Charts
from scoutview.labs.charts.probe import CHARTS, ChartProbe
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.observation import Observation, Question
from scoutview.panels.chart import words
from scoutview.panels.chart.panel import ChartPanel
from scoutview.panels.chart.plan import ShownChart, growth_of, read_on_line
from scoutview.resources import resource

SAMPLE = resource("recordings", "charts.scout")


@cache
def answered(chart: str) -> Mapping[str, np.ndarray]:
    lab, asked = Charts(SettingsTrainedElsewhere()), Question("chart")
    return lab.observe(lab.untrained_model(), ChartProbe(chart=chart), [asked])[asked]


def seen(chart: str, **changed: np.ndarray) -> Observation:
    return Observation(0, ChartProbe(chart=chart), {**answered(chart), **changed})


def panel_with(qtbot: QtBot, observation: Observation) -> ChartPanel:
    panel = ChartPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show_observation(observation)
    panel.show()
    return panel


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_a_sentence_of_its_own_and_its_sources_in_sight(qtbot: QtBot, chart: str) -> None:
    panel = panel_with(qtbot, seen(chart))
    shown = ShownChart.of(seen(chart))
    assert panel.finding() != shown.says
    assert panel.sources.isVisible()
    assert panel.sources.height() >= panel.sources.height_for(panel.sources.design_width()) - 1
    assert panel.explanation() == shown.says
    assert panel.heading.accessibleName() == shown.title
    assert all(reading[:20] in panel.formula() for reading in shown.readings)
    assert panel.plot.isVisible() != panel.table.isVisible()


def test_the_sentence_counts_the_numbers_that_are_drawn(qtbot: QtBot) -> None:
    assert "in 10 of 23 tasks" in panel_with(qtbot, seen("big bench")).finding()
    worse = np.minimum(answered("big bench")["numbers_up"], answered("big bench")["numbers_across"] - 1)
    assert "in 0 of 23 tasks" in panel_with(qtbot, seen("big bench", numbers_up=worse)).finding()


def test_a_quality_counts_only_where_the_intervals_are_apart(qtbot: QtBot) -> None:
    assert panel_with(qtbot, seen("nine qualities")).finding().startswith("In eight of nine qualities")
    wide = answered("nine qualities")["numbers_high"].copy()
    wide[9] = 80.0  # the doctor's, of the first quality
    finding = panel_with(qtbot, seen("nine qualities", numbers_high=wide)).finding()
    assert finding.startswith("In seven of nine qualities")


def test_what_doubles_every_two_years_is_told_so() -> None:
    series = ShownChart.of(seen("compute per dollar")).series[0]
    years = np.arange(1900.0, 1921.0)
    made = replace(series, x=years, y=3 * 2 ** ((years - 1900) / 2))
    found = growth_of(made)
    assert (found.begins, found.ends, found.times) == (1900, 1920, pytest.approx(1024))
    assert found.doubling == pytest.approx(2)


def test_a_line_is_read_straight_on_logarithmic_axes_and_nowhere_beyond_its_ends() -> None:
    line = replace(ShownChart.of(seen("compute optimal")).series[1], x=np.array([1.0, 100.0]), y=np.array([1.0, 1e4]))
    np.testing.assert_allclose(read_on_line(line, np.array([10.0, 1000.0])), [100.0, np.nan])


def test_a_point_is_read_with_its_name(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, seen("medical exams"))
    axes = panel.plot.axes()
    assert axes is not None
    series = ShownChart.of(seen("medical exams")).series[0]
    at = QPointF(float(axes.x.place(series.x[-1])), float(axes.y.place(series.y[-1])))
    panel.plot.point_at(at)
    reading = panel.plot.reading_under_pointer()
    assert reading is not None
    assert list(reading.words) == ["Med-PaLM 2", "Mar 2023"]
    assert [text for _, _, text in reading.lines] == ["86.5"]


def test_the_copied_table_keeps_every_number_where_several_stand_at_one_place(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, seen("compute per dollar"))
    x, columns = panel.plot.table()
    assert len(x) == len(answered("compute per dollar")["numbers_up"])
    told = np.nansum([column for _, column in columns], axis=0)
    np.testing.assert_array_equal(told, answered("compute per dollar")["numbers_up"])


def test_another_chart_begins_with_all_of_it(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, seen("big bench"))
    panel.restore({"zoom": {"steps": [60, 90]}})
    panel.show_observation(seen("big bench"))
    assert panel.plot.is_zoomed
    panel.show_observation(seen("compute optimal"))
    assert not panel.plot.is_zoomed


@pytest.mark.parametrize("finding", ["growth", "a word that it does not know"])
def test_a_chart_whose_numbers_make_no_sentence_says_what_is_seen(qtbot: QtBot, finding: str) -> None:
    panel = panel_with(qtbot, seen("medical exams", chart_finding=np.array(finding)))
    assert panel.finding() == str(answered("medical exams")["chart_says"])


def test_a_paper_is_cited_once_with_all_its_places() -> None:
    line = words.sources_line(ShownChart.of(seen("compute optimal")))[0]
    assert line.startswith(
        "Source: Hoffmann et al. 2022, Table 1; Figure 4 (points read by Besiroglu et al. 2024); Table 3. Left out: "
    )


def test_pictures_and_tables_of_a_chart_say_its_source(tmp_path: Path) -> None:
    picture, table = tmp_path / "chart.svg", tmp_path / "chart.csv"
    for path in (picture, table):
        command = ["export", str(SAMPLE), "--panel", "chart", "--probe", "chart=compute optimal", "-o", str(path)]
        assert main(command) == 0
    assert "Hoffmann et al. 2022" in picture.read_text(encoding="utf-8")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sources = [(row["number_label"], row["value"]) for row in rows if row["channel"] == "number_sources"]
    assert ("Chinchilla", "Hoffmann et al. 2022, Table 1") in sources
    assert sum(row["channel"] == "numbers_up" for row in rows) == len(sources)
