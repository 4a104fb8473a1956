"""Panels in their docks: maximised, dragged, floating, kept for each lab."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from tests.every_lab import small_lab
from tests.window.conftest import Desk

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "1000000"


def test_a_double_click_on_the_title_maximises_and_restores(desk: Desk) -> None:
    desk.choose("next_token")
    before = {name: dock.size() for name, dock in desk.window.docks.items() if dock in desk.visible()}
    dock = desk.window.docks["prediction"]
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    desk.until(lambda: dock.width() > 1200 and [other.panel.name for other in desk.visible()] == ["prediction"])
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    desk.until(lambda: len(desk.visible()) == len(before))
    desk.until(lambda: {name: desk.window.docks[name].size() for name in before} == before)
    dock.header.maximise.click()
    desk.until(lambda: len(desk.visible()) == 1)
    desk.key(KEY.Key_Escape)
    desk.until(lambda: len(desk.visible()) == len(before))


def test_a_panel_that_is_dragged_while_another_lab_comes_takes_nothing_with_it(desk: Desk) -> None:
    """Qt keeps the docks of before for as long as something is dragged, also those that are gone: a crash."""
    desk.choose("next_token")
    held = desk.window.docks["embedding"].header
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(50, 20))
    for away in range(10, 120, 10):
        QTest.mouseMove(held, QPoint(50 + away, 20 + away))
    desk.until(desk.window.docks["embedding"].isFloating)
    desk.choose("digits")
    assert desk.visible()
    assert not any(dock.isFloating() for dock in desk.window.docks.values())


def test_a_drag_of_a_tab_ends_when_the_panels_change(desk: Desk) -> None:
    """Qt moves the docks of whatever tabs it thinks are dragged, also of tabs that stand for none any more."""

    def bars() -> list[QTabBar]:
        found = desk.window.area.host.findChildren(QTabBar)
        return [bar for bar in found if bar.isVisible() and bar.count() > 1]

    def names() -> list[list[str]]:
        return [[bar.tabText(number) for number in range(bar.count())] for bar in bars()]

    desk.choose("next_token")
    bar, before = bars()[0], names()
    start, pitch = bar.tabRect(0).center(), bar.tabRect(0).width()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(pitch // 2, 0))
    desk.window.area.toggle_maximised("prediction")
    desk.window.area.leave_maximised()
    for away in range(0, 2 * pitch, 10):
        QTest.mouseMove(bar, start + QPoint(away, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start)
    assert sorted(map(sorted, names())) == sorted(map(sorted, before))


def test_a_click_that_comes_after_its_panel_went_does_nothing(desk: Desk) -> None:
    """Events wait in a queue while another lab takes the place of a panel."""
    desk.choose("next_token")
    gone, probe = desk.window.docks["next_token"], desk.session.probe_text
    desk.window.area.fill(small_lab("digits"))
    assert "next_token" not in desk.window.docks
    gone.maximise_asked.emit()
    gone.formula_asked.emit()
    gone.panel.probe_chosen.emit("another text")
    desk.qtbot.wait(20)
    assert desk.window.area.leave_maximised() is False
    assert desk.session.probe_text == probe


def test_panels_and_their_choices_are_kept_for_each_lab(desk: Desk) -> None:
    desk.choose("next_token")
    docks = desk.window.docks
    docks["embedding"].setFloating(True)
    docks["prediction"].hide()
    docks["learning_curves"].panel.log_steps.click()
    desk.choose("digits")
    assert not desk.window.docks["learning_curves"].panel.log_steps.isChecked()
    desk.restart()
    desk.choose("next_token")
    docks = desk.window.docks
    desk.until(lambda: docks["embedding"].isFloating())
    assert not docks["prediction"].isVisible()
    assert docks["learning_curves"].panel.log_steps.isChecked()
    desk.window.area.reset()
    desk.until(lambda: docks["prediction"].isVisible() and not docks["embedding"].isFloating())


def test_a_floating_panel_passes_its_keys_to_the_timeline(desk: Desk) -> None:
    desk.choose("digits")
    desk.session.timeline.first()
    dock = desk.window.docks["prediction"]
    dock.setFloating(True)
    QTest.keyClick(dock, KEY.Key_Right)
    assert desk.session.timeline.position == 1
    dock.setFloating(False)
    QTest.keyClick(dock, KEY.Key_Right)
    assert desk.session.timeline.position == 2
