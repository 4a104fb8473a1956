"""Exports that wait for each other: one program at a time is enough for the machine."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from scoutview.window.exporting.job import ExportJob


class ExportQueue(QObject):
    """Runs jobs one after another."""

    changed = Signal()  # another job runs, or none, or more or fewer wait
    progress = Signal(int, int, object)  # of the one that runs: done, total, seconds left or None
    finished = Signal(object)  # the path of one that is done
    failed = Signal(str, str)  # a sentence, details; also of what was made, and lacks something

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: ExportJob | None = None
        self.waiting: deque[ExportJob] = deque()

    def add(self, job: ExportJob) -> None:
        """Run it as soon as those before it are over."""
        job.setParent(self)
        job.progress.connect(self.progress)
        job.finished.connect(self.finished)
        job.failed.connect(self.failed)
        job.remarked.connect(self.failed)
        for over in (job.finished, job.failed, job.cancelled):
            over.connect(lambda *_: self._go_on(job))
        self.waiting.append(job)
        self._start_next()
        self.changed.emit()

    def cancel(self) -> None:
        """End the one that runs; the next one begins."""
        if self.running is not None:
            self.running.cancel()

    def close(self) -> None:
        """End all of them, and wait until they have: nothing half done is left."""
        dropped, self.waiting = self.waiting, deque()
        for job in dropped:
            job.cancel()
        if self.running is not None:
            self.running.cancel()
            self.running.wait()

    def _go_on(self, job: ExportJob) -> None:
        if self.running is not job:
            return
        self.running = None
        job.deleteLater()
        self._start_next()
        self.changed.emit()

    def _start_next(self) -> None:
        if self.running is None and self.waiting:
            self.running = self.waiting.popleft()
            self.running.start()
