"""Where the panels of a lab stand when nobody has moved them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from scoutview.labs.declaration import Arrangement, Column, Row
from scoutview.window.docks.tabs import WholeTabs

REST_SHARE = 420  # of the column of panels that an arrangement does not name


def arranged(arrangement: Arrangement, panels: Sequence[str]) -> Arrangement:
    """A lab's arrangement of these panels; those it does not name share a column of tabs at the right."""
    columns = []
    for column in arrangement:
        there = [Row(row.share, tuple(name for name in row.panels if name in panels)) for row in column.rows]
        if kept := tuple(row for row in there if row.panels):
            columns.append(Column(column.share, kept))
    placed = {name for column in columns for row in column.rows for name in row.panels}
    if rest := tuple(name for name in panels if name not in placed):
        columns.append(Column(REST_SHARE, (Row(1, rest),)))
    return tuple(columns)


def with_beside(arrangement: Arrangement, beside: Mapping[str, str]) -> Arrangement:
    """The same with panels that it does not name in the row of another, by the name of that one."""
    placed = {name for column in arrangement for row in column.rows for name in row.panels}
    joining = {name: other for name, other in beside.items() if name not in placed}

    def joined(row: Row) -> Row:
        return Row(row.share, (*row.panels, *(name for name, other in joining.items() if other in row.panels)))

    return tuple(Column(column.share, tuple(map(joined, column.rows))) for column in arrangement)


def arrange(host: QMainWindow, docks: Mapping[str, QDockWidget], arrangement: Arrangement) -> None:
    """Place the docks as their lab has it."""
    area = Qt.DockWidgetArea.LeftDockWidgetArea
    columns = arranged(arrangement, list(docks))
    heads = [docks[column.rows[0].panels[0]] for column in columns]
    for dock in docks.values():  # Qt crashes at times when it is to move docks among tabs that it has just laid out
        dock.setFloating(False)
        host.removeDockWidget(dock)
    for number, head in enumerate(heads):
        if number == 0:
            host.addDockWidget(area, head)
        else:
            host.splitDockWidget(heads[number - 1], head, Qt.Orientation.Horizontal)
    for column in columns:
        _stack_rows(host, docks, column.rows)
    for dock in docks.values():
        dock.show()
    for column in columns:
        for row in column.rows:
            docks[row.panels[0]].raise_()
    dress_tabs(host)


def dress_tabs(host: QMainWindow) -> None:
    """Whole titles and no line below them; Qt makes tab bars anew, plain ones, whenever docks move."""
    for bar in host.findChildren(QTabBar):
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.setUsesScrollButtons(True)  # else it would take the room of all its tabs
        WholeTabs.of(bar).fit()


def share_out(host: QMainWindow, docks: Mapping[str, QDockWidget], arrangement: Arrangement) -> None:
    """Give columns and rows their shares; takes effect once the docks are on screen."""
    columns = arranged(arrangement, list(docks))
    heads = [docks[column.rows[0].panels[0]] for column in columns]
    host.resizeDocks(heads, [column.share for column in columns], Qt.Orientation.Horizontal)
    for column in columns:
        tops = [docks[row.panels[0]] for row in column.rows]
        host.resizeDocks(tops, [row.share for row in column.rows], Qt.Orientation.Vertical)


def _stack_rows(host: QMainWindow, docks: Mapping[str, QDockWidget], rows: Sequence[Row]) -> None:
    tops = [docks[row.panels[0]] for row in rows]
    for above, below in pairwise(tops):
        host.splitDockWidget(above, below, Qt.Orientation.Vertical)
    for row in rows:
        for name in row.panels[1:]:
            host.tabifyDockWidget(docks[row.panels[0]], docks[name])
