"""What is listed in the menu and found by the search besides the commands: files, labs, panels and tours."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.talks.talk import ENDING
from scoutview.window.runs.origin import Origin
from scoutview.window.runs.recent import Recent
from scoutview.window.shell.actions import Doers, Entry
from scoutview.window.shell.commands import Lists


class Listing:
    """Each list is made anew whenever it is asked for."""

    def __init__(
        self, doers: Doers, labs: Sequence[type[Lab[Any, Any]]], tours: Mapping[str, Path], recent: Recent
    ) -> None:
        self._doers, self._labs, self._tours, self._recent = doers, labs, tours, recent

    def lists(self) -> Mapping[Lists, Callable[[], Sequence[Entry]]]:
        return {
            Lists.RECENT: self._recent_files,
            Lists.LABS: self._labs_there,
            Lists.PANELS: self._panels,
            Lists.TOURS: self._talks_that_ship,
        }

    def _recent_files(self) -> list[Entry]:
        shown = self._doers.session.path
        paths = [path for path in self._recent.paths() if path != shown]
        titles = [tr("Open {file}", "a recent one").format(file=self._called(path)) for path in paths]
        return [
            Entry(title, partial(self._open, path), str(path.parent)) for title, path in zip(titles, paths, strict=True)
        ]

    def _called(self, path: Path) -> str:
        """Whose it is before its name; a file from elsewhere, or a talk, by its name alone."""
        told = self._doers.runs.provenance(path)
        return path.name if told.origin is Origin.OTHER else f"{told.definite} {path.stem}"

    def _open(self, path: Path) -> None:
        if path.suffix.lower() == ENDING:
            self._doers.talks.open_talk(path)
        else:
            self._doers.session.open(path)

    def _labs_there(self) -> list[Entry]:
        choose = self._doers.runs.return_to_lab
        return [Entry(lab.title, partial(choose, lab.name), lab.summary) for lab in self._labs]

    def _panels(self) -> list[Entry]:
        area, entries = self._doers.area, []
        for name, dock in area.docks.items():
            shown = (tr("Hide {panel}") if dock.panel.is_on_screen() else tr("Show {panel}")).format(
                panel=dock.panel.title
            )
            entries.append(Entry(shown, partial(area.toggle_panel, name), dock.panel.field_term))
        return entries

    def _talks_that_ship(self) -> list[Entry]:
        talks = self._doers.talks
        tours = [Entry(title, partial(talks.present_file, path), tr("tour")) for title, path in self._tours.items()]
        for chapter in talks.series.chapters:
            go_on = partial(talks.go_on_with, chapter)
            title = tr("Chapter {number}: {title}").format(number=chapter.number, title=chapter.title)
            tours.append(Entry(title, go_on, chapter.talk.summary))
        return tours
