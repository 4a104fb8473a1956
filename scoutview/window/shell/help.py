"""What the window tells of itself: all keys, and what it is made of."""

import platform
from collections.abc import Callable, Iterable, Sequence
from html import escape
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scoutview import __version__
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.window.shell.commands import COMMANDS, GROUPS, LISTED, OF_PARTS, in_words

COLUMNS, SIZE = 3, (1220, 860)
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

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        return label

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


class KeyList(_Page):
    """Every command with its keys, group by group."""

    def __init__(self, look: Look, parent: QWidget, search: Callable[[], object]) -> None:
        super().__init__("All keys", look, parent)
        self._open_search = search
        self._layout.addWidget(self._label("Everything the window can do, and its keys", "title"))
        self._layout.addWidget(
            self._label(
                "A key without Ctrl or Alt is a letter where one types. What has no key is in the menu.", "label"
            )
        )
        self.parts = [self._part(group, rows) for group, rows in rows_by_group()]
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, look.px(12), 0)
        grid.setHorizontalSpacing(look.px(28))
        for number, column in enumerate(columns_of(self.parts[:-1], COLUMNS)):
            stack = QVBoxLayout()
            stack.setSpacing(look.px(14))
            for part in column:
                stack.addWidget(part)
            stack.addStretch(1)
            grid.addLayout(stack, 0, number)
        grid.addWidget(self.parts[-1], 1, 0, 1, COLUMNS)
        grid.setVerticalSpacing(look.px(14))
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._layout.addWidget(area, 1)
        self._add_buttons(("Search…", "Find a command by a word of it  (Ctrl+K)", self._search))
        room = parent.size() - QSize(look.px(40), look.px(40))
        self.resize(QSize(look.px(SIZE[0]), look.px(SIZE[1])).boundedTo(room))

    def _search(self) -> None:
        self.accept()
        self._open_search()

    def _part(self, group: str, rows: Sequence[tuple[str, str]]) -> QLabel:
        """A group as a table; `rows` is how many lines it has."""
        air, gap = self.look.px(2), self.look.px(14)
        told = "".join(
            f"<tr><td width='100%' style='padding: {air}px {gap}px {air}px 0'>{escape(title)}</td>"
            f"<td style='padding: {air}px 0; white-space: nowrap' align='right'><b>{escape(key)}</b></td></tr>"
            for title, key in rows
        )
        label = self._label(f"<p><b>{escape(group)}</b></p><table width='100%'>{told}</table>", "label")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setProperty("rows", len(rows) + 1)
        return label


def rows_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each group its commands with their keys, and at last what parts of the window make of keys and the mouse."""
    groups = []
    for group in GROUPS:
        rows = [(each.title, " or ".join(map(in_words, each.keys))) for each in COMMANDS if each.group == group]
        rows += [(f"{listed.value} ▸", "") for listed, where in LISTED.items() if where == group]
        groups.append((group, rows))
    return [*groups, ("In a part of the window", [(words, key) for key, words in OF_PARTS])]


def columns_of(parts: Sequence[QLabel], columns: int) -> list[list[QLabel]]:
    """The parts one after the other, in columns of about as many lines."""
    share = sum(part.property("rows") for part in parts) / columns
    filled: list[list[QLabel]] = [[] for _ in range(columns)]
    lines = 0
    for part in parts:
        middle = lines + part.property("rows") / 2
        filled[min(columns - 1, int(middle / share))].append(part)
        lines += part.property("rows")
    return filled


class About(_Page):
    """Name, version, licence, libraries, and where things are kept."""

    def __init__(self, look: Look, parent: QWidget, folders: Iterable[tuple[str, Path]]) -> None:
        super().__init__("About ScoutView", look, parent)
        self._layout.addWidget(self._label(f"ScoutView {__version__}", "finding"))
        line = self._label(
            "Watch small AI models learn, and ask them anything at any step of their training.", "caption"
        )
        line.setWordWrap(True)
        self._layout.addWidget(line)
        self._layout.addWidget(self._label(f"{LICENCE}. Nothing you do here leaves this computer.", "label"))
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # rich text tells its height late
        self.libraries = self._label(_table(versions()), "label")
        self._layout.addWidget(self.libraries)
        places = tuple(folders)
        self.places = self._label(_table((name, str(path)) for name, path in places), "label")
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
