"""Does what the export dialog asks: what is drawn already at once, the rest by a program of its own."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from scoutview.errors import UserError
from scoutview.export.from_window import footer_from_window, is_whole, page_bytes_from_window, picture_from_window
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.still import copy_picture, png_bytes, write_still
from scoutview.graphics.base.theme import THEMES, Theme
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.recording.whole_files import write_whole
from scoutview.talks.talk import ENDING, write_talk
from scoutview.window.exporting.format import Kind, Subject
from scoutview.window.exporting.job import ExportJob
from scoutview.window.exporting.on_screen import NO_SCENE, NOTHING, OnScreen, OpenTalk
from scoutview.window.exporting.queue import ExportQueue
from scoutview.window.exporting.wish import ExportWish, Source, command_words, file_name, talk_words


class ExportMaking:
    """What is written at once is told with `done`; what takes longer goes into the queue.

    `window_in` draws the window in a theme, so wide.
    """

    def __init__(
        self,
        on_screen: OnScreen,
        window_in: Callable[[Theme, int], QImage],
        queue: ExportQueue,
        done: Callable[[Path], None],
    ) -> None:
        self._seen, self._window_in, self._queue, self._done = on_screen, window_in, queue, done

    def name(self, wish: ExportWish) -> str:
        """What the file is called, unless the user says otherwise."""
        session, talk = self._seen.session, self._seen.open_talk()
        step = session.timeline.step or 0
        if talk is not None and wish.subject in (Subject.SCENE, Subject.TALK):
            return file_name(talk.title_of(wish.subject), wish, step)
        lab = session.lab.title if session.lab is not None else "ScoutView"
        alone = self._panels(wish)[0].title if len(wish.panels) == 1 else lab
        return file_name(alone, wish, step)

    def picture(self, wish: ExportWish) -> QImage:
        """What it will look like, of panels or the window.

        Raises:
            UserError: there is no such picture.
        """
        if wish.subject is Subject.WINDOW:
            return self._of_window(wish)
        return self._of_panels(wish).image(self._words(wish))

    def page_bytes(self, wish: ExportWish) -> float:
        """What a page takes if each frame is like the one on screen and shares nothing with others: mostly it does.

        Raises:
            UserError: there is no such panel.
        """
        frames = wish.page.frames * (1 + len(wish.page.probes))
        return page_bytes_from_window(self._seen.session, self._panels(wish), THEMES[wish.theme], frames)

    def copy(self, wish: ExportWish) -> None:
        """Put it on the clipboard.

        Raises:
            UserError: there is no such picture.
        """
        if wish.subject is Subject.WINDOW:
            QGuiApplication.clipboard().setImage(self._of_window(wish))
        else:
            copy_picture(self._of_panels(wish), self._words(wish))

    def taken(self, wish: ExportWish) -> Callable[[Path], None]:
        """What is wanted, as it is at this moment; with a target it is written, or begun.

        Raises:
            UserError: there is no such thing; from what is returned, that it cannot be written.
        """
        if wish.subject is Subject.WINDOW:
            image = self._of_window(wish)
            return lambda target: self._write(target, lambda: write_whole(target, png_bytes(image)))
        if wish.subject in (Subject.SCENE, Subject.TALK):
            talk = self._seen.open_talk()
            return lambda target: self._begin_talk(wish, talk, target)
        return (wish.format.kind is Kind.STILL and self._drawn_now(wish)) or self._begun(wish)

    def _write(self, target: Path, write: Callable[[], None]) -> None:
        write()
        self._done(target)

    def _begun(self, wish: ExportWish) -> Callable[[Path], None]:
        source = self._source()
        return lambda target: self._queue.add(ExportJob(command_words(wish, source, target), target))

    def _begin_talk(self, wish: ExportWish, talk: OpenTalk | None, target: Path) -> None:
        """The program reads the talk as it is now, saved or not, from a file of its own."""
        if talk is None:
            raise UserError(NO_SCENE)
        folder = tempfile.TemporaryDirectory(prefix="scoutview-")
        copy = Path(folder.name) / f"talk{ENDING}"
        try:
            write_talk(talk.part(wish.subject), copy)
        except UserError:
            folder.cleanup()
            raise
        job = ExportJob(talk_words(wish, copy, target), target)
        job.over.connect(lambda: folder.cleanup())  # a bound method would not keep the folder
        self._queue.add(job)

    def _drawn_now(self, wish: ExportWish) -> Callable[[Path], None] | None:
        """If all that it needs has been computed for the screen; None where some must be asked first."""
        picture = self._of_panels(wish)
        if not is_whole(self._seen.session, self._panels(wish), picture):
            return None
        words, outlines = self._words(wish), wish.outlines
        return lambda target: self._write(target, lambda: write_still(picture, words, target, outlines=outlines))

    def _of_panels(self, wish: ExportWish) -> Picture:
        size, theme = PictureSize(*wish.size), THEMES[wish.theme]
        panels = self._panels(wish)
        return picture_from_window(self._seen.session, panels, size, theme, transparent=wish.transparent)

    def _of_window(self, wish: ExportWish) -> QImage:
        return self._window_in(THEMES[wish.theme], wish.size[0])

    def _words(self, wish: ExportWish) -> PictureWords:
        footer = footer_from_window(self._seen.session, self._panels(wish)[0], whole=wish.footer)
        return PictureWords(wish.title, wish.caption, footer)

    def _panels(self, wish: ExportWish) -> Sequence[Panel]:
        try:
            return [self._seen.docks[name].panel for name in wish.panels]
        except KeyError:
            raise UserError(tr("Another lab is on screen by now: close this dialog and open it again.")) from None

    def _source(self) -> Source:
        session = self._seen.session
        if session.path is None or session.timeline.step is None:
            raise UserError(NOTHING)
        views = {name: dict(dock.panel.view_settings()) for name, dock in self._seen.docks.items()}
        return Source(session.path.resolve(), session.timeline.step, session.probe_text, views, session.interventions)
