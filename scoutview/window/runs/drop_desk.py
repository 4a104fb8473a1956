"""What the window does with a file or folder that was dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoutview.errors import UserError
from scoutview.settings import settings_from_text
from scoutview.window.runs.drops import Drop, drop_of

if TYPE_CHECKING:
    from scoutview.window.shell.main_window import MainWindow


class DropDesk:
    """Opens what can be opened, trains on what can be trained on, and asks with a picture."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def take(self, path: Path) -> None:
        """Do what this file or folder is for, or say what can be dropped instead."""
        try:
            self._use(drop_of(path, list(self._window.labs.values()), self._window.room.lab_name))
        except UserError as error:
            self._window.messages.show_message(str(error))

    def _use(self, drop: Drop) -> None:
        session, labs = self._window.session, self._window.labs
        match drop.kind:
            case "recording":
                session.open(drop.path)
            case "talk":
                self._window.talks.open_talk(drop.path)
            case "setting":
                settings = settings_from_text(labs[drop.lab].Settings, {drop.setting: str(drop.path)})
                session.prepare(drop.lab, settings)
            case "probe":
                self._window.view.ask_text(str(drop.path))
