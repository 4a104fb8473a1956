"""Keeps what was changed of a talk and is not saved, so that it is there after the program was killed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.talks.drafts import Drafts
from scoutview.talks.talk import Talk
from scoutview.window.talks.file import TalkFile
from scoutview.window.talks.reading_thread import ReadingThread


class DraftKeeper(QObject):
    """Writes one draft at a time, beside the GUI thread; of the changes made meanwhile the last one follows."""

    message = Signal(str)  # why no draft can be kept; once

    def __init__(self, file: TalkFile, drafts: Drafts, reading: ReadingThread) -> None:
        super().__init__(file)
        self._file, self._drafts, self._reading = file, drafts, reading
        self._wanted: tuple[Talk, Path | None] | None = None  # None: there is nothing that could be lost
        self._kept: tuple[Talk, Path | None] | None = None
        self._is_writing = self._has_told = False
        file.changed.connect(self._note)
        file.opened.connect(self._note)

    def _note(self) -> None:
        file = self._file
        self._wanted = (file.talk, file.path) if file.edited.is_changed else None
        self._go_on()

    def _go_on(self) -> None:
        if self._is_writing or self._wanted == self._kept:
            return
        self._is_writing = True
        work = self._drafts.drop if self._wanted is None else partial(self._drafts.keep, *self._wanted)
        self._reading.do(partial(_in_words, work), partial(self._end, self._wanted), self._refuse)

    def _end(self, kept: tuple[Talk, Path | None] | None, _: None) -> None:
        self._is_writing, self._kept = False, kept
        self._go_on()

    def _refuse(self, sentence: str) -> None:
        self._is_writing, self._kept = False, self._wanted  # with the next change it is tried again
        if not self._has_told:
            self._has_told = True
            told = tr("A draft of the talk cannot be kept, so save it soon: {sentence}")
            self.message.emit(told.format(sentence=sentence))


def _in_words(work: Callable[[], None]) -> None:
    """Whatever goes wrong ends the writing with a sentence, so that the next change is written again."""
    try:
        work()
    except UserError:
        raise
    except Exception as error:
        raise UserError(f"{error or type(error).__name__}.") from error
