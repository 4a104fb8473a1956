"""Tabs stand whole, and those without room are behind a button."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from scoutview.window.docks.tabs import WholeTabs, tabs_with_room
from tests.window.conftest import User


@given(st.lists(st.integers(40, 160), min_size=1, max_size=9), st.integers(160, 900), st.data())
def test_the_current_tab_is_among_neighbours_that_have_room(widths: list[int], room: int, data: st.DataObject) -> None:
    current, first = (data.draw(st.integers(0, len(widths) - 1)) for _ in range(2))
    shown = tabs_with_room(widths, room, 60, current, first)
    assert current in shown
    needed = sum(widths[number] for number in shown)
    assert needed <= (room if len(shown) == len(widths) else room - 60) or len(shown) == 1
    if len(shown) < len(widths) and shown.stop < len(widths):
        assert needed + widths[shown.stop] > room - 60


def test_tabs_stay_where_they_are_while_one_of_them_is_chosen() -> None:
    widths = [80] * 6
    assert tabs_with_room(widths, 300, 60, 0, 0) == range(0, 3)
    assert tabs_with_room(widths, 300, 60, 4, 0) == range(2, 5)
    assert tabs_with_room(widths, 300, 60, 3, 2) == range(2, 5)
    assert tabs_with_room(widths, 480, 60, 3, 2) == range(0, 6)


def test_a_panel_whose_tab_has_no_room_is_in_a_list(user: User) -> None:
    user.choose("next_token")
    user.window.resize(900, 600)
    user.qtbot.wait(50)
    bars = [bar for bar in user.window.area.host.findChildren(QTabBar) if bar.isVisible()]
    bar = max(bars, key=QTabBar.count)
    more = WholeTabs.of(bar).more
    hidden = [bar.tabText(number) for number in range(bar.count()) if not bar.isTabVisible(number)]
    assert more.text() == f"{len(hidden)} more"
    more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == hidden
    menu.actions()[-1].trigger()
    menu.close()
    (last,) = [dock.panel for dock in user.window.docks.values() if dock.windowTitle() == hidden[-1]]
    user.until(last.is_on_screen)
    assert bar.isTabVisible(bar.currentIndex())
    user.window.resize(2600, 900)
    user.until(lambda: not more.isVisible())
    assert all(bar.isTabVisible(number) for number in range(bar.count()))
