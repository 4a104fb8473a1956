"""What the window does with a file or folder that was dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoutview.errors import UserError
from scoutview.probe import PictureProbe
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
            self._use(drop_of(path))
        except UserError as error:
            self._window.messages.show_message(str(error))

    def _use(self, drop: Drop) -> None:
        session, labs = self._window.session, self._window.labs
        match drop.kind:
            case "recording":
                session.open(drop.path)
            case "talk":
                self._window.talks.open_talk(drop.path)
            case "text":
                session.prepare("next_token", labs["next_token"].Settings(corpus=str(drop.path)))  # type: ignore[call-arg]
            case "images":
                name = "denoising" if self._window.room.lab_name == "denoising" else "digits"
                session.prepare(name, labs[name].Settings(images=str(drop.path)))  # type: ignore[call-arg]
            case "picture":
                self._ask_with(drop.path)

    def _ask_with(self, picture: Path) -> None:
        if isinstance(self._window.session.probe, PictureProbe):
            self._window.view.ask_text(str(picture))
        else:
            title = self._window.labs["digits"].title
            raise UserError(f"A picture can be asked of {title}: choose that lab, then drop it again.")
