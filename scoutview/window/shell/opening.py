"""Opens the pages that tell of the window itself: the search, the keys, the settings, and what it is made of."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from scoutview.window.shell.actions import Actions, Doers
from scoutview.window.shell.commands import COMMANDS, LISTED
from scoutview.window.shell.search_plan import Found


class Opening(QObject):
    """Each page is loaded when it is first wanted: the window should be on screen before."""

    def __init__(self, doers: Doers, commands: Callable[[], Actions], store: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._doers, self._commands, self._store, self._window = doers, commands, store, window

    def pages(self) -> Mapping[str, Callable[[], object]]:
        """What opens them, by the names of the commands."""
        return {"search": self.search, "keys": self.keys, "about": self.about, "settings": self.settings}

    def search(self) -> None:
        """All commands and all that the lists have, to be found by a word."""
        from scoutview.window.shell.search import CommandSearch

        commands = self._commands()
        lines = [Found(each.name, each.group, each.title, each.key, each.words) for each in COMMANDS]
        deeds: dict[str, Callable[[], object]] = {}
        for listed, entries in commands.lists.items():
            for entry in entries():
                name = f"{listed.value}: {entry.title}"
                deeds[name] = entry.run
                lines.append(Found(name, f"{LISTED[listed]} ▸ {listed.value}", entry.title, "", entry.words))

        def do(name: str) -> None:
            deeds[name]() if name in deeds else commands.do(name)

        page = CommandSearch(
            lines,
            lambda name: "" if name in deeds else commands.why_not(name),
            do,
            self._doers.dress.look,
            self._window,
        )
        page.open_over(self._window)

    def keys(self) -> None:
        from scoutview.window.shell.help import KeyList

        KeyList(self._doers.dress.look, self._window, self.search).open()

    def about(self) -> None:
        from scoutview.window.shell.help import About

        folders = (("Your runs", self._doers.session.runs_folder),)
        About(self._doers.dress.look, self._window, folders).open()

    def settings(self) -> None:
        from scoutview.window.shell.preferences import Preferences

        doers = self._doers
        folder, look = doers.session.runs_folder, doers.dress.look
        Preferences(doers.dress, folder, doers.runs.move_to, look, self._window, store=self._store).open()
