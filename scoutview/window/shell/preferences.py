"""The settings of ScoutView itself: how it looks, what it speaks, where runs are kept, and which plugins may run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import main_button
from scoutview.language import LANGUAGES, choice_file, choose_language, chosen_language, language, of_system, tr
from scoutview.plugins.installed import installed_plugins
from scoutview.window.base.dress import Dress
from scoutview.window.base.scaling import TEXT_SIZES
from scoutview.window.shell.plugin_ticks import PluginTicks

THEMES_IN_WORDS = (("", tr("as the system")), ("dark", tr("dark")), ("light", tr("light")))


class Preferences(QDialog):
    """Theme, language, size of the text, motion, the folder of runs and the plugins, whose ticks are kept in `store`.

    `move_runs` takes another folder, or says why not.
    """

    def __init__(
        self,
        dress: Dress,
        runs_folder: Path,
        move_runs: Callable[[Path], None],
        look: Look,
        parent: QWidget,
        *,
        store: QSettings,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings of ScoutView"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dress, self._folder, self._move_runs = dress, runs_folder, move_runs
        self.theme, self.text_size, self.still = QComboBox(self), QComboBox(self), QCheckBox(tr("Reduce motion"), self)
        for name, words in THEMES_IN_WORDS:
            self.theme.addItem(words, name)
        self.language, self.later = QComboBox(self), QLabel(self)
        for name, words in (("", tr("as the system")), *LANGUAGES.items()):
            self.language.addItem(words, name)
        self.language.activated.connect(lambda _: self._choose_language(self.language.currentData()))
        for size in TEXT_SIZES:
            self.text_size.addItem(f"{size:.0%}".replace("%", " %"), size)
        self.folder, self.refusal = QLabel(self), QLabel(self)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setProperty("role", "error")
        for label in (self.folder, self.refusal):
            label.setWordWrap(True)
        self.plugins = PluginTicks(store, installed_plugins(), look, self)
        self.show_values()
        self._lay_out(look)
        self.theme.activated.connect(lambda _: dress.choose_theme(self.theme.currentData()))
        self.text_size.activated.connect(lambda _: dress.set_text_size(self.text_size.currentData()))
        self.still.toggled.connect(lambda still: dress.set_motion(not still))
        dress.changed.connect(self.show_values)

    def show_values(self) -> None:
        """What holds now, wherever it was chosen."""
        dress = self._dress
        for part in (self.theme, self.text_size, self.still):
            part.blockSignals(True)
        self.theme.setCurrentIndex(self.theme.findData(dress.chosen_theme))
        self.text_size.setCurrentIndex(self.text_size.findData(dress.text_size))
        self.still.setChecked(not dress.look.motion)
        for part in (self.theme, self.text_size, self.still):
            part.blockSignals(False)
        self.language.setCurrentIndex(self.language.findData(chosen_language()))
        self.later.setText(tr("From the next start on.") if (chosen_language() or of_system()) != language() else "")
        self.folder.setText(str(self._folder))

    def _choose_language(self, name: str) -> None:
        try:
            choose_language(name)
        except OSError:
            file = choice_file()
            self._refuse(tr("The choice of the language cannot be kept: {file} cannot be written.").format(file=file))
        self.show_values()

    def _lay_out(self, look: Look) -> None:
        px = look.px
        layout, grid = QVBoxLayout(self), QGridLayout()
        layout.setContentsMargins(*[px(24)] * 4)
        layout.setSpacing(px(14))
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        parts: tuple[tuple[str, QWidget], ...] = (
            (tr("Theme"), self.theme),
            (tr("Language"), self.language),
            ("", self.later),
            (tr("Size of the text"), self.text_size),
            ("", self.still),
            (tr("Your runs are in"), self.folder),
        )
        for row, (words, part) in enumerate(parts):
            label = QLabel(words, self)
            label.setProperty("role", "label")
            label.setBuddy(part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
            if words:
                part.setAccessibleName(words)
        grid.addLayout(self._folder_buttons(px(8)), len(parts), 1)
        self._add_plugins(grid, len(parts) + 1)
        layout.addLayout(grid)
        layout.addWidget(self.refusal)
        self.refusal.hide()
        layout.addStretch(1)
        closing = main_button(tr("Close"))
        closing.setToolTip(tr("Close  (Esc)"))
        closing.clicked.connect(self.accept)
        layout.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(px(560))

    def _add_plugins(self, grid: QGridLayout, row: int) -> None:
        label = QLabel(tr("Plugins"), self)
        label.setProperty("role", "label")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.plugins, row, 1)

    def _folder_buttons(self, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(gap)
        self.changing, self.showing = QPushButton(tr("Change…"), self), QPushButton(tr("Show folder"), self)
        self.changing.setToolTip(tr("New runs go to another folder; those that are there stay where they are"))
        self.showing.setToolTip(tr("Open the folder"))
        self.changing.clicked.connect(self._change_folder)
        self.showing.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        for button in (self.changing, self.showing):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _change_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Where new runs go"), str(self._folder))
        if not chosen:
            return
        try:
            self._move_runs(Path(chosen))
        except UserError as error:
            self._refuse(str(error))
            return
        self._folder = Path(chosen)
        self.refusal.hide()
        self.show_values()
