"""The panel Runs under a hand: what a click opens, what pointing tells, what is kept, and any folder at all."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.observation import Observation
from scoutview.panels.runs.panel import RunsPanel
from scoutview.panels.runs.table import ROW
from scoutview.probe import TextProbe
from scoutview.run_set import NO_RUNS, RunSet
from tests.compared_runs import rates, run_of, set_of
from tests.graphics.plots.mouse import axes_of, click, move
from tests.pictures import assert_drawn


def shown(qtbot: QtBot, runs: RunSet, size: tuple[int, int] = (1000, 620), step: int = 50) -> RunsPanel:
    panel = RunsPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.show_runs(runs)
    panel.show_observation(Observation(step, TextProbe(text=""), {}))
    QApplication.processEvents()
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> RunsPanel:
    return shown(qtbot, rates())


@pytest.fixture
def opened(panel: RunsPanel) -> list[str]:
    paths: list[str] = []
    panel.run_chosen.connect(paths.append)
    return paths


def place_on(panel: RunsPanel, name: str, step: float) -> QPointF:
    """Where the curve of this run is at a step."""
    assert panel._compared is not None
    line = panel._compared.line_of(f"/runs/{name}.scout")
    assert line is not None
    axes = axes_of(panel.plot)
    value = float(line.at(np.array([step]))[0])
    return QPointF(float(axes.x.place(step)), float(axes.y.place(value)))


def test_a_click_at_a_curve_opens_its_run_and_elsewhere_goes_to_that_step(panel: RunsPanel, opened: list[str]) -> None:
    steps: list[int] = []
    panel.step_chosen.connect(steps.append)
    click(panel.plot, place_on(panel, "rate-0.1-1", 60))
    assert (opened, steps) == (["/runs/rate-0.1-1.scout"], [])
    axes = axes_of(panel.plot)
    click(panel.plot, QPointF(float(axes.x.place(41)), axes.y.end + 3))  # far from all curves
    assert (len(opened), steps) == (1, [40])
    click(panel.plot, place_on(panel, "rate-0.001-0", 80))  # the run on screen
    assert (len(opened), steps) == (1, [40, 80])


def test_over_time_a_click_goes_to_the_step_that_was_reached_then(panel: RunsPanel) -> None:
    steps: list[int] = []
    panel.step_chosen.connect(steps.append)
    panel.controls.acrosses["seconds"].click()
    axes = axes_of(panel.plot)
    click(panel.plot, QPointF(float(axes.x.place(1.02)), axes.y.end + 3))  # fifty steps take a second
    assert steps == [50]
    assert panel.plot.cursor_step == pytest.approx(1.0)


def test_pointing_at_a_curve_lights_its_row_and_pointing_at_a_row_its_curve(panel: RunsPanel) -> None:
    move(panel.plot, place_on(panel, "rate-0.01-0", 70))
    assert panel.plot.lit == panel.table.lit == "/runs/rate-0.01-0.scout"
    move(panel.plot, QPointF(axes_of(panel.plot).x.place(70), axes_of(panel.plot).y.end + 3))
    assert panel.plot.lit == panel.table.lit == ""
    dark = panel.plot.grab().toImage()
    QTest.mouseMove(panel.table, QPoint(200, round(3.5 * ROW)))
    row = panel.table._shown()[2][1]
    assert panel.plot.lit == panel.table.lit == row.path
    assert panel.plot.grab().toImage() != dark
    QApplication.sendEvent(panel.table, QEvent(QEvent.Type.Leave))
    assert panel.plot.lit == ""
    assert panel.plot.grab().toImage() == dark


def test_a_click_at_a_row_opens_it_and_the_one_on_screen_stays(panel: RunsPanel, opened: list[str]) -> None:
    rows = panel.table._shown()
    for number, row in rows:
        QTest.mouseClick(panel.table, Qt.MouseButton.LeftButton, pos=QPoint(200, round((number + 1.5) * ROW)))
        assert opened[-1:] == ([row.path] if row.path != panel.runs.on_screen else opened[-1:])
    assert panel.runs.on_screen not in opened
    assert len(opened) == len(rows) - 1


def test_arrow_keys_go_to_the_run_above_and_below(panel: RunsPanel, opened: list[str]) -> None:
    order = [row.path for row in panel.table._rows]
    here = order.index(panel.runs.on_screen)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Up)
    assert opened == [order[here + 1], order[here - 1]]


def test_a_click_at_a_head_sorts_and_once_more_turns_the_order(panel: RunsPanel) -> None:
    places = {panel.table._columns[each].key: left for each, left, _ in panel.table._places()}
    head = QPoint(round(places["learning_rate"]) + 4, round(ROW / 2))
    QTest.mouseClick(panel.table, Qt.MouseButton.LeftButton, pos=head)
    assert panel.table._rows[0].path.startswith("/runs/rate-0.001")
    QTest.mouseClick(panel.table, Qt.MouseButton.LeftButton, pos=head)
    assert panel.table._rows[0].path.startswith("/runs/rate-0.1")


def test_a_click_at_an_axis_makes_it_logarithmic(panel: RunsPanel) -> None:
    axes = axes_of(panel.plot)
    assert not axes.x.logarithmic
    click(panel.plot, QPointF(axes.x.start + 100, axes.y.start + 15))
    assert axes_of(panel.plot).x.logarithmic
    click(panel.plot, QPointF(axes.x.start - 20, axes.y.end + 40))
    assert axes_of(panel.plot).y.logarithmic
    assert panel.view_settings() == {"log_across": True, "log_up": True}


def test_choices_are_kept_and_what_does_not_fit_gives_way(qtbot: QtBot, panel: RunsPanel) -> None:
    panel.restore(
        {
            "metric": "validation_accuracy",
            "across": "seconds",
            "sort": "seed",
            "backwards": True,
            "zoom": {"steps": [0.5, 1.0]},
        }
    )
    kept = panel.view_settings()
    assert kept["metric"] == "validation_accuracy"
    again = shown(qtbot, rates())
    again.restore(kept)
    assert again.view_settings() == kept
    assert again.grab().toImage() == panel.grab().toImage()
    panel.restore({"metric": "gone", "across": 3, "colour": "gone", "log_up": "yes", "sort": [], "zoom": 1})
    assert panel._compared is not None
    assert (panel._compared.metric, panel._compared.across) == ("validation_loss", "steps")


def test_a_zoom_stays_while_runs_of_a_folder_grow_and_ends_with_another_folder(panel: RunsPanel) -> None:
    panel.restore({"zoom": {"steps": [20.0, 60.0]}})
    panel.show_runs(rates(on_screen="rate-0.1-0"))
    assert panel.plot.is_zoomed
    panel.show_runs(replace(rates(), folder="/others"))
    assert not panel.plot.is_zoomed


def test_the_place_of_the_frame_on_screen_follows_it(panel: RunsPanel) -> None:
    assert panel.plot.cursor_step == 50
    panel.show_observation(Observation(75, TextProbe(text=""), {}))
    assert panel.plot.cursor_step == 75


def test_the_wheel_scrolls_and_until_then_the_run_on_screen_is_seen(qtbot: QtBot) -> None:
    runs = [run_of(f"run-{number}", floor=number / 50, width=number) for number in range(1, 101)]
    panel = shown(qtbot, set_of(*runs, on_screen="run-90"))
    paths = [row.path for _, row in panel.table._shown()]
    assert paths[:2] == ["/runs/run-1.scout", "/runs/run-2.scout"]
    assert paths[-1] == "/runs/run-90.scout"
    place, turned = QPointF(100, 60), QPoint(0, -240)
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(panel.table, QWheelEvent(place, place, QPoint(), turned, *none, False))
    paths = [row.path for _, row in panel.table._shown()]
    assert paths[0] == "/runs/run-3.scout"
    assert "/runs/run-90.scout" not in paths


def pair(losses: object, lab: str = "digits") -> RunSet:
    """Two runs with these losses."""
    return set_of(*[run_of(str(width), metrics={"validation_loss": losses}, width=width, lab=lab) for width in (8, 16)])


FOLDERS = {
    "being read": NO_RUNS,
    "empty": RunSet("/runs", (), on_screen="/runs/a.scout"),
    "one": set_of(run_of("a")),
    "not begun": set_of(run_of("a", steps=[0]), run_of("b", steps=[0], width=8)),
    "on screen is none of them": set_of(run_of("a", width=8), run_of("b", width=16), on_screen="gone"),
    "diverged": set_of(*pair([2.0, 1.0, *[math.nan] * 19]).runs, run_of("c", width=32)),
    "no number at all": pair([math.nan] * 21),
    "all the same": pair([1.0] * 21),
    "below 0": pair(np.linspace(1, -1, 21)),
    "huge": pair([1e300] * 20 + [1e-300]),
    "no metric": set_of(run_of("a", metrics={}), run_of("b", metrics={})),
    "no frame": set_of(*[run_of(name, steps=[0], metrics={}) for name in "ab"]),
    "several labs": set_of(run_of("a", lab="sums"), run_of("b"), run_of("c")),
    "many": set_of(*[run_of(f"r{number}", floor=number / 99, width=number, seed=number % 3) for number in range(100)]),
    "long names": set_of(*[run_of(name * 200, optimizer=name * 90) for name in "ab"]),
}


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("size", [(1000, 620), (420, 330), (150, 90), (1, 1)])
def test_any_folder_is_shown_or_told_in_a_sentence(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    panel = shown(qtbot, FOLDERS[name], size)
    for choices in ({}, {"all_labs": True}, {"across": "tokens"}, {"log_up": True, "log_across": True}):
        panel.restore(choices)
        panel.grab()
        told = [panel.finding(), panel.explanation(), *panel.empty._texts]
        assert any(sentence.endswith(".") for sentence in told)
    if size[0] > 400 and name not in ("being read", "empty", "no metric", "no frame"):
        assert panel.plot.isVisible()
    elif size[0] > 400:
        assert panel.empty.isVisible()
        assert panel.empty._texts[0]


def test_the_table_gives_way_to_the_plot(qtbot: QtBot) -> None:
    panel = shown(qtbot, rates(), (900, 290))
    assert panel.table.isHidden()
    assert panel.plot.height() > 150
    panel.resize(900, 600)
    QApplication.processEvents()
    assert not panel.table.isHidden()


def test_a_run_that_grows_moves_neither_axis_nor_pointer(qtbot: QtBot) -> None:
    def at(newest: int) -> RunSet:
        live = run_of("a", steps=range(0, newest + 1, 5), state="training", planned=100, width=8)
        return set_of(live, run_of("b", width=16))

    panel = shown(qtbot, at(20))
    before = axes_of(panel.plot).x
    move(panel.plot, place_on(panel, "b", 60))
    panel.show_runs(at(40))
    assert axes_of(panel.plot).x == before
    assert panel.plot.pointer is not None


def test_a_run_that_has_far_to_go_leaves_the_others_their_room(qtbot: QtBot) -> None:
    live = run_of("a", steps=range(0, 41, 5), state="training", planned=100_000, width=8)
    panel = shown(qtbot, set_of(live, run_of("b", width=16)))
    assert axes_of(panel.plot).x.high == 150
    over = run_of("a", steps=range(0, 41, 5), state="stopped", planned=100_000, width=8)
    panel.show_runs(set_of(over, run_of("b", width=16)))
    assert axes_of(panel.plot).x.high == 100


def test_values_can_be_copied_for_all_runs_at_a_frame(panel: RunsPanel) -> None:
    told = panel.plot.value_at(10).split("\t")
    assert told[0] == "step 50.0"
    assert len(told) == 7
    x, columns = panel.plot.table()
    assert (len(x), next(name for name, _ in columns)) == (21, "rate-0.001-0")


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_band_the_medians_and_the_thick_run_are_drawn(qtbot: QtBot, theme) -> None:
    panel = shown(qtbot, rates())
    panel.set_look(Look(theme))
    whole = panel.plot.grab()
    assert_drawn(whole)
    panel.show_runs(set_of(*(run for run in rates().runs if run.settings["seed"] == 0)))
    assert panel.plot.grab().toImage() != whole.toImage()


def test_curves_alone_change_nothing_that_the_set_says(panel: RunsPanel) -> None:
    before = panel.finding()
    panel.show_curves(Curves(np.array([0, 1]), np.array([0.0, 1.0]), {"validation_loss": np.array([9.0, 8.0])}))
    assert panel.finding() == before
