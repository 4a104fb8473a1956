"""What the window does with talks: the strip of scenes, showing one, taking one, and presenting them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.drafts import Draft, Drafts, forget
from scoutview.talks.scene import Scene
from scoutview.talks.series import Chapter
from scoutview.talks.talk import ENDING, Talk, read_talk
from scoutview.window.base.dress import Dress
from scoutview.window.base.series import SeriesPlace, TalkSeries
from scoutview.window.docks.dock_area import DockArea, docks_on_screen
from scoutview.window.exporting.on_screen import OpenTalk
from scoutview.window.talks.scenes import SceneShower, docks_of, picture_of, scene_of_window

if TYPE_CHECKING:  # loaded when first wanted: the window is to be there soon
    from scoutview.window.stage.presentation import Presentation
    from scoutview.window.talks.strip import TalkStrip


NO_TALK = tr("There is no talk to save. Runs save themselves as they train.")


class Talks(QObject):
    """The strip is made when it is first wanted, and put into `place`; presenting has sessions of its own."""

    changed = Signal()  # the talk of the strip: what can be undone, for one
    height_changed = Signal()  # the strip is shown, or put away
    export_asked = Signal(object)  # a Subject: the talk of the strip, or its chosen scene
    opened = Signal(object)  # the path of a talk that is in the strip now
    message = Signal(str)  # one sentence: why something cannot be done
    notice = Signal(str)  # one sentence: what is done

    def __init__(
        self,
        session: Session,
        area: DockArea,
        dress: Dress,
        *,
        panels: Sequence[type[Panel]],
        drafts: Drafts,
        series: TalkSeries,
        place: QBoxLayout,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.strip: TalkStrip | None = None
        self.presentation: Presentation | None = None
        self._session, self._area, self._dress, self._panels = session, area, dress, panels
        self._drafts, self._place, self._window = drafts, place, window
        self.series = series
        self._hall = ""  # the screen that the audience saw last, where the speaker chose it
        self._shower = SceneShower(session, area, dress, self)
        self._shower.failed.connect(self.message)
        self._shower.shown.connect(self._keep_picture)

    def is_shown(self) -> bool:
        return self.strip is not None and self.strip.isVisibleTo(self._window)

    def shown_parts(self) -> Sequence[QWidget]:
        """The strip, while it is on screen."""
        return [self.strip] if self.strip is not None and self.is_shown() else []

    def toggle_strip(self) -> None:
        """Show the strip, or put it away; the talk stays in it."""
        if self.is_shown():
            assert self.strip is not None
            self.strip.hide()
        else:
            self._shown_strip()
        self.height_changed.emit()

    def choose_talk(self) -> None:
        """Ask for a talk and put it into the strip."""
        folder = self.strip.editing.file.folder if self.strip is not None else str(Path.home())
        kinds = tr("Talks (*{ending});;All files (*)").format(ending=ENDING)
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open a talk"), folder, kinds)
        if chosen:
            self.open_talk(Path(chosen))

    def open_talk(self, path: Path) -> None:
        """Edit this talk, its first scene on screen; where it cannot be, the strip is as shown as it was."""
        was_shown = self.is_shown()
        strip = self._shown_strip()
        if strip.open(path):
            self.opened.emit(path)
            if strip.talk.scenes:
                strip.choose(0)
        else:
            strip.setVisible(was_shown)
        self.height_changed.emit()

    def left_draft(self) -> Draft | None:
        """A talk that was not saved when its program ended, if there is one."""
        return self._drafts.left()

    def take_up(self, draft: Draft) -> None:
        """Go on with that talk."""
        strip = self._shown_strip()
        if strip.take_up(draft):
            self._try(lambda: self._keep_instead(draft))
        self.height_changed.emit()

    def _keep_instead(self, draft: Draft) -> None:
        self._drafts.keep(draft.talk, draft.path)
        forget(draft)  # only now: where nothing can be written, it is all there is

    def save(self) -> None:
        """The talk into its file; asks for one where it has none."""
        if self.has_scenes or self.can_undo:
            self._do("save")
        else:
            self.notice.emit(NO_TALK)

    def do(self, wish: str) -> None:
        """Something with the talk or its chosen scene, by the name that the strip has for it."""
        if self.strip is not None:
            self._do(wish)

    def add_scene(self) -> None:
        """What is on screen now becomes a scene of the talk."""
        strip = self._shown_strip()
        self.height_changed.emit()
        taken = self._taken()
        if taken is not None:
            strip.add(taken, self._picture_of_screen())

    def present(self, number: int = 0) -> None:
        """Present the talk of the strip from this scene on; where there is none, what is on screen."""
        if self.strip is None or not self.has_scenes:
            self._present_screen()
            return
        self.strip.finish_fields()
        self._begin(self.strip.talk, self.strip.path, number)

    def present_chosen(self) -> None:
        """Present the talk of the strip from the scene on that was picked in it, else from its beginning."""
        self.present(self.strip.editing.first_presented if self.strip is not None else 0)

    def present_file(self, path: Path) -> None:
        """Present the talk in this file, whatever is in the strip."""
        self._try(lambda: self._begin(read_talk(path), path, 0))

    def go_on_with_series(self) -> None:
        """Present it from where it was left."""
        self._present_series(self.series.way_on())

    def go_on_with(self, chapter: Chapter) -> None:
        """Present it from where it was left."""
        self._present_series(self.series.way_into(chapter))

    def _present_series(self, place: SeriesPlace) -> None:
        self._begin(place.chapter.talk, place.chapter.path, place.number, self.series)

    def show_contents(self) -> None:
        """Present the series, its contents first."""
        chapter = self.series.way_on().chapter
        self._begin(chapter.talk, chapter.path, 0, self.series, contents=True)

    def uses_keys(self, widget: QWidget | None) -> bool:
        """Whether single keys in this widget mean something for the scenes."""
        return self.strip is not None and widget is self.strip.row

    def undo(self) -> None:
        """Take the last change of the talk back; the strip shows which it was."""
        if self.can_undo:
            self._do("undo")

    def redo(self) -> None:
        if self.can_redo:
            self._do("redo")

    @property
    def has_scenes(self) -> bool:
        return self.strip is not None and bool(self.strip.talk.scenes)

    @property
    def can_undo(self) -> bool:
        return self.strip is not None and self.strip.editing.edited.can_undo

    @property
    def can_redo(self) -> bool:
        return self.strip is not None and self.strip.editing.edited.can_redo

    def open_talk_now(self) -> OpenTalk | None:
        """What of it can be exported; None where no talk is open, or no scene is in it."""
        if self.strip is None or not self.strip.talk.scenes:
            return None
        return OpenTalk(self.strip.talk, self.strip.path.stem, max(0, self.strip.current))

    def may_close(self) -> bool:
        """Asks what is to become of a talk that is not saved."""
        return self.strip is None or self.strip.close_asks()

    def close(self) -> None:
        """End a presentation, and the strip's thread."""
        if self.presentation is not None:
            self.presentation.close()
        if self.strip is not None:
            self.strip.end()
        self._drafts.drop()
        self._drafts.leave()

    def set_look(self, look: Look) -> None:
        if self.strip is not None:
            self.strip.set_look(look)

    # inside

    def _shown_strip(self) -> TalkStrip:
        if self.strip is None:
            from scoutview.window.talks.draft_keeper import DraftKeeper
            from scoutview.window.talks.strip import TalkStrip

            self.strip = TalkStrip(self._dress.look, self._window)
            self._connect(self.strip)
            keeper = DraftKeeper(self.strip.editing.file, self._drafts, self.strip.editing.reading)
            keeper.message.connect(self.message)
            self._place.addWidget(self.strip)
        self.strip.show()
        return self.strip

    def _connect(self, strip: TalkStrip) -> None:
        strip.scene_chosen.connect(lambda number: self._show(strip, number))
        strip.add_wanted.connect(self.add_scene)
        strip.retake_wanted.connect(lambda number: self._retake(strip, number))
        strip.present_wanted.connect(self.present)
        strip.open_wanted.connect(self.choose_talk)
        strip.export_wanted.connect(self.export_asked)
        strip.editing.changed.connect(self.changed)
        strip.message.connect(self.message)
        strip.notice.connect(self.notice)

    def _do(self, wish: str) -> None:
        self._shown_strip().do(wish)
        self.height_changed.emit()

    def _show(self, strip: TalkStrip, number: int) -> None:
        self._shower.show_scene(strip.talk.scenes[number], strip.path)

    def _retake(self, strip: TalkStrip, number: int) -> None:
        taken = self._taken()
        if taken is not None:
            strip.retake(number, taken, self._picture_of_screen())

    def _taken(self) -> Scene | None:
        try:
            return scene_of_window(self._session, self._area.docks, self._dress.look, None)
        except UserError as error:
            self.message.emit(str(error))
            return None

    def _picture_of_screen(self) -> QPixmap:
        return picture_of(docks_on_screen(self._area.docks), self._dress.look)

    def _keep_picture(self, scene: Scene) -> None:
        if self.strip is not None:
            docks = docks_of(scene, self._area.docks)
            self.strip.keep_picture(scene, picture_of(docks, self._dress.look))

    def _present_screen(self) -> None:
        """As a talk of one scene, which nobody keeps."""
        scene, lab, path = self._taken(), self._session.lab, self._session.path
        if scene is not None and lab is not None and path is not None:
            self._begin(Talk(lab.title, (scene,)), path, 0)

    def _begin(
        self, talk: Talk, path: Path, number: int, series: TalkSeries | None = None, *, contents: bool = False
    ) -> None:
        if self.presentation is not None:
            self.presentation.activateWindow()
            return

        from scoutview.window.stage.presentation import Presentation

        def begin() -> None:
            runs, askers = self._session.runs_folder, self._session.askers
            sessions, motion = partial(Session, runs, askers=askers), self._dress.look.motion
            self.presentation = Presentation(talk, path, sessions, self._panels, motion=motion, series=series)
            self.presentation.ended.connect(self._end)
            self.presentation.hall_chosen.connect(self._note_hall)
            here = self._window.screen()
            self.presentation.start(number, speaker=here, hall_name=self._hall, contents=contents)

        self._try(begin)

    def _note_hall(self, name: str) -> None:
        self._hall = name

    def _end(self) -> None:
        if self.presentation is not None:
            self.presentation.deleteLater()
            self.presentation = None
            self._window.activateWindow()

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError as error:
            self.message.emit(str(error))
