"""The program that trains for a window: `python -m scoutview.training.serving`, started by `training/process.py`.

It takes orders on stdin, a JSON list a line: the number of a run, what to do, and with what. On stdout it tells how its
runs stand; such a line begins with MARK, so that whatever else a library prints there is told apart. When stdin ends,
whoever gave the orders is gone: the runs leave their last frame, and the program ends.

Started with the ends of two pipes, it forks once torch is loaded, and the other process answers: see
`observing/answering.py`.
"""

import gc
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_named, lab_of_recording
from scoutview.language import tr
from scoutview.observing.answering import serve
from scoutview.plugins.allowed import take_allowed
from scoutview.recording.reader import Recording
from scoutview.settings import settings_from_values
from scoutview.torch_loading import load_torch
from scoutview.training.worker import OVER, TrainingRun, TrainingStatus

MARK = b"\x1e"
TELL_S = 0.05  # how often it is looked whether there is something to tell
LAST_FRAMES_S = 30.0  # how long the runs may take to end once nobody gives orders


class Server:
    """Its runs, each in a thread of its own. `tell` is called with a number and how that run stands."""

    def __init__(self, tell: Callable[[int, TrainingStatus], None]) -> None:
        self._tell = tell
        self._runs: dict[int, TrainingRun] = {}
        self._told: dict[int, TrainingStatus] = {}

    def obey(self, number: int, what: str, *values: Any) -> None:
        """Carry out one order; one to a run that is over is too late and changes nothing."""
        if what == "begin":
            self._begin(number, *values)
        elif (run := self._runs.get(number)) is not None:
            ORDERS[what](run, *values)

    def tell_news(self) -> None:
        """Tell of each run whose status is another than it was; forget those that are over."""
        for number, run in list(self._runs.items()):
            status = run.status()
            if status != self._told.get(number):
                self._told[number] = status
                self._tell(number, status)
            if status.state in OVER:
                del self._runs[number], self._told[number]

    def end(self, most_s: float = LAST_FRAMES_S) -> None:
        """Stop all runs, and wait until they are over."""
        ends_s = time.monotonic() + most_s
        runs = list(self._runs.values())
        for run in runs:
            run.stop()
        for run in runs:
            run.join(max(0.0, ends_s - time.monotonic()))

    def _begin(self, number: int, options: Mapping[str, Any]) -> None:
        try:
            path, continued = Path(options["path"]), options["continue_run"]
            lab = _recorded_lab(path) if continued else _new_lab(options["lab"], options["settings"])
            run = TrainingRun(
                lab,
                path,
                device=options["device"],
                until=options["until"],
                marks=[Mark(name, step) for name, step in options["marks"]],
                continue_run=continued,
            )
            if options["paused"]:
                run.pause()
            run.start()
            self._runs[number] = run
        except UserError as error:
            self._tell(number, TrainingStatus("failed", error=str(error)))
        except Exception as error:
            sentence = tr("The training could not begin ({kind}: {error}).").format(
                kind=type(error).__name__, error=error
            )
            self._tell(number, TrainingStatus("failed", error=sentence, details=traceback.format_exc()))


ORDERS: Mapping[str, Callable[..., None]] = {
    "pause": TrainingRun.pause,
    "resume": TrainingRun.resume,
    "take_one_step": TrainingRun.take_one_step,
    "stop": TrainingRun.stop,
    "change_setting": TrainingRun.change_setting,
    "protect": TrainingRun.protect,
}


def _new_lab(name: str, settings: Mapping[str, Any]) -> Lab[Any, Any]:
    lab = lab_named(name)
    return lab(settings_from_values(lab.Settings, settings))


def _recorded_lab(path: Path) -> Lab[Any, Any]:
    with Recording.open(path) as recording:
        return lab_of_recording(recording)


def _print_status(number: int, status: TrainingStatus) -> None:
    line = MARK + json.dumps([number, asdict(status)]).encode() + b"\n"
    os.write(sys.stdout.fileno(), line)  # at once and in one piece, whatever else prints


def _tell_for_ever(server: Server) -> None:
    while True:
        time.sleep(TELL_S)
        server.tell_news()


def _fork_answering(reads: int, writes: int) -> None:
    """Have a process of its own answer at these ends, with the pages of torch that are loaded here.

    No thread may run yet: the fork would have its locks, and nobody who opens them.
    """
    with suppress(Exception):  # each of them meets it again, and tells
        load_torch()
    gc.collect()
    gc.freeze()  # collecting would write to the pages that are shared
    process = os.fork()
    if process == 0:
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            for number in range(3):  # else whoever trains would seem to be there as long as this is
                os.dup2(nothing, number)
            serve(reads, writes)
        finally:
            os._exit(0)
    os.close(reads)
    os.close(writes)
    threading.Thread(target=os.waitpid, args=(process, 0), name="end of answering", daemon=True).start()


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's: it ends the runs
    if ends := take_allowed(sys.argv[1:]):
        _fork_answering(*map(int, ends))
    server = Server(_print_status)
    threading.Thread(target=load_torch, name="torch loading", daemon=True).start()
    threading.Thread(target=_tell_for_ever, args=(server,), name="news", daemon=True).start()
    for line in sys.stdin:
        server.obey(*json.loads(line))
    server.end()
    server.tell_news()
    sys.stdout.flush()
    os._exit(0)  # a library's threads need no farewell


if __name__ == "__main__":
    main()
