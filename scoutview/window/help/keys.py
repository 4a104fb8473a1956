"""All keys, group by group."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.window.help.page import HelpPage, help_label

MOST_COLUMNS, COLUMN_WIDTH = 3, 390

KeyRows = Sequence[tuple[str, Sequence[tuple[str, str]]]]  # of each group its heading, and what it has with its keys


class KeysPage(HelpPage):
    """Every command with its keys, in as many columns as `width` has room for."""

    def __init__(self, rows: KeyRows, look: Look, parent: QWidget, width: int) -> None:
        line = tr("A key without Ctrl or Alt is a letter where one types. What has no key is in the menu.")
        super().__init__(tr("Everything the window can do, and its keys"), line, look, parent)
        self.groups = [KeyGroup(title, told, look, self) for title, told in rows]
        self.area = _KeyArea(self)
        self.area.setAccessibleName(tr("All keys"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._in_columns(max(1, min(MOST_COLUMNS, width // look.px(COLUMN_WIDTH)))))
        self.rows.addWidget(self.area, 1)

    def take_keys(self) -> None:
        self.area.setFocus()

    def _in_columns(self, columns: int) -> QWidget:
        """All groups; the last one, with its long sentences, below the columns."""
        inside, px = QWidget(self), self.look.px
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(12), 0)
        grid.setHorizontalSpacing(px(28))
        grid.setVerticalSpacing(px(14))
        for number, column in enumerate(columns_of(self.groups[:-1], columns)):
            stack = QVBoxLayout()
            stack.setSpacing(px(14))
            for group in column:
                stack.addWidget(group)
            stack.addStretch(1)
            grid.addLayout(stack, 0, number)
            grid.setColumnStretch(number, 1)
        grid.addWidget(self.groups[-1], 1, 0, 1, columns)
        return inside


class _KeyArea(QScrollArea):
    """A scroll area that goes to both ends, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = QScrollBar.SliderAction
        action = {Qt.Key.Key_Home: to.SliderToMinimum, Qt.Key.Key_End: to.SliderToMaximum}.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(action)


class KeyGroup(QWidget):
    """Commands below a heading, each with its keys, which stand whole: only what is said of them takes lines."""

    def __init__(self, heading: str, rows: Sequence[tuple[str, str]], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(4))
        grid.setColumnStretch(0, 1)
        for number, (words, key) in enumerate([(f"<b>{escape(heading)}</b>", ""), *rows]):
            told = help_label(words, "label", self)
            told.setWordWrap(True)
            grid.addWidget(told, number, 0, 1, 1 if key else 2, Qt.AlignmentFlag.AlignTop)
            if key:
                keys = help_label(f"<b>{escape(key)}</b>", "label", self)
                grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def columns_of(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """The groups one after the other, in columns of about as many lines."""
    lines = [len(group.rows) + 1 for group in groups]
    share, before = sum(lines) / columns, 0
    filled: list[list[KeyGroup]] = [[] for _ in range(columns)]
    for group, own in zip(groups, lines, strict=True):
        filled[min(columns - 1, int((before + own / 2) / share))].append(group)
        before += own
    return filled
