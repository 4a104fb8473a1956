"""A talk and its file: made, opened, saved, packed with its recordings, and the question before changes are lost."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.talks.drafts import Draft
from scoutview.talks.editing import EditedTalk
from scoutview.talks.recordings import moved, recording_path, relocated, save_with_recordings
from scoutview.talks.talk import ENDING, Talk, read_talk, write_talk
from scoutview.window.base import question
from scoutview.window.base.naming import with_ending
from scoutview.window.talks.reading_thread import ReadingThread
from scoutview.window.talks.scene_sight import named_in_full

KIND = tr("Talks (*{ending})").format(ending=ENDING)
UNTITLED = tr("Untitled{ending}").format(ending=ENDING)


class TalkFile(QObject):
    """While it is edited its recordings have their full paths, so that saving elsewhere and undo do not meet."""

    opened = Signal()  # another talk is there
    changed = Signal()  # the talk, its name, or whether it is saved
    message = Signal(str)  # why something cannot be done
    notice = Signal(str)  # what is done

    def __init__(self, reading: ReadingThread, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._reading = parent, reading
        self.path: Path | None = None
        self.is_packing = False  # its recordings are being copied
        self.edited = EditedTalk()
        self.edited.on_change = self.changed.emit

    @property
    def talk(self) -> Talk:
        return self.edited.talk

    @property
    def place(self) -> Path:
        """The path by which its recordings are named; a talk that has no file has full paths in it."""
        return self.path or Path.home() / UNTITLED

    @property
    def name(self) -> str:
        return self.path.name if self.path is not None else tr("not saved yet")

    # another talk

    def begin(self) -> None:
        """An empty talk, unless the user keeps the present one."""
        if self.may_leave():
            self._take(Talk(), None)

    def open(self, path: Path) -> bool:
        """Edit the talk in this file; False where it cannot be read, which is told, or the present one is kept."""
        if not self.may_leave():
            return False
        try:
            talk = named_in_full(read_talk(path), path)
        except UserError as error:
            self.message.emit(str(error))
            return False
        self._take(talk, path)
        return True

    def take_up(self, draft: Draft) -> bool:
        """Edit this draft, as a change of what was saved last; False where the present talk is kept."""
        if not self.may_leave():
            return False
        saved = Talk()
        if draft.path is not None:
            try:
                saved = named_in_full(read_talk(draft.path), draft.path)
            except UserError as error:
                self.message.emit(str(error))
        self._take(saved, draft.path)
        self.edited.become(draft.talk)
        return True

    def _take(self, talk: Talk, path: Path | None) -> None:
        self.edited = EditedTalk(talk)
        self.edited.on_change = self.changed.emit
        self.path = path
        self.opened.emit()

    # saving

    def save(self) -> bool:
        """Into its file; asks for one where it has none. False where it is not saved."""
        return self._write(self.path) if self.path is not None else self.save_as()

    def save_as(self) -> bool:
        target = self._ask_target(tr("Save the talk as"))
        return target is not None and self._write(target)

    def save_with_recordings(self) -> None:
        """Into a file with a copy of each recording beside it, to be taken elsewhere."""
        target = self._ask_target(tr("Save the talk with its recordings"))
        if target is None or self.is_packing:
            return
        talk, place = self.talk, self.place
        self.is_packing = True
        self.changed.emit()
        self._reading.do(
            lambda: named_in_full(save_with_recordings(talk, place, target), target),
            lambda packed: self._take_packed(packed, target),
            self._refuse_packing,
        )

    def _take_packed(self, packed: Talk, target: Path) -> None:
        self.is_packing, self.path = False, target
        self.edited.mark_saved(packed)
        self.notice.emit(
            tr("{talk} and its recordings are in {folder}.").format(talk=target.name, folder=target.parent)
        )

    def _refuse_packing(self, sentence: str) -> None:
        self.is_packing = False
        self.changed.emit()
        self.message.emit(sentence)

    def _write(self, target: Path) -> bool:
        try:
            write_talk(moved(self.talk, self.place, target), target)
        except UserError as error:
            self.message.emit(str(error))
            return False
        self.path = target
        self.edited.mark_saved()
        return True

    def _ask_target(self, question: str) -> Path | None:
        wanted = self.path or Path(self.folder) / _file_name(self.talk.title)
        chosen, _ = QFileDialog.getSaveFileName(self._window, question, str(wanted), KIND)
        try:
            return with_ending(Path(chosen), ENDING) if chosen else None
        except UserError as error:
            self.message.emit(str(error))
            return None

    @property
    def folder(self) -> str:
        """Where talks are looked for."""
        return str(self.path.parent if self.path is not None else Path.home())

    def may_leave(self) -> bool:
        """Ask what becomes of changes that are not saved; False where the user would rather stay."""
        if self.is_packing:
            self.message.emit(tr("The recordings of the talk are being copied: wait until they are there."))
            return False
        if not self.edited.is_changed:
            return True
        sentence = tr("Save the changes of the talk “{talk}”?").format(talk=self.talk.title or self.name)
        save, discard = tr("Save"), tr("Discard")
        answer = question.ask(self._window, sentence, save, discard, tr("Cancel"))
        return self.save() if answer == save else answer == discard

    # a recording that is elsewhere

    def find(self, number: int) -> bool:
        """Ask where the recording of a scene is; all scenes of the same recording have then been found."""
        missing = recording_path(self.talk.scenes[number], self.place)
        folder = next((str(each) for each in missing.parents if each.is_dir()), self.folder)
        title = tr("Where is {file}?").format(file=missing.name)
        kinds = tr("Recordings (*.scout);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
        if chosen:
            found = relocated(self.talk, number, Path(chosen), self.place)
            self.edited.become(named_in_full(found, self.place))
        return bool(chosen)


def _file_name(title: str) -> str:
    """From the title of a talk, without what no file system takes."""
    kept = "".join(letter for letter in title if letter.isalnum() or letter in " -_(),").strip()
    return f"{kept}{ENDING}" if kept else UNTITLED
