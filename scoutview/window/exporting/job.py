"""One export by a program of its own, the command line, so that the window and a training stay smooth."""

import re
import shutil
import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from scoutview.language import tr
from scoutview.programs import command, search_path
from scoutview.talks.recordings import SCENE_LEFT_OUT

GRACE_MS = 2000  # for clearing away what is half done
POLITE = 10  # niceness: whatever else runs comes first
RECENT = 40  # reports looked at: the first pictures of a film wait for what all of them share
_PROGRESS = re.compile(r"progress (\d+) (\d+)")
_LEFT_OUT = re.compile(re.escape(SCENE_LEFT_OUT.partition("{error}")[0]).replace(r"\{number\}", r"\d+"))
_TOLD_BY_QT = re.compile(r"qt\.|QStandardPaths")


class ExportJob(QObject):
    """Runs `scoutview` with these words to make `target`.

    Of `finished`, `failed` and `cancelled` exactly one comes, once; `over` comes after each of them, and for a job that
    was dropped before it began.
    """

    said = Signal(str)  # a line that tells something else than how far it is
    remarked = Signal(str, str)  # what was made lacks something: a sentence, details
    progress = Signal(int, int, object)  # done, total, seconds left or None
    finished = Signal(object)  # the path
    failed = Signal(str, str)  # a sentence, details
    cancelled = Signal()
    over = Signal()

    def __init__(self, words: Sequence[str], target: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self._words = list(words)
        self._was_cancelled = self._is_over = False
        self._lines, self._told = b"", b""
        self._remaining = Remaining()
        self._drafts_before: frozenset[Path] = frozenset()
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.started.connect(self._make_polite)
        self._process.readyReadStandardOutput.connect(self._read_progress)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.errorOccurred.connect(self._stumble)
        self._process.finished.connect(self._end)
        self._grace = QTimer(self, singleShot=True)
        self._grace.timeout.connect(self._process.kill)

    def start(self) -> None:
        self._drafts_before = drafts_of(self.target)
        program, *words = command("scoutview", *self._words)
        self._process.start(program, words)

    def cancel(self) -> None:
        """Ask it to end, and make it end when it does not; `cancelled` comes once nothing is left of it."""
        if self._is_over or self._was_cancelled:
            return
        self._was_cancelled = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._finish()  # it was never started
            return
        self._process.terminate()
        self._grace.start(GRACE_MS)

    def wait(self) -> None:
        """Until it has ended, for the end of the program; call `cancel` first."""
        if not self._process.waitForFinished(GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(GRACE_MS)

    def process_id(self) -> int:
        """0 where it is not running."""
        return int(self._process.processId())

    def _make_polite(self) -> None:
        with suppress(psutil.Error, OSError):  # it may be over already
            lower = psutil.BELOW_NORMAL_PRIORITY_CLASS if psutil.WINDOWS else POLITE
            psutil.Process(self.process_id()).nice(lower)

    def _read_progress(self) -> None:
        self._lines += self._process.readAllStandardOutput().data()
        *whole, self._lines = self._lines.split(b"\n")
        for line in (part.decode("utf-8", "replace").strip() for part in whole):
            if (match := _PROGRESS.match(line)) is None:
                self.said.emit(line)
            else:
                done, total = int(match[1]), int(match[2])
                self.progress.emit(done, total, self._remaining.seconds_left(done, total, time.monotonic()))

    def _read_errors(self) -> None:
        self._told += self._process.readAllStandardError().data()

    def _stumble(self, error: QProcess.ProcessError) -> None:
        """All but a failed start are followed by the end, which tells."""
        if error == QProcess.ProcessError.FailedToStart:
            sentence = tr("The program could not be started: {error}.")
            self._told = sentence.format(error=self._process.errorString()).encode()
            self._finish()

    def _end(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read_progress()
        self._read_errors()
        self._finish(succeeded=status == 0 and how == QProcess.ExitStatus.NormalExit)

    def _finish(self, *, succeeded: bool = False) -> None:
        self._is_over = True
        self._grace.stop()
        if not succeeded:
            clear_drafts(self.target, self._drafts_before)  # what was killed could not do so itself
        told = self._told.decode("utf-8", "replace")
        if succeeded:
            self.finished.emit(self.target)
            if left_out := [line for line in told.splitlines() if _LEFT_OUT.match(line)]:
                self.remarked.emit(*_lack(left_out, self.target))
        elif self._was_cancelled:
            self.cancelled.emit()
        else:
            self.failed.emit(*_sentence(told, self.target))
        self.over.emit()


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUTF8", "1")
    environment.insert("PYTHONPATH", search_path())
    if sys.platform.startswith("linux"):
        environment.insert("QT_QPA_PLATFORM", "offscreen")
    return environment


def _lack(left_out: Sequence[str], target: Path) -> tuple[str, str]:
    """What of a talk is not in the file."""
    if len(left_out) == 1:
        return left_out[0], ""
    sentence = tr("{scenes} scenes are not in {name}: their recordings were not found.")
    return sentence.format(scenes=len(left_out), name=target.name), "\n".join(left_out)


def _sentence(told: str, target: Path) -> tuple[str, str]:
    """The sentence that the command line ended with, and all of it where there was more."""
    lines = [line for line in told.splitlines() if line.strip() and not _TOLD_BY_QT.match(line)]
    if not lines:
        sentence = tr("{name} could not be made: the program that makes it ended without a word.")
        return sentence.format(name=target.name), told.strip()
    return lines[-1].strip(), told.strip() if len(lines) > 1 else ""


def drafts_of(target: Path) -> frozenset[Path]:
    """What is beside a target under the names that drafts of it have: a program that was killed leaves them behind."""
    draft = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    try:
        return frozenset(path for path in target.parent.iterdir() if draft.fullmatch(path.name))
    except OSError:
        return frozenset()  # no such folder: nothing can be in it


def clear_drafts(target: Path, kept: frozenset[Path]) -> None:
    """Delete the drafts of a target but those in `kept`, which are somebody else's."""
    for path in drafts_of(target) - kept:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


class Remaining:
    """How long a piece of work still takes, from how it went lately: feed it with how much is done."""

    def __init__(self) -> None:
        self._reports: deque[tuple[float, int]] = deque(maxlen=RECENT)

    def seconds_left(self, done: int, total: int, now_s: float) -> float | None:
        """Of `total`, `done` are done at this time; None while nobody can tell."""
        self._reports.append((now_s, done))
        began_s, before = self._reports[0]
        if done <= before or now_s <= began_s:
            return None
        return (total - done) * (now_s - began_s) / (done - before)
