"""What is kept of the docks of each lab between two looks at it: where they stand, and the choices in their panels."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from scoutview.window.docks.dock import PanelDock


class DockMemory:
    """In the settings of the program, by the name of the lab."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def keep(self, lab_name: str, host: QMainWindow, docks: Mapping[str, PanelDock]) -> None:
        """Where the docks stand now, and what is chosen in their panels."""
        self._store.setValue(f"docks/{lab_name}", host.saveState())
        choices = {name: dict(dock.panel.view_settings()) for name, dock in docks.items()}
        self._store.setValue(f"choices/{lab_name}", json.dumps(choices))

    def place(self, lab_name: str, host: QMainWindow) -> bool:
        """Put the docks where they stood; False where that is not known."""
        state = self._store.value(f"docks/{lab_name}")
        return isinstance(state, QByteArray) and host.restoreState(state)

    def recall_choices(self, lab_name: str, docks: Mapping[str, PanelDock]) -> None:
        """Choose in the panels what was chosen."""
        try:
            choices = json.loads(str(self._store.value(f"choices/{lab_name}", "{}")))
        except ValueError:
            return
        for name, dock in docks.items():
            if isinstance(choices, dict) and isinstance(choices.get(name), dict):
                dock.panel.restore(choices[name])
