"""Opens the window on a recording from a script: a program of its own, which goes on when the script ends."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.programs import command, search_path
from scoutview.scripting.drawing_program import QT_HERE

CLOSE_S = 60.0  # how long a window may take to close by itself: what it computes is finished first
OURS = "QT_QPA_PLATFORM"  # the screen is the same for every Qt


class OpenedWindow:
    """A window that is open beside the script."""

    def __init__(self, process: subprocess.Popen[bytes], told: str) -> None:
        self._process, self._told = process, told

    @property
    def is_open(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """Close it, as its user would."""
        if self.is_open:
            self._process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
        try:
            self._process.wait(CLOSE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __repr__(self) -> str:
        return f"{self._told}: {'open' if self.is_open else 'closed'}"


def open_window(words: Sequence[str], told: str) -> OpenedWindow:
    """The window, started with these words of the command line and on screen with what they ask for.

    Raises:
        UserError: it cannot be opened; the sentence is its own.
    """
    kept = {name: value for name, value in os.environ.items() if name not in QT_HERE or name == OURS}
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command("scoutview", *words, "--tell"),
            env=kept | {"PYTHONPATH": search_path(), "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # what interrupts the script is not meant for the window
        )
        assert process.stdout is not None
        with process.stdout as output:
            is_there = output.readline()
        if not is_there:
            process.wait()
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").split("\n")
            said = [line.strip() for line in lines if line.strip()]
            raise UserError(said[-1] if said else tr("The window was closed before it showed anything."))
    return OpenedWindow(process, told)
