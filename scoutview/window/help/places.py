"""Where the program keeps what is the user's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.window.help.page import HelpPage, help_label

Places = Sequence[tuple[str, Path]]  # what is kept, and its file or folder


class PlacesPage(HelpPage):
    """Each place with its path, which can be opened and copied."""

    def __init__(self, places: Places, look: Look, parent: QWidget) -> None:
        super().__init__(tr("Where data lies"), tr("All of it is on this computer, and nowhere else."), look, parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(12))
        self.paths, self.opening, self.copying = list[QLineEdit](), list[QPushButton](), list[QPushButton]()
        for row, (name, path) in enumerate(places):
            self._add_row(grid, row, name, path)
        self.rows.addLayout(grid)
        self.rows.addStretch(1)

    def take_keys(self) -> None:
        self.paths[0].setFocus()

    def _add_row(self, grid: QGridLayout, row: int, name: str, path: Path) -> None:
        field = QLineEdit(str(path), self)
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        self.paths.append(field)
        folder = path if path.is_dir() else path.parent
        opening = self._button(tr("Open"), tr("Open the folder: {name}").format(name=name), lambda: _open(folder))
        opening.setEnabled(folder.is_dir())
        self.opening.append(opening)
        copies = tr("Copy the path: {name}").format(name=name)
        copying = self._button(tr("Copy"), copies, lambda: QGuiApplication.clipboard().setText(str(path)))
        self.copying.append(copying)
        grid.addWidget(help_label(name, "label", self), row, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, part in enumerate((field, opening, copying), 1):
            grid.addWidget(part, row, column)

    def _button(self, word: str, tooltip: str, action: object) -> QPushButton:
        button = QPushButton(word, self)
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
