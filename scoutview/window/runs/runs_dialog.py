"""The user's runs: what they trained before, with its size on disk; open, rename, delete."""

import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.language import as_written, tr
from scoutview.recording.files import delete_recording, move_recording
from scoutview.window.base import question
from scoutview.window.runs.origin import day, recently

COLUMNS = (tr("Run"), tr("Trained", "when"), tr("Size", "of a file"))
ON_SCREEN = tr("on screen now")
SAMPLES = tr("Only what was trained here: the samples that ship are on the start page.")


class RunsDialog(QDialog):
    """Lists the .scout files of a folder, the newest first."""

    open_requested = Signal(object)

    def __init__(self, folder: Path, look: Look, shown: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Your runs"))
        self._folder = folder
        self._shown = shown
        self._sure = False
        self._summary = ""
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setAccessibleName(tr("Runs"))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.doubleClicked.connect(lambda: self.open_chosen())
        self.table.itemSelectionChanged.connect(self._calm_down)
        self.note = QLabel(self)
        self.note.setProperty("role", "label")
        self.note.setWordWrap(True)
        self.delete = QPushButton(tr("Delete"), self)
        self._lay_out(look)
        self.fill()

    def _lay_out(self, look: Look) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(20)] * 4)
        layout.setSpacing(look.px(12))
        layout.addWidget(self.table)
        layout.addWidget(self.note)
        row = QHBoxLayout()
        layout.addLayout(row)
        for word, tooltip, action in (
            (tr("Show folder"), tr("Open {folder}").format(folder=self._folder), self._show_folder),
            (tr("Rename…"), tr("Another name for the chosen run  (F2)"), self.rename_chosen),
        ):
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            row.addWidget(button)
        button.setShortcut("F2")
        self.delete.setToolTip(tr("Delete the chosen run from the disk; asks once more"))
        self.delete.clicked.connect(self.delete_chosen)
        row.addWidget(self.delete)
        row.addStretch(1)
        opening = main_button(tr("Open"))
        opening.setToolTip(tr("Open the chosen run  (Enter)"))
        opening.clicked.connect(self.open_chosen)
        row.addWidget(opening)
        self.resize(look.px(760), look.px(480))

    def fill(self) -> None:
        """Read the folder again."""
        files = [(path, path.stat()) for path in self._folder.glob("*.scout") if path.is_file()]
        files.sort(key=lambda file: file[1].st_mtime, reverse=True)
        self.table.setRowCount(len(files))
        for row, (path, facts) in enumerate(files):
            name = QTableWidgetItem(path.stem)
            name.setData(Qt.ItemDataRole.UserRole, str(path))
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, self._date(path, facts.st_mtime))
            size = QTableWidgetItem(as_written(f"{facts.st_size / 1e6:,.1f} MB"))
            size.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, 2, size)
        total = sum(facts.st_size for _, facts in files) / 1e6
        runs = tr("%n runs, {total:,.1f} MB in {folder}.", "", len(files), one="1 run, {total:,.1f} MB in {folder}.")
        self._summary = f"{runs.format(total=total, folder=self._folder)} {SAMPLES}"
        if files:
            self.table.selectRow(0)
        self._calm_down()

    def _date(self, path: Path, written_s: float) -> QTableWidgetItem:
        """How long ago, and whether it is the one behind this dialog."""
        told = recently(written_s, time.time()) or day(written_s)
        item = QTableWidgetItem(f"{told} · {ON_SCREEN}" if path == self._shown else told)
        item.setToolTip(f"{datetime.fromtimestamp(written_s):%Y-%m-%d %H:%M}")
        return item

    def chosen(self) -> Path | None:
        item = self.table.item(self.table.currentRow(), 0)
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def open_chosen(self) -> None:
        path = self.chosen()
        if path is not None:
            self.accept()
            self.open_requested.emit(path)

    def rename_chosen(self) -> None:
        path = self.chosen()
        if path is None:
            return
        name = question.ask_name(self, tr("Another name for this run"), path.stem, tr("Rename"))
        if name:
            self.rename(path, name)

    def rename(self, path: Path, name: str) -> None:
        """Give a run another name; says so where it cannot have it."""
        target = path.parent / f"{name}.scout"
        if path == self._shown:
            self.note.setText(tr("This run is on screen: open another one first, then rename it."))
        elif target.parent != path.parent or target.exists():
            taken = tr("“{name}” cannot be its name: there is such a run already, or the name is a path.")
            self.note.setText(taken.format(name=name))
        else:
            try:
                move_recording(path, target)
            except UserError as error:
                self.note.setText(str(error))
                return
            self.fill()

    def delete_chosen(self) -> None:
        """First says what would go; a second press deletes."""
        path = self.chosen()
        if path is None:
            return
        if path == self._shown:
            self.note.setText(tr("This run is on screen: open another one first, then delete it."))
            return
        if not self._sure:
            self._sure = True
            self.delete.setText(tr("Really delete"))
            warning = tr("“{name}” would be gone for good. Press Really delete, or choose another row to keep it.")
            self.note.setText(warning.format(name=path.stem))
            return
        try:
            delete_recording(path)
        except UserError as error:
            self.note.setText(str(error))
            return
        self.fill()

    def _calm_down(self) -> None:
        self._sure = False
        self.delete.setText(tr("Delete"))
        self.note.setText(self._summary)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
