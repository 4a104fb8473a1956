"""Training in a program of its own, so that drawing never takes Python's lock from it, nor it from drawing; no Qt.

`TrainingProcess.new_run` gives runs that are used as a `TrainingRun` is: commands never wait, `status` is news of the
last twentieth of a second. The program itself is `training/serving.py`.
"""

import itertools
import json
import queue
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from scoutview.frame import Mark
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observing.link import Link
from scoutview.settings import Value
from scoutview.training import starting
from scoutview.training.serving import MARK
from scoutview.training.worker import OVER, TrainingStatus, check_change

CLOSE_S = 5.0  # how long closing waits for the program to end by itself
LINES_KEPT = 50  # of what the program printed, for the details of an error


@dataclass(frozen=True)
class _Order:
    number: int
    what: str
    values: tuple[Any, ...] = ()

    def line(self) -> bytes:
        return json.dumps([self.number, self.what, *self.values]).encode() + b"\n"


WARM_UP = _Order(0, "warm up")


class RemoteRun:
    """One run of a lab in a training process; its methods are those of `TrainingRun`. None waits, `join` apart."""

    def __init__(
        self,
        lab: Lab[Any, Any],
        path: Path,
        send: Callable[..., None],
        *,
        device: str,
        continue_run: bool,
        until: int | None,
        marks: Sequence[Mark],
    ) -> None:
        self.path = path
        self._lab = lab
        self._send = send
        self._options = {
            "lab": lab.name,
            "settings": asdict(lab.settings),
            "path": str(path.absolute()),
            "device": device,
            "continue_run": continue_run,
            "until": until,
            "marks": [(mark.name, mark.step) for mark in marks],
        }
        self._begun = self._paused = False
        self._protected: int | None = None
        planned = until if until is not None else 0 if continue_run else int(lab.settings.steps)
        self._status = TrainingStatus(planned_steps=planned)
        self._over = threading.Event()

    def start(self) -> None:
        self._begun = True
        self._send("begin", self._options | {"paused": self._paused})

    def pause(self) -> None:
        """Rest after the current step; before `start`, with frame 0."""
        self._paused = True
        if self._begun:
            self._send("pause")

    def resume(self) -> None:
        self._send("resume")

    def take_one_step(self) -> None:
        """While it rests: one more step, which becomes a frame."""
        self._send("take_one_step")

    def stop(self) -> None:
        """End after the current step; the model as it is becomes the last frame."""
        self._send("stop")

    def change_setting(self, name: str, value: Value) -> None:
        """Train with this value of a setting from the next step on.

        Raises:
            UserError: it may not change while it trains, or the value is out of range.
        """
        check_change(self._lab, name, value)
        self._send("change_setting", name, value)

    def protect(self, step: int) -> None:
        """The frame on screen stays when the recording is thinned."""
        if step != self._protected:
            self._protected = step
            self._send("protect", step)

    def status(self) -> TrainingStatus:
        """Where the run is just now."""
        return self._status

    def is_over(self) -> bool:
        """Whether the run has ended and its recording is closed."""
        return self._over.is_set()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the end; False when the time was not enough."""
        return not self._begun or self._over.wait(timeout_s)

    # the threads of the training process

    def take(self, status: TrainingStatus) -> None:
        """This is how it stands now."""
        self._status = status
        if status.state in OVER:
            self._over.set()

    def lose(self, reason: str, details: str) -> None:
        """The program is gone, and with it this run."""
        sentence = tr("The training ended at step {step:,}: {reason} The frames written so far are kept.").format(
            step=self._status.step, reason=reason
        )
        self.take(replace(self._status, state="failed", steps_per_second=0.0, error=sentence, details=details))


class TrainingProcess:
    """Begins the program when it is first needed, and again when it was lost.

    Methods of one thread, of which none waits; `start_answering` apart. With `answers`, the program that answers is
    begun together with it, where that is possible.
    """

    def __init__(self, *, answers: bool = False) -> None:
        self._forks = answers and starting.FORKS
        self._answering: Link | None = None  # begun, and not handed out yet
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._runs: dict[int, RemoteRun] = {}  # those that are not over
        self._places: dict[int, subprocess.Popen[bytes]] = {}  # where they run
        self._sender: threading.Thread | None = None

    def warm_up(self) -> None:
        """Begin the program and load torch in it, so that the first training begins at once."""
        self._put(WARM_UP)

    def new_run(
        self,
        lab: Lab[Any, Any],
        path: Path,
        *,
        device: str = "auto",
        continue_run: bool = False,
        until: int | None = None,
        marks: Sequence[Mark] = (),
    ) -> RemoteRun:
        """A run of this lab into a recording, to be started; the options are those of `TrainingRun`."""
        number = next(self._numbers)

        def send(what: str, *values: Any) -> None:
            self._put(_Order(number, what, values))

        run = RemoteRun(lab, path, send, device=device, continue_run=continue_run, until=until, marks=marks)
        self._runs[number] = run
        return run

    def start_answering(self) -> Link:
        """Begin a program that answers; any thread. Raises OSError where it cannot be started."""
        with self._lock:
            if self._forks:
                self._living()
            link, self._answering = self._answering, None
        return link if link is not None else starting.start_answering()

    def process_id(self) -> int:
        """0 where the program does not run."""
        process = self._process
        return process.pid if process is not None else 0

    def close(self) -> None:
        """End the program; runs that are not over leave their last frame, if they can in time. Waits for it."""
        if self._sender is not None:
            self._orders.put(None)
            self._sender.join()
            self._sender = None
        self._end()

    def _end(self) -> None:
        with self._lock:
            link, self._answering = self._answering, None
            process = self._process
        if link is not None:
            link.close()
        if process is not None:
            _close_orders(process)
            try:
                process.wait(CLOSE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    # the thread that sends

    def _put(self, order: _Order) -> None:
        if self._sender is None:
            self._sender = threading.Thread(target=self._work, name="training orders", daemon=True)
            self._sender.start()
        self._orders.put(order)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                self._carry_out(order)
            except OSError as error:
                with self._lock:
                    self._lose(
                        [order.number],
                        tr("the program that trains cannot be started ({error}).").format(error=error),
                        "",
                    )

    def _carry_out(self, order: _Order) -> None:
        if order is WARM_UP:
            with self._lock:
                self._living()
            return
        with self._lock:
            if order.number not in self._runs:
                return
            if order.what == "begin":
                self._places[order.number] = self._living()
            process = self._places.get(order.number)
        if process is not None:
            assert process.stdin is not None
            with suppress(BrokenPipeError, ValueError):  # whoever reads its news meets its end, and tells
                process.stdin.write(order.line())
                process.stdin.flush()

    def _living(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            if self._forks:
                self._forks = False  # later one that answers is there already, or is started by itself
                self._process, self._answering = starting.start_both()
            else:
                self._process = starting.start_training()
            threading.Thread(target=self._read, args=(self._process,), name="training news", daemon=True).start()
        return self._process

    # the thread that reads

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        told = self._take_news(process.stdout)
        process.stdout.close()
        _close_orders(process)
        status = process.wait()
        with self._lock:
            if self._process is process:
                self._process = None
            lost = [number for number, place in self._places.items() if place is process]
            self._lose(
                lost,
                _end_in_words(status),
                "".join(told),
            )

    def _take_news(self, lines: IO[bytes]) -> deque[str]:
        """Take it until there is none any more; returns what else was printed."""
        told: deque[str] = deque(maxlen=LINES_KEPT)
        for line in lines:
            if line.startswith(MARK):
                number, values = json.loads(line[1:])
                self._take(number, TrainingStatus(**values))
            else:
                told.append(line.decode("utf-8", "replace"))
        return told

    def _take(self, number: int, status: TrainingStatus) -> None:
        with self._lock:
            run = self._runs.get(number)
            if run is not None and status.state in OVER:
                self._forget(number)
        if run is not None:
            run.take(status)

    def _lose(self, numbers: list[int], reason: str, details: str) -> None:
        for number in numbers:
            run = self._runs.get(number)
            self._forget(number)
            if run is not None:
                run.lose(reason, details)

    def _forget(self, number: int) -> None:
        self._runs.pop(number, None)
        self._places.pop(number, None)


def _close_orders(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # what nobody takes any more
        process.stdin.close()


def _end_in_words(status: int) -> str:
    if status >= 0:
        return tr("the program that trains ended with status {status}.").format(status=status)
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = tr("signal {number}").format(number=-status)
    said = tr("the program that trains was ended from outside ({signal}).")
    if name == "SIGKILL":
        said = tr(
            "the program that trains was ended from outside ({signal}), perhaps because there was too little memory."
        )
    return said.format(signal=name)
