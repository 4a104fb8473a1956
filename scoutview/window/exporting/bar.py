"""A quiet strip that tells how far an export is, and where it went."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.graphics.widgets.text_line import TextLine
from scoutview.language import tr
from scoutview.window.base.overlays import OverlayCard
from scoutview.window.exporting.job import ExportJob
from scoutview.window.exporting.queue import ExportQueue
from scoutview.window.timeline.run_words import time_left

DONE_MS = 15_000  # after which a file that is done is no longer told of


class ExportBar(OverlayCard):
    """Hidden while nothing is made and nothing was; what is done is told for a while, or until it is dismissed."""

    def __init__(self, queue: ExportQueue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._leaving.setInterval(DONE_MS)
        self._queue = queue
        self._job: ExportJob | None = None  # the one that is told of
        self._done: Path | None = None  # the last one, until it is dismissed
        self._share, self._how_far = 0.0, "starting"
        self.sentence = TextLine(look, "bar", "text", parent=self)
        self.show_folder = QPushButton(tr("Show in folder"), self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setToolTip(tr("End it; nothing half done is left, and the next one begins"))
        self.close_button = ghost_button(tr("Dismiss  (Esc)"), self.dismiss, self)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        for button in (self.show_folder, self.cancel, self.close_button):
            row.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(row)
        self._connect()
        self.set_look(look)
        self.refresh()

    def _connect(self) -> None:
        self.show_folder.clicked.connect(self._open_folder)
        self.cancel.clicked.connect(self._cancel)
        self._queue.progress.connect(self._show_progress)
        self._queue.finished.connect(self.show_done)
        self._queue.changed.connect(self._begin)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._layout.setContentsMargins(look.px(20), look.px(6), look.px(8), look.px(6))
        put_icon(self.close_button, "close", look, "text3")
        self.sentence.set_look(look)

    def show_done(self, path: Path) -> None:
        """This file, or folder, is there."""
        self._done = path
        self.refresh()

    def dismiss(self) -> bool:
        """Forget what is done; whether there was anything to forget."""
        was_there, self._done = self._done is not None and self.isVisible(), None
        self.refresh()
        return was_there

    def refresh(self) -> None:
        """Show what is the case, or hide."""
        running, done = self._queue.running, self._done
        self.cancel.setVisible(running is not None)
        self.show_folder.setVisible(done is not None)
        self.close_button.setVisible(done is not None and running is None)
        if done is not None:
            self.show_folder.setToolTip(tr("Open {folder}").format(folder=done.parent))
        self.sentence.set_text(self._in_words())
        self.setVisible(running is not None or done is not None)
        self.set_leaving(running is None)
        self.update()

    def leave(self) -> None:
        self.dismiss()

    def _in_words(self) -> str:
        parts = []
        if (running := self._queue.running) is not None:
            parts.append(self._how_far)  # before a name, which may be long
            parts.append(tr("making <b>{name}</b>").format(name=running.target.name))
            if waiting := len(self._queue.waiting):
                parts.append(tr("{waiting} more after it").format(waiting=count(waiting)))
        if self._done is not None:
            parts.append(tr("<b>{name}</b> is done").format(name=self._done.name))
        return "  ·  ".join(parts)

    def _begin(self) -> None:
        """Another job runs, or none, or more wait."""
        if self._queue.running is not self._job:
            self._job = self._queue.running
            self._share, self._how_far = 0.0, "starting"
            self.cancel.setEnabled(True)
            if self._job is not None:
                self._done = None  # what was made before was there to be read
        self.refresh()

    def _show_progress(self, done: int, total: int, left_s: float | None) -> None:
        if not self.cancel.isEnabled():
            return
        self._share = done / total if total else 0.0
        if done == total:
            self._how_far = "finishing"
        else:
            made = tr("{done} of {total}").format(done=count(done), total=count(total))
            self._how_far = "  ·  ".join(filter(None, (made, time_left(left_s) if left_s is not None else "")))
        self.sentence.set_text(self._in_words())
        self.update()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._how_far = "ending"
        self.sentence.set_text(self._in_words())
        self._queue.cancel()

    def _open_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.parent)))

    def paint_more(self, painter: QPainter) -> None:
        if self._queue.running is not None:
            px = self.look.px
            left, width, top = px(16), self.width() - 2 * px(16), self.height() - px(4)
            painter.fillRect(left, top, width, px(2), self.look.colour("raised"))
            painter.fillRect(left, top, round(width * self._share), px(2), self.look.colour("axis"))
