"""Which of the installed plugins may run, each by a tick of its own; none of them is imported to list it."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.sentence import capital
from scoutview.language import tr
from scoutview.plugins.allowed import ENDING
from scoutview.plugins.installed import InstalledPlugin

PLUGINS_KEY = "plugins"
NONE, GONE = tr("None is installed."), tr("no longer installed")
LATER = tr("Holds from the next start of ScoutView.")
TOOLTIP = tr("While it is ticked, the code of this package runs in ScoutView and in what it starts.")


def ticked_plugins(store: QSettings) -> tuple[str, ...]:
    """The names of packages that the user ticked; a file is none of them."""
    try:
        kept = json.loads(str(store.value(PLUGINS_KEY, "[]")))
    except ValueError:
        return ()
    names = [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
    return tuple(name for name in names if not name.endswith(ENDING))


class PluginTicks(QWidget):
    """A tick for each plugin that is installed, and for each that was ticked and is gone; kept at once in `store`."""

    def __init__(self, store: QSettings, installed: Sequence[InstalledPlugin], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._before = ticked_plugins(store)
        brought = {each.name: each.brings for each in installed}
        brought |= {name: GONE for name in self._before if name not in brought}
        self.ticks = {name: self._tick(name) for name in brought}
        self.brings = {name: self._label(f"{capital(words)}.") for name, words in brought.items()}
        self.note = self._label(NONE)
        self.note.setVisible(not brought)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(6))
        for name, tick in self.ticks.items():
            layout.addWidget(tick)
            layout.addWidget(self.brings[name])
        layout.addWidget(self.note)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # names that somebody else gave are no markup
        label.setProperty("role", "label")
        label.setWordWrap(True)
        return label

    def _tick(self, name: str) -> QCheckBox:
        tick = QCheckBox(name, self)
        tick.setToolTip(TOOLTIP)
        tick.setChecked(name in self._before)
        tick.toggled.connect(self._keep)
        return tick

    def _keep(self) -> None:
        ticked = tuple(name for name, tick in self.ticks.items() if tick.isChecked())
        self._store.setValue(PLUGINS_KEY, json.dumps(ticked))
        self.note.setText(LATER)
        self.note.setVisible(set(ticked) != set(self._before))
