"""Where the panels of a lab stand when nobody has moved them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

# Columns from left to right: a share of the width, and rows of panels; a row's panels are tabs, the first one shown.
Column = tuple[int, Sequence[tuple[int, Sequence[str]]]]
ARRANGEMENTS: Mapping[str, Sequence[Column]] = {
    "next_token": (
        (416, ((370, ("embedding",)), (260, ("learning_curves",)))),
        (544, ((1, ("attention", "circuit", "residual_stream", "neurons", "matrix_multiply")),)),
        (288, ((1, ("prediction", "next_token")),)),
    ),
    "digits": (
        (620, ((1, ("feature_visualization", "matrix_multiply")),)),
        (620, ((330, ("prediction",)), (300, ("learning_curves",)))),
    ),
    "denoising": (
        (820, ((1, ("denoising", "matrix_multiply")),)),
        (420, ((1, ("learning_curves",)),)),
    ),
    "grokking": (
        (416, ((310, ("accuracy",)), (310, ("spectrum",)))),
        (432, ((1, ("number_circle", "algorithm", "circuit", "attention", "embedding", "matrix_multiply")),)),
        (408, ((1, ("answer_grid", "prediction", "learning_curves")),)),
    ),
}


def arrangement_of(lab_name: str, panels: Sequence[str]) -> list[Column]:
    """The lab's arrangement; panels it does not name share a column of tabs at the right."""
    columns: list[Column] = []
    for share, rows in ARRANGEMENTS.get(lab_name, ()):
        there = [(height, [name for name in names if name in panels]) for height, names in rows]
        kept = [(height, names) for height, names in there if names]
        if kept:
            columns.append((share, kept))
    placed = {name for _, rows in columns for _, names in rows for name in names}
    rest = [name for name in panels if name not in placed]
    if rest:
        columns.append((420, [(1, rest)]))
    return columns


def arrange(host: QMainWindow, docks: Mapping[str, QDockWidget], lab_name: str) -> None:
    """Place the docks as their lab has it."""
    area = Qt.DockWidgetArea.LeftDockWidgetArea
    columns = arrangement_of(lab_name, list(docks))
    heads = [docks[rows[0][1][0]] for _, rows in columns]
    for number, head in enumerate(heads):
        head.setFloating(False)
        if number == 0:
            host.addDockWidget(area, head)
        else:
            host.splitDockWidget(heads[number - 1], head, Qt.Orientation.Horizontal)
    for _, rows in columns:
        _stack_rows(host, docks, rows)
    for dock in docks.values():
        dock.show()
    for _, rows in columns:
        for _, names in rows:
            docks[names[0]].raise_()
    dress_tabs(host)


def dress_tabs(host: QMainWindow) -> None:
    """Whole titles and no line below them; Qt makes tab bars anew, plain ones, whenever docks move."""
    for bar in host.findChildren(QTabBar):
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def share_out(host: QMainWindow, docks: Mapping[str, QDockWidget], lab_name: str) -> None:
    """Give columns and rows their shares; takes effect once the docks are on screen."""
    columns = arrangement_of(lab_name, list(docks))
    heads = [docks[rows[0][1][0]] for _, rows in columns]
    host.resizeDocks(heads, [share for share, _ in columns], Qt.Orientation.Horizontal)
    for _, rows in columns:
        tops = [docks[names[0]] for _, names in rows]
        host.resizeDocks(tops, [height for height, _ in rows], Qt.Orientation.Vertical)


def _stack_rows(host: QMainWindow, docks: Mapping[str, QDockWidget], rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    tops = [docks[names[0]] for _, names in rows]
    for above, below in pairwise(tops):
        host.splitDockWidget(above, below, Qt.Orientation.Vertical)
    for _, names in rows:
        for name in names[1:]:
            host.tabifyDockWidget(docks[names[0]], docks[name])
