"""The recordings and talks that were opened last."""

import json
from pathlib import Path

from PySide6.QtCore import QSettings

KEY, MOST = "recent_files", 12


class Recent:
    """Kept in the settings of the program, the newest first; files that are gone are left out."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def note(self, path: Path) -> None:
        """It was opened now."""
        path = path.absolute()
        kept = [path, *(other for other in self._kept() if other != path)]
        self._store.setValue(KEY, json.dumps([str(each) for each in kept[:MOST]]))

    def paths(self) -> list[Path]:
        return [path for path in self._kept() if path.is_file()]

    def _kept(self) -> list[Path]:
        try:
            names = json.loads(str(self._store.value(KEY, "[]")))
        except ValueError:
            return []
        return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
