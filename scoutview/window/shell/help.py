"""What the window tells of itself: all keys, and what it is made of."""

import platform
from collections.abc import Callable, Iterable, Sequence
from html import escape
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from scoutview import __version__
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.window.shell.commands import COMMANDS, GROUPS, LISTED, OF_PARTS, in_words

MOST_COLUMNS, COLUMN_WIDTH, SIZE = 3, 390, (1220, 860)
LICENCE = "Apache License 2.0"
# Of each library its name among the installed ones, and what it is for.
LIBRARIES = (
    ("PySide6-Essentials", "windows"),
    ("pyqtgraph", "plots"),
    ("torch", "models and their training"),
    ("numpy", "arrays"),
    ("safetensors", "weights of other models"),
    ("tokenizers", "text into tokens"),
    ("scikit-learn", "t-SNE and probes"),
    ("pillow", "pictures"),
    ("av", "films"),
    ("python-pptx", "slides"),
    ("tqdm", "progress in a terminal"),
    ("platformdirs", "the places of files"),
    ("psutil", "memory and processes"),
)


class _Page(QDialog):
    """A dialog with one main button that closes it."""

    def __init__(self, title: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*[look.px(24)] * 4)
        self._layout.setSpacing(look.px(12))

    def _add_buttons(self, *others: tuple[str, str, Callable[[], object]]) -> None:
        row = QHBoxLayout()
        for word, tooltip, action in others:
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(lambda _=False, action=action: action())
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        closing = main_button("Close")
        closing.setToolTip("Close  (Esc)")
        closing.clicked.connect(self.accept)
        row.addWidget(closing)
        self._layout.addLayout(row)
        closing.setFocus()


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", role)
    return label


class _KeyArea(QScrollArea):
    """A scroll area that goes to both ends, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = QScrollBar.SliderAction
        action = {Qt.Key.Key_Home: to.SliderToMinimum, Qt.Key.Key_End: to.SliderToMaximum}.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(action)


class KeyList(_Page):
    """Every command with its keys, group by group."""

    def __init__(self, look: Look, parent: QWidget, search: Callable[[], object]) -> None:
        super().__init__("All keys", look, parent)
        self._open_search = search
        self._layout.addWidget(_label("Everything the window can do, and its keys", "title", self))
        self._layout.addWidget(
            _label(
                "A key without Ctrl or Alt is a letter where one types. What has no key is in the menu.", "label", self
            )
        )
        room = parent.size() - QSize(look.px(40), look.px(40))
        self.resize(QSize(look.px(SIZE[0]), look.px(SIZE[1])).boundedTo(room))
        self.groups = [KeyGroup(title, rows, look, self) for title, rows in rows_by_group()]
        area = _KeyArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._in_columns(max(1, min(MOST_COLUMNS, self.width() // look.px(COLUMN_WIDTH)))))
        self._layout.addWidget(area, 1)
        self._add_buttons(("Search…", "Find a command by a word of it  (Ctrl+K)", self._search))
        area.setFocus()  # the keys go through the list; Enter and Esc still close

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

    def _search(self) -> None:
        self.accept()
        self._open_search()


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
            told = _label(words, "label", self)
            told.setWordWrap(True)
            grid.addWidget(told, number, 0, 1, 1 if key else 2, Qt.AlignmentFlag.AlignTop)
            if key:
                keys = _label(f"<b>{escape(key)}</b>", "label", self)
                grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def rows_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each group its commands with their keys, and at last what parts of the window make of keys and the mouse."""
    groups = []
    for group in GROUPS:
        rows = [(each.title, " or ".join(map(in_words, each.keys))) for each in COMMANDS if each.group == group]
        rows += [(f"{listed.value} ▸", "") for listed, where in LISTED.items() if where == group]
        groups.append((group, rows))
    return [*groups, ("In a part of the window", [(words, key) for key, words in OF_PARTS])]


def columns_of(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """The groups one after the other, in columns of about as many lines."""
    lines = [len(group.rows) + 1 for group in groups]
    share, before = sum(lines) / columns, 0
    filled: list[list[KeyGroup]] = [[] for _ in range(columns)]
    for group, own in zip(groups, lines, strict=True):
        filled[min(columns - 1, int((before + own / 2) / share))].append(group)
        before += own
    return filled


class About(_Page):
    """Name, version, licence, libraries, and where things are kept."""

    def __init__(self, look: Look, parent: QWidget, folders: Iterable[tuple[str, Path]]) -> None:
        super().__init__("About ScoutView", look, parent)
        self._layout.addWidget(_label(f"ScoutView {__version__}", "finding", self))
        line = _label(
            "Watch small AI models learn, and ask them anything at any step of their training.", "caption", self
        )
        line.setWordWrap(True)
        self._layout.addWidget(line)
        self._layout.addWidget(_label(f"{LICENCE}. Nothing you do here leaves this computer.", "label", self))
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # rich text tells its height late
        self.libraries = _label(_table(versions()), "label", self)
        self._layout.addWidget(self.libraries)
        places = tuple(folders)
        self.places = _label(_table((name, str(path)) for name, path in places), "label", self)
        self.places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(self.places)
        runs = places[0][1]
        self._add_buttons(
            ("Show folder", f"Open {runs}", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(runs))))
        )


def versions() -> list[tuple[str, str]]:
    """Of Python, Qt and each library its version and what it is for."""
    told = [("Python", platform.python_version()), ("Qt", str(qVersion()))]
    for name, use in LIBRARIES:
        try:
            told.append((name, f"{metadata.version(name)}, for {use}"))
        except metadata.PackageNotFoundError:  # a build that brings its libraries without saying so
            told.append((name, f"for {use}"))
    return told


def _table(rows: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f"<tr><td style='padding: 1px 18px 1px 0'>{escape(name)}</td><td>{escape(value)}</td></tr>"
        for name, value in rows
    )
    return f"<table>{told}</table>"
