"""Opens the pages that tell of the window itself: the search, Help, and the settings."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QWidget

from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.resources import resource
from scoutview.window.help.terms import TERMS
from scoutview.window.shell.actions import Actions, Doers
from scoutview.window.shell.commands import COMMANDS, LISTED, group_in_words, rows_by_group
from scoutview.window.shell.search_plan import Found


class Opening(QObject):
    """Each page is loaded when it is first wanted: the window should be on screen before.

    `panels` are those that Help may lead to, `drafts` is where drafts of talks are kept.
    """

    def __init__(
        self,
        doers: Doers,
        commands: Callable[[], Actions],
        *,
        panels: Sequence[type[Panel]],
        drafts: Path,
        store: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._doers, self._commands, self._store, self._window = doers, commands, store, window
        self._panels, self._drafts = panels, drafts

    def pages(self) -> Mapping[str, Callable[[], object]]:
        """What opens them, by the names of the commands."""
        help_pages = ("keys", "words", "about", "licences")
        return {
            "search": self.search,
            **{name: partial(self.help, name) for name in help_pages},
            "data_places": partial(self.help, "places"),
            "first_words": self._doers.tell_first_words,
            "settings": self.settings,
        }

    def search(self) -> None:
        """All commands, all that the lists have and all that Help explains, to be found by a word."""
        from scoutview.window.shell.search import CommandSearch

        commands = self._commands()
        lines = [Found(each.name, group_in_words(each.group), each.title, each.key, each.words) for each in COMMANDS]
        deeds: dict[str, Callable[[], object]] = {}
        for listed, entries in commands.lists.items():
            for entry in entries():
                name = f"{listed.value}: {entry.title}"
                deeds[name] = entry.run
                group = f"{group_in_words(LISTED[listed])} ▸ {listed.value}"
                lines.append(Found(name, group, entry.title, "", entry.words))
        for term in TERMS:
            name = f"Words: {term.word}"
            deeds[name] = partial(self.help, "words", term.word)
            lines.append(Found(name, tr("Help ▸ Words"), term.word, "", term.others))

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

    def help(self, page: str, word: str = "") -> None:
        """Help at this page; of words at one of them."""
        from scoutview.window.help.dialog import HelpDeeds, HelpDialog, HelpFacts

        facts = HelpFacts(rows_by_group(), {panel.name: panel.title for panel in self._panels}, self._places())
        deeds = HelpDeeds(self.search, self._doers.tell_first_words, self._show_panel)
        dialog = HelpDialog(facts, deeds, self._doers.dress.look, self._window)
        dialog.turn_to(page, word)
        dialog.open()

    def _places(self) -> tuple[tuple[str, Path], ...]:
        return (
            (tr("Your runs"), self._doers.session.runs_folder),
            (tr("Drafts of talks"), self._drafts),
            (tr("Settings of ScoutView"), Path(self._store.fileName())),
            (tr("Samples that come along"), resource("recordings")),
        )

    def _show_panel(self, panel: str, lab: str) -> None:
        """In the run of this lab that is on screen, else in its sample."""
        session, area = self._doers.session, self._doers.area

        def bring() -> None:
            if panel in area.docks:
                area.open_part(panel, {})

        if session.lab is not None and session.lab.name == lab and area.host.isVisible():
            bring()
            return
        session.run_changed.connect(
            lambda: QTimer.singleShot(0, area, bring), Qt.ConnectionType.SingleShotConnection
        )  # once the panels have their places
        self._doers.runs.choose_lab(lab)

    def settings(self) -> None:
        from scoutview.window.shell.preferences import Preferences

        doers = self._doers
        folder, look = doers.session.runs_folder, doers.dress.look
        Preferences(doers.dress, folder, doers.runs.move_to, look, self._window, store=self._store).open()
