"""Askers whose models are in another program, `observing/answering.py`; a `RemoteAsker` is used as an `Asker` is.

Whoever asks waits at a pipe, without Python's lock, so that the window goes on painting.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from scoutview.errors import LostError
from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.labs.shared_channels import TRAINING_QUESTIONS
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.observing.answer import Shapes, check_fit
from scoutview.observing.link import CLOSE_S, LOST, Link
from scoutview.observing.rest import count_elsewhere
from scoutview.observing.wire import (
    Message,
    error_of_values,
    values_of_linked,
    values_of_probe,
    values_of_question,
    values_of_run,
)
from scoutview.probe import Probe
from scoutview.recording.format import RunPoint
from scoutview.recording.linked import LinkedWeights

CLOSED = tr("The window is being closed: nothing more is asked.")


class RemoteAskers:
    """The askers of one window, all in the same program; any thread may ask. `start` begins that program.

    It is begun when it is first needed, and again when it was lost.
    """

    elsewhere = True

    def __init__(self, start: Callable[[], Link]) -> None:
        self._start = start
        self._lock = threading.Lock()  # one asks at a time
        self._link: Link | None = None
        self._closed = False

    def warm_up(self) -> None:
        """Wait until the program is there, with torch loaded."""
        with self.linked():
            pass

    def new(self, lab: Lab[Any, Any]) -> "RemoteAsker":
        return RemoteAsker(lab, self)

    def close(self) -> None:
        """End the program; waits for an answer in the making, but not for long."""
        self._closed = True
        if not self._lock.acquire(timeout=CLOSE_S):
            link = self._link
            if link is not None:
                link.kill()  # whoever waits for it meets its end
            self._lock.acquire()
        link, self._link = self._link, None
        self._lock.release()
        if link is not None:
            link.close()

    @contextmanager
    def linked(self) -> Iterator[Link]:
        """The link, for one request.

        Raises:
            LostError: the program came to its end meanwhile.
        """
        with self._lock:
            if self._closed:
                raise LostError(CLOSED)
            if self._link is None:
                self._begin()
            assert self._link is not None
            try:
                yield self._link
            except LostError:
                self._lose()
                raise

    def _begin(self) -> None:
        try:
            self._link = self._start()
            self._link.wait_until_ready()
        except OSError as error:
            raise LostError(tr("The program that answers cannot be started ({error}).").format(error=error)) from error
        except Exception:
            self._lose()
            raise

    def _lose(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()


class RemoteAsker:
    """As `Asker`: a lab and a model to ask it with, in the program that answers. One thread at a time."""

    def __init__(self, lab: Lab[Any, Any], askers: RemoteAskers) -> None:
        self.lab = lab
        self.step: int | None = None
        self._askers = askers
        self._link: Link | None = None  # where the model is
        self._number = 0
        self._shapes: Shapes = {}
        self.learned: Mapping[str, int] = {}
        self._run: Arrays = {}
        self._frame: Frame | None = None
        self._sent = False  # the frame has arrived
        self._point = RunPoint()
        with askers.linked() as link:
            self._move_to(link)

    def load(self, frame: Frame) -> None:
        """Take up the weights of this frame; they travel with the next question.

        Raises:
            UserError: they do not fit the lab's model.
        """
        check_fit(frame, self._shapes)
        self._frame, self._sent, self.step, self._point = frame, False, frame.step, RunPoint()

    def take_up(self, run: RunPoint) -> None:
        """How the run stood at this frame, for questions of its training; it travels with each of them."""
        self._point = run

    def take_run(self, run: Arrays) -> None:
        """Know where the run went; it travels at once."""
        self._run = run
        with self._askers.linked() as link:
            if link is self._link:
                self._send_run(link)
            else:
                self._move_to(link)

    def answer(self, probe: Probe, questions: Collection[Question]) -> dict[Question, Arrays]:
        """The answers to plain questions; one forward pass for all."""
        asked = list(questions)
        values = {"probe": values_of_probe(probe), "questions": [values_of_question(each) for each in asked]}
        with self._askers.linked() as link:
            reply = self._ask(link, "answer", values)
        return {asked[number]: arrays for number, arrays in zip(reply.values["answered"], reply.arrays, strict=True)}

    def unfold(self, probe: Probe, question: Question) -> Iterator[Arrays]:
        """The steps of a trajectory; some of them are computed ahead, where they are quick."""
        values = {"probe": values_of_probe(probe), "question": values_of_question(question)}
        with self._askers.linked() as begun:
            self._move_to(begun)
            number = begun.new_number()
            of_training = question.name in TRAINING_QUESTIONS
            told = {"run": values_of_run(self._point)} if of_training else {}
            state = [self._point.state.arrays] if of_training and self._point.state is not None else []
            reply = self._ask(begun, "unfold", values | {"trajectory": number} | told, state)
        try:
            while True:
                for step, spent_s in zip(reply.arrays, reply.values["steps_s"], strict=True):
                    count_elsewhere(spent_s)  # each when it is its turn: how long to rest is told by it
                    yield step
                if reply.values["ended"]:
                    return
                with self._askers.linked() as link:
                    if link is not begun:
                        raise LostError(LOST)
                    reply = link.ask({"what": "next", "trajectory": number})
        finally:
            begun.drop(number)

    def _ask(self, link: Link, what: str, values: Mapping[str, Any], state: Collection[Arrays] = ()) -> Message:
        self._move_to(link)
        message: dict[str, Any] = {"what": what, "asker": self._number, "step": self.step, **values}
        frame = self._frame if not self._sent else None
        if frame is not None:
            message["step"] = frame.step
        sent = [] if frame is None else [frame.weights]
        if frame is not None and isinstance(frame.weights, LinkedWeights):  # read there, from the files themselves
            message["linked"], sent = values_of_linked(frame.weights), [{}]
        reply = link.exchange(message, [*sent, *state])
        if frame is not None:
            self._sent = reply.values["step"] == frame.step
        if "error" in reply.values:
            raise error_of_values(reply.values["error"])
        return reply

    def _move_to(self, link: Link) -> None:
        """Have the model there, where it is not yet: its program was lost."""
        if link is self._link:
            return
        number = link.number_for(self)
        reply = link.ask({"what": "asker", "asker": number, "lab": link.number_of(self.lab)})
        self._link, self._number, self._sent = link, number, False
        self._shapes = {name: tuple(shape) for name, shape in reply.values["shapes"].items()}
        self.learned = reply.values["learned"]
        if self._run:
            self._send_run(link)

    def _send_run(self, link: Link) -> None:
        link.ask({"what": "run", "asker": self._number}, [self._run])
