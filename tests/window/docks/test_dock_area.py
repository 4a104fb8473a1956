"""Panels in their docks: maximised, dragged, floating, kept for each lab."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import AxesPart
from tests.every_lab import small_lab
from tests.window.conftest import User

KEY = Qt.Key


def test_a_double_click_on_the_title_maximises_and_restores(user: User) -> None:
    user.choose("next_token")
    before = {name: dock.size() for name, dock in user.window.docks.items() if dock in user.visible()}
    dock = user.window.docks["prediction"]
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    user.until(lambda: dock.width() > 1200 and [other.panel.name for other in user.visible()] == ["prediction"])
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    user.until(lambda: len(user.visible()) == len(before))
    user.until(lambda: {name: user.window.docks[name].size() for name in before} == before)
    dock.header.maximise.click()
    user.until(lambda: len(user.visible()) == 1)
    user.key(KEY.Key_Escape)
    user.until(lambda: len(user.visible()) == len(before))


def test_all_panels_back_to_their_places_leaves_none_with_all_of_the_window(user: User) -> None:
    user.choose("next_token")
    dock = user.window.docks["prediction"]
    user.window.area.toggle_maximised("prediction")
    user.until(lambda: dock.panel.look.alone)
    user.window.area.reset()
    user.until(lambda: len(user.visible()) > 1)
    assert dock.panel.look == user.window.look
    assert not dock.findings()
    assert not user.window.area.leave_maximised()


def test_a_panel_that_is_dragged_while_another_lab_comes_takes_nothing_with_it(user: User) -> None:
    """Qt keeps the docks of before for as long as something is dragged, also those that are gone: a crash."""
    user.choose("next_token")
    held = user.window.docks["embedding"].header
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(50, 20))
    for away in range(10, 120, 10):
        QTest.mouseMove(held, QPoint(50 + away, 20 + away))
    user.until(user.window.docks["embedding"].isFloating)
    user.choose("digits")
    assert user.visible()
    assert not any(dock.isFloating() for dock in user.window.docks.values())


def test_a_drag_of_a_tab_ends_when_the_panels_change(user: User) -> None:
    """Qt moves the docks of whatever tabs it thinks are dragged, also of tabs that stand for none any more."""

    def bars() -> list[QTabBar]:
        found = user.window.area.host.findChildren(QTabBar)
        return [bar for bar in found if bar.isVisible() and bar.count() > 1]

    def names() -> list[list[str]]:
        return [[bar.tabText(number) for number in range(bar.count())] for bar in bars()]

    user.choose("next_token")
    bar, before = bars()[0], names()
    start, pitch = bar.tabRect(0).center(), bar.tabRect(0).width()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(pitch // 2, 0))
    user.window.area.toggle_maximised("prediction")
    user.window.area.leave_maximised()
    for away in range(0, 2 * pitch, 10):
        QTest.mouseMove(bar, start + QPoint(away, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start)
    assert sorted(map(sorted, names())) == sorted(map(sorted, before))


def test_a_click_that_comes_after_its_panel_went_does_nothing(user: User) -> None:
    """Events wait in a queue while another lab takes the place of a panel."""
    user.choose("next_token")
    gone, probe = user.window.docks["next_token"], user.session.probe_text
    user.window.area.fill(small_lab("digits"))
    assert "next_token" not in user.window.docks
    gone.maximise_asked.emit()
    gone.formula_asked.emit()
    gone.panel.probe_chosen.emit("another text")
    user.qtbot.wait(20)
    assert user.window.area.leave_maximised() is False
    assert user.session.probe_text == probe


def test_panels_and_their_choices_are_kept_for_each_lab(user: User) -> None:
    user.choose("next_token")
    docks = user.window.docks
    docks["embedding"].setFloating(True)
    docks["prediction"].hide()
    docks["learning_curves"].panel.log_steps.click()
    user.choose("digits")
    assert not user.window.docks["learning_curves"].panel.log_steps.isChecked()
    user.restart()
    user.choose("next_token")
    docks = user.window.docks
    user.until(lambda: docks["embedding"].isFloating())
    assert not docks["prediction"].isVisible()
    assert docks["learning_curves"].panel.log_steps.isChecked()
    user.window.area.reset()
    user.until(lambda: docks["prediction"].isVisible() and not docks["embedding"].isFloating())


def test_a_floating_panel_passes_its_keys_to_the_timeline(user: User) -> None:
    user.choose("digits")
    user.session.timeline.first()
    dock = user.window.docks["prediction"]
    dock.setFloating(True)
    QTest.keyClick(dock, KEY.Key_Right)
    assert user.session.timeline.position == 1
    dock.setFloating(False)
    QTest.keyClick(dock, KEY.Key_Right)
    assert user.session.timeline.position == 2


def plots_over_run(user: User) -> list[AxesPlot]:
    """Of all panels, the one in sight first."""
    seen = user.window.docks["accuracy"].panel.findChildren(AxesPlot)
    others = [plot for plot in user.window.area.host.findChildren(AxesPlot) if plot.over_run and plot not in seen]
    return [*seen, *others]


def test_plots_of_all_panels_show_the_same_steps_unless_that_was_switched_off(user: User) -> None:
    user.choose("grokking")
    area = user.window.area
    plots = plots_over_run(user)
    assert len({plot.parentWidget() for plot in plots}) > 2
    assert all(plot.step_link is area.step_link for plot in plots)
    plots[0].zoom_by_hand(AxesPart((400, 600)))
    assert all(plot.part.steps is not None for plot in plots)
    area.step_link.switch(plots[0], False)
    plots[0].show_all()
    others = [plot for plot in plots if plot.parentWidget() is not plots[0].parentWidget()]
    assert all(plot.part.steps is not None for plot in others)
    assert not area._memory.same_steps()  # so it is when the window opens again


def test_another_run_of_the_lab_is_shown_whole(user: User) -> None:
    user.choose("grokking")
    plots = plots_over_run(user)
    plots[0].zoom_by_hand(AxesPart((400, 600)))
    assert all(plot.is_zoomed for plot in plots)
    before = user.session.path
    user.session.prepare("grokking", small_lab("grokking").settings)
    user.until(lambda: user.session.path != before)
    user.until(lambda: not any(plot.is_zoomed for plot in plots))
