"""The link to a program that answers: what goes over the wire and back, and how the program is ended."""

import itertools
import weakref
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any, Protocol

import numpy as np
import psutil

from scoutview.errors import LostError
from scoutview.frame import Arrays
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observing.rest import count_elsewhere
from scoutview.observing.wire import Message, Wire, error_of_values

CLOSE_S = 2.0  # how long closing waits for an answer in the making, and for the program to end by itself
LOST = tr(
    "The program that answers was lost, perhaps because there was too little memory: it is started again when"
    " something else is asked."
)


class Program(Protocol):
    """What has to be known of a program to end it."""

    def kill(self) -> Any: ...
    def wait(self, timeout: float | None = None) -> Any: ...


class Link:
    """A program that answers, and the wire to it."""

    def __init__(self, wire: Wire, program: Program | None = None, *, parent: Program | None = None) -> None:
        """Without `program`, it is the one that the first message tells; `parent` is then what begins it."""
        self._wire, self._program, self._parent = wire, program, parent
        self._labs: weakref.WeakKeyDictionary[Lab[Any, Any], int] = weakref.WeakKeyDictionary()
        self._numbers = itertools.count(1)
        self._dropped: deque[int] = deque()  # numbers of what nobody has here any more; told with the next request

    def wait_until_ready(self) -> None:
        """Until it has loaded torch.

        Raises:
            LostError: it came to its end.
            UnexpectedError: torch cannot be loaded there.
        """
        ready = self._received().values
        if "error" in ready:
            raise error_of_values(ready["error"])
        if self._program is None:
            self._program = psutil.Process(ready["process"])

    def new_number(self) -> int:
        """A number for something that the program is to keep, until it is dropped."""
        return next(self._numbers)

    def number_for(self, owner: object) -> int:
        """The same, dropped when its owner here is gone."""
        number = self.new_number()
        weakref.finalize(owner, self.drop, number).atexit = False
        return number

    def drop(self, number: int) -> None:
        """Nobody wants this any more. Any thread; it is told with the next request."""
        self._dropped.append(number)

    def number_of(self, lab: Lab[Any, Any]) -> int:
        """The lab's number; it is sent when it is first asked for."""
        if lab not in self._labs:
            number = self.number_for(lab)
            given = lab.given_assets
            assets = [] if given is None else [{name: np.frombuffer(each, np.uint8) for name, each in given.items()}]
            self.ask({"what": "lab", "lab": number, "name": lab.name, "settings": asdict(lab.settings)}, assets)
            self._labs[lab] = number
        return self._labs[lab]

    def ask(self, values: Mapping[str, Any], arrays: Collection[Arrays] = ()) -> Message:
        """The reply to this.

        Raises:
            LostError: the program came to its end.
            Exception: what went wrong there.
        """
        reply = self.exchange(values, arrays)
        if "error" in reply.values:
            raise error_of_values(reply.values["error"])
        return reply

    def exchange(self, values: Mapping[str, Any], arrays: Collection[Arrays] = ()) -> Message:
        """The reply, be it an error; what it took counts as work of this thread, but for the steps of a trajectory.

        Raises:
            LostError: the program came to its end.
        """
        dropped = [self._dropped.popleft() for _ in range(len(self._dropped))]
        message = Message({**values, "dropped": dropped}, [*arrays])
        try:
            self._wire.send(message)
        except OSError as error:
            raise LostError(LOST) from error
        reply = self._received()
        count_elsewhere(reply.values["spent_s"] - sum(reply.values.get("steps_s", ())))
        return reply

    def _received(self) -> Message:
        try:
            return self._wire.receive()
        except (EOFError, OSError, MemoryError, ValueError) as error:  # what came is not whole, or no message
            raise LostError(LOST) from error

    def kill(self) -> None:
        program = self._program or self._parent
        if program is not None:
            _killed(program)

    def close(self) -> None:
        """Let the program end, and wait for it; not while somebody asks."""
        self._wire.close()
        if self._program is None:
            return
        try:
            self._program.wait(CLOSE_S)
        except Exception:  # whichever kind of process it is has its own that says: not in time
            _killed(self._program)
            self._program.wait(CLOSE_S)


def _killed(program: Program) -> None:
    try:
        program.kill()
    except (OSError, psutil.NoSuchProcess):
        return  # it came to its end by itself
