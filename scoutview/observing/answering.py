"""The program that answers for a window: holds the models that are asked, so that the window needs no torch.

On Linux it is a fork of the program that trains (`training/serving.py`), which shares the memory of torch with it;
elsewhere, and where it was lost, `python -m scoutview.observing.answering`, with the wire as its stdin and stdout.
It ends when its wire does. The window's side is `observing/remote.py`.
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_recorded_with
from scoutview.observing.answer import Asker
from scoutview.observing.wire import (
    Message,
    Wire,
    linked_of_values,
    probe_of_values,
    question_of_values,
    run_of_values,
    values_of_error,
)
from scoutview.plugins.allowed import take_allowed
from scoutview.probe import Probe
from scoutview.torch_loading import load_torch

TOGETHER_S = 0.008  # quick steps of a trajectory travel together: each by itself would wait longer than it takes

KEPT_BYTES = 16_777_216
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h names them


class Answerer:
    """Labs, askers and trajectories by the numbers that the window gave them."""

    def __init__(self) -> None:
        self._labs: dict[int, Lab[Any, Any]] = {}
        self._askers: dict[int, Asker] = {}
        self._trajectories: dict[int, Iterator[Arrays]] = {}

    def reply(self, message: Message) -> Message:
        """Do what is asked; what goes wrong is told. Each reply says what it took of the processor."""
        began_s = time.thread_time()
        asked = message.values
        self._drop(asked["dropped"])
        try:
            reply = getattr(self, f"_{DEEDS[asked['what']]}")(asked, message.arrays)
        except Exception as error:
            reply = Message({"error": values_of_error(error)})
        asker = self._askers.get(asked.get("asker", 0))
        told = {"spent_s": time.thread_time() - began_s, "step": asker.step if asker is not None else None}
        return Message(reply.values | told, reply.arrays)

    def _drop(self, numbers: list[int]) -> None:
        for number in numbers:
            for held in (self._labs, self._askers, self._trajectories):
                held.pop(number, None)

    def _take_lab(self, asked: Mapping[str, Any], arrays: list[Arrays]) -> Message:
        assets = {name: array.tobytes() for name, array in arrays[0].items()} if arrays else None
        self._labs[asked["lab"]] = lab_recorded_with(asked["name"], asked["settings"], assets)
        return Message({})

    def _make_asker(self, asked: Mapping[str, Any], _: list[Arrays]) -> Message:
        asker = Asker(self._labs[asked["lab"]])
        self._askers[asked["asker"]] = asker
        return Message({"shapes": asker.shapes, "learned": asker.learned})

    def _take_run(self, asked: Mapping[str, Any], arrays: list[Arrays]) -> Message:
        self._askers[asked["asker"]].take_run(arrays[0])
        return Message({})

    def _answer(self, asked: Mapping[str, Any], arrays: list[Arrays]) -> Message:
        asker = self._loaded(asked, arrays)
        questions = [question_of_values(values) for values in asked["questions"]]
        answers = asker.answer(_probe(asker, asked), questions)
        answered = [number for number, question in enumerate(questions) if question in answers]
        return Message({"answered": answered}, [answers[questions[number]] for number in answered])

    def _unfold(self, asked: Mapping[str, Any], arrays: list[Arrays]) -> Message:
        asker, question = self._loaded(asked, arrays), question_of_values(asked["question"])
        if "run" in asked:
            asker.take_up(run_of_values(asked["run"], arrays[-1] if _has_state(asked) else {}))
        self._trajectories[asked["trajectory"]] = asker.unfold(_probe(asker, asked), question)
        return self._steps(asked["trajectory"], 0.0)  # the first one is wanted at once

    def _go_on(self, asked: Mapping[str, Any], _: list[Arrays]) -> Message:
        return self._steps(asked["trajectory"], TOGETHER_S)

    def _steps(self, number: int, most_s: float) -> Message:
        """The next steps, one at least, as far as they come within a time; how long each took; whether all are there.

        Where a step fails, those before it are handed over first.
        """
        steps: list[Arrays] = []
        times_s: list[float] = []
        trajectory, began_s = self._trajectories[number], time.thread_time()
        while not steps or sum(times_s) < most_s:
            try:
                step = next(trajectory, None)
            except Exception as error:
                if not steps:
                    raise
                self._trajectories[number] = _failing(error)
                break
            if step is None:
                return Message({"steps_s": times_s, "ended": True}, steps)
            steps.append(step)
            times_s.append(time.thread_time() - began_s)
            began_s += times_s[-1]
        return Message({"steps_s": times_s, "ended": False}, steps)

    def _loaded(self, asked: Mapping[str, Any], arrays: list[Arrays]) -> Asker:
        """The asker, with the weights that came along."""
        asker = self._askers[asked["asker"]]
        if len(arrays) > _has_state(asked):
            asker.step = None  # until they are taken up whole
            weights = linked_of_values(asked["linked"]) if "linked" in asked else arrays[0]
            asker.load(Frame(asked["step"], 0.0, {}, weights))
        return asker


def _failing(error: Exception) -> Iterator[Arrays]:
    """A trajectory that goes on with an error."""
    raise error
    yield {}


def _has_state(asked: Mapping[str, Any]) -> bool:
    """Whether a training state came along, after the weights."""
    return "run" in asked and asked["run"]["state"] is not None


DEEDS = {
    "lab": "take_lab",
    "asker": "make_asker",
    "run": "take_run",
    "answer": "answer",
    "unfold": "unfold",
    "next": "go_on",
}


def _probe(asker: Asker, asked: Mapping[str, Any]) -> Probe:
    return probe_of_values(type(asker.lab.default_probe()), asked["probe"])


def _keep_freed_memory() -> None:
    """Have glibc keep what an answer has freed for the next one: thousands of pages, each of which costs a fault."""
    if sys.platform == "linux":
        choose = getattr(ctypes.CDLL(None), "mallopt", None)
        if choose is not None:
            for limit in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
                choose(limit, KEPT_BYTES)


def serve(reads: int, writes: int) -> None:
    """Load torch, say so, and answer until nobody asks any more."""
    wire, answerer = Wire(reads, writes), Answerer()
    _keep_freed_memory()
    try:
        load_torch()
    except Exception as error:
        wire.send(Message({"error": values_of_error(error)}))
        return
    wire.send(Message({"process": os.getpid()}))
    while True:
        try:
            wire.send(answerer.reply(wire.receive()))
        except (EOFError, OSError):  # the window is gone
            return


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's, which ends this
    reads, writes = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # what a library prints must not come between
    take_allowed(sys.argv[1:])
    serve(reads, writes)
    os._exit(0)  # a library's threads need no farewell


if __name__ == "__main__":
    main()
