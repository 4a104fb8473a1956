"""The panel of sums by size: what it shows, what a click does."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.sums_by_size.panel import SumsBySize
from scoutview.panels.sums_by_size.words import steps_findings
from scoutview.run_set import NO_RUNS
from tests.panels.sums_by_size.made_runs import ladder


@pytest.fixture
def panel(qtbot: QtBot) -> SumsBySize:
    panel = SumsBySize(Look())
    qtbot.addWidget(panel)
    panel.resize(760, 560)
    panel.show_runs(ladder(on_screen="2000-0"))
    panel.show()
    return panel


def test_dots_places_and_words_are_on_screen(panel: SumsBySize) -> None:
    assert all(part.isVisible() for part in (panel.plot, panel.table, panel.sentence, panel.details))
    assert not panel.empty.isVisible()
    assert panel.finding().startswith("From 2,000 to 58,000 weights")


def test_a_click_at_a_column_opens_its_run(panel: SumsBySize, qtbot: QtBot) -> None:
    last = QPoint(panel.table.width() - 4, panel.table.height() // 2)
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        QTest.mouseClick(panel.table, Qt.MouseButton.LeftButton, pos=last)
    assert chosen.args == ["/runs/58000-1.scout"]


def test_the_arrow_keys_go_from_run_to_run(panel: SumsBySize, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        QTest.keyClick(panel.table, Qt.Key.Key_Right)
    assert chosen.args == ["/runs/2000-1.scout"]


def test_the_run_on_screen_is_not_opened_again(panel: SumsBySize, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.run_chosen):
        panel.plot.x_chosen.emit(2000.0)
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        panel.plot.x_chosen.emit(26000.0)
    assert chosen.args == ["/runs/26000-0.scout"]


def test_one_run_alone_is_shown_over_its_steps_with_what_is_missing(panel: SumsBySize, qtbot: QtBot) -> None:
    (run, *_) = ladder().runs
    panel.show_curves(run.curves)
    panel.show_runs(NO_RUNS)
    assert panel.empty.isVisible()
    assert panel.steps.isVisible()
    assert not panel.plot.isVisible()
    assert not panel.table.isVisible()
    assert panel.finding() == steps_findings(run.curves, 0)[0]
    assert panel.steps.plot is not None
    assert [series.word for series in panel.steps.plot.series][-1] == "whole sums right"
    assert "steps of this run" in panel.explanation()
    with qtbot.assertNotEmitted(panel.run_chosen):
        panel.plot.x_chosen.emit(5.0)
    with qtbot.waitSignal(panel.step_chosen):
        panel.steps.step_chosen.emit(5)


def test_a_low_panel_keeps_the_plot(panel: SumsBySize) -> None:
    panel.resize(300, 130)
    assert panel.plot.isVisible()
    assert not panel.table.isVisible()
